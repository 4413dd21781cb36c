/** What was sent, how, to whom, and what became of it. */
export const sendingStates = {
  queued: '送信待ち',
  handing: '送信中',
  sent: '送付済',
  delivered: '到達',
  failed: '送れず',
  unknown: '要確認',
  bounced: '戻り',
  withdrawn: '取りやめ',
} as const;

export const sendingKinds = {
  invoice: '請求書',
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
} as const;
