/** 受注 and 在庫の受払 from files, booked. The caller holds the transaction. */
import { goodsColumnWords } from '../../../messages/goods.ts';
import type { Tx } from '../../core/context.ts';
import { customersByCode } from '../customers/queries.ts';
import { type FileProblem, fileProblem } from '../import-table/file-problem.ts';
import type { OrderImportRow, StockImportRow } from '../import-table/goods-rows.ts';

/** The good ones are booked, the others returned: an unknown customer, a number that is known. */
export async function bookOrders(
  tx: Tx,
  clientId: number,
  rows: readonly OrderImportRow[],
): Promise<{ accepted: number; rejected: FileProblem[] }> {
  const sql = tx.client(clientId);
  const customers = await customersByCode(sql);
  const known = new Set(
    (await sql.all<{ number: string }>('SELECT number FROM sales_order WHERE client_id = :clientId')).map(
      (row) => row.number,
    ),
  );
  const rejected: FileProblem[] = [];
  const good = rows.flatMap((order) => {
    const customer = customers.get(order.customerCode);
    if (!customer) {
      const { customerCode: code } = order;
      rejected.push(fileProblem(order.row, 'customer-unknown', { code }, goodsColumnWords.customerCode, code));
      return [];
    }
    if (known.has(order.number)) {
      const { number } = order;
      rejected.push(fileProblem(order.row, 'sales-order-taken', { number }, goodsColumnWords.orderNumber, number));
      return [];
    }
    return [{ ...order, customerId: customer.customerId }];
  });
  const first = await sql.nextId('sales_order');
  await sql.bulkInsert(
    'sales_order',
    good.map(({ number, customerId, orderedOn }, index) => ({
      ...{ id: first + index, number, customer_id: customerId, ordered_on: orderedOn },
      ...tx.booked(),
    })),
  );
  await sql.bulkInsert(
    'sales_order_line',
    good.flatMap(({ lines }, index) =>
      lines.map((line, at) => ({
        order_id: first + index,
        line: at + 1,
        item_code: line.itemCode,
        description: line.description,
        quantity_milli: line.quantityMilli,
        unit: line.unit,
        unit_price_milli: line.unitPriceMilli,
      })),
    ),
  );
  return { accepted: good.length, rejected };
}

/** Of equal rows (day, item, kind, quantity, reference) the largest count that any one file holds is what is booked. */
export async function bookStock(
  tx: Tx,
  clientId: number,
  rows: readonly StockImportRow[],
): Promise<{ accepted: number; duplicates: number }> {
  const sql = tx.client(clientId);
  const booked = await sql.all<{ key: string; count: number }>(
    `SELECT moved_on || ' ' || item_code || ' ' || kind || ' ' || quantity_milli || ' ' || reference AS key, COUNT(*) AS count
     FROM stock_movement WHERE client_id = :clientId GROUP BY 1`,
  );
  const left = new Map(booked.map((row) => [row.key, row.count]));
  const fresh = rows.filter((row) => {
    const key = [row.movedOn, row.itemCode, row.kind, row.quantityMilli, row.reference].join(' ');
    const seen = left.get(key) ?? 0;
    if (seen > 0) left.set(key, seen - 1);
    return seen === 0;
  });
  const first = await sql.nextId('stock_movement');
  await sql.bulkInsert(
    'stock_movement',
    fresh.map((row, index) => ({
      id: first + index,
      moved_on: row.movedOn,
      item_code: row.itemCode,
      item_name: row.itemName,
      kind: row.kind,
      quantity_milli: row.quantityMilli,
      reference: row.reference,
      ...tx.booked(),
    })),
  );
  return { accepted: fresh.length, duplicates: rows.length - fresh.length };
}
