/** 催告書 set upright: forms that stand, columns that break by the rules, one letter over several sheets. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressAreaOf, LONG_3_WINDOW, sweptAreaOf, WINDOW_MARGIN } from '../../src/domain/envelope.ts';
import { addPage, saveDocument, startDocument } from '../../src/main/features/paper/pdf-document.ts';
import { CharacterSet } from '../../src/main/features/paper/pdf-fonts.ts';
import { drawUpright, finishPage, POINT, startPage } from '../../src/main/features/paper/pdf-page.ts';
import { breakUpright, collectUpright, drawUprightLine } from '../../src/main/features/paper/upright-lines.ts';
import { drawReminderBatch } from '../../src/main/features/reminders/reminder-letter-pdf.ts';
import { batchOf, CREDITOR, DEBTOR, invoices, letter, sealPng } from '../support/reminder-batches.ts';
import { renderPdf } from '../support/rendered-pdf.ts';

const SIZE = 72;
const EM = SIZE * POINT;
const LEFT = 100;
const TOP = 100;

/** Ink of one character in its square, as shares of the square. */
async function inkOf(character: string) {
  const upright = new CharacterSet();
  upright.add(character);
  const document = await startDocument(new CharacterSet(), false, upright);
  const page = startPage(document.fonts);
  drawUpright(page, LEFT + EM / 2, TOP, character, { size: SIZE });
  addPage(document, finishPage(page));
  const [drawn] = await renderPdf(await saveDocument(document, { title: 'x', createdOn: '2026-11-24' }));
  const ink = drawn!.inkBounds({ left: LEFT - 5, top: TOP - 5, right: LEFT + EM + 5, bottom: TOP + EM + 5 })!;
  return {
    left: (ink.left - LEFT) / EM,
    right: (ink.right - LEFT) / EM,
    top: (ink.top - TOP) / EM,
    bottom: (ink.bottom - TOP) / EM,
    width: (ink.right - ink.left) / EM,
    height: (ink.bottom - ink.top) / EM,
  };
}

describe('characters in a column have their upright forms, seen in the ink', () => {
  test.each(['、', '。', '，'])('%s stands at the upper right of its square', async (character) => {
    const ink = await inkOf(character);
    expect(ink.left).toBeGreaterThan(0.5);
    expect(ink.bottom).toBeLessThan(0.5);
  });

  test.each(['ー', '―', '〜', '…', '＝'])('%s runs down', async (character) => {
    const ink = await inkOf(character);
    expect(ink.height).toBeGreaterThan(ink.width * 1.5);
    expect(Math.abs((ink.left + ink.right) / 2 - 0.5)).toBeLessThan(0.12);
  });

  test.each(['（', '「'])('%s opens downwards from the foot of its square', async (character) => {
    const ink = await inkOf(character);
    expect(ink.width).toBeGreaterThan(ink.height);
    expect(ink.top).toBeGreaterThan(0.4);
  });

  test.each(['）', '」'])('%s closes at the head of its square', async (character) => {
    const ink = await inkOf(character);
    expect(ink.width).toBeGreaterThan(ink.height);
    expect(ink.bottom).toBeLessThan(0.6);
  });

  test.each(['っ', 'ァ'])('%s stands to the right of the middle', async (character) => {
    const ink = await inkOf(character);
    expect((ink.left + ink.right) / 2).toBeGreaterThan(0.53);
  });

  test.each(['漢', 'あ', '𠮷'])('%s stays as it is, in the middle', async (character) => {
    const ink = await inkOf(character);
    expect(Math.abs((ink.left + ink.right) / 2 - 0.5)).toBeLessThan(0.08);
    expect(Math.abs((ink.top + ink.bottom) / 2 - 0.5)).toBeLessThan(0.1);
  });
});

