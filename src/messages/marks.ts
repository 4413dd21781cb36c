/** Words beside the step and age marks. */
export const markWords = {
  todo: '要対応',
  wait: '相手待ち',
  late: '遅れ',
  done: '済',
  notDue: '未到来',
  days: (days: number) => `${days.toLocaleString('ja-JP')}日`,
  /** Heads of the aging columns, in the order of the ramp. */
  ages: ['未到来', '1〜30日', '31〜60日', '61〜90日', '91日以上'],
} as const;
