import type { PaymentTerms } from '../../../domain/dates.ts';
import { foldPayerName, searchKey } from '../../../domain/names.ts';
import { plainPostalCode } from '../../../domain/postal-code.ts';
import { checkRegistrationNumber } from '../../../domain/registration-number.ts';
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { SqlRow } from '../../db/engine.ts';
import { moveOpenSpans } from '../aging/derive.ts';
import { deriveLearnedOf } from '../allocations/learned.ts';
import { type ClientSettings, termsColumns } from '../clients/queries.ts';
import { type CustomerRow, customerById } from './queries.ts';

/** Fields a form or a file may set; undefined leaves what is there. */
export interface CustomerFields {
  name?: string | undefined;
  kana?: string | undefined;
  honorific?: string | undefined;
  postalCode?: string | undefined;
  address1?: string | undefined;
  address2?: string | undefined;
  department?: string | undefined;
  contactName?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  mailingName?: string | undefined;
  mailingPostalCode?: string | undefined;
  mailingAddress1?: string | undefined;
  mailingAddress2?: string | undefined;
  salesContact?: string | undefined;
  payerNames?: string[] | undefined;
  terms?: Partial<PaymentTerms> | undefined;
  feeBearer?: 'customer' | 'client' | undefined;
  creditLimitYen?: number | null | undefined;
  registrationNumber?: string | undefined;
  entrustmentAct?: boolean | undefined;
  discountBasisPoints?: number | null | undefined;
  discountDays?: number | null | undefined;
  note?: string | undefined;
}

/** Inserts a customer; what lacks takes the client's defaults. The code's uniqueness is the caller's check. */
export async function insertCustomer(
  tx: Tx,
  client: ClientSettings,
  code: string,
  fields: CustomerFields & { name: string },
): Promise<number> {
  const sql = tx.client(client.clientId);
  const customerId = await sql.nextId('customer');
  await sql.insert('customer', {
    id: customerId,
    code,
    kana: '',
    fee_bearer: client.feeBearer,
    ...columnsOf(fields),
    ...termsColumns({ ...client.terms, ...definedTerms(fields.terms) }),
    name: fields.name,
    search_key: customerSearchKey(fields.name, fields.kana ?? '', code),
    changed_seq: tx.seq,
  });
  if (fields.payerNames) await replacePayerNames(tx, client.clientId, customerId, fields.payerNames);
  return customerId;
}

/** Changes the fields that are given. */
export async function updateCustomer(
  tx: Tx,
  clientId: number,
  before: CustomerRow,
  fields: CustomerFields & { code?: string | undefined },
): Promise<void> {
  const sql = tx.client(clientId);
  const [name, kana, code] = [fields.name ?? before.name, fields.kana ?? before.kana, fields.code ?? before.code];
  const terms = {
    closingDay: before.closing_day,
    monthsAfter: before.months_after,
    payDay: before.pay_day,
    holidayShift: before.holiday_shift,
  };
  await sql.update(
    'customer',
    { id: before.customerId },
    {
      ...columnsOf(fields),
      ...termsColumns({ ...terms, ...definedTerms(fields.terms) }),
      name,
      kana,
      code,
      search_key: customerSearchKey(name, kana, code),
      changed_seq: tx.seq,
    },
  );
  if (fields.payerNames) await replacePayerNames(tx, clientId, before.customerId, fields.payerNames);
}

async function replacePayerNames(
  tx: Tx,
  clientId: number,
  customerId: number,
  names: readonly string[],
): Promise<void> {
  const sql = tx.client(clientId);
  await sql.run('DELETE FROM customer_payer_name WHERE client_id = :clientId AND customer_id = :customerId', {
    customerId,
  });
  const byKey = new Map(names.map((name) => [foldPayerName(name), name]));
  await sql.bulkInsert(
    'customer_payer_name',
    [...byKey].filter(([folded]) => folded !== '').map(([folded, name]) => ({ customer_id: customerId, folded, name })),
  );
}

