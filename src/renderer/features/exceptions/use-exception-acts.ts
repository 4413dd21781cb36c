/** What can be done about the line in hand: each asks first, and says what it did. */
import type { Failure, Reply } from '../../../contract/reply.ts';
import { enquiryWords } from '../../../messages/enquiries.ts';
import { exceptionWords as words } from '../../../messages/exceptions.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { confirm, type Question } from '../../ui/confirm.tsx';
import type { Item } from './exception-items.ts';

export function useExceptionActs(client: ClientSummary) {
  const unmark = useCommand('deposits.unmark').run;
  const refund = useCommand('deposits.refund').run;
  const reverseRefund = useCommand('deposits.reverseRefund').run;
  const undoMove = useCommand('deposits.undoMove').run;
  const restore = useCommand('deposits.restore').run;
  const reverseRun = useCommand('allocations.reverseRun').run;
  const answer = useCommand('enquiries.answer').run;
  const { clientId } = client;

  async function ask(item: Item, question: Omit<Question, 'client' | 'facts'>, send: () => Promise<Reply<unknown>>) {
    const facts = [
      [words.facts.payer, item.title],
      [words.facts.yen, words.yen(item.yen)],
    ] as const;
    if (!(await confirm({ ...question, client, facts }))) return;
    told(await send(), words.undone(`${item.state}　${item.title}`));
  }
  function told(reply: Reply<unknown>, text: string): void {
    if (reply.ok) showResult(text);
    else failed(reply.error);
  }
  return {
    /** Takes back what the line says. */
    undo: (item: Item): void => {
      const { of } = item;
      if (item.isOver) return;
      if (of.kind === 'marks') {
        const { title, text, confirm: confirmLabel } = words.unmark;
        void ask(item, { title, text, confirmLabel }, () => unmark({ clientId, depositId: of.mark.depositId }));
      } else if (of.kind === 'refunds') {
        const { title, text, confirm: confirmLabel } = words.reverseRefund;
        const { refundId } = of.refund;
        void ask(item, { title, text, confirmLabel }, () => reverseRefund({ clientId, refundId }));
      } else if (of.kind === 'gone') {
        const { title, text, confirm: confirmLabel } = words.restore;
        const { depositId, cause } = of.cancel;
        const send = cause === 'moved' ? undoMove : restore;
        void ask(item, { title, text, confirmLabel }, () => send({ clientId, depositId }));
      } else if (of.kind === 'enquiries' && of.enquiry.outcome !== 'waiting') {
        const { title, text, confirm: confirmLabel } = enquiryWords.takeBack;
        const { enquiryId } = of.enquiry;
        void ask(item, { title, text, confirmLabel }, () => answer({ clientId, enquiryId, outcome: 'waiting' }));
      } else if (of.kind === 'runs') {
        const { title, text } = words.reverseRun;
        const confirmLabel = words.reverseRun.confirm(of.run.live);
        void ask(item, { title, text, confirmLabel, danger: true }, () =>
          reverseRun({ clientId, runSeq: of.run.runSeq }),
        );
      }
    },
    /** All that is left of a deposit is to be given back. */
    refundAll: async (item: Item): Promise<void> => {
      if (item.of.kind !== 'marks') return;
      const { mark } = item.of;
      const { title, text, confirm: confirmLabel } = words.refundAll;
      const facts = [
        [words.facts.payer, item.title],
        [words.facts.yen, words.yen(item.yen)],
      ] as const;
      if (!(await confirm({ title, text, confirmLabel, client, facts }))) return;
      const reason = mark.kind === 'double' ? 'double' : mark.kind === 'suspense' ? 'unknown' : 'over';
      told(await refund({ clientId, depositId: mark.depositId, reason }), words.done(words.refund.due));
    },
  };
}

function failed(failure: Failure): void {
  showFailure(failure, words.failed);
}
