/** 枚数確認 and 投函済: counted by hand, client by client, and refused where the count is not what was printed. */
import { useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { common } from '../../../messages/common.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { keyWords } from '../../../messages/keys.ts';
import { postingWords } from '../../../messages/reminders.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { YenField } from '../../ui/yen-field.tsx';

const words = postingWords.post;

/** One client's letters of the batch that lie on the desk. */
export interface Pile {
  client: ClientSummary;
  letters: number;
}

export interface PostDialogProps {
  batchId: number;
  number: string;
  printedAt: string | null;
  piles: readonly Pile[];
  today: PlainDate;
  /** The client whose books are open; null over the office. */
  client: ClientSummary | null;
  onClose: () => void;
}

export function PostDialog(props: PostDialogProps) {
  const { piles } = props;
  const posting = usePosting(props);
  const { ready, finish } = posting;
  return (
    <Dialog
      title={words.title(props.number)}
      {...(props.client ? { client: props.client } : {})}
      width={560}
      onClose={props.onClose}
      keys={{ F12: { label: keyWords.save, run: () => void finish('post'), main: true, disabled: !ready } }}
      foot={
        <>
          <Button tone="primary" keyCap="F12" onClick={() => void finish('post')} disabled={!ready} data-save>
            {words.confirm}
          </Button>
          <Button onClick={() => void finish('count')} disabled={!ready}>
            {words.count}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={props.onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      {piles.length === 0 ? <p>{words.allPosted}</p> : <Counting {...props} posting={posting} />}
      {posting.failure && <ErrorPanel failure={posting.failure} title={words.failed} />}
    </Dialog>
  );
}

function usePosting({ batchId, number, piles, today, onClose }: PostDialogProps) {
  const [counts, setCounts] = useState<Readonly<Record<number, number | null>>>({});
  const [on, setOn] = useState<PlainDate | null>(today);
  const count = useCommand('reminders.count');
  const post = useCommand('reminders.post');
  const isCounted = piles.every((pile) => (counts[pile.client.clientId] ?? null) !== null);
  const ready = isCounted && piles.length > 0 && !count.busy && !post.busy;

  /** Client by client: the first refusal stops, and what was noted before it stands. */
  async function runAll(step: 'count' | 'post'): Promise<boolean> {
    for (const { client } of piles) {
      const pile = { clientId: client.clientId, batchId, letters: counts[client.clientId] ?? 0 };
      const reply =
        step === 'count' ? await count.run(pile) : await post.run({ ...pile, ...(on === null ? {} : { on }) });
      if (!reply.ok) return false;
    }
    return true;
  }
  async function finish(step: 'count' | 'post') {
    if (!ready || (step === 'post' && on === null) || !(await runAll(step))) return;
    const letters = piles.reduce((sum, pile) => sum + pile.letters, 0);
    showResult(step === 'count' ? words.countDone(number) : words.done(number, letters));
    onClose();
  }
  const setCount = (clientId: number, value: number | null) =>
    setCounts((before) => ({ ...before, [clientId]: value }));
  return { counts, setCount, on, setOn, ready, finish, failure: post.failure ?? count.failure };
}

function Counting({ piles, client, printedAt, posting }: PostDialogProps & { posting: ReturnType<typeof usePosting> }) {
  return (
    <>
      <p>{words.text}</p>
      <p className="sub">{printedAt ? words.printed(fullInstant(printedAt)) : words.notPrinted}</p>
      <Form className="form dialog-form">
        {piles.map((pile, index) => (
          <YenField
            key={pile.client.clientId}
            label={client ? words.counted : `${pile.client.name}　${words.counted}`}
            span={client ? 4 : 12}
            autoFocus={index === 0}
            value={posting.counts[pile.client.clientId] ?? null}
            onChange={(value) => posting.setCount(pile.client.clientId, value)}
          />
        ))}
        <DateField label={words.on} span={client ? 5 : 12} value={posting.on} onChange={posting.setOn} required />
      </Form>
    </>
  );
}
