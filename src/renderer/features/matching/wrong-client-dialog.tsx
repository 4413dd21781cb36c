/** 4 顧問先違い: the deposit leaves these books for another client's, once that client's code has been typed. */
import { type KeyboardEvent, useState } from 'react';
import { common, shortDate } from '../../../messages/common.ts';
import { endingWords } from '../../../messages/matching-page.ts';
import { type ClientSummary, useClients } from '../../api/use-office.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ClientSeal } from '../../ui/marks.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { MatchingActs } from './use-acts.ts';
import type { WaitingDeposit } from './use-waiting.ts';

const words = endingWords.wrongClient;

export interface WrongClientDialogProps {
  client: ClientSummary;
  deposit: WaitingDeposit;
  acts: MatchingActs;
}

export function WrongClientDialog({ client, deposit, acts }: WrongClientDialogProps) {
  const clients = useClients();
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const typed = code.normalize('NFKC').trim();
  const target = clients.find((one) => one.code === typed);
  const { proposal } = deposit;
  const inUse = proposal.amountYen < deposit.amountYen;
  const error = inUse
    ? words.inUse
    : target?.clientId === client.clientId
      ? words.sameCode
      : typed !== '' && !target && !clients.some((one) => one.code.startsWith(typed))
        ? words.unknownCode
        : undefined;
  const ready = target !== undefined && error === undefined;
  function move() {
    if (!ready) return;
    acts.closeDialog();
    acts.conclude(`${endingWords.deeds.moved} → ${target.name}`, ({ depositId }) => ({
      kind: 'move',
      depositId,
      targetCode: target.code,
      reason: reason.trim(),
    }));
  }
  const onEnter = (event: KeyboardEvent) => event.key === 'Enter' && !event.nativeEvent.isComposing && move();
  return (
    <Dialog
      title={words.title}
      client={client}
      width={520}
      onClose={acts.closeDialog}
      keys={{ F12: { label: words.confirm, run: move, main: true, disabled: !ready } }}
      foot={
        <>
          <Button tone="primary" keyCap="Enter" disabled={!ready} onClick={move}>
            {words.confirm}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={acts.closeDialog}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <dl className="facts">
        <div>
          <dt>{shortDate(proposal.depositedOn)}</dt>
          <dd className="cut">{proposal.payerName}</dd>
          <dd className="n">
            <Amount yen={proposal.amountYen} unit />
          </dd>
        </div>
      </dl>
      <div className="from-to">
        <ClientLine label={words.from} client={client} />
        <ClientLine label={words.to} client={ready ? target : null} />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the key belongs to the fields inside */}
      <div className="move-fields" onKeyDown={onEnter}>
        <TextField label={words.code} required autoFocus maxLength={20} value={code} onChange={setCode} error={error} />
        <TextField label={words.reason} maxLength={200} value={reason} onChange={setReason} hint={words.reasonHint} />
      </div>
      <p className="dialog-text">{words.text}</p>
    </Dialog>
  );
}

function ClientLine({ label, client }: { label: string; client: ClientSummary | null }) {
  return (
    <div>
      <span className="sub">{label}</span>
      {client ? (
        <span className="name">
          <ClientSeal seal={client.seal} colour={client.colour} />
          <span className="cut">
            <span className="code">{client.code}</span>
            {client.name}
          </span>
        </span>
      ) : (
        <span className="dim">—</span>
      )}
    </div>
  );
}
