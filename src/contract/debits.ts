import { z } from 'zod';
import { clientIdField, command, idField, query } from './method.ts';

const debitBatch = z.object({
  batchId: idField,
  importId: idField,
  fileName: z.string(),
  collectorCode: z.string(),
  collectorName: z.string(),
  /** 0005-001-1-1234567; '' where the file names none. */
  accountKey: z.string(),
  debitOn: z.string(),
  settledCount: z.int(),
  settledYen: z.int(),
  failedCount: z.int(),
  failedYen: z.int(),
  /** Settled rows whose 顧客番号 is nobody's yet. */
  unknownCount: z.int(),
  /**
   * split: the credit is divided over the invoices; ready: a deposit of this sum is there; net: one that is a little
   * less (a collecting company kept its fee); waiting: the credit has not come; nothing: nobody was drawn.
   */
  state: z.enum(['split', 'ready', 'net', 'waiting', 'nothing']),
  depositId: z.int().nullable(),
  depositedOn: z.string().nullable(),
  depositYen: z.int().nullable(),
  feeYen: z.int(),
  /** Debits that the same deposit is the credit of. */
  together: z.array(idField),
  allocationId: z.int().nullable(),
  /** Money of the deposit that found no invoice. */
  leftYen: z.int().nullable(),
});

export const debitMethods = {
  /** Results of direct debits (全銀 91), newest first, each with the credit that belongs to it. */
  'debits.list': query(
    z.object({ clientId: clientIdField, limit: z.int().min(1).max(500).default(60) }),
    z.object({ batches: z.array(debitBatch) }),
  ),
  'debits.rows': query(
    z.object({ clientId: clientIdField, batchId: idField }),
    z.object({
      rows: z.array(
        z.object({
          line: z.int(),
          customerNumber: z.string(),
          holderKana: z.string(),
          bankName: z.string(),
          branchName: z.string(),
          amountYen: z.int(),
          /** 0 振替済; anything else is why not. */
          resultCode: z.string(),
          customerId: z.int().nullable(),
          customerCode: z.string().nullable(),
          customerName: z.string().nullable(),
          fit: z.enum(['exact', 'due', 'oldest-exact', 'oldest', 'nothing-open', 'unknown-customer']).nullable(),
          invoices: z.array(z.object({ number: z.string(), amountYen: z.int() })),
        }),
      ),
    }),
  ),
  /** Divides the bulk credit over the invoices of all customers drawn: one allocation, taken back by allocations.reverse. */
  'debits.split': command(
    z.object({ clientId: clientIdField, batchIds: z.array(idField).min(1).max(100), depositId: idField }),
    z.object({ allocationId: idField, invoices: z.int(), leftYen: z.int() }),
  ),
  /** Keeps a 顧客番号 that is not the 得意先コード with the customer it belongs to. */
  'debits.setMandate': command(
    z.object({ clientId: clientIdField, number: z.string().trim().min(1).max(20), customerId: idField }),
    z.object({}),
  ),
};
