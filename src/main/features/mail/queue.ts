/** Into the queue, out of it, and what a person says of what is in it. */
import type { OutputOf, ParsedInputOf } from '../../../contract/contract.ts';
import type { mailMethods } from '../../../contract/mail.ts';
import type { Reply } from '../../../contract/reply.ts';
import type { CommandContext, Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { GatewayFailure } from '../../core/wires.ts';
import { clientSettings } from '../clients/queries.ts';
import { allCustomers } from '../customers/queries.ts';
import { paperDocuments } from '../invoice-papers/office-queries.ts';
import { paperRecipient } from '../paper-sendings/writes.ts';
import { storedFile } from '../sendings/office-queries.ts';
import { type SendingRow, sendingById } from '../sendings/queries.ts';
import { moveSending, noteSending } from '../sendings/writes.ts';
import { dispatchQueue, type Trouble } from './dispatch.ts';
import { gatewayAccount } from './messenger.ts';
import { clientsOfBatch, gatewaySettings } from './office-queries.ts';
import { letterDocument } from './papers.ts';
import { letterPaper, undecidedMessages } from './queries.ts';
import { plannedValue, putInQueue } from './queueing.ts';
import { checkRecipient } from './recipients.ts';
import { planSendings } from './subjects.ts';
import { postPiles } from './writes.ts';

type QueueMethods = Pick<
  typeof mailMethods,
  | 'sendings.plan'
  | 'sendings.queue'
  | 'sendings.letterPaper'
  | 'sendings.dispatch'
  | 'reminders.sendByWire'
  | 'sendings.retry'
  | 'sendings.withdraw'
  | 'sendings.settle'
  | 'sendings.resend'
  | 'sendings.refresh'
  | 'sendings.toPaper'
>;

export const queueHandlers: Handlers<QueueMethods> = {
  async 'sendings.plan'(context, wanted) {
    return { rows: (await planSendings(context, wanted)).map(plannedValue) };
  },

  'sendings.queue': putInQueue,

  'sendings.letterPaper': async (context, { clientId, kind, letterId }) => {
    await clientSettings(context.read.client(clientId));
    return letterDocument(context, clientId, kind, letterId);
  },

  async 'sendings.dispatch'(context, { clientId, sendingIds }) {
    if (clientId !== undefined) await clientSettings(context.read.client(clientId));
    else if (sendingIds !== undefined)
      throw new AppError('input-invalid', { path: 'clientId', wants: 'something' }, 'clientId');
    return dispatchQueue(context, clientId ?? null, sendingIds ?? null);
  },

  'reminders.sendByWire': sendReminders,

  'sendings.retry': (context, { clientId, sendingIds }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      for (const sendingId of new Set(sendingIds)) await moveSending(tx, clientId, sendingId, { to: 'queued' });
      return { queued: new Set(sendingIds).size };
    }),

  'sendings.withdraw': (context, { clientId, sendingIds }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      for (const sendingId of new Set(sendingIds)) await moveSending(tx, clientId, sendingId, { to: 'withdrawn' });
      return { withdrawn: new Set(sendingIds).size };
    }),

  'sendings.settle': (context, { clientId, sendingId, outcome, note }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      const before = await knownSending(tx, clientId, sendingId);
      const trouble =
        outcome === 'bounced' ? { code: 'mail-bounced', facts: { recipient: before.recipient, note } } : null;
      await moveSending(tx, clientId, sendingId, { to: outcome, detail: note, trouble });
      await postPiles(tx, clientId);
      return {};
    }),

  'sendings.resend': (context, { clientId, sendingId, to }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      const first = await knownSending(tx, clientId, sendingId);
      // What may have gone is looked at first: else the customer may have it twice.
      const { channel } = first;
      if (channel === 'post' || channel === 'hand')
        throw new AppError('resend-paper', { label: first.label }, 'sendingId');
      if (!['sent', 'delivered', 'failed', 'bounced'].includes(first.state))
        throw new AppError('sending-state', { label: first.label, state: first.state, to: 'queued' }, 'sendingId');
      if (to) checkRecipient(channel, to);
      const again = await noteSending(tx, clientId, {
        ...sameAgain(first),
        recipient: to || first.recipient,
        on: context.clock.today(),
      });
      return { sendingId: again };
    }),

  'sendings.refresh': refreshMessages,

  'sendings.toPaper': toPaper,
};

/** Of these something may have gone, or has. */
const TO_PAPER = ['failed', 'queued', 'bounced'];

