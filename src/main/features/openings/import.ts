import type { invoiceMethods } from '../../../contract/invoices.ts';
import { findDuplicates } from '../../../domain/deposit-duplicates.ts';
import { foldPayerName } from '../../../domain/names.ts';
import type { CommandContext, Handlers, Tx } from '../../core/context.ts';
import type { ClientRead } from '../../db/engine.ts';
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
        : closedProblem(client, row.row, '請求日', row.issuedOn);
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

/** What is closed has been reported: an opening balance dated into it would change the report. */
function closedProblem({ closedThrough }: ClientSettings, row: number, field: string, on: string): FileProblem | null {
  return closedThrough !== null && on <= closedThrough
    ? fileProblem(row, 'period-closed', { closedThrough, on }, field, on)
    : null;
}

/** Money that came before the books begin: 前受 with a customer, 仮受 without. Taken in once, however often the file comes. */
async function openAdvances(
  tx: Tx,
  client: ClientSettings,
  customers: Customers,
  rows: readonly AdvanceImportRow[],
  rejected: FileProblem[],
): Promise<number> {
  const sql = tx.client(client.clientId);
  const possible = rows.flatMap((row) => {
    const customer = row.customerCode === null ? null : customers.get(row.customerCode);
    const problem =
      customer === undefined
        ? fileProblem(row.row, 'customer-unknown', { code: row.customerCode }, '得意先コード', row.customerCode ?? '')
        : closedProblem(client, row.row, '入金日', row.depositedOn);
    if (problem) rejected.push(problem);
    return problem || customer === undefined
      ? []
      : [{ ...row, payerName: row.payerName || customer?.name || '', customer }];
  });
  const seen = await advancesAlreadyIn(sql, possible);
  const good = possible.filter((row, index) => {
    const { depositedOn, amountYen } = row;
    const isNew = seen[index] === null;
    if (!isNew)
      rejected.push(fileProblem(row.row, 'advance-taken', { depositedOn, amountYen }, '前受残高', String(amountYen)));
    return isNew;
  });
  const firstId = await sql.nextId('deposit');
  await sql.bulkInsert(
    'deposit',
    good.map((row, index) => ({
      id: firstId + index,
      account_key: '',
      ref: `O${firstId + index}`,
      deposited_on: row.depositedOn,
      amount_yen: row.amountYen,
      payer_name: row.payerName,
      payer_folded: foldPayerName(row.payerName),
      method: 'other',
      customer_id: row.customer?.customerId ?? null,
      source: 'opening',
      ...tx.booked(),
    })),
  );
  await sql.bulkInsert(
    'open_deposit',
    good.map((row, index) => ({ deposit_id: firstId + index, deposited_on: row.depositedOn, left_yen: row.amountYen })),
  );
  return good.length;
}

/** For each row the opening deposit it already is, or null; two equal rows of one file stay two. */
async function advancesAlreadyIn(
  sql: ClientRead,
  rows: readonly {
    depositedOn: string;
    amountYen: number;
    payerName: string;
    customer: { customerId: number } | null;
  }[],
): Promise<(number | null)[]> {
  const whose = (customerId: number | null, payerFolded: string) => `${customerId ?? ''} ${payerFolded}`;
  const booked = await sql.all<{
    depositId: number;
    depositedOn: string;
    amountYen: number;
    customerId: number | null;
    payerFolded: string;
  }>(
    `SELECT d.id AS depositId, d.deposited_on AS depositedOn, d.amount_yen AS amountYen, d.customer_id AS customerId, d.payer_folded AS payerFolded
     FROM deposit d LEFT JOIN deposit_cancel k ON k.client_id = d.client_id AND k.deposit_id = d.id
     WHERE d.client_id = :clientId AND d.source = 'opening' AND k.deposit_id IS NULL ORDER BY d.id`,
  );
  return findDuplicates(
    rows.map(({ depositedOn, amountYen, payerName, customer }) => ({
      depositedOn,
      amountYen,
      payerFolded: whose(customer?.customerId ?? null, foldPayerName(payerName)),
      ref: '',
    })),
    'opening',
    booked.map(({ customerId, payerFolded, ...deposit }) => ({
      ...deposit,
      payerFolded: whose(customerId, payerFolded),
      sightings: [],
    })),
  );
}
