/** 対応 on a customer: each act is a page's dialog; closing it leads back to where the clerk was. */
import { customerActWords } from '../../messages/customer-acts.ts';
import { hasPage, navigate } from './route.ts';

const PAGE_OF_ACT = {
  'write-off': 'clearings',
  offset: 'clearings',
  promise: 'promises',
  plan: 'promises',
} as const;

export function customerActs(customerId: number): { label: string; hint: string; run: () => void }[] {
  const acts = (Object.keys(PAGE_OF_ACT) as (keyof typeof PAGE_OF_ACT)[])
    .filter((act) => hasPage(PAGE_OF_ACT[act]))
    .map((act) => ({
      ...customerActWords.acts[act],
      run: () => navigate(PAGE_OF_ACT[act], { act, customer: String(customerId) }),
    }));
  const policy = {
    ...customerActWords.policy,
    run: () => navigate('reminder-policy', { customer: String(customerId) }),
  };
  const question = {
    ...customerActWords.question,
    run: () => navigate('questions', { act: 'question', customer: String(customerId) }),
  };
  return [...acts, ...(hasPage('reminder-policy') ? [policy] : []), ...(hasPage('questions') ? [question] : [])];
}
