/** F4: two letters of kana choose a client. */
import { useEffect, useState } from 'react';
import { clientWords } from '../../messages/clients.ts';
import { common } from '../../messages/common.ts';
import { switcherWords } from '../../messages/frame.ts';
import { type ClientSummary, useClients } from '../api/use-office.ts';
import { closeOverlay } from '../stores/overlay.ts';
import { navigate } from '../stores/route.ts';
import { chooseClient, useScope } from '../stores/scope.ts';
import { findMatches, onlyKanaMatch } from '../ui/find-text.ts';
import { ClientSeal } from '../ui/marks.tsx';
import { Picker, type PickerItem } from '../ui/picker.tsx';

/** Long enough to swallow the Enter that habit adds after the second kana, short enough not to be felt. */
const QUIET_MS = 500;

export function ClientSwitcher() {
  const clients = useClients();
  const { clientId, recent } = useScope();
  const [typed, setTyped] = useState({ text: '', settled: false });
  const { text } = typed;

  // After every key, and again when the list comes late: two letters typed at once behind F4 are not lost.
  useEffect(() => {
    const only = typed.settled ? onlyKanaMatch(typed.text, clients) : null;
    if (!only) return;
    swallowKeys();
    choose(only);
  }, [typed, clients]);
  const item = (client: ClientSummary, group: string): PickerItem => ({
    key: `${group} ${client.clientId}`,
    group,
    content: <ClientLine client={client} />,
    run: () => choose(client),
  });
  const office: PickerItem = {
    key: 'office',
    group: switcherWords.office,
    content: <OfficeLine />,
    run: () => choose(null),
  };
  const recentClients = recent
    .filter((id) => id !== clientId)
    .flatMap((id) => clients.find((client) => client.clientId === id) ?? []);
  const items =
    text.trim() === ''
      ? [
          ...recentClients.slice(0, 5).map((client) => item(client, switcherWords.recent)),
          ...(clientId === null ? [] : [office]),
          ...clients.map((client) => item(client, switcherWords.all)),
        ]
      : findMatches(text, clients).map((client) => item(client, switcherWords.all));
  return (
    <Picker
      label={switcherWords.label}
      placeholder={switcherWords.placeholder}
      text={text}
      onText={(next, settled) => setTyped({ text: next, settled })}
      items={items}
      none={switcherWords.none}
      onClose={closeOverlay}
      keys={{
        F2: { label: clientWords.keys.new, run: () => goTo('client', { new: '1' }) },
        F6: { label: clientWords.keys.list, run: () => goTo('clients') },
      }}
    />
  );
}

function choose(client: ClientSummary | null): void {
  closeOverlay();
  chooseClient(client?.clientId ?? null);
}

function ClientLine({ client }: { client: ClientSummary }) {
  return (
    <>
      <ClientSeal seal={client.seal} colour={client.colour} />
      <span className="code">{client.code}</span>
      <span className="cut">{client.name}</span>
      <span className="right">{client.kana}</span>
    </>
  );
}

function OfficeLine() {
  return (
    <>
      <ClientSeal seal={common.officeSeal} colour={8} />
      <span className="cut">{common.office}</span>
    </>
  );
}

function goTo(page: string, params?: Record<string, string>): void {
  closeOverlay();
  navigate(page, params);
}

/** After a switch by kana alone, Enter and letters still under way must not reach the new client's page. */
function swallowKeys(): void {
  const until = performance.now() + QUIET_MS;
  function swallow(event: KeyboardEvent) {
    const isTyped = event.key === 'Enter' || event.key === 'Process' || event.key.length === 1;
    if (performance.now() <= until && isTyped && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else {
      // Time is up, or the clerk has gone on to something else: Ctrl+K, F2, an arrow.
      window.removeEventListener('keydown', swallow, { capture: true });
    }
  }
  window.addEventListener('keydown', swallow, { capture: true });
}
