/** What was sent, how, to whom, and what became of it. */
export const sendingStates = {
  queued: '送信待ち',
  handing: '送信中',
  printed: '印刷済',
  sent: '送付済',
  delivered: '到達',
  failed: '送れず',
  unknown: '要確認',
  bounced: '戻り',
  withdrawn: '取りやめ',
} as const;

export const sendingKinds = {
  invoice: '請求書',
  'credit-note': '返還請求書',
  'delivery-note': '納品書',
  reminder: '督促状',
  statement: '残高のご案内',
  confirmation: '残高確認書',
  'received-note': '領収書',
  enquiry: '照会状',
  other: 'その他',
} as const;

export const sendingChannels = {
  post: '郵送',
  email: 'メール',
  sms: 'SMS',
  voice: '自動音声',
  hand: '手渡し',
} as const;

export const customerSendingWords = {
  head: '送付の記録',
  none: 'まだ何も送っていません',
  more: 'さらに前を表示',
  open: '開く',
  all: '内訳と再送',
  send: '書類を送る',
  key: '書類送付',
  digest: (hash: string) => `ハッシュ値 ${hash.slice(0, 8)}`,
  record: {
    link: '手渡し・郵送を記録',
    title: '手渡し・郵送を記録します',
    text: 'ここから送らずに渡したものを、送付の記録に残します。',
    kind: '書類',
    channel: '手段',
    label: '番号・名前',
    labelHint: '例：2610-0101',
    on: '渡した日',
    recipient: '渡した相手・宛先',
    note: 'メモ',
    confirm: '記録する',
    done: '送付の記録に残しました',
    failed: '記録できませんでした',
  },
} as const;

/** Paper once it is printed. */
export const paperPrintWords = {
  keys: { post: '投函済', hand: '手渡し済' },
  post: '投函済にする',
  hand: '手渡し済にする',
  several: (count: number) => `書類 ${count} 通`,
  marked: (channel: 'post' | 'hand', count: number) =>
    channel === 'post' ? `${count} 通を投函済にしました` : `${count} 通を手渡し済にしました`,
  failed: '記録できませんでした',
} as const;

/** 督促 by wire. */
export const wireIssueWords = {
  key: 'メール等',
  onlyWires: '選んだ督促はすべてメールやSMSで送るものです。F12 で送ってください。',
  title: (count: number) => `${count} 通をメール・SMS・音声で送ります`,
  sub: '督促',
  text: '同意のある得意先に、方針のとおりの手段で送ります。送らない得意先は Space で外してください。送ると取り消せません。',
  list: 'メール・SMS・音声で送る得意先',
  columns: { client: '顧問先', customer: '得意先', stage: '段階', channel: '手段', total: '督促額' },
  note: (ways: readonly (readonly [string, number])[], yen: number, leftOut: number) =>
    [
      ways
        .filter(([, count]) => count > 0)
        .map(([way, count]) => `${way} ${count} 通`)
        .join('　'),
      `督促額 ${yen.toLocaleString('ja-JP')} 円`,
      leftOut > 0 ? `外した得意先 ${leftOut} 件` : '',
    ]
      .filter((part) => part !== '')
      .join('　'),
  confirm: (count: number) => `${count} 通を送る`,
} as const;

/** What could not go by wire. */
export const failedWords = {
  title: '送れなかったもの',
  sub: '理由を確かめて、送り直すか、紙の書面に切り替えます',
  open: (count: number) => `送れなかったもの ${count} 件`,
  columns: {
    client: '顧問先',
    customer: '得意先',
    label: '書類',
    channel: '手段',
    recipient: '宛先',
    reason: '理由',
  },
  keys: { again: '送り直す', all: 'すべて再送', paper: '紙で送る' },
  again: 'この 1 件を送り直す',
  all: (count: number) => `${count} 件すべて送り直す`,
  paper: '紙に切り替える',
  none: '送れなかったものはありません',
  failed: '切り替えられませんでした',
} as const;

