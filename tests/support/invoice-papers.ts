/** Invoices on paper as the tests of paper need them. */

import { LONG_3_WINDOW } from '../../src/domain/envelope.ts';
import type { InvoiceBatch, InvoicePaper, PaperLine } from '../../src/domain/invoice-paper.ts';
import { taxTotals } from '../../src/domain/invoice-tax.ts';
import { lineAmountYen, sumYen } from '../../src/domain/money.ts';
import { type ReceivedNote, splitReceived } from '../../src/domain/received-note.ts';
import { CREDITOR, DEBTOR } from './reminder-batches.ts';

export function paperLine(changes: Partial<PaperLine> = {}): PaperLine {
  const line = {
    description: '六角ボルト M8×40 ステンレス',
    note: '',
    quantityMilli: 120_000,
    unit: '本',
    unitPriceMilli: 38_500,
    taxClass: 'standard-10' as const,
    ...changes,
  };
  return { ...line, amountYen: changes.amountYen ?? lineAmountYen(line.quantityMilli, line.unitPriceMilli, 'down') };
}

export function paperLines(count: number): PaperLine[] {
  return Array.from({ length: count }, (_, at) =>
    paperLine({
      description: `${['六角ボルト M8×40', 'お弁当（幕の内）', '配送料'][at % 3]} ${at + 1}`,
      quantityMilli: ((at % 7) + 1) * 1000,
      unitPriceMilli: (100 + at * 37) * 1000,
      unit: ['本', '個', '式'][at % 3]!,
      taxClass: at % 3 === 1 ? 'reduced-8' : 'standard-10',
    }),
  );
}

/** An invoice whose taxes and total follow from its lines (prices before tax unless it says otherwise; rounded down). */
export function paper(changes: Partial<InvoicePaper> = {}): InvoicePaper {
  const lines = changes.lines ?? [
    paperLine(),
    paperLine({
      description: '幕の内弁当',
      unit: '個',
      quantityMilli: 12_000,
      unitPriceMilli: 864_000,
      taxClass: 'reduced-8',
    }),
    paperLine({ description: '現場作業費', unit: '時間', quantityMilli: 3500, unitPriceMilli: 6_400_000 }),
  ];
  const includesTax = changes.includesTax ?? false;
  const taxes = changes.taxes ?? taxTotals(lines, 'down', includesTax);
  return {
    paperKey: changes.number ?? '2611-0001',
    kind: 'invoice',
    layout: 'itemised',
    number: '2611-0001',
    issuedOn: '2026-11-30',
    dueOn: '2026-12-31',
    suppliedFrom: '2026-11-01',
    suppliedThrough: '2026-11-30',
    title: '',
    customer: DEBTOR,
    billedTo: '',
    includesTax,
    qualifies: true,
    lines,
    taxes,
    totalYen: sumYen(taxes.map(({ grossYen }) => grossYen)),
    carried: null,
    related: [],
    feeBearer: 'customer',
    mark: '',
    note: '',
    ...changes,
  };
}

export function paperBatch(papers: InvoicePaper[], changes: Partial<InvoiceBatch> = {}): InvoiceBatch {
  return {
    issuedOn: '2026-11-30',
    batchNumber: '',
    officeName: '青葉会計事務所',
    auditHead: 'a3'.repeat(32),
    envelope: LONG_3_WINDOW,
    client: CREDITOR,
    papers,
    withCover: false,
    ...changes,
  };
}

/** So many yen received for one invoice at 10 %, all of it. */
export function receivedOf(amountYen: number): Pick<ReceivedNote, 'amountYen' | 'sales' | 'split'> {
  const taxes = [{ taxClass: 'standard-10' as const, grossYen: amountYen }];
  const sales = [{ number: '2610-0001', issuedOn: '2026-10-31', amountYen, taxes }];
  return { amountYen, sales, split: splitReceived(amountYen, 0, sales) };
}

/** A 領収書 on paper for one invoice at two rates. */
export function receivedNote(changes: Partial<ReceivedNote> = {}): ReceivedNote {
  const taxes = [
    { taxClass: 'standard-10' as const, grossYen: 110_000 },
    { taxClass: 'reduced-8' as const, grossYen: 21_600 },
  ];
  const sales = [{ number: '2610-0001', issuedOn: '2026-10-31', amountYen: 131_600, taxes }];
  return {
    number: 'RN26-0001',
    issuedOn: '2026-11-30',
    receivedOn: '2026-11-20',
    amountYen: 131_600,
    addressee: DEBTOR.name,
    honorific: '御中',
    purpose: '請求書 2610-0001 のお代',
    method: 'transfer',
    sales,
    split: splitReceived(131_600, 0, sales),
    medium: 'paper',
    mark: '',
    customer: DEBTOR,
    client: CREDITOR,
    officeName: '青葉会計事務所',
    envelope: LONG_3_WINDOW,
    ...changes,
  };
}
