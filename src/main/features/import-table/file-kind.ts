/** What a file is by its first bytes; its name is never asked. */
export type FileKind = 'text' | 'zip' | 'xls' | 'pdf' | 'image' | 'html' | 'xml' | 'gzip' | 'binary';

const MAGIC: readonly (readonly [FileKind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]], // also a workbook with a password
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['gzip', [0x1f, 0x8b]],
];

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** UTF-16 text without a mark has a zero in every other byte of its ASCII; anything else with zeros is no text. */
function hasStrayZeros(bytes: Uint8Array): boolean {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !isUtf16 && bytes.subarray(0, 4096).includes(0) && utf16WithoutMark(bytes) === null;
}

/** 'utf-16le' or 'utf-16be' for text of that kind without a byte order mark, else null. */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, 64);
  if (head.length < 4 || bytes.length % 2 !== 0) return null;
  let [even, odd] = [0, 0];
  head.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even++;
    else odd++;
  });
  // Line ends, commas and digits are ASCII in any table; two zeros on one side only are already telling.
  if (odd >= 2 && even === 0) return 'utf-16le';
  return even >= 2 && odd === 0 ? 'utf-16be' : null;
}

export function fileKind(bytes: Uint8Array): FileKind {
  for (const [kind, magic] of MAGIC) if (startsWith(bytes, magic)) return kind;
  if (hasStrayZeros(bytes)) return 'binary';
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 512))
    .replace(/^(ï»¿)?\s+|^ï»¿/, '')
    .toLowerCase();
  if (/^<(!doctype html|html|head|body|table|meta)/.test(head)) return 'html';
  return head.startsWith('<?xml') ? 'xml' : 'text';
}
