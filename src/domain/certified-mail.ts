/**
 * 内容証明の謄本: how characters and lines are counted (郵便約款・内容証明郵便規程; 日本郵便「内容証明 ご利用の条件等」).
 *
 * 縦書き: 20 characters × 26 lines a sheet. 横書き: 20×26, 13×40 or 26×20. 句読点 count as one, a pair of brackets as one
 * (on the line where it opens), ㎡ and ㎏ as two; ①…⑨ as two and ⑩…⑳ as three, but as one where they order paragraphs, as
 * does （１） there. Lines left blank do not count, the title does. Latin letters stand in proper names only. Where a mark
 * might be counted either way the larger count is taken: a sheet is then never too full.
 */
import { isInJisX0208 } from './cp932.ts';
import type { PlainDate } from './dates.ts';

export const GRIDS = {
  'vertical-20x26': { columns: 20, rows: 26, vertical: true },
  'horizontal-20x26': { columns: 20, rows: 26, vertical: false },
  'horizontal-13x40': { columns: 13, rows: 40, vertical: false },
  'horizontal-26x20': { columns: 26, rows: 20, vertical: false },
} as const;
export type GridName = keyof typeof GRIDS;

/** One thing that is set and counted: a character, or （１） at the head of a paragraph. */
export interface GridUnit {
  text: string;
  /** Characters it counts as. */
  count: number;
}

export interface GridLine {
  units: GridUnit[];
  count: number;
  /** Left blank: does not count as a line. */
  blank: boolean;
}

export interface GridSheet {
  lines: GridLine[];
  countedLines: number;
}

const OPENING = '（「『【〔［｛〈《“';
const CLOSING = '）」』】〕］｝〉》”';
/** May not begin a line; they go over together with the one before. */
const NOT_FIRST = '、。，．・：；？！ー々ゝゞヽヾ゛゜ぁぃぅぇぉっゃゅょァィゥェォッャュョ％';
const TWO = '㎡㎏㎝㎜㎞㏄㎎㎥';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const DIGITS = '０１２３４５６７８９，．';
/** A gap between paragraphs takes so much of a line. */
export const GAP_LINES = 0.5;

/** ASCII and half-width kana to full width, other blanks to one; nothing else is changed. */
export function fullWidth(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\uff61-\uff9f]+/g, (kana) => kana.normalize('NFKC'))
    .replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
    .replace(/[\t \u00a0]/g, '\u3000');
}

function countOf(character: string): number {
  if (CLOSING.includes(character)) return 0;
  if (TWO.includes(character)) return 2;
  const circled = CIRCLED.indexOf(character);
  return circled < 0 ? 1 : circled < 9 ? 2 : 3;
}

/** The units of one paragraph; a mark that orders it, at its head, counts as one. */
function unitsOf(paragraph: string): GridUnit[] {
  const head = /^(\u3000*)(（[０-９]{1,2}）|[①-⑳])/.exec(paragraph);
  const units: GridUnit[] = [];
  if (head) {
    for (const blank of head[1]!) units.push({ text: blank, count: 1 });
    units.push({ text: head[2]!, count: 1 });
  }
  for (const character of paragraph.slice(head?.[0].length ?? 0))
    units.push({ text: character, count: countOf(character) });
  return units;
}

/** How many of the next units must stay together: figures, and what may not begin or end a line. */
function runLength(units: readonly GridUnit[], at: number, columns: number): number {
  const figures = joinedFrom(units, at, isInFigure);
  const isLong = units.slice(at, at + figures).reduce((sum, unit) => sum + unit.count, 0) > columns / 2;
  return isLong ? joinedFrom(units, at, () => false) : figures;
}

function joinedFrom(units: readonly GridUnit[], at: number, also: (before: string, next: string) => boolean): number {
  let end = at + 1;
  while (end < units.length) {
    const [before, next] = [units[end - 1]!.text, units[end]!.text];
    if (!OPENING.includes(before) && !isHanging(next) && !also(before, next)) break;
    end++;
  }
  return end - at;
}

function isInFigure(before: string, next: string): boolean {
  return DIGITS.includes(before) && DIGITS.includes(next);
}

function isHanging(text: string): boolean {
  return CLOSING.includes(text) || NOT_FIRST.includes(text);
}

function linesOf(paragraph: string, columns: number): GridLine[] {
  const units = unitsOf(paragraph);
  if (units.every(({ text }) => text === '\u3000')) return [{ units: [], count: 0, blank: true }];
  const lines: GridLine[] = [{ units: [], count: 0, blank: false }];
  for (let at = 0; at < units.length; ) {
    const run = units.slice(at, at + runLength(units, at, columns));
    const count = run.reduce((sum, unit) => sum + unit.count, 0);
    let line = lines.at(-1)!;
    // A run longer than a line is broken where the line ends.
    const taken = count > columns ? run.slice(0, 1) : run;
    const takenCount = taken.reduce((sum, unit) => sum + unit.count, 0);
    if (line.count + takenCount > columns) {
      line = { units: [], count: 0, blank: false };
      lines.push(line);
    }
    line.units.push(...taken);
    line.count += takenCount;
    at += taken.length;
  }
  return lines;
}

