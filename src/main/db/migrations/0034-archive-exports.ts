import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE archive_export (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, folder TEXT NOT NULL, entries INTEGER NOT NULL, files INTEGER NOT NULL,
    without INTEGER NOT NULL, broken INTEGER NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "archive_export_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
];

/** When somebody took a client's documents out for an inspection, and how many. */
export class ArchiveExports1780000034000 implements MigrationInterface {
  name = 'ArchiveExports1780000034000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
