/** What ledgers and lists show, put together from the flows: the same for screen, paper and workbook. */
import { type LedgerEntry, ledgerEntries } from '../../../domain/customer-ledger.ts';
import { addDays } from '../../../domain/dates.ts';
import { addPeriodSums, type Flow, type PeriodSums, periodSums } from '../../../domain/receivable-flows.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { allCustomers, customerById } from '../customers/queries.ts';
import { advancesOn, allocationFacts, balancesOn, invoiceFacts, type Period, receivableFlows } from './queries.ts';

export interface CustomerLedger {
  customerId: number;
  code: string;
  name: string;
  entries: LedgerEntry[];
  sums: PeriodSums;
  advanceYen: number;
}

/** Throws period-backwards. */
export function checkPeriod({ from, through }: Period): void {
  if (through < from) throw new AppError('period-backwards', { fromOn: from, throughOn: through }, 'through');
}

/** A merged customer's code leads to whom he was merged into. */
export async function customerLedger(sql: ClientRead, customerId: number, period: Period): Promise<CustomerLedger> {
  const asked = await customerById(sql, customerId);
  const stood = asked.mergedIntoId === null || (await stoodAlone(sql, customerId, period.knownAt ?? null));
  const customer = stood ? asked : await customerById(sql, asked.mergedIntoId!);
  const [ledger] = await ledgersOf(sql, [customer], period, customer.customerId);
  return ledger!;
}

/** Whether a merged customer was one of his own at the instant. */
async function stoodAlone(sql: ClientRead, customerId: number, knownAt: string | null): Promise<boolean> {
  return (await allCustomers(sql, knownAt)).some((one) => one.customerId === customerId);
}

/** Ledgers of customers; the flows are read for one of them, or for the whole client at once. */
export async function ledgersOf(
  sql: ClientRead,
  customers: readonly { customerId: number; code: string; name: string }[],
  period: Period,
  only: number | null = null,
): Promise<CustomerLedger[]> {
  const flows = await receivableFlows(sql, only, period);
  const knownAt = period.knownAt ?? null;
  const openings = await balancesOn(sql, addDays(period.from, -1), only, knownAt);
  const advances = await advancesOn(sql, period.through, knownAt);
  const invoices = await invoiceFacts(
    sql,
    flows.map((flow) => flow.invoiceId),
  );
  const allocations = await allocationFacts(
    sql,
    flows.flatMap((flow) => flow.allocationId ?? []),
  );
  const byCustomer = Map.groupBy(flows, (flow) => flow.customerId);
  return customers.map(({ customerId, code, name }) => {
    const own = byCustomer.get(customerId) ?? [];
    const openingYen = openings.get(customerId) ?? 0;
    return {
      customerId,
      code,
      name,
      entries: ledgerEntries(openingYen, own, invoices, allocations),
      sums: periodSums(openingYen, own),
      advanceYen: advances.get(customerId) ?? 0,
    };
  });
}

export interface BalanceRow extends PeriodSums {
  customerId: number;
  code: string;
  name: string;
  advanceYen: number;
}

const NO_FLOWS: readonly Flow[] = [];

/** Customers who had a balance or an advance, or whose balance moved, by code. */
export async function balanceList(sql: ClientRead, period: Period): Promise<{ rows: BalanceRow[]; sums: PeriodSums }> {
  const byCustomer = Map.groupBy(await receivableFlows(sql, null, period), (flow) => flow.customerId);
  const knownAt = period.knownAt ?? null;
  const openings = await balancesOn(sql, addDays(period.from, -1), null, knownAt);
  const advances = await advancesOn(sql, period.through, knownAt);
  const rows = (await allCustomers(sql, knownAt)).flatMap(({ customerId, code, name }) => {
    const own = byCustomer.get(customerId) ?? NO_FLOWS;
    const openingYen = openings.get(customerId) ?? 0;
    const advanceYen = advances.get(customerId) ?? 0;
    if (own.length === 0 && openingYen === 0 && advanceYen === 0) return [];
    return [{ customerId, code, name, ...periodSums(openingYen, own), advanceYen }];
  });
  return { rows, sums: addPeriodSums(rows) };
}
