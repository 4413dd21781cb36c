/** 指標: a month's key figures against the month and the year before, what each means, and what it is made of. */
import './figures.css';
import { useState } from 'react';
import { addMonths, monthOf, type PlainDate } from '../../../domain/dates.ts';
import { formatYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { figureWords as words } from '../../../messages/figures.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { navigate, setParams, useRoute } from '../../stores/route.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import { type ReportScope, ScopeFilter } from '../../ui/scope-filter.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { type HeadlineFigure, Strip } from '../../ui/strip.tsx';
import { ClientsView } from './clients-view.tsx';
import { MetricsView } from './metrics-view.tsx';
import { MonthsView } from './months-view.tsx';
import { TopView } from './top-view.tsx';
import type { FiguresValue, MonthFigures } from './use-figures.ts';

export function FiguresPage() {
  const client = useCurrentClient();
  return <Figures key={client?.clientId ?? 0} client={client} />;
}

type View = 'metrics' | 'months' | 'top' | 'clients';

function Figures({ client }: { client: ClientSummary | null }) {
  const { today } = useEntrySettings();
  const [scope, setScope] = useState<ReportScope>(client ? 'client' : 'office');
  const through = useThrough(today);
  const clientId = scope === 'client' ? client?.clientId : undefined;
  const answer = useMethod('figures.monthly', { clientId, through: through.month });
  const views: readonly View[] =
    clientId === undefined ? ['metrics', 'months', 'top', 'clients'] : ['metrics', 'months', 'top'];
  const named = useRoute((route) => route.params.view);
  const view = views.find((one) => one === named) ?? 'metrics';
  const show = (next: View) => setParams({ view: next });
  usePageKeys(
    { F8: { label: words.keys.views, run: () => show(views[(views.indexOf(view) + 1) % views.length]!), main: true } },
    {
      ArrowLeft: () => through.turn(-1),
      ArrowRight: () => through.turn(1),
      ...Object.fromEntries(views.map((one, at) => [String(at + 1), () => show(one)])),
    },
  );
  if (answer.failure && !answer.value) {
    return (
      <Page title={words.title} withoutAsOf>
        <ReadError failure={answer.failure} retry={answer.refresh} />
      </Page>
    );
  }
  const months = answer.value?.months ?? [];
  const last = months.at(-1);
  return (
    <Page title={words.title} sub={words.sub} withoutAsOf>
      <Strip figures={headlines(months)} />
      <Toolbar>
        <ScopeFilter hasClient={client !== null} value={scope} onChange={setScope} />
        <MonthTurn through={through} />
        <SegmentedFilter
          label={words.views.label}
          segments={views.map((value) => ({ value, label: words.views[value] }))}
          value={view}
          onChange={show}
        />
        <span className="grow" />
        {last && <span className="sub">{words.asOf(last.to, last.closedClients, last.clients)}</span>}
      </Toolbar>
      {answer.value && isEmpty(answer.value) ? (
        <NothingYet />
      ) : (
        <ViewOf view={view} value={answer.value} owner={scope === 'client' ? client : null} />
      )}
    </Page>
  );
}

export interface ViewProps {
  value: FiguresValue | undefined;
  owner: ClientSummary | null;
}

function ViewOf({ view, ...props }: ViewProps & { view: View }) {
  if (view === 'clients') return <ClientsView {...props} />;
  if (view === 'top') return <TopView {...props} />;
  return view === 'months' ? <MonthsView {...props} /> : <MetricsView {...props} />;
}

function isEmpty({ months }: FiguresValue): boolean {
  return months.every((month) => month.openingYen === 0 && month.issuedYen === 0 && month.deposits === 0);
}

/** The last month that is over, until another is chosen. */
function useThrough(today: PlainDate) {
  const named = useRoute((route) => route.params.month);
  const month = /^\d{4}-\d\d$/.test(named ?? '') ? named! : monthOf(addMonths(`${monthOf(today)}-01`, -1));
  return {
    month,
    isLast: month >= monthOf(today),
    turn(step: 1 | -1) {
      const next = monthOf(addMonths(`${month}-01`, step));
      if (next <= monthOf(today)) setParams({ month: next });
    },
  };
}

function MonthTurn({ through }: { through: ReturnType<typeof useThrough> }) {
  return (
    <span className="month-turn">
      <Button small keyCap="←" onClick={() => through.turn(-1)} aria-label={words.previous}>
        {''}
      </Button>
      <b>{words.month(through.month)}</b>
      <Button small keyCap="→" disabled={through.isLast} onClick={() => through.turn(1)} aria-label={words.next}>
        {''}
      </Button>
    </span>
  );
}

const HEADLINES = ['collectionPercent', 'dsoDays', 'overduePercent', 'autoPercent'] as const;

function headlines(months: readonly MonthFigures[]): HeadlineFigure[] {
  const [now, before] = [months.at(-1), months.at(-2)];
  return [
    {
      caption: words.columns.closingYen,
      figure: now ? formatYen(now.closingYen) : '—',
      unit: common.yen,
      note: before && `${words.columns.before} ${formatYen(before.closingYen)}`,
    },
    ...HEADLINES.map((name) => ({
      caption: words.metrics[name].name,
      figure: words.figure(name, now?.[name] ?? null),
      unit: words.unit(name),
      note: before && `${words.columns.before} ${words.figure(name, before[name])}`,
    })),
  ];
}

function NothingYet() {
  return (
    <EmptyState
      title={words.empty.title}
      text={words.empty.text}
      actions={
        <Button tone="primary" onClick={() => navigate('invoices')}>
          {words.empty.first}
        </Button>
      }
    />
  );
}
