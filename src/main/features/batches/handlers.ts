import type { batchMethods } from '../../../contract/batches.ts';
import type { Failure } from '../../../contract/reply.ts';
import { monthBefore } from '../../../domain/client-cycle.ts';
import { batchTitles } from '../../../messages/batches.ts';
import type { CommandContext, Handlers } from '../../core/context.ts';
import { AppError, EnvironmentError } from '../../core/errors.ts';
import { listClients } from '../clients/office-queries.ts';
import { type BatchHead, batchedClients, batchHead, batchHeads, clientsLeft, runningBatch } from './office-queries.ts';
import { CLIENT_WORK, noteOutcome } from './writes.ts';

export const batchHandlers: Handlers<typeof batchMethods> = {
  async 'batches.start'(context, { kind, asOf, month, clientIds }) {
    const today = context.clock.today();
    const { batchId } = await context.write(async (tx) => {
      if (await runningBatch(tx.office, kind)) throw new AppError('batch-running', { kind });
      const clients = (await listClients(tx.office, false)).map((client) => client.clientId);
      const unknown = clientIds?.find((id) => !clients.includes(id));
      if (unknown !== undefined) throw new AppError('client-unknown', { clientId: unknown }, 'clientIds');
      const wanted = clientIds ? clients.filter((id) => clientIds.includes(id)) : clients;
      if (wanted.length === 0) throw new AppError('batch-empty', {});
      const id = await tx.office.nextId('batch_run');
      await tx.office.insert('batch_run', {
        id,
        kind,
        as_of: asOf ?? today,
        month: kind === 'report' ? (month ?? monthBefore(today)) : '',
        state: 'running',
        ...tx.booked(),
      });
      for (const [place, clientId] of wanted.entries())
        await tx.client(clientId).insert('batch_client', { batch_id: id, place, state: 'waiting' });
      return { batchId: id };
    });
    await workThrough(context, batchId);
    return { batchId };
  },

  async 'batches.resume'(context, { batchId, failed }) {
    await context.write(async (tx) => {
      const batch = await batchOf(tx.office, batchId);
      if (batch.state === 'running') throw new AppError('batch-running', { kind: batch.kind });
      if (await runningBatch(tx.office, batch.kind)) throw new AppError('batch-running', { kind: batch.kind });
      if (failed) {
        for (const { clientId, state } of await batchedClients(tx.office, batchId))
          if (state === 'failed')
            await tx.client(clientId).update('batch_client', { batch_id: batchId }, { state: 'waiting' });
      }
      if ((await clientsLeft(tx.office, batchId)).length === 0) throw new AppError('batch-finished', {}, 'batchId');
      await tx.office.update('batch_run', { id: batchId }, { state: 'running', ended_at: null });
      return { batchId };
    });
    await workThrough(context, batchId);
    return { batchId };
  },

  'batches.stop': (context, { batchId }) =>
    context.write(async (tx) => {
      const { state } = await batchOf(tx.office, batchId);
      if (state !== 'running') throw new AppError('batch-not-running', {}, 'batchId');
      await tx.office.update('batch_run', { id: batchId }, { state: 'stopped', ended_at: tx.at });
      return {};
    }),

  async 'batches.status'({ read, clock }, { batchId }) {
    const batch = await batchOf(read.office, batchId);
    const clients = await batchedClients(read.office, batchId);
    return {
      at: clock.now(),
      batch,
      clients: clients.map(({ refusal, facts, ...client }) => ({
        ...client,
        refusal:
          refusal === null ? null : { code: refusal, facts: JSON.parse(facts ?? '{}') as Record<string, string> },
      })),
    };
  },

  async 'batches.list'({ read, clock }, { limit }) {
    return { at: clock.now(), batches: await batchHeads(read.office, limit) };
  },
};

async function batchOf(sql: Parameters<typeof batchHead>[0], batchId: number): Promise<BatchHead> {
  const batch = await batchHead(sql, batchId);
  if (!batch) throw new AppError('batch-unknown', { batchId }, 'batchId');
  return batch;
}

/**
 * Works through the clients that wait, one command each, until none is left, somebody stops it, or the machine fails.
 * What has been done of a client is written down before the next one begins.
 */
async function workThrough(context: CommandContext, batchId: number): Promise<void> {
  const batch = await batchOf(context.read.office, batchId);
  const left = await clientsLeft(context.read.office, batchId);
  const { total } = batch;
  const task = context.jobs.begin(batchTitles[batch.kind]);
  let done = total - left.length;
  task.report(done, total);
  let outcome: 'done' | 'failed' | 'cancelled' = 'failed';
  try {
    for (const { clientId } of left) {
      if (task.cancelled() || !(await isRunning(context, batchId))) break;
      const reply = await CLIENT_WORK[batch.kind](context, batch, clientId).catch(refusalOf);
      if (!reply.ok && reply.error.kind === 'environment') throw new MachineFailed(reply.error);
      await context.write((tx) => noteOutcome(tx, batchId, clientId, reply));
      task.report(++done, total);
    }
    outcome = done < total ? 'cancelled' : 'done';
    await endRun(context, batchId, outcome === 'done' ? 'done' : 'stopped');
  } catch (error) {
    // As far as the machine still writes: who waits can be gone on with once the disk is well again.
    await endRun(context, batchId, 'stopped').catch(() => undefined);
    throw error instanceof MachineFailed ? new EnvironmentError(error.failure.code, error.failure.facts) : error;
  } finally {
    task.end(outcome);
  }
}

class MachineFailed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** A refusal that was thrown and not answered (a proposal is no command of its own). */
function refusalOf(error: unknown): { ok: false; error: Failure } {
  if (!(error instanceof AppError)) throw error;
  return { ok: false, error: { kind: 'refusal', code: error.code, facts: error.facts } };
}

async function isRunning(context: CommandContext, batchId: number): Promise<boolean> {
  return (await batchHead(context.read.office, batchId))?.state === 'running';
}

/** Stopped by its method it is already. */
async function endRun(context: CommandContext, batchId: number, state: 'done' | 'stopped'): Promise<void> {
  await context.write(async (tx) => {
    const batch = await batchOf(tx.office, batchId);
    if (batch.state === 'running') await tx.office.update('batch_run', { id: batchId }, { state, ended_at: tx.at });
  });
}
