import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addressAreaOf,
  ENVELOPE_PRESETS,
  envelopeFault,
  LONG_3_WINDOW,
  profileOf,
  sweptAreaOf,
  WINDOW_MARGIN,
} from '../../src/domain/envelope.ts';
import type { LetterCustomer } from '../../src/domain/reminder-batch.ts';
import { fitAddress } from '../../src/main/features/paper/letter-head.ts';
import { POINT } from '../../src/main/features/paper/pdf-page.ts';
import { checkLetters, drawReminderBatch } from '../../src/main/features/reminders/reminder-letter-pdf.ts';
import { batchOf, CREDITOR, DEBTOR, invoices, letter, sealPng } from '../support/reminder-batches.ts';
import { renderPdf } from '../support/rendered-pdf.ts';

/** Half a pixel of the rasteriser at four pixels a millimetre, and a hair. */
const TOLERANCE = 0.3;

test('the areas of a 長3 window are those of the arithmetic: 65 × 24 mm safe, 115 × 62 mm kept free', () => {
  expect(addressAreaOf(LONG_3_WINDOW)).toEqual({ left: 20, top: 12, right: 85, bottom: 36 });
  expect(sweptAreaOf(LONG_3_WINDOW, 5)).toEqual({ left: 0, top: 0, right: 115, bottom: 62 });
});

test.each(ENVELOPE_PRESETS)('$name is an envelope a letter can go in', (shape) => {
  expect(envelopeFault(shape)).toBeNull();
});

const ADDRESSES: Record<string, Partial<LetterCustomer>> = {
  plain: {},
  'with a person': { department: '経理部経理課', contactName: '髙橋 﨑太郎' },
  'with a department only': { department: '資材調達本部購買第二部' },
  'one line of address, a person alone': { name: '山田 花子', honorific: '様', address2: '' },
  'long name': { name: '医療法人社団𠮷田会髙﨑クリニック' },
  'very long name': { name: '公益財団法人日本産業機械技術振興協会西日本事業本部', address2: '' },
  'long address with a building': {
    address1: '埼玉県さいたま市大宮区桜木町一丁目7番地5 ソニックシティビル17階',
    address2: '',
  },
  'long address without a space': {
    address1: '北海道上川郡東神楽町ひじり野北一条七丁目一番二十三号東神楽町総合福祉会館',
    address2: '',
  },
  'no postal code': { postalCode: '' },
};

test('all ink of the address lies in the window however the sheet slides, and nothing else comes near', async () => {
  const letters = Object.values(ADDRESSES).map((changes, at) =>
    letter(at + 1, 2, { customer: { ...DEBTOR, ...changes } }),
  );
  const longHead = {
    ...CREDITOR,
    name: '公益財団法人日本産業機械技術振興協会西日本事業本部',
    letterhead: ['平日 9:00〜17:00', 'https://example.jp/'],
    sealImage: { bytes: sealPng(), mime: 'image/png' as const },
  };
  const batch = batchOf([], {
    groups: [
      { client: CREDITOR, letters },
      { client: longHead, letters: [letter(90, 4)] },
    ],
  });
  expect(checkLetters(batch)).toEqual([]);
  const pages = await renderPdf((await drawReminderBatch(batch)).bytes);
  const safe = addressAreaOf(LONG_3_WINDOW);
  for (const [at, page] of pages.entries()) {
    const ink = page.inkBounds(sweptAreaOf(LONG_3_WINDOW, 5));
    expect(ink, `page ${at + 1}`).not.toBeNull();
    expect(ink!.left, `page ${at + 1}`).toBeGreaterThanOrEqual(safe.left - TOLERANCE);
    expect(ink!.top, `page ${at + 1}`).toBeGreaterThanOrEqual(safe.top - TOLERANCE);
    expect(ink!.right, `page ${at + 1}`).toBeLessThanOrEqual(safe.right + TOLERANCE);
    expect(ink!.bottom, `page ${at + 1}`).toBeLessThanOrEqual(safe.bottom + TOLERANCE);
  }
});

