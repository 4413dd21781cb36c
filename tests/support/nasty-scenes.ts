/** The traps, one function each: who owes what, who sends what, and what of it a person has to see. */
import { addDays } from '../../src/domain/dates.ts';
import type { MatchingCustomer } from '../../src/domain/matching/types.ts';
import { transferFeesOn } from '../../src/domain/transfer-fees.ts';
import { type Company, type Table, taxOf, written } from './nasty-world.ts';
import { bankKana, FORMS, TRADES } from './world-names.ts';

const FEES = [...transferFeesOn('2026-07-31')];

/** Two companies of one reading, 前株 and 後株: the side tells them apart, or the amount. */
function twinsBySide(table: Table): void {
  const one = { ...table.company(), form: FORMS[0]!, side: 'head' as const };
  const other: Company = { ...one, side: 'tail' };
  const dueOn = table.dueOn();
  const isAlike = table.seed.next() < 0.3;
  const first = table.yen();
  const yen = [first, isAlike ? first : table.yen()];
  const dropsForm = table.seed.next() < 0.4;
  for (const [index, company] of [one, other].entries()) {
    const customer = table.customer(company);
    const paid = table.owes(customer, { yen: yen[index]!, dueOn });
    const name = dropsForm ? bankKana(company.kana) : written(company);
    const policy = isAlike ? (dropsForm ? 'never' : 'may') : 'must';
    table.pays(name, dueOn, yen[index]!, {
      kind: `twins-by-side${dropsForm ? '/no-form' : ''}`,
      policy,
      customer,
      paid,
    });
  }
}

/** One of two alike pays, without legal form, the sum both owe. */
function twinsOnePays(table: Table): void {
  const one = { ...table.company(), form: FORMS[0]! };
  const [a, b] = [table.customer({ ...one, side: 'head' }), table.customer({ ...one, form: FORMS[3]! })];
  const [dueOn, yen] = [table.dueOn(), table.yen()];
  table.owes(a, { yen, dueOn });
  table.owes(b, { yen, dueOn });
  table.pays(bankKana(one.kana), dueOn, yen, { kind: 'twins-one-pays', policy: 'never', customer: null });
}

/** The same fee every month from many: the name alone says who, and a stranger of that sum is nobody. */
function sameForAll(table: Table): void {
  const yen = table.seed.whole(20, 90) * 1100;
  const dueOn = table.dueOn();
  for (let index = 0; index < 5; index++) {
    const company = table.company();
    const customer = table.customer(company);
    const paid = table.owes(customer, { yen, dueOn });
    if (index < 4)
      table.pays(written(company), addDays(dueOn, index - 1), yen, {
        kind: 'same-for-all',
        policy: 'must',
        customer,
        paid,
      });
    else table.pays('ｵｵﾉ ｹﾝｼﾞ', dueOn, yen, { kind: 'same-for-all/stranger', policy: 'never', customer: null });
  }
}

/** Kana as other people write them: ヴ as バ or ブ, long vowels as vowels, no marks at all. */
function kanaVariants(table: Table): void {
  const company = table.company({
    trade: table.seed.pick(TRADES.filter(([, kana]) => /[ー・ヴ]|ョウ|ュウ|ッ/u.test(kana))),
  });
  const customer = table.customer(company);
  const dueOn = table.dueOn();
  const yen = table.yen();
  const paid = table.owes(customer, { yen, dueOn });
  const ways: ((kana: string) => string)[] = [
    (kana) => kana.replaceAll('ー', ''),
    (kana) => kana.replaceAll('ー', '－'),
    (kana) => kana.replaceAll('ヴィ', 'ビ').replaceAll('ヴ', 'ブ'),
    (kana) => kana.replaceAll('ー', '―'),
    (kana) => kana.replaceAll('ー', 'ｰ'),
  ];
  const kana = table.seed.pick(ways)(company.kana);
  table.pays(written({ ...company, kana }), dueOn, yen, { kind: 'kana-variant', policy: 'must', customer, paid });
}

