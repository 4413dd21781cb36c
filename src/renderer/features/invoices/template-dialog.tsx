/** ひな形: lines kept under a name, taken into the entry by Enter, or kept from it. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { ruleOfSupply, supplyByRule } from '../../../domain/supply-dates.ts';
import { entryModeWords } from '../../../messages/entry-modes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';
import { textOfSupply } from './entry-target.ts';
import { isBlank, lineInputs, linesOfInvoice, supplyInput } from './invoice-draft.ts';
import type { ClientSettings, InvoiceEntry } from './invoice-entry.ts';

const words = entryModeWords.template;

type Template = OutputOf<'invoiceTemplates.list'>['templates'][number];
const NO_TEMPLATES: readonly Template[] = [];

const COLUMNS: Column<Template>[] = [
  { key: 'name', head: words.columns.name, width: 160, cell: (one) => one.name, value: (one) => one.name },
  { key: 'title', head: words.columns.title, width: 160, cell: (one) => one.title, value: (one) => one.title },
  {
    key: 'lines',
    head: words.columns.lines,
    minWidth: 160,
    cell: (one) => words.lines(one.lines.length, one.lines[0]?.description ?? ''),
    value: (one) => one.lines.length,
  },
];

interface TemplateDialogProps {
  client: ClientSettings;
  entry: InvoiceEntry;
  onClose: () => void;
}

export function TemplateDialog({ client, entry, onClose }: TemplateDialogProps) {
  const { clientId } = client;
  const list = useMethod('invoiceTemplates.list', { clientId });
  const rows = list.value?.templates ?? NO_TEMPLATES;
  const [currentId, setCurrentId] = useState<number | null>(null);
  const [name, setName] = useState('');
  const current = rows.find((one) => one.templateId === currentId) ?? rows[0] ?? null;
  const save = useCommand('invoiceTemplates.save');
  const remove = useCommand('invoiceTemplates.remove');
  function use(template: Template | null) {
    if (!template) return;
    const { issuedOn } = entry.draft.values;
    entry.draft.set({
      lines: linesOfInvoice(template),
      ...(issuedOn === null ? {} : { supply: textOfSupply(supplyByRule(template.supply, issuedOn)) }),
      ...(template.title === '' ? {} : { title: template.title }),
    });
    onClose();
  }
  async function keep() {
    const { lines, title, issuedOn } = entry.draft.values;
    if (name.trim() === '' || lines.every(isBlank)) return;
    const supply = issuedOn === null ? 'issue' : ruleOfSupply(supplyInput(entry.draft.values), issuedOn);
    const reply = await save.run({ clientId, name, title, supply, lines: lineInputs(entry.draft.values) });
    if (!reply.ok) return;
    showResult(words.saved(name));
    onClose();
  }
  async function drop() {
    if (!current) return;
    const reply = await remove.run({ clientId, templateId: current.templateId });
    if (reply.ok) showResult(words.removed(current.name));
  }
  return (
    <SaveDialog
      title={words.title}
      client={client}
      width={640}
      onClose={onClose}
      confirm={words.use}
      keyLabel={words.key}
      onSave={() => use(current)}
      failure={save.failure ?? remove.failure ?? list.failure}
      failed={words.failed}
      shortcuts={{ 'Ctrl+Delete': () => void drop(), 'Ctrl+S': () => void keep() }}
      buttons={<Buttons onKeep={name.trim() === '' ? null : keep} onDrop={current ? drop : null} />}
    >
      <div className="template-list">
        <DataTable
          label={words.title}
          columns={COLUMNS}
          rows={rows}
          rowKey={(one) => one.templateId}
          loading={list.loading}
          currentKey={current?.templateId ?? null}
          onCurrent={(one) => setCurrentId(one.templateId)}
          onOpen={use}
          autoFocus
          empty={<p className="sub">{words.empty}</p>}
        />
      </div>
      <Form className="form dialog-form">
        <TextField label={words.name} span={12} maxLength={60} value={name} onChange={setName} />
      </Form>
    </SaveDialog>
  );
}

interface ButtonsProps {
  onKeep: (() => Promise<void>) | null;
  onDrop: (() => Promise<void>) | null;
}

function Buttons({ onKeep, onDrop }: ButtonsProps) {
  return (
    <>
      <Button keyCap="Ctrl+S" onClick={() => void onKeep?.()} disabled={!onKeep}>
        {words.save}
      </Button>
      <Button keyCap="Ctrl+Del" onClick={() => void onDrop?.()} disabled={!onDrop}>
        {words.remove}
      </Button>
    </>
  );
}