test('the whole address is there: no part is cut to make it fit', async () => {
  const customer = {
    ...DEBTOR,
    ...ADDRESSES['long address with a building'],
    name: '医療法人社団𠮷田会髙﨑クリニック',
  };
  const [page] = await renderPdf((await drawReminderBatch(batchOf([letter(1, 2, { customer })]))).bytes);
  const text = page!.text.replace(/\s/g, '');
  for (const part of [
    '〒577-0056',
    '埼玉県さいたま市大宮区桜木町一丁目7番地5',
    'ソニックシティビル17階',
    '医療法人社団𠮷田会髙﨑クリニック御中',
  ])
    expect(text).toContain(part);
});

test('another window moves the address with it', async () => {
  const envelope = {
    ...LONG_3_WINDOW,
    name: '長形3号 窓100×50',
    windowWidth: 100,
    windowHeight: 50,
    windowLeft: 15,
    windowTop: 15,
  };
  const [page] = await renderPdf((await drawReminderBatch(batchOf([letter(1, 2)], { envelope }))).bytes);
  const ink = page!.inkBounds({ left: 0, top: 0, right: 110, bottom: 60 })!;
  const safe = addressAreaOf(envelope);
  expect(ink.left).toBeGreaterThanOrEqual(safe.left - TOLERANCE);
  expect(ink.left).toBeLessThan(safe.left + 2);
  expect(ink.top).toBeGreaterThanOrEqual(safe.top - TOLERANCE);
  expect(ink.bottom).toBeLessThanOrEqual(safe.bottom + TOLERANCE);
});

test('an address that does not fit is reported with its text before anything is drawn', () => {
  const customer = {
    ...DEBTOR,
    name: '学校法人𠮷野川髙等学園附属﨑玉リハビリテーション専門学校',
    department: '管財部経理課',
    contactName: '髙橋 﨑太郎',
    address1: '埼玉県さいたま市大宮区桜木町一丁目7番地5 ソニックシティビル17階',
    address2: '株式会社ソニックコーポレーション内 西日本債権管理センター',
  };
  const problems = checkLetters(batchOf([letter(1, 2), letter(2, 2, { customer })]));
  expect(problems).toEqual([
    {
      letterKey: 'letter-2',
      what: 'address-overflow',
      text: expect.stringContaining('リハビリテーション専門学校'),
      envelope: '長形3号 窓90×45',
    },
  ]);
});

test('an invoice number that could only be set too small to read is reported', () => {
  const asked = invoices(1, { number: 'SEIKYUSHO-2026-08-31-OSAKA-CHUO-000000000001-REV2' });
  const problems = checkLetters(batchOf([letter(1, 2, { invoices: asked })]));
  expect(problems).toEqual([{ letterKey: 'letter-1', what: 'letter-overflow', text: asked[0]!.number }]);
});

test('a letterhead that leaves no room for the letter is reported', () => {
  const client = {
    ...CREDITOR,
    letterhead: Array.from({ length: 12 }, (_, at) => `第${at + 1}営業所 06-0000-${4000 + at}`),
  };
  const problems = checkLetters(batchOf([], { groups: [{ client, letters: [letter(1, 2)] }] }));
  expect(problems).toEqual([
    { letterKey: 'letter-1', what: 'letter-overflow', text: expect.stringContaining('第12営業所') },
  ]);
});

test('characters without a glyph are reported for their letter, those of the client for each of its letters', () => {
  const customer = { ...DEBTOR, name: '株式会社\u{2B740}商店' };
  expect(checkLetters(batchOf([letter(1, 2), letter(2, 2, { customer })]))).toEqual([
    { letterKey: 'letter-2', what: 'letter-glyphs', text: expect.stringContaining('\u{2B740}') },
  ]);
  const client = { ...CREDITOR, contactName: '\u{2B740}田' };
  const problems = checkLetters(batchOf([], { groups: [{ client, letters: [letter(1, 2), letter(2, 2)] }] }));
  expect(problems.map(({ letterKey, what }) => `${letterKey} ${what}`)).toEqual([
    'letter-1 letter-glyphs',
    'letter-2 letter-glyphs',
  ]);
});

