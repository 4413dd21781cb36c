/** One client: what would be written, what stands in the way, one key writes it; the files; the accounts. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { JOURNAL_FORMATS, type JournalFormat } from '../../../domain/journal/tax-labels.ts';
import { journalWords as words } from '../../../messages/journals.ts';
import { offerDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useAsOfDate } from '../../api/use-office.ts';
import { setParams, useRoute } from '../../stores/route.ts';
import { ErrorNote, ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { AccountSettings } from './account-settings.tsx';
import { BatchesTable } from './batches-table.tsx';
import { EntriesTable } from './entries-table.tsx';
import { ExportSide } from './export-side.tsx';

export type JournalView = 'entries' | 'batches' | 'accounts';
export type Preview = OutputOf<'journals.preview'>;

const VIEWS: readonly JournalView[] = ['entries', 'batches', 'accounts'];

export function ClientJournals({ client }: { client: ClientSummary }) {
  const asked = useRoute((route) => route.params.view);
  const view = VIEWS.find((one) => one === asked) ?? 'entries';
  return (
    <Page title={words.title} sub={words.sub} withoutAsOf={view !== 'entries'}>
      {view === 'entries' ? (
        <Entries client={client} />
      ) : (
        <>
          <Toolbar>
            <Views view={view} />
          </Toolbar>
          {view === 'batches' ? <BatchesTable clientId={client.clientId} /> : <AccountSettings client={client} />}
        </>
      )}
    </Page>
  );
}

function Views({ view }: { view: JournalView }) {
  return (
    <SegmentedFilter
      label={words.title}
      segments={VIEWS.map((value) => ({ value, label: words.views[value] }))}
      value={view}
      onChange={(next) => setParams({ view: next })}
    />
  );
}

function Entries({ client }: { client: ClientSummary }) {
  const desk = useExport(client);
  const { preview, failed, command } = desk;
  const shown = preview.value;
  return (
    <>
      {command.failure && (
        <ErrorNote
          failure={command.failure}
          title={words.failed}
          retry={{ keyCap: 'F12', run: desk.run }}
          onClose={command.clear}
        />
      )}
      <div className="split journals">
        <section>
          <Toolbar>
            <Views view="entries" />
            <SegmentedFilter
              label={words.batches.columns.format}
              segments={JOURNAL_FORMATS.map((value) => ({ value, label: words.formats[value] }))}
              value={desk.format}
              onChange={desk.setFormat}
            />
            <span className="grow" />
            {shown && shown.count > shown.entries.length && (
              <span className="sub cut">{words.shownFirst(shown.entries.length)}</span>
            )}
          </Toolbar>
          {failed?.failure && !shown ? (
            <ReadError failure={failed.failure} retry={failed.refresh} />
          ) : (
            <EntriesTable client={client} question={desk.question} preview={shown} loading={preview.loading} />
          )}
        </section>
        <ExportSide preview={shown} busy={command.busy} onExport={desk.run} />
      </div>
    </>
  );
}

/** What the page asks and tells; the format chosen on the page is for this look only. */
function useExport(client: ClientSummary) {
  const { clientId } = client;
  const through = useAsOfDate();
  const settings = useMethod('journals.settings', { clientId });
  const [chosen, setFormat] = useState<JournalFormat | null>(null);
  const format = chosen ?? settings.value?.format ?? 'yayoi';
  const question = { clientId, format, ...(through === null ? {} : { through }) };
  const preview = useMethod('journals.preview', question, {
    enabled: settings.value !== undefined && through !== null,
  });
  const command = useCommand('journals.export');
  const ready = preview.value !== undefined && preview.value.count > 0;
  async function run() {
    if (!ready || command.busy) return;
    const reply = await command.run(question);
    if (reply.ok) await offerDocument(words.done(reply.value.entries), reply.value.document);
  }
  usePageKeys({
    F12: { label: words.keys.export, run: () => void run(), main: true, disabled: !ready || command.busy },
  });
  // Without the settings nothing is asked for: that they cannot be read is what there is to tell.
  const failed = [settings, preview].find((answer) => answer.failure !== null);
  return { question, preview, failed, command, format, setFormat, run: () => void run() };
}
