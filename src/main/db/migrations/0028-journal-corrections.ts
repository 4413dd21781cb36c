import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  // Nothing points to this table, so that it can be made anew with the kinds that are added.
  `CREATE TABLE journal_fact_new (
    client_id INTEGER NOT NULL, kind TEXT NOT NULL, ref_id INTEGER NOT NULL, on_day TEXT NOT NULL,
    batch_id INTEGER NOT NULL, resting TEXT, resting_customer_id INTEGER,
    CONSTRAINT "journal_fact_kind_check" CHECK (kind IN ('deposit','cancel','refund','refund-reversal','allocation','reversal','invoice','void','mark','mark-end','recovery','recovery-reversal')),
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
  `CREATE TABLE journal_withdrawal (
    client_id INTEGER NOT NULL, batch_id INTEGER NOT NULL, reason TEXT NOT NULL DEFAULT (''), document_id INTEGER,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "journal_withdrawal_batch" FOREIGN KEY ("client_id", "batch_id") REFERENCES "journal_batch" ("client_id", "id"),
    CONSTRAINT "journal_withdrawal_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    PRIMARY KEY (client_id, batch_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE journal_withdrawn_fact (
    client_id INTEGER NOT NULL, batch_id INTEGER NOT NULL, kind TEXT NOT NULL, ref_id INTEGER NOT NULL, on_day TEXT NOT NULL,
    resting TEXT, resting_customer_id INTEGER,
    CONSTRAINT "journal_withdrawn_fact_withdrawal" FOREIGN KEY ("client_id", "batch_id") REFERENCES "journal_withdrawal" ("client_id", "batch_id"),
    PRIMARY KEY (client_id, batch_id, kind, ref_id, on_day)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE bad_debt_recovery (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, deposit_id INTEGER NOT NULL, allocation_id INTEGER NOT NULL,
    amount_yen INTEGER NOT NULL, recovered_on TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "bad_debt_recovery_amount_check" CHECK (amount_yen > 0),
    CONSTRAINT "bad_debt_recovery_deposit" FOREIGN KEY ("client_id", "deposit_id") REFERENCES "deposit" ("client_id", "id"),
    CONSTRAINT "bad_debt_recovery_clearing" FOREIGN KEY ("client_id", "allocation_id") REFERENCES "clearing" ("client_id", "allocation_id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX bad_debt_recovery_deposit_of ON bad_debt_recovery (client_id, deposit_id)',
  'CREATE INDEX bad_debt_recovery_clearing_of ON bad_debt_recovery (client_id, allocation_id)',
  `CREATE TABLE bad_debt_recovery_reversal (
    client_id INTEGER NOT NULL, recovery_id INTEGER NOT NULL, reversed_on TEXT NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "bad_debt_recovery_reversal_recovery" FOREIGN KEY ("client_id", "recovery_id") REFERENCES "bad_debt_recovery" ("client_id", "id"),
    PRIMARY KEY (client_id, recovery_id)
  ) STRICT, WITHOUT ROWID`,
];

/** Journal files withdrawn, 仮受金 that became 前受金, and money for what was written off (償却債権取立益). */
export class JournalCorrections1780000028000 implements MigrationInterface {
  name = 'JournalCorrections1780000028000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
