/**
 * Random books for the ties between aging, ledger, balance list and bridge: the office does what a clerk might, and the
 * test keeps a plain list of what moved which receivable, when, by how much and why. Nothing here is computed by the product.
 */
import { addDays } from '../../src/domain/dates.ts';
import { makeClient, makeCustomer, makeDeposit, makeInvoice, type TestOffice } from './office.ts';
import type { Seeded } from './seeded.ts';

export type Why = 'issued' | 'voided' | 'money' | 'deducted' | 'writtenOff' | 'offset' | 'other';

/** One movement of one receivable: the whole truth of this world. */
export interface Posting {
  invoice: WorldInvoice;
  on: string;
  why: Why;
  /** What the balance changes by. */
  yen: number;
  isReversal: boolean;
}

export interface WorldInvoice {
  receivableId: number;
  invoiceId: number;
  number: string;
  customerId: number;
  on: string;
  dueOn: string;
  yen: number;
}

interface Clearing {
  depositId: number | null;
  moneyYen: number;
  postings: Posting[];
  isLive: boolean;
}

export interface World {
  clientId: number;
  customers: number[];
  invoices: WorldInvoice[];
  postings: Posting[];
  deposits: { id: number; on: string; yen: number }[];
  clearings: Clearing[];
}

const FIRST = '2025-05-01';
const DAYS = 560;
const FEES: Record<string, Why> = {
  'transfer-fee': 'deducted',
  discount: 'deducted',
  rounding: 'deducted',
  withholding: 'other',
  offset: 'offset',
};

/** Books of a new client: `steps` random deeds, some of which the office refuses. */
export async function makeWorld(office: TestOffice, random: Seeded, steps: number, mayMerge = true): Promise<World> {
  const clientId = await makeClient(office);
  const customers: number[] = [];
  for (const code of ['1', '2', '3', '4']) customers.push(await makeCustomer(office, clientId, code));
  const world: World = { clientId, customers, invoices: [], postings: [], deposits: [], clearings: [] };
  for (let step = 0; step < steps; step++) await deed(office, world, random);
  if (mayMerge && random.next() < 0.5) await merge(office, world);
  return world;
}

/** Every second deposit taken back, as many deeds again, and a merge at their end. */
export async function goOn(office: TestOffice, world: World, random: Seeded, steps: number): Promise<void> {
  for (const deposit of world.deposits.filter((_, at) => at % 2 === 0)) await takeBack(office, world, random, deposit);
  for (let step = 0; step < steps; step++) await deed(office, world, random);
  await merge(office, world);
}

function anyDay(random: Seeded): string {
  return addDays(FIRST, random.whole(0, DAYS));
}

async function deed(office: TestOffice, world: World, random: Seeded): Promise<void> {
  const draw = random.next();
  if (draw < 0.3 || world.invoices.length < 3) return bill(office, world, random);
  if (draw < 0.5 || world.deposits.length < 2) return receive(office, world, random);
  if (draw < 0.78) return clear(office, world, random);
  if (draw < 0.86) return clearWithoutMoney(office, world, random);
  if (draw < 0.94) return takeBack(office, world, random);
  return voidOne(office, world, random);
}

async function bill(office: TestOffice, world: World, random: Seeded): Promise<void> {
  const on = anyDay(random);
  const dueOn = addDays(on, random.whole(0, 75));
  const yen = random.whole(1, 40) * 1000;
  const customerId = random.pick(world.customers);
  const number = `N-${world.invoices.length}`;
  const { invoiceId } = await makeInvoice(office, world.clientId, { customerId, number, issuedOn: on, dueOn, yen });
  const { receivableId } = await office.call('invoices.get', { clientId: world.clientId, invoiceId });
  const invoice = { receivableId, invoiceId, number, customerId, on, dueOn, yen };
  world.invoices.push(invoice);
  world.postings.push({ invoice, on, why: 'issued', yen, isReversal: false });
}

async function receive(office: TestOffice, world: World, random: Seeded): Promise<void> {
  const given = {
    depositedOn: anyDay(random),
    payerName: `ﾌﾘｺﾐ${random.whole(1, 4)}`,
    amountYen: random.whole(1, 90) * 1000,
  };
  const customerId = random.next() < 0.4 ? { customerId: random.pick(world.customers) } : {};
  const id = await makeDeposit(office, world.clientId, { ...given, ...customerId });
  world.deposits.push({ id, on: given.depositedOn, yen: given.amountYen });
}

/** Open now, whatever the day. */
function openYen(world: World, invoice: WorldInvoice): number {
  return world.postings.filter((one) => one.invoice === invoice).reduce((sum, one) => sum + one.yen, 0);
}

function chosenInvoices(world: World, random: Seeded, most: number): WorldInvoice[] {
  const open = world.invoices.filter((one) => openYen(world, one) > 0);
  const chosen = new Set<WorldInvoice>();
  for (let at = random.whole(1, most); at > 0 && open.length > 0; at--) chosen.add(random.pick(open));
  return [...chosen];
}

