import { describe, expect, test } from 'vitest';
import { proposeAllocations } from '../../src/domain/matching/propose-allocations.ts';
import type { MatchingCustomer, MatchingInput, MatchingReceivable } from '../../src/domain/matching/types.ts';
import { withholdingYen } from '../../src/domain/withholding.ts';
import {
  A,
  AUGUST,
  B,
  C,
  customers,
  deposits,
  doubts,
  JULY,
  outcome,
  receivables,
  YAMADA,
} from '../support/matching-cases.ts';

describe('what a name that is certain pays', () => {
  const open = receivables(['A', 1, ...JULY, A], ['B', 1, ...JULY, B], ['C', 1, ...AUGUST, C]);
  test.each<[string, number, string, string]>([
    ['everything due together', A + B, '2026-07-31', 'auto Y A=54781 B=31207'],
    ['one of them', A, '2026-07-31', 'auto Y A=54781'],
    ['everything, arrears included', A + B + C, '2026-08-31', 'auto Y A=54781 B=31207 C=112640'],
    ['a part', 40_000, '2026-07-31', 'suggested Y A=40000'],
    ['half', (A + B) / 2, '2026-07-31', 'suggested Y A=42994'],
    ['too much', A + B + 1000, '2026-07-31', 'suggested Y A=54781 B=31207'],
    ['rounding', A + B - 3, '2026-07-31', 'suggested Y A=54781 B=31207 rounding:3'],
    ['rounding the other way', A + B + 2, '2026-07-31', 'suggested Y A=54781 B=31207 rounding:-2'],
    ['a fee that nobody agreed to', A + B - 440, '2026-07-31', 'suggested Y A=54781 B=31207 transfer-fee:440'],
    ['an invoice dated after the deposit', C, '2026-07-20', 'suggested Y C=112640'],
  ])('%s', (_, yen, on, expected) => {
    expect(outcome({ customers: YAMADA, receivables: open, deposits: deposits([on, 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', yen]) })).toEqual([
      expected,
    ]);
  });
});

describe('fees', () => {
  const open = receivables(['A', 1, ...JULY, A], ['B', 1, ...JULY, B]);
  const bearsFee = customers(['Y', '株式会社山田商店', 'ヤマダショウテン', { feeBearer: 'client' }]);
  test.each<[string, MatchingCustomer[], number, MatchingInput['history'], string]>([
    ['of the table, where the client bears them', bearsFee, 440, [], 'auto Y A=54781 B=31207 transfer-fee:440'],
    ['of no table', bearsFee, 437, [], 'suggested Y A=54781 B=31171'],
    [
      'deducted before and confirmed',
      YAMADA,
      440,
      [{ payerKey: 'カ)ヤマダシヨウテン', customerId: 1, feeYen: 440, count: 2 }],
      'auto Y A=54781 B=31207 transfer-fee:440',
    ],
  ])('%s', (_, master, fee, history, expected) => {
    const money = deposits(['2026-07-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A + B - fee]);
    const [got] = outcome({ customers: master, receivables: open, deposits: money, history });
    if (fee === 437) expect(got).toMatch(/^suggested/);
    else expect(got).toBe(expected);
  });

  test('a tariff of another day is no fee of today', () => {
    const money = deposits(['2026-07-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A + B - 432]);
    expect(outcome({ customers: bearsFee, receivables: open, deposits: money })[0]).toMatch(/^suggested/);
  });
});

describe('withholding tax', () => {
  test.each([
    [100_000, 10_210],
    [1_000_000, 102_100],
    [1_000_001, 102_100],
    [2_000_000, 306_300],
    [0, 0],
    [9, 0],
  ])('of %i before tax is %i', (net, tax) => expect(withholdingYen(net)).toBe(tax));

  const net = 812_345;
  const open = receivables(['W', 1, ...JULY, net + 81_234, { netYen: net }]);
  test.each<[string, number, string]>([
    ['alone', 0, `auto Y W=893579 withholding:${withholdingYen(net)}`],
    ['and a fee on top', 330, `auto Y W=893579 withholding:${withholdingYen(net)} transfer-fee:330`],
  ])('%s', (_, fee, expected) => {
    const master = customers(['Y', '山田事務所', 'ヤマダジムショ', { feeBearer: 'client' }]);
    const money = deposits(['2026-07-31', 'ﾔﾏﾀﾞｼﾞﾑｼﾖ', net + 81_234 - withholdingYen(net) - fee]);
    expect(outcome({ customers: master, receivables: open, deposits: money })).toEqual([expected]);
  });

  test('an invoice paid in part before has no base for it', () => {
    const partly = receivables(['W', 1, ...JULY, 893_579, { netYen: net, openYen: 500_000 }]);
    const money = deposits(['2026-07-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', 500_000 - withholdingYen(454_545)]);
    expect(outcome({ customers: YAMADA, receivables: partly, deposits: money })[0]).not.toMatch(/^auto/);
  });
});

describe('ties and accidents of amount', () => {
  test.each<[string, MatchingReceivable[], number]>([
    ['two equal invoices, one deposit', receivables(['A', 1, ...JULY, A], ['B', 1, ...JULY, A]), A],
    [
      'one invoice or the sum of two others',
      receivables(['A', 1, ...JULY, 30_000], ['B', 1, ...JULY, 20_000], ['C', 1, ...JULY, 50_000]),
      50_000,
    ],
    [
      'this month or last month, both unpaid and equal',
      receivables(['A', 1, ...JULY, A], ['B', 1, '2026-05-31', '2026-06-30', A]),
      A,
    ],
    [
      'invoices of different months that happen to add up',
      receivables(
        ['A', 1, ...JULY, A],
        ['B', 1, ...AUGUST, B],
        ['C', 1, ...AUGUST, C],
        ['D', 1, '2026-05-31', '2026-06-30', 77_011],
      ),
      A + B,
    ],
  ])('%s is suggested, not cleared', (_, open, yen) => {
    expect(
      outcome({ customers: YAMADA, receivables: open, deposits: deposits(['2026-07-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', yen]) })[0],
    ).toMatch(/^suggested/);
  });

  test('a sum gathered from several months, one left out between them, is suggested however well it fits', () => {
    const open = receivables(
      ['A', 1, '2026-05-31', '2026-06-30', A],
      ['B', 1, ...JULY, B],
      ['C', 1, ...AUGUST, C],
      ['D', 1, ...AUGUST, 20_011],
    );
    const input = {
      customers: YAMADA,
      receivables: open,
      deposits: deposits(['2026-08-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A + C]),
    };
    expect(outcome(input)).toEqual(['suggested Y A=54781 C=112640']);
    expect(doubts(input)).toContain('scattered');
  });

  test('two different payers of one day who both want the only invoice get nothing by themselves', () => {
    const master = customers([
      'Y',
      '株式会社山田商店',
      'ヤマダショウテン',
      { payerNames: [{ name: 'ﾅｶﾞｲ ｱｷﾗ', source: 'given', confirmations: 0 }] },
    ]);
    const input = {
      customers: master,
      receivables: receivables(['A', 1, ...JULY, A]),
      deposits: deposits(['2026-07-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A], ['2026-07-31', 'ﾅｶﾞｲ ｱｷﾗ', A]),
    };
    expect(outcome(input)).toEqual(['suggested Y A=54781', 'suggested Y A=54781']);
    expect(doubts(input)).toContain('contested');
  });

  test('as many equal deposits of a day are cleared as are owed', () => {
    const open = receivables(['A', 1, ...JULY, A], ['B', 1, ...JULY, A]);
    const three = deposits(
      ['2026-07-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A],
      ['2026-07-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A],
      ['2026-07-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A],
    );
    expect(outcome({ customers: YAMADA, receivables: open, deposits: three })).toEqual([
      'auto Y A=54781',
      'auto Y B=54781',
      'none Y',
    ]);
  });

  test('several of one due date are found among others, and only once', () => {
    const open = receivables(
      ...[13_457, 28_911, 41_003, 99_871, 7_013].map((yen, index): [string, number, string, string, number] => [
        `S${index}`,
        1,
        ...JULY,
        yen,
      ]),
    );
    const money = deposits(['2026-07-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', 13_457 + 99_871 + 7_013]);
    expect(outcome({ customers: YAMADA, receivables: open, deposits: money })).toEqual([
      'auto Y S0=13457 S3=99871 S4=7013',
    ]);
  });

  test('a search that would take too long stops and says so', () => {
    const many = Array.from({ length: 60 }, (_, index): [string, number, string, string, number] => [
      `S${index}`,
      1,
      ...JULY,
      10_000 + 200 * index,
    ]);
    const input = {
      customers: YAMADA,
      receivables: receivables(...many),
      deposits: deposits(['2026-07-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', 301_150]),
    };
    expect(outcome(input)[0]).toMatch(/^suggested/);
    expect(doubts(input)).toContain('search-stopped');
  });
});

describe('the same money twice', () => {
  const monthly = receivables(['JUL', 1, ...JULY, A], ['AUG', 1, ...AUGUST, A]);
  test('a second deposit days later does not take the next equal invoice, the next month does', () => {
    const money = deposits(
      ['2026-07-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A],
      ['2026-08-03', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A],
      ['2026-08-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A],
    );
    expect(outcome({ customers: YAMADA, receivables: monthly, deposits: money })).toEqual([
      'auto Y JUL=54781',
      'suggested Y AUG=54781',
      'auto Y AUG=54781',
    ]);
  });

  test('also when the name is misspelled the second time', () => {
    const money = deposits(['2026-07-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A], ['2026-08-03', 'ｶ)ﾔﾏﾀﾞｼﾖﾃﾝ', A]);
    expect(outcome({ customers: YAMADA, receivables: monthly, deposits: money })[1]).toBe('suggested Y AUG=54781');
  });

  test('also when the first was cleared in an earlier run', () => {
    const money = deposits(['2026-08-03', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A]);
    const cleared = [{ payerName: 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', customerId: 1, amountYen: A, depositedOn: '2026-07-31' }];
    const input = { customers: YAMADA, receivables: monthly.slice(1), deposits: money, cleared };
    expect(outcome(input)).toEqual(['suggested Y AUG=54781']);
    expect(doubts(input)).toContain('double');
  });

  test('two halves of one invoice wait for a person, and keep their hand on it', () => {
    const open = receivables(['JUL', 1, ...JULY, 2 * A], ['AUG', 1, ...AUGUST, 2 * A]);
    const money = deposits(
      ['2026-07-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A],
      ['2026-08-04', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A],
      ['2026-08-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', 2 * A],
    );
    expect(outcome({ customers: YAMADA, receivables: open, deposits: money })).toEqual([
      'suggested Y JUL=54781',
      'suggested Y JUL=54781',
      'auto Y AUG=109562',
    ]);
  });
});

describe('what is left over', () => {
  test('a known payer with nothing open is named, an unknown one is not', () => {
    const input = {
      customers: YAMADA,
      receivables: [],
      deposits: deposits(['2026-07-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A], ['2026-07-31', 'ｶ)ﾐﾁﾉﾄﾘﾋｷｻｷ', A]),
    };
    expect(outcome(input)).toEqual(['none Y', 'none -']);
  });

  test('every answer says why, and what else it may be', () => {
    const open = receivables(['A', 1, ...JULY, A], ['B', 1, ...JULY, A]);
    const [proposal] = proposeAllocations({
      customers: YAMADA,
      receivables: open,
      deposits: deposits(['2026-07-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A]),
    });
    expect(proposal!.reasons.map((reason) => reason.kind)).toEqual(['name', 'amount', 'due', 'tie']);
    expect(proposal!.others.map((other) => other.allocations[0]!.invoice)).toEqual(['B']);
    expect(proposal!.score).toBeCloseTo(0.5, 1);
  });
});
