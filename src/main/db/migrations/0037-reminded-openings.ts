import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Opening balances that came with a letter are found without reading every receivable of a client. */
export class RemindedOpenings1780000037000 implements MigrationInterface {
  name = 'RemindedOpenings1780000037000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX receivable_reminded ON receivable (client_id, customer_id) WHERE opening_reminded_on IS NOT NULL',
    );
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
