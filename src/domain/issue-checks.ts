/** What is looked at before an invoice is issued. Errors stop it; warnings are for the clerk to decide. */
import { addMonths, type PlainDate } from './dates.ts';
import { rateFault, type TaxClass } from './invoice-tax.ts';
import { type GivenSupply, supplyFault, supplyOf } from './supply-dates.ts';

export interface CheckedInvoice extends GivenSupply {
  issuedOn: PlainDate;
  dueOn: PlainDate;
  title: string;
  lines: readonly {
    description: string;
    taxClass: TaxClass;
    amountYen: number | null;
    suppliedOn?: PlainDate | null | undefined;
  }[];
  /** null: beyond what can be reckoned. */
  totalYen: number | null;
  /** Characters that no font of the paper has. */
  missing: readonly string[];
}

export interface CheckedSides {
  today: PlainDate;
  client: { registrationNumber: string; hasBankAccount: boolean; closedThrough: PlainDate | null };
  customer: {
    hasAddress: boolean;
    hasEmail: boolean;
    /** The largest invoice of the last twelve months; 0 when there was none. */
    largestYen: number;
    /** A live invoice of the same day and sum, if there is one. */
    twinNumber: string | null;
  };
}

export const ISSUE_ERRORS = [
  'check-no-lines',
  'period-closed',
  'due-before-issue',
  'total-negative',
  'amount-too-large',
  'supply-order',
  'supply-outside',
  'tax-rate-date',
  'tax-rate-span',
  'tax-rate-mixed',
  'check-characters',
] as const;
export const ISSUE_WARNINGS = [
  'check-no-address',
  'check-no-registration',
  'check-no-bank',
  'check-zero-total',
  'check-zero-line',
  'check-negative-line',
  'check-absurd',
  'check-due-far',
  'check-issued-far',
  'check-twin',
  'check-supply-long',
  'check-supply-far',
  'goods-undelivered',
  'goods-not-in-stock',
  'goods-not-shipped',
  'goods-quantity',
  'goods-billed-twice',
  'goods-returned',
  'goods-price',
  'goods-advance-paid',
  'goods-no-record',
] as const;

export interface IssueProblem {
  level: 'error' | 'warning';
  code: (typeof ISSUE_ERRORS)[number] | (typeof ISSUE_WARNINGS)[number];
  /** From 1; null: of the whole. */
  line: number | null;
  facts: Record<string, string | number>;
}

/** The largest total an invoice may have; above it a quantity or a price was mistyped. */
export const MAX_INVOICE_YEN = 99_999_999_999;
/** Ten times the largest of a year, and at least a million: a zero too many. */
const ABSURD_TIMES = 10;
const ABSURD_FROM_YEN = 1_000_000;
const DUE_MONTHS = 6;
/** A year mistyped: bills are made out some weeks ahead at most, and seldom more than half a year late. */
const AHEAD_MONTHS = 2;
const BACK_MONTHS = 6;
/** A period billed together lies within one tax period, which is a year at most (消費税法19条, 57条の4第1項2号). */
const SUPPLY_MONTHS = 12;

export function issueProblems(invoice: CheckedInvoice, sides: CheckedSides): IssueProblem[] {
  return [...errorsOf(invoice, sides), ...warningsOf(invoice, sides)];
}

function errorsOf(invoice: CheckedInvoice, { client }: CheckedSides): IssueProblem[] {
  const found: IssueProblem[] = [];
  const error = (code: IssueProblem['code'], facts: IssueProblem['facts'] = {}, line: number | null = null) =>
    found.push({ level: 'error', code, line, facts });
  const { issuedOn, dueOn, lines, totalYen } = invoice;
  if (lines.length === 0) error('check-no-lines');
  if (client.closedThrough !== null && issuedOn <= client.closedThrough)
    error('period-closed', { closedThrough: client.closedThrough, on: issuedOn });
  if (dueOn < issuedOn) error('due-before-issue', { issuedOn, dueOn });
  if (totalYen === null) error('amount-too-large', { maxYen: MAX_INVOICE_YEN });
  else if (totalYen < 0) error('total-negative', { totalYen });
  const wrong = supplyFault(invoice, lines);
  if (wrong) {
    const { code, ...facts } = wrong;
    error(code, facts, 'line' in wrong ? wrong.line : null);
  } else {
    const rate = rateFault(lines, supplyOf(issuedOn, invoice, lines));
    if (rate) error(rate.code, { on: rate.on, since: rate.since, line: rate.line }, rate.line);
  }
  if (invoice.missing.length > 0) error('check-characters', { characters: invoice.missing.join('') });
  return found;
}

function warningsOf(invoice: CheckedInvoice, { today, client, customer }: CheckedSides): IssueProblem[] {
  const found: IssueProblem[] = [];
  const warn = (code: IssueProblem['code'], facts: IssueProblem['facts'] = {}, line: number | null = null) =>
    found.push({ level: 'warning', code, line, facts });
  const { issuedOn, dueOn, lines, totalYen } = invoice;
  if (!customer.hasAddress) warn('check-no-address', { email: customer.hasEmail ? 1 : 0 });
  if (client.registrationNumber === '') warn('check-no-registration');
  if (!client.hasBankAccount) warn('check-no-bank');
  if (issuedOn > addMonths(today, AHEAD_MONTHS) || issuedOn < addMonths(today, -BACK_MONTHS))
    warn('check-issued-far', { issuedOn });
  // Where a rate does not hold on the day there is no sum: that is told, and not that it is nothing.
  const isReckoned =
    supplyFault(invoice, lines) === null && rateFault(lines, supplyOf(issuedOn, invoice, lines)) === null;
  if (totalYen === 0 && lines.length > 0 && isReckoned) warn('check-zero-total');
  for (const [index, line] of lines.entries()) {
    if (line.amountYen === 0 && totalYen !== 0) warn('check-zero-line', { text: line.description }, index + 1);
    if (line.amountYen !== null && line.amountYen < 0)
      warn('check-negative-line', { text: line.description, amountYen: line.amountYen }, index + 1);
  }
  const { largestYen, twinNumber } = customer;
  if (totalYen !== null && largestYen > 0 && totalYen >= ABSURD_FROM_YEN && totalYen >= ABSURD_TIMES * largestYen)
    warn('check-absurd', { totalYen, largestYen });
  if (dueOn > addMonths(issuedOn, DUE_MONTHS)) warn('check-due-far', { dueOn });
  if (twinNumber !== null) warn('check-twin', { number: twinNumber });
  const { from, through } = supplyOf(issuedOn, invoice, lines);
  if (through >= addMonths(from, SUPPLY_MONTHS)) warn('check-supply-long', { from, through });
  if (through < addMonths(issuedOn, -SUPPLY_MONTHS) || from > addMonths(issuedOn, SUPPLY_MONTHS))
    warn('check-supply-far', { on: from, issuedOn });
  return found;
}
