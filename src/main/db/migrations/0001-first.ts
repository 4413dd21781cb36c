import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Released SQL never changes meaning; what comes later is a migration of its own. */
const STATEMENTS = [
  `CREATE TABLE office_setting (
    "key" TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY ("key")
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE staff_member (
    id INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, active INTEGER NOT NULL DEFAULT (1),
    PRIMARY KEY (id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE UNIQUE INDEX staff_member_code ON staff_member (code)`,
  `CREATE TABLE audit_entry (
    seq INTEGER NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL, method TEXT NOT NULL, client_id INTEGER,
    request_id TEXT, input_digest TEXT NOT NULL, changes TEXT NOT NULL, previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (seq)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX audit_entry_client ON audit_entry (client_id, seq)`,
  `CREATE TABLE request (
    request_id TEXT NOT NULL, method TEXT NOT NULL, input_digest TEXT NOT NULL, reply TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (request_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE document (
    id INTEGER NOT NULL, client_id INTEGER, kind TEXT NOT NULL, title TEXT NOT NULL, path TEXT NOT NULL,
    state TEXT NOT NULL, sha256 TEXT, bytes INTEGER, pages INTEGER, payload TEXT NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    CONSTRAINT "document_state_check" CHECK (state IN ('recorded','rendered')),
    PRIMARY KEY (id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX document_state ON document (state)`,
  `CREATE INDEX document_client ON document (client_id, id)`,
  `CREATE TABLE backup_log (
    id INTEGER NOT NULL, path TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, second_path TEXT,
    at TEXT NOT NULL,
    PRIMARY KEY (id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE client (
    id INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, kana TEXT NOT NULL, search_key TEXT NOT NULL,
    seal TEXT NOT NULL, colour INTEGER NOT NULL, registration_number TEXT NOT NULL DEFAULT (''),
    postal_code TEXT NOT NULL DEFAULT (''), address1 TEXT NOT NULL DEFAULT (''),
    address2 TEXT NOT NULL DEFAULT (''), phone TEXT NOT NULL DEFAULT (''),
    contact_name TEXT NOT NULL DEFAULT (''), letterhead TEXT NOT NULL DEFAULT (''), fiscal_month INTEGER,
    rounding TEXT NOT NULL DEFAULT ('down'), price_includes_tax INTEGER NOT NULL DEFAULT (0),
    closing_day INTEGER NOT NULL, months_after INTEGER NOT NULL, pay_day INTEGER NOT NULL,
    holiday_shift TEXT NOT NULL, fee_bearer TEXT NOT NULL, stale_after_days INTEGER, assignee_staff_id INTEGER,
    closed_through TEXT, archived INTEGER NOT NULL DEFAULT (0), seal_image_mime TEXT, seal_image BLOB,
    CONSTRAINT "client_rounding_check" CHECK (rounding IN ('down','up','half-up')),
    CONSTRAINT "client_fee_bearer_check" CHECK (fee_bearer IN ('customer','client')),
    CONSTRAINT "client_holiday_shift_check" CHECK (holiday_shift IN ('before','after','none')),
    CONSTRAINT "client_assignee" FOREIGN KEY ("assignee_staff_id") REFERENCES "staff_member" ("id"),
    PRIMARY KEY (id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE UNIQUE INDEX client_code ON client (code)`,
  `CREATE TABLE client_bank_account (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, bank_code TEXT NOT NULL, branch_code TEXT NOT NULL,
    type TEXT NOT NULL, number TEXT NOT NULL, bank_name TEXT NOT NULL DEFAULT (''),
    branch_name TEXT NOT NULL DEFAULT (''), holder_kana TEXT NOT NULL DEFAULT (''),
    printed INTEGER NOT NULL DEFAULT (1), removed_at TEXT,
    CONSTRAINT "client_bank_account_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE UNIQUE INDEX client_bank_account_number ON client_bank_account (bank_code, branch_code, type, number) WHERE removed_at IS NULL`,
  `CREATE TABLE customer (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, kana TEXT NOT NULL,
    search_key TEXT NOT NULL, honorific TEXT NOT NULL DEFAULT ('御中'), postal_code TEXT NOT NULL DEFAULT (''),
    address1 TEXT NOT NULL DEFAULT (''), address2 TEXT NOT NULL DEFAULT (''),
    department TEXT NOT NULL DEFAULT (''), contact_name TEXT NOT NULL DEFAULT (''),
    phone TEXT NOT NULL DEFAULT (''), email TEXT NOT NULL DEFAULT (''), mailing_name TEXT NOT NULL DEFAULT (''),
    mailing_postal_code TEXT NOT NULL DEFAULT (''), mailing_address1 TEXT NOT NULL DEFAULT (''),
    mailing_address2 TEXT NOT NULL DEFAULT (''), sales_contact TEXT NOT NULL DEFAULT (''),
    closing_day INTEGER NOT NULL, months_after INTEGER NOT NULL, pay_day INTEGER NOT NULL,
    holiday_shift TEXT NOT NULL, fee_bearer TEXT NOT NULL, credit_limit_yen INTEGER,
    registration_number TEXT NOT NULL DEFAULT (''), note TEXT NOT NULL DEFAULT (''), reminder_hold TEXT,
    merged_into_id INTEGER, changed_seq INTEGER NOT NULL,
    CONSTRAINT "customer_fee_bearer_check" CHECK (fee_bearer IN ('customer','client')),
    CONSTRAINT "customer_holiday_shift_check" CHECK (holiday_shift IN ('before','after','none')),
    CONSTRAINT "customer_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    CONSTRAINT "customer_merged" FOREIGN KEY ("client_id", "merged_into_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE UNIQUE INDEX customer_code ON customer (client_id, code)`,
  `CREATE INDEX customer_search ON customer (client_id, search_key)`,
  `CREATE TABLE customer_payer_name (
    client_id INTEGER NOT NULL, customer_id INTEGER NOT NULL, folded TEXT NOT NULL, name TEXT NOT NULL,
    CONSTRAINT "customer_payer_name_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, customer_id, folded)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE invoice (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, number TEXT NOT NULL, kind TEXT NOT NULL,
    customer_id INTEGER NOT NULL, customer_name TEXT NOT NULL, issued_on TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT (''), includes_tax INTEGER NOT NULL, rounding TEXT NOT NULL,
    total_yen INTEGER NOT NULL, source TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT "invoice_kind_check" CHECK (kind IN ('invoice','opening')),
    CONSTRAINT "invoice_source_check" CHECK (source IN ('entered','imported','opening')),
    CONSTRAINT "invoice_total_check" CHECK (total_yen >= 0),
    CONSTRAINT "invoice_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    CONSTRAINT "invoice_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE UNIQUE INDEX invoice_number ON invoice (client_id, number)`,
  `CREATE INDEX invoice_issued ON invoice (client_id, issued_on, id)`,
  `CREATE INDEX invoice_customer ON invoice (client_id, customer_id, issued_on)`,
  `CREATE INDEX invoice_total ON invoice (total_yen)`,
  `CREATE TABLE invoice_line (
    client_id INTEGER NOT NULL, invoice_id INTEGER NOT NULL, line INTEGER NOT NULL, description TEXT NOT NULL,
    quantity_milli INTEGER NOT NULL, unit TEXT NOT NULL, unit_price_milli INTEGER NOT NULL,
    tax_class TEXT NOT NULL, amount_yen INTEGER NOT NULL, note TEXT NOT NULL DEFAULT (''),
    CONSTRAINT "invoice_line_invoice" FOREIGN KEY ("client_id", "invoice_id") REFERENCES "invoice" ("client_id", "id"),
    PRIMARY KEY (client_id, invoice_id, line)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE invoice_tax (
    client_id INTEGER NOT NULL, invoice_id INTEGER NOT NULL, tax_class TEXT NOT NULL, net_yen INTEGER NOT NULL,
    tax_yen INTEGER NOT NULL, gross_yen INTEGER NOT NULL,
    CONSTRAINT "invoice_tax_gross_check" CHECK (gross_yen = net_yen + tax_yen),
    CONSTRAINT "invoice_tax_invoice" FOREIGN KEY ("client_id", "invoice_id") REFERENCES "invoice" ("client_id", "id"),
    PRIMARY KEY (client_id, invoice_id, tax_class)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE invoice_void (
    client_id INTEGER NOT NULL, invoice_id INTEGER NOT NULL, voided_on TEXT NOT NULL, reason TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "invoice_void_invoice" FOREIGN KEY ("client_id", "invoice_id") REFERENCES "invoice" ("client_id", "id"),
    PRIMARY KEY (client_id, invoice_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE receivable (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, invoice_id INTEGER NOT NULL, customer_id INTEGER NOT NULL,
    issued_on TEXT NOT NULL, due_on TEXT NOT NULL, amount_yen INTEGER NOT NULL,
    opening_stage INTEGER NOT NULL DEFAULT (0), opening_reminded_on TEXT, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    CONSTRAINT "receivable_amount_check" CHECK (amount_yen >= 0),
    CONSTRAINT "receivable_stage_check" CHECK (opening_stage BETWEEN 0 AND 5),
    CONSTRAINT "receivable_due_check" CHECK (due_on >= issued_on),
    CONSTRAINT "receivable_invoice" FOREIGN KEY ("client_id", "invoice_id") REFERENCES "invoice" ("client_id", "id"),
    CONSTRAINT "receivable_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX receivable_invoice ON receivable (client_id, invoice_id)`,
  `CREATE INDEX receivable_customer ON receivable (client_id, customer_id)`,
  `CREATE TABLE open_item (
    client_id INTEGER NOT NULL, receivable_id INTEGER NOT NULL, customer_id INTEGER NOT NULL,
    closed_on TEXT NOT NULL, issued_on TEXT NOT NULL, due_on TEXT NOT NULL, amount_yen INTEGER NOT NULL,
    open_yen INTEGER NOT NULL, first_event_on TEXT NOT NULL, last_event_on TEXT NOT NULL,
    CONSTRAINT "open_item_receivable" FOREIGN KEY ("client_id", "receivable_id") REFERENCES "receivable" ("client_id", "id"),
    PRIMARY KEY (client_id, receivable_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX open_item_aging ON open_item (client_id, customer_id, closed_on, issued_on, due_on, amount_yen, open_yen, first_event_on, last_event_on, receivable_id)`,
  `CREATE TABLE deposit_import (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, file_name TEXT NOT NULL, sha256 TEXT NOT NULL,
    format TEXT NOT NULL, account_key TEXT NOT NULL, from_on TEXT, through_on TEXT, accepted INTEGER NOT NULL,
    duplicates INTEGER NOT NULL, amount_yen INTEGER NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT "deposit_import_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE deposit_import_undo (
    client_id INTEGER NOT NULL, import_id INTEGER NOT NULL, undone_on TEXT NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "deposit_import_undo_import" FOREIGN KEY ("client_id", "import_id") REFERENCES "deposit_import" ("client_id", "id"),
    PRIMARY KEY (client_id, import_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE deposit (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, import_id INTEGER, account_key TEXT NOT NULL,
    ref TEXT NOT NULL, deposited_on TEXT NOT NULL, value_on TEXT, amount_yen INTEGER NOT NULL,
    payer_name TEXT NOT NULL, payer_folded TEXT NOT NULL, payer_code TEXT NOT NULL DEFAULT (''),
    edi_info TEXT NOT NULL DEFAULT (''), description TEXT NOT NULL DEFAULT (''), method TEXT NOT NULL,
    customer_id INTEGER, source TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT "deposit_amount_check" CHECK (amount_yen > 0),
    CONSTRAINT "deposit_source_check" CHECK (source IN ('entered','imported','opening')),
    CONSTRAINT "deposit_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    CONSTRAINT "deposit_import" FOREIGN KEY ("client_id", "import_id") REFERENCES "deposit_import" ("client_id", "id"),
    CONSTRAINT "deposit_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX deposit_seen ON deposit (client_id, deposited_on, amount_yen, payer_folded)`,
  `CREATE INDEX deposit_ref ON deposit (client_id, ref)`,
  `CREATE INDEX deposit_payer ON deposit (client_id, payer_folded)`,
  `CREATE TABLE deposit_sighting (
    client_id INTEGER NOT NULL, deposit_id INTEGER NOT NULL, import_id INTEGER NOT NULL, format TEXT NOT NULL,
    ref TEXT NOT NULL,
    CONSTRAINT "deposit_sighting_deposit" FOREIGN KEY ("client_id", "deposit_id") REFERENCES "deposit" ("client_id", "id"),
    CONSTRAINT "deposit_sighting_import" FOREIGN KEY ("client_id", "import_id") REFERENCES "deposit_import" ("client_id", "id"),
    PRIMARY KEY (client_id, deposit_id, import_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX deposit_sighting_import ON deposit_sighting (client_id, import_id)`,
  `CREATE TABLE deposit_cancel (
    client_id INTEGER NOT NULL, deposit_id INTEGER NOT NULL, cancelled_on TEXT NOT NULL, cause TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "deposit_cancel_cause_check" CHECK (cause IN ('import-undone','bank','by-hand')),
    CONSTRAINT "deposit_cancel_deposit" FOREIGN KEY ("client_id", "deposit_id") REFERENCES "deposit" ("client_id", "id"),
    PRIMARY KEY (client_id, deposit_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE open_deposit (
    client_id INTEGER NOT NULL, deposit_id INTEGER NOT NULL, deposited_on TEXT NOT NULL,
    left_yen INTEGER NOT NULL,
    CONSTRAINT "open_deposit_left_check" CHECK (left_yen > 0),
    CONSTRAINT "open_deposit_deposit" FOREIGN KEY ("client_id", "deposit_id") REFERENCES "deposit" ("client_id", "id"),
    PRIMARY KEY (client_id, deposit_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE allocation (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, deposit_id INTEGER NOT NULL, how TEXT NOT NULL,
    money_yen INTEGER NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "allocation_how_check" CHECK (how IN ('auto','suggested','manual')),
    CONSTRAINT "allocation_money_check" CHECK (money_yen >= 0),
    CONSTRAINT "allocation_deposit" FOREIGN KEY ("client_id", "deposit_id") REFERENCES "deposit" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX allocation_deposit ON allocation (client_id, deposit_id)`,
  `CREATE TABLE allocation_line (
    client_id INTEGER NOT NULL, allocation_id INTEGER NOT NULL, receivable_id INTEGER NOT NULL,
    amount_yen INTEGER NOT NULL, effective_on TEXT NOT NULL,
    CONSTRAINT "allocation_line_amount_check" CHECK (amount_yen > 0),
    CONSTRAINT "allocation_line_allocation" FOREIGN KEY ("client_id", "allocation_id") REFERENCES "allocation" ("client_id", "id"),
    CONSTRAINT "allocation_line_receivable" FOREIGN KEY ("client_id", "receivable_id") REFERENCES "receivable" ("client_id", "id"),
    PRIMARY KEY (client_id, allocation_id, receivable_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX allocation_line_receivable ON allocation_line (client_id, receivable_id, effective_on, amount_yen, allocation_id)`,
  `CREATE TABLE allocation_adjustment (
    client_id INTEGER NOT NULL, allocation_id INTEGER NOT NULL, kind TEXT NOT NULL, amount_yen INTEGER NOT NULL,
    CONSTRAINT "allocation_adjustment_kind_check" CHECK (kind IN ('transfer-fee','rounding','withholding','discount','offset')),
    CONSTRAINT "allocation_adjustment_allocation" FOREIGN KEY ("client_id", "allocation_id") REFERENCES "allocation" ("client_id", "id"),
    PRIMARY KEY (client_id, allocation_id, kind)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE allocation_reversal (
    client_id INTEGER NOT NULL, allocation_id INTEGER NOT NULL, reversed_on TEXT NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "allocation_reversal_allocation" FOREIGN KEY ("client_id", "allocation_id") REFERENCES "allocation" ("client_id", "id"),
    PRIMARY KEY (client_id, allocation_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE reminder_batch (
    id INTEGER NOT NULL, client_id INTEGER, as_of TEXT NOT NULL, letters INTEGER NOT NULL,
    total_yen INTEGER NOT NULL, document_id INTEGER NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT "reminder_batch_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    PRIMARY KEY (id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE reminder_letter (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, batch_id INTEGER NOT NULL, customer_id INTEGER NOT NULL,
    serial TEXT NOT NULL, as_of TEXT NOT NULL, stage INTEGER NOT NULL, total_yen INTEGER NOT NULL,
    deadline_on TEXT NOT NULL,
    CONSTRAINT "reminder_letter_stage_check" CHECK (stage BETWEEN 1 AND 5),
    CONSTRAINT "reminder_letter_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    CONSTRAINT "reminder_letter_batch" FOREIGN KEY ("batch_id") REFERENCES "reminder_batch" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX reminder_letter_customer ON reminder_letter (client_id, customer_id, as_of)`,
  `CREATE UNIQUE INDEX reminder_letter_serial ON reminder_letter (serial)`,
  `CREATE TABLE reminder_letter_item (
    client_id INTEGER NOT NULL, letter_id INTEGER NOT NULL, receivable_id INTEGER NOT NULL,
    stage INTEGER NOT NULL, open_yen INTEGER NOT NULL, overdue_days INTEGER NOT NULL,
    CONSTRAINT "reminder_letter_item_letter" FOREIGN KEY ("client_id", "letter_id") REFERENCES "reminder_letter" ("client_id", "id"),
    CONSTRAINT "reminder_letter_item_receivable" FOREIGN KEY ("client_id", "receivable_id") REFERENCES "receivable" ("client_id", "id"),
    PRIMARY KEY (client_id, letter_id, receivable_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX reminder_letter_item_receivable ON reminder_letter_item (client_id, receivable_id, stage)`,
];

export class First1780000000000 implements MigrationInterface {
  name = 'First1780000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
