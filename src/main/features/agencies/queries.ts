import type { ClientRead } from '../../db/engine.ts';

export interface AgencyRow {
  agencyId: number;
  name: string;
  payerName: string;
  payerFolded: string;
  ratePpm: number;
  perItemYen: number;
  rounding: 'down' | 'up' | 'half-up';
}

export function listAgencies(sql: ClientRead): Promise<AgencyRow[]> {
  return sql.all<AgencyRow>(
    `SELECT id AS agencyId, name, payer_name AS payerName, payer_folded AS payerFolded, rate_ppm AS ratePpm, per_item_yen AS perItemYen, rounding
     FROM collection_agency WHERE client_id = :clientId AND removed_at IS NULL ORDER BY name, id`,
  );
}

export interface OpenOfAll {
  receivableId: number;
  invoice: string;
  customerCode: string;
  customerName: string;
  dueOn: string;
  openYen: number;
}

/** Everything open of all customers, oldest due first; `through` leaves out what was issued later. */
export function openOfAll(sql: ClientRead, through: string): Promise<OpenOfAll[]> {
  return sql.all<OpenOfAll>(
    `SELECT o.receivable_id AS receivableId, i.number AS invoice, c.code AS customerCode, c.name AS customerName, o.due_on AS dueOn, o.open_yen AS openYen
     FROM customer c
     CROSS JOIN open_item o ON o.client_id = c.client_id AND o.customer_id = c.id AND o.closed_on = '9999-12-31'
     JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     WHERE c.client_id = :clientId AND o.open_yen > 0 AND o.issued_on <= :through ORDER BY o.due_on, o.receivable_id LIMIT 5000`,
    { through },
  );
}
