/** 商品: kept, found while a line is typed, read from and written to files. */
import type { itemMethods } from '../../../contract/items.ts';
import { type TaxClass, taxClassCell } from '../../../domain/invoice-tax.ts';
import { plainMilli } from '../../../domain/money.ts';
import { searchKey } from '../../../domain/names.ts';
import type { CommandContext, Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { type ClientWrite, IDS } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import type { ItemImportRow } from '../import-table/billing-rows.ts';
import { rejectedCells } from '../import-table/rejected-cells.ts';
import { countItems, findItems, itemsByCode, listItems } from './queries.ts';

export const itemHandlers: Handlers<typeof itemMethods> = {
  async 'items.list'({ read }, { clientId, text = '', limit }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    return {
      items: await listItems(sql, text, text === '' ? '' : searchKey(text), limit),
      count: await countItems(sql),
    };
  },

  async 'items.find'({ read }, { clientId, customerId, text, limit }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const question = { customerId: customerId ?? null, text, key: searchKey(text), limit };
    return { items: await findItems(sql, question) };
  },

  'items.save': (context, { clientId, itemId, ...given }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const known = (await itemsByCode(sql)).get(given.code);
      if (itemId === undefined) {
        // A code that was given up is taken up again.
        if (known && known.removed === 0) throw new AppError('item-code-taken', { code: given.code }, 'code');
        if (!known) return { itemId: await insertItem(tx, sql, given) };
        await sql.update('item', { id: known.itemId }, { ...columnsOf(tx, given), removed: 0 });
        return { itemId: known.itemId };
      }
      if (known && known.itemId !== itemId) throw new AppError('item-code-taken', { code: given.code }, 'code');
      const old = await sql.get('SELECT 1 FROM item WHERE client_id = :clientId AND id = :itemId', { itemId });
      if (!old) throw new AppError('item-unknown', { itemId }, 'itemId');
      await sql.update('item', { id: itemId }, columnsOf(tx, given));
      return { itemId };
    }),

  'items.remove': (context, { clientId, itemIds }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const removed = await sql.run(
        `UPDATE item SET removed = 1, changed_seq = :seq WHERE client_id = :clientId AND removed = 0 AND id IN ${IDS}`,
        { ids: JSON.stringify(itemIds), seq: tx.seq },
      );
      return { removed };
    }),

  'items.import': importItems,

  async 'items.export'({ read, jobs }, { clientId, format }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const items = await listItems(sql, '', '', 50_000);
    const rows = items.map((item) => [
      item.code,
      item.name,
      item.kana,
      item.unit,
      item.unitPriceMilli === null ? '' : plainMilli(item.unitPriceMilli),
      taxClassCell(item.taxClass),
      item.note,
    ]);
    return jobs.run('item-table', { rows, format });
  },
};

interface GivenItem {
  code: string;
  name: string;
  kana?: string | undefined;
  unit?: string | undefined;
  unitPriceMilli?: number | null | undefined;
  taxClass?: TaxClass | undefined;
  note?: string | undefined;
}

function columnsOf(tx: Tx, item: GivenItem) {
  return {
    code: item.code,
    name: item.name,
    kana: item.kana ?? '',
    search_key: `${searchKey(item.name)} ${searchKey(item.kana ?? '')}`.trim(),
    unit: item.unit ?? '',
    unit_price_milli: item.unitPriceMilli ?? null,
    tax_class: item.taxClass ?? 'standard-10',
    note: item.note ?? '',
    changed_seq: tx.seq,
  };
}

async function insertItem(tx: Tx, sql: ClientWrite, item: GivenItem): Promise<number> {
  const id = await sql.nextId('item');
  await sql.insert('item', { id, ...columnsOf(tx, item) });
  return id;
}

/** The good ones are taken, faulty rows returned. A known code changes the columns that the file has. */
async function importItems(
  context: CommandContext,
  input: Parameters<Handlers<typeof itemMethods>['items.import']>[1],
) {
  const { clientId, file, columns, dryRun } = input;
  await clientSettings(context.read.client(clientId), 'booking');
  const parsed = await context.jobs.run('item-rows', { ...file, ...(columns ? { columns } : {}) });
  const rejected = rejectedCells(parsed.rejected);
  const work = async (tx: Tx) => {
    const sql = tx.client(clientId);
    await clientSettings(sql, 'booking');
    const known = await itemsByCode(sql);
    const fresh = parsed.rows.filter((row) => !known.has(row.code));
    const first = await sql.nextId('item');
    await sql.bulkInsert(
      'item',
      fresh.map((row, index) => ({ id: first + index, ...columnsOf(tx, row) })),
    );
    for (const row of parsed.rows) {
      const old = known.get(row.code);
      if (old)
        await sql.update('item', { id: old.itemId }, { ...columnsOf(tx, { ...old, ...present(row) }), removed: 0 });
    }
    return { accepted: parsed.rows.length, rejected };
  };
  return dryRun ? context.rehearse(work) : context.write(work);
}

function present({ row: _row, ...fields }: ItemImportRow): GivenItem {
  const held = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { ...held, code: fields.code, name: fields.name };
}
