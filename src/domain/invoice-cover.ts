/** What the cover sheet over a batch of invoices says: for the office's own hands, never posted. */
import { formatLongDate } from './dates.ts';
import type { InvoiceBatch } from './invoice-paper.ts';
import { isRegistered, paperTitle } from './invoice-wording.ts';
import { formatYen } from './money.ts';
import type { CoverWording } from './reminder-cover.ts';

/** `sheets`: pages of each paper, in the order of the papers; empty while they are not counted. */
export function composeInvoiceCover(batch: InvoiceBatch, sheets: readonly number[]): CoverWording {
  const { papers, client } = batch;
  const totalYen = papers.reduce((sum, paper) => sum + paper.totalYen, 0);
  const totalSheets = sheets.reduce((sum, count) => sum + count, 0);
  const registered = isRegistered(client);
  return {
    title: '請求書　送付控',
    warning: '表紙　事務所の控えです。封入しないでください。',
    clientName: client.name,
    facts: [
      { label: '作成日', value: formatLongDate(batch.issuedOn) },
      { label: '束番号', value: batch.batchNumber },
      { label: '通数', value: `${formatYen(papers.length)} 通` },
      { label: '枚数', value: `${formatYen(totalSheets)} 枚（この表紙を除く）` },
      { label: '金額合計', value: `${formatYen(totalYen)} 円` },
      { label: '封筒', value: batch.envelope.name },
    ],
    checks: ['印刷', '枚数確認', '封入', '投函'],
    columns: [
      { label: '番号', numeric: false, weight: 34 },
      { label: '得意先', numeric: false, weight: 74 },
      { label: '書類', numeric: false, weight: 26 },
      { label: '枚数', numeric: true, weight: 11 },
      { label: '金額（円）', numeric: true, weight: 28 },
    ],
    rows: papers.map((paper, at) => [
      paper.number,
      paper.customer.name,
      paperTitle(paper, registered),
      String(sheets[at] ?? 0),
      formatYen(paper.totalYen),
    ]),
    total: ['合計', `${formatYen(papers.length)} 通`, '', formatYen(totalSheets), formatYen(totalYen)],
    auditLabel: '監査記録の末尾（SHA-256）',
    auditHead: batch.auditHead,
  };
}
