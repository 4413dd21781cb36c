/** 商品: what the client sells; offered by code, kana or part of the name wherever a line is typed. */
import { useDeferredValue, useRef, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatMilli } from '../../../domain/money.ts';
import { itemWords as words } from '../../../messages/billing.ts';
import { keyWords } from '../../../messages/keys.ts';
import { taxClassWords } from '../../../messages/tax-classes.ts';
import { callCore, failureOf } from '../../api/bridge.ts';
import { useCommand } from '../../api/use-command.ts';
import { saveAndTell, saveTemplateAndTell, useImport } from '../../api/use-import.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { useTicks } from '../../stores/selection.ts';
import { Button } from '../../ui/button.tsx';
import { confirm } from '../../ui/confirm.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { DropPage, type GivenFile } from '../../ui/file-drop.tsx';
import { ImportDialog } from '../../ui/import-dialog.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { ItemDialog } from './item-dialog.tsx';

export type Item = OutputOf<'items.list'>['items'][number];

const NO_ITEMS: readonly Item[] = [];
const HEADS = words.columns;

const COLUMNS: Column<Item>[] = [
  { key: 'code', head: HEADS.code, width: 120, cell: (one) => one.code, value: (one) => one.code },
  {
    key: 'name',
    head: HEADS.name,
    minWidth: 200,
    cell: (one) => <span className="cut">{one.name}</span>,
    value: (one) => one.name,
  },
  {
    key: 'kana',
    head: HEADS.kana,
    minWidth: 140,
    from: 1280,
    cell: (one) => <span className="cut">{one.kana}</span>,
    value: (one) => one.kana,
  },
  { key: 'unit', head: HEADS.unit, width: 64, cell: (one) => one.unit, value: (one) => one.unit },
  {
    key: 'price',
    head: HEADS.price,
    width: 112,
    align: 'end',
    cell: (one) => (one.unitPriceMilli === null ? '—' : formatMilli(one.unitPriceMilli)),
    value: (one) => (one.unitPriceMilli === null ? null : one.unitPriceMilli / 1000),
  },
  {
    key: 'tax',
    head: HEADS.tax,
    width: 88,
    cell: (one) => taxClassWords[one.taxClass],
    value: (one) => taxClassWords[one.taxClass],
  },
  {
    key: 'note',
    head: HEADS.note,
    minWidth: 120,
    cell: (one) => <span className="cut">{one.note}</span>,
    value: (one) => one.note,
  },
];

export function ItemsPage() {
  const client = useCurrentClient();
  return client && <Items key={client.clientId} client={client} />;
}

type Over = { kind: 'edit'; item: Item | null } | { kind: 'import'; file: GivenFile | null } | null;

function Items({ client }: { client: ClientSummary }) {
  const { clientId } = client;
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const list = useMethod('items.list', { clientId, text: wanted });
  const items = list.value?.items ?? NO_ITEMS;
  const [ticks, setTicks] = useTicks('items');
  const [over, setOver] = useState<Over>(null);
  const [currentId, setCurrentId] = useState<number | null>(null);
  const current = items.find((one) => one.itemId === currentId) ?? items[0] ?? null;
  const ticked = items.filter((one) => ticks.has(one.itemId));
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const remove = useRemoving(clientId);
  usePageKeys({
    F2: { label: keyWords.new, run: () => setOver({ kind: 'edit', item: null }) },
    F3: { label: keyWords.find, run: () => search.current?.select() },
    F9: { label: words.keys.import, run: () => setOver({ kind: 'import', file: null }) },
    F10: { label: words.keys.export, run: () => void exportItems(clientId), disabled: items.length === 0 },
    F11: {
      label: words.keys.remove,
      run: () => void remove(ticked.length > 0 ? ticked : current ? [current] : []),
      disabled: !current,
    },
  });
  if (list.failure && !list.value)
    return (
      <Page title={words.title}>
        <ReadError failure={list.failure} retry={list.refresh} />
      </Page>
    );
  return (
    <Page title={words.title} sub={list.value && words.sub(list.value.count)} withoutAsOf>
      <DropPage onFile={(file) => setOver({ kind: 'import', file })}>
        <Toolbar>
          <SearchBox
            label={words.search}
            value={text}
            onChange={setText}
            inputRef={search}
            onDone={() => table.current?.focus()}
          />
        </Toolbar>
        <DataTable
          label={words.title}
          columns={COLUMNS}
          rows={items}
          rowKey={(one) => one.itemId}
          loading={list.loading}
          ticks={ticks}
          onTicks={setTicks}
          currentKey={current?.itemId ?? null}
          onCurrent={(one) => setCurrentId(one.itemId)}
          onOpen={(item) => setOver({ kind: 'edit', item })}
          tableRef={table}
          autoFocus
          empty={wanted === '' ? <Empty setOver={setOver} /> : <EmptyState title={words.noMatch(wanted)} text="" />}
        />
      </DropPage>
      {over?.kind === 'edit' && <ItemDialog client={client} item={over.item} onClose={() => setOver(null)} />}
      {over?.kind === 'import' && <ItemImport client={client} given={over.file} onClose={() => setOver(null)} />}
    </Page>
  );
}

function Empty({ setOver }: { setOver: (over: Over) => void }) {
  return (
    <EmptyState
      title={words.empty.title}
      text={words.empty.text}
      actions={
        <>
          <Button tone="primary" keyCap="F2" onClick={() => setOver({ kind: 'edit', item: null })}>
            {words.empty.first}
          </Button>
          <Button keyCap="F9" onClick={() => setOver({ kind: 'import', file: null })}>
            {words.empty.second}
          </Button>
        </>
      }
    />
  );
}

function ItemImport({
  client,
  given,
  onClose,
}: {
  client: ClientSummary;
  given: GivenFile | null;
  onClose: () => void;
}) {
  const source = useImport('items.import', client.clientId);
  const save = (format: 'csv' | 'xlsx') => void saveTemplateAndTell('items', format);
  return (
    <ImportDialog
      {...source}
      title={words.importTitle}
      client={client}
      unit={words.importUnit}
      hint={words.importHint}
      templates={[{ label: words.template, columns: words.templateColumns, save }]}
      given={given}
      onDone={(accepted) => showResult(words.importDone(accepted))}
      onSave={(name, bytes) => void saveAndTell(name, bytes)}
      onClose={onClose}
    />
  );
}

/** In the form that the import reads, so that prices can be changed in Excel and brought back. */
async function exportItems(clientId: number): Promise<void> {
  try {
    const { name, bytes } = await callCore('items.export', { clientId, format: 'xlsx' });
    await saveAndTell(name, bytes);
  } catch (error) {
    showFailure(failureOf(error));
  }
}

function useRemoving(clientId: number) {
  const command = useCommand('items.remove');
  return async (items: readonly Item[]) => {
    if (items.length === 0) return;
    const yes = await confirm({
      title: words.removeTitle(items.length),
      text: words.removeText,
      confirmLabel: words.removeConfirm,
      danger: true,
    });
    if (!yes) return;
    const reply = await command.run({ clientId, itemIds: items.map((one) => one.itemId) });
    if (reply.ok) showResult(words.removed(reply.value.removed));
    else showFailure(reply.error);
  };
}
