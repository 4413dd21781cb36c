import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE sale_paper (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, subject TEXT NOT NULL, subject_id INTEGER NOT NULL,
    document_id INTEGER NOT NULL, mark TEXT NOT NULL DEFAULT (''), reason TEXT NOT NULL DEFAULT (''), seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "sale_paper_subject_check" CHECK (subject IN ('credit-note','delivery')),
    CONSTRAINT "sale_paper_mark_check" CHECK (mark IN ('','reissue')),
    CONSTRAINT "sale_paper_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    CONSTRAINT "sale_paper_document" FOREIGN KEY ("document_id") REFERENCES "document" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX sale_paper_subject ON sale_paper (client_id, subject, subject_id, id)',
];

/** 適格返還請求書 and 納品書 on paper: which document holds which. */
export class SalePapers1780000036000 implements MigrationInterface {
  name = 'SalePapers1780000036000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
