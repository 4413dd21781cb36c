/** What was agreed with a customer, what the law forbids him, what he says himself, and money that belongs together. */
import { describe, expect, test } from 'vitest';
import { proposeAllocations } from '../../src/domain/matching/propose-allocations.ts';
import type { MatchingInput } from '../../src/domain/matching/types.ts';
import {
  A,
  B,
  customers,
  deposits,
  doubts,
  JULY,
  line,
  outcome,
  receivables,
  YAMADA,
} from '../support/matching-cases.ts';

const NAME = 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ';

describe('a discount for early payment', () => {
  const agreed = customers([
    'Y',
    '株式会社山田商店',
    'ヤマダショウテン',
    { discountBasisPoints: 200, discountDays: 10, feeBearer: 'client' },
  ]);
  const open = receivables(['A', 1, ...JULY, A]);
  // 2 % of 54,781 is 1,095.62.
  test.each<[string, string, number, string]>([
    ['taken in time, the fraction dropped', '2026-07-10', A - 1095, 'auto Y A=54781 discount:1095'],
    ['the fraction in the payer’s favour', '2026-07-10', A - 1096, 'auto Y A=54781 discount:1096'],
    ['with a fee on top', '2026-07-08', A - 1095 - 440, 'auto Y A=54781 discount:1095 transfer-fee:440'],
    ['a day too late', '2026-07-11', A - 1095, 'suggested Y A=54781 discount:1095'],
    ['not taken', '2026-07-10', A, 'auto Y A=54781'],
  ])('%s', (_, on, yen, expected) => {
    expect(outcome({ customers: agreed, receivables: open, deposits: deposits([on, NAME, yen]) })).toEqual([expected]);
  });

  test('nobody has one who was not granted it', () => {
    const input = { customers: YAMADA, receivables: open, deposits: deposits(['2026-07-10', NAME, A - 1095]) };
    expect(outcome(input)[0]).toMatch(/^suggested Y A=53686/);
  });
});

describe('a customer under 取適法', () => {
  const covered = customers([
    'Y',
    '株式会社山田商店',
    'ヤマダショウテン',
    { entrustmentAct: true, feeBearer: 'client' },
  ]);
  const open = receivables(['A', 1, ...JULY, A]);
  test('who deducts a fee is flagged, agreed and passed before or not', () => {
    const history = [{ payerKey: 'カ)ヤマダシヨウテン', customerId: 1, feeYen: 440, count: 9 }];
    const input = { customers: covered, receivables: open, deposits: deposits(['2026-07-31', NAME, A - 440]), history };
    expect(outcome(input)).toEqual(['suggested Y A=54781 transfer-fee:440']);
    expect(doubts(input)).toContain('fee-forbidden');
  });

  test('who pays in full clears by himself; before the law came, so did the fee', () => {
    const full = { customers: covered, receivables: open, deposits: deposits(['2026-07-31', NAME, A]) };
    expect(outcome(full)).toEqual(['auto Y A=54781']);
    const early = receivables(['A', 1, '2025-11-30', '2025-12-31', A]);
    const before = { customers: covered, receivables: early, deposits: deposits(['2025-12-30', NAME, A - 440]) };
    expect(outcome(before)).toEqual(['auto Y A=54781 transfer-fee:440']);
  });
});

describe('something set off', () => {
  const open = receivables(['A', 1, ...JULY, A], ['B', 1, ...JULY, B]);
  test.each([
    ['in the name', `${NAME} ｿｳｻｲ`, {}],
    ['in the description', NAME, { description: '7月分 相殺後' }],
  ])('is proposed where the transfer says so: %s', (_, name, special) => {
    const money = deposits(['2026-07-31', name, A + B - 12_345, special]);
    const input = { customers: YAMADA, receivables: open, deposits: money };
    expect(outcome(input)).toEqual(['suggested Y A=54781 B=31207 offset:12345']);
    expect(doubts(input)).toContain('offset');
  });

  test('and is among the next-best answers where it does not', () => {
    const money = deposits(['2026-07-31', NAME, A + B - 12_345]);
    const [proposal] = proposeAllocations({ customers: YAMADA, receivables: open, deposits: money });
    expect(proposal!.status).toBe('suggested');
    expect(proposal!.others.map((one) => one.adjustments.map((adjustment) => adjustment.kind).join())).toContain(
      'offset',
    );
  });
});

