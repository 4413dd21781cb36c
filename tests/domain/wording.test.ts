import { describe, expect, test } from 'vitest';
import type { ReminderLetter, ReminderStage } from '../../src/domain/reminder-batch.ts';
import { composeReminderLetter } from '../../src/domain/reminder-letter.ts';
import { textDifference } from '../../src/domain/wording/difference.ts';
import { WORDING_FIELDS } from '../../src/domain/wording/fields.ts';
import { PRESET_SETS, WORDING_VARIANTS, type WordingVariant } from '../../src/domain/wording/keys.ts';
import { presetWording, variantsAt } from '../../src/domain/wording/presets.ts';
import { wordingRisks } from '../../src/domain/wording/risks.ts';
import { closingOf, fillWording, plainWording, wordingProblems } from '../../src/domain/wording/template.ts';
import { type VariantFacts, wordingVariant } from '../../src/domain/wording/variant.ts';
import { CREDITOR, invoice, invoices, letter } from '../support/reminder-batches.ts';

const STAGES: readonly ReminderStage[] = [1, 2, 3, 4, 5];
const ALL = PRESET_SETS.flatMap((set) =>
  STAGES.flatMap((stage) => variantsAt(stage).map((variant) => ({ set, stage, variant }))),
);
const textOf = (key: (typeof ALL)[number]) => presetWording(key)!;
const filled = (text: { title: string; body: string }, asked: ReminderLetter) =>
  plainWording(fillWording(text, { letter: asked, client: CREDITOR, issuedOn: '2026-11-24' }));

const FULL = {
  lastDepositOn: '2026-10-31',
  yearsTraded: 12,
  pledge: { madeOn: '2026-10-05', dueOn: '2026-11-10', behindYen: 50_000 },
};
const EARLIER: ReminderLetter['previousLetters'] = [{ on: '2026-10-26', stage: 1 }];

describe('the house’s wordings', () => {
  test.each(ALL)('$set stage $stage $variant can be used, threatens nobody and bargains about nothing', (key) => {
    const text = textOf(key);
    expect(wordingProblems(text)).toEqual([]);
    expect(wordingRisks(text, key.stage)).toEqual([]);
  });

  test.each(ALL)('$set stage $stage $variant reads well with and without what may lack', (key) => {
    for (const [history, previousLetters] of [
      [FULL, EARLIER],
      [{ lastDepositOn: null, yearsTraded: null, pledge: null }, []],
    ] as const) {
      const words = filled(textOf(key), letter(1, key.stage, { history, previousLetters: [...previousLetters] }));
      expect(words).not.toMatch(/[{}〔〕]/);
      expect(words).not.toMatch(/、、|。。|、。|。、|はは|をを|にに|のの|にて、にて/);
      expect(words).toContain('11月24日午前9時12分');
      expect(words).toContain('2026年12月4日（金）');
      expect(words).toMatch(/未払額合計[\d,]+円/);
      expect(words).toMatch(/行き違いに/);
      for (const line of words.split('\n')) expect(line, line).toMatch(/。$/);
    }
  });

  test('name the season in the first two stages only, and from 催告 on open with 冠省 or nothing', () => {
    for (const key of ALL) {
      const { body } = textOf(key);
      if (key.stage >= 3) expect(body, JSON.stringify(key)).not.toContain('{時候}');
      else expect(body, JSON.stringify(key)).toContain('{時候}');
      if (key.stage >= 4) expect(['草々', ''], JSON.stringify(key)).toContain(closingOf({ title: '', body }));
      if (key.stage >= 4) expect(body).toContain('法的手続');
    }
  });

  test('have a wording for every variant somewhere, and the usual one everywhere', () => {
    for (const variant of WORDING_VARIANTS)
      expect(STAGES.some((stage) => presetWording({ set: 'standard', stage, variant }))).toBe(true);
    for (const stage of STAGES) expect(variantsAt(stage)[0]).toBe('usual');
  });
});

