import type { MigrationInterface, QueryRunner } from 'typeorm';

const ENDED = (table: string, column: string, target: string, day: string) =>
  `CREATE TABLE ${table} (
    client_id INTEGER NOT NULL, ${column} INTEGER NOT NULL, ${day} TEXT NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "${table}_${column === 'promise_id' ? 'promise' : 'plan'}" FOREIGN KEY ("client_id", "${column}") REFERENCES "${target}" ("client_id", "id"),
    PRIMARY KEY (client_id, ${column})
  ) STRICT, WITHOUT ROWID`;

const STATEMENTS = [
  `CREATE TABLE promise (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, customer_id INTEGER NOT NULL, made_on TEXT NOT NULL,
    promised_on TEXT NOT NULL, amount_yen INTEGER NOT NULL, note TEXT NOT NULL DEFAULT (''), seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "promise_amount_check" CHECK (amount_yen > 0),
    CONSTRAINT "promise_days_check" CHECK (promised_on >= made_on),
    CONSTRAINT "promise_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX promise_customer ON promise (client_id, customer_id)',
  `CREATE TABLE promise_item (
    client_id INTEGER NOT NULL, promise_id INTEGER NOT NULL, receivable_id INTEGER NOT NULL,
    CONSTRAINT "promise_item_promise" FOREIGN KEY ("client_id", "promise_id") REFERENCES "promise" ("client_id", "id"),
    CONSTRAINT "promise_item_receivable" FOREIGN KEY ("client_id", "receivable_id") REFERENCES "receivable" ("client_id", "id"),
    PRIMARY KEY (client_id, promise_id, receivable_id)
  ) STRICT, WITHOUT ROWID`,
  ENDED('promise_end', 'promise_id', 'promise', 'ended_on'),
  `CREATE TABLE instalment_plan (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, customer_id INTEGER NOT NULL, agreed_on TEXT NOT NULL,
    total_yen INTEGER NOT NULL, note TEXT NOT NULL DEFAULT (''), seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT "instalment_plan_total_check" CHECK (total_yen > 0),
    CONSTRAINT "instalment_plan_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX instalment_plan_customer ON instalment_plan (client_id, customer_id)',
  `CREATE TABLE instalment_row (
    client_id INTEGER NOT NULL, plan_id INTEGER NOT NULL, row INTEGER NOT NULL, due_on TEXT NOT NULL,
    amount_yen INTEGER NOT NULL,
    CONSTRAINT "instalment_row_amount_check" CHECK (amount_yen > 0),
    CONSTRAINT "instalment_row_plan" FOREIGN KEY ("client_id", "plan_id") REFERENCES "instalment_plan" ("client_id", "id"),
    PRIMARY KEY (client_id, plan_id, row)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE instalment_item (
    client_id INTEGER NOT NULL, plan_id INTEGER NOT NULL, receivable_id INTEGER NOT NULL,
    CONSTRAINT "instalment_item_plan" FOREIGN KEY ("client_id", "plan_id") REFERENCES "instalment_plan" ("client_id", "id"),
    CONSTRAINT "instalment_item_receivable" FOREIGN KEY ("client_id", "receivable_id") REFERENCES "receivable" ("client_id", "id"),
    PRIMARY KEY (client_id, plan_id, receivable_id)
  ) STRICT, WITHOUT ROWID`,
  ENDED('instalment_acknowledgement', 'plan_id', 'instalment_plan', 'acknowledged_on'),
  ENDED('instalment_plan_end', 'plan_id', 'instalment_plan', 'ended_on'),
];

/** 支払約束 and 分割: words given, their receivables, and when they were taken back or signed. */
export class Promises1780000015000 implements MigrationInterface {
  name = 'Promises1780000015000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
