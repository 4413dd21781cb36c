/** 遅延損害金計算書 as a table on A4 across. */
import { formatDate } from '../../../domain/dates.ts';
import {
  type InterestStatement,
  rateWords,
  STATEMENT_WORDS,
  statementNotes,
  statementSum,
} from '../../../domain/interest-statement.ts';
import { sumOfLines } from '../../../domain/late-interest.ts';
import { formatYen } from '../../../domain/money.ts';
import { type DrawnReport, drawReport, type PrintedReport, type ReportRow } from '../paper/report-pages.ts';

export function drawInterestStatement(statement: InterestStatement): Promise<DrawnReport> {
  return drawReport(printed(statement));
}

function printed(statement: InterestStatement): PrintedReport {
  const { columns } = STATEMENT_WORDS;
  return {
    title: STATEMENT_WORDS.title,
    name: statement.clientName,
    period: statement.serial,
    createdOn: statement.billedOn,
    createdLabel: STATEMENT_WORDS.created,
    columns: [
      { label: columns.invoice, weight: 44, align: 'left' },
      { label: columns.dueOn, weight: 26, align: 'left' },
      { label: columns.from, weight: 26, align: 'left' },
      { label: columns.through, weight: 26, align: 'left' },
      { label: columns.days, weight: 16, align: 'right' },
      { label: columns.base, weight: 34, align: 'right' },
      { label: columns.rate, weight: 34, align: 'left' },
      { label: columns.year, weight: 16, align: 'right' },
      { label: columns.yen, weight: 34, align: 'right' },
    ],
    groups: [
      {
        heading: `${statement.customerName}　${statement.honorific || '御中'}`,
        rows: [...statement.invoices.flatMap(invoiceRows), totalRow(statementSum(statement))],
        notes: statementNotes(statement),
      },
    ],
  };
}

function invoiceRows({ invoice, dueOn, lines }: InterestStatement['invoices'][number]): ReportRow[] {
  const rows = lines.map(
    (line, at): ReportRow => ({
      kind: 'row',
      cells: [
        at === 0 ? invoice : '',
        at === 0 ? formatDate(dueOn) : '',
        formatDate(line.fromOn),
        formatDate(line.throughOn),
        String(line.days),
        formatYen(line.baseYen),
        rateWords(line),
        String(line.yearDays),
        formatYen(line.yen),
      ],
    }),
  );
  if (lines.length < 2) return rows;
  const sum = ['', '', '', '', '', '', STATEMENT_WORDS.subtotal(invoice), '', formatYen(sumOfLines(lines))];
  return [...rows, { kind: 'carried', cells: sum }];
}

function totalRow(yen: number): ReportRow {
  return { kind: 'total', cells: [STATEMENT_WORDS.total, '', '', '', '', '', '', '', formatYen(yen)] };
}
