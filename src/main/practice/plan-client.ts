/** Two years of one client as data: customers, opening balances, invoices, deposits and what goes wrong on the way. */
import { addDays, type PlainDate } from '../../domain/dates.ts';
import { planCustomers } from './plan-customers.ts';
import { planInvoices } from './plan-invoices.ts';
import { LAST_BILLS_FROM, planPayments } from './plan-payments.ts';
import {
  BOOKS_BEGIN,
  type ClientPlan,
  type PlannedAdvance,
  type PlannedCustomer,
  type PlannedDeposit,
  type PlannedInvoice,
  type PlannedOpening,
  type PracticeClient,
} from './plan-types.ts';
import { type SeededRandom, seededRandom } from './random.ts';
import { PLANTED_DEPOSITS, TRAP_CUSTOMERS, type TrapKind } from './traps.ts';

/** The plan of a client; the same seed gives the same plan. */
export function planClient(client: PracticeClient, seed: number): ClientPlan {
  const random = seededRandom(seed, client.code);
  const customers = planCustomers(client, random);
  const issued = planInvoices(client, customers, random);
  const { deposits, advances } = planDeposits(client, customers, issued, random);
  const merge = planMerge(client, customers, issued, random);
  const plan: ClientPlan = {
    client,
    customers: merge ? [...customers, merge.twin] : customers,
    openings: planOpenings(issued, deposits),
    advances,
    invoices: issued.filter((invoice) => invoice.issuedOn >= BOOKS_BEGIN),
    deposits: deposits.filter((deposit) => deposit.depositedOn >= BOOKS_BEGIN).map(numbered),
    voided: [],
    merge: merge && { fromCode: merge.twin.code, intoCode: merge.code, on: MERGED_ON },
    holds: planHolds(client, customers),
    makesMistake: MISTAKEN_CLIENTS.includes(client.code),
  };
  planVoid(plan, random);
  return plan;
}

const MISTAKEN_CLIENTS = ['0104', '0130', '0141'];

function planDeposits(
  client: PracticeClient,
  customers: readonly PlannedCustomer[],
  invoices: readonly PlannedInvoice[],
  random: SeededRandom,
): { deposits: PlannedDeposit[]; advances: PlannedAdvance[] } {
  const deposits: PlannedDeposit[] = [];
  const advances: PlannedAdvance[] = [];
  for (const customer of customers) {
    const own = invoices.filter((invoice) => invoice.customerCode === customer.code);
    const trap = trapOf(client, customer);
    const paid = planPayments(customer, own, random, trap?.lastBillIsPlanted ?? false);
    const last = paid.deposits.at(-1);
    if (trap?.trap === 'parts' && last) last.trap = 'parts';
    deposits.push(...paid.deposits);
    advances.push(...paid.advances);
  }
  const together = joinParents(deposits, customers);
  together.push(...planted(client, invoices));
  return { deposits: together.sort(byDay), advances };
}

function trapOf(client: PracticeClient, customer: PlannedCustomer) {
  return TRAP_CUSTOMERS.find((trap) => trap.clientCode === client.code && trap.code === customer.code);
}

function byDay(a: PlannedDeposit, b: PlannedDeposit): number {
  return a.depositedOn < b.depositedOn ? -1 : a.depositedOn > b.depositedOn ? 1 : 0;
}

/** What one parent pays on one day for several customers is one deposit; its last one is a trap. */
function joinParents(deposits: readonly PlannedDeposit[], customers: readonly PlannedCustomer[]): PlannedDeposit[] {
  const parents = new Set(customers.flatMap(({ payer }) => (payer.kind === 'parent' ? [payer.name] : [])));
  const joined = new Map<string, PlannedDeposit>();
  const result: PlannedDeposit[] = [];
  for (const deposit of deposits) {
    const key = `${deposit.payerName} ${deposit.depositedOn}`;
    const known = parents.has(deposit.payerName) ? joined.get(key) : undefined;
    if (known) {
      known.amountYen += deposit.amountYen;
      known.clearings[0]!.lines.push(...deposit.clearings[0]!.lines);
      known.clearings[0]!.adjustments.push(...deposit.clearings[0]!.adjustments);
      continue;
    }
    joined.set(key, deposit);
    result.push(deposit);
  }
  for (const parent of parents) {
    const last = result
      .filter((deposit) => deposit.payerName === parent)
      .sort(byDay)
      .at(-1);
    if (last) last.trap = 'parent';
  }
  return result;
}

