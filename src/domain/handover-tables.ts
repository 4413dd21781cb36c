/** The tables of a hand-over pack, made from plain facts of the books. */
import { formatDate, type PlainDate } from './dates.ts';
import type { PackTable } from './handover-pack.ts';
import { basisWords, rateWords } from './interest-statement.ts';
import type { InterestLine, YearBasis } from './late-interest.ts';
import { formatYen } from './money.ts';

export interface PackFacts {
  customer: {
    code: string;
    name: string;
    address: string;
    phone: string;
    contactName: string;
    registrationNumber: string;
  };
  client: { name: string; address: string; phone: string; registrationNumber: string };
  handedOn: PlainDate;
  recipientName: string;
  reason: string;
  openYen: number;
  receivables: {
    invoice: string;
    issuedOn: PlainDate;
    dueOn: PlainDate;
    amountYen: number;
    openYen: number;
    limitationOn: PlainDate;
    acknowledgedOn: PlainDate | null;
  }[];
  movements: { on: PlainDate; kind: string; text: string; yen: number }[];
  interest: { yearBasis: YearBasis; invoices: { invoice: string; lines: InterestLine[] }[] };
  billed: { serial: string; billedOn: PlainDate; throughOn: PlainDate; totalYen: number }[];
  postings: {
    serial: string;
    title: string;
    postedOn: PlainDate | null;
    mail: string;
    number: string;
    result: string;
  }[];
  contacts: { on: PlainDate; kind: string; spokeWith: string; reason: string; note: string; by: string }[];
  promises: { madeOn: PlainDate; text: string; yen: number; state: string }[];
  /** What went by wire, with its words. */
  messages: { on: PlainDate; way: string; recipient: string; label: string; body: string; result: string }[];
  /** Papers that exist, or ought to, of which no file lies in the pack, and why. */
  missing: { title: string; on: PlainDate | null; why: string }[];
}

const text = (label: string, weight: number) => ({ label, weight, align: 'left' as const });
const figure = (label: string, weight: number) => ({ label, weight, align: 'right' as const });
const row = (...cells: string[]) => ({ kind: 'row' as const, cells });
const total = (...cells: string[]) => ({ kind: 'total' as const, cells });
const day = (on: PlainDate | null) => (on === null ? '' : formatDate(on));
const NONE = '記録はありません';

/** In the order in which they are read: what is owed, how it came to be, what was done about it. */
export function packTables(facts: PackFacts): PackTable[] {
  return [
    factsSheet(facts),
    ledger(facts),
    movements(facts),
    interest(facts),
    postings(facts),
    contacts(facts),
    promises(facts),
    messages(facts),
    missing(facts),
  ];
}

function factsSheet(facts: PackFacts): PackTable {
  const { client, customer } = facts;
  return {
    name: 'facts',
    title: '事実の一覧',
    columns: [text('項目', 40), text('内容', 160)],
    rows: [
      row('債権者', client.name),
      row('債権者の住所', client.address),
      row('債権者の電話・登録番号', [client.phone, client.registrationNumber].filter(Boolean).join('　')),
      row('債務者', `${customer.name}（得意先コード ${customer.code}）`),
      row('債務者の住所', customer.address),
      row('債務者の電話・担当者', [customer.phone, customer.contactName].filter(Boolean).join('　')),
      row('債務者の登録番号', customer.registrationNumber),
      row('売掛金の残高', `${formatYen(facts.openYen)} 円（${facts.receivables.length} 件、消費税込み）`),
      row(
        '遅延損害金',
        `${formatYen(sum(facts.interest.invoices.flatMap((one) => one.lines)))} 円（${formatDate(facts.handedOn)} まで、未請求分）`,
      ),
      row('最も早い時効の日', day(facts.receivables.map((one) => one.limitationOn).sort()[0] ?? null)),
      row('引継ぎ先', facts.recipientName),
      row('引継ぎの日・理由', `${formatDate(facts.handedOn)}　${facts.reason}`),
    ],
    notes: ['帳簿と、事務所に保存した書類だけから作成しています。評価や見込みは含みません。'],
  };
}

