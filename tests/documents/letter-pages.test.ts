import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { qrMatrix } from '../../src/main/features/paper/qr.ts';
import { drawReminderBatch } from '../../src/main/features/reminders/reminder-letter-pdf.ts';
import { batchOf, CREDITOR, DEBTOR, invoices, letter } from '../support/reminder-batches.ts';
import { pageCount, renderPdf } from '../support/rendered-pdf.ts';

const FIFTY = letter(1, 3, { invoices: invoices(50, { count: 2 }) });

test('fifty invoices run over pages: each once, the head on every page, pages counted, the total and account at the end', async () => {
  const drawn = await drawReminderBatch(batchOf([FIFTY]));
  const pages = await renderPdf(drawn.bytes, 2);
  expect(drawn.letters).toEqual([{ letterKey: 'letter-1', firstPage: 1, pages: pages.length }]);
  expect(pages.length).toBe(2);
  const all = pages.map(({ text }) => text).join('');
  for (const { number } of FIFTY.invoices) expect(all.split(number).length - 1, number).toBe(1);
  for (const [at, { text }] of pages.entries()) {
    expect(text).toContain('請求書番号');
    expect(text).toContain(`${at + 1} / ${pages.length}`);
    expect(text).toContain('R26-0118-1');
  }
  expect(pages[0]!.text).toContain('（次頁へ続く）');
  expect(pages[1]!.text).not.toContain('（次頁へ続く）');
  expect(pages[1]!.text).toContain('合計');
  expect(pages[1]!.text).toContain('0412765');
  expect(pages[1]!.text).toContain(DEBTOR.name);
});

test('the total never stands without invoices above it, whatever their number', async () => {
  for (let count = 10; count <= 24; count++) {
    const drawn = await drawReminderBatch(batchOf([letter(1, 3, { invoices: invoices(count) })]));
    const pages = await renderPdf(drawn.bytes, 1);
    const last = pages.at(-1)!.text;
    expect(last, `${count} invoices`).toContain('合計');
    expect((last.match(/2608-\d{4}/g) ?? []).length, `${count} invoices`).toBeGreaterThanOrEqual(3);
  }
});

test('ten invoices, partly paid and asked for before, stay on one sheet at every stage', async () => {
  const letters = ([1, 2, 3, 4, 5] as const).map((stage) =>
    letter(stage, stage, {
      invoices: invoices(10, { count: 2, openYen: 50_000 }),
      previousLetters: [
        { on: '2026-09-07', stage: 1 },
        { on: '2026-10-01', stage: 2 },
        { on: '2026-10-26', stage: 3 },
        { on: '2026-11-10', stage: 4 },
      ],
    }),
  );
  const drawn = await drawReminderBatch(batchOf(letters));
  expect(drawn.letters.map(({ pages }) => pages)).toEqual([1, 1, 1, 1, 1]);
});

test('the QR code at the foot is the serial with the page', async () => {
  const pages = await renderPdf((await drawReminderBatch(batchOf([FIFTY]))).bytes, 10);
  for (const [at, page] of pages.entries()) {
    const { size, cells } = qrMatrix(`R26-0118-1/${at + 1}`);
    const cell = 9 / size;
    const wrong: string[] = [];
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const dark = page.darknessAt(181 + (column + 0.5) * cell, 279 + (row + 0.5) * cell) > 0.5;
        if (dark !== (cells[row * size + column] === 1)) wrong.push(`${row},${column}`);
      }
    }
    expect(wrong).toEqual([]);
  }
});

