/**
 * What an invoice, a credit note or a delivery note says. The six items of a 適格請求書 (消費税法57条の4第1項): issuer with
 * registration number (the sender's block), 取引年月日, what was sold with the mark of the reduced rate, the amounts by rate
 * with the rate, the tax by rate, and the addressee. An issuer without a number may not write what looks like one
 * (57条の5): its paper is a 区分記載請求書, says so, and calls what it adds 消費税相当額.
 */
import { formatDate, formatLongDate } from './dates.ts';
import type { InvoiceColumn, InvoiceContent, InvoiceFigure, InvoiceRow } from './invoice-content.ts';
import type { InvoicePaper, PaperLine, RelatedPaper } from './invoice-paper.ts';
import type { TaxClass } from './invoice-tax.ts';
import { formatMilli, formatYen } from './money.ts';
import type { LetterClient } from './reminder-batch.ts';
import { bankAccountWords } from './reminder-letter.ts';
import { isWholeMonth, type Supply } from './supply-dates.ts';

const MARK = '※';

/** A rate in the lines; the reduced one carries its mark. */
const RATES: Record<TaxClass, string> = {
  'standard-10': '10%',
  'reduced-8': `8%${MARK}`,
  exempt: '非課税',
  'out-of-scope': '対象外',
  'zero-rated': '免税',
};

const RATE_GROUPS: Record<TaxClass, string> = {
  'standard-10': '10%対象',
  'reduced-8': `8%対象（軽減税率${MARK}）`,
  exempt: '非課税',
  'out-of-scope': '対象外（不課税）',
  'zero-rated': '免税（0%）',
};

export interface PaperIssuer {
  client: LetterClient;
  officeName: string | null;
}

export function isRegistered(client: LetterClient): boolean {
  return client.registrationNumber.trim() !== '';
}

export function paperTitle(paper: Pick<InvoicePaper, 'kind'>, registered: boolean): string {
  switch (paper.kind) {
    case 'invoice':
      return '請求書';
    case 'credit-note':
      return registered ? '適格返還請求書' : '返還請求書';
    case 'delivery-note':
      return '納品書';
  }
}

export function composeInvoice(paper: InvoicePaper, { client, officeName }: PaperIssuer): InvoiceContent {
  const registered = isRegistered(client);
  const title = paperTitle(paper, registered);
  const { customer } = paper;
  return {
    title,
    mark: paper.mark === 'reissue' ? '再発行' : paper.mark === 'copy' ? '控' : '',
    dateLine: `${paper.kind === 'delivery-note' ? '納品日' : '発行日'} ${formatLongDate(paper.issuedOn)}`,
    serialLine: `番号 ${paper.number}`,
    opening: OPENINGS[paper.kind],
    facts: factsOf(paper),
    headline: { label: HEADLINES[paper.kind], text: `¥${formatYen(headlineYen(paper))}` },
    due: paper.dueOn === null ? null : { label: 'お支払期限', text: formatLongDate(paper.dueOn) },
    strip: paper.carried ? stripOf(paper.carried) : [],
    ...linesOf(paper),
    legend: legendOf(paper, registered),
    ...taxesOf(paper, registered),
    blocks: blocksOf(paper, client),
    runningHead: `${customer.name}　${customer.honorific || '御中'}　${title} ${paper.number}（続き）`,
    continued: '（次頁へ続く）',
    agentLine: officeName ? `作成・発送事務代行　${officeName}` : '',
  };
}

const OPENINGS: Record<InvoicePaper['kind'], string> = {
  invoice: '下記のとおりご請求申し上げます。',
  'credit-note': '下記のとおり対価の返還等をいたします。',
  'delivery-note': '下記のとおり納品いたしました。',
};

const HEADLINES: Record<InvoicePaper['kind'], string> = {
  invoice: 'ご請求金額（税込）',
  'credit-note': '返還金額（税込）',
  'delivery-note': '合計金額（税込）',
};

function headlineYen(paper: InvoicePaper): number {
  if (paper.carried) return paper.carried.billedYen;
  return paper.kind === 'credit-note' ? Math.abs(paper.totalYen) : paper.totalYen;
}

function factsOf(paper: InvoicePaper): InvoiceContent['facts'] {
  const facts: InvoiceContent['facts'] = [];
  if (paper.billedTo !== '')
    facts.push({ label: 'ご請求先', value: `${paper.billedTo}　${paper.customer.honorific || '御中'}` });
  if (paper.title !== '') facts.push({ label: '件名', value: paper.title });
  facts.push({ label: SUPPLY_LABELS[paper.kind], value: supplyWords(paper) });
  for (const related of paper.related) facts.push(relatedWords(related));
  return facts;
}

