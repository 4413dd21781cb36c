/** How one customer settles what it was invoiced: on which day, how much, and what was meant by it. */
import { addDays, type PlainDate, shiftFromHoliday } from '../../domain/dates.ts';
import { divideRounded, sumYen } from '../../domain/money.ts';
import { withholdingYen } from '../../domain/withholding.ts';
import { payerNameOf } from './payer-names.ts';
import {
  BOOKS_BEGIN,
  type PlannedAdjustment,
  type PlannedAdvance,
  type PlannedClearing,
  type PlannedCustomer,
  type PlannedDeposit,
  type PlannedInvoice,
  PRACTICE_DAY,
} from './plan-types.ts';
import type { SeededRandom } from './random.ts';

export interface CustomerPayments {
  deposits: PlannedDeposit[];
  advances: PlannedAdvance[];
}

interface Debt {
  invoice: PlannedInvoice;
  openYen: number;
}

/** Money that came too much and waits for the next bill. */
interface Held {
  clearings: PlannedClearing[];
  leftYen: number;
}

interface Purse extends CustomerPayments {
  customer: PlannedCustomer;
  random: SeededRandom;
  held: Held | null;
}

/** From here on a bill of a trap's customer is settled by what is planted. */
export const LAST_BILLS_FROM: PlainDate = '2026-10-25';

/** Money of the threshold from which banks charge more. */
const HIGH_FEE_FROM_YEN = 30_000;

/** Days after the due date on which a debtor who pays in parts brings one. */
const PART_DELAY_DAYS = 4;

/** Plans every deposit of a customer up to the practice day. `skipLastBills`: they are settled by planted deposits. */
export function planPayments(
  customer: PlannedCustomer,
  invoices: readonly PlannedInvoice[],
  random: SeededRandom,
  skipLastBills: boolean,
): CustomerPayments {
  const purse: Purse = { customer, random, held: null, deposits: [], advances: [] };
  const bills = billsByDueDate(invoices).filter(({ dueOn }) => !skipLastBills || dueOn < LAST_BILLS_FROM);
  if (mayStumble(customer) && random.chance(0.02)) payInAdvance(purse);
  const { behaviour } = customer;
  if (behaviour.kind === 'parts') payInParts(purse, bills, behaviour.partYen ?? roundPart(bills));
  else payBills(purse, bills);
  return { deposits: purse.deposits, advances: purse.advances };
}

interface Bill {
  dueOn: PlainDate;
  debts: Debt[];
}

