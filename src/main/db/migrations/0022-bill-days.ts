import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day on the face of a bill, where the bank pays it on a later one. */
export class BillDays1780000022000 implements MigrationInterface {
  name = 'BillDays1780000022000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deposit ADD COLUMN bill_due_on TEXT');
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