test('two figures stand side by side in one square, a number on its side runs down', async () => {
  const [lying, standing] = [new CharacterSet(), new CharacterSet()];
  collectUpright('月12日06-0000-4120', lying, standing);
  const document = await startDocument(lying, false, standing);
  const page = startPage(document.fonts);
  const [line] = breakUpright([{ text: '月12日06-0000-4120' }], 100);
  drawUprightLine(page, 100, 50, line!, 40);
  addPage(document, finishPage(page));
  const [drawn] = await renderPdf(await saveDocument(document, { title: 'x', createdOn: '2026-11-24' }));
  const em = 40 * POINT;
  const pair = drawn!.inkBounds({ left: 80, top: 50 + em, right: 120, bottom: 50 + 2 * em })!;
  expect(pair.right - pair.left).toBeGreaterThan(em * 0.6);
  expect(pair.right - pair.left).toBeLessThan(em * 1.05);
  expect((pair.left + pair.right) / 2).toBeCloseTo(100, 0);
  const turned = drawn!.inkBounds({ left: 80, top: 50 + 3 * em, right: 120, bottom: 200 })!;
  expect(turned.right - turned.left).toBeLessThan(em);
  expect(turned.bottom - turned.top).toBeGreaterThan(em * 4);
  expect((turned.left + turned.right) / 2).toBeCloseTo(100, 0);
});

test('no column begins with a closing mark or ends with an opening one, and none is longer than it may be', () => {
  const text = fc.string({ unit: fc.constantFrom(...'あ漢、。「」（）っー1234,円 A'), minLength: 1, maxLength: 120 });
  fc.assert(
    fc.property(text, fc.integer({ min: 12, max: 40 }), (words, height) => {
      const lines = breakUpright([{ text: words }], height);
      for (const line of lines) expect(line.height).toBeLessThanOrEqual(height + 1e-6);
      for (const [at, line] of lines.entries()) {
        const first = line.pieces[0]?.text[0] ?? '';
        const whole = lines[at - 1]?.height ?? 0;
        // A run of nothing but marks, longer than a column, has to part somewhere.
        if (at > 0 && whole < height - 8) expect('、。」）っー').not.toContain(first);
      }
    }),
  );
});

test('a letter with twenty invoices stands on its sheets: the address in the window, the sum in 大字, every serial', async () => {
  const client = { ...CREDITOR, sealImage: { bytes: sealPng(), mime: 'image/png' as const } };
  const customer = { ...DEBTOR, name: '医療法人社団𠮷田会髙﨑クリニック' };
  const long = letter(1, 4, { customer, invoices: invoices(20) });
  const across = letter(2, 3);
  const letters = [long, across].map((one) => ({ ...one, vertical: true as const }));
  const group = { client, letters };
  const drawn = await drawReminderBatch(batchOf([], { groups: [group] }));
  const pages = await renderPdf(drawn.bytes);
  expect(drawn.letters).toEqual([
    { letterKey: 'letter-1', firstPage: 1, pages: 3 },
    { letterKey: 'letter-2', firstPage: 4, pages: 1 },
  ]);
  const text = pages
    .slice(0, 3)
    .map((page) => page.text.replace(/\s/g, ''))
    .join('');
  expect(text).toContain('金弐百弐拾参万参千参百壱拾円也');
  for (let at = 1; at <= 20; at++) expect(text).toContain(`2608-${String(at).padStart(4, '0')}`);
  const ink = pages[0]!.inkBounds(sweptAreaOf(LONG_3_WINDOW, WINDOW_MARGIN))!;
  const safe = addressAreaOf(LONG_3_WINDOW);
  expect(ink.right).toBeLessThanOrEqual(safe.right + 0.3);
  expect(ink.bottom).toBeLessThanOrEqual(safe.bottom + 0.3);
  for (const page of pages) {
    expect(page.inkIn({ left: 191, top: 24, right: 210, bottom: 275 })).toBe(0);
    expect(page.inkIn({ left: 7, top: 24, right: 19.5, bottom: 275 })).toBe(0);
  }
});
