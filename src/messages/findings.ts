/** 回収点検. */
import { formatDate, type PlainDate } from '../domain/dates.ts';
import { formatYen } from '../domain/money.ts';

const count = (value: number) => value.toLocaleString('ja-JP');

const STAGES = ['', 'ご確認', 'お願い', '督促', '催告', '最終催告'];

const KINDS = {
  'letter-not-sent': '督促漏れ',
  'call-waiting': '要電話',
  'promise-broken': '約束不履行',
  'no-address': '宛先なし',
  'mail-returned': '返送',
  'deposit-waiting': '未消込',
  'limit-passed': '限度超過',
  'terms-too-long': '支払条件',
  'stale-bank-data': '入金データ',
} as const;

export type FindingKind = keyof typeof KINDS;

interface Finding {
  kind: FindingKind;
  since: PlainDate | null;
  figure: number | null;
  text: string;
}

/** What is wrong, in one line. */
function sentence({ kind, since, figure, text }: Finding): string {
  switch (kind) {
    case 'letter-not-sent':
      return `「${STAGES[figure ?? 0]}」の督促状を出す時期を過ぎています`;
    case 'call-waiting':
      return '先に電話をする決まりのまま、督促が止まっています';
    case 'promise-broken':
      return text === 'plan'
        ? `分割払いの${formatYen(figure ?? 0)} 円が期日に入金されず、その後の対応がありません`
        : `約束の${formatYen(figure ?? 0)} 円が期日に入金されず、その後の対応がありません`;
    case 'no-address':
      return '郵便番号か住所がなく、督促状を出せません';
    case 'mail-returned':
      return '前回の督促状が返送されています。住所を確かめてください';
    case 'deposit-waiting':
      return `「${text}」の入金が消し込まれていません`;
    case 'limit-passed':
      return `与信限度額 ${formatYen(figure ?? 0)} 円を超えています`;
    case 'terms-too-long':
      return `取適法の60日を超える支払条件です（最長 約${figure}日）`;
    case 'stale-bank-data':
      return since === null
        ? '入金データが一度も取り込まれていません'
        : `入金データが ${formatDate(since)} までしか取り込まれていません`;
  }
}

export const findingWords = {
  title: '回収点検',
  sub: '方針や約束から外れているところを、金額の大きい順に',
  all: 'すべて',
  kinds: KINDS,
  sentence,
  columns: {
    kind: '種類',
    client: '顧問先',
    customer: '得意先',
    what: '内容',
    since: 'いつから',
    days: '経過',
    yen: '金額',
  },
  days: (days: number) => `${count(days)}日`,
  sums: (rows: number) => `${count(rows)} 件`,
  figures: {
    findings: '指摘',
    findingsNote: (clients: number, yen: number) => `${count(clients)} 社　${formatYen(yen)} 円`,
    letters: '督促漏れ',
    promises: '守られていない約束',
    deposits: '未消込のまま14日以上',
    limits: '与信限度額の超過分',
    terms: '60日を超える支払条件',
    none: 'ありません',
    rows: (rows: number) => `${count(rows)} 件`,
  },
  place: {
    'letter-not-sent': '督促を開く',
    'call-waiting': '督促を開く',
    'promise-broken': '督促を開く',
    'no-address': '得意先を開く',
    'mail-returned': '得意先を開く',
    'deposit-waiting': '消込を開く',
    'limit-passed': '得意先を開く',
    'terms-too-long': '得意先を開く',
    'stale-bank-data': '入金を開く',
  },
  keys: { open: '開く' },
  empty: {
    title: '指摘はありません',
    text: '督促状は方針どおりに出ていて、破られたままの約束、電話待ち、14日以上残った入金、限度額の超過、60日を超える支払条件、古い入金データもありません。',
  },
} as const;
