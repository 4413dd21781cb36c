/** F12 of 月次の流れ: closes the month after saying what still waits in it. */
import { endOfMonth } from '../../../domain/dates.ts';
import { cycleWords } from '../../../messages/cycle.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { confirm } from '../../ui/confirm.tsx';

export function useClosing(client: ClientSummary): (month: string, waiting: number) => Promise<void> {
  const command = useCommand('periods.close').run;
  const words = cycleWords.close;
  return async (month, waiting) => {
    const name = cycleWords.month(month);
    const yes = await confirm({
      title: words.title(name),
      text: words.text,
      client,
      facts: waiting > 0 ? [[words.open, words.count(waiting)]] : undefined,
      confirmLabel: words.confirm,
    });
    if (!yes) return;
    const reply = await command({ clientId: client.clientId, through: endOfMonth(month) });
    if (reply.ok) showResult(words.done(name));
    else showFailure(reply.error, words.failed);
  };
}
