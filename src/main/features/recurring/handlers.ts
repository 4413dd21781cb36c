import type { recurringMethods } from '../../../contract/recurring.ts';
import { lineAmountYen, sumYen } from '../../../domain/money.ts';
import { isPeriodOf, nextPeriod } from '../../../domain/recurring.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import type { CommandContext, Handlers } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { type ClientSettings, clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { type DueInvoice, dueInvoice, dueInvoices } from './propose.ts';
import { type Schedule, scheduleById, schedules } from './queries.ts';
import { issuePeriods, saveSchedule } from './writes.ts';

export const recurringHandlers: Handlers<typeof recurringMethods> = {
  async 'recurring.list'({ read, clock }, { clientId, asOf }) {
    const sql = read.client(clientId);
    const client = await clientSettings(sql);
    return { schedules: (await schedules(sql)).map((one) => scheduleValue(client, one, asOf ?? clock.today())) };
  },

  'recurring.save': (context, { clientId, scheduleId, ...given }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const customer = await customerById(sql, given.customerId);
      if (customer.mergedIntoId !== null)
        throw new AppError('customer-merged', { code: customer.code, name: customer.name }, 'customerId');
      if (given.lastPeriod && given.lastPeriod < given.firstPeriod)
        throw new AppError('schedule-order', { first: given.firstPeriod, last: given.lastPeriod }, 'lastPeriod');
      if (scheduleId !== undefined) refuseLost(await scheduleById(sql, scheduleId), given);
      return { scheduleId: await saveSchedule(tx, sql, scheduleId ?? null, given) };
    }),

  'recurring.end': (context, { clientId, scheduleId, lastPeriod }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const schedule = await scheduleById(sql, scheduleId);
      refuseLost(schedule, { ...schedule, lastPeriod });
      await sql.update('recurring_schedule', { id: scheduleId }, { last_period: lastPeriod, ...tx.booked() });
      return {};
    }),

  async 'recurring.propose'({ read }, { clientId, through }) {
    const sql = read.client(clientId);
    const client = await clientSettings(sql);
    const due = await dueInvoices(sql, client, through);
    const issuable = due.filter((one) => one.state !== 'void' && one.obstacle === null);
    return {
      invoices: due.map((one) => dueValue(client, one)),
      totalYen: sumYen(issuable.map((one) => one.totalYen ?? 0)),
    };
  },

  'recurring.issue': issueRecurring,

  'recurring.skip': (context, { clientId, scheduleId, period, reason }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const schedule = await scheduleById(sql, scheduleId);
      if (!isPeriodOf(schedule, period)) throw new AppError('period-none', { name: schedule.name, period }, 'period');
      const isVoided = schedule.voided.includes(period);
      if (schedule.done.has(period) && !isVoided)
        throw new AppError('period-done', { name: schedule.name, period }, 'period');
      const key = { schedule_id: scheduleId, period };
      const skipped = { invoice_id: null, skip_reason: reason, ...tx.booked() };
      if (isVoided) await sql.update('recurring_period', key, skipped);
      else await sql.insert('recurring_period', { ...key, ...skipped });
      return {};
    }),
};

/** Periods already billed or left out must stay periods of the schedule. */
function refuseLost(
  old: Schedule,
  given: Pick<Schedule, 'everyMonths' | 'firstPeriod'> & { lastPeriod?: string | null | undefined },
): void {
  const terms = { ...old, ...given, lastPeriod: given.lastPeriod ?? null };
  const lost = [...old.done].sort().findLast((period) => !isPeriodOf(terms, period));
  if (lost !== undefined) throw new AppError('schedule-billed', { name: old.name, period: lost }, 'firstPeriod');
}

async function issueRecurring(
  context: CommandContext,
  input: Parameters<Handlers<typeof recurringMethods>['recurring.issue']>[1],
) {
  const { clientId, through, periods, issuedOn } = input;
  const missing = await undrawable(context, clientId, through);
  return context.write(async (tx) => {
    const sql = tx.client(clientId);
    const client = await clientSettings(sql, 'booking');
    // What was voided is billed again where it is named, and never by itself.
    const isWanted = ({ schedule, period, state }: DueInvoice) =>
      periods === undefined
        ? state !== 'void'
        : periods.some((one) => one.scheduleId === schedule.scheduleId && one.period === period);
    const due = (await dueInvoices(sql, client, through, issuedOn)).filter(isWanted);
    // One that is named and not due was billed meanwhile, or never was one: nothing is issued in its place.
    const vain = periods?.find(
      (one) => !due.some((d) => d.schedule.scheduleId === one.scheduleId && d.period === one.period),
    );
    if (vain) {
      const schedule = await scheduleById(sql, vain.scheduleId);
      const code = schedule.done.has(vain.period) ? 'period-done' : 'period-none';
      throw new AppError(code, { name: schedule.name, period: vain.period }, 'periods');
    }
    const obstacleOf = (one: DueInvoice) => {
      const characters = missing.get(one.schedule.scheduleId);
      return (
        one.obstacle ?? (characters ? new AppError('check-characters', { characters: characters.join('') }) : null)
      );
    };
    const good = due.filter((one) => obstacleOf(one) === null);
    const issued = await issuePeriods(tx, client, good);
    const held = due.flatMap((one) => {
      const obstacle = obstacleOf(one);
      return obstacle === null ? [] : [heldValue(one, obstacle)];
    });
    return { issued, held, totalYen: sumYen(issued.map((one) => one.totalYen)) };
  });
}

/** Schedule → characters that no font has: looked for before anything is numbered. */
async function undrawable(context: CommandContext, clientId: number, through: string): Promise<Map<number, string[]>> {
  const sql = context.read.client(clientId);
  const client = await clientSettings(sql, 'booking');
  const papers = (await dueInvoices(sql, client, through)).map(({ schedule, title, lines }) => ({
    key: schedule.scheduleId,
    texts: [title, schedule.customerName, ...lines.flatMap((line) => [line.description, line.unit, line.note])],
  }));
  const found = papers.length === 0 ? [] : await context.jobs.run('print-texts', { papers });
  return new Map(found.map(({ key, characters }) => [key, characters]));
}

function heldValue({ schedule, period }: DueInvoice, { code, facts }: AppError) {
  const { scheduleId, customerCode } = schedule;
  return { scheduleId, period, customerCode, code, sentence: refusalSentence(code, facts) };
}

function dueValue(client: ClientSettings, { schedule, obstacle, lines, ...due }: DueInvoice) {
  const { scheduleId, name, customerId, customerCode, customerName } = schedule;
  return {
    ...due,
    scheduleId,
    name,
    customerId,
    customerCode,
    customerName,
    lines: lines.map((line) => ({ ...line, amountYen: amountOf(client, line) })),
    obstacle: obstacle && { code: obstacle.code, sentence: refusalSentence(obstacle.code, obstacle.facts) },
  };
}

function amountOf(client: ClientSettings, line: { quantityMilli: number; unitPriceMilli: number }): number {
  try {
    return lineAmountYen(line.quantityMilli, line.unitPriceMilli, client.rounding);
  } catch {
    // Beyond the exact range: the obstacle says so.
    return 0;
  }
}

function scheduleValue(client: ClientSettings, schedule: Schedule, asOf: string) {
  const { terms: _terms, done, voided: _voided, ...value } = schedule;
  const period = nextPeriod(schedule, done);
  return {
    ...value,
    nextPeriod: period,
    nextYen: period === null ? null : dueInvoice(client, schedule, period, asOf).totalYen,
  };
}