function planted(client: PracticeClient, invoices: readonly PlannedInvoice[]): PlannedDeposit[] {
  return PLANTED_DEPOSITS.filter((deposit) => deposit.clientCode === client.code).map((deposit) => {
    const { trap, customerCodes, depositedOn, payerName, amountYen, isRight } = deposit;
    const bill = invoices.filter(
      (invoice) =>
        isRight &&
        invoice.customerCode === customerCodes[0] &&
        invoice.dueOn >= LAST_BILLS_FROM &&
        invoice.dueOn <= depositedOn,
    );
    const lines = bill.map((invoice) => ({ invoice: invoice.number, amountYen: invoice.totalYen }));
    const clearings = isRight ? [{ notBefore: depositedOn, lines, adjustments: [] }] : [];
    const mark: TrapKind | null = isRight ? null : trap;
    return { ref: '', depositedOn, payerName, amountYen, clearings, trap: mark };
  });
}

function numbered(deposit: PlannedDeposit, index: number): PlannedDeposit {
  return { ...deposit, ref: String(index + 1) };
}

/** What was open when the books began; long overdue invoices bring the stage their letters had reached. */
function planOpenings(invoices: readonly PlannedInvoice[], deposits: readonly PlannedDeposit[]): PlannedOpening[] {
  const paid = new Map<string, number>();
  for (const deposit of deposits) {
    if (deposit.depositedOn >= BOOKS_BEGIN) continue;
    for (const { lines } of deposit.clearings)
      for (const line of lines) paid.set(line.invoice, (paid.get(line.invoice) ?? 0) + line.amountYen);
  }
  return invoices.flatMap((invoice) => {
    const balanceYen = invoice.totalYen - (paid.get(invoice.number) ?? 0);
    if (invoice.issuedOn >= BOOKS_BEGIN || balanceYen === 0) return [];
    const reminderStage = STAGES.find(({ dueBefore }) => invoice.dueOn < dueBefore)?.stage ?? 0;
    const lastRemindedOn = reminderStage > 0 ? LAST_LETTER_BEFORE : null;
    const { number, customerCode, issuedOn, dueOn } = invoice;
    return [{ number, customerCode, issuedOn, dueOn, balanceYen, reminderStage, lastRemindedOn }];
  });
}

const LAST_LETTER_BEFORE: PlainDate = '2024-11-18';
const STAGES = [
  { dueBefore: '2024-10-10', stage: 3 },
  { dueBefore: '2024-11-04', stage: 2 },
  { dueBefore: '2024-11-14', stage: 1 },
];

const MERGED_ON: PlainDate = '2025-09-10';
const MERGING_CLIENTS = ['0126', '0133'];

/** One customer of these clients had been entered twice: every other invoice went to the twin until both were merged. */
function planMerge(
  client: PracticeClient,
  customers: readonly PlannedCustomer[],
  invoices: PlannedInvoice[],
  random: SeededRandom,
): { twin: PlannedCustomer; code: string } | null {
  const candidates = customers.filter((customer) => isPlainPayer(customer) && customer.monthly >= 0.9);
  if (!MERGING_CLIENTS.includes(client.code) || candidates.length === 0) return null;
  const customer = random.pick(candidates);
  const twin = {
    ...customer,
    code: '3001',
    name: customer.name.replace('株式会社', '(株)').replace('有限会社', '(有)'),
  };
  const own = invoices.filter(
    (invoice) =>
      invoice.customerCode === customer.code && invoice.issuedOn >= BOOKS_BEGIN && invoice.issuedOn < MERGED_ON,
  );
  own.forEach((invoice, index) => {
    if (index % 2 === 1) invoice.customerCode = twin.code;
  });
  return { twin, code: customer.code };
}

function isPlainPayer(customer: PlannedCustomer): boolean {
  return (
    customer.form?.short === 'カ' &&
    customer.payer.kind === 'plain' &&
    customer.behaviour.kind === 'prompt' &&
    Number(customer.code) < 2000
  );
}

function planHolds(client: PracticeClient, customers: readonly PlannedCustomer[]): ClientPlan['holds'] {
  const owing = customers.find((customer) => customer.behaviour.kind === 'stops');
  if (!owing || !HOLDING_CLIENTS.includes(client.code)) return [];
  return [{ customerCode: owing.code, on: '2026-10-20', reason: '検収待ち' }];
}

const HOLDING_CLIENTS = ['0118', '0112', '0133'];

/** An invoice issued a second time by mistake, and voided some days later. */
function planVoid(plan: ClientPlan, random: SeededRandom): void {
  if (!['0112', '0126', '0137'].includes(plan.client.code)) return;
  const between = plan.invoices.filter(
    (invoice) => invoice.issuedOn > '2025-03-01' && invoice.issuedOn < '2026-06-01' && invoice.customerCode < '2000',
  );
  const twice = random.pick(between);
  const number = `${twice.number.slice(0, 5)}9001`;
  plan.invoices.push({ ...twice, number });
  plan.invoices.sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : 0));
  plan.voided.push({ number, on: addDays(twice.issuedOn, 5), reason: '同じ請求書を二重に発行したため' });
}
