/** 突合 as tables: what an invoice says against what was ordered, delivered, taken back and is in stock. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CheckedPaper,
  type DifferenceKind,
  type GoodsFacts,
  type GoodsLine,
  goodsDifferences,
  stockLevel,
  unbilledDeliveries,
} from '../../src/domain/delivery-checks.ts';

const NOTHING: GoodsFacts = { orders: [], deliveries: [], returns: [], stock: [], advances: new Map() };

function goods(on: string, number: string, quantity: number, price: number | null = 100, itemCode = 'P1'): GoodsLine {
  const unitPriceMilli = price === null ? null : price * 1000;
  return { customerId: 1, on, number, itemCode, description: '部品', quantityMilli: quantity * 1000, unitPriceMilli };
}

function paper(issuedOn: string, number: string, quantity: number, price = 100, itemCode = 'P1'): CheckedPaper {
  const line = { line: 1, itemCode, description: '部品', quantityMilli: quantity * 1000, unitPriceMilli: price * 1000 };
  return { key: number, customerId: 1, issuedOn, number, lines: [line] };
}

const INVOICE = [paper('2026-10-31', 'I-1', 10)];
const kinds = (papers: CheckedPaper[], facts: Partial<GoodsFacts>): [string, DifferenceKind, number][] =>
  goodsDifferences(papers, { ...NOTHING, ...facts }).map((one) => [one.paper, one.kind, one.differenceYen]);

describe('an invoice of ten', () => {
  const cases: [string, Partial<GoodsFacts>, [DifferenceKind, number][]][] = [
    ['and nothing recorded at all: a client without notes is told nothing', {}, []],
    ['delivered', { deliveries: [goods('2026-10-01', 'N-1', 10)] }, []],
    ['delivered in parts', { deliveries: [goods('2026-10-01', 'N-1', 4), goods('2026-10-20', 'N-2', 6)] }, []],
    ['eight delivered', { deliveries: [goods('2026-10-01', 'N-1', 8)] }, [['quantity', 200]]],
    [
      'delivered after the invoice',
      { deliveries: [goods('2026-10-01', 'N-1', 4), goods('2026-11-01', 'N-2', 6)] },
      [['quantity', 600]],
    ],
    ['ordered, not delivered', { orders: [goods('2026-10-01', 'O-1', 10)] }, [['undelivered', 1000]]],
    [
      'ordered, not delivered, three on the shelf',
      {
        orders: [goods('2026-10-01', 'O-1', 10)],
        stock: [{ on: '2026-10-01', itemCode: 'P1', kind: 'in', quantityMilli: 3000 }],
      },
      [['not-in-stock', 700]],
    ],
    [
      'eight ordered, not delivered',
      { orders: [goods('2026-10-01', 'O-1', 8)] },
      [
        ['quantity', 200],
        ['undelivered', 1000],
      ],
    ],
    [
      'delivered, two taken back',
      { deliveries: [goods('2026-10-01', 'N-1', 10)], returns: [goods('2026-10-15', 'R-1', 2)] },
      [['returned', 200]],
    ],
    ['delivered at another price', { deliveries: [goods('2026-10-01', 'N-1', 10, 90)] }, [['price', 100]]],
    [
      'ordered at another price, the note names none',
      { orders: [goods('2026-09-20', 'O-1', 10, 110)], deliveries: [goods('2026-10-01', 'N-1', 10, null)] },
      [['price', -100]],
    ],
    ['other goods delivered', { deliveries: [goods('2026-10-01', 'N-1', 10, 100, 'P2')] }, [['no-record', 1000]]],
    [
      'paid in advance',
      { deliveries: [goods('2026-10-01', 'N-1', 10)], advances: new Map([[1, 5000]]) },
      [['advance-paid', 5000]],
    ],
  ];
  test.each(cases)('%s', (_name, facts, expected) => {
    expect(kinds(INVOICE, facts)).toEqual(expected.map(([kind, yen]) => ['I-1', kind, yen]));
  });

  test('and one of ten again: what was delivered once is billed twice', () => {
    const papers = [...INVOICE, paper('2026-11-10', 'I-2', 10)];
    expect(kinds(papers, { deliveries: [goods('2026-10-01', 'N-1', 10)] })).toEqual([['I-2', 'billed-twice', 1000]]);
  });

  test('whose return is on a credit note is right, and what comes after it is measured by what is left', () => {
    const facts = { deliveries: [goods('2026-10-01', 'N-1', 10)], returns: [goods('2026-11-05', 'R-1', 2)] };
    const credit = paper('2026-11-06', 'C-1', -2);
    expect(kinds([...INVOICE, credit], facts)).toEqual([]);
    expect(kinds([...INVOICE, credit, paper('2026-11-20', 'I-2', 1)], facts)).toEqual([['I-2', 'returned', 100]]);
  });

  test('before the first note is not counted against it', () => {
    const papers = [paper('2026-08-31', 'I-0', 50), ...INVOICE];
    expect(kinds(papers, { deliveries: [goods('2026-10-01', 'N-1', 10)] })).toEqual([]);
  });

  test('is known by its words where there is no code, in any width', () => {
    const line = { line: 1, itemCode: '', description: 'ﾎﾞﾙﾄ　Ｍ８', quantityMilli: 1000, unitPriceMilli: 1000 };
    const papers = [{ key: 'I', customerId: 1, issuedOn: '2026-10-31', number: 'I', lines: [line] }];
    const note = { ...goods('2026-10-01', 'N-1', 1, 1, ''), description: 'ボルト M8' };
    expect(kinds(papers, { deliveries: [note] })).toEqual([]);
  });
});

test('a count sets the level of the stock', () => {
  const move = (kind: 'in' | 'out' | 'count', quantityMilli: number) => ({
    on: '2026-10-01',
    itemCode: 'P1',
    kind,
    quantityMilli,
  });
  expect(stockLevel([move('in', 10), move('out', 3), move('count', 5), move('in', 2)])).toBe(7);
});

describe('what was delivered and not billed', () => {
  test('is what is left of the newest notes', () => {
    const deliveries = [goods('2026-10-01', 'N-1', 10), goods('2026-10-20', 'N-2', 5)];
    expect(
      unbilledDeliveries([paper('2026-10-10', 'I-1', 12)], { deliveries, returns: [] }, '2026-10-31'),
    ).toMatchObject([{ number: 'N-2', quantityMilli: 3000 }]);
  });

  test('and what is billed beyond the deliveries are never both there: their difference is that of the sums', () => {
    const list = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 });
    fc.assert(
      fc.property(list, list, list, (delivered, taken, billed) => {
        const deliveries = delivered.map((n, i) => goods('2026-10-01', `N-${i}`, n));
        const returns = taken.map((n, i) => goods('2026-10-02', `R-${i}`, n));
        const papers = billed.map((n, i) => paper('2026-10-05', `I-${i}`, n));
        const left = unbilledDeliveries(papers, { deliveries, returns }, '2026-10-31');
        const total = (list: number[]) => list.reduce((sum, n) => sum + n, 0);
        const expected = Math.max(0, total(delivered) - total(taken) - total(billed));
        expect(left.reduce((sum, one) => sum + one.quantityMilli, 0)).toBe(expected * 1000);
      }),
    );
  });
});
