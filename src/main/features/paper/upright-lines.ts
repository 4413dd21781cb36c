/** Columns of upright text: broken by the rules of Japanese lines, drawn from the top, slack spread between the squares. */
import { type VerticalPiece, verticalClusters } from '../../../domain/vertical-text.ts';
import { mayBreak, type TextRun } from './line-breaking.ts';
import { type CharacterSet, cleanText, widthInEm } from './pdf-fonts.ts';
import { drawText, drawTurned, drawUpright, type PaperPage, POINT } from './pdf-page.ts';

type ColumnPiece = VerticalPiece & { bold: boolean; height: number };

export interface UprightLine {
  pieces: ColumnPiece[];
  /** As set, in em of the text's size. */
  height: number;
  /** The last column of its paragraph is not stretched. */
  last: boolean;
}

/** Breaks runs into columns of at most `heightEm`; the first is shorter by `indentEm`. */
export function breakUpright(runs: readonly TextRun[], heightEm: number, indentEm = 0): UprightLine[] {
  const lines: UprightLine[] = [];
  let current: ColumnPiece[] = [];
  let height = indentEm;
  const finish = (last: boolean) => {
    lines.push({ pieces: current, height, last });
    current = [];
    height = 0;
  };
  for (const group of unbreakable(runs)) {
    const groupHeight = group.reduce((sum, piece) => sum + piece.height, 0);
    if (current.length > 0 && height + groupHeight > heightEm + 1e-6) finish(false);
    for (const piece of group) {
      // What is longer than a whole column has to part somewhere.
      if (current.length > 0 && height + piece.height > heightEm + 1e-6) finish(false);
      current.push(piece);
      height += piece.height;
    }
  }
  if (current.length > 0 || lines.length === 0) finish(true);
  return lines;
}

/** A last column shorter than this looks lost. */
const SHORTEST_LAST = 3;

/** Breaks a stretched paragraph: the columns before a last one of a character or two give it some of theirs. */
export function breakUprightParagraph(runs: readonly TextRun[], heightEm: number, indentEm: number): UprightLine[] {
  const lines = breakUpright(runs, heightEm, indentEm);
  if (lines.length === 1 || lines.at(-1)!.pieces.length >= SHORTEST_LAST) return lines;
  for (const share of [0.985, 0.97, 0.955, 0.94]) {
    const shorter = breakUpright(runs, heightEm * share, indentEm);
    if (shorter.length === lines.length && shorter.at(-1)!.pieces.length >= SHORTEST_LAST) return shorter;
  }
  return lines;
}

/** Neighbours between which no column may end, together. */
function unbreakable(runs: readonly TextRun[]): ColumnPiece[][] {
  const clusters = runs.flatMap((run) =>
    verticalClusters(cleanText(run.text)).map((cluster) =>
      cluster.map((piece) => ({ ...piece, bold: run.bold === true, height: heightOf(piece, run.bold === true) })),
    ),
  );
  const groups: ColumnPiece[][] = [];
  for (const cluster of clusters) {
    const before = groups.at(-1)?.at(-1)?.text.normalize('NFKC').at(-1);
    const after = cluster[0]?.text.normalize('NFKC')[0];
    const joined = before !== undefined && after !== undefined && !mayBreak(before, after);
    if (joined) groups.at(-1)!.push(...cluster);
    else groups.push([...cluster]);
  }
  return groups;
}

/** A turned word takes a little air before and after it. */
const TURNED_AIR = 0.12;

function heightOf(piece: VerticalPiece, bold: boolean): number {
  return piece.kind === 'turned' ? widthInEm(piece.text, bold ? 'bold' : 'regular') + TURNED_AIR * 2 : 1;
}

/** Draws a column with its middle at `x` from `top`; with `heightMm` it is stretched to that unless it is its paragraph's last. */
export function drawUprightLine(
  page: PaperPage,
  x: number,
  top: number,
  line: UprightLine,
  size: number,
  heightMm?: number,
): void {
  const em = size * POINT;
  const slack = heightMm === undefined || line.last ? 0 : Math.max(0, heightMm - line.height * em);
  const gap = line.pieces.length > 1 ? slack / (line.pieces.length - 1) : 0;
  let y = top;
  for (const piece of line.pieces) {
    const style = { size, bold: piece.bold };
    if (piece.kind === 'upright') drawUpright(page, x, y, piece.text, style);
    else if (piece.kind === 'turned') drawTurned(page, x, y + TURNED_AIR * em, piece.text, style);
    else drawText(page, x, y + 0.86 * em, piece.text, { ...style, align: 'center' });
    y += piece.height * em + gap;
  }
}

/** Adds what a text needs to be drawn so: squares to one set, paired and turned figures to the other. */
export function collectUpright(text: string, lying: CharacterSet, standing: CharacterSet): void {
  for (const piece of verticalClusters(cleanText(text)).flat())
    (piece.kind === 'upright' ? standing : lying).add(piece.text);
}
