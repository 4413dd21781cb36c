/** 対応: what can be done about a customer who owes, chosen by a digit from wherever his debt is on screen. */
export const customerActWords = {
  key: '対応',
  title: (name: string) => `${name}への対応`,
  policy: { label: '督促の方針', hint: 'この得意先だけの日数や手段を決める' },
  question: { label: '問い合わせを記録する', hint: '請求の内容を聞かれた、金額に異議がある' },
  acts: {
    promise: { label: '支払約束を記録する', hint: 'いつ、いくら払うと聞いたか' },
    plan: { label: '分割払いを記録する', hint: '合意した支払日と金額' },
    'write-off': { label: '貸倒にする', hint: '回収できない売掛金を外す' },
    offset: { label: '相殺する', hint: '買掛金などと差し引く' },
  },
} as const;
