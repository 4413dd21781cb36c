/** 引継ぎ: the pack is gathered before the write, recorded in it, and drawn after it. */
import type { handoverMethods } from '../../../contract/handovers.ts';
import type { Handlers } from '../../core/context.ts';
import { dayHappened } from '../../core/days.ts';
import { AppError } from '../../core/errors.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { gatherPack } from './letters.ts';
import { handovers } from './queries.ts';

export const handoverHandlers: Handlers<typeof handoverMethods> = {
  async 'handovers.record'(context, { clientId, customerId, on, recipient, recipientName, reason }) {
    const read = context.read.client(clientId);
    await clientSettings(read, 'booking');
    await customerById(read, customerId);
    const handedOn = dayHappened(context.clock, on);
    const { pack, totalYen } = await gatherPack(context, read, { customerId, handedOn, recipientName, reason });
    const recorded = await context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const open = (await handovers(sql, { customerId })).find((one) => one.endedOn === null);
      if (open)
        throw new AppError('handover-open', { name: open.recipientName, handedOn: open.handedOn }, 'customerId');
      const handoverId = await sql.nextId('customer_handover');
      const drawn = { clientId, title: pack.customerName, name: `handover-${handoverId}-${handedOn}`, payload: pack };
      const document = await context.recordDocument(tx, { kind: 'handover-pack', ...drawn });
      const folder = await context.recordDocument(tx, { kind: 'handover-folder', ...drawn });
      await sql.insert('customer_handover', {
        id: handoverId,
        customer_id: customerId,
        handed_on: handedOn,
        recipient,
        recipient_name: recipientName,
        reason,
        total_yen: totalYen,
        document_id: document.documentId,
        folder_document_id: folder.documentId,
        ...tx.booked(),
      });
      await sql.update('customer', { id: customerId }, { reminder_hold: `${recipientName} ${reason}` });
      const empty = { sha256: '', bytes: 0 };
      const parts = pack.tables.length + pack.papers.length;
      return { handoverId, totalYen, parts, document: { ...document, ...empty }, folder: { ...folder, ...empty } };
    });
    const document = await context.render(recorded.document.documentId);
    return { ...recorded, document, folder: await context.render(recorded.folder.documentId) };
  },

  'handovers.release': (context, { clientId, handoverId, on, reason }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const [handover] = await handovers(sql, { handoverId });
      if (!handover) throw new AppError('handover-unknown', { handoverId }, 'handoverId');
      if (handover.endedOn !== null)
        throw new AppError('handover-ended', { customer: handover.customerName, on: handover.endedOn }, 'handoverId');
      const day = on ?? context.clock.today();
      const endedOn = day < handover.handedOn ? handover.handedOn : day;
      await sql.insert('customer_handover_end', { handover_id: handoverId, ended_on: endedOn, reason, ...tx.booked() });
      await sql.update('customer', { id: handover.customerId }, { reminder_hold: null });
      return {};
    }),

  async 'handovers.list'({ read }, { clientId, customerId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    return { handovers: await handovers(sql, { customerId }) };
  },
};