/** Moves everything of `from` to `into`; the merged customer stays as a name and a code that lead there. */
export async function mergeCustomers(tx: Tx, clientId: number, fromId: number, intoId: number) {
  if (fromId === intoId) throw new AppError('customer-merge-self', {}, 'intoCustomerId');
  const sql = tx.client(clientId);
  const from = await customerById(sql, fromId);
  const into = await customerById(sql, intoId);
  for (const customer of [from, into]) {
    if (customer.mergedIntoId !== null)
      throw new AppError('customer-merged', { code: customer.code, name: customer.name });
  }
  const move = { fromId, intoId };
  const receivables = await sql.run(
    'UPDATE receivable SET customer_id = :intoId WHERE client_id = :clientId AND customer_id = :fromId',
    move,
  );
  await sql.run(
    'UPDATE open_item SET customer_id = :intoId WHERE client_id = :clientId AND customer_id = :fromId',
    move,
  );
  await moveOpenSpans(sql, fromId, intoId);
  await deriveLearnedOf(sql, fromId);
  const deposits = await sql.run(
    'UPDATE deposit SET customer_id = :intoId WHERE client_id = :clientId AND customer_id = :fromId',
    move,
  );
  const payerNames = await sql.run(
    `INSERT INTO customer_payer_name (client_id, customer_id, folded, name)
     SELECT client_id, :intoId, folded, name FROM customer_payer_name WHERE client_id = :clientId AND customer_id = :fromId
     ON CONFLICT DO NOTHING`,
    move,
  );
  await sql.run('DELETE FROM customer_payer_name WHERE client_id = :clientId AND customer_id = :fromId', { fromId });
  // A third one merged into `from` earlier follows it.
  await sql.run(
    'UPDATE customer SET merged_into_id = :intoId, changed_seq = :seq WHERE client_id = :clientId AND (id = :fromId OR merged_into_id = :fromId)',
    { ...move, seq: tx.seq },
  );
  // A hold on either stops letters to the one that is left: lifting it is a decision of its own.
  const hold = into.reminderHold ?? from.reminderHold;
  await sql.update('customer', { id: intoId }, { changed_seq: tx.seq, reminder_hold: hold });
  return { receivables, deposits, payerNames };
}

function definedTerms(terms: Partial<PaymentTerms> | undefined): Partial<PaymentTerms> {
  return Object.fromEntries(Object.entries(terms ?? {}).filter(([, value]) => value !== undefined));
}

const postalOf = (text: string | undefined) => (text === undefined ? undefined : plainPostalCode(text));

function columnsOf(fields: CustomerFields): SqlRow {
  if (fields.registrationNumber && checkRegistrationNumber(fields.registrationNumber) === 'malformed') {
    throw new AppError('registration-malformed', { value: fields.registrationNumber }, 'registrationNumber');
  }
  const given: Record<string, string | number | null | undefined> = {
    kana: fields.kana,
    honorific: fields.honorific,
    postal_code: postalOf(fields.postalCode),
    address1: fields.address1,
    address2: fields.address2,
    department: fields.department,
    contact_name: fields.contactName,
    phone: fields.phone,
    email: fields.email,
    mailing_name: fields.mailingName,
    mailing_postal_code: postalOf(fields.mailingPostalCode),
    mailing_address1: fields.mailingAddress1,
    mailing_address2: fields.mailingAddress2,
    sales_contact: fields.salesContact,
    fee_bearer: fields.feeBearer,
    credit_limit_yen: fields.creditLimitYen,
    registration_number: fields.registrationNumber,
    entrustment_act: fields.entrustmentAct === undefined ? undefined : fields.entrustmentAct ? 1 : 0,
    discount_bp: fields.discountBasisPoints,
    discount_days: fields.discountDays,
    note: fields.note,
  };
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string | number | null] => entry[1] !== undefined),
  );
}

/** Found by name, kana or code, in any width. */
function customerSearchKey(name: string, kana: string, code: string): string {
  return `${searchKey(name)} ${searchKey(kana)} ${searchKey(code)}`;
}
