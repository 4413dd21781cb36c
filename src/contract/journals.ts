import { z } from 'zod';
import { clientIdField, command, dateField, documentField, idField, query, shortText } from './method.ts';

export const journalSlotField = z.enum([
  'bank',
  'cash',
  'cheque',
  'densai',
  'note',
  'receivable',
  'suspense',
  'advance',
  'transfer-fee',
  'rounding-loss',
  'rounding-gain',
  'withholding',
  'discount',
  'offset',
  'commission',
  'write-off',
  'recovery',
  'credit-note',
  'sales',
  'interest',
]);

export const taxTreatmentField = z.enum([
  'out',
  'sales',
  'sales-return',
  'bad-debt',
  'recovery',
  'purchase',
  'purchase-unregistered',
  'purchase-exempt',
]);

export const journalFormatField = z.enum(['yayoi', 'freee', 'moneyforward', 'generic']);

const accountText = z.string().trim().max(60);

const slotAccount = z.object({
  slot: journalSlotField,
  /** Empty: yet to be named; an entry that needs it cannot be exported. */
  account: accountText,
  subMode: z.enum(['none', 'customer', 'bank', 'fixed']),
  subText: accountText.default(''),
  department: accountText.default(''),
  tax: taxTreatmentField,
});

const entryKind = z.enum([
  'deposit',
  'allocation',
  'write-off',
  'offset',
  'credit-note',
  'reversal',
  'cancel',
  'refund',
  'refund-reversal',
  'reclass',
  'recovery',
  'recovery-reversal',
  'sale',
  'sale-void',
  'interest',
  'interest-void',
]);

const namedSide = z
  .object({
    account: z.string(),
    subAccount: z.string(),
    department: z.string(),
    taxLabel: z.string(),
    invoiceColumn: z.string(),
    amountYen: z.int(),
  })
  .nullable();

/** What stands in the way (blocking) or should be known. `what` and `where` are words of the books. */
const journalProblem = z.object({
  kind: z.enum(['account-missing', 'characters', 'characters-replaced', 'name-cut', 'rate-assumed', 'late', 'untied']),
  blocking: z.boolean(),
  what: z.string(),
  where: z.string(),
  count: z.int(),
});

const range = {
  clientId: clientIdField,
  /** The last day; default today. */
  through: dateField.optional(),
  /** Default: everything that was not exported yet. */
  from: dateField.optional(),
  format: journalFormatField.optional(),
};

const batchRow = z.object({
  batchId: idField,
  clientId: idField,
  clientCode: z.string(),
  clientName: z.string(),
  format: journalFormatField,
  fromOn: z.string().nullable(),
  throughOn: z.string(),
  entries: z.int(),
  debitYen: z.int(),
  receivableYen: z.int(),
  exportedAt: z.string(),
  by: z.string(),
  document: documentField,
  withdrawnAt: z.string().nullable(),
  withdrawnReason: z.string(),
  /** The counter-entries of a withdrawn file that the books had taken in. */
  counter: documentField.nullable(),
  /** It is the newest file of its client that stands. */
  canWithdraw: z.boolean(),
});

export const journalMethods = {
  'journals.settings': query(
    z.object({ clientId: clientIdField }),
    z.object({
      format: journalFormatField,
      includeSales: z.boolean(),
      startOn: z.string().nullable(),
      accounts: z.array(slotAccount.extend({ isDefault: z.boolean() })),
      /** Customers whose sub-account is not their name. */
      subAccounts: z.array(
        z.object({ customerId: idField, customerCode: z.string(), customerName: z.string(), subAccount: z.string() }),
      ),
    }),
  ),
  /** Only what is given changes. An empty sub-account goes back to the customer's name. */
  'journals.saveSettings': command(
    z.object({
      clientId: clientIdField,
      format: journalFormatField.optional(),
      includeSales: z.boolean().optional(),
      startOn: dateField.nullable().optional(),
      accounts: z.array(slotAccount).max(40).optional(),
      subAccounts: z
        .array(z.object({ customerId: idField, subAccount: accountText }))
        .max(10_000)
        .optional(),
    }),
    z.object({}),
  ),
  /** The entries an export would write, and what is missing for it. Shows at most `limit` of them; counts and sums are of all. */
  'journals.preview': query(
    z.object({ ...range, limit: z.int().min(1).max(200_000).default(1000) }),
    z.object({
      format: journalFormatField,
      through: z.string(),
      count: z.int(),
      debitYen: z.int(),
      creditYen: z.int(),
      entries: z.array(
        z.object({
          kind: entryKind,
          on: z.string(),
          description: z.string(),
          pairs: z.array(z.object({ debit: namedSide, credit: namedSide })),
        }),
      ),
      problems: z.array(journalProblem),
      /** 売掛金: what the ledger moved by in the period, what earlier files took of it, what these entries take. */
      receivable: z.object({ ledgerYen: z.int(), exportedYen: z.int(), entriesYen: z.int() }),
      silent: z.int(),
    }),
  ),
  /** Writes the file and takes its facts; with `batchId` an earlier file once more, byte for byte. */
  'journals.export': command(
    z.object({ ...range, batchId: idField.optional() }),
    z.object({ batchId: idField, entries: z.int(), debitYen: z.int(), document: documentField }),
  ),
  /**
   * The file is not to count: its facts go out anew with the next one. The newest first, since later files build on it.
   * `imported`: the bookkeeping has taken it in, so a file of counter-entries is written beside. Refused
   * `journal-batch-unknown`, `journal-batch-withdrawn`, `journal-batch-not-last`.
   */
  'journals.withdraw': command(
    z.object({ clientId: clientIdField, batchId: idField, imported: z.boolean(), reason: shortText.default('') }),
    z.object({ entries: z.int(), counter: documentField.nullable() }),
  ),
  'journals.batches': query(
    z.object({ clientId: clientIdField.optional(), limit: z.int().min(1).max(1000).default(200) }),
    z.object({ batches: z.array(batchRow) }),
  ),
  /** Over all clients: what waits to be exported, and the last file of each. */
  'journals.waiting': query(
    z.object({ through: dateField.optional() }),
    z.object({
      clients: z.array(
        z.object({
          clientId: idField,
          clientCode: z.string(),
          clientName: z.string(),
          format: journalFormatField,
          facts: z.int(),
          lastThroughOn: z.string().nullable(),
          lastExportedAt: z.string().nullable(),
        }),
      ),
    }),
  ),
};
