import type { depositMethods } from '../../../contract/deposits.ts';
import { billCreditedOn } from '../../../domain/bill-days.ts';
import { FOREVER } from '../../../domain/dates.ts';
import { parseYen } from '../../../domain/money.ts';
import { foldPayerName, searchKey } from '../../../domain/names.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import type { Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { reverseAllocations } from '../allocations/writes.ts';
import { bankAccounts, clientSettings } from '../clients/queries.ts';
import { accountKey } from '../clients/writes.ts';
import { customerById } from '../customers/queries.ts';
import { splitsOfImport } from '../debits/queries.ts';
import { goneFromImport, refundedOf } from '../exceptions/queries.ts';
import { refuseFile } from '../import-table/rejected-cells.ts';
import { cancelDeposits, restoreTakenBack } from './cancels.ts';
import { importBankFile } from './import.ts';
import { gapsOfImports } from './kept.ts';
import {
  type DepositRow,
  depositsOnlyIn,
  type ListedDepositRow,
  listDeposits,
  listImports,
  liveDeposit,
} from './queries.ts';

export const depositHandlers: Handlers<typeof depositMethods> = {
  async 'deposits.list'({ read }, input) {
    const sql = read.client(input.clientId);
    await clientSettings(sql);
    const text = input.text ?? '';
    const filter = {
      state: input.state,
      from: input.from ?? '0000-00-00',
      through: input.through ?? FOREVER,
      importId: input.importId ?? null,
      text,
      folded: foldPayerName(text),
      key: searchKey(text),
      amountYen: text === '' ? null : parseYen(text),
    };
    const { deposits, count, amountYen, leftYen } = await listDeposits(sql, filter, input.limit);
    return { deposits: deposits.map(depositValue), count, amountYen, leftYen };
  },

  'deposits.create': (context, input) =>
    context.write(async (tx) => {
      const sql = tx.client(input.clientId);
      const client = await clientSettings(sql, 'booking');
      const instrument = instrumentOf(input);
      const depositedOn = creditedOn(input);
      if (client.closedThrough !== null && depositedOn <= client.closedThrough)
        throw new AppError('period-closed', { closedThrough: client.closedThrough, on: depositedOn }, 'depositedOn');
      if (input.customerId !== undefined) await customerById(sql, input.customerId);
      const account =
        input.accountId === undefined
          ? undefined
          : (await bankAccounts(sql)).find((row) => row.accountId === input.accountId);
      if (input.accountId !== undefined && !account)
        throw new AppError('account-unknown', { accountId: input.accountId }, 'accountId');
      const depositId = await sql.nextId('deposit');
      await sql.insert('deposit', {
        id: depositId,
        account_key: account ? accountKey(account) : '',
        ref: `M${depositId}`,
        deposited_on: depositedOn,
        amount_yen: input.amountYen,
        payer_name: input.payerName,
        payer_folded: foldPayerName(input.payerName),
        description: input.description ?? '',
        method: input.method,
        customer_id: input.customerId ?? null,
        source: 'entered',
        bill_due_on: depositedOn === input.depositedOn ? null : input.depositedOn,
        ...instrument,
        ...tx.booked(),
      });
      await sql.insert('open_deposit', {
        deposit_id: depositId,
        deposited_on: depositedOn,
        left_yen: input.amountYen,
      });
      return { depositId, depositedOn };
    }),

  'deposits.import': importBankFile,

  async 'deposits.readTable'({ jobs, clock }, { file, mapping }) {
    const read = await jobs.run('bank-table', { bytes: file.bytes, mapping: mapping ?? null, today: clock.today() });
    if (!read.ok) throw refuseFile(read.problems);
    const problems = read.preview.problems.map((problem) => ({
      row: problem.row,
      sentence: refusalSentence(problem.code, problem.facts, problem),
    }));
    return { ...read.preview, problems };
  },

  async 'deposits.imports'({ read }, { clientId, limit }) {
    const sql = read.client(clientId);
    const gaps = await gapsOfImports(sql);
    const imports = await listImports(sql, limit);
    return { imports: imports.map((one) => ({ ...one, gaps: gaps.get(one.importId) ?? [] })) };
  },

  'deposits.undoImport': (context, { clientId, importId, on, dryRun }) => {
    const work = async (tx: Tx) => {
      const sql = tx.client(clientId);
      const client = await clientSettings(sql, 'booking');
      const found = await sql.get<{ undone: number | null }>(
        `SELECT u.import_id AS undone FROM deposit_import i LEFT JOIN deposit_import_undo u ON u.client_id = i.client_id AND u.import_id = i.id
         WHERE i.client_id = :clientId AND i.id = :importId`,
        { importId },
      );
      if (!found) throw new AppError('import-unknown', { importId }, 'importId');
      if (found.undone !== null) throw new AppError('import-undone', { importId }, 'importId');
      const day = on ?? context.clock.today();
      if (client.closedThrough !== null && day <= client.closedThrough)
        throw new AppError('period-closed', { closedThrough: client.closedThrough, on: day }, 'on');
      await refuseGone(sql, importId);
      const { going, kept } = await depositsOnlyIn(sql, importId);
      // Of a 91 result nothing is money; what it split goes back to the one credit it came from.
      const splits = await splitsOfImport(sql, importId);
      const unsplit = await reverseAllocations(tx, clientId, splits, day, 'clamp');
      const reversed = unsplit + (await cancelDeposits(tx, clientId, going, day, 'import-undone'));
      await sql.insert('deposit_import_undo', { import_id: importId, undone_on: day, ...tx.booked() });
      await restoreTakenBack(tx, clientId, importId);
      return { deposits: going.length, reversed, kept };
    };
    return dryRun ? context.rehearse(work) : context.write(work);
  },

  'deposits.cancel': (context, { clientId, depositId, on, dryRun }) => {
    const work = async (tx: Tx) => {
      const sql = tx.client(clientId);
      const client = await clientSettings(sql, 'booking');
      const deposit = await liveDeposit(sql, depositId);
      if (deposit.source === 'imported') throw new AppError('deposit-imported', { depositId }, 'depositId');
      const refundedYen = await refundedOf(sql, depositId);
      if (refundedYen > 0)
        throw new AppError('deposit-refunded', { payerName: deposit.payerName, amountYen: refundedYen }, 'depositId');
      const day = on ?? context.clock.today();
      if (client.closedThrough !== null && day <= client.closedThrough)
        throw new AppError('period-closed', { closedThrough: client.closedThrough, on: day }, 'on');
      return { reversed: await cancelDeposits(tx, clientId, [depositId], day, 'by-hand') };
    };
    return dryRun ? context.rehearse(work) : context.write(work);
  },
};

