/** 支払約束 and 分割: recording what was said; whether it is kept is told by the deposits. */
import type { promiseMethods } from '../../../contract/promises.ts';
import { evenRows } from '../../../domain/promises.ts';
import type { Handlers, Tx } from '../../core/context.ts';
import { dayHappened } from '../../core/days.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { type OpenReceivableRow, openReceivablesOf } from '../allocations/queries.ts';
import { nextSerial, recordRun, refuseUnprintableRun } from '../approvals/writes.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { type GivenWords, givenWords, planLetters } from './queries.ts';
import { planLetterRun } from './writes.ts';

export const promiseHandlers: Handlers<typeof promiseMethods> = {
  'promises.record': (context, input) =>
    context.write(async (tx) => {
      const sql = tx.client(input.clientId);
      await clientSettings(sql, 'booking');
      const owed = await owedBy(sql, input.customerId, input.invoices);
      const madeOn = dayHappened(context.clock, input.madeOn, 'madeOn');
      const { promisedOn, amountYen } = input;
      if (promisedOn < madeOn) throw new AppError('promise-before-made', { madeOn, promisedOn }, 'promisedOn');
      if (amountYen > owed.openYen)
        throw new AppError('promise-above-owed', { amountYen, openYen: owed.openYen }, 'amountYen');
      const id = await sql.nextId('promise');
      await sql.insert('promise', {
        id,
        customer_id: input.customerId,
        made_on: madeOn,
        promised_on: promisedOn,
        amount_yen: amountYen,
        note: input.note ?? '',
        ...tx.booked(),
      });
      await sql.bulkInsert(
        'promise_item',
        owed.named.map((receivable_id) => ({ promise_id: id, receivable_id })),
      );
      return { promiseId: id };
    }),

  'promises.withdraw': (context, { clientId, promiseId, on }) =>
    context.write(async (tx) => {
      await endOnce(tx, clientId, 'promise', promiseId, on ?? context.clock.today());
      return {};
    }),

  async 'promises.list'({ read, clock }, { clientId, customerId, asOf }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const { promises } = await givenWords(sql, asOf ?? clock.today(), customerId ?? null);
    return {
      promises: promises.map((one) => ({
        ...summary(one),
        promiseId: one.row.id,
        madeOn: one.row.madeOn,
        promisedOn: one.row.promisedOn,
        amountYen: one.row.amountYen,
      })),
    };
  },

  async 'plans.suggest'({ read }, { clientId, customerId, invoices, count, firstOn }) {
    const { openYen } = await owedBy(read.client(clientId), customerId, invoices);
    if (openYen < count) throw new AppError('promise-above-owed', { amountYen: count, openYen }, 'count');
    return { totalYen: openYen, rows: evenRows(openYen, count, firstOn) };
  },

  'plans.record': (context, input) =>
    context.write(async (tx) => {
      const sql = tx.client(input.clientId);
      await clientSettings(sql, 'booking');
      const owed = await owedBy(sql, input.customerId, input.invoices);
      const agreedOn = dayHappened(context.clock, input.agreedOn, 'agreedOn');
      const totalYen = input.rows.reduce((sum, row) => sum + row.amountYen, 0);
      refuseRows(input.rows, agreedOn);
      if (totalYen > owed.openYen)
        throw new AppError('promise-above-owed', { amountYen: totalYen, openYen: owed.openYen }, 'rows');
      const id = await sql.nextId('instalment_plan');
      await sql.insert('instalment_plan', {
        id,
        customer_id: input.customerId,
        agreed_on: agreedOn,
        total_yen: totalYen,
        note: input.note ?? '',
        ...tx.booked(),
      });
      await sql.bulkInsert(
        'instalment_row',
        input.rows.map((row, index) => ({
          plan_id: id,
          row: index + 1,
          due_on: row.dueOn,
          amount_yen: row.amountYen,
        })),
      );
      await sql.bulkInsert(
        'instalment_item',
        owed.named.map((receivable_id) => ({ plan_id: id, receivable_id })),
      );
      return { planId: id, totalYen };
    }),

  'plans.acknowledge': (context, { clientId, planId, on }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      const plan = await planOf(sql, planId);
      const day = dayHappened(context.clock, on);
      if (plan.acknowledgedOn !== null)
        throw new AppError('plan-acknowledged', { acknowledgedOn: plan.acknowledgedOn }, 'planId');
      if (day < plan.agreedOn)
        throw new AppError('promise-before-made', { madeOn: plan.agreedOn, promisedOn: day }, 'on');
      await sql.insert('instalment_acknowledgement', { plan_id: planId, acknowledged_on: day, ...tx.booked() });
      return {};
    }),

  'plans.withdraw': (context, { clientId, planId, on }) =>
    context.write(async (tx) => {
      await endOnce(tx, clientId, 'plan', planId, on ?? context.clock.today());
      return {};
    }),

  async 'plans.preview'({ read, jobs, clock }, { clientId, planId, replyBy }) {
    const sql = read.client(clientId);
    const asked = { planId, replyBy, issuedOn: clock.today(), serial: 'K00-0000' };
    const run = await planLetterRun({ office: read.office, sql }, asked);
    await refuseUnprintableRun(jobs, run);
    const drawn = await jobs.run('letter-run', run);
    return { bytes: drawn.bytes, pages: drawn.letters.reduce((sum, one) => sum + one.pages, 0) };
  },

  async 'plans.letter'(context, { clientId, planId, replyBy }) {
    const issuedOn = context.clock.today();
    const asked = { planId, replyBy, issuedOn };
    const reading = { office: context.read.office, sql: context.read.client(clientId) };
    await refuseUnprintableRun(context.jobs, await planLetterRun(reading, { ...asked, serial: 'K00-0000' }));
    const recorded = await context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const serial = await nextSerial(tx, 'K', issuedOn);
      const run = await planLetterRun({ office: tx.office, sql }, { ...asked, serial });
      const document = await recordRun(context, tx, clientId, 'plan-letter', serial, run);
      const id = await sql.nextId('plan_letter');
      const row = { id, plan_id: planId, serial, issued_on: issuedOn, document_id: document.documentId };
      await sql.insert('plan_letter', { ...row, ...tx.booked() });
      return { serial, document };
    });
    return { ...recorded, document: await context.render(recorded.document.documentId) };
  },

  async 'plans.list'({ read, clock }, { clientId, customerId, asOf }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const { plans } = await givenWords(sql, asOf ?? clock.today(), customerId ?? null);
    const letters = await planLetters(sql);
    return {
      plans: plans.map((one) => ({
        ...summary(one),
        planId: one.row.id,
        agreedOn: one.row.madeOn,
        acknowledgedOn: one.row.acknowledgedOn,
        totalYen: one.row.amountYen,
        rows: one.rows,
        letter: letters.get(one.row.id) ?? null,
      })),
    };
  },
};

