/** What the wording makes of a real customer's letter: the true page, what differs from his last one, and the versions. */
import { useEffect, useMemo, useState } from 'react';
import { textDifference } from '../../../domain/wording/difference.ts';
import type { WordingText } from '../../../domain/wording/template.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { previewWords } from '../../../messages/reminders.ts';
import { wordingWords } from '../../../messages/wordings.ts';
import { useClientEnvelope } from '../../api/use-envelope.ts';
import { useMethod } from '../../api/use-method.ts';
import { useAsOfDate, useStaffNames } from '../../api/use-office.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { EnvelopeWindow } from '../../ui/envelope-window.tsx';
import { PreviewFailure } from '../../ui/error-panel.tsx';
import { Toolbar } from '../../ui/page.tsx';
import { PdfPage } from '../../ui/pdf-page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { Column } from '../../ui/table-columns.ts';
import type { Editing, HeldWording, Key, Wordings } from './use-wordings.ts';

const words = wordingWords.side;
export type SideView = keyof typeof words.views;

/** A moment's rest before a page is drawn anew: who types does not wait for each letter. */
const REST_MS = 350;

export interface WordingSideProps {
  wordings: Wordings;
  held: HeldWording;
  editing: Editing;
  view: SideView;
  onView: (view: SideView) => void;
}

export function WordingSide(props: WordingSideProps) {
  const { wordings, editing, view, onView } = props;
  return (
    <aside className="side preview" aria-label={words.label}>
      <Toolbar>
        <SegmentedFilter
          label={words.label}
          segments={(['page', 'difference', 'versions'] as const).map((value) => ({
            value,
            label: words.views[value],
          }))}
          value={view}
          onChange={onView}
        />
      </Toolbar>
      {view === 'versions' ? (
        <Versions held={props.held} editing={editing} />
      ) : (
        <Letter wordings={wordings} editing={editing} view={view} />
      )}
    </aside>
  );
}

/** Customers with something overdue: those who get a letter first, of them those whose letter is of this stage. */
function useExamples(wordings: Wordings, asOf: string | null) {
  const { place, key } = wordings;
  const [wanted, setWanted] = useState<string | null>(null);
  const proposal = useMethod('reminders.propose', { ...place, asOf: asOf ?? '2000-01-01' }, { enabled: asOf !== null });
  const examples = useMemo(
    () =>
      [...(proposal.value?.letters ?? []), ...(proposal.value?.withheld ?? [])].flatMap((one) =>
        one.customerId === undefined
          ? []
          : [{ ...one, customerId: one.customerId, id: `${one.clientId}/${one.customerId}` }],
      ),
    [proposal.value],
  );
  const chosen =
    examples.find((one) => one.id === wanted) ?? examples.find((one) => one.stage === key.stage) ?? examples[0] ?? null;
  return { examples, chosen, choose: setWanted, proposal };
}

function Letter({ wordings, editing, view }: { wordings: Wordings; editing: Editing; view: 'page' | 'difference' }) {
  const asOf = useAsOfDate();
  const { examples, chosen, choose, proposal } = useExamples(wordings, asOf);
  const envelope = useClientEnvelope(chosen?.clientId);
  const text = useRested(editing.draft.values);
  const broken = editing.problems.length > 0;
  const asked = { ...(wordings.key satisfies Key), ...text };
  const preview = useMethod(
    'wordings.preview',
    { clientId: chosen?.clientId ?? 1, customerId: chosen?.customerId ?? 1, asOf: asOf ?? '2000-01-01', ...asked },
    { enabled: chosen !== null && asOf !== null && !broken },
  );
  const failure = proposal.failure ?? preview.failure;
  if (failure) return <PreviewFailure failure={failure} />;
  if (proposal.value && chosen === null) return <EmptyState title={words.noCustomer} />;
  const stale = text !== editing.draft.values || preview.loading;
  return (
    <>
      <div className="wording-customer">
        <SelectField
          label={words.customer}
          value={chosen?.id ?? null}
          onChange={choose}
          options={examples.map((one) => ({ value: one.id, label: `${one.customerCode}　${one.customerName}` }))}
        />
      </div>
      {broken ? (
        <p className="preview-note">{words.broken}</p>
      ) : view === 'difference' ? (
        <Difference preview={preview.value} />
      ) : (
        <div className="preview-desk">
          <PdfPage
            bytes={preview.value?.bytes ?? null}
            page={0}
            stale={stale}
            label={previewWords.label(chosen?.customerName ?? '')}
          >
            <EnvelopeWindow envelope={envelope} />
          </PdfPage>
        </div>
      )}
      <p className="preview-note sub">
        {preview.value ? previewWords.sheets(preview.value.pages, envelope.name) : words.waiting}
      </p>
    </>
  );
}

type Preview = ReturnType<typeof useMethod<'wordings.preview'>>['value'];

function Difference({ preview }: { preview: Preview }) {
  const dateText = useDateText();
  const parts = useMemo(() => (preview?.last ? textDifference(preview.last.text, preview.text) : []), [preview]);
  if (!preview) return <p className="preview-note">{words.waiting}</p>;
  if (!preview.last) return <EmptyState title={words.noLast} />;
  const { serial, on, title } = preview.last;
  return (
    <>
      <p className="preview-note sub">{words.last(serial, dateText(on), title)}</p>
      <div className="wording-diff selectable">
        {parts.every((part) => part.kind === 'same')
          ? words.same
          : parts.map((part, at) => {
              const Part = part.kind === 'added' ? 'ins' : part.kind === 'removed' ? 'del' : 'span';
              // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the text
              return <Part key={at}>{part.text}</Part>;
            })}
      </div>
    </>
  );
}

type Version = HeldWording['versions'][number];

function Versions({ held, editing }: { held: HeldWording; editing: Editing }) {
  const nameOf = useStaffNames();
  const columns: Column<Version>[] = [
    {
      key: 'at',
      head: wordingWords.versionColumns.at,
      width: 120,
      cell: (row) => fullInstant(row.recordedAt),
      value: (row) => row.recordedAt,
    },
    {
      key: 'title',
      head: wordingWords.columns.title,
      minWidth: 120,
      cell: (row) => (row.body === '' ? words.restored : row.title),
      value: (row) => row.title,
    },
    {
      key: 'source',
      head: wordingWords.versionColumns.place,
      width: 60,
      cell: (row) => wordingWords.sources[row.source],
      value: (row) => row.source,
    },
    {
      key: 'by',
      head: wordingWords.versionColumns.by,
      width: 72,
      from: 1280,
      cell: (row) => nameOf(row.by),
      value: (row) => nameOf(row.by),
    },
  ];
  return (
    <>
      <DataTable
        label={words.views.versions}
        columns={columns}
        rows={held.versions}
        rowKey={(row) => `${row.source} ${row.version}`}
        muted={(row) => row.body === ''}
        onOpen={(row) => row.body !== '' && editing.draft.set({ title: row.title, body: row.body })}
        empty={<EmptyState title={words.noVersions} />}
      />
      <p className="preview-note sub">{words.useVersion}</p>
    </>
  );
}

function useRested(values: WordingText): WordingText {
  const [rested, setRested] = useState(values);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(values), REST_MS);
    return () => window.clearTimeout(timer);
  }, [values]);
  return rested;
}
