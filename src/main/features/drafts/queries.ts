/** 下書き as they are kept, and what is known about the sides of each. */
import type { PlainDate } from '../../../domain/dates.ts';
import type { TaxClass } from '../../../domain/invoice-tax.ts';
import type { SupplyRule } from '../../../domain/supply-dates.ts';
import { AppError } from '../../core/errors.ts';
import { type ClientRead, IDS } from '../../db/engine.ts';
import { type TermsColumns, termsOf } from '../clients/queries.ts';

export interface DraftRow {
  draftId: number;
  /** Whom it will be issued to: a merged customer's drafts go to the one it was merged into. */
  customerId: number;
  customerCode: string;
  customerName: string;
  issuedOn: PlainDate;
  dueOn: PlainDate | null;
  title: string;
  suppliedFrom: PlainDate | null;
  suppliedThrough: PlainDate | null;
  origin: 'entered' | 'copied';
  savedAt: string;
  by: string;
  /** Audit number of the last change. */
  seq: number;
}

export interface DraftLineRow {
  draftId: number;
  line: number;
  description: string;
  quantityMilli: number;
  unit: string;
  unitPriceMilli: number;
  taxClass: TaxClass;
  note: string;
  suppliedOn: PlainDate | null;
}

/** In the order in which they are numbered: day, then as they were entered. */
export function draftRows(sql: ClientRead, ids: readonly number[] | null, offset = 0, limit = -1): Promise<DraftRow[]> {
  return sql.all<DraftRow>(
    `SELECT d.id AS draftId, c.id AS customerId, c.code AS customerCode, c.name AS customerName, d.issued_on AS issuedOn, d.due_on AS dueOn,
            d.title, d.supplied_from AS suppliedFrom, d.supplied_through AS suppliedThrough, d.origin, d.recorded_at AS savedAt,
            COALESCE((SELECT s.name FROM staff_member s WHERE s.code = d.recorded_by), d.recorded_by) AS by, d.seq
     FROM invoice_draft d JOIN customer o ON o.client_id = d.client_id AND o.id = d.customer_id
     JOIN customer c ON c.client_id = o.client_id AND c.id = COALESCE(o.merged_into_id, o.id)
     WHERE d.client_id = :clientId ${ids === null ? '' : `AND d.id IN ${IDS}`}
     ORDER BY d.issued_on, d.id LIMIT :limit OFFSET :offset`,
    { limit, offset, ...(ids === null ? {} : { ids: JSON.stringify(ids) }) },
  );
}

/** Throws draft-unknown for an id that is none of this client's. */
export async function draftsNamed(sql: ClientRead, ids: readonly number[] | null): Promise<DraftRow[]> {
  const rows = await draftRows(sql, ids);
  const known = new Set(rows.map((row) => row.draftId));
  const strange = ids?.find((id) => !known.has(id));
  if (strange !== undefined) throw new AppError('draft-unknown', { draftId: strange }, 'draftIds');
  return rows;
}

export async function draftCount(sql: ClientRead): Promise<number> {
  const row = await sql.get<{ count: number }>(
    'SELECT COUNT(*) AS count FROM invoice_draft WHERE client_id = :clientId',
  );
  return row?.count ?? 0;
}

export async function draftLines(sql: ClientRead, ids: readonly number[]): Promise<Map<number, DraftLineRow[]>> {
  const rows = await sql.all<DraftLineRow>(
    `SELECT draft_id AS draftId, line, description, quantity_milli AS quantityMilli, unit, unit_price_milli AS unitPriceMilli, tax_class AS taxClass, note, supplied_on AS suppliedOn
     FROM invoice_draft_line WHERE client_id = :clientId AND draft_id IN ${IDS} ORDER BY draft_id, line`,
    { ids: JSON.stringify(ids) },
  );
  return Map.groupBy(rows, (row) => row.draftId);
}

export interface AddresseeRow {
  customerId: number;
  customerName: string;
  terms: ReturnType<typeof termsOf>;
  hasAddress: boolean;
  hasEmail: boolean;
  /** What the paper prints of it. */
  texts: string[];
}

