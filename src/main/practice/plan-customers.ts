/** The customers of one client: their names, terms, and how each of them pays. */
import type { PlainDate } from '../../domain/dates.ts';
import { halfWidthLength } from '../../domain/names.ts';
import {
  BRANCHES,
  BUILDINGS,
  FORM_OF_KIND,
  FORMS,
  GIVEN_NAMES,
  QUARTERS,
  STEMS,
  SURNAMES,
  TOWNS,
} from './name-parts.ts';
import { payerNameOf } from './payer-names.ts';
import { plannedLine } from './plan-invoices.ts';
import type { Behaviour, PayerStyle, PlannedCustomer, PracticeClient } from './plan-types.ts';
import type { SeededRandom } from './random.ts';
import { type Trade, tradeOf } from './trades.ts';
import { TRAP_CUSTOMERS, type TrapCustomer } from './traps.ts';

/** The client's customers: those of the traps, then ordinary ones, each stem of a name used once. */
export function planCustomers(client: PracticeClient, random: SeededRandom): PlannedCustomer[] {
  const trade = tradeOf(client.trade);
  const traps = TRAP_CUSTOMERS.filter((trap) => trap.clientCode === client.code);
  const planted = traps.map((trap) => trapCustomer(client, trade, trap, random));
  const stems = random.shuffled(STEMS).slice(0, client.customers - planted.length);
  const ordinary = stems.map((stem, index) => ordinaryCustomer(client, trade, stem, index, random));
  const sales = salesPeople(random);
  return [...planted, ...ordinary].map((customer) => ({ ...customer, salesContact: random.pick(sales) }));
}

function salesPeople(random: SeededRandom): string[] {
  return random
    .shuffled(SURNAMES)
    .slice(0, 3)
    .map(([surname]) => `営業部 ${surname}`);
}

interface Name {
  bareName: string;
  name: string;
  kana: string;
  form: PlannedCustomer['form'];
}

function ordinaryCustomer(
  client: PracticeClient,
  trade: Trade,
  stem: readonly [string, string],
  index: number,
  random: SeededRandom,
): PlannedCustomer {
  const kind = random.pick(trade.customerKinds);
  const form = kind[0] in FORM_OF_KIND ? FORM_OF_KIND[kind[0]]! : random.chance(0.88) ? random.pick(FORMS) : null;
  const side = form && form[1] === 'カ' && random.chance(0.4) ? 'tail' : 'head';
  const bareName = stem[0] + kind[0];
  const named: Name = {
    bareName,
    name: form === null ? bareName : side === 'head' ? form[0] + bareName : bareName + form[0],
    kana: stem[1] + kind[1],
    form: form && { short: form[1], spelled: form[2], side },
  };
  const behaviour = ordinaryBehaviour(random);
  const payer = payerStyle(named, random);
  const monthlyLines = random.chance(trade.recurring) ? recurringLines(trade, random) : null;
  return {
    code: String(1001 + index),
    ...named,
    ...whereabouts(random),
    terms: termsOf(client, index, random),
    ...feesOf(client, random),
    withholds: client.trade === 'design' && named.form !== null,
    behaviour,
    payer,
    // Some names have been told; the others are learned when a clerk confirms them.
    payerNames: payer.kind === 'own-name' && random.chance(0.3) ? [payer.name] : [],
    creditLimitYen: random.chance(0.4) ? random.whole(5, 60) * 100_000 : null,
    monthlyLines,
    invoicesAtMost: random.chance(0.35) ? trade.invoicesAtMost : 1,
    monthly: monthlyLines ? 1 : random.pick([0.35, 0.7, 0.9, 0.95, 1]),
    salesContact: '',
  };
}

/** Six in seven pay on the day; the others have their habits. */
function ordinaryBehaviour(random: SeededRandom): Behaviour {
  const roll = random.next();
  if (roll < 0.74) return { kind: 'prompt', daysAfterDue: 0 };
  if (roll < 0.82) return { kind: 'prompt', daysAfterDue: random.whole(-4, -1) };
  if (roll < 0.935) return { kind: 'late', daysAfterDue: random.pick([3, 4, 6, 8, 11, 17]), skipping: 0.08 };
  if (roll < 0.965) return { kind: 'late', daysAfterDue: random.whole(22, 38), skipping: 0.15 };
  if (roll < 0.98) return { kind: 'parts', partYen: null };
  return { kind: 'stops', after: random.pick<PlainDate>(['2026-03-31', '2026-06-30', '2026-08-31', '2026-09-30']) };
}

/** What payers deduct: below 30,000 yen and from there on, as banks charge them. */
const FEES: readonly { lowYen: number; highYen: number }[] = [
  { lowYen: 440, highYen: 440 },
  { lowYen: 660, highYen: 660 },
  { lowYen: 484, highYen: 660 },
  { lowYen: 495, highYen: 660 },
  { lowYen: 330, highYen: 550 },
  { lowYen: 385, highYen: 550 },
  { lowYen: 165, highYen: 330 },
  { lowYen: 145, highYen: 145 },
  { lowYen: 220, highYen: 440 },
];

