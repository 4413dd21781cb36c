/** What leaves the office by wire: mail server, sender and wordings, message gateway, consents, and the queue that is worked off. */
import { z } from 'zod';
import {
  clientIdField,
  command,
  dateField,
  documentField,
  idField,
  monthField,
  query,
  secretField,
  shortText,
} from './method.ts';
import { sendingChannel, sendingKind } from './sendings.ts';

const mailText = z.string().max(4000);
const timeField = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const mailServer = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535),
  /** tls: from the first byte (465) · starttls (587) · none: only for a server on this machine. */
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string().trim().max(200).default(''),
  /** PEM of the authority that signed the server's certificate; '' for the public ones. */
  ca: z.string().trim().max(100_000).default(''),
  /** Mails a minute; 0: as fast as the server takes them. */
  perMinute: z.int().min(0).max(1000).default(20),
  timeoutSeconds: z.int().min(1).max(300).default(30),
});

export const mailSender = z.object({
  address: z.string().trim().min(1).max(254),
  /** '' is the client's name. */
  name: z.string().trim().max(120).default(''),
  replyTo: z.string().trim().max(254).default(''),
});

export const wordingKey = z.enum([
  'invoice',
  'credit-note',
  'delivery-note',
  'reminder-1',
  'reminder-2',
  'reminder-3',
  'statement',
  'confirmation',
  'received-note',
  'enquiry',
  'other',
  'sms-1',
  'sms-2',
  'sms-3',
  'voice-1',
  'voice-2',
  'voice-3',
]);

export const gatewaySettings = z.object({
  baseUrl: z.url({ protocol: /^https?$/ }).max(300),
  accountSid: z.string().trim().min(1).max(100),
  smsFrom: z.string().trim().max(40).default(''),
  voiceFrom: z.string().trim().max(40).default(''),
  perMinute: z.int().min(0).max(1000).default(30),
  timeoutSeconds: z.int().min(1).max(120).default(20),
  /** Nothing goes between these times, nor (when set) on days on which banks are closed. */
  quietFrom: timeField.default('21:00'),
  quietUntil: timeField.default('08:00'),
  quietHolidays: z.boolean().default(true),
});

const place = { clientId: clientIdField.optional() };
const wireChannel = z.enum(['email', 'sms', 'voice']);

/** Why one of those who were asked for cannot be sent to. */
export const sendingProblem = z.enum([
  'no-address',
  'bad-address',
  'no-number',
  'no-consent',
  'no-paper',
  'under-way',
  'stage-too-high',
  'too-long',
  'paper-note',
]);

/**
 * What is to go: papers by id, of a month or of one customer; letters of a run of reminders; statements as of a day; stored
 * papers. By `post` they wait to be printed; by `hand` they are noted as handed over.
 */
const wanted = {
  clientId: clientIdField,
  kind: sendingKind,
  channel: sendingChannel.default('email'),
  /** All of one customer's that have not gone, the newest first. */
  customerId: idField.optional(),
  /** reminder: the run whose letters go. */
  batchId: idField.optional(),
  /** statement: as of this day. */
  asOf: dateField.optional(),
  /** All of this month that have not gone. */
  month: monthField.optional(),
  subjects: z
    .array(
      z.object({
        customerId: idField.optional(),
        /** Invoice, credit note, delivery, 領収書, letter. */
        subjectId: idField.optional(),
        /** A paper that is stored already. */
        documentId: idField.optional(),
        /** Another address than the customer's own. */
        to: shortText.optional(),
        label: shortText.optional(),
      }),
    )
    .max(5000)
    .optional(),
};

const plannedSending = z.object({
  customerId: idField.nullable(),
  customerCode: z.string(),
  customerName: z.string(),
  subjectId: idField.nullable(),
  label: z.string(),
  recipient: z.string(),
  subject: z.string(),
  body: z.string(),
  /** Of a short message: how many it takes. */
  parts: z.int(),
  problem: sendingProblem.nullable(),
});

const dispatched = z.object({
  sent: z.int(),
  failed: z.int(),
  /** The connection died when the server had all of it. */
  unknown: z.int(),
  /** Still in the queue: stopped, refused for now, or quiet hours. */
  waiting: z.int(),
  /** Why it stopped before the end. */
  stopped: z
    .object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) })
    .nullable(),
});

