/** 入金予測: a calendar of what is expected, the same by week and month, who will be late, and how good past forecasts were. */
import './forecast.css';
import { useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { forecastWords as words } from '../../../messages/forecast.ts';
import { keyWords } from '../../../messages/keys.ts';
import { type ClientSummary, useAsOfDate, useCurrentClient } from '../../api/use-office.ts';
import { navigate } from '../../stores/route.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { focusAsOf, Page, Toolbar } from '../../ui/page.tsx';
import { type ReportScope, ScopeFilter } from '../../ui/scope-filter.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { BacktestView } from './backtest-view.tsx';
import { CalendarView } from './calendar-view.tsx';
import { ForecastStrip } from './forecast-strip.tsx';
import { LateView } from './late-view.tsx';
import { SpansView } from './spans-view.tsx';
import { type ForecastDesk, type Question, useForecast, useView, VIEWS, type View } from './use-forecast.ts';

export function ForecastPage() {
  const client = useCurrentClient();
  const asOf = useAsOfDate();
  return asOf && <Forecast key={client?.clientId ?? 0} client={client} asOf={asOf} />;
}

function Forecast({ client, asOf }: { client: ClientSummary | null; asOf: PlainDate }) {
  const [scope, setScope] = useState<ReportScope>(client ? 'client' : 'office');
  const [view, setView] = useView();
  const question: Question = { clientId: scope === 'client' ? client?.clientId : undefined, asOf };
  const desk = useForecast(question, view);
  const turn = (step: 1 | -1) => setView(VIEWS[(VIEWS.indexOf(view) + step + VIEWS.length) % VIEWS.length]!);
  usePageKeys(
    {
      F6: { label: keyWords.asOf, run: focusAsOf },
      F8: { label: words.keys.views, run: () => turn(1), main: true },
    },
    Object.fromEntries(VIEWS.map((one, at) => [String(at + 1), () => setView(one)])),
  );
  const { forecast } = desk;
  if (forecast.failure && !forecast.value) {
    return (
      <Page title={words.title}>
        <ReadError failure={forecast.failure} retry={forecast.refresh} />
      </Page>
    );
  }
  return (
    <Page title={words.title} sub={words.sub}>
      <ForecastStrip desk={desk} />
      <Toolbar>
        <ScopeFilter hasClient={client !== null} value={scope} onChange={setScope} />
        <SegmentedFilter
          label={words.views.label}
          segments={VIEWS.map((value) => ({ value, label: words.views[value] }))}
          value={view}
          onChange={setView}
        />
        {view === 'calendar' && (
          <>
            <span className="grow" />
            <span className="sub">{words.calendar.hint}</span>
          </>
        )}
      </Toolbar>
      <ViewOf view={view} desk={desk} question={question} owner={scope === 'client' ? client : null} />
    </Page>
  );
}

export interface ViewProps {
  desk: ForecastDesk;
  question: Question;
  /** Whose name stands on a workbook; null is the office. */
  owner: ClientSummary | null;
}

function ViewOf({ view, ...props }: ViewProps & { view: View }) {
  const nothing = props.desk.forecast.value?.openYen === 0;
  if (view === 'backtest') return <BacktestView {...props} />;
  if (nothing) return <NothingOpen />;
  if (view === 'late') return <LateView {...props} />;
  return view === 'calendar' ? <CalendarView {...props} /> : <SpansView {...props} />;
}

function NothingOpen() {
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
