import type { exceptionMethods } from '../../../contract/exceptions.ts';
import { daysBetween } from '../../../domain/dates.ts';
import type { Handlers } from '../../core/context.ts';
import { dayHappened } from '../../core/days.ts';
import { AppError } from '../../core/errors.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { liveDeposit } from '../deposits/queries.ts';
import { refuseClosed } from '../moves/writes.ts';
import {
  depositEvents,
  type EventRow,
  listCancelled,
  listDisputes,
  listRefunds,
  liveMarks,
  twinOf,
} from './queries.ts';
import {
  endMarks,
  liveRefund,
  markDeposit,
  raiseDisputes,
  refundDeposit,
  reverseRefund,
  settleDispute,
} from './writes.ts';

type OwnMethods = Omit<
  typeof exceptionMethods,
  'deposits.move' | 'deposits.undoMove' | 'deposits.bankReversal' | 'deposits.restore' | 'office.moves'
>;

export const exceptionHandlers: Handlers<OwnMethods> = {
  async 'exceptions.list'({ read, clock }, { clientId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const today = clock.today();
    const aged = <R>(rows: R[], since: (row: R) => string) =>
      rows.map((row) => ({ ...row, days: Math.max(0, daysBetween(since(row), today)) }));
    return {
      marks: aged(await liveMarks(sql), (row) => row.sinceOn),
      refunds: aged(await listRefunds(sql), (row) => row.decidedOn),
      disputes: aged(await listDisputes(sql), (row) => row.sinceOn),
      cancelled: (await listCancelled(sql)).map(({ byHand, ...row }) => ({
        ...row,
        canRestore: byHand === 1 || row.cause === 'moved',
      })),
    };
  },

  'deposits.mark': (context, input) =>
    context.write(async (tx) => {
      const sql = tx.client(input.clientId);
      await clientSettings(sql, 'booking');
      if (input.kind === 'advance' && input.customerId === undefined)
        throw new AppError('input-invalid', { path: 'customerId', wants: 'something' }, 'customerId');
      if (input.customerId !== undefined) await customerById(sql, input.customerId);
      if (input.twinDepositId !== undefined) await liveDeposit(sql, input.twinDepositId);
      const markId = await markDeposit(tx, input.clientId, {
        depositId: input.depositId,
        kind: input.kind,
        customerId: input.customerId ?? null,
        twinDepositId: input.twinDepositId ?? (input.kind === 'double' ? await twinOf(sql, input.depositId) : null),
        sinceOn: input.on ?? context.clock.today(),
        note: input.note ?? '',
      });
      return { markId };
    }),

  'deposits.unmark': (context, { clientId, depositId, on }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      const ended = await endMarks(tx, clientId, [depositId], on ?? context.clock.today());
      if (ended === 0) throw new AppError('mark-none', {}, 'depositId');
      return {};
    }),

  'deposits.refund': (context, { clientId, depositId, amountYen, reason, note, on }) =>
    context.write(async (tx) => {
      const client = await clientSettings(tx.client(clientId), 'booking');
      const { depositedOn } = await liveDeposit(tx.client(clientId), depositId);
      const today = context.clock.today();
      // Without a day: today, or the deposit's own where that lies ahead.
      const day = on ?? (today < depositedOn ? depositedOn : today);
      refuseClosed(client, day);
      return refundDeposit(tx, clientId, {
        depositId,
        amountYen: amountYen ?? null,
        reason,
        note: note ?? '',
        on: day,
      });
    }),

  'deposits.refundDone': (context, { clientId, refundId, refundedOn, accountNote }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      refuseClosed(await clientSettings(sql, 'booking'), refundedOn);
      const refund = await liveRefund(sql, refundId);
      if (refund.doneOn !== null) throw new AppError('refund-done', { on: refund.doneOn }, 'refundId');
      if (refundedOn < refund.decidedOn)
        throw new AppError('refund-too-early', { on: refundedOn, earliestOn: refund.decidedOn }, 'refundedOn');
      await sql.insert('deposit_refund_done', {
        refund_id: refundId,
        refunded_on: refundedOn,
        account_note: accountNote,
        ...tx.booked(),
      });
      return {};
    }),

  'deposits.reverseRefund': (context, { clientId, refundId, on }) =>
    context.write(async (tx) => {
      const day = on ?? context.clock.today();
      refuseClosed(await clientSettings(tx.client(clientId), 'booking'), day);
      return reverseRefund(tx, clientId, refundId, day);
    }),

  async 'deposits.history'({ read }, { clientId, depositId }) {
    const sql = read.client(clientId);
    const events = await depositEvents(sql, depositId);
    if (events.length === 0) throw new AppError('deposit-unknown', { depositId }, 'depositId');
    return { events: events satisfies EventRow[] };
  },

  'disputes.raise': (context, { clientId, receivableIds, reason, on }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      const day = dayHappened(context.clock, on);
      return { disputeIds: await raiseDisputes(tx, clientId, { receivableIds, reason, on: day, allocationId: null }) };
    }),

  'disputes.settle': (context, { clientId, disputeId, outcome, on }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      const day = dayHappened(context.clock, on);
      await settleDispute(tx, clientId, { disputeId, outcome: outcome ?? '', on: day });
      return {};
    }),
};
