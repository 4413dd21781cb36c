/** Columns of the lists of 成績. */
import type { OutputOf } from '../../../contract/contract.ts';
import {
  deductionText,
  LUMP_WORDS,
  medianDaysText,
  SEGMENT_WORDS,
  usualDayText,
} from '../../../domain/handover-report.ts';
import { formatYen } from '../../../domain/money.ts';
import { recordWords as words } from '../../../messages/matching-record.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/table-columns.ts';

export type MatchingRecord = OutputOf<'matching.record'>;
export type Month = MatchingRecord['months'][number];
export type Correction = MatchingRecord['corrections'][number];
export type Lesson = MatchingRecord['lessons'][number];
export type WeightLine = MatchingRecord['weights']['lines'][number];
export type Habit = OutputOf<'matching.habits'>['habits'][number];
type DateText = (date: string) => string;

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function rate(share: number | null): string {
  return share === null ? words.figures.none : words.percent(share);
}

function figure<T>(key: string, head: string, of: (row: T) => number, rows: readonly T[], width = 84): Column<T> {
  const text = (value: number) => (value === 0 ? '' : value.toLocaleString('ja-JP'));
  return { key, head, width, align: 'end', cell: (row) => text(of(row)), value: of, total: text(sum(rows, of)) };
}

export function monthColumns(months: readonly Month[]): Column<Month>[] {
  const percent = (row: Month) => shareOf(row.auto, row.deposits);
  return [
    {
      key: 'month',
      head: words.columns.month,
      width: 120,
      cell: (row) => words.month(row.month),
      value: (row) => row.month,
      total: words.total,
    },
    {
      key: 'rate',
      head: words.columns.rate,
      minWidth: 150,
      align: 'end',
      cell: (row) => rate(percent(row)),
      value: (row) => Math.round((percent(row) ?? 0) * 1000) / 10,
      bar: (row) => ({ share: percent(row) ?? 0, colour: 'var(--act)' }),
      total: rate(
        shareOf(
          sum(months, (row) => row.auto),
          sum(months, (row) => row.deposits),
        ),
      ),
    },
    figure('deposits', words.columns.deposits, (row) => row.deposits, months),
    figure('auto', words.columns.auto, (row) => row.auto, months),
    figure('suggested', words.columns.suggested, (row) => row.suggested, months, 96),
    figure('manual', words.columns.manual, (row) => row.manual, months),
    figure('open', words.columns.open, (row) => row.open, months),
    {
      key: 'invoiceRate',
      head: words.columns.invoiceRate,
      width: 108,
      align: 'end',
      from: 1080,
      cell: (row) => rate(shareOf(row.autoInvoices, row.invoices)),
      value: (row) => Math.round((shareOf(row.autoInvoices, row.invoices) ?? 0) * 1000) / 10,
      total: rate(
        shareOf(
          sum(months, (row) => row.autoInvoices),
          sum(months, (row) => row.invoices),
        ),
      ),
    },
    figure('corrected', words.columns.corrected, (row) => row.corrected, months),
    {
      key: 'yen',
      head: words.columns.yen,
      width: 132,
      align: 'end',
      cell: (row) => <Amount yen={row.yen} />,
      value: (row) => row.yen,
      total: formatYen(sum(months, (row) => row.yen)),
    },
  ];
}

export function correctionColumns(dateText: DateText, nameOf: (code: string) => string): Column<Correction>[] {
  const cleared = (one: Correction['was']) => words.cleared(one.customerName, one.invoices);
  const now = (row: Correction) => (row.now === null ? words.notYet : cleared(row.now));
  return [
    {
      key: 'payer',
      head: words.columns.payer,
      minWidth: 200,
      cell: (row) => row.payerName,
      value: (row) => row.payerName,
    },
    {
      key: 'on',
      head: words.columns.depositedOn,
      width: 96,
      cell: (row) => dateText(row.depositedOn),
      value: (row) => row.depositedOn,
    },
    {
      key: 'amount',
      head: words.columns.amount,
      width: 112,
      align: 'end',
      cell: (row) => <Amount yen={row.amountYen} />,
      value: (row) => row.amountYen,
    },
    {
      key: 'was',
      head: words.columns.was,
      minWidth: 220,
      cell: (row) => cleared(row.was),
      value: (row) => cleared(row.was),
    },
    { key: 'now', head: words.columns.now, minWidth: 220, cell: now, value: now },
    {
      key: 'by',
      head: words.columns.by,
      width: 96,
      from: 1280,
      cell: (row) => nameOf(row.by),
      value: (row) => nameOf(row.by),
    },
    {
      key: 'correctedOn',
      head: words.columns.correctedOn,
      width: 96,
      from: 1080,
      cell: (row) => dateText(row.correctedOn),
      value: (row) => row.correctedOn,
    },
  ];
}

