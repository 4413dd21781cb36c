/** F9: asks, issues the batch, offers the paper. */
import { useState } from 'react';
import type { Failure } from '../../../contract/reply.ts';
import { formatDate } from '../../../domain/dates.ts';
import { batchNumberOf, issueWords } from '../../../messages/reminders.ts';
import { wireIssueWords } from '../../../messages/sendings.ts';
import { offerDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { confirm } from '../../ui/confirm.tsx';
import { reasonWords } from './decisions-dialog.tsx';
import { issueInput, stagesOf, yenOf } from './run-rows.ts';
import type { Run } from './use-run.ts';

export interface Issuing {
  issue: () => Promise<void>;
  busy: boolean;
  failure: Failure | null;
  /** What happened otherwise, in words. */
  note: string | null;
  clear: () => void;
}

export function useIssue(run: Run, client: ClientSummary | null): Issuing {
  const command = useCommand('reminders.issue');
  const [note, setNote] = useState<string | null>(null);
  function clear() {
    command.clear();
    setNote(null);
  }
  async function issue() {
    clear();
    const ticked = run.ticked.filter((row) => row.letter?.channel === 'letter');
    if (ticked.length === 0) return setNote(run.ticked.length > 0 ? wireIssueWords.onlyWires : issueWords.none);
    if (!(await agreed({ ...run, ticked }, client))) return;
    const asked = ticked.length;
    const reply = await command.run(issueInput(ticked, run));
    if (!reply.ok) return;
    const { letters, document, fellOut } = reply.value;
    const names = fellOut.map((one) => issueWords.fell(one.customerName, reasonWords(one.reason)));
    if (letters < asked) setNote(letters === 0 ? issueWords.nothing(names) : issueWords.fewer(asked, letters, names));
    if (document)
      await offerDocument(issueWords.done(letters), document, [[batchNumberWord, batchNumberOf(document.path)]]);
  }
  return { issue, busy: command.busy, failure: command.failure, note, clear };
}

const batchNumberWord = issueWords.facts.number;

function agreed(run: Run, client: ClientSummary | null): Promise<boolean> {
  const { facts } = issueWords;
  const clients = new Set(run.ticked.map((row) => row.clientId)).size;
  const leftOut = run.letters.length - run.ticked.length;
  return confirm({
    title: issueWords.title(run.ticked.length),
    text: issueWords.text,
    ...(client ? { client } : {}),
    facts: [
      [facts.asOf, formatDate(run.asOf)],
      ...(client ? [] : [[facts.clients, issueWords.clients(clients)] as const]),
      [facts.stages, issueWords.stages(stagesOf(run.ticked))],
      [facts.total, issueWords.yen(yenOf(run.ticked))],
      ...(leftOut > 0 ? [[facts.left, issueWords.letters(leftOut)] as const] : []),
    ],
    confirmLabel: issueWords.confirm(run.ticked.length),
  });
}
