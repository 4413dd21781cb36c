/** One deposit by hand; the window stays for the next one. */
import { type RefObject, useMemo, useRef, useState } from 'react';
import type { InputOf, OutputOf } from '../../../contract/contract.ts';
import { billCreditedOn } from '../../../domain/bill-days.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { common } from '../../../messages/common.ts';
import { accountText, depositWords, depositEntryWords as words, yenWords } from '../../../messages/deposits.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCustomerOptions } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { CustomerField } from '../../ui/customer-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { type Draft, useDraft } from '../../ui/draft.ts';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { leaveThen } from '../../ui/unsaved.ts';
import { YenField } from '../../ui/yen-field.tsx';

type Method = NonNullable<InputOf<'deposits.create'>['method']>;

interface Values {
  depositedOn: PlainDate | null;
  customerId: number | null;
  payerName: string;
  amountYen: number | null;
  method: Method;
  /** Empty: no account (cash). */
  accountId: string;
  description: string;
  receivedOn: PlainDate | null;
  instrumentNumber: string;
}

const METHODS = (['transfer', 'cash', 'cheque', 'densai', 'note', 'direct-debit', 'other'] as const).map((value) => ({
  value,
  label: depositWords.methods[value],
}));

const EMPTY = {
  customerId: null,
  payerName: '',
  amountYen: null,
  description: '',
  receivedOn: null,
  instrumentNumber: '',
};

export function DepositEntry({ client, onClose }: { client: ClientSummary; onClose: () => void }) {
  const settings = useMethod('clients.get', { clientId: client.clientId });
  // A moment at most; the window comes with its accounts, not without.
  if (!settings.value) return null;
  return <EntryDialog client={client} accounts={settings.value.bankAccounts} onClose={onClose} />;
}

interface EntryDialogProps {
  client: ClientSummary;
  accounts: OutputOf<'clients.get'>['bankAccounts'];
  onClose: () => void;
}

function EntryDialog({ client, accounts, onClose }: EntryDialogProps) {
  const { today } = useEntrySettings();
  const first = accounts[0] ? String(accounts[0].accountId) : '';
  const draft = useDraft<Values>({ depositedOn: today, method: 'transfer', accountId: first, ...EMPTY });
  const command = useCommand('deposits.create');
  const [last, setLast] = useState('');
  const start = useRef<HTMLInputElement & HTMLTextAreaElement>(null);

  async function save() {
    const { values } = draft;
    const wrong = wrongFields(values);
    draft.setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    const reply = await command.run(depositInput(client.clientId, values));
    if (!reply.ok) return;
    const done = words.saved(values.payerName, yenWords(values.amountYen ?? 0));
    showResult(done);
    setLast(done);
    draft.restart({ ...values, ...EMPTY });
    start.current?.focus();
  }
  const leave = () => leaveThen(onClose);
  return (
    <Dialog
      title={words.title}
      sub={words.sub}
      client={client}
      width={640}
      onClose={leave}
      keys={{ F12: { label: common.save, run: save, main: true, disabled: command.busy } }}
      foot={
        <>
          <Button tone="primary" keyCap="F12" onClick={save} disabled={command.busy} data-save>
            {common.save}
          </Button>
          <span className="sub cut" role="status">
            {last}
          </span>
          <span className="grow" />
          <Button keyCap="Esc" onClick={leave}>
            {common.close}
          </Button>
        </>
      }
    >
      <EntryFields client={client} draft={draft} accounts={accounts} startRef={start} onLeave={onClose} />
      {command.failure && <ErrorPanel failure={command.failure} title={words.failed} />}
    </Dialog>
  );
}

interface EntryFieldsProps {
  client: ClientSummary;
  draft: Draft<Values>;
  accounts: EntryDialogProps['accounts'];
  startRef: RefObject<(HTMLInputElement & HTMLTextAreaElement) | null>;
  onLeave: () => void;
}

