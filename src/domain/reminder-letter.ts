/**
 * What a reminder letter says, stage by stage. Pure wording: the page is drawn elsewhere.
 *
 * Bounds of the wording: the creditor is the sender and speaks of facts only (which invoices, which dates, what was asked
 * for before). Court action is named from 催告 on, as something that may be weighed, never as a threat; no instalments, no
 * discounts and no settlement are offered, because bargaining over a debt for others is a lawyer's work (弁護士法72条).
 */

import { formatDate, formatLongDate, type PlainDate } from './dates.ts';
import { INTEREST_TITLE, interestBlockLine } from './interest-statement.ts';
import type { LetterContent, LetterTableColumn } from './letter-content.ts';
import { formatYen } from './money.ts';
import type { LetterBankAccount, LetterClient, LetterInvoice, ReminderLetter } from './reminder-batch.ts';
import { partlyPaid } from './wording/fields.ts';
import { presetWording } from './wording/presets.ts';
import { closingOf, fillWording, type WordingText } from './wording/template.ts';

export { asOfWords, deadlineWords, seasonalGreeting } from './letter-dates.ts';
export { reminderTitle } from './wording/fields.ts';

/** Columns of the invoice table; the two in the middle are left out when they would say nothing. */
type LetterColumn = 'number' | 'issuedOn' | 'dueOn' | 'amountYen' | 'openYen' | 'overdueDays' | 'count';

/** What was recorded with the letter, else the house's own of its stage: letters of before wordings could be edited. */
export function wordingOf(letter: ReminderLetter): WordingText {
  return letter.wording ?? presetWording({ set: 'standard', stage: letter.stage, variant: 'usual' })!;
}

/** The whole letter in words; `issuedOn` is the date printed on it. */
export function composeReminderLetter(
  letter: ReminderLetter,
  client: LetterClient,
  issuedOn: PlainDate,
  officeName: string | null,
): LetterContent {
  const wording = wordingOf(letter);
  const columns = columnsFor(letter.invoices);
  return {
    title: wording.title,
    paragraphs: fillWording(wording, { letter, client, issuedOn }),
    closing: closingOf(wording),
    listOpening: '記',
    listClosing: '以上',
    columns: columns.map((key) => TABLE_COLUMNS[key]),
    rows: letter.invoices.map((invoice) => columns.map((key) => cellText(invoice, key))),
    totalLabel: '合計',
    totalText: formatYen(letter.totalYen),
    blocks: [...disputedBlock(letter.disputed ?? []), ...interestBlock(letter.interest ?? []), ...blocksFor(client)],
    dateLine: formatLongDate(issuedOn),
    serialLine: `番号 ${letter.serial}`,
    runningHead: `${letter.customer.name}　${letter.customer.honorific || '御中'}　${wording.title}（続き）`,
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

/** What the customer denies is not asked for here: it is named apart, so that he sees that it was heard. */
function disputedBlock(disputed: readonly LetterInvoice[]): LetterContent['blocks'] {
  if (disputed.length === 0) return [];
  const lines = disputed.map(
    (one) => `請求書 ${one.number}　お支払期日 ${formatDate(one.dueOn)}　${formatYen(one.openYen)}円`,
  );
  return [{ label: '確認中のご請求', lines: [...lines, '内容を確認中のため、上記の未払額には含めておりません。'] }];
}

/** 遅延損害金 as it was frozen, each bill with the day it runs to. */
function interestBlock(bills: NonNullable<ReminderLetter['interest']>): LetterContent['blocks'] {
  return bills.length === 0 ? [] : [{ label: INTEREST_TITLE, lines: bills.map(interestBlockLine) }];
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
