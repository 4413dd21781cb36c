import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each client's report holds, what was written for it, and the monthly exports that were tried. */
const STATEMENTS = [
  `CREATE TABLE report_setup (
    client_id INTEGER NOT NULL, omitted TEXT NOT NULL, talk_sheet INTEGER NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "report_setup_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE report_comment (
    client_id INTEGER NOT NULL, month TEXT NOT NULL, place TEXT NOT NULL, comment TEXT NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "report_comment_comment_check" CHECK (comment <> ''),
    CONSTRAINT "report_comment_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id, month, place)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE export_run (
    id INTEGER NOT NULL, month TEXT NOT NULL, state TEXT NOT NULL, folder TEXT NOT NULL, files INTEGER NOT NULL,
    bytes INTEGER NOT NULL, code TEXT, facts TEXT, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT "export_run_state_check" CHECK (state IN ('done','failed')),
    PRIMARY KEY (id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX export_run_month ON export_run (month, state)`,
];

export class ReportSetup1780000009000 implements MigrationInterface {
  name = 'ReportSetup1780000009000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
