import type { forecastMethods } from '../../../contract/forecast.ts';
import { addMonths, daysBetween, type PlainDate } from '../../../domain/dates.ts';
import { endOfNextMonth, forecastDeposits } from '../../../domain/forecast.ts';
import { backtest, commonSpreadOf } from '../../../domain/forecast-backtest.ts';
import { latenessFacts } from '../../../domain/forecast-habits.ts';
import { lateRisks, partsOfSpan } from '../../../domain/forecast-late.ts';
import type { Handlers, QueryContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { receivableBundles } from '../figures/office-queries.ts';
import { deskFor, HISTORY_MONTHS, type PartyNames, partyNames, waitingYen } from './office-queries.ts';

interface Question {
  clientId?: number | undefined;
  asOf: PlainDate;
}

/** Facts and habits for one client or the office. Throws client-unknown. */
async function deskOf({ read }: QueryContext, { clientId, asOf }: Question, days: number) {
  if (clientId !== undefined) await clientSettings(read.client(clientId));
  return deskFor(read.office, clientId ?? null, asOf, days);
}

async function withNames<B extends { clientId: number; customerId: number }>(
  { read }: QueryContext,
  bills: readonly B[],
): Promise<(B & PartyNames)[]> {
  const names = await partyNames(read.office, bills);
  return bills.map((bill) => ({ ...bill, ...names.get(`${bill.clientId} ${bill.customerId}`)! }));
}

export const forecastHandlers: Handlers<typeof forecastMethods> = {
  async 'forecast.deposits'(context, { clientId, asOf, days }) {
    const { input, desk } = await deskOf(context, { clientId, asOf }, days);
    const commonSpread = commonSpreadOf(input.bundles, asOf);
    return {
      ...forecastDeposits({ ...input, commonSpread }, desk),
      waitingYen: await waitingYen(context.read.office, clientId ?? null),
    };
  },

  async 'forecast.bills'(context, { clientId, asOf, from, to, limit }) {
    if (from <= asOf || to < from) throw new AppError('span-not-ahead', { from, to, asOf }, 'from');
    const { input, desk } = await deskOf(context, { clientId, asOf }, daysBetween(asOf, to));
    const parts = partsOfSpan(desk, { asOf, from, to, known: input.knownThrough });
    return {
      expectedYen: parts.reduce((sum, part) => sum + part.expectedYen, 0),
      total: parts.length,
      bills: await withNames(
        context,
        parts.slice(0, limit).map(({ bill, ...part }) => ({ ...bill, ...part })),
      ),
    };
  },

  async 'forecast.late'(context, { clientId, asOf, through = endOfNextMonth(asOf), limit }) {
    const { desk } = await deskOf(context, { clientId, asOf }, 92);
    const risks = lateRisks(desk, asOf, through);
    return {
      through,
      totalYen: risks.reduce((sum, risk) => sum + risk.yen, 0),
      total: risks.length,
      bills: await withNames(context, risks.slice(0, limit)),
    };
  },

  async 'forecast.habit'(context, { clientId, customerId, asOf }) {
    await customerById(context.read.client(clientId), customerId);
    const { calendar, book } = (await deskOf(context, { clientId, asOf }, 92)).desk;
    const bills = book.billsOf(clientId, customerId);
    const { basis, payDay } = book.of(clientId, customerId);
    return {
      basis,
      payDay,
      ...latenessFacts(bills, calendar),
      history: bills.map(({ dueOn, yen, settledOn }) => ({
        dueOn,
        yen,
        settledOn,
        days: settledOn === null ? null : daysBetween(dueOn, settledOn),
      })),
    };
  },

  async 'forecast.backtest'(context, { clientId, asOf, months }) {
    if (clientId !== undefined) await clientSettings(context.read.client(clientId));
    const from = addMonths(asOf, -(months + HISTORY_MONTHS));
    return backtest(await receivableBundles(context.read.office, clientId ?? null, from), asOf, months);
  },
};
