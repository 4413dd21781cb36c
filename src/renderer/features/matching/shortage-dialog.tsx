/** 1 不足: why less money came than is cleared — a difference to book, or the rest stays open. */
import { type KeyboardEvent, useState } from 'react';
import { transferFeesOn } from '../../../domain/transfer-fees.ts';
import { common } from '../../../messages/common.ts';
import { proposalWords, shortageWords } from '../../../messages/matching-page.ts';
import { Button, KeyCap } from '../../ui/button.tsx';
import { Dialog, type DialogClient } from '../../ui/dialog.tsx';
import { YenField } from '../../ui/yen-field.tsx';
import { type AdjustmentKind, withAdjustment, withoutAdjustments } from './composition.ts';
import { shortageOf } from './use-acts.ts';
import type { Work } from './use-work.ts';

type Choice = AdjustmentKind | 'keep';

const CHOICES: readonly Choice[] = ['transfer-fee', 'rounding', 'withholding', 'discount', 'offset', 'keep'];

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
  const tooLarge = choice !== 'keep' && (amountYen === null || amountYen <= 0 || amountYen > shortYen);
  function decide() {
    if (tooLarge) return;
    const { composition, open, moneyYen } = work;
    const without = withoutAdjustments(composition, open, moneyYen);
    work.compose(
      choice === 'keep'
        ? without
        : withAdjustment(without, { kind: choice, amountYen: amountYen ?? 0 }, open, moneyYen),
    );
    onClose();
  }
  return (
    <Dialog
      title={shortageWords.title(shortYen)}
      sub={shortageWords.sub}
      client={client}
      width={460}
      onClose={onClose}
      keys={{ F12: { label: common.decide, run: decide, main: true, disabled: tooLarge } }}
      shortcuts={Object.fromEntries(CHOICES.map((one, index) => [String(index + 1), () => setChoice(one)]))}
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
      <Choices choice={choice} onChoice={setChoice} onDecide={decide} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the key belongs to the field inside */}
      <div
        className="shortage-amount"
        onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && decide()}
      >
        <YenField
          label={shortageWords.amount}
          value={choice === 'keep' ? 0 : amountYen}
          onChange={setAmountYen}
          disabled={choice === 'keep'}
          error={amountYen !== null && amountYen > shortYen ? shortageWords.tooLarge(shortYen) : undefined}
          warning={choice === 'transfer-fee' && customerBearsFee ? shortageWords.notAgreed : undefined}
        />
      </div>
    </Dialog>
  );
}

function Choices(props: { choice: Choice; onChoice: (choice: Choice) => void; onDecide: () => void }) {
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    props.onDecide();
  }
  return (
    <div className="option-list" role="radiogroup" aria-label={shortageWords.sub}>
      {CHOICES.map((one, index) => (
        <label key={one} className="choice">
          <input
            type="radio"
            name="shortage"
            checked={one === props.choice}
            data-autofocus={one === props.choice ? true : undefined}
            ref={(box) => {
              // A digit chooses while another choice has the focus: it follows.
              if (
                one === props.choice &&
                document.activeElement instanceof HTMLInputElement &&
                document.activeElement.name === 'shortage'
              )
                box?.focus();
            }}
            onChange={() => props.onChoice(one)}
            onKeyDown={onKeyDown}
          />
          <KeyCap>{index + 1}</KeyCap>
          <span>{one === 'keep' ? shortageWords.keep : proposalWords.adjustments[one]}</span>
          <span className="grow" />
          <span className="sub">{shortageWords.hints[one]}</span>
        </label>
      ))}
    </div>
  );
}

/** What a shortage of this size usually is. */
function likely(work: Work, shortYen: number): Choice {
  const booked = work.composition.adjustments[0];
  if (booked) return booked.kind;
  if (shortYen <= 9) return 'rounding';
  const on = work.deposits[0]?.proposal.depositedOn;
  return on !== undefined && transferFeesOn(on).has(shortYen) ? 'transfer-fee' : 'keep';
}
