/** 得意先元帳 (one customer a page) and 売掛残高一覧表 as PDF. */
import { formatDate } from '../../../domain/dates.ts';
import {
  BALANCE_WORDS,
  type BalanceReport,
  entryText,
  LEDGER_WORDS,
  type LedgerReport,
  methodWord,
  numberWords,
  periodWords,
  taxWords,
} from '../../../domain/ledger-report.ts';
import { formatYen } from '../../../domain/money.ts';
import { type DrawnReport, drawReport, type PrintedReport, type ReportRow } from '../paper/report-pages.ts';

type Progress = (done: number, total: number) => void;

const CREATED = '作成';

/** Nothing in a column of movements is an empty cell; a balance of nothing is 0. */
const yenOrNothing = (yen: number) => (yen === 0 ? '' : formatYen(yen));

export function drawLedgerPdf(report: LedgerReport, progress?: Progress): Promise<DrawnReport> {
  return drawReport(printedLedger(report), progress);
}

export function drawBalancesPdf(report: BalanceReport, progress?: Progress): Promise<DrawnReport> {
  return drawReport(printedBalances(report), progress);
}

function printedLedger(report: LedgerReport): PrintedReport {
  const { columns } = LEDGER_WORDS;
  return {
    title: LEDGER_WORDS.title,
    name: report.name,
    period: periodWords(report),
    createdOn: report.createdOn,
    createdLabel: CREATED,
    columns: [
      { label: columns.on, weight: 20, align: 'left' },
      { label: columns.number, weight: 34, align: 'left' },
      { label: columns.text, weight: 58, align: 'left' },
      { label: columns.sales, weight: 27, align: 'right' },
      { label: columns.tax, weight: 20, align: 'left' },
      { label: columns.money, weight: 27, align: 'right' },
      { label: columns.method, weight: 15, align: 'left' },
      { label: columns.fee, weight: 18, align: 'right' },
      { label: columns.discount, weight: 18, align: 'right' },
      { label: columns.other, weight: 24, align: 'right' },
      { label: columns.balance, weight: 29, align: 'right' },
    ],
    groups: report.customers.map((customer) => ({
      heading: `${customer.code}　${customer.name}`,
      rows: ledgerRows(report, customer),
      notes: customer.advanceYen === 0 ? [] : [`${LEDGER_WORDS.advance}　${formatYen(customer.advanceYen)}`],
    })),
  };
}

function ledgerRows(report: LedgerReport, { entries, sums }: LedgerReport['customers'][number]): ReportRow[] {
  const rows = entries.map((entry) => ({
    kind: 'row' as const,
    cells: [
      formatDate(entry.on),
      numberWords(entry.numbers),
      entryText(entry),
      yenOrNothing(entry.salesYen),
      taxWords(entry.taxes),
      yenOrNothing(entry.moneyYen),
      methodWord(entry.method),
      yenOrNothing(entry.feeYen),
      yenOrNothing(entry.discountYen),
      yenOrNothing(entry.otherYen),
      formatYen(entry.balanceYen),
    ],
  }));
  const total = (key: 'salesYen' | 'moneyYen' | 'feeYen' | 'discountYen' | 'otherYen') =>
    formatYen(entries.reduce((sum, entry) => sum + entry[key], 0));
  return [
    {
      kind: 'carried',
      cells: [
        formatDate(report.from),
        '',
        LEDGER_WORDS.carried,
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        formatYen(sums.openingYen),
      ],
    },
    ...rows,
    {
      kind: 'total',
      cells: [
        '',
        '',
        LEDGER_WORDS.total,
        total('salesYen'),
        '',
        total('moneyYen'),
        '',
        total('feeYen'),
        total('discountYen'),
        total('otherYen'),
        formatYen(sums.closingYen),
      ],
    },
  ];
}

function printedBalances(report: BalanceReport): PrintedReport {
  const { columns } = BALANCE_WORDS;
  const figures = (row: BalanceReport['sums'], advanceYen: number) => [
    formatYen(row.openingYen),
    yenOrNothing(row.issuedYen),
    yenOrNothing(row.voidedYen),
    yenOrNothing(row.moneyYen),
    yenOrNothing(row.deductedYen),
    yenOrNothing(row.otherYen),
    formatYen(row.closingYen),
    yenOrNothing(advanceYen),
  ];
  const rows: ReportRow[] =
    report.rows.length === 0
      ? [{ kind: 'row', cells: ['', BALANCE_WORDS.nothing] }]
      : report.rows.map((row) => ({ kind: 'row', cells: [row.code, row.name, ...figures(row, row.advanceYen)] }));
  return {
    title: BALANCE_WORDS.title,
    name: report.name,
    period: periodWords(report),
    createdOn: report.createdOn,
    createdLabel: CREATED,
    columns: [
      { label: columns.code, weight: 20, align: 'left' },
      { label: columns.name, weight: 62, align: 'left' },
      ...[
        columns.opening,
        columns.issued,
        columns.voided,
        columns.money,
        columns.deducted,
        columns.other,
        columns.closing,
        columns.advance,
      ].map((label) => ({ label, weight: 27, align: 'right' as const })),
    ],
    groups: [
      {
        heading: '',
        rows: [
          ...rows,
          { kind: 'total', cells: ['', BALANCE_WORDS.total, ...figures(report.sums, report.advanceYen)] },
        ],
        notes: [
          `${BALANCE_WORDS.beside}　${BALANCE_WORDS.advance} ${formatYen(report.advanceYen)}　${BALANCE_WORDS.suspense} ${formatYen(report.suspenseYen)}`,
        ],
      },
    ],
  };
}
