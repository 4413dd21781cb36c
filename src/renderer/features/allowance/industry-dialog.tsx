/** 業種, by which the statutory rate is. */
import { useState } from 'react';
import { INDUSTRIES, type Industry, TAXPAYERS, type Taxpayer } from '../../../domain/allowance.ts';
import { allowanceWords } from '../../../messages/allowance.ts';
import { common } from '../../../messages/common.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';

const words = allowanceWords.industryDialog;

export interface IndustryDialogProps {
  client: ClientSummary;
  industry: Industry | null;
  taxpayer: Taxpayer;
  onClose: () => void;
}

export function IndustryDialog({ client, industry, taxpayer, onClose }: IndustryDialogProps) {
  const [chosen, setChosen] = useState<Industry>(industry ?? 'other');
  const [kind, setKind] = useState<Taxpayer>(taxpayer);
  const command = useCommand('allowance.setIndustry');
  async function save() {
    const reply = await command.run({ clientId: client.clientId, industry: chosen, taxpayer: kind });
    if (!reply.ok) return;
    showResult(allowanceWords.industrySaved(allowanceWords.industries[chosen]));
    onClose();
  }
  return (
    <Dialog
      title={words.title}
      client={client}
      width={520}
      onClose={onClose}
      keys={{ F12: { label: common.save, run: () => void save(), main: true, disabled: command.busy } }}
      foot={
        <>
          <Button tone="primary" keyCap="F12" onClick={() => void save()} disabled={command.busy} data-save>
            {words.save}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <SelectField
          label={words.taxpayer}
          span={12}
          value={kind}
          onChange={setKind}
          options={TAXPAYERS.map((value) => ({ value, label: allowanceWords.taxpayers[value] }))}
        />
        <SelectField
          label={words.label}
          span={12}
          value={chosen}
          onChange={setChosen}
          options={INDUSTRIES.map((value) => ({ value, label: allowanceWords.industries[value] }))}
        />
      </Form>
      {command.failure && <ErrorPanel failure={command.failure} title={allowanceWords.failed} />}
    </Dialog>
  );
}