function EntryFields({ client, draft, accounts, startRef, onLeave }: EntryFieldsProps) {
  const { bind, values } = draft;
  const customers = useCustomerOptions(client.clientId);
  const bill = billOf(values.method);
  const accountOptions = useMemo(
    () => [
      ...accounts.map((account) => ({ value: String(account.accountId), label: accountLabel(account) })),
      { value: '', label: words.noAccount },
    ],
    [accounts],
  );
  /** Cash has no name of its own: the customer's stands in until another is typed. */
  function chooseCustomer(customerId: number | null) {
    const before = customers.find((one) => one.customerId === values.customerId)?.name ?? '';
    const name = customers.find((one) => one.customerId === customerId)?.name ?? '';
    draft.set({ customerId, ...(values.payerName === before ? { payerName: name } : {}) });
  }
  return (
    <Form className="form dialog-form" onLeave={onLeave}>
      <DateField
        label={bill ? words.settlesOn[bill] : words.on}
        hint={settlesHint(values)}
        required
        span={4}
        {...bind('depositedOn')}
      />
      <SelectField label={words.method} span={4} options={METHODS} {...bind('method')} />
      <SelectField label={words.account} span={4} options={accountOptions} {...bind('accountId')} />
      <TextField
        label={words.payer}
        required
        span={8}
        autoFocus
        inputRef={startRef}
        maxLength={100}
        hint={words.payerHint}
        {...bind('payerName')}
      />
      <YenField label={words.amount} required span={4} {...bind('amountYen')} />
      <CustomerField
        label={words.customer}
        span={8}
        customers={customers}
        value={values.customerId}
        onChange={chooseCustomer}
        hint={words.customerHint}
      />
      <TextField label={words.description} span={4} maxLength={200} {...bind('description')} />
      {bill && <DateField label={words.receivedOn[bill]} span={4} {...bind('receivedOn')} />}
      {bill && (
        <TextField label={words.instrument[bill]} span={8} mode="code" maxLength={40} {...bind('instrumentNumber')} />
      )}
    </Form>
  );
}

/** A bill that falls due on a bank holiday is paid later: both days are shown before it is saved. */
function settlesHint({ method, depositedOn }: Values): string | undefined {
  if (method !== 'densai' && method !== 'note') return undefined;
  if (depositedOn === null) return words.settlesHint;
  const creditedOn = billCreditedOn(depositedOn);
  return creditedOn === depositedOn ? words.settlesHint : words.settlesLater(creditedOn);
}

/** What has a day of its own and a number. */
function billOf(method: Method): 'densai' | 'note' | 'cheque' | null {
  return method === 'densai' || method === 'note' || method === 'cheque' ? method : null;
}

function accountLabel(account: EntryDialogProps['accounts'][number]): string {
  return account.bankName === '' ? accountText(account) : `${account.bankName} ${account.branchName} ${account.number}`;
}

function wrongFields(values: Values): Partial<Record<keyof Values, string>> {
  return {
    ...(values.depositedOn === null ? { depositedOn: fieldWords.missing } : {}),
    ...(values.payerName.trim() === '' ? { payerName: fieldWords.missing } : {}),
    ...(values.amountYen === null ? { amountYen: fieldWords.missing } : {}),
    ...(values.amountYen === 0 ? { amountYen: words.positive } : {}),
  };
}

function depositInput(clientId: number, values: Values): Omit<InputOf<'deposits.create'>, 'requestId'> {
  return {
    clientId,
    depositedOn: values.depositedOn ?? '',
    payerName: values.payerName,
    amountYen: values.amountYen ?? 0,
    method: values.method,
    description: values.description,
    ...(values.customerId === null ? {} : { customerId: values.customerId }),
    ...(billOf(values.method) && values.receivedOn !== null ? { receivedOn: values.receivedOn } : {}),
    ...(billOf(values.method) ? { instrumentNumber: values.instrumentNumber } : {}),
    ...(values.accountId === '' ? {} : { accountId: Number(values.accountId) }),
  };
}
