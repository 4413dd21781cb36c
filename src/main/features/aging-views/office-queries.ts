/** Agings in any columns, over one client or the whole office: by customer in one statement, by receivable in another. */
import {
  type AgingBasis,
  type AgingColumn,
  type AgingScheme,
  areLimits,
  DEFAULT_LIMITS,
} from '../../../domain/aging-columns.ts';
import type { ReadSql } from '../../db/engine.ts';
import { spansOn } from '../aging/office-queries.ts';
import { KNOWN_OPEN, OPEN_AS_OF } from '../aging/queries.ts';

export interface ViewQuestion {
  clientId: number | null;
  customerId: number | null;
  asOf: string;
  basis: AgingBasis;
  knownAt: string | null;
  columns: readonly AgingColumn[];
}

export interface CustomerCells {
  clientId: number;
  clientCode: string;
  clientName: string;
  assigneeName: string | null;
  customerId: number;
  code: string;
  name: string;
  cells: number[];
  totalYen: number;
}

type Head = Omit<CustomerCells, 'cells'>;

/** Sums from the beginning of each column on; a column is the difference to the one before. */
function sumsSince(
  columns: readonly AgingColumn[],
  day: string,
  yen: string,
): { sql: string; params: Record<string, string> } {
  const params: Record<string, string> = {};
  const sums = columns.map((column, at) => {
    if (column.from === null) return `SUM(${yen}) AS since${at}`;
    params[`edge${at}`] = column.from;
    return `SUM(CASE WHEN ${day} >= :edge${at} THEN ${yen} ELSE 0 END) AS since${at}`;
  });
  return { sql: sums.join(', '), params };
}

function cellsOf(columns: readonly AgingColumn[], row: Record<string, number>): number[] {
  return columns.map((_, at) => row[`since${at}`]! - (at === 0 ? 0 : row[`since${at - 1}`]!));
}

const NAMES = `client.id AS clientId, client.code AS clientCode, client.name AS clientName, staff.name AS assigneeName,
  c.id AS customerId, c.code, c.name, t.total AS totalYen, t.*`;
const JOINS = `JOIN client ON client.id = t.client_id JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
  LEFT JOIN staff_member staff ON staff.id = client.assignee_staff_id`;

function where(question: ViewQuestion, alias: string) {
  const client = question.clientId === null ? '' : `AND ${alias}.client_id = :clientId`;
  return `${client} ${question.customerId === null ? '' : `AND ${alias}.customer_id = :customerId`}`;
}

function scope({ clientId, customerId }: ViewQuestion): Record<string, number> {
  return { ...(clientId === null ? {} : { clientId }), ...(customerId === null ? {} : { customerId }) };
}

/** One row a customer with a balance, by codes of client and customer. */
export async function customerCells(sql: ReadSql, question: ViewQuestion): Promise<CustomerCells[]> {
  const { columns, asOf, basis } = question;
  const day = basis === 'due' ? 's.due_on' : 's.issued_on';
  const sums = sumsSince(columns, day, 's.open_yen');
  const source = question.knownAt === null ? await spanSource(sql, question) : knownSource(question);
  const rows = await sql.all<Head & Record<string, number>>(
    `SELECT ${NAMES} FROM (
       SELECT s.client_id, s.customer_id, SUM(s.open_yen) AS total, ${sums.sql} FROM ${source.sql} GROUP BY s.client_id, s.customer_id
     ) t ${JOINS} ORDER BY clientCode, c.code`,
    { asOf, ...sums.params, ...source.params, ...scope(question) },
  );
  return rows.map((row) => ({
    clientId: row.clientId,
    clientCode: row.clientCode,
    clientName: row.clientName,
    assigneeName: row.assigneeName,
    customerId: row.customerId,
    code: row.code,
    name: row.name,
    cells: cellsOf(columns, row),
    totalYen: row.totalYen,
  }));
}

interface Source {
  sql: string;
  params: Record<string, string>;
}

async function spanSource(sql: ReadSql, question: ViewQuestion): Promise<Source> {
  const spans = await spansOn(sql, question.asOf);
  const client = question.clientId === null ? '' : `AND ${spans.client} = :clientId`;
  const customer = question.customerId === null ? '' : `AND ${spans.customer} = :customerId`;
  return { sql: `${spans.from} WHERE ${spans.hold} ${client} ${customer}`, params: spans.params };
}

function knownSource(question: ViewQuestion): Source {
  return {
    sql: `(${KNOWN_OPEN}) s WHERE s.open_yen <> 0 ${where(question, 's')}`,
    params: { knownAt: question.knownAt! },
  };
}

const OPEN_NOW = `
  SELECT c.client_id, c.id AS customer_id, o.receivable_id, o.due_on, o.issued_on, ${OPEN_AS_OF} AS open_yen
  FROM customer c CROSS JOIN open_item o ON o.client_id = c.client_id AND o.customer_id = c.id
  WHERE o.closed_on > :asOf AND o.issued_on <= :asOf`;

export interface ReceivableRow extends Head {
  receivableId: number;
  invoiceId: number;
  number: string;
  issuedOn: string;
  dueOn: string;
}

/** One row a receivable with a balance; the oldest due first within a customer. */
export function openReceivables(sql: ReadSql, question: ViewQuestion): Promise<ReceivableRow[]> {
  const known = question.knownAt !== null;
  return sql.all<ReceivableRow>(
    `SELECT client.id AS clientId, client.code AS clientCode, client.name AS clientName, staff.name AS assigneeName, c.id AS customerId, c.code, c.name,
            t.open_yen AS totalYen, t.receivable_id AS receivableId, i.id AS invoiceId, i.number, t.issued_on AS issuedOn, t.due_on AS dueOn
     FROM (SELECT * FROM (${known ? KNOWN_OPEN : OPEN_NOW}) s WHERE s.open_yen <> 0 ${where(question, 's')}) t ${JOINS}
     JOIN receivable r ON r.client_id = t.client_id AND r.id = t.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     ORDER BY clientCode, c.code, t.due_on, t.receivable_id`,
    { asOf: question.asOf, ...(known ? { knownAt: question.knownAt! } : {}), ...scope(question) },
  );
}

export interface AgingSettings {
  scheme: AgingScheme;
  limits: number[];
}

export async function agingSettings(sql: ReadSql): Promise<AgingSettings> {
  const rows = await sql.all<{ key: string; value: string }>(
    `SELECT key, value FROM office_setting WHERE key IN ('aging-scheme', 'aging-limits')`,
  );
  const values = new Map(rows.map((row) => [row.key, row.value]));
  const limits = (values.get('aging-limits') ?? '').split(',').map(Number);
  return {
    scheme: values.get('aging-scheme') === 'months' ? 'months' : 'days',
    limits: areLimits(limits) ? limits : [...DEFAULT_LIMITS],
  };
}

export function listClients(sql: ReadSql): Promise<{ clientId: number; clientCode: string; clientName: string }[]> {
  return sql.all('SELECT id AS clientId, code AS clientCode, name AS clientName FROM client ORDER BY code');
}
