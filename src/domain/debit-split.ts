/**
 * Direct debits (口座振替): the bank draws many customers on one day and credits the sum in one line. The result file says
 * whom it drew; here its lines are tied to customers and split over their open receivables. Pure; whole yen.
 */
import { daysBetween, type PlainDate } from './dates.ts';

/** 振替結果コード of 全銀 91. */
export const SETTLED = '0';

export interface DebitLine {
  /** Record number in the file. */
  line: number;
  /** null: the 顧客番号 is nobody's yet. */
  customerId: number | null;
  amountYen: number;
}

export interface SplittableReceivable {
  receivableId: number;
  customerId: number;
  dueOn: PlainDate;
  openYen: number;
}

/**
 * How a line found its receivables: one of the same amount; those due by the day of the debit; the oldest that add up
 * exactly; the oldest as far as the money goes (a person should look); none open, or nobody known.
 */
export type DebitFit = 'exact' | 'due' | 'oldest-exact' | 'oldest' | 'nothing-open' | 'unknown-customer';

export interface SplitOfLine {
  line: number;
  fit: DebitFit;
  parts: { receivableId: number; amountYen: number }[];
  /** Money of this line that found no receivable. */
  leftYen: number;
}

/** 顧客番号 as it is compared: width, case, blanks and leading zeros (the field is filled up with them) do not count. */
export function foldDebitNumber(number: string): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/^0+(?=.)/, '');
}

/**
 * Splits the settled lines of one debit over open receivables, in the order of the file. Lines with one receivable of
 * exactly their amount go first, so that a customer's odd line never eats what another line names to the yen.
 */
export function splitDebit(
  debitOn: PlainDate,
  lines: readonly DebitLine[],
  receivables: readonly SplittableReceivable[],
): SplitOfLine[] {
  const open = new Map<number, { receivable: SplittableReceivable; openYen: number }[]>();
  const inOrder = [...receivables].sort((a, b) =>
    a.dueOn === b.dueOn ? a.receivableId - b.receivableId : a.dueOn < b.dueOn ? -1 : 1,
  );
  for (const receivable of inOrder) {
    const list = open.get(receivable.customerId);
    const item = { receivable, openYen: receivable.openYen };
    if (list) list.push(item);
    else open.set(receivable.customerId, [item]);
  }
  const result = new Map<number, SplitOfLine>();
  for (const only of ['exact', 'any'] as const) {
    lines.forEach((line, index) => {
      if (result.has(index)) return;
      const own = line.customerId === null ? undefined : open.get(line.customerId);
      const split = splitLine(debitOn, line, own ?? [], only);
      if (split) result.set(index, split);
    });
  }
  return lines.map((_line, index) => result.get(index)!);
}

interface OpenItem {
  receivable: SplittableReceivable;
  openYen: number;
}

function splitLine(debitOn: PlainDate, line: DebitLine, own: OpenItem[], only: 'exact' | 'any'): SplitOfLine | null {
  const usable = own.filter((item) => item.openYen > 0);
  const same = usable.filter((item) => item.openYen === line.amountYen);
  const nearest = same.sort((a, b) => distance(a, debitOn) - distance(b, debitOn))[0];
  if (nearest) return take(line, 'exact', [nearest]);
  if (only === 'exact') return null;
  if (line.customerId === null) return { line: line.line, fit: 'unknown-customer', parts: [], leftYen: line.amountYen };
  const due = usable.filter((item) => item.receivable.dueOn <= debitOn);
  if (due.length > 0 && sumOf(due) === line.amountYen) return take(line, 'due', due);
  const oldest: OpenItem[] = [];
  for (const item of usable) {
    oldest.push(item);
    const sum = sumOf(oldest);
    if (sum === line.amountYen) return take(line, 'oldest-exact', oldest);
    if (sum > line.amountYen) break;
  }
  return take(line, usable.length === 0 ? 'nothing-open' : 'oldest', usable);
}

function distance(item: OpenItem, debitOn: PlainDate): number {
  return Math.abs(daysBetween(item.receivable.dueOn, debitOn));
}

function sumOf(items: readonly OpenItem[]): number {
  return items.reduce((sum, item) => sum + item.openYen, 0);
}

