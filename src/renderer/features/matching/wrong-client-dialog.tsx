/** 4 顧問先違い: what can be done today, said plainly. */
import { common } from '../../../messages/common.ts';
import { endingWords } from '../../../messages/matching-page.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, type DialogClient } from '../../ui/dialog.tsx';
import type { WaitingDeposit } from './use-waiting.ts';

export interface WrongClientDialogProps {
  client: DialogClient;
  deposits: readonly WaitingDeposit[];
  onDefer: () => void;
  onSwitch: () => void;
  onClose: () => void;
}

export function WrongClientDialog({ client, deposits, onDefer, onSwitch, onClose }: WrongClientDialogProps) {
  const words = endingWords.wrongClient;
  return (
    <Dialog
      title={words.title}
      client={client}
      width={460}
      onClose={onClose}
      keys={{
        F4: { label: words.keys.switch, run: onSwitch },
        F12: { label: words.keys.defer, run: onDefer, main: true },
      }}
      foot={
        <>
          <Button tone="primary" keyCap="Enter" onClick={onDefer} data-autofocus>
            {words.defer}
          </Button>
          <Button keyCap="F4" onClick={onSwitch}>
            {words.switch}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <dl className="facts">
        {deposits.map(({ depositId, proposal }) => (
          <div key={depositId}>
            <dt>{proposal.depositedOn.slice(5).replace('-', '/')}</dt>
            <dd>{proposal.payerName}</dd>
            <dd className="n">
              <Amount yen={proposal.amountYen} unit />
            </dd>
          </div>
        ))}
      </dl>
      <p className="dialog-text">{words.text}</p>
    </Dialog>
  );
}
