/** 得意先 from a file. */
import { customerImportWords as words } from '../../../messages/customers.ts';
import { saveAndTell, saveTemplateAndTell, useImport } from '../../api/use-import.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import type { GivenFile } from '../../ui/file-drop.tsx';
import { ImportDialog } from '../../ui/import-dialog.tsx';

const TEMPLATES = [
  {
    label: words.template,
    columns: words.columns,
    save: (format: 'csv' | 'xlsx') => void saveTemplateAndTell('customers', format),
  },
];

export interface CustomerImportProps {
  client: ClientSummary;
  /** Dropped on the page. */
  given: GivenFile | null;
  onClose: () => void;
}

export function CustomerImport({ client, given, onClose }: CustomerImportProps) {
  const source = useImport('customers.import', client.clientId);
  return (
    <ImportDialog
      {...source}
      title={words.title}
      client={client}
      unit={words.unit}
      hint={words.hint}
      templates={TEMPLATES}
      given={given}
      onDone={(accepted) => showResult(words.done(accepted))}
      onSave={(name, bytes) => void saveAndTell(name, bytes)}
      onClose={onClose}
    />
  );
}
