/** What one key does with an order: take the deposit that pays it, release it, or go one step back. */
import type { Reply } from '../../../contract/reply.ts';
import { orderWords as words } from '../../../messages/orders.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { offerUndo } from '../../stores/undo.ts';
import { confirm } from '../../ui/confirm.tsx';
import type { Order } from './orders-page.tsx';

function told(reply: Reply<unknown>, text: string): boolean {
  if (reply.ok) showResult(text);
  else showFailure(reply.error, words.failed);
  return reply.ok;
}

export function useOrderActs(client: ClientSummary) {
  const { clientId } = client;
  const pay = useCommand('orders.pay').run;
  const unpay = useCommand('orders.unpay').run;
  const release = useCommand('orders.release').run;
  const recall = useCommand('orders.recall').run;
  const cancel = useCommand('orders.cancel').run;
  return {
    async pay({ orderId, number, candidate }: Order): Promise<void> {
      if (!candidate) return;
      const reply = await pay({ clientId, orderId, depositId: candidate.depositId });
      if (told(reply, words.done.paid(number)))
        offerUndo(words.done.paid(number), () => void unpay({ clientId, orderId }));
    },
    async release({ orderId, number, state }: Order): Promise<void> {
      if (state !== 'paid') return;
      if (told(await release({ clientId, orderId }), words.done.released(number)))
        offerUndo(words.done.released(number), () => void recall({ clientId, orderId }));
    },
    /** The last step of it: release, deposit, the order itself. */
    async undo({ orderId, number, state }: Order): Promise<void> {
      if (state === 'released' || state === 'unpaid')
        return void told(await recall({ clientId, orderId }), words.done.recalled(number));
      if (state === 'paid') return void told(await unpay({ clientId, orderId }), words.done.unpaid(number));
      const { title, text, confirm: confirmLabel } = words.cancel;
      if (!(await confirm({ title, text, confirmLabel, client, facts: [[words.columns.number, number]] }))) return;
      told(await cancel({ clientId, orderId }), words.done.cancelled(number));
    },
  };
}
