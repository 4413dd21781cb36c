/**
 * 債務承認書・支払計画書: the slip below a reminder by which the debtor acknowledges the debt (承認, 民法152条: the limitation
 * starts anew) and writes by when he pays. He fills the plan in himself: nothing is offered, because bargaining over a debt
 * for others is a lawyer's work (弁護士法72条).
 */
import { formatLongDate, type PlainDate } from './dates.ts';
import type { LetterContent, ReplySlip } from './letter-content.ts';
import { formatYen } from './money.ts';
import type { LetterClient, ReminderLetter } from './reminder-batch.ts';
import { deadlineWords } from './reminder-letter.ts';

const TITLE = '債務承認書・支払計画書';

export function acknowledgementSlip(letter: ReminderLetter, client: LetterClient, issuedOn: PlainDate): ReplySlip {
  const [first] = letter.invoices;
  const others = letter.invoices.length - 1;
  const about = first ? `請求書番号 ${first.number}${others > 0 ? ` ほか${others}件` : ''}` : '';
  return {
    cutLine: '切り取り線',
    title: TITLE,
    to: `${client.name}　御中`,
    text: `貴${houseWord(client)}に対し、${formatLongDate(issuedOn)}現在、${about}の未払代金 ${formatYen(letter.totalYen)}円の債務を負っていることを承認し、次のとおり支払います。`,
    choices: ['期日までに全額を支払います', '次の計画により支払います'],
    blanks: [],
    plan: ['第1回', '第2回', '第3回'].map((label) => ({ label, date: '　　年　　月　　日', unit: '円' })),
    signLabel: '　　　　年　　　月　　　日',
    signLines: ['ご住所', 'お名前'],
    sealMark: '印',
  };
}

/** 貴社 to a company, 貴方 to everyone else. */
function houseWord({ name }: LetterClient): string {
  return /会社|㈱|㈲|[（(][株有同名資][）)]/.test(name) ? '社' : '方';
}

/** The letter with the slip below it, and a line that asks for it back. */
export function withAcknowledgement(
  content: LetterContent,
  letter: ReminderLetter,
  client: LetterClient,
  issuedOn: PlainDate,
): LetterContent {
  const ask = `「${TITLE}」にご記入・ご捺印のうえ、${deadlineWords(letter.deadlineOn)}までにご返送ください。`;
  return {
    ...content,
    blocks: [...content.blocks, { label: 'ご返送', lines: [ask] }],
    slip: acknowledgementSlip(letter, client, issuedOn),
  };
}

/** The letter with a line that names what lies behind it. */
export function withEnclosures(content: LetterContent, titles: readonly string[]): LetterContent {
  if (titles.length === 0) return content;
  const named = titles.length <= 3 ? titles.join('、') : `${titles.slice(0, 2).join('、')} ほか`;
  return {
    ...content,
    blocks: [...content.blocks, { label: '同封', lines: [`請求書の写し ${titles.length}通（${named}）`] }],
  };
}
