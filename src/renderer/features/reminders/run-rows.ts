/** The rows of a run: who gets a letter, who does not; and what is sent of it. Pure. */

import type { InputOf, OutputOf } from '../../../contract/contract.ts';
import { sumYen } from '../../../domain/money.ts';
import type { PaperChoices } from '../../../domain/paper-choices.ts';

export type RunProposal = OutputOf<'reminders.propose'>;
export type ProposedLetter = RunProposal['letters'][number];
export type WithheldLetter = RunProposal['withheld'][number];

export interface RunRow {
  /** Client and customer. */
  key: string;
  clientId: number;
  clientCode: string;
  /** Null where a whole client is withheld. */
  customerId: number | null;
  customerCode: string;
  customerName: string;
  totalYen: number;
  oldestOverdueDays: number;
  letter: ProposedLetter | null;
  withheld: WithheldLetter | null;
}

export function rowsOf(proposal: RunProposal): RunRow[] {
  return [
    ...proposal.letters.map((letter) => ({ ...shared(letter), letter, withheld: null })),
    ...proposal.withheld.map((withheld) => ({ ...shared(withheld), letter: null, withheld })),
  ];
}

function shared(one: ProposedLetter | WithheldLetter): Omit<RunRow, 'letter' | 'withheld'> {
  const { clientId, clientCode, customerCode, customerName, totalYen, oldestOverdueDays } = one;
  const customerId = one.customerId ?? null;
  const key = `${clientId}/${customerId ?? customerCode}`;
  return { key, clientId, clientCode, customerId, customerCode, customerName, totalYen, oldestOverdueDays };
}

export function isLetterRow(row: RunRow): row is RunRow & { letter: ProposedLetter; customerId: number } {
  return row.letter !== null;
}

export function yenOf(rows: readonly RunRow[]): number {
  return sumYen(rows.map((row) => row.totalYen));
}

/** Letters by stage, the lowest first: [1, 12], [2, 3]. */
export function stagesOf(rows: readonly RunRow[]): [number, number][] {
  const letters = rows.flatMap((row) => row.letter ?? []);
  return [...Map.groupBy(letters, (letter) => letter.stage)]
    .map(([stage, own]): [number, number] => [stage, own.length])
    .sort((a, b) => a[0] - b[0]);
}

export type IssueInput = Omit<InputOf<'reminders.issue'>, 'requestId'>;

/** What is asked of the core: exactly the ticked letters, of one client or of several. */
export function issueInput(
  rows: readonly RunRow[],
  run: { clientId: number | null; asOf: string; confirmedStale: boolean; paper?: Partial<PaperChoices> },
): IssueInput {
  const confirm = run.confirmedStale ? (['stale-bank-data'] as const) : undefined;
  const { paper = {} } = run;
  const head = {
    asOf: run.asOf,
    ...(confirm ? { confirm: [...confirm] } : {}),
    ...(Object.keys(paper).length > 0 ? { paper } : {}),
  };
  const letters = rows.filter(isLetterRow);
  if (run.clientId !== null)
    return { ...head, clientId: run.clientId, customerIds: letters.map((row) => row.customerId) };
  const byClient = Map.groupBy(letters, (row) => row.clientId);
  const selection = [...byClient].map(([clientId, own]) => ({
    clientId,
    customerIds: own.map((row) => row.customerId),
  }));
  return { ...head, selection };
}
