/** 設定. */
import type { CommandName } from '../contract/contract.ts';

export const settingsWords = {
  title: '設定',
  tabs: {
    office: '事務所',
    staff: '担当者',
    backup: 'バックアップと検査',
    audit: '操作の記録',
    documents: '発行した書類',
    display: '表示',
  },
  saved: '設定を登録しました',
} as const;

export const officeTabWords = {
  head: '事務所',
  name: '事務所の名前',
  path: '帳簿の場所',
  schema: '帳簿の版',
  seq: '操作の記録',
  seqCount: (seq: number) => `${seq.toLocaleString('ja-JP')} 件`,
  showFolder: 'フォルダーを開く',
  clients: '顧問先',
  clientsText: '顧問先の登録、編集、口座、印影、契約終了はここから。',
  clientsButton: '顧問先の一覧',
  other: 'ほかの事務所',
  otherText: 'この事務所を閉じて、開始の画面に戻ります。',
  close: '事務所を閉じる',
} as const;

export const staffTabWords = {
  columns: { code: 'コード', name: '氏名', state: '状態' },
  me: 'いま操作中',
  inactive: '休止中',
  add: '担当者を追加',
  edit: '担当者を編集',
  code: '担当者コード',
  name: '氏名',
  active: '一覧から選べる',
  choose: 'この担当者で操作する',
  keys: { new: '追加', edit: '編集', choose: '替わる' },
  saved: (name: string) => `${name} を登録しました`,
  changed: (name: string) => `ここからは ${name} の操作です`,
  empty: { title: '担当者がまだいません', text: '登録や取消は、担当者の名前で記録に残ります。', first: '担当者を追加' },
} as const;

export const backupTabWords = {
  head: 'バックアップ',
  text: '毎日最初に帳簿を開いたときに自動で取り、14 個まで残します。',
  last: '最後に取った日時',
  never: 'まだありません',
  now: '今すぐバックアップ',
  taking: 'バックアップしています',
  taken: (path: string) => `バックアップしました　${path}`,
  takenTwice: (path: string, second: string) => `2 か所にバックアップしました　${path}　${second}`,
  second: '2 つ目の場所',
  secondHint: '別のディスクを選ぶと、同じものをそこにも置きます',
  noSecond: 'ありません',
  chooseSecond: '2 つ目のバックアップを置くフォルダーを選んでください',
  removeSecond: 'やめる',
  list: 'バックアップの一覧',
  columns: { at: '日時', bytes: '大きさ', path: '場所' },
  failed: '今日のバックアップを取れませんでした',
  verifyHead: '帳簿の検査',
  verifyText: '残高の計算、記録のつながり、書類の内容、ファイルの傷みをすべて調べます。',
  verify: '検査する',
  verifying: '検査しています',
  fine: '問題はありませんでした',
  problems: (count: number) => `問題が ${count.toLocaleString('ja-JP')} 件見つかりました`,
  problemsText: '帳簿を閉じ、バックアップから新しいフォルダーに復元してください。この結果を管理者に伝えてください。',
  checked: '調べたもの',
  checkNames: {
    clients: '顧問先',
    customers: '得意先',
    invoices: '請求',
    receivables: '売掛金',
    deposits: '入金',
    allocations: '消込',
    audit: '操作の記録',
    auditEntries: '操作の記録',
    documents: '書類',
    letters: '督促状',
    reminders: '督促状',
    staff: '担当者',
    pages: 'ファイルのページ',
  },
} as const;

export const auditTabWords = {
  columns: { seq: '番号', at: '日時', actor: '担当者', method: '操作', client: '顧問先', hash: '照合' },
  all: 'すべての顧問先',
  more: 'さらに前を表示',
  empty: { title: '記録はまだありません', text: '帳簿を変える操作は、すべてここに残ります。消すことはできません。' },
  hashTitle: '前の記録とつながる照合値（SHA-256）',
} as const;

export const documentTabWords = {
  columns: { at: '発行', title: '書類', client: '顧問先', size: '大きさ', state: '' },
  rendering: '作成中',
  openFailed: '書類を開けませんでした',
  keys: { open: '開く', folder: '場所' },
  empty: { title: '発行した書類はまだありません', text: '督促状や報告書を発行すると、そのままの形でここに残ります。' },
} as const;

export const displayTabWords = {
  theme: '明るさ',
  themes: { light: '明るい', dark: '暗い', auto: 'パソコンに合わせる' },
  density: '一覧の行',
  densities: { dense: '標準（28）', roomy: 'ゆったり（34）' },
  dates: '日付',
  datesOptions: { western: '2026/07/31', era: '令和8年7月31日' },
  text: 'このパソコンだけの設定です。帳簿には入りません。',
} as const;

/** What each command is called in the list of what was done. A missing one does not compile. */
export const commandNames: Record<CommandName, string> = {
  'office.updateSettings': '事務所の設定',
  'office.backup': 'バックアップ',
  'staff.save': '担当者の登録',
  'clients.create': '顧問先の登録',
  'clients.update': '顧問先の変更',
  'clients.archive': '顧問先の契約終了・再開',
  'clients.setSealImage': '印影の登録',
  'clients.addBankAccount': '入金口座の追加',
  'clients.removeBankAccount': '入金口座の取り外し',
  'periods.close': '月次締め',
  'periods.reopen': '締めの解除',
  'customers.create': '得意先の登録',
  'customers.update': '得意先の変更',
  'customers.import': '得意先の取込',
  'customers.merge': '得意先の統合',
  'customers.setReminderHold': '督促停止の変更',
  'invoices.create': '請求の登録',
  'invoices.import': '請求の取込',
  'invoices.void': '請求の取消',
  'openings.import': '期首残高の取込',
  'deposits.create': '入金の登録',
  'deposits.import': '入金の取込',
  'deposits.undoImport': '入金取込の取消',
  'deposits.cancel': '入金の取消',
  'allocations.apply': '提案どおりの消込',
  'allocations.allocate': '手での消込',
  'allocations.reverse': '消込の取消',
  'aging.workbook': '年齢表の Excel',
  'reports.meeting': '報告資料の作成',
  'reminders.issue': '督促状の発行',
};
