/** An invoice while it is entered: texts as typed, what they mean, what is wrong. Pure. */
import type { InputOf } from '../../../contract/contract.ts';
import { formatDate, type PlainDate, parseDate, parseEntryDate } from '../../../domain/dates.ts';
import { parseTaxClass, type TaxClass, type TaxTotals, taxTotals } from '../../../domain/invoice-tax.ts';
import { formatMilli, lineAmountYen, parseMilli, type RoundingMode, sumYen } from '../../../domain/money.ts';
import { parseSupply } from '../../../domain/supply-dates.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { entryWords } from '../../../messages/invoice-entry.ts';
import { taxClassWords } from '../../../messages/tax-classes.ts';
import type { InvoiceDetail } from './invoice-types.ts';

/** Columns of the grid that are typed in, left to right; Enter walks them from 品名 on, the day of a line is gone to by a key. */
export const LINE_COLUMNS = ['on', 'description', 'quantity', 'unit', 'price', 'tax', 'note'] as const;
export type LineColumn = (typeof LINE_COLUMNS)[number];

/** One line as typed; a line in which nothing stands is blank and counts for nothing. */
export type LineDraft = Readonly<Record<LineColumn, string>>;

/** What the entry becomes: an invoice, a draft, a delivery, a replacement, a credit note. */
export type EntryMode = 'invoice' | 'draft' | 'delivery' | 'reissue' | 'credit';
export type DeliveryKind = 'delivery' | 'charge' | 'return';
export type CreditKind = 'return' | 'discount' | 'rebate';

export interface InvoiceDraft {
  mode: EntryMode;
  /** The draft that is changed, the invoice that is replaced or returned from. */
  targetId: number | null;
  targetNumber: string;
  /** Of a replacement or a credit note. */
  reason: string;
  deliveryKind: DeliveryKind;
  creditKind: CreditKind;
  orderNumber: string;
  customerId: number | null;
  /** Empty: the next of the client's series. */
  number: string;
  issuedOn: PlainDate | null;
  /** What the clerk typed; null: as the terms say. */
  dueOn: PlainDate | null;
  /** 取引年月日 as typed: a day, a month, a period. Empty: as the lines say, else the day of issue. */
  supply: string;
  title: string;
  lines: readonly LineDraft[];
}

/** How the client reckons. */
export interface Reckoning {
  rounding: RoundingMode;
  includesTax: boolean;
}

export const MAX_LINES = 500;
const FIRST_LINES = 24;
const MAX_QUANTITY_MILLI = 999_999_999_999;
const MAX_PRICE_MILLI = 999_999_999_999_999;

export const BLANK_LINE: LineDraft = {
  on: '',
  description: '',
  quantity: '',
  unit: '',
  price: '',
  tax: '',
  note: '',
};

/** Entries whose paper states the day of the dealing; a delivery and a credit note have one of their own. */
export function statesSupply(mode: EntryMode): boolean {
  return mode === 'invoice' || mode === 'draft' || mode === 'reissue';
}

export function emptyInvoice(issuedOn: PlainDate, mode: EntryMode = 'invoice'): InvoiceDraft {
  return {
    mode,
    targetId: null,
    targetNumber: '',
    reason: '',
    deliveryKind: 'delivery',
    creditKind: 'return',
    orderNumber: '',
    customerId: null,
    number: '',
    issuedOn,
    dueOn: null,
    supply: '',
    title: '',
    lines: withRoom([]),
  };
}

/** Blank lines after the last one, so that there is always one to go to. */
export function withRoom(lines: readonly LineDraft[]): LineDraft[] {
  const used = lines.findLastIndex((line) => !isBlank(line)) + 1;
  const wanted = Math.min(MAX_LINES, Math.max(FIRST_LINES, used + 2));
  const kept = lines.slice(0, Math.max(wanted, Math.min(lines.length, MAX_LINES)));
  return [...kept, ...Array.from({ length: Math.max(0, wanted - kept.length) }, () => BLANK_LINE)];
}

/** The tax class alone says nothing: it follows from the line above. Nor does a day. */
export function isBlank(line: LineDraft): boolean {
  return LINE_COLUMNS.every((column) => column === 'tax' || column === 'on' || line[column].trim() === '');
}

