import type { clientMethods } from '../../../contract/clients.ts';
import { DEFAULT_TERMS, endOfMonth, monthOf } from '../../../domain/dates.ts';
import { searchKey } from '../../../domain/names.ts';
import { plainPostalCode } from '../../../domain/postal-code.ts';
import { checkRegistrationNumber } from '../../../domain/registration-number.ts';
import type { Handlers } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { SqlRow } from '../../db/engine.ts';
import { notePeriodChange } from '../today/writes.ts';
import { clientByCode, clientSummary, listClients, staffMemberById } from './office-queries.ts';
import { bankAccounts, clientSettings, letterheadOf, termsColumns } from './queries.ts';
import { addBankAccount } from './writes.ts';

const MAX_SEAL_BYTES = 2_000_000;

export const clientHandlers: Handlers<typeof clientMethods> = {
  async 'clients.list'({ read }, { includeArchived }) {
    const rows = await listClients(read.office, includeArchived);
    return { clients: rows.map((row) => ({ ...row, archived: row.archived === 1 })) };
  },

  async 'clients.get'({ read }, { clientId }) {
    const sql = read.client(clientId);
    const [summary, settings, letterhead, accounts] = [
      await clientSummary(read.office, clientId),
      await clientSettings(sql),
      await letterheadOf(sql),
      await bankAccounts(sql),
    ];
    return {
      ...summary!,
      ...letterhead,
      archived: settings.archived,
      rounding: settings.rounding,
      priceIncludesTax: settings.includesTax,
      terms: settings.terms,
      feeBearer: settings.feeBearer,
      staleAfterDays: settings.staleAfterDays,
      closedThrough: settings.closedThrough,
      bankAccounts: accounts.map((account) => ({ ...account, printed: account.printed === 1 })),
      sealImage:
        letterhead.sealImage && letterhead.sealMime ? { mime: letterhead.sealMime, bytes: letterhead.sealImage } : null,
    };
  },

  'clients.create': (context, input) =>
    context.write(async (tx) => {
      await refuseTakenCode(tx.office, input.code, null);
      await refuseUnknownStaff(tx.office, input.assigneeStaffId);
      const clientId = await tx.office.nextId('client');
      const columns = clientColumns(input);
      await tx.office.insert('client', {
        id: clientId,
        code: input.code,
        name: input.name,
        kana: input.kana ?? '',
        search_key: clientSearchKey(input.name, input.kana ?? '', input.code),
        seal: defaultSeal(input.name),
        colour: clientId % 10,
        ...termsColumns(DEFAULT_TERMS),
        fee_bearer: 'customer',
        ...columns,
      });
      for (const account of input.bankAccounts ?? []) await addBankAccount(tx, clientId, account);
      return { clientId };
    }),

  'clients.update': (context, input) =>
    context.write(async (tx) => {
      const before = await clientSettings(tx.client(input.clientId));
      const current = (await clientSummary(tx.office, input.clientId))!;
      if (input.code !== undefined && input.code !== before.code)
        await refuseTakenCode(tx.office, input.code, input.clientId);
      await refuseUnknownStaff(tx.office, input.assigneeStaffId);
      const [name, kana, code] = [input.name ?? before.name, input.kana ?? current.kana, input.code ?? before.code];
      await tx.office.update(
        'client',
        { id: input.clientId },
        { ...clientColumns(input), name, kana, code, search_key: clientSearchKey(name, kana, code) },
      );
      return {};
    }),

  'clients.archive': (context, { clientId, archived }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId));
      await tx.office.update('client', { id: clientId }, { archived: archived ? 1 : 0 });
      return {};
    }),

  'clients.setSealImage': async (context, { clientId, file }) => {
    const mime = file ? imageType(file.bytes) : null;
    const isGood =
      file === null ||
      (mime !== null &&
        file.bytes.length <= MAX_SEAL_BYTES &&
        // A broken picture would let a run of letters be booked that can never be drawn.
        (await context.jobs.run('is-drawable-image', { bytes: file.bytes, mime })));
    if (!isGood) throw new AppError('image-invalid', { name: file.name, maxBytes: MAX_SEAL_BYTES }, 'file');
    return context.write(async (tx) => {
      await clientSettings(tx.client(clientId));
      await tx.office.update('client', { id: clientId }, { seal_image: file?.bytes ?? null, seal_image_mime: mime });
      return {};
    });
  },

  'clients.addBankAccount': (context, { clientId, account }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      return { accountId: await addBankAccount(tx, clientId, account) };
    }),

  'clients.removeBankAccount': (context, { clientId, accountId }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      const changed = await sql.run(
        'UPDATE client_bank_account SET removed_at = :at WHERE client_id = :clientId AND id = :accountId AND removed_at IS NULL',
        { at: tx.at, accountId },
      );
      if (changed === 0) throw new AppError('account-unknown', { accountId }, 'accountId');
      return {};
    }),

  'periods.close': (context, { clientId, through }) =>
    context.write(async (tx) => {
      const { closedThrough } = await clientSettings(tx.client(clientId), 'booking');
      if (closedThrough !== null && through <= closedThrough)
        throw new AppError('period-order', { closedThrough, through }, 'through');
      // A year mistyped would close the books to everything that is yet to be entered.
      const lastOn = endOfMonth(monthOf(context.clock.today()));
      if (through > lastOn) throw new AppError('period-ahead', { through, lastOn }, 'through');
      await tx.office.update('client', { id: clientId }, { closed_through: through });
      await notePeriodChange(tx, clientId, { kind: 'closed', through, reason: '' });
      return {};
    }),

  'periods.reopen': (context, { clientId, through, reason }) =>
    context.write(async (tx) => {
      const { closedThrough } = await clientSettings(tx.client(clientId), 'booking');
      if (closedThrough === null || (through !== null && through >= closedThrough))
        throw new AppError('period-order', { closedThrough, through }, 'through');
      await tx.office.update('client', { id: clientId }, { closed_through: through });
      await notePeriodChange(tx, clientId, { kind: 'reopened', through, reason });
      return {};
    }),
};

