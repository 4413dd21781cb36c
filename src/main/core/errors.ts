import type { RefusalCode } from '../../contract/refusal-codes.ts';
import type { Facts, Failure } from '../../contract/reply.ts';

/** A refusal: the request cannot be done as asked. The sentence is in messages/refusals.ts. */
export class AppError extends Error {
  readonly code: RefusalCode;
  readonly facts: Facts;
  readonly field: string | undefined;

  constructor(code: RefusalCode, facts: Facts = {}, field?: string) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.facts = facts;
    this.field = field;
  }
}

/** Disk, lock, corrupt or newer file: nothing was changed, and no other request will fare better now. */
export class EnvironmentError extends Error {
  readonly code: RefusalCode;
  readonly facts: Facts;

  constructor(code: RefusalCode, facts: Facts = {}) {
    super(code);
    this.name = 'EnvironmentError';
    this.code = code;
    this.facts = facts;
  }
}

const ENVIRONMENT_BY_CODE: Record<string, RefusalCode> = {
  SQLITE_FULL: 'disk-full',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  SQLITE_IOERR_WRITE: 'disk-full',
  SQLITE_CORRUPT: 'office-corrupt',
  SQLITE_NOTADB: 'office-corrupt',
  SQLITE_READONLY: 'folder-not-writable',
  SQLITE_CANTOPEN: 'folder-not-writable',
  EACCES: 'folder-not-writable',
  EPERM: 'folder-not-writable',
  EROFS: 'folder-not-writable',
  // A file lies where a folder has to be.
  EEXIST: 'folder-not-writable',
  ENOTDIR: 'folder-not-writable',
};

/** The failure of the machine behind an error of SQLite or of the file system; null for anything else. */
export function environmentFailure(error: unknown): Failure | null {
  if (error instanceof EnvironmentError) return { kind: 'environment', code: error.code, facts: error.facts };
  for (let cause: unknown = error; cause instanceof Error; cause = driverErrorOf(cause)) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    const exact = ENVIRONMENT_BY_CODE[code];
    if (exact) return { kind: 'environment', code: exact, facts: { detail: cause.message } };
    if (code.startsWith('SQLITE_IOERR') || code === 'EIO')
      return { kind: 'environment', code: 'io-failed', facts: { detail: cause.message } };
    if (code.startsWith('SQLITE_CORRUPT'))
      return { kind: 'environment', code: 'office-corrupt', facts: { detail: cause.message } };
    if (code.startsWith('SQLITE_READONLY'))
      return { kind: 'environment', code: 'folder-not-writable', facts: { detail: cause.message } };
  }
  return null;
}

/** TypeORM wraps what the driver threw. */
function driverErrorOf(error: Error): unknown {
  return 'driverError' in error ? error.driverError : error.cause;
}
