/** An own envelope, measured with a ruler. */
import { envelopeHolds, FOLDS, type Fold } from '../../../domain/envelope.ts';
import { envelopeWords, shapeWords as words } from '../../../messages/envelopes.ts';
import { useCommand } from '../../api/use-command.ts';
import { showResult } from '../../stores/jobs.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { type Draft, useDraft } from '../../ui/draft.ts';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Envelope } from './envelopes-view.tsx';

interface ShapeValues {
  name: string;
  width: string;
  height: string;
  fold: Fold;
  hasWindow: boolean;
  left: string;
  top: string;
  windowWidth: string;
  windowHeight: string;
  grams: string;
  /** '': as the fold lets it. */
  sheets: string;
}

const ALWAYS = ['width', 'height', 'grams'] as const;
const OF_WINDOW = ['left', 'top', 'windowWidth', 'windowHeight'] as const;

export interface ShapeDialogProps {
  envelope: Envelope;
  isNew: boolean;
  onSaved: (key: string) => void;
  onClose: () => void;
}

export function ShapeDialog({ envelope, isNew, onSaved, onClose }: ShapeDialogProps) {
  const draft = useDraft<ShapeValues>(valuesOf(envelope, isNew));
  const saving = useCommand('envelopes.save');
  async function save() {
    const shape = shapeOf(draft);
    if (!shape) return;
    const reply = await saving.run({ shape, ...(isNew ? {} : { key: envelope.key }) });
    if (!reply.ok) return;
    draft.restart(draft.values);
    showResult(envelopeWords.saved(shape.name));
    onSaved(reply.value.key);
  }
  return (
    <SaveDialog
      title={isNew ? words.add : words.edit}
      confirm={words.confirm}
      keyLabel={words.key}
      onSave={save}
      onClose={onClose}
      busy={saving.busy}
      failure={saving.failure}
      failed={envelopeWords.failed}
    >
      <Form className="form dialog-form">
        <TextField label={words.name} span={8} maxLength={60} {...draft.bind('name')} />
        <SelectField
          label={words.fold}
          span={4}
          {...draft.bind('fold')}
          options={FOLDS.map((value) => ({ value, label: envelopeWords.folds[value] }))}
        />
        <TextField label={words.width} span={4} mode="digits" maxLength={5} {...draft.bind('width')} />
        <TextField label={words.height} span={4} mode="digits" maxLength={5} {...draft.bind('height')} />
        <TextField label={words.grams} span={4} mode="digits" maxLength={5} {...draft.bind('grams')} />
        <TextField
          label={words.sheets}
          span={4}
          mode="digits"
          maxLength={3}
          placeholder={words.sheetsUsual(envelopeHolds({ ...envelope, fold: draft.values.fold, sheets: undefined }))}
          {...draft.bind('sheets')}
        />
        <p className="whole-row">
          <CheckField checked={draft.values.hasWindow} onChange={(hasWindow) => draft.set({ hasWindow })}>
            {words.hasWindow}
          </CheckField>
        </p>
        {draft.values.hasWindow &&
          OF_WINDOW.map((field) => (
            <TextField key={field} label={words[field]} span={3} mode="digits" maxLength={5} {...draft.bind(field)} />
          ))}
        <p className="hint whole-row">{words.hint}</p>
      </Form>
    </SaveDialog>
  );
}

function valuesOf(envelope: Envelope, isNew: boolean): ShapeValues {
  const window = envelope.window ?? { left: 20, top: 12, width: 90, height: 45 };
  return {
    name: isNew ? words.copyName(envelope.name) : envelope.name,
    width: String(envelope.width),
    height: String(envelope.height),
    fold: envelope.fold,
    hasWindow: envelope.window !== null,
    left: String(window.left),
    top: String(window.top),
    windowWidth: String(window.width),
    windowHeight: String(window.height),
    grams: String(envelope.grams),
    sheets: envelope.sheets === undefined ? '' : String(envelope.sheets),
  };
}

/** The measured shape; null when something is no number, which is then said beside it. */
function shapeOf(draft: Draft<ShapeValues>) {
  const { values } = draft;
  const number = (text: string) => Number(text.normalize('NFKC').trim() || Number.NaN);
  const needed = values.hasWindow ? [...ALWAYS, ...OF_WINDOW] : ALWAYS;
  const errors: Partial<Record<keyof ShapeValues, string>> =
    values.name.trim() === '' ? { name: words.nameMissing } : {};
  for (const field of needed) if (!Number.isFinite(number(values[field]))) errors[field] = words.notNumber;
  const sheets = values.sheets.trim() === '' ? null : number(values.sheets);
  if (sheets !== null && !(Number.isInteger(sheets) && sheets >= 1)) errors.sheets = words.notNumber;
  draft.setErrors(errors);
  if (Object.keys(errors).length > 0) return null;
  return {
    name: values.name.trim(),
    width: number(values.width),
    height: number(values.height),
    fold: values.fold,
    window: values.hasWindow
      ? {
          left: number(values.left),
          top: number(values.top),
          width: number(values.windowWidth),
          height: number(values.windowHeight),
        }
      : null,
    grams: number(values.grams),
    ...(sheets === null ? {} : { sheets }),
  };
}
