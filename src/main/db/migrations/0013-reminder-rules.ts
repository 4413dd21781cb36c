import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What clients, customers and invoices set of the reminder policy. */
const STATEMENTS = [
  `CREATE TABLE reminder_rule (
    client_id INTEGER NOT NULL, scope TEXT NOT NULL, target_id INTEGER NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, policy TEXT NOT NULL,
    CONSTRAINT "reminder_rule_scope_check" CHECK (scope IN ('client','customer','invoice')),
    CONSTRAINT "reminder_rule_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id, scope, target_id, seq)
  ) STRICT, WITHOUT ROWID`,
];

export class ReminderRules1780000013000 implements MigrationInterface {
  name = 'ReminderRules1780000013000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