function billsByDueDate(invoices: readonly PlannedInvoice[]): Bill[] {
  const bills = new Map<PlainDate, Bill>();
  for (const invoice of invoices) {
    const bill = bills.get(invoice.dueOn) ?? { dueOn: invoice.dueOn, debts: [] };
    bill.debts.push({ invoice, openYen: invoice.totalYen });
    bills.set(invoice.dueOn, bill);
  }
  return [...bills.values()].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/** Slips and money too much make sense where one customer pays its own bills in full. */
function mayStumble(customer: PlannedCustomer): boolean {
  return !customer.withholds && customer.payer.kind !== 'parent' && customer.behaviour.kind !== 'parts';
}

function payBills(purse: Purse, bills: readonly Bill[]): void {
  const { behaviour } = purse.customer;
  let carried: Debt[] = [];
  for (const bill of bills) {
    const debts = [...carried, ...bill.debts];
    carried = [];
    if (behaviour.kind === 'stops' && bill.dueOn > behaviour.after) return;
    if (behaviour.kind === 'late' && purse.random.chance(behaviour.skipping)) {
      carried = debts;
      continue;
    }
    const delay = behaviour.kind === 'prompt' || behaviour.kind === 'late' ? behaviour.daysAfterDue : 0;
    const on = shiftFromHoliday(addDays(bill.dueOn, delay), 'after');
    if (on > PRACTICE_DAY) return;
    carried = settle(purse, debts, on);
  }
}

/** Pays these debts on a day; returns what was left out. */
function settle(purse: Purse, debts: readonly Debt[], on: PlainDate): Debt[] {
  if (on >= BOOKS_BEGIN) spendHeldMoney(purse, debts, on);
  const open = debts.filter((debt) => debt.openYen > 0);
  const disputes = open.length > 1 && on >= BOOKS_BEGIN && purse.random.chance(0.015);
  const paid = disputes ? open.slice(0, -1) : open;
  const left = disputes ? open.slice(-1) : [];
  const totalYen = sumYen(paid.map((debt) => debt.openYen));
  if (totalYen === 0) return left;
  const adjustments = deductions(purse.customer, paid, totalYen);
  const slip = on >= BOOKS_BEGIN && mayStumble(purse.customer) ? slipOf(purse.random, totalYen) : null;
  if (slip?.kind === 'rounding') adjustments.push({ kind: 'rounding', amountYen: -slip.extraYen });
  const dueYen = totalYen - sumYen(adjustments.map((adjustment) => adjustment.amountYen));
  const clearing: PlannedClearing = {
    notBefore: on,
    lines: paid.map((debt) => ({ invoice: debt.invoice.number, amountYen: debt.openYen })),
    adjustments,
  };
  for (const debt of paid) debt.openYen = 0;
  const first = depositOf(purse, on, dueYen + (slip?.kind === 'over' ? slip.extraYen : 0), [clearing]);
  if (slip?.kind === 'over') purse.held = { clearings: first.clearings, leftYen: slip.extraYen };
  if (slip?.kind === 'double') {
    const secondOn = shiftFromHoliday(addDays(on, purse.random.whole(1, 4)), 'after');
    if (secondOn <= PRACTICE_DAY)
      purse.held = { clearings: depositOf(purse, secondOn, dueYen, []).clearings, leftYen: dueYen };
  }
  return left;
}

function deductions(customer: PlannedCustomer, paid: readonly Debt[], totalYen: number): PlannedAdjustment[] {
  const adjustments: PlannedAdjustment[] = [];
  const isWhole = paid.every((debt) => debt.openYen === debt.invoice.totalYen);
  const taxYen = customer.withholds && isWhole ? withholdingYen(sumYen(paid.map((debt) => debt.invoice.netYen))) : 0;
  if (taxYen > 0) adjustments.push({ kind: 'withholding', amountYen: taxYen });
  if (customer.fee) {
    const feeYen = totalYen - taxYen < HIGH_FEE_FROM_YEN ? customer.fee.lowYen : customer.fee.highYen;
    if (feeYen < totalYen - taxYen) adjustments.push({ kind: 'transfer-fee', amountYen: feeYen });
  }
  return adjustments;
}

type Slip = { kind: 'rounding' | 'over' | 'double'; extraYen: number };

/** One deposit in fifty is not what it should be. */
function slipOf(random: SeededRandom, totalYen: number): Slip | null {
  const roll = random.next();
  if (roll < 0.006) return { kind: 'rounding', extraYen: random.pick([-3, -1, 1, 2]) };
  if (totalYen < 20_000) return null;
  if (roll < 0.013) return { kind: 'over', extraYen: random.pick([1000, 2000, 5000, 10_000]) };
  if (roll < 0.017) return { kind: 'double', extraYen: 0 };
  return null;
}

function depositOf(purse: Purse, on: PlainDate, amountYen: number, clearings: PlannedClearing[]): PlannedDeposit {
  const payerName = payerNameOf(purse.customer);
  const deposit: PlannedDeposit = { ref: '', depositedOn: on, payerName, amountYen, clearings, trap: null };
  purse.deposits.push(deposit);
  return deposit;
}

/** The customer counts on the money that is there already, and sends only the rest. */
function spendHeldMoney(purse: Purse, debts: readonly Debt[], on: PlainDate): void {
  const { held } = purse;
  if (!held) return;
  const lines = fillOldestFirst(debts, held.leftYen);
  if (lines.length === 0) return;
  held.clearings.push({ notBefore: on, lines, adjustments: [] });
  held.leftYen -= sumYen(lines.map((line) => line.amountYen));
  if (held.leftYen === 0) purse.held = null;
}

function fillOldestFirst(debts: readonly Debt[], amountYen: number): PlannedClearing['lines'] {
  const lines: PlannedClearing['lines'] = [];
  let leftYen = amountYen;
  for (const debt of debts) {
    const used = Math.min(leftYen, debt.openYen);
    if (used === 0) continue;
    debt.openYen -= used;
    leftYen -= used;
    lines.push({ invoice: debt.invoice.number, amountYen: used });
  }
  return lines;
}

/** 前受 that was there when the books began. */
function payInAdvance(purse: Purse): void {
  const amountYen = purse.random.pick([30_000, 50_000, 100_000]);
  const depositedOn = shiftFromHoliday('2024-11-22', 'before');
  const advance: PlannedAdvance = {
    customerCode: purse.customer.code,
    depositedOn,
    amountYen,
    payerName: payerNameOf(purse.customer),
    clearings: [],
  };
  purse.advances.push(advance);
  purse.held = { clearings: advance.clearings, leftYen: amountYen };
}

/** Nine tenths of an average bill, in tens of thousands. */
function roundPart(bills: readonly Bill[]): number {
  const totalYen = sumYen(bills.flatMap((bill) => bill.debts.map((debt) => debt.openYen)));
  const tenThousands = divideRounded(BigInt(totalYen) * 9n, BigInt(Math.max(bills.length, 1)) * 100_000n, 'down');
  return Math.max(tenThousands, 1) * 10_000;
}

/** Round sums some days after each due date, laid on the oldest invoices. */
function payInParts(purse: Purse, bills: readonly Bill[], partYen: number): void {
  const owed: Debt[] = [];
  for (const bill of bills) {
    owed.push(...bill.debts);
    const on = shiftFromHoliday(addDays(bill.dueOn, PART_DELAY_DAYS), 'after');
    if (on > PRACTICE_DAY) return;
    const openYen = sumYen(owed.map((debt) => debt.openYen));
    const amountYen = Math.min(partYen, openYen);
    if (amountYen === 0) continue;
    depositOf(purse, on, amountYen, [{ notBefore: on, lines: fillOldestFirst(owed, amountYen), adjustments: [] }]);
  }
}
