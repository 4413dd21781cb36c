/** 分割払いの確認書: the letter of a plan, with its acknowledgement to sign. */
import { addDays } from '../../../domain/dates.ts';
import { composePlanLetter, PLAN_LETTER_TITLE } from '../../../domain/plan-letter.ts';
import type { QueryContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { type ClientRead, type ClientWrite, IDS } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { envelopeProfileOf } from '../envelopes/queries.ts';
import { letterClient } from '../reminders/letters.ts';
import { officeName } from '../reminders/office-queries.ts';
import { addressOf } from '../reminders/propose.ts';
import { givenWords } from './queries.ts';

const REPLY_DAYS = 14;

export interface PlanLetterAsked {
  planId: number;
  replyBy?: string | undefined;
  issuedOn: string;
  serial: string;
}

/** The letter as a run of one. Throws promise-unknown, promise-ended, letter-address, reply-before-issue. */
export async function planLetterRun(
  { office, sql }: { office: QueryContext['read']['office']; sql: ClientRead },
  { planId, replyBy: asked, issuedOn, serial }: PlanLetterAsked,
) {
  await clientSettings(sql);
  const plan = (await givenWords(sql, issuedOn, null)).plans.find((one) => one.row.id === planId);
  if (!plan) throw new AppError('promise-unknown', {}, 'planId');
  if (plan.row.endedOn !== null) throw new AppError('promise-ended', { endedOn: plan.row.endedOn }, 'planId');
  const replyBy = asked ?? addDays(issuedOn, REPLY_DAYS);
  if (replyBy < issuedOn)
    throw new AppError(
      'reply-before-issue',
      { issuedOn, replyBy, replyByOn: replyBy, issuedAtOn: issuedOn },
      'replyBy',
    );
  const customer = await customerById(sql, plan.row.customerId);
  const address = addressOf(customer);
  if (address.postalCode === '' || address.address1 === '')
    throw new AppError('letter-address', { customer: `${customer.code} ${customer.name}` }, 'planId');
  const { honorific, department, contactName } = customer;
  const recipient = { ...address, honorific, department, contactName };
  const client = await letterClient(sql);
  const content = composePlanLetter({
    serial,
    issuedOn,
    replyBy,
    client,
    customer: recipient,
    officeName: await officeName(office),
    agreedOn: plan.row.madeOn,
    rows: plan.rows,
    invoices: await invoicesOf(
      sql,
      plan.row.customerId,
      plan.items.map((item) => item.receivableId),
    ),
  });
  return {
    title: `${PLAN_LETTER_TITLE} ${serial}`,
    createdOn: issuedOn,
    sender: client,
    envelope: await envelopeProfileOf(sql),
    letters: [{ letterKey: serial, serial, customer: recipient, content }],
  };
}

/** What the plan speaks of and is still open; everything open of the customer where it names nothing. */
function invoicesOf(sql: ClientRead, customerId: number, receivableIds: readonly number[]) {
  return sql.all<{ number: string; dueOn: string; openYen: number }>(
    `SELECT i.number, o.due_on AS dueOn, o.open_yen AS openYen FROM open_item o
     JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     WHERE o.client_id = :clientId AND o.customer_id = :customerId AND o.open_yen > 0
       AND (:all = 1 OR o.receivable_id IN ${IDS}) ORDER BY o.due_on, o.receivable_id`,
    { customerId, all: receivableIds.length === 0 ? 1 : 0, ids: JSON.stringify(receivableIds) },
  );
}

/** A promise or plan that names a replaced invoice speaks of its revision too; what came for either keeps it. */
export async function carryPromises(
  sql: ClientWrite,
  { fromId, toId }: { fromId: number; toId: number },
): Promise<void> {
  for (const [table, owner] of [
    ['promise_item', 'promise_id'],
    ['instalment_item', 'plan_id'],
  ])
    await sql.run(
      `INSERT INTO ${table} (client_id, ${owner}, receivable_id)
       SELECT client_id, ${owner}, :toId FROM ${table} WHERE client_id = :clientId AND receivable_id = :fromId`,
      { fromId, toId },
    );
}
