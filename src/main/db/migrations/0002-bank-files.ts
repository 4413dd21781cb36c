import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `ALTER TABLE deposit ADD COLUMN received_on TEXT`,
  `ALTER TABLE deposit ADD COLUMN instrument_number TEXT NOT NULL DEFAULT ('')`,
  `CREATE TABLE deposit_import_account (
    client_id INTEGER NOT NULL, import_id INTEGER NOT NULL, account_key TEXT NOT NULL, from_on TEXT, through_on TEXT,
    opening_yen INTEGER, closing_yen INTEGER,
    CONSTRAINT "deposit_import_account_import" FOREIGN KEY ("client_id", "import_id") REFERENCES "deposit_import" ("client_id", "id"),
    PRIMARY KEY (client_id, import_id, account_key)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE deposit_mapping (
    client_id INTEGER NOT NULL, account_key TEXT NOT NULL, shape TEXT NOT NULL, mapping TEXT NOT NULL,
    CONSTRAINT "deposit_mapping_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id, account_key, shape)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE debit_batch (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, import_id INTEGER NOT NULL, account_key TEXT NOT NULL,
    collector_code TEXT NOT NULL, collector_name TEXT NOT NULL, debit_on TEXT NOT NULL,
    settled_count INTEGER NOT NULL, settled_yen INTEGER NOT NULL, failed_count INTEGER NOT NULL,
    failed_yen INTEGER NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "debit_batch_import" FOREIGN KEY ("client_id", "import_id") REFERENCES "deposit_import" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX debit_batch_day ON debit_batch (client_id, debit_on)`,
  `CREATE TABLE debit_row (
    client_id INTEGER NOT NULL, batch_id INTEGER NOT NULL, line INTEGER NOT NULL, bank_code TEXT NOT NULL,
    bank_name TEXT NOT NULL, branch_code TEXT NOT NULL, branch_name TEXT NOT NULL, account_type TEXT NOT NULL,
    account_number TEXT NOT NULL, holder_kana TEXT NOT NULL, amount_yen INTEGER NOT NULL, new_code TEXT NOT NULL,
    customer_number TEXT NOT NULL, result_code TEXT NOT NULL,
    CONSTRAINT "debit_row_amount_check" CHECK (amount_yen >= 0),
    CONSTRAINT "debit_row_batch" FOREIGN KEY ("client_id", "batch_id") REFERENCES "debit_batch" ("client_id", "id"),
    PRIMARY KEY (client_id, batch_id, line)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE customer_mandate (
    client_id INTEGER NOT NULL, number TEXT NOT NULL, customer_id INTEGER NOT NULL,
    CONSTRAINT "customer_mandate_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, number)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE debit_split (
    client_id INTEGER NOT NULL, allocation_id INTEGER NOT NULL, batch_id INTEGER NOT NULL,
    CONSTRAINT "debit_split_allocation" FOREIGN KEY ("client_id", "allocation_id") REFERENCES "allocation" ("client_id", "id"),
    CONSTRAINT "debit_split_batch" FOREIGN KEY ("client_id", "batch_id") REFERENCES "debit_batch" ("client_id", "id"),
    PRIMARY KEY (client_id, allocation_id, batch_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX debit_split_batch ON debit_split (client_id, batch_id)`,
  `CREATE TABLE watched_file (
    id INTEGER NOT NULL, at TEXT NOT NULL, name TEXT NOT NULL, outcome TEXT NOT NULL, sentence TEXT NOT NULL,
    accepted INTEGER NOT NULL, duplicates INTEGER NOT NULL,
    CONSTRAINT "watched_file_outcome_check" CHECK (outcome IN ('imported','refused')),
    PRIMARY KEY (id)
  ) STRICT, WITHOUT ROWID`,
];

/** Results of direct debits (全銀 91), kept mappings, balances of imports, the watched folder; でんさい and cheques by hand. */
export class BankFiles1780000002000 implements MigrationInterface {
  name = 'BankFiles1780000002000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
