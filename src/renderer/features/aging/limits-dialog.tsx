/** F7: where the office draws its columns. */
import { useState } from 'react';
import { areLimits } from '../../../domain/aging-columns.ts';
import { agingViewWords } from '../../../messages/aging-views.ts';
import { common } from '../../../messages/common.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';

const words = agingViewWords.limits;

export function LimitsDialog({ onSaved, onClose }: { onSaved: () => void; onClose: () => void }) {
  const settings = useMethod('aging.settings', {}).value;
  const [typed, setTyped] = useState<string | null>(null);
  const command = useCommand('aging.saveSettings');
  const text = typed ?? settings?.limits.join(' ') ?? '';
  const limits = text
    .normalize('NFKC')
    .split(/[\s,、]+/)
    .filter(Boolean)
    .map(Number);
  const wrong = typed !== null && !areLimits(limits);
  async function save() {
    if (!areLimits(limits)) return setTyped(text);
    const reply = await command.run({ scheme: settings?.scheme ?? 'days', limits });
    if (!reply.ok) return;
    showResult(words.done);
    onSaved();
    onClose();
  }
  return (
    <Dialog
      title={words.title}
      width={480}
      onClose={onClose}
      keys={{ F12: { label: words.save, run: () => void save(), main: true, disabled: command.busy || wrong } }}
      foot={
        <>
          <Button tone="primary" keyCap="F12" onClick={() => void save()} disabled={command.busy || wrong} data-save>
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
        <TextField
          label={words.label}
          span={8}
          autoFocus
          maxLength={60}
          value={text}
          onChange={setTyped}
          hint={words.hint}
          error={wrong ? words.wrong : undefined}
        />
      </Form>
      {command.failure && <ErrorPanel failure={command.failure} title={words.failed} />}
    </Dialog>
  );
}
