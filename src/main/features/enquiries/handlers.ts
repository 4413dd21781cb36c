import type { enquiryMethods } from '../../../contract/enquiries.ts';
import { daysBetween } from '../../../domain/dates.ts';
import type { Handlers } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { clientSettings } from '../clients/queries.ts';
import { listEnquiries } from './queries.ts';
import { enquiryLetter, enquiryOrRefuse, recordEnquiry, refuseEarlier, refuseUnprintable } from './writes.ts';

/** Stands where the number will be. */
const PREVIEW = 'E00-0000';

export const enquiryHandlers: Handlers<typeof enquiryMethods> = {
  async 'enquiries.preview'({ read, jobs, clock }, asked) {
    const sql = read.client(asked.clientId);
    await clientSettings(sql);
    const letter = await enquiryLetter({ office: read.office, sql }, asked, {
      issuedOn: clock.today(),
      serial: PREVIEW,
    });
    await refuseUnprintable(jobs, letter);
    const drawn = await jobs.run('enquiry-letter', letter);
    return { bytes: drawn.bytes, pages: drawn.letters.reduce((sum, one) => sum + one.pages, 0) };
  },

  async 'enquiries.issue'(context, asked) {
    const sql = context.read.client(asked.clientId);
    await clientSettings(sql, 'booking');
    const given = { issuedOn: context.clock.today(), serial: PREVIEW };
    await refuseUnprintable(context.jobs, await enquiryLetter({ office: context.read.office, sql }, asked, given));
    const recorded = await context.write(async (tx) => {
      await clientSettings(tx.client(asked.clientId), 'booking');
      return recordEnquiry(context, tx, asked);
    });
    return { ...recorded, document: await context.render(recorded.document.documentId) };
  },

  'enquiries.sent': (context, { clientId, enquiryId, sentOn }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const { serial, askedOn, sentOn: before } = await enquiryOrRefuse(sql, enquiryId);
      if (before !== null) throw new AppError('enquiry-sent', { serial, on: before }, 'enquiryId');
      const on = sentOn ?? context.clock.today();
      refuseEarlier(on, askedOn, serial, 'sentOn');
      await sql.insert('deposit_enquiry_sending', { enquiry_id: enquiryId, sent_on: on, ...tx.booked() });
      return { sentOn: on };
    }),

  'enquiries.answer': (context, { clientId, enquiryId, outcome, answeredOn, note }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const { serial, askedOn, sentOn } = await enquiryOrRefuse(sql, enquiryId);
      const on = answeredOn ?? context.clock.today();
      refuseEarlier(on, sentOn ?? askedOn, serial, 'answeredOn');
      await sql.insert('deposit_enquiry_answer', {
        id: await sql.nextId('deposit_enquiry_answer'),
        enquiry_id: enquiryId,
        outcome,
        answered_on: on,
        note: note ?? '',
        ...tx.booked(),
      });
      return {};
    }),

  async 'enquiries.list'({ read, clock }, { clientId, depositId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const today = clock.today();
    const enquiries = (await listEnquiries(sql, depositId ?? null)).map((row) => ({
      ...row,
      days: row.outcome === 'waiting' ? Math.max(0, daysBetween(row.sentOn ?? row.askedOn, today)) : null,
    }));
    return { enquiries };
  },
};
