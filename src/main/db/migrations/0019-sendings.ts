import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One history of what was sent when, how, to whom, with which file. */
const STATES = `'queued','handing','sent','delivered','failed','unknown','bounced','withdrawn'`;
const STATEMENTS = [
  `CREATE TABLE sending (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, kind TEXT NOT NULL, subject_id INTEGER, label TEXT NOT NULL,
    customer_id INTEGER, channel TEXT NOT NULL, recipient TEXT NOT NULL, sender TEXT NOT NULL, wording TEXT NOT NULL,
    body TEXT NOT NULL, document_id INTEGER, sha256 TEXT, file_name TEXT NOT NULL, state TEXT NOT NULL, sent_on TEXT NOT NULL,
    state_at TEXT NOT NULL, error TEXT, facts TEXT, message_id TEXT NOT NULL, resent_of INTEGER, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "sending_kind_check" CHECK (kind IN ('invoice','reminder','statement','confirmation','received-note','enquiry','other')),
    CONSTRAINT "sending_channel_check" CHECK (channel IN ('post','email','sms','voice','hand')),
    CONSTRAINT "sending_state_check" CHECK (state IN (${STATES})),
    CONSTRAINT "sending_file_check" CHECK (document_id IS NULL AND sha256 IS NULL OR document_id IS NOT NULL AND sha256 IS NOT NULL),
    CONSTRAINT "sending_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    CONSTRAINT "sending_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    CONSTRAINT "sending_resent" FOREIGN KEY ("client_id", "resent_of") REFERENCES "sending" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX sending_customer ON sending (client_id, customer_id, sent_on)`,
  `CREATE INDEX sending_subject ON sending (client_id, kind, subject_id)`,
  `CREATE INDEX sending_state ON sending (state)`,
  `CREATE TABLE sending_step (
    client_id INTEGER NOT NULL, sending_id INTEGER NOT NULL, step INTEGER NOT NULL, state TEXT NOT NULL, detail TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "sending_step_state_check" CHECK (state IN (${STATES})),
    CONSTRAINT "sending_step_sending" FOREIGN KEY ("client_id", "sending_id") REFERENCES "sending" ("client_id", "id"),
    PRIMARY KEY (client_id, sending_id, step)
  ) STRICT, WITHOUT ROWID`,
];

export class Sendings1780000019000 implements MigrationInterface {
  name = 'Sendings1780000019000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
