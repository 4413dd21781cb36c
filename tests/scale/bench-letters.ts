/** 1,000 and 5,000 letters of ten invoices each, two fonts, table and QR, drawn by the job's own function. */

import type { ReminderBatch, ReminderLetter } from '../../src/domain/reminder-batch.ts';
import { drawReminderBatch } from '../../src/main/features/reminders/reminder-letter-pdf.ts';
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
