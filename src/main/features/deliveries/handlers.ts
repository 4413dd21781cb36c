import type { deliveryMethods } from '../../../contract/deliveries.ts';
import { deliveryColumnWords } from '../../../messages/delivery-columns.ts';
import type { CommandContext, Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById, customersByCode } from '../customers/queries.ts';
import type { DeliveryImportRow } from '../import-table/billing-rows.ts';
import type { FileProblem } from '../import-table/file-problem.ts';
import { rejectedCells } from '../import-table/rejected-cells.ts';
import { type ItemRow, itemsByCode } from '../items/queries.ts';
import { numberGiver } from '../numbering/queries.ts';
import { deliveryById, deliveryLines, deliveryTaxes, listDeliveries } from './queries.ts';
import { checkNewDelivery, insertDeliveries, type NewDelivery } from './writes.ts';

export const deliveryHandlers: Handlers<typeof deliveryMethods> = {
  async 'deliveries.list'({ read }, { clientId, customerId, state, from, through, text, offset, limit }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const filter = {
      customerId: customerId ?? null,
      state,
      from: from ?? null,
      through: through ?? null,
      text: text ?? '',
    };
    return listDeliveries(sql, filter, offset, limit);
  },

  async 'deliveries.get'({ read }, { clientId, deliveryId }) {
    const sql = read.client(clientId);
    const delivery = await deliveryById(sql, deliveryId);
    const lines = (await deliveryLines(sql, [deliveryId])).get(deliveryId) ?? [];
    const taxes = (await deliveryTaxes(sql, [deliveryId])).get(deliveryId) ?? [];
    return { ...delivery, includesTax: delivery.includesTax === 1, lines, taxes };
  },

  'deliveries.create': (context, { clientId, ...given }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      const client = await clientSettings(sql, 'booking');
      const customer = await customerById(sql, given.customerId);
      if (customer.mergedIntoId !== null)
        throw new AppError('customer-merged', { code: customer.code, name: customer.name }, 'customerId');
      const number = given.number ?? (await (await numberGiver(sql, 'delivery')).next(given.deliveredOn));
      // A line that is called as an item is that item: what was ordered and what lies in stock are held against it by its code.
      const codes = new Map([...(await itemsByCode(sql)).values()].map((item) => [item.name, item.code]));
      const lines = given.lines.map((line) => ({ ...line, itemCode: line.itemCode ?? codes.get(line.description) }));
      const delivery: NewDelivery = { ...given, lines, number, source: 'entered' };
      await checkNewDelivery(tx, client, delivery);
      const [booked] = await insertDeliveries(tx, client, [delivery]);
      return { ...booked!, number };
    }),

  'deliveries.import': importDeliveries,

  'deliveries.cancel': (context, { clientId, deliveryId, reason }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      const client = await clientSettings(sql, 'booking');
      const delivery = await deliveryById(sql, deliveryId);
      const { number, deliveredOn: on } = delivery;
      if (delivery.state === 'cancelled') throw new AppError('delivery-cancelled', { number }, 'deliveryId');
      if (delivery.state === 'billed')
        throw new AppError('delivery-billed', { number, invoice: delivery.invoiceNumber ?? '' }, 'deliveryId');
      if (client.closedThrough !== null && on <= client.closedThrough)
        throw new AppError('period-closed', { closedThrough: client.closedThrough, on }, 'deliveryId');
      await sql.insert('delivery_cancel', { delivery_id: deliveryId, reason, ...tx.booked() });
      return {};
    }),
};

/** Good deliveries are committed, faulty ones returned; one with a bad row is rejected whole. */
async function importDeliveries(
  context: CommandContext,
  input: Parameters<Handlers<typeof deliveryMethods>['deliveries.import']>[1],
) {
  const { clientId, file, columns, dryRun } = input;
  await clientSettings(context.read.client(clientId), 'booking');
  const parsed = await context.jobs.run('delivery-rows', { ...file, ...(columns ? { columns } : {}) });
  const work = async (tx: Tx) => {
    const sql = tx.client(clientId);
    const client = await clientSettings(sql, 'booking');
    const customers = await customersByCode(sql);
    const items = await itemsByCode(sql);
    const good: NewDelivery[] = [];
    const rejected: FileProblem[] = [...parsed.rejected];
    for (const row of parsed.rows) {
      try {
        const customer = customers.get(row.customerCode);
        if (!customer) throw new AppError('customer-unknown', { code: row.customerCode }, 'customerCode');
        const delivery = deliveryOf(row, customer.customerId, items);
        await checkNewDelivery(tx, client, delivery);
        good.push(delivery);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        rejected.push({ row: row.row, ...faultyCell(row, error.field), code: error.code, facts: error.facts });
      }
    }
    await insertDeliveries(tx, client, good);
    return { accepted: good.length, rejected: rejectedCells(rejected) };
  };
  return dryRun ? context.rehearse(work) : context.write(work);
}

/** What the file leaves out is as the item has it; a return's quantities count as taken back, however they are written. */
function deliveryOf(row: DeliveryImportRow, customerId: number, items: ReadonlyMap<string, ItemRow>): NewDelivery {
  const { number, kind, deliveredOn, orderNumber } = row;
  const lines = row.lines.map((line) => {
    const item = items.get(line.itemCode);
    const unitPriceMilli = line.unitPriceMilli ?? item?.unitPriceMilli ?? null;
    if (unitPriceMilli === null)
      throw new AppError('delivery-price-missing', { number, text: line.description }, 'unitPrice');
    const taken = kind === 'return' ? -Math.abs(line.quantityMilli) : line.quantityMilli;
    return {
      itemCode: line.itemCode,
      description: line.description,
      quantityMilli: taken,
      unit: line.unit ?? item?.unit ?? '',
      unitPriceMilli,
      taxClass: line.taxClass ?? item?.taxClass ?? ('standard-10' as const),
      note: line.note,
    };
  });
  return { number, kind, customerId, deliveredOn, orderNumber, source: 'imported', lines };
}

type CellPlace = { field: string; value?: string };

function faultyCell(row: DeliveryImportRow, field: string | undefined): CellPlace {
  switch (field) {
    case 'customerCode':
      return { field: deliveryColumnWords.customerCode, value: row.customerCode };
    case 'deliveredOn':
      return { field: deliveryColumnWords.deliveredOn, value: row.deliveredOn };
    case 'lines':
    case 'unitPrice':
      return { field: deliveryColumnWords.unitPrice };
    default:
      return { field: deliveryColumnWords.number, value: row.number };
  }
}
