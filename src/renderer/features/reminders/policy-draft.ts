/** 督促の方針 as the form holds it. Empty is what the next place outwards says; a stage is one's own once any part of it is. Pure. */
import type { InputOf, OutputOf } from '../../../contract/contract.ts';
import { formatYen } from '../../../domain/money.ts';
import { policyWords as words } from '../../../messages/reminder-policy.ts';

export type PolicyAnswer = OutputOf<'reminderPolicy.get'>;
export type PolicyPart = NonNullable<InputOf<'reminderPolicy.set'>['policy']>;
type Inherited = PolicyAnswer['inherited'];
type StageRule = Inherited['stages'][number];

export const STAGES = [1, 2, 3, 4, 5] as const;
export type Stage = (typeof STAGES)[number];

/** never: the stage does not go by itself. */
export type ChannelChoice = 'letter' | 'phone' | 'email' | 'sms' | 'voice' | 'never';

export type PolicyValues = Record<`days${Stage}` | `deadline${Stage}`, string> &
  Record<`channel${Stage}`, ChannelChoice | null> & {
    between: string;
    minimumYen: number | null;
    /** 0: no sum stops a letter. */
    highValueYen: number | null;
    wording: Inherited['wording'] | null;
    approval: YesNo | null;
    contactFirst: YesNo | null;
  };

export type YesNo = 'yes' | 'no';

/** What a stage that nobody has set gives as its new deadline. */
const DEADLINE_DAYS = 7;

export function policyValues(own: PolicyPart | null): PolicyValues {
  const stage = (number: Stage) => {
    const rule = own?.stages?.find((one) => one.stage === number);
    return {
      [`days${number}`]: rule?.daysAfterDue == null ? '' : String(rule.daysAfterDue),
      [`deadline${number}`]: rule ? String(rule.deadlineDays) : '',
      [`channel${number}`]: rule ? choiceOf(rule as StageRule) : null,
    };
  };
  return {
    ...Object.assign({}, ...STAGES.map(stage)),
    between: own?.daysBetweenLetters === undefined ? '' : String(own.daysBetweenLetters),
    minimumYen: own?.minimumYen ?? null,
    highValueYen: own?.highValueYen === undefined ? null : (own.highValueYen ?? 0),
    wording: own?.wording ?? null,
    approval: yesNo(own?.approval),
    contactFirst: yesNo(own?.contactFirst),
  };
}

function yesNo(value: boolean | undefined): YesNo | null {
  return value === undefined ? null : value ? 'yes' : 'no';
}

function choiceOf(rule: StageRule): ChannelChoice {
  return rule.daysAfterDue === null ? 'never' : rule.channel;
}

/** What stands in grey in a stage's empty boxes. */
export function inheritedStage(inherited: Inherited, stage: Stage) {
  const rule = inherited.stages.find((one) => one.stage === stage);
  const never = rule?.daysAfterDue == null;
  return {
    days: never ? words.stages.none : String(rule.daysAfterDue),
    deadline: String(rule?.deadlineDays ?? DEADLINE_DAYS),
    channel: words.channels[rule ? choiceOf(rule) : 'never'],
  };
}

export function inheritedGeneral({ daysBetweenLetters, minimumYen, highValueYen, approval, contactFirst }: Inherited) {
  return {
    approval: words.approvals[approval ? 'yes' : 'no'],
    contactFirst: words.contacts[contactFirst ? 'yes' : 'no'],
    between: String(daysBetweenLetters),
    minimum: formatYen(minimumYen),
    highValue: highValueYen === null ? words.noHighValue : formatYen(highValueYen),
  };
}

type Errors = Partial<Record<keyof PolicyValues, string>>;

/** Reasons by field, or what is to be set; null: nothing is left that is one's own. */
export function readPolicy(values: PolicyValues, inherited: Inherited): { wrong: Errors; policy: PolicyPart | null } {
  const wrong: Errors = {};
  const days = (key: keyof PolicyValues, most: number, least: number, reason: string): number | null => {
    const text = String(values[key]).normalize('NFKC').trim();
    if (text === '') return null;
    const read = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
    if (!(read >= least && read <= most)) wrong[key] = reason;
    return read;
  };
  const stages = STAGES.flatMap((stage) => {
    const after = days(`days${stage}`, 3650, 0, words.wrong.days);
    const deadline = days(`deadline${stage}`, 365, 1, words.wrong.deadline);
    const choice = values[`channel${stage}`];
    if (after === null && deadline === null && choice === null) return [];
    const outer = inherited.stages.find((one) => one.stage === stage);
    const channel = choice === null || choice === 'never' ? (outer?.channel ?? 'letter') : choice;
    const daysAfterDue = choice === 'never' ? null : (after ?? outer?.daysAfterDue ?? null);
    if (choice !== null && choice !== 'never' && daysAfterDue === null) wrong[`days${stage}`] = words.wrong.days;
    return [{ stage, daysAfterDue, deadlineDays: deadline ?? outer?.deadlineDays ?? DEADLINE_DAYS, channel }];
  });
  const between = days('between', 365, 0, words.wrong.between);
  const policy: PolicyPart = {
    ...(stages.length > 0 ? { stages } : {}),
    ...(between === null ? {} : { daysBetweenLetters: between }),
    ...(values.minimumYen === null ? {} : { minimumYen: values.minimumYen }),
    ...(values.highValueYen === null ? {} : { highValueYen: values.highValueYen === 0 ? null : values.highValueYen }),
    ...(values.wording === null ? {} : { wording: values.wording }),
    ...(values.approval === null ? {} : { approval: values.approval === 'yes' }),
    ...(values.contactFirst === null ? {} : { contactFirst: values.contactFirst === 'yes' }),
  };
  return { wrong, policy: Object.keys(policy).length > 0 ? policy : null };
}
