import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE received_note (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, number TEXT NOT NULL, deposit_id INTEGER NOT NULL, customer_id INTEGER,
    addressee TEXT NOT NULL, purpose TEXT NOT NULL, amount_yen INTEGER NOT NULL, received_on TEXT NOT NULL,
    issued_on TEXT NOT NULL, medium TEXT NOT NULL, stamp_yen INTEGER NOT NULL, document_id INTEGER NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "received_note_amount_check" CHECK (amount_yen > 0),
    CONSTRAINT "received_note_stamp_check" CHECK (stamp_yen >= 0),
    CONSTRAINT "received_note_medium_check" CHECK (medium IN ('paper','electronic')),
    CONSTRAINT "received_note_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    CONSTRAINT "received_note_deposit" FOREIGN KEY ("client_id", "deposit_id") REFERENCES "deposit" ("client_id", "id"),
    CONSTRAINT "received_note_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    CONSTRAINT "received_note_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE UNIQUE INDEX received_note_number ON received_note (client_id, number)',
  'CREATE INDEX received_note_deposit ON received_note (client_id, deposit_id)',
  'CREATE INDEX received_note_received ON received_note (client_id, received_on)',
  `CREATE TABLE received_note_reissue (
    client_id INTEGER NOT NULL, note_id INTEGER NOT NULL, id INTEGER NOT NULL, reason TEXT NOT NULL,
    document_id INTEGER NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "received_note_reissue_note" FOREIGN KEY ("client_id", "note_id") REFERENCES "received_note" ("client_id", "id"),
    CONSTRAINT "received_note_reissue_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    PRIMARY KEY (client_id, note_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE received_note_void (
    client_id INTEGER NOT NULL, note_id INTEGER NOT NULL, voided_on TEXT NOT NULL, reason TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "received_note_void_note" FOREIGN KEY ("client_id", "note_id") REFERENCES "received_note" ("client_id", "id"),
    PRIMARY KEY (client_id, note_id)
  ) STRICT, WITHOUT ROWID`,
];

/** 領収書 for deposits, made once more, taken back. */
export class ReceivedNotes1780000026000 implements MigrationInterface {
  name = 'ReceivedNotes1780000026000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
