/** 電話・連絡 of one client: the call list of the day with its scripts, the log, and why money is late. */
import { useState } from 'react';
import { contactLogWords as words } from '../../../messages/contact-log.ts';
import { type ClientSummary, useAsOfDate, useCurrentClient } from '../../api/use-office.ts';
import { setParams, useRoute } from '../../stores/route.ts';
import { Page } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import './calls.css';
import { DueView } from './due-view.tsx';
import { LogView } from './log-view.tsx';
import { ReasonsView } from './reasons-view.tsx';

type View = keyof typeof VIEWS;

export interface CallsViewProps {
  client: ClientSummary;
  asOf: string;
  views: React.ReactNode;
}

const VIEWS = { due: DueView, log: LogView, reasons: ReasonsView };

export function CallsPage() {
  const client = useCurrentClient();
  const asOf = useAsOfDate();
  return client && asOf && <Calls key={client.clientId} client={client} asOf={asOf} />;
}

function Calls({ client, asOf }: { client: ClientSummary; asOf: string }) {
  const named = useRoute((route) => route.params.view);
  const [first] = useState<View>('due');
  const view: View = named !== undefined && named in VIEWS ? (named as View) : first;
  const View = VIEWS[view];
  const views = (
    <SegmentedFilter<View>
      label={words.viewsLabel}
      segments={(Object.keys(VIEWS) as View[]).map((value) => ({ value, label: words.views[value] }))}
      value={view}
      onChange={(next) => setParams({ view: next })}
    />
  );
  return (
    <Page title={words.title} sub={words.sub[view]}>
      <View key={view} client={client} asOf={asOf} views={views} />
    </Page>
  );
}
