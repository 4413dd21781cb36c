/** Text of unknown encoding → a string. Told by content; nobody knows what their Excel saved. */

import { utf16WithoutMark } from './file-kind.ts';
import { type FileProblem, fileProblem } from './file-problem.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'iso-2022-jp' | 'cp932';

export type DecodedText = { ok: true; text: string; encoding: TextEncoding } | { ok: false; problem: FileProblem };

/**
 * UTF-8 with or without BOM, UTF-16, JIS, else CP932 (WHATWG's shift_jis is CP932: ～ ① ㈱ 髙 﨑 come out as typed).
 * Damaged bytes are a problem that names the row, never a �.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = guessEncoding(bytes);
  const text = decodeAs(bytes, encoding);
  return text === null ? { ok: false, problem: damageIn(bytes, encoding) } : { ok: true, text, encoding };
}

function labelOf(encoding: TextEncoding): string {
  return encoding === 'cp932' ? 'shift_jis' : encoding;
}

function decodeAs(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(labelOf(encoding), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function guessEncoding(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const unmarked = utf16WithoutMark(bytes);
  if (unmarked !== null) return unmarked;
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  if (!utf8.includes('\ufffd')) return /\x1b\$[@B]/.test(utf8) ? 'iso-2022-jp' : 'utf-8';
  return isDamagedUtf8(utf8) ? 'utf-8' : 'cp932';
}

/** Japanese that mostly came out right is UTF-8 with a few bad bytes: CP932 read as UTF-8 gives hardly any. */
function isDamagedUtf8(decoded: string): boolean {
  let japanese = 0;
  let damaged = 0;
  for (const character of decoded) {
    if (character === '\ufffd') damaged++;
    else if (character >= '\u3000' && character <= '\uffef') japanese++;
  }
  return japanese >= 5 && damaged * 3 <= japanese;
}

function damageIn(bytes: Uint8Array, encoding: TextEncoding): FileProblem {
  const text = new TextDecoder(labelOf(encoding)).decode(bytes);
  const before = text.slice(0, Math.max(0, text.indexOf('\ufffd')));
  const row = before.split(/\r\n|\r|\n/).length;
  return fileProblem(row, 'file-encoding', { encoding }, undefined, before.slice(-20));
}