test('fold marks stand at 99 and 198 mm on the left edge of every page, and nothing else does', async () => {
  const pages = await renderPdf(
    (await drawReminderBatch(batchOf([letter(1, 2, { invoices: invoices(30) })]))).bytes,
    8,
  );
  expect(pages.length).toBe(2);
  for (const page of pages) {
    for (const fold of [99, 198])
      expect(page.inkIn({ left: 1, top: fold - 0.3, right: 6, bottom: fold + 0.3 })).toBeGreaterThan(0.2);
    for (const [top, bottom] of [
      [0, 98],
      [100, 197],
      [199, 297],
    ] as const)
      expect(page.inkIn({ left: 0, top, right: 15, bottom })).toBe(0);
  }
});

test('the seal lies beside the end of the sender name', async () => {
  const client = { ...CREDITOR, sealImage: { bytes: sealPng(), mime: 'image/png' as const } };
  const [page] = await renderPdf(
    (await drawReminderBatch(batchOf([], { groups: [{ client, letters: [letter(1, 2)] }] }))).bytes,
  );
  expect(page!.inkIn({ left: 172, top: 28, right: 190, bottom: 45 })).toBeGreaterThan(100);
  expect(page!.inkIn({ left: 191, top: 25, right: 210, bottom: 60 })).toBe(0);
});

describe.each(ENVELOPE_PRESETS.filter(({ window }) => window !== null))('$name', (shape) => {
  const envelope = profileOf(shape);
  const safe = addressAreaOf(envelope);

  test('every line of any address that is not refused lies in what shows in every position', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'株式会社𠮷髙﨑あアーＡ－1丁目・ビル　 東'),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        word,
        word,
        fc.option(word, { nil: '' }),
        fc.option(word, { nil: '' }),
        (name, address1, address2, person) => {
          const block = fitAddress({ ...DEBTOR, name, address1, address2, contactName: person }, safe);
          if (!block.fits) return;
          for (const { line, size, baseline } of block.lines) {
            expect(block.left + line.width * size * POINT).toBeLessThanOrEqual(safe.right + 1e-6);
            expect(baseline - size * POINT * 0.9).toBeGreaterThanOrEqual(safe.top - size * POINT * 0.2);
            expect(baseline + size * POINT * 0.14).toBeLessThanOrEqual(safe.bottom + 1e-6);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('with the sheet pushed into every corner the whole address shows in the window and nothing else does', async () => {
    const letters = [DEBTOR, ...Object.values(ADDRESSES).map((changes) => ({ ...DEBTOR, ...changes }))]
      .filter((customer) => fitAddress(customer, safe).fits)
      .slice(0, 4)
      .map((customer, at) => letter(at + 1, 3, { customer, invoices: invoices(12) }));
    expect(letters.length).toBeGreaterThan(0);
    const client = {
      ...CREDITOR,
      letterhead: ['平日 9:00〜17:00'],
      sealImage: { bytes: sealPng(), mime: 'image/png' as const },
    };
    const drawn = await drawReminderBatch(batchOf([], { groups: [{ client, letters, envelope }] }));
    const pages = await renderPdf(drawn.bytes);
    for (const { firstPage } of drawn.letters) {
      const page = pages[firstPage - 1]!;
      const whole = page.inkBounds(sweptAreaOf(envelope, WINDOW_MARGIN))!;
      for (const [x, y] of [
        [0, 0],
        [envelope.slideX, 0],
        [0, envelope.slideY],
        [envelope.slideX, envelope.slideY],
      ] as const) {
        const left = envelope.windowLeft - x;
        const top = envelope.windowTop - y;
        expect(whole.left).toBeGreaterThanOrEqual(left - TOLERANCE);
        expect(whole.top).toBeGreaterThanOrEqual(top - TOLERANCE);
        expect(whole.right).toBeLessThanOrEqual(left + envelope.windowWidth + TOLERANCE);
        expect(whole.bottom).toBeLessThanOrEqual(top + envelope.windowHeight + TOLERANCE);
      }
    }
  });
});
