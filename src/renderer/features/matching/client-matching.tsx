/** 消込 of one client: deposits left, the proposal between, the customer's receivables right. */
import { sumYen } from '../../../domain/money.ts';
import { doneWords, matchingWords, proposalWords } from '../../../messages/matching-page.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote, ReadError } from '../../ui/error-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { AgencyDialog } from './agency-dialog.tsx';
import { BankReversalDialog } from './bank-reversal-dialog.tsx';
import { ClearedPane, DayPane } from './cleared-pane.tsx';
import { DepositPane } from './deposit-pane.tsx';
import { OverDialog } from './over-dialog.tsx';
import { ProposalPane } from './proposal-pane.tsx';
import { ReceivablesPane } from './receivables-pane.tsx';
import { ShortageDialog } from './shortage-dialog.tsx';
import type { MatchingActs } from './use-acts.ts';
import type { Trouble } from './use-booking.ts';
import { type MatchingDesk, useMatching } from './use-matching.ts';
import type { Panes } from './use-panes.ts';
import type { Work } from './use-work.ts';
import { WrongClientDialog } from './wrong-client-dialog.tsx';

export function ClientMatching({ client }: { client: ClientSummary }) {
  const desk = useMatching(client);
  const { waiting, booking, choice, work, acts } = desk;
  if (waiting.failure && !waiting.proposals.value) {
    return (
      <Page title={matchingWords.title}>
        <ReadError failure={waiting.failure} retry={waiting.proposals.refresh} />
      </Page>
    );
  }
  const live = waiting.cleared.filter((one) => one.reversedOn === null);
  return (
    <Page title={matchingWords.title} sub={matchingWords.sub(live.length, sumYen(live.map((one) => one.clearedYen)))}>
      <TroubleNote trouble={booking.trouble} onClose={() => booking.setTrouble(null)} />
      <div className="matching">
        <Deposits desk={desk} done={live.length} />
        {choice.tab === 'done' ? <Done desk={desk} /> : work.deposits.length > 0 && <Deciding desk={desk} />}
      </div>
      <Dialogs client={client} work={work} acts={acts} />
    </Page>
  );
}

function Deposits({ desk, done }: { desk: MatchingDesk; done: number }) {
  const { waiting, booking, choice, panes, cleared } = desk;
  return (
    <DepositPane
      tab={choice.tab}
      onTab={choice.setTab}
      counts={{ ...choice.counts, done }}
      rows={choice.rows}
      sort={choice.sort}
      onSort={choice.setSort}
      cleared={waiting.cleared}
      loading={waiting.loading}
      untouched={!waiting.loading && waiting.waiting.length === 0 && waiting.neverImported}
      current={choice.current}
      onCurrent={choice.setCurrent}
      currentCleared={cleared.row?.allocationId ?? null}
      onCurrentCleared={cleared.setCurrent}
      together={choice.together}
      onTogether={choice.setTogether}
      tableRef={panes.list}
      lastText={booking.last?.text ?? null}
      onUndo={desk.undo}
    />
  );
}

function Deciding({ desk }: { desk: MatchingDesk }) {
  const { client, choice, panes, work, customer, acts } = desk;
  const tabs = panes.onePane ? <PaneTabs panes={panes} receivables={work.open.length} /> : undefined;
  return (
    <>
      {panes.shows('proposal') && (
        <ProposalPane
          work={work}
          customerName={customer?.name ?? null}
          customerCode={customer?.code ?? null}
          place={choice.place}
          acts={acts}
          tabs={tabs}
        />
      )}
      {panes.shows('receivables') && (
        <ReceivablesPane
          clientId={client.clientId}
          asOf={desk.asOf}
          work={work}
          customers={desk.customers}
          tableRef={panes.receivables}
          customerRef={panes.customer}
          current={panes.currentReceivable}
          tabs={tabs}
        />
      )}
    </>
  );
}

function Done({ desk: { cleared, panes, waiting } }: { desk: MatchingDesk }) {
  return (
    <>
      <ClearedPane row={cleared.row} onReverse={cleared.reverse} />
      {!panes.onePane && <DayPane rows={waiting.cleared} />}
    </>
  );
}

function PaneTabs({ panes, receivables }: { panes: Panes; receivables: number }) {
  return (
    <SegmentedFilter
      label={matchingWords.title}
      segments={[
        { value: 'proposal', label: proposalWords.tabs.proposal },
        { value: 'receivables', label: proposalWords.tabs.receivables, count: receivables },
      ]}
      value={panes.pane}
      onChange={panes.setPane}
    />
  );
}

function TroubleNote({ trouble, onClose }: { trouble: Trouble | null; onClose: () => void }) {
  if (!trouble) return null;
  if (trouble.failure) return <ErrorNote failure={trouble.failure} title={trouble.title} onClose={onClose} />;
  return (
    <div className="notes-in-page">
      <div className="note" role="alert">
        <p>{trouble.sentence}</p>
        <div className="buttons">
          <Button small keyCap="Esc" onClick={onClose}>
            {doneWords.close}
          </Button>
        </div>
      </div>
    </div>
  );
}

function Dialogs({ client, work, acts }: { client: ClientSummary; work: Work; acts: MatchingActs }) {
  const customerId = work.composition.customerId ?? 1;
  const asked = { clientId: client.clientId, customerId };
  const customer = useMethod('customers.get', asked, {
    fresh: true,
    enabled: work.composition.customerId !== null,
  }).value;
  if (acts.dialog === 'short') {
    return (
      <ShortageDialog
        client={client}
        work={work}
        customerBearsFee={customer?.feeBearer === 'customer'}
        onClose={acts.closeDialog}
      />
    );
  }
  const deposit = work.deposits[0];
  if (acts.dialog === null || !deposit) return null;
  if (acts.dialog === 'agency') return <AgencyDialog client={client} deposit={deposit} acts={acts} />;
  if (acts.dialog === 'over') return <OverDialog client={client} work={work} acts={acts} />;
  return acts.dialog === 'bank' ? (
    <BankReversalDialog client={client} deposit={deposit} acts={acts} />
  ) : (
    <WrongClientDialog client={client} deposit={deposit} acts={acts} />
  );
}
