/** Papers in the history: printed, then posted or handed over. One row a paper, however often its pages are printed again. */
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { allCustomers, type CustomerRow } from '../customers/queries.ts';
import { envelopeAddress } from '../reminders/propose.ts';
import { type PaperSendingRow, paperSendings } from '../sendings/queries.ts';
import { moveSending, type NewSending, noteSending } from '../sendings/writes.ts';
import { type PaperFile, type PaperSubject, paperFile } from './queries.ts';

const MOST_RECIPIENT = 200;

/** Where a paper goes: by post the address of its envelope, by hand the name. */
export function paperRecipient(customer: CustomerRow | undefined, addressee: string, channel: 'post' | 'hand'): string {
  if (!customer) return addressee.slice(0, MOST_RECIPIENT);
  const text = channel === 'post' ? envelopeAddress(customer).split('\n').filter(Boolean).join(' ') : customer.name;
  return text.slice(0, MOST_RECIPIENT);
}

export interface Printed {
  documentId: number;
  /** Pages that were asked for; null: all. */
  range: { from: number; to: number } | null;
  printJobId: number;
  printer: string;
  on: string;
}

/** Notes that the papers on these pages were printed; what is printed already gets a step, what has gone a second sending. */
export async function notePrinted(tx: Tx, printed: Printed): Promise<number> {
  const file = await paperFile(tx.office, (id) => tx.client(id), printed.documentId);
  if (!file || file.clientId === null) return 0;
  const { clientId } = file;
  const { printJobId, printer: detail } = printed;
  const rows = await paperSendings(tx.client(clientId), file.documentId);
  const noted = new Set<string>();
  const places = new Map(file.subjects.map((one) => [keyOf(one.kind, one.subjectId), one.pages]));
  for (const { sendingId, kind, subjectId, state } of rows) {
    if (state !== 'queued' && state !== 'printed' && state !== 'failed') continue;
    noted.add(keyOf(kind, subjectId));
    if (touches(places.get(keyOf(kind, subjectId)) ?? null, printed.range))
      await moveSending(tx, clientId, sendingId, { to: 'printed', detail, printJobId, on: printed.on });
  }
  const others = file.subjects.filter(
    ({ kind, subjectId, pages }) => !noted.has(keyOf(kind, subjectId)) && touches(pages, printed.range),
  );
  if (others.length === 0) return noted.size;
  const before = new Map(rows.map((row) => [keyOf(row.kind, row.subjectId), row]));
  const customers = await customersOf(tx, clientId);
  for (const subject of others) {
    const earlier = before.get(keyOf(subject.kind, subject.subjectId));
    await noteSending(tx, clientId, {
      ...newPaper(file, subject, customers, 'post'),
      state: 'printed',
      on: printed.on,
      note: detail,
      printJobId,
      resentOf: earlier && isGone(earlier) ? earlier.sendingId : null,
    });
  }
  return noted.size + others.length;
}

/** Pages of a paper that lie in a range; a paper without pages is the whole file. */
function touches(pages: PaperSubject['pages'], range: Printed['range']): boolean {
  return range === null || pages === null || (pages.first <= range.to && pages.last >= range.from);
}

export interface PaperSent {
  documentId: number;
  /** Only these papers of the file; all of them where nothing is named. */
  subjects?: readonly { kind: PaperSubject['kind']; subjectId: number }[];
  channel: 'post' | 'hand';
  on: string;
  note: string;
}

/**
 * Notes that the papers of a document went: those printed move on, the others get a row of their own. Throws
 * document-unknown, document-not-rendered, paper-sent.
 */
