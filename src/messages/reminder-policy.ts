/** 督促の方針: when which letter goes, for the office, a client, a customer or one invoice. */
import { formatYen } from '../domain/money.ts';
import { stageShort } from './reminders.ts';

const yen = (amount: number) => `${formatYen(amount)} 円`;

export const policyWords = {
  title: '督促の方針',
  key: '督促方針',
  /** Whose policy it is, as the pane's head. */
  of: {
    office: '事務所の方針',
    client: (name: string) => `${name}の方針`,
    customer: (code: string, name: string) => `得意先 ${code}　${name}の方針`,
    invoice: (number: string, customer: string) => `請求書 ${number}（${customer}）の方針`,
  },
  inherited: {
    office: '空欄のところは、灰色で示した最初の設定で進めます。',
    client: '空欄のところは、灰色で示した事務所の方針で進めます。',
    customer: '空欄のところは、灰色で示した顧問先の方針で進めます。',
    invoice: '空欄のところは、灰色で示した得意先の方針で進めます。',
  },
  stages: {
    head: '段階ごとの進め方',
    stage: '段階',
    days: '期日後',
    deadline: '新しい期限まで',
    channel: '手段',
    unit: '日',
    field: (stage: number, word: string) => `${stageShort(stage)} ${word}`,
    none: '—',
  },
  channels: {
    letter: '書面',
    phone: '電話',
    email: 'メール',
    sms: 'SMS',
    voice: '自動音声',
    never: '自動では出さない',
    inherit: '決めない（灰色どおり）',
  },
  general: '送る条件',
  between: '前の書面からあける日数',
  minimum: '最低額（円）',
  minimumHint: '合計がこれに満たなければ出しません。0 は最低額なし',
  highValue: '先に電話をする額（円）',
  highValueHint: '合計がこの額以上なら、書面の前に担当者が電話します。0 は額では止めない',
  noHighValue: '額では止めない',
  letters: '文面と承認',
  wording: '文面の組',
  approval: '顧問先の承認',
  approvals: { yes: '得てから出す', no: '求めない' },
  contactFirst: '最終催告の前の連絡依頼',
  contacts: { yes: '営業担当に頼む', no: '頼まない' },
  clear: '設定を消す',
  keys: { clear: '設定削除' },
  clearAsk: {
    title: 'ここで決めた方針を消しますか',
    text: '消すと、灰色で示した値で進めます。発行した督促状は変わりません。',
    confirm: '消す',
    done: '方針の設定を消しました',
  },
  saved: (whose: string) => `${whose}を登録しました`,
  failed: '方針を登録できませんでした',
  wrong: {
    days: '0 から 3650 までの日数で入れてください。',
    deadline: '1 から 365 までの日数で入れてください。',
    between: '0 から 365 までの日数で入れてください。',
  },
  panes: { form: '方針', exceptions: '例外' },
  back: '顧問先の方針へ',
  exceptions: {
    head: '得意先・請求書の例外',
    columns: { place: '対象', policy: '方針' },
    scopes: { client: '顧問先', customer: '得意先', invoice: '請求書' },
    sum: (count: number) => `${count.toLocaleString('ja-JP')} 件`,
    empty: {
      title: '例外はありません',
      text: '得意先や請求書だけの方針は、その画面で Ctrl+M を押して決めます。',
    },
  },
} as const;

interface Part {
  stages?: readonly { stage: number; daysAfterDue: number | null; deadlineDays: number; channel: string }[] | undefined;
  daysBetweenLetters?: number | undefined;
  minimumYen?: number | undefined;
  highValueYen?: number | null | undefined;
  wording?: string | undefined;
  approval?: boolean | undefined;
  contactFirst?: boolean | undefined;
}

/** What a place sets, in one line: 「1 ご確認 期日後 5 日、最低額 1,000 円」. `setName` says what a set of wordings is called. */
export function policySummary(part: Part, setName: (set: string) => string): string {
  const texts = (part.stages ?? []).map(
    ({ stage, daysAfterDue, channel }) =>
      `${stageShort(stage)} ${
        daysAfterDue === null
          ? policyWords.channels.never
          : `期日後 ${daysAfterDue} 日${channel === 'phone' ? '・電話' : ''}`
      }`,
  );
  if (part.daysBetweenLetters !== undefined) texts.push(`間隔 ${part.daysBetweenLetters} 日`);
  if (part.minimumYen !== undefined)
    texts.push(part.minimumYen === 0 ? '最低額なし' : `最低額 ${yen(part.minimumYen)}`);
  if (part.highValueYen !== undefined)
    texts.push(part.highValueYen === null ? policyWords.noHighValue : `${yen(part.highValueYen)}以上は先に電話`);
  if (part.wording !== undefined) texts.push(`文面は${setName(part.wording)}`);
  if (part.approval !== undefined) texts.push(part.approval ? '承認を得てから' : '承認なし');
  if (part.contactFirst !== undefined) texts.push(part.contactFirst ? '最終催告の前に連絡依頼' : '連絡依頼なし');
  return texts.join('、');
}