test('each client has its cover, counted and summed, before its letters', async () => {
  const other = { ...CREDITOR, name: 'ハルカ食品株式会社' };
  const batch = batchOf([], {
    withCovers: true,
    groups: [
      { client: CREDITOR, letters: [letter(1, 2), FIFTY] },
      { client: other, letters: [letter(3, 1)] },
    ],
  });
  const drawn = await drawReminderBatch({
    ...batch,
    groups: [
      { client: CREDITOR, letters: [letter(2, 2), FIFTY] },
      { client: other, letters: [letter(3, 1)] },
    ],
  });
  const pages = await renderPdf(drawn.bytes, 2);
  expect(drawn.coverPages).toBe(2);
  expect(drawn.letters.map(({ firstPage, pages: count }) => [firstPage, count])).toEqual([
    [2, 1],
    [3, 2],
    [6, 1],
  ]);
  const cover = pages[0]!.text;
  for (const part of ['大橋金物株式会社', '2 通', '3 枚', batch.auditHead, 'R26-0118-2', '督促状', '封入しない'])
    expect(cover).toContain(part);
  const total = (letter(2, 2).totalYen + FIFTY.totalYen).toLocaleString('en-US');
  expect(cover).toContain(`${total} 円`);
  expect(pages[4]!.text).toContain('ハルカ食品株式会社');
  expect(pages[4]!.text).not.toContain('大橋金物');
});

test('a cover with many letters goes on over pages and lists each once', async () => {
  const letters = Array.from({ length: 120 }, (_, at) => letter(1001 + at, 1, { invoices: invoices(1) }));
  const drawn = await drawReminderBatch(batchOf(letters, { withCovers: true }));
  const covers = (
    await renderPdf(
      drawn.bytes,
      1,
      Array.from({ length: drawn.coverPages }, (_, at) => at),
    )
  ).map(({ text }) => text);
  expect(drawn.letters[0]!.firstPage).toBe(drawn.coverPages + 1);
  for (const { serial } of letters) expect(covers.join('').split(serial).length - 1, serial).toBe(1);
  expect(covers.at(-1)).toContain('合計');
});

test('a letter alone carries the sender, the account, the deadline and the total', async () => {
  const drawn = await drawReminderBatch(batchOf([letter(1, 2)]));
  const [page] = await renderPdf(drawn.bytes, 2);
  for (const part of [
    '大橋金物株式会社',
    '〒541-0053',
    '電話 06-0000-4120',
    'T7000012050002',
    '浪速中央銀行 船場支店',
    '0412765',
    '2026年12月4日（金）',
    '2026年11月24日',
    '中之島会計事務所',
  ]) {
    expect(page!.text).toContain(part);
  }
  const withoutOffice = await renderPdf(
    (await drawReminderBatch(batchOf([letter(1, 2)], { officeName: null }))).bytes,
    2,
  );
  expect(withoutOffice[0]!.text).not.toContain('代行');
});

test('the same batch gives the same bytes, also after other batches', async () => {
  const digest = async () =>
    createHash('sha256')
      .update((await drawReminderBatch(batchOf([letter(1, 1), FIFTY], { withCovers: true }))).bytes)
      .digest('hex');
  const first = await digest();
  await drawReminderBatch(batchOf([letter(9, 5)]));
  expect(await digest()).toBe(first);
});

test('a client without letters gets no cover; a batch without letters is refused', async () => {
  const drawn = await drawReminderBatch(
    batchOf([], {
      withCovers: true,
      groups: [
        { client: { ...CREDITOR, name: '空の会社' }, letters: [] },
        { client: CREDITOR, letters: [letter(1, 1)] },
      ],
    }),
  );
  expect(drawn.coverPages).toBe(1);
  expect(await pageCount(drawn.bytes)).toBe(2);
  await expect(drawReminderBatch(batchOf([]))).rejects.toThrow(RangeError);
});

test('progress is told up to the last letter', async () => {
  const told: [number, number][] = [];
  await drawReminderBatch(batchOf(Array.from({ length: 60 }, (_, at) => letter(at + 1, 1))), (done, total) =>
    told.push([done, total]),
  );
  expect(told).toEqual([
    [25, 60],
    [50, 60],
    [60, 60],
  ]);
});
