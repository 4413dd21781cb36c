/** 内容証明: composed from the books, counted as the post counts, drawn, posted and delivered. */
import type { certifiedMethods } from '../../../contract/certified.ts';
import type { CertifiedPaper } from '../../../domain/certified-letter.ts';
import { type GridName, layOut, stopsPaper, textFaults } from '../../../domain/certified-mail.ts';
import type { CommandContext, Handlers, QueryContext, Tx } from '../../core/context.ts';
import { dayHappened } from '../../core/days.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { type ComposedCertified, composeCertified, countCertified } from './letters.ts';
import { type CertifiedRow, certifiedLetters } from './queries.ts';

type IssueInput = Parameters<Handlers<typeof certifiedMethods>['certified.issue']>[1];

export const certifiedHandlers: Handlers<typeof certifiedMethods> = {
  async 'certified.compose'({ read, clock }, { clientId, grid, ...question }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const composed = await composeCertified(sql, question, clock.today());
    const { text, principalYen, interestYen, deadlineOn } = composed;
    const counted = countCertified(text, grid, composed.names, clock.today());
    return { ...counted, text, principalYen, interestYen, deadlineOn };
  },

  async 'certified.count'({ read, clock }, { clientId, customerId, grid, text }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    return countCertified(text, grid, await namesFor(sql, customerId, clock.today()), clock.today());
  },

  async 'certified.issue'(context, input) {
    const { clientId } = input;
    await refuseUndrawable(context, context.read.client(clientId), input);
    const recorded = await context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      return recordLetter(context, tx, input);
    });
    const document = await context.render(recorded.document.documentId);
    const word = recorded.word ? await context.render(recorded.word.documentId) : null;
    return { ...recorded, document, word };
  },

  'certified.post': (context, { clientId, letterId, on, acceptanceNumber, deliveryProof }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const letter = await unpostedLetter(sql, letterId);
      const postedOn = dayHappened(context.clock, on);
      if (postedOn < letter.writtenOn)
        throw new AppError('posted-too-early', { asOf: letter.writtenOn, on: postedOn }, 'on');
      await sql.insert('certified_letter_posting', {
        letter_id: letterId,
        posted_on: postedOn,
        acceptance_number: acceptanceNumber,
        delivery_proof: Number(deliveryProof),
        ...tx.booked(),
      });
      return { postedOn };
    }),

  'certified.deliver': (context, { clientId, letterId, on, outcome, note }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const letter = await letterOrRefuse(sql, letterId);
      if (letter.postedOn === null) throw new AppError('certified-unposted', { serial: letter.serial }, 'letterId');
      if (letter.deliveredOn !== null)
        throw new AppError('certified-delivered', { serial: letter.serial, on: letter.deliveredOn }, 'letterId');
      const deliveredOn = dayHappened(context.clock, on);
      if (deliveredOn < letter.postedOn)
        throw new AppError('posted-too-early', { asOf: letter.postedOn, on: deliveredOn }, 'on');
      const row = { letter_id: letterId, delivered_on: deliveredOn, outcome, note, ...tx.booked() };
      await sql.insert('certified_letter_delivery', row);
      return {};
    }),

  'certified.discard': (context, { clientId, letterId, on, reason }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      await unpostedLetter(sql, letterId);
      const row = { letter_id: letterId, discarded_on: on ?? context.clock.today(), reason, ...tx.booked() };
      await sql.insert('certified_letter_discard', row);
      return {};
    }),

  async 'certified.list'({ read }, { clientId, customerId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const rows = await certifiedLetters(sql, { customerId });
    return {
      letters: rows.map(({ documentId: _, sha256: _digest, ...row }) => ({
        ...row,
        deliveryProof: row.deliveryProof === 1,
      })),
    };
  },
};

