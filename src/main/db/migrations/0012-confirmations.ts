import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE balance_confirmation (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, customer_id INTEGER NOT NULL, serial TEXT NOT NULL,
    as_of TEXT NOT NULL, balance_yen INTEGER NOT NULL, advance_yen INTEGER NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "balance_confirmation_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX balance_confirmation_customer ON balance_confirmation (client_id, customer_id, as_of)`,
  `CREATE UNIQUE INDEX balance_confirmation_serial ON balance_confirmation (serial)`,
  `CREATE TABLE balance_confirmation_item (
    client_id INTEGER NOT NULL, confirmation_id INTEGER NOT NULL, receivable_id INTEGER NOT NULL,
    open_yen INTEGER NOT NULL,
    CONSTRAINT "balance_confirmation_item_confirmation" FOREIGN KEY ("client_id", "confirmation_id") REFERENCES "balance_confirmation" ("client_id", "id"),
    CONSTRAINT "balance_confirmation_item_receivable" FOREIGN KEY ("client_id", "receivable_id") REFERENCES "receivable" ("client_id", "id"),
    PRIMARY KEY (client_id, confirmation_id, receivable_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX balance_confirmation_item_receivable ON balance_confirmation_item (client_id, receivable_id)`,
  `CREATE TABLE balance_confirmation_sending (
    client_id INTEGER NOT NULL, confirmation_id INTEGER NOT NULL, number INTEGER NOT NULL, sent_on TEXT NOT NULL,
    reply_by TEXT NOT NULL, document_id INTEGER NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT "balance_confirmation_sending_confirmation" FOREIGN KEY ("client_id", "confirmation_id") REFERENCES "balance_confirmation" ("client_id", "id"),
    CONSTRAINT "balance_confirmation_sending_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    PRIMARY KEY (client_id, confirmation_id, number)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE balance_confirmation_reply (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, confirmation_id INTEGER NOT NULL, outcome TEXT NOT NULL,
    replied_on TEXT NOT NULL, stated_yen INTEGER, reason TEXT NOT NULL DEFAULT (''), seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "balance_confirmation_reply_outcome_check" CHECK (outcome IN ('sent','agreed','differs','not-returned')),
    CONSTRAINT "balance_confirmation_reply_stated_check" CHECK (outcome IN ('agreed','differs') AND stated_yen IS NOT NULL AND stated_yen >= 0 OR outcome IN ('sent','not-returned') AND stated_yen IS NULL),
    CONSTRAINT "balance_confirmation_reply_confirmation" FOREIGN KEY ("client_id", "confirmation_id") REFERENCES "balance_confirmation" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX balance_confirmation_reply_of ON balance_confirmation_reply (client_id, confirmation_id, id)`,
  // What is open of the whole office is read from one stretch of the index, not from one a customer.
  `DROP INDEX open_span_on`,
  `CREATE INDEX open_span_on ON open_span (life, client_id, customer_id, from_on, until_on, due_on, issued_on, open_yen)`,
];

/** Confirmations of balances with their answers; the spans' index led by life. */
export class Confirmations1780000012000 implements MigrationInterface {
  name = 'Confirmations1780000012000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
