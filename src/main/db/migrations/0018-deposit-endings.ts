import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  // A refund that is taken back is a fact of its own. Nothing points to this table, so that it can be made anew.
  `CREATE TABLE journal_fact_new (
    client_id INTEGER NOT NULL, kind TEXT NOT NULL, ref_id INTEGER NOT NULL, on_day TEXT NOT NULL,
    batch_id INTEGER NOT NULL, resting TEXT, resting_customer_id INTEGER,
    CONSTRAINT "journal_fact_kind_check" CHECK (kind IN ('deposit','cancel','refund','refund-reversal','allocation','reversal','invoice','void')),
    CONSTRAINT "journal_fact_resting_check" CHECK (resting IN ('suspense','advance')),
    CONSTRAINT "journal_fact_batch" FOREIGN KEY ("client_id", "batch_id") REFERENCES "journal_batch" ("client_id", "id"),
    CONSTRAINT "journal_fact_customer" FOREIGN KEY ("client_id", "resting_customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, kind, ref_id, on_day)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO journal_fact_new (client_id, kind, ref_id, on_day, batch_id, resting, resting_customer_id)
   SELECT client_id, kind, ref_id, on_day, batch_id, resting, resting_customer_id FROM journal_fact`,
  'DROP TABLE journal_fact',
  'ALTER TABLE journal_fact_new RENAME TO journal_fact',
  'CREATE INDEX journal_fact_batch ON journal_fact (client_id, batch_id)',
  `CREATE TABLE deposit_enquiry_sending (
    client_id INTEGER NOT NULL, enquiry_id INTEGER NOT NULL, sent_on TEXT NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "deposit_enquiry_sending_enquiry" FOREIGN KEY ("client_id", "enquiry_id") REFERENCES "deposit_enquiry" ("client_id", "id"),
    PRIMARY KEY (client_id, enquiry_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE deposit_enquiry_answer (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, enquiry_id INTEGER NOT NULL, outcome TEXT NOT NULL,
    answered_on TEXT NOT NULL, note TEXT NOT NULL DEFAULT (''), seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT "deposit_enquiry_answer_outcome_check" CHECK (outcome IN ('known','unknown','returned','waiting')),
    CONSTRAINT "deposit_enquiry_answer_enquiry" FOREIGN KEY ("client_id", "enquiry_id") REFERENCES "deposit_enquiry" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX deposit_enquiry_answer_of ON deposit_enquiry_answer (client_id, enquiry_id, id)',
];

/** 返金取消 in the journal; when a 照会状 was posted and what was answered. */
export class DepositEndings1780000018000 implements MigrationInterface {
  name = 'DepositEndings1780000018000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
