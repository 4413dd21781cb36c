/** Who acts: asked once when an office is opened on this machine, and whenever somebody else takes the chair. */
import { useState } from 'react';
import { common } from '../../messages/common.ts';
import { staffDialogWords } from '../../messages/frame.ts';
import { chooseActor } from '../api/desk.ts';
import { useCommand } from '../api/use-command.ts';
import { useMethod } from '../api/use-method.ts';
import { closeOverlay } from '../stores/overlay.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Form } from '../ui/form.tsx';
import { TextField } from '../ui/text-field.tsx';

export function StaffDialog() {
  const staff = useMethod('staff.list', {}).value?.staff.filter((member) => member.active);
  const actor = useMethod('office.info', {}).value?.actor;
  if (!staff || !actor) return null;
  if (staff.length === 0) return <FirstStaff />;
  return <ChooseStaff staff={staff} current={actor.code} />;
}

function ChooseStaff({ staff, current }: { staff: readonly { code: string; name: string }[]; current: string }) {
  const [code, setCode] = useState(staff.find((member) => member.code === current)?.code ?? staff[0]!.code);
  async function choose() {
    await chooseActor(code);
    closeOverlay();
  }
  return (
    <Dialog
      title={staffDialogWords.title}
      onClose={closeOverlay}
      keys={{ F12: { label: common.decide, run: choose, main: true } }}
      foot={
        <Button tone="primary" keyCap="F12" onClick={choose}>
          {staffDialogWords.choose}
        </Button>
      }
    >
      <p className="sub">{staffDialogWords.text}</p>
      <div className="option-list" role="radiogroup" aria-label={staffDialogWords.title}>
        {staff.map((member) => (
          <label key={member.code} className="choice">
            <input
              type="radio"
              name="actor"
              checked={member.code === code}
              data-autofocus={member.code === code ? true : undefined}
              onChange={() => setCode(member.code)}
              onKeyDown={(event) => event.key === 'Enter' && choose()}
            />
            <span className="code">{member.code}</span>
            {member.name}
          </label>
        ))}
      </div>
    </Dialog>
  );
}

function FirstStaff() {
  const [code, setCode] = useState<string>(staffDialogWords.firstCode);
  const [name, setName] = useState('');
  const save = useCommand('staff.save');
  const ready = code.trim() !== '' && name.trim() !== '';
  async function register() {
    if (!ready) return;
    const reply = await save.run({ code, name });
    if (!reply.ok) return;
    await chooseActor(code.trim());
    closeOverlay();
  }
  return (
    <Dialog
      title={staffDialogWords.firstTitle}
      onClose={closeOverlay}
      keys={{ F12: { label: common.save, run: register, main: true, disabled: !ready } }}
      foot={
        <Button tone="primary" keyCap="F12" disabled={!ready || save.busy} onClick={register} data-save>
          {staffDialogWords.register}
        </Button>
      }
    >
      <p>{staffDialogWords.firstText}</p>
      <div style={{ height: 12 }} />
      <Form>
        <TextField
          label={staffDialogWords.name}
          required
          span={7}
          value={name}
          onChange={setName}
          autoFocus
          maxLength={120}
        />
        <TextField
          label={staffDialogWords.code}
          required
          span={5}
          value={code}
          onChange={setCode}
          mode="code"
          maxLength={20}
        />
      </Form>
      {save.failure && <ErrorPanel failure={save.failure} />}
    </Dialog>
  );
}