/** Money of one deposit for up to three invoices, of whoever, with up to two reasons for a difference. */
async function clear(office: TestOffice, world: World, random: Seeded): Promise<void> {
  const deposit = random.pick(world.deposits);
  const lines = chosenInvoices(world, random, 3).map((invoice) => ({
    invoice,
    yen: random.next() < 0.5 ? openYen(world, invoice) : random.whole(1, openYen(world, invoice)),
  }));
  const adjustments = Object.keys(FEES)
    .filter(() => random.next() < 0.15)
    .map((kind) => ({
      kind: kind as 'discount',
      amountYen: kind === 'rounding' ? random.pick([-3, 2]) : random.whole(1, 700),
    }));
  const moneyYen =
    lines.reduce((sum, line) => sum + line.yen, 0) - adjustments.reduce((sum, one) => sum + one.amountYen, 0);
  const reply = await office.reply('allocations.allocate', {
    clientId: world.clientId,
    depositId: deposit.id,
    allocations: lines.map((line) => ({ receivableId: line.invoice.receivableId, amountYen: line.yen })),
    adjustments,
  });
  if (!reply.ok) return;
  const dated = lines
    .map((line) => ({ ...line, from: deposit.on > line.invoice.on ? deposit.on : line.invoice.on }))
    .sort((a, b) => (a.from === b.from ? a.invoice.receivableId - b.invoice.receivableId : a.from < b.from ? -1 : 1));
  // Yen by yen: money is used up first, then each difference; what was overpaid lies on the last line.
  const purse: [Why, number][] = [
    ['money', moneyYen],
    ...adjustments.map(({ kind, amountYen }) => [FEES[kind]!, amountYen] as [Why, number]),
  ];
  const postings: Posting[] = [];
  for (const [at, line] of dated.entries()) {
    let left = line.yen;
    const isLast = at === dated.length - 1;
    for (const coin of purse) {
      if (coin[1] === 0 || (!isLast && coin[1] < 0)) continue;
      const part = isLast ? coin[1] : Math.min(coin[1], left);
      if (part === 0) continue;
      coin[1] -= part;
      left -= part;
      postings.push({ invoice: line.invoice, on: line.from, why: coin[0], yen: -part, isReversal: false });
    }
    if (left !== 0) throw new Error(`the test's own sum is wrong by ${left}`);
  }
  world.postings.push(...postings);
  world.clearings.push({ depositId: deposit.id, moneyYen, postings, isLive: true });
}

/** 貸倒 (9-6-1 takes any part) or 相殺, of one customer. */
async function clearWithoutMoney(office: TestOffice, world: World, random: Seeded): Promise<void> {
  const [first] = chosenInvoices(world, random, 1);
  if (!first) return;
  const yen = random.whole(1, openYen(world, first));
  const on = addDays(first.on, random.whole(0, 120));
  const isLoss = random.next() < 0.5;
  const given = {
    clientId: world.clientId,
    customerId: first.customerId,
    on,
    receivables: [{ receivableId: first.receivableId, amountYen: yen }],
    reason: '理由',
    evidence: '証拠',
  };
  const reply = isLoss
    ? await office.reply('writeOffs.record', { ...given, rule: '9-6-1' })
    : await office.reply('offsets.record', given);
  if (!reply.ok) return;
  const posting: Posting = { invoice: first, on, why: isLoss ? 'writtenOff' : 'offset', yen: -yen, isReversal: false };
  world.postings.push(posting);
  world.clearings.push({ depositId: null, moneyYen: 0, postings: [posting], isLive: true });
}

async function takeBack(
  office: TestOffice,
  world: World,
  random: Seeded,
  deposit = random.pick(world.deposits),
): Promise<void> {
  const on = anyDay(random);
  const reply = await office.reply('allocations.reverse', { clientId: world.clientId, depositId: deposit.id, on });
  if (!reply.ok) return;
  for (const clearing of world.clearings.filter((one) => one.isLive && one.depositId === deposit.id)) {
    clearing.isLive = false;
    for (const one of clearing.postings)
      world.postings.push({ ...one, on: on > one.on ? on : one.on, yen: -one.yen, isReversal: true });
  }
}

async function voidOne(office: TestOffice, world: World, random: Seeded): Promise<void> {
  const invoice = random.pick(world.invoices);
  const on = addDays(invoice.on, random.whole(0, 200));
  const reply = await office.reply('invoices.void', {
    clientId: world.clientId,
    invoiceId: invoice.invoiceId,
    on,
    reason: '誤り',
  });
  if (reply.ok) world.postings.push({ invoice, on, why: 'voided', yen: -invoice.yen, isReversal: false });
}

/** The last customer goes into the first: with everything that is his. */
async function merge(office: TestOffice, world: World): Promise<void> {
  const [into, from] = [world.customers[0]!, world.customers.at(-1)!];
  await office.call('customers.merge', { clientId: world.clientId, fromCustomerId: from, intoCustomerId: into });
  world.customers.pop();
  for (const invoice of world.invoices) if (invoice.customerId === from) invoice.customerId = into;
}

/** Balance of one receivable at the end of a day. */
export function balanceOn(world: World, invoice: WorldInvoice, on: string): number {
  return world.postings.filter((one) => one.invoice === invoice && one.on <= on).reduce((sum, one) => sum + one.yen, 0);
}

/** Movements of a customer (or of all) after `after` up to `through`. */
export function postingsBetween(world: World, customerId: number | null, after: string, through: string): Posting[] {
  return world.postings.filter(
    (one) => (customerId === null || one.invoice.customerId === customerId) && one.on > after && one.on <= through,
  );
}
