import type { figureMethods } from '../../../contract/figures.ts';
import { monthOf } from '../../../domain/dates.ts';
import {
  addSums,
  type ClientMonths,
  clientMonths,
  DSO_MONTHS,
  emptySums,
  type FigureSpan,
  figureSpans,
  type MonthSums,
  ratiosOf,
  tenths,
  topBalances,
} from '../../../domain/key-figures.ts';
import type { Handlers, QueryContext } from '../../core/context.ts';
import { clientSettings } from '../clients/queries.ts';
import { partyNames } from '../forecast/office-queries.ts';
import { type ClientRow, figureClients, type MonthCounts, monthCounts, receivableBundles } from './office-queries.ts';

export const figureHandlers: Handlers<typeof figureMethods> = {
  async 'figures.monthly'(context, { clientId, through = monthOf(context.clock.today()), months }) {
    if (clientId !== undefined) await clientSettings(context.read.client(clientId));
    const book = await figureBook(context, clientId ?? null, through, months);
    const ids = book.clients.map((client) => client.clientId);
    const at = book.spans.length - 1;
    const tops = book.spans.map((_, span) => topBalances(balancesOf(book.months, ids, span)));
    return {
      through,
      months: book.spans.map((_, index) => figuresOf(book, ids, index, tops[index]!)).slice(-months),
      top: await topRows(context, tops[at]!, addSums(sumsOf(book.months, ids, at)).closingYen),
      clients:
        clientId !== undefined
          ? []
          : book.clients.map(({ clientId: id, code, name }) => {
              const own = topBalances(balancesOf(book.months, [id], at));
              return { clientId: id, code, name, ...withoutMonth(figuresOf(book, [id], at, own)) };
            }),
    };
  },
};

interface FigureBook {
  spans: FigureSpan[];
  months: ReadonlyMap<number, ClientMonths>;
  clients: ClientRow[];
  counts: ReadonlyMap<string, MonthCounts>;
}

/** Facts of the months asked for, and of those whose sales stand under the first one's DSO. */
async function figureBook(
  { read, clock }: QueryContext,
  clientId: number | null,
  through: string,
  months: number,
): Promise<FigureBook> {
  const spans = figureSpans(through, months + DSO_MONTHS - 1, clock.today());
  const bundles = await receivableBundles(read.office, clientId, spans[0]!.from);
  const shown = spans.at(-months)!;
  return {
    spans,
    months: clientMonths(bundles, spans),
    clients: await figureClients(read.office, clientId),
    counts: await monthCounts(read.office, clientId, shown.from, spans.at(-1)!.to),
  };
}

function sumsOf(months: ReadonlyMap<number, ClientMonths>, ids: readonly number[], at: number): MonthSums[] {
  return ids.map((id) => months.get(id)?.sums[at] ?? emptySums());
}

/** Balances by 'client customer' of these clients. */
function* balancesOf(
  months: ReadonlyMap<number, ClientMonths>,
  ids: readonly number[],
  at: number,
): Generator<[string, number]> {
  for (const id of ids)
    for (const [customerId, yen] of months.get(id)?.balances[at] ?? []) yield [`${id} ${customerId}`, yen];
}

function figuresOf(book: FigureBook, ids: readonly number[], at: number, top: readonly [string, number][]) {
  const span = book.spans[at]!;
  const first = Math.max(0, at - DSO_MONTHS + 1);
  const window = book.spans.slice(first, at + 1).map((_, back) => addSums(sumsOf(book.months, ids, first + back)));
  const topYen = top.reduce((sum, [, yen]) => sum + yen, 0);
  const ratios = ratiosOf(window, book.spans.slice(first, at + 1), window.length - 1, topYen);
  const { lateYenDays: _days, ...sums } = window.at(-1)!;
  const counts = addCounts(ids.map((id) => book.counts.get(`${id} ${span.month}`)));
  const isIn = new Set(ids);
  const clients = book.clients.filter((client) => isIn.has(client.clientId));
  return {
    month: span.month,
    to: span.to,
    clients: clients.length,
    closedClients: clients.filter((client) => (client.closedThrough ?? '') >= span.to).length,
    ...sums,
    ...counts,
    ...ratios,
    autoPercent: tenths(counts.autoDeposits * 100, counts.deposits),
  };
}

function withoutMonth({
  month: _month,
  to: _to,
  clients: _all,
  closedClients: _closed,
  ...rest
}: ReturnType<typeof figuresOf>) {
  return rest;
}

function addCounts(list: readonly (MonthCounts | undefined)[]): MonthCounts {
  const total: MonthCounts = {
    deposits: 0,
    autoDeposits: 0,
    letters: 0,
    letterYen: 0,
    within7Yen: 0,
    within14Yen: 0,
    within30Yen: 0,
  };
  for (const one of list)
    if (one) for (const key of Object.keys(total) as (keyof MonthCounts)[]) total[key] += one[key];
  return total;
}

async function topRows({ read }: QueryContext, top: readonly [string, number][], totalYen: number) {
  const parties = top.map(([key, yen]) => {
    const [clientId, customerId] = key.split(' ').map(Number);
    return { clientId: clientId!, customerId: customerId!, yen };
  });
  const names = await partyNames(read.office, parties);
  return parties.map((one) => {
    const { clientName, customerCode, customerName } = names.get(`${one.clientId} ${one.customerId}`)!;
    return { ...one, clientName, customerCode, customerName, percent: tenths(one.yen * 100, totalYen) };
  });
}
