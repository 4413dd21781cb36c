import { randomBytes } from 'node:crypto';
import type { Failure } from '../../../contract/reply.ts';

/** Logs a fault of ours under a short id and gives what the clerk sees of it. */
export function bugFailure(method: string, reason: unknown): Failure {
  const bugId = randomBytes(3).toString('hex').toUpperCase();
  const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
  process.stderr.write(`[bug ${bugId}] ${method}\n${text}\n`);
  return { kind: 'bug', code: 'bug', facts: { method }, bugId };
}
