import type { MigrationInterface, QueryRunner } from 'typeorm';

const MONTHS = (column: string) =>
  `(CAST(substr(${column}, 1, 4) AS INTEGER) * 12 + CAST(substr(${column}, 6, 2) AS INTEGER))`;

const STATEMENTS = [
  `DROP INDEX receivable_customer`,
  `CREATE INDEX receivable_customer ON receivable (client_id, customer_id, due_on)`,
  `CREATE TABLE open_span (
    client_id INTEGER NOT NULL, customer_id INTEGER NOT NULL, due_on TEXT NOT NULL, issued_on TEXT NOT NULL,
    from_on TEXT NOT NULL, until_on TEXT NOT NULL, life INTEGER NOT NULL, open_yen INTEGER NOT NULL,
    CONSTRAINT "open_span_life_check" CHECK (life BETWEEN 0 AND 2),
    CONSTRAINT "open_span_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, customer_id, due_on, issued_on, from_on, until_on)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO open_span (client_id, customer_id, due_on, issued_on, from_on, until_on, life, open_yen)
   WITH event AS (
     SELECT r.client_id, r.id AS receivable_id, r.issued_on AS on_day, r.amount_yen AS yen FROM receivable r
     UNION ALL
     SELECT l.client_id, l.receivable_id, l.effective_on, -l.amount_yen FROM allocation_line l
     UNION ALL
     SELECT l.client_id, l.receivable_id, MAX(x.reversed_on, l.effective_on), l.amount_yen FROM allocation_line l
     JOIN allocation_reversal x ON x.client_id = l.client_id AND x.allocation_id = l.allocation_id
     UNION ALL
     SELECT r.client_id, r.id, v.voided_on, -r.amount_yen
     FROM receivable r JOIN invoice_void v ON v.client_id = r.client_id AND v.invoice_id = r.invoice_id
   ), day AS (
     SELECT client_id, receivable_id, on_day, SUM(yen) AS yen FROM event GROUP BY client_id, receivable_id, on_day
   ), step AS (
     SELECT client_id, receivable_id, on_day AS from_on, LEAD(on_day, 1, '9999-12-31') OVER w AS until_on, SUM(yen) OVER w AS open_yen
     FROM day WINDOW w AS (PARTITION BY client_id, receivable_id ORDER BY on_day)
   )
   SELECT r.client_id, r.customer_id, r.due_on, r.issued_on, s.from_on, s.until_on,
          CASE WHEN s.until_on = '9999-12-31' THEN 2 WHEN ${MONTHS('s.until_on')} - ${MONTHS('s.from_on')} <= 3 THEN 0 ELSE 1 END,
          SUM(s.open_yen)
   FROM step s JOIN receivable r ON r.client_id = s.client_id AND r.id = s.receivable_id WHERE s.open_yen <> 0
   GROUP BY r.client_id, r.customer_id, r.due_on, r.issued_on, s.from_on, s.until_on`,
  `CREATE INDEX open_span_on ON open_span (client_id, customer_id, life, from_on, until_on, due_on, issued_on, open_yen)`,
  `CREATE INDEX open_span_ended ON open_span (until_on) WHERE life < 2`,
];

/** What was open from when until when, derived: an aging as of any day is one sum over it. */
export class OpenSpans1780000005000 implements MigrationInterface {
  name = 'OpenSpans1780000005000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
