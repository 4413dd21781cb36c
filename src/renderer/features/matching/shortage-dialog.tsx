/** 1 不足: why less money came than is cleared — a difference to book, a dispute, or the rest stays open. */
import { useState } from 'react';
import { transferFeesOn } from '../../../domain/transfer-fees.ts';
import { common } from '../../../messages/common.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { proposalWords, shortageWords } from '../../../messages/matching-page.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, type DialogClient } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { YenField } from '../../ui/yen-field.tsx';
import { ChoiceList, type ChoiceOption, digitsOf } from './choice-list.tsx';
import { withAdjustment, withDispute, withoutAdjustments } from './composition.ts';
import { shortageOf } from './use-acts.ts';
import type { Work } from './use-work.ts';

const DIFFERENCES = ['transfer-fee', 'rounding', 'withholding', 'discount', 'offset', 'commission'] as const;
type Difference = (typeof DIFFERENCES)[number];
type Choice = Difference | 'dispute' | 'keep';

const OPTIONS: readonly ChoiceOption<Choice>[] = [...DIFFERENCES, 'dispute' as const, 'keep' as const].map((value) => ({
  value,
  label:
    value === 'keep'
      ? shortageWords.keep
      : value === 'dispute'
        ? shortageWords.dispute
        : proposalWords.adjustments[value],
  hint: shortageWords.hints[value],
}));

export interface ShortageDialogProps {
  client: DialogClient;
  work: Work;
  /** The customer has agreed to bear the fee. */
  customerBearsFee: boolean;
  onClose: () => void;
}

export function ShortageDialog({ client, work, customerBearsFee, onClose }: ShortageDialogProps) {
  const shortYen = shortageOf(work);
  const [choice, setChoice] = useState<Choice>(() => likely(work, shortYen));
  const [amountYen, setAmountYen] = useState<number | null>(shortYen);
  const [reason, setReason] = useState(work.composition.dispute ?? '');
  const [missing, setMissing] = useState(false);
  const isDifference = choice !== 'keep' && choice !== 'dispute';
  const tooLarge = isDifference && (amountYen === null || amountYen <= 0 || amountYen > shortYen);
  function decide() {
    if (tooLarge) return;
    if (choice === 'dispute' && reason.trim() === '') {
      setMissing(true);
      // Enter on the choice leads to what lacks.
      document.querySelector<HTMLInputElement>('.shortage-more input')?.focus();
      return;
    }
    const { composition, open, moneyYen } = work;
    const without = { ...withoutAdjustments(composition, open, moneyYen), dispute: null };
    if (choice === 'dispute') work.compose(withDispute(without, reason.trim()));
    else if (choice === 'keep') work.compose(without);
    else work.compose(withAdjustment(without, { kind: choice, amountYen: amountYen ?? 0 }, open, moneyYen));
    onClose();
  }
  return (
    <Dialog
      title={shortageWords.title(shortYen)}
      sub={shortageWords.sub}
      client={client}
      width={480}
      onClose={onClose}
      keys={{ F12: { label: common.decide, run: decide, main: true, disabled: tooLarge } }}
      shortcuts={digitsOf(OPTIONS, setChoice)}
      foot={
        <>
          <Button tone="primary" keyCap="Enter" disabled={tooLarge} onClick={decide}>
            {shortageWords.decide}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <ChoiceList
        name="shortage"
        label={shortageWords.sub}
        options={OPTIONS}
        value={choice}
        onChange={setChoice}
        onDecide={decide}
      />
      <More
        choice={choice}
        amountYen={amountYen}
        onAmount={setAmountYen}
        reason={reason}
        onReason={setReason}
        isMissing={missing}
        shortYen={shortYen}
        customerBearsFee={customerBearsFee}
        onDecide={decide}
      />
    </Dialog>
  );
}

interface MoreProps {
  choice: Choice;
  amountYen: number | null;
  onAmount: (amountYen: number | null) => void;
  reason: string;
  onReason: (reason: string) => void;
  isMissing: boolean;
  shortYen: number;
  customerBearsFee: boolean;
  onDecide: () => void;
}

/** The amount of a difference, or why it is disputed. */
function More({ choice, amountYen, reason, shortYen, ...props }: MoreProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key belongs to the field inside
    <div
      className={choice === 'dispute' ? 'shortage-more' : 'shortage-more shortage-amount'}
      onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && props.onDecide()}
    >
      {choice === 'dispute' ? (
        <TextField
          label={shortageWords.disputeReason}
          required
          maxLength={200}
          value={reason}
          onChange={props.onReason}
          hint={shortageWords.disputeHint}
          error={props.isMissing && reason.trim() === '' ? fieldWords.missing : undefined}
        />
      ) : (
        <YenField
          label={shortageWords.amount}
          value={choice === 'keep' ? 0 : amountYen}
          onChange={props.onAmount}
          disabled={choice === 'keep'}
          error={amountYen !== null && amountYen > shortYen ? shortageWords.tooLarge(shortYen) : undefined}
          warning={choice === 'transfer-fee' && props.customerBearsFee ? shortageWords.notAgreed : undefined}
        />
      )}
    </div>
  );
}

/** What a shortage of this size usually is. */
function likely(work: Work, shortYen: number): Choice {
  if (work.composition.dispute !== null) return 'dispute';
  const booked = work.composition.adjustments[0]?.kind;
  const known = DIFFERENCES.find((one) => one === booked);
  if (known) return known;
  if (shortYen <= 9) return 'rounding';
  const on = work.deposits[0]?.proposal.depositedOn;
  return on !== undefined && transferFeesOn(on).has(shortYen) ? 'transfer-fee' : 'keep';
}
