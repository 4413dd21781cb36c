/** 2 過入金: what becomes of money that stays — kept for the customer, put to the next invoice, or given back. */
import { useState } from 'react';
import { sumYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { endingWords } from '../../../messages/matching-page.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, type DialogClient } from '../../ui/dialog.tsx';
import { ChoiceList, type ChoiceOption, digitsOf } from './choice-list.tsx';
import { type OpenReceivable, withExcessKept, withTicked } from './composition.ts';
import type { MatchingActs } from './use-acts.ts';
import type { Work } from './use-work.ts';

type Choice = 'advance' | 'next' | 'refund';

const words = endingWords.over;

export interface OverDialogProps {
  client: DialogClient;
  work: Work;
  acts: MatchingActs;
}

export function OverDialog({ client, work, acts }: OverDialogProps) {
  const { composition, open, moneyYen } = work;
  const kept = composition.customerId === null ? composition : withExcessKept(composition, open, moneyYen);
  const clearedYen = sumYen(kept.amounts.values());
  const restYen = moneyYen - clearedYen;
  const next = open.find((one) => !kept.amounts.has(one.receivableId));
  const options = optionsOf(composition.customerId !== null, next);
  const [choice, setChoice] = useState<Choice>(() => {
    if (composition.rest === 'refund') return 'refund';
    return options.find((one) => !one.disabled)!.value;
  });
  function decide() {
    acts.closeDialog();
    if (choice === 'next' && next)
      return work.compose(withTicked(kept, new Set([...kept.amounts.keys(), next.receivableId]), open, moneyYen));
    if (clearedYen > 0) return work.compose({ ...kept, rest: choice === 'refund' ? 'refund' : 'advance' });
    // Nothing is owed: the deposit itself is ended, there is nothing to clear first.
    if (choice === 'refund')
      return acts.conclude(endingWords.deeds.refund, ({ depositId, mark }) => ({
        kind: 'refund',
        depositId,
        reason: mark?.kind === 'double' ? 'double' : mark?.kind === 'suspense' ? 'unknown' : 'over',
      }));
    const customerId = composition.customerId ?? undefined;
    acts.conclude(endingWords.deeds.advance, ({ depositId }) => ({
      kind: 'mark',
      depositId,
      mark: 'advance',
      customerId,
    }));
  }
  return (
    <Dialog
      title={words.title(restYen)}
      sub={words.sub}
      client={client}
      width={480}
      onClose={acts.closeDialog}
      keys={{ F12: { label: common.decide, run: decide, main: true } }}
      shortcuts={digitsOf(options, setChoice)}
      foot={
        <>
          <Button tone="primary" keyCap="Enter" onClick={decide}>
            {words.decide}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={acts.closeDialog}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <ChoiceList
        name="over"
        label={words.sub}
        options={options}
        value={choice}
        onChange={setChoice}
        onDecide={decide}
      />
    </Dialog>
  );
}

function optionsOf(hasCustomer: boolean, next: OpenReceivable | undefined): ChoiceOption<Choice>[] {
  return [
    {
      value: 'advance',
      label: words.choices.advance,
      hint: hasCustomer ? words.hints.advance : words.noCustomer,
      disabled: !hasCustomer,
    },
    {
      value: 'next',
      label: words.choices.next,
      hint: next ? words.hints.next(next.invoice, next.openYen) : words.hints.noNext,
      disabled: !next,
    },
    { value: 'refund', label: words.choices.refund, hint: words.hints.refund },
  ];
}
