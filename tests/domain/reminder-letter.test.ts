import { expect, test } from 'vitest';
import { addressLines, postalCodeLine } from '../../src/domain/letter-head.ts';
import type { LetterClient, ReminderLetter, ReminderStage } from '../../src/domain/reminder-batch.ts';
import {
  asOfWords,
  bankAccountWords,
  composeReminderLetter,
  reminderTitle,
  seasonalGreeting,
} from '../../src/domain/reminder-letter.ts';
import { CREDITOR, DEBTOR, invoice, invoices, letter } from '../support/reminder-batches.ts';

const STAGES = [1, 2, 3, 4, 5] as const satisfies ReminderStage[];
const EARLIER: ReminderLetter['previousLetters'] = [
  { on: '2025-12-10', stage: 1 },
  { on: '2026-10-01', stage: 2 },
  { on: '2026-10-26', stage: 3 },
  { on: '2026-11-10', stage: 4 },
];

function wordsOf(asked: ReminderLetter, client: LetterClient = CREDITOR, issuedOn = '2026-11-24'): string {
  return composeReminderLetter(asked, client, issuedOn, null)
    .paragraphs.map((runs) => runs.map(({ text }) => text).join(''))
    .join('\n');
}

test.each([
  [1, 'お支払いのご確認のお願い', '拝啓', '敬具', true, false],
  [2, 'お支払いのお願い', '拝啓', '敬具', true, false],
  [3, '督促状', '拝啓', '敬具', false, false],
  [4, '催告書', '冠省', '草々', false, true],
  [5, '最終催告書', '冠省', '草々', false, true],
] as const)('stage %i is %s: %s … %s, season only in the gentle ones, law only from 催告 on', (stage, title, opening, closing, season, law) => {
  const wording = composeReminderLetter(letter(1, stage), CREDITOR, '2026-11-24', null);
  const words = wordsOf(letter(1, stage));
  expect(wording.title).toBe(title);
  expect(words.startsWith(opening)).toBe(true);
  expect(wording.closing).toBe(closing);
  expect(words.includes('向寒の候')).toBe(season);
  expect(/法的手続|遅延損害金/.test(words)).toBe(law);
  expect(words).not.toMatch(/分割|減額|免除|和解|信用情報|差し?押|告訴|裁判所/);
});

test('every stage names the amount, the deadline with its weekday, and the moment up to which deposits were looked at', () => {
  for (const stage of STAGES) {
    const asked = letter(1, stage, { invoices: invoices(3) });
    const wording = composeReminderLetter(asked, CREDITOR, '2026-11-24', null);
    const bold = wording.paragraphs
      .flat()
      .filter((run) => run.bold)
      .map(({ text }) => text);
    expect(bold, `stage ${stage}`).toEqual([`${asked.totalYen.toLocaleString('en-US')}円`, '2026年12月4日（金）']);
    expect(wordsOf(asked)).toContain('11月24日午前9時12分');
    expect(wordsOf(asked)).toMatch(/行き違いに.+ご容赦ください/);
    expect(wordsOf(asked)).toContain('未払額合計');
  }
  expect(wordsOf(letter(1, 3, { invoices: invoices(1) }))).not.toContain('合計');
});

test('earlier letters are named from stage 2 on, the year where it is another, and none that was not sent', () => {
  expect(wordsOf(letter(1, 1, { previousLetters: EARLIER }))).not.toContain('付「');
  expect(wordsOf(letter(1, 2, { previousLetters: EARLIER.slice(0, 1) }))).toContain(
    '2025年12月10日付「お支払いのご確認のお願い」にて',
  );
  expect(wordsOf(letter(1, 3, { previousLetters: EARLIER.slice(0, 2) }))).toContain(
    '2025年12月10日付「お支払いのご確認のお願い」および10月1日付「お支払いのお願い」',
  );
  expect(wordsOf(letter(1, 5, { previousLetters: EARLIER }))).toContain(
    '10月26日付「督促状」および11月10日付「催告書」により',
  );
  for (const stage of STAGES) expect(wordsOf(letter(1, stage))).not.toContain('付「');
});

