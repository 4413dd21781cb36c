import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE invoice_paper_setting (
    client_id INTEGER NOT NULL, layout TEXT NOT NULL, note TEXT NOT NULL DEFAULT (''),
    CONSTRAINT "invoice_paper_setting_layout_check" CHECK (layout IN ('simple','itemised')),
    CONSTRAINT "invoice_paper_setting_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE invoice_batch (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, number TEXT NOT NULL, papers INTEGER NOT NULL, total_yen INTEGER NOT NULL,
    document_id INTEGER NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "invoice_batch_papers_check" CHECK (papers > 0),
    CONSTRAINT "invoice_batch_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    CONSTRAINT "invoice_batch_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE invoice_paper (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, invoice_id INTEGER NOT NULL, document_id INTEGER NOT NULL, batch_id INTEGER,
    mark TEXT NOT NULL DEFAULT (''), reason TEXT NOT NULL DEFAULT (''), seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT "invoice_paper_mark_check" CHECK (mark IN ('','reissue')),
    CONSTRAINT "invoice_paper_invoice" FOREIGN KEY ("client_id", "invoice_id") REFERENCES "invoice" ("client_id", "id"),
    CONSTRAINT "invoice_paper_batch" FOREIGN KEY ("client_id", "batch_id") REFERENCES "invoice_batch" ("client_id", "id"),
    CONSTRAINT "invoice_paper_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX invoice_paper_invoice ON invoice_paper (client_id, invoice_id, id)',
  'CREATE INDEX invoice_paper_document ON invoice_paper (document_id)',
];

/** Invoices on paper: which document holds which invoice, alone or in a batch, and how a client's invoices look. */
export class InvoicePapers1780000021000 implements MigrationInterface {
  name = 'InvoicePapers1780000021000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
