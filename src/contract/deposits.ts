import { z } from 'zod';
import { bankAccountInput } from './clients.ts';
import { clientIdField, command, dateField, fileField, idField, query, shortText, yenField } from './method.ts';

export const depositMethod = z.enum(['transfer', 'cash', 'cheque', 'densai', 'note', 'direct-debit', 'other']);

const column = z.int().min(0).max(299);

/** Which column of a table holds what (counted from 0); deposit and withdrawal, or one signed column. */
export const columnMapping = z.object({
  /** Row as Excel shows it; 0: the file starts with its first booking. */
  headerRow: z.int().min(0).max(300_000),
  date: column,
  /** era: 8.7.31 or 080731 in 和暦; short: 26/07/31; auto: anything with four digits or a letter for the era. */
  dateForm: z.enum(['auto', 'era', 'short']).default('auto'),
  payer: column.nullable().default(null),
  deposit: column.nullable().default(null),
  withdrawal: column.nullable().default(null),
  signed: column.nullable().default(null),
  direction: column.nullable().default(null),
  balance: column.nullable().default(null),
  kind: column.nullable().default(null),
  description: column.nullable().default(null),
  ref: column.nullable().default(null),
});

const depositSummary = z.object({
  depositId: idField,
  ref: z.string(),
  depositedOn: z.string(),
  payerName: z.string(),
  amountYen: z.int(),
  leftYen: z.int(),
  method: depositMethod,
  customerId: z.int().nullable(),
  customerCode: z.string().nullable(),
  customerName: z.string().nullable(),
  /** Whose invoices it was used for, where no customer was named on the deposit itself; of several the first. */
  usedForCode: z.string().nullable(),
  usedForName: z.string().nullable(),
  importId: z.int().nullable(),
  source: z.enum(['entered', 'imported', 'opening']),
  description: z.string(),
  receivedOn: z.string().nullable(),
  instrumentNumber: z.string(),
  /** 支払期日 of a bill, where depositedOn is the bank day after it. */
  billDueOn: z.string().nullable(),
  /** advance 前受: a customer is known and money is left; suspense 仮受: nobody is known. */
  state: z.enum(['open', 'partly', 'cleared', 'advance', 'suspense', 'cancelled']),
});

export const depositMethods = {
  'deposits.list': query(
    z.object({
      clientId: clientIdField,
      state: z.enum(['all', 'left', 'cleared']).default('all'),
      from: dateField.optional(),
      through: dateField.optional(),
      importId: idField.optional(),
      text: z.string().trim().max(100).optional(),
      limit: z.int().min(1).max(200_000).default(1000),
    }),
    z.object({ deposits: z.array(depositSummary), count: z.int(), amountYen: z.int(), leftYen: z.int() }),
  ),
  'deposits.create': command(
    z.object({
      clientId: clientIdField,
      depositedOn: dateField,
      payerName: z.string().trim().min(1).max(100),
      amountYen: yenField.positive(),
      method: depositMethod.default('transfer'),
      customerId: idField.optional(),
      accountId: idField.optional(),
      description: shortText.optional(),
      /** The day a cheque, note or でんさい came or was recorded; depositedOn is then the day its money counts. */
      receivedOn: dateField.optional(),
      /** 小切手番号, 手形番号 or 記録番号. */
      instrumentNumber: z.string().trim().max(40).optional(),
    }),
    /** depositedOn is the next bank day where a でんさい or a note falls due on a bank holiday. */
    z.object({ depositId: idField, depositedOn: dateField.optional() }),
  ),
  'deposits.import': command(
    z.object({
      clientId: clientIdField.optional(),
      file: fileField,
      /** Which of the client's accounts a template without account numbers belongs to. */
      account: bankAccountInput.optional(),
      format: z.string().max(40).default('auto'),
      /** Reads a table by these columns instead; kept for the account (or for files of no account) with a client's import. */
      mapping: columnMapping.optional(),
      dryRun: z.boolean().optional(),
    }),
    z.object({
      importId: z.int().nullable(),
      /** One entry per client when the file held accounts of several. */
      imports: z.array(
        z.object({
          clientId: z.int(),
          clientCode: z.string(),
          clientName: z.string(),
          /** 0005-001 普通 1234567; empty where the file names no account. */
          accounts: z.array(z.string()),
          from: z.string().nullable(),
          through: z.string().nullable(),
          importId: z.int().nullable(),
          accepted: z.int(),
          duplicates: z.int(),
          amountYen: z.int(),
          /** 91 only: what the bank drew and what it could not; unknown: drawn rows whose 顧客番号 is nobody's yet. */
          debits: z
            .object({
              settled: z.int(),
              settledYen: z.int(),
              failed: z.int(),
              failedYen: z.int(),
              unknown: z.int(),
            })
            .optional(),
        }),
      ),
      format: z.string(),
      /** Deposits; of a 91 result its rows, drawn or not: it brings no deposits, the bank's statement does. */
      accepted: z.int(),
      duplicates: z.int(),
      accountUnregistered: z.boolean().optional(),
      account: bankAccountInput.optional(),
      notes: z.array(z.string().max(300)).max(1000),
    }),
  ),
  /** The first rows of any table, how they read by a mapping (without one by the best guess), 20 bookings as a sample. */
  'deposits.readTable': query(
    z.object({ file: fileField, mapping: columnMapping.optional() }),
    z.object({
      mapping: columnMapping,
      columns: z.int(),
      rows: z.array(z.object({ row: z.int(), cells: z.array(z.string().max(60)).max(40) })).max(20),
      sample: z
        .array(
          z.object({
            row: z.int(),
            on: z.string(),
            payer: z.string(),
            yen: z.int(),
            balanceYen: z.int().nullable(),
            description: z.string(),
          }),
        )
        .max(20),
      bookings: z.int(),
      problems: z.array(z.object({ row: z.int(), sentence: z.string() })).max(20),
      encoding: z.string().nullable(),
    }),
  ),
  'deposits.imports': query(
    z.object({ clientId: clientIdField, limit: z.int().min(1).max(500).default(50) }),
    z.object({
      imports: z.array(
        z.object({
          importId: idField,
          fileName: z.string(),
          format: z.string(),
          account: z.string(),
          at: z.string(),
          by: z.string(),
          from: z.string().nullable(),
          through: z.string().nullable(),
          accepted: z.int(),
          duplicates: z.int(),
          amountYen: z.int(),
          undoneAt: z.string().nullable(),
          /** Between the file before it of an account and this one something seems to be missing; the balances where both files have them. */
          gaps: z.array(
            z.object({
              account: z.string(),
              through: z.string(),
              from: z.string(),
              closingYen: z.int().optional(),
              openingYen: z.int().optional(),
            }),
          ),
        }),
      ),
    }),
  ),
  /** Takes back a whole import: allocations of its deposits are reversed, deposits that no other import holds go. */
  'deposits.undoImport': command(
    z.object({ clientId: clientIdField, importId: idField, on: dateField.optional(), dryRun: z.boolean().optional() }),
    z.object({ deposits: z.int(), reversed: z.int(), kept: z.int() }),
  ),
  /** Takes back one deposit that was entered by hand or as an opening balance; its allocations are reversed. Imported ones go with their import. */
  'deposits.cancel': command(
    z.object({ clientId: clientIdField, depositId: idField, on: dateField.optional(), dryRun: z.boolean().optional() }),
    z.object({ reversed: z.int() }),
  ),
};
