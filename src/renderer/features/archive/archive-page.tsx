/** 電帳法検索: date × amount × counterparty over invoices, letters, notes and bank data; the findings go out as a folder. */
import './archive.css';
import { useDeferredValue, useMemo, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { addMonths } from '../../../domain/dates.ts';
import { formatYen } from '../../../domain/money.ts';
import { archiveWords as words } from '../../../messages/archive.ts';
import { common } from '../../../messages/common.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { keyWords } from '../../../messages/keys.ts';
import { callDesk } from '../../api/bridge.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { confirm } from '../../ui/confirm.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText, useEntrySettings } from '../../ui/entry-context.tsx';
import { ErrorPanel, ReadError } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';
import { YenField } from '../../ui/yen-field.tsx';

type Entry = OutputOf<'archive.search'>['entries'][number];
type Kind = Entry['kind'];

const KINDS = ['all', 'invoice', 'credit-note', 'received-note', 'reminder', 'deposit'] as const;
const SEGMENTS = KINDS.map((value) => ({ value, label: words.kinds[value] }));
/** The search begins with the last year: what an inspector asks first. */
const MONTHS = 12;

const keyOf = (entry: Entry) => `${entry.kind} ${entry.id}`;
const open = (entry: Entry) => entry.path !== '' && void showDocument(entry.path);

export function ArchivePage() {
  const client = useCurrentClient();
  return client && <Archive key={client.clientId} client={client} />;
}

function Archive({ client }: { client: ClientSummary }) {
  const conditions = useConditions(client.clientId);
  const { asked } = conditions;
  const answer = useMethod('archive.search', asked);
  const entries = answer.value?.entries ?? NONE;
  const [key, setKey] = useState<string | null>(null);
  const current = entries.find((entry) => keyOf(entry) === key) ?? entries[0] ?? null;
  const columns = useColumns(answer.value);
  const exporting = useExport(asked);
  const making = useMakePapers(asked);
  const isEmpty = entries.length === 0;
  usePageKeys({
    F6: { label: words.keys.make, run: making.run, disabled: isEmpty || making.busy },
    F8: { label: words.keys.open, run: () => current && open(current), disabled: !current || current.path === '' },
    F10: {
      label: keyWords.excel,
      disabled: isEmpty,
      run: () =>
        void saveListWorkbook({
          title: words.title,
          subtitle: conditions.said,
          client,
          columns,
          rows: entries,
          sort: null,
        }),
    },
    F12: { label: words.keys.export, run: exporting.run, main: true, disabled: isEmpty || exporting.busy },
  });
  return (
    <Page title={words.title} withoutAsOf sub={answer.value && words.sub(answer.value.count, answer.value.totalYen)}>
      <Toolbar>
        <SegmentedFilter label={words.kind} segments={SEGMENTS} value={conditions.kind} onChange={conditions.setKind} />
        <CheckField checked={conditions.bareOnly} onChange={conditions.setBareOnly}>
          {words.bareOnly}
        </CheckField>
        <span className="grow" />
        {answer.value && answer.value.count > entries.length && (
          <span className="sub cut">{words.shownFirst(entries.length, answer.value.count)}</span>
        )}
        <Button tone="primary" keyCap="F12" onClick={exporting.run} disabled={isEmpty || exporting.busy}>
          {words.export}
        </Button>
      </Toolbar>
      <Conditions conditions={conditions} />
      <p className="sub archive-law">{words.law}</p>
      {making.failure && <ErrorPanel failure={making.failure} title={words.make.failed} />}
      {exporting.failure && <ErrorPanel failure={exporting.failure} title={words.failed} />}
      {answer.failure && !answer.value ? (
        <ReadError failure={answer.failure} retry={answer.refresh} />
      ) : (
        <DataTable
          label={words.title}
          columns={columns}
          rows={entries}
          rowKey={keyOf}
          loading={answer.loading}
          currentKey={current && keyOf(current)}
          onCurrent={(entry) => setKey(keyOf(entry))}
          onOpen={open}
          muted={(entry) => entry.state === 'withdrawn'}
          autoFocus
          empty={<EmptyState title={words.empty.title} text={words.empty.text} />}
        />
      )}
    </Page>
  );
}

const NONE: readonly Entry[] = [];

