/** F12: what goes by mail, message or call of the ticked letters, each way as a run of its own. */
import { sumYen } from '../../../domain/money.ts';
import { sendingChannels, sendingPageWords, wireIssueWords as words } from '../../../messages/sendings.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { usePassphrase } from '../../api/use-passphrase.tsx';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { confirm } from '../../ui/confirm.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { issueInput, type RunRow } from './run-rows.ts';
import type { Run } from './use-run.ts';

const WIRES = ['email', 'sms', 'voice'] as const;

export function WireIssue({ run, client, shown }: { run: Run; client: ClientSummary | null; shown: boolean }) {
  const command = useCommand('reminders.sendByWire');
  const passphrase = usePassphrase();
  const rows = run.ticked.filter((row) => row.letter !== null && row.letter.channel !== 'letter');
  const by = (channel: (typeof WIRES)[number]) => rows.filter((row) => row.letter?.channel === channel);

  async function send(): Promise<void> {
    if (!(await agreed(rows, by, client))) return;
    const tally = { sent: 0, failed: 0, unknown: 0, waiting: 0 };
    for (const channel of WIRES) {
      const own = by(channel);
      if (own.length === 0) continue;
      const reply = await passphrase.withPassphrase(() => command.run({ ...issueInput(own, run), channel }));
      if (!reply.ok) return showFailure(reply.error, sendingPageWords.send.failed);
      for (const key of ['sent', 'failed', 'unknown', 'waiting'] as const) tally[key] += reply.value[key];
      const { stopped } = reply.value;
      if (stopped)
        showFailure({ kind: 'refusal', code: stopped.code as never, facts: stopped.facts }, sendingPageWords.stopped);
    }
    showResult(sendingPageWords.result(tally));
  }
  usePageKeys(
    shown && rows.length > 0 ? { F12: { label: words.key, run: () => void send(), disabled: command.busy } } : {},
  );
  return passphrase.dialog;
}

function agreed(
  rows: readonly RunRow[],
  by: (channel: (typeof WIRES)[number]) => readonly RunRow[],
  client: ClientSummary | null,
): Promise<boolean> {
  return confirm({
    title: words.title(rows.length),
    text: words.text,
    ...(client ? { client } : {}),
    facts: [
      ...WIRES.filter((channel) => by(channel).length > 0).map(
        (channel) => [sendingChannels[channel], words.letters(by(channel).length)] as const,
      ),
      [words.total, words.yen(sumYen(rows.map((row) => row.totalYen)))] as const,
    ],
    confirmLabel: words.confirm(rows.length),
  });
}
