/** 貸倒の検討: which rule the facts allow, the evidence beside it, what was decided; and the list for the tax return. */
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { addDays, addMonths, dayOfMonth, type PlainDate } from '../../../domain/dates.ts';
import { keyWords } from '../../../messages/keys.ts';
import { lawWords } from '../../../messages/law.ts';
import { lossWords as words } from '../../../messages/law-papers.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { navigate, setParams, useRoute } from '../../stores/route.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { customerColumn, dayColumn, textColumn, yenColumn } from './columns.tsx';
import type { LawViewProps } from './law-page.tsx';
import { DecideDialog } from './loss-dialog.tsx';

export type Loss = OutputOf<'losses.review'>['customers'][number];
type TaxRow = OutputOf<'losses.taxList'>['rows'][number];
type Shows = keyof typeof words.shows;
const heads = words.columns;
const NO_LOSSES: readonly Loss[] = [];
const NO_ROWS: readonly TaxRow[] = [];

export function LossesView(props: LawViewProps) {
  const list = useRoute((route) => route.params.shows) === 'list';
  const shows = (
    <SegmentedFilter<Shows>
      label={words.showsLabel}
      segments={(Object.keys(words.shows) as Shows[]).map((value) => ({ value, label: words.shows[value] }))}
      value={list ? 'list' : 'review'}
      onChange={(next) => setParams({ view: 'losses', shows: next })}
    />
  );
  return list ? <TaxList {...props} shows={shows} /> : <Review {...props} shows={shows} />;
}

interface ShowsProps extends LawViewProps {
  shows: React.ReactNode;
}

function Review({ client, asOf, views, shows }: ShowsProps) {
  const answer = useMethod('losses.review', { clientId: client.clientId, on: asOf });
  const rows = answer.value?.customers ?? NO_LOSSES;
  const [key, setKey] = useState<number | null>(null);
  const [deciding, setDeciding] = useState(false);
  const current = rows.find((row) => row.customerId === key) ?? rows[0] ?? null;
  // Nothing to stand beside an empty list; while it is read the pane keeps its place.
  const bare = answer.value !== undefined && current === null;
  const columns = useReviewColumns(rows);
  usePageKeys({
    F2: { label: words.keys.decide, run: () => setDeciding(true), disabled: current === null, main: true },
    F8: {
      label: words.keys.writeOff,
      run: () => current && navigate('clearings', { act: 'write-off', customer: String(current.customerId) }),
      disabled: current === null,
    },
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({ title: lawWords.views.losses, subtitle: asOf, client, columns, rows, sort: null }),
    },
  });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  return (
    <>
      <Toolbar>
        {views}
        {shows}
      </Toolbar>
      <div className={bare ? 'split alone law-split' : 'split law-split'}>
        <DataTable
          label={lawWords.views.losses}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.customerId}
          loading={answer.loading}
          currentKey={current?.customerId ?? null}
          onCurrent={(row) => setKey(row.customerId)}
          onOpen={() => setDeciding(true)}
          autoFocus
          empty={<EmptyState title={words.empty.review.title} text={words.empty.review.text} />}
        />
        <aside className="side" hidden={bare} aria-label={words.evidence}>
          {current && <Evidence loss={current} />}
        </aside>
      </div>
      {deciding && current && <DecideDialog client={client} loss={current} onClose={() => setDeciding(false)} />}
    </>
  );
}

