/** What the closing bills of a day would say. */
import {
  type ClosingFigures,
  closesOn,
  closingFigures,
  closingTaxes,
  type LedgerSums,
  ledgerSums,
  periodStart,
} from '../../../domain/closing-bill.ts';
import { addDays, dueOnByTerms, type PlainDate } from '../../../domain/dates.ts';
import type { TaxTotals } from '../../../domain/invoice-tax.ts';
import type { Flow } from '../../../domain/receivable-flows.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { type ClientSettings, termsOf } from '../clients/queries.ts';
import { allCustomers, type CustomerRow } from '../customers/queries.ts';
import {
  type DeliveryLineRow,
  deliveryLines,
  deliveryTaxes,
  type UnbilledRow,
  unbilledThrough,
} from '../deliveries/queries.ts';
import { advancesOn, receivableFlows } from '../ledgers/queries.ts';
import { billingSettings } from '../numbering/queries.ts';
import { type LastBillRow, lastBills } from './queries.ts';

export interface ProposedBill {
  customer: CustomerRow;
  fromOn: PlainDate;
  closedOn: PlainDate;
  dueOn: PlainDate;
  qualifiedPaper: 'closing' | 'delivery';
  previousInvoiceId: number | null;
  deliveries: UnbilledRow[];
  /** With the day of their delivery: the rate is that of the dealing. */
  lines: (DeliveryLineRow & { suppliedOn: PlainDate })[];
  /** What the bill states: its month, and from the first delivery where one came late. */
  suppliedFrom: PlainDate;
  taxes: TaxTotals[];
  figures: ClosingFigures;
  /** The ledger through the closing day, without this bill. */
  sums: LedgerSums;
  advanceYen: number;
  obstacle: AppError | null;
}

const EVER = '1900-01-01';

/**
 * Bills of the customers who close on the day, or of those named. Deliveries of earlier months that were on no bill are
 * on this one; what was booked late for the time of the last bill too.
 */
export async function proposedBills(
  sql: ClientRead,
  client: ClientSettings,
  closedOn: PlainDate,
  named: readonly number[] | null,
): Promise<ProposedBill[]> {
  const customers = (await allCustomers(sql)).filter((customer) =>
    named === null ? closesOn(customer.closing_day, closedOn) : named.includes(customer.customerId),
  );
  const ids = customers.map((customer) => customer.customerId);
  if (ids.length === 0) return [];
  const { qualifiedPaper } = await billingSettings(sql);
  const unbilled = await unbilledThrough(sql, closedOn, ids);
  const deliveryIds = unbilled.map((delivery) => delivery.deliveryId);
  const parts = {
    last: await lastBills(sql, ids),
    deliveries: Map.groupBy(unbilled, (delivery) => delivery.customerId),
    lines: await deliveryLines(sql, deliveryIds),
    taxes: await deliveryTaxes(sql, deliveryIds),
    flows: await flowsThrough(sql, closedOn, ids),
    advances: await advancesOn(sql, closedOn),
  };
  return customers.map((customer) => proposedBill(client, qualifiedPaper, closedOn, customer, parts));
}

/** Of one customer alone when one is asked for; else of all at once, which is quicker than one by one. */
async function flowsThrough(sql: ClientRead, through: PlainDate, ids: readonly number[]): Promise<Map<number, Flow[]>> {
  const one = ids.length === 1 ? ids[0]! : null;
  const flows = await receivableFlows(sql, one, { from: EVER, through });
  return Map.groupBy(flows, (flow) => flow.customerId);
}

interface BillParts {
  last: ReadonlyMap<number, LastBillRow>;
  deliveries: ReadonlyMap<number, UnbilledRow[]>;
  lines: ReadonlyMap<number, DeliveryLineRow[]>;
  taxes: ReadonlyMap<number, (TaxTotals & { deliveryId: number })[]>;
  flows: ReadonlyMap<number, Flow[]>;
  advances: ReadonlyMap<number, number>;
}

function proposedBill(
  client: ClientSettings,
  qualifiedPaper: 'closing' | 'delivery',
  closedOn: PlainDate,
  customer: CustomerRow,
  parts: BillParts,
): ProposedBill {
  const { customerId } = customer;
  const last = parts.last.get(customerId);
  const fromOn = last ? addDays(last.closedOn, 1) : periodStart(customer.closing_day, closedOn);
  const flows = parts.flows.get(customerId) ?? [];
  const sums = ledgerSums(flows);
  const before = last ?? ledgerSums(flows.filter((flow) => flow.on < fromOn));
  const deliveries = parts.deliveries.get(customerId) ?? [];
  const linesOf = ({ deliveryId, deliveredOn }: UnbilledRow) =>
    (parts.lines.get(deliveryId) ?? []).map((line) => ({ ...line, suppliedOn: deliveredOn }));
  const suppliedFrom = deliveries.reduce((first, one) => (one.deliveredOn < first ? one.deliveredOn : first), fromOn);
  const taxes = closingTaxes(
    qualifiedPaper,
    deliveries.map((one) => ({ lines: linesOf(one), taxes: parts.taxes.get(one.deliveryId) ?? [] })),
    { ...client, on: closedOn },
  );
  const figures = closingFigures(before, sums, taxes);
  return {
    customer,
    fromOn,
    closedOn,
    dueOn: dueOnByTerms(closedOn, termsOf(customer)),
    qualifiedPaper,
    previousInvoiceId: last?.invoiceId ?? null,
    deliveries,
    lines: deliveries.flatMap(linesOf),
    suppliedFrom,
    taxes,
    figures,
    sums,
    advanceYen: parts.advances.get(customerId) ?? 0,
    obstacle: obstacleOf(client, closedOn, last, deliveries, figures),
  };
}

/** closing-empty (nothing at all) and closing-no-sales (a balance alone) are no faults: such bills are left out or wanted. */
function obstacleOf(
  client: ClientSettings,
  closedOn: PlainDate,
  last: LastBillRow | undefined,
  deliveries: readonly UnbilledRow[],
  figures: ClosingFigures,
): AppError | null {
  const { closedThrough } = client;
  if (last && last.closedOn >= closedOn)
    return new AppError('closing-billed', { number: last.number, closedOn: last.closedOn }, 'closedOn');
  if (deliveries.length === 0) {
    const nothing = figures.balanceYen === 0 && figures.previousYen === 0 && figures.depositsYen === 0;
    return nothing
      ? new AppError('closing-empty', {}, 'closedOn')
      : new AppError('closing-no-sales', { balanceYen: figures.balanceYen }, 'closedOn');
  }
  if (closedThrough !== null && closedOn <= closedThrough)
    return new AppError('period-closed', { closedThrough, on: closedOn }, 'closedOn');
  const strange = deliveries.find(
    (delivery) => (delivery.includesTax === 1) !== client.includesTax || delivery.rounding !== client.rounding,
  );
  if (strange) return new AppError('closing-mixed', { number: strange.number }, 'closedOn');
  if (figures.totalYen < 0) return new AppError('closing-negative', { totalYen: figures.totalYen }, 'closedOn');
  return null;
}
