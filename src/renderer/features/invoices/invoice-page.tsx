/** 請求の入力: entered without a mouse; F12 saves and the next empty entry stands there at once. */
import './invoices.css';
import { type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { entryModeWords as modes } from '../../../messages/entry-modes.ts';
import { entryWords as words } from '../../../messages/invoice-entry.ts';
import { keyWords } from '../../../messages/keys.ts';
import { useMethod } from '../../api/use-method.ts';
import { useCurrentClient } from '../../api/use-office.ts';
import { navigate } from '../../stores/route.ts';
import { ReadError } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Page } from '../../ui/page.tsx';
import { leaveThen } from '../../ui/unsaved.ts';
import { useOnePane } from '../../ui/window-size.ts';
import { type EntryMode, statesSupply } from './invoice-draft.ts';
import { type ClientSettings, commitBoxInHand, type InvoiceEntry, useInvoiceEntry } from './invoice-entry.ts';
import { InvoiceHeader } from './invoice-header.tsx';
import { InvoiceSide, useEarlierInvoices } from './invoice-side.tsx';
import { InvoiceTotals } from './invoice-totals.tsx';
import { LineGrid } from './line-grid.tsx';
import { type LineGridState, useLineGrid } from './line-grid-state.ts';
import { OutboxNotes } from './outbox-notes.tsx';
import { TemplateDialog } from './template-dialog.tsx';

export function InvoicePage() {
  const clientId = useCurrentClient()?.clientId;
  const client = useMethod('clients.get', { clientId: clientId ?? 1 }, { enabled: clientId !== undefined });
  if (client.failure && !client.value) {
    return (
      <Page title={words.title}>
        <ReadError failure={client.failure} retry={client.refresh} />
      </Page>
    );
  }
  if (!client.value || client.value.clientId !== clientId) return <Page title={words.title}>{null}</Page>;
  return <EntryPage client={client.value} />;
}

const toList = () => navigate('invoices');

/** Where a saved one leads; an invoice or a delivery leads to the next. */
const leaves: Partial<Record<EntryMode, () => void>> = {
  draft: () => navigate('drafts'),
  reissue: toList,
  credit: toList,
};

function EntryPage({ client }: { client: ClientSettings }) {
  const { clientId } = client;
  const entry = useInvoiceEntry(client);
  const { draft } = entry;
  const { mode } = draft.values;
  const root = useRef<HTMLDivElement>(null);
  const customer = useRef<HTMLInputElement>(null);
  const number = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const supply = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const lines = useRef<HTMLDivElement>(null);
  const earlier = useEarlierInvoices(clientId, draft.values.customerId);
  const onePane = useOnePane();
  const grid = useLineGrid({
    lines: draft.values.lines,
    onLines: (next) => next !== draft.values.lines && draft.set({ lines: next }),
    onEnd: () => root.current?.querySelector<HTMLElement>('[data-save]')?.focus(),
    root: lines,
    base: statesSupply(mode) ? (draft.values.issuedOn ?? '') : null,
  });

  const [templates, setTemplates] = useState(false);
  const canDraft = mode === 'invoice' || mode === 'draft';
  const { save, restart } = useSaving(entry, grid, root, customer);
  usePageKeys(
    {
      F2: { label: keyWords.new, run: restart },
      F6: { label: words.keys.insert, run: grid.insertLine },
      F7: { label: words.keys.remove, run: grid.removeLine },
      F8: { label: modes.saveDraft, run: () => save('draft'), disabled: !canDraft },
      F9: { label: modes.templates, run: () => setTemplates(true) },
      F10: { label: words.supply, run: () => supply.current?.focus(), disabled: !statesSupply(mode) },
      F11: { label: words.keys.number, run: () => number.current?.focus() },
      F12: { label: keyWords.save, run: () => save(), main: true },
    },
    {
      'Ctrl+D': () => void entry.copyLatest(),
      'Ctrl+;': grid.goToDay,
      'Ctrl+Insert': grid.insertLine,
      'Ctrl+Delete': grid.removeLine,
      Escape: () => leaveThen(toList),
    },
  );
  return (
    <Page title={modes.titles[mode]} sub={draft.dirty ? `${words.new}　${words.dirty}` : words.new}>
      <Form className="stack fill" onLeave={toList}>
        <div className="stack fill" ref={root}>
          <OutboxNotes entry={entry} />
          <InvoiceHeader
            key={entry.serial}
            clientId={clientId}
            entry={entry}
            customerRef={customer}
            numberRef={number}
            supplyRef={supply}
          />
          <div className="entry-columns">
            <section className="stack">
              <LineGrid client={client} entry={entry} grid={grid} rootRef={lines} />
              <InvoiceTotals client={client} entry={entry} onSave={() => save()} />
            </section>
            {!onePane && <InvoiceSide clientId={clientId} entry={entry} earlier={earlier} />}
          </div>
          {templates && <TemplateDialog client={client} entry={entry} onClose={() => setTemplates(false)} />}
        </div>
      </Form>
    </Page>
  );
}

/** F12: what the box in hand holds counts, what is wrong gets the focus, and else the next entry stands there at once. */
function useSaving(
  entry: InvoiceEntry,
  grid: LineGridState,
  root: RefObject<HTMLElement | null>,
  customer: RefObject<HTMLElement | null>,
) {
  const { mode } = entry.draft.values;
  // Leaving the box in hand draws the page anew: what is saved is what it shows then.
  const live = useRef({ entry, grid });
  live.current = { entry, grid };
  function goToStart() {
    live.current.grid.restart();
    customer.current?.focus();
  }
  function save(as?: 'draft') {
    const unreadable = commitBoxInHand(root.current);
    if (unreadable) return unreadable.focus();
    const problems = flushSync(() => live.current.entry.save(as));
    if (problems === null) return leaves[mode] && as === undefined ? leaves[mode]() : goToStart();
    const field = root.current?.querySelector<HTMLElement>('.entry-head [aria-invalid="true"]');
    const [cell] = problems.cells;
    if (field) field.focus();
    else live.current.grid.moveTo(cell ?? live.current.grid.at);
  }
  function restart() {
    leaveThen(() => {
      live.current.entry.startAfresh();
      goToStart();
    });
  }
  return { save, restart };
}
