/** The audit chain: one entry per command that wrote, each hash covering the one before. */
import type { ReadSql, WriteSql } from '../db/engine.ts';
import { canonicalJson, sha256 } from './canonical.ts';

export interface AuditContent {
  seq: number;
  at: string;
  actor: string;
  method: string;
  clientId: number | null;
  requestId: string | null;
  inputDigest: string;
  /** Rows changed per table and one digest over their content, as canonical JSON. */
  changes: string;
}

/** Before the first entry. */
export const GENESIS_HASH = '0'.repeat(64);

export function entryHash(content: AuditContent, previousHash: string): string {
  return sha256(canonicalJson({ ...content, previousHash }));
}

/** seq and hash of the newest entry; 0 and the genesis hash in an empty chain. */
export async function chainHead(sql: ReadSql): Promise<{ seq: number; hash: string }> {
  const row = await sql.get<{ seq: number; hash: string }>(
    'SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1',
  );
  return row ?? { seq: 0, hash: GENESIS_HASH };
}

export async function appendEntry(sql: WriteSql, content: AuditContent, previousHash: string): Promise<void> {
  await sql.insert('audit_entry', {
    seq: content.seq,
    at: content.at,
    actor: content.actor,
    method: content.method,
    client_id: content.clientId,
    request_id: content.requestId,
    input_digest: content.inputDigest,
    changes: content.changes,
    previous_hash: previousHash,
    hash: entryHash(content, previousHash),
  });
}
