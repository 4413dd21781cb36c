/**
 * Makes worlds with a known truth that are harder than real books: names that share beginnings or differ by one kana, every
 * way in which banks and people write them, equal monthly amounts, doubles, halves, strangers with the right amount.
 * The same seed gives the same world on every machine.
 */
import { addDays, dueOnByTerms, endOfMonth, type PaymentTerms } from '../../src/domain/dates.ts';
import type { MatchingCustomer, MatchingDeposit, MatchingReceivable } from '../../src/domain/matching/types.ts';
import { transferFeesOn } from '../../src/domain/transfer-fees.ts';
import { withholdingYen } from '../../src/domain/withholding.ts';
import type { Policy, TrueDeposit, World } from './matching-judge.ts';
import { type Seeded, seeded } from './seeded.ts';
import { bankKana, FORMS, ODD_STYLES, payerNameOf, STEMS, TRADES, type WrittenParty } from './world-names.ts';

export interface WorldShape {
  seed: number;
  customers: number;
  months: number;
  /** Share of customers whose name is written in some other way than the plain one. */
  oddNames: number;
  /** Share of deposits that are part payments, halves, doubles, too much … */
  trouble: number;
}

const TERMS: readonly PaymentTerms[] = [
  { closingDay: 31, monthsAfter: 1, payDay: 31, holidayShift: 'none' },
  { closingDay: 20, monthsAfter: 1, payDay: 20, holidayShift: 'none' },
  { closingDay: 31, monthsAfter: 2, payDay: 10, holidayShift: 'none' },
  { closingDay: 31, monthsAfter: 1, payDay: 15, holidayShift: 'after' },
];

interface Party extends WrittenParty {
  customer: MatchingCustomer;
  terms: PaymentTerms;
  feeYen: number;
  withholds: boolean;
  /** The same invoice every month; null when amounts vary. */
  monthlyYen: number | null;
  /** All invoices are round sums: many sets of them add up to the same. */
  isRound: boolean;
  /** Another customer is written exactly alike. */
  isTwin: boolean;
  /** Invoices that were never paid in full: an equal later one cannot be told from them. */
  left: MatchingReceivable[];
}

interface Maker {
  seed: Seeded;
  parties: Party[];
  receivables: MatchingReceivable[];
  deposits: (MatchingDeposit & { truth: Omit<TrueDeposit, 'ref'> })[];
}

export function makeWorld(shape: WorldShape): World {
  const maker: Maker = { seed: seeded(shape.seed), parties: [], receivables: [], deposits: [] };
  makeParties(maker, shape);
  for (let month = 0; month < shape.months; month++) makeInvoices(maker, month);
  for (const party of maker.parties) payAll(maker, shape, party);
  addStrangers(maker, shape);
  maker.deposits.sort((a, b) => (a.depositedOn < b.depositedOn ? -1 : a.depositedOn > b.depositedOn ? 1 : 0));
  const truth: TrueDeposit[] = [];
  const deposits = maker.deposits.map(({ truth: known, ...deposit }, index) => {
    truth.push({ ...known, ref: String(index + 1) });
    return { ...deposit, depositId: index + 1, ref: String(index + 1) };
  });
  return {
    input: { customers: maker.parties.map((party) => party.customer), receivables: maker.receivables, deposits },
    truth,
  };
}

function makeParties(maker: Maker, shape: WorldShape): void {
  const used = new Set<string>();
  while (maker.parties.length < shape.customers) {
    const [stem, stemKana] = maker.seed.pick(STEMS);
    const [trade, tradeKana] = maker.seed.pick(TRADES);
    const kana = stemKana + tradeKana;
    const form = maker.seed.next() < 0.1 ? null : maker.seed.pick(FORMS);
    const side = maker.seed.next() < 0.6 ? ('head' as const) : ('tail' as const);
    const identity = `${kana}|${form?.[1] ?? ''}`;
    const isTwin = used.has(identity);
    // Names that cannot be told apart exist, but few: each makes its whole family ambiguous.
    if (isTwin && maker.seed.next() < 0.7) continue;
    used.add(identity);
    if (isTwin)
      for (const other of maker.parties) if (`${other.kana}|${other.form?.[1] ?? ''}` === identity) other.isTwin = true;
    const name = form === null ? stem + trade : side === 'head' ? form[0] + stem + trade : stem + trade + form[0];
    maker.parties.push(makeParty(maker, shape, { name, kana, form, side, isTwin }));
  }
}

