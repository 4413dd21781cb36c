/** What goes with a letter: the slip by which a debt is acknowledged, and copies of the invoices as they were issued. */
import { expect, test } from 'vitest';
import { acknowledgementSlip } from '../../src/domain/debt-acknowledgement.ts';
import { drawReminderBatch } from '../../src/main/features/reminders/reminder-letter-pdf.ts';
import { batchOf, CREDITOR, invoices, letter } from '../support/reminder-batches.ts';
import { renderPdf } from '../support/rendered-pdf.ts';

/** A paper of two sheets, made by the house itself. */
async function paper(): Promise<Uint8Array> {
  const drawn = await drawReminderBatch(batchOf([letter(77, 1, { invoices: invoices(30), serial: 'ENCLOSED-77' })]));
  return drawn.bytes;
}

test('the slip names creditor, day, sum and invoices, and asks for a plan without offering one', () => {
  const slip = acknowledgementSlip(letter(1, 3, { invoices: invoices(3) }), CREDITOR, '2026-11-24');
  expect(slip.title).toBe('債務承認書・支払計画書');
  expect(slip.to).toBe('大橋金物株式会社　御中');
  expect(slip.text).toContain('2026年11月24日現在');
  expect(slip.text).toContain('請求書番号 2608-0001 ほか2件');
  expect(slip.text).toContain('306,666円の債務を負っていることを承認し');
  expect(slip.plan).toHaveLength(3);
});

test('the slip lies below the second fold, the letter ends above it and asks for it back', async () => {
  const drawn = await drawReminderBatch(batchOf([letter(1, 3, { slip: true, invoices: invoices(4) })]));
  const [page, second] = await renderPdf(drawn.bytes);
  expect(second).toBeUndefined();
  expect(page!.text.replace(/\s/g, '')).toContain('「債務承認書・支払計画書」にご記入・ご捺印のうえ');
  const head = page!.inkBounds({ left: 60, top: 201, right: 150, bottom: 212 })!;
  expect((head.left + head.right) / 2).toBeCloseTo(105, 0);
  const letterInk = page!.inkBounds({ left: 10, top: 100, right: 200, bottom: 196.5 })!;
  expect(letterInk.bottom).toBeLessThan(196);
});

test('fifty invoices and a slip: the slip takes the foot of the last sheet, no row is lost', async () => {
  const drawn = await drawReminderBatch(batchOf([letter(1, 3, { slip: true, invoices: invoices(50) })]));
  const pages = await renderPdf(drawn.bytes);
  expect(pages).toHaveLength(drawn.letters[0]!.pages);
  const words = pages.map((page) => page.text).join('');
  for (const { number } of invoices(50)) expect(words).toContain(number);
  expect(pages.at(-1)!.text.replace(/\s/g, '')).toContain('債務承認書・支払計画書');
});

test('copies follow their letter as they were issued, marked with its serial, before the next letter', async () => {
  const copy = await paper();
  const enclosures = [
    { title: '2608-0001', file: copy },
    { title: '2608-0002', file: copy },
  ];
  const drawn = await drawReminderBatch(batchOf([letter(1, 3, { enclosures }), letter(2, 3)]));
  expect(drawn.letters).toEqual([
    { letterKey: 'letter-1', firstPage: 1, pages: 5 },
    { letterKey: 'letter-2', firstPage: 6, pages: 1 },
  ]);
  const pages = await renderPdf(drawn.bytes);
  const plain = await renderPdf(copy);
  expect(pages[0]!.text).toContain('請求書の写し 2通（2608-0001、2608-0002）');
  for (const [at, page] of pages.slice(1, 5).entries()) {
    expect(page.text.replace(/\s/g, '')).toContain(
      `R26-0118-1同封請求書2608-000${at < 2 ? 1 : 2}（写し）${(at % 2) + 1}/2`,
    );
    // As issued: the same ink everywhere but at the foot, where the mark is.
    const body = { left: 0, top: 0, right: 210, bottom: 276 };
    expect(page.inkIn(body)).toBeCloseTo(plain[at % 2]!.inkIn(body), 3);
    expect(page.inkIn({ left: 196, top: 284, right: 204, bottom: 292 })).toBeGreaterThan(10);
  }
  expect(pages[5]!.text).toContain('R26-0118-2');
});
