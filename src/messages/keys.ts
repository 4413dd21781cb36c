/** Words on keys and in the help that lists them. */
export const keyWords = {
  help: 'ヘルプ',
  new: '新規',
  find: '検索',
  switchClient: '顧問先切替',
  refresh: '更新',
  asOf: '基準日',
  columns: '列の選択',
  match: '消込',
  print: '印刷',
  excel: 'Excel',
  save: '登録',
  takeIn: '取り込む',
  functionKeys: 'ファンクションキー',
} as const;

export const helpWords = {
  title: 'キー操作',
  page: 'この画面',
  everywhere: 'どの画面でも',
  lists: '一覧',
  entry: '入力',
  everywhereKeys: [
    ['F4', '顧問先を切り替える（かな 2 字で選ぶ）'],
    ['Ctrl+K', '顧問先・得意先・請求・操作を探す'],
    ['Ctrl+Z', '直前の操作を元に戻す'],
    ['Ctrl+Enter', '登録（F12 と同じ）'],
    ['Alt+←', '前の画面に戻る'],
    ['Ctrl+PgDn', '同じ業務の次の画面へ（Ctrl+PgUp で前へ）'],
  ],
  listKeys: [
    ['↑ ↓', '行を選ぶ'],
    ['PgUp PgDn', '1 画面ずつ送る'],
    ['Home End', '先頭・末尾へ'],
    ['Space', '印を付ける・外す'],
    ['Shift+↑↓', '続けて選ぶ'],
    ['Enter', '開く'],
    ['Ctrl+C', '選んだ行をコピー（Excel に貼り付け）'],
  ],
  entryKeys: [
    ['Enter', '次の欄へ'],
    ['Shift+Enter', '前の欄へ'],
    ['F12', '登録'],
    ['Esc', '入力をやめる'],
    ['0731 7/31 R8.7.31', '日付。+30 は 30 日後、末は月末'],
    ['1.5万', '金額。15,000 になる'],
  ],
} as const;
