/** Reading over all clients: their list, and which of them owns a bank account. */
import type { ReadSql } from '../../db/engine.ts';

export interface ClientSummaryRow {
  clientId: number;
  code: string;
  name: string;
  kana: string;
  seal: string;
  colour: number;
  fiscalMonth: number | null;
  archived: number;
  assigneeStaffId: number | null;
  assigneeName: string | null;
}

const SUMMARY = `SELECT c.id AS clientId, c.code, c.name, c.kana, c.seal, c.colour, c.fiscal_month AS fiscalMonth, c.archived,
  c.assignee_staff_id AS assigneeStaffId, s.name AS assigneeName
  FROM client c LEFT JOIN staff_member s ON s.id = c.assignee_staff_id`;

export function listClients(sql: ReadSql, includeArchived: boolean): Promise<ClientSummaryRow[]> {
  return sql.all<ClientSummaryRow>(`${SUMMARY} WHERE c.archived <= :archived ORDER BY c.code`, {
    archived: includeArchived ? 1 : 0,
  });
}

export function clientSummary(sql: ReadSql, clientId: number): Promise<ClientSummaryRow | undefined> {
  return sql.get<ClientSummaryRow>(`${SUMMARY} WHERE c.id = :clientId`, { clientId });
}

export function clientByCode(sql: ReadSql, code: string): Promise<{ id: number; name: string } | undefined> {
  return sql.get('SELECT id, name FROM client WHERE code = :code', { code });
}

export function staffMemberById(sql: ReadSql, staffId: number): Promise<{ id: number } | undefined> {
  return sql.get('SELECT id FROM staff_member WHERE id = :staffId', { staffId });
}

export interface AccountNumber {
  bankCode: string;
  branchCode: string;
  type: string;
  number: string;
}

/** 01 writes seven digits, 03 ten: compared without leading zeros. */
export function plainAccount(account: AccountNumber): AccountNumber {
  return { ...account, number: account.number.replace(/^0+(?=\d)/, '') };
}

/** Whose account it is, over the whole office: the account decides the client. */
export function accountOwner(
  sql: ReadSql,
  account: AccountNumber,
): Promise<{ clientId: number; clientCode: string; clientName: string; accountId: number } | undefined> {
  return sql.get(
    `SELECT a.client_id AS clientId, c.code AS clientCode, c.name AS clientName, a.id AS accountId
     FROM client_bank_account a JOIN client c ON c.id = a.client_id
     WHERE a.bank_code = :bankCode AND a.branch_code = :branchCode AND a.type = :type AND a.number = :number AND a.removed_at IS NULL`,
    { ...plainAccount(account) },
  );
}
