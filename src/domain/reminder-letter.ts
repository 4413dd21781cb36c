/**
 * What a reminder letter says, stage by stage. Pure wording: the page is drawn elsewhere.
 *
 * Bounds of the wording: the creditor is the sender and speaks of facts only (which invoices, which dates, what was asked
 * for before). Court action is named from 催告 on, as something that may be weighed, never as a threat; no instalments, no
 * discounts and no settlement are offered, because bargaining over a debt for others is a lawyer's work (弁護士法72条).
 */

import { formatDate, formatLongDate, type PlainDate, weekdayName } from './dates.ts';
import type { LetterContent, LetterRun, LetterTableColumn } from './letter-content.ts';
import { formatYen } from './money.ts';
import type {
  LetterBankAccount,
  LetterClient,
  LetterInvoice,
  ReminderLetter,
  ReminderStage,
} from './reminder-batch.ts';

/** Columns of the invoice table; the two in the middle are left out when they would say nothing. */
type LetterColumn = 'number' | 'issuedOn' | 'dueOn' | 'amountYen' | 'openYen' | 'overdueDays' | 'count';

const TITLES: Record<ReminderStage, string> = {
  1: 'お支払いのご確認のお願い',
  2: 'お支払いのお願い',
  3: '督促状',
  4: '催告書',
  5: '最終催告書',
};

/** The heading of a letter of this stage, also the name by which later letters call it. */
export function reminderTitle(stage: ReminderStage): string {
  return TITLES[stage];
}

/**
 * 時候の挨拶 by day of the year, from the days on which the solar terms usually fall (立春 2/4, 立夏 5/6, 小暑 7/7, 立秋 8/8).
 * Only greetings a business letter may carry; 新春 is left out: a reminder brings no good wishes.
 */
const SEASONS: [from: string, greeting: string][] = [
  ['01-01', '厳寒の候'],
  ['02-04', '余寒の候'],
  ['03-01', '早春の候'],
  ['03-21', '春暖の候'],
  ['04-01', '陽春の候'],
  ['05-06', '新緑の候'],
  ['06-01', '初夏の候'],
  ['06-11', '梅雨の候'],
  ['07-07', '盛夏の候'],
  ['08-08', '残暑の候'],
  ['09-08', '初秋の候'],
  ['09-23', '秋冷の候'],
  ['10-24', '晩秋の候'],
  ['11-22', '向寒の候'],
  ['12-07', '寒冷の候'],
];

export function seasonalGreeting(on: PlainDate): string {
  const day = on.slice(5);
  let greeting = '時下';
  for (const [from, words] of SEASONS) if (day >= from) greeting = words;
  return greeting;
}

/** 2026-11-24, 09:12 → 11月24日午前9時12分; without a time 11月24日. */
export function asOfWords(on: PlainDate, timeOfDay?: string): string {
  const day = `${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日`;
  if (!timeOfDay) return day;
  const [hour, minute] = [Number(timeOfDay.slice(0, 2)), Number(timeOfDay.slice(3, 5))];
  const half = hour < 12 ? '午前' : '午後';
  return `${day}${half}${hour % 12}時${minute === 0 ? '' : `${minute}分`}`;
}

/** 2026-12-04 → 2026年12月4日（金）. */
export function deadlineWords(on: PlainDate): string {
  return `${formatLongDate(on)}（${weekdayName(on)}）`;
}

interface Facts {
  letter: ReminderLetter;
  client: LetterClient;
  issuedOn: PlainDate;
}

