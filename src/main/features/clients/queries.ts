import type { PaymentTerms } from '../../../domain/dates.ts';
import type { RoundingMode } from '../../../domain/money.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';

/** What booking in a client's books depends on. */
export interface ClientSettings {
  clientId: number;
  code: string;
  name: string;
  rounding: RoundingMode;
  includesTax: boolean;
  terms: PaymentTerms;
  feeBearer: 'customer' | 'client';
  closedThrough: string | null;
  staleAfterDays: number | null;
  archived: boolean;
}

export interface TermsColumns {
  closing_day: number;
  months_after: number;
  pay_day: number;
  holiday_shift: PaymentTerms['holidayShift'];
}

export function termsOf(row: TermsColumns): PaymentTerms {
  return {
    closingDay: row.closing_day,
    monthsAfter: row.months_after,
    payDay: row.pay_day,
    holidayShift: row.holiday_shift,
  };
}

export function termsColumns(terms: PaymentTerms): Record<keyof TermsColumns, string | number> {
  return {
    closing_day: terms.closingDay,
    months_after: terms.monthsAfter,
    pay_day: terms.payDay,
    holiday_shift: terms.holidayShift,
  };
}

interface ClientRow extends TermsColumns {
  id: number;
  code: string;
  name: string;
  rounding: RoundingMode;
  price_includes_tax: number;
  fee_bearer: 'customer' | 'client';
  closed_through: string | null;
  stale_after_days: number | null;
  archived: number;
}

/** Throws client-unknown; with `booking` also client-archived, because an archived client's books stand still. */
export async function clientSettings(sql: ClientRead, use: 'reading' | 'booking' = 'reading'): Promise<ClientSettings> {
  const row = await sql.get<ClientRow>(
    `SELECT id, code, name, rounding, price_includes_tax, closing_day, months_after, pay_day, holiday_shift, fee_bearer, closed_through,
            stale_after_days, archived
     FROM client WHERE id = :clientId`,
  );
  if (!row) throw new AppError('client-unknown', { clientId: sql.clientId }, 'clientId');
  if (use === 'booking' && row.archived === 1)
    throw new AppError('client-archived', { code: row.code, name: row.name }, 'clientId');
  return {
    clientId: row.id,
    code: row.code,
    name: row.name,
    rounding: row.rounding,
    includesTax: row.price_includes_tax === 1,
    terms: termsOf(row),
    feeBearer: row.fee_bearer,
    closedThrough: row.closed_through,
    staleAfterDays: row.stale_after_days,
    archived: row.archived === 1,
  };
}

export interface BankAccountRow {
  accountId: number;
  bankCode: string;
  branchCode: string;
  type: string;
  number: string;
  bankName: string;
  branchName: string;
  holderKana: string;
  printed: number;
}

export function bankAccounts(sql: ClientRead): Promise<BankAccountRow[]> {
  return sql.all<BankAccountRow>(
    `SELECT id AS accountId, bank_code AS bankCode, branch_code AS branchCode, type, number, bank_name AS bankName,
            branch_name AS branchName, holder_kana AS holderKana, printed
     FROM client_bank_account WHERE client_id = :clientId AND removed_at IS NULL ORDER BY id`,
  );
}

/** What the letterhead prints. */
export interface LetterheadRow {
  code: string;
  name: string;
  postalCode: string;
  address1: string;
  address2: string;
  phone: string;
  contactName: string;
  letterhead: string;
  registrationNumber: string;
  colour: number;
  sealMime: string | null;
  sealImage: Uint8Array | null;
}

export async function letterheadOf(sql: ClientRead): Promise<LetterheadRow> {
  const row = await sql.get<LetterheadRow>(
    `SELECT code, name, postal_code AS postalCode, address1, address2, phone, contact_name AS contactName, letterhead,
            registration_number AS registrationNumber, colour, seal_image_mime AS sealMime, seal_image AS sealImage
     FROM client WHERE id = :clientId`,
  );
  if (!row) throw new AppError('client-unknown', { clientId: sql.clientId }, 'clientId');
  // A plain Uint8Array: a Buffer would be written as {type, data} where it is recorded.
  return { ...row, sealImage: row.sealImage ? Uint8Array.from(row.sealImage) : null };
}