function makeParty(
  maker: Maker,
  shape: WorldShape,
  named: { name: string } & Pick<Party, 'kana' | 'form' | 'side' | 'isTwin'>,
): Party {
  const style = maker.seed.next() < shape.oddNames ? maker.seed.pick(ODD_STYLES) : 'plain';
  const alias =
    maker.seed.pick(['ｱｵｷ ﾋﾛｼ', 'ﾏﾂﾓﾄ ｶｽﾞｺ', 'ｶ)ｸﾞﾛｰﾊﾞﾙﾊﾟｰﾄﾅｰｽﾞ', 'ｵｵﾂｶ ﾀﾛｳ']) +
    (style === 'alias' ? maker.seed.pick(['', ' ｼﾞﾑｼﾖ']) : '');
  const clientBears = maker.seed.next() < 0.45;
  const customerId = maker.parties.length + 1;
  const isKanaOnly = maker.seed.next() < 0.08;
  const customer: MatchingCustomer = {
    customerId,
    code: String(customerId).padStart(5, '0'),
    name: isKanaOnly ? nameInKana(named) : named.name,
    kana: isKanaOnly ? '' : named.kana,
    payerNames: style === 'alias' ? [{ name: alias, source: 'given', confirmations: 0 }] : [],
    feeBearer: clientBears ? 'client' : 'customer',
  };
  const monthlyYen = maker.seed.next() < 0.2 ? maker.seed.whole(10, 300) * maker.seed.pick([1100, 5500, 1080]) : null;
  const feeYen = clientBears ? maker.seed.pick([...transferFeesOn('2026-07-01')]) : 0;
  const { kana, form, side, isTwin } = named;
  const number = String(maker.seed.whole(1000, 99999));
  return {
    customer,
    kana,
    form,
    side,
    style,
    terms: maker.seed.pick(TERMS),
    feeYen,
    withholds: maker.seed.next() < 0.03,
    monthlyYen,
    isRound: monthlyYen === null && maker.seed.next() < 0.15,
    isTwin,
    alias,
    number,
    left: [],
  };
}

/** A customer entered without フリガナ, the name itself in kana. */
function nameInKana({ kana, form, side }: Pick<Party, 'kana' | 'form' | 'side'>): string {
  if (form === null) return kana;
  return side === 'head' ? form[0] + kana : kana + form[0];
}

function makeInvoices(maker: Maker, month: number): void {
  const monthText = `2026-${String(5 + month).padStart(2, '0')}`;
  for (const party of maker.parties) {
    const count = party.monthlyYen !== null ? 1 : maker.seed.pick([0, 1, 1, 1, 2, 2, 3, 5, 8]);
    for (let index = 0; index < count; index++) {
      const netYen = netOfInvoice(maker, party);
      const amountYen = party.monthlyYen ?? netYen + Math.floor((netYen * maker.seed.pick([8, 10, 10])) / 100);
      const issuedOn = party.terms.closingDay === 20 ? `${monthText}-20` : endOfMonth(monthText);
      const receivableId = maker.receivables.length + 1;
      const invoice = `S26${monthText.slice(5)}-${String(receivableId).padStart(5, '0')}`;
      const dueOn = dueOnByTerms(issuedOn, party.terms);
      const { customerId } = party.customer;
      maker.receivables.push({
        receivableId,
        invoice,
        customerId,
        issuedOn,
        dueOn,
        openYen: amountYen,
        amountYen,
        netYen,
      });
    }
  }
}

function netOfInvoice(maker: Maker, party: Party): number {
  if (party.monthlyYen !== null) return Math.round(party.monthlyYen / 1.1);
  return party.isRound ? maker.seed.whole(1, 60) * 10_000 : maker.seed.whole(800, 60_000) * maker.seed.whole(1, 38);
}

