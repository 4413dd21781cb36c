/** 催告書 by 内容証明: its text from the facts of the books, in the creditor's name, and the sheet that says how to post it. */
import { estimateFee, type FeeEstimate, fullWidth, GRIDS, type GridName } from './certified-mail.ts';
import { formatLongDate, type PlainDate } from './dates.ts';
import { formatYen } from './money.ts';

export interface CertifiedParty {
  name: string;
  postalCode: string;
  address1: string;
  address2: string;
}

export interface CertifiedFacts {
  writtenOn: PlainDate;
  deadlineOn: PlainDate;
  creditor: CertifiedParty;
  debtor: CertifiedParty & { honorific: string };
  account: { bankName: string; branchName: string; typeLabel: string; number: string; holder: string } | null;
  claims: readonly { invoice: string; issuedOn: PlainDate; dueOn: PlainDate; openYen: number }[];
  totalYen: number;
  /** null: not asked for. */
  interest: { yen: number; throughOn: PlainDate; rateText: string | null } | null;
  /** Letters that asked before, oldest first. */
  letters: readonly { on: PlainDate; title: string }[];
}

/** 当社 for a company, 当方 for everyone else. */
function selfName(name: string): string {
  return /会社|㈱|㈲|[（(][株有][）)]/.test(name) ? '当社' : '当方';
}

/** 貴社 for a house, 貴殿 for a person. */
function otherName(debtor: CertifiedFacts['debtor']): string {
  return debtor.honorific === '様' || debtor.honorific === '殿' ? '貴殿' : '貴社';
}

const yen = (amount: number) => `金${formatYen(amount)}円`;

/** The whole text as the grid takes it; only what the books say, what is asked for, and until when. */
export function composeCertifiedText(facts: CertifiedFacts): string {
  const self = selfName(facts.creditor.name);
  const other = otherName(facts.debtor);
  const before = facts.letters.slice(-3).map((letter) => `${formatLongDate(letter.on)}付「${letter.title}」`);
  const asked = before.length > 0 ? `これまでに${before.join('、')}によりお支払いを求めましたが、` : '';
  const account = facts.account ? '下記の口座に振り込む方法により' : '';
  const lines = [
    '催告書',
    '',
    `　${self}は、${other}に対し、下記の請求書に係る売掛金合計${yen(facts.totalYen)}の債権を有しています。支払期日はいずれも経過しています。${asked}${formatLongDate(facts.writtenOn)}現在、お支払いを確認できておりません。`,
    `　つきましては、${formatLongDate(facts.deadlineOn)}までに、全額を${account}お支払いくださるよう、本書をもって催告いたします。`,
    ...interestLines(facts),
    '　期限までにお支払いもご連絡もいただけない場合は、法的手続をとることを検討いたします。ご請求の内容にご異議がある場合は、期限までにその内容をお知らせください。',
    '　　　　　　　　記',
    '１　売掛金の内訳（いずれも消費税込みの残額）',
    ...facts.claims.map(
      (claim) => `　請求書番号${claim.invoice}　支払期日${formatLongDate(claim.dueOn)}　${yen(claim.openYen)}`,
    ),
    `　合計${yen(facts.totalYen)}`,
    ...accountLines(facts),
    '　　　　　　　　　　　　　　　　以上',
    formatLongDate(facts.writtenOn),
    '差出人',
    ...partyLines(facts.creditor, ''),
    '受取人',
    ...partyLines(facts.debtor, facts.debtor.honorific || '御中'),
  ];
  return fullWidth(lines.join('\n'));
}

function interestLines({ interest }: CertifiedFacts): string[] {
  if (interest === null) return [];
  const rate = interest.rateText === null ? '所定の割合' : `年${interest.rateText}パーセントの割合`;
  return [
    `　また、支払期日の翌日から支払済みまで${rate}による遅延損害金（${formatLongDate(interest.throughOn)}までの分は${yen(interest.yen)}）を、併せて請求いたします。`,
  ];
}

