/** What an invoice says, ready to be set: words only, the page is drawn elsewhere. */
export interface InvoiceColumn {
  label: string;
  /** Share of the width. */
  weight: number;
  align: 'left' | 'right' | 'center';
  /** Broken over lines instead of set smaller. */
  wraps?: true;
}

export interface InvoiceRow {
  cells: string[];
  /** Below the wrapping cell, small. */
  note: string;
}

/** One cell of the strip over a closing invoice. */
export interface InvoiceFigure {
  label: string;
  text: string;
  strong: boolean;
  /** Sign in front of the cell: what the strip reckons. */
  sign: '' | '−' | '＋' | '＝';
}

export interface InvoiceContent {
  title: string;
  /** 再発行 or 控, in a box beside the title; '' for none. */
  mark: string;
  dateLine: string;
  serialLine: string;
  opening: string;
  /** 件名, 取引年月日, 元の請求書. */
  facts: { label: string; value: string }[];
  /** The facts stand below the headline: they speak of it. */
  factsBelow?: true;
  headline: { label: string; text: string };
  /** お支払期限, beside the headline; null where nothing falls due. */
  due: { label: string; text: string } | null;
  strip: InvoiceFigure[];
  columns: InvoiceColumn[];
  rows: InvoiceRow[];
  /** What the marks mean, and what the paper is: beside the taxes. */
  legend: string[];
  /** Words in a box the size of a revenue stamp; empty or left out: none. */
  stamp?: string[];
  taxColumns: InvoiceColumn[];
  taxRows: string[][];
  /** Closes the table of taxes. */
  taxTotal: string[];
  blocks: { label: string; lines: string[] }[];
  runningHead: string;
  continued: string;
  agentLine: string;
}
