/**
 * What was learned of payers: under which names a customer's money came, which fee was deducted, whether tax was withheld,
 * how early or late. Derived from the allocations that live, so that a reversal forgets by itself; kept in learned_payer and
 * rebuilt, for the names a transaction touched, inside that transaction.
 */
import { LATENESS_BINS } from '../../../domain/matching/payer-habits.ts';
import { type ClientRead, type ClientWrite, IDS } from '../../db/engine.ts';
import { factsQuery } from './derive.ts';

const COLUMNS =
  'client_id, customer_id, payer_folded, fee_yen, withheld, lateness, payer_name, count, last_on, last_yen';

/** SQL: the bin of LATENESS_BINS a number of days falls into. */
function latenessBin(days: string): string {
  const cases = LATENESS_BINS.slice(0, -1).map((untilDays, bin) => `WHEN ${days} <= ${untilDays} THEN ${bin}`);
  return `CASE ${cases.join(' ')} ELSE ${LATENESS_BINS.length - 1} END`;
}

/** One row per customer, name and way of paying, as the books stood at :upToSeq; an allocation counts once per customer. */
export const LEARNED_PAYER_FACTS = `
  SELECT client_id, customer_id, payer_folded, fee_yen, withheld, ${latenessBin('days')} AS lateness,
         MAX(payer_name) AS payer_name, COUNT(*) AS count, MAX(deposited_on) AS last_on,
         CAST(substr(MAX(deposited_on || substr('000000000000000' || amount_yen, -15)), 11) AS INTEGER) AS last_yen
  FROM (
    SELECT a.client_id, a.id, r.customer_id, d.payer_folded, d.payer_name, d.deposited_on, d.amount_yen,
           COALESCE((SELECT f.amount_yen FROM allocation_adjustment f
                     WHERE f.client_id = a.client_id AND f.allocation_id = a.id AND f.kind = 'transfer-fee'), 0) AS fee_yen,
           CASE WHEN EXISTS (SELECT 1 FROM allocation_adjustment w
                     WHERE w.client_id = a.client_id AND w.allocation_id = a.id AND w.kind = 'withholding') THEN 1 ELSE 0 END AS withheld,
           CAST(julianday(d.deposited_on) - julianday(MAX(r.due_on)) AS INTEGER) AS days
    FROM deposit d
    JOIN allocation a ON a.client_id = d.client_id AND a.deposit_id = d.id AND a.seq <= :upToSeq
    JOIN allocation_line l ON l.client_id = a.client_id AND l.allocation_id = a.id
    JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
    LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id AND x.seq <= :upToSeq
    WHERE d.client_id = :clientId AND {touched:d.payer_folded} AND d.payer_folded <> '' AND x.allocation_id IS NULL
      -- The name on the bulk credit of a direct debit is the bank's word, nobody's payer name.
      AND NOT EXISTS (SELECT 1 FROM debit_split s WHERE s.client_id = a.client_id AND s.allocation_id = a.id)
    GROUP BY a.client_id, a.id, r.customer_id
  ) cleared
  GROUP BY client_id, customer_id, payer_folded, fee_yen, withheld, ${latenessBin('days')}`;

const NOW = Number.MAX_SAFE_INTEGER;

/** Rebuilds what was learned under these names (folded as on the deposits). */
export async function deriveLearnedPayers(sql: ClientWrite, payersFolded: readonly string[]): Promise<void> {
  if (payersFolded.length === 0) return;
  const ids = JSON.stringify([...new Set(payersFolded)]);
  await sql.run(`DELETE FROM learned_payer WHERE client_id = :clientId AND payer_folded IN ${IDS}`, { ids });
  await sql.run(`INSERT INTO learned_payer (${COLUMNS}) ${factsQuery(LEARNED_PAYER_FACTS, 'touched')}`, {
    ids,
    upToSeq: NOW,
  });
}

/** The same, of the payers of these deposits. */
export async function deriveLearnedFrom(sql: ClientWrite, depositIds: readonly number[]): Promise<void> {
  if (depositIds.length === 0) return;
  const rows = await sql.all<{ folded: string }>(
    `SELECT DISTINCT payer_folded AS folded FROM deposit WHERE client_id = :clientId AND id IN ${IDS}`,
    { ids: JSON.stringify(depositIds) },
  );
  await deriveLearnedPayers(
    sql,
    rows.map((row) => row.folded),
  );
}

