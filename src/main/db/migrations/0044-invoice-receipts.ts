import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 取適法: the day on which what an invoice is for was received; the sixty days count from it. The newest row holds. */
const STATEMENTS = [
  `CREATE TABLE invoice_receipt (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, invoice_id INTEGER NOT NULL, received_on TEXT,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "invoice_receipt_invoice" FOREIGN KEY ("client_id", "invoice_id") REFERENCES "invoice" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX invoice_receipt_invoice ON invoice_receipt (client_id, invoice_id, id)',
];

export class InvoiceReceipts1780000044000 implements MigrationInterface {
  name = 'InvoiceReceipts1780000044000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
