/** Decisions → what the letters say: the plain data that is recorded with the run and drawn after it. */
import { daysBetween } from '../../../domain/dates.ts';
import { type EnvelopeProfile, type EnvelopeShape, LONG_3_WINDOW } from '../../../domain/envelope.ts';
import type {
  LetterBankAccount,
  LetterClient,
  LetterHistory,
  LetterProblem,
  ReminderBatch,
  ReminderLetter,
  ReminderStage,
} from '../../../domain/reminder-batch.ts';
import { asOfWords } from '../../../domain/reminder-letter.ts';
import type { OverdueInvoice } from '../../../domain/reminder-policy.ts';
import type { WordingKey, WordingSet, WordingVariant } from '../../../domain/wording/keys.ts';
import { LATE_AFTER_DAYS, type SettledRecord, wordingVariant, yearsTraded } from '../../../domain/wording/variant.ts';
import { dayOfInstant, timeOfInstant } from '../../../messages/instants.ts';
import type { QueryContext } from '../../core/context.ts';
import { readDocument } from '../../core/documents.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { type BankAccountRow, bankAccounts, letterheadOf } from '../clients/queries.ts';
import {
  dressLetter,
  envelopeStock,
  inEnvelope,
  mayBeThick,
  type ThickLetter,
  thickLetter,
} from '../envelopes/letters.ts';
import { envelopeProfileOf, invoiceCopies } from '../envelopes/queries.ts';
import { type BillRow, interestBills } from '../interest/queries.ts';
import { clientWordingBook, type HeldWording, type WordingBook } from '../wordings/queries.ts';
import { addressOf, type CustomerDecision } from './propose.ts';
import { bankFreshness, lastDeposits, letterCounts, settledReceivables } from './queries.ts';

const TYPE_LABELS: Record<string, string> = { '1': '普通', '2': '当座', '4': '貯蓄' };

/** A decision that is a letter. */
export type LetterDecision = CustomerDecision & { decision: Extract<CustomerDecision['decision'], { kind: 'letter' }> };

export function isLetter(decision: CustomerDecision): decision is LetterDecision {
  return decision.decision.kind === 'letter';
}

export async function letterClient(sql: ClientRead): Promise<LetterClient> {
  const head = await letterheadOf(sql);
  const accounts = (await bankAccounts(sql)).filter((account) => account.printed === 1);
  return {
    name: head.name,
    postalCode: head.postalCode,
    address1: head.address1,
    address2: head.address2,
    phone: head.phone,
    contactName: head.contactName,
    letterhead: head.letterhead.split('\n').filter((line) => line.trim() !== ''),
    registrationNumber: head.registrationNumber,
    sealImage:
      head.sealImage && (head.sealMime === 'image/png' || head.sealMime === 'image/jpeg')
        ? { bytes: head.sealImage, mime: head.sealMime }
        : null,
    bankAccounts: accounts.map((account) => letterBankAccount(account, head.name)),
  };
}

/** An account as a letter names it; the holder is the client where the books have no kana of him. */
export function letterBankAccount(account: BankAccountRow, clientName: string): LetterBankAccount {
  return {
    bankName: account.bankName || account.bankCode,
    branchName: account.branchName || account.branchCode,
    typeLabel: TYPE_LABELS[account.type] ?? '',
    number: account.number.padStart(7, '0'),
    holder: account.holderKana || clientName,
  };
}

/** One letter in words' terms, and from which wording it was written. */
export interface WrittenLetter {
  letter: ReminderLetter;
  key: WordingKey;
  held: HeldWording;
}

/** What an editor wants to see otherwise than a run would write it. */
export interface Forced {
  set?: WordingSet | undefined;
  stage?: ReminderStage | undefined;
  variant?: WordingVariant | undefined;
  title?: string | undefined;
  body?: string | undefined;
  book?: WordingBook;
}

