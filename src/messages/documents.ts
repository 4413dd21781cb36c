/** Documents the office has made: what is said when one is ready, and their kinds. */
import { byteSize } from './common.ts';

export const documentWords = {
  open: '開く',
  later: 'あとで',
  file: 'ファイル',
  size: '大きさ',
  bytes: byteSize,
  openFailed: '書類を開けませんでした',
  kinds: {
    'aging-workbook': '年齢表',
    'journal-file': '仕訳',
    'handover-workbook': '引継表',
    'meeting-workbook': '顧問先報告',
    'talk-sheet': '面談メモ',
    labels: '宛名ラベル',
    'envelopes-long3': '封筒（長形3号）',
    'envelopes-kaku2': '封筒（角形2号）',
    'mailing-sheet': '差出票',
    'calibration-sheet': '位置合わせ用紙',
    'reminder-batch': '督促状',
    'ledger-pdf': '得意先元帳',
    'ledger-workbook': '得意先元帳',
    'balances-pdf': '売掛残高一覧表',
    'balances-workbook': '売掛残高一覧表',
    'balance-letters': '残高のご案内・確認書',
    'enquiry-letter': '照会状',
    'approval-request': '督促状の承認願',
    'contact-request': '連絡依頼票',
    'plan-letter': '分割払いの確認書',
    'invoice-paper': '請求書',
    'pint-invoice': '電子請求書（JP PINT）',
    'pint-batch': '電子請求書の束（JP PINT）',
    'credit-note': '適格返還請求書',
    'delivery-note': '納品書',
    'received-note': '領収書',
    'received-note-batch': '領収書（まとめ印刷）',
    'invoice-batch': '請求書（束）',
    'certified-mail': '内容証明',
    'certified-word': '内容証明（Word）',
    'call-sheet': '電話連絡表',
    'handover-pack': '引継資料',
    'handover-folder': '引継資料一式',
    'interest-statement': '遅延損害金計算書',
    'statement-workbook': '残高のご案内の内訳',
    'confirmation-workbook': '残高確認の回答一覧',
  },
  columns: { kind: '種類', title: '題', recordedAt: '作成', size: '大きさ', state: '状態' },
  states: { recorded: '作成中', rendered: '' },
  none: 'まだありません',
} as const;

/** A kind in words; one that this version does not know keeps its name. */
export function documentKind(kind: string): string {
  return Object.entries(documentWords.kinds).find(([name]) => name === kind)?.[1] ?? kind;
}
