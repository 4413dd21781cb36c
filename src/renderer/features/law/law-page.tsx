/** 時効・法的手続 of one client: one tab, a view for each of its matters. */
import { lawWords as words } from '../../../messages/law.ts';
import { type ClientSummary, useAsOfDate, useCurrentClient } from '../../api/use-office.ts';
import { setParams, useRoute } from '../../stores/route.ts';
import { Page } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { CertifiedView } from './certified-view.tsx';
import { HandoversView } from './handovers-view.tsx';
import { InterestView } from './interest-view.tsx';
import './law.css';
import { LimitationView } from './limitation-view.tsx';
import { LossesView } from './losses-view.tsx';

export type LawView = keyof typeof VIEWS;

export interface LawViewProps {
  client: ClientSummary;
  asOf: string;
  /** The choice of views, for the view's own toolbar. */
  views: React.ReactNode;
}

const VIEWS = {
  limitation: LimitationView,
  interest: InterestView,
  certified: CertifiedView,
  handovers: HandoversView,
  losses: LossesView,
};

export function LawPage() {
  const client = useCurrentClient();
  const asOf = useAsOfDate();
  return client && asOf && <Law key={client.clientId} client={client} asOf={asOf} />;
}

function Law({ client, asOf }: { client: ClientSummary; asOf: string }) {
  const named = useRoute((route) => route.params.view);
  const view: LawView = named !== undefined && named in VIEWS ? (named as LawView) : 'limitation';
  const View = VIEWS[view];
  const views = (
    <SegmentedFilter<LawView>
      label={words.viewsLabel}
      segments={(Object.keys(VIEWS) as LawView[]).map((value) => ({ value, label: words.views[value] }))}
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
