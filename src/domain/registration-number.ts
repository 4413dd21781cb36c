/**
 * 適格請求書発行事業者の登録番号: T and 13 digits. For corporations the 13 digits are the 法人番号, whose FIRST digit is
 * the check digit: 9 − (Σ Pn·Qn mod 9) over the lower 12 digits from the right, Qn = 1 for odd n and 2 for even n.
 * Source: 国税庁 法人番号公表サイト checkdigit.pdf. For sole proprietors the rule is not confirmed, so a failing digit
 * warns and never blocks.
 */
export type RegistrationNumberCheck = 'ok' | 'malformed' | 'check-digit';

export function checkRegistrationNumber(text: string): RegistrationNumberCheck {
  const match = /^T(\d)(\d{12})$/.exec(text.normalize('NFKC').trim());
  if (!match) return 'malformed';
  let sum = 0;
  for (let n = 1; n <= 12; n++) sum += Number(match[2]![12 - n]) * (n % 2 === 1 ? 1 : 2);
  return Number(match[1]) === 9 - (sum % 9) ? 'ok' : 'check-digit';
}