/** The three conditions of the law and the kind, all holding together. */
function useConditions(clientId: number) {
  const { today } = useEntrySettings();
  const [from, setFrom] = useState<string | null>(addMonths(today, -MONTHS));
  const [through, setThrough] = useState<string | null>(today);
  const [minYen, setMinYen] = useState<number | null>(null);
  const [maxYen, setMaxYen] = useState<number | null>(null);
  const [counterparty, setCounterparty] = useState('');
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const [bareOnly, setBareOnly] = useState(false);
  const text = useDeferredValue(counterparty.trim());
  const asked = useMemo(
    () => ({
      clientId,
      ...(from ? { from } : {}),
      ...(through ? { through } : {}),
      ...(minYen === null ? {} : { minYen }),
      ...(maxYen === null ? {} : { maxYen }),
      ...(text === '' ? {} : { counterparty: text }),
      ...(kind === 'all' ? {} : { kinds: [kind] }),
      ...(bareOnly ? { withoutFile: true } : {}),
    }),
    [clientId, from, through, minYen, maxYen, text, kind, bareOnly],
  );
  const said = [from, through].filter(Boolean).join('〜');
  const fields = { from, setFrom, through, setThrough, minYen, setMinYen, maxYen, setMaxYen };
  return { asked, said, kind, setKind, bareOnly, setBareOnly, counterparty, setCounterparty, ...fields };
}

function Conditions({ conditions }: { conditions: ReturnType<typeof useConditions> }) {
  const { from, setFrom, through, setThrough, minYen, setMinYen, maxYen, setMaxYen } = conditions;
  return (
    <Form className="archive-conditions">
      <DateField label={words.from} value={from} onChange={setFrom} />
      <DateField label={words.through} value={through} onChange={setThrough} />
      <YenField label={words.minYen} value={minYen} onChange={setMinYen} />
      <YenField label={words.maxYen} value={maxYen} onChange={setMaxYen} />
      <TextField
        label={words.counterparty}
        maxLength={100}
        value={conditions.counterparty}
        onChange={conditions.setCounterparty}
      />
    </Form>
  );
}

function useColumns(answer: OutputOf<'archive.search'> | undefined): Column<Entry>[] {
  const dateText = useDateText();
  const { count = 0, totalYen = 0 } = answer ?? {};
  return useMemo(
    () => [
      {
        key: 'on',
        head: words.columns.on,
        width: 128,
        cell: (entry) => dateText(entry.on),
        value: (entry) => entry.on,
        total: words.total(count),
      },
      {
        key: 'kind',
        head: words.columns.kind,
        width: 96,
        cell: (entry) => words.kinds[entry.kind],
        value: (entry) => words.kinds[entry.kind],
      },
      {
        key: 'counterparty',
        head: words.columns.counterparty,
        minWidth: 180,
        cell: (entry) => entry.counterparty,
        value: (entry) => entry.counterparty,
      },
      {
        key: 'label',
        head: words.columns.label,
        width: 128,
        cell: (entry) => entry.label,
        value: (entry) => entry.label,
      },
      {
        key: 'amount',
        head: words.columns.amount,
        width: 128,
        align: 'end',
        cell: (entry) => <Amount yen={entry.amountYen} />,
        value: (entry) => entry.amountYen,
        total: formatYen(totalYen),
      },
      {
        key: 'file',
        head: words.columns.file,
        width: 96,
        cell: (entry) => <FileCell entry={entry} />,
        value: (entry) => words.file[entry.without ?? 'kept'],
      },
      {
        key: 'by',
        head: words.columns.by,
        width: 208,
        from: 1280,
        cell: (entry) => `${fullInstant(entry.recordedAt)}　${entry.by}`,
        value: (entry) => entry.recordedAt,
      },
    ],
    [dateText, count, totalYen],
  );
}

function FileCell({ entry }: { entry: Entry }) {
  if (entry.state === 'withdrawn') return <Tag>{words.withdrawn}</Tag>;
  if (entry.without === null) return words.file.kept;
  return (
    <span className="sub" title={words.fileHelp[entry.without]}>
      {words.file[entry.without]}
    </span>
  );
}

/** Makes the copies of what was never put on paper, when the clerk agrees. */
function useMakePapers(asked: ReturnType<typeof useConditions>['asked']) {
  const making = useCommand('archive.makePapers');
  async function run() {
    const { title, text, confirm: confirmLabel } = words.make;
    if (!(await confirm({ title, text, confirmLabel }))) return;
    // Of the conditions alone: whether a file lacks is what is mended.
    const { withoutFile: _only, ...conditions } = asked;
    const reply = await making.run(conditions);
    if (reply.ok) showResult(words.make.done(reply.value.made, reply.value.left));
  }
  return { run: () => void run(), busy: making.busy, failure: making.failure };
}

/** Asks for a folder and writes the findings there; what no longer is as it was kept is said. */
function useExport(asked: ReturnType<typeof useConditions>['asked']) {
  const exporting = useCommand('archive.export');
  async function run() {
    const { path } = await callDesk('desk.chooseFolder', { title: words.chooseFolder });
    if (!path) return;
    const { withoutFile: _only, ...conditions } = asked;
    const reply = await exporting.run({ ...conditions, folder: path });
    if (!reply.ok) return;
    const { entries, files, broken } = reply.value;
    showResult(words.exported(entries, files));
    if (broken.length > 0)
      await confirm({
        title: words.brokenTitle,
        text: words.broken(broken.length),
        confirmLabel: common.close,
      });
  }
  return { run: () => void run(), busy: exporting.busy, failure: exporting.failure };
}
