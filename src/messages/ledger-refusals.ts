/** Refusals of agings, ledgers and letters about balances. */
import type { RefusalCode } from '../contract/refusal-codes.ts';
import type { FactReader } from './refusals.ts';

export const ledgerRefusals = {
  'period-backwards': (f) =>
    `期間の終わり(${f.date('throughOn')})が始まり(${f.date('fromOn')})より前です。終わりの日を直してください。`,
  'limits-unordered': (f) =>
    `年齢表の区分(${f.text('limits')}日)を使えません。1日以上を小さい順に、7つまで入れてください。`,
  'nothing-to-print': (f) =>
    `${f.date('fromOn')} から ${f.date('throughOn')} までに、印刷する残高も取引もありません。期間か得意先を選び直してください。`,
  'confirmation-none': (f) =>
    `${f.text('customer')} には ${f.date('asOf')} 現在の残高がありません。選択から外すか、基準日を直してください。`,
  'confirmation-address': (f) =>
    `${f.text('customer')} の住所か郵便番号が登録されていません。得意先の登録に入れてから出してください。`,
  'confirmation-unknown': (f) =>
    f.has('serial') && f.text('serial') !== ''
      ? `番号 ${f.text('serial')} の残高確認書は、この顧問先にありません。回答書の番号を確かめてください。`
      : 'この残高確認書は記録にありません。一覧を更新してください。',
  'confirmation-answered': (f) =>
    `${f.text('customer')} の残高確認書 ${f.text('serial')} には ${f.date('repliedOn')} に回答があります。再依頼の選択から外してください。`,
  'reply-before-issue': (f) =>
    `回答期限 ${f.date('replyByOn')} が発行日 ${f.date('issuedAtOn')} より前です。発行日以後の日にしてください。`,
  'reply-too-early': (f) =>
    `回答日 ${f.date('repliedOn')} が発送日 ${f.date('sentOn')} より前です。回答書が届いた日を入れてください。`,
  'stated-missing': (f) =>
    `相違ありのときは先方の残高を入れてください。当方の残高 ${f.yen('balanceYen')} と同じなら「相違なし」を選んでください。`,
} as const satisfies Partial<Record<RefusalCode, (f: FactReader) => string>>;
