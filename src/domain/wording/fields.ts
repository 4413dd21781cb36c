/**
 * What a letter's wording may insert: fields like {得意先名}, filled from the facts of one letter. The same list is offered in
 * the editor, checked when a wording is saved, and filled when a letter is written, so that the three never differ.
 */
import { formatLongDate, type PlainDate } from '../dates.ts';
import type { LetterRun } from '../letter-content.ts';
import { asOfWords, deadlineWords, seasonalGreeting } from '../letter-dates.ts';
import { formatYen } from '../money.ts';
import type { LetterClient, LetterInvoice, ReminderLetter, ReminderStage } from '../reminder-batch.ts';

export interface WordingFacts {
  letter: ReminderLetter;
  client: LetterClient;
  issuedOn: PlainDate;
}

export interface WordingField {
  /** As it stands between the braces. */
  label: string;
  /** What it says, for the editor's list. */
  means: string;
  /** A letter without it is no reminder: what is owed, until when, and up to when deposits were looked at. */
  needed?: true;
  /** Has nothing to say in some letters: belongs into 〔…〕, which then falls away. */
  mayBeEmpty?: true;
  runs: (facts: WordingFacts) => LetterRun[];
}

const TITLES: Record<ReminderStage, string> = {
  1: 'お支払いのご確認のお願い',
  2: 'お支払いのお願い',
  3: '督促状',
  4: '催告書',
  5: '最終催告書',
};

/** The heading of a letter of this stage as the house has it, also the name by which later letters call it. */
export function reminderTitle(stage: ReminderStage): string {
  return TITLES[stage];
}

const plain = (text: string): LetterRun[] => (text === '' ? [] : [{ text }]);
const bold = (text: string): LetterRun[] => [{ text, bold: true }];

export const WORDING_FIELDS: readonly WordingField[] = [
  {
    label: '未払額',
    means: '未払額（2件以上は未払額合計）と金額。太字',
    needed: true,
    runs: ({ letter }) => [
      { text: letter.invoices.length > 1 ? '未払額合計' : '未払額' },
      ...bold(`${formatYen(letter.totalYen)}円`),
    ],
  },
  {
    label: '期限',
    means: '新しいお支払期限。太字',
    needed: true,
    runs: ({ letter }) => bold(deadlineWords(letter.deadlineOn)),
  },
  {
    label: '入金確認日時',
    means: 'どの時点までの入金を見たか',
    needed: true,
    runs: ({ letter }) => plain(letter.asOfText),
  },
  { label: '得意先名', means: '宛先の名', runs: ({ letter }) => plain(letter.customer.name) },
  { label: '差出人名', means: '債権者（顧問先）の名', runs: ({ client }) => plain(client.name) },
  { label: '当社', means: '会社は当社、ほかは当方', runs: ({ client }) => plain(selfName(client)) },
  { label: '時候', means: '月に合わせた時候の語', runs: ({ issuedOn }) => plain(seasonalGreeting(issuedOn)) },
  {
    label: '安否の挨拶',
    means: 'ますますご清栄（個人はご清祥）のこととお慶び申し上げます',
    runs: ({ letter }) => plain(prosperity(letter)),
  },
  { label: '振込先', means: '下記口座、または請求書記載の口座', runs: ({ client }) => plain(accountWords(client)) },
  { label: '件数', means: 'ご請求の件数', runs: ({ letter }) => plain(`${letter.invoices.length}件`) },
  {
    label: '最も古い期日',
    means: '最も古いご請求の支払期日',
    runs: ({ letter }) => plain(formatLongDate(oldestDueOn(letter.invoices))),
  },
  {
    label: '経過日数',
    means: '最も古いご請求の経過日数',
    runs: ({ letter }) => plain(`${Math.max(0, ...letter.invoices.map((one) => one.overdueDays))}日`),
  },
  { label: '電話番号', means: '差出人の電話番号', mayBeEmpty: true, runs: ({ client }) => plain(client.phone) },
  {
    label: 'これまでの書面',
    means: '10月26日付「お支払いのお願い」など、これまでに送った書面',
    mayBeEmpty: true,
    runs: (facts) => plain(earlierLetters(facts)),
  },
  {
    label: '一部入金の注記',
    means: '一部入金があるときだけ、残額を記載している旨',
    mayBeEmpty: true,
    runs: ({ letter }) => plain(partlyPaid(letter.invoices) ? PARTLY_PAID : ''),
  },
  {
    label: '直近の入金日',
    means: 'このご請求に入金のあった最も新しい日',
    mayBeEmpty: true,
    runs: ({ letter }) => plain(letter.history?.lastDepositOn ? asOfWords(letter.history.lastDepositOn) : ''),
  },
  {
    label: '取引年数',
    means: '3年以上のお取引のとき、その年数',
    mayBeEmpty: true,
    runs: ({ letter }) => plain(letter.history?.yearsTraded ? `${letter.history.yearsTraded}年` : ''),
  },
  {
    label: '約束の日',
    means: '分割・支払約束のお申し出のあった日',
    mayBeEmpty: true,
    runs: ({ letter }) => plain(letter.history?.pledge ? formatLongDate(letter.history.pledge.madeOn) : ''),
  },
  {
    label: '約束の期日',
    means: '過ぎている約束の期日',
    mayBeEmpty: true,
    runs: ({ letter }) => plain(letter.history?.pledge ? formatLongDate(letter.history.pledge.dueOn) : ''),
  },
  {
    label: '約束の未入金額',
    means: '約束の期日を過ぎて入金のない額。太字',
    mayBeEmpty: true,
    runs: ({ letter }) => (letter.history?.pledge ? bold(`${formatYen(letter.history.pledge.behindYen)}円`) : []),
  },
];

