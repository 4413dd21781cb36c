/** What the cover sheet over a client's letters says: for the office's own hands, never posted. */
import { formatLongDate } from './dates.ts';
import { formatYen } from './money.ts';
import type { ReminderBatch, ReminderLetter } from './reminder-batch.ts';
import { reminderTitle } from './reminder-letter.ts';

export interface CoverFacts {
  batch: ReminderBatch;
  clientName: string;
  envelopeName: string;
  letters: ReminderLetter[];
  /** Sheets of each letter, in the order of the letters. */
  sheets: number[];
}

export interface CoverWording {
  title: string;
  warning: string;
  clientName: string;
  facts: { label: string; value: string }[];
  checks: string[];
  columns: { label: string; numeric: boolean; weight: number }[];
  rows: string[][];
  total: string[];
  auditLabel: string;
  auditHead: string;
}

/** A blank row in front of the total keeps the columns' order: 番号, 得意先, 文面, 枚数, 金額, 投函. */
export function composeCover(facts: CoverFacts): CoverWording {
  const { batch, letters, sheets } = facts;
  const totalYen = letters.reduce((sum, letter) => sum + letter.totalYen, 0);
  const totalSheets = sheets.reduce((sum, count) => sum + count, 0);
  return {
    title: '督促状　送付控',
    warning: '表紙　事務所の控えです。封入しないでください。',
    clientName: facts.clientName,
    facts: [
      { label: '発行日', value: formatLongDate(batch.issuedOn) },
      { label: '発行番号', value: batch.batchNumber },
      { label: '通数', value: `${formatYen(letters.length)} 通` },
      { label: '枚数', value: `${formatYen(totalSheets)} 枚（この表紙を除く）` },
      { label: '督促額合計', value: `${formatYen(totalYen)} 円` },
      { label: '封筒', value: facts.envelopeName },
    ],
    checks: ['印刷', '枚数確認', '封入', '投函'],
    columns: [
      { label: '番号', numeric: false, weight: 27 },
      { label: '得意先', numeric: false, weight: 68 },
      { label: '文面', numeric: false, weight: 40 },
      { label: '枚数', numeric: true, weight: 11 },
      { label: '督促額（円）', numeric: true, weight: 27 },
    ],
    rows: letters.map((letter, at) => [
      letter.serial,
      letter.customer.name,
      reminderTitle(letter.stage),
      String(sheets[at] ?? 0),
      formatYen(letter.totalYen),
    ]),
    total: ['合計', `${formatYen(letters.length)} 通`, '', formatYen(totalSheets), formatYen(totalYen)],
    auditLabel: '監査記録の末尾（SHA-256）',
    auditHead: batch.auditHead,
  };
}