/** The text on sheets of the grid, full-width. */
export function layOut(text: string, name: GridName): GridSheet[] {
  const { columns, rows } = GRIDS[name];
  const sheets: GridSheet[] = [{ lines: [], countedLines: 0 }];
  // Blank lines at the end are nothing, and one between paragraphs is as good as three.
  const paragraphs = fullWidth(text).replace(/\s+$/, '').replace(/^\n+/, '').split('\n');
  for (const line of paragraphs.flatMap((paragraph) => linesOf(paragraph, columns))) {
    let sheet = sheets.at(-1)!;
    const gaps = sheet.lines.filter((one) => one.blank).length;
    // The paper holds no more than four lines above the legal number, so that gaps stay between lines.
    const isFull = !line.blank && (sheet.countedLines === rows || sheet.countedLines + gaps * GAP_LINES >= rows + 4);
    if (isFull) {
      sheet = { lines: [], countedLines: 0 };
      sheets.push(sheet);
    }
    if (line.blank && sheet.lines.length === 0) continue;
    sheet.lines.push(line);
    if (!line.blank) sheet.countedLines++;
  }
  for (const sheet of sheets) while (sheet.lines.at(-1)?.blank) sheet.lines.pop();
  return sheets;
}

export type TextFault =
  /** A character that 内容証明 does not take: anything but kana, kanji, digits, brackets, 句読点 and common signs. */
  | { kind: 'character'; text: string; count: number }
  /** Latin letters that are no part of a proper name we know. */
  | { kind: 'latin'; text: string; count: number }
  /** Not in JIS 第1・2水準: possible on paper, not in e内容証明. */
  | { kind: 'level'; text: string; count: number };

/** General signs that may stand in the text besides kana, kanji, digits and brackets. */
const SIGNS = '、。，．・：；？！゛゜´｀ー―‐／〜～＋－±×÷＝％＆＠＃＊※〒々〆〇〃゜℃￥＄△▲○●◎□■◇◆☆★→←↑↓…‥＿㊞';
const PLAIN = /[\u3000\n０-９ぁ-んァ-ヶヽヾゝゞ\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff々]|[\u{20000}-\u{2fa1f}]/u;
const LATIN = /[Ａ-Ｚａ-ｚ][Ａ-Ｚａ-ｚ０-９．，＆＠－／＿]*/g;

/** What a post office, or the electronic service, would not take. `names`: proper names in which Latin letters may stand. */
export function textFaults(text: string, names: readonly string[]): TextFault[] {
  const full = fullWidth(text);
  const known = names.map(fullWidth);
  const faults = new Map<string, TextFault>();
  const note = (kind: TextFault['kind'], what: string) => {
    const key = `${kind} ${what}`;
    const before = faults.get(key);
    faults.set(key, { kind, text: what, count: (before?.count ?? 0) + 1 });
  };
  for (const [word] of full.matchAll(LATIN)) {
    const bare = word.replace(/[．，＆－／＿]+$/, '');
    if (!known.some((name) => name.includes(bare))) note('latin', bare);
  }
  for (const character of full) {
    const isTaken =
      PLAIN.test(character) ||
      /[Ａ-Ｚａ-ｚ]/.test(character) ||
      `${OPENING}${CLOSING}${SIGNS}${TWO}${CIRCLED}`.includes(character);
    if (!isTaken) note('character', character);
    else if (character !== '\n' && !isInJisX0208(character)) note('level', character);
  }
  return [...faults.values()];
}

/** Faults that stop the paper; `level` stops e内容証明 only. */
export function stopsPaper(fault: TextFault): boolean {
  return fault.kind !== 'level';
}

/**
 * 郵便料金 by the day of posting: 定形郵便物 (≤50 g), 一般書留, 内容証明 with its second and further sheets, 配達証明. From the
 * price change of 2024-10; not held against the post's own table here, so that every figure is shown as an estimate.
 */
const FEES: readonly {
  from: PlainDate;
  letter: number;
  registered: number;
  first: number;
  more: number;
  proof: number;
}[] = [{ from: '2024-10-01', letter: 110, registered: 480, first: 480, more: 290, proof: 350 }];

export interface FeeEstimate {
  letterYen: number;
  registeredYen: number;
  certifiedYen: number;
  deliveryProofYen: number;
  totalYen: number;
}

export function estimateFee(sheets: number, on: PlainDate): FeeEstimate {
  const fees = FEES.filter(({ from }) => from <= on).at(-1) ?? FEES[0]!;
  const certifiedYen = fees.first + fees.more * Math.max(0, sheets - 1);
  const { letter: letterYen, registered: registeredYen, proof: deliveryProofYen } = fees;
  return {
    letterYen,
    registeredYen,
    certifiedYen,
    deliveryProofYen,
    totalYen: letterYen + registeredYen + certifiedYen + deliveryProofYen,
  };
}

/** 訂正: what is written into the margin beside the line, over the seal: 第３行　弐字削除　壱字加入 in plain figures. */
export function correctionNote(line: number, deleted: number, inserted: number): string {
  const parts = [
    ...(deleted > 0 ? [`${deleted}字削除`] : []),
    ...(inserted > 0 ? [`${inserted}字${deleted > 0 ? '加入' : '挿入'}`] : []),
  ];
  return fullWidth(`第${line}行 ${parts.join(' ')}`);
}
