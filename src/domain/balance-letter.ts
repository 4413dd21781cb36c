/**
 * 残高のご案内 and 残高確認書: what a customer is told about, or asked to confirm of, his balance. Facts only: neither asks
 * for money. A confirmation that comes back agreed is an acknowledgement of the debt (承認, 民法152条).
 */
import { addDays, formatDate, formatLongDate, type PlainDate } from './dates.ts';
import type { EnvelopeProfile } from './envelope.ts';
import type { LetterContent, LetterRun, LetterTableColumn, ReplySlip } from './letter-content.ts';
import { formatYen } from './money.ts';
import type { PeriodSums } from './receivable-flows.ts';
import type { LetterClient, LetterCustomer } from './reminder-batch.ts';
import { bankAccountWords, deadlineWords, seasonalGreeting } from './reminder-letter.ts';

export interface BalanceLetterInvoice {
  number: string;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  amountYen: number;
  openYen: number;
}

export interface BalanceLetter {
  letterKey: string;
  /** Printed on every page and in its QR code; unique in the office. */
  serial: string;
  customer: LetterCustomer;
  /** The day whose balance it speaks of; letters asked for again may be of several. */
  asOf: PlainDate;
  balanceYen: number;
  /** Money held for the customer that no invoice has used: said beside, never taken off. */
  advanceYen: number;
  invoices: BalanceLetterInvoice[];
  /** Of a statement: how the balance came about since `from`. */
  movement: { from: PlainDate; sums: PeriodSums } | null;
  /** Of a confirmation asked for again: the day of the first one. */
  askedBeforeOn: PlainDate | null;
}

export interface BalanceBatch {
  kind: 'statement' | 'confirmation';
  issuedOn: PlainDate;
  /** Until when the slip is wanted back. */
  replyBy: PlainDate | null;
  batchNumber: string;
  officeName: string | null;
  envelope: EnvelopeProfile;
  client: LetterClient;
  letters: BalanceLetter[];
}

export const BALANCE_LETTER_TITLES = { statement: '残高のご案内', confirmation: '残高確認のお願い' } as const;

const COLUMNS: LetterTableColumn[] = [
  { label: '請求書番号', weight: 30, numeric: false },
  { label: '請求日', weight: 24, numeric: false },
  { label: 'お支払期日', weight: 24, numeric: false },
  { label: 'ご請求額（円）', weight: 30, numeric: true },
  { label: '残高（円・税込）', weight: 34, numeric: true, total: true },
];

const NOTHING_OPEN = '未決済のご請求はありません';

export function composeBalanceLetter(letter: BalanceLetter, batch: BalanceBatch): LetterContent {
  const title = BALANCE_LETTER_TITLES[batch.kind];
  const content: LetterContent = {
    title,
    paragraphs: batch.kind === 'statement' ? statementParagraphs(letter, batch) : confirmationParagraphs(letter, batch),
    closing: '敬具',
    listOpening: '記',
    listClosing: '以上',
    columns: COLUMNS,
    rows:
      letter.invoices.length === 0
        ? [[NOTHING_OPEN, '', '', '', '']]
        : letter.invoices.map((one) => [
            one.number,
            formatDate(one.issuedOn),
            formatDate(one.dueOn),
            formatYen(one.amountYen),
            formatYen(one.openYen),
          ]),
    totalLabel: '残高合計',
    totalText: formatYen(letter.balanceYen),
    blocks: blocksFor(letter, batch),
    dateLine: formatLongDate(batch.issuedOn),
    serialLine: `番号 ${letter.serial}`,
    runningHead: `${addressee(letter.customer)}　${title}（続き）`,
    continued: '（次頁へ続く）',
    agentLine: batch.officeName ? `作成・発送事務代行　${batch.officeName}` : '',
  };
  return batch.kind === 'statement' ? content : { ...content, slip: slipFor(letter, batch) };
}

function addressee({ name, honorific }: LetterCustomer): string {
  return `${name}　${honorific || '御中'}`;
}

/** 貴社 to a house, お客様 to a person. */
function youWord({ honorific }: LetterCustomer): string {
  return honorific === '様' ? 'お客様' : '貴社';
}

function opening({ customer }: BalanceLetter, issuedOn: PlainDate): LetterRun[] {
  const wish = customer.honorific === '様' ? 'ご清祥' : 'ご清栄';
  return [
    {
      text: `拝啓　${seasonalGreeting(issuedOn)}、ますます${wish}のこととお慶び申し上げます。平素は格別のお引き立てを賜り、厚く御礼申し上げます。`,
    },
  ];
}