describe('a wording', () => {
  const BODY = '拝啓　{未払額}を{期限}までに。{入金確認日時}現在。〔前回は{これまでの書面}です。〕';

  test('fills its fields; a passage in 〔〕 goes when its field has nothing to say', () => {
    const text = { title: '題', body: BODY };
    expect(filled(text, letter(1, 2, { invoices: invoices(1) }))).toBe(
      '拝啓　未払額101,111円を2026年12月4日（金）までに。11月24日午前9時12分現在。',
    );
    expect(filled(text, letter(1, 2, { previousLetters: EARLIER }))).toContain(
      '前回は10月26日付「お支払いのご確認のお願い」です。',
    );
  });

  test('calls an earlier letter by the heading it had', () => {
    const asked = letter(1, 2, { previousLetters: [{ on: '2026-10-26', stage: 1, title: 'ご入金のお尋ね' }] });
    expect(filled({ title: '題', body: BODY }, asked)).toContain('10月26日付「ご入金のお尋ね」');
  });

  test.each([
    [
      { title: '', body: BODY },
      { kind: 'empty', part: 'title' },
    ],
    [
      { title: '題', body: '' },
      { kind: 'empty', part: 'body' },
    ],
    [
      { title: '題', body: `${BODY}{得意先}` },
      { kind: 'unknown-field', label: '得意先' },
    ],
    [
      { title: '題', body: `${BODY}{}` },
      { kind: 'unknown-field', label: '' },
    ],
    [
      { title: '題', body: `${BODY}{期限` },
      { kind: 'unpaired', mark: '{' },
    ],
    [
      { title: '題', body: `${BODY}〔x` },
      { kind: 'unpaired', mark: '〔' },
    ],
    [
      { title: '題', body: `〔x\n〕${BODY}` },
      { kind: 'unpaired', mark: '〔' },
    ],
    [
      { title: '題', body: BODY.replace('{期限}', '') },
      { kind: 'missing-field', label: '期限' },
    ],
    [
      { title: '題', body: BODY.replace('{未払額}', '〔{未払額}〕') },
      { kind: 'missing-field', label: '未払額' },
    ],
    [
      { title: '題', body: BODY.replace('{入金確認日時}', '') },
      { kind: 'missing-field', label: '入金確認日時' },
    ],
    [
      { title: '題'.repeat(31), body: BODY },
      { kind: 'too-long', part: 'title', most: 30 },
    ],
    [
      { title: '題', body: BODY + '字'.repeat(2000) },
      { kind: 'too-long', part: 'body', most: 2000 },
    ],
  ])('is refused: %j', (text, problem) => {
    expect(wordingProblems(text)).toContainEqual(problem);
  });

  test('has fields that all say something in a full letter', () => {
    const asked = letter(1, 2, {
      history: FULL,
      previousLetters: EARLIER,
      invoices: [invoice(1, { openYen: 5 }), invoice(2)],
    });
    for (const field of WORDING_FIELDS) {
      const words = field
        .runs({ letter: asked, client: CREDITOR, issuedOn: '2026-11-24' })
        .map((run) => run.text)
        .join('');
      expect(words.length, field.label).toBeGreaterThan(0);
    }
  });

  test('that opens with 拝啓 closes with 敬具, with 冠省 with 草々, with neither with nothing', () => {
    const closing = (body: string) => closingOf({ title: '題', body });
    expect(['拝啓　x', '冠省　x', '前略　x', '謹啓　x', '下記の'].map(closing)).toEqual([
      '敬具',
      '草々',
      '草々',
      '謹言',
      '',
    ]);
  });
});

describe('a wording that goes too far', () => {
  test.each([
    ['期限までにお支払いがない場合は、差押えを行います。', 4, 'threat'],
    ['刑事告訴も辞しません。', 5, 'threat'],
    ['お勤め先へご連絡いたします。', 3, 'threat'],
    ['直ちに訴訟を提起します。', 5, 'threat'],
    ['予告なく法的措置をとります。', 4, 'threat'],
    ['今後のお取引を停止いたします。', 2, 'threat'],
    ['法的手続をとることを検討いたします。', 2, 'law'],
    ['遅延損害金をご請求します。', 1, 'law'],
    ['分割でのお支払いにも応じます。', 2, 'bargain'],
    ['お支払方法についてはご相談ください。', 3, 'bargain'],
    ['元金のみで結構です。', 4, 'bargain'],
    ['一部を免除いたします。', 3, 'bargain'],
    ['お支払いを猶予いたします。', 3, 'bargain'],
    ['当会計事務所までお支払いください。', 1, 'agent'],
    ['債権者の代理人としてご連絡します。', 4, 'agent'],
  ] as const)('%s (stage %i) is a %s', (body, stage, kind) => {
    expect(wordingRisks({ title: '題', body }, stage).map((risk) => risk.kind)).toContain(kind);
  });

  test.each([
    ['法的手続をとることを検討いたします。', 4],
    ['遅延損害金を、別途ご請求することがあります。', 4],
    ['何とぞご容赦ください。', 1],
    ['ご事情がおありの場合は、下記へご連絡ください。', 3],
    ['お支払いが難しいご事情がおありの場合は、必ずご連絡ください。', 3],
  ] as const)('%s (stage %i) is not', (body, stage) => {
    expect(wordingRisks({ title: '題', body }, stage)).toEqual([]);
  });

  test('is said once where one word stands in another', () => {
    const risks = wordingRisks({ title: '題', body: '直ちに訴訟を起こします。' }, 2);
    expect(risks).toHaveLength(1);
    expect(risks[0]).toMatchObject({ kind: 'threat', at: 0, part: 'body' });
  });
});

