import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 遅延損害金: agreed rates and what was billed; contacts that were no telephone call; how a client collects. */
const STATEMENTS = [
  `CREATE TABLE collection_setting (
    client_id INTEGER NOT NULL, year_basis TEXT NOT NULL DEFAULT ('fixed-365'),
    caller TEXT NOT NULL DEFAULT ('client'),
    CONSTRAINT "collection_setting_year_basis_check" CHECK (year_basis IN ('fixed-365','calendar')),
    CONSTRAINT "collection_setting_caller_check" CHECK (caller IN ('client','office')),
    CONSTRAINT "collection_setting_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE late_interest_rule (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, customer_id INTEGER, from_on TEXT NOT NULL, rate_bp INTEGER,
    note TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "late_interest_rule_rate_check" CHECK (rate_bp IS NULL OR rate_bp BETWEEN 1 AND 10000),
    CONSTRAINT "late_interest_rule_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    CONSTRAINT "late_interest_rule_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE interest_bill (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, customer_id INTEGER NOT NULL, serial TEXT NOT NULL,
    billed_on TEXT NOT NULL, through_on TEXT NOT NULL, year_basis TEXT NOT NULL, way TEXT NOT NULL,
    total_yen INTEGER NOT NULL, invoice_id INTEGER, document_id INTEGER NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "interest_bill_way_check" CHECK (way IN ('letter','invoice')),
    CONSTRAINT "interest_bill_invoice_check" CHECK (way = 'letter' OR invoice_id IS NOT NULL),
    CONSTRAINT "interest_bill_year_basis_check" CHECK (year_basis IN ('fixed-365','calendar')),
    CONSTRAINT "interest_bill_total_check" CHECK (total_yen > 0),
    CONSTRAINT "interest_bill_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    CONSTRAINT "interest_bill_invoice" FOREIGN KEY ("client_id", "invoice_id") REFERENCES "invoice" ("client_id", "id"),
    CONSTRAINT "interest_bill_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX interest_bill_customer ON interest_bill (client_id, customer_id)`,
  `CREATE UNIQUE INDEX interest_bill_serial ON interest_bill (serial)`,
  `CREATE TABLE interest_bill_line (
    client_id INTEGER NOT NULL, bill_id INTEGER NOT NULL, line INTEGER NOT NULL, receivable_id INTEGER NOT NULL,
    from_on TEXT NOT NULL, through_on TEXT NOT NULL, days INTEGER NOT NULL, base_yen INTEGER NOT NULL,
    rate_bp INTEGER NOT NULL, source TEXT NOT NULL, year_days INTEGER NOT NULL, yen INTEGER NOT NULL,
    CONSTRAINT "interest_bill_line_source_check" CHECK (source IN ('statutory','agreed','entrustment')),
    CONSTRAINT "interest_bill_line_year_days_check" CHECK (year_days IN (365,366)),
    CONSTRAINT "interest_bill_line_days_check" CHECK (days > 0 AND through_on >= from_on),
    CONSTRAINT "interest_bill_line_bill" FOREIGN KEY ("client_id", "bill_id") REFERENCES "interest_bill" ("client_id", "id"),
    CONSTRAINT "interest_bill_line_receivable" FOREIGN KEY ("client_id", "receivable_id") REFERENCES "receivable" ("client_id", "id"),
    PRIMARY KEY (client_id, bill_id, line)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX interest_bill_line_receivable ON interest_bill_line (client_id, receivable_id, through_on)`,
  `CREATE TABLE interest_bill_end (
    client_id INTEGER NOT NULL, bill_id INTEGER NOT NULL, ended_on TEXT NOT NULL, reason TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "interest_bill_end_bill" FOREIGN KEY ("client_id", "bill_id") REFERENCES "interest_bill" ("client_id", "id"),
    PRIMARY KEY (client_id, bill_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE customer_contact (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, customer_id INTEGER NOT NULL, contact_on TEXT NOT NULL,
    kind TEXT NOT NULL, direction TEXT NOT NULL, spoke_with TEXT NOT NULL, reason TEXT NOT NULL,
    note TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "customer_contact_kind_check" CHECK (kind IN ('visit','letter','e-mail','sms','fax','other')),
    CONSTRAINT "customer_contact_direction_check" CHECK (direction IN ('out','in')),
    CONSTRAINT "customer_contact_reason_check" CHECK (reason IN ('unknown','forgotten','no-funds','invoice-late','dissatisfied','other')),
    CONSTRAINT "customer_contact_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX customer_contact_customer ON customer_contact (client_id, customer_id, contact_on)`,
];

export class Law1780000023000 implements MigrationInterface {
  name = 'Law1780000023000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
