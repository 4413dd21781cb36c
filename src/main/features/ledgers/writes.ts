/** Papers about balances, recorded with what they show. */
import type { BalanceBatch, BalanceLetter } from '../../../domain/balance-letter.ts';
import type { LetterProblem } from '../../../domain/reminder-batch.ts';
import { SEAL_COLOURS } from '../../../domain/seal-colours.ts';
import { japanMinute } from '../../core/clock.ts';
import type { CommandContext, QueryContext, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { unusedMoney } from '../aging/office-queries.ts';
import { letterheadOf } from '../clients/queries.ts';
import { allCustomers } from '../customers/queries.ts';
import { envelopeProfileOf } from '../envelopes/queries.ts';
import { letterClient } from '../reminders/letters.ts';
import { officeName } from '../reminders/office-queries.ts';
import { balanceList, ledgersOf } from './letters.ts';
import { balanceFacts, statementLetters } from './propose.ts';

export interface PaperAsked {
  clientId: number;
  paper: 'ledger' | 'balances' | 'statement';
  format: 'pdf' | 'xlsx';
  customerIds?: number[] | undefined;
  from: string;
  through: string;
  /** See Period. */
  knownAt: string | null;
}

/** 'RRGGBB' of the client's seal. */
export function accentOf(colour: number): string {
  return (SEAL_COLOURS[colour] ?? SEAL_COLOURS[0]!).slice(1).toUpperCase();
}

type Recorded = { documentId: number; path: string; customers: number };

/** Records the paper inside the transaction; it is drawn after the commit. Throws nothing-to-print. */
export async function recordPaper(context: CommandContext, tx: Tx, asked: PaperAsked): Promise<Recorded> {
  const sql = tx.client(asked.clientId);
  const { name, colour, code } = await letterheadOf(sql);
  const { from, through, knownAt } = asked;
  const period = { from, through, knownAt };
  const known = knownAt === null ? {} : { known: japanMinute(knownAt) };
  const head = { name, accent: accentOf(colour), from, through, ...known, createdOn: context.clock.today() };
  const file = `${asked.paper}-${code.replace(/[^A-Za-z0-9-]/g, '_')}-${asked.through}`;
  const request = { clientId: asked.clientId, title: `${asked.from} 〜 ${asked.through}`, name: file };
  if (asked.paper === 'balances') {
    const list = await balanceList(sql, period);
    const payload = { ...head, ...list, ...(await unusedMoney(tx.office, asked.clientId, through, knownAt)) };
    const kind = asked.format === 'pdf' ? 'balances-pdf' : 'balances-workbook';
    return { ...(await context.recordDocument(tx, { kind, ...request, payload })), customers: list.rows.length };
  }
  if (asked.paper === 'ledger') {
    const wanted = asked.customerIds === undefined ? null : new Set(asked.customerIds);
    const all = (await allCustomers(sql)).filter(({ customerId }) => wanted === null || wanted.has(customerId));
    const customers = (await ledgersOf(sql, all, period)).filter(
      (one) => wanted !== null || one.entries.length > 0 || one.sums.openingYen !== 0 || one.advanceYen !== 0,
    );
    if (customers.length === 0) throw nothingToPrint(period);
    const kind = asked.format === 'pdf' ? 'ledger-pdf' : 'ledger-workbook';
    return {
      ...(await context.recordDocument(tx, { kind, ...request, payload: { ...head, customers } })),
      customers: customers.length,
    };
  }
  return recordStatements(context, tx, asked, head, request);
}

function nothingToPrint({ from, through }: { from: string; through: string }): AppError {
  return new AppError('nothing-to-print', { fromOn: from, throughOn: through }, 'customerIds');
}

async function recordStatements(
  context: CommandContext,
  tx: Tx,
  asked: PaperAsked,
  head: { name: string; accent: string; createdOn: string },
  request: { clientId: number; title: string; name: string },
): Promise<Recorded> {
  const sql = tx.client(asked.clientId);
  const facts = await balanceFacts(sql, asked.through, asked.customerIds ?? null, asked.knownAt);
  if (facts.length === 0) throw nothingToPrint(asked);
  if (asked.format === 'xlsx') {
    const customers = facts.map(({ customer, invoices, balanceYen, advanceYen }) => ({
      code: customer.code,
      name: customer.name,
      balanceYen,
      advanceYen,
      invoices,
    }));
    const payload = { name: head.name, accent: head.accent, asOf: asked.through, createdOn: head.createdOn, customers };
    return {
      ...(await context.recordDocument(tx, { kind: 'statement-workbook', ...request, payload })),
      customers: customers.length,
    };
  }
  const batchNumber = `S${head.createdOn.slice(2, 4)}-${String(await tx.office.nextId('document')).padStart(4, '0')}`;
  const payload = await statementBatch(tx, sql, asked, head.createdOn, batchNumber);
  const { letters } = payload;
  return {
    ...(await context.recordDocument(tx, { kind: 'balance-letters', ...request, payload })),
    customers: letters.length,
  };
}

/** Statements to everyone who has something to be told; the same in a rehearsal and in the books. */
async function statementBatch(
  { office }: { office: QueryContext['read']['office'] },
  sql: ClientRead,
  asked: PaperAsked,
  issuedOn: string,
  batchNumber: string,
): Promise<BalanceBatch> {
  const facts = await balanceFacts(sql, asked.through, asked.customerIds ?? null, asked.knownAt);
  const letters = await statementLetters(sql, facts, asked, (index) => `${batchNumber}-${index + 1}`);
  return balanceBatch(office, sql, { kind: 'statement', issuedOn, replyBy: null, batchNumber, letters });
}

/** Before anything is recorded: throws letter-overflow or letter-glyphs for letters that could not be printed. */
export async function checkStatements({ read, jobs, clock }: QueryContext, asked: PaperAsked): Promise<void> {
  if (asked.paper !== 'statement' || asked.format !== 'pdf') return;
  const batch = await statementBatch(read, read.client(asked.clientId), asked, clock.today(), '');
  if (batch.letters.length > 0) await refuseUnprintable(jobs, batch);
}

export async function balanceBatch(
  office: QueryContext['read']['office'],
  sql: ClientRead,
  batch: Pick<BalanceBatch, 'kind' | 'issuedOn' | 'replyBy' | 'batchNumber'> & { letters: BalanceLetter[] },
): Promise<BalanceBatch> {
  return {
    ...batch,
    officeName: await officeName(office),
    envelope: await envelopeProfileOf(sql),
    client: await letterClient(sql),
  };
}

/** Throws letter-overflow or letter-glyphs naming the first customer whose letter cannot be printed. */
export async function refuseUnprintable(jobs: QueryContext['jobs'], batch: BalanceBatch): Promise<void> {
  const problems: LetterProblem[] = await jobs.run('check-balance-letters', batch);
  const first = problems[0];
  if (!first) return;
  const letter = batch.letters.find((one) => one.letterKey === first.letterKey);
  const customer = `${first.letterKey} ${letter?.customer.name ?? ''}`;
  throw new AppError(
    first.what,
    {
      customer,
      what: first.text,
      characters: first.text,
      letterKey: first.letterKey,
      problems: problems.length,
      envelope: first.envelope ?? '',
    },
    'customerIds',
  );
}
