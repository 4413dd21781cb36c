/** The headline figures over the forecast. */
import { addMonths, monthOf } from '../../../domain/dates.ts';
import { formatYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { forecastWords } from '../../../messages/forecast.ts';
import { type HeadlineFigure, Strip } from '../../ui/strip.tsx';
import type { ForecastDesk, ForecastValue } from './use-forecast.ts';

const words = forecastWords.figures;
const WAITING = '—';

export function ForecastStrip({ desk }: { desk: ForecastDesk }) {
  return <Strip figures={[...expected(desk.forecast.value), errorFigure(desk)]} />;
}

function yen(value: number | undefined): Pick<HeadlineFigure, 'figure' | 'unit'> {
  return value === undefined ? { figure: WAITING } : { figure: formatYen(value), unit: common.yen };
}

function expected(value: ForecastValue | undefined): HeadlineFigure[] {
  const days = value?.days.slice(0, 30);
  const next = value && monthOf(addMonths(`${monthOf(value.asOf)}-01`, 1));
  const month = value?.months.find((one) => monthOf(one.from) === next);
  return [
    {
      caption: words.next30,
      ...yen(days?.reduce((sum, day) => sum + day.expectedYen, 0)),
      note: value && words.notTakenIn(value.notTakenInYen),
    },
    {
      caption: words.nextMonth(next ?? '2000-01'),
      ...yen(month?.expectedYen),
      note: month && words.range80(month.range80.lowYen, month.range80.highYen),
    },
    { caption: words.open, ...yen(value?.openYen), note: value && words.openNote(value.overdueYen) },
    { caption: words.waiting, ...yen(value?.waitingYen), note: words.waitingNote },
  ];
}

function errorFigure({ backtest: { value } }: ForecastDesk): HeadlineFigure {
  const error = value?.weekErrorPermille ?? null;
  return {
    caption: words.error,
    figure: error === null ? WAITING : `±${forecastWords.percent(error)}`,
    note:
      value &&
      (error === null || value.plainWeekErrorPermille === null
        ? words.errorNone
        : words.errorNote(value.plainWeekErrorPermille)),
  };
}