test('a company says 当社, anyone else 当方; a person is wished health, a house prosperity', () => {
  expect(wordsOf(letter(1, 4))).toContain('当社へご連絡');
  expect(wordsOf(letter(1, 4), { ...CREDITOR, name: '川端左官店' })).toContain('当方へご連絡');
  expect(wordsOf(letter(1, 1))).toContain('ご清栄');
  expect(wordsOf(letter(1, 1, { customer: { ...DEBTOR, honorific: '様' } }))).toContain('ご清祥');
});

test('columns that would say nothing are left out', () => {
  const columns = (asked: ReminderLetter) =>
    composeReminderLetter(asked, CREDITOR, '2026-11-24', null).columns.map(({ label }) => label);
  expect(columns(letter(1, 1))).toEqual(['請求書番号', '請求日', 'お支払期日', '未払額（円・税込）', '経過']);
  expect(columns(letter(1, 2, { invoices: [invoice(1, { count: 2 }), invoice(2)] }))).toContain('ご案内');
  const partly = letter(1, 2, { invoices: [invoice(1, { openYen: 5 })] });
  expect(columns(partly)).toContain('ご請求額（円）');
  expect(wordsOf(partly)).toContain('残額を記載しております');
});

test('an account that is not printed is not pointed at', () => {
  for (const stage of STAGES) {
    expect(wordsOf(letter(1, stage))).toContain('下記口座へ');
    expect(wordsOf(letter(1, stage), { ...CREDITOR, bankAccounts: [] })).not.toContain('下記口座');
  }
});

test('the table says what the invoices say', () => {
  const asked = [
    invoice(1, { amountYen: 1_234_567, openYen: 1_000_000, overdueDays: 85, count: 3 }),
    invoice(2, { overdueDays: 0, count: 0 }),
  ];
  const wording = composeReminderLetter(letter(1, 3, { invoices: asked }), CREDITOR, '2026-11-24', null);
  expect(wording.rows).toEqual([
    ['2608-0001', '2026/08/31', '2026/09/30', '1,234,567', '1,000,000', '85日', '3回目'],
    ['2608-0002', '2026/08/31', '2026/09/30', '102,222', '102,222', '―', '―'],
  ]);
  expect(wording.totalText).toBe('1,102,222');
});

test('the greeting follows the season through the year', () => {
  const greetings = [
    '2026-01-08',
    '2026-02-03',
    '2026-02-04',
    '2026-05-10',
    '2026-08-07',
    '2026-08-08',
    '2026-12-31',
  ].map(seasonalGreeting);
  expect(greetings).toEqual(['厳寒の候', '厳寒の候', '余寒の候', '新緑の候', '盛夏の候', '残暑の候', '寒冷の候']);
});

test('the moment of the last import is said as people say it', () => {
  expect(asOfWords('2026-11-24', '09:12')).toBe('11月24日午前9時12分');
  expect(asOfWords('2026-11-24', '12:00')).toBe('11月24日午後0時');
  expect(asOfWords('2026-11-24', '17:05')).toBe('11月24日午後5時5分');
  expect(asOfWords('2026-11-24')).toBe('11月24日');
});

test('an account is printed with seven digits; a later letter calls an earlier one by its heading', () => {
  expect(bankAccountWords(CREDITOR.bankAccounts[0]!)).toBe('浪速中央銀行 船場支店　普通 0412765　オオハシカナモノ（カ');
  expect(reminderTitle(4)).toBe('催告書');
});

test('御中 follows the house or its department, 様 the person, never both', () => {
  const last = (changes: Partial<typeof DEBTOR>) =>
    addressLines({ ...DEBTOR, ...changes })
      .slice(3)
      .map(({ text }) => text);
  expect(last({})).toEqual(['株式会社サンライズリフォーム　御中']);
  expect(last({ honorific: '' })).toEqual(['株式会社サンライズリフォーム　御中']);
  expect(last({ department: '経理部' })).toEqual(['株式会社サンライズリフォーム', '経理部　御中']);
  expect(last({ department: '経理部', contactName: '山田 花子' })).toEqual([
    '株式会社サンライズリフォーム',
    '経理部',
    '山田 花子　様',
  ]);
  expect(last({ name: '山田 花子', honorific: '様' })).toEqual(['山田 花子　様']);
  expect(['5770056', '577-0056', '５７７－００５６', ''].map(postalCodeLine)).toEqual([
    '〒577-0056',
    '〒577-0056',
    '〒577-0056',
    '',
  ]);
});
