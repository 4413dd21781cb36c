/**
 * Makes worlds with a known truth that are harder than real books: names that share beginnings or differ by one kana, every
 * way in which banks and people write them, equal monthly amounts, doubles, halves, strangers with the right amount.
 * The same seed gives the same world on every machine.
 */
import Encoding from 'encoding-japanese';
import { addDays, dueOnByTerms, endOfMonth, type PaymentTerms } from '../../src/domain/dates.ts';
import type { MatchingCustomer, MatchingDeposit, MatchingReceivable } from '../../src/domain/matching/types.ts';
import { transferFeesOn } from '../../src/domain/transfer-fees.ts';
import { withholdingYen } from '../../src/domain/withholding.ts';
import type { Policy, TrueDeposit, World } from './matching-judge.ts';

export interface WorldShape {
  seed: number;
  customers: number;
  months: number;
  /** Share of customers whose name is written in some other way than the plain one. */
  oddNames: number;
  /** Share of deposits that are part payments, halves, doubles, too much … */
  trouble: number;
}

/** Surnames and places that share beginnings or differ by one kana. */
const STEMS: readonly (readonly [kanji: string, kana: string])[] = [
  ['佐藤', 'サトウ'],
  ['加藤', 'カトウ'],
  ['伊藤', 'イトウ'],
  ['斎藤', 'サイトウ'],
  ['後藤', 'ゴトウ'],
  ['武藤', 'ムトウ'],
  ['山田', 'ヤマダ'],
  ['浜田', 'ハマダ'],
  ['島田', 'シマダ'],
  ['田中', 'タナカ'],
  ['中田', 'ナカタ'],
  ['中谷', 'ナカタニ'],
  ['みなと', 'ミナト'],
  ['みなみ', 'ミナミ'],
  ['南東京', 'ミナミトウキョウ'],
  ['東京', 'トウキョウ'],
  ['東洋', 'トウヨウ'],
  ['東', 'アズマ'],
  ['大阪', 'オオサカ'],
  ['大坂', 'オオサカ'],
  ['小坂', 'コサカ'],
  ['大沢', 'オオサワ'],
  ['光', 'ヒカリ'],
  ['ヒカル', 'ヒカル'],
  ['スター', 'スター'],
  ['スタート', 'スタート'],
  ['ハート', 'ハート'],
  ['ハト', 'ハト'],
  ['エコー', 'エコー'],
  ['エコ', 'エコ'],
  ['第一', 'ダイイチ'],
  ['第二', 'ダイニ'],
  ['共栄', 'キョウエイ'],
  ['協英', 'キョウエイ'],
  ['九州', 'キュウシュウ'],
  ['ABC', 'エービーシー'],
  ['日本橋', 'ニホンバシ'],
  ['日本', 'ニホン'],
  ['ジャパン', 'ジャパン'],
  ['ヴィーナス', 'ヴィーナス'],
];

const TRADES: readonly (readonly [kanji: string, kana: string])[] = [
  ['商店', 'ショウテン'],
  ['商事', 'ショウジ'],
  ['商会', 'ショウカイ'],
  ['建設', 'ケンセツ'],
  ['建設工業', 'ケンセツコウギョウ'],
  ['工業', 'コウギョウ'],
  ['興業', 'コウギョウ'],
  ['電機', 'デンキ'],
  ['電気', 'デンキ'],
  ['設計', 'セッケイ'],
  ['食品', 'ショクヒン'],
  ['サービス', 'サービス'],
  ['システム', 'システム'],
  ['システムズ', 'システムズ'],
  ['ホールディングス', 'ホールディングス'],
  ['コーポレーション', 'コーポレーション'],
  ['不動産', 'フドウサン'],
  ['運輸', 'ウンユ'],
  ['運送', 'ウンソウ'],
  ['クリーニング', 'クリーニング'],
  ['クリーニングサービス', 'クリーニングサービス'],
  ['エンジニアリング', 'エンジニアリング'],
  ['歯科', 'シカ'],
  ['歯科クリニック', 'シカクリニック'],
  ['薬局', 'ヤッキョク'],
  ['農園', 'ノウエン'],
  ['健康保険組合', 'ケンコウホケンクミアイ'],
  ['ビューティーサロン', 'ビューティーサロン'],
  ['ヴィラ', 'ヴィラ'],
];

