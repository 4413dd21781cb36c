import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which clearing went over to a replaced invoice's revision, and in whose place it stands. */
export class AllocationCarry1780000042000 implements MigrationInterface {
  name = 'AllocationCarry1780000042000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE allocation_carry (
      client_id INTEGER NOT NULL, allocation_id INTEGER NOT NULL, moved_from INTEGER NOT NULL, root_id INTEGER NOT NULL,
      invoice_id INTEGER NOT NULL,
      CONSTRAINT "allocation_carry_allocation" FOREIGN KEY ("client_id", "allocation_id") REFERENCES "allocation" ("client_id", "id"),
      CONSTRAINT "allocation_carry_from" FOREIGN KEY ("client_id", "moved_from") REFERENCES "allocation" ("client_id", "id"),
      CONSTRAINT "allocation_carry_root" FOREIGN KEY ("client_id", "root_id") REFERENCES "allocation" ("client_id", "id"),
      CONSTRAINT "allocation_carry_revision" FOREIGN KEY ("client_id", "invoice_id") REFERENCES "invoice_revision" ("client_id", "invoice_id"),
      PRIMARY KEY (client_id, allocation_id)
    ) STRICT, WITHOUT ROWID`);
    await runner.query('CREATE UNIQUE INDEX allocation_carry_moved ON allocation_carry (client_id, moved_from)');
    await runner.query('CREATE INDEX allocation_carry_chain ON allocation_carry (client_id, root_id)');
    await runner.query('CREATE INDEX allocation_carry_of ON allocation_carry (client_id, invoice_id)');
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