/** The tax class of a line; one that was not typed is that of the line above, the first one 10 %. Null: unreadable. */
export function taxOfLine(lines: readonly LineDraft[], index: number): TaxClass | null {
  const typed = lines[index]?.tax ?? '';
  if (typed.trim() !== '') return parseTaxClass(typed);
  const above = lines.slice(0, index).findLast((line) => !isBlank(line) && line.tax.trim() !== '');
  return above ? parseTaxClass(above.tax) : 'standard-10';
}

/** Yen of a line, rounded once by the client's setting; null while it cannot be told. */
export function amountOfLine(line: LineDraft, rounding: RoundingMode): number | null {
  const [quantity, price] = [parseMilli(line.quantity), parseMilli(line.price)];
  if (quantity === null || price === null) return null;
  try {
    return lineAmountYen(quantity, price, rounding);
  } catch {
    return null;
  }
}

export interface InvoiceSum {
  taxes: TaxTotals[];
  netYen: number;
  taxYen: number;
  totalYen: number;
}

/** Totals of what can be reckoned so far, one rounding per rate; null when beyond the exact range. */
export function sumOfLines(lines: readonly LineDraft[], { rounding, includesTax }: Reckoning): InvoiceSum | null {
  const counted = lines.flatMap((line, index) => {
    const amountYen = isBlank(line) ? null : amountOfLine(line, rounding);
    const taxClass = taxOfLine(lines, index);
    return amountYen === null || taxClass === null ? [] : [{ taxClass, amountYen }];
  });
  try {
    const taxes = taxTotals(counted, rounding, includesTax);
    const sum = (yenOf: (tax: TaxTotals) => number) => sumYen(taxes.map(yenOf));
    return {
      taxes,
      netYen: sum((tax) => tax.netYen),
      taxYen: sum((tax) => tax.taxYen),
      totalYen: sum((tax) => tax.grossYen),
    };
  } catch {
    return null;
  }
}

/** A cell as it is left: 1.5万 becomes 15,000, 8 becomes 8 % 軽減, 1005 a day of the year of `base`; what cannot be read stays as typed. */
export function tidyCell(column: LineColumn, text: string, base: PlainDate = ''): string {
  if (column === 'on') {
    const day = parseEntryDate(text, base);
    return day === null ? text.trim() : formatDate(day);
  }
  if (column === 'quantity' || column === 'price') {
    const milli = parseMilli(text);
    return milli === null ? text.trim() : formatMilli(milli);
  }
  if (column === 'tax') {
    const taxClass = parseTaxClass(text);
    return taxClass === null ? text.trim() : taxClassWords[taxClass];
  }
  return text.trim();
}

export interface CellProblem {
  line: number;
  column: LineColumn;
  reason: string;
}

/** What stands against saving, line by line, left to right. */
export function lineProblems(lines: readonly LineDraft[]): CellProblem[] {
  return lines.flatMap((line, index) =>
    isBlank(line)
      ? []
      : LINE_COLUMNS.flatMap((column) => {
          const reason = cellProblem(lines, index, column);
          return reason === null ? [] : [{ line: index, column, reason }];
        }),
  );
}

function cellProblem(lines: readonly LineDraft[], index: number, column: LineColumn): string | null {
  const text = lines[index]?.[column].trim() ?? '';
  switch (column) {
    case 'description':
      return text === '' ? fieldWords.missing : null;
    case 'quantity':
      return numberProblem(text, MAX_QUANTITY_MILLI);
    case 'price':
      return numberProblem(text, MAX_PRICE_MILLI);
    case 'tax':
      return taxOfLine(lines, index) === null ? entryWords.wrong.tax : null;
    case 'on':
      return text !== '' && parseDate(text) === null ? fieldWords.dateUnreadable : null;
    default:
      return null;
  }
}

function numberProblem(text: string, max: number): string | null {
  if (text === '') return fieldWords.missing;
  const milli = parseMilli(text);
  if (milli === null) return entryWords.wrong.number;
  return Math.abs(milli) > max ? entryWords.wrong.large : null;
}

export type HeaderProblems = Partial<
  Record<'customerId' | 'issuedOn' | 'dueOn' | 'supply' | 'number' | 'reason' | 'lines', string>
>;

