/** What each slot of the chart of accounts is for, in words. */
import type { JournalSlot } from '../domain/journal/chart.ts';

export const slotWords: Record<JournalSlot, { label: string; hint: string }> = {
  bank: { label: '振込の入金', hint: '普通預金・当座預金' },
  cash: { label: '現金の入金', hint: '' },
  cheque: { label: '小切手の入金', hint: '' },
  densai: { label: 'でんさいの入金', hint: '' },
  note: { label: '手形の入金', hint: '' },
  receivable: { label: '売掛金', hint: '' },
  suspense: { label: '相手不明の入金', hint: '仮受金' },
  advance: { label: '余りの入金・前金', hint: '前受金' },
  'transfer-fee': { label: '振込手数料（当方負担）', hint: '売上値引、または支払手数料' },
  'rounding-loss': { label: '端数の不足', hint: '' },
  'rounding-gain': { label: '端数の過入金', hint: '' },
  withholding: { label: '源泉徴収', hint: '仮払税金。個人は事業主貸' },
  discount: { label: '値引・割戻し', hint: '' },
  offset: { label: '相殺の相手', hint: '買掛金など' },
  commission: { label: '決済代行の手数料', hint: 'カードの加盟店手数料は非課税' },
  'write-off': { label: '貸倒', hint: '貸倒損失、または貸倒引当金' },
  recovery: { label: '貸倒処理した売掛金の回収', hint: '償却債権取立益' },
  'credit-note': { label: '返品・売上の返還', hint: '' },
  sales: { label: '売上', hint: '売上の仕訳も出力するとき' },
  interest: { label: '遅延損害金の請求', hint: '雑収入（受取利息とすることも）' },
};

/** 振込の入金、貸倒; a name that is no slot stays as it is. */
export function slotNames(slots: readonly string[]): string {
  return slots.map((slot) => Object.entries(slotWords).find(([key]) => key === slot)?.[1].label ?? slot).join('、');
}
