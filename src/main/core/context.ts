/** What a handler is given. Queries get no `write`: that is a compile error, not a convention. */
import type { CommandName, Contract, InputOf, MethodName, OutputOf, ParsedInputOf } from '../../contract/contract.ts';
import type { Reply } from '../../contract/reply.ts';
import type { ClientRead, ClientWrite, ReadSql, WriteSql } from '../db/engine.ts';
import type { Clock } from './clock.ts';
import type { DocumentRequest, DocumentValue } from './documents.ts';
import type { Jobs } from './jobs.ts';
import type { PrintQueue } from './printing.ts';
import type { SecretKeys } from './secrets.ts';
import type { Wires } from './wires.ts';

export interface Actor {
  /** null: an account of the operating system that is no staffMember (command line, first start). */
  staffId: number | null;
  code: string;
  name: string;
}

export interface QueryContext {
  clock: Clock;
  actor: Actor;
  /** The office folder. */
  folder: string;
  read: {
    office: ReadSql;
    client(clientId: number): ClientRead;
  };
  jobs: Jobs;
  printers: PrintQueue;
}

/** One open transaction. What a decision depends on is read through it. */
export interface Tx {
  /** The audit number this transaction will have. */
  seq: number;
  at: string;
  actor: Actor;
  office: WriteSql;
  client(clientId: number): ClientWrite;
  /** The columns of a booked fact: seq, recorded_at, recorded_by. */
  booked(): { seq: number; recorded_at: string; recorded_by: string };
}

export interface CommandContext extends QueryContext {
  /** Mail server and message gateway. */
  wires: Wires;
  /** Keys to kept passwords; only the writer's thread has them. */
  secretKeys: SecretKeys;
  /**
   * One at a time, one transaction, one audit entry. The value of the first write is the command's reply; with a
   * requestId it is stored in the same transaction.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same work in a transaction that is rolled back: what a dry run shows is what the command would do. */
  rehearse<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Gives another command of the contract as the same actor: a transaction, an audit entry and a requestId of its own.
   * For runs over many clients; never inside a write.
   */
  perform<M extends CommandName>(name: M, input: InputOf<M>): Promise<Reply<OutputOf<M>>>;
  /** Records a document inside the transaction; drawn after the commit by render(). */
  recordDocument(tx: Tx, request: DocumentRequest): Promise<{ documentId: number; path: string }>;
  render(documentId: number): Promise<DocumentValue>;
  /** For commands that act on the office's files themselves (backup). */
  officeFiles: OfficeFiles;
}

export interface OfficeFiles {
  /** Copies the open database into `file` without holding up a booking; returns bytes and digest. */
  backupTo(file: string): Promise<{ bytes: number; sha256: string }>;
}

export type Handler<M extends MethodName> = (
  context: Contract[M]['kind'] extends 'command' ? CommandContext : QueryContext,
  input: ParsedInputOf<M>,
) => Promise<OutputOf<M>>;

/** A missing or misspelt handler does not compile. */
export type Handlers<Methods> = { [M in keyof Methods & MethodName]: Handler<M> };
