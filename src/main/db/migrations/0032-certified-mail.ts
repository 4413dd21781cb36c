import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 内容証明 with its posting and delivery; hand-overs to a lawyer or a court; what was decided about debts that may be lost. */
const STATEMENTS = [
  `CREATE TABLE certified_letter (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, customer_id INTEGER NOT NULL, serial TEXT NOT NULL,
    written_on TEXT NOT NULL, deadline_on TEXT NOT NULL, grid TEXT NOT NULL, body TEXT NOT NULL,
    sheets INTEGER NOT NULL, principal_yen INTEGER NOT NULL, interest_yen INTEGER NOT NULL,
    document_id INTEGER NOT NULL, word_document_id INTEGER, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT "certified_letter_grid_check" CHECK (grid IN ('vertical-20x26','horizontal-20x26','horizontal-13x40','horizontal-26x20')),
    CONSTRAINT "certified_letter_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    CONSTRAINT "certified_letter_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    CONSTRAINT "certified_letter_word" FOREIGN KEY ("word_document_id") REFERENCES "document" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX certified_letter_customer ON certified_letter (client_id, customer_id)`,
  `CREATE UNIQUE INDEX certified_letter_serial ON certified_letter (serial)`,
  `CREATE TABLE certified_letter_item (
    client_id INTEGER NOT NULL, letter_id INTEGER NOT NULL, receivable_id INTEGER NOT NULL,
    open_yen INTEGER NOT NULL,
    CONSTRAINT "certified_letter_item_letter" FOREIGN KEY ("client_id", "letter_id") REFERENCES "certified_letter" ("client_id", "id"),
    CONSTRAINT "certified_letter_item_receivable" FOREIGN KEY ("client_id", "receivable_id") REFERENCES "receivable" ("client_id", "id"),
    PRIMARY KEY (client_id, letter_id, receivable_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE certified_letter_posting (
    client_id INTEGER NOT NULL, letter_id INTEGER NOT NULL, posted_on TEXT NOT NULL,
    acceptance_number TEXT NOT NULL, delivery_proof INTEGER NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "certified_letter_posting_delivery_proof_check" CHECK (delivery_proof IN (0,1)),
    CONSTRAINT "certified_letter_posting_letter" FOREIGN KEY ("client_id", "letter_id") REFERENCES "certified_letter" ("client_id", "id"),
    PRIMARY KEY (client_id, letter_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE certified_letter_delivery (
    client_id INTEGER NOT NULL, letter_id INTEGER NOT NULL, delivered_on TEXT NOT NULL, outcome TEXT NOT NULL,
    note TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "certified_letter_delivery_outcome_check" CHECK (outcome IN ('delivered','refused','unclaimed','unknown-address')),
    CONSTRAINT "certified_letter_delivery_letter" FOREIGN KEY ("client_id", "letter_id") REFERENCES "certified_letter" ("client_id", "id"),
    PRIMARY KEY (client_id, letter_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE certified_letter_discard (
    client_id INTEGER NOT NULL, letter_id INTEGER NOT NULL, discarded_on TEXT NOT NULL, reason TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "certified_letter_discard_letter" FOREIGN KEY ("client_id", "letter_id") REFERENCES "certified_letter" ("client_id", "id"),
    PRIMARY KEY (client_id, letter_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE customer_handover (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, customer_id INTEGER NOT NULL, handed_on TEXT NOT NULL,
    recipient TEXT NOT NULL, recipient_name TEXT NOT NULL, reason TEXT NOT NULL, total_yen INTEGER NOT NULL,
    document_id INTEGER NOT NULL, folder_document_id INTEGER NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "customer_handover_recipient_check" CHECK (recipient IN ('lawyer','judicial-scrivener','court','other')),
    CONSTRAINT "customer_handover_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    CONSTRAINT "customer_handover_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    CONSTRAINT "customer_handover_folder" FOREIGN KEY ("folder_document_id") REFERENCES "document" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX customer_handover_customer ON customer_handover (client_id, customer_id)`,
  `CREATE TABLE customer_handover_end (
    client_id INTEGER NOT NULL, handover_id INTEGER NOT NULL, ended_on TEXT NOT NULL, reason TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "customer_handover_end_handover" FOREIGN KEY ("client_id", "handover_id") REFERENCES "customer_handover" ("client_id", "id"),
    PRIMARY KEY (client_id, handover_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE write_off_decision (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, customer_id INTEGER NOT NULL, decided_on TEXT NOT NULL,
    decision TEXT NOT NULL, rule TEXT, decided_by TEXT NOT NULL, note TEXT NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "write_off_decision_decision_check" CHECK (decision IN ('write-off','collect','wait')),
    CONSTRAINT "write_off_decision_rule_check" CHECK (rule IS NULL OR rule IN ('9-6-1','9-6-2','9-6-3-1','9-6-3-2')),
    CONSTRAINT "write_off_decision_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX write_off_decision_customer ON write_off_decision (client_id, customer_id)`,
];

export class CertifiedMail1780000032000 implements MigrationInterface {
  name = 'CertifiedMail1780000032000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
