/** Everything a pack holds, gathered before the write: facts of the books, and stored papers as they were sent. */
import type { HandoverPack, PackPaper } from '../../../domain/handover-pack.ts';
import { PACK_CODES, type PackFacts, packTables } from '../../../domain/handover-tables.ts';
import { reminderTitle } from '../../../domain/reminder-letter.ts';
import type { QueryContext } from '../../core/context.ts';
import { readDocument } from '../../core/documents.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { agingDetail } from '../aging/queries.ts';
import { certifiedLetters } from '../certified/queries.ts';
import { letterheadOf } from '../clients/queries.ts';
import { listContacts } from '../contact-log/queries.ts';
import { customerById } from '../customers/queries.ts';
import { customerTimeline } from '../customers/timeline.ts';
import { computeInterest, interestBills } from '../interest/queries.ts';
import { limitationRows } from '../limitation/queries.ts';
import { givenWords } from '../promises/queries.ts';
import { letterKeyOf } from '../reminders/letters.ts';
import { type DebtPaperRow, debtPapers, type SentLetterRow, sentLetters, wiredMessages } from './queries.ts';

export interface PackAsked {
  customerId: number;
  handedOn: string;
  recipientName: string;
  reason: string;
}

/** Throws handover-nothing. */
export async function gatherPack(
  context: QueryContext,
  sql: ClientRead,
  asked: PackAsked,
): Promise<{ pack: HandoverPack; totalYen: number }> {
  const { interestOn, ...known } = await packFacts(sql, asked);
  const { papers, missing } = await packPapers(context, sql, asked.customerId, interestOn);
  const facts = { ...known, missing };
  if (facts.openYen === 0) throw new AppError('handover-nothing', { customer: facts.customer.name }, 'customerId');
  const { handedOn, recipientName } = asked;
  const pack: HandoverPack = {
    clientName: facts.client.name,
    customerName: facts.customer.name,
    recipientName,
    handedOn,
    tables: packTables(facts),
    papers,
  };
  return { pack, totalYen: facts.openYen };
}

async function packFacts(
  sql: ClientRead,
  asked: PackAsked,
): Promise<Omit<PackFacts, 'missing'> & { interestOn: number[] }> {
  const { customerId, handedOn } = asked;
  const customer = await customerById(sql, customerId);
  const head = await letterheadOf(sql);
  const open = await agingDetail(sql, customerId, handedOn);
  const ends = new Map(
    (await limitationRows(sql, handedOn, { customerId, dueBefore: null })).map((row) => [row.receivableId, row.endOn]),
  );
  const { yearBasis, customers } = await computeInterest(sql, { customerId, through: handedOn, paidLate: true });
  const billed = (await interestBills(sql, { customerId })).filter((bill) => bill.endedOn === null);
  return {
    customer: {
      code: customer.code,
      name: customer.name,
      address: addressLine(customer),
      phone: customer.phone,
      contactName: customer.contactName,
      registrationNumber: customer.registrationNumber,
    },
    client: {
      name: head.name,
      address: addressLine(head),
      phone: head.phone,
      registrationNumber: head.registrationNumber,
    },
    ...asked,
    openYen: open.reduce((sum, one) => sum + one.openYen, 0),
    receivables: open.map((one) => ({
      invoice: one.invoice,
      issuedOn: one.issuedOn,
      dueOn: one.dueOn,
      amountYen: one.amountYen,
      openYen: one.openYen,
      acknowledgedOn: one.acknowledgedOn,
      limitationOn: ends.get(one.receivableId) ?? one.dueOn,
    })),
    movements: await movementsOf(sql, customerId),
    interest: { yearBasis, invoices: customers.flatMap((one) => one.invoices) },
    billed,
    postings: await postingsOf(sql, customerId),
    contacts: await contactsOf(sql, customerId),
    interestOn: customers.flatMap((one) => one.invoices.map(({ invoiceId }) => invoiceId)),
    promises: await promisesOf(sql, asked),
    messages: (await wiredMessages(sql, customerId)).map(({ on, channel, recipient, label, body, state }) => ({
      on,
      way: PACK_CODES.way[channel],
      recipient,
      label,
      body,
      result: PACK_CODES.sent[state] ?? '',
    })),
  };
}

