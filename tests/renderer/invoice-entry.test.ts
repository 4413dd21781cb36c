/** The entry of invoices: what is typed means, where the keys lead, what stands against saving. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TAX_CLASSES, taxTotals } from '../../src/domain/invoice-tax.ts';
import { formatMilli, lineAmountYen } from '../../src/domain/money.ts';
import { titleInMonth } from '../../src/domain/month-titles.ts';
import { fieldWords } from '../../src/messages/fields.ts';
import { dueReason, entryWords } from '../../src/messages/invoice-entry.ts';
import { taxClassWords } from '../../src/messages/tax-classes.ts';
import { nextCode } from '../../src/renderer/features/customers/customer-list.ts';
import {
  amountOfLine,
  BLANK_LINE,
  emptyInvoice,
  headerProblems,
  invoiceInput,
  isBlank,
  type LineDraft,
  lineProblems,
  linesOfInvoice,
  MAX_LINES,
  sumOfLines,
  taxOfLine,
  tidyCell,
  withRoom,
} from '../../src/renderer/features/invoices/invoice-draft.ts';
import { linesWithPaste, nextPlace, type Place } from '../../src/renderer/features/invoices/line-moves.ts';

const line = (given: Partial<LineDraft>): LineDraft => ({ ...BLANK_LINE, ...given });
const GOODS = line({ description: '丸釘', quantity: '120', price: '680', tax: '10 %' });
const TEA = line({ description: '麦茶', quantity: '４０', price: '748', tax: '8' });
const at = (place: Partial<Place>): Place => ({ line: 0, column: 'description', ...place });

describe('lines as typed', () => {
  it.each([
    ['quantity', '１２０', '120'],
    ['price', '1.5万', '15,000'],
    ['price', '▲9940', '▲9,940'],
    ['price', '12.50', '12.5'],
    ['price', '十', '十'],
    ['tax', '８', '8 % 軽減'],
    ['tax', '非', '非課税'],
    ['tax', '免税', '免税'],
    ['tax', '7', '7'],
    ['description', ' 丸釘 ', '丸釘'],
  ] as const)('%s 「%s」 is left as 「%s」', (column, typed, left) => {
    expect(tidyCell(column, typed)).toBe(left);
  });

  it('a line without a tax class of its own takes that of the line above, the first one 10 %', () => {
    const lines = [line({ description: 'a' }), TEA, BLANK_LINE, line({ description: 'b' })];
    expect([0, 1, 3].map((index) => taxOfLine(lines, index))).toEqual(['standard-10', 'reduced-8', 'reduced-8']);
  });

  it('rounds each line once and each rate once, as the core does', () => {
    const sum = sumOfLines([GOODS, TEA, BLANK_LINE], { rounding: 'down', includesTax: false });
    expect(sum).toMatchObject({ netYen: 111_520, taxYen: 8160 + 2393, totalYen: 122_073 });
  });

  it('reckons exactly as the books will, whatever is typed', () => {
    const entry = fc.record({
      quantityMilli: fc.integer({ min: -9_999_999, max: 9_999_999 }),
      unitPriceMilli: fc.integer({ min: -999_999_999, max: 999_999_999 }),
      taxClass: fc.constantFrom(...TAX_CLASSES),
    });
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('down', 'up', 'half-up'),
        fc.boolean(),
        (entries, rounding, includesTax) => {
          const typed = entries.map(({ quantityMilli, unitPriceMilli, taxClass }) =>
            line({
              description: 'x',
              quantity: formatMilli(quantityMilli),
              price: formatMilli(unitPriceMilli),
              tax: taxClassWords[taxClass],
            }),
          );
          const booked = entries.map(({ quantityMilli, unitPriceMilli, taxClass }) => ({
            taxClass,
            amountYen: lineAmountYen(quantityMilli, unitPriceMilli, rounding),
          }));
          expect(typed.map((one) => amountOfLine(one, rounding))).toEqual(booked.map((one) => one.amountYen));
          expect(sumOfLines(typed, { rounding, includesTax })?.taxes).toEqual(taxTotals(booked, rounding, includesTax));
          const draft = { ...emptyInvoice('2026-11-30'), customerId: 1, lines: typed };
          expect(
            invoiceInput(1, draft).lines.map(({ quantityMilli, unitPriceMilli, taxClass }) => ({
              quantityMilli,
              unitPriceMilli,
              taxClass,
            })),
          ).toEqual(entries);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('sends the lines that say something, and an earlier invoice comes back as it was typed', () => {
    const draft = {
      ...emptyInvoice('2026-11-30'),
      customerId: 3,
      lines: [GOODS, BLANK_LINE, line({ ...TEA, unit: '箱', note: '現場' })],
    };
    const input = invoiceInput(7, draft);
    expect(input.lines.map((one) => [one.description, one.quantityMilli, one.taxClass])).toEqual([
      ['丸釘', 120_000, 'standard-10'],
      ['麦茶', 40_000, 'reduced-8'],
    ]);
    const again = linesOfInvoice({
      lines: input.lines.map((one, index) => ({
        ...one,
        line: index + 1,
        amountYen: 0,
        unit: one.unit ?? '',
        note: one.note ?? '',
      })),
    });
    expect(invoiceInput(7, { ...draft, lines: again }).lines).toEqual(input.lines);
  });
});

describe('what stands against saving', () => {
  const reckoning = { rounding: 'down', includesTax: false } as const;

  it('names every cell, left to right, and leaves blank lines alone', () => {
    const problems = lineProblems([GOODS, BLANK_LINE, line({ quantity: '二', price: '', tax: '7' })]);
    expect(problems.map((one) => [one.line, one.column, one.reason])).toEqual([
      [2, 'description', fieldWords.missing],
      [2, 'quantity', entryWords.wrong.number],
      [2, 'price', fieldWords.missing],
      [2, 'tax', entryWords.wrong.tax],
    ]);
  });

  it.each([
    ['no customer', { customerId: null }, 'customerId'],
    ['no date', { issuedOn: null }, 'issuedOn'],
    ['a closed month', { issuedOn: '2026-09-30' }, 'issuedOn'],
    ['a due date before the invoice', { dueOn: '2026-11-29' }, 'dueOn'],
    ['no lines', { lines: [BLANK_LINE] }, 'lines'],
    ['a total below nothing', { lines: [line({ description: 'x', quantity: '1', price: '-1', tax: '10' })] }, 'lines'],
  ] as const)('%s', (_what, change, field) => {
    const draft = { ...emptyInvoice('2026-11-30'), customerId: 1, lines: [GOODS], ...change };
    const sum = sumOfLines(draft.lines, reckoning);
    expect(Object.keys(headerProblems(draft, draft.dueOn, sum, '2026-09-30'))).toEqual([field]);
  });

  it('nothing, when all is well', () => {
    const draft = { ...emptyInvoice('2026-11-30'), customerId: 1, lines: [GOODS] };
    expect(headerProblems(draft, '2026-12-31', sumOfLines(draft.lines, reckoning), '2026-10-31')).toEqual({});
  });
});

describe('keys of the grid', () => {
  const lines = withRoom([GOODS, TEA]);

  it('Enter walks the columns and then the lines; Shift+Enter walks back to the field before the grid', () => {
    const walked: string[] = [];
    let place: Place = at({});
    for (let step = 0; step < 12; step++) {
      const next = nextPlace(lines, place, 'Enter', false);
      if (next === 'end' || next === null) throw new Error(String(next));
      place = next;
      walked.push(`${place.line} ${place.column}`);
    }
    expect(walked.slice(0, 6)).toEqual(['0 quantity', '0 unit', '0 price', '0 tax', '0 note', '1 description']);
    for (let step = 0; step < 12; step++) {
      const next = nextPlace(lines, place, 'Enter', true);
      if (next === 'end' || next === null) throw new Error(String(next));
      place = next;
    }
    expect(place).toEqual(at({}));
    expect(nextPlace(lines, place, 'Enter', true)).toBeNull();
  });

  it('Enter on the blank line below the last goes to the button that saves, but not on a blank one between', () => {
    expect(nextPlace(lines, at({ line: 2 }), 'Enter', false)).toBe('end');
    expect(nextPlace([GOODS, BLANK_LINE, TEA], at({ line: 1 }), 'Enter', false)).toEqual(
      at({ line: 1, column: 'quantity' }),
    );
    expect(nextPlace(withRoom([]), at({}), 'Enter', false)).toEqual(at({ column: 'quantity' }));
  });

  it('arrows stay within the lines, Tab leaves the grid from a blank line', () => {
    expect(nextPlace(lines, at({}), 'ArrowUp', false)).toEqual(at({}));
    expect(nextPlace(lines, at({ line: lines.length - 1 }), 'ArrowDown', false)).toEqual(
      at({ line: lines.length - 1 }),
    );
    expect(nextPlace(lines, at({ line: 1, column: 'note' }), 'Tab', false)).toEqual(at({ line: 2 }));
    expect(nextPlace(lines, at({ line: 2, column: 'note' }), 'Tab', false)).toBeNull();
    expect(nextPlace(lines, at({}), 'a', false)).toBeNull();
  });

  it('there is always a blank line to go to, up to the most an invoice may have', () => {
    const many = withRoom(Array.from({ length: MAX_LINES }, () => GOODS));
    expect(many).toHaveLength(MAX_LINES);
    const some = withRoom(Array.from({ length: 40 }, () => GOODS));
    expect(isBlank(some.at(-1)!)).toBe(true);
  });

  it('cells copied in Excel fill lines and columns from the cell in hand; a single value is an ordinary paste', () => {
    const pasted = linesWithPaste(withRoom([]), at({ line: 1 }), '丸釘\t120\t箱\t680\t10\r\n"a""b"\t1\t\t1,5\t8\r\n');
    expect(pasted?.slice(1, 3)).toEqual([
      line({ description: '丸釘', quantity: '120', unit: '箱', price: '680', tax: '10 %' }),
      line({ description: 'a"b', quantity: '1', price: '15', tax: '8 % 軽減' }),
    ]);
    expect(linesWithPaste(withRoom([]), at({}), '丸釘')).toBeNull();
  });
});

describe('words beside the fields', () => {
  const terms = { closingDay: 31, monthsAfter: 1, payDay: 31, holidayShift: 'after' } as const;

  it('says why an invoice falls due when it does', () => {
    expect(dueReason(terms, '2026-11-30', '2026-11-30')).toBe('月末締め翌月末払い');
    expect(dueReason(terms, '2026-12-31', '2027-01-04')).toBe('12/31 は銀行休業、翌営業日');
    expect(dueReason({ ...terms, holidayShift: 'before' }, '2026-10-31', '2026-10-30')).toBe(
      '10/31 は銀行休業、前営業日',
    );
  });

  it('moves the month of a title and nothing else', () => {
    expect(titleInMonth('10月分 金物資材', '2026-10-31', '2026-11-30')).toBe('11月分 金物資材');
    expect(titleInMonth('10月分 1月分の残り', '2026-10-31', '2027-01-31')).toBe('1月分 1月分の残り');
    expect(titleInMonth('1月分', '2026-10-31', '2026-11-30')).toBe('1月分');
    expect(titleInMonth('保守料', '2026-10-31', '2026-11-30')).toBe('保守料');
  });

  it('offers the next number of a customer where numbers are numbers', () => {
    expect(nextCode([])).toBe('0001');
    expect(nextCode(['00001', '00162', '00070'])).toBe('00163');
    expect(nextCode(['0001', '0002', 'A-1'])).toBe('0003');
    expect(nextCode(['A-1', 'B-1', '7'])).toBe('');
    expect(nextCode(['9999'])).toBe('');
  });
});
