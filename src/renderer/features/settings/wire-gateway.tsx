/** SMS・自動音声: the gateway, the numbers it sends from, and when it is quiet. */
import type { OutputOf } from '../../../contract/contract.ts';
import { wireTabWords } from '../../../messages/wires.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { usePassphrase } from '../../api/use-passphrase.tsx';
import { showResult } from '../../stores/jobs.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { type Draft, useDraft } from '../../ui/draft.ts';
import { ReadError } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WireForm } from './wire-form.tsx';
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
  return (
    <>
      <WireForm
        head={words.head}
        text={words.text}
        dirty={draft.dirty}
        command={command}
        save={save}
        usable={settings !== null}
        trial={(close) => <GatewayTest passphrase={passphrase} onClose={close} />}
      >
        <GatewayFields draft={draft} kept={tokenKept} />
      </WireForm>
      {passphrase.dialog}
    </>
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