/** What stands against saving outside the lines; `dueOn` is the date that will be sent. */
export function headerProblems(
  draft: InvoiceDraft,
  dueOn: PlainDate | null,
  sum: InvoiceSum | null,
  closedThrough: PlainDate | null,
): HeaderProblems {
  const wrong: HeaderProblems = {};
  if (draft.customerId === null) wrong.customerId = fieldWords.missing;
  if (draft.issuedOn === null) wrong.issuedOn = fieldWords.missing;
  else if (closedThrough !== null && draft.issuedOn <= closedThrough)
    wrong.issuedOn = entryWords.wrong.closed(closedThrough);
  if (dueOn !== null && draft.issuedOn !== null && dueOn < draft.issuedOn) wrong.dueOn = entryWords.wrong.dueFirst;
  if ((draft.mode === 'reissue' || draft.mode === 'credit') && draft.reason.trim() === '')
    wrong.reason = fieldWords.missing;
  const supplyWrong = supplyProblem(draft);
  if (supplyWrong !== null) wrong.supply = supplyWrong;
  // A draft may wait for its lines.
  if (draft.mode === 'draft' && draft.lines.every(isBlank)) return wrong;
  if (draft.lines.every(isBlank)) wrong.lines = entryWords.wrong.noLines;
  else if (sum === null) wrong.lines = entryWords.wrong.large;
  else if (sum.totalYen < 0 && !takesBack(draft) && draft.mode !== 'draft') wrong.lines = entryWords.wrong.negative;
  return wrong;
}

function supplyProblem({ mode, supply, issuedOn }: InvoiceDraft): string | null {
  if (!statesSupply(mode) || supply.trim() === '' || issuedOn === null) return null;
  const read = parseSupply(supply, issuedOn);
  if (read === null) return entryWords.wrong.supply;
  return read.from > read.through ? entryWords.wrong.supplyOrder : null;
}

/** What is sent of it; nothing where nothing was said. */
export function supplyInput({ mode, supply, issuedOn }: InvoiceDraft) {
  if (!statesSupply(mode) || issuedOn === null) return {};
  const read = parseSupply(supply, issuedOn);
  return read === null ? {} : { suppliedFrom: read.from, suppliedThrough: read.through };
}

function takesBack(draft: InvoiceDraft): boolean {
  return draft.mode === 'delivery' && draft.deliveryKind === 'return';
}

/** The lines as they are sent; of a return as taken back, whichever sign was typed. */
export function lineInputs(draft: InvoiceDraft): InputOf<'invoices.create'>['lines'] {
  return draft.lines.flatMap((line, index) => {
    if (isBlank(line)) return [];
    const quantityMilli = parseMilli(line.quantity) ?? 0;
    return [
      {
        description: line.description,
        quantityMilli: takesBack(draft) ? -Math.abs(quantityMilli) : quantityMilli,
        unit: line.unit,
        unitPriceMilli: parseMilli(line.price) ?? 0,
        taxClass: taxOfLine(draft.lines, index) ?? 'standard-10',
        note: line.note,
        ...lineDay(draft.mode, line),
      },
    ];
  });
}

function lineDay(mode: EntryMode, line: LineDraft) {
  const day = statesSupply(mode) ? parseDate(line.on) : null;
  return day === null ? {} : { suppliedOn: day };
}

/** What is sent. Call only when nothing is wrong. */
export function invoiceInput(clientId: number, draft: InvoiceDraft): Omit<InputOf<'invoices.create'>, 'requestId'> {
  const number = draft.number.trim();
  return {
    clientId,
    customerId: draft.customerId ?? 0,
    issuedOn: draft.issuedOn ?? '',
    title: draft.title,
    ...supplyInput(draft),
    ...(number === '' ? {} : { number }),
    ...(draft.dueOn === null ? {} : { dueOn: draft.dueOn }),
    lines: lineInputs(draft),
  };
}

/** An earlier invoice's lines as if they had been typed. */
export function linesOfInvoice(invoice: {
  lines: readonly (Omit<InvoiceDetail['lines'][number], 'amountYen' | 'suppliedOn'> & {
    suppliedOn?: PlainDate | null | undefined;
  })[];
}): LineDraft[] {
  return withRoom(
    invoice.lines.map((line) => ({
      on: line.suppliedOn ? formatDate(line.suppliedOn) : '',
      description: line.description,
      quantity: formatMilli(line.quantityMilli),
      unit: line.unit,
      price: formatMilli(line.unitPriceMilli),
      tax: taxClassWords[line.taxClass],
      note: line.note,
    })),
  );
}