/** The whole letter in words; `issuedOn` is the date printed on it. */
export function composeReminderLetter(
  letter: ReminderLetter,
  client: LetterClient,
  issuedOn: PlainDate,
  officeName: string | null,
): LetterContent {
  const facts = { letter, client, issuedOn };
  const columns = columnsFor(letter.invoices);
  return {
    title: TITLES[letter.stage],
    paragraphs: PARAGRAPHS[letter.stage](facts),
    closing: letter.stage >= 4 ? '草々' : '敬具',
    listOpening: '記',
    listClosing: '以上',
    columns: columns.map((key) => TABLE_COLUMNS[key]),
    rows: letter.invoices.map((invoice) => columns.map((key) => cellText(invoice, key))),
    totalLabel: '合計',
    totalText: formatYen(letter.totalYen),
    blocks: blocksFor(client),
    dateLine: formatLongDate(issuedOn),
    serialLine: `番号 ${letter.serial}`,
    runningHead: `${letter.customer.name}　${letter.customer.honorific || '御中'}　${TITLES[letter.stage]}（続き）`,
    continued: '（次頁へ続く）',
    agentLine: officeName ? `作成・発送事務代行　${officeName}` : '',
  };
}

const TABLE_COLUMNS: Record<LetterColumn, LetterTableColumn> = {
  number: { label: '請求書番号', weight: 27, numeric: false },
  issuedOn: { label: '請求日', weight: 24, numeric: false },
  dueOn: { label: 'お支払期日', weight: 24, numeric: false },
  amountYen: { label: 'ご請求額（円）', weight: 28, numeric: true },
  openYen: { label: '未払額（円・税込）', weight: 32, numeric: true, total: true },
  overdueDays: { label: '経過', weight: 15, numeric: true },
  count: { label: 'ご案内', weight: 16, numeric: true },
};

/** ご請求額 only where something was paid on an invoice; ご案内 (which letter) only where one was asked for before. */
function columnsFor(invoices: LetterInvoice[]): LetterColumn[] {
  const askedBefore = invoices.some((invoice) => invoice.count > 1);
  return [
    'number',
    'issuedOn',
    'dueOn',
    ...(partlyPaid(invoices) ? (['amountYen'] as const) : []),
    'openYen',
    'overdueDays',
    ...(askedBefore ? (['count'] as const) : []),
  ];
}

function partlyPaid(invoices: LetterInvoice[]): boolean {
  return invoices.some((invoice) => invoice.openYen !== invoice.amountYen);
}

function cellText(invoice: LetterInvoice, key: LetterColumn): string {
  switch (key) {
    case 'number':
      return invoice.number;
    case 'issuedOn':
      return formatDate(invoice.issuedOn);
    case 'dueOn':
      return formatDate(invoice.dueOn);
    case 'amountYen':
      return formatYen(invoice.amountYen);
    case 'openYen':
      return formatYen(invoice.openYen);
    case 'overdueDays':
      return invoice.overdueDays > 0 ? `${invoice.overdueDays}日` : '―';
    case 'count':
      return invoice.count > 0 ? `${invoice.count}回目` : '―';
  }
}

function blocksFor(client: LetterClient): LetterContent['blocks'] {
  const contact = [client.name, client.contactName].filter(Boolean).join('　');
  const blocks = [{ label: 'お振込先', lines: client.bankAccounts.map(bankAccountWords) }];
  blocks.push({ label: 'お問い合わせ', lines: [client.phone ? `${contact}　電話 ${client.phone}` : contact] });
  return blocks.filter((block) => block.lines.length > 0);
}

/** 浪速中央銀行 船場支店　普通 0412765　オオハシカナモノ（カ; the number with the seven digits banks print. */
export function bankAccountWords(account: LetterBankAccount): string {
  const place = [account.bankName, account.branchName].filter(Boolean).join(' ');
  return `${place}　${account.typeLabel} ${account.number.padStart(7, '0')}　${account.holder}`.trim();
}

const PARAGRAPHS: Record<ReminderStage, (facts: Facts) => LetterRun[][]> = {
  1: askToCheck,
  2: askToPay,
  3: pressForPayment,
  4: demandPayment,
  5: demandFinally,
};

