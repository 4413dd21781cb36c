import { describe, expect, test } from 'vitest';
import type { MatchingCustomer, MatchingDeposit, MatchingReceivable } from '../../src/domain/matching/types.ts';
import { A, B, C, customers, deposits, doubts, JULY, outcome, receivables, YAMADA } from '../support/matching-cases.ts';

describe('names', () => {
  const owed = (customerId: number) => receivables(['A', customerId, ...JULY, A]);
  test.each<[string, MatchingCustomer[], string, string]>([
    ['legal form on the other side', YAMADA, 'ﾔﾏﾀﾞｼﾖｳﾃﾝ(ｶ', 'auto Y A=54781'],
    ['no legal form', YAMADA, 'ﾔﾏﾀﾞｼﾖｳﾃﾝ', 'auto Y A=54781'],
    ['another legal form', YAMADA, 'ﾕ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', 'suggested Y A=54781'],
    ['spelled out', YAMADA, 'ｶﾌﾞｼｷｶﾞｲｼﾔﾔﾏﾀﾞｼﾖｳﾃﾝ', 'auto Y A=54781'],
    ['number in front', YAMADA, '0042ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', 'auto Y A=54781'],
    ['branch behind', YAMADA, 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ ｵｵｻｶｼﾃﾝ', 'auto Y A=54781'],
    ['a letter lost', YAMADA, 'ｶ)ﾔﾏﾀﾞﾖｳﾃﾝ', 'auto Y A=54781'],
    ['voicing lost', YAMADA, 'ｶ)ﾔﾏﾀｼﾖｳﾃﾝ', 'auto Y A=54781'],
    ['two letters lost', YAMADA, 'ｶ)ﾔﾏﾀﾞﾖｳﾝ', 'suggested Y A=54781'],
    ['a letter lost of a short name', customers(['M', '株式会社松歯科', 'マツシカ']), 'ｶ)ﾏﾂｶ', 'suggested M A=54781'],
    ['only the beginning', YAMADA, 'ｶ)ﾔﾏﾀﾞ', 'suggested Y A=54781'],
    ['more behind it', YAMADA, 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝﾎ-ﾙﾃﾞｲﾝｸﾞｽ', 'suggested Y A=54781'],
    [
      'cut at 20',
      customers(['L', '九州エンジニアリングサービス株式会社', 'キュウシュウエンジニアリングサービス']),
      'ｷﾕｳｼﾕｳｴﾝｼﾞﾆｱﾘﾝｸﾞｻ-ﾋﾞ',
      'auto L A=54781',
    ],
    [
      'cut inside a voiced kana',
      customers(['L', '第二建設工業東北株式会社', 'アオバケンセツコウギョウトウホクブロック']),
      'ｱｵﾊﾞｹﾝｾﾂｺｳｷﾞﾖｳﾄｳﾎｸﾌ',
      'auto L A=54781',
    ],
    ['a name that says nothing', YAMADA, 'ﾅｶﾞｲ ｱｷﾗ', 'suggested Y A=54781'],
    ['no フリガナ, name in kana', customers(['K', 'みなとオートサービス', '']), 'ﾐﾅﾄｵ-ﾄｻ-ﾋﾞｽ', 'auto K A=54781'],
    ['no フリガナ, name in kanji', customers(['K', '佐藤サービス', '']), 'ｻﾄｳｻ-ﾋﾞｽ', 'suggested K A=54781'],
    ['kanji in the file', customers(['K', '株式会社髙島屋', 'タカシマヤ']), '株式会社高島屋', 'auto K A=54781'],
    [
      'given alias',
      customers([
        'Y',
        '株式会社山田商店',
        'ヤマダショウテン',
        { payerNames: [{ name: 'ナガイ　アキラ', source: 'given', confirmations: 0 }] },
      ]),
      'ﾅｶﾞｲ ｱｷﾗ',
      'auto Y A=54781',
    ],
    [
      'learned and confirmed alias',
      customers([
        'Y',
        '株式会社山田商店',
        'ヤマダショウテン',
        { payerNames: [{ name: 'ﾅｶﾞｲ ｱｷﾗ', source: 'learned', confirmations: 1 }] },
      ]),
      '4711 ﾅｶﾞｲ ｱｷﾗ',
      'auto Y A=54781',
    ],
    [
      'learned, never confirmed',
      customers([
        'Y',
        '株式会社山田商店',
        'ヤマダショウテン',
        { payerNames: [{ name: 'ﾅｶﾞｲ ｱｷﾗ', source: 'learned', confirmations: 0 }] },
      ]),
      'ﾅｶﾞｲ ｱｷﾗ',
      'suggested Y A=54781',
    ],
  ])('%s', (_, master, payer, expected) => {
    expect(outcome({ customers: master, receivables: owed(1), deposits: deposits(['2026-07-31', payer, A]) })).toEqual([
      expected,
    ]);
  });

  test('a name one slip away from two customers is only suggested', () => {
    const near = customers(['K', '株式会社加藤建設', 'カトウケンセツ'], ['S', '株式会社佐藤建設', 'サトウケンセツ']);
    const input = { customers: near, receivables: owed(1), deposits: deposits(['2026-07-31', 'ｶ)ｱﾄｳｹﾝｾﾂ', A]) };
    expect(outcome(input)).toEqual(['suggested K A=54781']);
    expect(doubts(input)).toContain('near-names');
  });

  test('a long vowel tells two customers apart where both exist', () => {
    const two = customers(['T', 'ハト電機', 'ハトデンキ'], ['H', 'ハート電機', 'ハートデンキ']);
    const open = receivables(['T1', 1, ...JULY, C], ['H1', 2, ...JULY, A]);
    const money = deposits(['2026-07-31', 'ﾊﾄﾃﾞﾝｷ', A]);
    expect(outcome({ customers: two, receivables: open, deposits: money })[0]).not.toMatch(/^auto/);
    expect(outcome({ customers: two.slice(1), receivables: open.slice(1), deposits: money })).toEqual([
      'auto H H1=54781',
    ]);
  });

  test('a customer written exactly so is not overruled by the amount of one who is nearly so', () => {
    const near = customers(['K', '株式会社加藤建設', 'カトウケンセツ'], ['S', '株式会社佐藤建設', 'サトウケンセツ']);
    const open = receivables(['K1', 1, ...JULY, C], ['S1', 2, ...JULY, A]);
    expect(
      outcome({ customers: near, receivables: open, deposits: deposits(['2026-07-31', 'ｶ)ｶﾄｳｹﾝｾﾂ', A]) })[0],
    ).not.toMatch(/^auto/);
  });

  test('a number set by hand or by a virtual account overrules the name', () => {
    const two = customers(['K', '加藤建設', 'カトウケンセツ'], ['S', '佐藤建設', 'サトウケンセツ']);
    const money = deposits(['2026-07-31', 'ﾅﾝﾃﾞﾓ', A, { customerId: 2 }]);
    expect(outcome({ customers: two, receivables: owed(2), deposits: money })).toEqual(['auto S A=54781']);
  });
});

describe('customers of one reading are compared together', () => {
  const twins = customers(
    ['K', '株式会社光電機', 'ヒカリデンキ'],
    ['T', '光電機株式会社', 'ヒカリデンキ'],
    ['U', '有限会社光電機', 'ヒカリデンキ'],
  );
  const alike = receivables(['K1', 1, ...JULY, A], ['T1', 2, ...JULY, A], ['U1', 3, ...JULY, A]);
  const apart = receivables(['K1', 1, ...JULY, A], ['T1', 2, ...JULY, B], ['U1', 3, ...JULY, C]);
  test.each<[string, MatchingReceivable[], string, number, string | RegExp]>([
    ['the legal form decides', alike, 'ﾕ)ﾋｶﾘﾃﾞﾝｷ', A, 'auto U U1=54781'],
    ['its side decides', alike, 'ﾋｶﾘﾃﾞﾝｷ(ｶ', A, 'auto T T1=54781'],
    ['the amount decides', apart, 'ﾋｶﾘﾃﾞﾝｷ', C, 'auto U U1=112640'],
    ['a tie is never cleared', alike, 'ﾋｶﾘﾃﾞﾝｷ', A, /^suggested/],
    ['an amount of another form is never cleared', apart, 'ﾕ)ﾋｶﾘﾃﾞﾝｷ', A, /^suggested/],
  ])('%s', (_, open, payer, yen, expected) => {
    const [got] = outcome({ customers: twins, receivables: open, deposits: deposits(['2026-07-31', payer, yen]) });
    if (typeof expected === 'string') expect(got).toBe(expected);
    else expect(got).toMatch(expected);
  });
});

describe('numbers that the payer wrote', () => {
  const two = customers(['Y', '株式会社山田商店', 'ヤマダショウテン'], ['K', '加藤建設', 'カトウケンセツ']);
  const open = receivables(
    ['S2606-00001', 1, ...JULY, A],
    ['S2606-00002', 1, ...JULY, A],
    ['S2606-00003', 2, ...JULY, B],
  );
  test.each<[string, Partial<MatchingDeposit>, string, number, string | RegExp]>([
    ['in the EDI field they settle a tie', { ediInfo: 'S2606-00002' }, 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A, 'auto Y S2606-00002=54781'],
    ['in front of the name', {}, 'S2606-00002 ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', A, 'auto Y S2606-00002=54781'],
    ['in the name, without the dash', {}, 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ S260600002', A, 'auto Y S2606-00002=54781'],
    ['from an unknown payer', { ediInfo: 'S2606-00003' }, 'ﾅｶﾞｲ ｱｷﾗ', B, 'auto K S2606-00003=31207'],
    ['of another customer than the name says', { ediInfo: 'S2606-00003' }, 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', B, /^suggested/],
    ['with another amount', { ediInfo: 'S2606-00003' }, 'ﾅｶﾞｲ ｱｷﾗ', 20_000, 'suggested K S2606-00003=20000'],
  ])('%s', (_, special, payer, yen, expected) => {
    const [got] = outcome({
      customers: two,
      receivables: open,
      deposits: deposits(['2026-07-31', payer, yen, special]),
    });
    if (typeof expected === 'string') expect(got).toBe(expected);
    else expect(got).toMatch(expected);
  });
});
