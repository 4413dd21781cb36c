/** 入金: a client's deposits and imports; for the whole office, where each client's bank data stands. */
import './deposits.css';
import { depositOfficeWords, depositWords as words } from '../../../messages/deposits.ts';
import { mappingWords } from '../../../messages/mapping.ts';
import { useCurrentClient } from '../../api/use-office.ts';
import { DropPage } from '../../ui/file-drop.tsx';
import { Page } from '../../ui/page.tsx';
import { usePastedTable } from '../../ui/paste.ts';
import { ClientDeposits } from './client-deposits.tsx';
import { useImportFlow } from './import-flow.ts';
import { ImportWindow } from './import-window.tsx';
import { OfficeDeposits } from './office-deposits.tsx';
import { WatchState } from './watch-state.tsx';

/** A file may be dropped anywhere; it stays in hand while the way leads to another client's books. */
export function DepositsPage() {
  const client = useCurrentClient();
  const flow = useImportFlow(client?.clientId ?? null);
  usePastedTable((text) => {
    const bytes = new TextEncoder().encode(text);
    flow.open({ name: mappingWords.pasted, bytes });
  });
  return (
    <Page title={words.title} sub={client ? undefined : depositOfficeWords.sub}>
      <DropPage onFile={flow.open}>
        <WatchState />
        {client ? (
          <ClientDeposits key={client.clientId} client={client} onImport={() => flow.open(null)} />
        ) : (
          <OfficeDeposits onImport={() => flow.open(null)} onFile={flow.open} />
        )}
      </DropPage>
      {flow.isOpen && <ImportWindow flow={flow} client={client} />}
    </Page>
  );
}
