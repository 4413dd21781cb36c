/** Sentences of what cannot be done with drafts, items, schedules, deliveries, closing bills and corrections. */

import type { FactReader } from './refusals.ts';

const PAPERS: Record<string, string> = { invoice: '請求書', 'credit-note': '返還請求書', delivery: '納品書' };
const paper = (f: FactReader, name: string) => PAPERS[f.text(name)] ?? '書類';

/** 2026-11 → 2026年11月. */
function monthWords(month: string): string {
  const match = /^(\d{4})-(\d\d)$/.exec(month);
  return match ? `${match[1]}年${Number(match[2])}月` : month;
}

export const billingRefusals = {
  'number-rule-reset': (f: FactReader) =>
    `${paper(f, 'kind')}の番号が重なります。毎月1から始めるときは年月を、毎年1から始めるときは年を番号に入れ、通し番号のときは年月を外してください。`,
  'number-rule-long': (f: FactReader) =>
    `${paper(f, 'kind')}の番号が20文字を超えます。頭の文字か桁数を減らしてください。`,
  'number-rule-same': (f: FactReader) =>
    `${paper(f, 'kind')}と${paper(f, 'other')}の番号が同じ形です。頭の文字を変えて区別してください。`,
  'tax-rate-date': (f: FactReader) =>
    `この税率は ${f.date('since')} からのものです。${f.date('on')} の取引には使えません。日付か税率を直してください。`,
  'tax-rate-span': (f: FactReader) =>
    `${f.text('line')}行目の税率は取引期間の途中（${f.date('since')}）で変わります。明細に取引日を入れて、前と後に分けてください。`,
  'tax-rate-mixed': (f: FactReader) =>
    `${f.text('line')}行目の取引日では税率が他の明細と違います（${f.date('since')} から変わります）。変わる前と後で請求書を分けてください。`,
  'supply-order': (f: FactReader) =>
    `取引期間の終わり ${f.date('through')} が始まり ${f.date('from')} より前です。期間を直してください。`,
  'supply-outside': (f: FactReader) =>
    `${f.text('line')}行目の取引日 ${f.date('on')} が取引期間（${f.date('from')}〜${f.date('through')}）の外です。取引日か期間を直してください。`,
  'check-supply-long': (f: FactReader) =>
    `取引期間（${f.date('from')}〜${f.date('through')}）が1年を超えています。まとめて請求できるのは課税期間（1年）の内です。期間を確かめてください。`,
  'check-supply-far': (f: FactReader) =>
    `取引年月日 ${f.date('on')} が請求日 ${f.date('issuedOn')} から1年以上離れています。年を確かめてください。`,
  'reissue-cleared-over': (f: FactReader) =>
    `請求書 ${f.text('number')} は ${f.yen('clearedYen')} まで消込が済んでいるため、${f.yen('totalYen')} には差し替えられません。金額を減らすときは差額の返還請求書を作るか、先に消込を取り消してください。`,
  'reissue-credited': (f: FactReader) =>
    `請求書 ${f.text('number')} には${f.text('rate')}の返還請求書があり、新しい明細の${f.text('rate')}の額がそれを下回ります。先に返還請求書を取り消すか、明細の税率と金額を直してください。`,
  'reissue-written-off': (f: FactReader) =>
    `請求書 ${f.text('number')} は貸倒処理の証拠になっているため差し替えられません。先に貸倒処理を取り消してください。`,
  'draft-unknown': () => 'この下書きはもうありません。発行されたか、削除されています。一覧を見直してください。',
  'drafts-none': () => '発行する下書きがありません。下書きを選んでください。',
  'drafts-changed': () => '確認している間に下書きか得意先が直されました。もう一度点検してから発行してください。',
  'drafts-faulty': (f: FactReader) =>
    `${f.text('customer')}: ${f.text('problem')}直すところが計${f.text('count')}件あり、1通も発行していません。`,
  'drafts-doubtful': (f: FactReader) =>
    `${f.text('customer')}: ${f.text('problem')}確かめることが計${f.text('count')}件あり、まだ1通も発行していません。`,
  'template-unknown': () => 'このひな形はもうありません。一覧を見直してください。',
  'check-no-lines': () => '明細がありません。品名・数量・単価を入れてください。',
  'check-characters': (f: FactReader) =>
    `印刷できない文字があります: 「${f.text('characters')}」。得意先名か明細を別の字に直してください。`,
  'check-no-address': (f: FactReader) =>
    f.text('email') === '1'
      ? '住所が登録されていません。メールで送るか、得意先に住所を登録してください。'
      : '住所もメールアドレスも登録されていません。得意先に登録してください。',
  'check-no-registration': () =>
    '顧問先の登録番号がないため、適格請求書になりません(区分記載請求書として発行します)。登録事業者なら顧問先の設定に番号を入れてください。',
  'check-no-bank': () => '振込先の口座が登録されていません。顧問先の設定で口座を登録してください。',
  'check-zero-total': () => '合計が0円です。金額を確かめてください。',
  'check-zero-line': (f: FactReader) => `「${f.text('text')}」の金額が0円です。数量と単価を確かめてください。`,
  'check-negative-line': (f: FactReader) =>
    `「${f.text('text')}」の金額が ${f.yen('amountYen')} です。値引・返品として請求に含めるか確かめてください。`,
  'check-absurd': (f: FactReader) =>
    `合計 ${f.yen('totalYen')} は、この1年の最大 ${f.yen('largestYen')} の10倍以上です。桁を確かめてください。`,
  'check-due-far': (f: FactReader) => `支払期日が ${f.date('dueOn')} と半年より先です。支払条件を確かめてください。`,
  'check-issued-far': (f: FactReader) =>
    `請求日が ${f.date('issuedOn')} と、今日から離れています。年と月を確かめてください。`,
  'check-twin': (f: FactReader) =>
    `同じ日・同じ金額の請求書 ${f.text('number')} がすでにあります。二重に請求していないか確かめてください。`,
  'item-unknown': () => 'この商品は登録にありません。一覧を見直してください。',
  'item-code-taken': (f: FactReader) =>
    `商品コード ${f.text('code')} はすでに使われています。別のコードにしてください。`,
  'item-code-twice': (f: FactReader) =>
    `商品コード ${f.text('itemCode')} は${f.text('firstRow')}行目にもあります。どちらか一方にしてください。`,
  'schedule-unknown': () => 'この定期請求は登録にありません。一覧を見直してください。',
  'schedule-order': (f: FactReader) =>
    `終わりの ${monthWords(f.text('last'))} が始まりの ${monthWords(f.text('first'))} より前です。月を直してください。`,
  'schedule-billed': (f: FactReader) =>
    `「${f.text('name')}」の ${monthWords(f.text('period'))}分は処理済みです。この月が残るように、始まり・間隔・終わりを直してください。`,
  'period-none': (f: FactReader) =>
    `「${f.text('name')}」に ${monthWords(f.text('period'))}分の請求はありません。一覧を見直してください。`,
  'period-done': (f: FactReader) =>
    `「${f.text('name')}」の ${monthWords(f.text('period'))}分は処理済みです。二重には発行しません。`,
  'delivery-unknown': () => 'この納品は記録にありません。一覧を見直してください。',
  'delivery-number-taken': (f: FactReader) =>
    `納品番号 ${f.text('number')} はすでに使われています。番号を直してください。`,
  'delivery-sign': (f: FactReader) =>
    f.text('kind') === 'return'
      ? `納品番号 ${f.text('number')} は返品ですが、合計が ${f.yen('totalYen')} とプラスです。数量をマイナスにしてください。`
      : `納品番号 ${f.text('number')} の合計が ${f.yen('totalYen')} とマイナスです。返品なら区分を返品にしてください。`,
  'delivery-cancelled': (f: FactReader) => `納品番号 ${f.text('number')} はすでに取り消されています。`,
  'delivery-billed': (f: FactReader) =>
    `納品番号 ${f.text('number')} は請求書 ${f.text('invoice')} に入っています。先にその締め請求を取り消してください。`,
  'delivery-price-missing': (f: FactReader) =>
    `「${f.text('text')}」の単価がありません。単価を入れるか、商品コードの商品に単価を登録してください。`,
  'cell-delivery-kind': () => '区分は、納品・返品・諸口のどれかにしてください。',
  'closing-bill-unknown': () => 'この締め請求は記録にありません。一覧を見直してください。',
  'closing-billed': (f: FactReader) =>
    `${f.date('closedOn')} 締めの請求書 ${f.text('number')} を発行済みです。作り直すときは先に取り消してください。`,
  'closing-later': (f: FactReader) =>
    `請求書 ${f.text('number')} の残高は、${f.date('closedOn')} 締めの ${f.text('later')} に繰り越されています。先にそちらを取り消してください。`,
  'closing-empty': () => 'この期間の納品も残高もありません。',
  'closing-no-sales': (f: FactReader) =>
    `この期間の納品がありません(繰越 ${f.yen('balanceYen')})。残高だけの請求書も出すときは、そのように指定してください。`,
  'closing-negative': (f: FactReader) =>
    `返品が納品を上回り、合計が ${f.yen('totalYen')} です。返品を次回に回すか、返品分は返還請求書にしてください。`,
  'closing-mixed': (f: FactReader) =>
    `納品番号 ${f.text('number')} は、税込・税抜か端数処理の設定を変える前のものです。取り消して入れ直してください。`,
  'credit-note-unknown': () => 'この返還請求書は記録にありません。一覧を見直してください。',
  'credit-note-cancelled': (f: FactReader) => `返還請求書 ${f.text('number')} はすでに取り消されています。`,
  'credit-note-empty': (f: FactReader) =>
    `請求書 ${f.text('number')} に対する返還額が0円以下です。返品・値引の額をプラスで入れてください。`,
  'credit-note-rate': (f: FactReader) =>
    `請求書 ${f.text('number')} に ${f.text('rate')} の売上はありません。売上のときと同じ税率で返してください。`,
  'credit-note-over': (f: FactReader) =>
    `返還額 ${f.yen('grossYen')} が、請求書 ${f.text('number')} の${f.text('rate') === '' ? '' : `${f.text('rate')}の`}残り ${f.yen('leftYen')} を超えます。金額を直してください。`,
  'credit-note-early': (f: FactReader) =>
    `返還請求書の日付 ${f.date('on')} が、請求書 ${f.text('number')} の請求日 ${f.date('issuedOn')} より前です。請求日以降の日付にしてください。`,
  'credit-note-paid': (f: FactReader) =>
    `返還額 ${f.yen('totalYen')} のうち ${f.yen('restYen')} は、差し引く未回収の請求がありません。入金済みなら先に消込を取り消し、戻った入金を返金か前受にしてください。`,
  'advance-none': (f: FactReader) => `${f.text('customer')} には、充てられる前受金がありません。`,
  'reissue-closing': (f: FactReader) =>
    `請求書 ${f.text('number')} は締め請求です。取り消して納品を直し、締め直してください。`,
  'reissue-opening': (f: FactReader) =>
    `${f.text('number')} は期首残高です。差し替えはできません。取り消して取り込み直してください。`,
};
