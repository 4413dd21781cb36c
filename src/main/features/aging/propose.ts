/** What an aging workbook shows: the same rows, columns and comparison as the pages, of one moment. */
import type { ParsedInputOf } from '../../../contract/contract.ts';
import type { AgingReport, AgingReportBridge, AgingReportRow } from '../../../domain/aging-report.ts';
import { dayInJapan, type PlainDate } from '../../../domain/dates.ts';
import { SEAL_COLOURS } from '../../../domain/seal-colours.ts';
import { utcInstant } from '../../core/clock.ts';
import type { Tx } from '../../core/context.ts';
import { agingBridge, columnsFor, viewRows } from '../aging-views/propose.ts';
import { letterheadOf } from '../clients/queries.ts';
import { officeName } from '../reminders/office-queries.ts';
import { unusedMoney } from './office-queries.ts';

export type AgingWorkbookInput = ParsedInputOf<'aging.workbook'>;

/** Throws client-unknown, limits-unordered, period-backwards. */
export async function agingReport(tx: Tx, input: AgingWorkbookInput, today: PlainDate): Promise<AgingReport> {
  const { asOf, basis, by } = input;
  const clientId = input.clientId ?? null;
  const head = clientId === null ? null : await letterheadOf(tx.client(clientId));
  const office = await officeName(tx.office);
  const knownAt = input.knownAt === undefined ? null : utcInstant(input.knownAt);
  const { columns } = await columnsFor(tx, input);
  const view = await viewRows(tx, { clientId, customerId: null, asOf, basis, knownAt, columns }, by, office);
  const rows = view.rows.map(
    ({ clientCode, clientName, code, name, invoice, cells }): AgingReportRow => ({
      clientCode,
      clientName,
      code,
      name,
      invoice: invoice && { number: invoice.number, issuedOn: invoice.issuedOn, dueOn: invoice.dueOn },
      cells,
    }),
  );
  const leftCells = view.totals.map((yen, at) => yen - rows.reduce((sum, row) => sum + row.cells[at]!, 0));
  return {
    scope: head ? 'client' : 'office',
    name: head?.name ?? office,
    asOf,
    basis,
    by,
    columns: columns.map(({ label, heat }) => ({ label, heat })),
    // 未到来 stands first by due date; by invoice date nothing is told of due dates.
    overdueFrom: columns.filter((column) => column.key === 'notDue').length,
    rows,
    left: { rows: view.left, cells: leftCells },
    ...(await unusedMoney(tx.office, clientId, asOf, knownAt)),
    knownOn: knownAt === null ? null : dayInJapan(knownAt),
    bridge: input.from === undefined ? null : await bridgeOf(tx, input, input.from, knownAt),
    createdOn: today,
    accent: SEAL_COLOURS[head?.colour ?? SEAL_COLOURS.length - 2]!.slice(1).toUpperCase(),
  };
}

async function bridgeOf(
  tx: Tx,
  { clientId, asOf, basis, scheme, limits }: AgingWorkbookInput,
  from: PlainDate,
  knownAt: string | null,
): Promise<AgingReportBridge> {
  const asked = { from, asOf, basis, scheme, limits, ...(knownAt === null ? {} : { knownAt }) };
  const { bridges, rows } = await agingBridge(tx, clientId ?? null, asked);
  return {
    from,
    columns: bridges,
    rows: rows.map(({ clientId: _c, clientCode: _k, clientName: _n, customerId: _id, ...row }) => row),
  };
}