/** Terms and address of the customers that drafts go to. */
export async function addressees(sql: ClientRead, customerIds: readonly number[]): Promise<Map<number, AddresseeRow>> {
  const rows = await sql.all<
    TermsColumns & {
      id: number;
      name: string;
      address1: string;
      address2: string;
      mailingAddress1: string;
      mailingName: string;
      department: string;
      contactName: string;
      email: string;
    }
  >(
    `SELECT id, name, address1, address2, mailing_address1 AS mailingAddress1, mailing_name AS mailingName, department,
            contact_name AS contactName, email, closing_day, months_after, pay_day, holiday_shift
     FROM customer WHERE client_id = :clientId AND id IN ${IDS}`,
    { ids: JSON.stringify(customerIds) },
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        customerId: row.id,
        customerName: row.name,
        terms: termsOf(row),
        hasAddress: row.address1 !== '' || row.mailingAddress1 !== '',
        hasEmail: row.email !== '',
        texts: [
          row.name,
          row.address1,
          row.address2,
          row.mailingAddress1,
          row.mailingName,
          row.department,
          row.contactName,
        ],
      },
    ]),
  );
}

/** The largest invoice of each customer since a day. */
export async function largestSince(
  sql: ClientRead,
  customerIds: readonly number[],
  since: PlainDate,
): Promise<Map<number, number>> {
  const rows = await sql.all<{ customerId: number; yen: number }>(
    `SELECT i.customer_id AS customerId, MAX(i.total_yen) AS yen FROM (SELECT value AS id FROM json_each(:ids)) x
     CROSS JOIN invoice i ON i.client_id = :clientId AND i.customer_id = x.id AND i.issued_on >= :since
     WHERE i.kind = 'invoice' GROUP BY i.customer_id`,
    { ids: JSON.stringify(customerIds), since },
  );
  return new Map(rows.map((row) => [row.customerId, row.yen]));
}

/**
 * Live invoices of these customers on these days, as 'customer day yen' → number. What is asked of `f` stands in one index:
 * without statistics SQLite walks all of the client's invoices for each customer.
 */
export async function issuedOnDays(
  sql: ClientRead,
  customerIds: readonly number[],
  days: readonly PlainDate[],
): Promise<Map<string, string>> {
  const rows = await sql.all<{ customerId: number; issuedOn: string; yen: number; number: string }>(
    `SELECT i.customer_id AS customerId, i.issued_on AS issuedOn, i.total_yen AS yen, i.number
     FROM (SELECT value AS id FROM json_each(:ids)) x
     CROSS JOIN invoice f ON f.client_id = :clientId AND f.customer_id = x.id AND f.issued_on IN (SELECT value FROM json_each(:days))
     CROSS JOIN invoice i ON i.client_id = f.client_id AND i.id = f.id
     LEFT JOIN invoice_void v ON v.client_id = i.client_id AND v.invoice_id = i.id WHERE v.invoice_id IS NULL`,
    { ids: JSON.stringify(customerIds), days: JSON.stringify([...new Set(days)]) },
  );
  return new Map(rows.map((row) => [`${row.customerId} ${row.issuedOn} ${row.yen}`, row.number]));
}

export interface TemplateRow {
  templateId: number;
  name: string;
  title: string;
  supply: SupplyRule;
}

export function templateRows(sql: ClientRead): Promise<TemplateRow[]> {
  return sql.all<TemplateRow>(
    'SELECT id AS templateId, name, title, supply FROM invoice_template WHERE client_id = :clientId ORDER BY name',
  );
}

type TemplateLineRow = Omit<DraftLineRow, 'draftId' | 'suppliedOn'> & { templateId: number };

export async function templateLines(sql: ClientRead): Promise<Map<number, TemplateLineRow[]>> {
  const rows = await sql.all<TemplateLineRow>(
    `SELECT template_id AS templateId, line, description, quantity_milli AS quantityMilli, unit, unit_price_milli AS unitPriceMilli, tax_class AS taxClass, note
     FROM invoice_template_line WHERE client_id = :clientId ORDER BY template_id, line`,
  );
  return Map.groupBy(rows, (row) => row.templateId);
}
