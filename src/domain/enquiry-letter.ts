/**
 * 照会状: whose deposit is this? To the client (from the office), to the payer or to the bank's branch (in the client's
 * name). It says what the bank's record says and nothing more: who is asked may be a stranger, so that no invoice, balance
 * or other name is in it, and nothing in it asks for money.
 */
import { formatDate, formatLongDate, type PlainDate } from './dates.ts';
import type { EnvelopeProfile } from './envelope.ts';
import type { LetterContent, LetterRun, LetterTableColumn, ReplySlip } from './letter-content.ts';
import { formatYen } from './money.ts';
import type { LetterBankAccount, LetterClient, LetterCustomer } from './reminder-batch.ts';
import { bankAccountWords, deadlineWords, seasonalGreeting } from './reminder-letter.ts';

export type EnquiryAddressee = 'client' | 'payer' | 'bank';

export interface EnquiryLetter {
  /** Printed on the page and in its QR code; unique in the office. */
  serial: string;
  addressee: EnquiryAddressee;
  issuedOn: PlainDate;
  /** Until when an answer is wanted; a bank passes the question on and answers nothing itself. */
  replyBy: PlainDate | null;
  recipient: LetterCustomer;
  /** The client; the office where the client is the one who is asked. */
  sender: LetterClient;
  /** Who made and posted it, in small print; null prints nothing. */
  officeName: string | null;
  envelope: EnvelopeProfile;
  deposit: {
    depositedOn: PlainDate;
    amountYen: number;
    /** As the bank gave it. */
    payerName: string;
    /** 照会番号 of the bank's record; '' when there is none. */
    reference: string;
    /** Where the money came in; null when it was entered by hand. */
    account: LetterBankAccount | null;
  };
}

export const ENQUIRY_TITLES: Record<EnquiryAddressee, string> = {
  client: 'ご入金についてのお尋ね',
  payer: 'ご入金についてのお尋ね',
  bank: '振込依頼人へのお取り次ぎのお願い',
};

const COLUMNS: LetterTableColumn[] = [
  { label: 'ご入金日', weight: 30, numeric: false },
  { label: '振込名義（銀行の記録のまま）', weight: 66, numeric: false },
  { label: '照会番号', weight: 28, numeric: false },
  { label: '金額（円）', weight: 34, numeric: true, total: true },
];

export function composeEnquiryLetter(letter: EnquiryLetter): LetterContent {
  const { deposit, recipient, addressee } = letter;
  const title = ENQUIRY_TITLES[addressee];
  const content: LetterContent = {
    title,
    paragraphs: PARAGRAPHS[addressee](letter),
    closing: '敬具',
    listOpening: '記',
    listClosing: '以上',
    columns: COLUMNS,
    rows: [
      [
        formatDate(deposit.depositedOn),
        deposit.payerName,
        deposit.reference === '' ? '—' : deposit.reference,
        formatYen(deposit.amountYen),
      ],
    ],
    totalLabel: '合計',
    totalText: formatYen(deposit.amountYen),
    blocks: blocksFor(letter),
    dateLine: formatLongDate(letter.issuedOn),
    serialLine: `番号 ${letter.serial}`,
    runningHead: `${recipient.name}　${recipient.honorific || '御中'}　${title}（続き）`,
    continued: '（次頁へ続く）',
    agentLine: letter.officeName ? `作成・発送事務代行　${letter.officeName}` : '',
  };
  return addressee === 'bank' ? content : { ...content, slip: slipFor(letter) };
}

function opening({ recipient, issuedOn }: EnquiryLetter, thanks: string): LetterRun[] {
  const wish = recipient.honorific === '様' ? 'ご清祥' : 'ご清栄';
  return [{ text: `拝啓　${seasonalGreeting(issuedOn)}、ますます${wish}のこととお慶び申し上げます。${thanks}` }];
}

function deadline({ replyBy }: EnquiryLetter): LetterRun[] {
  return replyBy ? [{ text: deadlineWords(replyBy), bold: true }, { text: 'までに' }] : [];
}

const PARAGRAPHS: Record<EnquiryAddressee, (letter: EnquiryLetter) => LetterRun[][]> = {
  client: (letter) => [
    opening(letter, '平素より格別のご高配を賜り、厚く御礼申し上げます。'),
    [
      {
        text: 'さて、貴社へ下記のご入金がございましたが、お預かりしている資料からは、どなたからの、どのご請求に対するものかを確かめることができませんでした。この入金にお心当たりはございますでしょうか。',
      },
    ],
    [
      { text: 'お手数をおかけいたしますが、回答書にご記入のうえ、' },
      ...deadline(letter),
      { text: 'ご返送くださいますようお願い申し上げます。' },
    ],
  ],
  payer: (letter) => [
    opening(letter, ''),
    [
      {
        text: 'さて、下記のご入金をいただきましたが、当方では、どのお取引に対するものかを確かめることができておりません。この入金にお心当たりはございますでしょうか。',
      },
    ],
    [
      { text: 'お手数をおかけいたしますが、回答書にご記入のうえ、' },
      ...deadline(letter),
      {
        text: 'ご返送くださいますようお願い申し上げます。お電話でのご連絡でも差し支えございません。なお、本状はご入金の内容をお尋ねするもので、お支払いをお願いするものではございません。',
      },
    ],
  ],
  bank: (letter) => [
    opening(letter, '平素は格別のお引き立てを賜り、厚く御礼申し上げます。'),
    [
      {
        text: 'さて、当方の口座へ下記のお振り込みがございましたが、どのお取引に対するものかを確かめることができておりません。',
      },
    ],
    [
      {
        text: 'つきましては、恐れ入りますが、振込依頼人に本状の趣旨をお伝えいただき、下記のお問い合わせ先までご連絡くださるよう、お取り次ぎをお願い申し上げます。',
      },
    ],
  ],
};

function blocksFor({ sender, deposit }: EnquiryLetter): LetterContent['blocks'] {
  const contact = [sender.name, sender.contactName].filter(Boolean).join('　');
  const account = deposit.account ? [{ label: 'ご入金口座', lines: [bankAccountWords(deposit.account)] }] : [];
  return [...account, { label: 'お問い合わせ', lines: [sender.phone ? `${contact}　電話 ${sender.phone}` : contact] }];
}

function slipFor({ sender, deposit, addressee }: EnquiryLetter): ReplySlip {
  const what = `${formatLongDate(deposit.depositedOn)}の入金（${deposit.payerName}　${formatYen(deposit.amountYen)}円）`;
  return {
    cutLine: '切り取り線',
    title: '回答書',
    to: `${sender.name}　御中`,
    text: `お尋ねのあった${what}について、下記のとおり回答します。`,
    choices: ['心当たりがあります', '心当たりはありません'],
    blanks: [
      { label: addressee === 'client' ? '得意先名' : 'ご用件', unit: '' },
      { label: '請求書番号', unit: '' },
    ],
    signLabel: '　　　　年　　　月　　　日',
    signLines: ['ご住所', 'お名前'],
    sealMark: '印',
  };
}