/** Throws import-moved, import-refunded: what is not there any more cannot go back with its file. */
async function refuseGone(sql: ClientRead, importId: number): Promise<void> {
  const gone = await goneFromImport(sql, importId);
  if (!gone) return;
  const { how, payerName, amountYen } = gone;
  throw new AppError(how === 'moved' ? 'import-moved' : 'import-refunded', { payerName, amountYen }, 'importId');
}

/** The day the money counts: of a bill the bank day on which it is paid. */
function creditedOn({ method, depositedOn }: { method: string; depositedOn: string }): string {
  return method === 'densai' || method === 'note' ? billCreditedOn(depositedOn) : depositedOn;
}

/** A bill's money counts on its day of settlement, never before it was received; its number is what the bank asks for. */
function instrumentOf({
  depositedOn,
  receivedOn,
  instrumentNumber = '',
}: {
  depositedOn: string;
  receivedOn?: string | undefined;
  instrumentNumber?: string | undefined;
}) {
  if (receivedOn !== undefined && receivedOn > depositedOn)
    throw new AppError('settles-before-received', { depositedOn, receivedOn }, 'depositedOn');
  const number = instrumentNumber.normalize('NFKC').toUpperCase().replace(/\s/g, '');
  if (!/^[0-9A-Z-]*$/.test(number)) throw new AppError('instrument-number', { number }, 'instrumentNumber');
  return { received_on: receivedOn ?? null, instrument_number: number };
}

function depositValue(row: ListedDepositRow) {
  const { payerFolded: _folded, ediInfo: _edi, cancelledOn: _cancelled, ...value } = row;
  return { ...value, state: stateOf(row) };
}

/** advance 前受: a customer is known and all of it is left; suspense 仮受 shows as open until someone says so. */
function stateOf(row: DepositRow): 'open' | 'partly' | 'cleared' | 'advance' | 'suspense' | 'cancelled' {
  if (row.cancelledOn !== null) return 'cancelled';
  if (row.leftYen === 0) return 'cleared';
  if (row.leftYen < row.amountYen) return 'partly';
  return row.customerId === null ? 'open' : 'advance';
}
