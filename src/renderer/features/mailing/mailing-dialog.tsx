/** What goes with a run's letters to the post: 差出票, labels, printed envelopes. */
import { useState } from 'react';
import { formatYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { postageWords, mailingWords as words } from '../../../messages/envelopes.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import { useMethod } from '../../api/use-method.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import {
  EnvelopeFields,
  LabelFields,
  type MailingTab,
  type Order,
  useMaking,
  useOrder,
  type Way,
} from './mailing-fields.tsx';

const TABS: readonly MailingTab[] = ['sheet', 'labels', 'envelopes'];

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
  const [tab, setTab] = useState<MailingTab>('sheet');
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

type RunScope = { batchId: number; clientId?: number };

function SheetFields({ scope, order }: { scope: RunScope; order: Order }) {
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
