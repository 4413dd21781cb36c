/** The window around the pages: rail, top bar, switcher, palette. */
export const frameWords = {
  nav: {
    label: '業務',
    today: '今日',
    invoices: '請求',
    deposits: '入金',
    matching: '消込',
    aging: '年齢表',
    reminders: '督促',
    reports: '報告',
    customers: '得意先',
    settings: '設定',
    clients: '顧問先',
  },
  /** Pages that share a place in the rail, as words on tabs. */
  tabs: {
    label: 'この業務の画面',
    today: '今日',
    batches: '一括処理',
    cycle: '月次の流れ',
    exceptions: '仮受・返金',
    review: '例外一覧',
    meeting: '面談資料',
    forecast: '入金予測',
    figures: '指標',
    ledgers: '元帳・残高',
    confirmations: '残高確認',
    agingColumns: '月別・集計',
    agingBridge: '前回との比較',
    findings: '回収点検',
    allowance: '引当',
    matching: '消込',
    record: '成績',
    aging: '年齢表',
    clearings: '貸倒・相殺',
  },
  switchClient: '顧問先を切り替える（F4）',
  recent: '最近の顧問先',
  recentHint: 'F4 → かな2字',
  clientCount: (count: number) => `顧問先 ${count.toLocaleString('ja-JP')} 社`,
  fiscalMonth: (month: number) => `${month}月決算`,
  noActor: '担当者を選ぶ',
  changeActor: '担当者を替える',
  asOf: '基準日',
  freshness: { before: '入金は', after: 'まで' },
  readAt: (time: string) => `${time} 時点`,
  noBankData: '入金データなし',
  behind: (count: number) => `うち ${count} 社はそれより前まで`,
  find: '番号・金額・得意先',
  chooseClient: {
    title: (page: string) => `${page}は、顧問先を選ぶと表示されます`,
    text: '顧問先ごとの帳簿です。F4 を押し、顧問先のかなを 2 字入れて選びます。',
    button: '顧問先を選ぶ',
  },
} as const;

export const switcherWords = {
  label: '顧問先を切り替える',
  placeholder: 'かな 2 字・番号・名前の一部',
  none: '該当する顧問先がありません',
  recent: '最近の顧問先',
  all: 'すべての顧問先',
  office: '事務所',
} as const;

export const paletteWords = {
  label: '探す',
  placeholder: '顧問先・得意先・請求番号・金額・操作',
  none: '該当がありません',
  pages: '画面',
  actions: '操作',
  clients: '顧問先',
  customers: '得意先',
  invoices: '請求',
  /** Other words an action is looked for by. */
  also: {
    newClient: 'しんき',
    backup: 'ばっくあっぷ 控え',
    verify: 'けんさ',
    staff: 'たんとう',
    closeOffice: 'とじる',
  },
  openPage: (page: string) => `${page}を開く`,
  newClient: '顧問先を新しく登録する',
  backup: 'バックアップを今すぐ取る',
  verify: '帳簿を検査する',
  staff: '担当者を替える',
  closeOffice: '事務所を閉じて、ほかの事務所を開く',
} as const;

export const staffDialogWords = {
  title: '操作する担当者を選んでください',
  text: '登録や取消は、選んだ担当者の名前で記録に残ります。このパソコンのこの利用者では、次からもこの担当者で始めます。',
  firstTitle: 'あなたの名前を登録してください',
  firstText: '登録や取消は、この名前で記録に残ります。ほかの担当者は「設定」で追加できます。',
  code: '担当者コード',
  firstCode: '01',
  name: '氏名',
  choose: 'この担当者で始める',
  register: '登録して始める',
} as const;

export const brokenWords = {
  title: '画面を表示できませんでした',
  text: '帳簿は変わっていません。もう一度読み込むと、この画面から続けられます。入力中だった内容は失われることがあります。',
  reload: '読み込み直す',
  queryTitle: '帳簿を読めません',
} as const;
