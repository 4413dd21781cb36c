/** The stored pages on a real print queue: all of them, a damaged range again, a queue that stops, and none at all. */
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderArguments } from '../../src/main/ports/cups.ts';
import { windowsOptions } from '../../src/main/ports/windows-print.ts';
import {
  makeClient,
  makeCustomer,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { NO_CUPS, type PrintServer, QUEUE, startPrintServer } from '../support/print-server.ts';
import { renderPdf, textOfPdf } from '../support/rendered-pdf.ts';

let office: TestOffice;
let documentId: number;
let clientId: number;
let batchId: number;

beforeAll(async () => {
  office = await openTestOffice();
  clientId = await makeClient(office);
  for (const code of ['A', 'B', 'C']) {
    const customerId = await makeCustomer(office, clientId, code);
    await makeInvoice(office, clientId, {
      customerId,
      number: `${code}-1`,
      issuedOn: '2026-06-30',
      dueOn: '2026-07-31',
      yen: 1000,
    });
  }
  const issued = await office.call('reminders.issue', { clientId, asOf: '2026-11-24' });
  documentId = issued.document!.documentId;
  batchId = issued.batchId!;
});
afterAll(removeOffices);

test.skipIf(process.getuid?.() !== 0)('without a print system the refusal says so, and nothing is noted', async () => {
  process.env.CUPS_SERVER = '127.0.0.1:1';
  try {
    const refused = await office.refused('documents.print', { documentId, printer: QUEUE });
    expect(refused.code).toBe('printing-unavailable');
    expect((await office.refused('printers.list', {})).code).toBe('printing-unavailable');
    expect(office.rows('SELECT * FROM print_job')).toEqual([]);
  } finally {
    delete process.env.CUPS_SERVER;
  }
});

describe.skipIf(NO_CUPS !== '')(NO_CUPS || 'on a CUPS queue', () => {
  let server: PrintServer;
  beforeAll(async () => {
    server = await startPrintServer();
  });
  afterAll(() => server?.close());

  const jobs = () => office.call('printJobs.refresh', { documentId }).then((value) => value.jobs);
  const ended = (printJobId: number) =>
    expect
      .poll(async () => (await jobs()).find((job) => job.printJobId === printJobId)?.state, { timeout: 20_000 })
      .toBe('done');

  test('the printer is listed with its trays, and why it stands still', async () => {
    const { printers } = await office.call('printers.list', {});
    expect(printers).toEqual([
      {
        name: QUEUE,
        isDefault: true,
        trays: [
          { key: 'Tray1', label: 'Tray1' },
          { key: 'Tray2', label: 'Tray2' },
        ],
        canDuplex: true,
        trouble: '',
      },
    ]);
    server.stop('用紙がありません');
    expect((await office.call('printers.list', {})).printers[0]!.trouble).toBe('用紙がありません');
    server.start();
  });

  test('all pages of a batch come out, unchanged in their words', async () => {
    const { printJobId } = await office.call('documents.print', { documentId, printer: QUEUE, tray: 'Tray2' });
    await ended(printJobId);
    const { bytes } = await office.call('documents.read', { documentId });
    expect(words(await textOfPdf(server.paper()))).toBe(words(await textOfPdf(bytes)));
  });

  test('a damaged range is printed again as it was, and no step of the batch moves', async () => {
    const before = await office.call('reminders.letters', { batchId });
    const second = before.letters[1]!;
    expect(second).toMatchObject({ serial: expect.stringMatching(/-2$/), firstPage: 3, pages: 1 });
    const { printJobId } = await office.call('documents.print', {
      documentId,
      printer: QUEUE,
      fromPage: second.firstPage,
      throughPage: second.firstPage + second.pages - 1,
    });
    await ended(printJobId);
    const text = await textOfPdf(server.paper());
    expect(text).toContain(second.serial);
    expect(text).not.toContain(before.letters[0]!.serial);
    expect(await office.call('reminders.letters', { batchId })).toEqual(before);
  });

  test('a printer that is off gets its pages moved back, the stored ones stay as they are', async () => {
    const { bytes } = await office.call('documents.read', { documentId });
    await office.call('printers.saveOffset', { printer: QUEUE, rightMm: 2, downMm: 0 });
    const { printJobId } = await office.call('documents.print', { documentId, printer: QUEUE });
    await ended(printJobId);
    const [paper] = await renderPdf(server.paper(), 4, [1]);
    const [stored] = await renderPdf(bytes, 4, [1]);
    const head = { left: 10, top: 8, right: 110, bottom: 40 };
    const moved = paper!.inkBounds(head)!.left - stored!.inkBounds(head)!.left;
    expect(Math.abs(moved + 2)).toBeLessThan(0.3);
    expect((await office.call('documents.read', { documentId })).bytes).toEqual(bytes);
    await office.call('printers.saveOffset', { printer: QUEUE, rightMm: 0, downMm: 0 });
  });

  test('a stopped queue keeps the job, which can be taken back', async () => {
    server.stop('jam');
    const { printJobId } = await office.call('documents.print', { documentId, printer: QUEUE });
    expect((await jobs())[0]).toMatchObject({ printJobId, state: 'waiting' });
    expect(await office.call('printJobs.cancel', { printJobId })).toEqual({ state: 'cancelled' });
    server.start();
    expect((await jobs())[0]).toMatchObject({ printJobId, state: 'cancelled' });
    expect((await office.refused('printJobs.cancel', { printJobId })).code).toBe('print-ended');
  });

  test.each([
    ['out of paper', () => server.stop('media-empty'), () => server.start()],
    ['gone with its jobs', () => server.remove(), () => server.add()],
  ] as const)('a printer that is %s takes nothing from the run: nothing counts as printed or posted, and it prints again', async (_what, fail, mend) => {
    const before = await office.call('reminders.letters', { batchId });
    server.stop('jam');
    const { printJobId } = await office.call('documents.print', { documentId, printer: QUEUE });
    fail();
    const states = await jobs();
    expect(['waiting', 'gone', 'cancelled', 'failed']).toContain(
      states.find((job) => job.printJobId === printJobId)?.state,
    );
    const [run] = (await office.call('reminders.batches', { clientId })).batches;
    expect(run).toMatchObject({ printedAt: null, counted: 0, posted: 0 });
    expect(await office.call('reminders.letters', { batchId })).toEqual(before);
    expect((await office.refused('reminders.post', { clientId, batchId })).code).toBe('letters-miscounted');
    mend();
    server.start();
    const again = await office.call('documents.print', { documentId, printer: QUEUE });
    await ended(again.printJobId);
    const { bytes } = await office.call('documents.read', { documentId });
    expect(words(await textOfPdf(server.paper()))).toBe(words(await textOfPdf(bytes)));
  });

  test('after the program was killed the run is there, unprinted and unposted, and prints', async () => {
    await office.reopen();
    const [run] = (await office.call('reminders.batches', { clientId })).batches;
    expect(run).toMatchObject({ printedAt: null, posted: 0 });
    const { printJobId } = await office.call('documents.print', { documentId, printer: QUEUE });
    await ended(printJobId);
  });

  test('a printer nobody knows and pages that are not there are refused', async () => {
    expect((await office.refused('documents.print', { documentId, printer: 'Attic' })).code).toBe('printer-unknown');
    const beyond = await office.refused('documents.print', { documentId, printer: QUEUE, fromPage: 3, throughPage: 9 });
    expect(beyond).toMatchObject({ code: 'pages-outside', facts: { from: 3, to: 9, pages: 4 } });
  });
});

const words = (text: string) => text.replace(/\s+/g, '');

const ORDER = {
  printer: 'Office',
  title: '督促状 R26-0001',
  duplex: 'long-edge',
  copies: 2,
  tray: 'Tray2',
  pages: { from: 3, to: 5 },
} as const;

test('what lp is asked: never scaled, the letter must lie in the window', () => {
  expect(orderArguments(ORDER).join(' ')).toBe(
    '-d Office -t 督促状 R26-0001 -n 2 -o sides=two-sided-long-edge -o media=A4 -o print-scaling=none -o InputSlot=Tray2 -o page-ranges=3-5',
  );
});

test('an envelope is asked for by its own size', () => {
  expect(orderArguments({ ...ORDER, media: 'chou3' }).join(' ')).toContain('media=jpn_chou3_120x235mm');
});

/** Not run on Windows: the package is asked with this system's name changed, and the command it builds is held. */
test('what SumatraPDF is asked on Windows', async () => {
  const require = createRequire(import.meta.url);
  const child = require('node:child_process') as { execFile: unknown };
  const original = child.execFile;
  const platform = Object.getOwnPropertyDescriptor(process, 'platform')!;
  const asked: string[][] = [];
  try {
    Object.defineProperty(process, 'platform', { ...platform, value: 'win32' });
    child.execFile = (file: string, args: string[], ...rest: unknown[]) => {
      asked.push([file.replace(/^.*[\\/]/, ''), ...args]);
      const done = rest.findLast((one) => typeof one === 'function') as (error: null, out: string, err: string) => void;
      done(null, '', '');
    };
    const { print } = require('pdf-to-printer') as typeof import('pdf-to-printer');
    await print(import.meta.filename, windowsOptions(ORDER));
  } finally {
    Object.defineProperty(process, 'platform', platform);
    child.execFile = original;
  }
  expect(asked[0]?.join(' ')).toContain('SumatraPDF');
  expect(asked[0]?.join(' ')).toContain('-print-to Office -silent -print-settings');
  expect(asked[0]?.join(' ')).toContain('3-5');
});
