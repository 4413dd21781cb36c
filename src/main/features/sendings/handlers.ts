import type { sendingMethods } from '../../../contract/sendings.ts';
import { attachmentName } from '../../../domain/mail-letter.ts';
import type { Handlers } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { type ListedSending, listedSendings, type SendingFilter, storedFile } from './office-queries.ts';
import { sendingById, stepsOf } from './queries.ts';
import { noteSending } from './writes.ts';

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
    const { sender, body, messageId } = own;
    return { sending: listed(row), sender, body, messageId, steps: await stepsOf(sql, sendingId) };
  },

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

function defined<T extends object>(input: T): T {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as T;
}

function listed({ error, facts, ...row }: ListedSending) {
  return {
    ...row,
    trouble: error === null ? null : { code: error, facts: JSON.parse(facts ?? '{}') as Record<string, string> },
  };
}
