/**
 * 仕訳: facts → balanced entries, each fact once. A deposit that clears something on its own day is one compound entry; the
 * rest of it stands as 仮受金 or 前受金, from which later clearings take it. What is taken back gets a counter-entry on its
 * own day; booked and taken back on one day is no entry at all.
 */
import type { PlainDate } from '../dates.ts';
import { splitByTax } from '../tax-parts.ts';
import { type AllocationPart, adjustmentLines, partsOf, receivableLines } from './allocation-parts.ts';
import { type SlotAccount, slotOfMethod } from './chart.ts';
import { heldYen } from './held.ts';
import {
  type EntryKind,
  type EntryLine,
  type FactKey,
  factText,
  type JournalAllocation,
  type JournalBook,
  type JournalDeposit,
  type JournalEntry,
  type JournalInvoice,
  type JournalRange,
  type JournalResult,
  type Resting,
} from './types.ts';

export function journalEntries(book: JournalBook, range: JournalRange, chart: readonly SlotAccount[]): JournalResult {
  const maker = new EntryMaker(book, range, chart);
  for (const deposit of book.deposits) maker.deposit(deposit);
  for (const allocation of book.allocations) maker.allocation(allocation);
  for (const invoice of book.invoices) if (range.includeSales || invoice.isInterest) maker.invoice(invoice);
  return maker.result();
}

class EntryMaker {
  readonly #book: JournalBook;
  readonly #range: JournalRange;
  readonly #chart: readonly SlotAccount[];
  readonly #entries: JournalEntry[] = [];
  readonly #silent: FactKey[] = [];
  /** By deposit, of those exported now; by fact, of what moves. */
  readonly #resting = new Map<number, Resting>();
  readonly #restingOfFact = new Map<string, Resting>();
  readonly #parts = new Map<number, AllocationPart[]>();
  readonly #partsOfDeposit = new Map<number, AllocationPart[]>();
  readonly #fused = new Set<AllocationPart>();
  readonly #allocationsOf: ReadonlyMap<number | null, readonly JournalAllocation[]>;
  readonly #deposits: ReadonlyMap<number, JournalDeposit>;

  constructor(book: JournalBook, range: JournalRange, chart: readonly SlotAccount[]) {
    this.#book = book;
    this.#range = range;
    this.#chart = chart;
    this.#deposits = new Map(book.deposits.map((deposit) => [deposit.depositId, deposit]));
    this.#allocationsOf = Map.groupBy(book.allocations, (allocation) => allocation.depositId);
    for (const allocation of book.allocations) {
      const parts = partsOf(allocation);
      this.#parts.set(allocation.allocationId, parts);
      if (allocation.depositId === null) continue;
      const list = this.#partsOfDeposit.get(allocation.depositId) ?? [];
      list.push(...parts);
      this.#partsOfDeposit.set(allocation.depositId, list);
    }
  }

  result(): JournalResult {
    this.#entries.sort(
      (a, b) =>
        compare(a.on, b.on) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.facts[0]!.refId - b.facts[0]!.refId,
    );
    return { entries: this.#entries, silent: this.#silent, resting: this.#restingOfFact };
  }