function askToCheck(facts: Facts): LetterRun[][] {
  const { letter } = facts;
  return [
    [
      plain(
        `拝啓　${seasonalGreeting(facts.issuedOn)}、${prosperity(letter)}。平素は格別のお引き立てを賜り、厚く御礼申し上げます。`,
      ),
    ],
    [
      plain('さて、下記のご請求につきまして、お支払期日を過ぎておりますが、ご入金を確認できておりません。'),
      plain('ご多忙のところ誠に恐れ入りますが、いま一度、お支払いの状況をご確認くださいますようお願い申し上げます。'),
    ],
    [
      plain('お手続きがまだお済みでない場合は、'),
      ...amountBy(letter),
      plain(`までに${accountWords(facts.client)}へお振り込みいただければ幸いに存じます。`),
      plain('ご請求の内容にお心当たりがない場合やご不明な点がございましたら、お手数ですが下記までお知らせください。'),
    ],
    [plain(crossing(letter, 'お振り込みいただいておりました節は、何とぞご容赦くださいますようお願い申し上げます'))],
  ];
}

function askToPay(facts: Facts): LetterRun[][] {
  const { letter } = facts;
  const before = earlierLetters(facts, 2);
  return [
    [
      plain(
        `拝啓　${seasonalGreeting(facts.issuedOn)}、${prosperity(letter)}。平素は格別のお引き立てを賜り、厚く御礼申し上げます。`,
      ),
    ],
    [
      plain(
        `さて、${before ? `${before}にてお知らせいたしましたが、` : ''}下記のご請求につきまして、お支払期日を過ぎた現在も、ご入金を確認できておりません。`,
      ),
    ],
    [
      plain('つきましては、ご多忙のところ恐縮に存じますが、'),
      ...amountBy(letter),
      plain(`までに${accountWords(facts.client)}へお振り込みくださいますようお願い申し上げます。`),
      plain(
        'ご事情がおありの場合やご請求の内容にご不明な点がある場合は、期限までに下記へご連絡くださいますようお願いいたします。',
      ),
    ],
    [plain(crossing(letter, 'お振り込みいただいておりました節は、何とぞご容赦ください'))],
  ];
}

function pressForPayment(facts: Facts): LetterRun[][] {
  const { letter } = facts;
  const before = earlierLetters(facts, 3);
  const asked = before ? `${before}にてお願い申し上げましたが、` : '';
  return [
    [plain(`拝啓　時下${prosperity(letter)}。`)],
    [plain(`さて、${asked}下記のご請求につきまして、お支払期日を過ぎた現在も、お支払いを確認できておりません。`)],
    [
      plain('つきましては、'),
      ...amountBy(letter),
      plain(`までに、${accountWords(facts.client)}へ全額をお振り込みくださいますよう、お願い申し上げます。`),
      plain(
        '期限までのお支払いが難しいご事情がおありの場合、またはご請求の内容にご異議がおありの場合は、期限までに必ず下記へご連絡ください。',
      ),
    ],
    [plain(crossing(letter, 'お振り込みいただいておりました節は、何とぞご容赦ください'))],
  ];
}

function demandPayment(facts: Facts): LetterRun[][] {
  const { letter, client } = facts;
  const before = earlierLetters(facts, 3);
  const asked = before ? `${before}によりお支払いをお願いしてまいりましたが、` : '';
  return [
    [
      plain(
        `冠省　下記のご請求につきましては、お支払期日を過ぎております。${asked}${letter.asOfText}現在、お支払いを確認できておりません。`,
      ),
    ],
    [
      plain('つきましては、'),
      ...amountBy(letter),
      plain(`までに、${accountWords(client)}へ全額をお支払いくださいますよう、本書をもって催告いたします。`),
    ],
    [
      plain('期限までにお支払いもご連絡もいただけない場合は、やむを得ず、法的手続をとることを検討いたします。'),
      plain(
        'また、お支払期日の翌日からお支払い済みまでの遅延損害金を、別途ご請求することがあります。あらかじめご承知おきください。',
      ),
    ],
    [
      plain(
        `ご請求の内容にご異議がおありの場合、またはご事情がおありの場合は、期限までに${selfName(client)}へご連絡ください。`,
      ),
    ],
    [plain(crossingDemand(letter))],
  ];
}

