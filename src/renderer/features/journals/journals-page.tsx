/** 仕訳出力: one client's entries, files and accounts; without a client, all clients with what waits. */
import './journals.css';
import { useCurrentClient } from '../../api/use-office.ts';
import { ClientJournals } from './client-journals.tsx';
import { OfficeJournals } from './office-journals.tsx';

export function JournalsPage() {
  const client = useCurrentClient();
  return client ? <ClientJournals key={client.clientId} client={client} /> : <OfficeJournals />;
}
