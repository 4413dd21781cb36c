import type { confirmationMethods } from '../../../contract/confirmations.ts';
import { addDays } from '../../../domain/dates.ts';
import type { Handlers } from '../../core/context.ts';
import { clientSettings, letterheadOf } from '../clients/queries.ts';
import { balanceFacts, hasAddress } from '../ledgers/propose.ts';
import { accentOf, refuseUnprintable } from '../ledgers/writes.ts';
import { type ConfirmationRow, confirmations } from './queries.ts';
import {
  checkReplyBy,
  confirmationBatch,
  factsToConfirm,
  REPLY_DAYS,
  recordConfirmations,
  recordRepeated,
  recordReply,
  repeatedBatches,
  waitingConfirmations,
} from './writes.ts';

export const confirmationHandlers: Handlers<typeof confirmationMethods> = {
  async 'confirmations.propose'({ read }, { clientId, asOf }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const last = new Map<number, ConfirmationRow>();
    for (const row of await confirmations(sql)) {
      const known = last.get(row.customerId);
      if (!known || row.lastSentOn > known.lastSentOn) last.set(row.customerId, row);
    }
    const customers = (await balanceFacts(sql, asOf)).map(({ customer, invoices, balanceYen, advanceYen }) => ({
      customerId: customer.customerId,
      code: customer.code,
      name: customer.name,
      balanceYen,
      advanceYen,
      invoices: invoices.length,
      hasAddress: hasAddress(customer),
      lastSentOn: last.get(customer.customerId)?.lastSentOn ?? null,
      lastState: last.get(customer.customerId)?.state ?? null,
    }));
    return { customers: customers.sort((a, b) => (a.code < b.code ? -1 : 1)) };
  },

  async 'confirmations.preview'({ read, jobs, clock }, { clientId, customerId, asOf, replyBy }) {
    const sql = read.client(clientId);
    const issuedOn = clock.today();
    const facts = await factsToConfirm(sql, asOf, [customerId]);
    const by = replyBy ?? addDays(issuedOn, REPLY_DAYS);
    const batch = await confirmationBatch(read.office, sql, facts, {
      asOf,
      issuedOn,
      replyBy: by,
      batchNumber: PREVIEW,
    });
    await refuseUnprintable(jobs, batch);
    const drawn = await jobs.run('balance-letters', batch);
    return { bytes: drawn.bytes, pages: drawn.letters.reduce((sum, letter) => sum + letter.pages, 0) };
  },

  async 'confirmations.issue'(context, input) {
    const sql = context.read.client(input.clientId);
    await clientSettings(sql, 'booking');
    const issuedOn = context.clock.today();
    const replyBy = checkReplyBy(issuedOn, input.replyBy);
    const facts = await factsToConfirm(sql, input.asOf, input.customerIds);
    await refuseUnprintable(
      context.jobs,
      await confirmationBatch(context.read.office, sql, facts, {
        asOf: input.asOf,
        issuedOn,
        replyBy,
        batchNumber: PREVIEW,
      }),
    );
    const recorded = await context.write((tx) => recordConfirmations(context, tx, { ...input, replyBy }));
    return { ...recorded, document: await context.render(recorded.document.documentId) };
  },

  async 'confirmations.list'({ read }, { clientId, asOf, customerId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const rows = await confirmations(sql, { asOf: asOf ?? null, customerId: customerId ?? null });
    return { confirmations: rows.map(({ advanceYen: _advance, ...row }) => row) };
  },

  'confirmations.record': (context, input) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(input.clientId), 'booking');
      return recordReply(context, tx, input);
    }),

  async 'confirmations.remind'(context, input) {
    const sql = context.read.client(input.clientId);
    await clientSettings(sql, 'booking');
    const issuedOn = context.clock.today();
    const replyBy = checkReplyBy(issuedOn, input.replyBy);
    const rows = await waitingConfirmations(sql, input.confirmationIds);
    await refuseUnprintable(
      context.jobs,
      await repeatedBatches(context.read.office, sql, rows, { issuedOn, replyBy, batchNumber: PREVIEW }),
    );
    const recorded = await context.write((tx) => recordRepeated(context, tx, { ...input, replyBy }));
    return { ...recorded, document: await context.render(recorded.document.documentId) };
  },

  async 'confirmations.workbook'(context, { clientId, asOf }) {
    const recorded = await context.write(async (tx) => {
      const sql = tx.client(clientId);
      const { name, colour, code } = await letterheadOf(sql);
      const rows = await confirmations(sql, { asOf: asOf ?? null });
      const day = asOf ?? context.clock.today();
      const { documentId, path } = await context.recordDocument(tx, {
        kind: 'confirmation-workbook',
        clientId,
        title: day,
        name: `confirmations-${code.replace(/[^A-Za-z0-9-]/g, '_')}-${day}`,
        payload: { name, accent: accentOf(colour), asOf: day, createdOn: context.clock.today(), rows },
      });
      return { document: { documentId, path, sha256: '', bytes: 0 } };
    });
    return { document: await context.render(recorded.document.documentId) };
  },
};

/** Stands where the number will be. */
const PREVIEW = 'K00-0000';