/** Long names and branches, cut where screens end. */
function cutNames(table: Table): void {
  const company = table.company({ trade: table.seed.pick(TRADES.filter(([, kana]) => kana.length >= 6)) });
  const customer = table.customer(company);
  const dueOn = table.dueOn();
  const yen = table.yen();
  const paid = table.owes(customer, { yen, dueOn });
  const whole = `${written(company, 'head')} ${table.seed.pick(['ﾄｳｷﾖｳｴｲｷﾞﾖｳｼﾖ', 'ｵｵｻｶｼﾃﾝ', 'ｹｲﾘﾌﾞ', 'ﾄｳﾎｸｼｼﾔ ｹｲﾘﾌﾞ'])}`;
  const length = table.seed.pick([48, 40, 37, 30, 26, 20].filter((cut) => cut < whole.length && cut > 11));
  const name = length === undefined ? whole : whole.slice(0, length).trimEnd();
  // Cut within a short name's branch, or with a space lost at the end, it may look like another name.
  const policy = length !== undefined && name.length === length ? 'must' : 'may';
  table.pays(name, dueOn, yen, { kind: `cut-${length ?? 'not'}`, policy, customer, paid });
}

/** Two customers whose names are the same up to the cut. */
function cutAlike(table: Table): void {
  const stem = table.company();
  const long = {
    ...stem,
    kana: `${stem.kana}ヒガシニホンハンバイ`,
    kanji: `${stem.kanji}東日本販売`,
    form: FORMS[0]!,
    side: 'head' as const,
  };
  const twin = { ...long, kana: `${stem.kana}ヒガシニホンセイゾウ`, kanji: `${stem.kanji}東日本製造` };
  const [a, b] = [table.customer(long), table.customer(twin)];
  const [dueOn, first] = [table.dueOn(), table.yen()];
  const isAlike = table.seed.next() < 0.5;
  const paid = table.owes(a, { yen: first, dueOn });
  table.owes(b, { yen: isAlike ? first : table.yen(), dueOn });
  const common = `ｶ)${bankKana(`${stem.kana}ヒガシニホン`)}`;
  const cut = [48, 40, 37, 30, 26, 20].find((length) => length <= common.length);
  if (cut === undefined) return;
  const policy = isAlike ? 'never' : 'may';
  table.pays(common.slice(0, cut), dueOn, first, {
    kind: 'cut-alike',
    policy,
    customer: isAlike ? null : a,
    paid: isAlike ? [] : paid,
  });
}

/** The same money twice, while next month's bill of the same sum is open. */
function doubled(table: Table): void {
  const company = table.company();
  const customer = table.customer(company);
  const [dueOn, yen] = [
    table.seed.pick(['2026-07-20', '2026-07-31']),
    table.seed.pick([table.yen(), table.seed.whole(20, 300) * 1100]),
  ];
  const [now] = table.owes(customer, { yen, dueOn }, { yen, dueOn: addDays(dueOn, 31), issuedOn: dueOn });
  table.pays(written(company), dueOn, yen, { kind: 'doubled/first', policy: 'must', customer, paid: [now!] });
  const name = written(company);
  const again = table.seed.pick([name, name.replace(/.$/u, ''), ` ${name}`]);
  table.pays(again, addDays(dueOn, table.seed.pick([1, 2, 4, 7])), yen, {
    kind: 'doubled/second',
    policy: 'never',
    customer,
  });
}

/** A part payment of exactly what a later invoice comes to, while the older one is overdue. */
function partLikeAnother(table: Table): void {
  const company = table.company();
  const customer = table.customer(company);
  const dueOn = table.dueOn();
  const part = table.seed.whole(5, 40) * 10_000;
  table.owes(
    customer,
    { yen: part * 3 + 1234, dueOn },
    { yen: part, dueOn: addDays(dueOn, 45), issuedOn: addDays(dueOn, -1) },
  );
  table.pays(written(company), addDays(dueOn, table.seed.whole(0, 6)), part, {
    kind: 'part-like-another',
    policy: 'never',
    customer,
  });
}

