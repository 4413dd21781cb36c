/** The way to the post on the wire: one SMTP connection, mails handed over one after another. */
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

export interface MailServer {
  host: string;
  port: number;
  /** tls: from the first byte (465). starttls: upgraded, and refused when the server cannot (587). none: this machine's own server. */
  security: 'tls' | 'starttls' | 'none';
  /** '' logs in to nothing. */
  user: string;
  password: string;
  /** Certificates (PEM) of the authority that signed the server's; '' for the public ones. */
  ca: string;
  timeoutSeconds: number;
}

export interface OutgoingMail {
  from: { name: string; address: string };
  replyTo: string;
  to: string;
  subject: string;
  text: string;
  /** With angle brackets; known before anything is sent, so that it can be looked for afterwards. */
  messageId: string;
  /** RFC 5322 date. */
  date: string;
  attachments: readonly { fileName: string; bytes: Uint8Array }[];
}

export interface MailLine {
  /** Returns what the server said when it took the mail. Throws MailFailure. */
  send(mail: OutgoingMail): Promise<string>;
  /** False once the connection has died. */
  isOpen(): boolean;
  close(): void;
}

export interface MailPort {
  /** Connects, checks the certificate and logs in. Throws MailFailure. */
  open(server: MailServer): Promise<MailLine>;
}

export type MailFailureCode =
  | 'mail-unreachable'
  | 'mail-tls-refused'
  | 'mail-timeout'
  | 'mail-login-refused'
  | 'mail-sender-refused'
  | 'mail-recipient-refused'
  | 'mail-message-refused'
  | 'mail-connection-lost';

export class MailFailure extends Error {
  readonly code: MailFailureCode;
  /** The server's or the system's own words; never a password. */
  readonly detail: string;
  /** The server had all of it and did not answer: it may have gone. */
  readonly mayHaveGone: boolean;
  /** The server asked to come again later (4xx). */
  readonly later: boolean;

  constructor(code: MailFailureCode, detail: string, { mayHaveGone = false, later = false } = {}) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.mayHaveGone = mayHaveGone;
    this.later = later;
  }
}

interface SmtpError extends Error {
  code?: string;
  originalCode?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

/** Mails are given in pieces, so that a connection that dies half way is told from one that had everything. */
const PIECE_BYTES = 16_384;

export const smtpMail: MailPort = { open };

async function open(server: MailServer): Promise<MailLine> {
  const milliseconds = server.timeoutSeconds * 1000;
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    connectionTimeout: milliseconds,
    greetingTimeout: milliseconds,
    socketTimeout: milliseconds,
    dnsTimeout: milliseconds,
    socketCloseTimeout: 0,
    logger: false,
    tls: { ...(server.ca === '' ? {} : { ca: server.ca }), minVersion: 'TLSv1.2' },
  });
  // Kept for good: a connection that breaks between two mails must not bring the program down.
  let broken: SmtpError | null = null;
  const listeners = new Set<(error: SmtpError) => void>();
  connection.on('error', (error: SmtpError) => {
    broken = error;
    for (const listener of listeners) listener(error);
  });
  connection.on('end', () => {
    broken ??= new Error('connection ended');
  });
  const step = <T>(run: (done: (error: SmtpError | null | undefined, value?: T) => void) => void) =>
    new Promise<T | undefined>((resolve, reject) => {
      listeners.add(reject);
      run((error, value) => (error ? reject(error) : resolve(value)));
    }).finally(() => listeners.clear());
  try {
    await step<void>((done) => connection.connect((error) => done(error)));
    if (server.user !== '') {
      await step((done) => connection.login({ user: server.user, pass: server.password }, (error) => done(error)));
    }
  } catch (error) {
    connection.close();
    throw failureOf(error as SmtpError, false);
  }
  return {
    isOpen: () => broken === null,
    close: () => (broken === null ? connection.quit() : connection.close()),
    async send(mail) {
      const raw = await rawMail(mail);
      const stream = inPieces(raw);
      let whole = false;
      stream.on('end', () => {
        whole = true;
      });
      try {
        const info = await step<{ response: string }>((done) =>
          connection.send({ from: mail.from.address, to: [mail.to], size: raw.length }, stream, done),
        );
        return info?.response ?? '';
      } catch (error) {
        throw failureOf(error as SmtpError, whole);
      }
    },
  };
}

function rawMail(mail: OutgoingMail): Promise<Buffer> {
  const composer = new MailComposer({
    from: mail.from,
    ...(mail.replyTo === '' ? {} : { replyTo: mail.replyTo }),
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    messageId: mail.messageId,
    date: mail.date,
    attachments: mail.attachments.map(({ fileName, bytes }) => ({
      filename: fileName,
      content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      contentType: fileName.endsWith('.pdf') ? 'application/pdf' : undefined,
    })),
    // Nothing of the mail may be read from a path or an address on the net.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function inPieces(raw: Buffer): Readable {
  let at = 0;
  return new Readable({
    read() {
      this.push(at < raw.length ? raw.subarray(at, at + PIECE_BYTES) : null);
      at += PIECE_BYTES;
    },
  });
}

/** What went wrong, in terms of what a clerk can do about it. */
function failureOf(error: SmtpError, hadWhole: boolean): MailFailure {
  const detail = (error.response ?? error.message).replaceAll(/\s+/g, ' ').slice(0, 300);
  const later = error.responseCode !== undefined && error.responseCode >= 400 && error.responseCode < 500;
  const answered = error.responseCode !== undefined;
  switch (error.code) {
    case 'EAUTH':
      return new MailFailure('mail-login-refused', detail, { later });
    case 'EENVELOPE':
      return new MailFailure(error.command === 'MAIL FROM' ? 'mail-sender-refused' : 'mail-recipient-refused', detail, {
        later,
      });
    case 'EMESSAGE':
      return new MailFailure('mail-message-refused', detail, { later });
    case 'ETIMEDOUT':
      return new MailFailure('mail-timeout', detail, { mayHaveGone: hadWhole });
    case 'ETLS':
      return new MailFailure('mail-tls-refused', detail);
  }
  if (isCertificateFault(error)) return new MailFailure('mail-tls-refused', detail);
  if (isUnreachable(error)) return new MailFailure('mail-unreachable', detail, { later });
  return new MailFailure('mail-connection-lost', detail, { mayHaveGone: hadWhole && !answered, later });
}

function isCertificateFault({ originalCode = '', code = '', message }: SmtpError): boolean {
  return (
    /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME|ERR_SSL|ERR_TLS/.test(`${originalCode} ${code}`) ||
    /certificate|wrong version number|STARTTLS/i.test(message)
  );
}

function isUnreachable({ originalCode = '', code = '' }: SmtpError): boolean {
  return code === 'EDNS' || /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN/.test(originalCode);
}
