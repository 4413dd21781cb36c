/** One invoice on paper: the true page, print, PDF, e-invoice, reissue, and that it went. */
import './invoice-papers.css';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { common } from '../../../messages/common.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { paperSettingWords, paperDialogWords as words } from '../../../messages/invoice-papers.ts';
import { keyWords } from '../../../messages/keys.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EnvelopeWindow } from '../../ui/envelope-window.tsx';
import { ErrorPanel, PreviewFailure } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { PdfPage } from '../../ui/pdf-page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PaperPrintDialog } from '../printing/paper-print-dialog.tsx';
import { useSendPapers } from '../sendings/use-send-papers.tsx';
import { PaperSettingsDialog } from './settings-dialog.tsx';

type Layout = 'simple' | 'itemised' | 'closing';
type Made = OutputOf<'invoices.document'>;

const LAYOUTS = (['itemised', 'simple', 'closing'] as const).map((value) => ({ value, label: words.layouts[value] }));

export interface PaperDialogProps {
  client: ClientSummary;
  invoice: { invoiceId: number; number: string };
  onClose: () => void;
}

export function PaperDialog(props: PaperDialogProps) {
  const papers = useSendPapers(props.client);
  const send = () => papers.ask({ kind: 'invoice', subjectIds: [props.invoice.invoiceId] });
  return (
    <>
      {!papers.isOpen && <InvoicePaper {...props} onSend={send} />}
      {papers.dialog}
    </>
  );
}

function InvoicePaper({ client, invoice, onClose, onSend }: PaperDialogProps & { onSend: () => void }) {
  const acts = usePaperActs(client.clientId, invoice);
  const [printing, setPrinting] = useState<Made | null>(null);
  const [setting, setSetting] = useState(false);
  const { busy } = acts;
  const print = () => void acts.make().then((made) => made && setPrinting(made));
  const open = () => void acts.make().then((made) => made && showDocument(made.document.path));
  const post = () => void acts.markSent('post');
  const hand = () => void acts.markSent('hand');
  const reissue = () => void acts.reissue().then((made) => made && setPrinting(made));
  const noReason = acts.reason.trim() === '';
  if (setting) return <PaperSettingsDialog client={client} onClose={() => setSetting(false)} />;
  if (printing) {
    const paper = { documentId: printing.document.documentId, pages: printing.pages };
    const name = words.title(invoice.number);
    return (
      <PaperPrintDialog clientId={client.clientId} name={name} papers={[paper]} onClose={() => setPrinting(null)} />
    );
  }
  return (
    <Dialog
      title={words.title(invoice.number)}
      sub={words.sub}
      client={client}
      width={880}
      onClose={onClose}
      keys={{
        F2: { label: words.layout, run: () => setSetting(true) },
        F6: { label: words.keys.xml, run: () => void acts.exportXml(), disabled: busy },
        F7: { label: words.keys.hand, run: hand, disabled: busy },
        F8: { label: words.keys.post, run: post, disabled: busy },
        F9: { label: keyWords.print, run: print, main: true, disabled: busy },
        F10: { label: words.keys.open, run: open, disabled: busy },
        F12: { label: words.keys.send, run: onSend, disabled: busy },
        F11: { label: words.keys.reissue, run: reissue, disabled: busy || noReason },
      }}
      foot={
        <>
          <Button tone="primary" keyCap="F9" onClick={print} disabled={busy}>
            {keyWords.print}
          </Button>
          <Button keyCap="F10" onClick={open} disabled={busy}>
            {words.open}
          </Button>
          <Button keyCap="F8" onClick={post} disabled={busy}>
            {words.post}
          </Button>
          <Button keyCap="F7" onClick={hand} disabled={busy}>
            {words.hand}
          </Button>
          <Button keyCap="F12" onClick={onSend} disabled={busy}>
            {words.send}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.close}
          </Button>
        </>
      }
    >
      <div className="invoice-paper">
        <PaperFields acts={acts} onSettings={() => setSetting(true)} />
        <Preview clientId={client.clientId} invoice={invoice} layout={acts.layout} />
      </div>
      {acts.failure && <ErrorPanel failure={acts.failure} title={words.failed} />}
    </Dialog>
  );
}

type Acts = ReturnType<typeof usePaperActs>;

