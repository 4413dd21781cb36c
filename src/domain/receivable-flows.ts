/**
 * What moves the balance of receivables: issuing, voiding, clearing and its reversal, each on its day, to the yen, with
 * what a clearing is made of. Ledger, balance list and bridge are sums of these, so that they cannot but tie.
 */
import { assertYen } from './money.ts';

/** What reduces a receivable: the money itself, or why less money came (see allocation_adjustment). */
export const CLEARING_KINDS = [
  'money',
  'transfer-fee',
  'commission',
  'discount',
  'rounding',
  'withholding',
  'credit-note',
  'offset',
  'write-off',
] as const;
export type ClearingKind = (typeof CLEARING_KINDS)[number];

export interface ClearingPart {
  kind: ClearingKind;
  yen: number;
}

export interface ClearedLine {
  receivableId: number;
  amountYen: number;
  effectiveOn: string;
}

/**
 * What each line of one allocation is made of. Money comes first, in the order in which the lines come into effect;
 * adjustments fill up the last ones, in the order of CLEARING_KINDS. A negative adjustment (more money came than is cleared) belongs to the very last.
 * Σ parts of a line = its amount. Throws RangeError where money and adjustments are not the sum of the lines.
 */
export function partsOfLines(
  lines: readonly ClearedLine[],
  moneyYen: number,
  adjustments: readonly { kind: ClearingKind; amountYen: number }[],
): Map<number, ClearingPart[]> {
  const ordered = [...lines].sort((a, b) =>
    a.effectiveOn === b.effectiveOn ? a.receivableId - b.receivableId : a.effectiveOn < b.effectiveOn ? -1 : 1,
  );
  const given = mergeParts([
    { kind: 'money', yen: moneyYen },
    ...adjustments.map(({ kind, amountYen }) => ({ kind, yen: amountYen })),
  ]);
  const sum = given.reduce((total, part) => total + part.yen, 0);
  if (sum !== ordered.reduce((total, line) => total + line.amountYen, 0))
    throw new RangeError(`an allocation of ${sum} yen does not match its lines`);
  const pool = given.filter((part) => part.yen > 0).map((part) => ({ ...part }));
  const parts = new Map(ordered.map((line) => [line.receivableId, take(pool, line.amountYen)]));
  const last = ordered.at(-1);
  if (last) {
    const rest = take(pool, Number.POSITIVE_INFINITY);
    const held = [...parts.get(last.receivableId)!, ...rest, ...given.filter((part) => part.yen < 0)];
    parts.set(last.receivableId, mergeParts(held));
  }
  return parts;
}

/** Takes up to `yen` out of the pool, from its front. */
function take(pool: ClearingPart[], yen: number): ClearingPart[] {
  const taken: ClearingPart[] = [];
  for (let left = yen; left > 0 && pool.length > 0; ) {
    const first = pool[0]!;
    const part = Math.min(first.yen, left);
    taken.push({ kind: first.kind, yen: part });
    first.yen -= part;
    left -= part;
    if (first.yen === 0) pool.shift();
  }
  return taken;
}

/** One part a kind, in the order of CLEARING_KINDS; kinds that come to nothing are left out. */
export function mergeParts(parts: readonly ClearingPart[]): ClearingPart[] {
  const sums = new Map<ClearingKind, number>();
  for (const { kind, yen } of parts) sums.set(kind, (sums.get(kind) ?? 0) + yen);
  return CLEARING_KINDS.flatMap((kind) => {
    const yen = assertYen(sums.get(kind) ?? 0);
    return yen === 0 ? [] : [{ kind, yen }];
  });
}

export type FlowKind = 'issued' | 'opening' | 'voided' | 'cleared' | 'reversed';

export interface Flow {
  on: string;
  kind: FlowKind;
  customerId: number;
  receivableId: number;
  invoiceId: number;
  issuedOn: string;
  dueOn: string;
  /** What the balance changes by: positive when it grows. */
  yen: number;
  allocationId: number | null;
  /** Of a clearing or its reversal: what it consists of, as the clearing counts it (positive reduces the balance). */
  parts: readonly ClearingPart[];
}

/** The columns of ledgers and lists: 入金, 手数料, 値引, and everything else by its name. */
export type ClearingGroup = 'money' | 'fee' | 'discount' | 'other';

const GROUP_OF: Record<ClearingKind, ClearingGroup> = {
  money: 'money',
  'transfer-fee': 'fee',
  commission: 'fee',
  discount: 'discount',
  rounding: 'discount',
  withholding: 'other',
  'credit-note': 'other',
  offset: 'other',
  'write-off': 'other',
};

export type GroupSums = Record<ClearingGroup, number>;

export function groupSums(parts: readonly ClearingPart[]): GroupSums {
  const sums: GroupSums = { money: 0, fee: 0, discount: 0, other: 0 };
  for (const { kind, yen } of parts) sums[GROUP_OF[kind]] += yen;
  return sums;
}

/** How a customer's balance went over a period. Every figure is signed as the column names it: moneyYen is what came in. */
export interface PeriodSums {
  openingYen: number;
  /** 当月発生: issued, opening balances taken over included. */
  issuedYen: number;
  /** 赤伝: taken back. */
  voidedYen: number;
  /** 入金, less what was taken back of it. */
  moneyYen: number;
  /** 手数料・値引・端数. */
  deductedYen: number;
  /** 相殺・貸倒・源泉・返還. */
  otherYen: number;
  closingYen: number;
}

/** opening + issued − voided − money − deducted − other; closingYen is computed here and held against the spans elsewhere. */
export function periodSums(openingYen: number, flows: readonly Flow[]): PeriodSums {
  const sums: PeriodSums = {
    openingYen,
    issuedYen: 0,
    voidedYen: 0,
    moneyYen: 0,
    deductedYen: 0,
    otherYen: 0,
    closingYen: openingYen,
  };
  for (const flow of flows) {
    sums.closingYen += flow.yen;
    if (flow.kind === 'issued' || flow.kind === 'opening') sums.issuedYen += flow.yen;
    else if (flow.kind === 'voided') sums.voidedYen -= flow.yen;
    else {
      const sign = flow.kind === 'reversed' ? -1 : 1;
      const groups = groupSums(flow.parts);
      sums.moneyYen += sign * groups.money;
      sums.deductedYen += sign * (groups.fee + groups.discount);
      sums.otherYen += sign * groups.other;
    }
  }
  return sums;
}

export function addPeriodSums(rows: readonly PeriodSums[]): PeriodSums {
  const total = periodSums(0, []);
  for (const row of rows) for (const key of Object.keys(total) as (keyof PeriodSums)[]) total[key] += row[key];
  return total;
}
