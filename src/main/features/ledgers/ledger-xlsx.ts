/** 得意先元帳, 売掛残高一覧表, and the lists of statements and confirmations as workbooks: figures are figures, sums are formulas. */
import {
  CONFIRMATION_STATES,
  CONFIRMATION_WORDS,
  type ConfirmationList,
  STATEMENT_WORDS,
  type StatementList,
} from '../../../domain/balance-report.ts';
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
import {
  addSheet,
  columnName,
  putDate,
  putFormula,
  putHead,
  putNumber,
  putText,
  putTitle,
  ruleBelow,
  ruleTotal,
  type Sheet,
  startWorkbook,
} from '../paper/workbook.ts';
import { finishWorkbook } from '../paper/workbook-file.ts';
import { putTable, type TableColumn } from '../paper/workbook-table.ts';

const HEAD_ROW = 5;

/** Columns of the ledger: 日付, 番号, 摘要, 売上, 税区分, 入金, 方法, 手数料, 値引, 相殺・貸倒等, 残高. */
const LEDGER_WIDTHS = [12, 20, 34, 15, 14, 15, 10, 11, 11, 14, 16];
const AT = { sales: 4, money: 6, fee: 8, discount: 9, other: 10, balance: 11 };

/** All customers on one sheet, one after the other; each balance is reckoned from the row above by a formula. */
export async function drawLedgerWorkbook(report: LedgerReport): Promise<Uint8Array> {
  const book = startWorkbook(report.createdOn, LEDGER_WORDS.title);
  const sheet = addSheet(book, {
    name: LEDGER_WORDS.sheet,
    landscape: true,
    footer: `${report.name}　${LEDGER_WORDS.title}`,
    accent: report.accent,
    widths: LEDGER_WIDTHS,
    headRow: HEAD_ROW,
  });
  putTitle(sheet, LEDGER_WIDTHS.length, report.accent, LEDGER_WORDS.title, report.name, periodWords(report));
  const { columns } = LEDGER_WORDS;
  const labels = [
    columns.on,
    columns.number,
    columns.text,
    columns.sales,
    columns.tax,
    columns.money,
    columns.method,
    columns.fee,
    columns.discount,
    columns.other,
    columns.balance,
  ];
  putHead(
    sheet,
    HEAD_ROW,
    labels,
    labels.map((_, at) => [3, 5, 7, 8, 9, 10].includes(at)),
  );
  let row = HEAD_ROW + 1;
  for (const customer of report.customers) row = putLedger(sheet, report, customer, row) + 1;
  if (report.customers.length === 0) putText(sheet, row, 1, LEDGER_WORDS.nothing, { overflow: true });
  return finishWorkbook(book, report.createdOn);
}

