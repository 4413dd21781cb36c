/** Ctrl+K: pages, actions, clients, customers and invoices by name, kana, number or amount. */
import { type ReactNode, useDeferredValue, useState } from 'react';
import type { OutputOf } from '../../contract/contract.ts';
import { paletteWords } from '../../messages/frame.ts';
import { foldForFind } from '../../messages/kana.ts';
import { closeOffice } from '../api/desk.ts';
import { useMethod } from '../api/use-method.ts';
import { type ClientSummary, useClients } from '../api/use-office.ts';
import { ROUTES } from '../routes/routes.tsx';
import { closeOverlay, openOverlay } from '../stores/overlay.ts';
import { hasPage, navigate } from '../stores/route.ts';
import { chooseClient } from '../stores/scope.ts';
import { findMatches } from '../ui/find-text.ts';
import { ClientSeal } from '../ui/marks.tsx';
import { Picker, type PickerItem } from '../ui/picker.tsx';

type Hit = OutputOf<'search.find'>['hits'][number];

interface Action {
  label: string;
  /** Other words it is looked for by. */
  also?: string;
  run: () => void;
}

const ACTIONS: readonly Action[] = [
  { label: paletteWords.newClient, also: paletteWords.also.newClient, run: () => navigate('client', { new: '1' }) },
  { label: paletteWords.backup, also: paletteWords.also.backup, run: () => navigate('settings', { tab: 'backup' }) },
  { label: paletteWords.verify, also: paletteWords.also.verify, run: () => navigate('settings', { tab: 'backup' }) },
  { label: paletteWords.staff, also: paletteWords.also.staff, run: () => openOverlay('staff') },
  { label: paletteWords.closeOffice, also: paletteWords.also.closeOffice, run: () => void closeOffice() },
];

export function Palette() {
  const [text, setText] = useState('');
  const [settled, setSettled] = useState(true);
  const wanted = useDeferredValue(text.trim());
  const clients = useClients();
  const found = useMethod('search.find', { text: wanted || '-' }, { enabled: wanted !== '' && settled });
  const hits = wanted === '' ? [] : (found.value?.hits ?? []);
  const items = [
    ...clientItems(wanted, clients),
    ...hitItems(hits, clients),
    ...pageItems(wanted),
    ...actionItems(wanted),
  ];
  return (
    <Picker
      label={paletteWords.label}
      placeholder={paletteWords.placeholder}
      text={text}
      onText={(next, done) => {
        setText(next);
        setSettled(done);
      }}
      items={items}
      none={paletteWords.none}
      onClose={closeOverlay}
    />
  );
}

function after(run: () => void): () => void {
  return () => {
    closeOverlay();
    run();
  };
}

function includes(label: string, wanted: string): boolean {
  return foldForFind(label).includes(foldForFind(wanted));
}

function pageItems(wanted: string): PickerItem[] {
  return ROUTES.filter((route) => route.nav || route.tab !== undefined || route.page === 'clients')
    .filter((route) => wanted === '' || includes(route.label, wanted))
    .map((route) => ({
      key: `page ${route.page}`,
      group: paletteWords.pages,
      content: paletteWords.openPage(route.label),
      run: after(() => navigate(route.page)),
    }));
}

function actionItems(wanted: string): PickerItem[] {
  return ACTIONS.filter((action) => wanted === '' || includes(`${action.label} ${action.also ?? ''}`, wanted)).map(
    (action) => ({
      key: `action ${action.label}`,
      group: paletteWords.actions,
      content: action.label,
      run: after(action.run),
    }),
  );
}

function clientItems(wanted: string, clients: readonly ClientSummary[]): PickerItem[] {
  if (wanted === '') return [];
  return findMatches(wanted, clients, 6).map((client) => ({
    key: `client ${client.clientId}`,
    group: paletteWords.clients,
    content: line(client, client.code, client.name, client.kana),
    run: after(() => chooseClient(client.clientId)),
  }));
}

function hitItems(hits: readonly Hit[], clients: readonly ClientSummary[]): PickerItem[] {
  const kinds = [
    { kind: 'customer', page: 'customers', group: paletteWords.customers },
    { kind: 'invoice', page: 'invoices', group: paletteWords.invoices },
  ] as const;
  return kinds
    .filter(({ page }) => hasPage(page))
    .flatMap(({ kind, page, group }) =>
      hits
        .filter((hit) => hit.kind === kind)
        .map((hit) => ({
          key: `${kind} ${hit.clientId} ${hit.id}`,
          group,
          content: line(
            clients.find((client) => client.clientId === hit.clientId),
            hit.code,
            hit.name,
            hit.detail,
          ),
          run: after(() => chooseClient(hit.clientId, () => navigate(page, { id: String(hit.id) }))),
        })),
    );
}

function line(client: ClientSummary | undefined, code: string, name: string, detail: string): ReactNode {
  return (
    <>
      {client && <ClientSeal seal={client.seal} colour={client.colour} />}
      <span className="code">{code}</span>
      <span className="cut">{name}</span>
      <span className="right">{detail}</span>
    </>
  );
}