/** 送付: the page of everything that was sent and of what waits to go. */
export const sendingPageWords = {
  title: '送付',
  sub: (rows: number, waiting: number) => (waiting === 0 ? `${rows} 件` : `${rows} 件　送信待ち ${waiting} 件`),
  filters: { all: 'すべて', todo: '要対応', waiting: '送信待ち', printed: '印刷・投函待ち', gone: '送付済' },
  columns: {
    on: '日付',
    client: '顧問先',
    customer: '得意先',
    kind: '書類',
    channel: '手段',
    recipient: '宛先',
    state: '状態',
    by: '担当',
    trouble: '事情',
  },
  empty: {
    title: 'まだ何も送っていません',
    text: '請求書・領収書・納品書などをメールで送るか印刷すると、いつ・誰に・どの書類を送ったかがここに残ります。投函した督促状もここに並びます。',
    first: '書類を送る',
  },
  toPrint: '印刷待ち',
  ofCustomer: (name: string) => `${name}への送付`,
  everyone: 'すべての得意先',
  noneHere: { title: '当てはまる送付はありません', text: '別の区分を選んでください。', all: 'すべてを見る' },
  keys: {
    create: '書類送付',
    open: '開く',
    send: '送信',
    retry: '送り直す',
    resend: '再送',
    print: '印刷',
    settle: '結果記録',
    withdraw: '取りやめ',
    refresh: '到達確認',
  },
  pane: {
    label: '送付の内訳',
    recipient: '宛先',
    sender: '差出人',
    file: '添付',
    digest: 'ハッシュ値（SHA-256）',
    messageId: '識別番号',
    steps: '経過',
    body: '本文',
    subject: '件名',
    choose: '行を選ぶと、ここに内訳が出ます',
    resentOf: '前の送付と同じ書類の再送です',
  },
  needsClient: '先に顧問先を選んでください',
  send: {
    title: (count: number) => `送信待ちの ${count} 件を送りますか`,
    text: 'メールとSMSは送ると取り消せません。',
    confirm: (count: number) => `${count} 件を送る`,
    failed: '送れませんでした',
    nothing: '送信待ちはありません',
  },
  result: ({ sent, failed, unknown, waiting }: { sent: number; failed: number; unknown: number; waiting: number }) =>
    [
      `${sent} 件を送りました`,
      ...(failed > 0 ? [`送れず ${failed} 件`] : []),
      ...(unknown > 0 ? [`要確認 ${unknown} 件`] : []),
      ...(waiting > 0 ? [`送信待ち ${waiting} 件`] : []),
    ].join('　'),
  stopped: '途中で止めました',
  withdraw: {
    title: (label: string) => `「${label}」の送信を取りやめますか`,
    confirm: '取りやめる',
    done: '送信を取りやめました',
    failed: '取りやめられませんでした',
  },
  retried: '送信待ちに戻しました',
  resend: {
    title: (label: string) => `「${label}」をもう一度送ります`,
    text: '同じ書類を、同じ文面で送ります。',
    to: '宛先',
    confirm: '送る',
    failed: '再送できませんでした',
  },
  settle: {
    title: (label: string) => `「${label}」の結果を記録します`,
    text: '相手先か送信サーバーの記録で確かめたことを残します。',
    outcome: '結果',
    outcomes: { sent: '送れていた', delivered: '届いていた', failed: '送れていなかった', bounced: '戻ってきた' },
    printed: { post: '投函した', hand: '手渡しした', withdrawn: '送らないことにした' },
    on: '日付',
    printedText: '印刷した書類がどう相手に渡ったかを残します。',
    note: 'メモ',
    noteHint: '例：電話で確認',
    confirm: '記録する',
    done: '結果を記録しました',
    failed: '記録できませんでした',
  },
  refreshed: (asked: number, changed: number) => `${asked} 件を問い合わせ、${changed} 件の状態が変わりました`,
} as const;

