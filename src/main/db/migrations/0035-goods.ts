import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 受注, 在庫の受払, and the differences of 突合 that were found right. */
const STATEMENTS = [
  `CREATE TABLE sales_order (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, number TEXT NOT NULL, customer_id INTEGER NOT NULL, ordered_on TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "sales_order_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE UNIQUE INDEX sales_order_number ON sales_order (client_id, number)`,
  `CREATE TABLE sales_order_line (
    client_id INTEGER NOT NULL, order_id INTEGER NOT NULL, line INTEGER NOT NULL, item_code TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL, quantity_milli INTEGER NOT NULL, unit TEXT NOT NULL DEFAULT '', unit_price_milli INTEGER,
    CONSTRAINT "sales_order_line_order" FOREIGN KEY ("client_id", "order_id") REFERENCES "sales_order" ("client_id", "id"),
    PRIMARY KEY (client_id, order_id, line)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE sales_order_cancel (
    client_id INTEGER NOT NULL, order_id INTEGER NOT NULL, cancelled_on TEXT NOT NULL, reason TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "sales_order_cancel_order" FOREIGN KEY ("client_id", "order_id") REFERENCES "sales_order" ("client_id", "id"),
    PRIMARY KEY (client_id, order_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE stock_movement (
    client_id INTEGER NOT NULL, id INTEGER NOT NULL, moved_on TEXT NOT NULL, item_code TEXT NOT NULL, item_name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL, quantity_milli INTEGER NOT NULL, reference TEXT NOT NULL DEFAULT '',
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "stock_movement_kind_check" CHECK (kind IN ('in','out','count')),
    CONSTRAINT "stock_movement_quantity_check" CHECK (quantity_milli >= 0),
    CONSTRAINT "stock_movement_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX stock_movement_item ON stock_movement (client_id, item_code, moved_on)`,
  `CREATE TABLE goods_settlement (
    client_id INTEGER NOT NULL, paper TEXT NOT NULL, paper_id INTEGER NOT NULL, line INTEGER NOT NULL, kind TEXT NOT NULL,
    billed INTEGER NOT NULL, recorded INTEGER NOT NULL, reason TEXT NOT NULL, settled_on TEXT NOT NULL,
    seq INTEGER NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "goods_settlement_paper_check" CHECK (paper IN ('draft','invoice','delivery')),
    CONSTRAINT "goods_settlement_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id, paper, paper_id, line, kind, seq)
  ) STRICT, WITHOUT ROWID`,
];

export class Goods1780000035000 implements MigrationInterface {
  name = 'Goods1780000035000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