export function lessonColumns(
  lessons: readonly Lesson[],
  dateText: DateText,
  nameOf: (code: string) => string,
): Column<Lesson>[] {
  const what = (row: Lesson) =>
    row.kind === 'name' ? words.lessons.name(row.payerName) : words.lessons.fee(row.feeYen);
  return [
    {
      key: 'customer',
      head: words.columns.customer,
      minWidth: 220,
      cell: (row) => (
        <>
          <span className="code">{row.customerCode}</span>
          {row.customerName}
        </>
      ),
      value: (row) => `${row.customerCode} ${row.customerName}`,
      total: words.rows(lessons.length),
    },
    { key: 'lesson', head: words.columns.lesson, minWidth: 260, cell: what, value: what },
    {
      key: 'taughtOn',
      head: words.columns.taughtOn,
      width: 96,
      cell: (row) => dateText(row.taughtOn),
      value: (row) => row.taughtOn,
    },
    {
      key: 'by',
      head: words.columns.taughtBy,
      width: 104,
      from: 1080,
      cell: (row) => nameOf(row.by),
      value: (row) => nameOf(row.by),
    },
    figure('uses', words.columns.uses, (row: Lesson) => row.uses, lessons, 108),
    {
      key: 'lastOn',
      head: words.columns.lastOn,
      width: 96,
      cell: (row) => dateText(row.lastOn),
      value: (row) => row.lastOn,
    },
  ];
}

/** Without the segment: it stands over each group. */
export function habitColumns(habits: readonly Habit[], dateText: DateText): Column<Habit>[] {
  const text = (
    key: string,
    head: string,
    width: number,
    of: (habit: Habit) => string,
    from?: 1080 | 1280,
  ): Column<Habit> => ({ key, head, width, cell: of, value: (habit) => of(habit) || null, ...(from ? { from } : {}) });
  return [
    {
      key: 'name',
      head: words.columns.customer,
      minWidth: 220,
      cell: (habit) => (
        <>
          <span className="code">{habit.code}</span>
          {habit.name}
        </>
      ),
      value: (habit) => `${habit.code} ${habit.name}`,
      total: words.customers(habits.length),
    },
    text('segment', words.columns.segment, 0, (habit) => SEGMENT_WORDS[habit.segment].label),
    text('usualDay', words.columns.usualDay, 84, (habit) => usualDayText(habit.usualDay)),
    text('medianDays', words.columns.medianDays, 76, (habit) => medianDaysText(habit.medianDays)),
    {
      key: 'late',
      head: words.columns.late,
      width: 72,
      align: 'end',
      cell: (habit) => (
        <span className={habit.lateDeposits > 0 ? 'late' : 'sub'}>
          {words.lateOf(habit.lateDeposits, habit.deposits)}
        </span>
      ),
      value: (habit) => habit.lateDeposits,
    },
    text('deduction', words.columns.deduction, 124, deductionText, 1080),
    text('lump', words.columns.lump, 72, (habit) => LUMP_WORDS[habit.lump], 1080),
    { ...text('names', words.columns.names, 0, (habit) => habit.names.join('　'), 1280), minWidth: 180 },
    text('sales', words.columns.sales, 88, (habit) => habit.salesContact, 1280),
    text('lastOn', words.columns.lastOn, 96, (habit) => dateText(habit.lastOn), 1080),
    {
      key: 'openYen',
      head: words.columns.openYen,
      width: 108,
      align: 'end',
      cell: (habit) => <Amount yen={habit.openYen} />,
      value: (habit) => habit.openYen,
      total: formatYen(sum(habits, (habit) => habit.openYen)),
    },
    {
      key: 'overdueYen',
      head: words.columns.overdueYen,
      width: 108,
      align: 'end',
      cell: (habit) => <Amount yen={habit.overdueYen} late />,
      value: (habit) => habit.overdueYen,
      total: formatYen(sum(habits, (habit) => habit.overdueYen)),
    },
  ];
}

export function weightColumns(): Column<WeightLine>[] {
  return [
    {
      key: 'name',
      head: words.columns.weight,
      minWidth: 320,
      cell: (line) => weightName(line.name),
      value: (line) => weightName(line.name),
    },
    {
      key: 'table',
      head: words.columns.table,
      width: 120,
      align: 'end',
      cell: (line) => words.hundredths(line.table),
      value: (line) => line.table / 100,
    },
    {
      key: 'learned',
      head: words.columns.learned,
      width: 200,
      align: 'end',
      cell: (line) => words.hundredths(line.learned),
      value: (line) => line.learned / 100,
      bar: (line) => ({ share: line.learned / 10_000, colour: 'var(--act)' }),
    },
  ];
}

function weightName(name: string): string {
  const timing = /^timing-(\d)$/.exec(name);
  if (timing) return words.timingOf(words.timing[Number(timing[1])] ?? '');
  const fee = /^fee-yen-(\d+)$/.exec(name);
  return fee ? words.feeYen(Number(fee[1])) : (words.weightNames[name] ?? name);
}