/** A payer nobody knows yet: left at first, known after a person has confirmed him. */
function payerChange(table: Table): void {
  const company = table.company();
  const customer = table.customer(company);
  const yen = table.yen();
  const dueOn = table.dueOn();
  const paid = table.owes(customer, { yen, dueOn });
  const name = `${table.seed.pick(['ｱｵｷ', 'ﾏﾂﾓﾄ', 'ﾌｼﾞｻﾜ', 'ｵｵﾂｶ', 'ｷﾘﾔﾏ'])} ${table.seed.pick(['ﾋﾛｼ', 'ｶｽﾞｺ', 'ﾀﾛｳ', 'ﾖｼｵ', 'ﾐﾁﾖ', 'ｼﾝｼﾞ'])}`;
  const isTaken = table.customers.some((one) => one.payerNames.some((alias) => alias.name === name));
  if (isTaken) return;
  const isKnown = table.seed.next() < 0.7;
  if (isKnown) table.remembers(customer, name, table.seed.whole(1, 4));
  table.pays(name, dueOn, yen, {
    kind: isKnown ? 'payer-known' : 'payer-new',
    policy: isKnown ? 'must' : 'may',
    customer,
    paid,
  });
}

/** The parent pays for two of its companies, each confirmed before: the amount says for whom; the same amount says nothing. */
function oneForSeveral(table: Table): void {
  const payer = `ｶ)${bankKana(table.company().kana)}`;
  const dueOn = table.dueOn();
  const isAlike = table.seed.next() < 0.3;
  const yen = table.yen();
  const children = [0, 1].map((index) => {
    const customer = table.customer(table.company());
    const own = index === 0 || isAlike ? yen : table.yen();
    const paid = table.owes(customer, { yen: own, dueOn });
    table.remembers(customer, payer, 2);
    return { customer, paid, own };
  });
  const first = children[0]!;
  if (isAlike) {
    table.pays(payer, dueOn, yen, { kind: 'one-for-several/alike', policy: 'never', customer: null });
    return;
  }
  if (table.seed.next() < 0.4) {
    const sum = children.reduce((total, child) => total + child.own, 0);
    const paid = children.flatMap((child) => child.paid);
    table.pays(payer, dueOn, sum, { kind: 'one-for-several/sum', policy: 'never', customer: first.customer, paid });
    return;
  }
  for (const { customer, paid, own } of children)
    table.pays(payer, dueOn, own, { kind: 'one-for-several', policy: 'must', customer, paid });
}

/** A once paid for B, a person confirmed it; now A pays what A owes, and B owes the same. */
function wrongLesson(table: Table): void {
  const company = table.company();
  const a = table.customer(company);
  const b = table.customer(table.company());
  table.remembers(b, written(company), 1);
  const dueOn = table.dueOn();
  const yen = table.yen();
  const isAlike = table.seed.next() < 0.5;
  const paid = table.owes(a, { yen, dueOn });
  table.owes(b, { yen: isAlike ? yen : table.yen(), dueOn });
  table.pays(written(company), dueOn, yen, {
    kind: 'wrong-lesson',
    policy: isAlike ? 'may' : 'must',
    customer: a,
    paid,
  });
}

/** An agency pays net of its commission, in bulk: nobody's invoice, whatever it adds up to. */
function agency(table: Table): void {
  const dueOn = table.dueOn();
  const yen = [0, 1, 2].map(() => {
    const own = table.yen();
    table.owes(table.customer(table.company()), { yen: own, dueOn });
    return own;
  });
  const sum = yen.reduce((total, one) => total + one, 0);
  const net = sum - Math.floor((sum * 35) / 1000);
  const name = table.seed.pick(['ｶ)ﾈﾂﾄﾌﾟﾛﾃｸｼﾖﾝｽﾞ', 'GMOﾍﾟｲﾒﾝﾄｹﾞ-ﾄｳｴｲ(ｶ', 'ｶ)ｼﾞｴ-ｼ-ﾋﾞ-', 'ｽﾄﾗｲﾌﾟｼﾞﾔﾊﾟﾝ(ｶ']);
  table.pays(name, dueOn, net, { kind: 'agency', policy: 'never', customer: null });
}

