/**
 * Works the queue off. Before a mail is handed to the server it is written down that it is being handed over, under which
 * Message-ID; after it what became of it. Whatever dies between the two leaves a sending that a person looks at, never one
 * that goes twice.
 */
import { wireWords } from '../../../messages/wires.ts';
import type { CommandContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { type SendingRow, sendingById } from '../sendings/queries.ts';
import { moveSending, type StateChange } from '../sendings/writes.ts';
import { createMailer } from './mailer.ts';
import { createMessenger } from './messenger.ts';
import { type QueuedRow, queuedSendings } from './office-queries.ts';
import { consentsOf, openOfLetter, wiredPiles } from './queries.ts';
import { postPiles } from './writes.ts';

export interface Trouble {
  code: string;
  facts: Record<string, string | number | boolean | null>;
}

/** What one attempt came to. blocked: nothing of its kind can go now, the rest of them stay where they are. */
export type Attempt =
  | { outcome: 'sent' | 'failed' | 'unknown' | 'gone-already' | 'withdrawn' }
  | { outcome: 'waiting'; trouble: Trouble; blocks: boolean };

export interface Sender {
  /** What stands in the way of all of this client's; null when they can go. */
  ready(row: QueuedRow): Promise<Trouble | null>;
  send(row: QueuedRow, sending: SendingRow): Promise<Attempt>;
  close(): void;
}

export interface Dispatched {
  sent: number;
  failed: number;
  unknown: number;
  waiting: number;
  stopped: Trouble | null;
}

export async function dispatchQueue(
  context: CommandContext,
  clientId: number | null,
  sendingIds: readonly number[] | null,
): Promise<Dispatched> {
  const rows = await queuedSendings(context.read.office, clientId, sendingIds);
  const tally: Dispatched = { sent: 0, failed: 0, unknown: 0, waiting: 0, stopped: null };
  if (rows.length === 0) return tally;
  const senders = { email: createMailer(context), message: createMessenger(context) };
  const blocked = new Map<string, Trouble>();
  const task = context.jobs.begin(wireWords.job);
  let end: 'done' | 'failed' | 'cancelled' = 'failed';
  try {
    for (const [at, row] of rows.entries()) {
      task.report(at, rows.length);
      if (task.cancelled()) {
        tally.waiting += rows.length - at;
        break;
      }
      const key = `${row.channel === 'email' ? row.clientId : 'gateway'} ${row.channel}`;
      const attempt = blocked.has(key)
        ? ({ outcome: 'waiting', trouble: blocked.get(key)!, blocks: true } as const)
        : await attemptOne(context, row.channel === 'email' ? senders.email : senders.message, row);
      if (attempt.outcome === 'waiting') {
        tally.waiting++;
        tally.stopped ??= attempt.trouble;
        if (attempt.blocks) blocked.set(key, attempt.trouble);
      } else if (attempt.outcome in tally) tally[attempt.outcome as 'sent' | 'failed' | 'unknown']++;
    }
    await closePiles(context, [...new Set(rows.map((row) => row.clientId))]);
    task.report(rows.length, rows.length);
    end = task.cancelled() ? 'cancelled' : 'done';
    return tally;
  } finally {
    senders.email.close();
    senders.message.close();
    task.end(end);
  }
}

async function attemptOne(context: CommandContext, sender: Sender, row: QueuedRow): Promise<Attempt> {
  const trouble = await sender.ready(row);
  if (trouble) return { outcome: 'waiting', trouble, blocks: true };
  const sql = context.read.client(row.clientId);
  const sending = await sendingById(sql, row.sendingId);
  if (sending?.state !== 'queued') return { outcome: 'gone-already' };
  const against = await reasonAgainst(context, row, sending);
  if (against) {
    await context.write((tx) => moveSending(tx, row.clientId, row.sendingId, { to: 'withdrawn', trouble: against }));
    return { outcome: 'withdrawn' };
  }
  return sender.send(row, sending);
}

/** What has changed since it was put in the queue: the customer has paid, or no longer wants to be written to. */
async function reasonAgainst(context: CommandContext, row: QueuedRow, sending: SendingRow): Promise<Trouble | null> {
  const sql = context.read.client(row.clientId);
  if (sending.kind !== 'reminder' && row.channel === 'email') return null;
  const consents = await consentsOf(sql, sending.customerId);
  if (!consents.some((one) => one.channel === row.channel && one.given === 1))
    return { code: 'consent-withdrawn', facts: { label: sending.label } };
  if (sending.kind === 'reminder' && sending.subjectId !== null && (await openOfLetter(sql, sending.subjectId)) === 0)
    return { code: 'letter-paid', facts: { label: sending.label } };
  return null;
}

/** Takes the sending for this run: from here on nobody else sends it. False when it is no longer in the queue. */
export async function takeInHand(
  context: CommandContext,
  row: QueuedRow,
  as: { messageId: string; sender: string },
): Promise<boolean> {
  return context.write(async (tx) => {
    const now = await sendingById(tx.client(row.clientId), row.sendingId);
    if (now?.state !== 'queued') return false;
    await moveSending(tx, row.clientId, row.sendingId, { to: 'handing', ...as });
    return true;
  });
}

export function settle(context: CommandContext, row: QueuedRow, change: StateChange): Promise<void> {
  return context.write((tx) => moveSending(tx, row.clientId, row.sendingId, change));
}

/** A run of reminders of which everything has gone by wire lies on nobody's desk any more. */
export async function closePiles(context: CommandContext, clientIds: readonly number[]): Promise<void> {
  for (const clientId of clientIds) {
    if ((await wiredPiles(context.read.client(clientId))).length === 0) continue;
    await context.write((tx) => postPiles(tx, clientId));
  }
}

/** A refusal as trouble; anything else is thrown on. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof AppError)) throw error;
  const facts = Object.entries(error.facts).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  return { code: error.code, facts: Object.fromEntries(facts) as Trouble['facts'] };
}
