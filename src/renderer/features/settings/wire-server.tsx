/** Mail server and sender, of the office or of one client where it has its own. */
import type { InputOf, OutputOf } from '../../../contract/contract.ts';
import { wireTabWords } from '../../../messages/wires.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { usePassphrase } from '../../api/use-passphrase.tsx';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { type Draft, useDraft } from '../../ui/draft.ts';
import { ReadError } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WireForm } from './wire-form.tsx';
import { WireTest } from './wire-test.tsx';

const words = wireTabWords.server;
type Settings = OutputOf<'mail.settings'>;
type Security = keyof typeof words.securities;

interface Values {
  host: string;
  port: string;
  security: Security;
  user: string;
  password: string;
  perMinute: string;
  timeoutSeconds: string;
  ca: string;
  address: string;
  name: string;
  replyTo: string;
}

const PORTS: Record<Security, string> = { tls: '465', starttls: '587', none: '25' };

export function WireServer({ client }: { client: ClientSummary | null }) {
  const scope = client ? { clientId: client.clientId } : {};
  const answer = useMethod('mail.settings', scope, { fresh: true });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  if (!answer.value) return null;
  return (
    <ServerForm
      key={JSON.stringify([answer.value.server, answer.value.sender])}
      scope={scope}
      settings={answer.value}
    />
  );
}

function valuesOf({ server, sender }: Settings): Values {
  return {
    host: server?.host ?? '',
    port: String(server?.port ?? PORTS.tls),
    security: server?.security ?? 'tls',
    user: server?.user ?? '',
    password: '',
    perMinute: String(server?.perMinute ?? 20),
    timeoutSeconds: String(server?.timeoutSeconds ?? 30),
    ca: server?.ca ?? '',
    address: sender?.address ?? '',
    name: sender?.name ?? '',
    replyTo: sender?.replyTo ?? '',
  };
}

function ServerForm({ scope, settings }: { scope: { clientId?: number }; settings: Settings }) {
  const draft = useDraft(valuesOf(settings));
  const passphrase = usePassphrase();
  const command = useCommand('mail.saveSettings');
  async function save() {
    const input = inputOf(draft);
    if (!input) return;
    const reply = await passphrase.withPassphrase(() => command.run({ ...scope, ...input }));
    if (!reply.ok) return;
    draft.restart({ ...draft.values, password: '' });
    showResult(wireTabWords.saved);
  }
  async function clear() {
    const reply = await command.run({ ...scope, server: null, sender: null, password: null });
    if (reply.ok) showResult(wireTabWords.saved);
  }
  const isSet = settings.server !== null || settings.sender !== null;
  const usable = (settings.server ?? settings.inherited?.server) && (settings.sender ?? settings.inherited?.sender);
  return (
    <>
      <WireForm
        head={words.head}
        text={
          <>
            {words.text}
            {settings.inherited?.server && !settings.server && words.inherited(settings.inherited.server.host)}
          </>
        }
        dirty={draft.dirty}
        command={command}
        save={save}
        usable={Boolean(usable)}
        trial={(close) => <WireTest scope={scope} passphrase={passphrase} onClose={close} />}
        buttons={isSet && <Button onClick={() => void clear()}>{words.clear}</Button>}
      >
        <Form>
          <ServerFields draft={draft} kept={settings.passwordKept} />
          <SenderFields draft={draft} />
        </Form>
      </WireForm>
      {passphrase.dialog}
    </>
  );
}

function SenderFields({ draft }: { draft: Draft<Values> }) {
  return (
    <>
      <h3 className="head form-head">{words.sender}</h3>
      <TextField label={words.address} span={6} mode="code" maxLength={254} {...draft.bind('address')} />
      <TextField label={words.name} span={6} maxLength={120} hint={words.nameHint} {...draft.bind('name')} />
      <TextField
        label={words.replyTo}
        span={6}
        mode="code"
        maxLength={254}
        hint={words.replyToHint}
        {...draft.bind('replyTo')}
      />
    </>
  );
}

function ServerFields({ draft, kept }: { draft: Draft<Values>; kept: boolean }) {
  return (
    <>
      <TextField
        label={words.host}
        span={6}
        mode="code"
        maxLength={253}
        hint={words.hostHint}
        {...draft.bind('host')}
      />
      <SelectField
        label={words.security}
        span={4}
        value={draft.values.security}
        onChange={(security) => draft.set({ security, port: PORTS[security] })}
        options={(Object.keys(words.securities) as Security[]).map((value) => ({
          value,
          label: words.securities[value],
        }))}
      />
      <TextField label={words.port} span={2} mode="digits" maxLength={5} {...draft.bind('port')} />
      <TextField label={words.user} span={6} mode="code" maxLength={200} {...draft.bind('user')} />
      <TextField
        label={words.password}
        span={6}
        mode="secret"
        maxLength={500}
        hint={kept ? words.passwordKept : words.passwordHint}
        {...draft.bind('password')}
      />
      <TextField
        label={words.perMinute}
        span={3}
        mode="digits"
        maxLength={4}
        hint={words.perMinuteHint}
        {...draft.bind('perMinute')}
      />
      <TextField label={words.timeout} span={3} mode="digits" maxLength={3} {...draft.bind('timeoutSeconds')} />
      <TextField label={words.ca} span={12} lines={3} mode="code" hint={words.caHint} {...draft.bind('ca')} />
    </>
  );
}

/** null where something lacks; it is said at its field. */
function inputOf(draft: Draft<Values>): Pick<InputOf<'mail.saveSettings'>, 'server' | 'sender' | 'password'> | null {
  const { host, security, user, password, ca, address, name, replyTo } = draft.values;
  const [port, perMinute, timeoutSeconds] = [
    draft.values.port,
    draft.values.perMinute,
    draft.values.timeoutSeconds,
  ].map((text) => Number(text.normalize('NFKC'))) as [number, number, number];
  if (host === '' && address === '') return { server: null, sender: null };
  const errors: Partial<Record<keyof Values, string>> = {};
  if (host === '' && (user !== '' || password !== '')) errors.host = words.missing.host;
  if (host !== '' && !(port >= 1 && port <= 65_535)) errors.port = words.missing.port;
  if (address === '' && (name !== '' || replyTo !== '')) errors.address = words.missing.address;
  draft.setErrors(errors);
  if (Object.keys(errors).length > 0) return null;
  return {
    server: host === '' ? null : { host, port, security, user, ca, perMinute, timeoutSeconds },
    sender: address === '' ? null : { address, name, replyTo },
    ...(password === '' ? {} : { password }),
  };
}
