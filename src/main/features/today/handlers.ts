import type { todayMethods } from '../../../contract/today.ts';
import { type CycleCalendar, stepsOfCycle } from '../../../domain/client-cycle.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import type { Handlers } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ReadSql } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { allTodos } from '../todos/queries.ts';
import { boardRows } from './office-queries.ts';
import { calendarOf, cycleFacts, readCalendars } from './queries.ts';

/** More lines than this nobody works off in a day. */
const MOST_TODOS = 400;

export const todayHandlers: Handlers<typeof todayMethods> = {
  async 'today.board'({ read, clock }, { asOf }) {
    const day = asOf ?? clock.today();
    const clients = await standings(read.office, day);
    return {
      asOf: day,
      at: clock.now(),
      clients: clients.map(({ row, steps, calendar }) => ({
        clientId: row.clientId,
        code: row.code,
        name: row.name,
        seal: row.seal,
        colour: row.colour,
        assigneeStaffId: row.assigneeStaffId,
        assigneeName: row.assigneeName,
        bankThrough: row.bankThrough,
        importedAt: row.importedAt,
        depositsLeft: row.depositsLeft,
        depositsLeftYen: row.depositsLeftYen,
        openYen: row.openYen,
        overdueYen: row.overdueYen,
        over90Yen: row.over90Yen,
        lastInvoicedOn: row.lastInvoicedOn,
        lastRemindedOn: row.lastRemindedOn,
        closedThrough: row.closedThrough,
        steps,
        calendar,
      })),
    };
  },

  async 'today.todos'({ read, clock }, { asOf }) {
    const day = asOf ?? clock.today();
    const clients = await standings(read.office, day);
    return {
      asOf: day,
      at: clock.now(),
      items: await allTodos({ sql: read.office, asOf: day, clients }, MOST_TODOS),
    };
  },

  async 'cycle.calendar'({ read }, { clientId }) {
    const calendars = await readCalendars(read.office);
    if (clientId === undefined) return { office: calendars.office, own: {}, effective: calendars.office };
    const { terms } = await clientSettings(read.client(clientId));
    return {
      office: calendars.office,
      own: calendars.own.get(clientId) ?? {},
      effective: calendarOf(calendars, clientId, terms.closingDay),
    };
  },

  'cycle.setCalendar': (context, { clientId, step, due }) =>
    context.write(async (tx) => {
      if (clientId === undefined) {
        const key = `cycle.${step}`;
        await tx.office.run('DELETE FROM office_setting WHERE key = :key', { key });
        if (due !== null) await tx.office.insert('office_setting', { key, value: String(due) });
        return {};
      }
      const sql = tx.client(clientId);
      await clientSettings(sql);
      await sql.run('DELETE FROM client_cycle WHERE client_id = :clientId AND step = :step', { step });
      if (due !== null) await sql.insert('client_cycle', { step, due });
      return {};
    }),

  'reminders.post': (context, { clientId, batchId, letters, on }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const printed = await sql.get<{ letters: number; asOf: string | null; postedOn: string | null }>(
        `SELECT COUNT(*) AS letters, MAX(t.as_of) AS asOf,
                (SELECT p.posted_on FROM reminder_posting p WHERE p.client_id = :clientId AND p.batch_id = :batchId) AS postedOn
         FROM reminder_letter t WHERE t.client_id = :clientId AND t.batch_id = :batchId`,
        { batchId },
      );
      if (!printed?.asOf) throw new AppError('batch-unknown', { batchId }, 'batchId');
      if (printed.postedOn !== null) throw new AppError('letters-posted', { postedOn: printed.postedOn }, 'batchId');
      if (printed.letters !== letters)
        throw new AppError('letters-miscounted', { printed: printed.letters, counted: letters }, 'letters');
      const postedOn = on ?? context.clock.today();
      if (postedOn < printed.asOf) throw new AppError('posted-too-early', { asOf: printed.asOf, on: postedOn }, 'on');
      await sql.insert('reminder_posting', { batch_id: batchId, letters, posted_on: postedOn, ...tx.booked() });
      return { postedOn };
    }),
};

/** How every client stands on a day, with the days that are set for it. */
async function standings(sql: ReadSql, day: PlainDate) {
  const calendars = await readCalendars(sql);
  return (await boardRows(sql, day)).map((row) => {
    const calendar: CycleCalendar = calendarOf(calendars, row.clientId, row.closingDay);
    return { row, calendar, steps: stepsOfCycle(cycleFacts(row), calendar, day) };
  });
}