const FORMS: readonly (readonly [written: string, short: string, spelled: string])[] = [
  ['株式会社', 'カ', 'カブシキガイシヤ'],
  ['株式会社', 'カ', 'カブシキガイシヤ'],
  ['株式会社', 'カ', 'カブシキカイシヤ'],
  ['有限会社', 'ユ', 'ユウゲンガイシヤ'],
  ['合同会社', 'ド', 'ゴウドウガイシヤ'],
  ['医療法人社団', 'イ', 'イリヨウホウジンシヤダン'],
  ['一般社団法人', 'シヤ', 'シヤダンホウジン'],
  ['特定非営利活動法人', 'トクヒ', 'トクテイヒエイリカツドウホウジン'],
  ['学校法人', 'ガク', 'ガツコウホウジン'],
  ['税理士法人', 'ゼイ', 'ゼイリシホウジン'],
  ['合資会社', 'シ', 'ゴウシガイシヤ'],
];

const TERMS: readonly PaymentTerms[] = [
  { closingDay: 31, monthsAfter: 1, payDay: 31, holidayShift: 'none' },
  { closingDay: 20, monthsAfter: 1, payDay: 20, holidayShift: 'none' },
  { closingDay: 31, monthsAfter: 2, payDay: 10, holidayShift: 'none' },
  { closingDay: 31, monthsAfter: 1, payDay: 15, holidayShift: 'after' },
];

type Style =
  | 'plain'
  | 'no-form'
  | 'other-side'
  | 'spelled'
  | 'number'
  | 'glued-number'
  | 'branch'
  | 'bracket-branch'
  | 'office'
  | 'space'
  | 'slip'
  | 'voiceless'
  | 'small'
  | 'dash'
  | 'no-dash'
  | 'wide'
  | 'cut'
  | 'alias'
  | 'bank-word'
  | 'unseen';

const ODD_STYLES: readonly Style[] = [
  'no-form',
  'no-form',
  'other-side',
  'spelled',
  'number',
  'glued-number',
  'branch',
  'bracket-branch',
  'office',
  'space',
  'slip',
  'slip',
  'voiceless',
  'small',
  'dash',
  'no-dash',
  'wide',
  'cut',
  'cut',
  'alias',
  'bank-word',
  'unseen',
];

interface Party {
  customer: MatchingCustomer;
  kana: string;
  form: (typeof FORMS)[number] | null;
  side: 'head' | 'tail';
  style: Style;
  terms: PaymentTerms;
  feeYen: number;
  withholds: boolean;
  /** The same invoice every month; null when amounts vary. */
  monthlyYen: number | null;
  /** Another customer is written exactly alike. */
  isTwin: boolean;
  alias: string;
  number: string;
  /** Invoices that were never paid in full: an equal later one cannot be told from them. */
  left: MatchingReceivable[];
}

interface Maker {
  random: () => number;
  parties: Party[];
  receivables: MatchingReceivable[];
  deposits: (MatchingDeposit & { truth: Omit<TrueDeposit, 'ref'> })[];
}

