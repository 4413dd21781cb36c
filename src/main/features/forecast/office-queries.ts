/** Names for what a forecast shows, how far bank data reach, and money that waits to be cleared. */
import { addMonths, type PlainDate } from '../../../domain/dates.ts';
import { type ForecastDesk, type ForecastInput, forecastDesk } from '../../../domain/forecast.ts';
import type { HabitBook } from '../../../domain/forecast-habits.ts';
import type { ReadSql } from '../../db/engine.ts';
import { receivableBundles } from '../figures/office-queries.ts';

/** How far back a habit is learned from. */
export const HISTORY_MONTHS = 18;

/**
 * Facts and habits for one client or (null) the office. A client too young to have a habit rests on the office's, which
 * is made of many clients (see habitBook); its own open bills are all that is told. `known`: habits that were learned
 * already, a moment ago.
 */
export async function deskFor(
  sql: ReadSql,
  clientId: number | null,
  asOf: PlainDate,
  days: number,
  known: HabitBook | null = null,
): Promise<{ input: ForecastInput; desk: ForecastDesk }> {
  const from = addMonths(asOf, -HISTORY_MONTHS);
  const bundles = await receivableBundles(sql, clientId, from);
  const input = { asOf, days, bundles, knownThrough: await knownThrough(sql, clientId, asOf) };
  const desk = forecastDesk(input, { book: known });
  if (known || clientId === null || desk.book.knowsClient(clientId)) return { input, desk };
  const office = forecastDesk({ ...input, bundles: await receivableBundles(sql, null, from) });
  return { input, desk: { ...desk, book: office.book } };
}

export interface PartyNames {
  clientCode: string;
  clientName: string;
  customerCode: string;
  customerName: string;
}

/** Names of these customers by 'client customer'. */
export async function partyNames(
  sql: ReadSql,
  parties: readonly { clientId: number; customerId: number }[],
): Promise<Map<string, PartyNames>> {
  const wanted = [...new Set(parties.map((one) => `${one.clientId} ${one.customerId}`))].map((key) =>
    key.split(' ').map(Number),
  );
  const rows = await sql.all<PartyNames & { clientId: number; customerId: number }>(
    `SELECT c.client_id AS clientId, c.id AS customerId, k.code AS clientCode, k.name AS clientName, c.code AS customerCode, c.name AS customerName
     FROM json_each(:wanted) w JOIN customer c ON c.client_id = json_extract(w.value, '$[0]') AND c.id = json_extract(w.value, '$[1]')
     JOIN client k ON k.id = c.client_id`,
    { wanted: JSON.stringify(wanted) },
  );
  return new Map(rows.map(({ clientId, customerId, ...names }) => [`${clientId} ${customerId}`, names]));
}

/** The last day of each client's bank data, where it is before `asOf`: later deposits are not known yet. */
export async function knownThrough(
  sql: ReadSql,
  clientId: number | null,
  asOf: PlainDate,
): Promise<Map<number, PlainDate>> {
  const rows = await sql.all<{ clientId: number; through: string }>(
    `SELECT i.client_id AS clientId, MAX(i.through_on) AS through FROM deposit_import i
     LEFT JOIN deposit_import_undo u ON u.client_id = i.client_id AND u.import_id = i.id
     WHERE u.import_id IS NULL AND i.through_on IS NOT NULL ${clientId === null ? '' : 'AND i.client_id = :clientId'}
     GROUP BY i.client_id HAVING MAX(i.through_on) < :asOf`,
    { asOf, ...(clientId === null ? {} : { clientId }) },
  );
  return new Map(rows.map((row) => [row.clientId, row.through]));
}

/** Money of deposits that no clearing uses now. */
export async function waitingYen(sql: ReadSql, clientId: number | null): Promise<number> {
  const row = await sql.get<{ yen: number }>(
    `SELECT COALESCE(SUM(left_yen), 0) AS yen FROM open_deposit ${clientId === null ? '' : 'WHERE client_id = :clientId'}`,
    clientId === null ? {} : { clientId },
  );
  return row!.yen;
}
