/** 効果: the two queues of the day, what reminders brought, who pays after which, and what was missed. */
import { useState } from 'react';
import { addDays, type PlainDate } from '../../../domain/dates.ts';
import { effectWords as words } from '../../../messages/effects.ts';
import { type ClientSummary, useAsOfDate, useCurrentClient } from '../../api/use-office.ts';
import { setParams, useRoute } from '../../stores/route.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import { type ReportScope, ScopeFilter } from '../../ui/scope-filter.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { EffectCustomers } from './customers-view.tsx';
import { Missed } from './missed-view.tsx';
import { Queues } from './queues-view.tsx';
import { EffectTable } from './table-view.tsx';

type View = keyof typeof words.views;
type Span = keyof typeof words.spans;

export interface EffectViewProps {
  client: ClientSummary | null;
  /** undefined: of all clients. */
  clientId: number | undefined;
  asOf: PlainDate;
  from: PlainDate;
  tools: React.ReactNode;
}

const VIEWS = { queues: Queues, table: EffectTable, customers: EffectCustomers, missed: Missed };
const DAYS: Record<Span, number> = { quarter: 92, half: 183, year: 365 };

export function EffectsPage() {
  const client = useCurrentClient();
  const asOf = useAsOfDate();
  return asOf && <Effects key={client?.clientId ?? 0} client={client} asOf={asOf} />;
}

function Effects({ client, asOf }: { client: ClientSummary | null; asOf: PlainDate }) {
  const [scope, setScope] = useState<ReportScope>(client ? 'client' : 'office');
  const [span, setSpan] = useState<Span>('half');
  const named = useRoute((route) => route.params.view);
  const view: View = named !== undefined && named in VIEWS ? (named as View) : 'queues';
  const View = VIEWS[view];
  const tools = (
    <Toolbar>
      <SegmentedFilter<View>
        label={words.viewsLabel}
        segments={(Object.keys(VIEWS) as View[]).map((value) => ({ value, label: words.views[value] }))}
        value={view}
        onChange={(next) => setParams({ view: next })}
      />
      <ScopeFilter hasClient={client !== null} value={scope} onChange={setScope} />
      {(view === 'table' || view === 'customers') && (
        <SegmentedFilter<Span>
          label={words.spanLabel}
          segments={(Object.keys(words.spans) as Span[]).map((value) => ({ value, label: words.spans[value] }))}
          value={span}
          onChange={setSpan}
        />
      )}
    </Toolbar>
  );
  const clientId = scope === 'client' ? client?.clientId : undefined;
  return (
    <Page title={words.title} sub={words.sub[view]}>
      <View
        key={`${view} ${clientId ?? 0}`}
        client={scope === 'client' ? client : null}
        clientId={clientId}
        asOf={asOf}
        from={addDays(asOf, -DAYS[span])}
        tools={tools}
      />
    </Page>
  );
}
