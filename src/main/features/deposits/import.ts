import type { depositMethods } from '../../../contract/deposits.ts';
import { fileNoteSentence } from '../../../messages/file-notes.ts';
import { sha256 } from '../../core/canonical.ts';
import type { CommandContext, Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { type AccountNumber, accountOwner, clientSummary } from '../clients/office-queries.ts';
import { clientSettings } from '../clients/queries.ts';
import { accountText } from '../clients/writes.ts';
import { refuseFile } from '../import-table/rejected-cells.ts';
import type { BankFile, BankFileAccount } from './bank-file-types.ts';
import { importDeposits, keyOfAccount } from './writes.ts';

type Input = Parameters<Handlers<typeof depositMethods>['deposits.import']>[1];
type Value = Awaited<ReturnType<Handlers<typeof depositMethods>['deposits.import']>>;

/** A bank file comes in whole or not at all, each account to the client that owns it. */
export async function importBankFile(context: CommandContext, input: Input): Promise<Value> {
  if (input.clientId !== undefined) await clientSettings(context.read.client(input.clientId), 'booking');
  const decoded = await context.jobs.run('bank-file', {
    bytes: input.file.bytes,
    name: input.file.name,
    format: input.format,
    today: context.clock.today(),
  });
  if (!decoded.ok) throw refuseFile(decoded.problems);
  const digest = sha256(input.file.bytes);
  const work = (tx: Tx) => bookFile(tx, input, decoded.file, digest);
  return input.dryRun ? context.rehearse(work) : context.write(work);
}

interface Destination {
  clientId: number;
  account: BankFileAccount;
  unregistered: AccountNumber | null;
}

async function bookFile(tx: Tx, input: Input, file: BankFile, digest: string): Promise<Value> {
  const destinations: Destination[] = [];
  for (const account of file.accounts) destinations.push(await destinationOf(tx, input, account));
  const imports: Value['imports'] = [];
  const notes = file.notes.map(fileNoteSentence);
  for (const clientId of new Set(destinations.map((destination) => destination.clientId))) {
    const client = await clientSettings(tx.client(clientId), 'booking');
    const own = destinations
      .filter((destination) => destination.clientId === clientId)
      .map((destination) => destination.account);
    const about = {
      clientId,
      clientCode: client.code,
      clientName: client.name,
      accounts: own.flatMap((account) => numberOf(account) ?? []).map(accountText),
      from: earliest(own.map((account) => account.from ?? account.rows[0]?.bookedOn ?? null)),
      through: latest(own.map((account) => account.through ?? account.rows.at(-1)?.bookedOn ?? null)),
    };
    const again = await sameFile(tx, clientId, digest, accountKeysOf(own));
    if (again) {
      imports.push({
        ...about,
        importId: again.importId,
        accepted: 0,
        duplicates: again.rows,
        amountYen: 0,
      });
      continue;
    }
    const outcome = await importDeposits(tx, {
      clientId,
      fileName: input.file.name,
      sha256: digest,
      format: file.format,
      from: about.from,
      through: about.through,
      accounts: own.map((account) => ({ accountKey: keyOfAccount(account), rows: account.rows })),
    });
    if (outcome.takenBack > 0)
      notes.push(fileNoteSentence({ code: 'taken-back', facts: { count: outcome.takenBack } }));
    if (outcome.unknownCancels > 0)
      notes.push(fileNoteSentence({ code: 'cancel-unknown', facts: { count: outcome.unknownCancels } }));
    imports.push({
      ...about,
      importId: outcome.importId,
      accepted: outcome.accepted,
      duplicates: outcome.duplicates,
      amountYen: outcome.amountYen,
    });
  }
  const unregistered = destinations.find((destination) => destination.unregistered !== null)?.unregistered;
  return {
    importId: imports[0]?.importId ?? null,
    imports,
    format: file.format,
    accepted: imports.reduce((sum, entry) => sum + entry.accepted, 0),
    duplicates: imports.reduce((sum, entry) => sum + entry.duplicates, 0),
    ...(unregistered
      ? { accountUnregistered: true, account: { ...unregistered, type: accountType(unregistered.type) } }
      : {}),
    notes,
  };
}

/** The account decides the client; the clientId of the call only has to agree with it. */
async function destinationOf(tx: Tx, input: Input, given: BankFileAccount): Promise<Destination> {
  const account = keyOfAccount(given) === '' && input.account ? { ...given, ...input.account } : given;
  const number = numberOf(account);
  if (!number) {
    if (input.clientId === undefined) throw new AppError('bank-no-account', { name: input.file.name }, 'clientId');
    return { clientId: input.clientId, account, unregistered: null };
  }
  const owner = await accountOwner(tx.office, number);
  if (owner) {
    if (input.clientId !== undefined && owner.clientId !== input.clientId) {
      const wanted = await clientSummary(tx.office, input.clientId);
      throw new AppError(
        'bank-wrong-client',
        {
          account: accountText(number),
          owner: owner.clientName,
          ownerCode: owner.clientCode,
          wanted: wanted?.name ?? '',
        },
        'file',
      );
    }
    return { clientId: owner.clientId, account, unregistered: null };
  }
  if (input.clientId === undefined)
    throw new AppError('bank-account-unregistered', { account: accountText(number), ...number }, 'file');
  return { clientId: input.clientId, account, unregistered: number };
}

function numberOf(account: BankFileAccount): AccountNumber | null {
  const { bankCode, branchCode, type, number } = account;
  return bankCode === null || branchCode === null || type === null || number === null
    ? null
    : { bankCode, branchCode, type, number };
}

function accountType(type: string): '1' | '2' | '4' {
  return type === '2' || type === '4' ? type : '1';
}

/** How deposit_import keeps the accounts of a file. */
function accountKeysOf(accounts: readonly BankFileAccount[]): string {
  return accounts.map(keyOfAccount).join(' ');
}

/**
 * The very same bytes for the same accounts in a live import: nothing is added, not even a second record of it. A
 * template without account numbers may come once for each account.
 */
async function sameFile(
  tx: Tx,
  clientId: number,
  digest: string,
  accountKeys: string,
): Promise<{ importId: number; rows: number } | undefined> {
  return tx.client(clientId).get(
    `SELECT i.id AS importId, i.accepted + i.duplicates AS rows FROM deposit_import i
     LEFT JOIN deposit_import_undo u ON u.client_id = i.client_id AND u.import_id = i.id
     WHERE i.client_id = :clientId AND i.sha256 = :digest AND i.account_key = :accountKeys AND u.import_id IS NULL ORDER BY i.id LIMIT 1`,
    { digest, accountKeys },
  );
}

function earliest(days: (string | null)[]): string | null {
  return days.filter((day) => day !== null).sort()[0] ?? null;
}

function latest(days: (string | null)[]): string | null {
  return (
    days
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  );
}
