/** 電話連絡表 as a table on A4 across, and under it what is said and what is not. */
import { CALL_SHEET_WORDS, type CallSheet, callSheetCells, callSheetNotes } from '../../../domain/call-sheet.ts';
import { formatDate } from '../../../domain/dates.ts';
import { formatYen } from '../../../domain/money.ts';
import { type DrawnReport, drawReport, type ReportRow } from '../paper/report-pages.ts';

export function drawCallSheet(sheet: CallSheet): Promise<DrawnReport> {
  const { columns } = CALL_SHEET_WORDS;
  const total = sheet.rows.reduce((sum, row) => sum + row.totalYen, 0);
  return drawReport({
    title: CALL_SHEET_WORDS.title,
    name: sheet.clientName,
    period: formatDate(sheet.asOf),
    createdOn: sheet.asOf,
    createdLabel: CALL_SHEET_WORDS.created,
    columns: [
      { label: columns.customer, weight: 60, align: 'left' },
      { label: columns.phone, weight: 50, align: 'left' },
      { label: columns.yen, weight: 26, align: 'right' },
      { label: columns.due, weight: 25, align: 'left' },
      { label: columns.why, weight: 34, align: 'left' },
      { label: columns.heard, weight: 80, align: 'left' },
    ],
    groups: [
      {
        heading: '',
        rows: [...rowsOf(sheet), { kind: 'total', cells: [CALL_SHEET_WORDS.total, '', formatYen(total)] }],
        notes: callSheetNotes(sheet),
      },
    ],
  });
}

function rowsOf(sheet: CallSheet): ReportRow[] {
  if (sheet.rows.length === 0) return [{ kind: 'row', cells: [CALL_SHEET_WORDS.nobody] }];
  return sheet.rows.map((row) => ({ kind: 'row', cells: callSheetCells(row) }));
}
