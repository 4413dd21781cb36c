/** Registering the account of a file to a client, after asking. */
import { accountText, depositImportWords as words } from '../../../messages/deposits.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showFailure } from '../../stores/notice.ts';
import { confirm } from '../../ui/confirm.tsx';
import type { AccountInput } from './import-flow.ts';

/** True when it is registered now. */
export function useRegisterAccount(): (client: ClientSummary, account: AccountInput) => Promise<boolean> {
  const { run } = useCommand('clients.addBankAccount');
  return async (client, account) => {
    const yes = await confirm({
      title: words.unregistered.confirmTitle,
      facts: [
        [words.unregistered.account, accountText(account)],
        [words.unregistered.clientWord, `${client.code}　${client.name}`],
      ],
      confirmLabel: words.unregistered.confirm,
      client,
    });
    if (!yes) return false;
    const reply = await run({ clientId: client.clientId, account });
    if (!reply.ok) showFailure(reply.error, words.unregistered.failed);
    return reply.ok;
  };
}
