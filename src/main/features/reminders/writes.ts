/** Recording a run: its batch, its letters with their words, and what was decided for everybody else. */
import type { ParsedInputOf } from '../../../contract/contract.ts';
import { daysBetween } from '../../../domain/dates.ts';
import type { ReminderBatch } from '../../../domain/reminder-batch.ts';
import { composeReminderLetter } from '../../../domain/reminder-letter.ts';
import { plainWording } from '../../../domain/wording/template.ts';
import type { CommandContext, Tx } from '../../core/context.ts';
import type { ClientRead } from '../../db/engine.ts';
import { customerById } from '../customers/queries.ts';
import { envelopeProfileOf } from '../envelopes/queries.ts';
import { mailingSettings } from '../mailing/office-queries.ts';
import {
  composeLetters,
  emptyBatch,
  inEnvelopeOrder,
  isLetter,
  type LetterDecision,
  letterClient,
  letterKeyOf,
  type WrittenLetter,
} from './letters.ts';
import { auditHead, officeName } from './office-queries.ts';
import type { CustomerDecision } from './propose.ts';

type RunInput = Omit<ParsedInputOf<'reminders.issue'>, 'requestId'>;
/** Client's id → the letters it gets in this run, in the order of their envelopes. */
type Written = Map<number, WrittenLetter[]>;

export function keyOf({ client, customer }: Pick<CustomerDecision, 'client' | 'customer'>): string {
  return letterKeyOf(client.code, customer.code);
}

/** Whether the clerk has ticked a customer; without ticks everybody is meant. */
export function isTicked(input: Omit<RunInput, 'channel'>): (one: CustomerDecision) => boolean {
  const chosen = new Map(input.selection?.map((one) => [one.clientId, new Set(one.customerIds)]));
  if (input.customerIds) chosen.set(input.clientId ?? 0, new Set(input.customerIds));
  if (!input.customerIds && !input.selection) return () => true;
  return ({ client, customer }) =>
    (chosen.get(client.clientId) ?? (input.customerIds && chosen.get(0)))?.has(customer.customerId) ?? false;
}

/** Whether this run is of the way by which the letter goes. */
export function goesBy({ channel }: RunInput, { decision }: LetterDecision): boolean {
  return decision.channel === channel;
}

/** One group per client, in the order of the clients' codes. */
export async function addGroups(
  batch: ReminderBatch,
  clientSql: (clientId: number) => ClientRead,
  decisions: readonly LetterDecision[],
  asOf: string,
  serialOf: (index: number) => string,
): Promise<Written> {
  const written: Written = new Map();
  let printed = 0;
  for (const [clientId, own] of Map.groupBy(decisions, (one) => one.client.clientId)) {
    const start = printed;
    const sql = clientSql(clientId);
    const letters = await composeLetters(sql, own, asOf, (index) => serialOf(start + index));
    batch.groups.push({
      client: await letterClient(sql),
      envelope: await envelopeProfileOf(sql),
      letters: letters.map((one) => one.letter),
    });
    written.set(clientId, letters);
    printed += own.length;
  }
  return written;
}

export async function recordBatch(
  context: CommandContext,
  tx: Tx,
  input: RunInput,
  decisions: readonly LetterDecision[],
) {
  const batchId = await tx.office.nextId('reminder_batch');
  const batchNumber = `R${input.asOf.slice(2, 4)}-${String(batchId).padStart(4, '0')}`;
  const serialOf = (index: number) => `${batchNumber}-${index + 1}`;
  const batch = emptyBatch(input.asOf, batchNumber, await officeName(tx.office), await auditHead(tx.office), true);
  const written = await addGroups(batch, (clientId) => tx.client(clientId), decisions, input.asOf, serialOf);
  markSides(batch, decisions, (await mailingSettings(tx.office)).duplex);
  const { documentId, path } = await context.recordDocument(tx, {
    kind: 'reminder-batch',
    clientId: input.clientId ?? null,
    title: `${batchNumber}`,
    name: `reminders-${batchNumber}-${input.asOf}`,
    payload: batch,
  });
  const totalYen = decisions.reduce((sum, one) => sum + one.decision.totalYen, 0);
  await tx.office.insert('reminder_batch', {
    id: batchId,
    client_id: input.clientId ?? null,
    as_of: input.asOf,
    letters: decisions.length,
    total_yen: totalYen,
    document_id: documentId,
    ...tx.booked(),
  });
  for (const [clientId, own] of Map.groupBy(decisions, (one) => one.client.clientId)) {
    const group = batch.groups.find(({ letters }) => letters[0] === written.get(clientId)![0]!.letter)!;
    const firstId = await recordLetters(
      tx,
      clientId,
      batchId,
      input.asOf,
      inEnvelopeOrder(own),
      written.get(clientId)!,
    );
    await recordTexts(tx, clientId, firstId, written.get(clientId)!, (letter) =>
      composeReminderLetter(letter, group.client, input.asOf, null),
    );
  }
  return { batchId, documentId, path };
}

