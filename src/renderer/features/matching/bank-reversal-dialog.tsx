/** 銀行の取消・組戻し by hand: the deposit leaves the books on the day the bank took it back. */
import { useState } from 'react';
import { common, shortDate } from '../../../messages/common.ts';
import { endingWords } from '../../../messages/matching-page.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog, type DialogClient } from '../../ui/dialog.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import type { MatchingActs } from './use-acts.ts';
import type { WaitingDeposit } from './use-waiting.ts';

const words = endingWords.bank;

export function BankReversalDialog(props: { client: DialogClient; deposit: WaitingDeposit; acts: MatchingActs }) {
  const { client, deposit, acts } = props;
  const { today } = useEntrySettings();
  const { depositedOn } = deposit.proposal;
  const [on, setOn] = useState<string | null>(today < depositedOn ? depositedOn : today);
  function reverse() {
    if (on === null) return;
    acts.closeDialog();
    acts.conclude(endingWords.deeds.bank, ({ depositId }) => ({ kind: 'bank', depositId, on }));
  }
  return (
    <Dialog
      title={words.title}
      client={client}
      width={440}
      onClose={acts.closeDialog}
      keys={{ F12: { label: common.decide, run: reverse, main: true, disabled: on === null } }}
      foot={
        <>
          <Button tone="danger" keyCap="F12" disabled={on === null} onClick={reverse}>
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
          <dt>{shortDate(depositedOn)}</dt>
          <dd className="cut">{deposit.proposal.payerName}</dd>
          <dd className="n">
            <Amount yen={deposit.amountYen} unit />
          </dd>
        </div>
      </dl>
      <div className="shortage-amount">
        <DateField label={words.on} required autoFocus value={on} onChange={setOn} />
      </div>
      <p className="dialog-text">{words.text}</p>
    </Dialog>
  );
}