/** Proper names of the two parties, for a text that is only looked at. */
async function namesFor(sql: ClientRead, customerId: number | undefined, today: string): Promise<string[]> {
  if (customerId === undefined) return [];
  await customerById(sql, customerId);
  try {
    return (await composeCertified(sql, { customerId, withInterest: false }, today)).names;
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

async function letterOrRefuse(sql: ClientRead, letterId: number): Promise<CertifiedRow> {
  const [letter] = await certifiedLetters(sql, { letterId });
  if (!letter) throw new AppError('certified-unknown', { letterId }, 'letterId');
  if (letter.discardedOn !== null)
    throw new AppError('certified-discarded', { serial: letter.serial, on: letter.discardedOn }, 'letterId');
  return letter;
}

async function unpostedLetter(sql: ClientRead, letterId: number): Promise<CertifiedRow> {
  const letter = await letterOrRefuse(sql, letterId);
  if (letter.postedOn !== null)
    throw new AppError('certified-posted', { serial: letter.serial, on: letter.postedOn }, 'letterId');
  return letter;
}

/** Sheets that one letter has at most here; e内容証明 takes five. */
const MOST_SHEETS = 20;
const MOST_SHEETS_OF_WORD = 5;

/** Before anything is recorded: what the post, the service or our fonts would not take. */
async function refuseUndrawable(context: QueryContext, sql: ClientRead, input: IssueInput): Promise<void> {
  await clientSettings(sql, 'booking');
  const composed = await composeCertified(sql, input, context.clock.today());
  const text = input.text ?? composed.text;
  const faults = textFaults(text, composed.names);
  const of = (kind: 'character' | 'latin' | 'level') =>
    faults.filter((one) => one.kind === kind).map((one) => one.text);
  if (faults.some((fault) => fault.kind === 'character'))
    throw new AppError('certified-characters', { characters: of('character') }, 'text');
  if (faults.some((fault) => stopsPaper(fault))) throw new AppError('certified-latin', { words: of('latin') }, 'text');
  if (input.word && faults.length > 0) throw new AppError('certified-level', { characters: of('level') }, 'text');
  const sheets = layOut(text, input.grid).length;
  const most = input.word ? MOST_SHEETS_OF_WORD : MOST_SHEETS;
  if (sheets > most) throw new AppError('certified-long', { sheets, most }, 'text');
  const [missing] = await context.jobs.run('check-certified-mail', paperOf(composed, text, input.grid, '', ''));
  if (missing)
    throw new AppError(
      'letter-glyphs',
      { customer: composed.debtorName, what: missing, characters: missing, letterKey: '', problems: 1 },
      'text',
    );
}

function paperOf(
  composed: ComposedCertified,
  text: string,
  grid: GridName,
  serial: string,
  writtenOn: string,
): CertifiedPaper {
  const { creditorName, debtorName } = composed;
  return { serial, writtenOn: writtenOn || '2000-01-01', grid, text, creditorName, debtorName, copies: 3 };
}

async function recordLetter(context: CommandContext, tx: Tx, input: IssueInput) {
  const { clientId, customerId, grid } = input;
  const sql = tx.client(clientId);
  const today = context.clock.today();
  const composed = await composeCertified(sql, input, today);
  const text = input.text ?? composed.text;
  const serial = `N${today.slice(2, 4)}-${String(await tx.office.nextId('document')).padStart(4, '0')}`;
  const payload = paperOf(composed, text, grid, serial, today);
  const name = `certified-${serial}-${today}`;
  const drawn = { clientId, title: serial, name, payload };
  const document = await context.recordDocument(tx, { kind: 'certified-mail', ...drawn });
  const word = input.word ? await context.recordDocument(tx, { kind: 'certified-word', ...drawn }) : null;
  const letterId = await sql.nextId('certified_letter');
  const sheets = layOut(text, grid).length;
  await sql.insert('certified_letter', {
    id: letterId,
    customer_id: customerId,
    serial,
    written_on: today,
    deadline_on: composed.deadlineOn,
    grid,
    body: text,
    sheets,
    principal_yen: composed.principalYen,
    interest_yen: composed.interestYen,
    document_id: document.documentId,
    word_document_id: word?.documentId ?? null,
    ...tx.booked(),
  });
  await sql.bulkInsert(
    'certified_letter_item',
    composed.items.map((item) => ({ letter_id: letterId, receivable_id: item.receivableId, open_yen: item.openYen })),
  );
  const empty = { sha256: '', bytes: 0 };
  return { letterId, serial, sheets, document: { ...document, ...empty }, word: word && { ...word, ...empty } };
}
