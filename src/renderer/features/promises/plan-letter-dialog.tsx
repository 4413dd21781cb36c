/** 分割払いの確認書: the true page, until when it is to come back, and writing it. */
import './promises.css';
import { useState } from 'react';
import { addDays, type PlainDate } from '../../../domain/dates.ts';
import { keyWords } from '../../../messages/keys.ts';
import { promiseEntryWords } from '../../../messages/promises.ts';
import { offerDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { DateField } from '../../ui/date-field.tsx';
import { useDateText, useEntrySettings } from '../../ui/entry-context.tsx';
import { PreviewFailure } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { PdfPage } from '../../ui/pdf-page.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import type { Plan } from './promise-types.ts';

const words = promiseEntryWords.letter;
const REPLY_DAYS = 14;

export function PlanLetterDialog({
  client,
  plan,
  onClose,
}: {
  client: ClientSummary;
  plan: Plan;
  onClose: () => void;
}) {
  const { today } = useEntrySettings();
  const dateText = useDateText();
  const [replyBy, setReplyBy] = useState<PlainDate | null>(addDays(today, REPLY_DAYS));
  const command = useCommand('plans.letter');
  const at = { clientId: client.clientId, planId: plan.planId, ...(replyBy ? { replyBy } : {}) };
  const preview = useMethod('plans.preview', at);
  async function save() {
    if (replyBy === null) return;
    const reply = await command.run({ ...at, replyBy });
    if (!reply.ok) return;
    onClose();
    await offerDocument(words.done(reply.value.serial), reply.value.document);
  }
  return (
    <SaveDialog
      title={words.title(plan.customerName)}
      client={client}
      width={760}
      confirm={words.confirm}
      keyLabel={keyWords.save}
      busy={command.busy || preview.failure !== null}
      onSave={save}
      onClose={onClose}
      failure={command.failure}
      failed={words.failed}
    >
      <div className="plan-letter">
        <div>
          <p>{words.text}</p>
          <Form className="form dialog-form">
            <DateField label={words.replyBy} span={12} required autoFocus value={replyBy} onChange={setReplyBy} />
          </Form>
          {plan.letter && <p className="sub">{words.before(plan.letter.serial, dateText(plan.letter.issuedOn))}</p>}
        </div>
        {preview.failure ? (
          <PreviewFailure failure={preview.failure} />
        ) : (
          <PdfPage
            bytes={preview.value?.bytes ?? null}
            page={0}
            stale={preview.loading}
            label={words.preview(plan.customerName)}
          />
        )}
      </div>
    </SaveDialog>
  );
}