  /** Not exported yet, and inside the range. */
  #isDue(key: FactKey): boolean {
    const { startOn, from, through } = this.#range;
    if (key.on > through || (from !== null && key.on < from) || (startOn !== null && key.on < startOn)) return false;
    return !this.#book.exported.has(factText(key));
  }

  #add(
    kind: EntryKind,
    on: PlainDate,
    facts: FactKey[],
    given: Pick<JournalEntry, 'text' | 'invoices' | 'lines'>,
  ): void {
    const lines = given.lines.filter((line) => line.amountYen !== 0);
    if (lines.length === 0) this.#silent.push(...facts);
    else this.#entries.push({ kind, on, facts, ...given, lines });
  }

  deposit(deposit: JournalDeposit): void {
    const { depositId, on, amountYen, cancelledOn } = deposit;
    const key: FactKey = { kind: 'deposit', refId: depositId, on };
    const cancelKey: FactKey | null =
      cancelledOn === null ? null : { kind: 'cancel', refId: depositId, on: cancelledOn };
    if (cancelKey && deposit.isMoved && this.#isNotOurs(deposit, key)) {
      this.#silent.push(key, cancelKey);
      // What went back and was taken back while it stood here cancels out, and is taken with it.
      this.#refunds(deposit);
      this.#recoveries(deposit);
      return;
    }
    if (deposit.isOpening) this.#resting.set(depositId, { slot: 'advance', customerId: deposit.customerId });
    else if (this.#isDue(key)) {
      if (cancelKey && cancelKey.on === on && this.#isDue(cancelKey)) {
        this.#silent.push(key, cancelKey);
        return;
      }
      const parts = (this.#partsOfDeposit.get(depositId) ?? []).filter((part) => this.#isFusable(part, on));
      this.#setResting(deposit, key, restingOf(deposit, parts));
      const usedYen = parts.reduce((sum, part) => sum + part.moneyYen, 0);
      for (const part of parts) this.#fused.add(part);
      this.#add('deposit', on, [key, ...parts.map(partKey)], {
        text: deposit.payerName,
        invoices: invoicesOf(parts),
        lines: [
          this.#moneyLine(deposit, 'debit', amountYen),
          ...parts.flatMap((part) => adjustmentLines(part, this.#chart)),
          ...receivableLines(parts.flatMap((part) => part.lines)),
          this.#restLine(depositId, 'credit', amountYen - usedYen, on),
        ],
      });
    }
    this.#reclass(deposit);
    this.#refunds(deposit);
    this.#recoveries(deposit);
    if (cancelKey && this.#isDue(cancelKey))
      this.#add('cancel', cancelKey.on, [cancelKey], {
        text: deposit.payerName,
        invoices: [],
        lines: [
          this.#restLine(depositId, 'debit', amountYen, cancelKey.on),
          this.#moneyLine(deposit, 'credit', amountYen),
        ],
      });
  }

  /**
   * Booked to the wrong client and moved before a file took it: no entry at all, whichever days the two have, since no
   * money of this client came or went. Its facts are taken all the same, so that nothing waits for ever.
   */
  #isNotOurs({ isOpening, on }: JournalDeposit, key: FactKey): boolean {
    const { startOn } = this.#range;
    return !isOpening && (startOn === null || on >= startOn) && !this.#book.exported.has(factText(key));
  }

  /**
   * 仮受金 → 前受金 (or back): what still waits on the old account on the day it was said whose it is. Entries before that
   * day take from the old account, those from then on from the new one; one that is booked late, for a day before, too.
   */
  #reclass(deposit: JournalDeposit): void {
    const { depositId, resting, moving } = deposit;
    if (!moving || !resting || !this.#isDue(moving.key)) return;
    const { key, to } = moving;
    const clearings = (this.#allocationsOf.get(depositId) ?? []).map((allocation) => ({
      allocation,
      parts: this.#parts.get(allocation.allocationId)!,
    }));
    const yen = heldYen(deposit, clearings, (fact) =>
      this.#isDue(fact) ? fact.on < key.on : this.#book.exported.has(factText(fact)),
    );
    this.#restingOfFact.set(factText(key), to);
    const line = { accountKey: '', tax: 'out' as const, taxClass: null, amountYen: yen };
    this.#add('reclass', key.on, [key], {
      text: deposit.payerName,
      invoices: [],
      lines: [
        { ...line, side: 'debit', ...resting },
        { ...line, side: 'credit', ...to },
      ],
    });
  }

  /** Money that left the account again, from where it had waited; and came back, where that was taken back. */
  #refunds(deposit: JournalDeposit): void {
    for (const { refundId, on, amountYen, reversedOn } of deposit.refunds)
      this.#thereAndBack('refund', 'refund-reversal', refundId, [on, reversedOn], deposit, (day) => [
        this.#restLine(deposit.depositId, 'debit', amountYen, day),
        this.#moneyLine(deposit, 'credit', amountYen),
      ]);
  }

  /** 償却債権取立益: what came for a receivable that was written off is income by the rates of its sales. */
  #recoveries(deposit: JournalDeposit): void {
    const tax = this.#chart.find((one) => one.slot === 'recovery')!.tax;
    for (const { recoveryId, on, amountYen, reversedOn, customerId, taxes } of deposit.recoveries) {
      const line = { side: 'credit' as const, slot: 'recovery' as const, customerId, accountKey: '', tax };
      const shares = tax === 'recovery' ? splitByTax(amountYen, taxes) : [{ taxClass: null, grossYen: amountYen }];
      this.#thereAndBack('recovery', 'recovery-reversal', recoveryId, [on, reversedOn], deposit, (day) => [
        this.#restLine(deposit.depositId, 'debit', amountYen, day),
        ...shares.map(({ taxClass, grossYen }) => ({ ...line, taxClass, amountYen: grossYen })),
      ]);
    }
  }

  /** A thing done with a deposit's money, and its reversal: both on one day, and neither exported, are no entry. */
  #thereAndBack(
    kind: 'refund' | 'recovery',
    backKind: 'refund-reversal' | 'recovery-reversal',
    refId: number,
    [on, backOn]: [PlainDate, PlainDate | null],
    deposit: JournalDeposit,
    linesOn: (day: PlainDate) => EntryLine[],
  ): void {
    const key: FactKey = { kind, refId, on };
    const back: FactKey | null = backOn === null ? null : { kind: backKind, refId, on: backOn };
    const isDue = this.#isDue(key);
    const isBackDue = back !== null && this.#isDue(back);
    if (back && isDue && isBackDue && on === back.on) {
      this.#silent.push(key, back);
      return;
    }
    const given = { text: deposit.payerName, invoices: [] };
    if (isDue) this.#add(kind, on, [key], { ...given, lines: linesOn(on) });
    if (isBackDue) this.#add(backKind, back.on, [back], { ...given, lines: linesOn(back.on).map(turned) });
  }

  /** Cleared on the deposit's own day, new like the deposit itself, and not taken back on that very day. */
  #isFusable(part: AllocationPart, on: PlainDate): boolean {
    return part.on === on && this.#isDue(partKey(part)) && !this.#isSilent(part.allocation);
  }

  allocation(allocation: JournalAllocation): void {
    const parts = this.#parts.get(allocation.allocationId)!;
    const reversal = reversalKey(allocation);
    if (this.#isSilent(allocation)) {
      this.#silent.push(...parts.map(partKey), reversal!);
      return;
    }
    for (const part of parts)
      if (!this.#fused.has(part) && this.#isDue(partKey(part)))
        this.#add(kindOf(allocation), part.on, [partKey(part)], this.#clearing(part, part.on));
    if (!reversal || !this.#isDue(reversal)) return;
    const whole = parts.map((part) => this.#clearing(part, reversal.on));
    this.#add('reversal', reversal.on, [reversal], {
      text: whole[0]!.text,
      invoices: whole.flatMap((one) => one.invoices),
      lines: whole.flatMap((one) => one.lines).map(turned),
    });
  }

  /** All of it came into effect and was reversed on one day, and none of that was exported. */
  #isSilent(allocation: JournalAllocation): boolean {
    const reversal = reversalKey(allocation);
    if (!reversal || !this.#isDue(reversal)) return false;
    const parts = this.#parts.get(allocation.allocationId)!;
    return parts.every((part) => part.on === reversal.on && this.#isDue(partKey(part)));
  }

  /** As it is booked on `on`: its reversal gives the money back to where it waits by then. */
  #clearing(part: AllocationPart, on: PlainDate): Pick<JournalEntry, 'text' | 'invoices' | 'lines'> {
    const { depositId, reason } = part.allocation;
    const deposit = depositId === null ? undefined : this.#deposits.get(depositId);
    return {
      text: deposit?.payerName ?? reason ?? '',
      invoices: invoicesOf([part]),
      lines: [
        ...(depositId === null ? [] : [this.#restLine(depositId, 'debit', part.moneyYen, on)]),
        ...adjustmentLines(part, this.#chart),
        ...receivableLines(part.lines),
      ],
    };
  }

  invoice(invoice: JournalInvoice): void {
    const { invoiceId: refId, on, voidedOn, customerId, number, taxes, isInterest } = invoice;
    const key: FactKey = { kind: 'invoice', refId, on };
    const voidKey: FactKey | null = voidedOn === null ? null : { kind: 'void', refId, on: voidedOn };
    const isSilent = voidKey !== null && voidKey.on === on && this.#isDue(key) && this.#isDue(voidKey);
    if (isSilent) this.#silent.push(key, voidKey);
    if (isSilent) return;
    const totalYen = taxes.reduce((sum, tax) => sum + tax.grossYen, 0);
    const slot = isInterest ? 'interest' : 'sales';
    const tax = this.#chart.find((one) => one.slot === slot)!.tax;
    const lines: EntryLine[] = [
      {
        side: 'debit',
        slot: 'receivable',
        customerId,
        accountKey: '',
        tax: 'out',
        taxClass: null,
        amountYen: totalYen,
      },
      ...taxes.map((one): EntryLine => {
        const side = one.grossYen < 0 ? 'debit' : 'credit';
        const amountYen = Math.abs(one.grossYen);
        return { side, slot, customerId, accountKey: '', tax, taxClass: one.taxClass, amountYen };
      }),
    ];
    const given = { text: '', invoices: [number], lines };
    if (this.#isDue(key)) this.#add(isInterest ? 'interest' : 'sale', on, [key], given);
    if (voidKey && this.#isDue(voidKey))
      this.#add(isInterest ? 'interest-void' : 'sale-void', voidKey.on, [voidKey], {
        ...given,
        lines: lines.map(turned),
      });
  }

  #moneyLine(deposit: JournalDeposit, side: 'debit' | 'credit', amountYen: number): EntryLine {
    return {
      side,
      slot: slotOfMethod(deposit.method),
      customerId: deposit.customerId,
      accountKey: deposit.accountKey,
      tax: 'out',
      taxClass: null,
      amountYen,
    };
  }

  /** The deposit's unused money, where it waits on that day: where this export or an earlier one put it. */
  #restLine(depositId: number, side: 'debit' | 'credit', amountYen: number, on: PlainDate): EntryLine {
    const deposit = this.#deposits.get(depositId);
    const moving = deposit?.resting && deposit.moving;
    const moved = moving && this.#isDue(moving.key) && on >= moving.key.on ? moving.to : null;
    const resting = this.#resting.get(depositId) ?? moved ?? deposit?.resting ?? restingOf(deposit, []);
    return { side, ...resting, accountKey: '', tax: 'out', taxClass: null, amountYen };
  }

  #setResting({ depositId }: JournalDeposit, key: FactKey, resting: Resting): void {
    this.#resting.set(depositId, resting);
    this.#restingOfFact.set(factText(key), resting);
  }
}

