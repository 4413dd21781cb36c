/** What letters carry, as fields; with `around` each may also be left as it is there. */
import type { PaperChoices } from '../../../domain/paper-choices.ts';
import type { ReminderStage } from '../../../domain/reminder-batch.ts';
import { paperChoiceWords as words } from '../../../messages/envelopes.ts';
import { stageTitle } from '../../../messages/reminders.ts';
import { useMethod } from '../../api/use-method.ts';
import { SelectField } from '../../ui/select-field.tsx';

/** Each a stage, 'never', 'on', 'off', or '' for as it is around. */
export interface ChoiceValues {
  slipFrom: string;
  copiesFrom: string;
  vertical: string;
  barcode: string;
  /** next, refuse, or an envelope's key. */
  thick: string;
  duplex: string;
}

const STAGES: readonly ReminderStage[] = [1, 2, 3, 4, 5];

export function choiceValues(choices: { [K in keyof PaperChoices]?: PaperChoices[K] | undefined }): ChoiceValues {
  const from = (stage: number | null | undefined) =>
    stage === undefined ? '' : stage === null ? 'never' : String(stage);
  const whether = (on: boolean | undefined) => (on === undefined ? '' : on ? 'on' : 'off');
  return {
    slipFrom: from(choices.slipFrom),
    copiesFrom: from(choices.copiesFrom),
    vertical: whether(choices.vertical),
    barcode: whether(choices.barcode),
    thick: choices.thick ?? '',
    duplex: choices.duplex === null ? 'usual' : whether(choices.duplex),
  };
}

export function choicesIn(values: ChoiceValues): Partial<PaperChoices> {
  const from = (value: string) => (value === 'never' ? null : (Number(value) as ReminderStage));
  return {
    ...(values.slipFrom === '' ? {} : { slipFrom: from(values.slipFrom) }),
    ...(values.copiesFrom === '' ? {} : { copiesFrom: from(values.copiesFrom) }),
    ...(values.vertical === '' ? {} : { vertical: values.vertical === 'on' }),
    ...(values.barcode === '' ? {} : { barcode: values.barcode === 'on' }),
    ...(values.thick === '' ? {} : { thick: values.thick }),
    ...(values.duplex === '' ? {} : { duplex: values.duplex === 'usual' ? null : values.duplex === 'on' }),
  };
}

export interface ChoiceFieldsProps {
  values: ChoiceValues;
  onChange: (changes: Partial<ChoiceValues>) => void;
  /** What '' is called; left out where every choice must be made. */
  around?: string;
}

export function ChoiceFields({ values, onChange, around }: ChoiceFieldsProps) {
  const envelopes = useMethod('envelopes.list', {}).value?.envelopes ?? [];
  const open = around === undefined ? [] : [{ value: '', label: around }];
  const stages = [
    ...open,
    { value: 'never', label: words.never },
    ...STAGES.map((stage) => ({ value: String(stage), label: words.from(stageTitle(stage)) })),
  ];
  const either = (off: string, on: string) => [...open, { value: 'off', label: off }, { value: 'on', label: on }];
  const field = (key: keyof ChoiceValues) => ({
    value: values[key],
    onChange: (value: string) => onChange({ [key]: value }),
  });
  return (
    <>
      <SelectField label={words.slip} span={6} options={stages} {...field('slipFrom')} />
      <SelectField label={words.copies} span={6} hint={words.copiesHint} options={stages} {...field('copiesFrom')} />
      <SelectField
        label={words.thick}
        span={6}
        options={[
          ...open,
          { value: 'next', label: words.thickNext },
          { value: 'refuse', label: words.thickRefuse },
          ...envelopes.map(({ key, name }) => ({ value: key, label: words.thickInto(name) })),
        ]}
        {...field('thick')}
      />
      <SelectField
        label={words.duplex}
        span={6}
        options={[
          ...open,
          { value: 'usual', label: words.duplexUsual },
          { value: 'off', label: words.duplexOff },
          { value: 'on', label: words.duplexOn },
        ]}
        {...field('duplex')}
      />
      <SelectField
        label={words.vertical}
        span={6}
        options={either(words.across, words.upright)}
        {...field('vertical')}
      />
      <SelectField
        label={words.barcode}
        span={6}
        hint={words.barcodeHint}
        options={either(words.barcodeOff, words.barcodeOn)}
        {...field('barcode')}
      />
    </>
  );
}