/** 書類を送る: who gets what which way, what stands in the way, and the sending itself. */
export const sendDialogWords = {
  title: '書類を送る',
  sub: '送った日・手段・宛先・書類は、送付の記録に残ります。',
  ofCustomer: (name: string) => `${name}に送る書類を選びます。送った内容は、送付の記録に残ります。`,
  kind: '書類',
  kinds: {
    invoice: '請求書・締め請求書',
    'credit-note': '返還請求書',
    'delivery-note': '納品書',
    'received-note': '領収書',
    statement: '残高のご案内',
    reminder: '督促状',
    confirmation: '残高確認書',
  },
  channel: '手段',
  channels: { email: 'メール', post: '印刷して郵送', sms: 'SMS', hand: '手渡し済にする' },
  month: '対象の月',
  asOf: '基準日',
  columns: { customer: '得意先', label: '書類', recipient: '宛先', problem: '' },
  problems: {
    'no-address': 'アドレスなし',
    'bad-address': 'アドレス不備',
    'no-number': '番号なし',
    'no-consent': '同意なし',
    'no-paper': '書類なし',
    'under-way': '送付済',
    'stage-too-high': '書面のみ',
    'too-long': '長すぎる',
    'paper-note': '紙の領収書',
  },
  problemHelp: {
    'no-address': '宛先がありません。下の欄に宛先を入れるか、得意先の登録に加えてください。',
    'bad-address': 'メールアドレスとして使えません。下の欄で直してください。',
    'no-number': 'SMSを受け取れる電話番号がありません。得意先の登録を確かめてください。',
    'no-consent':
      '督促をメールやSMSで送ることに、この得意先はまだ同意していません。得意先のページで同意を記録してください。',
    'no-paper': '送る書類がありません。取り消されたか、まだ作られていない書類です。',
    'under-way': 'すでに送ったか、送る途中です。もう一度送るときは、送付の記録から再送か印刷をしてください。',
    'stage-too-high': '催告書より後の書面は、紙で送ります。',
    'too-long': '文面がSMSには長すぎます。',
    'paper-note':
      '紙で発行した領収書には収入印紙の欄があるため、メールでは送れません。入金の「領収書」から、渡し方を電子データにして再発行してください。',
  },
  problemNote: (count: number) => `${count} 件は送れません。理由は右の欄のとおりです。`,
  count: (channel: 'email' | 'post' | 'sms' | 'hand', count: number) =>
    channel === 'post'
      ? `${count} 通を印刷します`
      : channel === 'hand'
        ? `${count} 通を手渡し済にします`
        : `${count} 件を送ります`,
  to: (name: string) => (name === '' ? '宛先' : `${name}の宛先`),
  postTo: '封筒の宛先',
  paperNote: {
    email: '',
    sms: '',
    post: '次の画面でプリンターを選んで印刷します。投函したら「投函済」にしてください。',
    hand: '今日、相手に手渡したものとして記録します。',
  },
  handed: (count: number) => `${count} 通を手渡し済にしました`,
  preview: '文面',
  none: 'この条件で送る書類はありません',
  noneText: '書類か月を選び直してください。取り消した書類はここに出ません。',
  confirm: (channel: 'email' | 'post' | 'sms' | 'hand', count: number) =>
    channel === 'post'
      ? `${count} 通を印刷へ`
      : channel === 'hand'
        ? `${count} 通を手渡し済にする`
        : `${count} 件を送る`,
  key: '送る',
  failed: '送れませんでした',
  busy: '送っています…',
  stop: '中止は下の欄の「中止」でできます。送り終えた分は記録に残ります。',
} as const;

export const consentWords = {
  head: '連絡方法の同意',
  none: '同意の記録はありません',
  given: '同意',
  withdrawn: '取りやめ',
  edit: '同意を記録',
  title: (name: string) => `${name}の連絡方法の同意を記録します`,
  text: '督促をメール・SMS・自動音声で送るには、相手の同意が要ります。',
  channel: '手段',
  answer: '内容',
  answers: { yes: '同意した', no: '取りやめた' },
  on: '確かめた日',
  source: '確かめ方',
  sourceHint: '例：基本契約書 第8条、電話で確認',
  recipient: '使う宛先',
  recipientHint: '空なら登録のアドレス・電話番号',
  confirm: '記録する',
  done: '同意を記録しました',
  failed: '記録できませんでした',
} as const;
