/** Sentences of what cannot be done with endings, moves, prepaid orders and agencies. */

import type { FactReader } from './refusals.ts';

export const exceptionRefusals = {
  'deposit-used-up': (f: FactReader) =>
    `${f.text('payerName')} の入金には残りがありません。先に消込か返金を取り消してください。`,
  'deposit-in-use': (f: FactReader) =>
    `${f.text('payerName')} の入金は ${f.yen('usedYen')} がすでに使われています。先にその消込か返金を取り消してください。`,
  'run-none': () =>
    '取り消せる消込がありません。すでに取り消されているか、番号が違います。履歴から選び直してください。',
  'mark-none': () => 'この入金には取り消せる扱いがありません。',
  'refund-unknown': () => 'この返金は記録にありません。一覧から選び直してください。',
  'refund-done': (f: FactReader) => `この返金は ${f.date('on')} に済んでいます。`,
  'refund-reversed': (f: FactReader) => `この返金は ${f.date('on')} に取り消されています。`,
  'refund-too-early': (f: FactReader) =>
    `${f.date('on')} は早すぎます。返金は ${f.date('earliestOn')} 以降の日にしてください。`,
  'client-code-unknown': (f: FactReader) => `コード ${f.text('code')} の顧問先はありません。コードを確かめてください。`,
  'move-same-client': (f: FactReader) => `${f.text('code')} はこの顧問先です。移す先のコードを入れてください。`,
  'move-none': () => 'この入金は顧問先の間で移されたものではありません。',
  'import-moved': (f: FactReader) =>
    `${f.text('payerName')} ${f.yen('amountYen')} はほかの顧問先に移してあります。先に移し戻してから取込を取り消してください。`,
  'import-refunded': (f: FactReader) =>
    `${f.text('payerName')} ${f.yen('amountYen')} は返金が済んでいます。先に返金を取り消してから取込を取り消してください。`,
  'deposit-refunded': (f: FactReader) =>
    `${f.text('payerName')} の入金は ${f.yen('amountYen')} の返金が済んでいます。先に返金を取り消してから入金を取り消してください。`,
  'cancel-none': () => 'この入金は取り消されていません。',
  'cancel-by-file': () => 'この取消は銀行のファイルから来たものです。その取込を取り消すと元に戻ります。',
  'cancel-restored': () => 'この取消はすでに元に戻してあります。',
  'cancel-too-early': (f: FactReader) => `入金は ${f.date('depositedOn')} です。${f.date('on')} 付では取り消せません。`,
  'enquiry-unknown': () => 'この照会状は記録にありません。一覧を更新してください。',
  'enquiry-recipient': () => '照会状の宛先がありません。宛先の名前・郵便番号・住所を入れてください。',
  'enquiry-address': (f: FactReader) =>
    `${f.text('client')} の住所か郵便番号が登録されていません。顧問先の登録に入れてから出してください。`,
  'enquiry-sent': (f: FactReader) => `照会状 ${f.text('serial')} は ${f.date('on')} に送付済みです。`,
  'enquiry-too-early': (f: FactReader) =>
    `${f.date('on')} は照会状 ${f.text('serial')} の日付 ${f.date('earliestOn')} より前です。その日以後の日を入れてください。`,
  'order-unknown': () => 'この注文は記録にありません。一覧から選び直してください。',
  'order-number-taken': (f: FactReader) => `注文番号 ${f.text('number')} はすでにあります。番号を確かめてください。`,
  'order-cancelled': (f: FactReader) => `注文 ${f.text('number')} は取り消されています。`,
  'order-paid': (f: FactReader) => `注文 ${f.text('number')} には入金が充ててあります。先に外してください。`,
  'order-not-paid': (f: FactReader) =>
    `注文 ${f.text('number')} には入金がまだありません。入金を充ててから行ってください。`,
  'order-short': (f: FactReader) =>
    `入金の残り ${f.yen('leftYen')} は注文の ${f.yen('amountYen')} に足りません。ほかの入金を選んでください。`,
  'order-released': (f: FactReader) => `注文 ${f.text('number')} は出荷済です。先に出荷を取り消してください。`,
  'order-not-released': (f: FactReader) => `注文 ${f.text('number')} はまだ出荷していません。`,
  'agency-taken': (f: FactReader) =>
    f.text('payerName') === ''
      ? `収納代行「${f.text('name')}」はすでに登録されています。名前を変えるか、登録済みのものを直してください。`
      : `振込名義「${f.text('payerName')}」は収納代行「${f.text('name')}」に登録されています。登録済みのものを直してください。`,
  'agency-unknown': () => 'この収納代行は登録にありません。一覧から選び直してください。',
  'dispute-unknown': () => 'この争いは記録にありません。一覧から選び直してください。',
  'dispute-open': (f: FactReader) => `請求番号 ${f.text('number')} はすでに争いありになっています。`,
  'dispute-settled': (f: FactReader) => `この争いは ${f.date('on')} に解決済みです。`,
  'dispute-nothing-open': (f: FactReader) =>
    `請求番号 ${f.text('number')} に残高はありません。争いありにはできません。`,

  'span-not-ahead': (f: FactReader) =>
    `${f.date('from')} からは見込めません。基準日 ${f.date('asOf')} より後の期間を指定してください。`,
};