/** Tax withheld, and a fee on top where the client bears it. */
function withheld(table: Table): void {
  const company = table.company();
  const feeYen = table.seed.next() < 0.5 ? table.seed.pick(FEES) : 0;
  const customer = table.customer(company, { feeBearer: feeYen > 0 ? 'client' : 'customer' });
  const dueOn = table.dueOn();
  const nets = table.seed.next() < 0.4 ? [table.yen(), table.yen()] : [table.yen(60_000, 3_000_000)];
  const paid = table.owes(
    customer,
    ...nets.map((netYen) => ({ yen: netYen + Math.floor(netYen / 10), netYen, dueOn })),
  );
  const gross = paid.reduce((sum, one) => sum + one.openYen, 0);
  const tax = taxOf(nets.reduce((sum, one) => sum + one, 0));
  table.pays(written(company), dueOn, gross - tax - feeYen, {
    kind: `withheld${feeYen > 0 ? '+fee' : ''}`,
    policy: 'must',
    customer,
    paid,
  });
}

/** Last month's is unpaid: he pays this month's, or both, or the old one. */
function arrears(table: Table): void {
  const company = table.company();
  const customer = table.customer(company);
  const dueOn = table.seed.pick(['2026-07-31', '2026-08-31']);
  const [old, now] = table.owes(
    customer,
    { yen: table.yen(), dueOn: addDays(dueOn, -31) },
    { yen: table.yen(), dueOn },
  );
  const paid = table.seed.pick([[now!], [old!, now!], [old!]]);
  const sum = paid.reduce((total, one) => total + one.openYen, 0);
  table.pays(written(company), addDays(dueOn, table.seed.whole(-2, 3)), sum, {
    kind: `arrears/${paid.length}`,
    policy: 'must',
    customer,
    paid,
  });
}

/** The same sum every month, last month's unpaid too: which of the two is meant nobody knows. */
function arrearsAlike(table: Table): void {
  const company = table.company();
  const customer = table.customer(company);
  const dueOn = table.seed.pick(['2026-07-31', '2026-08-31']);
  const yen = table.seed.whole(20, 300) * 1100;
  table.owes(customer, { yen, dueOn: addDays(dueOn, -31) }, { yen, dueOn });
  table.pays(written(company), dueOn, yen, { kind: 'arrears-alike', policy: 'never', customer });
}

/** Group companies whose names begin alike: a branch of one, or the other. */
function groupByPrefix(table: Table): void {
  const stem = { ...table.company(), form: FORMS[0]!, side: 'head' as const };
  const sister: Company = { ...stem, kana: `${stem.kana}オオサカ`, kanji: `${stem.kanji}大阪` };
  const [a, b] = [table.customer(stem), table.customer(sister)];
  const dueOn = table.dueOn();
  const [ofA] = table.owes(a, { yen: table.yen(), dueOn });
  const [ofB] = table.owes(b, { yen: table.yen(), dueOn });
  table.pays(`${written(stem)} ｵｵｻｶ`, dueOn, ofB!.openYen, {
    kind: 'group/spaced',
    policy: 'may',
    customer: b,
    paid: [ofB!],
  });
  table.pays(written(stem), addDays(dueOn, 1), ofA!.openYen, {
    kind: 'group/plain',
    policy: 'must',
    customer: a,
    paid: [ofA!],
  });
}

