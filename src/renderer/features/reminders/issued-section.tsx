/** 発行済: batches, the letters of the one that is opened, and the dialogs between the printer and the post. */
import type { RefObject } from 'react';
import { decisionWords } from '../../../messages/approvals.ts';
import { mailingWords } from '../../../messages/envelopes.ts';
import { postingWords, printWords } from '../../../messages/reminders.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import type { PageKeys, Shortcuts } from '../../ui/keyboard.ts';
import { MailingDialog } from '../mailing/mailing-dialog.tsx';
import { PrintDialog } from '../printing/print-dialog.tsx';
import { BatchesTable } from './batches-table.tsx';
import { DecisionsDialog } from './decisions-dialog.tsx';
import { MailDialog, ReturnedDialog, WithdrawDialog } from './letter-dialogs.tsx';
import { LettersTable } from './letters-table.tsx';
import { PostDialog } from './post-dialog.tsx';
import type { Issued } from './use-issued.ts';

export function IssuedList({ issued, tableRef }: { issued: Issued; tableRef: RefObject<HTMLTableElement | null> }) {
  if (issued.isOpen) return <LettersTable issued={issued} tableRef={tableRef} />;
  return (
    <BatchesTable
      batches={issued.batches}
      loading={issued.list.loading}
      current={issued.batch}
      onCurrent={issued.setBatch}
      onOpen={issued.open}
      tableRef={tableRef}
    />
  );
}

export function IssuedDialogs({ issued, client }: { issued: Issued; client: ClientSummary | null }) {
  const { today } = useEntrySettings();
  const mark = useCommand('reminders.markPrinted');
  const { batch, letter, client: letterClient } = issued;
  const onClose = () => issued.show(null);
  async function markPrinted(batchId: number) {
    const reply = await mark.run({ batchId });
    if (!reply.ok) return showFailure(reply.error, printWords.failed);
    showResult(printWords.marked);
    onClose();
  }
  if (!batch) return null;
  if (issued.dialog === 'print' && batch.document)
    return (
      <PrintDialog
        documentId={batch.document.documentId}
        name={issued.isOpen && letter ? letter.serial : issued.number}
        pages={batch.pages}
        laidFor={batch.duplex ? 'both' : 'one'}
        {...(issued.isOpen && letter && letter.firstPage > 0
          ? { range: { from: letter.firstPage, through: letter.firstPage + letter.pages - 1 } }
          : {})}
        onPrinted={issued.isOpen ? undefined : () => void markPrinted(batch.batchId)}
        onClose={onClose}
      />
    );
  if (issued.dialog === 'mailing')
    return (
      <MailingDialog
        batchId={batch.batchId}
        number={issued.number}
        clientId={client?.clientId ?? null}
        today={today}
        onClose={onClose}
      />
    );
  if (issued.dialog === 'post')
    return (
      <PostDialog
        batchId={batch.batchId}
        number={issued.number}
        printedAt={batch.printedAt}
        piles={issued.piles}
        today={today}
        client={client}
        onClose={onClose}
      />
    );
  if (issued.dialog === 'decisions')
    return (
      <DecisionsDialog
        batchId={batch.batchId}
        number={issued.number}
        clientId={client?.clientId ?? null}
        onClose={onClose}
      />
    );
  if (!letter || !letterClient) return null;
  if (issued.dialog === 'withdraw')
    return <WithdrawDialog client={letterClient} letters={issued.chosen} onClose={onClose} />;
  if (issued.dialog === 'mail') return <MailDialog client={letterClient} letter={letter} onClose={onClose} />;
  return issued.dialog === 'returned' ? (
    <ReturnedDialog client={letterClient} letter={letter} today={today} onClose={onClose} />
  ) : null;
}

interface Turning {
  turn: (step: 1 | -1, of: number) => void;
}

/** F7–F12 of the batches, or of the letters of the one that is opened. */
export function issuedKeys(issued: Issued, pages: Turning): [PageKeys, Shortcuts] {
  const words = postingWords.keys;
  const document = issued.batch?.document;
  const paper = {
    F2: { label: decisionWords.key, run: () => issued.show('decisions'), disabled: issued.batch === null },
    F9: { label: words.print, run: () => issued.show('print'), main: true, disabled: !document },
    F12: {
      label: words.post,
      run: () => issued.show('post'),
      disabled: issued.piles.length === 0,
    },
  };
  if (issued.isOpen) {
    const { letter } = issued;
    return [
      {
        ...paper,
        F7: { label: words.withdraw, run: () => issued.show('withdraw'), disabled: issued.chosen.length === 0 },
        F8: {
          label: words.back,
          run: () => issued.show('returned'),
          disabled: letter?.postedOn == null || letter.returnedOn !== null,
        },
        F11: { label: words.mail, run: () => issued.show('mail'), disabled: letter?.withdrawnOn !== null },
      },
      { Escape: issued.shut },
    ];
  }
  const of = issued.batch?.pages ?? 1;
  return [
    {
      ...paper,
      F8: { label: mailingWords.key, run: () => issued.show('mailing'), disabled: !document },
      F7: {
        label: words.pdf,
        run: () => document && void showDocument(document.path),
        disabled: !document,
      },
      F11: {
        label: words.folder,
        run: () => document && void showDocument(document.path, 'folder'),
        disabled: !document,
      },
    },
    { ArrowLeft: () => pages.turn(-1, of), ArrowRight: () => pages.turn(1, of) },
  ];
}