function addressLine({
  postalCode,
  address1,
  address2,
}: {
  postalCode: string;
  address1: string;
  address2: string;
}): string {
  return [postalCode, address1, address2].filter((part) => part !== '').join(' ');
}

const MOST_MOVEMENTS = 5000;

async function movementsOf(sql: ClientRead, customerId: number): Promise<PackFacts['movements']> {
  const entries = await customerTimeline(sql, customerId, MOST_MOVEMENTS);
  return entries.reverse().flatMap(({ on, kind, text, amountYen }) => {
    const word = PACK_CODES.movement[kind];
    return word === undefined ? [] : [{ on, kind: word, text, yen: amountYen }];
  });
}

async function postingsOf(sql: ClientRead, customerId: number): Promise<PackFacts['postings']> {
  const letters = (await sentLetters(sql, customerId)).map((one) => ({
    serial: one.serial,
    title: reminderTitle(one.stage as 1 | 2 | 3 | 4 | 5),
    postedOn: one.postedOn,
    mail: PACK_CODES.mail[one.mailClass] ?? '',
    number: one.number,
    result: one.returned === null ? '' : (PACK_CODES.result[one.returned] ?? ''),
  }));
  const certified = (await certifiedLetters(sql, { customerId }))
    .filter((one) => one.discardedOn === null)
    .reverse()
    .map((one) => ({
      serial: one.serial,
      title: PACK_CODES.certified,
      postedOn: one.postedOn,
      mail: PACK_CODES.mail['content-certified']!,
      number: one.acceptanceNumber,
      result: one.outcome === null ? '' : (PACK_CODES.result[one.outcome] ?? ''),
    }));
  return [...letters, ...certified];
}

async function contactsOf(sql: ClientRead, customerId: number): Promise<PackFacts['contacts']> {
  const rows = await listContacts(sql, { customerId, from: null, through: null, limit: MOST_MOVEMENTS });
  return rows.reverse().map((row) => ({
    on: row.on,
    kind: PACK_CODES.contact[row.kind] ?? row.kind,
    spokeWith: row.reached === 1 ? row.spokeWith : PACK_CODES.missed,
    reason: PACK_CODES.reason[row.reason] ?? '',
    note: row.note,
    by: row.by,
  }));
}

async function promisesOf(sql: ClientRead, { customerId, handedOn }: PackAsked): Promise<PackFacts['promises']> {
  const { promises, plans } = await givenWords(sql, handedOn, customerId);
  return [
    ...promises.map(({ row, standing }) => ({
      madeOn: row.madeOn,
      text: PACK_CODES.promise(row.promisedOn, row.note),
      yen: row.amountYen,
      state: PACK_CODES.pledge[standing.state] ?? '',
    })),
    ...plans.map(({ row, rows, standing }) => ({
      madeOn: row.madeOn,
      text: PACK_CODES.plan(rows.length, row.note),
      yen: row.amountYen,
      state: PACK_CODES.pledge[standing.state] ?? '',
    })),
  ].sort((a, b) => (a.madeOn < b.madeOn ? -1 : 1));
}

type Missing = PackFacts['missing'][number];

