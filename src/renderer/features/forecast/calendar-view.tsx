/** The cash-in calendar: a month of days with what is expected, the bills behind the day in hand beside it. */
import { type KeyboardEvent, useRef, useState } from 'react';
import { addDays, addMonths, endOfMonth, isBankHoliday, monthOf, type PlainDate } from '../../../domain/dates.ts';
import { weekOf } from '../../../domain/forecast.ts';
import { formatYen } from '../../../domain/money.ts';
import { forecastWords } from '../../../messages/forecast.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useClientOfWorkbook } from '../../api/use-workbook-owner.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { BillsPane } from './bills-pane.tsx';
import type { ViewProps } from './forecast-page.tsx';
import { spanColumns } from './span-columns.tsx';
import type { Span } from './use-forecast.ts';

const words = forecastWords.calendar;
const NO_DAYS: readonly Span[] = [];

export function CalendarView({ desk, question, owner }: ViewProps) {
  const days = desk.forecast.value?.days ?? NO_DAYS;
  const byDay = new Map(days.map((day) => [day.from, day]));
  const [chosen, setChosen] = useState<PlainDate | null>(null);
  const day = byDay.get(chosen ?? '') ?? days.find((one) => one.expectedYen > 0) ?? days[0] ?? null;
  const pane = useRef<HTMLTableElement>(null);
  const workbookOwner = useClientOfWorkbook(owner);
  const move = (to: PlainDate) => {
    const [first, last] = [days[0]?.from ?? to, days.at(-1)?.from ?? to];
    setChosen(to < first ? first : to > last ? last : to);
  };
  usePageKeys({
    F10: {
      label: keyWords.excel,
      disabled: days.length === 0,
      run: () =>
        void saveListWorkbook({
          title: forecastWords.sheet.calendar,
          subtitle: forecastWords.span(days[0]!.from, days.at(-1)!.to),
          client: workbookOwner,
          columns: spanColumns(days, 1, 'workbook'),
          rows: days,
          sort: null,
        }),
    },
  });
  if (!day) return <div className="calendar-wait" aria-busy="true" />;
  return (
    <div className="split forecast">
      <section>
        <MonthBar month={monthOf(day.from)} days={days} onTurn={(step) => move(turned(day.from, step))} />
        <MonthGrid
          key={monthOf(day.from)}
          month={monthOf(day.from)}
          byDay={byDay}
          at={day.from}
          onMove={move}
          onEnter={() => pane.current?.focus()}
        />
      </section>
      <BillsPane question={question} span={day} tableRef={pane} />
    </div>
  );
}

function turned(day: PlainDate, step: 1 | -1): PlainDate {
  return addMonths(day, step);
}

function MonthBar({ month, days, onTurn }: { month: string; days: readonly Span[]; onTurn: (step: 1 | -1) => void }) {
  const own = days.filter((day) => monthOf(day.from) === month);
  const total = own.reduce((sum, day) => sum + day.expectedYen, 0);
  return (
    <div className="calendar-head">
      <Button small keyCap="PgUp" onClick={() => onTurn(-1)} disabled={monthOf(days[0]!.from) === month}>
        {words.previous}
      </Button>
      <b>{words.month(month)}</b>
      <Button small keyCap="PgDn" onClick={() => onTurn(1)} disabled={monthOf(days.at(-1)!.from) === month}>
        {words.next}
      </Button>
      <span className="grow" />
      <span className="sub">{words.total}</span>
      <b>
        <Amount yen={total} unit />
      </b>
    </div>
  );
}

interface GridProps {
  month: string;
  byDay: ReadonlyMap<PlainDate, Span>;
  at: PlainDate;
  onMove: (to: PlainDate) => void;
  onEnter: () => void;
}

const STEP: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

function MonthGrid({ month, byDay, at, onMove, onEnter }: GridProps) {
  const weeks = weeksOf(month);
  const most = Math.max(1, ...[...byDay.values()].map((day) => day.expectedYen));
  function onKeyDown(event: KeyboardEvent) {
    const step = STEP[event.key];
    if (step !== undefined) onMove(addDays(at, step));
    else if (event.key === 'PageUp') onMove(turned(at, -1));
    else if (event.key === 'PageDown') onMove(turned(at, 1));
    else if (event.key === 'Enter') onEnter();
    else return;
    event.preventDefault();
  }
  return (
    <table
      className="calendar"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: HTML allows grid on a table, which keeps rows and cells for screen readers
      role="grid"
      aria-label={words.label}
      aria-activedescendant={`day-${at}`}
      tabIndex={0}
      data-home=""
      onKeyDown={onKeyDown}
      ref={(table) => {
        if (document.activeElement === document.body) table?.focus({ preventScroll: true });
      }}
    >
      <thead>
        <tr>
          {forecastWords.weekdays.map((name) => (
            <th key={name}>{name}</th>
          ))}
          <th className="n">{words.weekTotal}</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((date) => (
              <DayCell
                key={date}
                date={date}
                outside={monthOf(date) !== month}
                day={byDay.get(date)}
                most={most}
                isAt={date === at}
                onChoose={() => byDay.has(date) && onMove(date)}
              />
            ))}
            <td className="week-total n">
              <Amount
                zero="blank"
                yen={week.reduce(
                  (sum, date) => sum + (monthOf(date) === month ? (byDay.get(date)?.expectedYen ?? 0) : 0),
                  0,
                )}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Mondays to Sundays that touch the month. */
function weeksOf(month: string): PlainDate[][] {
  const weeks: PlainDate[][] = [];
  for (let monday = weekOf(`${month}-01`); monday <= endOfMonth(month); monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, at) => addDays(monday, at)));
  return weeks;
}

interface DayProps {
  date: PlainDate;
  outside: boolean;
  day: Span | undefined;
  most: number;
  isAt: boolean;
  onChoose: () => void;
}

function DayCell({ date, outside, day, most, isAt, onChoose }: DayProps) {
  if (outside) return <td className="outside" />;
  const holiday = isBankHoliday(date);
  const classes = [holiday ? 'holiday' : '', day ? '' : 'past'].filter(Boolean).join(' ');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid's arrow keys move between days
    <td
      id={`day-${date}`}
      className={classes}
      data-at={isAt ? '' : undefined}
      aria-label={day ? words.cell(date, day.expectedYen) : undefined}
      onClick={onChoose}
    >
      <span className="day">{Number(date.slice(8))}</span>
      {day && day.dueYen > 0 && <span className="due">{words.due(day.dueYen)}</span>}
      {day && day.expectedYen > 0 && (
        <>
          <b>{formatYen(day.expectedYen)}</b>
          <i style={{ width: `${(day.expectedYen / most) * 100}%` }} />
        </>
      )}
    </td>
  );
}
