/** 時効: overdue claims, the first to be lost first, with what renewed them and what puts the end off. */
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { keyWords } from '../../../messages/keys.ts';
import { lawWords, limitationWords as words } from '../../../messages/law.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { navigate, setParams, useRoute } from '../../stores/route.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { focusAsOf, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { type HeadlineFigure, Strip } from '../../ui/strip.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { customerColumn, dayColumn, yenColumn } from './columns.tsx';
import type { LawViewProps } from './law-page.tsx';

type Row = OutputOf<'limitation.list'>['rows'][number];
type Within = keyof typeof words.within;
const NO_ROWS: readonly Row[] = [];

export function LimitationView({ client, asOf, views }: LawViewProps) {
  const answer = useMethod('limitation.list', { clientId: client.clientId, asOf });
  const all = answer.value?.rows ?? NO_ROWS;
  const named = useRoute((route) => route.params.within);
  const within: Within = named === 'six' || named === 'year' ? named : 'all';
  const rows = useMemo(() => all.filter((row) => isWithin(row, within)), [all, within]);
  const [key, setKey] = useState<number | null>(null);
  const current = rows.find((row) => row.receivableId === key) ?? rows[0] ?? null;
  const columns = useColumns(rows);
  usePageKeys({
    F6: { label: keyWords.asOf, run: focusAsOf },
    F8: {
      label: words.keys.customer,
      run: () => current && navigate('customers', { id: String(current.customerId) }),
      disabled: current === null,
      main: true,
    },
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({
          title: lawWords.views.limitation,
          subtitle: words.within[within],
          client,
          columns,
          rows,
          sort: null,
        }),
    },
  });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  return (
    <>
      <Strip figures={headlines(answer.value && all)} />
      <Toolbar>
        {views}
        <SegmentedFilter<Within>
          label={words.withinLabel}
          segments={(Object.keys(words.within) as Within[]).map((value) => ({
            value,
            label: words.within[value],
            count: all.filter((row) => isWithin(row, value)).length,
          }))}
          value={within}
          onChange={(next) => setParams({ view: 'limitation', within: next })}
        />
      </Toolbar>
      <DataTable
        label={lawWords.views.limitation}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.receivableId}
        loading={answer.loading}
        currentKey={current?.receivableId ?? null}
        onCurrent={(row) => setKey(row.receivableId)}
        onOpen={(row) => navigate('customers', { id: String(row.customerId) })}
        muted={(row) => row.urgency === 'lost'}
        autoFocus
        empty={<EmptyState title={words.empty.title} text={words.empty.text} />}
      />
    </>
  );
}

const YEAR_DAYS = 365;

function isWithin(row: Row, within: Within): boolean {
  if (within === 'all') return true;
  return within === 'six' ? row.urgency !== 'far' : row.daysLeft <= YEAR_DAYS;
}

function headlines(rows: readonly Row[] | undefined): HeadlineFigure[] {
  const figure = (caption: string, of: (row: Row) => boolean): HeadlineFigure => {
    const own = rows?.filter(of);
    return {
      caption,
      figure: own ? formatYen(sumYen(own.map((row) => row.openYen))) : lawWords.nothing,
      unit: common.yen,
      note: own && words.rows(own.length),
    };
  };
  return [
    figure(words.figures.all, () => true),
    figure(words.figures.six, (row) => row.urgency === 'six' || row.urgency === 'three' || row.urgency === 'one'),
    figure(words.figures.one, (row) => row.urgency === 'one'),
    figure(words.figures.lost, (row) => row.urgency === 'lost'),
  ];
}

function acknowledgement(row: Row): string {
  return row.acknowledgedBy === null ? '' : words.acknowledgements[row.acknowledgedBy];
}

function demand(row: Row): string {
  if (row.postponedHow !== null) return words.demands[row.postponedHow];
  if (row.urgency === 'far' || row.urgency === 'lost') return '';
  return row.canPostpone ? words.canPostpone : words.usedUp;
}

const TONES = { lost: 'plain', one: 'late', three: 'ask', six: 'ask', far: 'plain' } as const;

function useColumns(rows: readonly Row[]): Column<Row>[] {
  const dateText = useDateText();
  return useMemo(() => {
    const heads = words.columns;
    return [
      customerColumn(heads.customer, rows),
      { key: 'invoice', head: heads.invoice, width: 108, cell: (row) => row.invoice, value: (row) => row.invoice },
      dayColumn<Row>('due', heads.dueOn, dateText, (row) => row.dueOn),
      yenColumn<Row>('open', heads.open, rows, (row) => row.openYen),
      {
        key: 'acknowledged',
        head: heads.acknowledged,
        width: 176,
        cell: (row) => (row.acknowledgedOn ? `${dateText(row.acknowledgedOn)}　${acknowledgement(row)}` : ''),
        value: (row) => row.acknowledgedOn,
      },
      {
        key: 'postponed',
        head: heads.postponed,
        width: 176,
        cell: (row) =>
          row.postponedBy ? `${dateText(row.postponedBy)}　${demand(row)}` : <span className="sub">{demand(row)}</span>,
        value: (row) => (row.postponedBy ? `${row.postponedBy} ${demand(row)}` : demand(row)),
      },
      dayColumn<Row>('end', heads.endOn, dateText, (row) => row.endOn),
      {
        key: 'left',
        head: heads.left,
        width: 88,
        align: 'end',
        cell: (row) => words.days(row.daysLeft),
        value: (row) => row.daysLeft,
      },
      {
        key: 'urgency',
        head: heads.urgency,
        width: 76,
        cell: (row) => {
          const text = words.urgencies[row.urgency];
          return text === '' ? '' : <Tag tone={TONES[row.urgency]}>{text}</Tag>;
        },
        value: (row) => words.urgencies[row.urgency],
      },
    ];
  }, [rows, dateText]);
}