const SUPPLY_LABELS: Record<InvoicePaper['kind'], string> = {
  invoice: '取引年月日',
  'credit-note': '返還年月日',
  'delivery-note': '取引年月日',
};

/** A whole month is said as such (「○月分」), with its days beside it; a closing bill's month is its closing day's. */
function supplyWords({ suppliedFrom, suppliedThrough, carried }: InvoicePaper): string {
  const supply = { from: suppliedFrom, through: suppliedThrough };
  if (carried === null && isWholeMonth(supply)) {
    const [month, day] = [formatLongDate(suppliedFrom).slice(0, -2), formatLongDate(suppliedThrough).slice(5)];
    return `${month}分（${formatLongDate(suppliedFrom).slice(5)}〜${day}）`;
  }
  return periodWords(supply);
}

function periodWords({ from, through }: Supply): string {
  return from === through ? formatLongDate(from) : `${formatLongDate(from)}〜${formatLongDate(through)}`;
}

const RELATED_LABELS: Record<RelatedPaper['kind'], string> = {
  original: '元の取引',
  corrects: '差替前の請求書',
  'delivery-notes': '納品書番号',
};

function relatedWords({ kind, numbers, on, supplied }: RelatedPaper): { label: string; value: string } {
  const day = supplied ? `${periodWords(supplied)}　` : on === null ? '' : `${formatLongDate(on)}　`;
  const named = kind === 'delivery-notes' ? numbers.join('、') : `請求書 ${numbers.join('、')}`;
  return { label: RELATED_LABELS[kind], value: `${day}${named}` };
}

function stripOf(carried: NonNullable<InvoicePaper['carried']>): InvoiceFigure[] {
  const figure = (label: string, yen: number, sign: InvoiceFigure['sign'], strong = false): InvoiceFigure => ({
    label,
    text: formatYen(yen),
    strong,
    sign,
  });
  return [
    figure('前回ご請求額', carried.previousYen, ''),
    figure('ご入金額', carried.depositedYen, '−'),
    figure('調整額', carried.adjustedYen, '＋'),
    figure('繰越金額', carried.carriedYen, '＝'),
    figure('今回お買上額', carried.netYen, '＋'),
    figure('消費税額等', carried.taxYen, '＋'),
    figure('今回ご請求額', carried.billedYen, '＝', true),
  ];
}

interface LineColumn {
  column: InvoiceColumn;
  text: (line: PaperLine, paper: InvoicePaper) => string;
}

const DATE: LineColumn = {
  column: { label: '取引日', weight: 14, align: 'left' },
  text: ({ on }) => (on ? formatDate(on).slice(5) : ''),
};
const SLIP: LineColumn = { column: { label: '伝票番号', weight: 20, align: 'left' }, text: ({ slip }) => slip ?? '' };
const RATE: LineColumn = {
  column: { label: '税率', weight: 13, align: 'center' },
  text: ({ taxClass }) => RATES[taxClass],
};

/** Stands for the lines of a closing bill that only carries a balance over. */
const NOTHING_SOLD = '今回のお買上げはございません。';

function linesOf(paper: InvoicePaper): Pick<InvoiceContent, 'columns' | 'rows'> {
  const chosen = columnsOf(paper);
  return {
    columns: chosen.map(({ column }) => column),
    rows:
      paper.lines.length === 0
        ? [{ cells: chosen.map(({ column }) => (column.wraps ? NOTHING_SOLD : '')), note: '' }]
        : paper.lines.map(
            (line): InvoiceRow => ({ cells: chosen.map(({ text }) => text(line, paper)), note: line.note }),
          ),
  };
}

function columnsOf(paper: InvoicePaper): LineColumn[] {
  const amount: LineColumn = {
    column: { label: paper.includesTax ? '金額（税込）' : '金額（税抜）', weight: 27, align: 'right' },
    text: ({ amountYen }) => formatYen(amountYen),
  };
  const price: LineColumn = {
    column: { label: '単価', weight: 22, align: 'right' },
    text: ({ unitPriceMilli }) => formatMilli(unitPriceMilli),
  };
  const quantity: LineColumn = {
    column: { label: '数量', weight: 14, align: 'right' },
    text: ({ quantityMilli }) => formatMilli(quantityMilli),
  };
  const unit: LineColumn = { column: { label: '単位', weight: 11, align: 'center' }, text: ({ unit }) => unit };
  if (paper.layout === 'simple') {
    return [
      {
        column: { label: '内容', weight: 98, align: 'left', wraps: true },
        text: (line) =>
          `${line.on ? `${formatDate(line.on).slice(5)}　` : ''}${line.description}${MARKS[line.taxClass]}`,
      },
      {
        column: { label: '数量', weight: 22, align: 'right' },
        text: (line) => `${formatMilli(line.quantityMilli)}${line.unit === '' ? '' : ` ${line.unit}`}`,
      },
      price,
      amount,
    ];
  }
  const dated = paper.lines.some(({ on }) => on) ? [DATE] : [];
  const slipped = paper.lines.some(({ slip }) => slip) ? [SLIP] : [];
  const taken = [...dated, ...slipped].reduce((sum, { column }) => sum + column.weight, 0);
  const description: LineColumn = {
    column: { label: '品名・摘要', weight: 83 - taken, align: 'left', wraps: true },
    text: ({ description: words }) => words,
  };
  return [...dated, ...slipped, description, quantity, unit, price, RATE, amount];
}

