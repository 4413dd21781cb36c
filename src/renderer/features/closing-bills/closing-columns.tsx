/** One list for bills that would be issued and bills that were: the figures of the paper, in its order. */
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { closingWords as words } from '../../../messages/billing.ts';
import { Amount } from '../../ui/amount.tsx';
import { Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';

export type Proposed = OutputOf<'closingBills.propose'>['bills'][number];
export type Issued = OutputOf<'closingBills.list'>['bills'][number];
export type Bill = Omit<Proposed, 'taxes' | 'obstacle'> & {
  key: string;
  invoiceId: number | null;
  number: string;
  state: 'ready' | 'held' | 'issued' | 'voided';
  why: string;
};

export function billOfProposed(one: Proposed): Bill {
  const { taxes: _taxes, obstacle, ...bill } = one;
  const state = obstacle === null ? 'ready' : 'held';
  return { ...bill, key: `c${one.customerId}`, invoiceId: null, number: '', state, why: obstacle?.sentence ?? '' };
}

export function billOfIssued({ voidedOn, qualifiedPaper: _paper, ...bill }: Issued): Bill {
  return { ...bill, key: `i${bill.invoiceId}`, state: voidedOn === null ? 'issued' : 'voided', why: '' };
}

type YenKey = 'previous' | 'deposits' | 'adjustments' | 'separate' | 'carried' | 'sales' | 'tax' | 'balance';

export function closingColumns(
  bills: readonly Bill[],
  isIssued: boolean,
  dateText: (date: string) => string,
): Column<Bill>[] {
  const heads = words.columns;
  const counted = bills.filter((one) => one.state === 'ready' || one.state === 'issued');
  const yen = (key: YenKey, of: (one: Bill) => number, from?: 1280 | 1700): Column<Bill> => ({
    key,
    head: heads[key],
    width: 104,
    align: 'end',
    ...(from ? { from } : {}),
    cell: (one) => <Amount yen={of(one)} />,
    value: of,
    total: formatYen(sumYen(counted.map(of))),
  });
  const issued: Column<Bill>[] = [
    {
      key: 'closedOn',
      head: heads.closedOn,
      width: 104,
      cell: (one) => dateText(one.closedOn),
      value: (one) => one.closedOn,
    },
    { key: 'number', head: heads.number, width: 112, cell: (one) => one.number, value: (one) => one.number },
  ];
  return [
    {
      key: 'customer',
      head: heads.customer,
      minWidth: 160,
      cell: (one) => <span className="cut">{`${one.customerCode}　${one.customerName}`}</span>,
      value: (one) => one.customerCode,
    },
    ...(isIssued ? issued : []),
    yen('previous', (one) => one.previousYen),
    yen('deposits', (one) => one.depositsYen, 1700),
    yen('adjustments', (one) => one.adjustmentsYen, 1700),
    yen('carried', (one) => one.carriedYen, 1280),
    yen('sales', (one) => one.salesYen),
    yen('tax', (one) => one.taxYen, 1700),
    yen('balance', (one) => one.balanceYen),
    {
      key: 'state',
      head: heads.state,
      width: 80,
      cell: (one) => (
        <Tag tone={one.state === 'ready' ? 'act' : one.state === 'held' ? 'ask' : 'plain'}>{stateText(one)}</Tag>
      ),
      value: stateText,
    },
  ];
}

function stateText(bill: Bill): string {
  return { ready: words.ready, held: words.held, issued: words.issued, voided: words.voided }[bill.state];
}
