/** Finds the method, checks the input, runs the handler, and turns whatever happens into a Reply. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contract, type MethodName } from '../../contract/contract.ts';
import type { Failure, Reply } from '../../contract/reply.ts';
import { copyDatabase } from '../db/backup.ts';
import { clientRead, officeRead } from '../db/engine.ts';
import type { JobData } from '../jobs/jobs-list.ts';
import { sha256 } from './canonical.ts';
import type { Actor, CommandContext, QueryContext } from './context.ts';
import {
  DOCUMENT_KINDS,
  type DocumentKind,
  type DocumentValue,
  readDocument,
  recordDocument,
  unpackPayload,
  writeWhole,
} from './documents.ts';
import { AppError, EnvironmentError, environmentFailure } from './errors.ts';
import { handlers } from './handlers.ts';
import { inputFault } from './input-fault.ts';
import { RepeatedRequest, type Session, storedReply, type WriteCause, writeTransaction } from './session.ts';

export interface Dispatch {
  call(name: string, input: unknown, meta: { actorCode?: string }): Promise<Reply<unknown>>;
  renderDocument(documentId: number, method: string): Promise<DocumentValue>;
}

type AnyHandler = (context: CommandContext, input: unknown) => Promise<unknown>;

export function createDispatch(session: Session): Dispatch {
  async function call(name: string, input: unknown, meta: { actorCode?: string }): Promise<Reply<unknown>> {
    try {
      if (!Object.hasOwn(contract, name)) throw new AppError('unknown-method', { method: name });
      const method = contract[name as MethodName];
      const parsed = method.input.safeParse(input ?? {});
      if (!parsed.success) throw invalidInput(inputFault(parsed.error.issues[0], input ?? {}));
      const actor = await findActor(session, meta.actorCode);
      const handler = handlers[name as MethodName] as AnyHandler;
      const value =
        method.kind === 'query'
          ? await handler(queryContext(session, actor) as CommandContext, parsed.data)
          : await runCommand(session, name, handler, actor, parsed.data, call);
      const ignoredKeys = unknownKeys(input, parsed.data);
      return {
        ok: true,
        value,
        ...(method.kind === 'query' ? { at: session.clock.now() } : {}),
        ...(ignoredKeys.length > 0 ? { ignoredKeys } : {}),
      };
    } catch (error) {
      return { ok: false, error: failureOf(error, session, name) };
    }
  }
  return { call, renderDocument: (documentId, method) => renderDocument(session, documentId, systemCause(method)) };
}

async function runCommand(
  session: Session,
  name: string,
  handler: AnyHandler,
  actor: Actor,
  input: unknown,
  call: Dispatch['call'],
): Promise<unknown> {
  const { clientId = null, requestId = null } = input as { clientId?: number | null; requestId?: string | null };
  const cause: WriteCause = { method: name, actor, input, clientId, requestId };
  try {
    const stored = await storedReply(officeRead(session.readRaw), cause);
    if (stored !== null) return await replayed(session, stored);
    return await handler(commandContext(session, cause, call), input);
  } catch (error) {
    if (error instanceof RepeatedRequest) return replayed(session, error.stored);
    throw error;
  }
}

/** The first reply again; a document in it (or two) is described as it lies there now (it may have been drawn later). */
async function replayed(session: Session, stored: string): Promise<unknown> {
  const value = JSON.parse(stored) as Record<string, unknown> | null;
  for (const key of ['document', 'talkSheet'] as const) {
    const held = value?.[key] as { documentId: number } | null | undefined;
    if (value && held) value[key] = await renderDocument(session, held.documentId, systemCause('documents.redrawn'));
  }
  return value;
}

function systemCause(method: string): WriteCause {
  return {
    method,
    actor: { staffId: null, code: 'system', name: 'Bantō' },
    input: {},
    clientId: null,
    requestId: null,
  };
}

function queryContext(session: Session, actor: Actor): QueryContext {
  return {
    clock: session.clock,
    actor,
    folder: session.paths.folder,
    read: { office: officeRead(session.readRaw), client: (clientId) => clientRead(session.readRaw, clientId) },
    jobs: session.jobs,
    printers: session.printers,
  };
}

function commandContext(session: Session, cause: WriteCause, call: Dispatch['call']): CommandContext {
  let wrote = false;
  return {
    ...queryContext(session, cause.actor),
    wires: session.wires,
    secretKeys: session.secretKeys,
    write(work) {
      // Only the first write carries the requestId: its value is the command's reply.
      const own = wrote ? { ...cause, requestId: null } : cause;
      wrote = true;
      return writeTransaction(session, own, work);
    },
    rehearse: (work) => writeTransaction(session, { ...cause, requestId: null }, work, { rehearsal: true }),
    perform: (name, given) => call(name, given, { actorCode: cause.actor.code }) as Promise<Reply<never>>,
    recordDocument,
    render: (documentId) =>
      renderDocument(session, documentId, {
        ...cause,
        method: 'documents.rendered',
        requestId: null,
        input: { documentId },
      }),
    officeFiles: { backupTo: (file) => copyDatabase(session.paths.database, file) },
  };
}

