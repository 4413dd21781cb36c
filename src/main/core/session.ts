/** An open office as the dispatcher sees it, and the one way to write into it. */
import { SECRET_FIELDS } from '../../contract/method.ts';
import type { CoreEvent } from '../../contract/reply.ts';
import type { OpenDatabase, RawHandle } from '../db/data-source.ts';
import { ChangeLog, clientWrite, type officeRead, officeWrite } from '../db/engine.ts';
import type { WriteQueue } from '../db/write-queue.ts';
import { appendEntry, chainHead } from './audit.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import type { Clock } from './clock.ts';
import type { Actor, Tx } from './context.ts';
import { AppError } from './errors.ts';
import type { Jobs } from './jobs.ts';
import type { OfficePaths } from './office-folder.ts';
import type { PrintQueue } from './printing.ts';
import type { SecretKeys } from './secrets.ts';
import type { Wires } from './wires.ts';

export interface Session {
  paths: OfficePaths;
  clock: Clock;
  /** null in a reader. */
  writer: OpenDatabase | null;
  readRaw: RawHandle;
  queue: WriteQueue;
  jobs: Jobs;
  printers: PrintQueue;
  wires: Wires;
  secretKeys: SecretKeys;
  emit: (event: CoreEvent) => void;
}

export interface WriteCause {
  method: string;
  actor: Actor;
  input: unknown;
  clientId: number | null;
  requestId: string | null;
}

/** Thrown inside a write whose requestId was answered while it waited its turn. */
export class RepeatedRequest extends Error {
  readonly stored: string;

  constructor(stored: string) {
    super('repeated request');
    this.stored = stored;
  }
}

/** Which page listens to which table. */
const NOUN_OF_TABLE: Record<string, string> = {
  office_setting: 'office',
  staff_member: 'staff',
  document: 'documents',
  backup_log: 'office',
  client: 'clients',
  client_bank_account: 'clients',
  client_paper: 'envelopes',
  customer_paper: 'envelopes',
  envelope: 'envelopes',
  printer_offset: 'envelopes',
  postage_rate: 'envelopes',
  customer: 'customers',
  customer_payer_name: 'customers',
  invoice: 'invoices',
  invoice_void: 'invoices',
  invoice_paper: 'invoices',
  received_note: 'receivedNotes',
  sale_paper: 'invoices',
  received_note_reissue: 'receivedNotes',
  received_note_void: 'receivedNotes',
  invoice_batch: 'invoices',
  invoice_paper_setting: 'invoices',
  receivable: 'invoices',
  invoice_revision: 'invoices',
  invoice_advance: 'allocations',
  closing_bill: 'invoices',
  credit_note: 'invoices',
  credit_note_cancel: 'invoices',
  invoice_draft: 'drafts',
  invoice_draft_line: 'drafts',
  invoice_template: 'drafts',
  numbering_rule: 'invoices',
  billing_setting: 'invoices',
  item: 'items',
  recurring_schedule: 'recurring',
  recurring_period: 'recurring',
  delivery: 'deliveries',
  delivery_cancel: 'deliveries',
  deposit: 'deposits',
  deposit_import: 'deposits',
  deposit_import_undo: 'deposits',
  deposit_cancel: 'deposits',
  deposit_sighting: 'deposits',
  deposit_move: 'deposits',
  deposit_restore: 'deposits',
  deposit_mark: 'deposits',
  deposit_mark_end: 'deposits',
  deposit_refund: 'deposits',
  deposit_refund_done: 'deposits',
  deposit_refund_reversal: 'deposits',
  bad_debt_recovery: 'deposits',
  bad_debt_recovery_reversal: 'deposits',
  deposit_enquiry: 'deposits',
  deposit_enquiry_sending: 'deposits',
  deposit_enquiry_answer: 'deposits',
  sales_order: 'goods',
  sales_order_cancel: 'goods',
  stock_movement: 'goods',
  goods_settlement: 'goods',
  question: 'questions',
  question_entry: 'questions',
  receivable_dispute: 'disputes',
  receivable_dispute_end: 'disputes',
  prepaid_order: 'orders',
  prepaid_order_cancel: 'orders',
  prepaid_order_release: 'orders',
  prepaid_order_recall: 'orders',
  collection_agency: 'agencies',
  debit_batch: 'deposits',
  deposit_mapping: 'deposits',
  watched_file: 'deposits',
  customer_mandate: 'customers',
  allocation: 'allocations',
  allocation_reversal: 'allocations',
  clearing: 'allocations',
  promise: 'promises',
  promise_end: 'promises',
  instalment_plan: 'promises',
  instalment_plan_end: 'promises',
  instalment_acknowledgement: 'promises',
  journal_setting: 'journals',
  journal_account: 'journals',
  journal_sub_account: 'journals',
  journal_batch: 'journals',
  journal_withdrawal: 'journals',
  reminder_batch: 'reminders',
  reminder_letter: 'reminders',
  allowance_setup: 'allowance',
  allowance_case: 'allowance',
  report_setup: 'reports',
  report_comment: 'reports',
  export_run: 'reports',
  reminder_print: 'reminders',
  reminder_rule: 'reminders',
  office_wording: 'reminders',
  wording_set: 'reminders',
  client_wording: 'reminders',
  reminder_approval: 'reminders',
  contact_request: 'reminders',
  contact_answer: 'reminders',
  plan_letter: 'promises',
  customer_call: 'reminders',
  customer_contact: 'reminders',
  certified_letter: 'reminders',
  certified_letter_posting: 'reminders',
  certified_letter_delivery: 'reminders',
  certified_letter_discard: 'reminders',
  customer_handover: 'reminders',
  customer_handover_end: 'reminders',
  write_off_decision: 'allocations',
  collection_setting: 'interest',
  late_interest_rule: 'interest',
  invoice_receipt: 'interest',
  interest_bill: 'interest',
  interest_bill_end: 'interest',
  reminder_count: 'reminders',
  reminder_mail: 'reminders',
  reminder_letter_withdrawal: 'reminders',
  reminder_letter_return: 'reminders',
  print_job: 'documents',
  reminder_posting: 'reminders',
  matching_run: 'allocations',
  balance_confirmation: 'confirmations',
  balance_confirmation_sending: 'confirmations',
  balance_confirmation_reply: 'confirmations',
  client_cycle: 'clients',
  period_change: 'clients',
  batch_run: 'batches',
  sending: 'sendings',
  secret: 'office',
  client_wire: 'clients',
  contact_consent: 'customers',
  sending_step: 'sendings',
  batch_client: 'batches',
};