function payAll(maker: Maker, shape: WorldShape, party: Party): void {
  const own = maker.receivables.filter((one) => one.customerId === party.customer.customerId);
  for (const dueOn of [...new Set(own.map((one) => one.dueOn))]) {
    payOne(
      maker,
      shape,
      party,
      dueOn,
      own.filter((one) => one.dueOn === dueOn),
    );
  }
}

const TROUBLES = ['partial', 'split', 'over', 'double', 'rounding', 'skip', 'third', 'foreign'] as const;

function payOne(maker: Maker, shape: WorldShape, party: Party, dueOn: string, due: MatchingReceivable[]): void {
  const on = addDays(dueOn, maker.seed.pick([-3, -2, -1, 0, 0, 0, 0, 1, 2, 5, 12]));
  const total = due.reduce((sum, one) => sum + one.openYen, 0);
  const trouble = maker.seed.next() < shape.trouble ? maker.seed.pick(TROUBLES) : null;
  const isClear = party.style !== 'unseen' && !party.isTwin;
  const policy: Policy = isClear && !party.isRound ? 'must' : 'may';
  if (trouble !== null && trouble !== 'double') party.left.push(...due);
  if (trouble === 'skip') return;
  if (trouble === 'foreign') {
    // Somebody else's name, this customer's money: a person has to say so.
    const other = maker.seed.pick(maker.parties);
    const owesTheSame = maker.receivables.some(
      (one) => one.customerId === other.customer.customerId && one.openYen === total,
    );
    const isOwnName = other.kana !== party.kana && other.style !== 'alias' && other.style !== 'unseen';
    if (isOwnName && !owesTheSame)
      send(maker, party, on, total, 'foreign', 'never', due, payerNameOf(maker.seed, other));
    return;
  }
  if (trouble === 'partial') {
    const part = Math.floor((total * (0.1 + 0.8 * maker.seed.next())) / 1000) * 1000;
    // A part payment of exactly what some invoices come to cannot be told from paying those.
    const isInvoices = addsUp([...due, ...party.left], part);
    if (part > 0 && !isInvoices) send(maker, party, on, part, 'partial', 'never', []);
    return;
  }
  if (trouble === 'split' || trouble === 'third') {
    const parts = trouble === 'split' ? 2 : 3;
    // A share of exactly what some of the invoices come to cannot be told from paying those.
    if (addsUp([...due, ...party.left], Math.floor(total / parts))) return;
    for (let index = 0; index < parts; index++)
      send(maker, party, addDays(on, index * 4), Math.floor((total + index) / parts), trouble, 'never', []);
    return;
  }
  if (trouble === 'over') {
    send(
      maker,
      party,
      on,
      total + maker.seed.pick([108, 110, 330, 440, 660, 1000, 5000, 12_345]),
      'over',
      'never',
      due,
    );
    return;
  }
  if (trouble === 'rounding') {
    send(maker, party, on, total - maker.seed.pick([-3, -2, -1, 1, 2, 3, 5, 9]), 'rounding', 'may', due);
    return;
  }
  const paid = due.length > 2 && maker.seed.next() < 0.12 ? due.filter(() => maker.seed.next() < 0.5) : due;
  const chosen = paid.length > 0 ? paid : [due[0]!];
  party.left.push(...due.filter((one) => !chosen.includes(one)));
  const amount = sumOf(chosen) - taxOf(party, chosen) - party.feeYen;
  const ambiguous = isAmbiguous(due, chosen);
  const kind = `${chosen.length === due.length ? 'all' : 'subset'}${party.feeYen > 0 ? '+fee' : ''}/${party.style}`;
  // A part of what fell due less a fee, or the same sum as something left unpaid, has too many readings.
  const blurred = party.left.some((one) => one.openYen === sumOf(chosen) && one.issuedOn <= on);
  const lowered = blurred || (chosen.length < due.length && (party.feeYen > 0 || party.withholds));
  if (amount <= 0) return;
  send(maker, party, on, amount, kind, ambiguous ? 'never' : lowered ? 'may' : policy, chosen);
  // Two on one day, and two invoices owed alike: then both are right.
  const days = blurred ? [1, 3, 7] : [0, 1, 3, 3, 7];
  const payerName = maker.deposits.at(-1)!.payerName;
  if (trouble === 'double')
    send(maker, party, addDays(on, maker.seed.pick(days)), amount, 'double', 'never', [], payerName);
}

