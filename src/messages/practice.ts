/** What the practice office says: progress while it is made, and what is hidden in it for a new clerk to find. */
import { formatDate } from '../domain/dates.ts';
import { formatYen } from '../domain/money.ts';

export interface TrapFacts {
  clientName: string;
  /** The customers it is about, as they stand in the masters. */
  customers: readonly string[];
  /** The client whose money it is, where it came to the wrong one. */
  rightClientName: string;
  depositedOn: string;
  payerName: string;
  amountYen: number;
}

function deposit({ depositedOn, payerName, amountYen }: TrapFacts): string {
  return `${formatDate(depositedOn)}の入金「${payerName}」${formatYen(amountYen)}円`;
}

export const practiceWords = {
  progressMaking: '練習用の事務所を作っています。',
  progressMonth: (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月分を記帳しています。`,
  progressVerify: '帳簿を検証しています。',
  guideTitle: '練習の手引き（見つけてほしいところ）',
  guideFiles: 'まだ取り込んでいないファイル',
};

/** What `npm run demo` prints: plain lines, one a step, and where things lie at the end. */
export const demoWords = {
  /** Stands over the places when nothing was made anew. */
  again: '前回の実行結果です（プログラムも書類も変わっていません）。やり直すには npm run demo を実行してください。',
  title: (day: string) => `練習用の事務所で、ひと通りの仕事をします（${formatDate(day)}の朝）。`,
  seconds: (milliseconds: number) => `${(milliseconds / 1000).toFixed(1).padStart(6)} 秒  `,
  made: (office: { clients: number; customers: number; invoices: number; deposits: number }) =>
    `練習用の事務所を作りました：顧問先${office.clients}社、得意先${formatYen(office.customers)}社、請求${formatYen(office.invoices)}件、入金${formatYen(office.deposits)}件`,
  imported: (clientName: string, file: string, count: number, yen: number) =>
    `入金ファイルを取り込みました：${clientName} ${file} ${count}件 ${formatYen(yen)}円`,
  proposed: (open: number, auto: number, suggested: number) =>
    `消込を提案しました：未消込${open}件のうち、自動で消せるもの${auto}件、人が見るもの${suggested}件`,
  applied: (applied: number, left: number) => `自動の${applied}件を消し込みました：残り${left}件`,
  aged: (total: { notDue: number; d1to30: number; d31to60: number; d61to90: number; over90: number; total: number }) =>
    `年齢表：売掛残高${formatYen(total.total)}円（期日前${formatYen(total.notDue)}、1〜30日${formatYen(total.d1to30)}、31〜60日${formatYen(total.d31to60)}、61〜90日${formatYen(total.d61to90)}、91日〜${formatYen(total.over90)}）`,
  reminded: (letters: number, withheld: number) =>
    `督促状を発行しました：${letters}通（待つ理由があるもの${withheld}件は出していません）`,
  reported: (clientName: string, month: string) =>
    `顧問先報告を作りました：${clientName} ${Number(month.slice(0, 4))}年${Number(month.slice(5))}月分`,
  verified: (ok: boolean, entries: number) =>
    ok ? `帳簿を検証しました：問題なし（操作の記録${formatYen(entries)}件）` : '帳簿に問題があります。',
  where: { letters: '督促状', workbook: '顧問先報告', guide: '練習の手引き', office: '事務所のフォルダー' },
  place: (what: string, path: string) => `${what}：${path}`,
  folderNotEmpty: (path: string) =>
    `${path} は空のフォルダーではありません。--out には新しいフォルダーを指定してください。`,
  wantsSeed: '--seed には9桁までの数を指定してください。',
  failed: (code: string) => `途中で止まりました（${code}）。`,
} as const;

/** One sentence a trap: what lies there, and what a careful clerk does. Not shown on any screen: it would spoil it. */
export const trapSentences = {
  'equal-amounts': (facts: TrapFacts) =>
    `${deposit(facts)}は、${facts.customers.join('と')}のどちらも同じ金額を請求していて、名義に会社の種類がありません。先方に確かめるまで消し込みません。`,
  double: (facts: TrapFacts) =>
    `${deposit(facts)}は、${facts.customers[0]}が数日前に払ったのと同じ金額です。次の請求と同額でも、二重払いか先払いかを確かめます。`,
  parts: (facts: TrapFacts) =>
    `${deposit(facts)}は、${facts.customers[0]}の一部入金です。古い請求から充て、残りはいつ払うかを確かめます。`,
  overpaid: (facts: TrapFacts) =>
    `${deposit(facts)}は、${facts.customers[0]}の請求より多い入金です。請求の分だけ消し込み、残りは前受にします。`,
  'own-name': (facts: TrapFacts) =>
    `${deposit(facts)}は、${facts.customers[0]}の社長個人の名義です。請求額と一致しますが、名義を覚えさせる前に確かめます。`,
  'wrong-client': (facts: TrapFacts) =>
    `${facts.clientName}の口座に入った${deposit(facts)}は、${facts.rightClientName}の請求の支払いです。同じ得意先が両方の顧問先にあるための振込先違いです。`,
  'look-alike': (facts: TrapFacts) =>
    `${deposit(facts)}は、名義は${facts.customers[1]}と読めますが、金額は濁点違いの${facts.customers[0]}の請求と一致します。`,
  parent: (facts: TrapFacts) =>
    `${deposit(facts)}は、親会社が${facts.customers.join('と')}の分をまとめて払ったものです。2社の請求に分けて消し込みます。`,
  'cut-name': (facts: TrapFacts) =>
    `${deposit(facts)}は、名義が20字で切れていて、${facts.customers.join('と')}のどちらか分かりません。どちらも同じ金額を請求しています。`,
  'fee-deducted': (facts: TrapFacts) =>
    `${deposit(facts)}は、${facts.customers[0]}が手数料を差し引いています。手数料は先方負担の約束で、これまでは全額が届いていました。`,
} as const;
