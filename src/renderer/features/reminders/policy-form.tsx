/** The five stages and the conditions of one place; what is left empty is shown in grey as the next place has it. */
import type { InputOf } from '../../../contract/contract.ts';
import type { WordingSet } from '../../../domain/wording/keys.ts';
import { common } from '../../../messages/common.ts';
import { keyWords } from '../../../messages/keys.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import { policyWords as words } from '../../../messages/reminder-policy.ts';
import { stageShort } from '../../../messages/reminders.ts';
import { useCommand } from '../../api/use-command.ts';
import { useWordingSets } from '../../api/use-wording-sets.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { confirm } from '../../ui/confirm.tsx';
import { type Draft, useDraft } from '../../ui/draft.ts';
import { ErrorNote } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Actions } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { YenField } from '../../ui/yen-field.tsx';
import {
  type ChannelChoice,
  inheritedGeneral,
  inheritedStage,
  type PolicyAnswer,
  type PolicyValues,
  policyValues,
  readPolicy,
  STAGES,
  type Stage,
} from './policy-draft.ts';

export interface PolicyPlace {
  scope: 'office' | 'client' | 'customer' | 'invoice';
  name: string;
  at: InputOf<'reminderPolicy.get'>;
}

interface PolicyFormProps {
  place: PolicyPlace;
  answer: PolicyAnswer;
  /** To the client's own policy; left out where it is shown. */
  onBack: (() => void) | undefined;
}

export function PolicyForm({ place, answer, onBack }: PolicyFormProps) {
  const draft = useDraft(policyValues(answer.own));
  const saving = usePolicySaving(place, answer, draft);
  const isSet = answer.own !== null;
  usePageKeys(
    {
      F11: { label: words.keys.clear, run: saving.clear, disabled: !isSet || saving.busy },
      F12: { label: keyWords.save, run: saving.save, main: true, disabled: saving.busy || !draft.dirty },
    },
    onBack ? { Escape: onBack } : {},
  );
  return (
    <>
      {saving.failure && <ErrorNote failure={saving.failure} title={words.failed} onClose={saving.forget} />}
      <div className="side-body form-body">
        <p className="sub">{words.inherited[place.scope]}</p>
        <Form {...(onBack ? { onLeave: onBack } : {})}>
          <h3 className="head">{words.stages.head}</h3>
          <div className="policy-stages">
            <div className="policy-stage policy-head" aria-hidden="true">
              <span>{words.stages.stage}</span>
              <span>{words.stages.days}</span>
              <span />
              <span>{words.stages.deadline}</span>
              <span />
              <span>{words.stages.channel}</span>
            </div>
            {STAGES.map((stage) => (
              <StageRow key={stage} stage={stage} draft={draft} answer={answer} />
            ))}
          </div>
          <General draft={draft} answer={answer} />
        </Form>
      </div>
      <Actions>
        <Button tone="primary" keyCap="F12" onClick={saving.save} disabled={saving.busy || !draft.dirty} data-save>
          {common.save}
        </Button>
        <Button keyCap="F11" onClick={saving.clear} disabled={!isSet || saving.busy}>
          {words.clear}
        </Button>
        <span className="grow" />
        {onBack && (
          <Button keyCap="Esc" onClick={onBack}>
            {words.back}
          </Button>
        )}
      </Actions>
    </>
  );
}

interface PartProps {
  draft: Draft<PolicyValues>;
  answer: PolicyAnswer;
}

function StageRow({ stage, draft, answer }: PartProps & { stage: Stage }) {
  const grey = inheritedStage(answer.inherited, stage);
  const channel = draft.bind(`channel${stage}`);
  const never = channel.value === 'never';
  const { field, unit } = words.stages;
  return (
    <div className="policy-stage">
      <b>{stageShort(stage)}</b>
      <TextField
        label={field(stage, words.stages.days)}
        mode="digits"
        maxLength={4}
        placeholder={never ? words.stages.none : grey.days}
        disabled={never}
        {...draft.bind(`days${stage}`)}
      />
      <span>{unit}</span>
      <TextField
        label={field(stage, words.stages.deadline)}
        mode="digits"
        maxLength={3}
        placeholder={grey.deadline}
        disabled={never}
        {...draft.bind(`deadline${stage}`)}
      />
      <span>{unit}</span>
      <SelectField<ChannelChoice | 'inherit'>
        label={field(stage, words.stages.channel)}
        value={channel.value}
        onChange={(next) => draft.set({ [`channel${stage}`]: next === 'inherit' ? null : next })}
        options={channelOptions(stage)}
        placeholder={grey.channel}
      />
    </div>
  );
}

