/** 残高確認: letters that ask customers to confirm a balance, and what comes back. */
import './confirmations.css';
import { useState } from 'react';
import { confirmationWords as words } from '../../../messages/ledgers.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useAsOfDate, useCurrentClient } from '../../api/use-office.ts';
import { setParams, useRoute } from '../../stores/route.ts';
import { ReadError } from '../../ui/error-panel.tsx';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { AnswersView } from './answers-view.tsx';
import { SendView } from './send-view.tsx';

export function ConfirmationsPage() {
  const client = useCurrentClient();
  const asOf = useAsOfDate();
  return client && asOf && <Confirmations key={client.clientId} client={client} asOf={asOf} />;
}

function Confirmations({ client, asOf }: { client: ClientSummary; asOf: string }) {
  const { clientId } = client;
  const list = useMethod('confirmations.list', { clientId });
  const proposal = useMethod('confirmations.propose', { clientId, asOf });
  const wanted = useRoute((route) => route.params.view);
  const [first] = useState(wanted);
  const waiting = list.value?.confirmations.length ?? 0;
  const view = (wanted ?? first) === 'answers' ? 'answers' : 'send';
  const failed = proposal.failure && !proposal.value ? proposal : list.failure && !list.value ? list : null;
  return (
    <Page title={words.title} sub={words.sub(asOf)}>
      <Toolbar>
        <SegmentedFilter
          label={words.tabs.label}
          segments={[
            { value: 'send', label: words.tabs.send },
            { value: 'answers', label: words.tabs.answers, count: waiting },
          ]}
          value={view}
          onChange={(next) => setParams({ view: next })}
        />
      </Toolbar>
      {failed ? (
        <ReadError failure={failed.failure!} retry={failed.refresh} />
      ) : view === 'send' ? (
        <SendView client={client} asOf={asOf} proposal={proposal} />
      ) : (
        <AnswersView client={client} list={list} />
      )}
    </Page>
  );
}
