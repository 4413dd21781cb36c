import { useState } from 'react';
import { TAX_CLASSES } from '../../../domain/invoice-tax.ts';
import { formatMilli, parseMilli } from '../../../domain/money.ts';
import { itemWords } from '../../../messages/billing.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { entryWords } from '../../../messages/invoice-entry.ts';
import { taxClassWords } from '../../../messages/tax-classes.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Item } from './items-page.tsx';

const words = itemWords.dialog;
const heads = itemWords.columns;
const TAXES = TAX_CLASSES.map((value) => ({ value, label: taxClassWords[value] }));

interface Values {
  code: string;
  name: string;
  kana: string;
  unit: string;
  price: string;
  tax: (typeof TAX_CLASSES)[number];
  note: string;
}

function valuesOf(item: Item | null): Values {
  return {
    code: item?.code ?? '',
    name: item?.name ?? '',
    kana: item?.kana ?? '',
    unit: item?.unit ?? '',
    price: item?.unitPriceMilli == null ? '' : formatMilli(item.unitPriceMilli),
    tax: item?.taxClass ?? 'standard-10',
    note: item?.note ?? '',
  };
}

export function ItemDialog({
  client,
  item,
  onClose,
}: {
  client: ClientSummary;
  item: Item | null;
  onClose: () => void;
}) {
  const save = useCommand('items.save');
  const [values, setValues] = useState(valuesOf(item));
  const [tried, setTried] = useState(false);
  const set = (changes: Partial<Values>) => setValues({ ...values, ...changes });
  const milli = values.price.trim() === '' ? null : parseMilli(values.price);
  const unreadable = values.price.trim() !== '' && milli === null;
  async function run() {
    setTried(true);
    const { code, name, kana, unit, tax, note } = values;
    if (code.trim() === '' || name.trim() === '' || unreadable) return;
    const reply = await save.run({
      clientId: client.clientId,
      ...(item ? { itemId: item.itemId } : {}),
      ...{ code, name, kana, unit, unitPriceMilli: milli, taxClass: tax, note },
    });
    if (!reply.ok) return;
    showResult(itemWords.saved(name));
    onClose();
  }
  return (
    <SaveDialog
      title={item ? words.change : words.create}
      client={client}
      onClose={onClose}
      confirm={words.confirm}
      keyLabel={words.confirm}
      busy={save.busy}
      onSave={run}
      failure={save.failure}
      failed={words.failed}
    >
      <ItemFields values={values} set={set} tried={tried} unreadable={unreadable} />
    </SaveDialog>
  );
}

interface ItemFieldsProps {
  values: Values;
  set: (changes: Partial<Values>) => void;
  /** Saving was tried: what lacks says so. */
  tried: boolean;
  unreadable: boolean;
}

function ItemFields({ values, set, tried, unreadable }: ItemFieldsProps) {
  const lacks = (text: string) => (tried && text.trim() === '' ? fieldWords.missing : undefined);
  return (
    <Form className="form dialog-form">
      <TextField
        label={heads.code}
        required
        span={4}
        mode="code"
        autoFocus
        maxLength={20}
        value={values.code}
        onChange={(code) => set({ code })}
        error={lacks(values.code)}
      />
      <TextField
        label={heads.name}
        required
        span={8}
        maxLength={120}
        value={values.name}
        onChange={(name) => set({ name })}
        error={lacks(values.name)}
      />
      <TextField label={heads.kana} span={8} maxLength={200} value={values.kana} onChange={(kana) => set({ kana })} />
      <TextField label={heads.unit} span={4} maxLength={20} value={values.unit} onChange={(unit) => set({ unit })} />
      <TextField
        label={heads.price}
        span={6}
        mode="code"
        maxLength={30}
        value={values.price}
        onChange={(price) => set({ price })}
        error={unreadable ? entryWords.wrong.number : undefined}
      />
      <SelectField label={heads.tax} span={6} options={TAXES} value={values.tax} onChange={(tax) => set({ tax })} />
      <TextField label={heads.note} span={12} maxLength={200} value={values.note} onChange={(note) => set({ note })} />
    </Form>
  );
}
