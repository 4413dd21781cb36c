import type { postingMethods } from '../../../contract/posting.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import type { Handlers, Tx } from '../../core/context.ts';
import { dayHappened } from '../../core/days.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientWrite } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { letterKeyOf } from '../reminders/letters.ts';
import { envelopeAddress } from '../reminders/propose.ts';
import { batchDocument, batchLetters, printedAt } from './office-queries.ts';
import { letterBySerial, lettersWithoutNumber, type PostedLetterRow, pileOf } from './queries.ts';

export const postingHandlers: Handlers<typeof postingMethods> = {
  async 'reminders.letters'({ read }, { batchId, clientId }) {
    const batch = await batchDocument(read.office, batchId);
    if (!batch) throw new AppError('batch-unknown', { batchId }, 'batchId');
    const pages = pagesByKey(batch.outline);
    const rows = await batchLetters(read.office, batchId, clientId ?? null);
    return {
      letters: rows.map((row) => ({
        ...row,
        ...(pages.get(letterKeyOf(row.clientCode, row.customerCode)) ?? { firstPage: 0, pages: 0 }),
      })),
    };
  },

  'reminders.markPrinted': (context, { batchId }) =>
    context.write(async (tx) => {
      if (!(await batchDocument(tx.office, batchId))) throw new AppError('batch-unknown', { batchId }, 'batchId');
      const seenAt = await printedAt(tx.office, batchId);
      if (seenAt !== null) return { printedAt: seenAt };
      await tx.office.insert('reminder_print', { batch_id: batchId, ...tx.booked() });
      return { printedAt: tx.at };
    }),

  'reminders.count': (context, { clientId, batchId, letters }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      await noteCount(tx, tx.client(clientId), batchId, letters);
      return { countedAt: tx.at };
    }),

  'reminders.post': (context, { clientId, batchId, letters, on }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      if (letters !== undefined) await noteCount(tx, sql, batchId, letters);
      const pile = await unpostedPile(sql, batchId);
      // A letter taken out after the count makes the count old: it has to be made again.
      if (pile.counted !== pile.letters)
        throw new AppError('letters-miscounted', { printed: pile.letters, counted: pile.counted ?? 0 }, 'letters');
      const postedOn = dayHappened(context.clock, on);
      if (postedOn < pile.asOf) throw new AppError('posted-too-early', { asOf: pile.asOf, on: postedOn }, 'on');
      const missing = await lettersWithoutNumber(sql, batchId);
      if (missing[0])
        throw new AppError('tracking-needed', { serial: missing[0].serial, letters: missing.length }, 'batchId');
      await sql.insert('reminder_posting', {
        batch_id: batchId,
        letters: pile.letters,
        posted_on: postedOn,
        ...tx.booked(),
      });
      return { postedOn };
    }),

  'reminders.withdraw': (context, { clientId, serials, reason }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      for (const serial of new Set(serials)) {
        const letter = await liveLetter(sql, serial, 'serials');
        if (letter.postedOn !== null) throw new AppError('letters-posted', { postedOn: letter.postedOn }, 'serials');
        const withdrawnOn = context.clock.today();
        await sql.insert('reminder_letter_withdrawal', {
          letter_id: letter.letterId,
          withdrawn_on: withdrawnOn,
          reason,
          ...tx.booked(),
        });
      }
      return { withdrawn: new Set(serials).size };
    }),

  'reminders.setMail': (context, { clientId, serial, mailClass, trackingNumber }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const letter = await liveLetter(sql, serial, 'serial');
      await sql.insert('reminder_mail', {
        letter_id: letter.letterId,
        mail_class: mailClass,
        tracking_number: mailClass === 'ordinary' ? '' : trackingNumber,
        ...tx.booked(),
      });
      return {};
    }),

  'reminders.returned': (context, { clientId, serial, on, reason, note }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const letter = await liveLetter(sql, serial, 'serial');
      const returnedOn = dayHappened(context.clock, on);
      checkReturn(letter, returnedOn);
      const customer = await customerById(sql, letter.customerId);
      await sql.insert('reminder_letter_return', {
        letter_id: letter.letterId,
        customer_id: letter.customerId,
        returned_on: returnedOn,
        reason,
        note,
        address: envelopeAddress(customer),
        ...tx.booked(),
      });
      return { customerId: letter.customerId, returnedOn };
    }),
};

function pagesByKey(outline: string | null): Map<string, { firstPage: number; pages: number }> {
  const entries: { key: string; firstPage: number; pages: number }[] = outline === null ? [] : JSON.parse(outline);
  return new Map(entries.map(({ key, ...place }) => [key, place]));
}

/** Throws batch-unknown where the client has no letter in the batch, letters-posted when they are gone already. */
async function unpostedPile(sql: ClientWrite, batchId: number) {
  const pile = await pileOf(sql, batchId);
  if (pile.asOf === null || pile.letters === 0) throw new AppError('batch-unknown', { batchId }, 'batchId');
  if (pile.postedOn !== null) throw new AppError('letters-posted', { postedOn: pile.postedOn }, 'batchId');
  return { ...pile, asOf: pile.asOf };
}

async function noteCount(tx: Tx, sql: ClientWrite, batchId: number, letters: number): Promise<void> {
  const pile = await unpostedPile(sql, batchId);
  if (pile.letters !== letters)
    throw new AppError('letters-miscounted', { printed: pile.letters, counted: letters }, 'letters');
  await sql.insert('reminder_count', { batch_id: batchId, letters, ...tx.booked() });
}

async function liveLetter(sql: ClientWrite, serial: string, field: string): Promise<PostedLetterRow> {
  const letter = await letterBySerial(sql, serial);
  if (!letter) throw new AppError('letter-unknown', { serial }, field);
  if (letter.withdrawnOn !== null)
    throw new AppError('letter-withdrawn', { serial, withdrawnOn: letter.withdrawnOn }, field);
  return letter;
}

/** A letter that never went cannot come back, and comes back once. */
function checkReturn(letter: PostedLetterRow, returnedOn: PlainDate): void {
  if (letter.postedOn === null) throw new AppError('letters-not-posted', { serial: letter.serial }, 'serial');
  if (letter.returnedOn !== null)
    throw new AppError('letter-returned', { serial: letter.serial, returnedOn: letter.returnedOn }, 'serial');
  if (returnedOn < letter.postedOn)
    throw new AppError('posted-too-early', { asOf: letter.postedOn, on: returnedOn }, 'on');
}