const BY_LABEL = new Map(WORDING_FIELDS.map((field) => [field.label, field]));

export function wordingField(label: string): WordingField | undefined {
  return BY_LABEL.get(label);
}

const PARTLY_PAID = '一部ご入金をいただいたご請求は、残額を記載しております。';

export function partlyPaid(invoices: readonly LetterInvoice[]): boolean {
  return invoices.some((invoice) => invoice.openYen !== invoice.amountYen);
}

function oldestDueOn(invoices: readonly LetterInvoice[]): PlainDate {
  return invoices.reduce((oldest, one) => (one.dueOn < oldest ? one.dueOn : oldest), invoices[0]!.dueOn);
}

/** ご清祥 fits a person, ご清栄 a business. */
function prosperity(letter: ReminderLetter): string {
  return letter.customer.honorific === '様'
    ? 'ますますご清祥のこととお慶び申し上げます'
    : 'ますますご清栄のこととお慶び申し上げます';
}

/** A letter never points at an account it does not print. */
function accountWords(client: LetterClient): string {
  return client.bankAccounts.length > 0 ? '下記口座' : '請求書記載の口座';
}

/** 当社 for a company, 当方 for everyone else (a doctor, a guild, a man of one name). */
function selfName(client: LetterClient): string {
  return /会社|㈱|㈲|[（(][株有同名資][）)]/.test(client.name) ? '当社' : '当方';
}

/** The later the stage, the more of what was asked before is named. */
const NAMED_LETTERS: Record<ReminderStage, number> = { 1: 2, 2: 2, 3: 3, 4: 3, 5: 4 };

/**
 * 10月26日付の書面 for one earlier letter, 9月5日付「お支払いのお願い」および10月26日付「督促状」 for several; the latest few, the year
 * where it is another one. Empty when there was none: a letter never speaks of one that was not sent.
 */
function earlierLetters({ letter, issuedOn }: WordingFacts): string {
  const names = letter.previousLetters.slice(-NAMED_LETTERS[letter.stage]).map(({ on, stage, title }) => {
    const day = on.slice(0, 4) === issuedOn.slice(0, 4) ? asOfWords(on) : formatLongDate(on);
    return `${day}付「${title ?? TITLES[stage]}」`;
  });
  const last = names.pop();
  if (!last) return '';
  return names.length === 0 ? last : `${names.join('、')}および${last}`;
}
