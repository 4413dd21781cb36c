/** A file that cannot go on by itself although nothing is wrong with it: another client's account, an unknown one, none. */
import { useState } from 'react';
import type { Failure } from '../../../contract/reply.ts';
import { common } from '../../../messages/common.ts';
import { accountText, depositImportWords as words } from '../../../messages/deposits.ts';
import { importWords } from '../../../messages/lists.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import { useClients } from '../../api/use-office.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Button } from '../../ui/button.tsx';
import { CustomerField } from '../../ui/customer-field.tsx';
import type { GivenFile } from '../../ui/file-drop.tsx';
import { Form } from '../../ui/form.tsx';
import type { AccountInput, ImportFlow } from './import-flow.ts';
import { useRegisterAccount } from './register-account.ts';

const OBSTACLES: ReadonlySet<string> = new Set(['bank-wrong-client', 'bank-account-unregistered', 'bank-no-account']);

export function isObstacle(failure: Failure): boolean {
  return OBSTACLES.has(failure.code);
}

export interface ImportObstacleProps {
  flow: ImportFlow;
  failure: Failure;
  file: GivenFile;
}

export function ImportObstacle(props: ImportObstacleProps) {
  const { flow, failure } = props;
  return (
    <>
      <div className="import-choose">
        {failure.code === 'bank-wrong-client' && <WrongClient {...props} />}
        {failure.code === 'bank-account-unregistered' && <UnknownAccount {...props} />}
        {failure.code === 'bank-no-account' && <NoAccount {...props} />}
      </div>
      <div className="dialog-foot">
        <Button onClick={flow.again}>{importWords.again}</Button>
        <span className="grow" />
        <Button keyCap="Esc" onClick={flow.close}>
          {common.close}
        </Button>
      </div>
    </>
  );
}

/** Never into the wrong books: the way leads to the right ones. */
function WrongClient({ flow, failure, file }: ImportObstacleProps) {
  const clients = useClients();
  const owner = clients.find((client) => client.code === failure.facts.ownerCode);
  const name = String(failure.facts.owner ?? '');
  function go() {
    if (owner) chooseClient(owner.clientId, () => void flow.check(file, { clientId: owner.clientId }));
  }
  return (
    <div className="note wrong" role="alert">
      <b>{words.wrongClient.title(name)}</b>
      <p>
        {words.wrongClient.text(String(failure.facts.account ?? ''))}
        <span className="phrase">{importWords.refusedSafe}</span>
      </p>
      {owner && (
        <div className="buttons">
          <Button tone="primary" onClick={go} data-autofocus>
            {words.wrongClient.go(name)}
          </Button>
        </div>
      )}
    </div>
  );
}

/** From the whole office: an account that no client has. */
function UnknownAccount({ flow, failure, file }: ImportObstacleProps) {
  const account = accountOf(failure);
  const register = useRegisterAccount();
  if (!account) return <p role="alert">{refusalSentence(failure.code, failure.facts)}</p>;
  return (
    <ClientChoice
      title={words.unregistered.title(accountText(account))}
      text={words.unregistered.officeText}
      label={words.unregistered.client}
      button={words.unregistered.register}
      onClient={async (client) => {
        if (await register(client, account)) await flow.check(file);
      }}
    />
  );
}

function NoAccount({ flow, file }: ImportObstacleProps) {
  const { title, text, client, go } = words.noAccountNumber;
  return (
    <ClientChoice
      title={title}
      text={text}
      label={client}
      button={go}
      onClient={(chosen) => flow.check(file, { clientId: chosen.clientId })}
    />
  );
}

interface ClientChoiceProps {
  title: string;
  text: string;
  label: string;
  button: string;
  onClient: (client: ReturnType<typeof useClients>[number]) => unknown;
}

function ClientChoice({ title, text, label, button, onClient }: ClientChoiceProps) {
  const clients = useClients();
  const [chosen, setChosen] = useState<number | null>(null);
  const client = clients.find((one) => one.clientId === chosen);
  return (
    <>
      <div className="note" role="alert">
        <b>{title}</b>
        <p>{text}</p>
      </div>
      <Form className="form">
        <CustomerField
          label={label}
          required
          span={7}
          autoFocus
          customers={clients.map((one) => ({ ...one, customerId: one.clientId }))}
          value={chosen}
          onChange={setChosen}
        />
        <div className="beside-field">
          <Button tone="primary" disabled={!client} onClick={() => client && onClient(client)} data-stop>
            {button}
          </Button>
        </div>
      </Form>
    </>
  );
}

function accountOf(failure: Failure): AccountInput | null {
  const { bankCode, branchCode, type, number } = failure.facts;
  if (typeof bankCode !== 'string' || typeof branchCode !== 'string' || typeof number !== 'string') return null;
  return { bankCode, branchCode, number, type: type === '2' || type === '4' ? type : '1' };
}