function ledger({ receivables, openYen }: PackFacts): PackTable {
  return {
    name: 'receivables',
    title: '売掛金の明細',
    columns: [
      text('請求書番号', 40),
      text('請求日', 26),
      text('支払期日', 26),
      figure('請求額（円）', 34),
      figure('残高（円）', 34),
      text('承認の日', 26),
      text('時効の日', 26),
    ],
    rows: [
      ...receivables.map((one) =>
        row(
          one.invoice,
          day(one.issuedOn),
          day(one.dueOn),
          formatYen(one.amountYen),
          formatYen(one.openYen),
          day(one.acknowledgedOn),
          day(one.limitationOn),
        ),
      ),
      total('合計', '', '', '', formatYen(openYen), '', ''),
    ],
    notes: [
      '時効の日は民法166条1項1号の5年（2020年3月31日以前の請求は旧法の2年）から、承認による更新と催告による6か月の猶予（一度だけ）を加味しています。',
    ],
  };
}

function movements({ movements: list }: PackFacts): PackTable {
  return {
    name: 'ledger',
    title: '得意先元帳（請求と入金の経過）',
    columns: [text('日付', 28), text('区分', 30), text('摘要', 120), figure('金額（円）', 40)],
    rows:
      list.length > 0
        ? list.map((one) => row(day(one.on), one.kind, one.text, formatYen(one.yen)))
        : [row('', '', NONE, '')],
    notes: [],
  };
}

function interest({ interest: own, billed, handedOn }: PackFacts): PackTable {
  const lines = own.invoices.flatMap(({ invoice, lines }) =>
    lines.map((line, at) => ({ invoice: at === 0 ? invoice : '', line })),
  );
  return {
    name: 'interest',
    title: '遅延損害金の計算',
    columns: [
      text('請求書番号', 40),
      text('自', 26),
      text('至', 26),
      figure('日数', 16),
      figure('元本（円）', 34),
      text('年率', 30),
      figure('金額（円）', 30),
    ],
    rows: [
      ...lines.map(({ invoice, line }) =>
        row(
          invoice,
          day(line.fromOn),
          day(line.throughOn),
          String(line.days),
          formatYen(line.baseYen),
          rateWords(line),
          formatYen(line.yen),
        ),
      ),
      total('合計', '', day(handedOn), '', '', '', formatYen(sum(lines.map(({ line }) => line)))),
    ],
    notes: [
      basisWords(own.yearBasis),
      ...billed.map(
        (one) =>
          `請求済（固定）: ${one.serial}　${formatDate(one.billedOn)} 請求、${formatDate(one.throughOn)} まで ${formatYen(one.totalYen)} 円`,
      ),
    ],
  };
}

function postings({ postings: list }: PackFacts): PackTable {
  return {
    name: 'postings',
    title: '督促の発送の記録',
    columns: [
      text('番号', 34),
      text('文書', 44),
      text('差出日', 28),
      text('種別', 34),
      text('引受番号', 44),
      text('結果', 40),
    ],
    rows:
      list.length > 0
        ? list.map((one) => row(one.serial, one.title, day(one.postedOn), one.mail, one.number, one.result))
        : [row('', NONE, '', '', '', '')],
    notes: ['差出日のない文書は、作成しただけで差し出していません。'],
  };
}

function contacts({ contacts: list }: PackFacts): PackTable {
  return {
    name: 'contacts',
    title: '連絡の記録',
    columns: [
      text('日付', 26),
      text('手段', 22),
      text('相手', 34),
      text('遅れの理由', 34),
      text('内容', 110),
      text('記録者', 26),
    ],
    rows:
      list.length > 0
        ? list.map((one) => row(day(one.on), one.kind, one.spokeWith, one.reason, one.note, one.by))
        : [row('', '', '', '', NONE, '')],
    notes: [],
  };
}

function promises({ promises: list }: PackFacts): PackTable {
  return {
    name: 'promises',
    title: '支払約束・分割の記録',
    columns: [text('約束した日', 30), text('内容', 130), figure('金額（円）', 40), text('結果', 40)],
    rows:
      list.length > 0
        ? list.map((one) => row(day(one.madeOn), one.text, formatYen(one.yen), one.state))
        : [row('', NONE, '', '')],
    notes: [],
  };
}

