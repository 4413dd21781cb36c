/** Everything that happened with a customer, newest first. */
import { useState } from 'react';
import { timelineText, customerDrawerWords as words } from '../../../messages/customers.ts';
import { useMethod } from '../../api/use-method.ts';
import { Amount } from '../../ui/amount.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';

const FIRST = 50;
const ALL = 500;

export function CustomerTimeline({ clientId, customerId }: { clientId: number; customerId: number }) {
  const [limit, setLimit] = useState(FIRST);
  const dateText = useDateText();
  const answer = useMethod('customers.timeline', { clientId, customerId, limit });
  const entries = answer.value?.entries;
  return (
    <>
      <h3 className="head">{words.timeline}</h3>
      {answer.failure && <ErrorPanel failure={answer.failure} retry={{ run: answer.refresh }} />}
      {entries?.length === 0 && <p className="sub">{words.noTimeline}</p>}
      <ul className="log">
        {entries?.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells two alike of one day apart
          <li key={index}>
            <span>{dateText(entry.on)}</span>
            <span className="cut">
              {words.kinds[entry.kind]}
              <span className="sub">　{timelineText(entry.kind, entry.text)}</span>
            </span>
            <span>
              <Amount yen={entry.amountYen} zero="blank" />
            </span>
          </li>
        ))}
      </ul>
      {entries?.length === FIRST && limit === FIRST && (
        <p className="more">
          <LinkButton onClick={() => setLimit(ALL)}>{words.more}</LinkButton>
        </p>
      )}
    </>
  );
}
