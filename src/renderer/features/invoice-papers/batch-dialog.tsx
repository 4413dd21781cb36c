/** A month's invoices as one PDF in the order of the envelopes: what is to be mended is told before, not after. */
import './invoice-papers.css';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { endOfMonth, monthOf } from '../../../domain/dates.ts';
import { paperBatchWords as words } from '../../../messages/invoice-papers.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { PaperPrintDialog } from '../printing/paper-print-dialog.tsx';

type Batch = OutputOf<'invoices.documents'>;
type Finding = OutputOf<'invoices.paperFindings'>['findings'][number];

/** Rows of findings shown; the rest is counted. */
const SHOWN = 100;

/** What is chosen, what stands in its way, and what can be made of it. */
function usePaperBatch({ clientId }: ClientSummary) {
  const { today } = useEntrySettings();
  const [from, setFrom] = useState<string | null>(`${monthOf(today)}-01`);
  const [through, setThrough] = useState<string | null>(endOfMonth(monthOf(today)));
  const [onlyNew, setOnlyNew] = useState(true);
  const [skipStopped, setSkip] = useState(false);
  const [made, setMade] = useState<Batch | null>(null);
  const chosen = { clientId, issuedFrom: from ?? '2000-01-01', issuedThrough: through ?? '2000-01-01', onlyNew };
  const look = useMethod('invoices.paperFindings', chosen, { enabled: from !== null && through !== null });
  const making = useCommand('invoices.documents');
  const exporting = useCommand('pint.exportBatch');
  async function save() {
    const reply = await making.run({ ...chosen, skipStopped });
    if (!reply.ok || !reply.value.document) return;
    const { batchNumber, document } = reply.value;
    showResult(words.done(batchNumber, reply.value.papers), () => void showDocument(document.path));
    setMade(reply.value);
  }
  async function exportXml() {
    const reply = await exporting.run({ ...chosen, skipStopped, withCreditNotes: true });
    const document = reply.ok ? reply.value.document : null;
    if (reply.ok && document)
      showResult(
        words.exported(reply.value.invoices, reply.value.creditNotes),
        () => void showDocument(document.path, 'folder'),
      );
  }
  const fields = { from, setFrom, through, setThrough, onlyNew, setOnlyNew, skipStopped, setSkip };
  const busy = making.busy || exporting.busy;
  return { fields, look, made, save, exportXml, busy, failure: making.failure ?? exporting.failure };
}

type PaperBatch = ReturnType<typeof usePaperBatch>;

export function PaperBatchDialog({ client, onClose }: { client: ClientSummary; onClose: () => void }) {
  const batch = usePaperBatch(client);
  const { look, made } = batch;
  const papers = look.value?.papers ?? 0;
  if (made?.document) return <PrintBatch clientId={client.clientId} made={made} onClose={onClose} />;
  return (
    <SaveDialog
      title={words.title}
      sub={words.sub}
      client={client}
      width={760}
      confirm={words.confirm}
      keyLabel={words.key}
      onSave={batch.save}
      onClose={onClose}
      busy={batch.busy || papers === 0}
      failure={batch.failure}
      failed={words.failed}
      buttons={
        <Button onClick={() => void batch.exportXml()} disabled={papers === 0 || batch.busy}>
          {words.xml}
        </Button>
      }
    >
      <BatchFields fields={batch.fields} />
      {look.failure && <ErrorPanel failure={look.failure} title={words.readFailed} />}
      {look.value && <Look papers={papers} findings={look.value.findings} />}
    </SaveDialog>
  );
}

/** The batch is made: it goes to a printer, and once it lies there it can be noted as posted. */
function PrintBatch({ clientId, made, onClose }: { clientId: number; made: Batch; onClose: () => void }) {
  if (!made.document) return null;
  const paper = { documentId: made.document.documentId, pages: made.pages };
  return (
    <PaperPrintDialog clientId={clientId} name={words.batch(made.batchNumber)} papers={[paper]} onClose={onClose} />
  );
}

function BatchFields({ fields }: { fields: PaperBatch['fields'] }) {
  return (
    <Form className="form dialog-form">
      <DateField label={words.from} span={4} value={fields.from} onChange={fields.setFrom} autoFocus />
      <DateField label={words.through} span={4} value={fields.through} onChange={fields.setThrough} />
      <p className="whole-row">
        <CheckField checked={fields.onlyNew} onChange={fields.setOnlyNew}>
          {words.onlyNew}
        </CheckField>
      </p>
      <p className="whole-row">
        <CheckField checked={fields.skipStopped} onChange={fields.setSkip}>
          {words.skip}
        </CheckField>
      </p>
    </Form>
  );
}

function Look({ papers, findings }: { papers: number; findings: readonly Finding[] }) {
  if (papers === 0) return <p role="status">{words.nothing}</p>;
  const stops = findings.filter(({ severity }) => severity === 'stop');
  const warns = findings.filter(({ severity }) => severity === 'warn');
  return (
    <>
      <p role="status">
        <b>{words.count(papers)}</b>　{findings.length === 0 && words.fine}
        {stops.length > 0 && <span className="late">{words.stops(stops.length)}　</span>}
        {warns.length > 0 && words.warns(warns.length)}
      </p>
      {findings.length > 0 && (
        <div className="paper-findings">
          <table className="grid mini">
            <thead>
              <tr>
                <th>{words.columns.number}</th>
                <th>{words.columns.customer}</th>
                <th>{words.columns.what}</th>
              </tr>
            </thead>
            <tbody>
              {[...stops, ...warns].slice(0, SHOWN).map((finding) => (
                <tr key={`${finding.invoiceId} ${finding.code}`}>
                  <td>{finding.number}</td>
                  <td>{finding.customerName}</td>
                  <td className="wrap">{finding.sentence}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {findings.length > SHOWN && <p className="sub">{words.more(findings.length - SHOWN)}</p>}
        </div>
      )}
    </>
  );
}
