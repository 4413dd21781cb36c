/** 本日の作業: what each kind of line says, and where its work is done. */
import type { TODO_KINDS } from '../contract/today.ts';
import { addMonths, monthOf } from '../domain/dates.ts';
import { type BatchKind, batchTitles } from './batches.ts';
import { shortDate } from './common.ts';

/** A kind of the core's list, or what the page finds by itself. */
export type TodoKind = (typeof TODO_KINDS)[number] | 'reminders' | 'call-first' | 'contact-first' | 'approval';

export interface TodoFacts {
  count: number;
  on: string | null;
  rowId: number | null;
  name: string;
  /** The day of the list. */
  today: string;
}

interface TodoWords {
  /** The bold line: null is the client's name. */
  about: (facts: TodoFacts) => string | null;
  sentence: (facts: TodoFacts) => string;
  /** The page and its parameters: the row stands in hand on arrival. */
  place: (facts: TodoFacts) => { page: string; params: Record<string, string> };
  /** On the button. */
  go: string;
  /** Money that is late, in red. */
  late?: boolean;
}

const count = (facts: TodoFacts) => facts.count.toLocaleString('ja-JP');
const day = (facts: TodoFacts) => (facts.on === null ? '' : shortDate(facts.on));
const monthBefore = (facts: TodoFacts) => Number(monthOf(addMonths(facts.today, -1)).slice(5));
const client = () => null;
const at = (page: string) => () => ({ page, params: {} });

function placeOfDebit(customerId: number | null): ReturnType<TodoWords['place']> {
  return customerId === null
    ? { page: 'debits', params: {} }
    : { page: 'customers', params: { id: String(customerId) } };
}

