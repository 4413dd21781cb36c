/**
 * An allocation without a deposit: what a write-off, an offset or a credit note takes off receivables. Such an allocation
 * has no money and a date of its own; what it is, and why, stands in `clearing`. Commission, write-off and credit note
 * join the kinds of adjustment.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** SQLite drops NOT NULL only by building the table anew; the keys into it are checked again at the end of the transaction. */
const REBUILT = [
  'PRAGMA defer_foreign_keys = ON',
  'CREATE TABLE allocation_before AS SELECT * FROM allocation',
  'DROP TABLE allocation',
  `CREATE TABLE allocation (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, deposit_id INTEGER, cleared_on TEXT, how TEXT NOT NULL,
    money_yen INTEGER NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "allocation_how_check" CHECK (how IN ('auto','suggested','manual')),
    CONSTRAINT "allocation_money_check" CHECK (money_yen >= 0),
    CONSTRAINT "allocation_source_check" CHECK (deposit_id IS NOT NULL AND cleared_on IS NULL OR deposit_id IS NULL AND cleared_on IS NOT NULL AND money_yen = 0),
    CONSTRAINT "allocation_deposit" FOREIGN KEY ("client_id", "deposit_id") REFERENCES "deposit" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO allocation (client_id, id, deposit_id, how, money_yen, seq, recorded_at, recorded_by)
    SELECT client_id, id, deposit_id, how, money_yen, seq, recorded_at, recorded_by FROM allocation_before`,
  'DROP TABLE allocation_before',
  'CREATE INDEX allocation_deposit ON allocation (client_id, deposit_id)',
  'CREATE TABLE allocation_adjustment_before AS SELECT * FROM allocation_adjustment',
  'DROP TABLE allocation_adjustment',
  `CREATE TABLE allocation_adjustment (
    client_id INTEGER NOT NULL, allocation_id INTEGER NOT NULL, kind TEXT NOT NULL, amount_yen INTEGER NOT NULL,
    CONSTRAINT "allocation_adjustment_kind_check" CHECK (kind IN ('transfer-fee','rounding','withholding','discount','offset','commission','write-off','credit-note')),
    CONSTRAINT "allocation_adjustment_allocation" FOREIGN KEY ("client_id", "allocation_id") REFERENCES "allocation" ("client_id", "id"),
    PRIMARY KEY (client_id, allocation_id, kind)
  ) STRICT, WITHOUT ROWID`,
  'INSERT INTO allocation_adjustment SELECT client_id, allocation_id, kind, amount_yen FROM allocation_adjustment_before',
  'DROP TABLE allocation_adjustment_before',
];

const ADDED = [
  `CREATE TABLE clearing (
    client_id INTEGER NOT NULL, allocation_id INTEGER NOT NULL, kind TEXT NOT NULL, rule TEXT,
    reason TEXT NOT NULL, evidence TEXT NOT NULL DEFAULT (''),
    CONSTRAINT "clearing_kind_check" CHECK (kind IN ('write-off','offset','credit-note')),
    CONSTRAINT "clearing_rule_check" CHECK (kind = 'write-off' AND rule IS NOT NULL AND rule IN ('9-6-1','9-6-2','9-6-3-1','9-6-3-2') OR kind <> 'write-off' AND rule IS NULL),
    CONSTRAINT "clearing_allocation" FOREIGN KEY ("client_id", "allocation_id") REFERENCES "allocation" ("client_id", "id"),
    PRIMARY KEY (client_id, allocation_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE clearing_tax (
    client_id INTEGER NOT NULL, allocation_id INTEGER NOT NULL, tax_class TEXT NOT NULL, gross_yen INTEGER NOT NULL,
    tax_yen INTEGER NOT NULL,
    CONSTRAINT "clearing_tax_tax_check" CHECK (tax_yen BETWEEN 0 AND gross_yen),
    CONSTRAINT "clearing_tax_clearing" FOREIGN KEY ("client_id", "allocation_id") REFERENCES "clearing" ("client_id", "allocation_id"),
    PRIMARY KEY (client_id, allocation_id, tax_class)
  ) STRICT, WITHOUT ROWID`,
];

export class Clearings1780000004000 implements MigrationInterface {
  name = 'Clearings1780000004000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...REBUILT, ...ADDED]) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
