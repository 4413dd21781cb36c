/** Telephone calls about overdue money. */
export const callWords = {
  key: '電話記録',
  title: (customer: string) => `${customer}との電話を記録します`,
  text: '聞いたことだけを書きます。値引や分割の話は、顧問先に伝えて判断を仰いでください。',
  on: '電話した日',
  outcome: '結果',
  outcomes: { reached: '話せた', missed: 'つながらなかった' },
  spokeWith: '相手',
  spokeWithHint: '例：経理 田中様',
  reason: '遅れている理由',
  reasons: {
    unknown: '聞いていない',
    forgotten: '失念していた',
    'no-funds': '資金繰り',
    'invoice-late': '請求書の遅れ・誤り',
    dissatisfied: '商品・仕事への不満',
    other: 'その他',
  },
  note: '聞いた内容',
  confirm: '記録する',
  done: (customer: string) => `${customer}との電話を記録しました`,
  failed: '記録できませんでした',
} as const;
