/** The job bar. */
function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} 秒`;
  return `${Math.ceil(seconds / 60)} 分`;
}

export const jobWords = {
  idle: '実行中の処理はありません',
  busy: '処理しています…',
  count: (done: number, total: number) =>
    total > 0 ? `${done.toLocaleString('ja-JP')} / ${total.toLocaleString('ja-JP')}` : '',
  rest: (seconds: number) => `残り 約 ${duration(seconds)}`,
  others: (count: number) => `ほか ${count} 件`,
  done: (title: string) => `完了：${title}`,
  failed: (title: string) => `失敗：${title}`,
  cancelled: (title: string) => `中止：${title}`,
  undoRest: (seconds: number) => `残り ${seconds} 秒`,
} as const;
