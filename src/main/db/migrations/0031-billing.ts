import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE numbering_rule (
    client_id INTEGER NOT NULL, kind TEXT NOT NULL, prefix TEXT NOT NULL DEFAULT (''), date_part TEXT NOT NULL, separator TEXT NOT NULL DEFAULT ('-'), digits INTEGER NOT NULL, reset_by TEXT NOT NULL, changed_seq INTEGER NOT NULL,
    CONSTRAINT "numbering_rule_kind_check" CHECK (kind IN ('invoice','credit-note','delivery')),
    CONSTRAINT "numbering_rule_date_part_check" CHECK (date_part IN ('none','yy','yyyy','yymm','yyyymm')),
    CONSTRAINT "numbering_rule_digits_check" CHECK (digits BETWEEN 1 AND 9),
    CONSTRAINT "numbering_rule_reset_by_check" CHECK (reset_by IN ('never','year','month')),
    CONSTRAINT "numbering_rule_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id, kind)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE billing_setting (
    client_id INTEGER NOT NULL, qualified_paper TEXT NOT NULL, reissue_number TEXT NOT NULL, changed_seq INTEGER NOT NULL,
    CONSTRAINT "billing_setting_qualified_paper_check" CHECK (qualified_paper IN ('closing','delivery')),
    CONSTRAINT "billing_setting_reissue_number_check" CHECK (reissue_number IN ('suffix','next')),
    CONSTRAINT "billing_setting_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE invoice_draft (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, customer_id INTEGER NOT NULL, issued_on TEXT NOT NULL, due_on TEXT, title TEXT NOT NULL DEFAULT (''), origin TEXT NOT NULL, copied_invoice_id INTEGER, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "invoice_draft_origin_check" CHECK (origin IN ('entered','copied')),
    CONSTRAINT "invoice_draft_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    CONSTRAINT "invoice_draft_copied" FOREIGN KEY ("client_id", "copied_invoice_id") REFERENCES "invoice" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE invoice_draft_line (
    client_id INTEGER NOT NULL, draft_id INTEGER NOT NULL, line INTEGER NOT NULL, description TEXT NOT NULL, quantity_milli INTEGER NOT NULL, unit TEXT NOT NULL DEFAULT (''), unit_price_milli INTEGER NOT NULL, tax_class TEXT NOT NULL, note TEXT NOT NULL DEFAULT (''),
    CONSTRAINT "invoice_draft_line_draft" FOREIGN KEY ("client_id", "draft_id") REFERENCES "invoice_draft" ("client_id", "id"),
    PRIMARY KEY (client_id, draft_id, line)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE invoice_template (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL DEFAULT (''), changed_seq INTEGER NOT NULL,
    CONSTRAINT "invoice_template_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE UNIQUE INDEX invoice_template_name ON invoice_template (client_id, name)',
  `CREATE TABLE invoice_template_line (
    client_id INTEGER NOT NULL, template_id INTEGER NOT NULL, line INTEGER NOT NULL, description TEXT NOT NULL, quantity_milli INTEGER NOT NULL, unit TEXT NOT NULL DEFAULT (''), unit_price_milli INTEGER NOT NULL, tax_class TEXT NOT NULL, note TEXT NOT NULL DEFAULT (''),
    CONSTRAINT "invoice_template_line_template" FOREIGN KEY ("client_id", "template_id") REFERENCES "invoice_template" ("client_id", "id"),
    PRIMARY KEY (client_id, template_id, line)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE item (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, kana TEXT NOT NULL DEFAULT (''), search_key TEXT NOT NULL, unit TEXT NOT NULL DEFAULT (''), unit_price_milli INTEGER, tax_class TEXT NOT NULL, note TEXT NOT NULL DEFAULT (''), removed INTEGER NOT NULL DEFAULT (0), changed_seq INTEGER NOT NULL,
    CONSTRAINT "item_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE UNIQUE INDEX item_code ON item (client_id, code)',
  `CREATE TABLE recurring_schedule (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, customer_id INTEGER NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL DEFAULT (''), every_months INTEGER NOT NULL, first_period TEXT NOT NULL, last_period TEXT, issue_day INTEGER NOT NULL, months_ahead INTEGER NOT NULL DEFAULT (0), seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "recurring_schedule_every_months_check" CHECK (every_months BETWEEN 1 AND 60),
    CONSTRAINT "recurring_schedule_issue_day_check" CHECK (issue_day BETWEEN 1 AND 31),
    CONSTRAINT "recurring_schedule_months_ahead_check" CHECK (months_ahead BETWEEN -12 AND 12),
    CONSTRAINT "recurring_schedule_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE recurring_line (
    client_id INTEGER NOT NULL, schedule_id INTEGER NOT NULL, line INTEGER NOT NULL, description TEXT NOT NULL, quantity_milli INTEGER NOT NULL, unit TEXT NOT NULL DEFAULT (''), unit_price_milli INTEGER NOT NULL, tax_class TEXT NOT NULL, note TEXT NOT NULL DEFAULT (''),
    CONSTRAINT "recurring_line_schedule" FOREIGN KEY ("client_id", "schedule_id") REFERENCES "recurring_schedule" ("client_id", "id"),
    PRIMARY KEY (client_id, schedule_id, line)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE recurring_price (
    client_id INTEGER NOT NULL, schedule_id INTEGER NOT NULL, line INTEGER NOT NULL, from_period TEXT NOT NULL, unit_price_milli INTEGER NOT NULL,
    CONSTRAINT "recurring_price_schedule" FOREIGN KEY ("client_id", "schedule_id") REFERENCES "recurring_schedule" ("client_id", "id"),
    PRIMARY KEY (client_id, schedule_id, line, from_period)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE recurring_period (
    client_id INTEGER NOT NULL, schedule_id INTEGER NOT NULL, period TEXT NOT NULL, invoice_id INTEGER, skip_reason TEXT, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "recurring_period_outcome_check" CHECK ((invoice_id IS NULL) <> (skip_reason IS NULL)),
    CONSTRAINT "recurring_period_schedule" FOREIGN KEY ("client_id", "schedule_id") REFERENCES "recurring_schedule" ("client_id", "id"),
    CONSTRAINT "recurring_period_invoice" FOREIGN KEY ("client_id", "invoice_id") REFERENCES "invoice" ("client_id", "id"),
    PRIMARY KEY (client_id, schedule_id, period)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE delivery (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, number TEXT NOT NULL, kind TEXT NOT NULL, customer_id INTEGER NOT NULL, delivered_on TEXT NOT NULL, order_number TEXT NOT NULL DEFAULT (''), title TEXT NOT NULL DEFAULT (''), includes_tax INTEGER NOT NULL, rounding TEXT NOT NULL, net_yen INTEGER NOT NULL, tax_yen INTEGER NOT NULL, total_yen INTEGER NOT NULL, source TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "delivery_kind_check" CHECK (kind IN ('delivery','charge','return')),
    CONSTRAINT "delivery_source_check" CHECK (source IN ('entered','imported')),
    CONSTRAINT "delivery_total_check" CHECK (total_yen = net_yen + tax_yen),
    CONSTRAINT "delivery_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE UNIQUE INDEX delivery_number ON delivery (client_id, number)',
  'CREATE INDEX delivery_customer ON delivery (client_id, customer_id, delivered_on)',
  'CREATE INDEX delivery_on ON delivery (client_id, delivered_on)',
  `CREATE TABLE delivery_line (
    client_id INTEGER NOT NULL, delivery_id INTEGER NOT NULL, line INTEGER NOT NULL, item_code TEXT NOT NULL DEFAULT (''), description TEXT NOT NULL, quantity_milli INTEGER NOT NULL, unit TEXT NOT NULL DEFAULT (''), unit_price_milli INTEGER NOT NULL, tax_class TEXT NOT NULL, amount_yen INTEGER NOT NULL, note TEXT NOT NULL DEFAULT (''),
    CONSTRAINT "delivery_line_delivery" FOREIGN KEY ("client_id", "delivery_id") REFERENCES "delivery" ("client_id", "id"),
    PRIMARY KEY (client_id, delivery_id, line)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE delivery_tax (
    client_id INTEGER NOT NULL, delivery_id INTEGER NOT NULL, tax_class TEXT NOT NULL, net_yen INTEGER NOT NULL, tax_yen INTEGER NOT NULL, gross_yen INTEGER NOT NULL,
    CONSTRAINT "delivery_tax_gross_check" CHECK (gross_yen = net_yen + tax_yen),
    CONSTRAINT "delivery_tax_delivery" FOREIGN KEY ("client_id", "delivery_id") REFERENCES "delivery" ("client_id", "id"),
    PRIMARY KEY (client_id, delivery_id, tax_class)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE delivery_cancel (
    client_id INTEGER NOT NULL, delivery_id INTEGER NOT NULL, reason TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "delivery_cancel_delivery" FOREIGN KEY ("client_id", "delivery_id") REFERENCES "delivery" ("client_id", "id"),
    PRIMARY KEY (client_id, delivery_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE closing_bill (
    client_id INTEGER NOT NULL, invoice_id INTEGER NOT NULL, customer_id INTEGER NOT NULL, from_on TEXT NOT NULL, closed_on TEXT NOT NULL, qualified_paper TEXT NOT NULL, previous_invoice_id INTEGER, previous_yen INTEGER NOT NULL, deposits_yen INTEGER NOT NULL, adjustments_yen INTEGER NOT NULL, separate_yen INTEGER NOT NULL, carried_yen INTEGER NOT NULL, sales_yen INTEGER NOT NULL, tax_yen INTEGER NOT NULL, total_yen INTEGER NOT NULL, balance_yen INTEGER NOT NULL, advance_yen INTEGER NOT NULL, issued_sum_yen INTEGER NOT NULL, money_sum_yen INTEGER NOT NULL, adjusted_sum_yen INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    CONSTRAINT "closing_bill_qualified_paper_check" CHECK (qualified_paper IN ('closing','delivery')),
    CONSTRAINT "closing_bill_carried_check" CHECK (carried_yen = previous_yen + separate_yen - deposits_yen - adjustments_yen),
    CONSTRAINT "closing_bill_total_check" CHECK (total_yen = sales_yen + tax_yen),
    CONSTRAINT "closing_bill_balance_check" CHECK (balance_yen = carried_yen + total_yen),
    CONSTRAINT "closing_bill_sums_check" CHECK (balance_yen = issued_sum_yen - money_sum_yen - adjusted_sum_yen),
    CONSTRAINT "closing_bill_invoice" FOREIGN KEY ("client_id", "invoice_id") REFERENCES "invoice" ("client_id", "id"),
    CONSTRAINT "closing_bill_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    CONSTRAINT "closing_bill_previous" FOREIGN KEY ("client_id", "previous_invoice_id") REFERENCES "invoice" ("client_id", "id"),
    PRIMARY KEY (client_id, invoice_id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX closing_bill_customer ON closing_bill (client_id, customer_id, closed_on)',
  `CREATE TABLE closing_bill_delivery (
    client_id INTEGER NOT NULL, invoice_id INTEGER NOT NULL, delivery_id INTEGER NOT NULL,
    CONSTRAINT "closing_bill_delivery_bill" FOREIGN KEY ("client_id", "invoice_id") REFERENCES "closing_bill" ("client_id", "invoice_id"),
    CONSTRAINT "closing_bill_delivery_delivery" FOREIGN KEY ("client_id", "delivery_id") REFERENCES "delivery" ("client_id", "id"),
    PRIMARY KEY (client_id, invoice_id, delivery_id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX closing_bill_delivery_of ON closing_bill_delivery (client_id, delivery_id)',
  `CREATE TABLE invoice_line_source (
    client_id INTEGER NOT NULL, invoice_id INTEGER NOT NULL, line INTEGER NOT NULL, delivery_id INTEGER NOT NULL, delivery_line INTEGER NOT NULL,
    CONSTRAINT "invoice_line_source_invoice" FOREIGN KEY ("client_id", "invoice_id") REFERENCES "invoice" ("client_id", "id"),
    CONSTRAINT "invoice_line_source_delivery" FOREIGN KEY ("client_id", "delivery_id") REFERENCES "delivery" ("client_id", "id"),
    PRIMARY KEY (client_id, invoice_id, line)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE invoice_revision (
    client_id INTEGER NOT NULL, invoice_id INTEGER NOT NULL, replaces_id INTEGER NOT NULL, revision INTEGER NOT NULL, reason TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "invoice_revision_revision_check" CHECK (revision >= 1),
    CONSTRAINT "invoice_revision_invoice" FOREIGN KEY ("client_id", "invoice_id") REFERENCES "invoice" ("client_id", "id"),
    CONSTRAINT "invoice_revision_replaces" FOREIGN KEY ("client_id", "replaces_id") REFERENCES "invoice" ("client_id", "id"),
    PRIMARY KEY (client_id, invoice_id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE UNIQUE INDEX invoice_revision_of ON invoice_revision (client_id, replaces_id)',
  `CREATE TABLE credit_note (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, number TEXT NOT NULL, customer_id INTEGER NOT NULL, customer_name TEXT NOT NULL, invoice_id INTEGER NOT NULL, issued_on TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, includes_tax INTEGER NOT NULL, rounding TEXT NOT NULL, total_yen INTEGER NOT NULL, paper_needed INTEGER NOT NULL, allocation_id INTEGER NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "credit_note_kind_check" CHECK (kind IN ('return','discount','rebate')),
    CONSTRAINT "credit_note_total_check" CHECK (total_yen > 0),
    CONSTRAINT "credit_note_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    CONSTRAINT "credit_note_invoice" FOREIGN KEY ("client_id", "invoice_id") REFERENCES "invoice" ("client_id", "id"),
    CONSTRAINT "credit_note_allocation" FOREIGN KEY ("client_id", "allocation_id") REFERENCES "allocation" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE UNIQUE INDEX credit_note_number ON credit_note (client_id, number)',
  'CREATE INDEX credit_note_invoice ON credit_note (client_id, invoice_id)',
  `CREATE TABLE credit_note_line (
    client_id INTEGER NOT NULL, credit_note_id INTEGER NOT NULL, line INTEGER NOT NULL, description TEXT NOT NULL, quantity_milli INTEGER NOT NULL, unit TEXT NOT NULL DEFAULT (''), unit_price_milli INTEGER NOT NULL, tax_class TEXT NOT NULL, amount_yen INTEGER NOT NULL, note TEXT NOT NULL DEFAULT (''),
    CONSTRAINT "credit_note_line_note" FOREIGN KEY ("client_id", "credit_note_id") REFERENCES "credit_note" ("client_id", "id"),
    PRIMARY KEY (client_id, credit_note_id, line)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE credit_note_tax (
    client_id INTEGER NOT NULL, credit_note_id INTEGER NOT NULL, tax_class TEXT NOT NULL, net_yen INTEGER NOT NULL, tax_yen INTEGER NOT NULL, gross_yen INTEGER NOT NULL,
    CONSTRAINT "credit_note_tax_gross_check" CHECK (gross_yen = net_yen + tax_yen),
    CONSTRAINT "credit_note_tax_note" FOREIGN KEY ("client_id", "credit_note_id") REFERENCES "credit_note" ("client_id", "id"),
    PRIMARY KEY (client_id, credit_note_id, tax_class)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE credit_note_cancel (
    client_id INTEGER NOT NULL, credit_note_id INTEGER NOT NULL, cancelled_on TEXT NOT NULL, reason TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "credit_note_cancel_note" FOREIGN KEY ("client_id", "credit_note_id") REFERENCES "credit_note" ("client_id", "id"),
    PRIMARY KEY (client_id, credit_note_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE invoice_advance (
    client_id INTEGER NOT NULL, allocation_id INTEGER NOT NULL, invoice_id INTEGER NOT NULL, deposit_id INTEGER NOT NULL, amount_yen INTEGER NOT NULL,
    CONSTRAINT "invoice_advance_invoice" FOREIGN KEY ("client_id", "invoice_id") REFERENCES "invoice" ("client_id", "id"),
    CONSTRAINT "invoice_advance_deposit" FOREIGN KEY ("client_id", "deposit_id") REFERENCES "deposit" ("client_id", "id"),
    CONSTRAINT "invoice_advance_allocation" FOREIGN KEY ("client_id", "allocation_id") REFERENCES "allocation" ("client_id", "id"),
    PRIMARY KEY (client_id, allocation_id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX invoice_advance_of ON invoice_advance (client_id, invoice_id)',
];

/** Drafts, items, schedules, deliveries, closing bills, revisions and credit notes: nothing before them is touched. */
export class Billing1780000031000 implements MigrationInterface {
  name = 'Billing1780000031000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