/** Letters of one client in the order of their envelopes: by kind of envelope (the usual one first), postcode, code. */
export async function composeLetters(
  sql: ClientRead,
  decisions: readonly LetterDecision[],
  asOf: string,
  serialOf: (index: number) => string,
  forced: Forced = {},
): Promise<WrittenLetter[]> {
  const receivableIds = decisions.flatMap((one) => one.overdue.map((invoice) => invoice.receivableId));
  const counts = await letterCounts(sql, receivableIds);
  const deposits = await lastDeposits(sql, receivableIds);
  const records = await settledRecords(sql, decisions, asOf);
  const book = forced.book ?? (await clientWordingBook(sql));
  const asOfText = await freshnessWords(sql, asOf);
  const bills = (await interestBills(sql)).filter((bill) => bill.way === 'letter' && bill.endedOn === null);
  const copies = await invoiceCopies(
    sql,
    decisions.flatMap((one) => one.overdue.flatMap((invoice) => invoice.invoiceId ?? [])),
  );
  return inEnvelopeOrder(decisions).map((one, index) => {
    const record = records.get(one.customer.customerId) ?? NEW_CUSTOMER;
    const { key, held } = wordingFor(one, record, asOf, book, forced);
    const { title, body } = { ...held, ...given(forced) };
    const letter: ReminderLetter = {
      ...whatItSays(one, counts, asOf),
      ...interestOf(one, bills),
      serial: serialOf(index),
      asOfText,
      stage: key.stage,
      wording: { title, body },
      history: historyOf(one, record, deposits, asOf),
    };
    const own = one.overdue.flatMap((invoice) => copies.get(invoice.invoiceId ?? 0) ?? []);
    return { letter: dressLetter(letter, one.paper, own), key, held };
  });
}

/** What was billed to be named by letters, the oldest first. */
function interestOf({ customer }: LetterDecision, bills: readonly BillRow[]): Pick<ReminderLetter, 'interest'> {
  const own = bills.filter((bill) => bill.customerId === customer.customerId).reverse();
  if (own.length === 0) return {};
  return { interest: own.map(({ serial, throughOn, totalYen }) => ({ serial, throughOn, totalYen })) };
}

const NEW_CUSTOMER: SettledRecord = { sinceOn: null, settled: 0, late: 0, lastLateOn: null };

const given = ({ title, body }: Forced) => ({
  ...(title === undefined ? {} : { title }),
  ...(body === undefined ? {} : { body }),
});

/** A variant that has no wording of its own at a stage speaks in the usual words. */
function wordingFor(
  { decision, overdue, broken, lastLetterOn }: LetterDecision,
  record: SettledRecord,
  asOf: string,
  book: WordingBook,
  forced: Forced,
): { key: WordingKey; held: HeldWording } {
  const stage = forced.stage ?? decision.stage;
  const facts = { stage, asOf, invoices: overdue, brokenPledge: broken?.kind ?? null, record, lastLetterOn };
  const key = {
    set: forced.set ?? decision.wording,
    stage,
    variant: forced.variant ?? wordingVariant(facts),
  };
  const held = book(key);
  if (held) return { key, held };
  const usual = { ...key, variant: 'usual' as const };
  return { key: usual, held: book(usual)! };
}

function whatItSays(one: LetterDecision, counts: ReadonlyMap<number, number>, asOf: string) {
  const { client, customer, decision, overdue, disputed, previousLetters } = one;
  const item = (invoice: OverdueInvoice) => ({
    number: invoice.number,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    amountYen: invoice.amountYen,
    openYen: invoice.openYen,
    overdueDays: daysBetween(invoice.dueOn, asOf),
    count: (counts.get(invoice.receivableId) ?? 0) + 1,
  });
  return {
    letterKey: letterKeyOf(client.code, customer.code),
    customer: {
      ...addressOf(customer),
      honorific: customer.honorific,
      department: customer.department,
      contactName: customer.contactName,
    },
    deadlineOn: decision.deadlineOn,
    previousLetters: previousLetters.flatMap(({ on, stage, title }) =>
      stage >= 1 && stage <= 5 ? [{ on, stage: stage as ReminderStage, ...(title === null ? {} : { title }) }] : [],
    ),
    invoices: overdue.map(item),
    ...(disputed.length > 0 ? { disputed: disputed.map(item) } : {}),
    totalYen: decision.totalYen,
  };
}

