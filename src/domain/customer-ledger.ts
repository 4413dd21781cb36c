/** 得意先元帳: flows of one customer in the order of a ledger, with the balance after each. */
import type { TaxClass } from './invoice-tax.ts';
import { type ClearingKind, type ClearingPart, type Flow, groupSums, mergeParts } from './receivable-flows.ts';

export type LedgerKind = 'invoice' | 'opening' | 'void' | 'clearing' | 'reversal';

export interface LedgerEntry {
  on: string;
  kind: LedgerKind;
  /** Invoice numbers, the first and how many more. */
  numbers: string[];
  /** Title of an invoice, payer's name of a clearing, reason of a void or a write-off. */
  text: string;
  /** Method of the deposit; empty where there is none. */
  method: string;
  taxes: { taxClass: TaxClass; grossYen: number }[];
  /** 売上: negative for a void. */
  salesYen: number;
  moneyYen: number;
  feeYen: number;
  discountYen: number;
  otherYen: number;
  /** Kinds behind otherYen. */
  otherKinds: ClearingKind[];
  balanceYen: number;
  invoiceId: number | null;
  depositId: number | null;
}

export interface InvoiceFacts {
  number: string;
  title: string;
  taxes: { taxClass: TaxClass; grossYen: number }[];
  voidReason: string;
}

export interface AllocationFacts {
  depositId: number | null;
  payerName: string;
  method: string;
  reason: string;
}

/** On one day: what is issued before what takes it away. */
const ORDER: Record<LedgerKind, number> = { opening: 0, invoice: 1, void: 2, reversal: 3, clearing: 4 };

/** Invoices by number, clearings as one entry an allocation and day; the balance runs on from `openingYen`. */
export function ledgerEntries(
  openingYen: number,
  flows: readonly Flow[],
  invoices: ReadonlyMap<number, InvoiceFacts>,
  allocations: ReadonlyMap<number, AllocationFacts>,
): LedgerEntry[] {
  const groups = Map.groupBy(flows, (flow) =>
    flow.allocationId === null
      ? `${flow.on} ${flow.kind} i${flow.receivableId}`
      : `${flow.on} ${flow.kind} a${flow.allocationId}`,
  );
  const entries = [...groups.values()].map((own) =>
    own[0]!.allocationId === null ? invoiceEntry(own[0]!, invoices) : clearingEntry(own, invoices, allocations),
  );
  entries.sort((a, b) => {
    if (a.on !== b.on) return a.on < b.on ? -1 : 1;
    if (a.kind !== b.kind) return ORDER[a.kind] - ORDER[b.kind];
    return a.numbers[0]! < b.numbers[0]! ? -1 : a.numbers[0]! > b.numbers[0]! ? 1 : 0;
  });
  let balanceYen = openingYen;
  for (const entry of entries) {
    balanceYen += entry.salesYen - entry.moneyYen - entry.feeYen - entry.discountYen - entry.otherYen;
    entry.balanceYen = balanceYen;
  }
  return entries;
}

function invoiceEntry(flow: Flow, invoices: ReadonlyMap<number, InvoiceFacts>): LedgerEntry {
  const facts = invoices.get(flow.invoiceId);
  const kind = flow.kind === 'voided' ? 'void' : flow.kind === 'opening' ? 'opening' : 'invoice';
  const sign = kind === 'void' ? -1 : 1;
  return {
    on: flow.on,
    kind,
    numbers: [facts?.number ?? ''],
    text: kind === 'void' ? (facts?.voidReason ?? '') : (facts?.title ?? ''),
    method: '',
    taxes: (facts?.taxes ?? []).map(({ taxClass, grossYen }) => ({ taxClass, grossYen: sign * grossYen })),
    salesYen: flow.yen,
    moneyYen: 0,
    feeYen: 0,
    discountYen: 0,
    otherYen: 0,
    otherKinds: [],
    balanceYen: 0,
    invoiceId: flow.invoiceId,
    depositId: null,
  };
}

function clearingEntry(
  flows: readonly Flow[],
  invoices: ReadonlyMap<number, InvoiceFacts>,
  allocations: ReadonlyMap<number, AllocationFacts>,
): LedgerEntry {
  const first = flows[0]!;
  const facts = allocations.get(first.allocationId!);
  const sign = first.kind === 'reversed' ? -1 : 1;
  const parts = mergeParts(flows.flatMap((flow) => flow.parts));
  const { money, fee, discount, other } = groupSums(parts);
  return {
    on: first.on,
    kind: sign === 1 ? 'clearing' : 'reversal',
    numbers: flows.map((flow) => invoices.get(flow.invoiceId)?.number ?? '').sort(),
    text: facts?.payerName || facts?.reason || '',
    method: facts?.method ?? '',
    taxes: [],
    salesYen: 0,
    moneyYen: sign * money || 0,
    feeYen: sign * fee || 0,
    discountYen: sign * discount || 0,
    otherYen: sign * other || 0,
    otherKinds: otherKinds(parts),
    balanceYen: 0,
    invoiceId: flows.length === 1 ? first.invoiceId : null,
    depositId: facts?.depositId ?? null,
  };
}

function otherKinds(parts: readonly ClearingPart[]): ClearingKind[] {
  return parts.filter((part) => groupSums([part]).other !== 0).map((part) => part.kind);
}
