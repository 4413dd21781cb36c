/** What drafts would become, and what stands against it. */
import { addMonths, dueOnByTerms, type PlainDate } from '../../../domain/dates.ts';
import { type IssueProblem, issueProblems } from '../../../domain/issue-checks.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { bankAccounts, type ClientSettings, clientSettings, letterheadOf } from '../clients/queries.ts';
import { draftDifferences } from '../goods/propose.ts';
import { computeAmounts } from '../invoices/writes.ts';
import {
  type AddresseeRow,
  addressees,
  type DraftLineRow,
  type DraftRow,
  draftLines,
  draftsNamed,
  issuedOnDays,
  largestSince,
} from './queries.ts';

export interface ReadyDraft extends DraftRow {
  dueDay: PlainDate;
  lines: DraftLineRow[];
  /** null: cannot be reckoned. */
  totalYen: number | null;
  texts: string[];
}

/** Drafts with the dates and sums they would be issued with. */
export async function readyDrafts(
  sql: ClientRead,
  client: ClientSettings,
  ids: readonly number[] | null,
  issuedOn?: PlainDate,
): Promise<{ drafts: ReadyDraft[]; sides: Map<number, AddresseeRow> }> {
  const rows = await draftsNamed(sql, ids);
  const lines = await draftLines(
    sql,
    rows.map((row) => row.draftId),
  );
  const sides = await addressees(sql, [...new Set(rows.map((row) => row.customerId))]);
  const drafts = rows.map((row) => {
    const day = issuedOn ?? row.issuedOn;
    const own = lines.get(row.draftId) ?? [];
    const side = sides.get(row.customerId)!;
    return {
      ...row,
      issuedOn: day,
      // A due date typed for another day of issue goes with that day.
      dueDay: row.dueOn !== null && day === row.issuedOn ? row.dueOn : dueOnByTerms(day, side.terms),
      lines: own,
      totalYen: totalOf(client, { ...row, issuedOn: day }, own),
      texts: [row.title, ...side.texts, ...own.flatMap((line) => [line.description, line.unit, line.note])],
    };
  });
  drafts.sort((a, b) => (a.issuedOn === b.issuedOn ? a.draftId - b.draftId : a.issuedOn < b.issuedOn ? -1 : 1));
  return { drafts, sides };
}

/** The total with tax, also a negative one; null beyond the limit. */
function totalOf(
  client: ClientSettings,
  { issuedOn, suppliedFrom, suppliedThrough }: Pick<DraftRow, 'issuedOn' | 'suppliedFrom' | 'suppliedThrough'>,
  lines: readonly DraftLineRow[],
): number | null {
  try {
    return computeAmounts(client, { number: '', issuedOn, suppliedFrom, suppliedThrough, lines }).totalYen;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Said by a finding of its own; only what cannot be reckoned at all has no total.
    return error.code === 'amount-too-large' ? null : 0;
  }
}

export type DraftProblem = IssueProblem & { draft: ReadyDraft };

/** `missing`: draft → characters without a glyph. */
export async function problemsOf(
  sql: ClientRead,
  { drafts, sides }: { drafts: readonly ReadyDraft[]; sides: ReadonlyMap<number, AddresseeRow> },
  missing: ReadonlyMap<number, readonly string[]>,
  today: PlainDate,
): Promise<DraftProblem[]> {
  if (drafts.length === 0) return [];
  const client = await clientSettings(sql);
  const { registrationNumber } = await letterheadOf(sql);
  const hasBankAccount = (await bankAccounts(sql)).some((account) => account.printed === 1);
  const customerIds = [...sides.keys()];
  const largest = await largestSince(sql, customerIds, addMonths(drafts[0]!.issuedOn, -12));
  const twins = await issuedOnDays(
    sql,
    customerIds,
    drafts.map((draft) => draft.issuedOn),
  );
  const differences = await draftDifferences(sql, new Set(drafts.map((draft) => draft.draftId)));
  return drafts.flatMap((draft) => {
    const side = sides.get(draft.customerId)!;
    const problems = issueProblems(
      {
        issuedOn: draft.issuedOn,
        dueOn: draft.dueDay,
        suppliedFrom: draft.suppliedFrom,
        suppliedThrough: draft.suppliedThrough,
        title: draft.title,
        lines: draft.lines.map((line) => ({ ...line, amountYen: lineYen(client, draft.issuedOn, line) })),
        totalYen: draft.totalYen,
        missing: missing.get(draft.draftId) ?? [],
      },
      {
        today,
        client: { registrationNumber, hasBankAccount, closedThrough: client.closedThrough },
        customer: {
          hasAddress: side.hasAddress,
          hasEmail: side.hasEmail,
          largestYen: largest.get(draft.customerId) ?? 0,
          twinNumber: twins.get(`${draft.customerId} ${draft.issuedOn} ${draft.totalYen}`) ?? null,
        },
      },
    );
    const goods = differences.get(draft.draftId) ?? [];
    return [...problems, ...goods.map((one) => ({ ...one, level: 'warning' as const }))].map((problem) => ({
      ...problem,
      draft,
    }));
  });
}

function lineYen(client: ClientSettings, issuedOn: PlainDate, line: DraftLineRow): number | null {
  const plain = { ...line, taxClass: 'out-of-scope' as const, suppliedOn: null };
  return totalOf({ ...client, includesTax: true }, { issuedOn, suppliedFrom: null, suppliedThrough: null }, [plain]);
}