describe('money that belongs together', () => {
  test('the rest of an invoice is read together with the part that waits; neither clears', () => {
    const open = receivables(['A', 1, ...JULY, A], ['B', 1, '2026-07-31', '2026-08-31', B]);
    const money = deposits(['2026-07-31', NAME, 20_000], ['2026-08-05', NAME, A - 20_000]);
    const input = { customers: YAMADA, receivables: open, deposits: money };
    expect(outcome(input)).toEqual(['suggested Y A=20000', 'suggested Y A=34781']);
    const last = proposeAllocations(input).at(-1)!;
    expect(last.reasons.map((reason) => reason.kind)).toContain('completing');
  });

  test('three parts of one day are known as one invoice', () => {
    const open = receivables(['A', 1, ...JULY, 90_001]);
    const money = deposits(['2026-07-31', NAME, 30_000], ['2026-07-31', NAME, 40_000], ['2026-07-31', NAME, 20_001]);
    const proposals = proposeAllocations({ customers: YAMADA, receivables: open, deposits: money });
    expect(proposals.every((one) => one.status === 'suggested')).toBe(true);
    expect(proposals.some((one) => one.reasons.some((reason) => reason.kind === 'completing'))).toBe(true);
  });

  const group: MatchingInput['customers'] = customers(
    [
      'E',
      '株式会社東会社',
      'アズマガイシャ',
      { payerNames: [{ name: 'ｶ)ﾎﾝｼﾔ', source: 'learned', confirmations: 3 }] },
    ],
    ['W', '株式会社西会社', 'ニシガイシャ', { payerNames: [{ name: 'ｶ)ﾎﾝｼﾔ', source: 'learned', confirmations: 3 }] }],
  );
  const ofBoth = receivables(['E1', 1, ...JULY, A], ['W1', 2, ...JULY, B], ['W2', 2, '2026-07-31', '2026-08-31', 9999]);
  test.each<[string, number, string]>([
    ['for one of them', B, 'auto W W1=31207'],
    ['for both at once', A + B, 'suggested E E1=54781 W1=31207'],
  ])('one payer of two customers pays %s', (_, yen, expected) => {
    const money = deposits(['2026-07-31', 'ｶ)ﾎﾝｼﾔ', yen]);
    expect(outcome({ customers: group, receivables: ofBoth, deposits: money })).toEqual([expected]);
  });

  test('what a payer of another name was once confirmed for does not clear by itself the next time', () => {
    const master = customers(
      ['A', '株式会社青', 'アオコウギョウ'],
      [
        'B',
        '株式会社赤',
        'アカコウギョウ',
        { payerNames: [{ name: 'ｶ)ｱｵｺｳｷﾞﾖｳ', source: 'learned', confirmations: 1 }] },
      ],
    );
    const open = receivables(['B1', 2, ...JULY, B]);
    const money = deposits(['2026-07-31', 'ｶ)ｱｵｺｳｷﾞﾖｳ', B]);
    expect(outcome({ customers: master, receivables: open, deposits: money })).toEqual(['suggested B B1=31207']);
  });
});

describe('a number that contradicts', () => {
  const master = customers(['A', '株式会社青', 'アオコウギョウ'], ['B', '株式会社赤', 'アカコウギョウ']);
  const open = receivables(['S26-00001', 1, ...JULY, A], ['S26-00002', 2, ...JULY, A]);
  test.each<[string, object, string]>([
    ['of his own invoice', { ediInfo: 'S2600001' }, 'auto A S26-00001=54781'],
    ["of another customer's", { ediInfo: 'S26-00002' }, 'suggested A S26-00001=54781'],
    ['none', {}, 'auto A S26-00001=54781'],
    ['digits by chance', { description: '振込 00002' }, 'auto A S26-00001=54781'],
  ])('%s', (_, special, expected) => {
    const money = deposits(['2026-07-31', 'ｶ)ｱｵｺｳｷﾞﾖｳ', A, special]);
    expect(outcome({ customers: master, receivables: open, deposits: money })).toEqual([expected]);
  });
});

describe('names cut where fields end', () => {
  const [long, longest] = ['ｶ)ﾆﾎﾝｺｸｻｲﾎﾞｳｴｷｼﾖｳｼﾞﾎｰﾙﾃﾞｲﾝｸﾞｽｺｰﾎﾟﾚｰｼﾖﾝｷﾕｳｼﾕｳﾊﾝﾊﾞｲｼﾞｷﾞﾖｳﾌﾞ', ''].map((name) =>
    name.replaceAll('ｰ', '-'),
  );
  expect(longest).toBe('');
  const master = customers([
    'N',
    '株式会社日本国際貿易商事ホールディングスコーポレーション九州販売事業部',
    'ニホンコクサイボウエキショウジホールディングスコーポレーションキュウシュウハンバイジギョウブ',
  ]);
  test.each([48, 40, 37, 30, 26, 20])('at %i', (length) => {
    const name = long!.slice(0, length);
    expect(name.length).toBe(length);
    const open = receivables(['A', 1, ...JULY, A]);
    const [proposal] = proposeAllocations({
      customers: master,
      receivables: open,
      deposits: deposits(['2026-07-31', name, A]),
    });
    expect(line(proposal!)).toBe('auto N A=54781');
    expect(proposal!.reasons[0]!.facts.level).toBe('cut');
  });

  test('but not where none ends', () => {
    const open = receivables(['A', 1, ...JULY, A]);
    const money = deposits(['2026-07-31', long!.slice(0, 23), A]);
    expect(outcome({ customers: master, receivables: open, deposits: money })[0]).toMatch(/^suggested/);
  });
});
