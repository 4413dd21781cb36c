/** Millimetres as a ruler is read: to a tenth, full width and every sign of minus taken; null where it is no number. Pure. */
export function readMillimetres(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^[▲△−‐‑–—ー]/, '-')
    .replace(/mm$/i, '')
    .trim();
  if (plain === '') return 0;
  return /^[-+]?\d{1,3}(\.\d+)?$/.test(plain) ? Math.round(Number(plain) * 10) / 10 : null;
}
