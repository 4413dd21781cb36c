/** CP932 as Windows writes it, by turning its own decoder around. */

const codes = new Map<string, number>();

/** Lead bytes 81–9F and E0–FC with trail bytes 40–FC; single bytes are ASCII and half-width kana. */
function table(): ReadonlyMap<string, number> {
  if (codes.size > 0) return codes;
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  const decode = (...bytes: number[]) => {
    try {
      return decoder.decode(new Uint8Array(bytes));
    } catch {
      return null;
    }
  };
  for (let byte = 0; byte < 0x80; byte++) codes.set(String.fromCharCode(byte), byte);
  for (let byte = 0xa1; byte <= 0xdf; byte++) codes.set(decode(byte)!, byte);
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead >= 0xa0 && lead < 0xe0) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      const char = decode(lead, trail);
      if (char === null || [...char].length !== 1 || (char >= '\uE000' && char <= '\uF8FF')) continue;
      const before = codes.get(char);
      // Where a character has several codes Windows writes the first, but IBM's (FA40–) before NEC's copy of it (ED40–).
      if (before === undefined || (before >= 0xed00 && before < 0xef00)) codes.set(char, lead * 256 + trail);
    }
  }
  return codes;
}

/** What other systems write for characters that CP932 has under another name. */
const TWINS: Readonly<Record<string, string>> = {
  '\u301C': '\uFF5E',
  '\u2212': '\uFF0D',
  '\u2014': '\u2015',
  '\u2016': '\u2225',
  '\u00A5': '\uFFE5',
  '\u00A2': '\uFFE0',
  '\u00A3': '\uFFE1',
  '\u00AC': '\uFFE2',
  '\u00A0': ' ',
};

/** Characters that CP932 does not have, each once. */
export function missingInCp932(text: string): string[] {
  const known = table();
  return [...new Set([...text].filter((char) => !known.has(TWINS[char] ?? char)))];
}

/** 〓 stands for what CP932 does not have: the printers' sign for a missing type. */
export function withGeta(text: string): string {
  const known = table();
  return [...text].map((char) => (known.has(TWINS[char] ?? char) ? char : '〓')).join('');
}

/** Throws RangeError with the character when one is missing. */
export function encodeCp932(text: string): Uint8Array {
  const known = table();
  const bytes: number[] = [];
  for (const char of text) {
    const code = known.get(TWINS[char] ?? char);
    if (code === undefined) throw new RangeError(`not in CP932: ${char}`);
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  return Uint8Array.from(bytes);
}

/**
 * JIS X 0208 (非漢字, 第1水準, 第2水準): CP932 without NEC's row 13, the copies of IBM's characters and IBM's own. What such
 * a system calls 機種依存文字 is outside.
 */
export function isInJisX0208(char: string): boolean {
  const code = table().get(TWINS[char] ?? char);
  if (code === undefined || code <= 0xff) return false;
  const lead = code >> 8;
  return lead !== 0x87 && lead < 0xed;
}
