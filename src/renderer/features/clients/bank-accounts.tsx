/** The client's accounts: they decide whose books a bank file belongs to. */
import { useState } from 'react';
import type { InputOf } from '../../../contract/contract.ts';
import { clientFormWords, clientWords, accountWords as words } from '../../../messages/clients.ts';
import { common } from '../../../messages/common.ts';
import { keyWords } from '../../../messages/keys.ts';
import { useCommand } from '../../api/use-command.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { confirm } from '../../ui/confirm.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useDraft } from '../../ui/draft.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { leaveThen } from '../../ui/unsaved.ts';
import type { ClientDetail } from './client-draft.ts';

type AccountInput = InputOf<'clients.addBankAccount'>['account'];
type Account = ClientDetail['bankAccounts'][number];

const TYPES = (['1', '2', '4'] as const).map((value) => ({ value, label: words.types[value] }));

export function BankAccounts({ client }: { client: ClientDetail }) {
  const [adding, setAdding] = useState(false);
  const remove = useCommand('clients.removeBankAccount');
  usePageKeys({ F6: { label: clientWords.keys.accounts, run: () => setAdding(true) } });
  async function takeOff(account: Account) {
    const yes = await confirm({
      title: words.removeTitle,
      text: words.removeText,
      facts: [[words.number, accountText(account)]],
      confirmLabel: words.remove,
      danger: true,
      client,
    });
    if (yes) await remove.run({ clientId: client.clientId, accountId: account.accountId });
  }
  return (
    <>
      <h3 className="head">
        {clientFormWords.sections.accounts}
        <Button small onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      </h3>
      {client.bankAccounts.length === 0 && <p className="sub">{words.none}</p>}
      <ul className="account-list">
        {client.bankAccounts.map((account) => (
          <li key={account.accountId}>
            <span className="grow">
              <b>{accountText(account)}</b>
              <span className="sub">{[account.holderKana].filter(Boolean).join('　')}</span>
            </span>
            {account.printed && <Tag>{words.printedTag}</Tag>}
            <LinkButton onClick={() => takeOff(account)}>{words.remove}</LinkButton>
          </li>
        ))}
      </ul>
      {remove.failure && <ErrorPanel failure={remove.failure} onClose={remove.clear} />}
      {adding && <AccountDialog client={client} onClose={() => setAdding(false)} />}
    </>
  );
}

/** 三井住友銀行 船場支店 普通 1234567, or the codes where names are not known. */
function accountText(account: Account): string {
  const type = TYPES.find((one) => one.value === account.type)?.label ?? account.type;
  return [account.bankName || account.bankCode, account.branchName || account.branchCode, type, account.number].join(
    ' ',
  );
}

const EMPTY = {
  bankCode: '',
  bankName: '',
  branchCode: '',
  branchName: '',
  type: '1' as const,
  number: '',
  holderKana: '',
  printed: true,
};

function AccountDialog({ client, onClose }: { client: ClientDetail; onClose: () => void }) {
  const draft = useDraft<Required<AccountInput>>(EMPTY);
  const add = useCommand('clients.addBankAccount');
  const { bind, values } = draft;
  async function save() {
    const account = plainAccount(values);
    const wrong = wrongFields(account);
    draft.setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    const reply = await add.run({ clientId: client.clientId, account });
    if (!reply.ok) return;
    draft.restart(EMPTY);
    showResult(words.added);
    onClose();
  }
  return (
    <Dialog
      title={words.addTitle}
      client={client}
      width={560}
      onClose={() => leaveThen(onClose)}
      keys={{ F12: { label: keyWords.save, run: save, main: true } }}
      foot={
        <>
          <Button tone="primary" keyCap="F12" onClick={save} disabled={add.busy} data-save>
            {common.save}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={() => leaveThen(onClose)}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <Form onLeave={onClose}>
        <TextField
          label={words.bankCode}
          required
          span={3}
          mode="digits"
          maxLength={4}
          autoFocus
          {...bind('bankCode')}
        />
        <TextField label={words.bankName} span={3} maxLength={200} {...bind('bankName')} />
        <TextField label={words.branchCode} required span={3} mode="digits" maxLength={3} {...bind('branchCode')} />
        <TextField label={words.branchName} span={3} maxLength={200} {...bind('branchName')} />
        <SelectField label={words.type} required span={3} options={TYPES} {...bind('type')} />
        <TextField label={words.number} required span={4} mode="digits" maxLength={10} {...bind('number')} />
        <TextField label={words.holderKana} span={5} maxLength={200} {...bind('holderKana')} />
        <div style={{ gridColumn: 'span 12' }}>
          <CheckField checked={values.printed} onChange={(printed) => draft.set({ printed })}>
            {words.printed}
          </CheckField>
        </div>
      </Form>
      {add.failure && <ErrorPanel failure={add.failure} />}
    </Dialog>
  );
}

function plainAccount(values: Required<AccountInput>): Required<AccountInput> {
  const digits = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '');
  return {
    ...values,
    bankCode: digits(values.bankCode),
    branchCode: digits(values.branchCode),
    number: digits(values.number),
  };
}

function wrongFields(account: Required<AccountInput>): Partial<Record<keyof AccountInput, string>> {
  return {
    ...(/^\d{4}$/.test(account.bankCode) ? {} : { bankCode: words.digits(4) }),
    ...(/^\d{3}$/.test(account.branchCode) ? {} : { branchCode: words.digits(3) }),
    ...(/^\d{1,10}$/.test(account.number) ? {} : { number: words.numberDigits }),
  };
}