/** The same, of a customer whose receivables went to another: call it after they were moved. */
export async function deriveLearnedOf(sql: ClientWrite, customerId: number): Promise<void> {
  const rows = await sql.all<{ folded: string }>(
    'SELECT DISTINCT payer_folded AS folded FROM learned_payer WHERE client_id = :clientId AND customer_id = :customerId',
    { customerId },
  );
  await deriveLearnedPayers(
    sql,
    rows.map((row) => row.folded),
  );
}

export interface LearnedPayerRow {
  customerId: number;
  payerName: string;
  payerFolded: string;
  /** 0: nothing was deducted. */
  feeYen: number;
  withheld: number;
  lateness: number;
  count: number;
  lastOn: string;
  lastYen: number;
}

const VALUES = `customer_id AS customerId, payer_name AS payerName, payer_folded AS payerFolded, fee_yen AS feeYen, withheld, lateness, count,
  last_on AS lastOn, last_yen AS lastYen`;

/** What is known now, of all customers or of one. */
export function learnedPayers(sql: ClientRead, customerId?: number): Promise<LearnedPayerRow[]> {
  const ofOne = customerId === undefined ? '' : 'AND customer_id = :customerId';
  return sql.all<LearnedPayerRow>(
    `SELECT ${VALUES} FROM learned_payer WHERE client_id = :clientId ${ofOne} ORDER BY customer_id, payer_folded, fee_yen, withheld, lateness`,
    customerId === undefined ? {} : { customerId },
  );
}

/** What was known at an audit number: as now, except for the names that were cleared or reversed since. */
export async function learnedPayersAt(sql: ClientRead, upToSeq: number): Promise<LearnedPayerRow[]> {
  const touched = await sql.all<{ folded: string }>(
    `SELECT DISTINCT d.payer_folded AS folded FROM (
       SELECT a.deposit_id FROM allocation a WHERE a.client_id = :clientId AND a.seq > :upToSeq
       UNION SELECT a.deposit_id FROM allocation_reversal x JOIN allocation a ON a.client_id = x.client_id AND a.id = x.allocation_id
             WHERE x.client_id = :clientId AND x.seq > :upToSeq
     ) moved JOIN deposit d ON d.client_id = :clientId AND d.id = moved.deposit_id`,
    { upToSeq },
  );
  if (touched.length === 0) return learnedPayers(sql);
  const folded = new Set(touched.map((row) => row.folded));
  const before = await sql.all<LearnedPayerRow>(
    `SELECT ${VALUES} FROM (${factsQuery(LEARNED_PAYER_FACTS, 'touched')}) facts WHERE client_id = :clientId`,
    { ids: JSON.stringify([...folded]), upToSeq },
  );
  const untouched = (await learnedPayers(sql)).filter((row) => !folded.has(row.payerFolded));
  return [...untouched, ...before].sort(inOrder);
}

function inOrder(a: LearnedPayerRow, b: LearnedPayerRow): number {
  const byName = a.payerFolded < b.payerFolded ? -1 : a.payerFolded > b.payerFolded ? 1 : 0;
  return (
    a.customerId - b.customerId || byName || a.feeYen - b.feeYen || a.withheld - b.withheld || a.lateness - b.lateness
  );
}

/** Customers for whom the table says something else than the facts: empty when all is well. */
export async function learnedDifferences(sql: ClientRead): Promise<string[]> {
  const fact = `SELECT ${COLUMNS} FROM (${factsQuery(LEARNED_PAYER_FACTS, 'all')}) facts WHERE client_id = :clientId`;
  const held = `SELECT ${COLUMNS} FROM learned_payer WHERE client_id = :clientId`;
  const rows = await sql.all<{ customerId: number }>(
    `SELECT DISTINCT customer_id AS customerId FROM (
       SELECT * FROM (${fact} EXCEPT ${held}) missing UNION ALL SELECT * FROM (${held} EXCEPT ${fact}) stale
     ) different WHERE client_id = :clientId ORDER BY customer_id LIMIT 20`,
    { upToSeq: NOW },
  );
  return rows.map((row) => `learned_payer ${row.customerId}`);
}