export function makeWorld(shape: WorldShape): World {
  const maker: Maker = { random: mulberry(shape.seed), parties: [], receivables: [], deposits: [] };
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

/** Small, seedable and the same everywhere (mulberry32). */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function pick<T>(maker: Maker, list: readonly T[]): T {
  return list[Math.floor(maker.random() * list.length)]!;
}

function whole(maker: Maker, from: number, to: number): number {
  return from + Math.floor(maker.random() * (to - from + 1));
}

function makeParties(maker: Maker, shape: WorldShape): void {
  const used = new Set<string>();
  while (maker.parties.length < shape.customers) {
    const [stem, stemKana] = pick(maker, STEMS);
    const [trade, tradeKana] = pick(maker, TRADES);
    const kana = stemKana + tradeKana;
    const form = maker.random() < 0.1 ? null : pick(maker, FORMS);
    const side = maker.random() < 0.6 ? ('head' as const) : ('tail' as const);
    const identity = `${kana}|${form?.[1] ?? ''}`;
    const isTwin = used.has(identity);
    // Names that cannot be told apart exist, but few: each makes its whole family ambiguous.
    if (isTwin && maker.random() < 0.7) continue;
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
  const style = maker.random() < shape.oddNames ? pick(maker, ODD_STYLES) : 'plain';
  const alias =
    pick(maker, ['ｱｵｷ ﾋﾛｼ', 'ﾏﾂﾓﾄ ｶｽﾞｺ', 'ｶ)ｸﾞﾛｰﾊﾞﾙﾊﾟｰﾄﾅｰｽﾞ', 'ｵｵﾂｶ ﾀﾛｳ']) +
    (style === 'alias' ? pick(maker, ['', ' ｼﾞﾑｼﾖ']) : '');
  const clientBears = maker.random() < 0.45;
  const customerId = maker.parties.length + 1;
  const customer: MatchingCustomer = {
    customerId,
    code: String(customerId).padStart(5, '0'),
    name: named.name,
    kana: named.kana,
    payerNames: style === 'alias' ? [{ name: alias, source: 'given', confirmations: 0 }] : [],
    feeBearer: clientBears ? 'client' : 'customer',
  };
  const monthlyYen = maker.random() < 0.2 ? whole(maker, 10, 300) * pick(maker, [1100, 5500, 1080]) : null;
  const feeYen = clientBears ? pick(maker, [...transferFeesOn('2026-07-01')]) : 0;
  const { kana, form, side, isTwin } = named;
  const number = String(whole(maker, 1000, 99999));
  return {
    customer,
    kana,
    form,
    side,
    style,
    terms: pick(maker, TERMS),
    feeYen,
    withholds: maker.random() < 0.03,
    monthlyYen,
    isTwin,
    alias,
    number,
    left: [],
  };
}

function makeInvoices(maker: Maker, month: number): void {
  const monthText = `2026-${String(5 + month).padStart(2, '0')}`;
  for (const party of maker.parties) {
    const count = party.monthlyYen !== null ? 1 : pick(maker, [0, 1, 1, 1, 2, 2, 3, 5, 8]);
    for (let index = 0; index < count; index++) {
      const netYen =
        party.monthlyYen === null
          ? whole(maker, 800, 60_000) * whole(maker, 1, 38)
          : Math.round(party.monthlyYen / 1.1);
      const amountYen = party.monthlyYen ?? netYen + Math.floor((netYen * pick(maker, [8, 10, 10])) / 100);
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

const TROUBLES = ['partial', 'split', 'over', 'double', 'rounding', 'skip', 'third'] as const;

function payOne(maker: Maker, shape: WorldShape, party: Party, dueOn: string, due: MatchingReceivable[]): void {
  const on = addDays(dueOn, pick(maker, [-3, -2, -1, 0, 0, 0, 0, 1, 2, 5, 12]));
  const total = due.reduce((sum, one) => sum + one.openYen, 0);
  const trouble = maker.random() < shape.trouble ? pick(maker, TROUBLES) : null;
  const isClear = party.style !== 'unseen' && !party.isTwin;
  const policy: Policy = isClear ? 'must' : 'may';
  if (trouble !== null && trouble !== 'double') party.left.push(...due);
  if (trouble === 'skip') return;
  if (trouble === 'partial') {
    const part = Math.floor((total * (0.1 + 0.8 * maker.random())) / 1000) * 1000;
    if (part > 0) send(maker, party, on, part, 'partial', 'never', []);
    return;
  }
  if (trouble === 'split' || trouble === 'third') {
    const parts = trouble === 'split' ? 2 : 3;
    for (let index = 0; index < parts; index++)
      send(maker, party, addDays(on, index * 4), Math.floor((total + index) / parts), trouble, 'never', []);
    return;
  }
  if (trouble === 'over') {
    send(maker, party, on, total + pick(maker, [108, 110, 330, 440, 660, 1000, 5000, 12_345]), 'over', 'never', due);
    return;
  }
  if (trouble === 'rounding') {
    send(maker, party, on, total - pick(maker, [-3, -2, -1, 1, 2, 3, 5, 9]), 'rounding', 'may', due);
    return;
  }
  const paid = due.length > 2 && maker.random() < 0.12 ? due.filter(() => maker.random() < 0.5) : due;
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
    send(maker, party, addDays(on, pick(maker, days)), amount, 'double', 'never', [], payerName);
}

function sumOf(receivables: readonly MatchingReceivable[]): number {
  return receivables.reduce((sum, one) => sum + one.openYen, 0);
}

function taxOf(party: Party, chosen: readonly MatchingReceivable[]): number {
  return party.withholds ? withholdingYen(chosen.reduce((sum, one) => sum + one.netYen, 0)) : 0;
}

/** Some other choice among those due together has the same sum. */
function isAmbiguous(due: readonly MatchingReceivable[], chosen: readonly MatchingReceivable[]): boolean {
  const want = sumOf(chosen);
  let ways = 0;
  for (let mask = 1; mask < 2 ** due.length; mask++) {
    if (sumOf(due.filter((_, index) => (mask >> index) & 1)) === want) ways++;
  }
  return ways > 1;
}

function send(
  maker: Maker,
  party: Party,
  depositedOn: string,
  amountYen: number,
  kind: string,
  policy: Policy,
  paid: readonly MatchingReceivable[],
  payerName = payerNameOf(maker, party),
): void {
  const truth = {
    kind,
    policy,
    customerCode: party.customer.code,
    allocations: paid.map((one): [string, number] => [one.invoice, one.openYen]),
  };
  maker.deposits.push({ depositId: 0, ref: '', payerName, amountYen, depositedOn, truth });
}

/** Half-width kana in capitals as banks write them: ー as -, no small kana. */
export function bankKana(kana: string): string {
  const large = kana
    .replace(/[ァィゥェォッャュョ]/gu, (small) => String.fromCharCode(small.charCodeAt(0) + 1))
    .replaceAll('ヴ', 'ヴ');
  return Encoding.toHankanaCase(large).replaceAll('ｰ', '-');
}

function withForm(party: Party, name: string, side: 'head' | 'tail'): string {
  if (party.form === null) return name;
  const short = bankKana(party.form[1]);
  return side === 'head' ? `${short})${name}` : `${name}(${short}`;
}

function payerNameOf(maker: Maker, party: Party): string {
  const name = bankKana(party.kana);
  const plain = withForm(party, name, party.side);
  const half = Math.floor(name.length / 2);
  switch (party.style) {
    case 'no-form':
      return name;
    case 'other-side':
      return withForm(party, name, party.side === 'head' ? 'tail' : 'head');
    case 'spelled':
      return party.form === null
        ? name
        : party.side === 'head'
          ? bankKana(party.form[2]) + name
          : name + bankKana(party.form[2]);
    case 'number':
      return `${whole(maker, 100, 9_999_999)} ${plain}`;
    case 'glued-number':
      return `${party.number}${plain}`;
    case 'branch':
      return `${plain} ${pick(maker, ['ﾄｳｷﾖｳｼﾃﾝ', 'ｵｵｻｶｴｲｷﾞﾖｳｼﾖ', 'ﾎﾝｼﾔ'])}`;
    case 'bracket-branch':
      return party.form === null ? `${name} ｼﾃﾝ` : `${name}(${bankKana(party.form[1])})ﾄｳｷﾖｳｼﾃﾝ`;
    case 'office':
      return `${plain}${plain.includes('(') ? ')' : ' '}ﾅｺﾞﾔ(ｴｲ`;
    case 'space':
      return plain.replace(name, `${bankKana(party.kana.slice(0, 3))} ${bankKana(party.kana.slice(3))}`);
    case 'slip':
      return plain.replace(name, slip(maker, name));
    case 'voiceless':
      return plain.replace(/[ﾞﾟ]/gu, '');
    case 'small':
      return withForm(party, Encoding.toHankanaCase(party.kana), party.side);
    case 'dash':
      return plain.replaceAll('-', pick(maker, ['ｰ', '‐', '−', '―', 'ー', '－']));
    case 'no-dash':
      return plain.replaceAll('-', '');
    case 'wide':
      return plain.normalize('NFKC').replace(/[!-~]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    case 'cut':
      return plain.slice(0, plain.length > 20 ? 20 : plain.length);
    case 'alias':
      return party.alias;
    case 'bank-word':
      return `${pick(maker, ['ﾌﾘｺﾐ', '振込', '振込入金'])} ${plain}`;
    case 'unseen':
      return half % 2 === 0 ? 'ﾅｶﾞｲ ｱｷﾗ' : 'ﾐﾔﾓﾄ ﾖｼｺ';
    default:
      return plain;
  }
}

function slip(maker: Maker, name: string): string {
  const at = whole(maker, 1, name.length - 2);
  const kind = maker.random();
  if (kind < 0.6) return name.slice(0, at) + name.slice(at + 1);
  if (kind < 0.75) return name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
  if (kind < 0.9) return name.slice(0, at) + pick(maker, [...'ｱｶｻﾀﾅﾊﾏﾔﾗﾜﾝﾂﾙ']) + name.slice(at + 1);
  return name.slice(0, at) + name[at] + name.slice(at);
}

/** People who are no customers and happen to send an amount that somebody owes, some under a name like a customer's. */
function addStrangers(maker: Maker, shape: WorldShape): void {
  const known = new Set(maker.parties.map((party) => party.kana));
  for (let index = 0; index < shape.customers / 8; index++) {
    const target = pick(maker, maker.receivables);
    const party = maker.parties[target.customerId - 1]!;
    const otherForm = FORMS.find(
      (form) =>
        form[1] !== party.form?.[1] &&
        !maker.parties.some((one) => one.kana === party.kana && one.form?.[1] === form[1]),
    )!;
    const [, trade] = pick(maker, TRADES);
    const stem = STEMS.find(([, kana]) => party.kana.startsWith(kana))![1];
    const names = ['ﾌﾘｺﾐ ﾄｸﾒｲ', 'ｹﾞﾝｷﾝ', 'ﾘｿｸ', 'ｼﾔｶｲﾎｹﾝﾘﾖｳ', 'ｶ)ﾐﾁﾉﾄﾘﾋｷｻｷ', bankKana(stem)];
    // The reading of a customer under a legal form that is not his: another company. Not where he is entered without one.
    if (party.form !== null) names.push(`${bankKana(otherForm[1])})${bankKana(party.kana)}`);
    if (!known.has(stem + trade)) names.push(`ｶ)${bankKana(`${stem}${trade}ﾄｳﾎｸ`)}`);
    const depositedOn = addDays(target.dueOn, whole(maker, -3, 5));
    const truth = { kind: 'stranger', policy: 'never' as const, customerCode: null, allocations: [] };
    maker.deposits.push({
      depositId: 0,
      ref: '',
      payerName: pick(maker, names),
      amountYen: target.openYen,
      depositedOn,
      truth,
    });
  }
}
