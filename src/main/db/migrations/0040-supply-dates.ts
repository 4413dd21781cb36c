import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  'ALTER TABLE invoice ADD COLUMN supplied_from TEXT',
  'ALTER TABLE invoice ADD COLUMN supplied_through TEXT',
  'ALTER TABLE invoice_line ADD COLUMN supplied_on TEXT',
  'ALTER TABLE invoice_draft ADD COLUMN supplied_from TEXT',
  'ALTER TABLE invoice_draft ADD COLUMN supplied_through TEXT',
  'ALTER TABLE invoice_draft_line ADD COLUMN supplied_on TEXT',
  `ALTER TABLE invoice_template ADD COLUMN supply TEXT NOT NULL DEFAULT ('issue')
     CONSTRAINT "invoice_template_supply_check" CHECK (supply IN ('issue','month','last-month'))`,
  `ALTER TABLE recurring_schedule ADD COLUMN supply TEXT NOT NULL DEFAULT ('period')
     CONSTRAINT "recurring_schedule_supply_check" CHECK (supply IN ('period','issue'))`,
];

/** 取引年月日 of its own for invoices: NULL, as in all earlier ones, is the day of issue. */
export class SupplyDates1780000040000 implements MigrationInterface {
  name = 'SupplyDates1780000040000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
