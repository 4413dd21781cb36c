/** 仕訳出力: what the receivables did, as entries for the client's bookkeeping, each fact once. */
import type { journalMethods } from '../../../contract/journals.ts';
import { rowsOf } from '../../../domain/journal/rows.ts';
import { type FactKey, factText } from '../../../domain/journal/types.ts';
import type { CommandContext, Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientWrite } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { journalBatches, waitingFacts } from './office-queries.ts';
import { type PreparedJournal, prepareJournal } from './propose.ts';
import { journalSettings, subAccounts } from './queries.ts';
import { standingBatch, withdrawJournal } from './writes.ts';

export const journalHandlers: Handlers<typeof journalMethods> = {
  async 'journals.settings'({ read }, { clientId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const { chart, ownSlots, ...settings } = await journalSettings(sql);
    return {
      ...settings,
      accounts: chart.map((account) => ({ ...account, isDefault: !ownSlots.has(account.slot) })),
      subAccounts: await subAccounts(sql),
    };
  },

  'journals.saveSettings': (context, { clientId, ...input }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      await saveSettings(sql, input);
      for (const account of input.accounts ?? []) await saveAccount(sql, account);
      for (const { customerId, subAccount } of input.subAccounts ?? []) {
        await customerById(sql, customerId);
        await sql.run('DELETE FROM journal_sub_account WHERE client_id = :clientId AND customer_id = :customerId', {
          customerId,
        });
        if (subAccount !== '')
          await sql.insert('journal_sub_account', { customer_id: customerId, sub_account: subAccount });
      }
      return {};
    }),

  async 'journals.preview'({ read, clock }, { clientId, limit, through, ...question }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const prepared = await prepareJournal(sql, { ...question, through: through ?? clock.today() });
    const { format, range, entries, problems, debitYen, creditYen, receivable, result } = prepared;
    return {
      format,
      through: range.through,
      count: entries.length,
      debitYen,
      creditYen,
      entries: entries.slice(0, limit),
      problems,
      receivable,
      silent: result.silent.length,
    };
  },

  'journals.export': (context, input) =>
    input.batchId === undefined ? exportJournal(context, input) : exportAgain(context, input.clientId, input.batchId),

  async 'journals.batches'({ read }, { clientId, limit }) {
    if (clientId !== undefined) await clientSettings(read.client(clientId));
    const rows = await journalBatches(read.office, clientId ?? null, limit);
    return {
      batches: rows.map(
        ({ documentId, path, sha256, bytes, counterId, counterPath, counterSha256, counterBytes, ...row }) => ({
          ...row,
          canWithdraw: row.canWithdraw === 1,
          document: documentValue(documentId, path, sha256, bytes),
          counter: counterId === null ? null : documentValue(counterId, counterPath!, counterSha256, counterBytes),
        }),
      ),
    };
  },

  'journals.withdraw': (context, { requestId: _requestId, ...input }) => withdrawJournal(context, input),

  async 'journals.waiting'({ read, clock }, { through }) {
    return { clients: await waitingFacts(read.office, through ?? clock.today()) };
  },
};

/** A file that is only recorded yet has neither digest nor size. */
function documentValue(documentId: number, path: string, sha256: string | null, bytes: number | null) {
  return { documentId, path, sha256: sha256 ?? '0'.repeat(64), bytes: bytes ?? 0 };
}

type Settings = Parameters<Handlers<typeof journalMethods>['journals.saveSettings']>[1];

async function saveSettings(sql: ClientWrite, input: Omit<Settings, 'clientId'>): Promise<void> {
  if (input.format === undefined && input.includeSales === undefined && input.startOn === undefined) return;
  const before = await journalSettings(sql);
  await sql.run('DELETE FROM journal_setting WHERE client_id = :clientId');
  await sql.insert('journal_setting', {
    format: input.format ?? before.format,
    include_sales: (input.includeSales ?? before.includeSales) ? 1 : 0,
    start_on: input.startOn === undefined ? before.startOn : input.startOn,
  });
}

