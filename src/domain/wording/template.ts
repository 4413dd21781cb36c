/**
 * A letter's wording as a clerk edits it: a heading and paragraphs, a line each, with fields in braces — {期限} — and passages in
 * 〔…〕 that fall away when a field inside has nothing to say. Read, checked and filled here; nothing is a program.
 */
import type { LetterRun } from '../letter-content.ts';
import { WORDING_FIELDS, type WordingFacts, type WordingField, wordingField } from './fields.ts';

export interface WordingText {
  title: string;
  /** Paragraphs parted by line breaks. */
  body: string;
}

export const MAX_TITLE = 30;
export const MAX_BODY = 2000;

type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'field'; field: WordingField }
  | { kind: 'group'; pieces: Piece[] };

export type WordingProblem =
  | { kind: 'unknown-field'; label: string }
  /** A field every reminder must have is nowhere in the text, or only where it may fall away. */
  | { kind: 'missing-field'; label: string }
  /** A brace or a 〔 without its partner. */
  | { kind: 'unpaired'; mark: string }
  | { kind: 'empty'; part: 'title' | 'body' }
  | { kind: 'too-long'; part: 'title' | 'body'; most: number };

const MARKS = /\{([^{}〔〕\n]*)\}|[〔〕{}]/g;

interface Parsed {
  paragraphs: Piece[][];
  problems: WordingProblem[];
}

function parseBody(body: string): Parsed {
  const problems: WordingProblem[] = [];
  const lines = body.split('\n').map((line) => line.trim());
  const paragraphs = lines.filter((line) => line !== '').map((line) => parseLine(line, problems));
  return { paragraphs, problems };
}

/** 〔…〕 holds no other 〔…〕 and ends with its line: a clerk sees at a glance what falls away. */
function parseLine(line: string, problems: WordingProblem[]): Piece[] {
  const pieces: Piece[] = [];
  let group: Piece[] | null = null;
  let at = 0;
  const put = (piece: Piece) => (group ?? pieces).push(piece);
  for (const match of line.matchAll(MARKS)) {
    if (match.index > at) put({ kind: 'text', text: line.slice(at, match.index) });
    at = match.index + match[0].length;
    if (match[1] !== undefined) {
      const field = wordingField(match[1].trim());
      if (field) put({ kind: 'field', field });
      else problems.push({ kind: 'unknown-field', label: match[1].trim() });
    } else if (match[0] === '〔' && group === null) group = [];
    else if (match[0] === '〕' && group !== null) {
      pieces.push({ kind: 'group', pieces: group });
      group = null;
    } else problems.push({ kind: 'unpaired', mark: match[0] });
  }
  if (at < line.length) put({ kind: 'text', text: line.slice(at) });
  if (group !== null) problems.push({ kind: 'unpaired', mark: '〔' });
  return pieces;
}

const parsed = new Map<string, Parsed>();
const KEPT = 200;

/** Wordings are few and letters many: each is read once. */
function read(body: string): Parsed {
  const known = parsed.get(body);
  if (known) return known;
  if (parsed.size >= KEPT) parsed.delete(parsed.keys().next().value!);
  const fresh = parseBody(body);
  parsed.set(body, fresh);
  return fresh;
}

/** Everything for which a wording cannot be used; empty when it can. */
export function wordingProblems({ title, body }: WordingText): WordingProblem[] {
  const problems: WordingProblem[] = [];
  for (const [part, text, most] of [
    ['title', title, MAX_TITLE],
    ['body', body, MAX_BODY],
  ] as const) {
    if (text.trim() === '') problems.push({ kind: 'empty', part });
    if (text.length > most) problems.push({ kind: 'too-long', part, most });
  }
  const { paragraphs, problems: found } = read(body);
  problems.push(...found);
  const sure = new Set(paragraphs.flat().flatMap((piece) => (piece.kind === 'field' ? [piece.field.label] : [])));
  for (const { label, needed } of WORDING_FIELDS)
    if (needed && !sure.has(label)) problems.push({ kind: 'missing-field', label });
  return problems;
}

/** The paragraphs of one letter. A paragraph that has nothing left to say is left out. */
export function fillWording({ body }: WordingText, facts: WordingFacts): LetterRun[][] {
  return read(body)
    .paragraphs.map((pieces) => joined(pieces.flatMap((piece) => runsOf(piece, facts))))
    .filter((runs) => runs.length > 0);
}

function runsOf(piece: Piece, facts: WordingFacts): LetterRun[] {
  if (piece.kind === 'text') return [{ text: piece.text }];
  if (piece.kind === 'field') return piece.field.runs(facts);
  const parts = piece.pieces.map((one) => runsOf(one, facts));
  const isMute = piece.pieces.some((one, index) => one.kind === 'field' && parts[index]!.length === 0);
  return isMute ? [] : parts.flat();
}

/** Neighbours of one weight as one run: a line may break anywhere inside it, and the file has fewer operators. */
function joined(runs: readonly LetterRun[]): LetterRun[] {
  const result: LetterRun[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last && last.bold === run.bold) result[result.length - 1] = { ...last, text: last.text + run.text };
    else result.push(run);
  }
  return result;
}

/** 拝啓 is answered by 敬具, 冠省 and 前略 by 草々; a letter that opens with neither closes with nothing. */
export function closingOf({ body }: WordingText): string {
  const opening = body.trimStart().slice(0, 2);
  if (opening === '拝啓' || opening === '謹啓') return opening === '拝啓' ? '敬具' : '謹言';
  return opening === '冠省' || opening === '前略' ? '草々' : '';
}

/** What was filled, as plain text: paragraphs parted by line breaks. */
export function plainWording(paragraphs: readonly LetterRun[][]): string {
  return paragraphs.map((runs) => runs.map((run) => run.text).join('')).join('\n');
}
