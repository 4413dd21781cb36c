/** An allocation in parts by the day its lines come into effect, each balanced: Σ lines = money + Σ adjustments. */
import type { PlainDate } from '../dates.ts';
import { splitByTax } from '../tax-parts.ts';
import type { JournalSlot, SlotAccount } from './chart.ts';
import type { EntryLine, JournalAllocation, JournalLine } from './types.ts';

export interface AllocationPart {
  allocation: JournalAllocation;
  on: PlainDate;
  lines: readonly JournalLine[];
  moneyYen: number;
  adjustments: readonly { kind: string; amountYen: number }[];
}

/**
 * Money is used as soon as lines need it (as the unused-money report counts it); what it does not cover before the last
 * day is taken from the adjustments in their order; the last part takes all that is left of both.
 */
export function partsOf(allocation: JournalAllocation): AllocationPart[] {
  const days = [...new Set(allocation.lines.map((line) => line.effectiveOn))].sort();
  let moneyLeft = allocation.moneyYen;
  const left = allocation.adjustments.map((one) => ({ ...one }));
  return days.map((on, index) => {
    const lines = allocation.lines.filter((line) => line.effectiveOn === on);
    const isLast = index === days.length - 1;
    const neededYen = lines.reduce((sum, line) => sum + line.amountYen, 0);
    const moneyYen = isLast ? moneyLeft : Math.min(moneyLeft, neededYen);
    moneyLeft -= moneyYen;
    const adjustments = isLast ? left.filter((one) => one.amountYen !== 0) : takeFrom(left, neededYen - moneyYen);
    return { allocation, on, lines, moneyYen, adjustments };
  });
}

function takeFrom(left: { kind: string; amountYen: number }[], wantedYen: number) {
  const taken: { kind: string; amountYen: number }[] = [];
  let wanted = wantedYen;
  for (const one of left) {
    const amountYen = Math.min(wanted, Math.max(0, one.amountYen));
    if (amountYen === 0) continue;
    taken.push({ kind: one.kind, amountYen });
    one.amountYen -= amountYen;
    wanted -= amountYen;
  }
  return taken;
}

/** Receivables go down: one credit a customer. */
export function receivableLines(lines: readonly JournalLine[]): EntryLine[] {
  const byCustomer = new Map<number, number>();
  for (const line of lines) byCustomer.set(line.customerId, (byCustomer.get(line.customerId) ?? 0) + line.amountYen);
  return [...byCustomer].map(([customerId, amountYen]) => ({
    side: 'credit',
    slot: 'receivable',
    customerId,
    accountKey: '',
    tax: 'out',
    taxClass: null,
    amountYen,
  }));
}

/** Short money on the debit side, by the rates of the sales it belongs to where the slot's tax says so. */
export function adjustmentLines(part: AllocationPart, chart: readonly SlotAccount[]): EntryLine[] {
  const customerId = part.lines[0]?.customerId ?? null;
  const weights = part.lines.flatMap((line) => splitByTax(line.amountYen, line.taxes));
  return part.adjustments.flatMap(({ kind, amountYen }): EntryLine[] => {
    const slot = slotOfAdjustment(kind, amountYen);
    const tax = chart.find((one) => one.slot === slot)!.tax;
    const side = amountYen > 0 ? ('debit' as const) : ('credit' as const);
    const base = { side, slot, customerId, accountKey: '', tax };
    const yen = Math.abs(amountYen);
    if (tax !== 'sales' && tax !== 'sales-return' && tax !== 'bad-debt')
      return [{ ...base, taxClass: null, amountYen: yen }];
    return splitByTax(yen, merged(weights)).map((share) => ({
      ...base,
      taxClass: share.taxClass,
      amountYen: share.grossYen,
    }));
  });
}

function merged(parts: readonly { taxClass: EntryLine['taxClass']; grossYen: number }[]) {
  const sums = new Map<NonNullable<EntryLine['taxClass']>, number>();
  for (const { taxClass, grossYen } of parts) if (taxClass) sums.set(taxClass, (sums.get(taxClass) ?? 0) + grossYen);
  return [...sums].map(([taxClass, grossYen]) => ({ taxClass, grossYen }));
}

function slotOfAdjustment(kind: string, amountYen: number): JournalSlot {
  if (kind === 'rounding') return amountYen > 0 ? 'rounding-loss' : 'rounding-gain';
  // More came than is cleared: the surplus is income, whatever it was meant for.
  if (amountYen < 0 && kind === 'transfer-fee') return 'rounding-gain';
  return kind as JournalSlot;
}
