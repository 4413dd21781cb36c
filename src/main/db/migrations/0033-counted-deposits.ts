import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a month's deposits and automatic clearings are counted by stands in the index: the rows need not be read. */
export class CountedDeposits1780000033000 implements MigrationInterface {
  name = 'CountedDeposits1780000033000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX deposit_seen');
    await runner.query('CREATE INDEX deposit_seen ON deposit (client_id, deposited_on, amount_yen, payer_folded, seq)');
    await runner.query('DROP INDEX allocation_deposit');
    await runner.query('CREATE INDEX allocation_deposit ON allocation (client_id, deposit_id, how, seq)');
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
