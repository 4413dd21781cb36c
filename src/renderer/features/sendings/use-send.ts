/** What can be done with sendings: send those that wait, send again, take out, note what became of one. */
import { sendingPageWords as words } from '../../../messages/sendings.ts';
import { failureOf } from '../../api/bridge.ts';
import { openDocument } from '../../api/documents.ts';
import { useCommand } from '../../api/use-command.ts';
import { usePassphrase } from '../../api/use-passphrase.tsx';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { confirm } from '../../ui/confirm.tsx';
import type { Sending } from './sending-columns.tsx';

type Tally = Parameters<typeof words.result>[0] & {
  stopped: { code: string; facts: Record<string, string | number | boolean | null> } | null;
};

/** What a run came to; what stopped it is said over the page. */
export function tellOutcome(tally: Tally): void {
  if (tally.stopped)
    showFailure({ kind: 'refusal', code: tally.stopped.code as never, facts: tally.stopped.facts }, words.stopped);
  showResult(words.result(tally));
}

export function useSend(clientId: number | null) {
  const dispatch = useCommand('sendings.dispatch');
  const retry = useCommand('sendings.retry');
  const withdraw = useCommand('sendings.withdraw');
  const refresh = useCommand('sendings.refresh');
  const passphrase = usePassphrase();

  async function send(sendingIds?: number[], of: number | null = clientId): Promise<void> {
    const scope = { ...(of === null ? {} : { clientId: of }), ...(sendingIds ? { sendingIds } : {}) };
    const reply = await passphrase.withPassphrase(() => dispatch.run(scope));
    if (reply.ok) tellOutcome(reply.value);
    else showFailure(reply.error, words.send.failed);
  }

  async function sendWaiting(count: number): Promise<void> {
    if (count === 0) return showResult(words.send.nothing);
    const { title, text, confirm: confirmLabel } = words.send;
    if (await confirm({ title: title(count), text, confirmLabel: confirmLabel(count) })) await send();
  }

  async function again(one: Sending): Promise<void> {
    if (one.sendingId === null) return;
    const reply = await retry.run({ clientId: one.clientId, sendingIds: [one.sendingId] });
    if (!reply.ok) return showFailure(reply.error, words.send.failed);
    await send([one.sendingId], one.clientId);
  }

  async function takeOut(one: Sending): Promise<void> {
    if (one.sendingId === null) return;
    if (
      !(await confirm({ title: words.withdraw.title(one.label), confirmLabel: words.withdraw.confirm, danger: true }))
    )
      return;
    const reply = await withdraw.run({ clientId: one.clientId, sendingIds: [one.sendingId] });
    if (reply.ok) showResult(words.withdraw.done);
    else showFailure(reply.error, words.withdraw.failed);
  }

  async function askGateway(of: number): Promise<void> {
    const reply = await passphrase.withPassphrase(() => refresh.run({ clientId: of }));
    if (reply.ok) showResult(words.refreshed(reply.value.asked, reply.value.changed));
    else showFailure(reply.error, words.send.failed);
  }

  return { send, sendWaiting, again, takeOut, askGateway, busy: dispatch.busy, passphrase };
}

export async function openPaper({ path }: Sending): Promise<void> {
  if (path === null) return;
  try {
    await openDocument(path);
  } catch (error) {
    showFailure(failureOf(error));
  }
}
