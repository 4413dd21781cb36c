import type { todayMethods } from '../../../contract/today.ts';
import { type CycleCalendar, stepsOfCycle } from '../../../domain/client-cycle.ts';
import { stepsOfMonth } from '../../../domain/client-month.ts';
import { endOfMonth, type PlainDate } from '../../../domain/dates.ts';
import type { Handlers } from '../../core/context.ts';
import type { ReadSql } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { lettersToPost, monthFacts, periodChanges } from '../cycle/queries.ts';
import { allTodos } from '../todos/queries.ts';
import { boardRows, waitingDeposits, waitingTotals } from './office-queries.ts';
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
      items: await allTodos({ sql: read.office, client: read.client, asOf: day, clients }, MOST_TODOS),
    };
  },

  async 'review.queue'({ read, clock }, { clientId, limit }) {
    if (clientId !== undefined) await clientSettings(read.client(clientId));
    const rows = await waitingDeposits(read.office, clientId ?? null, limit);
    const all = await waitingTotals(read.office, clientId ?? null);
    return { at: clock.now(), ...all, deposits: rows.map((row) => ({ ...row, lookedAt: row.lookedAt === 1 })) };
  },

  async 'cycle.calendar'({ read }, { clientId }) {
    const calendars = await readCalendars(read.office);
    if (clientId === undefined)
      return { office: calendars.office, own: calendars.officeOwn, effective: calendars.office };
    const { terms } = await clientSettings(read.client(clientId));
    return {
      office: calendars.office,
      own: calendars.own.get(clientId) ?? {},
      effective: calendarOf(calendars, clientId, terms.closingDay),
    };
  },

  async 'cycle.month'({ read, clock }, { clientId, month }) {
    const sql = read.client(clientId);
    const { terms, closedThrough } = await clientSettings(sql);
    const calendar = calendarOf(await readCalendars(read.office), clientId, terms.closingDay);
    const facts = await monthFacts(sql, month, calendar.invoices, closedThrough);
    return {
      at: clock.now(),
      month,
      closedThrough,
      steps: stepsOfMonth(facts, calendar, month, clock.today()),
      toPost: await lettersToPost(sql, `${month}-01`, endOfMonth(month)),
      changes: await periodChanges(sql),
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
};

/** How every client stands on a day, with the days that are set for it. */
async function standings(sql: ReadSql, day: PlainDate) {
  const calendars = await readCalendars(sql);
  return (await boardRows(sql, day)).map((row) => {
    const calendar: CycleCalendar = calendarOf(calendars, row.clientId, row.closingDay);
    return { row, calendar, steps: stepsOfCycle(cycleFacts(row), calendar, day) };
  });
}
