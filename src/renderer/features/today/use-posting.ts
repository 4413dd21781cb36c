/** Letters that were printed and counted go to the post: told once, with the number that was counted. */
import type { Failure } from '../../../contract/reply.ts';
import { formatDate } from '../../../domain/dates.ts';
import { batchWords } from '../../../messages/batches.ts';
import { useCommand } from '../../api/use-command.ts';
import { showResult } from '../../stores/jobs.ts';
import { confirm } from '../../ui/confirm.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';

export interface PrintedLetters {
  clientId: number;
  code: string;
  name: string;
  seal: string;
  colour: number;
  reminderBatchId: number | null;
  letters: number;
}

export interface Posting {
  post: (printed: PrintedLetters) => Promise<void>;
  failure: Failure | null;
  clear: () => void;
}

export function usePosting(): Posting {
  const { today } = useEntrySettings();
  const command = useCommand('reminders.post');
  const words = batchWords.post;
  return {
    failure: command.failure,
    clear: command.clear,
    async post({ clientId, code, name, seal, colour, reminderBatchId, letters }) {
      if (reminderBatchId === null) return;
      const yes = await confirm({
        title: words.title(name),
        text: words.text,
        client: { code, name, seal, colour },
        facts: [
          [words.letters, batchWords.units.letters(letters)],
          [words.date, formatDate(today)],
        ],
        confirmLabel: words.confirm(letters),
      });
      if (!yes) return;
      const reply = await command.run({ clientId, batchId: reminderBatchId, letters });
      if (reply.ok) showResult(words.done(name, letters));
    },
  };
}
