/**
 * One sentence per refusal: what happened, where, and what to do next. Used by the screens, the command line and the
 * rejected rows of an import, so that all three say the same.
 */

import type { RefusalCode } from '../contract/refusal-codes.ts';
import type { Facts } from '../contract/reply.ts';
import { formatDate } from '../domain/dates.ts';
import { formatYen } from '../domain/money.ts';
import { billingRefusals } from './billing-refusals.ts';
import { bookRefusals } from './book-refusals.ts';
import { depositRefusals } from './deposit-refusals.ts';
import { envelopeRefusals } from './envelope-refusals.ts';
import { exceptionRefusals } from './exception-refusals.ts';
import { goodsRefusals } from './goods.ts';
import { fullInstant } from './instants.ts';
import { paperRefusals } from './invoice-papers.ts';
import { lawRefusals } from './law-refusals.ts';
import { ledgerRefusals } from './ledger-refusals.ts';
import { letterRefusals } from './letter-refusals.ts';
import { postingRefusals } from './posting-refusals.ts';
import { questionRefusals } from './questions.ts';
import { sendingRefusals } from './sending-refusals.ts';
import { riskWords } from './wordings.ts';

/** Where in a file: row and field, when the refusal has them. */
export interface RefusalPlace {
  row?: number | undefined;
  field?: string | undefined;
  value?: string | undefined;
}

/** The sentence for a code; in a file it begins with its place: 「87行目の支払期日「2026/11/31」: …」. */
export function refusalSentence(code: RefusalCode, facts: Facts, place: RefusalPlace = {}): string {
  return `${placeWords(place)}${SENTENCES[code](new FactReader(facts))}`;
}

/** The sentence of a refusal that was kept in the books: an older or newer version may have known other codes. */
export function keptRefusalSentence(code: string, facts: Facts): string {
  return refusalSentence(Object.hasOwn(SENTENCES, code) ? (code as RefusalCode) : 'bug', facts);
}

function placeWords({ row, field, value }: RefusalPlace): string {
  if (row === undefined || row <= 0) return '';
  const shown = value === undefined || value === '' ? '' : `「${value}」`;
  return field ? `${row}行目の${field}${shown}: ` : `${row}行目: `;
}

/** Facts as words; what lacks becomes an empty text, never "undefined". */
export class FactReader {
  readonly #facts: Facts;

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  text(name: string): string {
    const value = this.#facts[name];
    return value === null || value === undefined ? '' : Array.isArray(value) ? value.join('、') : String(value);
  }

  yen(name: string): string {
    const value = this.#facts[name];
    return typeof value === 'number' ? `${formatYen(value)}円` : '';
  }

  date(name: string): string {
    return formatDate(this.text(name));
  }

  /** An instant as a clerk's watch in Japan shows it. */
  instant(name: string): string {
    const text = this.text(name);
    return Number.isNaN(Date.parse(text)) ? '' : fullInstant(text);
  }

  has(name: string): boolean {
    const value = this.#facts[name];
    return value !== undefined && value !== null && value !== '';
  }
}

const FILE_KINDS: Record<string, string> = {
  pdf: 'PDF',
  image: '画像',
  xls: '古い形式のExcel(.xls)',
  zip: '圧縮ファイル',
  html: 'Webページ',
  xml: 'XML',
  binary: '表でないデータ',
};

const FIELD_WANTS: Record<string, string> = {
  choice: 'ここに書ける値ではありません',
  date: '日付として読めません',
  digits: '数字でなければなりません',
  'one-amount': '金額欄のどちらか一方だけに金額が要ります',
  positive: '1以上の金額でなければなりません',
  text: '読めない文字が入っています',
};

