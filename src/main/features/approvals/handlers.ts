import type { approvalMethods } from '../../../contract/approvals.ts';
import type { Handlers } from '../../core/context.ts';
import { dayHappened } from '../../core/days.ts';
import { AppError } from '../../core/errors.ts';
import { clientSettings } from '../clients/queries.ts';
import { disputesOn } from '../exceptions/queries.ts';
import { raiseDisputes } from '../exceptions/writes.ts';
import { overdueReceivables } from '../reminders/queries.ts';
import { listApprovals, listContacts } from './queries.ts';
import {
  approvalSheet,
  contactSheet,
  nextSerial,
  recordRun,
  refuseUnprintableRun,
  sheetFrame,
  sheetRun,
  waitingFor,
} from './writes.ts';

export const approvalHandlers: Handlers<typeof approvalMethods> = {
  async 'approvals.sheet'(context, { clientId, asOf, customerIds, replyBy }) {
    const today = context.clock.today();
    const drawn = async (
      office: typeof context.read.office,
      sql: ReturnType<typeof context.read.client>,
      serial: string,
    ) => {
      await clientSettings(sql, 'booking');
      const waiting = await waitingFor(sql, 'approval', asOf, customerIds);
      const frame = await sheetFrame(office, sql, today, replyBy);
      return { waiting, run: sheetRun('approval', frame, [approvalSheet(frame, serial, asOf, waiting)]) };
    };
    const tried = await drawn(context.read.office, context.read.client(clientId), 'S00-0000');
    await refuseUnprintableRun(context.jobs, tried.run);
    const recorded = await context.write(async (tx) => {
      const serial = await nextSerial(tx, 'S', today);
      const { waiting, run } = await drawn(tx.office, tx.client(clientId), serial);
      const document = await recordRun(context, tx, clientId, 'approval-request', serial, run);
      return { serial, customers: waiting.length, document };
    });
    return { ...recorded, document: await context.render(recorded.document.documentId) };
  },

  'approvals.record': (context, { clientId, asOf, customerIds, granted, decidedOn, decidedBy, how, note }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const waiting = await waitingFor(sql, 'approval', asOf, customerIds);
      const day = dayHappened(context.clock, decidedOn, 'decidedOn');
      const firstId = await sql.nextId('reminder_approval');
      await sql.bulkInsert(
        'reminder_approval',
        waiting.map(({ customer, decision }, index) => ({
          id: firstId + index,
          customer_id: customer.customerId,
          granted: granted ? 1 : 0,
          stage: decision.stage,
          total_yen: decision.totalYen,
          decided_on: day,
          decided_by: decidedBy,
          how,
          note,
          ...tx.booked(),
        })),
      );
      return { customers: waiting.length };
    }),

  async 'approvals.list'({ read }, { clientId, customerId, limit }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const rows = await listApprovals(sql, customerId ?? null, limit);
    return { approvals: rows.map((row) => ({ ...row, granted: row.granted === 1 })) };
  },

  async 'contacts.request'(context, { clientId, asOf, customerIds, replyBy }) {
    const today = context.clock.today();
    const drawn = async (
      office: typeof context.read.office,
      sql: ReturnType<typeof context.read.client>,
      serial: string,
    ) => {
      await clientSettings(sql, 'booking');
      const all = await waitingFor(sql, 'contact-first', asOf, customerIds);
      // Who has a sheet out gets another only when asked for by name.
      const waiting = customerIds
        ? all
        : all.filter((one) => !one.facts.contact || one.facts.contact.outcome === 'wait');
      if (waiting.length === 0) throw new AppError('contact-out', { count: all.length }, 'customerIds');
      const frame = await sheetFrame(office, sql, today, replyBy);
      const sheets = [];
      for (const [index, one] of waiting.entries())
        sheets.push(await contactSheet(sql, frame, `${serial}-${index + 1}`, asOf, one));
      return { waiting, sheets, run: sheetRun('contact', frame, sheets) };
    };
    const tried = await drawn(context.read.office, context.read.client(clientId), 'S00-0000');
    await refuseUnprintableRun(context.jobs, tried.run);
    const recorded = await context.write(async (tx) => {
      const sql = tx.client(clientId);
      const serial = await nextSerial(tx, 'S', today);
      const { waiting, sheets, run } = await drawn(tx.office, sql, serial);
      const document = await recordRun(context, tx, clientId, 'contact-request', serial, run);
      const firstId = await sql.nextId('contact_request');
      await sql.bulkInsert(
        'contact_request',
        waiting.map(({ customer, decision }, index) => ({
          id: firstId + index,
          customer_id: customer.customerId,
          contact: customer.salesContact,
          requested_on: today,
          total_yen: decision.totalYen,
          document_id: document.documentId,
          ...tx.booked(),
        })),
      );
      const requests = waiting.map(({ customer }, index) => ({
        contactId: firstId + index,
        customerId: customer.customerId,
        serial: sheets[index]!.serial,
      }));
      return { requests, document };
    });
    return { ...recorded, document: await context.render(recorded.document.documentId) };
  },

  'contacts.answer': (context, { clientId, contactId, outcome, answeredOn, answeredBy, note }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const [request] = await listContacts(sql, { contactId });
      if (!request) throw new AppError('contact-unknown', {}, 'contactId');
      const day = dayHappened(context.clock, answeredOn, 'answeredOn');
      if (day < request.requestedOn)
        throw new AppError('contact-too-early', { requestedOn: request.requestedOn, on: day }, 'answeredOn');
      await sql.insert('contact_answer', {
        id: await sql.nextId('contact_answer'),
        request_id: contactId,
        outcome,
        answered_on: day,
        answered_by: answeredBy || request.contact,
        note,
        ...tx.booked(),
      });
      if (outcome !== 'disputed') return { disputes: 0 };
      // A denied debt is nobody's to dun: every letter stops until the client or a lawyer has settled it.
      const known = await disputesOn(sql, day);
      const receivableIds = (await overdueReceivables(sql, day))
        .filter((one) => one.customerId === request.customerId && !known.has(one.receivableId))
        .map((one) => one.receivableId);
      if (receivableIds.length === 0) return { disputes: 0 };
      const reason = note || answeredBy || request.contact || '—';
      const raised = await raiseDisputes(tx, clientId, { receivableIds, reason, on: day, allocationId: null });
      return { disputes: raised.length };
    }),

  async 'contacts.list'({ read }, { clientId, customerId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    return { requests: await listContacts(sql, customerId === undefined ? {} : { customerId }) };
  },
};