function accountLines({ account }: CertifiedFacts): string[] {
  if (!account) return [];
  return [
    '２　振込先',
    `　${account.bankName}${account.branchName}　${account.typeLabel}預金　口座番号${account.number}　口座名義${account.holder}`,
  ];
}

function partyLines(party: CertifiedParty, honorific: string): string[] {
  return [
    ...[party.address1, party.address2].filter((line) => line !== '').map((line) => `　${line}`),
    `　${party.name}${honorific === '' ? '' : `　${honorific}`}`,
  ];
}

/** As later letters name it. */
export const CERTIFIED_TITLE = '催告書（内容証明郵便）';

/** What is drawn: the handling sheet and the copies. */
export interface CertifiedPaper {
  serial: string;
  writtenOn: PlainDate;
  grid: GridName;
  text: string;
  creditorName: string;
  debtorName: string;
  /** 3: one to send, two that the post and the sender keep. */
  copies: number;
}

export const GRID_NAMES: Record<GridName, string> = {
  'vertical-20x26': '縦書き 1行20字・26行',
  'horizontal-20x26': '横書き 1行20字・26行',
  'horizontal-13x40': '横書き 1行13字・40行',
  'horizontal-26x20': '横書き 1行26字・20行',
};

export const HANDLING_WORDS = {
  title: '内容証明郵便の差出し',
  keep: 'この紙は差し出しません',
  facts: { serial: '番号', from: '差出人', to: '受取人', grid: '体裁', sheets: '枚数', fee: '料金の目安' },
  sheets: (sheets: number, lines: number) => `1通 ${sheets} 枚（${lines} 行）× 3 通`,
  fee: (fee: FeeEstimate) =>
    `${formatYen(fee.totalYen)} 円（定形 ${fee.letterYen}、一般書留 ${fee.registeredYen}、内容証明 ${formatYen(fee.certifiedYen)}、配達証明 ${fee.deliveryProofYen}）`,
  feeNote: '料金は2024年10月からの額で計算した目安です。差し出す郵便局で確かめてください。',
  stepsTitle: '手順',
} as const;

/** How the paper is made ready and posted, step by step. */
export function handlingSteps(sheets: number): string[] {
  return [
    '次の頁から同じ文面が3通あります。1通は受取人へ送る内容文書、2通は郵便局と差出人が1通ずつ保管する謄本です。',
    '差出人の氏名の横に押印します（任意ですが、契印・訂正印と同じ印を使います）。',
    ...(sheets > 1 ? ['1通が2枚以上あります。各通をとじ、頁のつなぎ目に契印を押します。'] : []),
    '文字を直すときは、直す文字を読めるように二本線で消し、欄外に「第○行　○字削除　○字加入」と書いて押印します。3通とも同じように直します。',
    '封筒1枚に、文面と同じ差出人と受取人の住所氏名を書き、封をせずに持って行きます。ほかの物（請求書の写しなど）は同封できません。',
    '集配郵便局など、内容証明を扱う郵便局の窓口で「内容証明、配達証明付き」と伝えて差し出します。印を持参します。',
    '受領証の引受番号をこのプログラムに記録します。差し出した日から、時効の完成猶予（催告）の記録になります。',
  ];
}

export function handlingFacts(paper: CertifiedPaper, sheets: number, lines: number): [string, string][] {
  const words = HANDLING_WORDS;
  return [
    [words.facts.serial, paper.serial],
    [words.facts.from, paper.creditorName],
    [words.facts.to, paper.debtorName],
    [words.facts.grid, GRID_NAMES[paper.grid]],
    [words.facts.sheets, words.sheets(sheets, lines)],
    [words.facts.fee, words.fee(estimateFee(sheets, paper.writtenOn))],
  ];
}

/** e内容証明 (Word): what the service asks of the page, as far as it could be looked up (日本郵便 enaiyo). */
export const ELECTRONIC_PAGE = {
  /** mm; A4 upright, written across. */
  marginTop: 15,
  marginSide: 15,
  marginBottom: 70,
  sizePt: 10.5,
  font: 'ＭＳ 明朝',
} as const;

export function columnsOf(grid: GridName): { columns: number; rows: number; vertical: boolean } {
  return GRIDS[grid];
}
