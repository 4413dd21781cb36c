/** What a bank file would bring: whose, which account, which days, how many are new, how much. */
import { useState } from 'react';
import { formatYen } from '../../../domain/money.ts';
import {
  accountText,
  formatName,
  periodText,
  depositImportWords as words,
  yenWords,
} from '../../../messages/deposits.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useClients } from '../../api/use-office.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { ClientSeal } from '../../ui/marks.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { AccountInput, ImportFlow, ImportValue } from './import-flow.ts';
import { useRegisterAccount } from './register-account.ts';

export interface ImportSummaryProps {
  flow: ImportFlow;
  value: ImportValue;
  client: ClientSummary | null;
  fileName: string;
}

export function ImportSummary({ flow, value, client, fileName }: ImportSummaryProps) {
  const amountYen = value.imports.reduce((sum, one) => sum + one.amountYen, 0);
  const hasNoAccount = value.imports.some((one) => one.accounts.length === 0);
  return (
    <div className="stack fill import-summary">
      <div className="import-head">
        <b className="cut">{fileName}</b>
        <span className="sub">{formatName(value.format)}</span>
        <span className="grow" />
        <b>{yenWords(amountYen)}</b>
      </div>
      <div className="import-scroll">
        <ImportTable imports={value.imports} />
        <DebitFigures imports={value.imports} />
        {value.accepted === 0 && <p className="import-nothing">{words.nothingNew}</p>}
        {client && hasNoAccount && <AccountChoice flow={flow} clientId={client.clientId} />}
        {client && value.accountUnregistered && value.account && (
          <Unregistered flow={flow} client={client} account={value.account} />
        )}
        {value.notes.length > 0 && (
          <>
            <h3 className="head">{words.notes}</h3>
            <ul className="import-notes">
              {value.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}

/** A 91 result brings no deposits: it says whom the bank drew. */
function DebitFigures({ imports }: { imports: ImportValue['imports'] }) {
  return imports.map(({ clientId, debits }) =>
    debits ? (
      <p key={clientId} className="import-nothing">
        {words.debits(debits.settled, debits.settledYen, debits.failed, debits.unknown)}
      </p>
    ) : null,
  );
}

function ImportTable({ imports }: { imports: ImportValue['imports'] }) {
  const clients = useClients();
  const sum = (count: (one: ImportValue['imports'][number]) => number) =>
    imports.reduce((total, one) => total + count(one), 0);
  return (
    <table className="grid mini import-table">
      <thead>
        <tr>
          <th>{words.heads.client}</th>
          <th>{words.heads.account}</th>
          <th>{words.heads.period}</th>
          <th className="n">{words.heads.accepted}</th>
          <th className="n">{words.heads.duplicates}</th>
          <th className="n">{words.heads.amount}</th>
        </tr>
      </thead>
      <tbody>
        {imports.map((one) => {
          const client = clients.find((candidate) => candidate.clientId === one.clientId);
          return (
            <tr key={one.clientId}>
              <td>
                <span className="name">
                  {client && <ClientSeal seal={client.seal} colour={client.colour} />}
                  <span>{one.clientName}</span>
                </span>
              </td>
              <td title={one.accounts.join(' ')}>
                {one.accounts.length > 0 ? one.accounts.join(' ') : <span className="dim">{words.noAccount}</span>}
              </td>
              <td>{periodText(one.from, one.through)}</td>
              <td className="n">{formatYen(one.accepted)}</td>
              <td className="n">
                <Amount yen={one.duplicates} zero="figure" />
              </td>
              <td className="n">{formatYen(one.amountYen)}</td>
            </tr>
          );
        })}
      </tbody>
      {imports.length > 1 && (
        <tfoot>
          <tr>
            <td>{words.total}</td>
            <td />
            <td />
            <td className="n">{formatYen(sum((one) => one.accepted))}</td>
            <td className="n">{formatYen(sum((one) => one.duplicates))}</td>
            <td className="n">{formatYen(sum((one) => one.amountYen))}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** A template names no account: the clerk may say which one it is, so that the same money from the bank's own file is known again. */
function AccountChoice({ flow, clientId }: { flow: ImportFlow; clientId: number }) {
  const settings = useMethod('clients.get', { clientId });
  const accounts = settings.value?.bankAccounts ?? [];
  const [chosen, setChosen] = useState('');
  if (accounts.length === 0) return null;
  const options = [
    { value: '', label: words.noAccount },
    ...accounts.map((account) => ({ value: String(account.accountId), label: accountText(account) })),
  ];
  function choose(value: string) {
    setChosen(value);
    const account = accounts.find((one) => String(one.accountId) === value);
    if (flow.file) void flow.check(flow.file, { account: account ? accountInput(account) : null });
  }
  return (
    <div className="import-account">
      <SelectField
        label={words.accountOf}
        hint={words.accountOfHint}
        options={options}
        value={chosen}
        onChange={choose}
      />
    </div>
  );
}

function accountInput(account: { bankCode: string; branchCode: string; type: string; number: string }): AccountInput {
  const { bankCode, branchCode, number } = account;
  return { bankCode, branchCode, number, type: account.type === '2' || account.type === '4' ? account.type : '1' };
}

interface UnregisteredProps {
  flow: ImportFlow;
  client: ClientSummary;
  account: AccountInput;
}

/** The file can come in as it is; registering its account makes the next one find its way alone. */
function Unregistered({ flow, client, account }: UnregisteredProps) {
  const register = useRegisterAccount();
  async function onRegister() {
    const { file } = flow;
    if (file && (await register(client, account))) await flow.check(file);
  }
  return (
    <div className="note import-obstacle">
      <b>{words.unregistered.title(accountText(account))}</b>
      <p>{words.unregistered.text(client.name)}</p>
      <div className="buttons">
        <Button onClick={onRegister}>{words.unregistered.register}</Button>
      </div>
    </div>
  );
}