function sumOf(receivables: readonly MatchingReceivable[]): number {
  return receivables.reduce((sum, one) => sum + one.openYen, 0);
}

function taxOf(party: Party, chosen: readonly MatchingReceivable[]): number {
  return party.withholds ? withholdingYen(chosen.reduce((sum, one) => sum + one.netYen, 0)) : 0;
}

/** Some other choice among those due together has the same sum. */
function isAmbiguous(due: readonly MatchingReceivable[], chosen: readonly MatchingReceivable[]): boolean {
  return waysToAddUp(due, sumOf(chosen)) > 1;
}

function addsUp(receivables: readonly MatchingReceivable[], sumYen: number): boolean {
  return waysToAddUp(receivables.slice(-12), sumYen) > 0;
}

function waysToAddUp(receivables: readonly MatchingReceivable[], sumYen: number): number {
  let ways = 0;
  for (let mask = 1; mask < 2 ** receivables.length; mask++) {
    let sum = 0;
    for (let index = 0; index < receivables.length; index++)
      if ((mask >> index) & 1) sum += receivables[index]!.openYen;
    if (sum === sumYen) ways++;
  }
  return ways;
}

function send(
  maker: Maker,
  party: Party,
  depositedOn: string,
  amountYen: number,
  kind: string,
  policy: Policy,
  paid: readonly MatchingReceivable[],
  payerName = payerNameOf(maker.seed, party),
): void {
  const truth = {
    kind,
    policy,
    customerCode: party.customer.code,
    allocations: paid.map((one): [string, number] => [one.invoice, one.openYen]),
  };
  maker.deposits.push({ depositId: 0, ref: '', payerName, amountYen, depositedOn, truth });
}

/** People who are no customers and happen to send an amount that somebody owes, some under a name like a customer's. */
function addStrangers(maker: Maker, shape: WorldShape): void {
  const known = new Set(maker.parties.map((party) => party.kana));
  for (let index = 0; index < shape.customers / 8; index++) {
    const target = maker.seed.pick(maker.receivables);
    const party = maker.parties[target.customerId - 1]!;
    const otherForm = FORMS.find(
      (form) =>
        form[1] !== party.form?.[1] &&
        !maker.parties.some((one) => one.kana === party.kana && one.form?.[1] === form[1]),
    )!;
    const [, trade] = maker.seed.pick(TRADES);
    const stem = STEMS.find(([, kana]) => party.kana.startsWith(kana))![1];
    const names = ['ﾌﾘｺﾐ ﾄｸﾒｲ', 'ｹﾞﾝｷﾝ', 'ﾘｿｸ', 'ｼﾔｶｲﾎｹﾝﾘﾖｳ', 'ｶ)ﾐﾁﾉﾄﾘﾋｷｻｷ', bankKana(stem)];
    // The reading of a customer under a legal form that is not his: another company. Not where he is entered without one.
    if (party.form !== null) names.push(`${bankKana(otherForm[1])})${bankKana(party.kana)}`);
    if (!known.has(stem + trade)) names.push(`ｶ)${bankKana(`${stem}${trade}ﾄｳﾎｸ`)}`);
    const depositedOn = addDays(target.dueOn, maker.seed.whole(-3, 5));
    const truth = { kind: 'stranger', policy: 'never' as const, customerCode: null, allocations: [] };
    maker.deposits.push({
      depositId: 0,
      ref: '',
      payerName: maker.seed.pick(names),
      amountYen: target.openYen,
      depositedOn,
      truth,
    });
  }
}
