import type { ClientRead } from '../../db/engine.ts';
import type { TermsColumns } from '../clients/queries.ts';

export interface WaitingRow {
  depositId: number;
  depositedOn: string;
  leftYen: number;
  payerName: string;
  customerId: number | null;
  customerCode: string | null;
  customerName: string | null;
}

/** Deposits up to a day with money that nothing uses, oldest first. */
export function waitingDeposits(sql: ClientRead, through: string): Promise<WaitingRow[]> {
  return sql.all<WaitingRow>(
    `SELECT o.deposit_id AS depositId, o.deposited_on AS depositedOn, o.left_yen AS leftYen, d.payer_name AS payerName,
            c.id AS customerId, c.code AS customerCode, c.name AS customerName
     FROM open_deposit o JOIN deposit d ON d.client_id = o.client_id AND d.id = o.deposit_id
     LEFT JOIN customer c ON c.client_id = d.client_id AND c.id = d.customer_id
     WHERE o.client_id = :clientId AND o.deposited_on <= :through ORDER BY o.deposited_on, o.deposit_id`,
    { through },
  );
}

export interface LimitRow {
  customerId: number;
  code: string;
  name: string;
  limitYen: number;
  issuedOn: string;
  openYen: number;
}

/** Open receivables of customers who owe more than their credit limit. */
export function overLimit(sql: ClientRead, asOf: string): Promise<LimitRow[]> {
  return sql.all<LimitRow>(
    `SELECT c.id AS customerId, c.code, c.name, c.credit_limit_yen AS limitYen, o.issued_on AS issuedOn, o.open_yen AS openYen
     FROM customer c JOIN open_item o ON o.client_id = c.client_id AND o.customer_id = c.id AND o.closed_on = '9999-12-31'
     WHERE c.client_id = :clientId AND c.credit_limit_yen IS NOT NULL AND c.merged_into_id IS NULL AND o.issued_on <= :asOf
       AND c.credit_limit_yen < (SELECT SUM(p.open_yen) FROM open_item p WHERE p.client_id = c.client_id AND p.customer_id = c.id
                                 AND p.closed_on = '9999-12-31' AND p.issued_on <= :asOf)
     ORDER BY c.code, o.issued_on`,
    { asOf },
  );
}

export interface EntrustedRow extends TermsColumns {
  customerId: number;
  code: string;
  name: string;
  openYen: number;
}

/** Customers who entrust work to the client under 取適法, with their terms and what they owe. */
export function entrustedCustomers(sql: ClientRead): Promise<EntrustedRow[]> {
  return sql.all<EntrustedRow>(
    `SELECT c.id AS customerId, c.code, c.name, c.closing_day, c.months_after, c.pay_day, c.holiday_shift,
            COALESCE((SELECT SUM(o.open_yen) FROM open_item o WHERE o.client_id = c.client_id AND o.customer_id = c.id AND o.closed_on = '9999-12-31'), 0) AS openYen
     FROM customer c WHERE c.client_id = :clientId AND c.entrustment_act = 1 AND c.merged_into_id IS NULL ORDER BY c.code`,
  );
}

/** What is overdue of all customers: what stale bank data may have answered already. */
export async function overdueYen(sql: ClientRead, asOf: string): Promise<number> {
  const row = await sql.get<{ yen: number }>(
    `SELECT COALESCE(SUM(open_yen), 0) AS yen FROM open_item WHERE client_id = :clientId AND closed_on = '9999-12-31' AND due_on < :asOf`,
    { asOf },
  );
  return row!.yen;
}
