/**
 * Japanese lines: 行頭・行末禁則 (JIS X 4051), no break inside a number, a Latin word, or between a figure and its counter
 * (1,779,800円, 12月); lines are filled greedily and the slack is spread between the characters when drawn justified.
 */
import { type Face, widthInEm } from './pdf-fonts.ts';

export interface TextRun {
  text: string;
  bold?: true;
}

export interface TextLine {
  runs: TextRun[];
  /** Width as set, in em of the text's size. */
  width: number;
  characters: number;
  /** The last line of its paragraph is not stretched. */
  last: boolean;
}

const NEVER_FIRST = new Set(
  '、。，．・：；？！ー―～〜…‥゛゜ヽヾゝゞ々」』）］｝〉》】〕’”ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ%％℃,.:;?!)]}｡､｣ﾞﾟｰ',
);
const NEVER_LAST = new Set('「『（［｛〈《【〔‘“([{＄￥〒№＃#¥$｢');
const COUNTERS = new Set('円年月日回通件社枚号階番条項時分秒名様歳個%％');
const WORD = /[0-9A-Za-z０-９,.\-/:]/;

interface Atom {
  text: string;
  face: Face;
  width: number;
  characters: number;
}

interface Piece {
  character: string;
  face: Face;
}

/** A last line shorter than this looks lost. */
const SHORTEST_LAST = 5;

/**
 * Breaks a justified paragraph: like breakLines, but when its last line would hold only a few characters the lines before
 * it give some of theirs (they are stretched to the full width anyway).
 */
export function breakParagraph(runs: readonly TextRun[], widthEm: number): TextLine[] {
  const lines = breakLines(runs, widthEm);
  if (lines.length === 1 || lines.at(-1)!.characters >= SHORTEST_LAST) return lines;
  for (const share of [0.985, 0.97, 0.955]) {
    const narrower = breakLines(runs, widthEm * share);
    if (narrower.length === lines.length && narrower.at(-1)!.characters >= SHORTEST_LAST) return narrower;
  }
  return lines;
}

/** Breaks runs into lines of at most `widthEm` (em of the text's size). An unbreakable piece wider than a line is split. */
export function breakLines(runs: readonly TextRun[], widthEm: number): TextLine[] {
  const lines: TextLine[] = [];
  let current: Atom[] = [];
  let width = 0;
  const finish = (last: boolean) => {
    lines.push(toLine(current, last));
    current = [];
    width = 0;
  };
  for (const cluster of clustersOf(runs)) {
    const clusterWidth = cluster.reduce((sum, atom) => sum + atom.width, 0);
    if (width > 0 && width + clusterWidth > widthEm + 1e-6) finish(false);
    for (const atom of clusterWidth > widthEm ? cluster.flatMap(singles) : cluster) {
      if (width > 0 && width + atom.width > widthEm + 1e-6) finish(false);
      current.push(atom);
      width += atom.width;
    }
  }
  if (current.length > 0 || lines.length === 0) finish(true);
  else lines[lines.length - 1]!.last = true;
  return lines;
}

/** Like breakLines for a text of one face. */
export function breakText(text: string, widthEm: number, bold = false): TextLine[] {
  return breakLines([bold ? { text, bold: true } : { text }], widthEm);
}

/**
 * Breaks a text at its separators (spaces between the parts of an address or an account) where that suffices, and inside
 * a part only where the part alone is too wide.
 */
export function breakPhrases(text: string, separators: string, widthEm: number, bold = false): TextLine[] {
  const whole = breakText(text, widthEm, bold);
  if (whole.length === 1) return whole;
  // Parts and the separators between them, in turn.
  const [first = '', ...rest] = text.split(new RegExp(`([${separators}])`));
  const lines = [first];
  for (let at = 0; at + 1 < rest.length; at += 2) {
    const joined = `${lines.at(-1)}${rest[at]}${rest[at + 1]}`;
    if (widthInEm(joined, bold ? 'bold' : 'regular') <= widthEm) lines[lines.length - 1] = joined;
    else lines.push(rest[at + 1]!);
  }
  const broken = lines.filter((line) => line !== '').flatMap((line) => breakText(line, widthEm, bold));
  return broken.length <= whole.length ? broken : whole;
}

/** Pieces that must stay on one line, each a list of atoms of one face. */
function clustersOf(runs: readonly TextRun[]): Atom[][] {
  const pieces: Piece[] = [];
  for (const run of runs)
    for (const character of run.text) pieces.push({ character, face: run.bold ? 'bold' : 'regular' });
  const clusters: Atom[][] = [];
  let start = 0;
  for (let at = 1; at <= pieces.length; at++) {
    if (at < pieces.length && !mayBreak(pieces[at - 1]!.character, pieces[at]!.character)) continue;
    if (start < at) clusters.push(atomsOf(pieces.slice(start, at)));
    start = at;
  }
  return clusters;
}

/** Whether a line may end between these two characters. */
export function mayBreak(before: string, after: string): boolean {
  if (NEVER_FIRST.has(after) || NEVER_LAST.has(before)) return false;
  if (WORD.test(before) && (WORD.test(after) || COUNTERS.has(after))) return false;
  return true;
}

function atomsOf(pieces: Piece[]): Atom[] {
  const atoms: Atom[] = [];
  for (const { character, face } of pieces) {
    const width = widthInEm(character, face);
    const previous = atoms.at(-1);
    if (previous && previous.face === face) {
      previous.text += character;
      previous.width += width;
      previous.characters += 1;
    } else atoms.push({ text: character, face, width, characters: 1 });
  }
  return atoms;
}

function singles(atom: Atom): Atom[] {
  return [...atom.text].map((character) => ({
    text: character,
    face: atom.face,
    width: widthInEm(character, atom.face),
    characters: 1,
  }));
}

function toLine(atoms: Atom[], last: boolean): TextLine {
  const runs: TextRun[] = [];
  let width = 0;
  let characters = 0;
  let face: Face | null = null;
  for (const atom of atoms) {
    width += atom.width;
    characters += atom.characters;
    if (atom.face === face) runs[runs.length - 1]!.text += atom.text;
    else runs.push(atom.face === 'bold' ? { text: atom.text, bold: true } : { text: atom.text });
    face = atom.face;
  }
  return { runs, width, characters, last };
}