/** Which letters are printed on both sides: as the client or customer has it, else as the office's mail is set. */
function markSides(batch: ReminderBatch, decisions: readonly LetterDecision[], duplex: boolean): void {
  const papers = new Map(decisions.map((one) => [keyOf(one), one.paper]));
  for (const letter of batch.groups.flatMap(({ letters }) => letters)) {
    if (!(papers.get(letter.letterKey)?.choices.duplex ?? duplex)) continue;
    letter.duplex = true;
    batch.duplex = true;
  }
}

/** Returns the first letter's id; the others follow in order. */
async function recordLetters(
  tx: Tx,
  clientId: number,
  batchId: number,
  asOf: string,
  decisions: readonly LetterDecision[],
  written: readonly WrittenLetter[],
): Promise<number> {
  const sql = tx.client(clientId);
  const firstId = await sql.nextId('reminder_letter');
  await sql.bulkInsert(
    'reminder_letter',
    decisions.map(({ customer, decision }, index) => ({
      id: firstId + index,
      batch_id: batchId,
      customer_id: customer.customerId,
      serial: written[index]!.letter.serial,
      as_of: asOf,
      stage: decision.stage,
      total_yen: decision.totalYen,
      deadline_on: decision.deadlineOn,
    })),
  );
  await sql.bulkInsert(
    'reminder_letter_item',
    decisions.flatMap(({ decision }, index) =>
      decision.items.map(({ invoice, stage }) => ({
        letter_id: firstId + index,
        receivable_id: invoice.receivableId,
        stage,
        open_yen: invoice.openYen,
        overdue_days: daysBetween(invoice.dueOn, asOf),
      })),
    ),
  );
  return firstId;
}

/** The words themselves: what a customer was told can be read without drawing his letter again. */
async function recordTexts(
  tx: Tx,
  clientId: number,
  firstId: number,
  written: readonly WrittenLetter[],
  compose: (letter: WrittenLetter['letter']) => ReturnType<typeof composeReminderLetter>,
): Promise<void> {
  await tx.client(clientId).bulkInsert(
    'reminder_letter_text',
    written.map(({ letter, key, held }, index) => {
      const { title, paragraphs } = compose(letter);
      return {
        letter_id: firstId + index,
        set_key: key.set,
        variant: key.variant,
        office_wording_id: held.source === 'office' ? held.row!.id : null,
        client_wording_id: held.source === 'client' ? held.row!.id : null,
        title,
        body: plainWording(paragraphs),
      };
    }),
  );
}

export interface FallenOut {
  clientId: number;
  clientCode: string;
  customerId: number;
  customerCode: string;
  customerName: string;
  /** Why no letter went: paid, not due any more, or a reason that has come up since. */
  reason: string;
}

