/** Mail, messages and calls: what the program itself writes, and the words of its pages. */
export const wireWords = {
  job: 'メール・SMSの送信',
  testSubject: '送信テスト（番頭）',
  testBody: (host: string, client: string | null) =>
    `これは番頭からの送信テストです。\n${client === null ? '事務所' : client}の設定（${host}）で送信できました。\nこのメールへの返信は不要です。`,
  testMessage: '番頭からの送信テストです。',
} as const;
