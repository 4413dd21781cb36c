import type { customerMethods } from '../../../contract/customers.ts';
import { foldPayerName, searchKey } from '../../../domain/names.ts';
import type { CommandContext, Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { clientSettings, termsOf } from '../clients/queries.ts';
import { rejectedCells } from '../import-table/rejected-cells.ts';
import {
  type CustomerBalanceRow,
  type CustomerRow,
  customerById,
  customersWithBalance,
  payerNames,
} from './queries.ts';
import { customerTimeline } from './timeline.ts';
import { type CustomerFields, insertCustomer, mergeCustomers, updateCustomer } from './writes.ts';

export const customerHandlers: Handlers<typeof customerMethods> = {
  async 'customers.list'({ read, clock }, { clientId, text, asOf }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const rows = await customersWithBalance(sql, text ? searchKey(text) : '', asOf ?? clock.today());
    return { customers: rows.map(summary) };
  },

  async 'customers.get'({ read, clock }, { clientId, customerId }) {
    const sql = read.client(clientId);
    const customer = await customerById(sql, customerId);
    const balances = await customersWithBalance(sql, '', clock.today());
    const balance = balances.find((row) => row.customerId === customerId) ?? { ...customer, openYen: 0, overdueYen: 0 };
    const names = await payerNames(sql, customerId);
    const merged = await sql.all<{ code: string }>(
      'SELECT code FROM customer WHERE client_id = :clientId AND merged_into_id = :customerId ORDER BY code',
      { customerId },
    );
    return {
      ...customer,
      ...summary(balance),
      entrustmentAct: customer.entrustmentAct === 1,
      payerNames: names.map(({ name, source, lastOn, lastAmountYen }) => ({ name, source, lastOn, lastAmountYen })),
      mergedCodes: merged.map((row) => row.code),
    };
  },

  'customers.create': (context, { clientId, code, ...fields }) =>
    context.write(async (tx) => {
      const client = await clientSettings(tx.client(clientId), 'booking');
      await refuseTakenCode(tx, clientId, code, null);
      return { customerId: await insertCustomer(tx, client, code, fields) };
    }),

  'customers.update': (context, { clientId, customerId, ...fields }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      const before = await customerById(tx.client(clientId), customerId);
      if (before.mergedIntoId !== null)
        throw new AppError('customer-merged', { code: before.code, name: before.name }, 'customerId');
      if (fields.code !== undefined && fields.code !== before.code)
        await refuseTakenCode(tx, clientId, fields.code, customerId);
      await updateCustomer(tx, clientId, before, fields);
      return {};
    }),

  'customers.import': importCustomers,

  'customers.merge': (context, { clientId, fromCustomerId, intoCustomerId, dryRun }) => {
    const work = async (tx: Tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      return mergeCustomers(tx, clientId, fromCustomerId, intoCustomerId);
    };
    return dryRun ? context.rehearse(work) : context.write(work);
  },

  'customers.setReminderHold': (context, { clientId, customerId, reason }) =>
    context.write(async (tx) => {
      await customerById(tx.client(clientId), customerId);
      await tx.client(clientId).update('customer', { id: customerId }, { reminder_hold: reason });
      return {};
    }),

  async 'customers.timeline'({ read }, { clientId, customerId, limit }) {
    const sql = read.client(clientId);
    await customerById(sql, customerId);
    return { entries: await customerTimeline(sql, customerId, limit) };
  },
};

function summary(row: CustomerBalanceRow) {
  return {
    customerId: row.customerId,
    code: row.code,
    name: row.name,
    kana: row.kana,
    terms: termsOf(row),
    feeBearer: row.feeBearer,
    salesContact: row.salesContact,
    openYen: row.openYen,
    overdueYen: row.overdueYen,
    archived: row.mergedIntoId !== null,
    reminderHold: row.reminderHold,
  };
}

async function refuseTakenCode(tx: Tx, clientId: number, code: string, ownId: number | null): Promise<void> {
  const holder = await tx
    .client(clientId)
    .get<{ id: number; name: string }>('SELECT id, name FROM customer WHERE client_id = :clientId AND code = :code', {
      code,
    });
  if (holder && holder.id !== ownId) throw new AppError('customer-code-taken', { code, name: holder.name }, 'code');
}

/** Good rows are committed, faulty ones returned; a known code updates the columns the file has. */
async function importCustomers(
  context: CommandContext,
  input: Parameters<Handlers<typeof customerMethods>['customers.import']>[1],
) {
  const { clientId, file, columns, dryRun } = input;
  await clientSettings(context.read.client(clientId), 'booking');
  const { rows, rejected } = await context.jobs.run('customer-rows', {
    bytes: file.bytes,
    name: file.name,
    ...(columns ? { columns } : {}),
  });
  const work = async (tx: Tx) => {
    const client = await clientSettings(tx.client(clientId), 'booking');
    const existing = new Map(
      (
        await tx
          .client(clientId)
          .all<{ code: string; id: number }>('SELECT code, id FROM customer WHERE client_id = :clientId')
      ).map((row) => [row.code, row.id]),
    );
    for (const { code, fields } of rows) {
      const id = existing.get(code);
      if (id === undefined) existing.set(code, await insertCustomer(tx, client, code, fields));
      else await updateExisting(tx, clientId, id, fields);
    }
    return { accepted: rows.length, rejected: rejectedCells(rejected) };
  };
  return dryRun ? context.rehearse(work) : context.write(work);
}

/** A code that was merged still stands in the client's own system: its row brings payer names, and renames nobody. */
async function updateExisting(tx: Tx, clientId: number, id: number, fields: CustomerFields): Promise<void> {
  const found: CustomerRow = await customerById(tx.client(clientId), id);
  const isMerged = found.mergedIntoId !== null;
  const before = isMerged ? await customerById(tx.client(clientId), found.mergedIntoId!) : found;
  await updateCustomer(tx, clientId, before, {
    ...(isMerged ? {} : fields),
    payerNames: fields.payerNames && (await withKnownNames(tx, clientId, before.customerId, fields.payerNames)),
  });
}

/** A file adds payer names; it does not take away those a clerk has typed since. */
async function withKnownNames(tx: Tx, clientId: number, customerId: number, names: string[]): Promise<string[]> {
  const known = await tx
    .client(clientId)
    .all<{ name: string; folded: string }>(
      'SELECT name, folded FROM customer_payer_name WHERE client_id = :clientId AND customer_id = :customerId',
      { customerId },
    );
  const given = new Set(names.map(foldPayerName));
  return [...names, ...known.filter((row) => !given.has(row.folded)).map((row) => row.name)];
}
