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
import { type SentLetterRow, sentInvoicePapers, sentLetters } from './queries.ts';

export interface PackAsked {
  customerId: number;
  handedOn: string;
  recipientName: string;
  reason: string;
}

/** Throws handover-nothing, document-changed. */
export async function gatherPack(
  context: QueryContext,
  sql: ClientRead,
  asked: PackAsked,
): Promise<{ pack: HandoverPack; totalYen: number }> {
  const facts = await packFacts(sql, asked);
  if (facts.openYen === 0) throw new AppError('handover-nothing', { customer: facts.customer.name }, 'customerId');
  const { handedOn, recipientName } = asked;
  const pack: HandoverPack = {
    clientName: facts.client.name,
    customerName: facts.customer.name,
    recipientName,
    handedOn,
    tables: packTables(facts),
    papers: await packPapers(context, sql, asked.customerId),
  };
  return { pack, totalYen: facts.openYen };
}

async function packFacts(sql: ClientRead, asked: PackAsked): Promise<PackFacts> {
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
    promises: await promisesOf(sql, asked),
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

/** Invoices that are open, letters and 内容証明 that went: the stored pages, without those of other debtors. */
async function packPapers(context: QueryContext, sql: ClientRead, customerId: number): Promise<PackPaper[]> {
  const papers: PackPaper[] = [];
  for (const one of await sentInvoicePapers(sql, customerId))
    papers.push(
      await paperOf(context, one, {
        name: 'invoice',
        title: PACK_CODES.invoice(one.number),
        from: 1,
        count: one.pages,
      }),
    );
  for (const letter of await sentLetters(sql, customerId)) {
    const place = placeOf(letter);
    const title = PACK_CODES.letter(reminderTitle(letter.stage as 1 | 2 | 3 | 4 | 5), letter.serial);
    if (place) papers.push(await paperOf(context, letter, { name: 'letter', title, ...place }));
  }
  for (const one of (await certifiedLetters(sql, { customerId })).reverse()) {
    if (one.postedOn === null) continue;
    const title = PACK_CODES.letter(PACK_CODES.certified, one.serial);
    papers.push(await paperOf(context, one, { name: 'certified', title, from: 2, count: one.sheets }));
  }
  return papers;
}

function placeOf(letter: SentLetterRow): { from: number; count: number } | null {
  const outline: { key: string; firstPage: number; pages: number }[] =
    letter.outline === null ? [] : JSON.parse(letter.outline);
  const own = outline.find(({ key }) => key === letterKeyOf(letter.clientCode, letter.customerCode));
  return own ? { from: own.firstPage, count: own.pages } : null;
}

/** A stored file that is gone or changed is said, never left out quietly. Throws document-changed. */
async function paperOf(
  context: QueryContext,
  stored: { path: string; sha256: string | null },
  { name, title, from, count }: { name: string; title: string; from: number; count: number },
): Promise<PackPaper> {
  const bytes = stored.sha256 === null ? null : readDocument(context.folder, stored.path, stored.sha256);
  if (bytes === null || stored.sha256 === null)
    throw new AppError('document-changed', { path: stored.path }, 'customerId');
  const own = await context.jobs.run('extract-pages', { bytes: Uint8Array.from(bytes), from, count });
  return { name, title, bytes: Uint8Array.from(own), sourcePath: stored.path, sourceSha256: stored.sha256 };
}
