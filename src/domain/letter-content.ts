/** What any letter of the house says, ready to be set: words only, the page is drawn elsewhere. */
export interface LetterRun {
  text: string;
  bold?: true;
}

export interface LetterTableColumn {
  label: string;
  /** Share of the width. */
  weight: number;
  numeric: boolean;
  /** The total stands in this one. */
  total?: true;
}

/** Below a cut line: what the receiver fills in and sends back. */
export interface ReplySlip {
  cutLine: string;
  title: string;
  to: string;
  /** Justified sentence over the choices. */
  text: string;
  /** Each with a box to tick. */
  choices: string[];
  /** Label and what stands behind it; the line in between is left to be written on. */
  blanks: { label: string; unit: string }[];
  /** Instalments to be written in: a day and an amount each. */
  plan?: { label: string; date: string; unit: string }[];
  signLabel: string;
  signLines: string[];
  sealMark: string;
}

export interface LetterContent {
  title: string;
  /** Justified; the first opens with 拝啓 or 冠省. */
  paragraphs: LetterRun[][];
  /** 敬具 or 草々, at the right. */
  closing: string;
  /** 記 … 以上 around what follows. */
  listOpening: string;
  listClosing: string;
  columns: LetterTableColumn[];
  rows: string[][];
  totalLabel: string;
  totalText: string;
  /** お振込先, お問い合わせ: label and lines. */
  blocks: { label: string; lines: string[] }[];
  /** 2026年11月24日 and 番号 R26-0118-2, at the top right. */
  dateLine: string;
  serialLine: string;
  /** Top of the second and later pages. */
  runningHead: string;
  /** Below a table that goes on. */
  continued: string;
  /** Who made and posted the letter, in small print; empty when the office is not named. */
  agentLine: string;
  slip?: ReplySlip;
}