export const mailMethods = {
  /** Without a client: the office's own. */
  'mail.settings': query(
    z.object(place),
    z.object({
      server: mailServer.nullable(),
      sender: mailSender.nullable(),
      passwordKept: z.boolean(),
      /** What holds where this place sets nothing of its own; null for the office. */
      inherited: z
        .object({ server: mailServer.nullable(), sender: mailSender.nullable(), passwordKept: z.boolean() })
        .nullable(),
      wordings: z.array(
        z.object({
          key: wordingKey,
          subject: z.string(),
          body: z.string(),
          own: z.boolean(),
          fields: z.array(z.string()),
        }),
      ),
    }),
  ),
  /** What is left out stays; null takes it away. A password is kept under the system's keyring or the passphrase. */
  'mail.saveSettings': command(
    z.object({
      ...place,
      server: mailServer.nullable().optional(),
      password: secretField.nullable().optional(),
      sender: mailSender.nullable().optional(),
      wordings: z
        .array(z.object({ key: wordingKey, subject: z.string().max(200), body: mailText }))
        .max(20)
        .optional(),
      /** Wordings that are taken back to what holds outside. */
      resetWordings: z.array(wordingKey).max(20).optional(),
    }),
    z.object({}),
  ),
  /** Connects, logs in and sends one mail to an address of one's own. */
  'mail.test': command(
    z.object({ ...place, to: z.string().trim().min(1).max(254) }),
    z.object({ messageId: z.string(), said: z.string() }),
  ),
  'gateway.settings': query(z.object({}), z.object({ settings: gatewaySettings.nullable(), tokenKept: z.boolean() })),
  'gateway.saveSettings': command(
    z.object({ settings: gatewaySettings.nullable(), authToken: secretField.nullable().optional() }),
    z.object({}),
  ),
  'gateway.test': command(
    z.object({ channel: z.enum(['sms', 'voice']), to: z.string().trim().min(1).max(40) }),
    z.object({ id: z.string() }),
  ),
  /** Who agreed to be written to or called, when, and how it is known. */
  'consents.list': query(
    z.object({ clientId: clientIdField, customerId: idField.optional() }),
    z.object({
      consents: z.array(
        z.object({
          customerId: idField,
          channel: wireChannel,
          given: z.boolean(),
          on: z.string(),
          source: z.string(),
          recipient: z.string(),
          by: z.string(),
        }),
      ),
    }),
  ),
  'consents.set': command(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      channel: wireChannel,
      given: z.boolean(),
      on: dateField.optional(),
      /** 基本契約書, 注文書の記載, 電話で確認 … */
      source: shortText.min(1),
      /** The address or number it is for; left out: the customer's own. */
      recipient: shortText.default(''),
    }),
    z.object({}),
  ),
  /** Who would get what at which address, and who cannot and why; writes nothing. */
  'sendings.plan': query(z.object(wanted), z.object({ rows: z.array(plannedSending) })),
  /** Puts those without a problem into the queue, each with its paper drawn; nothing has left yet. */
  'sendings.queue': command(
    z.object(wanted),
    z.object({
      queued: z.array(idField),
      /** Their files, in the same order; by post in the order of the envelopes. */
      papers: z.array(
        z.object({ sendingId: idField, documentId: idField, label: z.string(), pages: z.int().nullable() }),
      ),
      skipped: z.array(plannedSending),
    }),
  ),
  /** One letter (reminder, confirmation) of a run as a paper of its own; made once. */
  'sendings.letterPaper': command(
    z.object({
      clientId: clientIdField,
      kind: z.enum(['reminder', 'confirmation']).default('reminder'),
      letterId: idField,
    }),
    z.object({ document: documentField }),
  ),
  /**
   * Works the queue off: of one client, or of these sendings, or everything. Goes on after a refused recipient; stops when
   * the server cannot be reached or will not let us in. Nothing goes twice.
   */
  'sendings.dispatch': command(
    z.object({ clientId: clientIdField.optional(), sendingIds: z.array(idField).max(5000).optional() }),
    dispatched,
  ),
  /**
   * The reminders of the day that go by one way by wire: issued as a run of their own, put into the queue and sent. What
   * stays in the queue (quiet hours, a server that is away) goes with the next sendings.dispatch.
   */
  'reminders.sendByWire': command(
    z.object({
      clientId: clientIdField.optional(),
      asOf: dateField,
      channel: wireChannel,
      confirm: z
        .array(z.enum(['stale-bank-data']))
        .max(5)
        .optional(),
      customerIds: z.array(idField).max(10_000).optional(),
      selection: z
        .array(z.object({ clientId: clientIdField, customerIds: z.array(idField).max(10_000) }))
        .max(10_000)
        .optional(),
    }),
    dispatched.extend({ batchId: idField.nullable(), letters: z.int(), skipped: z.array(plannedSending) }),
  ),
  /** Failed ones back into the queue. */
  'sendings.retry': command(
    z.object({ clientId: clientIdField, sendingIds: z.array(idField).min(1).max(5000) }),
    z.object({ queued: z.int() }),
  ),
  /**
   * What could not go by wire goes on paper instead: the sending is taken out, its letter waits to be printed, and the run lies
   * on the desk until it is posted. Refused `sending-state` where it may have gone, `resend-paper` for paper.
   */
  'sendings.toPaper': command(
    z.object({ clientId: clientIdField, sendingIds: z.array(idField).min(1).max(5000) }),
    z.object({
      papers: z.array(
        z.object({ sendingId: idField, documentId: idField, label: z.string(), pages: z.int().nullable() }),
      ),
    }),
  ),
  'sendings.withdraw': command(
    z.object({ clientId: clientIdField, sendingIds: z.array(idField).min(1).max(5000) }),
    z.object({ withdrawn: z.int() }),
  ),
  /** What a person found out: it came back, it did arrive after all, it did not. */
  'sendings.settle': command(
    z.object({
      clientId: clientIdField,
      sendingId: idField,
      outcome: z.enum(['sent', 'delivered', 'failed', 'bounced']),
      note: shortText.default(''),
    }),
    z.object({}),
  ),
  /** The same bytes again, to the same address or another one; it stands in the queue. */
  'sendings.resend': command(
    z.object({ clientId: clientIdField, sendingId: idField, to: shortText.optional() }),
    z.object({ sendingId: idField }),
  ),
  /** Asks the gateway how messages and calls went. */
  'sendings.refresh': command(
    z.object({ clientId: clientIdField, channel: sendingChannel.optional() }),
    z.object({ asked: z.int(), changed: z.int() }),
  ),
};
