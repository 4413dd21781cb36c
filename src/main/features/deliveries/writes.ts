/** 納品 booked. The caller holds the transaction. */
import { sumYen } from '../../../domain/money.ts';
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientSettings } from '../clients/queries.ts';
import { computeAmounts, type NewInvoiceLine } from '../invoices/writes.ts';

export interface NewDelivery {
  number: string;
  kind: 'delivery' | 'charge' | 'return';
  customerId: number;
  deliveredOn: string;
  orderNumber?: string | undefined;
  title?: string | undefined;
  source: 'entered' | 'imported';
  lines: readonly (NewInvoiceLine & { itemCode?: string | undefined })[];
}

/** Throws delivery-number-taken, period-closed, delivery-sign (a return takes back, a delivery gives), amount-too-large. */
export async function checkNewDelivery(tx: Tx, client: ClientSettings, delivery: NewDelivery): Promise<void> {
  const { number, deliveredOn: on, kind } = delivery;
  const taken = await tx
    .client(client.clientId)
    .get('SELECT 1 FROM delivery WHERE client_id = :clientId AND number = :number', { number });
  if (taken) throw new AppError('delivery-number-taken', { number }, 'number');
  if (client.closedThrough !== null && on <= client.closedThrough)
    throw new AppError('period-closed', { closedThrough: client.closedThrough, on }, 'deliveredOn');
  const { totalYen } = amountsOf(client, delivery);
  if (kind === 'return' ? totalYen > 0 : totalYen < 0)
    throw new AppError('delivery-sign', { number, totalYen, kind }, 'lines');
}

/** Rounded once per rate on the note itself: it may be the 適格請求書. */
function amountsOf(client: ClientSettings, { number, deliveredOn, lines }: NewDelivery) {
  return computeAmounts(client, { number, issuedOn: deliveredOn, lines });
}

export async function insertDeliveries(
  tx: Tx,
  client: ClientSettings,
  deliveries: readonly NewDelivery[],
): Promise<{ deliveryId: number; totalYen: number }[]> {
  const sql = tx.client(client.clientId);
  const first = await sql.nextId('delivery');
  const rows = deliveries.map((delivery, index) => ({
    delivery,
    deliveryId: first + index,
    ...amountsOf(client, delivery),
  }));
  await sql.bulkInsert(
    'delivery',
    rows.map(({ delivery, deliveryId, taxes, totalYen }) => ({
      id: deliveryId,
      number: delivery.number,
      kind: delivery.kind,
      customer_id: delivery.customerId,
      delivered_on: delivery.deliveredOn,
      order_number: delivery.orderNumber ?? '',
      title: delivery.title ?? '',
      includes_tax: client.includesTax ? 1 : 0,
      rounding: client.rounding,
      net_yen: sumYen(taxes.map((tax) => tax.netYen)),
      tax_yen: sumYen(taxes.map((tax) => tax.taxYen)),
      total_yen: totalYen,
      source: delivery.source,
      ...tx.booked(),
    })),
  );
  await sql.bulkInsert(
    'delivery_line',
    rows.flatMap(({ delivery, deliveryId, lines }) =>
      lines.map((line, index) => ({
        delivery_id: deliveryId,
        line: index + 1,
        item_code: delivery.lines[index]?.itemCode ?? '',
        description: line.description,
        quantity_milli: line.quantityMilli,
        unit: line.unit ?? '',
        unit_price_milli: line.unitPriceMilli,
        tax_class: line.taxClass,
        amount_yen: line.amountYen,
        note: line.note ?? '',
      })),
    ),
  );
  await sql.bulkInsert(
    'delivery_tax',
    rows.flatMap(({ deliveryId, taxes }) =>
      taxes.map((tax) => ({
        delivery_id: deliveryId,
        tax_class: tax.taxClass,
        net_yen: tax.netYen,
        tax_yen: tax.taxYen,
        gross_yen: tax.grossYen,
      })),
    ),
  );
  return rows.map(({ deliveryId, totalYen }) => ({ deliveryId, totalYen }));
}