/** Returns the row after the customer's total. */
function putLedger(
  sheet: Sheet,
  report: LedgerReport,
  customer: LedgerReport['customers'][number],
  from: number,
): number {
  putText(sheet, from, 1, `${customer.code}　${customer.name}`, { bold: true, size: 11, overflow: true });
  const carried = from + 1;
  putDate(sheet, carried, 1, report.from, { align: 'left' });
  putText(sheet, carried, 3, LEDGER_WORDS.carried, { indent: 1 });
  putNumber(sheet, carried, AT.balance, customer.sums.openingYen, 'yen', { bold: true });
  ruleBelow(sheet, carried, 1, LEDGER_WIDTHS.length, 'thin', 'FF8C8477');
  let row = carried + 1;
  for (const entry of customer.entries) {
    putDate(sheet, row, 1, entry.on, { align: 'left' });
    putText(sheet, row, 2, numberWords(entry.numbers), { indent: 1 });
    putText(sheet, row, 3, entryText(entry), { indent: 1 });
    putNumber(sheet, row, AT.sales, entry.salesYen, 'yen');
    putText(sheet, row, 5, taxWords(entry.taxes), { indent: 1 });
    putNumber(sheet, row, AT.money, entry.moneyYen, 'yen');
    putText(sheet, row, 7, methodWord(entry.method), { indent: 1 });
    putNumber(sheet, row, AT.fee, entry.feeYen, 'yen');
    putNumber(sheet, row, AT.discount, entry.discountYen, 'yen');
    putNumber(sheet, row, AT.other, entry.otherYen, 'yen');
    putFormula(sheet, row, AT.balance, `K${row - 1}+D${row}-F${row}-H${row}-I${row}-J${row}`, entry.balanceYen, 'yen', {
      bold: true,
    });
    ruleBelow(sheet, row, 1, LEDGER_WIDTHS.length);
    row++;
  }
  putText(sheet, row, 3, LEDGER_WORDS.total, { bold: true, indent: 1 });
  const sum = (column: number, yen: number) =>
    putFormula(sheet, row, column, `SUM(${columnName(column)}${carried}:${columnName(column)}${row - 1})`, yen, 'yen', {
      bold: true,
    });
  for (const [key, column] of [
    ['salesYen', AT.sales],
    ['moneyYen', AT.money],
    ['feeYen', AT.fee],
    ['discountYen', AT.discount],
    ['otherYen', AT.other],
  ] as const)
    sum(
      column,
      customer.entries.reduce((total, entry) => total + entry[key], 0),
    );
  putFormula(
    sheet,
    row,
    AT.balance,
    `K${carried}+D${row}-F${row}-H${row}-I${row}-J${row}`,
    customer.sums.closingYen,
    'yen',
    { bold: true },
  );
  ruleTotal(sheet, row, 1, LEDGER_WIDTHS.length);
  return row + 1;
}

type BalanceRow = BalanceReport['rows'][number];

export async function drawBalancesWorkbook(report: BalanceReport): Promise<Uint8Array> {
  const book = startWorkbook(report.createdOn, BALANCE_WORDS.title);
  const { columns } = BALANCE_WORDS;
  const yen = (label: string, value: (row: BalanceRow) => number): TableColumn<BalanceRow> => ({
    label,
    width: 15,
    kind: 'yen',
    value,
    summed: true,
  });
  const table: TableColumn<BalanceRow>[] = [
    { label: columns.code, width: 12, kind: 'text', value: (row) => row.code },
    { label: columns.name, width: 34, kind: 'text', value: (row) => row.name },
    yen(columns.opening, (row) => row.openingYen),
    yen(columns.issued, (row) => row.issuedYen),
    yen(columns.voided, (row) => row.voidedYen),
    yen(columns.money, (row) => row.moneyYen),
    yen(columns.deducted, (row) => row.deductedYen),
    yen(columns.other, (row) => row.otherYen),
    {
      ...yen(columns.closing, (row) => row.closingYen),
      bold: true,
      formula: (row) => `C${row}+D${row}-E${row}-F${row}-G${row}-H${row}`,
    },
    yen(columns.advance, (row) => row.advanceYen),
  ];
  const sheet = addSheet(book, {
    name: BALANCE_WORDS.sheet,
    landscape: true,
    footer: `${report.name}　${BALANCE_WORDS.title}`,
    accent: report.accent,
    widths: table.map(({ width }) => width),
    headRow: HEAD_ROW,
    headColumns: 2,
  });
  putTitle(sheet, table.length, report.accent, BALANCE_WORDS.title, report.name, periodWords(report));
  const { totalRow } = putTable(sheet, HEAD_ROW, table, report.rows, {
    total: BALANCE_WORDS.total,
    nothing: BALANCE_WORDS.nothing,
  });
  const beside: [string, number][] = [
    [BALANCE_WORDS.advance, report.advanceYen],
    [BALANCE_WORDS.suspense, report.suspenseYen],
  ];
  putText(sheet, totalRow + 2, 2, BALANCE_WORDS.beside, { size: 9, indent: 1 });
  for (const [at, [label, amount]] of beside.entries()) {
    putText(sheet, totalRow + 3 + at, 2, label, { size: 9, indent: 2 });
    putNumber(sheet, totalRow + 3 + at, 3, amount, 'yen', { size: 9 });
  }
  return finishWorkbook(book, report.createdOn);
}