/** By wire up to 督促: from 催告 on a letter must be provable. */
function channelOptions(stage: number) {
  const wires = stage <= 3 ? (['email', 'sms', 'voice'] as const) : [];
  const choices = ['letter', ...wires, 'phone', 'never', 'inherit'] as const;
  return choices.map((one) => ({ value: one, label: words.channels[one] }));
}

function General({ draft, answer }: PartProps) {
  const grey = inheritedGeneral(answer.inherited);
  const sets = useWordingSets();
  const chosen = draft.values.wording;
  const offered = sets.list.filter((one) => !one.retired || one.set === chosen);
  return (
    <>
      <h3 className="head">{words.general}</h3>
      <TextField
        label={words.between}
        span={4}
        mode="digits"
        maxLength={3}
        placeholder={grey.between}
        style={{ textAlign: 'right' }}
        {...draft.bind('between')}
      />
      <YenField
        label={words.minimum}
        span={4}
        placeholder={grey.minimum}
        hint={words.minimumHint}
        {...draft.bind('minimumYen')}
      />
      <YenField
        label={words.highValue}
        span={4}
        placeholder={grey.highValue}
        hint={words.highValueHint}
        {...draft.bind('highValueYen')}
      />
      <h3 className="head">{words.letters}</h3>
      <Choice
        label={words.wording}
        options={Object.fromEntries(offered.map(({ set, name }) => [set, name])) as Record<WordingSet, string>}
        grey={sets.nameOf(answer.inherited.wording)}
        {...draft.bind('wording')}
      />
      <Choice label={words.approval} options={words.approvals} grey={grey.approval} {...draft.bind('approval')} />
      <Choice
        label={words.contactFirst}
        options={words.contacts}
        grey={grey.contactFirst}
        {...draft.bind('contactFirst')}
      />
    </>
  );
}

interface ChoiceProps<V extends string> {
  label: string;
  options: Record<V, string>;
  grey: string;
  value: V | null;
  onChange: (value: V | null) => void;
  error: string | undefined;
}

/** One of a few, or what the next place outwards says. */
function Choice<V extends string>({ label, options, grey, value, onChange }: ChoiceProps<V>) {
  return (
    <SelectField<V | 'inherit'>
      label={label}
      span={4}
      value={value}
      onChange={(next) => onChange(next === 'inherit' ? null : next)}
      options={[
        ...(Object.entries(options) as [V, string][]).map(([one, text]) => ({ value: one, label: text })),
        { value: 'inherit' as const, label: words.channels.inherit },
      ]}
      placeholder={grey}
    />
  );
}

/** F12 and F11; days in the wrong order are said at their field. */
function usePolicySaving(place: PolicyPlace, answer: PolicyAnswer, draft: Draft<PolicyValues>) {
  const command = useCommand('reminderPolicy.set');
  async function save() {
    const { wrong, policy } = readPolicy(draft.values, answer.inherited);
    draft.setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    const reply = await command.run({ ...place.at, policy });
    if (!reply.ok) return refused(reply.error);
    draft.restart(policyValues(policy));
    showResult(words.saved(place.name));
  }
  function refused(error: NonNullable<typeof command.failure>) {
    const stage = STAGES.find((one) => one === error.facts.stage);
    if (error.code !== 'policy-order' || stage === undefined) return;
    draft.setErrors({ [`days${stage}`]: refusalSentence(error.code, error.facts) });
    command.clear();
  }
  async function clear() {
    const { title, text, confirm: confirmLabel, done } = words.clearAsk;
    if (!(await confirm({ title, text, confirmLabel, facts: [[words.title, place.name]] }))) return;
    const reply = await command.run({ ...place.at, policy: null });
    if (!reply.ok) return;
    draft.restart(policyValues(null));
    showResult(done);
  }
  return {
    save: () => void save(),
    clear: () => void clear(),
    busy: command.busy,
    failure: command.failure,
    forget: command.clear,
  };
}
