/** Mails of one run over the queue: a connection per server, kept open between mails, and the pace the server allows. */
import { randomUUID } from 'node:crypto';
import type { CommandContext } from '../../core/context.ts';
import { readDocument } from '../../core/documents.ts';
import { MailFailure, type MailLine, type OutgoingMail } from '../../core/wires.ts';
import { readSecret } from '../secrets/writes.ts';
import type { SendingRow } from '../sendings/queries.ts';
import { type Attempt, type Sender, settle, type Trouble, takeInHand, troubleOf } from './dispatch.ts';
import type { QueuedRow, SenderSettings, ServerSettings } from './office-queries.ts';
import { type ClientVoice, voiceOf } from './wording.ts';

interface Connection {
  line: MailLine | null;
  server: ServerSettings;
  password: string;
  /** Mails handed over by it in this run. */
  mails: number;
}

export function createMailer(context: CommandContext): Sender {
  const voices = new Map<number, ClientVoice>();
  const connections = new Map<string, Connection>();

  async function voiceFor(clientId: number): Promise<ClientVoice> {
    const known = voices.get(clientId) ?? (await voiceOf(context.read.office, context.read.client(clientId)));
    voices.set(clientId, known);
    return known;
  }

  async function connectionOf(voice: ClientVoice): Promise<Connection> {
    const known = connections.get(voice.secret);
    if (known) return known;
    const server = voice.server!;
    const password = server.user === '' ? '' : ((await readSecret(context, voice.secret)) ?? '');
    const made: Connection = { line: null, server, password, mails: 0 };
    connections.set(voice.secret, made);
    return made;
  }

  async function ready({ clientId }: QueuedRow): Promise<Trouble | null> {
    const voice = await voiceFor(clientId);
    if (!voice.server || !voice.sender) return { code: 'mail-not-set', facts: { client: voice.facts.clientName } };
    try {
      const connection = await connectionOf(voice);
      if (!connection.line?.isOpen()) connection.line = await openLine(context, connection.server, connection.password);
      return null;
    } catch (error) {
      return error instanceof MailFailure ? mailTrouble(error, voice.server, '') : troubleOf(error);
    }
  }

  async function send(row: QueuedRow, sending: SendingRow, again = false): Promise<Attempt> {
    const voice = await voiceFor(row.clientId);
    const connection = await connectionOf(voice);
    const mail = mailOf(context, voice, sending);
    if (!mail) {
      const trouble = { code: 'document-changed', facts: { path: sending.path ?? '' } };
      await settle(context, row, { to: 'failed', trouble });
      return { outcome: 'failed' };
    }
    await keepPace(context, connection);
    if (!(await takeInHand(context, row, { messageId: mail.messageId, sender: mail.from.address })))
      return { outcome: 'gone-already' };
    connection.mails++;
    try {
      const said = await connection.line!.send(mail);
      await settle(context, row, { to: 'sent', detail: said, on: context.clock.today(), trouble: null });
      return { outcome: 'sent' };
    } catch (error) {
      if (!(error instanceof MailFailure)) throw error;
      // A refused recipient leaves the server in the middle of a mail: the next one begins afresh.
      connection.line?.close();
      connection.line = null;
      const attempt = await afterFailure(context, row, error, mailTrouble(error, connection.server, sending.recipient));
      const died = attempt.outcome === 'waiting' && error.code === 'mail-connection-lost' && !again;
      // The connection had died between two mails, and the server has nothing of this one.
      return died && (await ready(row)) === null ? send(row, sending, true) : attempt;
    }
  }

  return {
    ready,
    send,
    close() {
      for (const { line } of connections.values()) line?.close();
    },
  };
}

export function openLine(context: CommandContext, server: ServerSettings, password: string): Promise<MailLine> {
  const { host, port, security, user, ca, timeoutSeconds } = server;
  return context.wires.mail.open({ host, port, security, user, password, ca, timeoutSeconds });
}

async function keepPace(context: CommandContext, { server, mails }: Connection): Promise<void> {
  if (server.perMinute > 0 && mails > 0) await context.wires.wait(Math.ceil(60_000 / server.perMinute));
}

async function afterFailure(
  context: CommandContext,
  row: QueuedRow,
  failure: MailFailure,
  trouble: Trouble,
): Promise<Attempt> {
  if (failure.mayHaveGone) {
    await settle(context, row, {
      to: 'unknown',
      detail: failure.detail,
      trouble: { ...trouble, code: 'mail-unknown' },
    });
    return { outcome: 'unknown' };
  }
  const ofThisMail = failure.code === 'mail-recipient-refused' || failure.code === 'mail-message-refused';
  if (ofThisMail && !failure.later) {
    await settle(context, row, { to: 'failed', detail: failure.detail, trouble });
    return { outcome: 'failed' };
  }
  const reason = failure.later ? { ...trouble, code: 'mail-later' } : trouble;
  await settle(context, row, { to: 'queued', detail: failure.detail, trouble: reason });
  return { outcome: 'waiting', trouble: reason, blocks: !ofThisMail && failure.code !== 'mail-connection-lost' };
}

export function mailTrouble({ code, detail }: MailFailure, server: ServerSettings, recipient: string): Trouble {
  const { host, port, user, timeoutSeconds } = server;
  return { code, facts: { host, port, user, recipient, seconds: timeoutSeconds, detail } };
}

/** null: the stored file is gone or is not what was issued. */
function mailOf(context: CommandContext, voice: ClientVoice, sending: SendingRow): OutgoingMail | null {
  const bytes =
    sending.path !== null && sending.sha256 !== null
      ? readDocument(context.folder, sending.path, sending.sha256)
      : null;
  if (sending.documentId !== null && !bytes) return null;
  return {
    ...headOf(context, voice.sender!, voice.facts.clientName),
    to: sending.recipient,
    subject: sending.wording,
    text: sending.body,
    attachments: bytes ? [{ fileName: sending.fileName, bytes }] : [],
  };
}

const RFC_DATE = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Asia/Tokyo',
  weekday: 'short',
  day: '2-digit',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** From, reply address, Message-ID under the sender's domain, and the time in Japan. */
export function headOf(context: CommandContext, sender: SenderSettings, clientName: string) {
  const parts = Object.fromEntries(
    RFC_DATE.formatToParts(Date.parse(context.clock.now())).map((part) => [part.type, part.value]),
  );
  return {
    from: { name: sender.name || clientName, address: sender.address },
    replyTo: sender.replyTo,
    messageId: `<${randomUUID()}@${sender.address.slice(sender.address.lastIndexOf('@') + 1)}>`,
    date: `${parts.weekday}, ${parts.day} ${parts.month} ${parts.year} ${parts.hour}:${parts.minute}:${parts.second} +0900`,
  };
}
