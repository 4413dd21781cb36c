/** What is asked for labels and printed envelopes, and making them. */
import { useState } from 'react';
import type { Reply } from '../../../contract/reply.ts';
import { cellsOf, LABEL_SHEETS } from '../../../domain/label-sheets.ts';
import { type postageWords, mailingWords as words } from '../../../messages/envelopes.ts';
import { offerDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { Form } from '../../ui/form.tsx';
import { readMillimetres } from '../../ui/millimetres.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { YenField } from '../../ui/yen-field.tsx';

export type MailingTab = keyof typeof words.tabs;
export type Way = keyof typeof postageWords.ways;
type Mark = keyof typeof words.marks;

export function useOrder(today: string) {
  const [values, setValues] = useState({
    on: today as string | null,
    way: null as Way | null,
    sheet: 'a4-12',
    startAt: 1 as number | null,
    /** As typed: tenths of a millimetre count on a label. */
    right: '0',
    down: '0',
    barcode: false,
    envelope: 'long3' as 'long3' | 'kaku2',
    mark: 'none' as Mark,
  });
  return { values, set: (changes: Partial<typeof values>) => setValues((before) => ({ ...before, ...changes })) };
}

export type Order = ReturnType<typeof useOrder>;
/** A run's letters, or customers of one client. */
export type Scope = { batchId: number; clientId?: number } | { clientId: number; customerIds: number[] };
type Made = { document: { documentId: number; path: string; sha256: string; bytes: number } };

export function useMaking(scope: Scope, { values }: Order) {
  const sheet = useCommand('mailing.document');
  const labels = useCommand('labels.document');
  const envelopes = useCommand('envelopes.document');
  const offer = async <V extends Made>(reply: Reply<V>, text: (value: V) => string) => {
    if (reply.ok) await offerDocument(text(reply.value), reply.value.document, []);
  };
  async function run(tab: MailingTab) {
    const { barcode } = values;
    if (tab === 'sheet') {
      if (!('batchId' in scope)) return;
      const asked = { ...scope, ...(values.on ? { on: values.on } : {}), ...(values.way ? { way: values.way } : {}) };
      return offer(await sheet.run(asked), ({ letters }) => words.done.sheet(letters));
    }
    if (tab === 'labels') {
      const [rightMm, downMm] = [readMillimetres(values.right), readMillimetres(values.down)];
      // Said beside the field.
      if (rightMm === null || downMm === null) return;
      const place = { startAt: values.startAt ?? 1, rightMm, downMm };
      const asked = { ...scope, sheet: values.sheet, ...place, barcode };
      return offer(await labels.run(asked), (made) => words.done.labels(made.labels));
    }
    const asked = { ...scope, envelope: values.envelope, mark: values.mark, barcode };
    return offer(await envelopes.run(asked), (made) => words.done.envelopes(made.envelopes));
  }
  return {
    run,
    busy: sheet.busy || labels.busy || envelopes.busy,
    failure: sheet.failure ?? labels.failure ?? envelopes.failure,
    clear: () => {
      sheet.clear();
      labels.clear();
      envelopes.clear();
    },
  };
}

export function LabelFields({ order: { values, set } }: { order: Order }) {
  const chosen = LABEL_SHEETS.find((one) => one.key === values.sheet) ?? LABEL_SHEETS[0]!;
  return (
    <Form className="form dialog-form">
      <SelectField
        label={words.label}
        span={6}
        value={values.sheet}
        onChange={(sheet) => set({ sheet })}
        options={LABEL_SHEETS.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <YenField
        label={words.startAt}
        span={6}
        hint={words.startHint(cellsOf(chosen))}
        value={values.startAt}
        onChange={(startAt) => set({ startAt })}
      />
      <OffsetField label={words.right} value={values.right} onChange={(right) => set({ right })} />
      <OffsetField label={words.down} value={values.down} onChange={(down) => set({ down })} />
      <Barcode values={values} set={set} />
    </Form>
  );
}

function OffsetField({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <TextField
      label={label}
      span={6}
      mode="digits"
      maxLength={8}
      hint={words.offsetHint}
      style={{ textAlign: 'right' }}
      value={value}
      onChange={onChange}
      error={readMillimetres(value) === null ? words.offsetWrong : undefined}
    />
  );
}

export function EnvelopeFields({ order: { values, set } }: { order: Order }) {
  return (
    <Form className="form dialog-form">
      <SelectField<'long3' | 'kaku2'>
        label={words.envelope}
        span={6}
        value={values.envelope}
        onChange={(envelope) => set({ envelope })}
        options={(['long3', 'kaku2'] as const).map((value) => ({ value, label: words.envelopes[value] }))}
      />
      <SelectField<Mark>
        label={words.mark}
        span={6}
        value={values.mark}
        onChange={(mark) => set({ mark })}
        options={(['none', 'deferred', 'separate'] as const).map((value) => ({ value, label: words.marks[value] }))}
      />
      <Barcode values={values} set={set} />
    </Form>
  );
}

function Barcode({ values, set }: Order) {
  return (
    <p className="whole-row">
      <CheckField checked={values.barcode} onChange={(barcode) => set({ barcode })}>
        {words.barcode}
      </CheckField>
    </p>
  );
}
