/** Invoices as paper: by their text, by the place of the address, and by ink against a kept reference at 150 dpi. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addressAreaOf, LONG_3_WINDOW, sweptAreaOf } from '../../src/domain/envelope.ts';
import type { InvoicePaper } from '../../src/domain/invoice-paper.ts';
import { checkInvoicePapers, drawInvoicePapers } from '../../src/main/features/invoices/invoice-pdf.ts';
import { drawReceivedNote } from '../../src/main/features/received-notes/received-note-pdf.ts';
import { paper, paperBatch, paperLine, paperLines, receivedNote, receivedOf } from '../support/invoice-papers.ts';
import { CREDITOR, DEBTOR, sealPng } from '../support/reminder-batches.ts';
import { type InkedPage, renderPdf } from '../support/rendered-pdf.ts';

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
const pagesOf = async (papers: InvoicePaper[], changes: Parameters<typeof paperBatch>[1] = {}) =>
  renderPdf((await drawInvoicePapers(paperBatch(papers, changes))).bytes);

const CARRIED = {
  previousYen: 1_234_567,
  depositedYen: 1_200_000,
  adjustedYen: -4567,
  carriedYen: 30_000,
  netYen: 37_388,
  taxYen: 3531,
  billedYen: 70_919,
};
const DATED = paperLines(8).map((line, at) => ({ ...line, on: `2026-11-0${at + 1}`, slip: `D-100${at}` }));

const KINDS: Record<string, InvoicePaper> = {
  itemised: paper({ title: '11月分 資材納入', note: 'ご不明な点はお問い合わせください。' }),
  simple: paper({ layout: 'simple', includesTax: true, suppliedFrom: '2026-11-30' }),
  closing: paper({ layout: 'closing', carried: CARRIED, lines: DATED }),
  'credit-note': paper({
    kind: 'credit-note',
    number: 'C-0001',
    dueOn: null,
    related: [{ kind: 'original', numbers: ['2610-0012'], on: '2026-10-31' }],
  }),
  'delivery-note': paper({ kind: 'delivery-note', number: 'D-1001', dueOn: null, qualifies: false }),
  reissued: paper({ mark: 'reissue' }),
};

describe('place', () => {
  test.each(
    Object.entries(KINDS),
  )('%s: the address lies in the window however the sheet slides, nothing else comes near', async (_name, one) => {
    const customer = { ...DEBTOR, name: '医療法人社団𠮷田会髙﨑クリニック㈱', department: '経理部経理課' };
    const [page] = await pagesOf([{ ...one, customer }], {
      client: { ...CREDITOR, sealImage: { bytes: sealPng(), mime: 'image/png' } },
    });
    const safe = addressAreaOf(LONG_3_WINDOW);
    const ink = page!.inkBounds(sweptAreaOf(LONG_3_WINDOW, 5))!;
    expect(ink.left).toBeGreaterThanOrEqual(safe.left - 0.3);
    expect(ink.top).toBeGreaterThanOrEqual(safe.top - 0.3);
    expect(ink.right).toBeLessThanOrEqual(safe.right + 0.3);
    expect(ink.bottom).toBeLessThanOrEqual(safe.bottom + 0.3);
    // Margins: nothing but the fold marks outside 20 … 190 mm.
    expect(page!.inkIn({ left: 8, top: 0, right: 19.5, bottom: 297 })).toBe(0);
    expect(page!.inkIn({ left: 190.6, top: 0, right: 210, bottom: 297 })).toBe(0);
  });

  test('the last digits of a column of figures stand under each other', async () => {
    const lines = [7, 1_234, 98_765_432, 11_111].map((yen) =>
      paperLine({ quantityMilli: 1000, unitPriceMilli: yen * 1000 }),
    );
    const [page] = await pagesOf([paper({ lines, suppliedFrom: '2026-11-30' })]);
    const rows = rowsOf(page!, 4);
    const rights = rows.map(({ top, bottom }) => page!.inkBounds({ left: 165, top, right: 190, bottom })!.right);
    for (const right of rights) expect(Math.abs(right - 188.5)).toBeLessThan(0.35);
  });
});

/** Bands between the hairlines of the first rows: the table begins under its two strong rules. */
function rowsOf(page: InkedPage, count: number): { top: number; bottom: number }[] {
  const rules: number[] = [];
  for (let y = 90; y < 260; y += 0.1) {
    const dark = page.darknessAt(20.4, y) > 0.3;
    if (dark && (rules.at(-1) ?? 0) < y - 2) rules.push(y);
  }
  // The headline's rule, the head's two, then one under each line.
  return Array.from({ length: count }, (_, at) => ({ top: rules[2 + at]! + 0.6, bottom: rules[3 + at]! - 0.4 }));
}

