/** プリンター: how far each one's paper lies off, from the calibration sheet and a ruler. */
import { useState } from 'react';
import { CROSS } from '../../../domain/calibration.ts';
import { shapeWords, printerWords as words } from '../../../messages/envelopes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useDraft } from '../../ui/draft.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Actions } from '../../ui/page.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';
import { PrintDialog } from '../printing/print-dialog.tsx';

interface PrinterRow {
  printer: string;
  rightMm: number;
  downMm: number;
  trouble: string | null;
}

export function PrintersView() {
  const printers = useMethod('printers.list', {}, { fresh: true });
  const offsets = useMethod('printers.offsets', {});
  const calibrating = useCommand('envelopes.calibrate');
  const [name, setName] = useState<string | null>(null);
  const [measured, setMeasured] = useState<PrinterRow | null>(null);
  const [documentId, setDocumentId] = useState<number | null>(null);
  const rows = rowsOf(printers.value?.printers ?? [], offsets.value?.offsets ?? []);
  const current = rows.find((row) => row.printer === name) ?? rows[0] ?? null;
  async function sheet() {
    const reply = await calibrating.run({ printer: current?.printer ?? '' });
    if (reply.ok) setDocumentId(reply.value.document.documentId);
  }
  const measure = () => setMeasured(current);
  usePageKeys({
    F9: { label: words.keys.sheet, run: () => void sheet(), disabled: calibrating.busy },
    F12: { label: words.keys.measure, run: measure, main: true, disabled: !current },
  });
  return (
    <section className="fill">
      {printers.failure && <ErrorNote failure={printers.failure} title={words.unreachable} />}
      {calibrating.failure && <ErrorNote failure={calibrating.failure} title={words.failed} />}
      <p className="preview-note sub">{words.text}</p>
      <DataTable
        label={words.head}
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => row.printer}
        loading={printers.loading}
        currentKey={current?.printer ?? null}
        onCurrent={(row) => setName(row.printer)}
        onOpen={setMeasured}
        empty={printers.failure ? null : <EmptyState title={words.empty.title} text={words.empty.text} />}
      />
      <Actions>
        <Button tone="primary" keyCap="F12" onClick={measure} disabled={!current}>
          {words.measure}
        </Button>
        <Button keyCap="F9" onClick={() => void sheet()} disabled={calibrating.busy}>
          {words.keys.sheet}
        </Button>
      </Actions>
      {measured && <OffsetDialog row={measured} onClose={() => setMeasured(null)} />}
      {documentId !== null && (
        <PrintDialog documentId={documentId} name={words.head} pages={1} onClose={() => setDocumentId(null)} />
      )}
    </section>
  );
}

function rowsOf(
  printers: readonly { name: string; trouble: string }[],
  offsets: readonly { printer: string; rightMm: number; downMm: number }[],
): PrinterRow[] {
  const names = new Set([...printers.map(({ name }) => name), ...offsets.map(({ printer }) => printer)]);
  return [...names].map((printer) => {
    const { rightMm = 0, downMm = 0 } = offsets.find((one) => one.printer === printer) ?? {};
    return { printer, rightMm, downMm, trouble: printers.find(({ name }) => name === printer)?.trouble ?? null };
  });
}

/** The sheet was printed with what is kept now taken back: what is measured comes on top of it. */
function OffsetDialog({ row, onClose }: { row: PrinterRow; onClose: () => void }) {
  const draft = useDraft({ left: String(CROSS.left), top: String(CROSS.top) });
  const saving = useCommand('printers.saveOffset');
  async function save() {
    const left = Number(draft.values.left.normalize('NFKC'));
    const top = Number(draft.values.top.normalize('NFKC'));
    const wrong = (value: number) => !Number.isFinite(value) || value <= 0;
    draft.setErrors({
      ...(wrong(left) ? { left: shapeWords.notNumber } : {}),
      ...(wrong(top) ? { top: shapeWords.notNumber } : {}),
    });
    if (wrong(left) || wrong(top)) return;
    const tenths = (mm: number) => Math.round(mm * 10) / 10;
    const reply = await saving.run({
      printer: row.printer,
      rightMm: tenths(row.rightMm + left - CROSS.left),
      downMm: tenths(row.downMm + top - CROSS.top),
    });
    if (!reply.ok) return;
    draft.restart(draft.values);
    showResult(words.saved(row.printer));
    onClose();
  }
  return (
    <SaveDialog
      title={words.title(row.printer)}
      confirm={words.confirm}
      keyLabel={shapeWords.key}
      onSave={save}
      onClose={onClose}
      busy={saving.busy}
      failure={saving.failure}
      failed={words.failed}
    >
      <Form className="form dialog-form">
        <TextField
          label={words.left}
          span={6}
          mode="digits"
          hint={words.expected(CROSS.left)}
          {...draft.bind('left')}
        />
        <TextField label={words.top} span={6} mode="digits" hint={words.expected(CROSS.top)} {...draft.bind('top')} />
      </Form>
    </SaveDialog>
  );
}

const offsetText = (mm: number) => (mm === 0 ? words.none : words.mm(mm));

const COLUMNS: readonly Column<PrinterRow>[] = [
  {
    key: 'printer',
    head: words.columns.printer,
    width: 260,
    cell: (row) => row.printer,
    value: (row) => row.printer,
  },
  {
    key: 'right',
    head: words.columns.right,
    width: 110,
    align: 'end',
    cell: (row) => offsetText(row.rightMm),
    value: (row) => row.rightMm,
  },
  {
    key: 'down',
    head: words.columns.down,
    width: 110,
    align: 'end',
    cell: (row) => offsetText(row.downMm),
    value: (row) => row.downMm,
  },
  {
    key: 'state',
    head: words.columns.state,
    minWidth: 160,
    cell: (row) =>
      row.trouble === null ? '—' : row.trouble === '' ? words.ready : <span className="late">{row.trouble}</span>,
    value: (row) => row.trouble ?? '',
  },
];
