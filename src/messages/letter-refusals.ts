/** Refusals of what letters say and how they are made up. */
import type { LetterCode } from '../contract/letter-codes.ts';
import type { FactReader } from './refusals.ts';

export const letterRefusals = {
  'wording-set-unknown': () => 'その文面の組はありません。一覧を更新して選び直してください。',
  'wording-set-preset': (f) =>
    `「${f.text('name')}」は最初からある組のため、名前の変更や使用終了はできません。写しを作ってお使いください。`,
  'wording-set-taken': (f) => `「${f.text('name')}」という文面の組はもうあります。別の名前を付けてください。`,
  'wording-set-used': (f) =>
    `「${f.text('name')}」は${f.text('place') || '事務所'}の督促の方針で選ばれています。先に方針で別の組を選んでから、使用を終えてください。`,
  'wording-set-retired': (f) =>
    `「${f.text('name')}」は使用を終えた文面の組です。別の組を選ぶか、文面の画面で使用を再開してください。`,
  'letter-thick': (f) =>
    `「${f.text('customer')}」の督促状は ${f.text('sheets')} 枚になり、封筒「${f.text('envelope')}」（${f.text('holds')} 枚まで）に入りません。書面の作り方で大きい封筒を選ぶか、請求書の写しを外すか、両面で印刷してください。`,
} as const satisfies Record<LetterCode, (facts: FactReader) => string>;
