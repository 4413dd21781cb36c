/** Words of 領収書. */
import { formatDate } from '../domain/dates.ts';
import { formatYen } from '../domain/money.ts';
import type { FactReader } from './refusals.ts';

export const receivedNoteRefusals = {
  'note-exists': (f: FactReader) =>
    `この入金には領収書 ${f.text('number')}（${f.date('on')} 発行）があります。もう一度渡すときは再発行してください。`,
  'note-unknown': () => 'この領収書は記録にありません。一覧を更新してください。',
  'note-void': (f: FactReader) =>
    `領収書 ${f.text('number')} は ${f.date('on')} に取り消されています。入金から新しく発行してください。`,
  'note-addressee': (f: FactReader) =>
    `${f.date('on')} の入金 ${f.yen('amountYen')} はどの得意先のものか決まっていないため、領収書の宛名がありません。宛名を入れてください。`,
  'note-too-early': (f: FactReader) =>
    `発行日 ${f.date('on')} が領収日 ${f.date('receivedOn')} より前です。領収日以後の日にしてください。`,
  'note-batch-none': () => '領収書を発行する入金が選ばれていません。一覧で選び直してください。',
  'note-batch-stopped': (f: FactReader) =>
    `${f.date('on')} の入金（${f.text('payer')}、${f.yen('amountYen')}）の領収書を作れません。${f.text('sentence')}${f.has('others') && f.text('others') !== '0' ? `ほか ${f.text('others')} 件にも直すところがあります。` : ''}まだ何も発行していません。`,
} as const;

export const noteWords = {
  title: '領収書を発行する',
  sub: (yen: number) => `領収金額 ${formatYen(yen)} 円`,
  addressee: '宛名',
  honorific: '敬称',
  honorifics: ['御中', '様'],
  purpose: '但し書き',
  medium: '渡し方',
  media: { paper: '紙（郵送・手渡し）', electronic: '電子データ（メール）' },
  stamp: (yen: number, medium: 'paper' | 'electronic') =>
    medium === 'electronic'
      ? '電子データで渡す領収書に収入印紙は要りません。'
      : yen > 0
        ? `収入印紙 ${formatYen(yen)} 円を貼り、消印をしてください。`
        : '記載金額が 5 万円未満のため、収入印紙は要りません。',
  invoice: (number: string, yen: string) => `請求書 ${number}　${yen} 円`,
  advance: (yen: string) => `前受金（充当前）　${yen} 円`,
  preview: '領収書の紙面',
  key: '発行',
  confirm: '発行する',
  failed: '領収書を発行できませんでした',
  issued: (number: string) => `領収書 ${number} を発行しました`,
  issuedTitle: (number: string) => `領収書 ${number}`,
  issuedText: (addressee: string, on: string, reissues: number) =>
    `${addressee} あてに ${formatDate(on)} に発行しています${reissues > 0 ? `（再発行 ${reissues} 回）` : ''}。`,
  issuedAs: (medium: 'paper' | 'electronic', stampYen: number) =>
    medium === 'electronic'
      ? '電子データで発行しています（収入印紙は不要）。'
      : stampYen > 0
        ? `紙で発行しています（収入印紙 ${formatYen(stampYen)} 円）。`
        : '紙で発行しています（収入印紙は不要）。',
  reissueMedium: '渡し方',
  send: '送る・手渡し',
  depositGone: 'この入金は取り消されています。領収書も取り消してください。',
  reason: '再発行・取消の理由',
  reasonHint: '記録に残ります（例 先方が紛失、宛名の誤り）',
  reissue: '再発行する',
  reissueKey: '再発行',
  void: '取り消す',
  reissued: (number: string) => `領収書 ${number} を再発行しました`,
  voided: (number: string) => `領収書 ${number} を取り消しました`,
  button: '領収書',
} as const;

/** 領収書 of several deposits at once. */
export const noteBatchWords = {
  title: '領収書をまとめて発行する',
  sub: '1 件ずつ番号を付けて発行し、郵便番号の順に並べた 1 つの PDF にします。',
  button: (count: number) => `領収書（${formatYen(count)} 件）`,
  key: '発行',
  confirm: (count: number) => `${formatYen(count)} 通を発行する`,
  nothing: '発行できる領収書がありません。理由は下のとおりです。',
  count: (count: number, yen: number) => `${formatYen(count)} 通　領収金額の合計 ${formatYen(yen)} 円`,
  stamps: (stamps: readonly (readonly [yen: number, count: number])[]) =>
    stamps.length === 0
      ? '収入印紙の要る領収書はありません。'
      : `収入印紙：${stamps.map(([yen, count]) => `${formatYen(yen)} 円 × ${formatYen(count)} 枚`).join('、')}（合計 ${formatYen(stamps.reduce((sum, [yen, count]) => sum + yen * count, 0))} 円）`,
  noAddress: (count: number) => `住所のない宛先が ${formatYen(count)} 件あります。窓あき封筒では送れません。`,
  left: (count: number) => `${formatYen(count)} 件は発行できません。残りだけを発行します。`,
  columns: { payer: '振込名義', why: '理由' },
  failed: '領収書を発行できませんでした',
  done: (count: number) => `領収書 ${formatYen(count)} 通を発行しました`,
  name: (count: number) => `領収書 ${formatYen(count)} 通`,
} as const;

/** The deposits of a customer and their 領収書. */
export const customerNoteWords = {
  title: (name: string) => `${name}の入金と領収書`,
  link: '領収書',
  text: 'Space で選び、F9 でまとめて発行します。Enter で 1 件ずつ確かめて発行・再発行・取消ができます。',
  key: '発行',
  open: '内容',
  columns: { on: '入金日', payer: '振込名義', amount: '金額', note: '領収書', issuedOn: '発行日' },
  reissued: (times: number) => `再発行 ${formatYen(times)} 回`,
  none: {
    title: 'この得意先の入金はまだありません',
    text: '入金を取り込んで消し込むと、ここから領収書を発行できます。',
  },
} as const;