interface StatementRow {
  code: string;
  name: string;
  number: string;
  issuedOn: string;
  dueOn: string;
  amountYen: number;
  openYen: number;
}

export async function drawStatementWorkbook(report: StatementList): Promise<Uint8Array> {
  const book = startWorkbook(report.createdOn, STATEMENT_WORDS.title);
  const { columns } = STATEMENT_WORDS;
  const table: TableColumn<StatementRow>[] = [
    { label: columns.code, width: 12, kind: 'text', value: (row) => row.code },
    { label: columns.name, width: 34, kind: 'text', value: (row) => row.name },
    { label: columns.number, width: 20, kind: 'text', value: (row) => row.number },
    { label: columns.issued, width: 13, kind: 'date', value: (row) => row.issuedOn },
    { label: columns.due, width: 13, kind: 'date', value: (row) => row.dueOn },
    { label: columns.amount, width: 16, kind: 'yen', value: (row) => row.amountYen, summed: true },
    { label: columns.open, width: 16, kind: 'yen', value: (row) => row.openYen, summed: true, bold: true },
  ];
  const sheet = addSheet(book, {
    name: STATEMENT_WORDS.sheet,
    landscape: false,
    footer: `${report.name}　${STATEMENT_WORDS.title}`,
    accent: report.accent,
    widths: table.map(({ width }) => width),
    headRow: HEAD_ROW,
  });
  putTitle(sheet, table.length, report.accent, STATEMENT_WORDS.title, report.name, formatDate(report.asOf));
  const rows = report.customers.flatMap(({ code, name, invoices }) => invoices.map((one) => ({ code, name, ...one })));
  putTable(sheet, HEAD_ROW, table, rows, { total: STATEMENT_WORDS.total, nothing: STATEMENT_WORDS.nothing });
  return finishWorkbook(book, report.createdOn);
}

type ConfirmationRow = ConfirmationList['rows'][number];

export async function drawConfirmationWorkbook(report: ConfirmationList): Promise<Uint8Array> {
  const book = startWorkbook(report.createdOn, CONFIRMATION_WORDS.title);
  const { columns } = CONFIRMATION_WORDS;
  const text = (
    label: string,
    width: number,
    value: (row: ConfirmationRow) => string,
  ): TableColumn<ConfirmationRow> => ({ label, width, kind: 'text', value });
  const table: TableColumn<ConfirmationRow>[] = [
    text(columns.serial, 16, (row) => row.serial),
    text(columns.code, 12, (row) => row.code),
    text(columns.name, 30, (row) => row.name),
    { label: columns.sent, width: 12, kind: 'date', value: (row) => row.sentOn },
    { label: columns.reminders, width: 8, kind: 'count', value: (row) => row.reminders },
    { label: columns.balance, width: 15, kind: 'yen', value: (row) => row.balanceYen, summed: true },
    text(columns.state, 12, (row) => CONFIRMATION_STATES[row.state]),
    text(columns.replied, 12, (row) => (row.repliedOn ? formatDate(row.repliedOn) : '')),
    { label: columns.stated, width: 15, kind: 'yen', value: (row) => row.statedYen ?? 0, summed: true },
    {
      label: columns.difference,
      width: 14,
      kind: 'yen',
      value: (row) => (row.statedYen === null ? 0 : row.statedYen - row.balanceYen),
      summed: true,
    },
    text(columns.reason, 30, (row) => row.reason),
  ];
  const sheet = addSheet(book, {
    name: CONFIRMATION_WORDS.sheet,
    landscape: true,
    footer: `${report.name}　${CONFIRMATION_WORDS.title}`,
    accent: report.accent,
    widths: table.map(({ width }) => width),
    headRow: HEAD_ROW,
  });
  putTitle(sheet, table.length, report.accent, CONFIRMATION_WORDS.title, report.name, formatDate(report.asOf));
  putTable(sheet, HEAD_ROW, table, report.rows, {
    total: CONFIRMATION_WORDS.total,
    nothing: CONFIRMATION_WORDS.nothing,
  });
  return finishWorkbook(book, report.createdOn);
}