function feesOf(client: PracticeClient, random: SeededRandom): Pick<PlannedCustomer, 'feeBearer' | 'fee'> {
  const clientBears = random.chance(client.feeBearer === 'client' ? 0.75 : 0.12);
  if (!clientBears) return { feeBearer: 'customer', fee: null };
  return { feeBearer: 'client', fee: random.chance(0.8) ? random.pick(FEES) : null };
}

/** Every fifth customer has terms of its own, half of them 20日締め翌月20日払い: something falls due in every week. */
function termsOf(client: PracticeClient, index: number, random: SeededRandom): PlannedCustomer['terms'] {
  const { holidayShift } = client.terms;
  const twentieth = { closingDay: 20, monthsAfter: 1, payDay: 20, holidayShift };
  if (index % 5 !== 0) return client.terms;
  if (index % 10 === 0) return twentieth;
  return random.pick([
    { closingDay: 31, monthsAfter: 1, payDay: 31, holidayShift },
    { closingDay: 31, monthsAfter: 2, payDay: 10, holidayShift },
    { closingDay: 31, monthsAfter: 1, payDay: 15, holidayShift: 'none' as const },
  ]);
}

function payerStyle(named: Name, random: SeededRandom): PayerStyle {
  const roll = random.next();
  const plain: PayerStyle = { kind: 'plain' };
  const long = halfWidthLength(payerNameOf({ ...named, payer: plain })) > 20;
  if (long && roll < 0.5) return { kind: 'cut', length: 20 };
  if (roll < 0.66) return plain;
  if (roll < 0.73) return { kind: 'no-form' };
  if (roll < 0.75) return { kind: 'other-side' };
  if (roll < 0.79) return { kind: 'spelled' };
  if (roll < 0.85) return { kind: 'branch', branch: random.pick(BRANCHES) };
  if (roll < 0.9) return { kind: 'number', number: String(random.whole(1000, 99_999)) };
  if (roll < 0.93) return { kind: 'space' };
  if (roll < 0.95) return { kind: 'no-dash' };
  return { kind: 'own-name', name: ownName(random) };
}

function ownName(random: SeededRandom): string {
  const customer = { kana: `${random.pick(SURNAMES)[1]} ${random.pick(GIVEN_NAMES)[1]}`, form: null };
  return payerNameOf({ ...customer, payer: { kind: 'plain' } });
}

function whereabouts(random: SeededRandom) {
  const [postalCode, town] = random.pick(TOWNS);
  const surname = random.pick(SURNAMES)[0];
  const hasAddress = random.chance(0.985);
  return {
    honorific: '御中',
    postalCode: hasAddress ? postalCode : '',
    address1: hasAddress
      ? `${town}${random.pick(QUARTERS)}${random.whole(1, 9)}-${random.whole(1, 28)}-${random.whole(1, 20)}`
      : '',
    address2:
      hasAddress && random.chance(0.3) ? `${random.pick(BUILDINGS)}${random.whole(2, 9)}0${random.whole(1, 5)}` : '',
    contactName: random.chance(0.25) ? `${surname} ${random.pick(GIVEN_NAMES)[0]}` : '',
    phone: `06-0000-${String(random.whole(1000, 9999))}`,
  };
}

function recurringLines(trade: Trade, random: SeededRandom) {
  return random
    .shuffled(trade.products)
    .slice(0, random.whole(1, 2))
    .map((product) => plannedLine(product, random));
}

function trapCustomer(client: PracticeClient, trade: Trade, trap: TrapCustomer, random: SeededRandom): PlannedCustomer {
  const [written, short, side] = trap.form;
  const [first] = trade.products;
  return {
    code: trap.code,
    bareName: trap.bareName,
    name: side === 'head' ? written + trap.bareName : trap.bareName + written,
    kana: trap.kana,
    form: { short, spelled: FORMS.find((form) => form[1] === short)![2], side },
    ...whereabouts(random),
    terms: client.terms,
    feeBearer: trap.feeBearer,
    fee: null,
    withholds: false,
    behaviour: trap.behaviour ?? { kind: 'prompt', daysAfterDue: 0 },
    payer: trap.payer ?? { kind: 'plain' },
    payerNames: [],
    creditLimitYen: null,
    monthlyLines:
      trap.monthlyYen === null
        ? null
        : [
            {
              description: first!.description,
              quantityMilli: 1000,
              unit: '式',
              unitPriceMilli: trap.monthlyYen * 1000,
              taxClass: first!.taxClass,
            },
          ],
    invoicesAtMost: 1,
    monthly: 1,
    salesContact: '',
  };
}
