/** Columns of the three lists: who could be written off, what was, what was set off. */
import { clearingWords, ruleWords } from '../../../messages/clearings.ts';
import { Amount } from '../../ui/amount.tsx';
import { Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import type { Debtor, Offset, Recovery, WriteOff } from './clearing-types.ts';

const words = clearingWords.columns;
type DateText = (date: string) => string;

function customerColumn<R extends { customerCode: string; customerName: string }>(total?: string): Column<R> {
  return {
    key: 'customer',
    head: words.customer,
    minWidth: 200,
    cell: (row) => (
      <>
        <span className="code">{row.customerCode}</span>
        {row.customerName}
      </>
    ),
    value: (row) => `${row.customerCode} ${row.customerName}`,
    ...(total === undefined ? {} : { total }),
  };
}

export function debtorColumns(rows: readonly Debtor[], dateText: DateText): Column<Debtor>[] {
  const day = (key: string, head: string, of: (row: Debtor) => string | null): Column<Debtor> => ({
    key,
    head,
    width: 104,
    cell: (row) => {
      const on = of(row);
      return on === null ? '' : dateText(on);
    },
    value: of,
  });
  return [
    customerColumn(clearingWords.sum(rows.length)),
    day('lastSold', words.lastSold, (row) => row.lastSoldOn),
    day('lastDue', words.lastDue, (row) => row.lastDueOn),
    day('lastDeposit', words.lastDeposit, (row) => row.lastDepositOn),
    day('from', words.from, (row) => row.rules.find((one) => one.rule === '9-6-3-1')?.fromOn ?? null),
    {
      key: 'reminders',
      head: words.reminders,
      width: 64,
      align: 'end',
      cell: (row) => clearingWords.reminders(row.reminders),
      value: (row) => row.reminders,
    },
    {
      key: 'open',
      head: words.open,
      width: 120,
      align: 'end',
      cell: (row) => <Amount yen={row.openYen} />,
      value: (row) => row.openYen,
      total: <Amount yen={rows.reduce((sum, row) => sum + row.openYen, 0)} />,
    },
  ];
}

function doneColumns<R extends Offset>(rows: readonly R[], dateText: DateText, nameOf: DateText): Column<R>[] {
  return [
    {
      key: 'on',
      head: words.on,
      width: 104,
      cell: (row) => dateText(row.on),
      value: (row) => row.on,
      total: clearingWords.sum(rows.length),
    },
    customerColumn(),
    {
      key: 'invoices',
      head: words.invoices,
      width: 168,
      from: 1280,
      cell: (row) => clearingWords.invoices(row.lines[0]?.invoice ?? '', row.lines.length - 1),
      value: (row) => row.lines.map((line) => line.invoice).join(' '),
    },
    {
      key: 'reason',
      head: words.reason,
      minWidth: 160,
      cell: (row) => <span title={[row.reason, row.evidence].filter(Boolean).join('　')}>{row.reason}</span>,
      value: (row) => row.reason,
    },
    {
      key: 'amount',
      head: words.amount,
      width: 116,
      align: 'end',
      cell: (row) => <Amount yen={row.amountYen} />,
      value: (row) => row.amountYen,
      total: (
        <Amount yen={rows.reduce((sum, row) => sum + (row.reversedOn === null ? row.amountYen : 0), 0)} zero="figure" />
      ),
    },
    { key: 'by', head: words.by, width: 84, from: 1280, cell: (row) => nameOf(row.by), value: (row) => nameOf(row.by) },
    {
      key: 'state',
      head: words.state,
      width: 76,
      cell: (row) => row.reversedOn !== null && <Tag>{clearingWords.undone}</Tag>,
      value: (row) => row.reversedOn,
    },
  ];
}

export function writeOffColumns(rows: readonly WriteOff[], dateText: DateText, nameOf: DateText): Column<WriteOff>[] {
  const columns = doneColumns(rows, dateText, nameOf);
  const tax = (row: WriteOff) => row.taxes.reduce((sum, one) => sum + one.taxYen, 0);
  columns.splice(2, 0, {
    key: 'rule',
    head: words.rule,
    width: 84,
    cell: (row) => <span title={ruleWords[row.rule].label}>{ruleWords[row.rule].short}</span>,
    value: (row) => ruleWords[row.rule].short,
  });
  columns.splice(columns.length - 2, 0, {
    key: 'tax',
    head: words.tax,
    width: 92,
    align: 'end',
    cell: (row) => <Amount yen={tax(row)} />,
    value: tax,
  });
  return columns;
}

export function offsetColumns(rows: readonly Offset[], dateText: DateText, nameOf: DateText): Column<Offset>[] {
  return doneColumns(rows, dateText, nameOf);
}

export function recoveryColumns(rows: readonly Recovery[], dateText: DateText, nameOf: DateText): Column<Recovery>[] {
  const payer = (row: Recovery) => `${dateText(row.depositedOn)}　${row.payerName}`;
  return [
    {
      key: 'on',
      head: words.on,
      width: 104,
      cell: (row) => dateText(row.on),
      value: (row) => row.on,
      total: clearingWords.sum(rows.length),
    },
    customerColumn(),
    {
      key: 'deposit',
      head: words.deposit,
      minWidth: 240,
      cell: (row) => <span className="cut">{payer(row)}</span>,
      value: payer,
    },
    {
      key: 'amount',
      head: words.amount,
      width: 116,
      align: 'end',
      cell: (row) => <Amount yen={row.amountYen} />,
      value: (row) => row.amountYen,
      total: (
        <Amount yen={rows.reduce((sum, row) => sum + (row.reversedOn === null ? row.amountYen : 0), 0)} zero="figure" />
      ),
    },
    { key: 'by', head: words.by, width: 84, from: 1280, cell: (row) => nameOf(row.by), value: (row) => nameOf(row.by) },
    {
      key: 'state',
      head: words.state,
      width: 76,
      cell: (row) => row.reversedOn !== null && <Tag>{clearingWords.undone}</Tag>,
      value: (row) => row.reversedOn,
    },
  ];
}
