/** 照会状: to whom, until when, and the true page beside it. */
import { useDeferredValue, useState } from 'react';
import type { InputOf } from '../../../contract/contract.ts';
import { addDays } from '../../../domain/dates.ts';
import { enquiryWords as words } from '../../../messages/enquiries.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useClientEnvelope } from '../../api/use-envelope.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { EnvelopeWindow } from '../../ui/envelope-window.tsx';
import { PreviewFailure } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { PdfPage } from '../../ui/pdf-page.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Addressee = InputOf<'enquiries.issue'>['addressee'];

interface Draft {
  addressee: Addressee;
  name: string;
  honorific: (typeof words.honorifics)[number];
  department: string;
  postalCode: string;
  address1: string;
  address2: string;
  replyBy: string | null;
}

const HONORIFICS = words.honorifics.map((value) => ({ value, label: value }));
const REPLY_DAYS = 14;

export interface EnquiryDialogProps {
  client: ClientSummary;
  depositId: number;
  payerName: string;
  yen: number;
  onClose: () => void;
}

export function EnquiryDialog({ client, depositId, payerName, yen, onClose }: EnquiryDialogProps) {
  const { today } = useEntrySettings();
  const issue = useCommand('enquiries.issue');
  const [draft, setDraft] = useState<Draft>({
    addressee: 'client',
    name: '',
    honorific: HONORIFICS[0]!.value,
    department: '',
    postalCode: '',
    address1: '',
    address2: '',
    replyBy: addDays(today, REPLY_DAYS),
  });
  const [tried, setTried] = useState(false);
  const input = inputOf(draft, client.clientId, depositId);
  async function save() {
    setTried(true);
    if (!input) return;
    const reply = await issue.run(input);
    if (!reply.ok) return;
    const { serial, document } = reply.value;
    showResult(words.done(serial), () => void showDocument(document.path));
    onClose();
    await showDocument(document.path);
  }
  return (
    <SaveDialog
      title={words.title}
      sub={words.sub(payerName, yen)}
      client={client}
      width={880}
      confirm={words.confirm}
      keyLabel={words.key}
      onSave={save}
      onClose={onClose}
      busy={issue.busy}
      failure={issue.failure}
      failed={words.failed}
    >
      <div className="enquiry">
        <EnquiryFields draft={draft} onChange={setDraft} tried={tried} />
        <Preview input={input} />
      </div>
    </SaveDialog>
  );
}

/** Null while the address is not whole. */
function inputOf(draft: Draft, clientId: number, depositId: number): InputOf<'enquiries.issue'> | null {
  const { addressee, replyBy, name, honorific, department, postalCode, address1, address2 } = draft;
  const shared = { clientId, depositId, addressee, ...(replyBy && addressee !== 'bank' ? { replyBy } : {}) };
  if (addressee === 'client') return shared;
  if ([name, postalCode, address1].some((text) => text.trim() === '')) return null;
  return { ...shared, recipient: { name, honorific, department, postalCode, address1, address2 } };
}

interface FieldsProps {
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** Saving was tried: what lacks says so. */
  tried: boolean;
}

function EnquiryFields({ draft, onChange, tried }: FieldsProps) {
  const set = (changes: Partial<Draft>) => onChange({ ...draft, ...changes });
  const { addressee } = draft;
  const kinds = (['client', 'payer', 'bank'] as const).map((value) => ({ value, label: words.addressees[value] }));
  const text = (key: 'name' | 'department' | 'postalCode' | 'address1' | 'address2', label: string, span: number) => {
    const required = key !== 'department' && key !== 'address2';
    const error = tried && required && draft[key].trim() === '' ? fieldWords.missing : undefined;
    return (
      <TextField
        key={key}
        label={label}
        span={span}
        required={required}
        maxLength={key === 'postalCode' ? 20 : 120}
        value={draft[key]}
        onChange={(value) => set({ [key]: value })}
        error={error}
      />
    );
  };
  return (
    <Form className="form dialog-form">
      <SelectField
        label={words.addressee}
        required
        span={6}
        options={kinds}
        value={addressee}
        onChange={(addressee) => set({ addressee })}
      />
      {addressee !== 'bank' && (
        <DateField label={words.replyBy} span={6} value={draft.replyBy} onChange={(replyBy) => set({ replyBy })} />
      )}
      <p className="sub enquiry-note">{words.notes[addressee]}</p>
      {addressee !== 'client' && (
        <>
          {text('name', words.name[addressee], 8)}
          <SelectField
            label={words.honorific}
            span={4}
            options={HONORIFICS}
            value={draft.honorific}
            onChange={(honorific) => set({ honorific })}
          />
          {text('department', words.department[addressee], 8)}
          {text('postalCode', words.postalCode, 4)}
          {text('address1', words.address1, 12)}
          {text('address2', words.address2, 12)}
        </>
      )}
    </Form>
  );
}

const NOTHING = { clientId: 1, depositId: 1, addressee: 'client' } as const;

function Preview({ input }: { input: InputOf<'enquiries.issue'> | null }) {
  // Typing goes before drawing.
  const shown = useDeferredValue(input);
  const envelope = useClientEnvelope(shown?.clientId);
  const preview = useMethod('enquiries.preview', shown ?? NOTHING, { fresh: true, enabled: shown !== null });
  return (
    <div className="enquiry-preview">
      {shown === null ? (
        <EmptyState title={words.preview.needs} />
      ) : preview.failure ? (
        <PreviewFailure failure={preview.failure} />
      ) : (
        <div className="preview-desk">
          <PdfPage
            bytes={preview.value?.bytes ?? null}
            page={0}
            stale={preview.loading || shown !== input}
            label={words.preview.label}
          >
            <EnvelopeWindow envelope={envelope} />
          </PdfPage>
        </div>
      )}
    </div>
  );
}
