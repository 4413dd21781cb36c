import { describe, expect, test } from 'vitest';
import { proposeAllocations } from '../../src/domain/matching/propose-allocations.ts';
import type {
  MatchingCustomer,
  MatchingDeposit,
  MatchingInput,
  MatchingProposal,
  MatchingReceivable,
} from '../../src/domain/matching/types.ts';
import { withholdingYen } from '../../src/domain/withholding.ts';

/** code, name, フリガナ, then what is special about the customer. */
function customers(...rows: [string, string, string, Partial<MatchingCustomer>?][]): MatchingCustomer[] {
  return rows.map(([code, name, kana, special], index) => ({
    customerId: index + 1,
    code,
    name,
    kana,
    payerNames: [],
    feeBearer: 'customer',
    ...special,
  }));
}

/** Invoice, position of the customer (from 1), issued, due, yen; 10 % tax. */
function receivables(
  ...rows: [string, number, string, string, number, Partial<MatchingReceivable>?][]
): MatchingReceivable[] {
  return rows.map(([invoice, customerId, issuedOn, dueOn, yen, special], index) => ({
    receivableId: index + 1,
    invoice,
    customerId,
    issuedOn,
    dueOn,
    openYen: yen,
    amountYen: yen,
    netYen: Math.round(yen / 1.1),
    ...special,
  }));
}

function deposits(...rows: [string, string, number, Partial<MatchingDeposit>?][]): MatchingDeposit[] {
  return rows.map(([depositedOn, payerName, amountYen, special], index) => ({
    depositId: index + 1,
    ref: String(index + 1),
    payerName,
    amountYen,
    depositedOn,
    ...special,
  }));
}

/** "status customer invoice=yen …" by deposit, in the deposits' order. */
function outcome(input: MatchingInput): string[] {
  const proposals = new Map(proposeAllocations(input).map((proposal) => [proposal.depositId, proposal]));
  return input.deposits.map((deposit) => line(proposals.get(deposit.depositId)!));
}

function line(proposal: MatchingProposal): string {
  const paid = proposal.allocations.map((one) => `${one.invoice}=${one.amountYen}`);
  const changed = proposal.adjustments.map((one) => `${one.kind}:${one.amountYen}`);
  return [proposal.status, proposal.customerCode ?? '-', ...paid, ...changed].join(' ');
}

function doubts(input: MatchingInput): string[] {
  return proposeAllocations(input)[0]!.reasons.map((reason) => reason.kind);
}

const YAMADA = customers(['Y', '株式会社山田商店', 'ヤマダショウテン']);
const JULY = ['2026-06-30', '2026-07-31'] as const;
const AUGUST = ['2026-07-31', '2026-08-31'] as const;
const [A, B, C] = [54_781, 31_207, 112_640];

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
