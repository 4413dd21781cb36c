import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { collectionSettings, invoiceIdsOf } from './queries.ts';

/** Changes how a client collects; a client without a row has the defaults. */
export async function saveCollectionSetting(
  tx: Tx,
  clientId: number,
  changes: { year_basis?: 'fixed-365' | 'calendar'; caller?: 'client' | 'office' },
): Promise<void> {
  const sql = tx.client(clientId);
  const has = await sql.get('SELECT 1 FROM collection_setting WHERE client_id = :clientId');
  if (has) return sql.update('collection_setting', {}, changes);
  const { yearBasis, caller } = await collectionSettings(sql);
  await sql.insert('collection_setting', { year_basis: yearBasis, caller, ...changes });
}

/** Keeps when what the invoices are for was received. Throws invoice-unknown, receipt-ahead. */
export async function keepReceived(
  tx: Tx,
  clientId: number,
  received: readonly { invoice: string; on: string | null }[],
  today: string,
): Promise<void> {
  const sql = tx.client(clientId);
  const ids = await invoiceIdsOf(
    sql,
    received.map(({ invoice }) => invoice),
  );
  const first = await sql.nextId('invoice_receipt');
  const rows = received.map(({ invoice, on }, at) => {
    const invoiceId = ids.get(invoice);
    if (invoiceId === undefined) throw new AppError('invoice-unknown', { invoice }, 'received');
    if (on !== null && on > today) throw new AppError('receipt-ahead', { invoice, on, today }, 'received');
    return { id: first + at, invoice_id: invoiceId, received_on: on, ...tx.booked() };
  });
  await sql.bulkInsert('invoice_receipt', rows);
}

/** What was received is the same, whatever the paper about it is called now. */
export async function carryReceived(tx: Tx, clientId: number, ids: { fromId: number; toId: number }): Promise<void> {
  const sql = tx.client(clientId);
  const last = await sql.get<{ on: string | null }>(
    `SELECT received_on AS "on" FROM invoice_receipt WHERE client_id = :clientId AND invoice_id = :fromId ORDER BY id DESC LIMIT 1`,
    { fromId: ids.fromId },
  );
  if (!last?.on) return;
  const id = await sql.nextId('invoice_receipt');
  await sql.insert('invoice_receipt', { id, invoice_id: ids.toId, received_on: last.on, ...tx.booked() });
}
