/**
 * 電話の台本: what may be said about overdue money and what is to be asked, from the facts alone. Who calls for the client bargains
 * for nobody (弁護士法72条): no word of discounts, instalments or court.
 */
import { formatLongDate, type PlainDate } from './dates.ts';
import { formatYen } from './money.ts';

export interface CallFacts {
  clientName: string;
  /** 'client': the client's own staff; 'office': the office, for the client. */
  caller: 'client' | 'office';
  customerName: string;
  contactName: string;
  asOf: PlainDate;
  invoices: readonly { number: string; dueOn: PlainDate; openYen: number }[];
  totalYen: number;
  /** A word that was broken, and its day. */
  promised: { on: PlainDate; yen: number } | null;
}

/** Sentences in the order in which they are said. */
export function callScript(facts: CallFacts): string[] {
  const [first, ...others] = facts.invoices;
  const who = facts.contactName === '' ? '経理ご担当の方' : `${facts.contactName}様`;
  const name =
    facts.caller === 'client' ? `${facts.clientName}の` : `${facts.clientName}の経理事務をお手伝いしております`;
  const which = first ? `請求書 ${first.number}${others.length > 0 ? ` ほか${others.length}件` : ''}` : 'ご請求';
  const due = first ? `${formatLongDate(first.dueOn)}がお支払期日の` : '';
  const opening = `お世話になっております。${name}（名前）と申します。${who}はいらっしゃいますか。`;
  const matter = facts.promised
    ? `${formatLongDate(facts.promised.on)}にお支払いと伺っておりました ${formatYen(facts.promised.yen)}円につきまして、${formatLongDate(facts.asOf)}現在、ご入金を確認できておりません。`
    : `${due}${which}、合計 ${formatYen(facts.totalYen)}円につきまして、${formatLongDate(facts.asOf)}現在、ご入金を確認できておりません。`;
  return [
    opening,
    matter,
    '請求書はお手元に届いておりますでしょうか。行き違いでしたら失礼いたしました。',
    'お支払いのご予定日と金額をお聞かせいただけますか。',
    facts.caller === 'client'
      ? 'ご事情がおありでしたら、社内に申し伝えます。'
      : `ご事情やご異議は、${facts.clientName}へそのまま申し伝えます。`,
  ];
}

/** Under the list: what is written down, and what is not said. */
export const CALL_RULES = [
  '聞くこと：届いているか／遅れている理由（失念・資金繰り・請求書の遅れや誤り・不満・その他）／支払予定日と金額／話した相手',
  '言わないこと：値引・分割・猶予の約束、法的手続や信用に関わる話。「争いがある」と言われたら、内容を聞いて話を終え、顧問先へ伝えます。',
] as const;