/** The parent's name, the child's money: somebody has to say so the first time. */
function parentPays(table: Table): void {
  const parent = table.company();
  const child = table.customer({ ...parent, kana: `${parent.kana}キュウシュウ`, kanji: `${parent.kanji}九州` });
  const dueOn = table.dueOn();
  const paid = table.owes(child, { yen: table.yen(), dueOn });
  const name = written({ ...parent, side: 'head', form: FORMS[0]! });
  table.pays(name, dueOn, paid[0]!.openYen, { kind: 'parent-pays', policy: 'may', customer: child, paid });
}

/** The customer's invoice number stands in the EDI field, of his own or of somebody else's invoice. */
function referenced(table: Table): void {
  const company = table.company();
  const customer = table.customer(company);
  const dueOn = table.dueOn();
  const [one] = table.owes(customer, { yen: table.yen(), dueOn }, { yen: table.yen(), dueOn });
  if (table.seed.next() < 0.6) {
    const name = table.seed.pick([written(company), `${written(company)} ${one!.invoice}`, 'ｻｻｷ ﾏｺﾄ']);
    const special = name.includes(one!.invoice)
      ? {}
      : { ediInfo: one!.invoice.replaceAll('-', table.seed.pick(['', '-'])) };
    const policy = name === 'ｻｻｷ ﾏｺﾄ' ? 'may' : 'must';
    table.pays(name, dueOn, one!.openYen, { kind: 'referenced', policy, customer, paid: [one!] }, special);
    return;
  }
  const other = table.company();
  table.owes(table.customer(other), { yen: one!.openYen, dueOn });
  table.pays(
    written(other),
    dueOn,
    one!.openYen,
    { kind: 'referenced/other', policy: 'never', customer: null },
    { ediInfo: one!.invoice },
  );
}

/** Three come, two are owed. */
function threeForTwo(table: Table): void {
  const company = table.company();
  const customer = table.customer(company);
  const dueOn = table.dueOn();
  const yen = table.seed.whole(20, 300) * 1100;
  const owed = table.owes(customer, { yen, dueOn }, { yen, dueOn });
  // Interchangeable: which deposit gets which invoice is nobody's concern, so they are judged as 'may' by number.
  for (let index = 0; index < 2; index++)
    table.pays(written(company), dueOn, yen, { kind: 'two-for-two', policy: 'may', customer, paid: [owed[index]!] });
}

/** A fee nobody agreed to; an agreed one in no table but deducted before; one forbidden by the law. */
function fees(table: Table): void {
  const company = table.company();
  const dueOn = table.dueOn();
  const which = table.seed.pick(['agreed', 'habit', 'not-agreed', 'forbidden'] as const);
  const feeYen = which === 'habit' ? 432 : table.seed.pick(FEES);
  const feeBearer = which === 'not-agreed' || which === 'habit' ? ('customer' as const) : ('client' as const);
  const customer = table.customer(company, { feeBearer, ...(which === 'forbidden' ? { entrustmentAct: true } : {}) });
  const paid = table.owes(customer, { yen: table.yen(), dueOn });
  if (which === 'habit') table.remembers(customer, written(company), 3, feeYen);
  const policy = which === 'agreed' || which === 'habit' ? 'must' : which === 'forbidden' ? 'never' : 'may';
  table.pays(written(company), dueOn, paid[0]!.openYen - feeYen, { kind: `fee/${which}`, policy, customer, paid });
}

/** 2 % off when he pays within ten days of the invoice, as agreed; or late, or without agreement. */
function discounts(table: Table): void {
  const company = table.company();
  const which = table.seed.pick(['agreed', 'late', 'not-agreed'] as const);
  const terms = which === 'not-agreed' ? {} : { discountBasisPoints: 200, discountDays: 10 };
  const customer = table.customer(company, terms);
  const issuedOn = table.seed.pick(['2026-06-30', '2026-07-31']);
  const paid = table.owes(customer, { yen: table.yen(), issuedOn, dueOn: addDays(issuedOn, 31) });
  const yen = paid[0]!.openYen - Math.floor(paid[0]!.openYen / 50);
  const on = addDays(issuedOn, which === 'late' ? 25 : table.seed.whole(3, 10));
  table.pays(written(company), on, yen, {
    kind: `discount/${which}`,
    policy: which === 'agreed' ? 'must' : 'never',
    customer,
    paid,
  });
}