describe('the variant', () => {
  const NEW = { sinceOn: null, settled: 0, late: 0, lastLateOn: null };
  const facts = (changes: Partial<VariantFacts>): VariantFacts => ({
    stage: 1,
    asOf: '2026-11-24',
    invoices: [{ amountYen: 110_000, openYen: 110_000, dueOn: '2026-10-31' }],
    brokenPledge: null,
    record: NEW,
    lastLetterOn: null,
    ...changes,
  });
  const FEE = [{ amountYen: 110_000, openYen: 660, dueOn: '2026-10-31' }];
  const GOOD = { sinceOn: '2020-04-30', settled: 60, late: 0, lastLateOn: null };
  const MOSTLY = { sinceOn: '2020-04-30', settled: 60, late: 3, lastLateOn: '2026-05-15' };

  test.each<[string, Partial<VariantFacts>, WordingVariant]>([
    ['a new customer', {}, 'usual'],
    ['a fee is open', { invoices: FEE }, 'short-payment'],
    ['a fee is open at stage 3', { invoices: FEE, stage: 3 }, 'usual'],
    ['a fee and a whole invoice', { invoices: [...FEE, { ...FEE[0]!, openYen: 110_000 }] }, 'usual'],
    ['a small invoice nobody paid on', { invoices: [{ ...FEE[0]!, amountYen: 660 }] }, 'usual'],
    ['never late', { record: GOOD }, 'first-late'],
    ['never late, but a letter last year', { record: GOOD, lastLetterOn: '2025-10-01' }, 'long-good'],
    ['seldom late', { record: MOSTLY }, 'long-good'],
    ['seldom late, stage 2', { record: MOSTLY, stage: 2 }, 'long-good'],
    ['seldom late, stage 3', { record: MOSTLY, stage: 3 }, 'usual'],
    ['often late', { record: { ...MOSTLY, late: 7 } }, 'usual'],
    ['good for a year only', { record: { ...GOOD, sinceOn: '2025-10-01' } }, 'usual'],
    ['a plan not kept goes before all', { record: GOOD, invoices: FEE, brokenPledge: 'plan' }, 'instalment'],
    ['a promise not kept', { brokenPledge: 'promise', stage: 3 }, 'promise'],
    ['a promise not kept at 催告', { brokenPledge: 'promise', stage: 4 }, 'usual'],
  ])('%s', (_name, changes, variant) => {
    expect(wordingVariant(facts(changes))).toBe(variant);
  });
});

test('the difference between two letters keeps what is common and says what came and went', () => {
  const parts = textDifference('未払額101,111円を、10月31日までに', '未払額50,000円を、11月30日までに');
  expect(
    parts
      .filter((part) => part.kind !== 'added')
      .map((part) => part.text)
      .join(''),
  ).toBe('未払額101,111円を、10月31日までに');
  expect(
    parts
      .filter((part) => part.kind !== 'removed')
      .map((part) => part.text)
      .join(''),
  ).toBe('未払額50,000円を、11月30日までに');
  expect(parts[0]).toEqual({ kind: 'same', text: '未払額' });
  expect(textDifference('', 'x')).toEqual([{ kind: 'added', text: 'x' }]);
  expect(textDifference('x', 'x')).toEqual([{ kind: 'same', text: 'x' }]);
});

test('what is disputed stands apart as 確認中 and is not in the total', () => {
  const asked = letter(1, 2, { invoices: [invoice(1)], disputed: [invoice(7, { openYen: 55_000 })] });
  const content = composeReminderLetter(asked, CREDITOR, '2026-11-24', null);
  expect(content.blocks[0]).toEqual({
    label: '確認中のご請求',
    lines: [
      '請求書 2608-0007　お支払期日 2026/09/30　55,000円',
      '内容を確認中のため、上記の未払額には含めておりません。',
    ],
  });
  expect(content.totalText).toBe('101,111');
  expect(content.rows).toHaveLength(1);
});

test('a letter says the wording that was recorded with it', () => {
  const asked = letter(1, 1, { wording: { title: 'ご確認', body: '冠省　{未払額}・{期限}・{入金確認日時}。' } });
  const content = composeReminderLetter(asked, CREDITOR, '2026-11-24', null);
  expect(content.title).toBe('ご確認');
  expect(content.closing).toBe('草々');
  expect(content.runningHead).toContain('ご確認（続き）');
});
