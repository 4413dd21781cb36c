/** What goes with a run's letters to the post: 差出票, labels, printed envelopes. */
import { useState } from 'react';
import type { Reply } from '../../../contract/reply.ts';
import { cellsOf, LABEL_SHEETS } from '../../../domain/label-sheets.ts';
import { formatYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { postageWords, mailingWords as words } from '../../../messages/envelopes.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import { offerDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { YenField } from '../../ui/yen-field.tsx';

type Tab = keyof typeof words.tabs;
type Way = keyof typeof postageWords.ways;
type Mark = keyof typeof words.marks;

const TABS: readonly Tab[] = ['sheet', 'labels', 'envelopes'];

export interface MailingDialogProps {
  batchId: number;
  /** R26-0003. */
  number: string;
  /** Only this client's letters; null: all of the run. */
  clientId: number | null;
  today: string;
  onClose: () => void;
}

export function MailingDialog({ batchId, number, clientId, today, onClose }: MailingDialogProps) {
  const scope = { batchId, ...(clientId === null ? {} : { clientId }) };
  const [tab, setTab] = useState<Tab>('sheet');
  const order = useOrder(today);
  const making = useMaking(scope, order);
  const make = () => void making.run(tab);
  return (
    <Dialog
      title={words.title(number)}
      width={620}
      onClose={onClose}
      keys={{ F12: { label: words.makeKey, run: make, main: true, disabled: making.busy } }}
      foot={
        <>
          <Button tone="primary" keyCap="F12" onClick={make} disabled={making.busy} data-save>
            {words.make[tab]}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.close}
          </Button>
        </>
      }
    >
      <SegmentedFilter
        label={words.key}
        segments={TABS.map((value) => ({ value, label: words.tabs[value] }))}
        value={tab}
        onChange={setTab}
      />
      {tab === 'sheet' && <SheetFields scope={scope} order={order} />}
      {tab === 'labels' && <LabelFields order={order} />}
      {tab === 'envelopes' && <EnvelopeFields order={order} />}
      {making.failure && <ErrorPanel failure={making.failure} title={words.failed} onClose={making.clear} />}
    </Dialog>
  );
}

function useOrder(today: string) {
  const [values, setValues] = useState({
    on: today as string | null,
    way: null as Way | null,
    sheet: 'a4-12',
    startAt: 1 as number | null,
    rightMm: 0 as number | null,
    downMm: 0 as number | null,
    barcode: false,
    envelope: 'long3' as 'long3' | 'kaku2',
    mark: 'none' as Mark,
  });
  return { values, set: (changes: Partial<typeof values>) => setValues((before) => ({ ...before, ...changes })) };
}

type Order = ReturnType<typeof useOrder>;
type Scope = { batchId: number; clientId?: number };
type Made = { document: { documentId: number; path: string; sha256: string; bytes: number } };

function useMaking(scope: Scope, { values }: Order) {
  const sheet = useCommand('mailing.document');
  const labels = useCommand('labels.document');
  const envelopes = useCommand('envelopes.document');
  const offer = async <V extends Made>(reply: Reply<V>, text: (value: V) => string) => {
    if (reply.ok) await offerDocument(text(reply.value), reply.value.document, []);
  };
  async function run(tab: Tab) {
    const { barcode } = values;
    if (tab === 'sheet') {
      const asked = { ...scope, ...(values.on ? { on: values.on } : {}), ...(values.way ? { way: values.way } : {}) };
      return offer(await sheet.run(asked), ({ letters }) => words.done.sheet(letters));
    }
    if (tab === 'labels') {
      const { startAt, rightMm, downMm } = values;
      const place = { startAt: startAt ?? 1, rightMm: rightMm ?? 0, downMm: downMm ?? 0 };
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

function SheetFields({ scope, order }: { scope: Scope; order: Order }) {
  const { values, set } = order;
  const settings = useMethod('mailing.settings', {}).value;
  const summary = useMethod('mailing.summary', { ...scope, ...(values.on ? { on: values.on } : {}) });
  return (
    <>
      <Form className="form dialog-form">
        <DateField label={words.on} span={4} value={values.on} onChange={(on) => set({ on })} />
        <SelectField<Way>
          label={words.way}
          span={4}
          value={values.way ?? settings?.way ?? 'stamps'}
          onChange={(way) => set({ way })}
          options={(Object.keys(postageWords.ways) as Way[]).map((value) => ({
            value,
            label: postageWords.ways[value],
          }))}
        />
      </Form>
      {summary.failure && <p className="late">{refusalSentence(summary.failure.code, summary.failure.facts)}</p>}
      {summary.value && !summary.failure && (
        <>
          <table className="mailing-totals">
            <thead>
              <tr>
                <th>{words.columns.kind}</th>
                <th className="n">{words.columns.count}</th>
                <th className="n">{words.columns.unit}</th>
                <th className="n">{words.columns.yen}</th>
              </tr>
            </thead>
            <tbody>
              {summary.value.totals.map((one) => (
                <tr key={`${one.kind} ${one.mailClass} ${one.maxGrams} ${one.unitYen}`}>
                  <td>{kindText(one)}</td>
                  <td className="n">{one.count}</td>
                  <td className="n">{formatYen(one.unitYen)}</td>
                  <td className="n">{formatYen(one.yen)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>
            <b>{words.total(summary.value.letters, summary.value.sheets, summary.value.totalYen)}</b>
          </p>
          <p className="hint">{words.sources(summary.value.sources)}</p>
        </>
      )}
    </>
  );
}

function kindText(one: { kind: keyof typeof postageWords.kinds; mailClass: string; maxGrams: number }): string {
  const extras: Record<string, string> = {
    tracked: postageWords.kinds.tracked,
    registered: postageWords.kinds.registered,
    'delivery-certified': postageWords.kinds['delivery-certified'],
    'content-certified': postageWords.kinds['content-first'],
  };
  return [postageWords.kinds[one.kind], postageWords.upTo(one.maxGrams), extras[one.mailClass] ?? '']
    .filter(Boolean)
    .join('　');
}

function LabelFields({ order: { values, set } }: { order: Order }) {
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
      <YenField label={words.right} span={6} negative value={values.rightMm} onChange={(rightMm) => set({ rightMm })} />
      <YenField label={words.down} span={6} negative value={values.downMm} onChange={(downMm) => set({ downMm })} />
      <Barcode values={values} set={set} />
    </Form>
  );
}

function EnvelopeFields({ order: { values, set } }: { order: Order }) {
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
