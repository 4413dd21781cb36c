import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Says of each file of bank data that its bytes are kept: what was taken in before they were has none to be missed. */
export class KeptBankFiles1780000043000 implements MigrationInterface {
  name = 'KeptBankFiles1780000043000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deposit_import ADD COLUMN file_kept INTEGER NOT NULL DEFAULT (0)');
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
