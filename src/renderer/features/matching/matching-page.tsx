/** 消込: one client's, or the list of clients with money left. */
import './matching.css';
import { reviewWords } from '../../../messages/review.ts';
import { useCurrentClient } from '../../api/use-office.ts';
import { backToReview, useCameFromReview } from '../../stores/review-return.ts';
import { usePageKeys } from '../../ui/keyboard.ts';
import { ClientMatching } from './client-matching.tsx';
import { OfficeMatching } from './office-matching.tsx';

export function MatchingPage() {
  const client = useCurrentClient();
  const cameFromReview = useCameFromReview(client?.clientId ?? 0);
  usePageKeys(cameFromReview ? { F9: { label: reviewWords.title, run: backToReview } } : {});
  // Afresh with each client: nothing of one stays under the other's name.
  return client ? <ClientMatching key={client.clientId} client={client} /> : <OfficeMatching />;
}
