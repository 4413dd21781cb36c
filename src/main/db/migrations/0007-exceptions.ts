import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  // A cancel may be a move now. Nothing points to this table, so that it can be made anew.
  `CREATE TABLE deposit_cancel_new (
    client_id INTEGER NOT NULL, deposit_id INTEGER NOT NULL, cancelled_on TEXT NOT NULL, cause TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "deposit_cancel_cause_check" CHECK (cause IN ('import-undone','bank','by-hand','moved')),
    CONSTRAINT "deposit_cancel_deposit" FOREIGN KEY ("client_id", "deposit_id") REFERENCES "deposit" ("client_id", "id"),
    PRIMARY KEY (client_id, deposit_id)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO deposit_cancel_new (client_id, deposit_id, cancelled_on, cause, seq, recorded_at, recorded_by)
   SELECT client_id, deposit_id, cancelled_on, cause, seq, recorded_at, recorded_by FROM deposit_cancel`,
  `DROP TABLE deposit_cancel`,
  `ALTER TABLE deposit_cancel_new RENAME TO deposit_cancel`,
  `CREATE TABLE deposit_move (
    client_id INTEGER NOT NULL, deposit_id INTEGER NOT NULL, direction TEXT NOT NULL, reason TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "deposit_move_direction_check" CHECK (direction IN ('in','out')),
    CONSTRAINT "deposit_move_deposit" FOREIGN KEY ("client_id", "deposit_id") REFERENCES "deposit" ("client_id", "id"),
    PRIMARY KEY (client_id, deposit_id, direction)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX deposit_move_seq ON deposit_move (seq)`,
  `CREATE TABLE deposit_restore (
    client_id INTEGER NOT NULL, deposit_id INTEGER NOT NULL, restored_as_id INTEGER NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "deposit_restore_deposit" FOREIGN KEY ("client_id", "deposit_id") REFERENCES "deposit" ("client_id", "id"),
    CONSTRAINT "deposit_restore_restored" FOREIGN KEY ("client_id", "restored_as_id") REFERENCES "deposit" ("client_id", "id"),
    PRIMARY KEY (client_id, deposit_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE prepaid_order (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, number TEXT NOT NULL, customer_id INTEGER NOT NULL,
    amount_yen INTEGER NOT NULL, ordered_on TEXT NOT NULL, expected_on TEXT, note TEXT NOT NULL DEFAULT (''),
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "prepaid_order_amount_check" CHECK (amount_yen > 0),
    CONSTRAINT "prepaid_order_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    CONSTRAINT "prepaid_order_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX prepaid_order_number ON prepaid_order (client_id, number)`,
  `CREATE TABLE prepaid_order_cancel (
    client_id INTEGER NOT NULL, order_id INTEGER NOT NULL, cancelled_on TEXT NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "prepaid_order_cancel_order" FOREIGN KEY ("client_id", "order_id") REFERENCES "prepaid_order" ("client_id", "id"),
    PRIMARY KEY (client_id, order_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE prepaid_order_release (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, order_id INTEGER NOT NULL, released_on TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "prepaid_order_release_order" FOREIGN KEY ("client_id", "order_id") REFERENCES "prepaid_order" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX prepaid_order_release_order ON prepaid_order_release (client_id, order_id)`,
  `CREATE TABLE prepaid_order_recall (
    client_id INTEGER NOT NULL, release_id INTEGER NOT NULL, recalled_on TEXT NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "prepaid_order_recall_release" FOREIGN KEY ("client_id", "release_id") REFERENCES "prepaid_order_release" ("client_id", "id"),
    PRIMARY KEY (client_id, release_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE deposit_mark (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, deposit_id INTEGER NOT NULL, kind TEXT NOT NULL,
    customer_id INTEGER, order_id INTEGER, twin_deposit_id INTEGER, since_on TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT (''), seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "deposit_mark_kind_check" CHECK (kind IN ('advance','double','suspense','order')),
    CONSTRAINT "deposit_mark_deposit" FOREIGN KEY ("client_id", "deposit_id") REFERENCES "deposit" ("client_id", "id"),
    CONSTRAINT "deposit_mark_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    CONSTRAINT "deposit_mark_order" FOREIGN KEY ("client_id", "order_id") REFERENCES "prepaid_order" ("client_id", "id"),
    CONSTRAINT "deposit_mark_twin" FOREIGN KEY ("client_id", "twin_deposit_id") REFERENCES "deposit" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX deposit_mark_deposit ON deposit_mark (client_id, deposit_id)`,
  `CREATE INDEX deposit_mark_order ON deposit_mark (client_id, order_id)`,
  `CREATE TABLE deposit_mark_end (
    client_id INTEGER NOT NULL, mark_id INTEGER NOT NULL, ended_on TEXT NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "deposit_mark_end_mark" FOREIGN KEY ("client_id", "mark_id") REFERENCES "deposit_mark" ("client_id", "id"),
    PRIMARY KEY (client_id, mark_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE deposit_refund (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, deposit_id INTEGER NOT NULL, amount_yen INTEGER NOT NULL,
    decided_on TEXT NOT NULL, reason TEXT NOT NULL, note TEXT NOT NULL DEFAULT (''), seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "deposit_refund_amount_check" CHECK (amount_yen > 0),
    CONSTRAINT "deposit_refund_reason_check" CHECK (reason IN ('over','double','wrong','unknown')),
    CONSTRAINT "deposit_refund_deposit" FOREIGN KEY ("client_id", "deposit_id") REFERENCES "deposit" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX deposit_refund_deposit ON deposit_refund (client_id, deposit_id)`,
  `CREATE TABLE deposit_refund_done (
    client_id INTEGER NOT NULL, refund_id INTEGER NOT NULL, refunded_on TEXT NOT NULL,
    account_note TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "deposit_refund_done_refund" FOREIGN KEY ("client_id", "refund_id") REFERENCES "deposit_refund" ("client_id", "id"),
    PRIMARY KEY (client_id, refund_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE deposit_refund_reversal (
    client_id INTEGER NOT NULL, refund_id INTEGER NOT NULL, reversed_on TEXT NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "deposit_refund_reversal_refund" FOREIGN KEY ("client_id", "refund_id") REFERENCES "deposit_refund" ("client_id", "id"),
    PRIMARY KEY (client_id, refund_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE receivable_dispute (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, receivable_id INTEGER NOT NULL, since_on TEXT NOT NULL,
    reason TEXT NOT NULL, allocation_id INTEGER, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT "receivable_dispute_receivable" FOREIGN KEY ("client_id", "receivable_id") REFERENCES "receivable" ("client_id", "id"),
    CONSTRAINT "receivable_dispute_allocation" FOREIGN KEY ("client_id", "allocation_id") REFERENCES "allocation" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX receivable_dispute_receivable ON receivable_dispute (client_id, receivable_id)`,
  `CREATE TABLE receivable_dispute_end (
    client_id INTEGER NOT NULL, dispute_id INTEGER NOT NULL, ended_on TEXT NOT NULL, outcome TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "receivable_dispute_end_dispute" FOREIGN KEY ("client_id", "dispute_id") REFERENCES "receivable_dispute" ("client_id", "id"),
    PRIMARY KEY (client_id, dispute_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE deposit_enquiry (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, deposit_id INTEGER NOT NULL, addressee TEXT NOT NULL,
    recipient TEXT NOT NULL, asked_on TEXT NOT NULL, document_id INTEGER NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "deposit_enquiry_addressee_check" CHECK (addressee IN ('payer','bank','client')),
    CONSTRAINT "deposit_enquiry_deposit" FOREIGN KEY ("client_id", "deposit_id") REFERENCES "deposit" ("client_id", "id"),
    CONSTRAINT "deposit_enquiry_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX deposit_enquiry_deposit ON deposit_enquiry (client_id, deposit_id)`,
  `CREATE TABLE collection_agency (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, payer_name TEXT NOT NULL,
    payer_folded TEXT NOT NULL, rate_ppm INTEGER NOT NULL, per_item_yen INTEGER NOT NULL, rounding TEXT NOT NULL,
    removed_at TEXT, changed_seq INTEGER NOT NULL,
    CONSTRAINT "collection_agency_rate_check" CHECK (rate_ppm BETWEEN 0 AND 500000),
    CONSTRAINT "collection_agency_item_check" CHECK (per_item_yen BETWEEN 0 AND 100000),
    CONSTRAINT "collection_agency_rounding_check" CHECK (rounding IN ('down','up','half-up')),
    CONSTRAINT "collection_agency_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
];

/** Endings of exceptions: what a deposit is said to be, refunds, disputes, moves between clients, prepaid orders, agencies. */
export class Exceptions1780000007000 implements MigrationInterface {
  name = 'Exceptions1780000007000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
