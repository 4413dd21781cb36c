/** What the workbook of a month will hold, from the same books it is made of. */
import type { ReactNode } from 'react';
import { endOfMonth, monthOf, type PlainDate } from '../../../domain/dates.ts';
import { MEETING_SHEETS, MEETING_WORDS, type MeetingSheet } from '../../../domain/meeting-report.ts';
import { sumYen } from '../../../domain/money.ts';
import { documentKind } from '../../../messages/documents.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { reportContentWords, reportSetupWords, reportWords } from '../../../messages/reports.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useMethod } from '../../api/use-method.ts';
import { hasPage, navigate } from '../../stores/route.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Actions } from '../../ui/page.tsx';
import type { MonthRow, StoredDocument } from './months.ts';

export interface ReportContentsProps {
  clientId: number;
  row: MonthRow;
  /** Of the month. */
  talkSheets: readonly StoredDocument[];
  today: PlainDate;
  busy: boolean;
  onMake: () => void;
}

const words = reportContentWords;
const WAITING = '…';

export function ReportContents(props: ReportContentsProps) {
  const { row, today } = props;
  return (
    <aside className="side report-contents" aria-label={words.title(row.month)}>
      <div className="side-head">
        <div>
          <b>{words.title(row.month)}</b>
          <span className="sub">{`${reportWords.columns.asOf} ${reportWords.asOf(row.month, today)}`}</span>
        </div>
      </div>
      <div className="side-body">
        <p className="report-intro">{words.intro}</p>
        <Sheets {...props} />
        <Made documents={[...row.made, ...props.talkSheets]} />
      </div>
      <Actions>
        <Button tone="primary" keyCap="Enter" disabled={props.busy} onClick={props.onMake}>
          {row.made.length > 0 ? reportWords.again : reportWords.make}
        </Button>
      </Actions>
    </aside>
  );
}

function Sheets({ clientId, row, today }: ReportContentsProps) {
  const monthEnd = endOfMonth(row.month);
  const others = useOthers(clientId, row.month);
  const asOf = monthOf(today) === row.month ? today : monthEnd;
  const aging = useMethod('aging.table', { clientId, asOf }, { fresh: true }).value;
  const range = { from: `${row.month}-01`, through: monthEnd, limit: 5000 };
  const deposits = useMethod('deposits.list', { clientId, ...range }, { fresh: true }).value;
  const batches = useMethod('reminders.batches', { clientId, limit: 500 }).value?.batches;
  const letters = batches
    ?.filter((batch) => monthOf(batch.asOf) === row.month)
    .reduce((sum, batch) => sum + batch.letters, 0);
  const overdueYen = aging && sumYen(aging.rows.map((one) => one.total - one.notDue));
  const open = deposits?.deposits.filter((one) => one.leftYen > 0) ?? [];
  return (
    <>
      <dl className="facts sheets">
        <Sheet name={words.sheets.summary}>{words.summary}</Sheet>
        <Sheet name={words.sheets.aging}>
          <span className="phrase">{aging ? words.aging(aging.rows.length, aging.total) : WAITING}</span>
          {overdueYen ? <span className="sub phrase">　{words.overdue(overdueYen)}</span> : null}
        </Sheet>
        <Sheet name={words.sheets.invoices}>{words.invoices}</Sheet>
        <Sheet name={words.sheets.deposits}>
          {deposits ? words.deposits(deposits.count, deposits.amountYen, deposits.leftYen) : WAITING}
        </Sheet>
        <Sheet name={words.sheets.reminders}>{letters === undefined ? WAITING : words.reminders(letters)}</Sheet>
        <Sheet name={words.others}>{others}</Sheet>
      </dl>
      {open.length > 0 && (
        <div className="note report-note">
          <p>{words.unmatched(open.length, sumYen(open.map((one) => one.leftYen)))}</p>
          {hasPage('matching') && (
            <div className="buttons">
              <Button small onClick={() => navigate('matching')}>
                {words.goMatching}
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  );
}

function Sheet({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="phrases">{children}</dd>
    </div>
  );
}

function Made({ documents }: { documents: readonly StoredDocument[] }) {
  const newest = [...documents].sort((a, b) => b.documentId - a.documentId);
  return (
    <>
      <h3 className="head">{words.history}</h3>
      {newest.length === 0 ? (
        <p className="sub">{words.none}</p>
      ) : (
        <ul className="log made-list">
          {newest.map((document) => (
            <li key={document.documentId}>
              <span>{fullInstant(document.recordedAt)}</span>
              <span className="cut">{documentKind(document.kind)}</span>
              <span>
                <LinkButton onClick={() => void showDocument(document.path)}>{reportWords.keys.open}</LinkButton>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Shown above with what they hold. */
const DETAILED: readonly MeetingSheet[] = ['cover', 'summary', 'aging', 'invoices', 'deposits', 'reminders'];

/** The sheets of the client's choice that have no line of their own, and the talk sheet. */
function useOthers(clientId: number, month: string): string {
  const setup = useMethod('reports.setup', { clientId, month }).value;
  if (!setup) return WAITING;
  const chosen = MEETING_SHEETS.filter((sheet) => !DETAILED.includes(sheet) && !setup.omitted.includes(sheet));
  const names = chosen.map((sheet) => MEETING_WORDS.sheets[sheet]);
  return [...names, ...(setup.talkSheet ? [reportSetupWords.talkSheet] : [])].join('、');
}
