import type { depositMethods } from '../../../contract/deposits.ts';
import { fileNoteSentence } from '../../../messages/file-notes.ts';
import { sha256 } from '../../core/canonical.ts';
import type { CommandContext, Handlers, Tx } from '../../core/context.ts';
import { keepTaken } from '../../core/documents.ts';
import { clientSettings } from '../clients/queries.ts';
import { accountKey, accountText } from '../clients/writes.ts';
import { importDebits } from '../debits/writes.ts';
import { refuseFile } from '../import-table/rejected-cells.ts';
import type { BankFile, BankFileAccount, DebitResult } from './bank-file-types.ts';
import { accountKeysOf, accountType, type Destination, destinationOf, numberOf, sameFile } from './destination.ts';
import { keepMapping, keptMappings, noteStandings } from './kept.ts';
import { importDeposits, keyOfAccount } from './writes.ts';

type Input = Parameters<Handlers<typeof depositMethods>['deposits.import']>[1];
type Value = Awaited<ReturnType<Handlers<typeof depositMethods>['deposits.import']>>;

/** A bank file comes in whole or not at all, each account to the client that owns it. */
export async function importBankFile(context: CommandContext, input: Input): Promise<Value> {
  if (input.clientId !== undefined) await clientSettings(context.read.client(input.clientId), 'booking');
  const kept =
    input.clientId === undefined
      ? []
      : await keptMappings(context.read.client(input.clientId), input.account ? accountKey(input.account) : null);
  const decoded = await context.jobs.run('bank-file', {
    bytes: input.file.bytes,
    name: input.file.name,
    format: input.format,
    today: context.clock.today(),
    ...(input.mapping ? { mapping: input.mapping } : {}),
    kept,
  });
  if (!decoded.ok) throw refuseFile(decoded.problems);
  const digest = sha256(input.file.bytes);
  const given = withAccount(input, decoded.mappedFor);
  if (!input.dryRun) keepTaken(context.folder, digest, input.file.bytes);
  const work = async (tx: Tx) => {
    if (input.mapping && input.clientId !== undefined && decoded.shape !== undefined)
      await keepMapping(
        tx.client(input.clientId),
        input.account ? accountKey(input.account) : '',
        decoded.shape,
        input.mapping,
      );
    return bookFile(tx, given, decoded.file, digest);
  };
  return input.dryRun ? context.rehearse(work) : context.write(work);
}

/** A mapping kept for one account says whose money a file without account numbers is. */
function withAccount(input: Input, mappedFor: string | undefined): Input {
  if (input.account || !mappedFor) return input;
  const [bankCode = '', branchCode = '', type = '', number = ''] = mappedFor.split('-');
  return { ...input, account: { bankCode, branchCode, type: accountType(type), number } };
}

async function bookFile(tx: Tx, input: Input, file: BankFile, digest: string): Promise<Value> {
  if (file.debits) return bookDebits(tx, input, file.debits, digest);
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
    const standings = await noteStandings(
      tx.client(clientId),
      outcome.importId,
      own.map((account) => ({
        accountKey: keyOfAccount(account),
        account,
        statesPeriod: file.format.startsWith('zengin-'),
      })),
    );
    notes.push(...standings.map(fileNoteSentence));
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
  return replyOf(file.format, imports, destinations, notes);
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

/**
 * A 91 result brings no deposits: `accepted` counts its rows that no earlier file held, drawn or not, and `amountYen` is
 * what was drawn. The money itself is the one credit in the bank's statement, which the result then splits.
 */
async function bookDebits(tx: Tx, input: Input, debits: readonly DebitResult[], digest: string): Promise<Value> {
  const destinations: (Destination & { result: DebitResult })[] = [];
  for (const result of debits)
    destinations.push({ ...(await destinationOf(tx, input, accountOfDebit(result))), result });
  const imports: Value['imports'] = [];
  for (const clientId of new Set(destinations.map((destination) => destination.clientId))) {
    const client = await clientSettings(tx.client(clientId), 'booking');
    const own = destinations.filter((destination) => destination.clientId === clientId);
    const days = own.map(({ result }) => result.debitOn);
    const about = {
      clientId,
      clientCode: client.code,
      clientName: client.name,
      accounts: [...new Set(own.flatMap(({ account }) => numberOf(account) ?? []).map(accountText))],
      from: earliest(days),
      through: latest(days),
    };
    const keys = [...new Set(own.map(({ account }) => keyOfAccount(account)))].join(' ');
    const again = await sameFile(tx, clientId, digest, keys);
    if (again) {
      imports.push({ ...about, importId: again.importId, accepted: 0, duplicates: again.rows, amountYen: 0 });
      continue;
    }
    const outcome = await importDebits(tx, {
      clientId,
      fileName: input.file.name,
      sha256: digest,
      debits: own.map(({ account, result }) => ({ accountKey: keyOfAccount(account), result })),
    });
    const { settled, settledYen, failed, failedYen, unknown } = outcome;
    imports.push({
      ...about,
      importId: outcome.importId,
      accepted: outcome.accepted,
      duplicates: outcome.duplicates,
      amountYen: settledYen,
      debits: { settled, settledYen, failed, failedYen, unknown },
    });
  }
  return replyOf('zengin-91', imports, destinations, []);
}

function accountOfDebit({ account, collectorName, debitOn }: DebitResult): BankFileAccount {
  return {
    bankCode: account?.bankCode ?? null,
    branchCode: account?.branchCode ?? null,
    type: account?.type ?? null,
    number: account?.number ?? null,
    bankName: '',
    branchName: '',
    holderKana: collectorName,
    from: debitOn,
    through: debitOn,
    openingYen: null,
    closingYen: null,
    rows: [],
  };
}

function replyOf(
  format: string,
  imports: Value['imports'],
  destinations: readonly Destination[],
  notes: string[],
): Value {
  const unregistered = destinations.find((destination) => destination.unregistered !== null)?.unregistered;
  return {
    importId: imports[0]?.importId ?? null,
    imports,
    format,
    accepted: imports.reduce((sum, entry) => sum + entry.accepted, 0),
    duplicates: imports.reduce((sum, entry) => sum + entry.duplicates, 0),
    ...(unregistered
      ? { accountUnregistered: true, account: { ...unregistered, type: accountType(unregistered.type) } }
      : {}),
    notes,
  };
}
