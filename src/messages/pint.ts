/** Words of JP PINT e-invoices. */
import type { PintFault } from '../domain/pint-invoice.ts';
import type { FactReader } from './refusals.ts';

const FAULTS: Record<PintFault, string> = {
  'seller-number': '顧問先の登録番号（Tと13桁）がありません。顧問先の画面で登録してください。',
  'buyer-number':
    '得意先の登録番号（法人番号13桁）がないため、電子請求書の宛先になりません。得意先の画面で登録番号を入れてください。',
  'no-lines': '明細がありません。期首残高は電子請求書にできません。',
  'tax-bounds':
    '税込価格の端数処理の結果、消費税額がJP PINTの規則（税抜額×税率の切捨てから切上げまで）に収まりません。PDFで送るか、税抜価格で作り直してください。',
  'not-qualified': '適格請求書は納品書のほうです。締め請求は電子請求書にできません。',
};

export function pintFaultSentence(fault: PintFault): string {
  return FAULTS[fault];
}

export const pintRefusals = {
  'pint-stopped': (f: FactReader) =>
    `請求「${f.text('number')}」（${f.text('customer')}）を電子請求書にできません。${f.text('sentence')}${f.has('others') && f.text('others') !== '0' ? `ほか${f.text('others')}件にも直すところがあります。` : ''}`,
} as const;