export async function notePaperSent(tx: Tx, clientId: number, sent: PaperSent): Promise<number> {
  const { documentId, channel, on, note } = sent;
  const file = await paperFile(tx.office, (id) => tx.client(id), documentId);
  if (file?.clientId !== clientId) throw new AppError('document-unknown', { documentId }, 'documentId');
  const chosen = sent.subjects && new Set(sent.subjects.map(({ kind, subjectId }) => keyOf(kind, subjectId)));
  const subjects = file.subjects.filter(({ kind, subjectId }) => !chosen || chosen.has(keyOf(kind, subjectId)));
  if (subjects.length === 0) throw new AppError('document-unknown', { documentId }, 'documentId');
  if (file.sha256 === null) throw new AppError('document-not-rendered', { documentId }, 'documentId');
  const held = await heldSendings(tx, file);
  const gone = subjects
    .map(({ kind, subjectId }) => held.get(keyOf(kind, subjectId)))
    .find((row) => row && isGone(row));
  if (gone) throw new AppError('paper-sent', { number: subjects[0]!.label, on: gone.on }, 'documentId');
  const customers = await customersOf(tx, clientId);
  for (const subject of subjects) {
    const paper = newPaper(file, subject, customers, channel);
    await notePaperGone(tx, clientId, paper, { on, note });
  }
  return subjects.length;
}

/** What was printed of the same paper has gone with this; else it gets a row of its own. Returns the sending. */
export async function notePaperGone(
  tx: Tx,
  clientId: number,
  paper: Omit<NewSending, 'state' | 'on' | 'channel'> & { channel: 'post' | 'hand' },
  { on, note }: { on: string; note: string },
): Promise<number> {
  const documentId = paper.document?.documentId;
  const rows = documentId === undefined ? [] : await paperSendings(tx.client(clientId), documentId);
  const printed = rows.find(
    ({ kind, subjectId, state }) => kind === paper.kind && subjectId === paper.subjectId && state === 'printed',
  );
  if (!printed) return noteSending(tx, clientId, { ...paper, state: 'sent', on, note });
  const { channel, recipient } = paper;
  await moveSending(tx, clientId, printed.sendingId, { to: 'sent', on, detail: note, channel, recipient });
  return printed.sendingId;
}

function isGone({ state }: PaperSendingRow): boolean {
  return state === 'sent' || state === 'delivered' || state === 'bounced';
}

/** The newest paper sending of each subject of a file. */
async function heldSendings(tx: Tx, file: PaperFile): Promise<Map<string, PaperSendingRow>> {
  const rows = await paperSendings(tx.client(file.clientId!), file.documentId);
  return new Map(rows.map((row) => [keyOf(row.kind, row.subjectId), row]));
}

async function customersOf(tx: Tx, clientId: number): Promise<Map<number, CustomerRow>> {
  return new Map((await allCustomers(tx.client(clientId))).map((row) => [row.customerId, row]));
}

function keyOf(kind: string, subjectId: number | null): string {
  return `${kind} ${subjectId}`;
}

type NewPaper = Omit<NewSending, 'state' | 'on' | 'channel'> & { channel: 'post' | 'hand' };

function newPaper(
  file: PaperFile,
  subject: PaperSubject,
  customers: ReadonlyMap<number, CustomerRow>,
  channel: 'post' | 'hand',
): NewPaper {
  const { kind, subjectId, label, customerId, addressee } = subject;
  const customer = customerId === null ? undefined : customers.get(customerId);
  const document =
    file.sha256 === null
      ? null
      : { documentId: file.documentId, sha256: file.sha256, fileName: file.path.split('/').at(-1) ?? '' };
  return {
    kind,
    subjectId,
    label,
    customerId,
    channel,
    recipient: paperRecipient(customer, addressee, channel),
    document,
  };
}

/** What the queue says of a job reaches the papers that it alone has put out: they were not printed after all. */
export async function noteJobEnd(
  tx: Tx,
  papers: readonly { clientId: number; sendingId: number }[],
  end: { state: 'cancelled' | 'failed' | 'gone'; printer: string },
): Promise<void> {
  for (const { clientId, sendingId } of papers)
    await moveSending(tx, clientId, sendingId, {
      to: end.state === 'cancelled' ? 'withdrawn' : 'failed',
      trouble: { code: 'print-failed', facts: { printer: end.printer, state: end.state } },
    });
}
