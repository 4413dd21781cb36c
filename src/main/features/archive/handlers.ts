import { existsSync, mkdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { archiveMethods } from '../../../contract/archive.ts';
import {
  ARCHIVE_BANK_FOLDER,
  ARCHIVE_INDEX_NAME,
  type ArchivedEntry,
  type ArchiveWithout,
  archiveFileName,
  archiveFolderName,
  archiveIndex,
} from '../../../domain/archive-index.ts';
import { foldPayerName, searchKey } from '../../../domain/names.ts';
import { archiveWords } from '../../../messages/archive.ts';
import { sha256 } from '../../core/canonical.ts';
import type { CommandContext, Handlers, QueryContext } from '../../core/context.ts';
import { readDocument, readTaken, takenPath, writeWhole } from '../../core/documents.ts';
import { AppError } from '../../core/errors.ts';
import { clientSettings } from '../clients/queries.ts';
import { paperDocuments } from '../invoice-papers/office-queries.ts';
import { type ArchiveFilter, type ArchiveRow, searchArchive } from './queries.ts';

type Asked = Pick<
  Parameters<Handlers<typeof archiveMethods>['archive.search']>[1],
  'clientId' | 'from' | 'through' | 'minYen' | 'maxYen' | 'counterparty' | 'kinds'
>;

const ALL_KINDS = ['invoice', 'credit-note', 'reminder', 'received-note', 'deposit'] as const;
const ALL_YEN = 999_999_999_999_999;
/** An export is of one search: more than this is asked for in parts. */
const MOST = 100_000;

/** Nobody asks for nothing: a range the wrong way round is a slip, and 「ありません」 would be taken for an answer. */
function refuseReversed({ from, through, minYen, maxYen }: Asked): void {
  if (from !== undefined && through !== undefined && from > through)
    throw new AppError('archive-reversed', { from, through }, 'from');
  if (minYen !== undefined && maxYen !== undefined && minYen > maxYen)
    throw new AppError('archive-yen-reversed', { least: minYen, most: maxYen }, 'minYen');
}

function filterOf(asked: Asked): ArchiveFilter {
  refuseReversed(asked);
  const text = asked.counterparty ?? '';
  return {
    from: asked.from ?? '0000-01-01',
    through: asked.through ?? '9999-12-31',
    minYen: asked.minYen ?? -ALL_YEN,
    maxYen: asked.maxYen ?? ALL_YEN,
    text,
    key: text === '' ? '' : searchKey(text),
    folded: text === '' ? '' : foldPayerName(text),
    kinds: asked.kinds ?? ALL_KINDS,
  };
}

export const archiveHandlers: Handlers<typeof archiveMethods> = {
  async 'archive.search'({ read, folder }, { limit, withoutFile, ...asked }) {
    const sql = read.client(asked.clientId);
    await clientSettings(sql);
    const { entries, count, totalYen } = await searchArchive(sql, filterOf(asked), withoutFile ? MOST : limit);
    const files = await filesOf(read.office, folder, entries);
    const all = entries.map((row, at) => {
      const { documentId: _document, importSha256: _import, importKept: _kept, ...entry } = row;
      return { ...entry, ...files[at]!, without: withoutOf(row, files[at]!) };
    });
    if (!withoutFile) return { entries: all, count, totalYen };
    const bare = all.filter(({ path }) => path === '');
    const bareYen = bare.reduce((sum, { amountYen }) => sum + amountYen, 0);
    return { entries: bare.slice(0, limit), count: bare.length, totalYen: bareYen };
  },

  'archive.makePapers': makePapers,

  async 'archive.export'(context, { folder, requestId: _id, ...asked }) {
    const sql = context.read.client(asked.clientId);
    const client = await clientSettings(sql);
    if (!existsSync(folder) || !statSync(folder).isDirectory())
      throw new AppError('export-folder-missing', { folder }, 'folder');
    const { entries } = await searchArchive(sql, filterOf(asked), MOST);
    if (entries.length === 0) throw new AppError('archive-nothing', {}, 'from');
    const stamp = context.clock.now().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
    const into = join(folder, archiveFolderName(client.code, stamp));
    mkdirSync(into, { recursive: true });
    const written = await writeEntries(context, asked.clientId, into, entries);
    writeWhole(join(into, ARCHIVE_INDEX_NAME), new TextEncoder().encode(archiveIndex(written.entries)));
    // Told in the audit trail: who took which books out, and how much of them.
    await context.write(async (tx) => {
      const id = await tx.client(asked.clientId).nextId('archive_export');
      const { files, without, broken } = written;
      const row = { folder: into, entries: entries.length, files, without, broken: broken.length, ...tx.booked() };
      await tx.client(asked.clientId).insert('archive_export', { id, ...row });
    });
    const { files, without, broken } = written;
    return { folder: into, entries: entries.length, files, without, broken };
  },
};

/** Papers of what was never put on paper: the copy that the seller keeps (消費税法57条の4⑥) is then there to be handed out. */
async function makePapers(context: CommandContext, { requestId: _id, ...asked }: Asked & { requestId?: string }) {
  const { clientId } = asked;
  const sql = context.read.client(clientId);
  await clientSettings(sql, 'booking');
  const { entries } = await searchArchive(sql, filterOf(asked), MOST);
  const lacking = entries.filter(
    ({ kind, state, documentId }) =>
      documentId === null && state === 'live' && (kind === 'invoice' || kind === 'credit-note'),
  );
  if (lacking.length === 0) throw new AppError('archive-complete', {}, 'from');
  const task = context.jobs.begin(archiveWords.makeTask);
  let made = 0;
  for (const [at, { kind, id }] of lacking.entries()) {
    if (task.cancelled()) break;
    task.report(at, lacking.length);
    const reply =
      kind === 'invoice'
        ? await context.perform('invoices.document', { clientId, invoiceId: id })
        : await context.perform('creditNotes.document', { clientId, creditNoteId: id });
    if (reply.ok) made++;
  }
  task.end(task.cancelled() ? 'cancelled' : 'done');
  return { made, left: lacking.length - made };
}

function withoutOf({ kind, documentId, importSha256 }: ArchiveRow, { path }: KeptFile): ArchiveWithout | null {
  if (path !== '') return null;
  if (importSha256 !== null) return 'not-kept';
  return kind === 'deposit' ? 'typed' : documentId === null ? 'not-issued' : 'not-kept';
}

interface KeptFile {
  path: string;
  sha256: string;
}

async function filesOf(
  office: QueryContext['read']['office'],
  folder: string,
  rows: readonly ArchiveRow[],
): Promise<KeptFile[]> {
  const ids = [...new Set(rows.flatMap(({ documentId }) => (documentId === null ? [] : [documentId])))];
  const documents = await paperDocuments(office, ids);
  return rows.map(({ documentId, importSha256, importKept }) => {
    if (importSha256 !== null) {
      const path = takenPath(importSha256);
      return importKept === 1 || existsSync(join(folder, path)) ? { path, sha256: importSha256 } : NOTHING;
    }
    const document = documentId === null ? undefined : documents.get(documentId);
    return document?.sha256 ? { path: document.path, sha256: document.sha256 } : NOTHING;
  });
}

const NOTHING: KeptFile = { path: '', sha256: '' };

/** Copies each entry's file under a name that says what it is; a bank file once, however many deposits it brought. */
async function writeEntries(context: CommandContext, clientId: number, into: string, rows: readonly ArchiveRow[]) {
  const task = context.jobs.begin(archiveWords.task);
  const copied = new Map<string, string>();
  const used = new Set<string>();
  const entries: ArchivedEntry[] = [];
  const broken: string[] = [];
  let without = 0;
  try {
    const files = await filesOf(context.read.office, context.folder, rows);
    for (const [at, row] of rows.entries()) {
      if (task.cancelled()) throw new AppError('job-cancelled', {});
      if (at % 20 === 0) task.report(at, rows.length);
      const file = (await ownPaper(context, clientId, row)) ?? files[at]!;
      const { documentId: _document, importSha256, importKept: _kept, ...head } = row;
      const entry: ArchivedEntry = { ...head, fileName: '', sha256: file.sha256, file: 'none', without: null };
      entries.push(entry);
      if (file.path === '') {
        without++;
        entry.without = withoutOf(row, NOTHING);
        continue;
      }
      const name = copied.get(file.sha256) ?? copyFile(context.folder, into, entry, file, importSha256 !== null, used);
      if (name === null) {
        entry.file = 'broken';
        if (!broken.includes(file.path)) broken.push(file.path);
        continue;
      }
      copied.set(file.sha256, name);
      Object.assign(entry, { fileName: name, file: 'kept' });
    }
    task.end('done');
  } catch (error) {
    task.end(task.cancelled() ? 'cancelled' : 'failed');
    throw error;
  }
  return { entries, files: copied.size, without, broken };
}

/** A letter, an invoice of a batch lies in one file among others: its own pages are made once, from that record, and kept. */
async function ownPaper(context: CommandContext, clientId: number, row: ArchiveRow): Promise<KeptFile | null> {
  if (row.kind === 'reminder') {
    const reply = await context.perform('sendings.letterPaper', { clientId, letterId: row.id });
    return reply.ok ? { path: reply.value.document.path, sha256: reply.value.document.sha256 } : NOTHING;
  }
  if (row.kind !== 'invoice' || row.documentId === null) return null;
  const reply = await context.perform('invoices.document', { clientId, invoiceId: row.id });
  return reply.ok ? { path: reply.value.document.path, sha256: reply.value.document.sha256 } : null;
}

/** The name under which the file lies now; null when it is missing, is not what was kept, or was not written as it is. */
function copyFile(
  folder: string,
  into: string,
  entry: ArchivedEntry,
  file: KeptFile,
  isBank: boolean,
  used: Set<string>,
): string | null {
  const bytes = isBank ? readTaken(folder, file.sha256) : readDocument(folder, file.path, file.sha256);
  if (!bytes) return null;
  const name = isBank
    ? join(ARCHIVE_BANK_FOLDER, `${file.sha256.slice(0, 16)}.dat`)
    : freeName(archiveFileName(entry, extname(file.path)), used);
  writeWhole(join(into, name), bytes);
  const back = readDocument(into, name, sha256(bytes));
  return back ? name : null;
}

/** Two alike are told apart by a number. */
function freeName(name: string, used: Set<string>): string {
  const dot = name.lastIndexOf('.');
  let free = name;
  for (let copy = 2; used.has(free); copy++) free = `${name.slice(0, dot)}(${copy})${name.slice(dot)}`;
  used.add(free);
  return free;
}
