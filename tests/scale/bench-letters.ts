/** 1,000 and 5,000 letters of ten invoices each, two fonts, table and QR, drawn by the job's own function. */

import type { ReminderBatch, ReminderLetter } from '../../src/domain/reminder-batch.ts';
import { drawReminderBatch } from '../../src/main/features/reminders/reminder-letter-pdf.ts';
import { makeClient, makeCustomer, makeInvoice, openTestOffice, removeOffices } from '../support/office.ts';
import { batchOf, CREDITOR, DEBTOR, invoices, letter, sealPng } from '../support/reminder-batches.ts';
import { onceMs, peakMb, report } from './measure.ts';

const NAMES = ['山田商店', '髙島水産', '光運輸', 'みなとオートサービス', '齋藤歯科', '𠮷野建設'];
const PLACES = ['千代田区千代田', '港区芝浦', '渋谷区神南', '大田区蒲田'];

await drawReminderBatch(benchBatch(20));
const thousand = await onceMs(() => drawReminderBatch(benchBatch(1000)));
report({ case: 'letters 1,000', figure: thousand.ms, unit: 'ms', target: 2000, of: 'figure' });
report({ case: 'letters 1,000 peak memory', figure: peakMb(), unit: 'MB', target: 400, of: 'figure' });
const fiveThousand = await onceMs(() => drawReminderBatch(benchBatch(5000)));
report({
  case: 'letters 5,000 against 1,000',
  figure: fiveThousand.ms,
  unit: 'ms',
  floor: thousand.ms,
  target: 5.5,
  of: 'ratio',
});
report({ case: 'letters 5,000 peak memory', figure: peakMb(), unit: 'MB', target: 400, of: 'figure' });

const uprightThousand = await onceMs(() => drawReminderBatch(benchBatch(1000, { vertical: true, slip: true })));
report({
  case: 'letters 1,000 upright with slips (3,000 pages)',
  figure: uprightThousand.ms,
  unit: 'ms',
  target: 10_000,
  of: 'figure',
});

await benchPreview();

/** From the call to the bytes of the first page, as the window asks for it: decision, check and drawing in their threads. */
async function benchPreview(): Promise<void> {
  const office = await openTestOffice();
  const clientId = await makeClient(office);
  for (let at = 0; at < 50; at++) {
    const customerId = await makeCustomer(office, clientId, `C${at}`);
    const due = { issuedOn: '2026-06-30', dueOn: '2026-07-31', yen: 1000 + at };
    for (let count = 0; count < 10; count++) await makeInvoice(office, clientId, { customerId, ...due });
  }
  const times: number[] = [];
  for (let customerId = 1; customerId <= 21; customerId++) {
    const preview = await onceMs(() => office.call('reminders.preview', { clientId, customerId, asOf: '2026-11-24' }));
    times.push(preview.ms);
  }
  report({ case: 'preview of the first letter', figure: times[0]!, unit: 'ms', target: 300, of: 'figure' });
  const middle = times.slice(1).sort((a, b) => a - b)[10]!;
  report({ case: 'preview of the next ones (median)', figure: middle, unit: 'ms', target: 300, of: 'figure' });
  await removeOffices();
}

/** Customers of different names, places and stages, each with ten invoices; one client with a seal. */
function benchBatch(count: number, paper: Pick<ReminderLetter, 'vertical' | 'slip'> = {}): ReminderBatch {
  const letters = Array.from({ length: count }, (_, at) => {
    const stage = paper.vertical ? 4 : ([1, 2, 3, 4] as const)[at % 4]!;
    return letter(at + 1, stage, {
      ...paper,
      invoices: invoices(10),
      customer: {
        ...DEBTOR,
        name: `株式会社${NAMES[at % NAMES.length]}${at}`,
        address1: `東京都${PLACES[at % PLACES.length]}${(at % 9) + 1}-${(at % 30) + 1}`,
      },
    });
  });
  return batchOf(letters, {
    groups: [{ client: { ...CREDITOR, sealImage: { bytes: sealPng(), mime: 'image/png' } }, letters }],
  });
}
