/** A bridge as a table: one line a column of the aging, or one a customer (or client); a step is a column. */
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen } from '../../../domain/money.ts';
import { type BridgeKey, bridgeWords as words } from '../../../messages/aging-views.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/table-columns.ts';

type Bridge = OutputOf<'aging.bridge'>;

export const STEPS: readonly BridgeKey[] = [
  'openingYen',
  'issued',
  'money',
  'deducted',
  'writtenOff',
  'offset',
  'other',
  'voided',
  'reversed',
  'moved',
  'closingYen',
];

export interface BridgeLine extends Record<BridgeKey, number> {
  key: string;
  code: string;
  name: string;
  /** Of a line that is a column of the aging. */
  column: string | null;
  /** Of a line that is a client's or a customer's. */
  clientId: number | null;
  customerId: number | null;
}

export function bridgeLines(bridge: Bridge, rowsBy: 'steps' | 'rows'): BridgeLine[] {
  if (rowsBy === 'steps')
    return bridge.columns.map((column, at) => ({
      ...bridge.bridges[at]!,
      key: column.key,
      code: '',
      name: column.label,
      column: column.key,
      clientId: null,
      customerId: null,
    }));
  return bridge.rows.map((row) => ({ ...row, key: `${row.clientId}/${row.customerId ?? ''}`, column: null }));
}

/** Steps that nothing happened in are left out, so that the sum reads across. */
export function useBridgeColumns(
  bridge: Bridge | undefined,
  lines: readonly BridgeLine[],
  head: string,
): Column<BridgeLine>[] {
  const always: readonly BridgeKey[] = ['openingYen', 'issued', 'money', 'moved', 'closingYen'];
  const shown = STEPS.filter((step) => always.includes(step) || lines.some((line) => line[step] !== 0));
  return [
    {
      key: 'name',
      head,
      width: 210,
      cell: (line) => (
        <span title={line.name}>
          {line.code && <span className="code">{line.code}</span>}
          {line.name}
        </span>
      ),
      value: (line) => `${line.code} ${line.name}`.trim(),
      total: words.total,
    },
    ...shown.map((step): Column<BridgeLine> => {
      const strong = step === 'openingYen' || step === 'closingYen';
      return {
        key: step,
        head: words.steps[step],
        align: 'end',
        minWidth: strong ? 112 : 96,
        cell: (line) => (strong ? <b>{formatYen(line[step])}</b> : <Amount yen={line[step]} />),
        value: (line) => line[step],
        total: bridge && formatYen(bridge.total[step]),
      };
    }),
  ];
}