async function saveAccount(sql: ClientWrite, account: NonNullable<Settings['accounts']>[number]): Promise<void> {
  await sql.run('DELETE FROM journal_account WHERE client_id = :clientId AND slot = :slot', { slot: account.slot });
  await sql.insert('journal_account', {
    slot: account.slot,
    account: account.account,
    sub_mode: account.subMode,
    sub_text: account.subText,
    department: account.department,
    tax: account.tax,
  });
}

type ExportInput = Parameters<Handlers<typeof journalMethods>['journals.export']>[1];

/** Throws journal-nothing, journal-unmapped, journal-characters, journal-untied. */
async function exportJournal(context: CommandContext, input: ExportInput) {
  const { clientId, requestId: _requestId, batchId: _batchId, through, ...question } = input;
  const recorded = await context.write(async (tx) => {
    const sql = tx.client(clientId);
    const client = await clientSettings(sql, 'booking');
    const prepared = await prepareJournal(sql, { ...question, through: through ?? context.clock.today() });
    refuse(prepared);
    const { documentId, path } = await context.recordDocument(tx, {
      kind: 'journal-file',
      clientId,
      title: `${client.name} ${prepared.range.through}`,
      name: `journal-${client.code.replace(/[^A-Za-z0-9]/g, '') || clientId}-${prepared.range.through}`,
      payload: { format: prepared.format, rows: rowsOf(prepared.format, prepared.entries).map((row) => [...row]) },
    });
    const batchId = await recordBatch(tx, clientId, prepared, documentId);
    const { debitYen, entries } = prepared;
    return { batchId, entries: entries.length, debitYen, document: { documentId, path, sha256: '', bytes: 0 } };
  });
  return { ...recorded, document: await context.render(recorded.document.documentId) };
}

function refuse({ entries, problems, range }: PreparedJournal): void {
  if (entries.length === 0) throw new AppError('journal-nothing', { through: range.through });
  const slots = problems.filter((one) => one.kind === 'account-missing').map((one) => one.what);
  if (slots.length > 0) throw new AppError('journal-unmapped', { slots });
  const char = problems.find((one) => one.kind === 'characters');
  if (char) throw new AppError('journal-characters', { char: char.what, name: char.where });
  const untied = problems.find((one) => one.kind === 'untied');
  if (untied)
    throw new AppError('journal-untied', { ledgerYen: Number(untied.what), entriesYen: Number(untied.where) });
}

async function recordBatch(
  tx: Tx,
  clientId: number,
  { entries, result, range, format, debitYen, receivable }: PreparedJournal,
  documentId: number,
): Promise<number> {
  const sql = tx.client(clientId);
  const id = await sql.nextId('journal_batch');
  await sql.insert('journal_batch', {
    id,
    format,
    from_on: range.from,
    through_on: range.through,
    entries: entries.length,
    debit_yen: debitYen,
    receivable_yen: receivable.entriesYen,
    document_id: documentId,
    ...tx.booked(),
  });
  const facts: FactKey[] = [...result.entries.flatMap((entry) => entry.facts), ...result.silent];
  await sql.bulkInsert(
    'journal_fact',
    facts.map((fact) => {
      const resting = result.resting.get(factText(fact));
      return {
        kind: fact.kind,
        ref_id: fact.refId,
        on_day: fact.on,
        batch_id: id,
        resting: resting?.slot ?? null,
        resting_customer_id: resting?.customerId ?? null,
      };
    }),
  );
  return id;
}

/** The stored file: whatever has changed since, the batch is what it was. Throws as standingBatch. */
async function exportAgain(context: CommandContext, clientId: number, batchId: number) {
  const { entries, debitYen, documentId } = await standingBatch(context.read.client(clientId), batchId);
  return { batchId, entries, debitYen, document: await context.render(documentId) };
}
