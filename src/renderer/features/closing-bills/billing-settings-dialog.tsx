/** 請求の設定: which paper is the 適格請求書, and how the client's papers are numbered. */
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { type NumberRule, numberAt } from '../../../domain/numbering.ts';
import { billingSettingWords as words } from '../../../messages/billing.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Settings = OutputOf<'billing.settings'>;
type Rule = Settings['numbering'][number];

const options = <V extends string>(labels: Record<V, string>) =>
  (Object.keys(labels) as V[]).map((value) => ({ value, label: labels[value] }));
const PAPERS = options(words.qualifiedPapers);
const REISSUES = options(words.reissueNumbers);
const DATES = options(words.dateParts);

/** The date in the number says when a series begins anew. */
const RESET_OF: Record<NumberRule['datePart'], NumberRule['resetBy']> = {
  none: 'never',
  yy: 'year',
  yyyy: 'year',
  yymm: 'month',
  yyyymm: 'month',
};

export function BillingSettingsDialog({ client, onClose }: { client: ClientSummary; onClose: () => void }) {
  const { clientId } = client;
  const known = useMethod('billing.settings', { clientId });
  const [values, setValues] = useState<Settings | null>(null);
  const save = useCommand('billing.saveSettings');
  useEffect(() => setValues((before) => before ?? known.value ?? null), [known.value]);
  async function run() {
    if (!values) return;
    const numbering = values.numbering.map(({ next: _next, ...rule }) => rule);
    const reply = await save.run({ clientId, ...values, numbering });
    if (!reply.ok) return;
    showResult(words.saved);
    onClose();
  }
  return (
    <SaveDialog
      title={words.title}
      client={client}
      width={680}
      onClose={onClose}
      confirm={words.confirm}
      keyLabel={words.key}
      busy={save.busy}
      onSave={run}
      failure={save.failure ?? known.failure}
      failed={words.failed}
    >
      {values && (
        <Form className="form dialog-form">
          <SelectField
            label={words.qualifiedPaper}
            span={7}
            options={PAPERS}
            value={values.qualifiedPaper}
            onChange={(qualifiedPaper) => setValues({ ...values, qualifiedPaper })}
          />
          <SelectField
            label={words.reissueNumber}
            span={5}
            options={REISSUES}
            value={values.reissueNumber}
            onChange={(reissueNumber) => setValues({ ...values, reissueNumber })}
          />
          {values.numbering.map((rule) => (
            <RuleFields
              key={rule.kind}
              rule={rule}
              onRule={(next) =>
                setValues({
                  ...values,
                  numbering: values.numbering.map((one) => (one.kind === next.kind ? next : one)),
                })
              }
            />
          ))}
        </Form>
      )}
    </SaveDialog>
  );
}

function RuleFields({ rule, onRule }: { rule: Rule; onRule: (rule: Rule) => void }) {
  const { today } = useEntrySettings();
  const set = (changes: Partial<Rule>) => onRule({ ...rule, ...changes });
  return (
    <>
      <TextField
        label={`${words.kinds[rule.kind]}　${words.prefix}`}
        span={4}
        mode="code"
        maxLength={8}
        value={rule.prefix}
        onChange={(prefix) => set({ prefix })}
      />
      <SelectField
        label={words.datePart}
        span={4}
        options={DATES}
        value={rule.datePart}
        onChange={(datePart) => set({ datePart, resetBy: RESET_OF[datePart] })}
      />
      <TextField
        label={words.digits}
        span={4}
        mode="code"
        maxLength={1}
        value={String(rule.digits)}
        onChange={(digits) => set({ digits: Math.max(1, Number(digits.normalize('NFKC').replace(/\D/g, '')) || 1) })}
        hint={words.next(numberAt(rule, today, 1))}
      />
    </>
  );
}
