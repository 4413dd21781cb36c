/** Columns of the list of balances and of one customer's ledger. */
import type { OutputOf } from '../../../contract/contract.ts';
import { entryText, methodWord, numberWords, taxWords } from '../../../domain/ledger-report.ts';
import { formatYen } from '../../../domain/money.ts';
import { ledgerWords } from '../../../messages/ledgers.ts';
import { Amount } from '../../ui/amount.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import type { Column } from '../../ui/table-columns.ts';

export type BalanceRow = OutputOf<'ledgers.balances'>['rows'][number];
export type BalanceSums = OutputOf<'ledgers.balances'>['sums'];
type Entry = OutputOf<'ledgers.customer'>['entries'][number];

/** An entry, or the balance carried forward in the first row. */
export interface LedgerLine {
  key: string;
  entry: Entry | null;
  on: string;
  balanceYen: number;
}

const words = ledgerWords.columns;

export function balanceColumns(sums: BalanceSums | undefined, rows: readonly BalanceRow[]): Column<BalanceRow>[] {
  const yen = (key: keyof BalanceSums, head: string, from?: 1080 | 1280): Column<BalanceRow> => ({
    key,
    head,
    align: 'end',
    minWidth: 92,
    cell: (row) => <Amount yen={row[key]} />,
    value: (row) => row[key],
    total: sums && formatYen(sums[key]),
    ...(from ? { from } : {}),
  });
  return [
    {
      key: 'customer',
      head: words.customer,
      width: 214,
      cell: (row) => (
        <span title={row.name}>
          <span className="code">{row.code}</span>
          {row.name}
        </span>
      ),
      value: (row) => `${row.code} ${row.name}`,
      total: ledgerWords.customers(rows.length),
    },
    yen('openingYen', words.opening),
    yen('issuedYen', words.issued),
    yen('voidedYen', words.voided, 1280),
    yen('moneyYen', words.money),
    yen('deductedYen', words.deducted),
    yen('otherYen', words.other),
    yen('closingYen', words.closing),
    {
      key: 'advance',
      head: words.advance,
      align: 'end',
      minWidth: 88,
      from: 1080,
      cell: (row) => <Amount yen={row.advanceYen} />,
      value: (row) => row.advanceYen,
      total: formatYen(rows.reduce((sum, row) => sum + row.advanceYen, 0)),
    },
  ];
}

type EntryYen = 'salesYen' | 'moneyYen' | 'feeYen' | 'discountYen' | 'otherYen';

export function useLedgerColumns(lines: readonly LedgerLine[], closingYen: number): Column<LedgerLine>[] {
  const dateText = useDateText();
  const yen = (key: EntryYen, head: string, width: number): Column<LedgerLine> => ({
    key,
    head,
    align: 'end',
    width,
    sortable: false,
    cell: ({ entry }) => entry && <Amount yen={entry[key]} />,
    value: ({ entry }) => entry?.[key] ?? null,
    total: formatYen(lines.reduce((sum, { entry }) => sum + (entry?.[key] ?? 0), 0)),
  });
  const text = (key: string, head: string, width: number | null, of: (entry: Entry) => string, from?: 1080 | 1280) => ({
    key,
    head,
    ...(width === null ? { minWidth: 104 } : { width }),
    sortable: false,
    cell: ({ entry }: LedgerLine) => entry && <span title={of(entry)}>{of(entry)}</span>,
    value: ({ entry }: LedgerLine) => (entry ? of(entry) : ''),
    ...(from ? { from } : {}),
  });
  return [
    {
      key: 'on',
      head: words.on,
      width: 104,
      sortable: false,
      cell: (line) => dateText(line.on),
      value: (line) => line.on,
      total: ledgerWords.entries(lines.length - 1),
    },
    text('number', words.number, 116, (entry) => numberWords(entry.numbers)),
    {
      ...text('text', words.text, null, entryText),
      cell: ({ entry }) => (entry ? <span title={entryText(entry)}>{entryText(entry)}</span> : ledgerWords.carried),
    },
    yen('salesYen', words.issued, 96),
    text('tax', words.tax, 72, (entry) => taxWords(entry.taxes), 1280),
    yen('moneyYen', words.money, 96),
    text('method', words.method, 64, (entry) => methodWord(entry.method), 1280),
    yen('feeYen', words.fee, 66),
    yen('discountYen', words.discount, 66),
    yen('otherYen', words.other, 92),
    {
      key: 'balance',
      head: words.closing,
      align: 'end',
      width: 104,
      sortable: false,
      cell: (line) => <b>{formatYen(line.balanceYen)}</b>,
      value: (line) => line.balanceYen,
      total: formatYen(closingYen),
    },
  ];
}
