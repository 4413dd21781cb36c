/** Refusals between the printer and the post, and of what comes back. */
import type { FactReader } from './refusals.ts';

export const postingRefusals = {
  'letters-not-posted': (f: FactReader) =>
    `督促状 ${f.text('serial')} はまだ投函済みになっていません。発行済の一覧で投函を記録してから、返戻を記録してください。`,
  'letter-unknown': (f: FactReader) =>
    `通番 ${f.text('serial')} の督促状は、この顧問先にはありません。通番を確かめてください。`,
  'letter-withdrawn': (f: FactReader) =>
    `督促状 ${f.text('serial')} は ${f.date('withdrawnOn')} に取りやめています。一覧を開き直してください。`,
  'letter-returned': (f: FactReader) =>
    `督促状 ${f.text('serial')} の返戻は ${f.date('returnedOn')} 付で記録済みです。`,
  'printing-unavailable': (f: FactReader) =>
    `このパソコンの印刷機能が応答しません（${f.text('detail')}）。プリンターの設定を確かめるか、PDF を開いて印刷してください。`,
  'printer-unknown': (f: FactReader) =>
    `そのプリンターが見つかりません（${f.text('detail')}）。電源と接続を確かめて、選び直してください。`,
  'print-refused': (f: FactReader) =>
    `プリンターが受け付けませんでした（${f.text('detail')}）。書類は保存されています。プリンターを確かめて、もう一度印刷してください。`,
  'print-ended': (f: FactReader) =>
    `「${f.text('title')}」の印刷は、${f.text('printer')} ですでに終わっています。取り消せません。`,
  'print-job-unknown': () => 'この印刷は記録にありません。一覧を開き直してください。',
  'pages-outside': (f: FactReader) =>
    `${f.text('from')}〜${f.text('to')}ページは指定できません。この書類は${f.text('pages')}ページです。`,
  'tracking-needed': (f: FactReader) =>
    `督促状 ${f.text('serial')} ほか計 ${f.text('letters')} 通の引受番号がまだありません。番号を入れてから投函を記録してください。`,
  'letters-posted': (f: FactReader) => `この督促状は ${f.date('postedOn')} に投函済みと記録されています。`,
  'letters-miscounted': (f: FactReader) =>
    f.text('counted') === '0'
      ? `${f.text('printed')} 通をまだ数えていません。通数を数えてから記録してください。`
      : `取りやめた分を除くと ${f.text('printed')} 通ですが、数えたのは ${f.text('counted')} 通です。数え直してから記録してください。`,
  'label-sheet-unknown': (f: FactReader) =>
    `ラベル用紙「${f.text('key')}」はありません。用紙の一覧から選び直してください。`,
  'contact-out': (f: FactReader) =>
    `連絡依頼票は発行済みです（回答待ち ${f.text('count')} 件）。もう一度出すときは得意先を選んでください。`,
  'day-ahead': (f: FactReader) => `${f.date('on')} は今日(${f.date('today')})より後です。実際の日付を入れてください。`,
  'period-ahead': (f: FactReader) =>
    `${f.date('through')} まではまだ締められません。締められるのは今月末の ${f.date('lastOn')} までです。日付を確かめてください。`,
  'posted-too-early': (f: FactReader) =>
    `投函日 ${f.date('on')} が、督促状の日付 ${f.date('asOf')} より前です。投函した日を確かめてください。`,
};
