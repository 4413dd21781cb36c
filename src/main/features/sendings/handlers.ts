import type { sendingMethods } from '../../../contract/sendings.ts';
import { attachmentName } from '../../../domain/mail-letter.ts';
import type { Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { clientSettings } from '../clients/queries.ts';
import { allCustomers, customerById } from '../customers/queries.ts';
import { postPiles } from '../mail/writes.ts';
import { paperFile } from '../paper-sendings/queries.ts';
import { notePaperSent, paperRecipient } from '../paper-sendings/writes.ts';
import { type ListedSending, listedSendings, type SendingFilter, storedFile } from './office-queries.ts';
import { sendingById, stepsOf } from './queries.ts';
import { moveSending, noteSending } from './writes.ts';

const ANY: SendingFilter = {
  clientId: null,
  customerId: null,
  sendingId: null,
  kind: null,
  channel: null,
  state: null,
  from: null,
  through: null,
  limit: 1,
};

export const sendingHandlers: Handlers<typeof sendingMethods> = {
  async 'sendings.list'({ read }, input) {
    if (input.clientId !== undefined) await clientSettings(read.client(input.clientId));
    else if (input.customerId !== undefined)
      throw new AppError('input-invalid', { path: 'clientId', wants: 'something' }, 'clientId');
    const rows = await listedSendings(read.office, { ...ANY, ...defined(input) });
    return { sendings: rows.map(listed) };
  },

  async 'sendings.get'({ read }, { clientId, sendingId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const own = await sendingById(sql, sendingId);
    const [row] = await listedSendings(read.office, { ...ANY, clientId, sendingId });
    if (!own || !row) throw new AppError('sending-unknown', { sendingId }, 'sendingId');
    const { sender, body, messageId, kind, subjectId, documentId } = own;
    const file = documentId === null ? undefined : await paperFile(read.office, (id) => read.client(id), documentId);
    const places = file?.subjects ?? [];
    const place = places.find((one) => one.kind === kind && one.subjectId === subjectId)?.pages;
    const pages = places.length > 1 ? (place ?? null) : null;
    return { sending: listed(row), sender, body, messageId, pages, steps: await stepsOf(sql, sendingId) };
  },

  'sendings.markSent': (context, { clientId, sendingIds, documentId, channel, on, note }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      const today = context.clock.today();
      const day = on ?? today;
      if (day > today) throw new AppError('sending-ahead', { on: day, today }, 'on');
      if (documentId !== undefined)
        return { sent: await notePaperSent(tx, clientId, { documentId, channel, on: day, note }), on: day };
      if (!sendingIds) throw new AppError('input-invalid', { path: 'sendingIds', wants: 'something' }, 'sendingIds');
      const sent = await markPrinted(tx, clientId, new Set(sendingIds), { channel, on: day, note });
      // A run by wire whose last letter went on paper is closed by it.
      await postPiles(tx, clientId);
      return { sent, on: day };
    }),

  'sendings.record': (context, { clientId, customerId, documentId, ...given }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      await customerById(sql, customerId);
      const today = context.clock.today();
      const on = given.on ?? today;
      if (on > today) throw new AppError('sending-ahead', { on, today }, 'on');
      const file = documentId === undefined ? null : await storedFile(tx.office, clientId, documentId);
      const sendingId = await noteSending(tx, clientId, {
        kind: given.kind,
        subjectId: given.subjectId ?? null,
        label: given.label || (file?.title ?? ''),
        customerId,
        channel: given.channel,
        recipient: given.recipient,
        document: file && {
          documentId: file.documentId,
          sha256: file.sha256,
          fileName: attachmentName(
            given.kind === 'reminder' ? 'reminder-3' : given.kind,
            given.label || file.title,
            file.ending,
          ),
        },
        state: 'sent',
        on,
        note: given.note,
      });
      return { sendingId, on };
    }),
};

async function markPrinted(
  tx: Tx,
  clientId: number,
  ids: ReadonlySet<number>,
  { channel, on, note }: { channel: 'post' | 'hand'; on: string; note: string },
): Promise<number> {
  const sql = tx.client(clientId);
  const customers = new Map((await allCustomers(sql)).map((row) => [row.customerId, row]));
  for (const sendingId of ids) {
    const row = await sendingById(sql, sendingId);
    if (!row) throw new AppError('sending-unknown', { sendingId }, 'sendingIds');
    if (row.state !== 'printed') throw new AppError('paper-not-printed', { label: row.label }, 'sendingIds');
    const customer = row.customerId === null ? undefined : customers.get(row.customerId);
    const recipient = paperRecipient(customer, row.recipient, channel);
    await moveSending(tx, clientId, sendingId, { to: 'sent', on, detail: note, channel, recipient });
  }
  return ids.size;
}

function defined<T extends object>(input: T): T {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as T;
}

function listed({ error, facts, ...row }: ListedSending) {
  return {
    ...row,
    trouble: error === null ? null : { code: error, facts: JSON.parse(facts ?? '{}') as Record<string, string> },
  };
}
