import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 個別評価 by every ground of the law, and sole proprietors, whose rate and year are their own. */
const STATEMENTS = [
  `CREATE TABLE allowance_setup_new (
    client_id INTEGER NOT NULL, industry TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL, taxpayer TEXT NOT NULL DEFAULT ('corporation'),
    CONSTRAINT "allowance_setup_industry_check" CHECK (industry IN ('wholesale-retail','manufacturing','finance','instalment','other')),
    CONSTRAINT "allowance_setup_taxpayer_check" CHECK (taxpayer IN ('corporation','blue','white')),
    CONSTRAINT "allowance_setup_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO allowance_setup_new (client_id, industry, seq, recorded_at, recorded_by)
   SELECT client_id, industry, seq, recorded_at, recorded_by FROM allowance_setup`,
  'DROP TABLE allowance_setup',
  'ALTER TABLE allowance_setup_new RENAME TO allowance_setup',
  `CREATE TABLE allowance_case_new (
    client_id INTEGER NOT NULL, customer_id INTEGER NOT NULL, ground TEXT, since_on TEXT, security_yen INTEGER NOT NULL,
    not_receivable_yen INTEGER NOT NULL, reason TEXT NOT NULL DEFAULT (''), seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, collectible_yen INTEGER NOT NULL DEFAULT (0),
    CONSTRAINT "allowance_case_ground_check" CHECK (ground IN ('rescheduled','hopeless','petition','suspension','foreign')),
    CONSTRAINT "allowance_case_yen_check" CHECK (security_yen >= 0 AND not_receivable_yen >= 0 AND collectible_yen >= 0),
    CONSTRAINT "allowance_case_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, customer_id)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO allowance_case_new (client_id, customer_id, ground, since_on, security_yen, not_receivable_yen, reason, seq, recorded_at, recorded_by)
   SELECT client_id, customer_id, ground, since_on, security_yen, not_receivable_yen, reason, seq, recorded_at, recorded_by FROM allowance_case`,
  'DROP TABLE allowance_case',
  'ALTER TABLE allowance_case_new RENAME TO allowance_case',
];

export class AllowanceGrounds1780000016000 implements MigrationInterface {
  name = 'AllowanceGrounds1780000016000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
