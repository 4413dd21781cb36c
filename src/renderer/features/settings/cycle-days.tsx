/** 月次の期限 of the office: when each step is due for clients that have no day of their own. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { CYCLE_STEPS, type CycleStep } from '../../../domain/client-cycle.ts';
import { cycleWords } from '../../../messages/cycle.ts';
import { useMethod } from '../../api/use-method.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import type { Column } from '../../ui/table-columns.ts';
import { DueDialog } from '../today/cycle-dialogs.tsx';

const words = cycleWords.office;

interface DayRow {
  step: CycleStep;
  due: string;
}

const COLUMNS: readonly Column<DayRow>[] = [
  {
    key: 'step',
    head: words.columns.step,
    width: 150,
    cell: ({ step }) => cycleWords.names[step],
    value: ({ step }) => cycleWords.names[step],
  },
  { key: 'due', head: words.columns.due, width: 120, cell: ({ due }) => <b>{due}</b>, value: ({ due }) => due },
  {
    key: 'meaning',
    head: words.columns.meaning,
    minWidth: 260,
    cell: ({ step }) => <span className="sub">{cycleWords.day.text[step]}</span>,
    value: ({ step }) => cycleWords.day.text[step],
  },
];

export function CycleDays() {
  const calendar = useMethod('cycle.calendar', {});
  const [current, setCurrent] = useState<CycleStep>('invoices');
  const [open, setOpen] = useState(false);
  const { value } = calendar;
  const change = () => setOpen(true);
  usePageKeys({ F7: { label: cycleWords.keys.day, run: change, disabled: !value } });
  const rows = CYCLE_STEPS.map((step) => ({ step, due: value ? dueText(step, dueOf(value, step)) : '' }));
  return (
    <section>
      <h2>{words.head}</h2>
      <p className="sub">{words.text}</p>
      {calendar.failure && !value ? (
        <ErrorPanel failure={calendar.failure} retry={{ run: calendar.refresh }} />
      ) : (
        <div className="cycle-days">
          <DataTable
            label={words.head}
            columns={COLUMNS}
            rows={rows}
            rowKey={({ step }) => step}
            loading={calendar.loading}
            currentKey={current}
            onCurrent={({ step }) => setCurrent(step)}
            onOpen={change}
          />
        </div>
      )}
      <div className="buttons">
        <Button keyCap="F7" onClick={change} disabled={!value}>
          {cycleWords.keys.day}
        </Button>
      </div>
      {open && <DueDialog client={null} step={current} onClose={() => setOpen(false)} />}
    </section>
  );
}

/** For 請求 each client's own closing day holds until the office sets one. */
function dueOf({ own, office }: OutputOf<'cycle.calendar'>, step: CycleStep): number | undefined {
  return step === 'invoices' ? own.invoices : office[step];
}

function dueText(step: CycleStep, due: number | undefined): string {
  if (due === undefined) return words.perClient;
  return due === 0 ? words.none : words.days[step](due);
}