/** Who was to get a letter when the clerk looked, and gets none: money came in, or a word was given, meanwhile. */
export async function fallenOut(
  tx: Tx,
  input: RunInput,
  checked: ReadonlyMap<string, LetterDecision>,
  decisions: readonly CustomerDecision[],
  going: readonly LetterDecision[],
): Promise<FallenOut[]> {
  const asked = new Map<string, { clientId: number; customerId: number }>();
  for (const { client, customer } of checked.values())
    asked.set(`${client.clientId} ${customer.customerId}`, {
      clientId: client.clientId,
      customerId: customer.customerId,
    });
  const ticks = [
    ...(input.selection ?? []),
    ...(input.customerIds && input.clientId !== undefined
      ? [{ clientId: input.clientId, customerIds: input.customerIds }]
      : []),
  ];
  for (const { clientId, customerIds } of ticks)
    for (const customerId of customerIds) asked.set(`${clientId} ${customerId}`, { clientId, customerId });
  for (const { client, customer } of going) asked.delete(`${client.clientId} ${customer.customerId}`);
  const fallen: FallenOut[] = [];
  for (const { clientId, customerId } of asked.values()) {
    const found = decisions.find((one) => one.client.clientId === clientId && one.customer.customerId === customerId);
    // A letter that goes another way has not fallen out.
    if (found && isLetter(found) && !goesBy(input, found)) continue;
    const customer = found?.customer ?? (await customerById(tx.client(clientId), customerId));
    const clientCode = found?.client.code ?? (await codeOf(tx.client(clientId)));
    const decision = found?.decision;
    const reason = decision === undefined ? 'paid' : decision.kind === 'withheld' ? decision.reason : 'not-due';
    fallen.push({ clientId, clientCode, customerId, customerCode: customer.code, customerName: customer.name, reason });
  }
  return fallen;
}

async function codeOf(sql: ClientRead): Promise<string> {
  const row = await sql.get<{ code: string }>('SELECT code FROM client WHERE id = :clientId');
  return row?.code ?? '';
}

/** What was decided for every customer with something overdue, and by which facts. */
export async function recordDecisions(
  tx: Tx,
  batchId: number,
  run: { decisions: readonly CustomerDecision[]; going: readonly LetterDecision[]; fellOut: readonly FallenOut[] },
): Promise<void> {
  const going = new Set<CustomerDecision>(run.going);
  const fallen = new Map(run.fellOut.map((one) => [`${one.clientId} ${one.customerId}`, one]));
  for (const [clientId, own] of Map.groupBy(run.decisions, (one) => one.client.clientId)) {
    const rows = own.flatMap((one) => {
      const { decision, customer } = one;
      const fell = fallen.get(`${clientId} ${customer.customerId}`);
      if (decision.kind === 'nothing' && !fell) return [];
      const kind = fell ? 'fell-out' : going.has(one) ? 'letter' : decision.kind === 'letter' ? 'left-out' : 'withheld';
      fallen.delete(`${clientId} ${customer.customerId}`);
      return [
        {
          batch_id: batchId,
          customer_id: customer.customerId,
          kind,
          stage: decision.kind === 'nothing' ? 0 : decision.stage,
          reason: fell?.reason ?? (decision.kind === 'withheld' ? decision.reason : ''),
          total_yen: decision.kind === 'nothing' ? 0 : decision.totalYen,
          facts: factsText(one),
        },
      ];
    });
    await tx.client(clientId).bulkInsert('reminder_decision', rows);
  }
  for (const { clientId, customerId, reason } of fallen.values())
    await tx.client(clientId).insert('reminder_decision', {
      batch_id: batchId,
      customer_id: customerId,
      kind: 'fell-out',
      stage: 0,
      reason,
      total_yen: 0,
      facts: JSON.stringify({ invoices: [] }),
    });
}

/** Without what says nothing, so that a run over ten thousand customers stays small. */
function factsText({ facts, decision }: CustomerDecision): string {
  const { overdue, asOf, ...rest } = facts;
  const stages = new Map(
    decision.kind === 'letter' ? decision.items.map(({ invoice, stage }) => [invoice.receivableId, stage]) : [],
  );
  const telling = Object.entries(rest).filter(([key, value]) =>
    key === 'hasAddress' ? value === false : value !== null && value !== false && value !== undefined,
  );
  return JSON.stringify({
    asOf,
    ...Object.fromEntries(telling),
    invoices: overdue.map(({ number, dueOn, openYen, stageReached, receivableId, disputed }) => ({
      number,
      dueOn,
      openYen,
      stageReached,
      stage: stages.get(receivableId) ?? 0,
      ...(disputed ? { disputed } : {}),
    })),
  });
}
