import { table } from './table.ts';

export const officeTables = [
  table({ name: 'office_setting', columns: { key: 'text', value: 'text' }, primary: ['key'] }),
  table({
    name: 'staff_member',
    columns: { id: 'int', code: 'text', name: 'text', active: { kind: 'int', default: 1 } },
    primary: ['id'],
    indexes: { staff_member_code: { columns: ['code'], unique: true } },
  }),
  /** Append-only; each entry's hash covers the one before, so a cut or changed entry shows (office.verify). */
  table({
    name: 'audit_entry',
    columns: {
      seq: 'int',
      at: 'text',
      actor: 'text',
      method: 'text',
      client_id: 'int?',
      request_id: 'text?',
      input_digest: 'text',
      changes: 'text',
      previous_hash: 'text',
      hash: 'text',
    },
    primary: ['seq'],
    indexes: { audit_entry_client: { columns: ['client_id', 'seq'] } },
  }),
  /** The first reply to a requestId; the same id again returns it. */
  table({
    name: 'request',
    columns: { request_id: 'text', method: 'text', input_digest: 'text', reply: 'text', seq: 'int' },
    primary: ['request_id'],
  }),
  /** recorded (payload = what to draw) → rendered (bytes lie in documents/, sha256 known). */
  table({
    name: 'document',
    longRows: true,
    columns: {
      id: 'int',
      client_id: 'int?',
      kind: 'text',
      title: 'text',
      path: 'text',
      state: 'text',
      sha256: 'text?',
      bytes: 'int?',
      pages: 'int?',
      seq: 'int',
      recorded_at: 'text',
      outline: 'text?',
      payload: 'text',
    },
    primary: ['id'],
    indexes: { document_state: { columns: ['state'] }, document_client: { columns: ['client_id', 'id'] } },
    checks: { state: `state IN ('recorded','rendered')` },
  }),
  table({
    name: 'backup_log',
    columns: { id: 'int', path: 'text', bytes: 'int', sha256: 'text', second_path: 'text?', at: 'text' },
    primary: ['id'],
  }),
  /** What the office's clearings have taught the proposal engine, by the audit number under which they were counted. */
  table({
    name: 'matching_experience',
    columns: { seq: 'int', fee_bearer: 'text', fee_yen: 'int', withheld: 'int', lateness: 'int', count: 'int' },
    primary: ['seq', 'fee_bearer', 'fee_yen', 'withheld', 'lateness'],
    checks: { count: 'count > 0' },
  }),
];