/** Every paper about the debts, and letters and 内容証明 that went: the stored pages, without those of other debtors. */
async function packPapers(
  context: QueryContext,
  sql: ClientRead,
  customerId: number,
  interestOn: readonly number[],
): Promise<{ papers: PackPaper[]; missing: Missing[] }> {
  const papers: PackPaper[] = [];
  const missing: Missing[] = [];
  const put = async (title: string, on: string | null, file: StoredPages | Missing['why'], name: string) => {
    const paper = typeof file === 'string' ? null : await paperOf(context, file, { name, title });
    if (paper) papers.push(paper);
    else missing.push({ title, on, why: typeof file === 'string' ? file : PACK_CODES.why.changed });
  };
  for (const one of await debtPapers(sql, customerId, interestOn))
    await put(`${PACK_CODES.paper[one.kind]} ${one.number}`, one.on, pagesOf(one), one.kind);
  for (const letter of await sentLetters(sql, customerId)) {
    const place = placeOf(letter);
    const title = PACK_CODES.letter(reminderTitle(letter.stage as 1 | 2 | 3 | 4 | 5), letter.serial);
    await put(title, letter.postedOn ?? letter.asOf, place ? { ...letter, ...place } : PACK_CODES.why.shared, 'letter');
    // What went by wire stands with its words in the table of messages.
    if (letter.postedOn !== null && letter.mailClass !== 'wire')
      missing.push(proofOf(title, letter.postedOn, letter.number));
  }
  for (const one of (await certifiedLetters(sql, { customerId })).reverse()) {
    if (one.postedOn === null) continue;
    const title = PACK_CODES.letter(PACK_CODES.certified, one.serial);
    await put(title, one.postedOn, { path: one.path, sha256: one.sha256, from: 2, count: one.sheets }, 'certified');
    missing.push(proofOf(title, one.postedOn, one.acceptanceNumber));
  }
  return { papers, missing };
}

/** What proves the posting lies at the office on paper, if anywhere: it is named, so that it is asked for. */
function proofOf(title: string, on: string, number: string): Missing {
  return { title, on, why: number === '' ? PACK_CODES.why.plainMail : PACK_CODES.why.slip(number) };
}

/** A stored file, and which of its pages; all of it where no pages are named. */
interface StoredPages {
  path: string;
  sha256: string | null;
  from?: number;
  count?: number;
}

/** Kinds of documents that are about one customer as a whole. */
const OF_ONE = new Set([
  'invoice-paper',
  'credit-note',
  'received-note',
  'interest-statement',
  'plan-letter',
  'balance-letter',
]);

/** The pages of a paper, or why it has none that could be handed out. */
function pagesOf({ path, sha256, outline, documentKind, key }: DebtPaperRow): StoredPages | string {
  if (path === null || documentKind === null) return PACK_CODES.why.undrawn;
  const places: { key: string; firstPage: number; pages: number }[] = outline === null ? [] : JSON.parse(outline);
  const own = places.find((place) => place.key === key);
  if (own) return { path, sha256, from: own.firstPage, count: own.pages };
  return OF_ONE.has(documentKind) && places.length <= 1 ? { path, sha256 } : PACK_CODES.why.shared;
}

function placeOf(letter: SentLetterRow): { from: number; count: number } | null {
  const outline: { key: string; firstPage: number; pages: number }[] =
    letter.outline === null ? [] : JSON.parse(letter.outline);
  const own = outline.find(({ key }) => key === letterKeyOf(letter.clientCode, letter.customerCode));
  return own ? { from: own.firstPage, count: own.pages } : null;
}

/** Null for a stored file that is gone or is not what was issued: it is named in the pack, never left out quietly. */
async function paperOf(
  context: QueryContext,
  { path, sha256, from, count }: StoredPages,
  { name, title }: { name: string; title: string },
): Promise<PackPaper | null> {
  const bytes = sha256 === null ? null : readDocument(context.folder, path, sha256);
  if (bytes === null || sha256 === null) return null;
  const own =
    from === undefined || count === undefined
      ? bytes
      : await context.jobs.run('extract-pages', { bytes: Uint8Array.from(bytes), from, count });
  return { name, title, bytes: Uint8Array.from(own), sourcePath: path, sourceSha256: sha256 };
}
