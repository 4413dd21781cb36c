/** How a client's invoices look: the layout, and the words that stand on each of them. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { paperDialogWords, paperSettingWords as words } from '../../../messages/invoice-papers.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Settings = OutputOf<'invoices.paperSettings'>;

const LAYOUTS = (['itemised', 'simple'] as const).map((value) => ({ value, label: paperDialogWords.layouts[value] }));

export interface PaperSettingsDialogProps {
  client: ClientSummary;
  onClose: () => void;
}

export function PaperSettingsDialog(props: PaperSettingsDialogProps) {
  const settings = useMethod('invoices.paperSettings', { clientId: props.client.clientId });
  return settings.value ? <SettingsForm {...props} settings={settings.value} /> : null;
}

function SettingsForm({ client, onClose, settings }: PaperSettingsDialogProps & { settings: Settings }) {
  const saving = useCommand('invoices.savePaperSettings');
  const [layout, setLayout] = useState(settings.layout);
  const [note, setNote] = useState(settings.note);
  async function save() {
    const reply = await saving.run({ clientId: client.clientId, layout, note });
    if (!reply.ok) return;
    showResult(words.done);
    onClose();
  }
  return (
    <SaveDialog
      title={words.title}
      sub={words.sub}
      client={client}
      confirm={words.confirm}
      keyLabel={words.key}
      onSave={save}
      onClose={onClose}
      busy={saving.busy}
      failure={saving.failure}
      failed={words.failed}
    >
      <Form className="form dialog-form">
        <SelectField label={paperDialogWords.layout} span={6} options={LAYOUTS} value={layout} onChange={setLayout} />
        <TextField label={words.note} span={12} maxLength={200} hint={words.noteHint} value={note} onChange={setNote} />
      </Form>
    </SaveDialog>
  );
}