function historyOf(
  { overdue, broken }: LetterDecision,
  record: SettledRecord,
  deposits: ReadonlyMap<number, string>,
  asOf: string,
): LetterHistory {
  const days = overdue.flatMap((invoice) => deposits.get(invoice.receivableId) ?? []).sort();
  return {
    lastDepositOn: days.at(-1) ?? null,
    yearsTraded: yearsTraded(record.sinceOn, asOf),
    pledge: broken && { madeOn: broken.madeOn, dueOn: broken.dueOn, behindYen: broken.behindYen },
  };
}

async function settledRecords(sql: ClientRead, decisions: readonly LetterDecision[], asOf: string) {
  const customerIds = decisions.map((one) => one.customer.customerId);
  const records = new Map<number, SettledRecord>();
  for (const { customerId, issuedOn, dueOn, closedOn } of await settledReceivables(sql, customerIds, asOf)) {
    const { sinceOn, settled, late, lastLateOn } = records.get(customerId) ?? NEW_CUSTOMER;
    const wasLate = daysBetween(dueOn, closedOn) > LATE_AFTER_DAYS;
    records.set(customerId, {
      sinceOn: sinceOn === null || issuedOn < sinceOn ? issuedOn : sinceOn,
      settled: settled + 1,
      late: late + (wasLate ? 1 : 0),
      lastLateOn: wasLate && closedOn > (lastLateOn ?? '') ? closedOn : lastLateOn,
    });
  }
  return records;
}

/**
 * The true pages of one letter with the copies behind it, not recorded; in the envelope it would go in. Throws
 * letter-overflow, letter-glyphs or letter-thick.
 */
export async function drawPreview(
  context: Pick<QueryContext, 'jobs' | 'read' | 'folder'>,
  sql: ClientRead,
  decisions: readonly LetterDecision[],
  letter: ReminderLetter,
  asOf: string,
): Promise<{ bytes: Uint8Array; pages: number; envelope: EnvelopeProfile; widened: boolean }> {
  const { jobs, read, folder } = context;
  const usual = await envelopeProfileOf(sql);
  const client = await letterClient(sql);
  const stock = await envelopeStock(read.office);
  const decision = decisions.find((one) => letterKeyOf(one.client.code, one.customer.code) === letter.letterKey)!;
  const draw = async (one: ReminderLetter) => {
    const batch = emptyBatch(asOf, '', null, '', false);
    batch.groups.push({ client, envelope: usual, letters: [withCopies(folder, one)] });
    await refuseUnprintable(jobs, batch, decisions);
    const drawn = await jobs.run('reminder-letters', batch);
    return { bytes: drawn.bytes, pages: drawn.letters.reduce((sum, { pages }) => sum + pages, 0) };
  };
  const drawn = await draw(letter);
  const thick = thickLetter(drawn.pages, decision.paper, stock);
  if (!thick) return { ...drawn, envelope: letter.envelope ?? usual, widened: false };
  const { envelope } = inEnvelope(decision.paper, roomOrRefuse(thick, decision));
  return { ...(await draw({ ...letter, envelope })), envelope, widened: true };
}

/** The copies' bytes in place of where they lie; one whose file is gone or changed is left for the run to refuse. */
function withCopies(folder: string, letter: ReminderLetter): ReminderLetter {
  if (!letter.enclosures) return letter;
  return {
    ...letter,
    enclosures: letter.enclosures.map((one) => {
      if (one.file instanceof Uint8Array) return one;
      const { path, sha256 } = one.file.$stored;
      return { ...one, file: readDocument(folder, path, sha256) ?? one.file };
    }),
  };
}

/** Throws letter-thick. */
function roomOrRefuse({ sheets, holds, envelope }: ThickLetter, { customer, paper }: LetterDecision) {
  if (envelope) return envelope;
  const facts = { customer: `${customer.code} ${customer.name}`, sheets, holds, envelope: paper.shape.name };
  throw new AppError('letter-thick', facts, 'customerIds');
}

