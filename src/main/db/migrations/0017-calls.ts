import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Telephone calls about overdue money. */
const STATEMENTS = [
  `CREATE TABLE customer_call (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, customer_id INTEGER NOT NULL, called_on TEXT NOT NULL,
    reached INTEGER NOT NULL, spoke_with TEXT NOT NULL, reason TEXT NOT NULL, note TEXT NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "customer_call_reached_check" CHECK (reached IN (0,1)),
    CONSTRAINT "customer_call_reason_check" CHECK (reason IN ('unknown','forgotten','no-funds','invoice-late','dissatisfied','other')),
    CONSTRAINT "customer_call_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX customer_call_customer ON customer_call (client_id, customer_id, called_on)`,
];

export class Calls1780000017000 implements MigrationInterface {
  name = 'Calls1780000017000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
