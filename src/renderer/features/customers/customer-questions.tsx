/** What a customer has asked and is not closed; the list of all of it is one step away. */
import { questionWords as words } from '../../../messages/questions.ts';
import { useMethod } from '../../api/use-method.ts';
import { navigate } from '../../stores/route.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { Tag } from '../../ui/marks.tsx';

export function CustomerQuestions({ clientId, customerId }: { clientId: number; customerId: number }) {
  const dateText = useDateText();
  const { value } = useMethod('questions.list', { clientId, customerId, state: 'open', limit: 20 });
  if (!value || value.questions.length === 0) return null;
  return (
    <>
      <h3 className="head">
        {words.head}
        <LinkButton onClick={() => navigate('questions', { customer: String(customerId) })}>
          {words.views.all}
        </LinkButton>
      </h3>
      <ul className="log">
        {value.questions.map((row) => (
          <li key={row.questionId} title={row.question}>
            <span>{dateText(row.askedOn)}</span>
            <span className="cut">
              {row.question}
              <span className="sub">　{row.invoice ?? ''}</span>
            </span>
            <span>
              <Tag tone={row.disputed ? 'late' : row.state === 'open' ? 'ask' : 'plain'}>
                {row.disputed ? words.disputed : words.states[row.state]}
              </Tag>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
