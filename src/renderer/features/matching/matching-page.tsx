/** 消込: one client's, or the list of clients with money left. */
import './matching.css';
import { useCurrentClient } from '../../api/use-office.ts';
import { ClientMatching } from './client-matching.tsx';
import { OfficeMatching } from './office-matching.tsx';

export function MatchingPage() {
  const client = useCurrentClient();
  // Afresh with each client: nothing of one stays under the other's name.
  return client ? <ClientMatching key={client.clientId} client={client} /> : <OfficeMatching />;
}
