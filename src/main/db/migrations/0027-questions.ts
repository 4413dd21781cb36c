import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 問い合わせ of customers, what was answered, and the 争い that stand for them. */
const STATEMENTS = [
  `CREATE TABLE question (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, customer_id INTEGER NOT NULL, invoice_id INTEGER, line INTEGER,
    asked_on TEXT NOT NULL, channel TEXT NOT NULL, asked_by TEXT NOT NULL, question TEXT NOT NULL, assigned_to TEXT NOT NULL,
    due_on TEXT, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "question_channel_check" CHECK (channel IN ('phone','mail','email','fax','visit','other')),
    CONSTRAINT "question_line_check" CHECK (line IS NULL OR invoice_id IS NOT NULL),
    CONSTRAINT "question_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    CONSTRAINT "question_invoice" FOREIGN KEY ("client_id", "invoice_id") REFERENCES "invoice" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX question_customer ON question (client_id, customer_id, asked_on)`,
  `CREATE INDEX question_invoice ON question (client_id, invoice_id)`,
  `CREATE TABLE question_dispute (
    client_id INTEGER NOT NULL, question_id INTEGER NOT NULL, dispute_id INTEGER NOT NULL,
    CONSTRAINT "question_dispute_question" FOREIGN KEY ("client_id", "question_id") REFERENCES "question" ("client_id", "id"),
    CONSTRAINT "question_dispute_dispute" FOREIGN KEY ("client_id", "dispute_id") REFERENCES "receivable_dispute" ("client_id", "id"),
    PRIMARY KEY (client_id, question_id, dispute_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE question_entry (
    client_id INTEGER NOT NULL, question_id INTEGER NOT NULL, kind TEXT NOT NULL, on_day TEXT NOT NULL, text TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "question_entry_kind_check" CHECK (kind IN ('answer','close','reopen')),
    CONSTRAINT "question_entry_question" FOREIGN KEY ("client_id", "question_id") REFERENCES "question" ("client_id", "id"),
    PRIMARY KEY (client_id, question_id, seq, kind)
  ) STRICT, WITHOUT ROWID`,
];

export class Questions1780000027000 implements MigrationInterface {
  name = 'Questions1780000027000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
