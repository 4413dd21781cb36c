import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From the printer to the post and back: print jobs, the steps of a batch, how letters go, withdrawals and returned mail. */
const STATEMENTS = [
  `ALTER TABLE document ADD COLUMN outline TEXT`,
  `CREATE TABLE print_job (
    id INTEGER NOT NULL, document_id INTEGER NOT NULL, printer TEXT NOT NULL, queue_job TEXT NOT NULL,
    from_page INTEGER, through_page INTEGER, copies INTEGER NOT NULL, tray TEXT NOT NULL, duplex TEXT NOT NULL,
    state TEXT NOT NULL, state_at TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT "print_job_state_check" CHECK (state IN ('waiting','printing','done','cancelled','failed','gone')),
    CONSTRAINT "print_job_duplex_check" CHECK (duplex IN ('off','long-edge','short-edge')),
    CONSTRAINT "print_job_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    PRIMARY KEY (id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX print_job_document ON print_job (document_id, id)`,
  `CREATE INDEX print_job_state ON print_job (state)`,
  `CREATE TABLE reminder_print (
    batch_id INTEGER NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "reminder_print_batch" FOREIGN KEY ("batch_id") REFERENCES "reminder_batch" ("id"),
    PRIMARY KEY (batch_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE reminder_count (
    client_id INTEGER NOT NULL, batch_id INTEGER NOT NULL, seq INTEGER NOT NULL, letters INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "reminder_count_batch" FOREIGN KEY ("batch_id") REFERENCES "reminder_batch" ("id"),
    PRIMARY KEY (client_id, batch_id, seq)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE reminder_mail (
    client_id INTEGER NOT NULL, letter_id INTEGER NOT NULL, seq INTEGER NOT NULL, mail_class TEXT NOT NULL,
    tracking_number TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "reminder_mail_mail_class_check" CHECK (mail_class IN ('ordinary','tracked','registered','delivery-certified','content-certified')),
    CONSTRAINT "reminder_mail_letter" FOREIGN KEY ("client_id", "letter_id") REFERENCES "reminder_letter" ("client_id", "id"),
    PRIMARY KEY (client_id, letter_id, seq)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE reminder_letter_withdrawal (
    client_id INTEGER NOT NULL, letter_id INTEGER NOT NULL, withdrawn_on TEXT NOT NULL, reason TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "reminder_letter_withdrawal_letter" FOREIGN KEY ("client_id", "letter_id") REFERENCES "reminder_letter" ("client_id", "id"),
    PRIMARY KEY (client_id, letter_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE reminder_letter_return (
    client_id INTEGER NOT NULL, letter_id INTEGER NOT NULL, customer_id INTEGER NOT NULL, returned_on TEXT NOT NULL,
    reason TEXT NOT NULL, note TEXT NOT NULL, address TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT "reminder_letter_return_reason_check" CHECK (reason IN ('unknown-address','moved','refused','unclaimed','other')),
    CONSTRAINT "reminder_letter_return_letter" FOREIGN KEY ("client_id", "letter_id") REFERENCES "reminder_letter" ("client_id", "id"),
    CONSTRAINT "reminder_letter_return_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, letter_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX reminder_letter_return_customer ON reminder_letter_return (client_id, customer_id)`,
];

export class Posting1780000010000 implements MigrationInterface {
  name = 'Posting1780000010000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
