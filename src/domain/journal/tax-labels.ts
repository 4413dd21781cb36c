/** 税区分 as each program writes it in an import file (税込み), by treatment, rate and date. */
import type { PlainDate } from '../dates.ts';
import type { TaxClass } from '../invoice-tax.ts';
import type { TaxTreatment } from './chart.ts';

export const JOURNAL_FORMATS = ['yayoi', 'freee', 'moneyforward', 'generic'] as const;
export type JournalFormat = (typeof JOURNAL_FORMATS)[number];

/**
 * 免税事業者等からの課税仕入れの経過措置 (平成28年改正法附則52・53条、令和8年度改正): what part of the tax may be deducted.
 * From the day on; 0 is nothing.
 */
const DEDUCTIBLE: readonly (readonly [from: PlainDate, percent: number])[] = [
  ['2023-10-01', 80],
  ['2026-10-01', 70],
  ['2028-10-01', 50],
  ['2030-10-01', 30],
  ['2031-10-01', 0],
];

/** Percent of the tax on a purchase from an unregistered supplier that counts on a day. */
export function deductiblePercent(on: PlainDate): number {
  return DEDUCTIBLE.findLast(([from]) => on >= from)?.[1] ?? 100;
}

/** Label and, for マネーフォワード, what stands in its own column. */
export interface TaxLabel {
  label: string;
  invoiceColumn: string;
}

export function taxLabel(format: JournalFormat, tax: TaxTreatment, taxClass: TaxClass | null, on: PlainDate): TaxLabel {
  const plain = (label: string): TaxLabel => ({ label, invoiceColumn: '' });
  if (tax === 'out') return plain('対象外');
  if (tax === 'purchase-exempt') return plain(format === 'moneyforward' ? '非課税仕入' : '非課仕入');
  if (tax === 'purchase') return purchaseLabel(format, null);
  if (tax === 'purchase-unregistered') {
    const percent = deductiblePercent(on);
    return percent === 0 ? plain('対象外') : purchaseLabel(format, percent);
  }
  return plain(salesLabel(format, tax, taxClass ?? 'standard-10'));
}

type SalesTax = 'sales' | 'sales-return' | 'bad-debt' | 'recovery';

/** recovery: 貸倒回収 (消費税法39条3項): the tax in it counts again as tax on sales. */
const YAYOI: Record<SalesTax, string> = {
  sales: '課税売上',
  'sales-return': '課税売返',
  'bad-debt': '課税売倒',
  recovery: '課税売回',
};
const MONEYFORWARD: Record<SalesTax, string> = {
  sales: '課税売上',
  'sales-return': '課税売上-返還等',
  'bad-debt': '課税売上-貸倒',
  recovery: '課税売上-貸倒回収',
};

/** 非課税・免税・不課税 sales keep their own kind when they come back. */
const WITHOUT_TAX: Record<'yayoi' | 'moneyforward', Record<'exempt' | 'zero-rated', Record<SalesTax, string>>> = {
  yayoi: {
    exempt: { sales: '非課売上', 'sales-return': '非課売返', 'bad-debt': '非課売倒', recovery: '非課売回' },
    'zero-rated': { sales: '輸出売上', 'sales-return': '輸出売返', 'bad-debt': '輸出売倒', recovery: '輸出売回' },
  },
  moneyforward: {
    exempt: {
      sales: '非課税売上',
      'sales-return': '非課税売上-返還等',
      'bad-debt': '非課税売上-貸倒',
      recovery: '非課税売上-貸倒回収',
    },
    'zero-rated': {
      sales: '輸出売上',
      'sales-return': '輸出売上-返還等',
      'bad-debt': '輸出売上-貸倒',
      recovery: '輸出売上-貸倒回収',
    },
  },
};

function salesLabel(format: JournalFormat, tax: SalesTax, taxClass: TaxClass): string {
  if (taxClass === 'out-of-scope') return '対象外';
  const house = format === 'moneyforward' ? 'moneyforward' : 'yayoi';
  if (taxClass === 'exempt' || taxClass === 'zero-rated') return WITHOUT_TAX[house][taxClass][tax];
  const isReduced = taxClass === 'reduced-8';
  if (format === 'moneyforward') return `${MONEYFORWARD[tax]} ${isReduced ? '(軽)8%' : '10%'}`;
  if (format === 'freee') return `${YAYOI[tax]}${isReduced ? '8%(軽)' : '10%'}`;
  return `${YAYOI[tax]}込${isReduced ? '軽減8%' : '10%'}`;
}

/** percent null: with a qualified invoice. */
function purchaseLabel(format: JournalFormat, percent: number | null): TaxLabel {
  if (format === 'moneyforward')
    return { label: '課税仕入 10%', invoiceColumn: percent === null ? '適格' : `${percent}%控除` };
  if (format === 'freee')
    return { label: percent === null ? '課対仕入10%' : `課対仕入(控${percent})10%`, invoiceColumn: '' };
  return { label: `課対仕入込10%${percent === null ? '適格' : `区分${percent}%`}`, invoiceColumn: '' };
}
