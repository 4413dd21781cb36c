import { useRef, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { common } from '../../../messages/common.ts';
import { keyWords } from '../../../messages/keys.ts';
import { staffTabWords as words } from '../../../messages/settings.ts';
import { chooseActor } from '../../api/desk.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useDraft } from '../../ui/draft.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel, ReadError } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';
import { leaveThen } from '../../ui/unsaved.ts';

type Member = OutputOf<'staff.list'>['staff'][number];

const NEW = { staffId: undefined, code: '', name: '', active: true };

export function StaffTab() {
  const list = useMethod('staff.list', {});
  const me = useMethod('office.info', {}).value?.actor.staffId ?? null;
  const [editing, setEditing] = useState<Member | typeof NEW | null>(null);
  const current = useRef<Member | null>(null);
  const staff = list.value?.staff ?? [];

  async function take(member: Member | null) {
    if (!member?.active) return;
    await chooseActor(member.code);
    showResult(words.changed(member.name));
  }
  usePageKeys({
    F2: { label: words.keys.new, run: () => setEditing(NEW) },
    F6: { label: words.keys.edit, run: () => setEditing(current.current), disabled: staff.length === 0 },
    F8: { label: words.keys.choose, run: () => void take(current.current), disabled: staff.length === 0 },
  });
  if (list.failure && !list.value) return <ReadError failure={list.failure} retry={list.refresh} />;
  return (
    <>
      <DataTable
        label={words.columns.name}
        columns={columnsFor(me)}
        rows={staff}
        rowKey={(member) => member.staffId}
        loading={list.loading}
        muted={(member) => !member.active}
        onCurrent={(member) => {
          current.current = member;
        }}
        onOpen={setEditing}
        autoFocus
        empty={
          <EmptyState
            title={words.empty.title}
            text={words.empty.text}
            actions={
              <Button tone="primary" keyCap="F2" onClick={() => setEditing(NEW)}>
                {words.empty.first}
              </Button>
            }
          />
        }
      />
      {editing && <MemberDialog member={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function columnsFor(me: number | null): readonly Column<Member>[] {
  return [
    {
      key: 'code',
      head: words.columns.code,
      width: 140,
      cell: (member) => member.code,
      value: (member) => member.code,
    },
    {
      key: 'name',
      head: words.columns.name,
      width: 280,
      cell: (member) => member.name,
      value: (member) => member.name,
    },
    {
      key: 'state',
      head: words.columns.state,
      cell: (member) =>
        member.staffId === me ? <Tag tone="act">{words.me}</Tag> : member.active ? '' : <Tag>{words.inactive}</Tag>,
    },
  ];
}

function MemberDialog({ member, onClose }: { member: Member | typeof NEW; onClose: () => void }) {
  const { staffId, code, name, active } = member;
  const draft = useDraft({ code, name, active });
  const save = useCommand('staff.save');
  const ready = draft.values.code.trim() !== '' && draft.values.name.trim() !== '';
  async function register() {
    if (!ready) return;
    const reply = await save.run({ ...draft.values, ...(staffId === undefined ? {} : { staffId }) });
    if (!reply.ok) return;
    draft.restart(draft.values);
    showResult(words.saved(draft.values.name));
    onClose();
  }
  return (
    <Dialog
      title={staffId === undefined ? words.add : words.edit}
      onClose={() => leaveThen(onClose)}
      keys={{ F12: { label: keyWords.save, run: register, main: true, disabled: !ready } }}
      foot={
        <>
          <Button tone="primary" keyCap="F12" onClick={register} disabled={!ready || save.busy} data-save>
            {common.save}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={() => leaveThen(onClose)}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <Form onLeave={onClose}>
        <TextField label={words.code} required span={4} mode="code" maxLength={20} autoFocus {...draft.bind('code')} />
        <TextField label={words.name} required span={8} maxLength={120} {...draft.bind('name')} />
        <div style={{ gridColumn: 'span 12' }}>
          <CheckField checked={draft.values.active} onChange={(next) => draft.set({ active: next })}>
            {words.active}
          </CheckField>
        </div>
      </Form>
      {save.failure && <ErrorPanel failure={save.failure} />}
    </Dialog>
  );
}
