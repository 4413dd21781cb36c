import type { closingBillMethods } from '../../../contract/closing-bills.ts';
import { sumYen } from '../../../domain/money.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import type { CommandContext, Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { clientSettings } from '../clients/queries.ts';
import { deliveriesOfBill, deliveryLines, deliveryTaxes } from '../deliveries/queries.ts';
import { invoiceTaxes } from '../invoices/queries.ts';
import { clientsToBill } from './office-queries.ts';
import { type ProposedBill, proposedBills } from './propose.ts';
import { billById, listBills } from './queries.ts';
import { issueBills, undoBill } from './writes.ts';

export const closingBillHandlers: Handlers<typeof closingBillMethods> = {
  async 'closingBills.propose'({ read }, { clientId, closedOn, customerIds }) {
    const sql = read.client(clientId);
    const bills = await proposedBills(sql, await clientSettings(sql), closedOn, customerIds ?? null);
    const shown = bills.filter((bill) => bill.obstacle?.code !== 'closing-empty');
    const issuable = shown.filter((bill) => bill.obstacle === null);
    return {
      bills: shown.map(proposedValue),
      count: issuable.length,
      totalYen: sumYen(issuable.map((bill) => bill.figures.totalYen)),
    };
  },

  'closingBills.issue': issueClosingBills,

  'closingBills.issueAll': async (context, { closedOn, balanceOnly, dryRun }) => {
    const clients = [];
    for (const { clientId, clientCode, clientName } of await clientsToBill(context.read.office)) {
      const reply = await context.perform('closingBills.issue', { clientId, closedOn, balanceOnly, dryRun });
      const head = { clientId, clientCode, clientName };
      if (reply.ok) {
        const { bills, held, totalYen } = reply.value;
        clients.push({ ...head, bills: bills.length, held: held.length, totalYen, failure: null });
      } else {
        const { error } = reply;
        if (error.kind !== 'refusal') throw new Error(`closing bills of client ${clientCode}: ${error.code}`);
        const failure = refusalSentence(error.code, error.facts);
        clients.push({ ...head, bills: 0, held: 0, totalYen: 0, failure });
      }
    }
    const shown = clients.filter((client) => client.bills > 0 || client.held > 0 || client.failure !== null);
    return {
      clients: shown,
      bills: sumYen(shown.map((client) => client.bills)),
      totalYen: sumYen(shown.map((client) => client.totalYen)),
    };
  },

  async 'closingBills.list'({ read }, { clientId, customerId, closedOn, limit }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    return listBills(sql, { customerId: customerId ?? null, closedOn: closedOn ?? null }, limit);
  },

  async 'closingBills.get'({ read }, { clientId, invoiceId }) {
    const sql = read.client(clientId);
    const bill = await billById(sql, invoiceId);
    const deliveries = await deliveriesOfBill(sql, invoiceId);
    const ids = deliveries.map((delivery) => delivery.deliveryId);
    const lines = await deliveryLines(sql, ids);
    const taxes = await deliveryTaxes(sql, ids);
    return {
      ...bill,
      taxes: await invoiceTaxes(sql, invoiceId),
      deliveriesOf: deliveries.map((delivery) => ({
        ...delivery,
        lines: lines.get(delivery.deliveryId) ?? [],
        taxes: taxes.get(delivery.deliveryId) ?? [],
      })),
    };
  },

  'closingBills.undo': (context, { clientId, invoiceIds, reason }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      const client = await clientSettings(sql, 'booking');
      // The latest first: a bill goes only when none began from it.
      const bills = await Promise.all([...new Set(invoiceIds)].map((invoiceId) => billById(sql, invoiceId)));
      bills.sort((a, b) => (a.closedOn < b.closedOn ? 1 : -1));
      let deliveries = 0;
      for (const bill of bills) deliveries += await undoBill(tx, client, bill.invoiceId, reason);
      return { undone: bills.length, deliveries };
    }),
};

async function issueClosingBills(
  context: CommandContext,
  input: Parameters<Handlers<typeof closingBillMethods>['closingBills.issue']>[1],
) {
  const { clientId, closedOn, customerIds, balanceOnly, dryRun } = input;
  const missing = await undrawable(context, clientId, closedOn, customerIds ?? null);
  const work = async (tx: Tx) => {
    const sql = tx.client(clientId);
    const client = await clientSettings(sql, 'booking');
    const all = await proposedBills(sql, client, closedOn, customerIds ?? null);
    const obstacleOf = (bill: ProposedBill) => {
      const characters = missing.get(bill.customer.customerId);
      if (characters) return new AppError('check-characters', { characters: characters.join('') });
      if (bill.obstacle?.code !== 'closing-no-sales' || !balanceOnly) return bill.obstacle;
      const { closedThrough } = client;
      return closedThrough !== null && closedOn <= closedThrough
        ? new AppError('period-closed', { closedThrough, on: closedOn })
        : null;
    };
    const judged = all.map((bill) => ({ bill, obstacle: obstacleOf(bill) }));
    const good = judged.filter((one) => one.obstacle === null).map((one) => one.bill);
    const bills = good.length === 0 ? [] : await issueBills(tx, client, good);
    const held = judged.flatMap(({ bill, obstacle }) =>
      obstacle === null || obstacle.code === 'closing-empty' ? [] : [heldValue(bill, obstacle)],
    );
    return { bills, held, totalYen: sumYen(bills.map((bill) => bill.totalYen)) };
  };
  return dryRun ? context.rehearse(work) : context.write(work);
}

/** Customer → characters that no font has: looked for before anything is numbered. */
async function undrawable(
  context: CommandContext,
  clientId: number,
  closedOn: string,
  named: readonly number[] | null,
): Promise<Map<number, string[]>> {
  const sql = context.read.client(clientId);
  const bills = await proposedBills(sql, await clientSettings(sql, 'booking'), closedOn, named);
  const papers = bills
    .filter((bill) => bill.lines.length > 0)
    .map(({ customer, lines }) => ({
      key: customer.customerId,
      texts: [customer.name, ...lines.flatMap((line) => [line.description, line.unit, line.note])],
    }));
  const found = papers.length === 0 ? [] : await context.jobs.run('print-texts', { papers });
  return new Map(found.map(({ key, characters }) => [key, characters]));
}

function heldValue({ customer }: ProposedBill, { code, facts }: AppError) {
  return {
    customerId: customer.customerId,
    customerCode: customer.code,
    code,
    sentence: refusalSentence(code, facts),
  };
}

function proposedValue({ customer, figures, deliveries, obstacle, ...bill }: ProposedBill) {
  const { fromOn, closedOn, dueOn, taxes, advanceYen } = bill;
  return {
    ...figures,
    advanceYen,
    customerId: customer.customerId,
    customerCode: customer.code,
    customerName: customer.name,
    fromOn,
    closedOn,
    dueOn,
    deliveries: deliveries.length,
    taxes,
    obstacle: obstacle && { code: obstacle.code, sentence: refusalSentence(obstacle.code, obstacle.facts) },
  };
}