/**
 * The letters of a run that are too thick for their envelopes, by their keys, with the envelope each goes in instead. Throws
 * letter-thick for the first that fits in none.
 */
export async function thickLetters(
  context: Pick<QueryContext, 'jobs' | 'read'>,
  batch: ReminderBatch,
  decisions: readonly LetterDecision[],
): Promise<Map<string, EnvelopeShape>> {
  const stock = await envelopeStock(context.read.office);
  const papers = new Map(decisions.map((one) => [letterKeyOf(one.client.code, one.customer.code), one]));
  const groups = batch.groups
    .map((group) => ({
      ...group,
      letters: group.letters.filter((one) => mayBeThick(one, papers.get(one.letterKey)!.paper, stock.duplex)),
    }))
    .filter(({ letters }) => letters.length > 0);
  const wider = new Map<string, EnvelopeShape>();
  if (groups.length === 0) return wider;
  for (const { letterKey, pages } of await context.jobs.run('letter-pages', { ...batch, groups })) {
    const decision = papers.get(letterKey)!;
    const thick = thickLetter(pages, decision.paper, stock);
    if (thick) wider.set(letterKey, roomOrRefuse(thick, decision));
  }
  return wider;
}

/** Decisions with the envelopes that their letters go in. */
export function inWiderEnvelopes(
  decisions: readonly LetterDecision[],
  wider: ReadonlyMap<string, EnvelopeShape>,
): LetterDecision[] {
  return decisions.map((one) => {
    const shape = wider.get(letterKeyOf(one.client.code, one.customer.code));
    return shape ? { ...one, paper: inEnvelope(one.paper, shape) } : one;
  });
}

/** Throws letter-overflow or letter-glyphs for the first letter that cannot be printed. */
export async function refuseUnprintable(
  jobs: QueryContext['jobs'],
  batch: ReminderBatch,
  decisions: readonly LetterDecision[],
): Promise<void> {
  const problems = await jobs.run('check-letters', batch);
  const first = problems[0];
  if (first) throw letterRefusal(first, problems.length, decisions);
}

function letterRefusal(problem: LetterProblem, count: number, decisions: readonly LetterDecision[]): AppError {
  const decision = decisions.find((one) => letterKeyOf(one.client.code, one.customer.code) === problem.letterKey);
  const customer = decision ? `${decision.customer.code} ${decision.customer.name}` : problem.letterKey;
  return new AppError(
    problem.what,
    {
      customer,
      what: problem.text,
      characters: problem.text,
      letterKey: problem.letterKey,
      problems: count,
      envelope: problem.envelope ?? '',
    },
    'customerIds',
  );
}

/** Names one letter of a run: client and customer, as a clerk would say it. */
export function letterKeyOf(clientCode: string, customerCode: string): string {
  return `${clientCode}/${customerCode}`;
}

export function inEnvelopeOrder(decisions: readonly LetterDecision[]): LetterDecision[] {
  const key = (one: LetterDecision) =>
    `${one.paper.ownEnvelope ? one.paper.envelope.name : ''}\t${addressOf(one.customer).postalCode.replace(/\D/g, '').padStart(7, '9')} ${one.customer.code}`;
  return [...decisions].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Up to when deposits were looked at: the bank data's last day, with the time when they came in today. */
async function freshnessWords(sql: ClientRead, asOf: string): Promise<string> {
  const { through, at } = await bankFreshness(sql);
  if (through === null) return asOfWords(asOf);
  const day = through < asOf ? through : asOf;
  return at !== null && dayOfInstant(at) === day ? asOfWords(day, timeOfInstant(at).padStart(5, '0')) : asOfWords(day);
}

export function emptyBatch(
  asOf: string,
  batchNumber: string,
  officeName: string | null,
  auditHead: string,
  withCovers: boolean,
): ReminderBatch {
  return { issuedOn: asOf, batchNumber, officeName, auditHead, envelope: LONG_3_WINDOW, groups: [], withCovers };
}
