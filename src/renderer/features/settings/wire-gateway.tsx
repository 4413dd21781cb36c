/** SMS・自動音声: the gateway, the numbers it sends from, and when it is quiet. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { common } from '../../../messages/common.ts';
import { keyWords } from '../../../messages/keys.ts';
import { wireTabWords } from '../../../messages/wires.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { usePassphrase } from '../../api/use-passphrase.tsx';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { type Draft, useDraft } from '../../ui/draft.ts';
import { ErrorPanel, ReadError } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { TextField } from '../../ui/text-field.tsx';
import { GatewayTest } from './wire-test.tsx';

const words = wireTabWords.gateway;
type Answer = OutputOf<'gateway.settings'>;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export function WireGateway() {
  const answer = useMethod('gateway.settings', {});
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  return answer.value ? <GatewayForm key={JSON.stringify(answer.value.settings)} answer={answer.value} /> : null;
}

function GatewayForm({ answer: { settings, tokenKept } }: { answer: Answer }) {
  const draft = useDraft(valuesOf(settings));
  const command = useCommand('gateway.saveSettings');
  const passphrase = usePassphrase();
  async function save() {
    const { authToken, ...values } = draft.values;
    const errors = faultsOf(draft.values);
    draft.setErrors(errors);
    if (Object.keys(errors).length > 0) return;
    const reply = await passphrase.withPassphrase(() =>
      command.run({ settings: { ...settings, ...values }, ...(authToken === '' ? {} : { authToken }) }),
    );
    if (!reply.ok) return;
    draft.restart({ ...draft.values, authToken: '' });
    showResult(wireTabWords.saved);
  }
  const [testing, setTesting] = useState(false);
  usePageKeys({
    F8: { label: wireTabWords.test.key, run: () => setTesting(true), disabled: !settings || draft.dirty },
    F12: { label: keyWords.save, run: () => void save(), main: true, disabled: !draft.dirty || command.busy },
  });
  return (
    <div className="settings wires">
      <section>
        <h2>{words.head}</h2>
        <p className="sub">{words.text}</p>
        <GatewayFields draft={draft} kept={tokenKept} />
        {command.failure && (
          <ErrorPanel failure={command.failure} title={wireTabWords.failed} onClose={command.clear} />
        )}
        <div className="buttons">
          <Button
            tone="primary"
            keyCap="F12"
            onClick={() => void save()}
            disabled={!draft.dirty || command.busy}
            data-save
          >
            {common.save}
          </Button>
          <Button keyCap="F8" onClick={() => setTesting(true)} disabled={!settings || draft.dirty}>
            {wireTabWords.test.key}
          </Button>
        </div>
      </section>
      {testing && <GatewayTest passphrase={passphrase} onClose={() => setTesting(false)} />}
      {passphrase.dialog}
    </div>
  );
}

function valuesOf(settings: Answer['settings']) {
  return {
    baseUrl: settings?.baseUrl ?? '',
    accountSid: settings?.accountSid ?? '',
    authToken: '',
    smsFrom: settings?.smsFrom ?? '',
    voiceFrom: settings?.voiceFrom ?? '',
    quietFrom: settings?.quietFrom ?? '21:00',
    quietUntil: settings?.quietUntil ?? '08:00',
    quietHolidays: settings?.quietHolidays ?? true,
  };
}

type Values = ReturnType<typeof valuesOf>;

function faultsOf(values: Values): Partial<Record<keyof Values, string>> {
  const errors: Partial<Record<keyof Values, string>> = {};
  if (values.baseUrl === '') errors.baseUrl = words.missing;
  if (values.accountSid === '') errors.accountSid = words.missing;
  for (const key of ['quietFrom', 'quietUntil'] as const)
    if (!TIME.test(values[key].normalize('NFKC'))) errors[key] = words.time;
  return errors;
}

function GatewayFields({ draft, kept }: { draft: Draft<Values>; kept: boolean }) {
  return (
    <>
      <Form>
        <TextField
          label={words.baseUrl}
          span={12}
          mode="code"
          maxLength={300}
          hint={words.baseUrlHint}
          {...draft.bind('baseUrl')}
        />
        <TextField label={words.accountSid} span={6} mode="code" maxLength={100} {...draft.bind('accountSid')} />
        <TextField
          label={words.authToken}
          span={6}
          mode="secret"
          maxLength={500}
          hint={kept ? wireTabWords.server.passwordKept : wireTabWords.server.passwordHint}
          {...draft.bind('authToken')}
        />
        <TextField
          label={words.smsFrom}
          span={6}
          mode="code"
          maxLength={40}
          hint={words.numberHint}
          {...draft.bind('smsFrom')}
        />
        <TextField
          label={words.voiceFrom}
          span={6}
          mode="code"
          maxLength={40}
          hint={words.numberHint}
          {...draft.bind('voiceFrom')}
        />
        <TextField label={words.quietFrom} span={3} maxLength={5} {...draft.bind('quietFrom')} />
        <TextField label={words.quietUntil} span={3} maxLength={5} {...draft.bind('quietUntil')} />
      </Form>
      <CheckField checked={draft.values.quietHolidays} onChange={(quietHolidays) => draft.set({ quietHolidays })}>
        {words.quietHolidays}
      </CheckField>
    </>
  );
}
