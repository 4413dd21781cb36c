import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 貸倒引当金: each client's 業種, and the customers assessed one by one or netted. */
const STATEMENTS = [
  `CREATE TABLE allowance_setup (
    client_id INTEGER NOT NULL, industry TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT "allowance_setup_industry_check" CHECK (industry IN ('wholesale-retail','manufacturing','finance','instalment','other')),
    CONSTRAINT "allowance_setup_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE allowance_case (
    client_id INTEGER NOT NULL, customer_id INTEGER NOT NULL, ground TEXT, since_on TEXT, security_yen INTEGER NOT NULL,
    not_receivable_yen INTEGER NOT NULL, reason TEXT NOT NULL DEFAULT (''), seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "allowance_case_ground_check" CHECK (ground IN ('petition','suspension')),
    CONSTRAINT "allowance_case_yen_check" CHECK (security_yen >= 0 AND not_receivable_yen >= 0),
    CONSTRAINT "allowance_case_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, customer_id)
  ) STRICT, WITHOUT ROWID`,
];

export class Allowance1780000014000 implements MigrationInterface {
  name = 'Allowance1780000014000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
