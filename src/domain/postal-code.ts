/** 5410041 and 541－0041 → 541-0041; anything else as it stands. Kept so in the books, however it was typed. */
export function plainPostalCode(text: string): string {
  const digits = text.normalize('NFKC').replace(/[^\d]/g, '');
  return digits.length === 7 ? `${digits.slice(0, 3)}-${digits.slice(3)}` : text.trim();
}
