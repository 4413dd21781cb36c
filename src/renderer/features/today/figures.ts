/** The headline of 今日. Pure. */
import { monthBefore } from '../../../domain/client-cycle.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { todayWords } from '../../../messages/today.ts';
import type { HeadlineFigure } from '../../ui/strip.tsx';
import { type BoardClient, isClosed, stepOf } from './board.ts';

const words = todayWords.figures;

export function figuresOf(clients: readonly BoardClient[], today: PlainDate): HeadlineFigure[] {
  const month = Number(monthBefore(today).slice(5));
  const closed = clients.filter((client) => isClosed(client, today)).length;
  return [
    overdueFigure(clients),
    over90Figure(clients),
    exceptionsFigure(clients),
    remindersFigure(clients),
    {
      caption: words.close(month),
      figure: String(closed),
      unit: words.closeUnit(clients.length),
      note: clients.length === 0 ? '' : words.closeNote(clients.length - closed),
    },
  ];
}

function overdueFigure(clients: readonly BoardClient[]): HeadlineFigure {
  const [openYen, overdueYen] = [
    sumYen(clients.map((client) => client.openYen)),
    sumYen(clients.map((client) => client.overdueYen)),
  ];
  const percent = openYen === 0 ? '' : ((overdueYen / openYen) * 100).toFixed(1);
  return {
    caption: words.overdue,
    figure: formatYen(overdueYen),
    unit: words.units.yen,
    late: overdueYen > 0,
    note: openYen === 0 ? words.noOpen : words.overdueNote(formatYen(openYen), percent),
  };
}

function over90Figure(clients: readonly BoardClient[]): HeadlineFigure {
  const yen = sumYen(clients.map((client) => client.over90Yen));
  const some = clients.filter((client) => client.over90Yen > 0).length;
  return {
    caption: words.over90,
    figure: formatYen(yen),
    unit: words.units.yen,
    late: yen > 0,
    note: yen === 0 ? words.nothing : words.over90Note(some),
  };
}

/** In yen: what a person has to decide; what no run has looked at yet is only counted. */
function exceptionsFigure(clients: readonly BoardClient[]): HeadlineFigure {
  const exceptions = clients.map((client) => stepOf(client, 'exceptions')).filter((one) => one.count > 0);
  const unmatched = clients.reduce((sum, client) => sum + stepOf(client, 'matching').count, 0);
  const count = exceptions.reduce((sum, one) => sum + one.count, 0);
  const notes = [
    ...(count > 0 ? [words.exceptionsNote(exceptions.length, count)] : []),
    ...(unmatched > 0 ? [words.unmatchedNote(unmatched)] : []),
  ];
  return {
    caption: words.exceptions,
    figure: formatYen(sumYen(exceptions.map((one) => one.yen))),
    unit: words.units.yen,
    note: notes.join('　') || words.nothing,
  };
}

function remindersFigure(clients: readonly BoardClient[]): HeadlineFigure {
  const known = clients.every((client) => client.remindersDue !== null);
  const due = clients.reduce((sum, client) => sum + (client.remindersDue ?? 0), 0);
  const some = clients.filter((client) => (client.remindersDue ?? 0) > 0).length;
  return {
    caption: words.reminders,
    figure: known ? due.toLocaleString('ja-JP') : '—',
    unit: words.units.letters,
    note: due === 0 ? words.nothing : words.remindersNote(some),
  };
}

/** The captions at once, the figures when they are known: nothing looks like zero meanwhile. */
export function waitingFigures(today: PlainDate): HeadlineFigure[] {
  return figuresOf([], today).map(({ caption }) => ({ caption, figure: '—' }));
}
