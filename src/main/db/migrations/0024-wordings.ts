import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE office_wording (
    id INTEGER NOT NULL, set_key TEXT NOT NULL, stage INTEGER NOT NULL, variant TEXT NOT NULL,
    title TEXT NOT NULL, body TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "office_wording_set_check" CHECK (set_key IN ('standard','polite','brief')),
    CONSTRAINT "office_wording_stage_check" CHECK (stage BETWEEN 1 AND 5),
    CONSTRAINT "office_wording_variant_check" CHECK (variant IN ('usual','short-payment','first-late','long-good','instalment','promise')),
    PRIMARY KEY (id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX office_wording_key ON office_wording (set_key, stage, variant, id)',
  `CREATE TABLE client_wording (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, set_key TEXT NOT NULL, stage INTEGER NOT NULL, variant TEXT NOT NULL,
    title TEXT NOT NULL, body TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "client_wording_set_check" CHECK (set_key IN ('standard','polite','brief')),
    CONSTRAINT "client_wording_stage_check" CHECK (stage BETWEEN 1 AND 5),
    CONSTRAINT "client_wording_variant_check" CHECK (variant IN ('usual','short-payment','first-late','long-good','instalment','promise')),
    CONSTRAINT "client_wording_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX client_wording_key ON client_wording (client_id, set_key, stage, variant, id)',
  `CREATE TABLE reminder_letter_text (
    client_id INTEGER NOT NULL, letter_id INTEGER NOT NULL, set_key TEXT NOT NULL, variant TEXT NOT NULL,
    office_wording_id INTEGER, client_wording_id INTEGER, title TEXT NOT NULL, body TEXT NOT NULL,
    CONSTRAINT "reminder_letter_text_letter" FOREIGN KEY ("client_id", "letter_id") REFERENCES "reminder_letter" ("client_id", "id"),
    CONSTRAINT "reminder_letter_text_client_wording" FOREIGN KEY ("client_id", "client_wording_id") REFERENCES "client_wording" ("client_id", "id"),
    CONSTRAINT "reminder_letter_text_office_wording" FOREIGN KEY ("office_wording_id") REFERENCES "office_wording" ("id"),
    PRIMARY KEY (client_id, letter_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE reminder_decision (
    client_id INTEGER NOT NULL, batch_id INTEGER NOT NULL, customer_id INTEGER NOT NULL, kind TEXT NOT NULL,
    stage INTEGER NOT NULL, reason TEXT NOT NULL, total_yen INTEGER NOT NULL, facts TEXT NOT NULL,
    CONSTRAINT "reminder_decision_kind_check" CHECK (kind IN ('letter','withheld','fell-out','left-out')),
    CONSTRAINT "reminder_decision_stage_check" CHECK (stage BETWEEN 0 AND 5),
    CONSTRAINT "reminder_decision_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    CONSTRAINT "reminder_decision_batch" FOREIGN KEY ("batch_id") REFERENCES "reminder_batch" ("id"),
    PRIMARY KEY (client_id, batch_id, customer_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE reminder_approval (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, customer_id INTEGER NOT NULL, granted INTEGER NOT NULL,
    stage INTEGER NOT NULL, total_yen INTEGER NOT NULL, decided_on TEXT NOT NULL, decided_by TEXT NOT NULL,
    how TEXT NOT NULL, note TEXT NOT NULL DEFAULT (''), seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "reminder_approval_granted_check" CHECK (granted IN (0,1)),
    CONSTRAINT "reminder_approval_stage_check" CHECK (stage BETWEEN 1 AND 5),
    CONSTRAINT "reminder_approval_how_check" CHECK (how IN ('telephone','mail','paper','meeting')),
    CONSTRAINT "reminder_approval_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX reminder_approval_customer ON reminder_approval (client_id, customer_id, id)',
  `CREATE TABLE contact_request (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, customer_id INTEGER NOT NULL, contact TEXT NOT NULL,
    requested_on TEXT NOT NULL, total_yen INTEGER NOT NULL, document_id INTEGER NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "contact_request_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    CONSTRAINT "contact_request_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX contact_request_customer ON contact_request (client_id, customer_id, id)',
  `CREATE TABLE contact_answer (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, request_id INTEGER NOT NULL, outcome TEXT NOT NULL,
    answered_on TEXT NOT NULL, answered_by TEXT NOT NULL, note TEXT NOT NULL DEFAULT (''), seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "contact_answer_outcome_check" CHECK (outcome IN ('send','wait','disputed')),
    CONSTRAINT "contact_answer_request" FOREIGN KEY ("client_id", "request_id") REFERENCES "contact_request" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX contact_answer_request ON contact_answer (client_id, request_id, id)',
  `CREATE TABLE plan_letter (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, plan_id INTEGER NOT NULL, serial TEXT NOT NULL,
    issued_on TEXT NOT NULL, document_id INTEGER NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT "plan_letter_plan" FOREIGN KEY ("client_id", "plan_id") REFERENCES "instalment_plan" ("client_id", "id"),
    CONSTRAINT "plan_letter_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX plan_letter_plan ON plan_letter (client_id, plan_id, id)',
];

/** Wordings and what letters said; decisions of a run with their facts; approvals, 連絡依頼票 and their answers; 分割の確認書. */
export class Wordings1780000024000 implements MigrationInterface {
  name = 'Wordings1780000024000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
