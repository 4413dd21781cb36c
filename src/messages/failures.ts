/** What a failed call looks like on a screen: what happened, what is safe, what to do next. */
import type { Failure } from '../contract/reply.ts';

export type ShownFailure = Failure;

export const failureWords = {
  bugTitle: (bugId: string) => (bugId ? `予期しないエラーです（番号 ${bugId}）` : '予期しないエラーです'),
  bugSafe: '操作は取り消され、帳簿は変わっていません。',
  bugNext: '同じことが起きたら、番号を添えて管理者に伝えてください。',
  copyBugId: '番号をコピー',
  environmentSafe: '入力した内容はこの画面に残っています。',
  queryFailed: '表示できませんでした',
  commandFailed: '登録できませんでした',
  refused: 'このままでは登録できません',
} as const;

export const failureScreenWords = {
  retry: 'もう一度開く',
  restore: 'バックアップから復元',
  other: 'ほかの事務所を開く',
  /** Facts of an environment failure that help a clerk, and what they are called. */
  facts: {
    path: '場所',
    folder: '場所',
    host: '開いているパソコン',
    user: '利用者',
    since: '開いた時刻',
    found: 'この帳簿の版',
    supported: 'この番頭が扱える版',
    backup: 'バックアップ',
    backups: 'バックアップ',
  },
} as const;
