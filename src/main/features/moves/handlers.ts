import type { exceptionMethods } from '../../../contract/exceptions.ts';
import type { Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { clientByCode } from '../clients/office-queries.ts';
import { clientSettings } from '../clients/queries.ts';
import { cancelDeposits } from '../deposits/cancels.ts';
import { liveDeposit } from '../deposits/queries.ts';
import { listMoves, moveOf } from '../exceptions/office-queries.ts';
import { cancelByHand, moveBack, moveDeposit, refuseClosed, restoreDeposit } from './writes.ts';

type MoveMethods = Pick<
  typeof exceptionMethods,
  'deposits.move' | 'deposits.undoMove' | 'deposits.bankReversal' | 'deposits.restore' | 'office.moves'
>;

export const moveHandlers: Handlers<MoveMethods> = {
  'deposits.move': (context, { clientId, depositId, targetCode, reason, on }) =>
    context.write(async (tx) => {
      const from = await clientSettings(tx.client(clientId), 'booking');
      const target = await clientByCode(tx.office, targetCode);
      if (!target) throw new AppError('client-code-unknown', { code: targetCode }, 'targetCode');
      if (target.id === clientId) throw new AppError('move-same-client', { code: targetCode }, 'targetCode');
      const to = await clientSettings(tx.client(target.id), 'booking');
      const day = on ?? context.clock.today();
      await moveDeposit(tx, { from, to, depositId, on: day, reason: reason ?? '' });
      return { movedOn: day };
    }),

  'deposits.undoMove': (context, { clientId, depositId, on }) =>
    context.write(async (tx) => {
      const move = await moveOf(tx.office, clientId, depositId);
      if (!move) throw new AppError('move-none', {}, 'depositId');
      if (move.backAt !== null) throw new AppError('cancel-restored', {}, 'depositId');
      return { movedOn: await moveBack(tx, move, on ?? context.clock.today()) };
    }),

  'deposits.bankReversal': (context, { clientId, depositId, on, dryRun }) => {
    const work = async (tx: Tx) => {
      const sql = tx.client(clientId);
      const client = await clientSettings(sql, 'booking');
      const deposit = await liveDeposit(sql, depositId);
      const day = on ?? context.clock.today();
      if (day < deposit.depositedOn)
        throw new AppError('cancel-too-early', { on: day, depositedOn: deposit.depositedOn }, 'on');
      refuseClosed(client, day);
      return { reversed: await cancelDeposits(tx, clientId, [depositId], day, 'bank') };
    };
    return dryRun ? context.rehearse(work) : context.write(work);
  },

  'deposits.restore': (context, { clientId, depositId }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      const client = await clientSettings(sql, 'booking');
      await cancelByHand(sql, depositId);
      const row = await sql.get<{ cancelledOn: string }>(
        'SELECT cancelled_on AS cancelledOn FROM deposit_cancel WHERE client_id = :clientId AND deposit_id = :depositId',
        { depositId },
      );
      refuseClosed(client, row!.cancelledOn);
      return { depositId: await restoreDeposit(tx, clientId, depositId) };
    }),

  async 'office.moves'({ read }, { limit }) {
    return { moves: await listMoves(read.office, limit) };
  },
};
