/** What was sent to a customer, when and how; the file opens as it was issued. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import type { Failure } from '../../../contract/reply.ts';
import { noteWords } from '../../../messages/received-notes.ts';
import { keptRefusalSentence } from '../../../messages/refusals.ts';
import {
  sendingChannels,
  sendingKinds,
  sendingStates,
  customerSendingWords as words,
} from '../../../messages/sendings.ts';
import { failureOf } from '../../api/bridge.ts';
import { openDocument } from '../../api/documents.ts';
import { useMethod } from '../../api/use-method.ts';
import { useCurrentClient } from '../../api/use-office.ts';
import { navigate } from '../../stores/route.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Tag } from '../../ui/marks.tsx';

import { CustomerNotesDialog } from '../received-notes/customer-notes-dialog.tsx';
import { useSendPapers } from '../sendings/use-send-papers.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';

type Sending = OutputOf<'sendings.list'>['sendings'][number];

const FIRST = 8;
const ALL = 500;

export interface CustomerSendingsProps {
  clientId: number;
  customer: { customerId: number; name: string };
}

export function CustomerSendings({ clientId, customer }: CustomerSendingsProps) {
  const { customerId } = customer;
  const client = useCurrentClient();
  const papers = useSendPapers(client);
  const [notes, setNotes] = useState(false);
  const [limit, setLimit] = useState(FIRST);
  const answer = useMethod('sendings.list', { clientId, customerId, limit });
  const [noting, setNoting] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const sendings = answer.value?.sendings;
  async function open(path: string) {
    try {
      await openDocument(path);
      setFailure(null);
    } catch (error) {
      setFailure(failureOf(error));
    }
  }
  return (
    <>
      <h3 className="head">
        {words.head}
        <span className="grow" />
        {sendings && sendings.length > 0 && (
          <LinkButton onClick={() => navigate('sendings', { customer: String(customerId) })}>{words.all}</LinkButton>
        )}
      </h3>
      {answer.failure && <ErrorPanel failure={answer.failure} retry={{ run: answer.refresh }} />}
      {failure && <ErrorPanel failure={failure} onClose={() => setFailure(null)} />}
      {sendings?.length === 0 && <p className="sub">{words.none}</p>}
      <ul className="log">
        {sendings?.map((sending) => (
          <Row key={sending.ref} sending={sending} onOpen={(path) => void open(path)} />
        ))}
      </ul>
      <p className="more">
        {sendings?.length === FIRST && limit === FIRST && (
          <LinkButton onClick={() => setLimit(ALL)}>{words.more}</LinkButton>
        )}
        <LinkButton onClick={() => papers.ask({ kind: 'invoice', customer })}>{words.send}</LinkButton>
        <LinkButton onClick={() => setNotes(true)}>{noteWords.button}</LinkButton>
        <LinkButton onClick={() => setNoting(true)}>{words.record.link}</LinkButton>
      </p>
      {papers.dialog}
      {notes && client && <CustomerNotesDialog client={client} customer={customer} onClose={() => setNotes(false)} />}
      {noting && <HandOverDialog clientId={clientId} customerId={customerId} onClose={() => setNoting(false)} />}
    </>
  );
}

function titleOf({ recipient, fileName, sha256 }: Sending): string {
  return [recipient, fileName, sha256 ?? ''].filter(Boolean).join('\n');
}

function Row({ sending, onOpen }: { sending: Sending; onOpen: (path: string) => void }) {
  const dateText = useDateText();
  const { trouble, path } = sending;
  return (
    <li title={trouble ? keptRefusalSentence(trouble.code, trouble.facts) : titleOf(sending)}>
      <span>{dateText(sending.on)}</span>
      <span className="cut">
        {sendingKinds[sending.kind]} {sending.label}
        <span className="sub">
          {`　${sendingChannels[sending.channel]}`}
          {sending.sha256 !== null && `　${words.digest(sending.sha256)}`}
        </span>
        <span className="sub recipient">{sending.recipient}</span>
      </span>
      <span>
        {sending.state !== 'sent' && (
          <Tag tone={trouble || sending.state === 'unknown' ? 'ask' : 'plain'}>{sendingStates[sending.state]}</Tag>
        )}{' '}
        {path !== null && <LinkButton onClick={() => onOpen(path)}>{words.open}</LinkButton>}
      </span>
    </li>
  );
}