/** Something was set off; halves and thirds; too much by a little: a person looks. */
function troubles(table: Table): void {
  const company = table.company();
  const customer = table.customer(company);
  const dueOn = table.dueOn();
  const owed = table.owes(customer, { yen: table.yen(100_000), dueOn }, { yen: table.yen(100_000), dueOn });
  const sum = owed.reduce((total, one) => total + one.openYen, 0);
  const kind = table.seed.pick(['offset', 'half', 'third', 'over', 'over-fee', 'thousands'] as const);
  const yen = {
    offset: sum - table.yen(11_000, 60_000),
    half: Math.floor(sum / 2),
    third: Math.floor(sum / 3),
    over: sum + table.seed.whole(1, 50) * 1000,
    'over-fee': sum + table.seed.pick(FEES),
    thousands: Math.floor((sum * 0.6) / 1000) * 1000,
  }[kind];
  table.pays(written(company), dueOn, yen, { kind: `trouble/${kind}`, policy: 'never', customer });
  if (kind === 'half')
    table.pays(written(company), addDays(dueOn, 3), sum - yen, { kind: 'trouble/half', policy: 'never', customer });
}

/** Kanji names without フリガナ: nothing to go by, until somebody says so. */
function withoutKana(table: Table): void {
  const company = table.company();
  const customer = table.customer(company, { kana: '' });
  const dueOn = table.dueOn();
  const paid = table.owes(customer, { yen: table.yen(), dueOn });
  const isKnown = table.seed.next() < 0.5;
  if (isKnown) table.remembers(customer, written(company), 1);
  table.pays(written(company), dueOn, paid[0]!.openYen, {
    kind: 'without-kana',
    policy: isKnown ? 'must' : 'may',
    customer,
    paid,
  });
}

/** Somebody whose name is one letter from a customer's, with the customer's sum, and a customer of that very name. */
function oneLetterApart(table: Table): void {
  const company = table.company();
  const customer = table.customer(company);
  const near = {
    ...company,
    kana: company.kana.replace(/^./u, (first) => (first === 'カ' ? 'サ' : 'カ')),
    kanji: `新${company.kanji}`,
  };
  const other = table.customer(near);
  const dueOn = table.dueOn();
  const [ofOne] = table.owes(customer, { yen: table.yen(), dueOn });
  const [ofOther] = table.owes(other, { yen: table.seed.next() < 0.4 ? ofOne!.openYen : table.yen(), dueOn });
  table.pays(written(near), dueOn, ofOther!.openYen, {
    kind: 'one-letter-apart',
    policy: 'must',
    customer: other,
    paid: [ofOther!],
  });
}

/** What a customer owes, from a company of his reading under another legal form. */
function otherForm(table: Table): void {
  const company = { ...table.company(), form: FORMS[0]! };
  const customer: MatchingCustomer = table.customer(company);
  const dueOn = table.dueOn();
  const [one] = table.owes(customer, { yen: table.yen(), dueOn });
  const name = written({ ...company, form: table.seed.pick([FORMS[3]!, FORMS[4]!]) });
  table.pays(name, dueOn, one!.openYen, { kind: 'other-form', policy: 'never', customer: null });
}

export const SCENES: readonly ((table: Table) => void)[] = [
  twinsBySide,
  twinsOnePays,
  sameForAll,
  kanaVariants,
  cutNames,
  cutAlike,
  doubled,
  partLikeAnother,
  payerChange,
  oneForSeveral,
  wrongLesson,
  agency,
  withheld,
  arrears,
  arrearsAlike,
  groupByPrefix,
  parentPays,
  referenced,
  threeForTwo,
  fees,
  discounts,
  troubles,
  withoutKana,
  oneLetterApart,
  otherForm,
];
