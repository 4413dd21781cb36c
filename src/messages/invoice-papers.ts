/** Words of invoices on paper: what stands in the way, and what was made. */
import { formatDate } from '../domain/dates.ts';
import type { PaperFinding } from '../domain/invoice-findings.ts';
import { archiveRefusals } from './archive.ts';
import { pintRefusals } from './pint.ts';
import { receivedNoteRefusals } from './received-notes.ts';
import type { FactReader } from './refusals.ts';

const FINDINGS: Record<PaperFinding['code'], (text: string) => string> = {
  'no-address': () => '得意先の住所がないため、窓付き封筒で送れません。得意先の画面で住所を登録してください。',
  'no-postal-code': () => '得意先の郵便番号がありません。得意先の画面で郵便番号を登録してください。',
  'no-lines': () => '明細がないため、請求書を作れません。期首残高は元の請求書を再送してください。',
  'no-account': () =>
    '請求書に載せる振込先口座がありません。顧問先の画面で口座を登録し、印字するものを選んでください。',
  'issuer-address': () => '顧問先の住所がないため、請求書に差出人の住所が載りません。顧問先の画面で登録してください。',
  unregistered: () =>
    '顧問先の登録番号がないため、区分記載請求書として作ります。登録事業者なら顧問先の画面で登録番号を入れてください。',
  'registration-malformed': (text) =>
    `顧問先の登録番号「${text}」が正しい形（Tと13桁の数字）ではありません。顧問先の画面で直してください。`,
  'registration-check-digit': (text) =>
    `顧問先の登録番号「${text}」の検査数字が合いません。通知書の番号と見比べてください（個人事業者では合わないことがあります）。`,
  'due-at-once': (text) => `支払期日（${formatDate(text)}）が請求日以前です。得意先の締日・支払日を確かめてください。`,
  'paper-overflow': (text) => `「${text}」が紙面に収まりません。短くするか、請求書を分けてください。`,
  'paper-glyphs': (text) => `印字できない文字があります: ${text}。別の字体に改めてください。`,
};

export function paperFindingSentence({ code, text }: Pick<PaperFinding, 'code' | 'text'>): string {
  return FINDINGS[code](text);
}

/** Refusals of every paper about a sale: invoices, e-invoices, 領収書. */
export const paperRefusals = {
  ...pintRefusals,
  ...archiveRefusals,
  ...receivedNoteRefusals,
  'paper-opening': (f: FactReader) =>
    `期首残高の請求「${f.text('number')}」には明細がないため、請求書を作れません。元の請求書を再送してください。`,
  'paper-stopped': (f: FactReader) =>
    `請求「${f.text('number')}」（${f.text('customer')}）の請求書を作れません。${f.text('sentence')}${f.has('others') && f.text('others') !== '0' ? `ほか${f.text('others')}件にも直すところがあります。` : ''}`,
  'paper-sent': (f: FactReader) =>
    `請求「${f.text('number')}」のこの書類は ${f.date('on')} に送付済みと記録されています。もう一度渡すときは再発行してください。`,
  'sale-paper-withdrawn': (f: FactReader) =>
    `「${f.text('number')}」は取り消されているため、書類を作れません。一覧を更新してください。`,
  'paper-none': () => '印刷する請求書がありません。期間と、すでに作ったものを除く指定を確かめてください。',
} as const;

export const paperDialogWords = {
  title: (number: string) => `請求書 ${number}`,
  sub: '紙面を確かめて、印刷するか、送付を記録します',
  preview: (number: string) => `請求書 ${number} の紙面`,
  page: (page: number, pages: number) => `${page} / ${pages} 枚目`,
  layout: '書式',
  layouts: { simple: '簡易', itemised: '明細', closing: '締め請求' },
  history: 'これまでの発行',
  none: 'まだ発行していません。印刷するか PDF を開くと、控えが保存されます。',
  paper: (at: string, by: string, mark: string, isBatch: boolean) =>
    `${at}　${mark === 'reissue' ? '再発行' : '発行'}${isBatch ? '（束）' : ''}　${by}`,
  reissueReason: '再発行の理由',
  reissueHint: '紙面に「再発行」と入り、理由は記録に残ります',
  keys: { open: 'PDF', post: '投函済', hand: '手渡し済', reissue: '再発行', xml: '電子', send: '書類送付' },
  open: 'PDFを開く',
  post: '投函済にする',
  hand: '手渡し済にする',
  send: 'メールで送る',
  reissue: '再発行する',
  xml: '電子請求書（XML）',
  sent: (number: string, channel: 'post' | 'hand') =>
    `請求書 ${number} を${channel === 'post' ? '投函済' : '手渡し済'}にしました`,
  reissued: (number: string) => `請求書 ${number} を再発行しました`,
  exported: (number: string) => `請求書 ${number} の電子請求書を書き出しました`,
  failed: '請求書を作れませんでした',
  sentFailed: '送付を記録できませんでした',
  exportFailed: '電子請求書を作れませんでした',
} as const;

export const paperBatchWords = {
  title: '請求書をまとめて印刷',
  sub: '郵便番号順に並べ、表紙を付けて 1 つの PDF にします',
  button: 'まとめて印刷',
  from: '請求日 から',
  through: 'まで',
  onlyNew: 'まだ発行していない請求書だけ',
  skip: '直すところのある請求書を除いて作る',
  count: (papers: number) => `${papers.toLocaleString('ja-JP')} 通`,
  nothing: 'この期間に発行する請求書はありません。期間を確かめてください。',
  fine: '直すところはありません。',
  stops: (count: number) => `このままでは作れないもの ${count.toLocaleString('ja-JP')} 件`,
  warns: (count: number) => `確かめておくもの ${count.toLocaleString('ja-JP')} 件`,
  columns: { number: '請求番号', customer: '得意先', what: '直すところ' },
  more: (count: number) => `ほか ${count.toLocaleString('ja-JP')} 件`,
  confirm: '作成する',
  key: '作成',
  xml: '電子請求書（XML）をまとめて書き出す',
  done: (number: string, papers: number) => `請求書 ${papers.toLocaleString('ja-JP')} 通を ${number} にまとめました`,
  exported: (count: number, notes: number) =>
    `電子請求書 ${count.toLocaleString('ja-JP')} 件${notes === 0 ? '' : `と返還請求書 ${notes.toLocaleString('ja-JP')} 件`}を書き出しました`,
  failed: '請求書をまとめられませんでした',
  readFailed: '請求書を調べられませんでした',
  batch: (number: string) => `請求書 ${number}`,
  posted: '郵送済みにする',
} as const;

export const paperSettingWords = {
  title: '請求書の書式',
  sub: 'これから作る請求書に使います。発行した請求書は変わりません',
  note: '備考（すべての請求書に印字）',
  noteHint: '例 ご不明な点は経理までお問い合わせください',
  button: '書式の設定',
  key: '保存',
  confirm: '保存する',
  done: '請求書の書式を保存しました',
  failed: '請求書の書式を保存できませんでした',
} as const;

export const salePaperWords = {
  credits: '返還請求書',
  open: (number: string) => `${number} の PDF を開く`,
  notNeeded: '税込 1 万円未満のため交付は任意',
  delivery: '納品書',
  send: '送る',
  sendKey: '書類送付',
  paper: '紙面',
  failed: '書類を作れませんでした',
  xml: '電子（XML）',
  xmlFailed: '電子の返還請求書を作れませんでした',
  exported: (number: string) => `返還請求書 ${number} の電子データ（XML）を書き出しました`,
} as const;
