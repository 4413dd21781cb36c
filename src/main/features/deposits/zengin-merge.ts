/**
 * One account may stand in a file several times (a group a day, or two downloads put together). Its groups become one
 * account, so that whoever counts equal deposits per account and file sees all of them at once.
 */
import { type FileProblem, fileProblem, PROBLEM_LIMIT } from '../import-table/file-problem.ts';
import type { BankFileAccount, BankFileRow } from './bank-file-types.ts';

function keyOf(account: BankFileAccount): string {
  return `${account.bankCode}-${account.branchCode}-${account.type}-${account.number}`;
}

interface Merged {
  account: BankFileAccount;
  /** Rows of the groups so far by what makes them equal; built when a second group comes. */
  seen: Map<string, BankFileRow[]> | null;
}

/**
 * Accounts in the order of their first group. Two groups of one account that hold the same row are an overlapping
 * download, in which equal deposits can no longer be told from repeated ones: that is a problem, not a guess.
 */
export function mergeAccounts(groups: readonly BankFileAccount[], problems: FileProblem[]): BankFileAccount[] {
  const byKey = new Map<string, Merged>();
  for (const group of groups) {
    const known = byKey.get(keyOf(group));
    if (!known) {
      byKey.set(keyOf(group), { account: group, seen: null });
      continue;
    }
    known.seen ??= remember(new Map(), known.account.rows);
    const repeated = findRepeated(known.seen, group.rows);
    if (repeated) {
      const facts = { account: keyOf(group), date: repeated.bookedOn, amountYen: repeated.amountYen };
      problems.push(fileProblem(repeated.row, 'bank-account-twice', facts, undefined, repeated.payerName));
      if (problems.length >= PROBLEM_LIMIT) break;
    }
    remember(known.seen, group.rows);
    join(known.account, group);
  }
  return [...byKey.values()].map(({ account }) => account);
}

function keyOfRow(row: BankFileRow): string {
  return `${row.bookedOn}|${row.amountYen}|${row.cancels}|${row.payerName}`;
}

function remember(seen: Map<string, BankFileRow[]>, rows: readonly BankFileRow[]): Map<string, BankFileRow[]> {
  for (const row of rows) {
    const key = keyOfRow(row);
    const same = seen.get(key);
    if (same) same.push(row);
    else seen.set(key, [row]);
  }
  return seen;
}

/** A row that an earlier group has too: same day, money, name, and number where both have one. */
function findRepeated(seen: Map<string, BankFileRow[]>, rows: readonly BankFileRow[]): BankFileRow | undefined {
  return rows.find((row) =>
    seen.get(keyOfRow(row))?.some((other) => !(row.hasRef && other.hasRef) || row.ref === other.ref),
  );
}

/** Adds the second group's rows and period to the first. */
function join(first: BankFileAccount, second: BankFileAccount): void {
  const isLater = (second.from ?? '') >= (first.from ?? '');
  if (isLater) first.closingYen = second.closingYen;
  else first.openingYen = second.openingYen;
  first.from = first.from === null || second.from === null ? null : isLater ? first.from : second.from;
  const { through } = first;
  first.through =
    through === null || second.through === null ? null : through >= second.through ? through : second.through;
  for (const row of second.rows) first.rows.push(row);
}
