import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An envelope of a customer's own, and postage from a day on. */
const STATEMENTS = [
  `CREATE TABLE customer_paper_new (
    client_id INTEGER NOT NULL, customer_id INTEGER NOT NULL, choices TEXT NOT NULL, preset TEXT, envelope_id INTEGER,
    CONSTRAINT "customer_paper_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    CONSTRAINT "customer_paper_envelope" FOREIGN KEY ("envelope_id") REFERENCES "envelope" ("id"),
    PRIMARY KEY (client_id, customer_id)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO customer_paper_new (client_id, customer_id, choices) SELECT client_id, customer_id, choices FROM customer_paper`,
  `DROP TABLE customer_paper`,
  `ALTER TABLE customer_paper_new RENAME TO customer_paper`,
  `CREATE TABLE postage_rate (
    from_on TEXT NOT NULL, mail_kind TEXT NOT NULL, max_grams INTEGER NOT NULL, yen INTEGER NOT NULL, source TEXT NOT NULL,
    CONSTRAINT "postage_rate_yen_check" CHECK (yen > 0 AND max_grams >= 0),
    PRIMARY KEY (from_on, mail_kind, max_grams)
  ) STRICT, WITHOUT ROWID`,
];

export class Mailing1780000030000 implements MigrationInterface {
  name = 'Mailing1780000030000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
