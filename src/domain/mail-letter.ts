/**
 * What a mail, a short message or a spoken call says: a subject and a text with fields, one wording per kind of paper and per
 * stage of a reminder. A client may set its own; these are what an office starts with. The letter itself is attached, so that
 * the mail only says what it is; a reminder by wire states facts and the way to answer, and negotiates nothing.
 */
import { formatLongDate, type PlainDate } from './dates.ts';
import { formatYen } from './money.ts';
import type { LetterBankAccount } from './reminder-batch.ts';
import { bankAccountWords } from './reminder-letter.ts';

export const WORDING_KEYS = [
  'invoice',
  'credit-note',
  'delivery-note',
  'reminder-1',
  'reminder-2',
  'reminder-3',
  'statement',
  'confirmation',
  'received-note',
  'enquiry',
  'other',
  'sms-1',
  'sms-2',
  'sms-3',
  'voice-1',
  'voice-2',
  'voice-3',
] as const;
export type WordingKey = (typeof WORDING_KEYS)[number];

export interface MailWording {
  /** '' for messages and calls, which have none. */
  subject: string;
  body: string;
}

/** What may stand in braces. Which of them a kind can fill is said by `fieldsOf`. */
export const WORDING_FIELDS = [
  '得意先',
  '宛名',
  '顧問先',
  '担当',
  '電話',
  '番号',
  '金額',
  '期日',
  '期限',
  '件数',
  '口座',
  'ファイル',
] as const;
export type WordingField = (typeof WORDING_FIELDS)[number];
export type FieldValues = Partial<Record<WordingField, string>>;

const EVERY: readonly WordingField[] = ['得意先', '宛名', '顧問先', '担当', '電話', '番号', 'ファイル'];
const MONEY: readonly WordingField[] = ['金額', '期日', '口座'];
const LATE: readonly WordingField[] = ['金額', '期日', '期限', '件数', '口座'];

/** The fields a kind can fill; another one in its wording would leave a hole in the mail and is refused when it is saved. */
export function fieldsOf(key: WordingKey): readonly WordingField[] {
  if (key === 'invoice') return [...EVERY, ...MONEY];
  if (key === 'credit-note') return [...EVERY, '金額'];
  if (key.startsWith('reminder-')) return [...EVERY, ...LATE];
  if (key.startsWith('sms-') || key.startsWith('voice-'))
    return ['得意先', '顧問先', '電話', '番号', '金額', '期日', '期限', '件数'];
  return EVERY;
}

const CLOSING = `{{顧問先}}
{{担当}}
電話 {{電話}}
※添付のPDFをご覧になれない場合は、お手数ですが上記までご連絡ください。`;

function mail(subject: string, text: string): MailWording {
  return { subject, body: `{{宛名}}\n\n${text}\n\n──────────────\n${CLOSING}` };
}

