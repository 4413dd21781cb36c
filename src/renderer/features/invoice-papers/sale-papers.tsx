/** 適格返還請求書 and 納品書: each made once and opened as it was kept. */
import { formatYen } from '../../../domain/money.ts';
import { salePaperWords as words } from '../../../messages/invoice-papers.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { useSendPapers } from '../sendings/use-send-papers.tsx';

/** F8 makes the 納品書 of the delivery in hand, or finds the kept one, and opens it. */
export function useDeliveryPaperKey(clientId: number, deliveryId: number | null): void {
  const making = useCommand('deliveries.document');
  async function open() {
    if (deliveryId === null) return;
    const reply = await making.run({ clientId, deliveryId });
    if (reply.ok) await showDocument(reply.value.document.path);
    else showFailure(reply.error, words.failed);
  }
  usePageKeys({ F8: { label: words.delivery, run: () => void open(), disabled: deliveryId === null || making.busy } });
}

/** The credit notes of an invoice, each with its paper. */
export function CreditPapers({ client, invoiceId }: { client: ClientSummary; invoiceId: number }) {
  const { clientId } = client;
  const papers = useSendPapers(client);
  const dateText = useDateText();
  const list = useMethod('creditNotes.list', { clientId, invoiceId });
  const making = useCommand('creditNotes.document');
  const exporting = useCommand('pint.exportCreditNote');
  const notes = list.value?.creditNotes.filter(({ cancelledOn }) => cancelledOn === null) ?? [];
  if (notes.length === 0) return null;
  async function open(creditNoteId: number) {
    const reply = await making.run({ clientId, creditNoteId });
    if (reply.ok) await showDocument(reply.value.document.path);
    else showFailure(reply.error, words.failed);
  }
  async function exportXml(creditNoteId: number) {
    const reply = await exporting.run({ clientId, creditNoteId });
    if (!reply.ok) return showFailure(reply.error, words.xmlFailed);
    showResult(words.exported(reply.value.number), () => void showDocument(reply.value.document.path, 'folder'));
  }
  return (
    <>
      <h3 className="head">{words.credits}</h3>
      <ul className="log">
        {notes.map((note) => (
          <li key={note.creditNoteId}>
            <span>{dateText(note.issuedOn)}</span>
            <span>
              <LinkButton onClick={() => void open(note.creditNoteId)}>{words.open(note.number)}</LinkButton>{' '}
              <LinkButton onClick={() => papers.ask({ kind: 'credit-note', subjectIds: [note.creditNoteId] })}>
                {words.send}
              </LinkButton>{' '}
              <LinkButton onClick={() => void exportXml(note.creditNoteId)}>{words.xml}</LinkButton>
              {!note.paperNeeded && <span className="sub">　{words.notNeeded}</span>}
            </span>
            <span>{formatYen(note.totalYen)}</span>
          </li>
        ))}
      </ul>
      {papers.dialog}
    </>
  );
}
