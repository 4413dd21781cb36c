/**
 * Papers from the office to its client about letters that are to go: 承認願 (may these letters go in your name?) and 連絡依頼票 (please
 * let the 営業担当 speak with this customer before the last letter). The office asks and notes the answer; what is said to a customer
 * is the client's own affair (弁護士法72条).
 */
import { formatDate, formatLongDate, type PlainDate } from './dates.ts';
import type { LetterContent } from './letter-content.ts';
import { asOfWords, deadlineWords } from './letter-dates.ts';
import { formatYen } from './money.ts';
import type { LetterCustomer } from './reminder-batch.ts';

export interface SheetHead {
  serial: string;
  issuedOn: PlainDate;
  recipient: LetterCustomer;
  officeName: string;
  replyBy: PlainDate;
}

export interface ContactFacts {
  customer: { code: string; name: string; phone: string };
  /** 営業担当 of the customer; '' where the books name none. */
  contact: string;
  invoices: readonly { number: string; dueOn: PlainDate; openYen: number; overdueDays: number }[];
  totalYen: number;
  letters: readonly { on: PlainDate; title: string }[];
  calls: readonly { on: PlainDate; spokeWith: string; note: string }[];
}

export interface ApprovalFacts {
  asOf: PlainDate;
  letters: readonly { code: string; name: string; title: string; oldestDueOn: PlainDate; totalYen: number }[];
}

export const SHEET_TITLES = {
  contact: '得意先への連絡依頼票',
  approval: '督促状の送付についてのご承認のお願い',
} as const;

function headOf({ serial, issuedOn, recipient }: SheetHead, title: string) {
  return {
    title,
    closing: '',
    listOpening: '記',
    listClosing: '以上',
    totalLabel: '合計',
    dateLine: formatLongDate(issuedOn),
    serialLine: `番号 ${serial}`,
    runningHead: `${recipient.name}　御中　${title}（続き）`,
    continued: '（次頁へ続く）',
    agentLine: '',
  };
}

const person = (contact: string) => (contact === '' ? '営業ご担当の方' : `営業ご担当 ${contact} 様`);

/** The newest few: the sheet is read standing up. */
const NEWEST = 4;

export function composeContactSheet(head: SheetHead, facts: ContactFacts): LetterContent {
  const { customer, contact, invoices, letters, calls } = facts;
  const lastCalls = calls
    .slice(0, NEWEST)
    .map(({ on, spokeWith, note }) => [asOfWords(on), spokeWith && `${spokeWith}様`, note].filter(Boolean).join('　'));
  return {
    ...headOf(head, SHEET_TITLES.contact),
    paragraphs: [
      [
        { text: `下記の得意先「${customer.name}」様につきまして、これまで書面でお支払いをお願いしてまいりましたが、` },
        {
          text: `${asOfWords(head.issuedOn)}現在、ご入金を確認できておりません。次にお送りするのは最終催告書となります。`,
        },
      ],
      [
        {
          text: `つきましては、お送りする前に、${person(contact)}から得意先へご連絡いただき、事情をお聞き取りくださいますようお願いいたします。`,
        },
        { text: 'お聞き取りの結果を下の回答欄にご記入のうえ、' },
        { text: deadlineWords(head.replyBy), bold: true },
        { text: `までに${head.officeName}へお知らせください。ご回答をいただくまで、最終催告書はお送りしません。` },
      ],
      [
        {
          text: 'お支払いの条件やご請求の内容についてのお話し合いは、貴社のご判断でお進めください。当事務所はいたしません。',
        },
      ],
    ],
    columns: [
      { label: '請求書番号', weight: 40, numeric: false },
      { label: 'お支払期日', weight: 30, numeric: false },
      { label: '経過', weight: 20, numeric: true },
      { label: '未払額（円・税込）', weight: 40, numeric: true, total: true },
    ],
    rows: invoices.map((one) => [one.number, formatDate(one.dueOn), `${one.overdueDays}日`, formatYen(one.openYen)]),
    totalText: formatYen(facts.totalYen),
    blocks: [
      {
        label: '得意先',
        lines: [
          [`${customer.code}　${customer.name}`, customer.phone && `電話 ${customer.phone}`].filter(Boolean).join('　'),
        ],
      },
      {
        label: 'これまでの書面',
        lines: [
          letters
            .slice(-NEWEST)
            .map(({ on, title }) => `${asOfWords(on)} ${title}`)
            .join('、'),
        ].filter(Boolean),
      },
      { label: 'これまでの電話', lines: lastCalls },
    ].filter((block) => block.lines.length > 0),
    slip: {
      cutLine: '切り取り線',
      title: '回答欄',
      to: `${head.officeName}　御中`,
      text: `${customer.name}様への最終催告書（未払額 ${formatYen(facts.totalYen)}円）について、次のとおり回答します。`,
      choices: ['送ってよい', '送付を待つ（得意先と話している）', 'ご請求の内容に争いがある（送らない）'],
      blanks: [
        { label: '話した日', unit: '' },
        { label: '相手・内容', unit: '' },
      ],
      signLabel: '　　　　年　　　月　　　日',
      signLines: ['部署', 'お名前'],
      sealMark: '印',
    },
  };
}

export function composeApprovalSheet(head: SheetHead, facts: ApprovalFacts): LetterContent {
  const { letters } = facts;
  const totalYen = letters.reduce((sum, one) => sum + one.totalYen, 0);
  return {
    ...headOf(head, SHEET_TITLES.approval),
    paragraphs: [
      [{ text: 'いつもお世話になっております。' }],
      [
        { text: `貴社のお名前で、下記の得意先 ${letters.length}社へ督促状をお送りする用意ができました。` },
        { text: `${asOfWords(facts.asOf)}現在の売掛金をもとにしております。` },
      ],
      [
        { text: '内容をお確かめのうえ、下の回答欄にご記入いただき、' },
        { text: deadlineWords(head.replyBy), bold: true },
        { text: `までに${head.officeName}へご返送ください。ご承認をいただくまで、督促状は印刷も投函もいたしません。` },
        { text: '見送る得意先がある場合や、ご入金・お話し合いにお心当たりのある場合は、その旨をお書き添えください。' },
      ],
    ],
    columns: [
      { label: '得意先', weight: 62, numeric: false },
      { label: '文面', weight: 44, numeric: false },
      { label: '最も古い期日', weight: 28, numeric: false },
      { label: '督促額（円・税込）', weight: 36, numeric: true, total: true },
    ],
    rows: letters.map((one) => [
      `${one.code}　${one.name}`,
      one.title,
      formatDate(one.oldestDueOn),
      formatYen(one.totalYen),
    ]),
    totalText: formatYen(totalYen),
    blocks: [],
    slip: {
      cutLine: '切り取り線',
      title: '回答欄',
      to: `${head.officeName}　御中`,
      text: `番号 ${head.serial} の督促状 ${letters.length}通（合計 ${formatYen(totalYen)}円）について、次のとおり回答します。`,
      choices: ['すべて送ってよい', '次の得意先を除いて送ってよい', 'すべて見送る'],
      blanks: [{ label: '見送る得意先', unit: '' }],
      signLabel: '　　　　年　　　月　　　日',
      signLines: ['役職', 'お名前'],
      sealMark: '印',
    },
  };
}