/** Draws a recorded document and marks it rendered; one that is rendered already is only described. */
async function renderDocument(session: Session, documentId: number, cause: WriteCause): Promise<DocumentValue> {
  const read = officeRead(session.writer!.raw);
  const row = await read.get<{
    kind: DocumentKind;
    title: string;
    path: string;
    state: string;
    sha256: string | null;
    bytes: number | null;
    payload: string;
    client_id: number | null;
  }>('SELECT kind, title, path, state, sha256, bytes, payload, client_id FROM document WHERE id = :documentId', {
    documentId,
  });
  if (!row) throw new AppError('document-unknown', { documentId });
  if (row.state === 'rendered' && row.sha256 !== null && existsSync(join(session.paths.folder, row.path))) {
    return { documentId, path: row.path, sha256: row.sha256, bytes: row.bytes ?? 0 };
  }
  const { job } = DOCUMENT_KINDS[row.kind];
  const readStored = ({ path, sha256: digest }: { path: string; sha256: string }) => {
    const held = readDocument(session.paths.folder, path, digest);
    if (!held) throw new AppError('document-changed', { documentId, path });
    return held;
  };
  const draw = () => session.jobs.run(job, unpackPayload(row.payload, readStored) as JobData<typeof job>, row.title);
  const result = await afterBooking(row.path, draw);
  const bytes = result instanceof Uint8Array ? result : result.bytes;
  const digest = sha256(bytes);
  // Drawing again gives the same bytes within one version; a document already rendered keeps the digest it was issued with.
  if (row.state === 'rendered' && row.sha256 !== digest)
    throw new AppError('document-changed', { documentId, path: row.path });
  await afterBooking(row.path, async () => writeWhole(join(session.paths.folder, row.path), bytes));
  if (row.state === 'recorded') {
    await writeTransaction(session, { ...cause, clientId: row.client_id }, async (tx) => {
      await tx.office.update(
        'document',
        { id: documentId },
        { state: 'rendered', sha256: digest, bytes: bytes.length, pages: pagesOf(result), outline: outlineOf(result) },
      );
    });
  }
  return { documentId, path: row.path, sha256: digest, bytes: bytes.length };
}

/**
 * Drawing comes after the booking is done: whatever fails in it (a full disk, a cancelled job) must not be answered with
 * "nothing was changed". The record stands, and the paper is drawn at the next opening or by the same requestId.
 */
async function afterBooking<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    const facts = { path, detail: error instanceof Error ? error.message : String(error) };
    // A full disk fills the screen; a job that was cancelled or broke is a matter of this one paper.
    throw environmentFailure(error)
      ? new EnvironmentError('document-undrawn', facts)
      : new AppError('document-undrawn', facts);
  }
}

/** Pages of a drawn batch of letters; null for documents that have none. */
function pagesOf(
  result: Uint8Array | { letters: { pages: number }[]; coverPages: number; blankPages?: number },
): number | null {
  return result instanceof Uint8Array
    ? null
    : result.letters.reduce((sum, letter) => sum + letter.pages, result.coverPages + (result.blankPages ?? 0));
}

/** Where each letter of a batch lies, so that one of them can be found and printed again; null for other documents. */
function outlineOf(
  result: Uint8Array | { letters: { letterKey: string; firstPage: number; pages: number; sheets?: number }[] },
): string | null {
  return result instanceof Uint8Array
    ? null
    : JSON.stringify(result.letters.map(({ letterKey, ...place }) => ({ key: letterKey, ...place })));
}

async function findActor(session: Session, code: string | undefined): Promise<Actor> {
  const wanted = code ?? 'system';
  const row = await officeRead(session.readRaw).get<{ id: number; name: string }>(
    'SELECT id, name FROM staff_member WHERE code = :code',
    { code: wanted },
  );
  return row ? { staffId: row.id, code: wanted, name: row.name } : { staffId: null, code: wanted, name: wanted };
}

function invalidInput(fault: ReturnType<typeof inputFault>): AppError {
  return new AppError('input-invalid', fault, fault.path);
}

/** Keys that the contract does not know, at any depth (`lines.colour`, whichever line): ignored, and said. */
function unknownKeys(input: unknown, parsed: unknown, path = ''): string[] {
  if (input === null || typeof input !== 'object' || input instanceof Uint8Array) return [];
  const found = new Set<string>();
  for (const [key, value] of Object.entries(input)) {
    const place = Array.isArray(input) ? path : `${path}${path === '' ? '' : '.'}${key}`;
    if (parsed === null || typeof parsed !== 'object' || !Object.hasOwn(parsed, key)) found.add(place);
    else for (const deeper of unknownKeys(value, Reflect.get(parsed, key), place)) found.add(deeper);
  }
  return [...found];
}

function failureOf(error: unknown, session: Session, method: string): Failure {
  if (error instanceof AppError) {
    return {
      kind: 'refusal',
      code: error.code,
      facts: error.facts,
      ...(error.field === undefined ? {} : { field: error.field }),
    };
  }
  const environment = environmentFailure(error);
  if (environment) return environment;
  const bugId = randomBytes(3).toString('hex').toUpperCase();
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  // The log is for whoever mends it: the id the clerk reads out, the method, the stack; never the data.
  process.stderr.write(`[bug ${bugId}] ${session.clock.now()} ${method}\n${stack}\n`);
  return { kind: 'bug', code: 'bug', facts: { method }, bugId };
}