/** Throws resend-paper, sending-state, sending-unknown, document-unknown. */
async function toPaper(context: CommandContext, { clientId, sendingIds }: { clientId: number; sendingIds: number[] }) {
  const sql = context.read.client(clientId);
  await clientSettings(sql);
  // A message by SMS or telephone had no file: its letter is drawn from the run's record.
  for (const sendingId of new Set(sendingIds)) {
    const row = await sendingById(sql, sendingId);
    if (row?.kind === 'reminder' && row.documentId === null && row.subjectId !== null)
      await letterDocument(context, clientId, 'reminder', row.subjectId);
  }
  return context.write(async (tx) => {
    const own = tx.client(clientId);
    await clientSettings(own, 'booking');
    const customers = new Map((await allCustomers(own)).map((one) => [one.customerId, one]));
    const papers: OutputOf<'sendings.toPaper'>['papers'] = [];
    for (const sendingId of new Set(sendingIds)) {
      const row = await knownSending(tx, clientId, sendingId);
      if (row.channel === 'post' || row.channel === 'hand')
        throw new AppError('resend-paper', { label: row.label }, 'sendingIds');
      if (!TO_PAPER.includes(row.state))
        throw new AppError('sending-state', { label: row.label, state: row.state, to: 'printed' }, 'sendingIds');
      const file = await paperOfSending(tx, clientId, row);
      if (row.state !== 'bounced') await moveSending(tx, clientId, sendingId, { to: 'withdrawn' });
      const customer = row.customerId === null ? undefined : customers.get(row.customerId);
      const again = await noteSending(tx, clientId, {
        ...sameAgain(row),
        ...{ channel: 'post' as const, wording: '', body: '', document: file, on: context.clock.today() },
        recipient: paperRecipient(customer, row.recipient, 'post'),
      });
      papers.push({ sendingId: again, documentId: file.documentId, label: row.label, pages: file.pages });
    }
    return { papers };
  });
}

async function paperOfSending(tx: Tx, clientId: number, row: SendingRow) {
  const letter = row.kind === 'reminder' && row.subjectId !== null ? row.subjectId : null;
  const drawn = letter === null ? undefined : await letterPaper(tx.client(clientId), letter);
  const documentId = row.documentId ?? drawn?.documentId ?? null;
  if (documentId === null) throw new AppError('document-unknown', { documentId: 0 }, 'sendingIds');
  const { sha256, title, ending } = await storedFile(tx.office, clientId, documentId);
  const pages = (await paperDocuments(tx.office, [documentId])).get(documentId)?.pages ?? null;
  return { documentId, sha256, fileName: row.fileName || `${title}${ending}`, pages };
}

async function knownSending(tx: Tx, clientId: number, sendingId: number): Promise<SendingRow> {
  const row = await sendingById(tx.client(clientId), sendingId);
  if (!row) throw new AppError('sending-unknown', { sendingId }, 'sendingId');
  return row;
}

function sameAgain(first: SendingRow) {
  const { kind, subjectId, label, customerId, channel, wording, body, documentId, sha256, fileName, sendingId } = first;
  return {
    ...{ kind, subjectId, label, customerId, channel, wording, body },
    document: documentId === null || sha256 === null ? null : { documentId, sha256, fileName },
    state: 'queued' as const,
    resentOf: sendingId,
  };
}

async function refreshMessages(context: CommandContext, { clientId }: { clientId: number }) {
  await clientSettings(context.read.client(clientId));
  const settings = await gatewaySettings(context.read.office);
  if (!settings) throw new AppError('gateway-not-set', {});
  const account = await gatewayAccount(context, settings);
  const open = await undecidedMessages(context.read.client(clientId));
  const changes: { sendingId: number; to: 'delivered' | 'failed' | 'sent'; detail: string }[] = [];
  for (const { sendingId, channel, messageId } of open) {
    try {
      const { state, detail } = await context.wires.gateway.state(account, channel, messageId);
      if (state !== 'sent') changes.push({ sendingId, to: state, detail });
    } catch (error) {
      if (!(error instanceof GatewayFailure)) throw error;
      // One that the gateway no longer knows says nothing of the others.
      if (error.code !== 'gateway-refused') throw new AppError(error.code, { detail: error.detail, recipient: '' });
    }
  }
  if (changes.length > 0)
    await context.write(async (tx) => {
      for (const { sendingId, to, detail } of changes) {
        const trouble = to === 'failed' ? { code: 'gateway-undelivered', facts: { detail } } : null;
        await moveSending(tx, clientId, sendingId, { to, detail, trouble });
      }
    });
  return { asked: open.length, changed: changes.length };
}

/** Issue, queue, send: each by its own command, so that what has been done stands whatever becomes of the next. */
async function sendReminders(context: CommandContext, input: ParsedInputOf<'reminders.sendByWire'>) {
  const { requestId: _own, ...run } = input;
  const issued = valueOrThrow(await context.perform('reminders.issue', run));
  const tally = { sent: 0, failed: 0, unknown: 0, waiting: 0, stopped: null as Trouble | null };
  const skipped: OutputOf<'sendings.queue'>['skipped'] = [];
  if (issued.batchId === null) return { ...tally, batchId: null, letters: 0, skipped };
  for (const clientId of await clientsOfBatch(context.read.office, issued.batchId)) {
    const wanted = { clientId, kind: 'reminder' as const, channel: run.channel, batchId: issued.batchId };
    const queued = valueOrThrow(await context.perform('sendings.queue', wanted));
    skipped.push(...queued.skipped);
    if (queued.queued.length === 0) continue;
    const done = await dispatchQueue(context, clientId, queued.queued);
    for (const key of ['sent', 'failed', 'unknown', 'waiting'] as const) tally[key] += done[key];
    tally.stopped ??= done.stopped;
  }
  return { ...tally, batchId: issued.batchId, letters: issued.letters, skipped };
}

function valueOrThrow<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new AppError(reply.error.code, reply.error.facts, reply.error.field);
}