function demandFinally(facts: Facts): LetterRun[][] {
  const { letter, client } = facts;
  const before = earlierLetters(facts, 4);
  const asked = before ? `${before}によりお支払いを求めてまいりましたが、` : '';
  return [
    [
      plain(
        `冠省　下記のご請求につきましては、お支払期日を過ぎております。${asked}${letter.asOfText}現在、お支払いを確認できておりません。`,
      ),
    ],
    [
      plain('つきましては、'),
      ...amountBy(letter),
      plain(`までに、${accountWords(client)}へ全額をお支払いくださいますよう、本書をもって最終の催告をいたします。`),
    ],
    [
      plain(
        'この期限までに全額のお支払いを確認できず、ご連絡もいただけない場合は、遺憾ながら、法的手続をとることを検討いたします。',
      ),
      plain(
        'その際は、お支払期日の翌日からお支払い済みまでの遅延損害金および手続に要する費用を、併せてご請求することがあります。',
      ),
    ],
    [plain(`ご請求の内容にご異議がおありの場合は、期限までに、その内容を${selfName(client)}へお知らせください。`)],
    [plain(crossingDemand(letter))],
  ];
}

function plain(text: string): LetterRun {
  return { text };
}

/** ご清祥 fits a person, ご清栄 a business. */
function prosperity(letter: ReminderLetter): string {
  return letter.customer.honorific === '様'
    ? 'ますますご清祥のこととお慶び申し上げます'
    : 'ますますご清栄のこととお慶び申し上げます';
}

/** 未払額合計 1,779,800円 を 2026年12月4日（金）, both bold: the two things a reader looks for. */
function amountBy(letter: ReminderLetter): LetterRun[] {
  const word = letter.invoices.length > 1 ? '未払額合計' : '未払額';
  return [
    plain(word),
    { text: `${formatYen(letter.totalYen)}円`, bold: true },
    plain('を、'),
    { text: deadlineWords(letter.deadlineOn), bold: true },
  ];
}

/** The clause for money that is on its way, with the moment up to which deposits were looked at. */
function crossing(letter: ReminderLetter, excuse: string): string {
  const partly = partlyWords(letter);
  return `なお、本状は${letter.asOfText}までに確認できたご入金をもとに作成しております。${partly}行き違いに${excuse}。`;
}

/** The same in a demand, which has said the moment before. */
function crossingDemand(letter: ReminderLetter): string {
  return `なお、${partlyWords(letter)}本書と行き違いにお支払いいただいておりました節は、何とぞご容赦ください。`;
}

function partlyWords(letter: ReminderLetter): string {
  return partlyPaid(letter.invoices) ? '一部ご入金をいただいたご請求は、残額を記載しております。' : '';
}

/** A letter never points at an account it does not print. */
function accountWords(client: LetterClient): string {
  return client.bankAccounts.length > 0 ? '下記口座' : '請求書記載の口座';
}

/** 当社 for a company, 当方 for everyone else (a doctor, a guild, a man of one name). */
function selfName(client: LetterClient): string {
  return /会社|㈱|㈲|[（(][株有同名資][）)]/.test(client.name) ? '当社' : '当方';
}

/**
 * 10月26日付の書面 for one earlier letter, 9月5日付「お支払いのお願い」および10月26日付「督促状」 for several; the latest `most`,
 * the year where it is another one. Empty when there was none: a letter never speaks of one that was not sent.
 */
function earlierLetters(facts: Facts, most: number): string {
  const letters = facts.letter.previousLetters.slice(-most);
  const names = letters.map(({ on, stage }) => {
    const day = on.slice(0, 4) === facts.issuedOn.slice(0, 4) ? asOfWords(on) : formatLongDate(on);
    return `${day}付「${TITLES[stage]}」`;
  });
  const last = names.pop();
  if (!last) return '';
  return names.length === 0 ? last : `${names.join('、')}および${last}`;
}
