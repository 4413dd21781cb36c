/** What the forecast page asks, and which of its views is shown. */
import type { OutputOf } from '../../../contract/contract.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { useMethod } from '../../api/use-method.ts';
import { setParams, useRoute } from '../../stores/route.ts';

export type ForecastValue = OutputOf<'forecast.deposits'>;
export type Span = ForecastValue['days'][number];
export type SpanBill = OutputOf<'forecast.bills'>['bills'][number];
export type LateBill = OutputOf<'forecast.late'>['bills'][number];
export type BacktestValue = OutputOf<'forecast.backtest'>;

export const VIEWS = ['calendar', 'spans', 'late', 'backtest'] as const;
export type View = (typeof VIEWS)[number];

export interface Question {
  /** Undefined: the whole office. */
  clientId: number | undefined;
  asOf: PlainDate;
}

export function useView(): [View, (view: View) => void] {
  const named = useRoute((route) => route.params.view);
  const view = VIEWS.find((one) => one === named) ?? 'calendar';
  return [view, (next) => setParams({ view: next })];
}

export function useForecast(question: Question, view: View) {
  const forecast = useMethod('forecast.deposits', question);
  const late = useMethod('forecast.late', question, { enabled: view === 'late' });
  // Slower than the rest over a large office: asked for when the forecast stands.
  const backtest = useMethod('forecast.backtest', question, { enabled: forecast.value !== undefined });
  return { forecast, late, backtest };
}

export type ForecastDesk = ReturnType<typeof useForecast>;
