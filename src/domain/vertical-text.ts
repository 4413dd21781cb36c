/**
 * Text as it stands upright: what turns, what stands two digits side by side (縦中横), what lies on its side, and how
 * figures are written. Money in kanji, dates and counts in figures, numbers of papers and telephones on their side.
 */
import { kanjiGrouped } from './kanji-numerals.ts';

export type VerticalPiece =
  /** One character in its own square. */
  | { kind: 'upright'; text: string }
  /** Two digits side by side in one square. */
  | { kind: 'paired'; text: string }
  /** A run of Latin letters and figures turned by a quarter. */
  | { kind: 'turned'; text: string };

/** Pieces that a column must not part; one character mostly. */
export type VerticalCluster = VerticalPiece[];

const MONEY = /^\d{1,3}(?:,\d{3})+(?=円)|^\d+(?=円)/;
const GROUPED = /^\d{1,3}(?:,\d{3})+/;
const SLASHED_DATE = /(\d{4})\/(\d{2})\/(\d{2})/g;
const WORD = /^[A-Za-z0-9](?:[A-Za-z0-9.,:/@#&+_-]*[A-Za-z0-9])?/;

/** Half-width brackets and punctuation take the square of their full-width kin. */
const HALF_WIDTH = /[!-/:-@[-`{-~]/g;

export function verticalClusters(text: string): VerticalCluster[] {
  const clusters: VerticalCluster[] = [];
  let rest = text.replace(SLASHED_DATE, (_all, year, month, day) => `${year}年${Number(month)}月${Number(day)}日`);
  while (rest !== '') {
    const [taken, cluster] = nextCluster(rest);
    clusters.push(cluster);
    rest = rest.slice(taken);
  }
  return clusters;
}

function nextCluster(rest: string): [taken: number, cluster: VerticalCluster] {
  const money = MONEY.exec(rest) ?? GROUPED.exec(rest);
  if (money) return [money[0].length, uprights(kanjiGrouped(Number(money[0].replaceAll(',', ''))))];
  const word = WORD.exec(rest);
  if (word) return [word[0].length, wordCluster(word[0])];
  const [character = ''] = rest;
  return [character.length, uprights(character.replace(HALF_WIDTH, fullWidth))];
}

/** Two digits share a square, one or many stand in squares of their own, everything with a letter or a sign lies down. */
function wordCluster(word: string): VerticalCluster {
  if (/^\d\d$/.test(word)) return [{ kind: 'paired', text: word }];
  if (/^\d{1,7}$/.test(word) || /^[A-Za-z]$/.test(word)) return uprights([...word].map(fullWidth).join(''));
  return [{ kind: 'turned', text: word }];
}

function uprights(text: string): VerticalCluster {
  return [...text].map((character) => ({ kind: 'upright', text: character }));
}

/** U+0021–U+007E → U+FF01–U+FF5E. */
function fullWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0);
}
