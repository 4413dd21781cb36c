/**
 * From a file's bytes to records (200 bytes; 120 in 91) in the single-byte code of the bank formats (JIS X 0201, which is CP932
 * without its double-byte half). Records are found by bytes, never by characters of a decoded string: one kana of a
 * UTF-8 file is three bytes, and a slice of the string would read a neighbour's money.
 */
import type { FileProblem } from '../import-table/file-problem.ts';
import { fileProblem } from '../import-table/file-problem.ts';
import { RECORD_LENGTH } from './zengin-layouts.ts';

const LF = 0x0a;
const CR = 0x0d;
const CTRL_Z = 0x1a;

/** What one byte stands for; '' for a byte that no field may hold (control codes and unassigned ones). */
const CHARACTERS: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
  return byte >= 0xa1 && byte <= 0xdf ? String.fromCharCode(0xff61 + byte - 0xa1) : '';
});

function isDoubleByteLead(byte: number): boolean {
  return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}

/** The bytes without leading blank lines and without the line ends and Ctrl-Z that some banks put at the end. */
export function trimFile(bytes: Uint8Array): Uint8Array {
  let start = 0;
  let end = bytes.length;
  while (start < end && isLineEnd(bytes[start])) start++;
  while (end > start && (isLineEnd(bytes[end - 1]) || bytes[end - 1] === CTRL_Z)) end--;
  return bytes.subarray(start, end);
}

/** One character of a re-saved file in the bank's code; 0 when the code has none. */
function singleByteOf(code: number): number {
  if (code < 0x80) return code;
  if (code >= 0xff61 && code <= 0xff9f) return code - 0xff61 + 0xa1;
  if (code === 0xa5) return 0x5c; // ¥ stands where JIS X 0201 has it
  if (code === 0x203e) return 0x7e; // ‾ likewise
  return 0;
}

/**
 * Brings a file that an editor saved as UTF-8 or UTF-16 back to one byte a character. Null when a character has no
 * single byte (kanji): such a file never was a fixed-length one.
 */
export function toSingleBytes(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const byte = singleByteOf(text.charCodeAt(i));
    if (byte === 0) return null;
    bytes[i] = byte;
  }
  return bytes;
}

/** Where each record starts, in order; or one problem for each record of the wrong length. */
export function splitRecords(
  bytes: Uint8Array,
  recordLength = RECORD_LENGTH,
): { ok: true; starts: Int32Array } | { ok: false; problems: FileProblem[] } {
  const starts = new Int32Array(Math.floor(bytes.length / recordLength) + 1);
  const problems: FileProblem[] = [];
  let count = 0;
  let record = 0;
  let nextBreak = -1;
  for (let at = 0; at < bytes.length; ) {
    if (isLineEnd(bytes[at])) {
      at++;
      continue;
    }
    record++;
    if (nextBreak < at) nextBreak = nextLineEnd(bytes, at);
    const end = Math.min(at + recordLength, nextBreak);
    const lineLength = nextBreak - at;
    // A line a little too long is one bad record; a very long one is a file without line ends, cut where it breaks.
    if (end - at < recordLength || (lineLength > recordLength && lineLength < 2 * recordLength)) {
      problems.push(lengthProblem(bytes, starts.subarray(0, count), record, lineLength, recordLength));
      at = nextBreak;
      continue;
    }
    starts[count++] = at;
    at = end;
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, starts: starts.slice(0, count) };
}

function nextLineEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) if (isLineEnd(bytes[at])) return at;
  return bytes.length;
}

/** Without line ends a lost byte shows only at the end of the file: name the first record that starts wrongly. */
function lengthProblem(
  bytes: Uint8Array,
  starts: Int32Array,
  record: number,
  length: number,
  expected: number,
): FileProblem {
  const facts = { expected, length };
  const shifted = starts.findIndex((start) => !'1289'.includes(String.fromCharCode(bytes[start]!)));
  return fileProblem(shifted > 0 ? shifted : record, 'bank-record-length', facts);
}

/**
 * Reads text fields. Names of banks, branches and payers come again and again, so each distinct run of bytes becomes a
 * string once: 100,000 rows then hold a few thousand strings.
 */
export class FieldTexts {
  private readonly known = new Map<number, { at: number; length: number; text: string | null }>();
  private readonly bytes: Uint8Array;
  private readonly doubleByte = new TextDecoder('shift_jis', { fatal: true });

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The field without the blanks around it; null when a byte in it is no character. */
  read(from: number, length: number): string | null {
    const { bytes } = this;
    let at = from;
    let end = from + length;
    while (end > at && bytes[end - 1] === 0x20) end--;
    while (at < end && bytes[at] === 0x20) at++;
    if (at === end) return '';
    let hash = end - at;
    for (let i = at; i < end; i++) hash = (Math.imul(hash, 31) + bytes[i]!) | 0;
    const known = this.known.get(hash);
    if (known && this.isSame(known, at, end)) return known.text;
    const text = this.decode(at, end);
    if (!known) this.known.set(hash, { at, length: end - at, text });
    return text;
  }

  private isSame(known: { at: number; length: number }, at: number, end: number): boolean {
    if (known.length !== end - at) return false;
    for (let i = 0; i < known.length; i++) if (this.bytes[known.at + i] !== this.bytes[at + i]) return false;
    return true;
  }

  private decode(at: number, end: number): string | null {
    let text = '';
    for (let i = at; i < end; i++) {
      const byte = this.bytes[i]!;
      if (isDoubleByteLead(byte)) return this.decodeDoubleByte(at, end);
      const character = CHARACTERS[byte]!;
      if (character === '') return null;
      text += character;
    }
    return text;
  }

  /** Against the format some banks write names in kanji; what can be read is read. */
  private decodeDoubleByte(at: number, end: number): string | null {
    try {
      const text = this.doubleByte.decode(this.bytes.subarray(at, end));
      return /[\u0000-\u001f\u007f-\u009f]/.test(text) ? null : text.trim();
    } catch {
      return null;
    }
  }
}
