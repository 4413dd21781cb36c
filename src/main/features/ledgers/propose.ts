/** Letters about balances: who gets one, and what stands in it. */
import type { BalanceLetter } from '../../../domain/balance-letter.ts';
import { addDays } from '../../../domain/dates.ts';
import { periodSums } from '../../../domain/receivable-flows.ts';
import type { ClientRead } from '../../db/engine.ts';
import { allCustomers, type CustomerRow } from '../customers/queries.ts';
import { addressOf } from '../reminders/propose.ts';
import {
  advancesOn,
  balancesOn,
  type OpenInvoiceRow,
  openInvoicesOn,
  type Period,
  receivableFlows,
} from './queries.ts';

/** A customer as of a day: what he owes by invoice, and what is held for him. */
export interface BalanceFacts {
  customer: CustomerRow;
  invoices: OpenInvoiceRow[];
  balanceYen: number;
  advanceYen: number;
}

/** Customers with a balance or an advance as of a day, in the order of their envelopes: by postcode, then code. */
export async function balanceFacts(
  sql: ClientRead,
  asOf: string,
  customerIds: readonly number[] | null = null,
  knownAt: string | null = null,
): Promise<BalanceFacts[]> {
  const wanted = customerIds === null ? null : new Set(customerIds);
  const invoices = Map.groupBy(await openInvoicesOn(sql, asOf, knownAt), (row) => row.customerId);
  const advances = await advancesOn(sql, asOf, knownAt);
  const facts = (await allCustomers(sql, knownAt))
    .filter(({ customerId }) => wanted === null || wanted.has(customerId))
    .map((customer) => {
      const own = invoices.get(customer.customerId) ?? [];
      return {
        customer,
        invoices: own,
        balanceYen: own.reduce((sum, one) => sum + one.openYen, 0),
        advanceYen: advances.get(customer.customerId) ?? 0,
      };
    })
    .filter((one) => one.balanceYen !== 0 || one.advanceYen !== 0);
  return facts.sort((a, b) => (envelopeKey(a.customer) < envelopeKey(b.customer) ? -1 : 1));
}

function envelopeKey(customer: CustomerRow): string {
  return `${addressOf(customer).postalCode.replace(/\D/g, '').padStart(7, '9')} ${customer.code}`;
}

export function hasAddress(customer: CustomerRow): boolean {
  const { postalCode, address1 } = addressOf(customer);
  return postalCode !== '' && address1 !== '';
}

/** The letter to one customer, without what only a statement or only a repeated confirmation says. */
export function letterOf(
  { customer, invoices, balanceYen, advanceYen }: BalanceFacts,
  serial: string,
  asOf: string,
): BalanceLetter {
  return {
    letterKey: customer.code,
    serial,
    customer: {
      ...addressOf(customer),
      honorific: customer.honorific,
      department: customer.department,
      contactName: customer.contactName,
    },
    asOf,
    balanceYen,
    advanceYen,
    invoices: invoices.map(({ number, issuedOn, dueOn, amountYen, openYen }) => ({
      number,
      issuedOn,
      dueOn,
      amountYen,
      openYen,
    })),
    movement: null,
    askedBeforeOn: null,
  };
}

/** Statements as of `through`, each with how the balance came about since `from`. */
export async function statementLetters(
  sql: ClientRead,
  facts: readonly BalanceFacts[],
  period: Period,
  serialOf: (index: number) => string,
): Promise<BalanceLetter[]> {
  const flows = Map.groupBy(await receivableFlows(sql, null, period), (flow) => flow.customerId);
  const openings = await balancesOn(sql, addDays(period.from, -1), null, period.knownAt ?? null);
  return facts.map((one, index) => {
    const { customerId } = one.customer;
    const sums = periodSums(openings.get(customerId) ?? 0, flows.get(customerId) ?? []);
    return { ...letterOf(one, serialOf(index), period.through), movement: { from: period.from, sums } };
  });
}