/** What can be done with the paper of an invoice; what was refused last stands in `failure`. */
function usePaperActs(clientId: number, { invoiceId, number }: PaperDialogProps['invoice']) {
  const making = useCommand('invoices.document');
  const marking = useCommand('invoices.markSent');
  const exporting = useCommand('pint.export');
  const papers = useMethod('invoices.papers', { clientId, invoiceId });
  const settings = useMethod('invoices.paperSettings', { clientId });
  const [layout, setLayout] = useState<Layout | null>(null);
  const [reason, setReason] = useState('');
  async function make(): Promise<Made | null> {
    const reply = await making.run({ clientId, invoiceId, ...(layout ? { layout } : {}) });
    return reply.ok ? reply.value : null;
  }
  async function reissue(): Promise<Made | null> {
    const reply = await making.run({ clientId, invoiceId, reissue: { reason }, ...(layout ? { layout } : {}) });
    if (!reply.ok) return null;
    setReason('');
    showResult(words.reissued(number), () => void showDocument(reply.value.document.path));
    return reply.value;
  }
  async function markSent(channel: 'post' | 'hand'): Promise<void> {
    const paper = papers.value?.papers[0]?.documentId ?? (await make())?.document.documentId;
    if (paper === undefined) return;
    const reply = await marking.run({ clientId, documentId: paper, channel });
    if (reply.ok) showResult(words.sent(number, channel));
  }
  async function exportXml(): Promise<void> {
    const reply = await exporting.run({ clientId, invoiceId });
    if (reply.ok) showResult(words.exported(number), () => void showDocument(reply.value.document.path, 'folder'));
  }
  return {
    make,
    reissue,
    markSent,
    exportXml,
    papers: papers.value?.papers ?? [],
    usual: settings.value?.layout ?? 'itemised',
    layout,
    setLayout,
    reason,
    setReason,
    busy: making.busy || marking.busy || exporting.busy,
    failure: making.failure ?? marking.failure ?? exporting.failure,
  };
}

function PaperFields({ acts, onSettings }: { acts: Acts; onSettings: () => void }) {
  const issued = acts.papers.length > 0;
  return (
    <div>
      <Form className="form dialog-form">
        {!issued && (
          <SelectField
            label={words.layout}
            span={6}
            options={LAYOUTS}
            value={acts.layout ?? acts.usual}
            onChange={acts.setLayout}
          />
        )}
        {issued && (
          <TextField
            label={words.reissueReason}
            span={12}
            maxLength={200}
            hint={words.reissueHint}
            value={acts.reason}
            onChange={acts.setReason}
          />
        )}
      </Form>
      {issued && (
        <p>
          <Button keyCap="F11" onClick={() => void acts.reissue()} disabled={acts.busy || acts.reason.trim() === ''}>
            {words.reissue}
          </Button>
        </p>
      )}
      <p>
        <Button keyCap="F6" onClick={() => void acts.exportXml()} disabled={acts.busy}>
          {words.xml}
        </Button>{' '}
        <Button keyCap="F2" onClick={onSettings}>
          {paperSettingWords.button}
        </Button>
      </p>
      <h3 className="head">{words.history}</h3>
      {!issued && <p className="sub">{words.none}</p>}
      <ul className="invoice-paper-history">
        {acts.papers.map((paper) => (
          <li key={paper.paperId}>
            {words.paper(fullInstant(paper.madeAt), paper.by, paper.mark, paper.isBatch)}
            <span className="sub">　{paper.reason}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Preview({
  clientId,
  invoice,
  layout,
}: {
  clientId: number;
  invoice: PaperDialogProps['invoice'];
  layout: Layout | null;
}) {
  const { invoiceId, number } = invoice;
  const preview = useMethod(
    'invoices.preview',
    { clientId, invoiceId, ...(layout ? { layout } : {}) },
    { fresh: true },
  );
  return (
    <div className="invoice-paper-preview">
      {preview.failure ? (
        <PreviewFailure failure={preview.failure} />
      ) : (
        <div className="preview-desk">
          <PdfPage bytes={preview.value?.bytes ?? null} page={0} stale={preview.loading} label={words.preview(number)}>
            <EnvelopeWindow />
          </PdfPage>
        </div>
      )}
    </div>
  );
}