const ORDER: readonly EntryKind[] = [
  'sale',
  'interest',
  'deposit',
  'allocation',
  'offset',
  'credit-note',
  'write-off',
  'reclass',
  'recovery',
  'reversal',
  'refund',
  'refund-reversal',
  'recovery-reversal',
  'cancel',
  'sale-void',
  'interest-void',
];

function restingOf(deposit: JournalDeposit | undefined, parts: readonly AllocationPart[]): Resting {
  if (deposit && deposit.customerId !== null) return { slot: 'advance', customerId: deposit.customerId };
  const usedYen = parts.reduce((sum, part) => sum + part.moneyYen, 0);
  const payer = parts[0]?.lines[0]?.customerId;
  // Who paid too much is known by what he paid; a deposit that nobody is known for waits as 仮受金.
  if (deposit && payer !== undefined && usedYen < deposit.amountYen) return { slot: 'advance', customerId: payer };
  return { slot: 'suspense', customerId: null };
}

function kindOf(allocation: JournalAllocation): EntryKind {
  if (allocation.depositId !== null) return 'allocation';
  const kind = allocation.adjustments[0]?.kind;
  return kind === 'write-off' || kind === 'offset' || kind === 'credit-note' ? kind : 'allocation';
}

function partKey(part: AllocationPart): FactKey {
  return { kind: 'allocation', refId: part.allocation.allocationId, on: part.on };
}

function reversalKey({ allocationId, reversedOn }: JournalAllocation): FactKey | null {
  return reversedOn === null ? null : { kind: 'reversal', refId: allocationId, on: reversedOn };
}

function invoicesOf(parts: readonly AllocationPart[]): string[] {
  return [...new Set(parts.flatMap((part) => part.lines.map((line) => line.invoice)))];
}

function turned(line: EntryLine): EntryLine {
  return { ...line, side: line.side === 'debit' ? 'credit' : 'debit' };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