/** What a customer owes now, of the invoices named or of all. Throws customer-unknown, receivable-unknown, promise-nothing-owed. */
async function owedBy(sql: ClientRead, customerId: number, invoices: readonly string[] | undefined) {
  await customerById(sql, customerId);
  const open = await openReceivablesOf(sql, customerId);
  const named = (invoices ?? []).map((number) => {
    const item: OpenReceivableRow | undefined = open.find((one) => one.invoice === number);
    if (!item) throw new AppError('receivable-unknown', { invoice: number }, 'invoices');
    return item;
  });
  const openYen = (named.length > 0 ? named : open).reduce((sum, one) => sum + one.openYen, 0);
  if (openYen === 0) throw new AppError('promise-nothing-owed', {}, 'customerId');
  return { openYen, named: [...new Set(named.map((one) => one.receivableId))] };
}

function refuseRows(rows: readonly { dueOn: string }[], agreedOn: string): void {
  let before = agreedOn;
  for (const [index, { dueOn }] of rows.entries()) {
    if (dueOn < agreedOn) throw new AppError('promise-before-made', { madeOn: agreedOn, promisedOn: dueOn }, 'rows');
    if (index > 0 && dueOn <= before) throw new AppError('plan-order', { row: index + 1, dueOn, before }, 'rows');
    before = dueOn;
  }
}

async function planOf(sql: ClientRead, planId: number) {
  const plan = await sql.get<{ agreedOn: string; acknowledgedOn: string | null }>(
    `SELECT p.agreed_on AS agreedOn, k.acknowledged_on AS acknowledgedOn FROM instalment_plan p
     LEFT JOIN instalment_acknowledgement k ON k.client_id = p.client_id AND k.plan_id = p.id
     WHERE p.client_id = :clientId AND p.id = :planId`,
    { planId },
  );
  if (!plan) throw new AppError('promise-unknown', {}, 'planId');
  return plan;
}

/** Takes a word back. Throws promise-unknown, promise-ended. */
async function endOnce(tx: Tx, clientId: number, kind: 'promise' | 'plan', id: number, on: string): Promise<void> {
  const sql = tx.client(clientId);
  const [table, ends, column] =
    kind === 'promise'
      ? (['promise', 'promise_end', 'promise_id'] as const)
      : (['instalment_plan', 'instalment_plan_end', 'plan_id'] as const);
  const found = await sql.get<{ endedOn: string | null }>(
    `SELECT e.ended_on AS endedOn FROM ${table} p LEFT JOIN ${ends} e ON e.client_id = p.client_id AND e.${column} = p.id
     WHERE p.client_id = :clientId AND p.id = :id`,
    { id },
  );
  if (!found) throw new AppError('promise-unknown', {}, kind === 'promise' ? 'promiseId' : 'planId');
  if (found.endedOn !== null) throw new AppError('promise-ended', { endedOn: found.endedOn });
  await sql.insert(ends, { [column]: id, ended_on: on, ...tx.booked() });
}

function summary({ row, items, standing }: GivenWords['promises'][number] | GivenWords['plans'][number]) {
  const { customerId, customerCode, customerName, note, by } = row;
  const { state, paidYen, behindYen, next } = standing;
  const invoices = items.map((item) => item.invoice);
  return { customerId, customerCode, customerName, note, by, state, paidYen, behindYen, next, invoices };
}