/** What an input of a call should have been, by the contract's kinds of values. */
const INPUT_WANTS: Record<string, (f: FactReader) => string> = {
  something: () => '値が要ります',
  string: () => '文字で入れてください',
  number: () => '数で入れてください',
  int: () => '整数で入れてください',
  boolean: () => 'true か false で入れてください',
  array: () => '一覧([ ])で入れてください',
  object: () => '項目の組({ })で入れてください',
  record: () => '項目の組({ })で入れてください',
  date: () => '2026-07-31 のように、実在する日付で入れてください',
  datetime: () => '2026-07-31T09:00:00+09:00 のように、日付と時刻で入れてください',
  regex: () => '決まった桁や形で入れてください',
  choice: (f) => `${f.text('allowed')} のどれかにしてください`,
  'one-of': (f) => `${f.text('allowed')} のどれか1つが要ります`,
  file: () => '200MBまでのファイルを指定してください',
  'string-at-most': (f) => `${f.text('limit')}文字までにしてください`,
  'string-at-least': (f) => `${f.text('limit')}文字以上にしてください`,
  'number-at-most': (f) => `${f.text('limit')} 以下にしてください`,
  'number-at-least': (f) =>
    `${f.text('limit')} ${f.text('strictly') === 'true' ? 'より大きい数' : '以上'}にしてください`,
  'int-at-most': (f) => `${f.text('limit')} 以下にしてください`,
  'int-at-least': (f) => `${f.text('limit')} 以上にしてください`,
  'array-at-most': (f) => `${f.text('limit')}件までにしてください`,
  'array-at-least': (f) => `${f.text('limit')}件以上にしてください`,
  other: () => '値を直してください',
};

