/** Paper to customers: printed here, and once it lies there said to be posted or handed over. */
import { paperPrintWords as words } from '../../../messages/sendings.ts';
import { useCommand } from '../../api/use-command.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { Button } from '../../ui/button.tsx';
import { PrintDialog } from './print-dialog.tsx';

export interface PaperToPrint {
  documentId: number;
  /** Pages of the file; null where nobody counted them. */
  pages: number | null;
}

export interface PaperPrintDialogProps {
  clientId: number;
  /** What is printed, in words: 「領収書 RN26-0001」. */
  name: string;
  papers: readonly [PaperToPrint, ...PaperToPrint[]];
  /** One paper of a file of several: only its pages, and only it goes. */
  only?: { sendingId: number; pages: { first: number; last: number } | null };
  onClose: () => void;
}

export function PaperPrintDialog({ clientId, name, papers, only, onClose }: PaperPrintDialogProps) {
  const marking = useCommand('sendings.markSent');
  const [first, ...others] = papers;
  async function mark(channel: 'post' | 'hand') {
    let sent = 0;
    for (const { documentId } of papers) {
      const which = only ? { sendingIds: [only.sendingId] } : { documentId };
      const reply = await marking.run({ clientId, ...which, channel });
      if (!reply.ok) return showFailure(reply.error, words.failed);
      sent += reply.value.sent;
    }
    showResult(words.marked(channel, sent));
    onClose();
  }
  const posted = () => void mark('post');
  const handed = () => void mark('hand');
  const { busy } = marking;
  const pages = only?.pages ?? null;
  return (
    <PrintDialog
      documentId={first.documentId}
      others={others.map(({ documentId }) => documentId)}
      name={name}
      pages={first.pages}
      {...(pages ? { range: { from: pages.first, through: pages.last } } : {})}
      after={{
        keys: {
          F7: { label: words.keys.hand, run: handed, disabled: busy },
          F8: { label: words.keys.post, run: posted, disabled: busy },
        },
        buttons: (
          <>
            <Button keyCap="F8" onClick={posted} disabled={busy}>
              {words.post}
            </Button>
            <Button keyCap="F7" onClick={handed} disabled={busy}>
              {words.hand}
            </Button>
          </>
        ),
      }}
      onClose={onClose}
    />
  );
}
