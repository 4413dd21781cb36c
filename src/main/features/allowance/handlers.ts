import type { allowanceMethods } from '../../../contract/allowance.ts';
import type { OutputOf } from '../../../contract/contract.ts';
import {
  allowanceSums,
  experienceRate,
  type FiscalYear,
  fiscalYearEnded,
  individualYen,
  statutoryPermille,
  threeYearsBefore,
} from '../../../domain/allowance.ts';
import type { Handlers, QueryContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { agingTable } from '../aging/office-queries.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { figureClients } from '../figures/office-queries.ts';
import { allowanceCases, allowanceIndustry, booksFrom, fiscalMonth, lossYen } from './queries.ts';

type Table = OutputOf<'allowance.table'>;

export const allowanceHandlers: Handlers<typeof allowanceMethods> = {
  async 'allowance.table'(context, { clientId, on = context.clock.today() }) {
    const sql = context.read.client(clientId);
    const { code } = await clientSettings(sql);
    const month = await fiscalMonth(sql);
    if (month === null) throw new AppError('fiscal-month-missing', { code }, 'clientId');
    return allowanceOf(context, clientId, fiscalYearEnded(month, on));
  },

  async 'allowance.office'(context, { on = context.clock.today() }) {
    const clients: OutputOf<'allowance.office'>['clients'] = [];
    for (const { clientId, code, name } of await figureClients(context.read.office, null)) {
      const month = await fiscalMonth(context.read.client(clientId));
      if (month === null) clients.push({ clientId, code, name, to: null, industry: null, totalYen: 0, ...NO_SUMS });
      else {
        const table = await allowanceOf(context, clientId, fiscalYearEnded(month, on));
        const { to, industry, totalYen, individualYen: individual, generalYen, notReceivableYen } = table;
        const { statutoryYen, experienceYen, limitYen } = table;
        const sums = { individualYen: individual, generalYen, notReceivableYen, statutoryYen, experienceYen, limitYen };
        clients.push({ clientId, code, name, to, industry, totalYen, ...sums });
      }
    }
    return { clients };
  },

  async 'allowance.setIndustry'(context, { clientId, industry }) {
    return context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      await sql.run('DELETE FROM allowance_setup WHERE client_id = :clientId');
      await sql.insert('allowance_setup', { industry, ...tx.booked() });
      return {};
    });
  },

  async 'allowance.setCase'(context, { clientId, customerId, ground, since, securityYen, notReceivableYen, reason }) {
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

async function allowanceOf({ read }: QueryContext, clientId: number, year: FiscalYear): Promise<Table> {
  const sql = read.client(clientId);
  const balances = await agingTable(read.office, { clientId, asOf: year.to, basis: 'due' });
  const cases = new Map((await allowanceCases(sql)).map((row) => [row.customerId, row]));
  const customers = balances.map(({ customerId, customerCode, customerName, total }) => {
    const own = cases.get(customerId);
    // What began after the year's end does not count in it.
    const ground = own?.ground && (own.since ?? '') <= year.to ? own.ground : null;
    const claim = {
      openYen: total,
      notReceivableYen: own?.notReceivableYen ?? 0,
      ground,
      securityYen: own?.securityYen ?? 0,
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
  const begin = await booksFrom(sql);
  const years = await yearsOf({ read }, clientId, year, begin);
  const industry = await allowanceIndustry(sql);
  const permille = industry === null ? null : statutoryPermille(industry, year.from);
  const rate = years.length === 0 ? null : experienceRate(years);
  return {
    ...year,
    industry,
    permille,
    rate,
    years,
    booksFrom: begin,
    totalYen: customers.reduce((sum, one) => sum + one.openYen, 0),
    ...allowanceSums(customers, { permille, rate }),
    customers,
  };
}

/** Losses and closing receivables of the three years before; none where the books begin later. */
async function yearsOf(
  { read }: Pick<QueryContext, 'read'>,
  clientId: number,
  year: FiscalYear,
  begin: string | null,
): Promise<Table['years']> {
  const before = threeYearsBefore(year);
  if (begin === null || begin > before[0]!.to) return [];
  const sql = read.client(clientId);
  const years: Table['years'] = [];
  for (const { from, to } of before) {
    const rows = await agingTable(read.office, { clientId, asOf: to, basis: 'due' });
    const endYen = rows.reduce((sum, row) => sum + row.total, 0);
    years.push({ from, to, lossYen: await lossYen(sql, from, to), endYen });
  }
  return years;
}
