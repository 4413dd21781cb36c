/** 承認 and 連絡依頼票: the client's word before letters go in his name. */
import { formatYen } from '../domain/money.ts';

const count = (value: number) => value.toLocaleString('ja-JP');

export const approvalWords = {
  key: '承認',
  title: '顧問先の承認を記録します',
  text: '顧問先が見た段階と金額までの督促状に、30 日のあいだ有効です。段階か金額が上がると、もう一度承認が要ります。',
  scope: '対象',
  scopes: {
    one: (customer: string) => `${customer} だけ`,
    all: (customers: number, yen: number) => `承認待ちの ${count(customers)} 社すべて　${formatYen(yen)} 円`,
  },
  granted: '顧問先の回答',
  answers: { yes: '送ってよい', no: '見送る' },
  decidedOn: '回答のあった日',
  decidedBy: '回答した人',
  decidedByHint: '例：大橋社長、経理 川端様',
  how: '方法',
  ways: { telephone: '電話', mail: 'メール', paper: '書面', meeting: '面談' },
  note: 'メモ',
  confirm: '承認を記録する',
  sheet: '承認願を作る',
  done: (customers: number) => `${count(customers)} 社分の承認を記録しました`,
  sheetDone: (serial: string) => `承認願 ${serial} を作りました`,
  failed: '記録できませんでした',
  needBy: '回答した人を入れてください。',
  serial: '番号',
} as const;

export const contactWords = {
  key: { ask: '依頼票', answer: '回答' },
  ask: {
    title: '連絡依頼票を作ります',
    text: '最終催告の前に、顧問先の営業担当から得意先へ連絡してもらいます。回答を記録するまで、最終催告は出ません。',
    scope: '対象',
    scopes: {
      one: (customer: string) => `${customer} だけ`,
      all: (customers: number) => `まだ依頼していない ${count(customers)} 社すべて`,
    },
    replyBy: '回答の期限',
    confirm: '連絡依頼票を作る',
    done: (requests: number) => `連絡依頼票 ${count(requests)} 枚を作りました`,
    failed: '作れませんでした',
  },
  answer: {
    title: (customer: string) => `${customer}についての回答を記録します`,
    asked: (on: string, contact: string) => `${on} に依頼${contact === '' ? '' : `（${contact}）`}`,
    outcome: '営業担当の回答',
    outcomes: { send: '送ってよい', wait: '送付を待つ（話している）', disputed: '争いがある' },
    disputedHint: '期限を過ぎた請求を「争いあり」にし、督促をすべて止めます。',
    on: '回答のあった日',
    by: '回答した人',
    note: '聞いた内容',
    confirm: '回答を記録する',
    done: (customer: string) => `${customer}についての回答を記録しました`,
    failed: '記録できませんでした',
  },
} as const;

export const decisionWords = {
  key: '判定',
  title: (number: string) => `${number} の判定の控え`,
  columns: { customer: '得意先', client: '顧問先', kind: '結果', reason: '理由', total: '督促額', facts: '判定の材料' },
  kinds: { letter: '発行', withheld: '送らない', 'fell-out': '直前に外れた', 'left-out': '今回は送らない' },
  paid: '入金済み',
  notDue: '対象外',
  none: '判定の控えはありません。この版より前に発行したものです。',
  sum: (rows: number) => `${count(rows)} 社`,
} as const;

interface Facts {
  invoices?: { number: string; openYen: number; stageReached: number; stage: number; disputed?: string }[];
  lastLetterOn?: string;
  spokenOn?: string;
  hold?: string;
  pledge?: string;
  possibleDeposit?: { payerName: string; amountYen: number; depositedOn: string };
  mailReturned?: boolean;
  bankDataStale?: boolean;
  hasAddress?: boolean;
}

const shortDay = (date: string) => date.slice(5).replace('-', '/');

/** What a decision was taken by, in one line. */
export function factsWords(given: Record<string, unknown>): string {
  const facts = given as Facts;
  const [first, ...others] = facts.invoices ?? [];
  const texts = first
    ? [
        `${first.number} ${formatYen(first.openYen)} 円（送付済の段階 ${first.stageReached}）${others.length > 0 ? ` ほか ${count(others.length)} 件` : ''}`,
      ]
    : [];
  if (facts.lastLetterOn) texts.push(`前回 ${shortDay(facts.lastLetterOn)}`);
  if (facts.spokenOn) texts.push(`電話 ${shortDay(facts.spokenOn)}`);
  if (facts.hold) texts.push(`停止：${facts.hold}`);
  if (facts.pledge) texts.push(facts.pledge === 'plan' ? '分割中' : '約束あり');
  if (facts.possibleDeposit) {
    const { depositedOn, payerName, amountYen } = facts.possibleDeposit;
    texts.push(`入金候補 ${shortDay(depositedOn)} ${payerName} ${formatYen(amountYen)} 円`);
  }
  if (facts.mailReturned) texts.push('返戻あり');
  if (facts.bankDataStale) texts.push('入金データが古い');
  if (facts.hasAddress === false) texts.push('宛先なし');
  return texts.join('、');
}
