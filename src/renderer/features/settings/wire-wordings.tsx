/** Subject and text of each kind of mail, message and call; the office's, or one client's own. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { messageParts } from '../../../domain/mail-letter.ts';
import { common } from '../../../messages/common.ts';
import { keyWords } from '../../../messages/keys.ts';
import { wireTabWords } from '../../../messages/wires.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { useDraft } from '../../ui/draft.ts';
import { ErrorPanel, ReadError } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { leaveThen } from '../../ui/unsaved.ts';

const words = wireTabWords.wordings;
type Wording = OutputOf<'mail.settings'>['wordings'][number];
type Key = Wording['key'];

export function WireWordings({ client }: { client: ClientSummary | null }) {
  const scope = client ? { clientId: client.clientId } : {};
  const answer = useMethod('mail.settings', scope, { fresh: true });
  const [key, setKey] = useState<Key>('invoice');
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  const wording = answer.value?.wordings.find((one) => one.key === key);
  if (!wording) return null;
  return (
    <WordingForm
      key={`${key} ${wording.subject} ${wording.body}`}
      scope={scope}
      wording={wording}
      onKey={(next) => leaveThen(() => setKey(next))}
    />
  );
}

function WordingForm(props: { scope: { clientId?: number }; wording: Wording; onKey: (key: Key) => void }) {
  const { scope, wording } = props;
  const draft = useDraft({ subject: wording.subject, body: wording.body });
  const command = useCommand('mail.saveSettings');
  const isMail = !wording.key.startsWith('sms-') && !wording.key.startsWith('voice-');
  async function run(input: Parameters<typeof command.run>[0]) {
    const reply = await command.run({ ...scope, ...input });
    if (!reply.ok) return;
    draft.restart(draft.values);
    showResult(wireTabWords.saved);
  }
  const save = () => void run({ wordings: [{ key: wording.key, ...draft.values }] });
  const reset = () => void run({ resetWordings: [wording.key] });
  usePageKeys({
    F11: { label: words.resetKey, run: reset, disabled: !wording.own || command.busy },
    F12: { label: keyWords.save, run: save, main: true, disabled: !draft.dirty || command.busy },
  });
  return (
    <div className="settings wires">
      <section>
        <h2>{words.head}</h2>
        <p className="sub">{words.text}</p>
        <Form>
          <SelectField
            label={words.which}
            span={6}
            value={wording.key}
            onChange={props.onKey}
            options={(Object.keys(words.names) as Key[]).map((value) => ({ value, label: words.names[value] }))}
          />
          <div className="beside-field">
            <Tag tone={wording.own ? 'act' : 'plain'}>{wording.own ? words.own : words.standard}</Tag>
          </div>
          {isMail && <TextField label={words.subject} span={12} maxLength={200} {...draft.bind('subject')} />}
          <TextField
            label={words.body}
            span={12}
            lines={isMail ? 14 : 4}
            maxLength={4000}
            {...(wording.key.startsWith('sms-')
              ? { hint: words.letters(draft.values.body.length, messageParts(draft.values.body)) }
              : {})}
            {...draft.bind('body')}
          />
        </Form>
        <p className="sub">
          {words.fields}　{wording.fields.map((field) => `{{${field}}}`).join('　')}
        </p>
        {command.failure && (
          <ErrorPanel failure={command.failure} title={wireTabWords.failed} onClose={command.clear} />
        )}
        <div className="buttons">
          <Button tone="primary" keyCap="F12" onClick={save} disabled={!draft.dirty || command.busy} data-save>
            {common.save}
          </Button>
          <span className="grow" />
          <Button keyCap="F11" onClick={reset} disabled={!wording.own || command.busy}>
            {words.reset}
          </Button>
        </div>
      </section>
    </div>
  );
}