function take(line: DebitLine, fit: DebitFit, items: readonly OpenItem[]): SplitOfLine {
  let leftYen = line.amountYen;
  const parts: SplitOfLine['parts'] = [];
  for (const item of items) {
    const amountYen = Math.min(leftYen, item.openYen);
    if (amountYen === 0) continue;
    item.openYen -= amountYen;
    leftYen -= amountYen;
    parts.push({ receivableId: item.receivable.receivableId, amountYen });
  }
  return { line: line.line, fit, parts, leftYen };
}

export interface DebitSum {
  batchId: number;
  debitOn: PlainDate;
  accountKey: string;
  settledCount: number;
  settledYen: number;
}

export interface PossibleCredit {
  depositId: number;
  depositedOn: PlainDate;
  accountKey: string;
  amountYen: number;
}

export interface FoundCredit {
  batchIds: number[];
  depositId: number;
  /** What a collecting company kept of the sum; 0 from a bank. */
  feeYen: number;
}

/** Banks credit on the day or the next; collecting companies pay their results on up to a month later. */
const CREDIT_WITHIN_DAYS = 31;

/** Of a collecting company: a basic fee and one for each debtor, tax included, generously. */
const FEE_BASE_YEN = 5_500;
const FEE_EACH_YEN = 220;

function couldBe(sum: Pick<DebitSum, 'debitOn' | 'accountKey'>, credit: PossibleCredit): boolean {
  const days = daysBetween(sum.debitOn, credit.depositedOn);
  const isAccount = sum.accountKey === '' || credit.accountKey === '' || sum.accountKey === credit.accountKey;
  return isAccount && days >= 0 && days <= CREDIT_WITHIN_DAYS;
}

/**
 * Which unused deposit is the credit of which debit: to the yen first, one debit alone before several of one day put
 * together, the earliest deposit first. No deposit and no debit is used twice. `depositId` of an answer without `fee` is
 * certain by its amount; net ones are for a person to confirm.
 */
export function findBulkCredits(sums: readonly DebitSum[], credits: readonly PossibleCredit[]): FoundCredit[] {
  const found: FoundCredit[] = [];
  const usedCredits = new Set<number>();
  const usedSums = new Set<number>();
  const inOrder = [...credits].sort((a, b) =>
    a.depositedOn === b.depositedOn ? a.depositId - b.depositId : a.depositedOn < b.depositedOn ? -1 : 1,
  );
  const book = (
    group: readonly DebitSum[],
    fits: (credit: PossibleCredit) => boolean,
    feeOf: (yen: number) => number,
  ) => {
    if (group.some((sum) => usedSums.has(sum.batchId) || sum.settledYen === 0)) return;
    const credit = inOrder.find(
      (one) => !usedCredits.has(one.depositId) && group.every((sum) => couldBe(sum, one)) && fits(one),
    );
    if (!credit) return;
    usedCredits.add(credit.depositId);
    for (const sum of group) usedSums.add(sum.batchId);
    found.push({
      batchIds: group.map((sum) => sum.batchId),
      depositId: credit.depositId,
      feeYen: feeOf(credit.amountYen),
    });
  };
  const groups = [...sums.map((sum) => [sum]), ...ofOneDay(sums)];
  for (const group of groups) {
    const yen = group.reduce((total, sum) => total + sum.settledYen, 0);
    book(
      group,
      (credit) => credit.amountYen === yen,
      () => 0,
    );
  }
  for (const group of groups) {
    const yen = group.reduce((total, sum) => total + sum.settledYen, 0);
    const most = FEE_BASE_YEN + FEE_EACH_YEN * group.reduce((total, sum) => total + sum.settledCount, 0);
    book(
      group,
      // A fee is a small part: without this a debit of 3,000 yen would fit any deposit below it.
      (credit) => credit.amountYen < yen && yen - credit.amountYen <= Math.min(most, Math.floor(yen / 10)),
      (amountYen) => yen - amountYen,
    );
  }
  return found;
}

function ofOneDay(sums: readonly DebitSum[]): DebitSum[][] {
  const days = new Map<string, DebitSum[]>();
  for (const sum of sums) {
    const key = `${sum.debitOn} ${sum.accountKey}`;
    days.set(key, [...(days.get(key) ?? []), sum]);
  }
  return [...days.values()].filter((group) => group.length > 1);
}