describe('text', () => {
  test('a hundred lines stand on their pages once each, under a repeated head, and the total is not alone', async () => {
    const lines = paperLines(100).map((line, at) => ({
      ...line,
      description: `品目番号${String(at + 1).padStart(3, '0')}号`,
    }));
    const pages = await pagesOf([paper({ lines })]);
    expect(pages.length).toBeGreaterThan(2);
    const texts = pages.map(({ text }) => plain(text));
    for (const [at] of lines.entries()) {
      const name = `品目番号${String(at + 1).padStart(3, '0')}号`;
      expect(
        texts.filter((text) => text.includes(name)),
        name,
      ).toHaveLength(1);
    }
    for (const [at, text] of texts.entries()) {
      expect(text).toContain(`${at + 1}/${pages.length}`);
      expect(text).toContain('品名・摘要');
      expect(text.includes('次頁へ続く')).toBe(at < pages.length - 1);
    }
    expect(texts.at(-1)).toContain('品目番号100号');
    expect(texts.at(-1)).toContain('お振込先');
  });

  test('long names are broken and kept whole, and what cannot be set readably is told before', async () => {
    const name = '𠮷野㈱向け特殊六角穴付きボルト超長尺仕様ステンレス製クロムモリブデン鋼製四十文字の品名';
    const note = 'ロットNo. 20261124-0001';
    const fine = paper({
      lines: [
        paperLine({ description: name, note }),
        paperLine({ quantityMilli: 1000, unitPriceMilli: 99_999_999_999_000 }),
      ],
    });
    expect(checkInvoicePapers(paperBatch([fine]))).toEqual([]);
    const [page] = await pagesOf([fine]);
    const text = plain(page!.text);
    // Broken over two lines; the figures stand beside the first.
    expect(text).toContain('𠮷野(株)向け特殊六角穴付きボルト超長尺仕様ステンレス');
    expect(text).toContain('製クロムモリブデン鋼製四十文字の品名');
    expect(text).toContain(plain(note));
    expect(text).toContain('99,999,999,999');
    const absurd = paper({ lines: [paperLine({ quantityMilli: 999_999_999_999, unitPriceMilli: 1 })] });
    expect(checkInvoicePapers(paperBatch([absurd]))).toMatchObject([
      { what: 'paper-overflow', text: '999,999,999.999' },
    ]);
    const rare = paper({ customer: { ...DEBTOR, name: '\u{323B0}商店' } });
    expect(checkInvoicePapers(paperBatch([rare]))[0]).toMatchObject({ what: 'paper-glyphs' });
  });

  test('every class of tax stands with its amount, discounts with ▲, and a closing bill reckons from balance to balance', async () => {
    const classes = (['standard-10', 'reduced-8', 'exempt', 'out-of-scope', 'zero-rated'] as const).map((taxClass) =>
      paperLine({ taxClass }),
    );
    const discount = paperLine({ description: '値引き', quantityMilli: 1000, unitPriceMilli: -500_000 });
    const [all] = await pagesOf([paper({ lines: [...classes, discount] })]);
    for (const words of [
      '10%対象4,120',
      '8%対象(軽減税率※)4,6203694,989',
      '非課税4,62004,620',
      '対象外(不課税)',
      '免税(0%)',
      '▲500',
    ])
      expect(plain(all!.text)).toContain(words);
    const [closing] = await pagesOf([KINDS.closing!]);
    for (const words of [
      '前回ご請求額',
      '1,234,567',
      '▲4,567',
      '繰越金額',
      '今回ご請求額',
      '¥70,919',
      'D-1000',
      '11/01',
    ])
      expect(plain(closing!.text)).toContain(words);
    const [credit] = await pagesOf([KINDS['credit-note']!]);
    for (const words of ['適格返還請求書', '元の取引2026年10月31日請求書2610-0012', '返還年月日'])
      expect(plain(credit!.text)).toContain(words);
    const [delivery] = await pagesOf([KINDS['delivery-note']!]);
    expect(plain(delivery!.text)).toContain('消費税額等は締め請求書で計算します');
  });
});

const DPI_150 = 150 / 25.4;
const CELL_MM = 10;

/** Ink of each square centimetre, in mm² of black. */
function inkMap(page: InkedPage): number[][] {
  return Array.from({ length: 30 }, (_, row) =>
    Array.from({ length: 21 }, (_, column) => {
      const [left, top] = [column * CELL_MM, row * CELL_MM];
      const area = { left, top, right: left + CELL_MM, bottom: Math.min(297, top + CELL_MM) };
      return Math.round(page.inkIn(area) * 100) / 100;
    }),
  );
}

