import type { invoiceMethods } from '../../../contract/invoices.ts';
import { foldPayerName } from '../../../domain/names.ts';
import type { CommandContext, Handlers, Tx } from '../../core/context.ts';
import { deriveOpenItems } from '../allocations/derive.ts';
import { type ClientSettings, clientSettings } from '../clients/queries.ts';
import { customersByCode } from '../customers/queries.ts';
import { type FileProblem, fileProblem } from '../import-table/file-problem.ts';
import type { AdvanceImportRow, OpeningImportRow } from '../import-table/opening-rows.ts';
import { rejectedCells } from '../import-table/rejected-cells.ts';

type Customers = Awaited<ReturnType<typeof customersByCode>>;

/** 期首残高: open invoices with the stage reached, or advances and suspense; told apart by the columns. */
export async function importOpenings(
  context: CommandContext,
  input: Parameters<Handlers<typeof invoiceMethods>['openings.import']>[1],
) {
  const { clientId, file, columns, dryRun } = input;
  await clientSettings(context.read.client(clientId), 'booking');
  const parsed = await context.jobs.run('opening-rows', {
    bytes: file.bytes,
    name: file.name,
    ...(columns ? { columns } : {}),
  });
  const work = async (tx: Tx) => {
    const client = await clientSettings(tx.client(clientId), 'booking');
    const customers = await customersByCode(tx.client(clientId));
    const rejected = [...parsed.rejected];
    const accepted =
      parsed.kind === 'invoices'
        ? await openInvoices(tx, client, customers, parsed.rows, rejected)
        : await openAdvances(tx, client, customers, parsed.rows, rejected);
    return { accepted, rejected: rejectedCells(rejected) };
  };
  return dryRun ? context.rehearse(work) : context.write(work);
}

async function openInvoices(
  tx: Tx,
  client: ClientSettings,
  customers: Customers,
  rows: readonly OpeningImportRow[],
  rejected: FileProblem[],
): Promise<number> {
  const sql = tx.client(client.clientId);
  const taken = new Set(
    (await sql.all<{ number: string }>('SELECT number FROM invoice WHERE client_id = :clientId')).map(
      (row) => row.number,
    ),
  );
  const good = rows.filter((row) => {
    const problem = !customers.has(row.customerCode)
      ? fileProblem(row.row, 'customer-unknown', { code: row.customerCode }, '得意先コード', row.customerCode)
      : taken.has(row.number)
        ? fileProblem(row.row, 'number-taken', { number: row.number }, '請求番号', row.number)
        : null;
    if (problem) rejected.push(problem);
    return !problem;
  });
  const firstInvoice = await sql.nextId('invoice');
  const firstReceivable = await sql.nextId('receivable');
  await sql.bulkInsert(
    'invoice',
    good.map((row, index) => ({
      id: firstInvoice + index,
      number: row.number,
      kind: 'opening',
      customer_id: customers.get(row.customerCode)!.customerId,
      customer_name: customers.get(row.customerCode)!.name,
      issued_on: row.issuedOn,
      includes_tax: 1,
      rounding: client.rounding,
      total_yen: row.balanceYen,
      source: 'opening',
      ...tx.booked(),
    })),
  );
  await sql.bulkInsert(
    'receivable',
    good.map((row, index) => ({
      id: firstReceivable + index,
      invoice_id: firstInvoice + index,
      customer_id: customers.get(row.customerCode)!.customerId,
      issued_on: row.issuedOn,
      due_on: row.dueOn,
      amount_yen: row.balanceYen,
      opening_stage: row.reminderStage,
      opening_reminded_on: row.lastRemindedOn,
      seq: tx.seq,
      recorded_at: tx.at,
    })),
  );
  await deriveOpenItems(
    sql,
    good.map((_row, index) => firstReceivable + index),
  );
  return good.length;
}

/** Money that came before the books begin: 前受 with a customer, 仮受 without. */
async function openAdvances(
  tx: Tx,
  client: ClientSettings,
  customers: Customers,
  rows: readonly AdvanceImportRow[],
  rejected: FileProblem[],
): Promise<number> {
  const sql = tx.client(client.clientId);
  const good = rows.filter((row) => {
    const known = row.customerCode === null || customers.has(row.customerCode);
    if (!known)
      rejected.push(
        fileProblem(row.row, 'customer-unknown', { code: row.customerCode }, '得意先コード', row.customerCode ?? ''),
      );
    return known;
  });
  const firstId = await sql.nextId('deposit');
  await sql.bulkInsert(
    'deposit',
    good.map((row, index) => {
      const customer = row.customerCode === null ? undefined : customers.get(row.customerCode);
      const payerName = row.payerName || customer?.name || '';
      return {
        id: firstId + index,
        account_key: '',
        ref: `O${firstId + index}`,
        deposited_on: row.depositedOn,
        amount_yen: row.amountYen,
        payer_name: payerName,
        payer_folded: foldPayerName(payerName),
        method: 'other',
        customer_id: customer?.customerId ?? null,
        source: 'opening',
        ...tx.booked(),
      };
    }),
  );
  await sql.bulkInsert(
    'open_deposit',
    good.map((row, index) => ({ deposit_id: firstId + index, deposited_on: row.depositedOn, left_yen: row.amountYen })),
  );
  return good.length;
}
