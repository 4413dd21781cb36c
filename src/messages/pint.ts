/** Words of JP PINT e-invoices. */
import { taxName } from '../domain/invoice-tax.ts';
import { formatYen } from '../domain/money.ts';
import type { PintFault, TaxOutOfBounds } from '../domain/pint-invoice.ts';
import type { FactReader } from './refusals.ts';

const FAULTS: Record<Exclude<PintFault, 'tax-bounds'>, string> = {
  'seller-number': '顧問先の登録番号（Tと13桁）がありません。顧問先の画面で登録してください。',
  'buyer-number':
    '得意先の登録番号（法人番号13桁）がないため、電子請求書の宛先になりません。得意先の画面で登録番号を入れてください。',
  'no-lines': '明細がありません。期首残高は電子請求書にできません。',
  'not-qualified': '適格請求書は納品書のほうです。締め請求は電子請求書にできません。',
};

/** `tax` says by how much, where the tax is out of its bounds. */
export function pintFaultSentence(fault: PintFault, tax: TaxOutOfBounds | null): string {
  return fault === 'tax-bounds' ? boundsSentence(tax) : FAULTS[fault];
}

function boundsSentence(tax: TaxOutOfBounds | null): string {
  const what =
    tax === null
      ? ''
      : `${taxName(tax.taxClass)}対象は税抜 ${formatYen(tax.netYen)}円に消費税 ${formatYen(tax.taxYen)}円ですが、${formatYen(tax.leastYen)}円${tax.mostYen === tax.leastYen ? '' : `から${formatYen(tax.mostYen)}円まで`}でなければなりません。`;
  return `税込価格の端数処理のため、消費税額がJP PINTの規則 aligned-ibrp-051-jp に収まりません。${what}適格請求書の金額は変えられないので、PDFで送ってください。顧問先の端数処理を四捨五入にすると、以後の請求書は必ず収まります。`;
}

export const pintRefusals = {
  'pint-stopped': (f: FactReader) =>
    `${f.text('kind') === 'credit-note' ? '返還請求書' : '請求'}「${f.text('number')}」（${f.text('customer')}）を電子請求書にできません。${f.text('sentence')}${f.has('others') && f.text('others') !== '0' ? `ほか${f.text('others')}件にも直すところがあります。` : ''}`,
} as const;
