/** What each customer is invoiced, month by month; the amounts follow the client's rounding and tax setting. */
import { addMonths, dayOfMonth, dueOnByTerms, endOfMonth, monthOf, type PlainDate } from '../../domain/dates.ts';
import { taxTotals } from '../../domain/invoice-tax.ts';
import { lineAmountYen, sumYen } from '../../domain/money.ts';
import type { PlannedCustomer, PlannedInvoice, PlannedLine, PracticeClient } from './plan-types.ts';
import { BOOKS_BEGIN, PRACTICE_DAY } from './plan-types.ts';
import type { SeededRandom } from './random.ts';
import { type Product, type Trade, tradeOf } from './trades.ts';

/** Invoices of these months before the books begin make the opening balances. */
const MONTHS_BEFORE = 4;

/** Every invoice by date and number, from some months before the books to the practice day. */
export function planInvoices(
  client: PracticeClient,
  customers: readonly PlannedCustomer[],
  random: SeededRandom,
): PlannedInvoice[] {
  const invoices: PlannedInvoice[] = [];
  const last = monthOf(PRACTICE_DAY);
  for (let month = monthOf(addMonths(BOOKS_BEGIN, -MONTHS_BEFORE)); month <= last; month = nextMonth(month)) {
    let number = 0;
    for (const customer of customers) {
      const issuedOn = closingDate(month, customer.terms.closingDay);
      const count = isDroppedBy(customer, month) ? 0 : invoicesThisMonth(customer, random);
      for (let index = 0; index < count; index++) {
        const lines = customer.monthlyLines ?? linesOf(tradeOf(client.trade), random);
        number++;
        const text = `${month.slice(2, 4)}${month.slice(5, 7)}-${String(number).padStart(4, '0')}`;
        if (issuedOn < PRACTICE_DAY) invoices.push(invoiceOf(client, customer, issuedOn, text, lines));
      }
    }
  }
  return invoices.sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : 0));
}

function nextMonth(month: string): string {
  return monthOf(addMonths(`${month}-01`, 1));
}

function closingDate(month: string, closingDay: number): PlainDate {
  return closingDay === 31
    ? endOfMonth(month)
    : dayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)), closingDay);
}

/** Who has stopped paying is delivered to for two months more, and then no longer. */
function isDroppedBy({ behaviour }: PlannedCustomer, month: string): boolean {
  return behaviour.kind === 'stops' && month > monthOf(addMonths(behaviour.after, 1));
}

function invoicesThisMonth(customer: PlannedCustomer, random: SeededRandom): number {
  if (!random.chance(customer.monthly)) return 0;
  return customer.invoicesAtMost === 1 ? 1 : random.whole(1, customer.invoicesAtMost);
}

function linesOf(trade: Trade, random: SeededRandom): PlannedLine[] {
  return random
    .shuffled(trade.products)
    .slice(0, random.whole(1, trade.linesAtMost))
    .map((product) => plannedLine(product, random));
}

/** One line: a price and a quantity within the product's range, in its steps. */
export function plannedLine(product: Product, random: SeededRandom): PlannedLine {
  return {
    description: product.description,
    quantityMilli: stepped(product.quantity, product.quantityStep, random),
    unit: product.unit,
    unitPriceMilli: stepped(product.priceYen, product.priceStep, random),
    taxClass: product.taxClass,
  };
}

/** A multiple of `step` between the ends, in 1/1000. */
function stepped([low, high]: readonly [number, number], step: number, random: SeededRandom): number {
  const stepMilli = Math.round(step * 1000);
  return random.whole(Math.ceil((low * 1000) / stepMilli), Math.floor((high * 1000) / stepMilli)) * stepMilli;
}

/** One invoice with its totals. */
export function invoiceOf(
  client: PracticeClient,
  customer: PlannedCustomer,
  issuedOn: PlainDate,
  number: string,
  lines: PlannedLine[],
): PlannedInvoice {
  const priced = lines.map((line) => ({
    taxClass: line.taxClass,
    amountYen: lineAmountYen(line.quantityMilli, line.unitPriceMilli, client.rounding),
  }));
  const taxes = taxTotals(priced, client.rounding, client.priceIncludesTax);
  return {
    number,
    customerCode: customer.code,
    issuedOn,
    dueOn: dueOnByTerms(issuedOn, customer.terms),
    lines,
    totalYen: sumYen(taxes.map((tax) => tax.grossYen)),
    netYen: sumYen(taxes.map((tax) => tax.netYen)),
  };
}
