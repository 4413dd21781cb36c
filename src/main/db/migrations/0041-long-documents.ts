import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Documents by their number alone. What a batch was made from is megabytes long; without rowid every search for a number read
 * such rows whole, and 5,000 papers that point to their batch took minutes. What is long stands last.
 */
const COLUMNS = 'id, client_id, kind, title, path, state, sha256, bytes, pages, seq, recorded_at, outline, payload';
const STATEMENTS = [
  `CREATE TABLE document_long (
    id INTEGER NOT NULL, client_id INTEGER, kind TEXT NOT NULL, title TEXT NOT NULL, path TEXT NOT NULL,
    state TEXT NOT NULL, sha256 TEXT, bytes INTEGER, pages INTEGER, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    outline TEXT, payload TEXT NOT NULL,
    CONSTRAINT "document_state_check" CHECK (state IN ('recorded','rendered')),
    PRIMARY KEY (id)
  ) STRICT`,
  `INSERT INTO document_long (${COLUMNS}) SELECT ${COLUMNS} FROM document ORDER BY id`,
  'DROP TABLE document',
  'ALTER TABLE document_long RENAME TO document',
  'CREATE INDEX document_state ON document (state)',
  'CREATE INDEX document_client ON document (client_id, id)',
];

export class LongDocuments1780000041000 implements MigrationInterface {
  name = 'LongDocuments1780000041000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward: restore a backup instead');
  }
}