export const DEFAULT_WORDINGS: Record<WordingKey, MailWording> = {
  invoice: mail(
    '【請求書のご送付】{{番号}}　{{顧問先}}',
    `いつもお世話になっております。{{顧問先}}でございます。

請求書 {{番号}} をPDFでお送りいたします。
ご査収のうえ、お支払期日までに下記の口座へお振り込みくださいますよう、お願い申し上げます。

　ご請求金額　{{金額}}円
　お支払期日　{{期日}}
　お振込先　　{{口座}}`,
  ),
  'credit-note': mail(
    '【返還請求書のご送付】{{番号}}　{{顧問先}}',
    `いつもお世話になっております。{{顧問先}}でございます。

返品・お値引き等につきまして、適格返還請求書 {{番号}} をPDFでお送りいたします。
ご査収くださいますよう、お願い申し上げます。

　金額　{{金額}}円`,
  ),
  'delivery-note': mail(
    '【納品書のご送付】{{番号}}　{{顧問先}}',
    `いつもお世話になっております。{{顧問先}}でございます。

納品書 {{番号}} をPDFでお送りいたします。
ご査収くださいますよう、お願い申し上げます。`,
  ),
  'reminder-1': mail(
    '【ご入金のご確認】{{期日}}お支払分について　{{顧問先}}',
    `いつもお世話になっております。{{顧問先}}でございます。

{{期日}}お支払分（{{件数}}件、{{金額}}円）につきまして、本日現在、ご入金の確認ができておりません。
お手続きの状況をご確認いただけますでしょうか。内訳は添付の書面のとおりでございます。

　金額　　　　{{金額}}円
　お支払期限　{{期限}}
　お振込先　　{{口座}}

なお、本メールと行き違いにお支払いいただいておりました場合は、何とぞご容赦ください。`,
  ),
  'reminder-2': mail(
    '【お支払いのお願い】{{顧問先}}',
    `いつもお世話になっております。{{顧問先}}でございます。

先般ご案内いたしました下記のお支払いにつきまして、本日現在、ご入金の確認ができておりません。
{{期限}}までにお支払いくださいますよう、お願い申し上げます。内訳は添付の書面のとおりでございます。

　金額　　　　{{金額}}円（{{件数}}件）
　お支払期限　{{期限}}
　お振込先　　{{口座}}

なお、本メールと行き違いにお支払いいただいておりました場合は、何とぞご容赦ください。`,
  ),
  'reminder-3': mail(
    '【督促】お支払いについて　{{顧問先}}',
    `{{顧問先}}でございます。

再三ご案内しております下記のお支払いにつきまして、本日現在、ご入金の確認ができておりません。
{{期限}}までに全額をお支払いください。期限までのお支払いが難しい場合は、期限までに下記へご連絡ください。
内訳は添付の書面のとおりでございます。

　金額　　　　{{金額}}円（{{件数}}件）
　お支払期限　{{期限}}
　お振込先　　{{口座}}

なお、本メールと行き違いにお支払いいただいておりました場合は、ご容赦ください。`,
  ),
  statement: mail(
    '【残高のご案内】{{顧問先}}',
    `いつもお世話になっております。{{顧問先}}でございます。

お取引の残高につきまして、添付の書面のとおりご案内申し上げます。
ご不明な点やお手元の記録と相違する点がございましたら、下記までお知らせください。`,
  ),
  confirmation: mail(
    '【残高確認のお願い】{{番号}}　{{顧問先}}',
    `いつもお世話になっております。{{顧問先}}でございます。

お取引の残高の確認をお願いしたく、残高確認書 {{番号}} をお送りいたします。
ご確認のうえ、書面の回答欄にご記入いただき、ご返送くださいますよう、お願い申し上げます。`,
  ),
  'received-note': mail(
    '【領収書のご送付】{{番号}}　{{顧問先}}',
    `いつもお世話になっております。{{顧問先}}でございます。

このたびはお支払いいただき、誠にありがとうございました。
領収書 {{番号}} をPDFでお送りいたします。ご査収くださいますよう、お願い申し上げます。`,
  ),
  enquiry: mail(
    '【お問い合わせ】{{番号}}　{{顧問先}}',
    `いつもお世話になっております。{{顧問先}}でございます。

お振り込みにつきまして、お尋ねしたいことがございます。詳しくは添付の書面 {{番号}} をご覧ください。
お手数をおかけいたしますが、ご回答くださいますよう、お願い申し上げます。`,
  ),
  other: mail(
    '{{番号}}のご送付　{{顧問先}}',
    `いつもお世話になっております。{{顧問先}}でございます。

{{番号}} をお送りいたします。ご査収くださいますよう、お願い申し上げます。`,
  ),
  'sms-1': {
    subject: '',
    body: '{{顧問先}}です。{{期日}}分{{金額}}円のご入金が未確認です。行き違いはご容赦ください。{{電話}}',
  },
  'sms-2': {
    subject: '',
    body: '{{顧問先}}です。{{期日}}分{{金額}}円を{{期限}}までにお支払いください。{{電話}}',
  },
  'sms-3': {
    subject: '',
    body: '{{顧問先}}です。未払{{金額}}円を{{期限}}までにお支払いください。ご相談は{{電話}}',
  },
  'voice-1': {
    subject: '',
    body: '{{顧問先}}から、{{得意先}}様へのご連絡です。{{期日}}お支払分、{{金額}}円のご入金が、まだ確認できておりません。お手続きの状況をご確認ください。行き違いの場合は、ご容赦ください。お問い合わせは、{{電話}}まで、お願いいたします。',
  },
  'voice-2': {
    subject: '',
    body: '{{顧問先}}から、{{得意先}}様へのご連絡です。先にご案内いたしました、{{金額}}円のご入金が、まだ確認できておりません。{{期限}}までに、お支払いをお願いいたします。お問い合わせは、{{電話}}まで、お願いいたします。',
  },
  'voice-3': {
    subject: '',
    body: '{{顧問先}}から、{{得意先}}様へのご連絡です。{{金額}}円のお支払いが、まだ確認できておりません。{{期限}}までに、お支払いください。難しい場合は、{{電話}}まで、ご連絡ください。',
  },
};

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Fields that this kind cannot fill, as they were written; braces that do not close count too. */
export function strangeFields(key: WordingKey, { subject, body }: MailWording): string[] {
  const known: readonly string[] = fieldsOf(key);
  const text = `${subject}\n${body}`;
  const strange = [...text.matchAll(FIELD)].map((match) => match[1] ?? '').filter((name) => !known.includes(name));
  const rest = text.replaceAll(FIELD, '');
  return [...new Set([...strange, ...(/\{\{|\}\}/.test(rest) ? ['{{'] : [])])];
}

