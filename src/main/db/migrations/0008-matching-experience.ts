import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE matching_experience (
    seq INTEGER NOT NULL, fee_bearer TEXT NOT NULL, fee_yen INTEGER NOT NULL, withheld INTEGER NOT NULL,
    lateness INTEGER NOT NULL, count INTEGER NOT NULL,
    CONSTRAINT "matching_experience_count_check" CHECK (count > 0),
    PRIMARY KEY (seq, fee_bearer, fee_yen, withheld, lateness)
  ) STRICT, WITHOUT ROWID`,
];

/** What the office's clearings have taught the proposal engine, counted from time to time: numbers over all clients, no names. */
export class MatchingExperience1780000008000 implements MigrationInterface {
  name = 'MatchingExperience1780000008000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
