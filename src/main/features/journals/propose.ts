/** The entries of a range with their names, and everything that stands in the way of a file or should be known of it. */

import { missingInCp932, withGeta } from '../../../domain/cp932.ts';
import { journalEntries } from '../../../domain/journal/entries.ts';
import { cutTo, ENTRY_LABELS, halfWidths, shortName } from '../../../domain/journal/labels.ts';
import { type JournalNames, type NamedEntry, type NamedSide, namedEntry } from '../../../domain/journal/rows.ts';
import type { JournalFormat } from '../../../domain/journal/tax-labels.ts';
import type { JournalEntry, JournalRange, JournalResult } from '../../../domain/journal/types.ts';
import type { ClientRead } from '../../db/engine.ts';
import {
  bankNames,
  customerNames,
  type JournalSettings,
  journalBook,
  journalSettings,
  lastExportedThrough,
  receivableMovement,
} from './queries.ts';

export interface JournalProblem {
  kind: 'account-missing' | 'characters' | 'characters-replaced' | 'name-cut' | 'rate-assumed' | 'late' | 'untied';
  blocking: boolean;
  what: string;
  where: string;
  count: number;
}

export interface PreparedJournal {
  format: JournalFormat;
  range: JournalRange;
  result: JournalResult;
  entries: NamedEntry[];
  problems: JournalProblem[];
  debitYen: number;
  creditYen: number;
  receivable: { ledgerYen: number; exportedYen: number; entriesYen: number };
}

export interface JournalQuestion {
  through: string;
  from?: string | undefined;
  format?: JournalFormat | undefined;
}

/** 弥生 takes 24 half-width characters of an account's or sub-account's name and 64 of a 摘要. */
const YAYOI_NAME = 24;
const YAYOI_DESCRIPTION = 64;

export async function prepareJournal(sql: ClientRead, question: JournalQuestion): Promise<PreparedJournal> {
  const settings = await journalSettings(sql);
  const format = question.format ?? settings.format;
  const { startOn, includeSales } = settings;
  const range: JournalRange = { startOn, includeSales, from: question.from ?? null, through: question.through };
  const book = await journalBook(sql, range);
  const result = journalEntries(book, range, settings.chart);
  const problems = new Problems();
  const names = await namesOf(sql, settings);
  const entries = result.entries.map((entry) =>
    fitted(namedEntry(entry, format, names, ENTRY_LABELS[entry.kind]), format, problems),
  );
  for (const entry of result.entries) noteMissing(entry, settings, problems);
  noteAssumedRates(book.allocations, problems);
  noteLate(result.entries, await lastExportedThrough(sql), problems);
  const sumOf = (side: 'debit' | 'credit', slot?: string) =>
    result.entries
      .flatMap((entry) => entry.lines)
      .filter((line) => line.side === side && (slot === undefined || line.slot === slot))
      .reduce((sum, line) => sum + line.amountYen, 0);
  const moved = await receivableMovement(sql, range);
  const entriesYen = sumOf('debit', 'receivable') - sumOf('credit', 'receivable');
  if (entriesYen !== moved.ledgerYen - moved.exportedYen)
    problems.note('untied', true, String(moved.ledgerYen - moved.exportedYen), String(entriesYen));
  return {
    format,
    range,
    result,
    entries,
    problems: problems.list(),
    debitYen: sumOf('debit'),
    creditYen: sumOf('credit'),
    receivable: { ...moved, entriesYen },
  };
}

async function namesOf(sql: ClientRead, settings: JournalSettings): Promise<JournalNames> {
  const customers = await customerNames(sql);
  const banks = await bankNames(sql);
  return {
    chart: settings.chart,
    customer(customerId) {
      const row = customers.get(customerId)!;
      return { code: row.code, name: row.name, subAccount: row.subAccount ?? row.name };
    },
    bank: (key) => banks.get(key) ?? '',
  };
}

/** Each problem once, with how often it was met. */
class Problems {
  readonly #found = new Map<string, JournalProblem>();

  note(kind: JournalProblem['kind'], blocking: boolean, what: string, where: string): void {
    const key = `${kind}\0${what}\0${where}`;
    const known = this.#found.get(key);
    if (known) known.count++;
    else this.#found.set(key, { kind, blocking, what, where, count: 1 });
  }

  list(): JournalProblem[] {
    return [...this.#found.values()].sort((a, b) => Number(b.blocking) - Number(a.blocking));
  }
}

function noteMissing(entry: JournalEntry, settings: JournalSettings, problems: Problems): void {
  for (const line of entry.lines)
    if (settings.chart.find((one) => one.slot === line.slot)!.account === '')
      problems.note('account-missing', true, line.slot, '');
}

/** An opening balance does not say at which rate it was sold. */
function noteAssumedRates(
  allocations: readonly {
    lines: readonly { invoice: string; taxes: readonly unknown[] }[];
    adjustments: readonly { kind: string }[];
  }[],
  problems: Problems,
): void {
  for (const allocation of allocations)
    if (
      allocation.adjustments.some((one) => ['transfer-fee', 'discount', 'write-off', 'credit-note'].includes(one.kind))
    )
      for (const line of allocation.lines)
        if (line.taxes.length === 0) problems.note('rate-assumed', false, line.invoice, '');
}

/** Booked afterwards for days that an earlier file had covered. */
function noteLate(entries: readonly JournalEntry[], lastThrough: string | null, problems: Problems): void {
  if (lastThrough === null) return;
  for (const entry of entries) if (entry.on <= lastThrough) problems.note('late', false, lastThrough, '');
}

/** The entry as the program can take it: names cut and characters replaced where that does no harm, told where it does. */
function fitted(entry: NamedEntry, format: JournalFormat, problems: Problems): NamedEntry {
  if (format !== 'yayoi') return entry;
  const side = (one: NamedSide | null): NamedSide | null => {
    if (!one) return null;
    const account = one.account;
    const subAccount = fittedName(one.subAccount, problems);
    for (const name of [account, subAccount, one.department])
      for (const char of missingInCp932(name)) problems.note('characters', true, char, name);
    return { ...one, account, subAccount };
  };
  const missing = missingInCp932(entry.description);
  for (const char of missing) problems.note('characters-replaced', false, char, entry.description);
  return {
    ...entry,
    description: cutTo(withGeta(entry.description), YAYOI_DESCRIPTION),
    pairs: entry.pairs.map((pair) => ({ debit: side(pair.debit), credit: side(pair.credit) })),
  };
}

function fittedName(name: string, problems: Problems): string {
  if (halfWidths(name) <= YAYOI_NAME) return name;
  const short = cutTo(shortName(name), YAYOI_NAME);
  problems.note('name-cut', false, short, name);
  return short;
}
