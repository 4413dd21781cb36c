/** 郵便: how the office's mail goes, and what the post takes for it from which day on. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatDate } from '../../../domain/dates.ts';
import { common } from '../../../messages/common.ts';
import { shapeWords, postageWords as words } from '../../../messages/envelopes.ts';
import { keyWords } from '../../../messages/keys.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useDraft } from '../../ui/draft.ts';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';
import { YenField } from '../../ui/yen-field.tsx';

type Settings = OutputOf<'mailing.settings'>;
type Rate = OutputOf<'postage.list'>['rates'][number];
type Way = Settings['way'];

const WAYS: readonly Way[] = ['stamps', 'deferred', 'separate'];
const KINDS = Object.keys(words.kinds) as Rate['kind'][];

export function PostageView() {
  const settings = useMethod('mailing.settings', {});
  const list = useMethod('postage.list', {});
  const removing = useCommand('postage.remove');
  const [key, setKey] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const rates = list.value?.rates ?? [];
  const current = rates.find((rate) => keyOf(rate) === key) ?? null;
  async function remove() {
    if (!current) return;
    const { fromOn, kind, maxGrams } = current;
    const reply = await removing.run({ fromOn, kind, maxGrams });
    if (reply.ok) showResult(words.removed);
  }
  usePageKeys({
    F2: { label: words.keys.add, run: () => setAdding(true) },
    F7: { label: words.keys.remove, run: () => void remove(), disabled: !current?.own || removing.busy },
  });
  return (
    <div className="settings">
      {settings.value && <SettingsForm key={JSON.stringify(settings.value)} settings={settings.value} />}
      <section>
        <h2>{words.rates}</h2>
        <div className="buttons">
          <Button keyCap="F2" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        </div>
        {removing.failure && <ErrorPanel failure={removing.failure} title={words.failed} onClose={removing.clear} />}
        <div className="rates">
          <DataTable
            label={words.rates}
            columns={COLUMNS}
            rows={rates}
            rowKey={keyOf}
            loading={list.loading}
            currentKey={key}
            onCurrent={(rate) => setKey(keyOf(rate))}
          />
        </div>
      </section>
      {adding && <RateDialog onClose={() => setAdding(false)} />}
    </div>
  );
}

function keyOf(rate: Rate): string {
  return `${rate.fromOn} ${rate.kind} ${rate.maxGrams} ${rate.own}`;
}

function SettingsForm({ settings }: { settings: Settings }) {
  const draft = useDraft({ ...settings, paperGsm: String(settings.paperGsm) });
  const saving = useCommand('mailing.saveSettings');
  async function save() {
    const paperGsm = Number(draft.values.paperGsm.normalize('NFKC'));
    if (!Number.isInteger(paperGsm)) return draft.setErrors({ paperGsm: shapeWords.notNumber });
    const reply = await saving.run({ ...draft.values, paperGsm });
    if (!reply.ok) return;
    draft.restart(draft.values);
    showResult(words.saved);
  }
  const idle = !draft.dirty || saving.busy;
  usePageKeys({ F12: { label: keyWords.save, run: () => void save(), main: true, disabled: idle } });
  return (
    <section className="paper-form">
      <h2>{words.head}</h2>
      <p className="sub">{words.text}</p>
      <Form>
        <SelectField
          label={words.way}
          span={4}
          {...draft.bind('way')}
          options={WAYS.map((value) => ({ value, label: words.ways[value] }))}
        />
        <TextField
          label={words.postOffice}
          span={8}
          maxLength={40}
          hint={words.postOfficeHint}
          {...draft.bind('postOffice')}
        />
        <TextField
          label={words.gsm}
          span={4}
          mode="digits"
          maxLength={3}
          hint={words.gsmHint}
          {...draft.bind('paperGsm')}
        />
      </Form>
      <p>
        <CheckField checked={draft.values.duplex} onChange={(duplex) => draft.set({ duplex })}>
          {words.duplex}
        </CheckField>
      </p>
      <div className="buttons">
        <Button tone="primary" keyCap="F12" onClick={() => void save()} disabled={idle} data-save>
          {common.save}
        </Button>
      </div>
      {saving.failure && <ErrorPanel failure={saving.failure} title={words.failed} onClose={saving.clear} />}
    </section>
  );
}

function RateDialog({ onClose }: { onClose: () => void }) {
  const { today } = useEntrySettings();
  const draft = useDraft<{
    fromOn: string | null;
    kind: Rate['kind'];
    grams: number | null;
    yen: number | null;
    source: string;
  }>({ fromOn: today, kind: 'standard', grams: 50, yen: null, source: '' });
  const saving = useCommand('postage.save');
  async function save() {
    const { fromOn, kind, grams, yen, source } = draft.values;
    draft.setErrors({
      ...(yen === null ? { yen: shapeWords.notNumber } : {}),
      ...(source.trim() === '' ? { source: words.source } : {}),
    });
    if (fromOn === null || yen === null || source.trim() === '') return;
    const reply = await saving.run({ fromOn, kind, maxGrams: grams ?? 0, yen, source });
    if (!reply.ok) return;
    draft.restart(draft.values);
    showResult(words.added);
    onClose();
  }
  return (
    <SaveDialog
      title={words.addTitle}
      confirm={words.confirm}
      keyLabel={words.key}
      onSave={save}
      onClose={onClose}
      busy={saving.busy}
      failure={saving.failure}
      failed={words.failed}
    >
      <Form className="form dialog-form">
        <DateField label={words.from} span={4} {...draft.bind('fromOn')} />
        <SelectField
          label={words.kind}
          span={8}
          {...draft.bind('kind')}
          options={KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <YenField label={words.grams} span={4} {...draft.bind('grams')} />
        <YenField label={words.price} span={4} {...draft.bind('yen')} />
        <TextField label={words.source} span={12} maxLength={120} {...draft.bind('source')} />
      </Form>
    </SaveDialog>
  );
}

const COLUMNS: readonly Column<Rate>[] = [
  {
    key: 'from',
    head: words.columns.from,
    width: 100,
    cell: (rate) => formatDate(rate.fromOn),
    value: (rate) => rate.fromOn,
  },
  {
    key: 'kind',
    head: words.columns.kind,
    width: 150,
    cell: (rate) => words.kinds[rate.kind],
    value: (rate) => words.kinds[rate.kind],
  },
  {
    key: 'grams',
    head: words.columns.grams,
    width: 88,
    align: 'end',
    cell: (rate) => words.upTo(rate.maxGrams),
    value: (rate) => rate.maxGrams,
  },
  {
    key: 'yen',
    head: words.columns.yen,
    width: 88,
    align: 'end',
    cell: (rate) => words.yen(rate.yen),
    value: (rate) => rate.yen,
  },
  {
    key: 'source',
    head: words.columns.source,
    minWidth: 200,
    cell: (rate) => <span className="cut">{rate.source}</span>,
    value: (rate) => rate.source,
  },
];
