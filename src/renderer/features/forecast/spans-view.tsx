/** Expected money by week, month or day, with its range; the bills behind the span in hand beside it. */
import { useMemo, useRef, useState } from 'react';
import { forecastWords as words } from '../../../messages/forecast.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useClientOfWorkbook } from '../../api/use-workbook-owner.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { useOnePane } from '../../ui/window-size.ts';
import { BillsPane } from './bills-pane.tsx';
import type { ViewProps } from './forecast-page.tsx';
import { spanColumns } from './span-columns.tsx';
import type { Span } from './use-forecast.ts';

type Unit = 'week' | 'month' | 'day';
const UNITS = ['week', 'month', 'day'] as const;
const NO_SPANS: readonly Span[] = [];

export function SpansView({ desk, question, owner }: ViewProps) {
  const [unit, setUnit] = useState<Unit>('week');
  const [from, setFrom] = useState<string | null>(null);
  const { value, loading } = desk.forecast;
  const spans = useMemo(() => {
    const of = { week: value?.weeks, month: value?.months, day: value?.days.filter((day) => day.expectedYen > 0) };
    return of[unit] ?? NO_SPANS;
  }, [value, unit]);
  const columns = useMemo(() => spanColumns(spans, Math.max(1, ...spans.map((span) => span.range80.highYen))), [spans]);
  const current = spans.find((span) => span.from === from) ?? spans[0] ?? null;
  const pane = useRef<HTMLTableElement>(null);
  const onePane = useOnePane();
  const workbookOwner = useClientOfWorkbook(owner);
  const step = (by: 1 | -1) => setUnit(UNITS[(UNITS.indexOf(unit) + by + UNITS.length) % UNITS.length]!);
  usePageKeys(
    {
      F10: {
        label: keyWords.excel,
        disabled: spans.length === 0,
        run: () =>
          void saveListWorkbook({
            title: words.sheet.spans,
            subtitle: words.units[unit],
            client: workbookOwner,
            columns: spanColumns(spans, 1, 'workbook'),
            rows: spans,
            sort: null,
          }),
      },
    },
    { ArrowLeft: () => step(-1), ArrowRight: () => step(1) },
  );
  return (
    <div className={onePane ? 'stack fill' : 'split forecast'}>
      <section className="stack fill">
        <Toolbar>
          <SegmentedFilter
            label={words.units.label}
            segments={UNITS.map((one) => ({ value: one, label: words.units[one] }))}
            value={unit}
            onChange={setUnit}
          />
        </Toolbar>
        <DataTable
          key={unit}
          label={words.title}
          columns={columns}
          rows={spans}
          rowKey={(span) => span.from}
          loading={loading}
          currentKey={current?.from ?? null}
          onCurrent={(span) => setFrom(span.from)}
          onOpen={() => pane.current?.focus()}
          autoFocus
        />
      </section>
      {!onePane && current && <BillsPane question={question} span={current} tableRef={pane} />}
    </div>
  );
}