type ClientInput =
  | Parameters<(typeof clientHandlers)['clients.update']>[1]
  | Parameters<(typeof clientHandlers)['clients.create']>[1];

/** Only the columns the input names. */
function clientColumns(input: ClientInput): SqlRow {
  if (input.registrationNumber && checkRegistrationNumber(input.registrationNumber) === 'malformed') {
    throw new AppError('registration-malformed', { value: input.registrationNumber }, 'registrationNumber');
  }
  const given: Record<string, string | number | null | undefined> = {
    kana: input.kana,
    seal: input.seal,
    colour: input.colour,
    registration_number: input.registrationNumber,
    postal_code: input.postalCode === undefined ? undefined : plainPostalCode(input.postalCode),
    address1: input.address1,
    address2: input.address2,
    phone: input.phone,
    contact_name: input.contactName,
    letterhead: input.letterhead,
    fiscal_month: input.fiscalMonth,
    rounding: input.rounding,
    price_includes_tax: input.priceIncludesTax === undefined ? undefined : Number(input.priceIncludesTax),
    fee_bearer: input.feeBearer,
    stale_after_days: input.staleAfterDays,
    assignee_staff_id: input.assigneeStaffId,
    ...(input.terms ? termsColumns(input.terms) : {}),
  };
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string | number | null] => entry[1] !== undefined),
  );
}

async function refuseTakenCode(
  sql: Parameters<typeof clientByCode>[0],
  code: string,
  ownId: number | null,
): Promise<void> {
  const holder = await clientByCode(sql, code);
  if (holder && holder.id !== ownId) throw new AppError('client-code-taken', { code, name: holder.name }, 'code');
}

async function refuseUnknownStaff(
  sql: Parameters<typeof clientByCode>[0],
  staffId: number | null | undefined,
): Promise<void> {
  if (typeof staffId === 'number' && !(await staffMemberById(sql, staffId)))
    throw new AppError('staff-unknown', { code: String(staffId) }, 'assigneeStaffId');
}

function clientSearchKey(name: string, kana: string, code: string): string {
  return `${searchKey(name)} ${searchKey(kana)} ${searchKey(code)}`;
}

/** First character of the name without its legal form: 株式会社大和田建設 → 大. */
function defaultSeal(name: string): string {
  const bare = name.replace(
    /(株式|有限|合同|合名|合資)会社|(一般|公益)?(社団|財団)法人|医療法人(社団|財団)?|[㈱㈲\s　]/g,
    '',
  );
  return [...(bare || name)][0] ?? '社';
}

function imageType(bytes: Uint8Array): string | null {
  if (bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47) return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  return null;
}
