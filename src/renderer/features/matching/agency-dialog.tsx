/** F7 収納代行: one bulk deposit clears the invoices of many customers, less the agency's commission. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { commissionOf } from '../../../domain/agency-commission.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { agencyWords as words } from '../../../messages/agencies.ts';
import { common } from '../../../messages/common.ts';
import { useMethod } from '../../api/use-method.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Dialog, type DialogClient } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { AgencyEntryDialog } from './agency-entry-dialog.tsx';
import type { MatchingActs } from './use-acts.ts';
import type { WaitingDeposit } from './use-waiting.ts';

type Proposal = OutputOf<'agencies.propose'>;
type Receivable = Proposal['receivables'][number];

export interface AgencyDialogProps {
  client: DialogClient & { clientId: number };
  deposit: WaitingDeposit;
  acts: MatchingActs;
}

export function AgencyDialog({ client, deposit, acts }: AgencyDialogProps) {
  const { clientId } = client;
  const { depositId } = deposit;
  const proposal = useMethod('agencies.propose', { clientId, depositId }, { fresh: true });
  const agencies = useMethod('agencies.list', { clientId }, { fresh: true }).value?.agencies ?? [];
  const columns = useAgencyColumns();
  const [picked, setPicked] = useState<ReadonlySet<number> | null>(null);
  const agency = agencies.find((one) => one.agencyId === proposal.value?.agencyId);
  const receivables = proposal.value?.receivables ?? [];
  const ticks = picked ?? new Set(receivables.filter((one) => one.suggested).map((one) => one.receivableId));
  const chosen = receivables.filter((one) => ticks.has(one.receivableId));
  const grossYen = sumYen(chosen.map((one) => one.openYen));
  const moneyYen = deposit.proposal.amountYen;
  const commissionYen = grossYen - moneyYen;
  const agreedYen = agency ? commissionOf(grossYen, chosen.length, agency) : null;
  const ready = agency !== undefined && chosen.length > 0 && commissionYen >= 0;
  function book() {
    if (!ready) return;
    acts.closeDialog();
    acts.clear(words.booked(agency.name, chosen.length, grossYen), [
      {
        depositId,
        allocations: chosen.map((one) => ({ receivableId: one.receivableId, amountYen: one.openYen })),
        adjustments: commissionYen === 0 ? [] : [{ kind: 'commission', amountYen: commissionYen }],
      },
    ]);
  }
  if (proposal.value?.agencyId === null)
    return <AgencyEntryDialog client={client} payerName={deposit.proposal.payerName} onClose={acts.closeDialog} />;
  return (
    <Dialog
      title={words.title}
      sub={agency?.name ?? deposit.proposal.payerName}
      client={client}
      width={760}
      onClose={acts.closeDialog}
      keys={{ F12: { label: words.key, run: book, main: true, disabled: !ready } }}
      foot={
        <>
          <Button tone="primary" keyCap="F12" disabled={!ready} onClick={book}>
            {words.confirm}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={acts.closeDialog}>
            {common.cancel}
          </Button>
        </>
      }
    >
      {proposal.failure && <ErrorPanel failure={proposal.failure} title={words.failed} />}
      {agency && (
        <>
          <div className="agency-list">
            <DataTable
              label={words.title}
              columns={columns}
              rows={receivables}
              rowKey={(one) => one.receivableId}
              ticks={ticks}
              onTicks={(next) => setPicked(new Set([...next].map(Number)))}
              autoFocus
              empty={<EmptyState title={words.none.title} text={words.none.text} />}
            />
          </div>
          <Sums {...{ grossYen, moneyYen, commissionYen, agreedYen, count: chosen.length }} />
        </>
      )}
    </Dialog>
  );
}

interface SumsProps {
  grossYen: number;
  moneyYen: number;
  commissionYen: number;
  agreedYen: number | null;
  count: number;
}

function Sums({ grossYen, moneyYen, commissionYen, agreedYen, count }: SumsProps) {
  const differs = count > 0 && agreedYen !== null && agreedYen !== commissionYen;
  return (
    <dl className="facts agency-sums">
      <div>
        <dt>{words.gross(count)}</dt>
        <dd className="n">{formatYen(grossYen)}</dd>
      </div>
      <div>
        <dt>{words.money}</dt>
        <dd className="n">{formatYen(moneyYen)}</dd>
      </div>
      <div className="total">
        <dt>{words.commission}</dt>
        <dd>{differs ? <span className="late">{words.differs(agreedYen)}</span> : count > 0 ? words.agreed : ''}</dd>
        <dd className="n">{count === 0 ? '—' : formatYen(commissionYen)}</dd>
      </div>
    </dl>
  );
}

function useAgencyColumns(): Column<Receivable>[] {
  const dateText = useDateText();
  const heads = words.columns;
  return [
    { key: 'invoice', head: heads.invoice, width: 120, cell: (one) => one.invoice, value: (one) => one.invoice },
    {
      key: 'customer',
      head: heads.customer,
      minWidth: 200,
      cell: (one) => <span className="cut">{`${one.customerCode}　${one.customerName}`}</span>,
      value: (one) => one.customerCode,
    },
    { key: 'due', head: heads.due, width: 100, cell: (one) => dateText(one.dueOn), value: (one) => one.dueOn },
    {
      key: 'open',
      head: heads.open,
      width: 120,
      align: 'end',
      cell: (one) => <Amount yen={one.openYen} />,
      value: (one) => one.openYen,
    },
  ];
}
