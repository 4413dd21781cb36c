/**
 * Documents go `recorded → rendered`: the transaction records what is to be drawn, the bytes are drawn after the commit
 * and put beside the database with their SHA-256. What is only recorded at start-up (the power went) is drawn then.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { JobData, JobName } from '../jobs/jobs-list.ts';
import { sha256 } from './canonical.ts';
import type { Tx } from './context.ts';

/** Which job draws a kind of document, and the file's ending. */
export const DOCUMENT_KINDS = {
  'reminder-batch': { job: 'reminder-letters', extension: 'pdf' },
  'reminder-letter': { job: 'reminder-letters', extension: 'pdf' },
  'approval-request': { job: 'letter-run', extension: 'pdf' },
  'contact-request': { job: 'letter-run', extension: 'pdf' },
  'plan-letter': { job: 'letter-run', extension: 'pdf' },
  'aging-workbook': { job: 'aging-workbook', extension: 'xlsx' },
  'journal-file': { job: 'journal-file', extension: 'csv' },
  'ledger-pdf': { job: 'ledger-pdf', extension: 'pdf' },
  'ledger-workbook': { job: 'ledger-workbook', extension: 'xlsx' },
  'balances-pdf': { job: 'balances-pdf', extension: 'pdf' },
  'balances-workbook': { job: 'balances-workbook', extension: 'xlsx' },
  'balance-letters': { job: 'balance-letters', extension: 'pdf' },
  'balance-letter': { job: 'balance-letters', extension: 'pdf' },
  'invoice-paper': { job: 'invoice-papers', extension: 'pdf' },
  'pint-invoice': { job: 'pint-invoice', extension: 'xml' },
  'pint-batch': { job: 'pint-batch', extension: 'zip' },
  'credit-note': { job: 'invoice-papers', extension: 'pdf' },
  'delivery-note': { job: 'invoice-papers', extension: 'pdf' },
  'received-note': { job: 'received-note', extension: 'pdf' },
  'received-note-batch': { job: 'received-note-batch', extension: 'pdf' },
  'invoice-batch': { job: 'invoice-papers', extension: 'pdf' },
  'enquiry-letter': { job: 'enquiry-letter', extension: 'pdf' },
  'certified-mail': { job: 'certified-mail', extension: 'pdf' },
  'certified-word': { job: 'certified-word', extension: 'docx' },
  'call-sheet': { job: 'call-sheet', extension: 'pdf' },
  'handover-pack': { job: 'handover-pack', extension: 'pdf' },
  'handover-folder': { job: 'handover-folder', extension: 'zip' },
  'interest-statement': { job: 'interest-statement', extension: 'pdf' },
  'statement-workbook': { job: 'statement-workbook', extension: 'xlsx' },
  'confirmation-workbook': { job: 'confirmation-workbook', extension: 'xlsx' },
  'handover-workbook': { job: 'handover-workbook', extension: 'xlsx' },
  'meeting-workbook': { job: 'meeting-workbook', extension: 'xlsx' },
  labels: { job: 'labels', extension: 'pdf' },
  'envelopes-long3': { job: 'envelopes', extension: 'pdf' },
  'envelopes-kaku2': { job: 'envelopes', extension: 'pdf' },
  'mailing-sheet': { job: 'mailing-sheet', extension: 'pdf' },
  'calibration-sheet': { job: 'calibration-sheet', extension: 'pdf' },
  'talk-sheet': { job: 'talk-sheet', extension: 'pdf' },
} as const satisfies Record<string, { job: JobName; extension: string }>;

export type DocumentKind = keyof typeof DOCUMENT_KINDS;

export interface DocumentRequest<K extends DocumentKind = DocumentKind> {
  kind: K;
  clientId: number | null;
  /** Shown in lists. */
  title: string;
  /** ASCII part of the file's name. */
  name: string;
  payload: JobData<(typeof DOCUMENT_KINDS)[K]['job']>;
}

export interface DocumentValue {
  documentId: number;
  path: string;
  sha256: string;
  bytes: number;
}

export async function recordDocument(tx: Tx, request: DocumentRequest): Promise<{ documentId: number; path: string }> {
  const documentId = await tx.office.nextId('document');
  const { extension } = DOCUMENT_KINDS[request.kind];
  const path = `documents/${tx.at.slice(0, 7)}/${String(documentId).padStart(6, '0')}-${request.name}.${extension}`;
  await tx.office.insert('document', {
    id: documentId,
    client_id: request.clientId,
    kind: request.kind,
    title: request.title,
    path,
    state: 'recorded',
    payload: packPayload(request.payload),
    seq: tx.seq,
    recorded_at: tx.at,
  });
  return { documentId, path };
}

/** Writes bytes so that the name either has all of them or does not exist: temporary file, fsync, rename, fsync. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.partial`;
  const handle = openSync(temporary, 'w');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
  syncFolder(dirname(file));
}

/** A rename is only durable once its folder is; Windows has no such call. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The stored bytes, or null when the file is gone or is not what was issued. */
export function readDocument(folder: string, path: string, digest: string): Uint8Array | null {
  try {
    const bytes = readFileSync(join(folder, path));
    return sha256(bytes) === digest ? bytes : null;
  } catch {
    return null;
  }
}

/** In a payload: another document of the office, read when the paper is drawn. */
export interface StoredFile {
  $stored: { path: string; sha256: string };
}

/** Where a file that was taken in (a bank's) lies, named by its own digest: one that changed no longer fits its name. */
export function takenPath(digest: string): string {
  return `documents/taken/${digest.slice(0, 2)}/${digest}`;
}

/** Keeps a file that is being taken in; the same file once, however often it comes. Before the booking: an orphan does no harm. */
export function keepTaken(folder: string, digest: string, bytes: Uint8Array): void {
  const file = join(folder, takenPath(digest));
  if (!existsSync(file)) writeWhole(file, bytes);
}

/** The bytes as they were taken in, or null when they are gone or changed. */
export function readTaken(folder: string, digest: string): Uint8Array | null {
  return readDocument(folder, takenPath(digest), digest);
}

/** JSON that keeps bytes (seal images) as base64. */
export function packPayload(payload: unknown): string {
  return JSON.stringify(payload, (_key, value: unknown) =>
    value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString('base64') } : value,
  );
}

export function unpackPayload(text: string, readStored?: (file: StoredFile['$stored']) => Uint8Array): unknown {
  // Looking at every value costs several times the reading itself, and few documents have pictures or enclosures.
  if (!text.includes('"$bytes"') && !text.includes('"$stored"')) return JSON.parse(text);
  return JSON.parse(text, (_key, value: unknown) => {
    if (value && typeof value === 'object' && '$bytes' in value && typeof value.$bytes === 'string') {
      return new Uint8Array(Buffer.from(value.$bytes, 'base64'));
    }
    if (readStored && value && typeof value === 'object' && '$stored' in value)
      return readStored(value.$stored as StoredFile['$stored']);
    return value;
  });
}
