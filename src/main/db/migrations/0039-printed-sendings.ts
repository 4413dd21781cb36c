import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Paper that was printed stands in the history before it is posted; credit notes and delivery notes stand there by their own names. */
const STATES = `'queued','handing','printed','sent','delivered','failed','unknown','bounced','withdrawn'`;
const SENDING = `client_id, id, kind, subject_id, label, customer_id, channel, recipient, sender, wording, body, document_id, sha256,
  file_name, state, sent_on, state_at, error, facts, message_id, resent_of, seq, recorded_at, recorded_by`;
const STEP = 'client_id, sending_id, step, state, detail, seq, recorded_at, recorded_by';
const STATEMENTS = [
  // Each points to the other or to itself: both are set aside first, and made anew with what was added.
  `CREATE TABLE sending_step_kept AS SELECT ${STEP} FROM sending_step`,
  'DROP TABLE sending_step',
  `CREATE TABLE sending_kept AS SELECT ${SENDING} FROM sending`,
  'DROP TABLE sending',
  `CREATE TABLE sending (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, kind TEXT NOT NULL, subject_id INTEGER, label TEXT NOT NULL,
    customer_id INTEGER, channel TEXT NOT NULL, recipient TEXT NOT NULL, sender TEXT NOT NULL, wording TEXT NOT NULL,
    body TEXT NOT NULL, document_id INTEGER, sha256 TEXT, file_name TEXT NOT NULL, state TEXT NOT NULL, sent_on TEXT NOT NULL,
    state_at TEXT NOT NULL, error TEXT, facts TEXT, message_id TEXT NOT NULL, resent_of INTEGER, print_job_id INTEGER,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "sending_kind_check" CHECK (kind IN ('invoice','credit-note','delivery-note','reminder','statement','confirmation','received-note','enquiry','other')),
    CONSTRAINT "sending_channel_check" CHECK (channel IN ('post','email','sms','voice','hand')),
    CONSTRAINT "sending_state_check" CHECK (state IN (${STATES})),
    CONSTRAINT "sending_file_check" CHECK (document_id IS NULL AND sha256 IS NULL OR document_id IS NOT NULL AND sha256 IS NOT NULL),
    CONSTRAINT "sending_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    CONSTRAINT "sending_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    CONSTRAINT "sending_resent" FOREIGN KEY ("client_id", "resent_of") REFERENCES "sending" ("client_id", "id"),
    CONSTRAINT "sending_printed" FOREIGN KEY ("print_job_id") REFERENCES "print_job" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO sending (${SENDING}) SELECT ${SENDING} FROM sending_kept`,
  'DROP TABLE sending_kept',
  'CREATE INDEX sending_customer ON sending (client_id, customer_id, sent_on)',
  'CREATE INDEX sending_subject ON sending (client_id, kind, subject_id)',
  'CREATE INDEX sending_state ON sending (state)',
  'CREATE INDEX sending_print_job ON sending (print_job_id) WHERE print_job_id IS NOT NULL',
  'CREATE INDEX sending_document ON sending (document_id)',
  `CREATE TABLE sending_step (
    client_id INTEGER NOT NULL, sending_id INTEGER NOT NULL, step INTEGER NOT NULL, state TEXT NOT NULL, detail TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "sending_step_state_check" CHECK (state IN (${STATES})),
    CONSTRAINT "sending_step_sending" FOREIGN KEY ("client_id", "sending_id") REFERENCES "sending" ("client_id", "id"),
    PRIMARY KEY (client_id, sending_id, step)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO sending_step (${STEP}) SELECT ${STEP} FROM sending_step_kept`,
  'DROP TABLE sending_step_kept',
  // 領収書 once more may go another way than the first: on paper with its stamp, or as data without.
  `CREATE TABLE received_note_reissue_new (
    client_id INTEGER NOT NULL, note_id INTEGER NOT NULL, id INTEGER NOT NULL, reason TEXT NOT NULL,
    document_id INTEGER NOT NULL, medium TEXT NOT NULL, stamp_yen INTEGER NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "received_note_reissue_stamp_check" CHECK (stamp_yen >= 0),
    CONSTRAINT "received_note_reissue_medium_check" CHECK (medium IN ('paper','electronic')),
    CONSTRAINT "received_note_reissue_note" FOREIGN KEY ("client_id", "note_id") REFERENCES "received_note" ("client_id", "id"),
    CONSTRAINT "received_note_reissue_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    PRIMARY KEY (client_id, note_id, id)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO received_note_reissue_new
   SELECT x.client_id, x.note_id, x.id, x.reason, x.document_id, n.medium, n.stamp_yen, x.seq, x.recorded_at, x.recorded_by
   FROM received_note_reissue x JOIN received_note n ON n.client_id = x.client_id AND n.id = x.note_id`,
  'DROP TABLE received_note_reissue',
  'ALTER TABLE received_note_reissue_new RENAME TO received_note_reissue',
];

export class PrintedSendings1780000039000 implements MigrationInterface {
  name = 'PrintedSendings1780000039000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