function Evidence({ loss }: { loss: Loss }) {
  const dateText = useDateText();
  return (
    <>
      <div className="side-head">
        <div>
          <b>{loss.customerName}</b>
          <span className="sub">
            {loss.decision ? `${words.decisions[loss.decision.decision]}　${loss.decision.decidedBy}` : ''}
          </span>
        </div>
      </div>
      <div className="side-body">
        <div className="law-claim">
          <b>{words.rulesHead}</b>
        </div>
        <table className="law-lines">
          <tbody>
            {loss.rules.map((rule) => (
              <tr key={rule.rule}>
                <td>{words.rules[rule.rule]}</td>
                <td className="num">
                  {rule.obstacle === null ? standingOf(rule.rule) : words.obstacles[rule.obstacle]}
                  {rule.obstacle !== null && rule.fromOn !== null ? `　${words.from(dateText(rule.fromOn))}` : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="law-claim">
          <b>{words.evidence}</b>
        </div>
        <ul className="law-evidence">
          {loss.evidence.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="law-note">{words.proof}</p>
      </div>
    </>
  );
}

/** The books never stand against 9-6-1 and 9-6-2; what speaks for them lies outside. */
function standingOf(rule: Loss['rules'][number]['rule']): string {
  return rule.startsWith('9-6-3') ? words.allowed : words.byProof;
}

function allowedRules(loss: Loss): string {
  return loss.rules
    .filter((rule) => rule.obstacle === null && rule.rule.startsWith('9-6-3'))
    .map((rule) => words.short[rule.rule])
    .join('・');
}

function useReviewColumns(rows: readonly Loss[]): Column<Loss>[] {
  const dateText = useDateText();
  return useMemo(
    () => [
      customerColumn(heads.customer, rows),
      yenColumn<Loss>('open', heads.open, rows, (row) => row.openYen, 96),
      {
        key: 'days',
        head: heads.days,
        width: 72,
        align: 'end',
        cell: (row) => words.days(row.overdueDays),
        value: (row) => row.overdueDays,
      },
      { ...dayColumn<Loss>('sold', heads.sold, dateText, (row) => row.lastSoldOn), from: 1280 },
      { ...dayColumn<Loss>('deposit', heads.deposit, dateText, (row) => row.lastDepositOn), from: 1280 },
      {
        key: 'letters',
        head: heads.letters,
        width: 60,
        align: 'end',
        cell: (row) => words.times(row.letters),
        value: (row) => row.letters,
      },
      textColumn<Loss>('rule', heads.rule, allowedRules, { width: 148 }),
      {
        key: 'decision',
        head: heads.decision,
        width: 104,
        cell: (row) => (row.decision ? <Tag>{words.decisions[row.decision.decision]}</Tag> : ''),
        value: (row) => (row.decision ? words.decisions[row.decision.decision] : ''),
      },
    ],
    [rows, dateText],
  );
}

/** The business year in which a day lies, by the month of its end; without one the calendar year. */
function businessYear(on: PlainDate, fiscalMonth: number | null): { from: PlainDate; through: PlainDate } {
  const month = fiscalMonth ?? 12;
  const year = Number(on.slice(0, 4));
  const ends = dayOfMonth(year, month, 31);
  const through = on <= ends ? ends : dayOfMonth(year + 1, month, 31);
  return { from: addDays(dayOfMonth(Number(addMonths(through, -12).slice(0, 4)), month, 31), 1), through };
}

function TaxList({ client, asOf, views, shows }: ShowsProps) {
  const { from, through } = businessYear(asOf, client.fiscalMonth ?? null);
  const answer = useMethod('losses.taxList', { clientId: client.clientId, from, through });
  const rows = answer.value?.rows ?? NO_ROWS;
  const dateText = useDateText();
  const columns = useTaxColumns(rows);
  const span = words.year(dateText(from), dateText(through));
  usePageKeys({
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () => void saveListWorkbook({ title: words.shows.list, subtitle: span, client, columns, rows, sort: null }),
    },
  });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  return (
    <>
      <Toolbar>
        {views}
        {shows}
        <span className="sub">{span}</span>
      </Toolbar>
      <DataTable
        label={words.shows.list}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.allocationId}
        loading={answer.loading}
        autoFocus
        empty={<EmptyState title={words.empty.list.title} text={words.empty.list.text} />}
      />
    </>
  );
}

function useTaxColumns(rows: readonly TaxRow[]): Column<TaxRow>[] {
  const dateText = useDateText();
  return useMemo(
    () => [
      customerColumn(heads.customer, rows),
      dayColumn<TaxRow>('on', heads.on, dateText, (row) => row.on),
      textColumn<TaxRow>('rule', heads.rule, (row) => words.rules[row.rule], { width: 190 }),
      textColumn<TaxRow>('invoices', heads.invoices, (row) => row.invoices.join('、'), { minWidth: 120 }),
      yenColumn<TaxRow>('amount', heads.amount, rows, (row) => row.amountYen),
      yenColumn<TaxRow>('memorandum', heads.memorandum, rows, (row) => row.memorandumYen, 84),
      yenColumn<TaxRow>('tax', heads.tax, rows, (row) => row.taxes.reduce((sum, tax) => sum + tax.taxYen, 0), 92),
      textColumn<TaxRow>('reason', heads.reason, (row) => row.reason, { minWidth: 140 }),
    ],
    [rows, dateText],
  );
}