const SENTENCES: Record<RefusalCode, (f: FactReader) => string> = {
  'unknown-method': (f) => `「${f.text('method')}」という操作はありません。名前を確かめてください。`,
  'input-invalid': (f) => {
    const what = f.has('path') ? `入力の「${f.text('path')}」` : '入力';
    const wants = INPUT_WANTS[f.text('wants')] ?? INPUT_WANTS.other!;
    return `${what}${f.has('value') ? `(${f.text('value')})` : ''}は受け付けられません。${wants(f)}。`;
  },
  'date-unreal': (f) => `「${f.text('value')}」という日はありません。日付を直してください。`,
  'request-reused': (f) =>
    `受付番号「${f.text('requestId')}」は別の内容で使われています。新しい番号でやり直してください。`,
  bug: () =>
    '予期しないエラーです。操作は取り消され、帳簿は変わっていません。同じことが起きたら、番号を添えて管理者に伝えてください。',

  'office-missing': (f) =>
    `「${f.text('folder')}」に事務所の帳簿(office.sqlite)がありません。フォルダーを確かめてください。`,
  'office-exists': (f) =>
    `「${f.text('folder')}」にはすでに事務所の帳簿があります。開くか、別のフォルダーを選んでください。`,
  'office-locked': (f) =>
    f.instant('since') === ''
      ? 'この事務所はほかのBantōが開くところです。少し待って、閉じてもらってから開いてください。'
      : `この事務所は ${f.text('host')} の ${f.text('user')} さんが開いています(${f.instant('since')}から、プロセス ${f.text('pid')})。閉じてもらってから開いてください。`,
  'office-newer': () =>
    'この帳簿は新しい版のBantōで作られています。この版では何も変更しません。Bantōを更新してから開いてください。',
  'office-corrupt': (f) =>
    `帳簿のファイル${f.has('file') ? `「${f.text('file')}」` : ''}が壊れています。何も書き込んでいません。バックアップから新しいフォルダーに復元してください。`,
  'office-network-folder': (f) =>
    `「${f.text('folder')}」はネットワーク上のフォルダー(${f.text('fileSystem')})です。帳簿が壊れるおそれがあるため開けません。このパソコンのディスクに置いてください。`,
  'folder-not-writable': (f) =>
    `${f.has('folder') ? `「${f.text('folder')}」` : '帳簿のフォルダー'}に書き込めません。フォルダーの権限を確かめてください。帳簿は変わっていません。`,
  'folder-not-empty': (f) =>
    `「${f.text('folder')}」は空ではありません。空のフォルダーか、まだないフォルダーを選んでください。`,
  'disk-full': () =>
    'ディスクの空きがないため保存できませんでした。操作は取り消され、帳簿は変わっていません。空きを作ってからもう一度お試しください。',
  'io-failed': (f) =>
    `ディスクの読み書きに失敗しました(${f.text('detail')})。帳簿は変わっていません。ディスクを確かめてください。`,
  'copy-not-written': (f) =>
    `書類は ${f.text('path')} にありますが、「${f.text('out')}」には写せませんでした。写す先を確かめてください。`,
  'backup-missing': (f) => `バックアップ「${f.text('file')}」がありません。場所を確かめてください。`,
  'backup-corrupt': (f) => `バックアップ「${f.text('file')}」は壊れています。別のバックアップを選んでください。`,
  'job-failed': () => '処理が途中で止まりました。帳簿は変わっていません。もう一度お試しください。',
  'job-cancelled': () => '処理を中止しました。帳簿は変わっていません。',

  'client-unknown': () => 'この顧問先は登録されていません。顧問先の一覧から選び直してください。',
  'client-archived': (f) =>
    `顧問先 ${f.text('code')} ${f.text('name')} は保管中です。帳簿を動かすには、まず保管を解いてください。`,
  'client-code-taken': (f) =>
    `顧問先コード ${f.text('code')} は「${f.text('name')}」が使っています。別のコードにしてください。`,
  'account-taken': (f) =>
    `口座 ${f.text('account')} は ${f.text('clientCode')} ${f.text('clientName')} に登録されています。口座番号を確かめてください。`,
  'account-unknown': () => 'この口座は登録されていません。口座の一覧から選び直してください。',
  'account-invalid': (f) =>
    `口座 ${f.text('account')} の番号が正しくありません。銀行4桁、支店3桁、口座番号10桁以内で入れてください。`,
  'staff-unknown': (f) => `担当者「${f.text('code')}」は登録されていません。`,
  'staff-code-taken': (f) =>
    `担当者コード ${f.text('code')} は「${f.text('name')}」が使っています。別のコードにしてください。`,
  'customer-unknown': (f) =>
    f.has('code')
      ? `得意先コード ${f.text('code')} は登録されていません。先に得意先を登録するか、コードを直してください。`
      : 'この得意先は登録されていません。一覧から選び直してください。',
  'customer-code-taken': (f) =>
    `得意先コード ${f.text('code')} は「${f.text('name')}」が使っています。別のコードにしてください。`,
  'customer-merged': (f) =>
    `得意先 ${f.text('code')} ${f.text('name')} は別の得意先に統合されています。統合先を選んでください。`,
  'customer-merge-self': () => '同じ得意先どうしは統合できません。統合先を選び直してください。',
  'customer-code-twice': (f) =>
    `得意先コード ${f.text('customerCode')} は${f.text('firstRow')}行目にもあります。どちらか一方にしてください。`,
  'registration-malformed': (f) => `登録番号「${f.text('value')}」は「T」と数字13桁で入れてください。`,
  'image-invalid': (f) => `「${f.text('name')}」は使えません。2MBまでのPNGかJPEGの画像を選んでください。`,

  'invoice-unknown': () => 'この請求書は登録されていません。一覧から選び直してください。',
  'number-taken': (f) =>
    f.has('firstRow')
      ? `請求番号 ${f.text('number')} は${f.text('firstRow')}行目にもあります。番号を直してください。`
      : `請求番号 ${f.text('number')} はすでに使われています。番号を直してください。`,
  'due-before-issue': (f) =>
    `支払期日 ${f.date('dueOn')} が請求日 ${f.date('issuedOn')} より前です。日付を直してください。`,
  'total-negative': (f) =>
    `${f.has('number') ? `請求番号 ${f.text('number')} の` : ''}合計が ${f.yen('totalYen')} です。請求書はマイナスにできません。返品や値引は返還請求書(赤伝)にしてください。`,
  'amount-too-large': (f) =>
    `${f.has('number') ? `請求番号 ${f.text('number')} の` : ''}金額が大きすぎます(上限 ${f.yen('maxYen')})。数量と単価を確かめてください。`,
  'invoice-void': (f) => `請求番号 ${f.text('number')} は ${f.date('on')} に取り消されています。`,
  'invoice-allocated': (f) => `請求番号 ${f.text('number')} には消込があります。先に消込を取り消してください。`,
  'void-too-early': (f) =>
    `請求番号 ${f.text('number')} を ${f.date('on')} 付で取り消すことはできません。${f.date('earliestOn')} 以降の日にしてください。`,
  'period-closed': (f) =>
    `${f.date('closedThrough')} まで締めています。${f.date('on')} の記帳はできません。翌日以降の日付にするか、締めを解いてください。`,
  'period-order': (f) =>
    `締めの日付が前後しています(今の締めは ${f.has('closedThrough') ? f.date('closedThrough') : 'なし'})。日付を確かめてください。`,

  'file-empty': () => 'ファイルに中身がありません。書き出し直したファイルを選んでください。',
  'file-kind': (f) =>
    `${FILE_KINDS[f.text('found')] ?? '読めない形式'}のファイルです。CSV、Excel(.xlsx)、全銀形式のどれかを選んでください。`,
  'file-encoding': () => '文字コードを判別できません。UTF-8かShift_JISで保存し直してください。',
  'file-corrupt': () => 'ファイルが壊れているか、途中で切れています。もう一度書き出してください。',
  'file-too-large': (f) => `ファイルが大きすぎます(上限 ${f.text('max')})。分けて取り込んでください。`,
  'column-missing': (f) => `「${f.text('column')}」の列がありません。見出しを直すか、列の対応を選んでください。`,
  'column-twice': (f) =>
    `「${f.text('column')}」に当たる列が2つあります(${f.text('headers')})。どちらか一方にしてください。`,
  'cell-required': () => '必ず入れる欄が空です。値を入れてください。',
  'cell-number': (f) => {
    const range = [f.has('min') ? `${f.text('min')} 以上` : '', f.has('max') ? `${f.text('max')} 以下` : '']
      .join(' ')
      .trim();
    if (range !== '') return `${range}の数で入れてください。`;
    return f.text('decimals') === '3'
      ? '数として読めません。小数は3桁までの数字で入れてください。'
      : '数として読めません。整数の数字で入れてください。';
  },
  'cell-date': () => '日付として読めないか、その日がありません。2026/07/31 のように入れてください。',
  'cell-tax': () => '税率は 10、8、0、非、対外、免 のどれかで入れてください。',
  'cell-choice': (f) => `この欄に入れられるのは ${f.text('allowed') || '決まった値'} だけです。直してください。`,
  'cell-too-long': (f) => `長すぎます(${f.text('max')}文字まで)。短くしてください。`,
  'cell-too-many': (f) => `数が多すぎます(${f.text('max')}件まで)。減らしてください。`,
  'cell-postal-code': () => '郵便番号は数字7桁で入れてください。',
  'too-many-lines': (f) =>
    `番号 ${f.text('number')} の明細が ${f.text('count')} 行あります(${f.text('max')}行まで)。番号を分けてください。`,
  'row-mixed': (f) =>
    `番号 ${f.text('number')} の行で値が食い違っています(${f.text('firstRow')}行目は「${f.text('expected')}」)。そろえてください。`,
  'row-rejected': (f) => `番号 ${f.text('number')} はほかの行に誤りがあるため、まとめて取り込みませんでした。`,
  'no-rows': () => '見出しだけで明細がありません。明細のあるファイルを選んでください。',

  'bank-format-unknown': () => 'どの銀行の形式か判別できません。形式を選ぶか、入金のひな形に移してください。',
  'bank-format-unsupported': (f) =>
    `種別 ${f.text('kind')} の全銀ファイルには入金がありません。入金は 01(振込入金通知)か 03(入出金取引明細)、口座振替の結果は 91 で書き出してください。`,
  'bank-ebcdic': () =>
    'EBCDIC(コード区分1)のファイルは読めません。銀行の画面でJIS(コード区分0)を選んで書き出してください。',
  'bank-record-length': (f) =>
    `レコードの長さが ${f.text('length') || '規定の長さ'} で、全銀形式の${f.text('expected') || '200'}桁と合いません。ファイルが途中で切れているか、編集されています。書き出し直してください。`,
  'bank-record-kind': (f) => {
    const found = f.text('found').replace(/[\s\u0000-\u001f]/g, '');
    return `${found === '' ? '空白' : `「${found}」`}で始まるレコードは、この形式にありません。書き出し直してください。`;
  },
  'bank-record-order': () =>
    'レコードの並びが正しくありません(見出し、明細、合計、終わりの順)。書き出し直してください。',
  'bank-field': (f) =>
    `${FIELD_WANTS[f.text('expects')] ?? 'この欄の決まりに合いません'}。銀行からもう一度書き出してください。`,
  'bank-count': (f) =>
    `件数が合いません。ファイルの合計は ${f.text('stated')} 件、明細は ${f.text('counted')} 件です。欠けた明細がないか、書き出し直してください。`,
  'bank-total': (f) =>
    `金額の合計が合いません。ファイルの合計は ${f.yen('statedYen')}、明細は ${f.yen('countedYen')} です。書き出し直してください。`,
  'bank-balance': (f) =>
    `残高が合いません。取引後残高は ${f.yen('statedYen')} ですが、明細からは ${f.yen('expectedYen')} になります。書き出し直してください。`,
  'bank-no-trailer': () =>
    'ファイルの終わり(合計・エンドレコード)がありません。途中で切れています。書き出し直してください。',
  'bank-no-account': (f) => `「${f.text('name')}」には口座番号がありません。顧問先を選んでから取り込んでください。`,
  'bank-wrong-client': (f) =>
    `口座 ${f.text('account')} は ${f.text('ownerCode')} ${f.text('owner')} のものです。${f.text('wanted')} には取り込みません。顧問先を切り替えてください。`,
  'bank-account-unregistered': (f) =>
    `口座 ${f.text('account')} はどの顧問先にも登録されていません。口座を登録してから取り込んでください。`,
  'bank-account-twice': (f) =>
    `口座 ${f.text('account')} がファイルに2度あり、期間が重なっています。書き出し直してください。`,
  'bank-period': (f) =>
    `勘定日 ${f.date('date')} がファイルの期間(${f.date('from')}〜${f.date('through')})の外です。書き出し直してください。`,
  ...bookRefusals,
  ...lawRefusals,
  ...depositRefusals,
  'import-unknown': () => 'この取込は記録にありません。一覧から選び直してください。',
  'import-undone': () => 'この取込はすでに取り消されています。',
  'import-has-later': () => 'あとの取込がこの取込に重なっています。新しいものから取り消してください。',

  'deposit-unknown': () => 'この入金は記録にありません。一覧から選び直してください。',
  'deposit-cancelled': (f) => `この入金は ${f.date('on')} に取り消されています。`,
  'advance-taken': (f) =>
    `${f.date('depositedOn')} の ${f.yen('amountYen')} はすでに取り込まれています。同じ残高を二度取り込むことはできません。`,
  'deposit-imported': () =>
    'ファイルから取り込んだ入金は 1 件だけ取り消せません。取込の履歴から、取込ごと取り消してください。',
  'ref-unknown': (f) => `照会番号 ${f.text('ref')} の入金がありません。番号を確かめてください。`,
  'ref-ambiguous': (f) =>
    `照会番号 ${f.text('ref')} の入金が ${f.text('count')} 件あります。入金を番号(depositId)で選んでください。`,
  'receivable-unknown': (f) =>
    f.has('invoice')
      ? `請求番号 ${f.text('invoice')} の売掛金がありません。番号を確かめてください。`
      : 'この売掛金は記録にありません。請求書を選び直してください。',
  'receivable-overdrawn': (f) =>
    `請求番号 ${f.text('number')} の残高は ${f.yen('openYen')} です。${f.yen('amountYen')} は消し込めません。金額を直してください。`,
  'deposit-overdrawn': (f) =>
    `入金の残りは ${f.yen('leftYen')} です。${f.yen('moneyYen')} は使えません。金額を直してください。`,
  'allocation-sum': (f) =>
    `差額 ${f.yen('adjustmentYen')} が消込額 ${f.yen('clearedYen')} を超えています。金額を直してください。`,
  'allocation-none': () => 'この入金に取り消せる消込はありません。',
  'reverse-too-early': (f) =>
    `消込は ${f.date('startsOn')} からです。${f.date('on')} 付では取り消せません。${f.date('startsOn')} 以降の日にしてください。`,
  'nothing-to-allocate': () => '消し込む請求書がありません。請求書を選んでください。',

  ...ledgerRefusals,
  ...sendingRefusals,
  ...paperRefusals,
  ...exceptionRefusals,
  ...questionRefusals,
  ...goodsRefusals,
  ...billingRefusals,

  'fiscal-month-missing': (f) =>
    `顧問先 ${f.text('code')} に決算月が登録されていません。設定の顧問先で決算月を登録してください。`,
  'allowance-since-missing': () => '個別評価の事由が生じた日がありません。発生日を入れてください。',
  'allowance-reason-missing': () => '個別評価の根拠がありません。事件番号や確認した書類を摘要に入れてください。',
  'span-not-ahead': (f) =>
    `${f.date('from')} からは見込めません。基準日 ${f.date('asOf')} より後の期間を指定してください。`,
  'run-dated-back': (f) =>
    `前回の督促は ${f.date('lastOn')} 付です。それより前の ${f.date('asOf')} 付では実行できません。`,
  'batch-unknown': () => 'この処理は記録にありません。一覧を開き直してください。',
  'batch-running': () => '同じ一括処理がまだ動いています。終わってから、または中止してから始めてください。',
  'batch-empty': () => '対象の顧問先がありません。顧問先を登録してから始めてください。',
  'batch-finished': () => 'この一括処理はすべての顧問先で終わっています。続きはありません。',
  'batch-not-running': () => 'この一括処理はもう動いていません。一覧を開き直してください。',
  ...postingRefusals,
  'call-ahead': (f) => `電話した日 ${f.date('on')} が今日 ${f.date('today')} より後です。日付を確かめてください。`,
  'policy-order': (f) =>
    `段階 ${f.text('stage')} の日数 ${f.text('days')} 日が、前の段階と同じか、それより早くなっています。後の段階ほど遅くしてください。`,
  'policy-order-below': (f) =>
    `${f.text('place')} では、段階 ${f.text('stage')} の日数 ${f.text('days')} 日が前の段階と同じか、それより早くなります。先にそこの方針を直してください。`,
  'approval-none': (f) => {
    const what = f.text('reason') === 'approval' ? '承認' : '連絡依頼票の回答';
    return f.text('customer') === ''
      ? `${what}を待っている得意先はありません。督促の一覧を更新してください。`
      : `${f.text('customer')} の督促状は${what}を待っていません。督促の一覧を更新してください。`;
  },
  'contact-unknown': () => 'その連絡依頼票はこの顧問先にありません。一覧を更新してください。',
  'contact-too-early': (f) =>
    `回答日 ${f.date('on')} が、依頼した日(${f.date('requestedOn')})より前です。日付を直してください。`,
  'letter-address': (f) =>
    `${f.text('customer')} の郵便番号か住所がありません。得意先の登録に入れてから作ってください。`,
  'wording-unknown': () => 'この段階には、その場合の文面がありません。通常の文面を直してください。',
  'wording-field-unknown': (f) =>
    `差込項目「{${f.text('label')}}」はありません。一覧から選び直すか、波かっこを消してください。`,
  'wording-field-missing': (f) =>
    `差込項目「{${f.text('label')}}」がありません。〔 〕の外に入れてください。これがないと督促状になりません。`,
  'wording-unpaired': (f) => `「${f.text('mark')}」の相手がありません。同じ行の中で対にしてください。`,
  'wording-empty': (f) => `${f.text('part') === 'title' ? '表題' : '本文'}が空です。入力してから登録してください。`,
  'wording-risk': (f) =>
    `「${f.text('words')}」は${riskWords(f.text('kind'))}と読めます。このまま使うなら、確かめたうえで登録してください。`,
  'wording-locked': (f) =>
    `「${f.text('words')}」は${riskWords(f.text('kind'))}と読めるため、「事実のみ」の設定では登録できません。事実だけの言い方に直してください。`,
  'letter-none': (f) => `${f.text('customer')} には今日の基準で出す督促状がありません。`,
  'letter-glyphs': (f) => `印刷できない文字があります: ${f.text('characters')}。得意先か顧問先の登録を直してください。`,
  'letter-overflow': (f) =>
    `${f.text('customer')} の書面に、小さくしても収まらない文字があります（${f.text('what')}）。登録を短くしてください。`,
  ...envelopeRefusals,
  ...letterRefusals,
  'document-unknown': () => 'この書類は記録にありません。',
  'document-not-rendered': () => '書類を作っている途中です。少し待ってからもう一度お試しください。',
  'document-undrawn': (f) =>
    `記帳は済みましたが、書類「${f.text('path')}」を書き出せませんでした(${f.text('detail')})。原因を除いて事務所を開き直すと、書類が作られます。`,
  'document-changed': (f) => `書類「${f.text('path')}」が発行したときと違います。バックアップから戻してください。`,
  'export-folder-missing': (f) =>
    `出力先のフォルダー「${f.text('folder')}」がありません。ディスクをつなぐか、設定の定期出力で別のフォルダーを選んでください。`,
  'export-no-plan': () => '定期出力がまだ設定されていません。設定の定期出力で、一覧と日とフォルダーを選んでください。',
  'export-month-open': (f) => `${f.text('month')} の月はまだ終わっていません。前の月までを選んでください。`,
  'export-failed': (f) =>
    `「${f.text('folder')}」に書き出せませんでした(${f.text('detail')})。空きと書き込みの権限を確かめてください。`,
};
