/** Refusals of direct debits, the watched folder and bills entered by hand. */
import type { RefusalCode } from '../contract/refusal-codes.ts';
import type { FactReader } from './refusals.ts';

export const depositRefusals = {
  'bank-debit-request': () =>
    '口座振替の依頼ファイルです(結果がまだ入っていません)。銀行から結果のファイルを受け取って取り込んでください。',
  'bank-debit-changed': (f) =>
    `${f.date('debitOn')} 引落の顧客番号 ${f.text('number')} は、取り込み済みの結果と違います。先の取込を取り消してから取り込んでください。`,
  'watch-folder-missing': (f) => `フォルダー「${f.text('folder')}」が見つかりません。あるフォルダーを選んでください。`,
  'watch-folder-office': (f) =>
    `「${f.text('folder')}」は事務所のデータのフォルダーです。取込用に別のフォルダーを作って選んでください。`,
  'watch-client-unknown': (f) =>
    `顧問先コード ${f.text('code')} の顧問先がありません。フォルダーの名前を顧問先コードに直してください。`,
  'settles-before-received': (f) =>
    `期日 ${f.date('depositedOn')} が受取日 ${f.date('receivedOn')} より前です。どちらかを直してください。`,
  'instrument-number': (f) => `番号「${f.text('number')}」は英数字とハイフンで入れてください。`,
  'debit-unknown': () => 'この口座振替の結果は記録にありません。一覧から選び直してください。',
  'debit-no-credit': () =>
    'この入金は、選んだ口座振替の入金とみられません。金額と入金日を確かめ、消込の画面で手で消し込んでください。',
  'debit-split-already': (f) =>
    `${f.date('debitOn')} 引落の口座振替は、すでに内訳に分けてあります。分け直すときは、先に消込を取り消してください。`,
} as const satisfies Partial<Record<RefusalCode, (f: FactReader) => string>>;