const REGISTERED = { ...CREDITOR, sealImage: { bytes: sealPng(), mime: 'image/png' as const } };
/** Lays out as 区分記載 and says so. */
const UNREGISTERED = { ...REGISTERED, registrationNumber: '' };

const INKED: Record<string, () => Promise<{ bytes: Uint8Array }>> = {
  ...Object.fromEntries(
    Object.entries(KINDS).map(([name, one]) => [
      name,
      () => drawInvoicePapers(paperBatch([one], { client: REGISTERED })),
    ]),
  ),
  ...Object.fromEntries(
    (['itemised', 'simple', 'closing', 'credit-note', 'delivery-note'] as const).map((name) => [
      `unregistered-${name}`,
      () => drawInvoicePapers(paperBatch([KINDS[name]!], { client: UNREGISTERED })),
    ]),
  ),
  'received-note': () => drawReceivedNote(receivedNote({ client: REGISTERED })),
  'received-note-mailed': () =>
    drawReceivedNote(receivedNote({ client: REGISTERED, medium: 'electronic', mark: 'reissue' })),
  'unregistered-received-note': () => drawReceivedNote(receivedNote({ client: UNREGISTERED })),
};

describe('ink', () => {
  test.each(Object.entries(INKED))('%s looks as the kept reference, and is the same file twice', async (name, draw) => {
    const first = await draw();
    expect((await draw()).bytes).toEqual(first.bytes);
    const [page] = await renderPdf(first.bytes, DPI_150, [0]);
    const map = inkMap(page!);
    const file = join(import.meta.dirname, '..', 'fixtures', 'invoice-ink', `${name}.json`);
    // A new look is looked at by eye first: delete the file to take the new one.
    if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(map)}\n`);
    const reference = JSON.parse(readFileSync(file, 'utf8')) as number[][];
    const different = map.flatMap((row, y) =>
      row.flatMap((ink, x) =>
        Math.abs(ink - reference[y]![x]!) > Math.max(0.3, reference[y]![x]! * 0.08) ? [`${x},${y}`] : [],
      ),
    );
    expect(different).toEqual([]);
  });

  test('a 領収書 has the place of its stamp on paper, from 50,000 yen without the tax, and none where it is mailed', async () => {
    // Below the legend, where the frame and its last words are.
    const place = { left: 19, top: 160, right: 46, bottom: 172 };
    const inkOf = async (changes: Parameters<typeof receivedNote>[0]) =>
      (await renderPdf((await drawReceivedNote(receivedNote(changes))).bytes, DPI_150, [0]))[0]!.inkIn(place);
    expect(await inkOf({})).toBeGreaterThan(3);
    expect(await inkOf({ medium: 'electronic' })).toBe(0);
    expect(await inkOf(receivedOf(54_998))).toBe(0);
    expect(await inkOf(receivedOf(54_999))).toBeGreaterThan(3);
  });

  test('the address of a 領収書 lies in the window however the sheet slides', async () => {
    const customer = { ...DEBTOR, name: '医療法人社団𠮷田会髙﨑クリニック㈱', department: '経理部経理課' };
    const [page] = await renderPdf((await drawReceivedNote(receivedNote({ customer, client: REGISTERED }))).bytes);
    const safe = addressAreaOf(LONG_3_WINDOW);
    const ink = page!.inkBounds(sweptAreaOf(LONG_3_WINDOW, 5))!;
    expect(ink.left).toBeGreaterThanOrEqual(safe.left - 0.3);
    expect(ink.top).toBeGreaterThanOrEqual(safe.top - 0.3);
    expect(ink.right).toBeLessThanOrEqual(safe.right + 0.3);
    expect(ink.bottom).toBeLessThanOrEqual(safe.bottom + 0.3);
  });

  test('an unregistered client’s papers say so, show no number of a register and no tax of an invoice', async () => {
    for (const name of ['itemised', 'simple', 'closing']) {
      const [page] = await pagesOf([KINDS[name]!], { client: UNREGISTERED });
      const text = plain(page!.text);
      expect(text).toContain('当方は適格請求書発行事業者ではありません。');
      expect(text).toContain('本書は区分記載請求書です。');
      expect(text).not.toContain('登録番号');
      expect(text).toContain('8%対象(軽減税率※)');
    }
    const [credit] = await pagesOf([KINDS['credit-note']!], { client: UNREGISTERED });
    expect(plain(credit!.text)).not.toContain('適格返還請求書');
    expect(plain(credit!.text)).not.toContain('区分記載請求書');
  });
});
