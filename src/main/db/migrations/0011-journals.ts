import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE journal_setting (
    client_id INTEGER NOT NULL, format TEXT NOT NULL, include_sales INTEGER NOT NULL, start_on TEXT,
    CONSTRAINT "journal_setting_format_check" CHECK (format IN ('yayoi','freee','moneyforward','generic')),
    CONSTRAINT "journal_setting_sales_check" CHECK (include_sales IN (0,1)),
    CONSTRAINT "journal_setting_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE journal_account (
    client_id INTEGER NOT NULL, slot TEXT NOT NULL, account TEXT NOT NULL, sub_mode TEXT NOT NULL,
    sub_text TEXT NOT NULL DEFAULT (''), department TEXT NOT NULL DEFAULT (''), tax TEXT NOT NULL,
    CONSTRAINT "journal_account_sub_mode_check" CHECK (sub_mode IN ('none','customer','bank','fixed')),
    CONSTRAINT "journal_account_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id, slot)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE journal_sub_account (
    client_id INTEGER NOT NULL, customer_id INTEGER NOT NULL, sub_account TEXT NOT NULL,
    CONSTRAINT "journal_sub_account_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, customer_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE journal_batch (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, format TEXT NOT NULL, from_on TEXT, through_on TEXT NOT NULL,
    entries INTEGER NOT NULL, debit_yen INTEGER NOT NULL, receivable_yen INTEGER NOT NULL, document_id INTEGER NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "journal_batch_entries_check" CHECK (entries > 0),
    CONSTRAINT "journal_batch_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    CONSTRAINT "journal_batch_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE journal_fact (
    client_id INTEGER NOT NULL, kind TEXT NOT NULL, ref_id INTEGER NOT NULL, on_day TEXT NOT NULL,
    batch_id INTEGER NOT NULL, resting TEXT, resting_customer_id INTEGER,
    CONSTRAINT "journal_fact_kind_check" CHECK (kind IN ('deposit','cancel','refund','allocation','reversal','invoice','void')),
    CONSTRAINT "journal_fact_resting_check" CHECK (resting IN ('suspense','advance')),
    CONSTRAINT "journal_fact_batch" FOREIGN KEY ("client_id", "batch_id") REFERENCES "journal_batch" ("client_id", "id"),
    CONSTRAINT "journal_fact_customer" FOREIGN KEY ("client_id", "resting_customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, kind, ref_id, on_day)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX journal_fact_batch ON journal_fact (client_id, batch_id)',
];

/** 仕訳出力: the client's chart of accounts, the files written, and which fact each of them took. */
export class Journals1780000011000 implements MigrationInterface {
  name = 'Journals1780000011000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
