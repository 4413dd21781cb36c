/** Number rules of a client, and the next number of a series. */
import {
  DEFAULT_NUMBER_RULES,
  type NumberKind,
  type NumberRule,
  numberAt,
  seriesOf,
} from '../../../domain/numbering.ts';
import type { ClientRead } from '../../db/engine.ts';

export interface BillingSettings {
  qualifiedPaper: 'closing' | 'delivery';
  reissueNumber: 'suffix' | 'next';
}

export async function billingSettings(sql: ClientRead): Promise<BillingSettings> {
  const row = await sql.get<BillingSettings>(
    `SELECT qualified_paper AS qualifiedPaper, reissue_number AS reissueNumber FROM billing_setting WHERE client_id = :clientId`,
  );
  return row ?? { qualifiedPaper: 'closing', reissueNumber: 'suffix' };
}

export async function numberRules(sql: ClientRead): Promise<Record<NumberKind, NumberRule>> {
  const rows = await sql.all<NumberRule & { kind: NumberKind }>(
    `SELECT kind, prefix, date_part AS datePart, separator, digits, reset_by AS resetBy FROM numbering_rule WHERE client_id = :clientId`,
  );
  const rules = { ...DEFAULT_NUMBER_RULES };
  for (const { kind, ...rule } of rows) rules[kind] = rule;
  return rules;
}

const TABLE_OF: Record<NumberKind, string> = { invoice: 'invoice', 'credit-note': 'credit_note', delivery: 'delivery' };
/** Counts beyond this many digits are another series typed by hand. */
const MOST_DIGITS = 12;

/**
 * The highest count of the series so far. The papers themselves are counted, voided ones too: a number is never given
 * twice, and one that a refused or killed command would have had is given to the next.
 */
async function lastCount(sql: ClientRead, kind: NumberKind, rule: NumberRule, on: string): Promise<number> {
  const series = seriesOf(rule, on);
  for (let digits = rule.digits, last = 0; ; digits++) {
    const row = await sql.get<{ number: string }>(
      `SELECT number FROM ${TABLE_OF[kind]} WHERE client_id = :clientId AND number >= :series AND number < :end
         AND LENGTH(number) = :length AND SUBSTR(number, :from) NOT GLOB '*[^0-9]*' ORDER BY number DESC LIMIT 1`,
      { series, end: `${series}~`, length: series.length + digits, from: series.length + 1 },
    );
    last = row ? Number(row.number.slice(series.length)) : last;
    // The longer counts begin when the shorter ones are used up.
    if (last < 10 ** digits - 1 || digits === MOST_DIGITS) return last;
  }
}

/** Gives the numbers of one kind one after the other, within a transaction or for showing. */
export interface NumberGiver {
  next(on: string): Promise<string>;
}

export async function numberGiver(sql: ClientRead, kind: NumberKind): Promise<NumberGiver> {
  const rule = (await numberRules(sql))[kind];
  const counts = new Map<string, number>();
  return {
    async next(on) {
      const series = seriesOf(rule, on);
      const count = (counts.get(series) ?? (await lastCount(sql, kind, rule, on))) + 1;
      counts.set(series, count);
      return numberAt(rule, on, count);
    },
  };
}
