import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Envelopes an office chooses from, what a client's letters carry, and how far each printer's paper lies off. */
const STATEMENTS = [
  `CREATE TABLE envelope (
    id INTEGER NOT NULL, shape TEXT NOT NULL, removed_at TEXT,
    PRIMARY KEY (id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE client_paper (
    client_id INTEGER NOT NULL, preset TEXT, envelope_id INTEGER, choices TEXT NOT NULL DEFAULT '{}',
    CONSTRAINT "client_paper_envelope_check" CHECK (preset IS NULL OR envelope_id IS NULL),
    CONSTRAINT "client_paper_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    CONSTRAINT "client_paper_envelope" FOREIGN KEY ("envelope_id") REFERENCES "envelope" ("id"),
    PRIMARY KEY (client_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE customer_paper (
    client_id INTEGER NOT NULL, customer_id INTEGER NOT NULL, choices TEXT NOT NULL,
    CONSTRAINT "customer_paper_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, customer_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE printer_offset (
    printer TEXT NOT NULL, right_tenths INTEGER NOT NULL, down_tenths INTEGER NOT NULL,
    PRIMARY KEY (printer)
  ) STRICT, WITHOUT ROWID`,
];

export class Envelopes1780000020000 implements MigrationInterface {
  name = 'Envelopes1780000020000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