/** Subject (one line) and body with their fields filled. A line that holds nothing but fields that are all empty is left out. */
export function fillWording({ subject, body }: MailWording, values: FieldValues): MailWording {
  const fill = (text: string) => text.replaceAll(FIELD, (_all, name: string) => values[name as WordingField] ?? '');
  const lines = body.split(/\r?\n/).flatMap((line) => {
    const filled = fill(line);
    return line.trim() !== '' && filled.replaceAll(/[\s　]/g, '') === '' ? [] : [filled.trimEnd()];
  });
  return {
    subject: fill(subject)
      .replaceAll(/[\r\n\t]+/g, ' ')
      .trim(),
    body: lines.join('\n'),
  };
}

const ONE_MESSAGE = 70;
/** The parts of a long message carry a header of three characters each. */
const OF_SEVERAL = 67;

/** How many messages a Japanese text takes (70 characters in one, 67 in each of several); each is paid for. */
export function messageParts(text: string): number {
  const units = text.length;
  return units <= ONE_MESSAGE ? 1 : Math.ceil(units / OF_SEVERAL);
}

export interface MailFacts {
  clientName: string;
  clientContact: string;
  clientPhone: string;
  accounts: readonly LetterBankAccount[];
  customer: { name: string; honorific: string; department: string; contactName: string } | null;
  label: string;
  fileName: string;
  amountYen?: number;
  dueOn?: PlainDate;
  deadlineOn?: PlainDate;
  count?: number;
}

/** Facts as they stand in a mail; short messages and calls get days without their year. */
export function mailFields(key: WordingKey, facts: MailFacts): FieldValues {
  const isBrief = key.startsWith('sms-') || key.startsWith('voice-');
  const day = (on: PlainDate | undefined) => {
    if (on === undefined) return '';
    const long = formatLongDate(on);
    return isBrief ? long.slice(long.indexOf('年') + 1) : long;
  };
  const { customer } = facts;
  return {
    得意先: customer?.name ?? '',
    宛名: customer ? addresseeLines(customer) : '',
    顧問先: facts.clientName,
    担当: facts.clientContact === '' ? '' : `担当　${facts.clientContact}`,
    電話: facts.clientPhone,
    番号: facts.label,
    ファイル: facts.fileName,
    金額: facts.amountYen === undefined ? '' : formatYen(facts.amountYen),
    期日: day(facts.dueOn),
    期限: day(facts.deadlineOn),
    件数: facts.count === undefined ? '' : String(facts.count),
    口座: facts.accounts.map(bankAccountWords).join('\n　　　　　　　'),
  };
}

/** 株式会社山田商店 御中, or the person in his department with 様. */
function addresseeLines({ name, honorific, department, contactName }: NonNullable<MailFacts['customer']>): string {
  if (contactName === '') return `${name} ${honorific || '御中'}`;
  return [name, [department, `${contactName} 様`].filter(Boolean).join('　')].join('\n');
}

const PAPER_NAMES: Partial<Record<WordingKey, string>> = {
  invoice: '請求書',
  'credit-note': '返還請求書',
  'delivery-note': '納品書',
  'reminder-1': 'お支払いのご確認',
  'reminder-2': 'お支払いのお願い',
  'reminder-3': '督促状',
  statement: '残高のご案内',
  confirmation: '残高確認書',
  'received-note': '領収書',
  enquiry: '照会状',
};

/** What the customer finds attached: 請求書_2611-0310.pdf. Characters that no file system takes become underscores. */
export function attachmentName(key: WordingKey, label: string, ending: string): string {
  const name = [PAPER_NAMES[key], label].filter(Boolean).join('_');
  return `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')}${ending}`;
}
