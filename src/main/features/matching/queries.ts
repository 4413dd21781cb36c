/** The bookings of one client as the record of matching and the habits of payers are told from them. */
import { dayInJapan } from '../../../domain/dates.ts';
import type { ClearingFact, CustomerFact, DepositFact } from '../../../domain/matching/record.ts';
import type { ClientRead } from '../../db/engine.ts';
import { givenPayerNames } from '../customers/queries.ts';

interface ClearingRow extends Omit<ClearingFact, 'withheld' | 'isTakenBack' | 'bookedOn'> {
  recordedAt: string;
  withheld: number;
  takenBackSeq: number | null;
}

/** Clearings of deposits dated from a day on, reversed ones too, in the order they were booked; of all customers, or of one. */
export async function clearingFacts(sql: ClientRead, since: string, customerId?: number): Promise<ClearingFact[]> {
  const rows = await sql.all<ClearingRow>(
    `SELECT a.id AS allocationId, a.deposit_id AS depositId, r.customer_id AS customerId, a.how, a.seq, a.recorded_at AS recordedAt,
            a.recorded_by AS by, d.payer_name AS payerName, d.payer_folded AS payerFolded, d.deposited_on AS depositedOn, d.amount_yen AS depositYen,
            MAX(r.due_on) AS dueOn, COUNT(*) AS invoices, SUM(l.amount_yen) AS clearedYen,
            GROUP_CONCAT(l.receivable_id || '=' || l.amount_yen) AS answer, GROUP_CONCAT(i.number) AS numbers,
            COALESCE((SELECT f.amount_yen FROM allocation_adjustment f WHERE f.client_id = a.client_id AND f.allocation_id = a.id AND f.kind = 'transfer-fee'), 0) AS feeYen,
            CASE WHEN EXISTS (SELECT 1 FROM allocation_adjustment w WHERE w.client_id = a.client_id AND w.allocation_id = a.id AND w.kind = 'withholding') THEN 1 ELSE 0 END AS withheld,
            x.seq AS reversedSeq, x.reversed_on AS reversedOn, x.recorded_by AS reversedBy,
            COALESCE(k.seq, (SELECT x.seq FROM allocation_carry m WHERE m.client_id = a.client_id AND m.moved_from = a.id)) AS takenBackSeq
     FROM deposit d
     JOIN allocation a ON a.client_id = d.client_id AND a.deposit_id = d.id
     JOIN allocation_line l ON l.client_id = a.client_id AND l.allocation_id = a.id
     JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
     LEFT JOIN deposit_cancel k ON k.client_id = d.client_id AND k.deposit_id = d.id
     WHERE d.client_id = :clientId AND d.deposited_on >= :since ${customerId === undefined ? '' : 'AND r.customer_id = :customerId'}
     GROUP BY a.client_id, a.id, r.customer_id ORDER BY a.seq, a.id, r.customer_id`,
    { since, ...(customerId === undefined ? {} : { customerId }) },
  );
  return rows.map(({ withheld, takenBackSeq, recordedAt, ...row }) => ({
    ...row,
    bookedOn: dayInJapan(recordedAt),
    answer: row.answer.split(',').sort().join(','),
    withheld: withheld === 1,
    isTakenBack: takenBackSeq !== null && takenBackSeq === row.reversedSeq,
  }));
}

/** Live deposits dated from a day on; opening balances are none. */
export function depositFacts(sql: ClientRead, since: string): Promise<DepositFact[]> {
  return sql.all<DepositFact>(
    `SELECT d.id AS depositId, d.deposited_on AS depositedOn, d.amount_yen AS amountYen FROM deposit d
     LEFT JOIN deposit_cancel k ON k.client_id = d.client_id AND k.deposit_id = d.id
     WHERE d.client_id = :clientId AND d.deposited_on >= :since AND d.source <> 'opening' AND k.deposit_id IS NULL ORDER BY d.id`,
    { since },
  );
}

/** Customers with what they owe today. */
export async function customerFacts(sql: ClientRead, today: string): Promise<CustomerFact[]> {
  const rows = await sql.all<Omit<CustomerFact, 'givenNames'>>(
    `SELECT c.id AS customerId, c.code, c.name, c.kana, c.fee_bearer AS feeBearer, c.sales_contact AS salesContact,
            COALESCE(o.openYen, 0) AS openYen, COALESCE(o.overdueYen, 0) AS overdueYen
     FROM customer c LEFT JOIN (
       SELECT customer_id, SUM(open_yen) AS openYen, SUM(CASE WHEN due_on < :today THEN open_yen ELSE 0 END) AS overdueYen
       FROM open_item WHERE client_id = :clientId AND closed_on = '9999-12-31' GROUP BY customer_id
     ) o ON o.customer_id = c.id
     WHERE c.client_id = :clientId AND c.merged_into_id IS NULL ORDER BY c.code`,
    { today },
  );
  const given = Map.groupBy(await givenPayerNames(sql), (row) => row.customerId);
  return rows.map((row) => ({ ...row, givenNames: (given.get(row.customerId) ?? []).map((one) => one.name) }));
}
