import type { PaymentTerms } from '../../../domain/dates.ts';
import { AppError } from '../../core/errors.ts';
import { type ClientRead, holds } from '../../db/engine.ts';
import { type LearnedPayerRow, learnedPayers } from '../allocations/learned.ts';
import { type TermsColumns, termsOf } from '../clients/queries.ts';

export interface CustomerRow extends TermsColumns {
  customerId: number;
  code: string;
  name: string;
  kana: string;
  honorific: string;
  postalCode: string;
  address1: string;
  address2: string;
  department: string;
  contactName: string;
  phone: string;
  email: string;
  mailingName: string;
  mailingPostalCode: string;
  mailingAddress1: string;
  mailingAddress2: string;
  salesContact: string;
  feeBearer: 'customer' | 'client';
  creditLimitYen: number | null;
  registrationNumber: string;
  note: string;
  reminderHold: string | null;
  mergedIntoId: number | null;
  entrustmentAct: number;
  discountBasisPoints: number | null;
  discountDays: number | null;
}

const COLUMNS = `id AS customerId, code, name, kana, honorific, postal_code AS postalCode, address1, address2, department,
  contact_name AS contactName, phone, email, mailing_name AS mailingName, mailing_postal_code AS mailingPostalCode,
  mailing_address1 AS mailingAddress1, mailing_address2 AS mailingAddress2, sales_contact AS salesContact, closing_day, months_after,
  pay_day, holiday_shift, fee_bearer AS feeBearer, credit_limit_yen AS creditLimitYen, registration_number AS registrationNumber,
  note, reminder_hold AS reminderHold, merged_into_id AS mergedIntoId,
  entrustment_act AS entrustmentAct, discount_bp AS discountBasisPoints, discount_days AS discountDays`;

/** Throws customer-unknown. */
export async function customerById(sql: ClientRead, customerId: number): Promise<CustomerRow> {
  const row = await sql.get<CustomerRow>(
    `SELECT ${COLUMNS} FROM customer WHERE client_id = :clientId AND id = :customerId`,
    { customerId },
  );
  if (!row) throw new AppError('customer-unknown', { customerId }, 'customerId');
  return row;
}

/** By code; with `knownAt` also those who were merged into another only after it. */
export function allCustomers(sql: ClientRead, knownAt: string | null = null): Promise<CustomerRow[]> {
  return sql.all<CustomerRow>(
    knownAt === null
      ? `SELECT ${COLUMNS} FROM customer WHERE client_id = :clientId AND merged_into_id IS NULL ORDER BY code`
      : `SELECT ${COLUMNS} FROM customer WHERE client_id = :clientId AND (merged_into_id IS NULL
           OR EXISTS (SELECT 1 FROM audit_entry e WHERE e.seq = customer.changed_seq AND e.at > :knownAt)) ORDER BY code`,
    knownAt === null ? {} : { knownAt },
  );
}

/** Code → the customer a booking goes to; a merged code leads to the one it was merged into. */
export async function customersByCode(
  sql: ClientRead,
): Promise<Map<string, { customerId: number; name: string; terms: PaymentTerms }>> {
  const rows = await sql.all<TermsColumns & { code: string; id: number; name: string }>(
    `SELECT c.code, t.id, t.name, t.closing_day, t.months_after, t.pay_day, t.holiday_shift
     FROM customer c JOIN customer t ON t.client_id = c.client_id AND t.id = COALESCE(c.merged_into_id, c.id)
     WHERE c.client_id = :clientId`,
  );
  return new Map(rows.map((row) => [row.code, { customerId: row.id, name: row.name, terms: termsOf(row) }]));
}

export interface CustomerBalanceRow extends CustomerRow {
  openYen: number;
  overdueYen: number;
}

/** Customers with their balance as of today's books; `text` is a folded search key or ''. */
export function customersWithBalance(sql: ClientRead, text: string, asOf: string): Promise<CustomerBalanceRow[]> {
  return sql.all<CustomerBalanceRow>(
    `SELECT ${COLUMNS}, COALESCE(o.openYen, 0) AS openYen, COALESCE(o.overdueYen, 0) AS overdueYen
     FROM customer LEFT JOIN (
       SELECT customer_id, SUM(open_yen) AS openYen, SUM(CASE WHEN due_on < :asOf THEN open_yen ELSE 0 END) AS overdueYen
       FROM open_item WHERE client_id = :clientId AND closed_on = '9999-12-31' GROUP BY customer_id
     ) o ON o.customer_id = customer.id
     WHERE client_id = :clientId AND merged_into_id IS NULL AND (:text = '' OR ${holds('search_key', ':text')})
     ORDER BY code`,
    { text, asOf },
  );
}

export interface PayerNameRow {
  customerId: number;
  name: string;
  folded: string;
  source: 'given' | 'learned';
  confirmations: number;
  lastOn: string | null;
  lastAmountYen: number | null;
}

/** Payer names given by hand, and those learned from the allocations that live; of all customers, or of one. */
export async function payerNames(sql: ClientRead, customerId?: number): Promise<PayerNameRow[]> {
  return [...(await givenPayerNames(sql, customerId)), ...learnedNames(await learnedPayers(sql, customerId))];
}

export function givenPayerNames(sql: ClientRead, customerId?: number): Promise<PayerNameRow[]> {
  const ofOne = customerId === undefined ? '' : 'AND customer_id = :customerId';
  return sql.all<PayerNameRow>(
    `SELECT customer_id AS customerId, name, folded, 'given' AS source, 0 AS confirmations, NULL AS lastOn, NULL AS lastAmountYen
     FROM customer_payer_name WHERE client_id = :clientId ${ofOne} ORDER BY customer_id, folded`,
    customerId === undefined ? {} : { customerId },
  );
}

/** Rows of learned_payer, in its order, by customer and name. */
export function learnedNames(rows: readonly LearnedPayerRow[]): PayerNameRow[] {
  const names: PayerNameRow[] = [];
  for (const row of rows) {
    const last = names.at(-1);
    const isSame = last?.customerId === row.customerId && last.folded === row.payerFolded;
    const name = isSame ? last : newName(row);
    if (!isSame) names.push(name);
    name.confirmations += row.count;
    if (row.payerName > name.name) name.name = row.payerName;
    if (name.lastOn === null || row.lastOn >= name.lastOn) {
      name.lastOn = row.lastOn;
      name.lastAmountYen = row.lastYen;
    }
  }
  return names;
}

function newName(row: LearnedPayerRow): PayerNameRow {
  const { customerId, payerName: name, payerFolded: folded } = row;
  return { customerId, name, folded, source: 'learned', confirmations: 0, lastOn: null, lastAmountYen: null };
}