/**
 * Runs `work` alone, in one transaction with its audit entry and (with a requestId) its stored reply. Anything thrown
 * rolls all of it back. After the commit the changed nouns are announced.
 */
export function writeTransaction<T>(
  session: Session,
  cause: WriteCause,
  work: (tx: Tx) => Promise<T>,
  options: { rehearsal?: boolean; storeReply?: boolean } = {},
): Promise<T> {
  const writer = session.writer;
  if (!writer) throw new Error('a reader cannot write');
  return session.queue.run(async () => {
    const log = new ChangeLog();
    writer.raw.exec('BEGIN IMMEDIATE');
    try {
      const audit = officeWrite(writer, new ChangeLog());
      await refuseRepeated(audit, cause);
      const head = await chainHead(audit);
      const tx = createTx(session, writer, log, cause.actor, head.seq + 1);
      const value = await work(tx);
      if (options.rehearsal) {
        writer.raw.exec('ROLLBACK');
        return value;
      }
      if (!log.isEmpty)
        await appendEntry(audit, { ...entryOf(cause, tx), changes: canonicalJson(log.summary()) }, head.hash);
      if (cause.requestId !== null && options.storeReply !== false) await storeReply(audit, cause, value, tx.seq);
      writer.raw.exec('COMMIT');
      announce(session, log, tx.seq);
      return value;
    } catch (error) {
      if (writer.raw.inTransaction) writer.raw.exec('ROLLBACK');
      throw error;
    }
  });
}

function createTx(session: Session, writer: OpenDatabase, log: ChangeLog, actor: Actor, seq: number): Tx {
  const at = session.clock.now();
  const clients = new Map<number, ReturnType<typeof clientWrite>>();
  return {
    seq,
    at,
    actor,
    office: officeWrite(writer, log),
    client(clientId) {
      let handle = clients.get(clientId);
      if (!handle) {
        handle = clientWrite(writer, log, clientId);
        clients.set(clientId, handle);
      }
      return handle;
    },
    booked: () => ({ seq, recorded_at: at, recorded_by: actor.code }),
  };
}

function entryOf(cause: WriteCause, tx: Tx) {
  return {
    seq: tx.seq,
    at: tx.at,
    actor: cause.actor.code,
    method: cause.method,
    clientId: cause.clientId,
    requestId: cause.requestId,
    inputDigest: inputDigest(cause.input),
  };
}

/** Passwords do not go into the digest: whoever has the books could try them all against it. */
export function inputDigest(input: unknown): string {
  return sha256(canonicalJson(withoutSecrets(input) ?? null));
}

function withoutSecrets(input: unknown): unknown {
  if (input === null || typeof input !== 'object' || input instanceof Uint8Array || Array.isArray(input)) return input;
  if (!SECRET_FIELDS.some((field) => Object.hasOwn(input, field))) return input;
  return Object.fromEntries(Object.entries(input).filter(([key]) => !SECRET_FIELDS.includes(key)));
}

/** The stored reply of a requestId, if any. Throws request-reused when the id came with another request before. */
export async function storedReply(
  sql: { get: ReturnType<typeof officeRead>['get'] },
  cause: WriteCause,
): Promise<string | null> {
  if (cause.requestId === null) return null;
  const row = await sql.get<{ method: string; input_digest: string; reply: string }>(
    'SELECT method, input_digest, reply FROM request WHERE request_id = :requestId',
    {
      requestId: cause.requestId,
    },
  );
  if (!row) return null;
  if (row.method !== cause.method || row.input_digest !== inputDigest(cause.input))
    throw new AppError('request-reused', { requestId: cause.requestId, method: row.method });
  return row.reply;
}

async function refuseRepeated(sql: ReturnType<typeof officeWrite>, cause: WriteCause): Promise<void> {
  const stored = await storedReply(sql, cause);
  if (stored !== null) throw new RepeatedRequest(stored);
}

async function storeReply(
  sql: ReturnType<typeof officeWrite>,
  cause: WriteCause,
  value: unknown,
  seq: number,
): Promise<void> {
  await sql.insert('request', {
    request_id: cause.requestId,
    method: cause.method,
    input_digest: inputDigest(cause.input),
    reply: JSON.stringify(value ?? null),
    seq,
  });
}

function announce(session: Session, log: ChangeLog, seq: number): void {
  if (log.isEmpty) return;
  const nouns = [
    ...new Set([...log.rows.keys()].map((table) => NOUN_OF_TABLE[table]).filter((noun) => noun !== undefined)),
  ];
  for (const clientId of log.clients.size > 0 ? log.clients : [null])
    session.emit({ name: 'changed', seq, clientId, nouns });
}
