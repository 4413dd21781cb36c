/** The three small windows of 科目の設定: one account, a customer's sub-account, the conditions of the export. */
import { type ReactNode, useState } from 'react';
import type { InputOf } from '../../../contract/contract.ts';
import { SUB_ACCOUNT_MODES, TAX_TREATMENTS } from '../../../domain/journal/chart.ts';
import { JOURNAL_FORMATS } from '../../../domain/journal/tax-labels.ts';
import { common } from '../../../messages/common.ts';
import { slotWords } from '../../../messages/journal-slots.ts';
import { accountWords, journalWords } from '../../../messages/journals.ts';
import { keyWords } from '../../../messages/keys.ts';
import { useCommand } from '../../api/use-command.ts';
import { type ClientSummary, useCustomerOptions } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { CustomerField } from '../../ui/customer-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { JournalSettings, SlotAccount } from './account-settings.tsx';

type Input = Omit<InputOf<'journals.saveSettings'>, 'clientId' | 'requestId'>;

interface SettingsDialogProps {
  client: ClientSummary;
  title: string;
  sub?: string;
  /** null: nothing to save yet. */
  input: Input | null;
  result: string;
  onClose: () => void;
  children: ReactNode;
}

/** Saves what `input` says by F12. */
function SettingsDialog({ client, title, sub, input, result, onClose, children }: SettingsDialogProps) {
  const command = useCommand('journals.saveSettings');
  async function save() {
    if (input === null) return;
    const reply = await command.run({ clientId: client.clientId, ...input });
    if (!reply.ok) return;
    showResult(result);
    onClose();
  }
  const disabled = command.busy || input === null;
  return (
    <SaveDialog
      title={title}
      sub={sub}
      client={client}
      confirm={common.save}
      keyLabel={keyWords.save}
      busy={disabled}
      onSave={save}
      onClose={onClose}
      failure={command.failure}
      failed={accountWords.dialog.failed}
    >
      <Form className="form dialog-form">{children}</Form>
    </SaveDialog>
  );
}

interface DialogProps {
  client: ClientSummary;
  onClose: () => void;
}

export function AccountDialog({ client, account, onClose }: DialogProps & { account: SlotAccount }) {
  const words = accountWords.dialog;
  const { isDefault: _isDefault, ...before } = account;
  const [draft, setDraft] = useState(before);
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const { label, hint } = slotWords[account.slot];
  return (
    <SettingsDialog
      client={client}
      title={words.title(label)}
      sub={words.sub}
      input={{ accounts: [draft] }}
      result={words.saved(label)}
      onClose={onClose}
    >
      <TextField
        label={words.account}
        span={7}
        autoFocus
        maxLength={60}
        value={draft.account}
        onChange={(next) => change({ account: next })}
        hint={hint || undefined}
      />
      <TextField
        label={words.department}
        span={5}
        maxLength={60}
        value={draft.department}
        onChange={(next) => change({ department: next })}
      />
      <SelectField
        label={words.subMode}
        span={draft.subMode === 'fixed' ? 5 : 7}
        value={draft.subMode}
        onChange={(next) => change({ subMode: next })}
        options={SUB_ACCOUNT_MODES.map((value) => ({ value, label: accountWords.sub[value] }))}
      />
      {draft.subMode === 'fixed' && (
        <TextField
          label={words.subText}
          span={7}
          maxLength={60}
          value={draft.subText}
          onChange={(next) => change({ subText: next })}
        />
      )}
      <SelectField
        label={words.tax}
        span={12}
        value={draft.tax}
        onChange={(next) => change({ tax: next })}
        options={TAX_TREATMENTS.map((value) => ({ value, label: accountWords.tax[value] }))}
      />
    </SettingsDialog>
  );
}

export function SubAccountDialog({ client, settings, onClose }: DialogProps & { settings: JournalSettings }) {
  const words = accountWords.subDialog;
  const customers = useCustomerOptions(client.clientId);
  const [customerId, setCustomerId] = useState<number | null>(null);
  const [name, setName] = useState('');
  const chosen = customers.find((one) => one.customerId === customerId);
  function choose(next: number | null) {
    setCustomerId(next);
    setName(settings.subAccounts.find((one) => one.customerId === next)?.subAccount ?? '');
  }
  return (
    <SettingsDialog
      client={client}
      title={words.title}
      sub={words.sub}
      input={customerId === null ? null : { subAccounts: [{ customerId, subAccount: name.trim() }] }}
      result={words.saved(chosen?.name ?? '')}
      onClose={onClose}
    >
      <CustomerField
        label={words.customer}
        required
        span={12}
        autoFocus
        customers={customers}
        value={customerId}
        onChange={choose}
      />
      <TextField label={words.name} span={12} maxLength={60} value={name} onChange={setName} />
    </SettingsDialog>
  );
}

export function OptionsDialog({ client, settings, onClose }: DialogProps & { settings: JournalSettings }) {
  const words = accountWords.options;
  const [format, setFormat] = useState(settings.format);
  const [startOn, setStartOn] = useState(settings.startOn);
  const [includeSales, setIncludeSales] = useState(settings.includeSales);
  return (
    <SettingsDialog
      client={client}
      title={words.title}
      input={{ format, startOn, includeSales }}
      result={words.saved}
      onClose={onClose}
    >
      <SelectField
        label={words.format}
        span={6}
        value={format}
        onChange={setFormat}
        options={JOURNAL_FORMATS.map((value) => ({ value, label: journalWords.formats[value] }))}
      />
      <DateField label={words.startOn} span={6} value={startOn} onChange={setStartOn} hint={words.startHint} />
      <div style={{ gridColumn: 'span 12' }}>
        <CheckField checked={includeSales} onChange={setIncludeSales}>
          {words.sales}
        </CheckField>
      </div>
    </SettingsDialog>
  );
}
