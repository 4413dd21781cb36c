import type { allowanceMethods } from '../../../contract/allowance.ts';
import type { OutputOf } from '../../../contract/contract.ts';
import {
  allowanceSums,
  experienceRate,
  experienceYears,
  type FiscalYear,
  fiscalYearEnded,
  generalPermille,
  individualYen,
  isWholeLoss,
  threeYearsBefore,
  yearEndMonth,
} from '../../../domain/allowance.ts';
import { addDays } from '../../../domain/dates.ts';
import type { Handlers, QueryContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { agingTable } from '../aging/office-queries.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { figureClients } from '../figures/office-queries.ts';
import {
  type AllowanceSetup,
  allowanceCases,
  allowanceSetup,
  booksFrom,
  type CaseRow,
  fiscalMonth,
  lossesOf,
} from './queries.ts';

type Table = OutputOf<'allowance.table'>;

export const allowanceHandlers: Handlers<typeof allowanceMethods> = {
  async 'allowance.table'(context, { clientId, on = context.clock.today() }) {
    const sql = context.read.client(clientId);
    const { code } = await clientSettings(sql);
    const setup = await allowanceSetup(sql);
    const month = yearEndMonth(setup.taxpayer, await fiscalMonth(sql));
    if (month === null) throw new AppError('fiscal-month-missing', { code }, 'clientId');
    return allowanceOf(context, clientId, fiscalYearEnded(month, on), setup);
  },

  async 'allowance.office'(context, { on = context.clock.today() }) {
    const clients: OutputOf<'allowance.office'>['clients'] = [];
    for (const { clientId, code, name } of await figureClients(context.read.office, null)) {
      const sql = context.read.client(clientId);
      const setup = await allowanceSetup(sql);
      const month = yearEndMonth(setup.taxpayer, await fiscalMonth(sql));
      if (month === null) clients.push({ clientId, code, name, to: null, ...setup, totalYen: 0, ...NO_SUMS });
      else {
        const table = await allowanceOf(context, clientId, fiscalYearEnded(month, on), setup);
        const { to, totalYen, individualYen: individual, generalYen, notReceivableYen } = table;
        const { statutoryYen, experienceYen, limitYen } = table;
        const sums = { individualYen: individual, generalYen, notReceivableYen, statutoryYen, experienceYen, limitYen };
        clients.push({ clientId, code, name, to, ...setup, totalYen, ...sums });
      }
    }
    return { clients };
  },

  async 'allowance.setIndustry'(context, { clientId, industry, taxpayer }) {
    return context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const own = await allowanceSetup(sql);
      await sql.run('DELETE FROM allowance_setup WHERE client_id = :clientId');
      await sql.insert('allowance_setup', { industry, taxpayer: taxpayer ?? own.taxpayer, ...tx.booked() });
      return {};
    });
  },

  async 'allowance.setCase'(context, { clientId, customerId, ...given }) {
    const { ground, since, securityYen, notReceivableYen, collectibleYen, reason } = given;
    if (ground !== null && since === null) throw new AppError('allowance-since-missing', {}, 'since');
    if (ground !== null && reason === '') throw new AppError('allowance-reason-missing', {}, 'reason');
    return context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      await customerById(sql, customerId);
      await sql.run('DELETE FROM allowance_case WHERE client_id = :clientId AND customer_id = :customerId', {
        customerId,
      });
      if (ground !== null || notReceivableYen > 0)
        await sql.insert('allowance_case', {
          customer_id: customerId,
          ground,
          since_on: since,
          security_yen: securityYen,
          not_receivable_yen: notReceivableYen,
          collectible_yen: isWholeLoss(ground) ? collectibleYen : 0,
          reason,
          ...tx.booked(),
        });
      return {};
    });
  },
};

const NO_SUMS = {
  individualYen: 0,
  generalYen: 0,
  notReceivableYen: 0,
  statutoryYen: null,
  experienceYen: null,
  limitYen: 0,
};

async function allowanceOf(
  { read }: QueryContext,
  clientId: number,
  year: FiscalYear,
  { industry, taxpayer }: AllowanceSetup,
): Promise<Table> {
  const sql = read.client(clientId);
  const cases = new Map((await allowanceCases(sql)).map((row) => [row.customerId, row]));
  const customers = await claimsAt(read, clientId, year.to, cases);
  const begin = await booksFrom(sql);
  // 貸倒実績率 is a corporation's choice; a sole proprietor has one rate.
  const years = taxpayer === 'corporation' ? await yearsOf(read, clientId, year, begin, cases) : [];
  const permille = industry === null ? null : generalPermille(taxpayer, industry, year.from);
  const rate = years.length === 0 ? null : experienceRate(years);
  return {
    ...year,
    industry,
    taxpayer,
    permille,
    rate,
    years,
    booksFrom: begin,
    totalYen: customers.reduce((sum, one) => sum + one.openYen, 0),
    ...allowanceSums(customers, { permille, rate }),
    customers,
  };
}

type Cases = ReadonlyMap<number, CaseRow>;

/** Every customer with a balance at a year's end, and how it is assessed; what began later does not count in it. */
async function claimsAt(read: QueryContext['read'], clientId: number, to: string, cases: Cases) {
  const balances = await agingTable(read.office, { clientId, asOf: to, basis: 'due' });
  return balances.map(({ customerId, customerCode, customerName, total }) => {
    const own = cases.get(customerId);
    const claim = {
      openYen: total,
      notReceivableYen: own?.notReceivableYen ?? 0,
      ground: own?.ground && (own.since ?? '') <= to ? own.ground : null,
      securityYen: own?.securityYen ?? 0,
      collectibleYen: own?.collectibleYen ?? 0,
    };
    return {
      customerId,
      code: customerCode,
      name: customerName,
      ...claim,
      since: own?.since ?? null,
      reason: own?.reason ?? '',
      individualYen: individualYen(claim),
    };
  });
}

/** What the three years before bring into the experience rate; none where the books begin later. */
async function yearsOf(
  read: QueryContext['read'],
  clientId: number,
  year: FiscalYear,
  begin: string | null,
  cases: Cases,
): Promise<Table['years']> {
  const spans = threeYearsBefore(year);
  if (begin === null || begin > spans[0]!.to) return [];
  const before = await claimsAt(read, clientId, addDays(spans[0]!.from, -1), cases);
  const facts: { claims: typeof before; lossOf: Map<number, number> }[] = [];
  for (const { from, to } of spans)
    facts.push({
      claims: await claimsAt(read, clientId, to, cases),
      lossOf: await lossesOf(read.client(clientId), from, to),
    });
  return experienceYears(before, facts).map((one, at) => ({ ...spans[at]!, ...one }));
}
