/** 承認: what the client said of the letters that wait for him; or the sheet that asks him. */
import { useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { sumYen } from '../../../domain/money.ts';
import { approvalWords as words } from '../../../messages/approvals.ts';
import { keyWords } from '../../../messages/keys.ts';
import { offerDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

export interface WaitingCustomer {
  customerId: number;
  name: string;
  totalYen: number;
}

export interface ApprovalDialogProps {
  client: ClientSummary;
  asOf: PlainDate;
  today: PlainDate;
  customer: WaitingCustomer;
  /** All of the client's that wait, this one included. */
  waiting: readonly WaitingCustomer[];
  onClose: () => void;
}

type Scope = 'all' | 'one';
type Way = keyof typeof words.ways;
const WAYS = Object.keys(words.ways) as Way[];

export function ApprovalDialog(props: ApprovalDialogProps) {
  const { client, today, customer, waiting, onClose } = props;
  const [scope, setScope] = useState<Scope>('all');
  const [said, setSaid] = useState<Said>({ granted: 'yes', on: today, by: '', how: 'telephone', note: '' });
  const [asked, setAsked] = useState(false);
  const acts = useActs(props, scope);
  const save = () => {
    setAsked(true);
    if (said.by.trim() !== '') void acts.record(said);
  };
  return (
    <SaveDialog
      title={words.title}
      client={client}
      confirm={words.confirm}
      keyLabel={keyWords.save}
      busy={acts.busy}
      onSave={save}
      onClose={onClose}
      failure={acts.failure}
      failed={words.failed}
      shortcuts={{ 'Ctrl+P': acts.sheet }}
      buttons={
        <Button keyCap="Ctrl+P" onClick={acts.sheet} disabled={acts.busy}>
          {words.sheet}
        </Button>
      }
    >
      <p>{words.text}</p>
      <Form className="form dialog-form">
        <SelectField
          label={words.scope}
          span={12}
          value={scope}
          onChange={setScope}
          options={[
            { value: 'all', label: words.scopes.all(waiting.length, sumYen(waiting.map((one) => one.totalYen))) },
            { value: 'one', label: words.scopes.one(customer.name) },
          ]}
        />
        <Answer
          said={said}
          set={(change) => setSaid({ ...said, ...change })}
          needsBy={asked && said.by.trim() === ''}
        />
      </Form>
    </SaveDialog>
  );
}

interface Said {
  granted: 'yes' | 'no';
  on: PlainDate | null;
  by: string;
  how: Way;
  note: string;
}

function Answer({ said, set, needsBy }: { said: Said; set: (change: Partial<Said>) => void; needsBy: boolean }) {
  return (
    <>
      <SelectField
        label={words.granted}
        span={6}
        value={said.granted}
        onChange={(granted) => set({ granted })}
        options={[
          { value: 'yes', label: words.answers.yes },
          { value: 'no', label: words.answers.no },
        ]}
      />
      <DateField label={words.decidedOn} span={6} required value={said.on} onChange={(on) => set({ on })} />
      <TextField
        label={words.decidedBy}
        span={6}
        autoFocus
        required
        maxLength={100}
        value={said.by}
        onChange={(by) => set({ by })}
        hint={words.decidedByHint}
        {...(needsBy ? { error: words.needBy } : {})}
      />
      <SelectField
        label={words.how}
        span={6}
        value={said.how}
        onChange={(how) => set({ how })}
        options={WAYS.map((value) => ({ value, label: words.ways[value] }))}
      />
      <TextField label={words.note} span={12} maxLength={1000} value={said.note} onChange={(note) => set({ note })} />
    </>
  );
}

function useActs({ client, asOf, customer, onClose }: ApprovalDialogProps, scope: Scope) {
  const record = useCommand('approvals.record');
  const sheet = useCommand('approvals.sheet');
  const of = {
    clientId: client.clientId,
    asOf,
    ...(scope === 'one' ? { customerIds: [customer.customerId] } : {}),
  };
  return {
    busy: record.busy || sheet.busy,
    failure: record.failure ?? sheet.failure,
    async record({ granted, on, by, how, note }: Said) {
      if (on === null) return;
      const said = { granted: granted === 'yes', decidedOn: on, decidedBy: by, how, note };
      const reply = await record.run({ ...of, ...said });
      if (!reply.ok) return;
      showResult(words.done(reply.value.customers));
      onClose();
    },
    sheet: () => {
      void sheet.run(of).then(async (reply) => {
        if (!reply.ok) return;
        onClose();
        const { serial, document } = reply.value;
        await offerDocument(words.sheetDone(serial), document, [[words.serial, serial]]);
      });
    },
  };
}
