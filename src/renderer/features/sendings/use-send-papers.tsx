/** 書類を送る from wherever the clerk stands: the window, the passphrase it may need, and the print that follows. */
import { useState } from 'react';
import { paperPrintWords } from '../../../messages/sendings.ts';
import { type ClientSummary, useAsOfDate } from '../../api/use-office.ts';
import { PaperPrintDialog } from '../printing/paper-print-dialog.tsx';
import { type QueuedPapers, SendDialog } from './send-dialog.tsx';
import type { SendStart } from './send-plan.ts';
import { useSend } from './use-send.ts';

/** `const papers = useSendPapers(client); papers.ask({ kind: 'invoice', customer }); … {papers.dialog}`. */
export function useSendPapers(client: ClientSummary | null) {
  const [start, setStart] = useState<SendStart | null>(null);
  const [printing, setPrinting] = useState<QueuedPapers>([]);
  const sending = useSend(client?.clientId ?? null);
  const asOf = useAsOfDate();
  const [first, ...others] = printing;
  const dialog = (
    <>
      {client && asOf && start && (
        <SendDialog
          client={client}
          asOf={asOf}
          start={start}
          onQueued={(ids) => sending.send(ids)}
          onPrint={setPrinting}
          onClose={() => setStart(null)}
        />
      )}
      {client && first && (
        <PaperPrintDialog
          clientId={client.clientId}
          name={others.length === 0 ? first.label : paperPrintWords.several(printing.length)}
          papers={[first, ...others]}
          onClose={() => setPrinting([])}
        />
      )}
      {sending.passphrase.dialog}
    </>
  );
  return { ask: setStart, dialog, sending, isOpen: start !== null || printing.length > 0 };
}