function messages({ messages: list }: PackFacts): PackTable {
  return {
    name: 'messages',
    title: 'メール・SMS・電話の送信の記録',
    columns: [
      text('日付', 26),
      text('手段', 22),
      text('宛先', 46),
      text('件名', 44),
      text('本文', 110),
      text('結果', 26),
    ],
    rows:
      list.length > 0
        ? list.map((one) => row(day(one.on), one.way, one.recipient, one.label, one.body, one.result))
        : [row('', '', '', '', NONE, '')],
    notes: [],
  };
}

function missing({ missing: list }: PackFacts): PackTable {
  return {
    name: 'missing',
    title: 'この資料に収めていない書類',
    columns: [text('書類', 74), text('日付', 28), text('収めていない理由', 118)],
    rows: list.length > 0 ? list.map((one) => row(one.title, day(one.on), one.why)) : [row('ありません', '', '')],
    notes: ['原本や控えが紙で残っている場合は、あわせてお渡しください。'],
  };
}

function sum(lines: readonly { yen: number }[]): number {
  return lines.reduce((yen, line) => yen + line.yen, 0);
}

/** Words of codes as the pack prints them. */
export const PACK_CODES = {
  movement: {
    invoice: '請求',
    void: '請求の取消',
    allocation: '入金',
    'write-off': '貸倒',
    offset: '相殺',
    'credit-note': '返還',
    reversal: '消込の取消',
  } as Record<string, string>,
  mail: {
    wire: 'メール等',
    ordinary: '普通郵便',
    tracked: '特定記録',
    registered: '書留',
    'delivery-certified': '配達証明',
    'content-certified': '内容証明',
  } as Record<string, string>,
  result: {
    'unknown-address': '宛所不明で返戻',
    moved: '転居で返戻',
    refused: '受取拒否',
    unclaimed: '保管期間経過で返戻',
    other: '返戻',
    delivered: '配達',
  } as Record<string, string>,
  contact: {
    call: '電話',
    visit: '訪問',
    letter: '手紙',
    'e-mail': 'メール',
    sms: 'SMS',
    fax: 'FAX',
    other: 'その他',
  } as Record<string, string>,
  reason: {
    unknown: '',
    forgotten: '失念',
    'no-funds': '資金繰り',
    'invoice-late': '請求書の遅れ・誤り',
    dissatisfied: '商品・仕事への不満',
    other: 'その他',
  } as Record<string, string>,
  pledge: {
    waiting: 'これから',
    kept: '守られた',
    late: '遅れて入金',
    broken: '守られていない',
    done: '完済',
    ended: '取下げ',
  } as Record<string, string>,
  missed: '不在',
  promise: (on: PlainDate, note: string) => `${formatDate(on)} までに支払う　${note}`.trim(),
  plan: (count: number, note: string) => `分割 ${count} 回　${note}`.trim(),
  letter: (title: string, serial: string) => `${title} ${serial}`,
  paper: {
    invoice: '請求書',
    'closing-bill': '締め請求書',
    revision: '請求書（差替後）',
    replaced: '請求書（差替前）',
    'credit-note': '適格返還請求書',
    'received-note': '領収書',
    statement: '取引明細',
    confirmation: '残高確認書',
    interest: '遅延損害金計算書',
    plan: '分割払いの確認書',
  },
  way: { email: 'メール', sms: 'SMS', voice: '音声電話' },
  sent: {
    sent: '送信済',
    delivered: '到達',
    failed: '送信できず',
    bounced: '不達',
    unknown: '不明',
    handing: '不明',
    printed: '',
  } as Record<string, string>,
  why: {
    undrawn: '書面として作成していません（取り込んだ請求、または書面を別に作成したもの）。',
    shared: 'ほかの得意先の頁と分けられないため収めていません。事務所に保存しています。',
    changed: '保存したファイルが見つからないか、発行時の内容と一致しません。',
    slip: (number: string) => `引受番号 ${number} の受領証は紙の原本です。`,
    plainMail: '普通郵便のため、差出しを証明する書類はありません。差出日は発送の記録によります。',
  },
  certified: '内容証明',
};
