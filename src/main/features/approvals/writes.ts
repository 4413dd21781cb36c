/** Sheets to the client, drawn up from what the run of a day would send. */

import {
  type ApprovalFacts,
  type ContactFacts,
  composeApprovalSheet,
  composeContactSheet,
  SHEET_TITLES,
  type SheetHead,
} from '../../../domain/client-sheets.ts';
import { addDays, daysBetween } from '../../../domain/dates.ts';
import { ENVELOPE_PRESETS, profileOf } from '../../../domain/envelope.ts';
import type { LetterContent } from '../../../domain/letter-content.ts';
import type { LetterClient, LetterCustomer, ReminderStage } from '../../../domain/reminder-batch.ts';
import { reminderTitle } from '../../../domain/wording/fields.ts';
import type { CommandContext, QueryContext, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { listCalls } from '../calls/queries.ts';
import { letterheadOf } from '../clients/queries.ts';
import { officeName } from '../reminders/office-queries.ts';
import { type CustomerDecision, decideForClient } from '../reminders/propose.ts';

const REPLY_DAYS = 7;
const CALLS = 4;

export type Waiting = CustomerDecision & { decision: Extract<CustomerDecision['decision'], { kind: 'withheld' }> };

/**
 * Customers whose letter waits for the client's word of this kind. Throws approval-none (with the customer's name) where one
 * that is named does not wait for it, or nobody does.
 */
export async function waitingFor(
  sql: ClientRead,
  reason: 'approval' | 'contact-first',
  asOf: string,
  customerIds: readonly number[] | undefined,
): Promise<Waiting[]> {
  const decisions = await decideForClient(sql, { asOf, confirmedStale: true, customerIds: customerIds ?? null });
  const waiting = decisions.filter(
    (one): one is Waiting => one.decision.kind === 'withheld' && one.decision.reason === reason,
  );
  const missing = customerIds?.find((id) => !waiting.some((one) => one.customer.customerId === id));
  if (missing !== undefined) {
    const row = await sql.get<{ code: string; name: string }>(
      'SELECT code, name FROM customer WHERE client_id = :clientId AND id = :missing',
      { missing },
    );
    if (!row) throw new AppError('customer-unknown', { customerId: missing }, 'customerIds');
    throw new AppError('approval-none', { customer: `${row.code} ${row.name}`, reason }, 'customerIds');
  }
  if (waiting.length === 0) throw new AppError('approval-none', { customer: '', reason }, 'customerIds');
  return waiting;
}

interface Sheet {
  letterKey: string;
  serial: string;
  customer: LetterCustomer;
  content: LetterContent;
}

interface SheetFrame {
  sender: LetterClient;
  recipient: LetterCustomer;
  officeName: string;
  issuedOn: string;
  replyBy: string;
}

/** Throws reply-before-issue. The client is written to by name; an address is printed where the books have one. */
export async function sheetFrame(
  office: QueryContext['read']['office'],
  sql: ClientRead,
  issuedOn: string,
  replyBy = addDays(issuedOn, REPLY_DAYS),
): Promise<SheetFrame> {
  if (replyBy < issuedOn)
    throw new AppError(
      'reply-before-issue',
      { issuedOn, replyBy, replyByOn: replyBy, issuedAtOn: issuedOn },
      'replyBy',
    );
  const name = await officeName(office);
  const { name: client, contactName, postalCode, address1, address2 } = await letterheadOf(sql);
  return {
    sender: officeAsSender(name),
    recipient: { name: client, honorific: '', department: '', contactName, postalCode, address1, address2 },
    officeName: name,
    issuedOn,
    replyBy,
  };
}

function officeAsSender(name: string): LetterClient {
  const nothing = { postalCode: '', address1: '', address2: '', phone: '', contactName: '', registrationNumber: '' };
  return { name, ...nothing, letterhead: [], sealImage: null, bankAccounts: [] };
}

export function approvalSheet(frame: SheetFrame, serial: string, asOf: string, waiting: readonly Waiting[]): Sheet {
  const facts: ApprovalFacts = {
    asOf,
    letters: waiting.map(({ customer, decision, overdue }) => ({
      code: customer.code,
      name: customer.name,
      title: reminderTitle(decision.stage as ReminderStage),
      oldestDueOn: overdue.map((one) => one.dueOn).sort()[0]!,
      totalYen: decision.totalYen,
    })),
  };
  return {
    letterKey: serial,
    serial,
    customer: frame.recipient,
    content: composeApprovalSheet({ ...frame, serial }, facts),
  };
}

export async function contactSheet(
  sql: ClientRead,
  frame: SheetFrame,
  serial: string,
  asOf: string,
  { customer, decision, overdue, previousLetters }: Waiting,
): Promise<Sheet> {
  const calls = await listCalls(sql, customer.customerId, CALLS);
  const facts: ContactFacts = {
    customer: { code: customer.code, name: customer.name, phone: customer.phone },
    contact: customer.salesContact,
    // What he denies is not asked for, and not in the sum.
    invoices: overdue
      .filter((one) => (one.disputed ?? null) === null)
      .map((one) => ({
        number: one.number,
        dueOn: one.dueOn,
        openYen: one.openYen,
        overdueDays: daysBetween(one.dueOn, asOf),
      })),
    totalYen: decision.totalYen,
    letters: previousLetters.map(({ on, stage, title }) => ({
      on,
      title: title ?? reminderTitle(stage as ReminderStage),
    })),
    calls: calls.map(({ on, spokeWith, note }) => ({ on, spokeWith, note })),
  };
  const head: SheetHead = { ...frame, serial };
  return { letterKey: serial, serial, customer: frame.recipient, content: composeContactSheet(head, facts) };
}

/** A run of letters as the printer's job takes it. */
export function sheetRun(kind: keyof typeof SHEET_TITLES, frame: SheetFrame, letters: Sheet[]) {
  return {
    title: `${SHEET_TITLES[kind]} ${letters[0]?.serial ?? ''}`.trim(),
    createdOn: frame.issuedOn,
    sender: frame.sender,
    envelope: profileOf(ENVELOPE_PRESETS[0]!),
    letters,
  };
}

type Run = ReturnType<typeof sheetRun>;

/** Throws address-overflow, letter-overflow or letter-glyphs, before anything is recorded. */
export async function refuseUnprintableRun(jobs: QueryContext['jobs'], run: Run): Promise<void> {
  const [first] = await jobs.run('check-letter-run', run);
  if (!first) return;
  const customer = run.letters.find((one) => one.letterKey === first.letterKey)?.customer.name ?? '';
  throw new AppError(
    first.what,
    {
      customer,
      what: first.text,
      characters: first.text,
      letterKey: first.letterKey,
      problems: 1,
      envelope: first.envelope ?? '',
    },
    'customerIds',
  );
}

export async function recordRun(
  context: CommandContext,
  tx: Tx,
  clientId: number,
  kind: 'approval-request' | 'contact-request' | 'plan-letter',
  serial: string,
  run: Run,
) {
  const { documentId, path } = await context.recordDocument(tx, {
    kind,
    clientId,
    title: serial,
    name: `${kind}-${serial}-${run.createdOn}`,
    payload: run,
  });
  return { documentId, path, sha256: '', bytes: 0 };
}

/** S26-0012: sheets to a client, K26-0012: 分割の確認書; the number is the document's, so it is unique in the office. */
export async function nextSerial(tx: Tx, mark: 'S' | 'K', issuedOn: string): Promise<string> {
  return `${mark}${issuedOn.slice(2, 4)}-${String(await tx.office.nextId('document')).padStart(4, '0')}`;
}
