import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The calendar of each client's cycle, runs over all clients, closings with their reasons, and letters handed to the post. */
const STATEMENTS = [
  `CREATE TABLE client_cycle (
    client_id INTEGER NOT NULL, step TEXT NOT NULL, due INTEGER NOT NULL,
    CONSTRAINT "client_cycle_step_check" CHECK (step IN ('invoices','import','matching','exceptions','reminders','posting','report','close')),
    CONSTRAINT "client_cycle_due_check" CHECK (due BETWEEN 0 AND 31),
    CONSTRAINT "client_cycle_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id, step)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE matching_run (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, applied INTEGER NOT NULL, cleared_yen INTEGER NOT NULL,
    suggested INTEGER NOT NULL, left_count INTEGER NOT NULL, left_yen INTEGER NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "matching_run_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE period_change (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, kind TEXT NOT NULL, through TEXT, reason TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "period_change_kind_check" CHECK (kind IN ('closed','reopened')),
    CONSTRAINT "period_change_reason_check" CHECK (kind = 'closed' OR reason <> ''),
    CONSTRAINT "period_change_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE reminder_posting (
    client_id INTEGER NOT NULL, batch_id INTEGER NOT NULL, letters INTEGER NOT NULL, posted_on TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "reminder_posting_letters_check" CHECK (letters > 0),
    CONSTRAINT "reminder_posting_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    CONSTRAINT "reminder_posting_batch" FOREIGN KEY ("batch_id") REFERENCES "reminder_batch" ("id"),
    PRIMARY KEY (client_id, batch_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX reminder_letter_sent ON reminder_letter (client_id, as_of, batch_id, total_yen)`,
  `CREATE TABLE batch_run (
    id INTEGER NOT NULL, kind TEXT NOT NULL, as_of TEXT NOT NULL, month TEXT NOT NULL, state TEXT NOT NULL,
    ended_at TEXT, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "batch_run_kind_check" CHECK (kind IN ('match','propose','print','report')),
    CONSTRAINT "batch_run_state_check" CHECK (state IN ('running','stopped','interrupted','done')),
    PRIMARY KEY (id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE batch_client (
    client_id INTEGER NOT NULL, batch_id INTEGER NOT NULL, place INTEGER NOT NULL, state TEXT NOT NULL,
    applied INTEGER NOT NULL DEFAULT (0), cleared_yen INTEGER NOT NULL DEFAULT (0),
    suggested INTEGER NOT NULL DEFAULT (0), left_count INTEGER NOT NULL DEFAULT (0),
    left_yen INTEGER NOT NULL DEFAULT (0), letters INTEGER NOT NULL DEFAULT (0),
    letters_yen INTEGER NOT NULL DEFAULT (0), withheld INTEGER NOT NULL DEFAULT (0), reminder_batch_id INTEGER,
    document_id INTEGER, refusal TEXT, facts TEXT, done_at TEXT,
    CONSTRAINT "batch_client_state_check" CHECK (state IN ('waiting','done','failed')),
    CONSTRAINT "batch_client_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    CONSTRAINT "batch_client_batch" FOREIGN KEY ("batch_id") REFERENCES "batch_run" ("id"),
    PRIMARY KEY (client_id, batch_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX batch_client_batch ON batch_client (batch_id, place)`,
];

export class OfficeWork1780000006000 implements MigrationInterface {
  name = 'OfficeWork1780000006000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
