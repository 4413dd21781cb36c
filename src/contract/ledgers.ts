import { z } from 'zod';
import { taxClassField } from './invoices.ts';
import { clientIdField, command, dateField, documentField, idField, instantField, query } from './method.ts';

const clearingKind = z.enum([
  'money',
  'transfer-fee',
  'commission',
  'discount',
  'rounding',
  'withholding',
  'credit-note',
  'offset',
  'write-off',
]);

const periodSums = {
  openingYen: z.int(),
  /** 当月発生, opening balances taken over included. */
  issuedYen: z.int(),
  /** 赤伝: invoices taken back. */
  voidedYen: z.int(),
  /** 入金, less what was taken back of it. */
  moneyYen: z.int(),
  /** 手数料・値引・端数. */
  deductedYen: z.int(),
  /** 相殺・貸倒・源泉・返還. */
  otherYen: z.int(),
  /** opening + issued − voided − money − deducted − other. */
  closingYen: z.int(),
};

const ledgerEntry = z.object({
  on: z.string(),
  kind: z.enum(['invoice', 'opening', 'void', 'clearing', 'reversal']),
  numbers: z.array(z.string()),
  text: z.string(),
  method: z.string(),
  taxes: z.array(z.object({ taxClass: taxClassField, grossYen: z.int() })),
  salesYen: z.int(),
  moneyYen: z.int(),
  feeYen: z.int(),
  discountYen: z.int(),
  otherYen: z.int(),
  otherKinds: z.array(clearingKind),
  balanceYen: z.int(),
  invoiceId: idField.nullable(),
  depositId: idField.nullable(),
});

const period = {
  /** Both days belong to the period. */
  from: dateField,
  through: dateField,
  /** As it was known then: only what was booked by this instant counts, under the customers of then. */
  knownAt: instantField.optional(),
};

/** Which paper: 得意先元帳, 売掛残高一覧表, 残高のご案内. */
const paperField = z.enum(['ledger', 'balances', 'statement']);

export const ledgerMethods = {
  /** 得意先元帳 of one customer, with those merged into him. Refused `period-backwards`. */
  'ledgers.customer': query(
    z.object({ clientId: clientIdField, customerId: idField, ...period }),
    z.object({
      customerId: idField,
      code: z.string(),
      name: z.string(),
      from: z.string(),
      through: z.string(),
      entries: z.array(ledgerEntry),
      sums: z.object(periodSums),
      /** Money of the customer not used as of the last day: beside the balance, never in it. */
      advanceYen: z.int(),
    }),
  ),
  /** 売掛残高一覧表: customers who had a balance or whose balance moved. Refused `period-backwards`. */
  'ledgers.balances': query(
    z.object({ clientId: clientIdField, ...period }),
    z.object({
      from: z.string(),
      through: z.string(),
      rows: z.array(
        z.object({ customerId: idField, code: z.string(), name: z.string(), ...periodSums, advanceYen: z.int() }),
      ),
      sums: z.object(periodSums),
      advanceYen: z.int(),
      suspenseYen: z.int(),
    }),
  ),
  /**
   * One of the papers, recorded and drawn. Without customerIds all customers who have something to show. A statement is
   * as of `through`. Refused `period-backwards`, `nothing-to-print`, `letter-overflow`, `letter-glyphs`.
   */
  'ledgers.document': command(
    z.object({
      clientId: clientIdField,
      paper: paperField,
      format: z.enum(['pdf', 'xlsx']),
      customerIds: z.array(idField).min(1).max(5000).optional(),
      ...period,
    }),
    z.object({ document: documentField, customers: z.int() }),
  ),
};
