/** 請求 and 期首残高 from files. */
import { useState } from 'react';
import { invoiceImportWords as words } from '../../../messages/invoices.ts';
import { saveAndTell, saveTemplateAndTell, useImport } from '../../api/use-import.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import type { GivenFile } from '../../ui/file-drop.tsx';
import { ImportDialog, type TemplateChoice } from '../../ui/import-dialog.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';

type Kind = 'invoices' | 'openings';

const KINDS = (['invoices', 'openings'] as const).map((value) => ({ value, label: words.kinds[value] }));

const template = (kind: 'invoices' | 'openings' | 'advances'): TemplateChoice => ({
  label: words.templates[kind],
  columns: words.columns[kind],
  save: (format) => void saveTemplateAndTell(kind, format),
});

const TEMPLATES: Record<Kind, readonly TemplateChoice[]> = {
  invoices: [template('invoices')],
  openings: [template('openings'), template('advances')],
};

export interface InvoiceImportProps {
  client: ClientSummary;
  /** Dropped on the page. */
  given: GivenFile | null;
  onClose: () => void;
}

export function InvoiceImport({ client, given, onClose }: InvoiceImportProps) {
  const [kind, setKind] = useState<Kind>('invoices');
  const source = useImport(kind === 'invoices' ? 'invoices.import' : 'openings.import', client.clientId);
  return (
    <ImportDialog
      {...source}
      title={words.title}
      client={client}
      unit={words.unit[kind]}
      hint={words.hint[kind]}
      templates={TEMPLATES[kind]}
      given={given}
      onDone={(accepted) => showResult(kind === 'invoices' ? words.done(accepted) : words.openingsDone(accepted))}
      onSave={(name, bytes) => void saveAndTell(name, bytes)}
      onClose={onClose}
    >
      <div>
        <SegmentedFilter label={words.title} segments={KINDS} value={kind} onChange={setKind} />
      </div>
    </ImportDialog>
  );
}
