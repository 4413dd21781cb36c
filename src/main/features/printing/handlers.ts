import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { printingMethods } from '../../../contract/printing.ts';
import type { CommandContext, Handlers } from '../../core/context.ts';
import { readDocument } from '../../core/documents.ts';
import { AppError } from '../../core/errors.ts';
import { type PrintState, printing } from '../../core/printing.ts';
import { printerOffsets } from '../envelopes/office-queries.ts';
import { noteJobEnd, notePrinted } from '../paper-sendings/writes.ts';
import {
  type PrintJobRow,
  papersOfJob,
  printableDocument,
  printJobById,
  printJobs,
  unfinishedJobs,
} from './office-queries.ts';

export const printingHandlers: Handlers<typeof printingMethods> = {
  async 'printers.list'({ printers }) {
    return { printers: await printing(() => printers.printers()) };
  },

  'documents.print': async (context, input) => {
    const { documentId, printer, fromPage, throughPage, tray, duplex, copies } = input;
    const { file, title, pages, media } = await storedPages(context, documentId);
    const range = rangeOf(fromPage, throughPage, pages);
    const moved = await movedCopy(context, file, printer);
    // Handed over first: a queue that refuses leaves nothing noted, and what is noted was handed over.
    const order = { printer, title, duplex, copies, ...(range ? { pages: range } : {}), ...(tray ? { tray } : {}) };
    const queueJob = await printing(() => context.printers.send(moved ?? file, { ...order, ...media })).finally(() => {
      if (moved) rmSync(dirname(moved), { recursive: true, force: true });
    });
    return context.write(async (tx) => {
      const id = await tx.office.nextId('print_job');
      await tx.office.insert('print_job', {
        id,
        document_id: documentId,
        printer,
        queue_job: queueJob,
        from_page: range?.from ?? null,
        through_page: range?.to ?? null,
        copies,
        tray: tray ?? '',
        duplex,
        state: 'waiting',
        state_at: tx.at,
        ...tx.booked(),
      });
      await notePrinted(tx, { documentId, range, printJobId: id, printer, on: context.clock.today() });
      return { printJobId: id, state: 'waiting' };
    });
  },

  'printJobs.refresh': async (context, { documentId, limit }) => {
    const open = await unfinishedJobs(context.read.office);
    const changed: { job: PrintJobRow; state: PrintState }[] = [];
    for (const job of open) {
      const state = await printing(() => context.printers.state(job.queueJob));
      if (state !== job.state) changed.push({ job, state });
    }
    if (changed.length > 0) await noteStates(context, changed);
    const rows = await printJobs(context.read.office, documentId ?? null, limit);
    return { jobs: rows.map(({ queueJob, ...job }) => job) };
  },

  'printJobs.cancel': async (context, { printJobId }) => {
    const job = await printJobById(context.read.office, printJobId);
    if (!job) throw new AppError('print-job-unknown', { printJobId }, 'printJobId');
    const before = await printing(() => context.printers.state(job.queueJob));
    if (before !== 'waiting' && before !== 'printing') {
      if (before !== job.state) await noteStates(context, [{ job, state: before }]);
      throw new AppError('print-ended', { title: job.title, printer: job.printer, state: before }, 'printJobId');
    }
    await printing(() => context.printers.cancel(job.queueJob));
    await noteStates(context, [{ job, state: 'cancelled' }]);
    return { state: 'cancelled' };
  },
};

/** The file as it was issued. Throws when it is not drawn yet, is gone, or is not what was issued. */
async function storedPages(context: CommandContext, documentId: number) {
  const row = await printableDocument(context.read.office, documentId);
  if (!row) throw new AppError('document-unknown', { documentId }, 'documentId');
  if (row.sha256 === null) throw new AppError('document-not-rendered', { documentId }, 'documentId');
  if (!readDocument(context.folder, row.path, row.sha256))
    throw new AppError('document-changed', { documentId, path: row.path }, 'documentId');
  const media = MEDIA[row.kind];
  return { file: join(context.folder, row.path), title: row.title, pages: row.pages, media: media ? { media } : {} };
}

const MEDIA: Record<string, 'chou3' | 'kaku2'> = { 'envelopes-long3': 'chou3', 'envelopes-kaku2': 'kaku2' };

/** A copy moved back by what the printer is off, to be removed once it is handed over; null where the printer is true. */
async function movedCopy(context: CommandContext, file: string, printer: string): Promise<string | null> {
  const offset = (await printerOffsets(context.read.office)).find((one) => one.printer === printer);
  if (!offset) return null;
  const asked = { bytes: readFileSync(file), rightMm: -offset.rightMm, downMm: -offset.downMm };
  const { bytes } = await context.jobs.run('shift-pages', asked);
  const copy = join(mkdtempSync(join(tmpdir(), 'banto-print-')), 'pages.pdf');
  writeFileSync(copy, bytes);
  return copy;
}

/** Throws pages-outside for pages the document does not have; where nobody counted them, the queue does. */
function rangeOf(from: number | undefined, through: number | undefined, pages: number | null) {
  if (from === undefined && through === undefined) return null;
  const range = { from: from ?? 1, to: through ?? pages ?? from ?? 1 };
  if (range.from > range.to || (pages !== null && range.to > pages))
    throw new AppError('pages-outside', { from: range.from, to: range.to, pages: pages ?? 0 }, 'fromPage');
  return range;
}

function noteStates(context: CommandContext, changed: readonly { job: PrintJobRow; state: PrintState }[]) {
  return context.write(async (tx) => {
    for (const { job, state } of changed) {
      const { printJobId, printer } = job;
      await tx.office.update('print_job', { id: printJobId }, { state, state_at: tx.at });
      if (state === 'cancelled' || state === 'failed' || state === 'gone')
        await noteJobEnd(tx, await papersOfJob(tx.office, printJobId), { state, printer });
    }
  });
}
