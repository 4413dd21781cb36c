/**
 * 分割払いの確認書: what the parties have agreed, row by row, with an acknowledgement of the debt to sign (債務の承認, 民法152条). It confirms and
 * adds nothing: no condition that was not agreed, no call of the whole debt when a row is missed.
 */
import { formatDate, formatLongDate, type PlainDate } from './dates.ts';
import type { LetterContent } from './letter-content.ts';
import { deadlineWords, seasonalGreeting } from './letter-dates.ts';
import { formatYen } from './money.ts';
import type { LetterClient, LetterCustomer } from './reminder-batch.ts';
import { bankAccountWords } from './reminder-letter.ts';

export interface PlanLetter {
  serial: string;
  issuedOn: PlainDate;
  replyBy: PlainDate;
  client: LetterClient;
  customer: LetterCustomer;
  officeName: string | null;
  agreedOn: PlainDate;
  rows: readonly { dueOn: PlainDate; amountYen: number }[];
  /** The invoices it speaks of, as they stand now. */
  invoices: readonly { number: string; dueOn: PlainDate; openYen: number }[];
}

export const PLAN_LETTER_TITLE = '分割払いの確認書';

export function composePlanLetter(letter: PlanLetter): LetterContent {
  const { customer, client, rows, issuedOn } = letter;
  const totalYen = rows.reduce((sum, row) => sum + row.amountYen, 0);
  const wish = customer.honorific === '様' ? 'ご清祥' : 'ご清栄';
  let left = totalYen;
  return {
    title: PLAN_LETTER_TITLE,
    paragraphs: [
      [
        {
          text: `拝啓　${seasonalGreeting(issuedOn)}、ますます${wish}のこととお慶び申し上げます。`,
        },
      ],
      [
        {
          text: `さて、${formatLongDate(letter.agreedOn)}にお取り決めいただきました分割によるお支払いの内容を、下記のとおり確認いたします。合計額は`,
        },
        { text: `${formatYen(totalYen)}円`, bold: true },
        { text: '、お支払期日が金融機関の休業日にあたるときは翌営業日とします。' },
      ],
      [
        {
          text: '内容に相違がないことをお確かめのうえ、切り取り線の下の債務承認書にご署名（会社の場合はご記名）とご捺印をいただき、',
        },
        { text: deadlineWords(letter.replyBy), bold: true },
        { text: 'までにご返送くださいますようお願い申し上げます。この確認書はお手元に保管してください。' },
      ],
    ],
    closing: '敬具',
    listOpening: '記',
    listClosing: '以上',
    columns: [
      { label: '回', weight: 14, numeric: true },
      { label: 'お支払期日', weight: 46, numeric: false },
      { label: 'お支払額（円）', weight: 50, numeric: true, total: true },
      { label: 'お支払い後の残額（円）', weight: 50, numeric: true },
    ],
    rows: rows.map((row, index) => {
      left -= row.amountYen;
      return [String(index + 1), deadlineWords(row.dueOn), formatYen(row.amountYen), formatYen(left)];
    }),
    totalLabel: '合計',
    totalText: formatYen(totalYen),
    blocks: blocksFor(letter),
    dateLine: formatLongDate(issuedOn),
    serialLine: `番号 ${letter.serial}`,
    runningHead: `${customer.name}　${customer.honorific || '御中'}　${PLAN_LETTER_TITLE}（続き）`,
    continued: '（次頁へ続く）',
    agentLine: letter.officeName ? `作成・発送事務代行　${letter.officeName}` : '',
    slip: {
      cutLine: '切り取り線',
      title: '債務承認書',
      to: `${client.name}　御中`,
      text: acknowledgement(letter, totalYen),
      choices: [],
      blanks: [],
      signLabel: '　　　　年　　　月　　　日',
      signLines: ['ご住所', 'お名前'],
      sealMark: '印',
    },
  };
}

/** So many numbers stand in a sentence; more are counted. */
const NAMED = 4;

/** Cut off it must still say which debt, how much and how it is paid: a signature under less acknowledges nothing. */
function acknowledgement({ invoices, rows, serial, issuedOn }: PlanLetter, totalYen: number): string {
  const named = invoices.slice(0, NAMED).map((one) => one.number);
  const rest = invoices.length - named.length;
  const which = `請求書番号 ${named.join('、')}${rest > 0 ? ` ほか${rest}件` : ''}`;
  const [first, last] = [rows[0]!, rows.at(-1)!];
  return `貴社に対し、${which}に係る債務 金${formatYen(totalYen)}円（${formatLongDate(issuedOn)}現在）を負っていることを承認し、番号 ${serial} の分割払いの確認書のとおり、${formatLongDate(first.dueOn)}から${formatLongDate(last.dueOn)}まで${rows.length}回に分けて支払います。`;
}

/** What is listed on the sheet itself: a plan over fifty invoices has its list on the next one. */
function blocksFor({ client, invoices }: PlanLetter): LetterContent['blocks'] {
  const contact = [client.name, client.contactName].filter(Boolean).join('　');
  return [
    {
      label: '対象のご請求',
      lines: invoices.map((one) => `${one.number}　お支払期日 ${formatDate(one.dueOn)}　${formatYen(one.openYen)}円`),
    },
    { label: 'お振込先', lines: client.bankAccounts.map(bankAccountWords) },
    { label: 'お問い合わせ', lines: [client.phone ? `${contact}　電話 ${client.phone}` : contact] },
  ].filter((block) => block.lines.length > 0);
}
