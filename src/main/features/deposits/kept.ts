/** What earlier imports left for the next: how odd files are read, and where each account stood. */

import type { FileNoteCode } from '../../../contract/file-notes.ts';
import type { Facts } from '../../../contract/reply.ts';
import { addDays, isBankHoliday } from '../../../domain/dates.ts';
import type { ClientRead, ClientWrite } from '../../db/engine.ts';
import type { BankFileAccount } from './bank-file-types.ts';
import type { BankMapping, KeptMapping } from './bank-mapping.ts';

/** Mappings kept for a client, those of the given account first; of several accounts' the first in order would be a guess. */
export async function keptMappings(sql: ClientRead, accountKey: string | null): Promise<KeptMapping[]> {
  const rows = await sql.all<{ accountKey: string; shape: string; mapping: string }>(
    'SELECT account_key AS accountKey, shape, mapping FROM deposit_mapping WHERE client_id = :clientId ORDER BY account_key, shape',
  );
  const kept = rows.map((row) => ({ ...row, mapping: JSON.parse(row.mapping) as BankMapping }));
  if (accountKey !== null) {
    const own = kept.filter((one) => one.accountKey === accountKey);
    return [...own, ...kept.filter((one) => one.accountKey !== accountKey).map((one) => ({ ...one, accountKey }))];
  }
  // Two accounts of one bank give files of one shape: how they read is the same, whose money it is only a person knows.
  const shared = new Set(kept.map((one) => one.shape).filter((shape, index, all) => all.indexOf(shape) !== index));
  return kept.map((one) => (shared.has(one.shape) ? { ...one, accountKey: '' } : one));
}

export async function keepMapping(sql: ClientWrite, accountKey: string, shape: string, mapping: BankMapping) {
  await sql.run(
    `INSERT INTO deposit_mapping (client_id, account_key, shape, mapping) VALUES (:clientId, :accountKey, :shape, :mapping)
     ON CONFLICT (client_id, account_key, shape) DO UPDATE SET mapping = excluded.mapping`,
    { accountKey, shape, mapping: JSON.stringify(mapping) },
  );
}

/** What lies between two files of an account; the balances where both have them. */
interface Gap extends Facts {
  account: string;
  through: string;
  from: string;
}

/** How a file begins: its first day, and its balance before it where the bank writes one. */
type Begin = Pick<BankFileAccount, 'from' | 'openingYen'>;

interface Standing {
  throughOn: string;
  closingYen: number | null;
}

/** The last day and balance that live imports know of an account, among those that begin no later than `from`. */
async function lastStanding(sql: ClientRead, accountKey: string, from: string): Promise<Standing | undefined> {
  return sql.get<Standing>(
    `SELECT a.through_on AS throughOn, a.closing_yen AS closingYen FROM deposit_import_account a
     LEFT JOIN deposit_import_undo u ON u.client_id = a.client_id AND u.import_id = a.import_id
     WHERE a.client_id = :clientId AND a.account_key = :accountKey AND a.through_on IS NOT NULL AND a.from_on <= :from AND u.import_id IS NULL
     ORDER BY a.through_on DESC, a.import_id DESC LIMIT 1`,
    { accountKey, from },
  );
}

/** Notes each account's period and balances, and says what seems to lie between the last file and this one. */
export async function noteStandings(
  sql: ClientWrite,
  importId: number,
  accounts: readonly { accountKey: string; account: BankFileAccount; statesPeriod: boolean }[],
): Promise<{ code: FileNoteCode; facts: Facts }[]> {
  const notes: { code: FileNoteCode; facts: Facts }[] = [];
  for (const { accountKey, account, statesPeriod } of accounts) {
    if (accountKey === '' || account.from === null || account.through === null) continue;
    const last = await lastStanding(sql, accountKey, account.from);
    if (last && hasGap(last, account, statesPeriod))
      notes.push({ code: 'file-gap', facts: gapFacts(accountKey, last, account) });
    await sql.insert('deposit_import_account', {
      import_id: importId,
      account_key: accountKey,
      from_on: account.from,
      through_on: account.through,
      opening_yen: account.openingYen,
      closing_yen: account.closingYen,
    });
  }
  return notes;
}

/** Of each live import, what seems to be missing before it as things stand now: a file that came later may have filled it. */
export async function gapsOfImports(sql: ClientRead): Promise<Map<number, Gap[]>> {
  const rows = await sql.all<
    Standing & { importId: number; accountKey: string; fromOn: string; openingYen: number | null; format: string }
  >(
    `SELECT a.import_id AS importId, a.account_key AS accountKey, a.from_on AS fromOn, a.through_on AS throughOn,
            a.opening_yen AS openingYen, a.closing_yen AS closingYen, i.format
     FROM deposit_import_account a JOIN deposit_import i ON i.client_id = a.client_id AND i.id = a.import_id
     LEFT JOIN deposit_import_undo u ON u.client_id = a.client_id AND u.import_id = a.import_id
     WHERE a.client_id = :clientId AND a.from_on IS NOT NULL AND a.through_on IS NOT NULL AND u.import_id IS NULL
     ORDER BY a.account_key, a.from_on, a.through_on, a.import_id`,
  );
  const gaps = new Map<number, Gap[]>();
  let last: (typeof rows)[number] | undefined;
  for (const row of rows) {
    if (last?.accountKey !== row.accountKey) last = undefined;
    const period = { from: row.fromOn, openingYen: row.openingYen };
    if (last && hasGap(last, period, row.format.startsWith('zengin-')))
      gaps.set(row.importId, [...(gaps.get(row.importId) ?? []), gapFacts(row.accountKey, last, period)]);
    // Of two that end on one day the later import knows the balance after a correction, as lastStanding() has it.
    if (!last || row.throughOn > last.throughOn || (row.throughOn === last.throughOn && row.importId > last.importId))
      last = row;
  }
  return gaps;
}

/**
 * Balances decide where both files have them: equal ones prove that nothing is missing, however many days lie between.
 * Without them a bank day that no period covers is a gap; a CSV's period is only its first and last booking, so it has none.
 */
function hasGap(last: Standing, account: Begin, statesPeriod: boolean): boolean {
  const from = account.from!;
  if (from <= last.throughOn) return false;
  if (last.closingYen !== null && account.openingYen !== null) return last.closingYen !== account.openingYen;
  if (!statesPeriod) return false;
  for (let day = addDays(last.throughOn, 1); day < from; day = addDays(day, 1)) if (!isBankHoliday(day)) return true;
  return false;
}

function gapFacts(accountKey: string, last: Standing, account: Begin): Gap {
  const facts = { account: accountKey, through: last.throughOn, from: account.from! };
  if (last.closingYen === null || account.openingYen === null) return facts;
  return { ...facts, closingYen: last.closingYen, openingYen: account.openingYen };
}
