/** 顧問先報告: gathers what the client-meeting workbook shows, all of one moment, and records it. */
import type { agingMethods } from '../../../contract/aging.ts';
import { addDays, addMonths, endOfMonth, monthOf } from '../../../domain/dates.ts';
import type { MeetingReport } from '../../../domain/meeting-report.ts';
import { SEAL_COLOURS } from '../../../domain/seal-colours.ts';
import type { CommandContext, Handlers, Tx } from '../../core/context.ts';
import { agingTable } from '../aging/office-queries.ts';
import { clientSummary } from '../clients/office-queries.ts';
import { clientSettings } from '../clients/queries.ts';
import { officeName } from '../reminders/office-queries.ts';
import { bridgeBetween, depositsBetween, openInvoices, remindersBetween } from './queries.ts';

/** Months of the trend, this one included. */
const TREND_MONTHS = 6;

type Input = Parameters<Handlers<typeof agingMethods>['reports.meeting']>[1];

export async function issueMeetingReport(context: CommandContext, { clientId, month }: Input) {
  const recorded = await context.write(async (tx) => {
    const payload = await gather(tx, clientId, month, context.clock.today());
    const { documentId, path } = await context.recordDocument(tx, {
      kind: 'meeting-workbook',
      clientId,
      title: `${payload.clientName} ${month}`,
      name: `meeting-${asciiPart(payload.clientCode)}-${month}`,
      payload,
    });
    return { document: { documentId, path, sha256: '', bytes: 0 } };
  });
  return { document: await context.render(recorded.document.documentId) };
}

/** File names keep to letters and digits, whatever an office uses as codes. */
function asciiPart(code: string): string {
  return code.replace(/[^A-Za-z0-9_-]/g, '') || 'client';
}

async function gather(tx: Tx, clientId: number, month: string, today: string): Promise<MeetingReport> {
  const sql = tx.client(clientId);
  const client = await clientSettings(sql);
  const summary = (await clientSummary(tx.office, clientId))!;
  const monthEnd = endOfMonth(month);
  // While the month runs the report is of today; a month to come has nothing yet and is reported as of its end.
  const asOf = monthOf(today) === month ? today : monthEnd;
  const before = addDays(`${month}-01`, -1);
  const openingYen = totalOf(await agingTable(tx.office, { clientId, asOf: before, basis: 'due' }));
  const moved = await bridgeBetween(sql, before, asOf);
  return {
    clientCode: client.code,
    clientName: client.name,
    officeName: await officeName(tx.office),
    assigneeName: summary.assigneeName ?? '',
    month,
    asOf,
    createdOn: today,
    accent: SEAL_COLOURS[summary.colour]!.slice(1).toUpperCase(),
    aging: await agingTable(tx.office, { clientId, asOf, basis: 'due' }),
    invoices: await openInvoices(sql, asOf),
    deposits: await depositsBetween(sql, before, asOf),
    reminders: await remindersBetween(sql, before, asOf),
    bridge: {
      openingYen,
      invoicedYen: moved.invoicedYen,
      reversedYen: moved.reversedYen,
      clearedYen: moved.clearedLinesYen - moved.adjustedYen,
      adjustedYen: moved.adjustedYen,
    },
    trend: await trendOf(tx, clientId, month, asOf),
  };
}

async function trendOf(tx: Tx, clientId: number, month: string, asOf: string) {
  const trend = [];
  for (let back = TREND_MONTHS - 1; back >= 0; back--) {
    const day = back === 0 ? asOf : endOfMonth(monthOf(addMonths(`${month}-01`, -back)));
    const rows = await agingTable(tx.office, { clientId, asOf: day, basis: 'due' });
    const totalYen = totalOf(rows);
    trend.push({
      month: monthOf(day),
      totalYen,
      overdueYen: totalYen - rows.reduce((sum, row) => sum + row.notDue, 0),
      over90Yen: rows.reduce((sum, row) => sum + row.over90, 0),
    });
  }
  return trend;
}

function totalOf(rows: readonly { total: number }[]): number {
  return rows.reduce((sum, row) => sum + row.total, 0);
}
