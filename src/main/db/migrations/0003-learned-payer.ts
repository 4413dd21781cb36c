import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `ALTER TABLE customer ADD COLUMN entrustment_act INTEGER NOT NULL DEFAULT (0)
     CONSTRAINT "customer_entrustment_act_check" CHECK (entrustment_act IN (0,1))`,
  `ALTER TABLE customer ADD COLUMN discount_bp INTEGER`,
  `ALTER TABLE customer ADD COLUMN discount_days INTEGER`,
  `CREATE TABLE learned_payer (
    client_id INTEGER NOT NULL, customer_id INTEGER NOT NULL, payer_folded TEXT NOT NULL, fee_yen INTEGER NOT NULL,
    withheld INTEGER NOT NULL, lateness INTEGER NOT NULL, payer_name TEXT NOT NULL, count INTEGER NOT NULL,
    last_on TEXT NOT NULL, last_yen INTEGER NOT NULL,
    CONSTRAINT "learned_payer_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, customer_id, payer_folded, fee_yen, withheld, lateness)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX learned_payer_name ON learned_payer (client_id, payer_folded)`,
  `INSERT INTO learned_payer (client_id, customer_id, payer_folded, fee_yen, withheld, lateness, payer_name, count, last_on, last_yen)
   SELECT client_id, customer_id, payer_folded, fee_yen, withheld,
          CASE WHEN days <= -26 THEN 0 WHEN days <= -11 THEN 1 WHEN days <= -5 THEN 2 WHEN days <= 6 THEN 3
               WHEN days <= 20 THEN 4 WHEN days <= 45 THEN 5 ELSE 6 END AS lateness,
          MAX(payer_name), COUNT(*), MAX(deposited_on),
          CAST(substr(MAX(deposited_on || substr('000000000000000' || amount_yen, -15)), 11) AS INTEGER)
   FROM (
     SELECT a.client_id, a.id, r.customer_id, d.payer_folded, d.payer_name, d.deposited_on, d.amount_yen,
            COALESCE((SELECT f.amount_yen FROM allocation_adjustment f
                      WHERE f.client_id = a.client_id AND f.allocation_id = a.id AND f.kind = 'transfer-fee'), 0) AS fee_yen,
            CASE WHEN EXISTS (SELECT 1 FROM allocation_adjustment w
                      WHERE w.client_id = a.client_id AND w.allocation_id = a.id AND w.kind = 'withholding') THEN 1 ELSE 0 END AS withheld,
            CAST(julianday(d.deposited_on) - julianday(MAX(r.due_on)) AS INTEGER) AS days
     FROM allocation a
     JOIN deposit d ON d.client_id = a.client_id AND d.id = a.deposit_id
     JOIN allocation_line l ON l.client_id = a.client_id AND l.allocation_id = a.id
     JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
     WHERE x.allocation_id IS NULL AND d.payer_folded <> ''
     GROUP BY a.client_id, a.id, r.customer_id
   ) GROUP BY client_id, customer_id, payer_folded, fee_yen, withheld, lateness`,
];

/** What payers' names and ways of paying were learned (derived), and what a customer may deduct or must not. */
export class LearnedPayer1780000003000 implements MigrationInterface {
  name = 'LearnedPayer1780000003000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