function balanceRun(letter: BalanceLetter): LetterRun {
  return { text: `${formatYen(letter.balanceYen)}円`, bold: true };
}

function statementParagraphs(letter: BalanceLetter, { issuedOn, client }: BalanceBatch): LetterRun[][] {
  const account = client.bankAccounts.length > 0 ? 'ご入金は下記口座へお願いいたします。' : '';
  return [
    opening(letter, issuedOn),
    [
      { text: `さて、${formatLongDate(letter.asOf)}現在のお取引の残高は、` },
      balanceRun(letter),
      { text: 'でございます。内訳を下記のとおりご案内申し上げます。' },
    ],
    [
      {
        text: `${account}なお、お支払期日前のご請求も含めて記載しております。行き違いにお振り込みいただいておりました節は、何とぞご容赦ください。記載の内容にご不明な点がございましたら、お手数ですが下記までお知らせください。`,
      },
    ],
  ];
}

function confirmationParagraphs(letter: BalanceLetter, { issuedOn, replyBy }: BalanceBatch): LetterRun[][] {
  const again = letter.askedBeforeOn
    ? `${formatLongDate(letter.askedBeforeOn)}付でお願い申し上げましたが、まだご回答を確認できておりません。`
    : '';
  const you = youWord(letter.customer);
  return [
    opening(letter, issuedOn),
    [
      { text: `さて、${again}当方の帳簿における${you}に対する${formatLongDate(letter.asOf)}現在の売掛金の残高は、` },
      balanceRun(letter),
      { text: 'でございます。内訳は下記のとおりです。' },
    ],
    [
      {
        text: `つきましては、ご多忙のところ恐れ入りますが、${you}の帳簿とご照合のうえ、回答書にご記入・ご捺印いただき、`,
      },
      ...(replyBy ? [{ text: deadlineWords(replyBy), bold: true as const }, { text: 'までに' }] : []),
      { text: 'ご返送くださいますようお願い申し上げます。' },
      { text: 'なお、本状は残高のご確認をお願いするもので、お支払いをお願いするものではございません。' },
    ],
  ];
}

function blocksFor(letter: BalanceLetter, { client, kind }: BalanceBatch): LetterContent['blocks'] {
  const contact = [client.name, client.contactName].filter(Boolean).join('　');
  const blocks = [];
  if (letter.movement) blocks.push({ label: 'お取引の経過', lines: movementLines(letter.movement) });
  if (letter.advanceYen !== 0)
    blocks.push({
      label: 'お預かり金',
      lines: [`${formatYen(letter.advanceYen)}円（上記の残高から差し引いておりません）`],
    });
  if (kind === 'statement' && client.bankAccounts.length > 0)
    blocks.push({ label: 'お振込先', lines: client.bankAccounts.map(bankAccountWords) });
  blocks.push({ label: 'お問い合わせ', lines: [client.phone ? `${contact}　電話 ${client.phone}` : contact] });
  return blocks;
}

/** 前回残高, what was charged, what came, what was taken off: each only where there is something. */
function movementLines({ from, sums }: NonNullable<BalanceLetter['movement']>): string[] {
  const part = (label: string, yen: number, always = false) =>
    yen !== 0 || always ? [`${label} ${formatYen(yen)}円`] : [];
  return [
    [
      ...part(`${formatLongDate(addDays(from, -1))}の残高`, sums.openingYen, true),
      ...part('ご請求', sums.issuedYen - sums.voidedYen, true),
      ...part('ご入金', sums.moneyYen, true),
    ].join('　'),
    [...part('手数料・お値引き', sums.deductedYen), ...part('相殺ほか', sums.otherYen)].join('　'),
  ].filter(Boolean);
}

function slipFor(letter: BalanceLetter, { client }: BalanceBatch): ReplySlip {
  const you = youWord(letter.customer);
  return {
    cutLine: '切り取り線',
    title: '残高確認回答書',
    to: `${client.name}　御中`,
    text: `${formatLongDate(letter.asOf)}現在の貴社に対する債務の残高について、下記のとおり回答します（ご照会の残高 ${formatYen(letter.balanceYen)}円）。`,
    choices: ['上記の残高に相違ありません', '上記の残高と相違があります'],
    blanks: [
      { label: you === '貴社' ? '当社の残高' : '当方の残高', unit: '円' },
      { label: '相違の理由', unit: '' },
    ],
    signLabel: '　　　　年　　　月　　　日',
    signLines: ['ご住所', 'お名前'],
    sealMark: '印',
  };
}
