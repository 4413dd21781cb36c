/**
 * Worlds made of known traps: each scene puts a few customers, invoices and deposits on the table whose right reading is
 * known by construction, with names drawn from stems that share beginnings and readings. `must` where an accountant would clear it
 * without a thought, `may` where both clearing and leaving are fine, `never` where a person has to look.
 */
import { addDays } from '../../src/domain/dates.ts';
import type {
  ClearedDeposit,
  MatchingCustomer,
  MatchingDeposit,
  MatchingReceivable,
  PayerAlias,
  PayerHabit,
} from '../../src/domain/matching/types.ts';
import { payerAliasKey } from '../../src/domain/names.ts';
import { withholdingYen } from '../../src/domain/withholding.ts';
import type { Policy, TrueDeposit, World } from './matching-judge.ts';
import { SCENES } from './nasty-scenes.ts';
import { type Seeded, seeded } from './seeded.ts';
import { bankKana, FORMS, type LegalFormRow, STEMS, TRADES } from './world-names.ts';

/** A company with a name of its own in this world. */
export interface Company {
  stem: readonly [string, string];
  trade: readonly [string, string];
  kana: string;
  kanji: string;
  form: LegalFormRow;
  side: 'head' | 'tail';
}

export interface Owed {
  yen: number;
  dueOn: string;
  issuedOn?: string;
  netYen?: number;
}

/** The table a scene lays its cards on. */
export class Table {
  readonly seed: Seeded;
  readonly customers: MatchingCustomer[] = [];
  readonly receivables: MatchingReceivable[] = [];
  readonly deposits: (Omit<MatchingDeposit, 'depositId' | 'ref'> & { truth: Omit<TrueDeposit, 'ref'> })[] = [];
  readonly history: PayerHabit[] = [];
  readonly cleared: ClearedDeposit[] = [];
  readonly #used = new Set<string>();
  readonly #yen = new Set<number>();

  constructor(seed: Seeded) {
    this.seed = seed;
  }

  /** A company whose reading is neither anybody's here nor the beginning of anybody's. */
  company(given: Partial<Company> = {}): Company {
    for (let tries = 0; tries < 5000; tries++) {
      const stem = given.stem ?? this.seed.pick(STEMS);
      const trade = given.trade ?? this.seed.pick(TRADES);
      const kana = stem[1] + trade[1];
      const key = bankKana(kana).replaceAll('-', '');
      if ([...this.#used].some((used) => isNear(used, key))) continue;
      this.#used.add(key);
      const form = given.form ?? this.seed.pick(FORMS);
      return { stem, trade, kana, kanji: stem[0] + trade[0], form, side: this.seed.pick(['head', 'head', 'tail']) };
    }
    throw new Error('no name is left');
  }

  customer(company: Company, special: Partial<MatchingCustomer> = {}): MatchingCustomer {
    const customerId = this.customers.length + 1;
    const { form, side, kanji, kana } = company;
    const name = side === 'head' ? form[0] + kanji : kanji + form[0];
    const own = { customerId, code: String(customerId).padStart(5, '0'), name, kana, payerNames: [] as PayerAlias[] };
    const customer: MatchingCustomer = { ...own, feeBearer: 'customer', ...special };
    this.customers.push(customer);
    return customer;
  }

  owes(customer: MatchingCustomer, ...owed: Owed[]): MatchingReceivable[] {
    return owed.map(({ yen, dueOn, issuedOn = addDays(dueOn, -31), netYen = Math.ceil(yen / 1.1) }) => {
      const receivableId = this.receivables.length + 1;
      const invoice = `N26-${String(receivableId * 7 + 10_000)}`;
      const { customerId } = customer;
      const one = { receivableId, invoice, customerId, issuedOn, dueOn, openYen: yen, amountYen: yen, netYen };
      this.receivables.push(one);
      return one;
    });
  }

  /** The money of one deposit; `paid` in full, or [receivable, yen]. */
  pays(
    payerName: string,
    depositedOn: string,
    amountYen: number,
    verdict: { kind: string; policy: Policy; customer: MatchingCustomer | null; paid?: readonly MatchingReceivable[] },
    special: Partial<MatchingDeposit> = {},
  ): void {
    const { kind, policy, customer, paid = [] } = verdict;
    const allocations = paid.map((one): [string, number] => [one.invoice, one.openYen]);
    const truth = { kind, policy, customerCode: customer?.code ?? null, allocations };
    this.deposits.push({ payerName, depositedOn, amountYen, ...special, truth });
  }

  /** An amount nobody else owes here, not round. */
  yen(from = 20_000, to = 2_500_000): number {
    for (;;) {
      const yen = this.seed.whole(from, to);
      if (yen % 10 === 0 || this.#yen.has(yen)) continue;
      this.#yen.add(yen);
      return yen;
    }
  }

  dueOn(): string {
    return this.seed.pick(['2026-07-20', '2026-07-31', '2026-08-20', '2026-08-31']);
  }

  /** What a person confirmed in the months before. */
  remembers(customer: MatchingCustomer, name: string, count: number, feeYen: number | null = null): void {
    (customer.payerNames as PayerAlias[]).push({ name, source: 'learned', confirmations: count });
    this.history.push({ payerKey: payerAliasKey(name), customerId: customer.customerId, feeYen, count });
  }
}

/** One slip apart, or one the beginning of the other. */
function isNear(a: string, b: string): boolean {
  if (a.startsWith(b) || b.startsWith(a)) return true;
  if (Math.abs(a.length - b.length) > 2) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end <= 2;
}

export function written(company: Company, side = company.side): string {
  const name = bankKana(company.kana);
  const short = bankKana(company.form[1]);
  return side === 'head' ? `${short})${name}` : `${name}(${short}`;
}

export function taxOf(netYen: number): number {
  return withholdingYen(netYen);
}

/** The same seed gives the same world on every machine. */
export function makeNastyWorld(seed: number, scenes = 40): World {
  const table = new Table(seeded(seed));
  for (let index = 0; index < scenes; index++) table.seed.pick(SCENES)(table);
  const shuffled = table.deposits.map((deposit) => ({ deposit, at: table.seed.next() }));
  shuffled.sort((a, b) => compare(a.deposit.depositedOn, b.deposit.depositedOn) || a.at - b.at);
  const truth: TrueDeposit[] = [];
  const deposits = shuffled.map(({ deposit: { truth: known, ...deposit } }, index) => {
    truth.push({ ...known, ref: String(index + 1) });
    return { ...deposit, depositId: index + 1, ref: String(index + 1) };
  });
  shareOutAlike(truth, deposits);
  const { customers, receivables, history, cleared } = table;
  return { input: { customers, receivables, deposits, history, cleared }, truth };
}

/** Equal deposits of one day are interchangeable: the first in the file is held against the first invoice. */
function shareOutAlike(truth: TrueDeposit[], deposits: readonly MatchingDeposit[]): void {
  const alike = new Map<string, TrueDeposit[]>();
  for (const [index, one] of truth.entries()) {
    if (one.kind !== 'two-for-two') continue;
    const { depositedOn, payerName, amountYen } = deposits[index]!;
    const key = `${depositedOn} ${payerName} ${amountYen}`;
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  for (const group of alike.values()) {
    const invoices = group.flatMap((one) => one.allocations).sort((a, b) => compare(a[0], b[0]));
    for (const [index, one] of group.entries()) one.allocations = [invoices[index]!];
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
