/** The calm world's files, and the arithmetic its truth allows: what is open of each customer on a day. */
import { readFileSync } from 'node:fs';
import { daysBetween, type PlainDate } from '../../src/domain/dates.ts';

const FOLDER = new URL('../fixtures/worlds/calm/', import.meta.url);

/** Path of one of its files: 'customers.csv', 'deposits-zengin01.txt' … */
export function calmFile(name: string): string {
  return new URL(name, FOLDER).pathname;
}

export interface Owed {
  customer: string;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  totalYen: number;
  /** What cleared it, and when the money came. */
  cleared: { on: PlainDate; yen: number }[];
}

interface TruthFile {
  invoices: { no: string; customer: string; issue: PlainDate; due: PlainDate; total: number }[];
  deposits: { date: PlainDate; amount: number; allocations: [invoice: string, yen: number][] }[];
}

export interface CalmWorld {
  customers: number;
  invoices: number;
  deposits: number;
  depositedYen: number;
  /** Every invoice with what rightly clears it. */
  owed: Owed[];
}

export function readCalmWorld(): CalmWorld {
  const truth = JSON.parse(readFileSync(calmFile('truth.json'), 'utf8')) as TruthFile;
  const lines = truth.deposits.flatMap(({ date, allocations }) =>
    allocations.map(([no, yen]) => ({ no, on: date, yen })),
  );
  const cleared = Map.groupBy(lines, (line) => line.no);
  const rows = readFileSync(calmFile('customers.csv'), 'utf8').trimEnd().split('\n').length - 1;
  return {
    customers: rows,
    invoices: truth.invoices.length,
    deposits: truth.deposits.length,
    depositedYen: truth.deposits.reduce((sum, one) => sum + one.amount, 0),
    owed: truth.invoices.map((one) => ({
      customer: one.customer,
      issuedOn: one.issue,
      dueOn: one.due,
      totalYen: one.total,
      cleared: cleared.get(one.no) ?? [],
    })),
  };
}

export interface Aged {
  buckets: [notDue: number, d1to30: number, d31to60: number, d61to90: number, over90: number];
  totalYen: number;
}

/** The right aging of a day: what was issued by then less what was cleared with money that had come by then. */
export function agingOf(owed: readonly Owed[], asOf: PlainDate): { rows: Map<string, Aged>; totalYen: number } {
  const rows = new Map<string, Aged>();
  let totalYen = 0;
  for (const one of owed) {
    const paidYen = one.cleared.reduce((sum, { on, yen }) => (on <= asOf ? sum + yen : sum), 0);
    const openYen = one.totalYen - paidYen;
    if (one.issuedOn > asOf || openYen === 0) continue;
    const row = rows.get(one.customer) ?? { buckets: [0, 0, 0, 0, 0], totalYen: 0 };
    const overdueDays = daysBetween(one.dueOn, asOf);
    row.buckets[overdueDays <= 0 ? 0 : Math.min(4, Math.ceil(overdueDays / 30))]! += openYen;
    row.totalYen += openYen;
    totalYen += openYen;
    rows.set(one.customer, row);
  }
  return { rows, totalYen };
}