/** Where the layout has no column of rates, the mark stands behind the description. */
const MARKS: Record<TaxClass, string> = {
  'standard-10': '',
  'reduced-8': ` ${MARK}`,
  exempt: '（非課税）',
  'out-of-scope': '（対象外）',
  'zero-rated': '（免税）',
};

function legendOf(paper: InvoicePaper, registered: boolean): string[] {
  const legend: string[] = [];
  if (paper.taxes.some(({ taxClass }) => taxClass === 'reduced-8')) legend.push(`${MARK}印は軽減税率（8%）対象です。`);
  // A sentence a line: the column is narrow, and one that breaks before its last word reads badly.
  if (!registered) {
    legend.push('当方は適格請求書発行事業者ではありません。');
    if (paper.kind === 'invoice') legend.push('本書は区分記載請求書です。');
  } else if (paper.lines.length === 0) return legend;
  else if (!paper.qualifies && paper.kind === 'invoice')
    legend.push('適格請求書は上記番号の納品書です。', '消費税額等は納品書ごとの額の合計です。');
  else if (!paper.qualifies) legend.push('消費税額等は締め請求書で計算します。', '本書の消費税額等は参考です。');
  return legend;
}

type TaxWords = Pick<InvoiceContent, 'taxColumns' | 'taxRows' | 'taxTotal'>;

/** Amounts by rate, the tax once per rate, and the total. */
function taxesOf(paper: InvoicePaper, registered: boolean): TaxWords {
  const tax = registered ? '消費税額等' : '消費税相当額';
  const sum = { netYen: 0, taxYen: 0, grossYen: 0 };
  for (const one of paper.taxes) {
    sum.netYen += one.netYen;
    sum.taxYen += one.taxYen;
    sum.grossYen += one.grossYen;
  }
  const label: InvoiceColumn = { label: '税率区分', weight: 40, align: 'left' };
  const figures = (labels: string[]) =>
    labels.map((text): InvoiceColumn => ({ label: text, weight: 22, align: 'right' }));
  if (paper.includesTax) {
    // An issuer without a number states amounts with tax by rate (区分記載) and no tax of its own.
    const columns = registered ? ['対価の額（税込）', `うち${tax}`] : ['対価の額（税込）'];
    const cells = (one: typeof sum) =>
      registered ? [formatYen(one.grossYen), formatYen(one.taxYen)] : [formatYen(one.grossYen)];
    return {
      taxColumns: [label, ...figures(columns)],
      taxRows: paper.taxes.map((one) => [RATE_GROUPS[one.taxClass], ...cells(one)]),
      taxTotal: ['合計', ...cells(sum)],
    };
  }
  const cells = (one: typeof sum) => [formatYen(one.netYen), formatYen(one.taxYen), formatYen(one.grossYen)];
  return {
    taxColumns: [label, ...figures(['対価の額（税抜）', tax, '対価の額（税込）'])],
    taxRows: paper.taxes.map((one) => [RATE_GROUPS[one.taxClass], ...cells(one)]),
    taxTotal: ['合計', ...cells(sum)],
  };
}

function blocksOf(paper: InvoicePaper, client: LetterClient): InvoiceContent['blocks'] {
  const blocks: InvoiceContent['blocks'] = [];
  if (paper.kind === 'invoice' && paper.dueOn !== null) {
    blocks.push({ label: 'お振込先', lines: client.bankAccounts.map(bankAccountWords) });
    blocks.push({
      label: 'お支払い',
      lines: [`${formatLongDate(paper.dueOn)}までにお支払いください。${feeWords(paper)}`],
    });
  }
  blocks.push({ label: '備考', lines: paper.note.split('\n').filter((line) => line.trim() !== '') });
  return blocks.filter(({ lines }) => lines.length > 0);
}

function feeWords({ feeBearer, customer }: InvoicePaper): string {
  if (feeBearer === 'client') return '振込手数料は当方で負担いたします。';
  return `振込手数料は${customer.honorific === '様' ? 'お客様' : '貴社'}にてご負担をお願いいたします。`;
}
