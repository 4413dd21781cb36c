/** A real SMTP server in the test, that can be told to refuse, to hang or to die; what it took is parsed back. */
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { makeCertificate } from './certificate.ts';

export interface MailServerBehaviour {
  /** Wrong password for everybody. */
  refuseLogin?: boolean;
  /** Addresses that are refused for good. */
  refuse?: readonly string[];
  /** Addresses that are asked to come later (greylisting). */
  later?: readonly string[];
  refuseSender?: boolean;
  /** Takes the whole mail, and dies before it answers. Given the number of mails taken before. */
  dieAfterData?: (taken: number) => boolean;
  /** Answers, and then cuts the line. */
  dieBetween?: (taken: number) => boolean;
  /** Never answers the end of the mail. */
  hangAfterData?: boolean;
  /** Never greets. */
  hangAtOnce?: boolean;
  refuseMessage?: boolean;
  /** Called when a mail's content is there and has not been answered. */
  onArrival?: (arrived: number) => Promise<void> | void;
}

export interface TestMailServer {
  host: string;
  port: number;
  ca: string;
  user: string;
  password: string;
  behaviour: MailServerBehaviour;
  taken: { mail: ParsedMail; from: string; to: string[]; raw: Buffer }[];
  logins: number;
  /** Every mail whose content arrived, answered or not. */
  seen: string[];
  close(): Promise<void>;
}

export async function startMailServer(
  behaviour: MailServerBehaviour = {},
  { security = 'tls' as 'tls' | 'starttls' | 'plain', certificate = makeCertificate() } = {},
): Promise<TestMailServer> {
  const state: TestMailServer = {
    host: 'localhost',
    port: 0,
    ca: certificate.cert,
    user: 'office@example.jp',
    password: 'correct horse battery',
    behaviour,
    taken: [],
    logins: 0,
    seen: [],
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const cut = (remoteId: string, how: 'destroy' | 'end' = 'destroy') => {
    for (const connection of (server as unknown as { connections: Set<Connection> }).connections)
      if (connection.id === remoteId) connection._socket[how]();
  };
  const server = new SMTPServer({
    secure: security === 'tls',
    key: certificate.key,
    cert: certificate.cert,
    hideSTARTTLS: security === 'plain',
    authOptional: security === 'plain',
    closeTimeout: 100,
    disableReverseLookup: true,
    logger: false,
    onConnect: (_session, done) => {
      if (!state.behaviour.hangAtOnce) done();
    },
    onAuth(auth, _session, done) {
      state.logins++;
      const right = auth.username === state.user && auth.password === state.password && !state.behaviour.refuseLogin;
      if (right) done(null, { user: state.user });
      else done(withCode(535, 'Authentication credentials invalid'));
    },
    onMailFrom: (_address, _session, done) =>
      state.behaviour.refuseSender ? done(withCode(553, 'Sender address rejected')) : done(),
    onRcptTo(address, _session, done) {
      if (state.behaviour.refuse?.includes(address.address)) done(withCode(550, 'User unknown'));
      else if (state.behaviour.later?.includes(address.address)) done(withCode(450, 'Greylisted'));
      else done();
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        const raw = Buffer.concat(parts);
        const mail = await simpleParser(raw);
        state.seen.push(mail.messageId ?? '');
        await state.behaviour.onArrival?.(state.seen.length);
        const { taken } = state;
        if (state.behaviour.hangAfterData) return;
        if (state.behaviour.dieAfterData?.(taken.length)) return cut(session.id);
        if (state.behaviour.refuseMessage) return done(withCode(552, 'Message too big'));
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        taken.push({ mail, from, to: session.envelope.rcptTo.map((one) => one.address), raw });
        done(null, `queued as ${taken.length}`);
        if (state.behaviour.dieBetween?.(taken.length)) setImmediate(() => cut(session.id, 'end'));
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  state.port = (server.server.address() as AddressInfo).port;
  return state;
}

interface Connection {
  id: string;
  _socket: { destroy(): void; end(): void };
}

function withCode(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
