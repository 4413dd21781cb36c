/** One sending beside the list: what it said, with which file, and each step it took. */

import { common } from '../../../messages/common.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { sendingKinds, sendingStates, sendingPageWords as words } from '../../../messages/sendings.ts';
import { useMethod } from '../../api/use-method.ts';
import { Button } from '../../ui/button.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { Actions } from '../../ui/page.tsx';
import { type Sending, StateTag, troubleText } from './sending-columns.tsx';
import { canPrint } from './sending-dialogs.tsx';

export interface SendingPaneProps {
  sending: Sending;
  acts: { open: () => void; resend: () => void; settle: () => void; canResend: boolean; canSettle: boolean };
  onClose: () => void;
}

export function SendingPane({ sending, acts, onClose }: SendingPaneProps) {
  return (
    <aside className="side" aria-label={words.pane.label}>
      <div className="side-head">
        <div>
          <b>{`${sendingKinds[sending.kind]}　${sending.label}`}</b>
          <span className="sub">{`${sending.customerCode}　${sending.customerName}`.trim()}</span>
        </div>
        <StateTag sending={sending} />
      </div>
      <div className="side-body">
        {sending.trouble && <p className="note wrong">{troubleText(sending)}</p>}
        <Facts sending={sending} />
        {sending.sendingId !== null && <Details clientId={sending.clientId} sendingId={sending.sendingId} />}
      </div>
      <Actions>
        {sending.path !== null && (
          <Button keyCap="F6" onClick={acts.open}>
            {words.keys.open}
          </Button>
        )}
        {acts.canResend && (
          <Button keyCap="F9" onClick={acts.resend}>
            {canPrint(sending) ? words.keys.print : words.keys.resend}
          </Button>
        )}
        {acts.canSettle && (
          <Button keyCap="F11" onClick={acts.settle}>
            {words.keys.settle}
          </Button>
        )}
        <span className="grow" />
        <Button keyCap="Esc" onClick={onClose}>
          {common.close}
        </Button>
      </Actions>
    </aside>
  );
}

function Facts({ sending }: { sending: Sending }) {
  const dateText = useDateText();
  const facts: (readonly [string, string])[] = [
    [words.columns.on, sending.at === null ? dateText(sending.on) : fullInstant(sending.at)],
    [words.pane.recipient, sending.recipient],
    [words.pane.file, sending.fileName],
    [words.pane.digest, sending.sha256 ?? ''],
    [words.columns.by, sending.byName || sending.by],
  ];
  return (
    <dl className="facts drawer-facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Details({ clientId, sendingId }: { clientId: number; sendingId: number }) {
  const answer = useMethod('sendings.get', { clientId, sendingId }, { fresh: true });
  const held = answer.value;
  if (!held) return null;
  return (
    <>
      {held.sending.resentOf !== null && <p className="sub">{words.pane.resentOf}</p>}
      <h3 className="head">{words.pane.steps}</h3>
      <ul className="log">
        {held.steps.map((step) => (
          <li key={`${step.at} ${step.state}`} title={step.detail}>
            <span>{fullInstant(step.at).slice(5)}</span>
            <span className="cut">
              {sendingStates[step.state]}
              <span className="sub">　{step.detail}</span>
            </span>
            <span>{step.byName || step.by}</span>
          </li>
        ))}
      </ul>
      {held.body !== '' && (
        <>
          <h3 className="head">{held.sending.wording === '' ? words.pane.body : held.sending.wording}</h3>
          <p className="mail-body">{held.body}</p>
        </>
      )}
      {held.messageId !== '' && <p className="sub mail-id">{`${words.pane.messageId}　${held.messageId}`}</p>}
    </>
  );
}
