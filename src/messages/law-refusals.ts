/** Refusals of interest, certified mail, hand-overs and contacts: what happened, where, and what to do next. */
import type { FactReader } from './refusals.ts';

export const lawRefusals = {
  'interest-ahead': (f: FactReader) =>
    `${f.date('on')} は今日(${f.date('today')})より先です。まだ起きていない入金は分からないため、今日までの日にしてください。`,
  'interest-nothing': (f: FactReader) =>
    `${f.text('customer')}には、${f.date('through')} までに新しく請求できる遅延損害金がありません。請求済みの明細と計算の末日を確かめてください。`,
  'interest-bill-unknown': () => 'その遅延損害金の請求はこの顧問先にありません。一覧を更新してください。',
  'interest-bill-ended': (f: FactReader) =>
    `遅延損害金の請求 ${f.text('serial')} は ${f.date('endedOn')} に取り消されています。一覧を更新してください。`,
} as const;