export const TODO_WORDS: Record<TodoKind, TodoWords> = {
  unmatched: {
    about: client,
    sentence: (facts) => `消込前の入金 ${count(facts)} 件`,
    place: at('matching'),
    go: '消込',
  },
  exceptions: {
    about: client,
    sentence: (facts) => `判断待ち ${count(facts)} 件　${facts.name}${facts.count > 1 ? ' ほか' : ''}`,
    place: ({ rowId }) => ({ page: 'matching', params: { deposit: String(rowId ?? '') } }),
    go: '消込',
  },
  suspense: {
    about: client,
    sentence: (facts) => `仮受金 ${count(facts)} 件（${day(facts)} から）`,
    place: ({ rowId }) => ({ page: 'matching', params: { deposit: String(rowId ?? '') } }),
    go: '消込',
  },
  refund: {
    about: client,
    sentence: (facts) => `返金待ち　${facts.name}（${day(facts)} 決定）`,
    place: at('matching'),
    go: '返金',
  },
  dispute: {
    about: (facts) => facts.name,
    sentence: (facts) => `争いのある請求 ${count(facts)} 件（${day(facts)} から）`,
    place: ({ rowId }) => ({ page: 'customers', params: { id: String(rowId ?? '') } }),
    go: '得意先',
  },
  'failed-debit': {
    about: (facts) => facts.name,
    sentence: (facts) => `口座振替の不能 ${count(facts)} 件（${day(facts)} から）`,
    // Without a customer the number must be given to one first.
    place: ({ rowId }) => placeOfDebit(rowId),
    go: '得意先',
    late: true,
  },
  question: {
    about: (facts) => facts.name,
    sentence: (facts) => `回答待ちの問い合わせ ${count(facts)} 件（${day(facts)} から）`,
    place: ({ rowId }) => ({ page: 'questions', params: { customer: String(rowId ?? '') } }),
    go: '問い合わせ',
  },
  'broken-promise': {
    about: (facts) => facts.name,
    sentence: (facts) => `支払約束 ${day(facts)} 未入金`,
    place: ({ rowId }) => ({ page: 'customers', params: { id: String(rowId ?? '') } }),
    go: '得意先',
    late: true,
  },
  'promise-due': {
    about: (facts) => facts.name,
    sentence: (facts) => `支払約束の日 ${day(facts)}　入金を確認`,
    place: at('promises'),
    go: '約束',
  },
  'contact-waiting': {
    about: (facts) => facts.name,
    sentence: (facts) => `連絡依頼票の回答待ち（${day(facts)} 依頼）`,
    place: ({ rowId }) => ({ page: 'reminders', params: { customer: String(rowId ?? '') } }),
    go: '督促',
  },
  'contact-first': {
    about: (facts) => facts.name,
    sentence: () => '最終催告の前に営業担当へ連絡依頼',
    place: ({ rowId }) => ({ page: 'reminders', params: { customer: String(rowId ?? '') } }),
    go: '督促',
  },
  approval: {
    about: client,
    sentence: (facts) => `顧問先の承認待ちの督促状 ${count(facts)} 通`,
    place: at('reminders'),
    go: '督促',
  },
  'returned-mail': {
    about: (facts) => facts.name,
    sentence: (facts) => `督促状の返戻 ${day(facts)}　住所を確認`,
    // The form, not the list: what is to be done is to put the address right.
    place: ({ rowId }) => ({ page: 'customer', params: { id: String(rowId ?? '') } }),
    go: '住所',
  },
  limitation: {
    about: (facts) => facts.name,
    sentence: (facts) => `時効が近い売掛金 ${count(facts)} 件　最短 ${day(facts)}`,
    place: () => ({ page: 'law', params: { view: 'limitation' } }),
    go: '時効',
    late: true,
  },
  handover: {
    about: (facts) => facts.name,
    sentence: (facts) => `引継ぎから1か月以上（${day(facts)} 引継ぎ）　引継ぎ先に状況を確認`,
    place: () => ({ page: 'law', params: { view: 'handovers' } }),
    go: '引継ぎ',
  },
  'call-first': {
    about: (facts) => facts.name,
    sentence: () => '督促状の前に電話',
    place: ({ rowId }) => ({ page: 'customers', params: { id: String(rowId ?? '') } }),
    go: '得意先',
  },
  'recurring-unbilled': {
    about: client,
    sentence: (facts) => `発行していない定期請求 ${count(facts)} 件（${day(facts)} の分から）`,
    place: () => ({ page: 'recurring', params: {} }),
    go: '定期請求',
  },
  'batch-interrupted': {
    about: (facts) => batchTitles[facts.name as BatchKind],
    sentence: (facts) => `途中で止まっています　残り ${count(facts)} 社`,
    place: ({ rowId }) => ({ page: 'batches', params: { run: String(rowId ?? '') } }),
    go: '続ける',
  },
  'watch-refused': {
    about: () => '取込フォルダー',
    sentence: (facts) => `取り込めないファイル ${count(facts)} 件　${facts.name}`,
    place: at('deposits'),
    go: '入金',
  },
  'over-90': {
    about: (facts) => facts.name,
    sentence: (facts) => `91日以上の売掛金 ${count(facts)} 件`,
    place: ({ rowId }) => ({ page: 'customers', params: { id: String(rowId ?? '') } }),
    go: '得意先',
    late: true,
  },
  reminders: {
    about: client,
    sentence: (facts) => `督促の対象 ${count(facts)} 通`,
    place: at('reminders'),
    go: '督促',
    late: true,
  },
  unposted: {
    about: client,
    sentence: (facts) => `投函前の督促状 ${count(facts)} 通`,
    place: at('cycle'),
    go: '投函',
  },
  'bank-behind': {
    about: client,
    sentence: (facts) => `入金の取込が ${day(facts)} で止まっています`,
    place: at('deposits'),
    go: '入金',
  },
  'invoices-late': {
    about: client,
    sentence: (facts) => `${day(facts)} 締めの請求が未発行`,
    place: at('invoices'),
    go: '請求',
  },
  'report-late': {
    about: client,
    sentence: (facts) => `${monthBefore(facts)}月の報告が未作成（予定 ${day(facts)}）`,
    place: at('reports'),
    go: '報告',
  },
  'close-late': {
    about: client,
    sentence: (facts) => `${monthBefore(facts)}月の締めが未了（予定 ${day(facts)}）`,
    place: at('cycle'),
    go: '締め',
  },
};
