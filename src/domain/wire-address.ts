/** Mail addresses and telephone numbers as they are typed, made fit for the wire. */

/** One address, without a name around it. null where it is none: what a server would refuse is better said before. */
export function mailAddress(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  return plain.length <= 254 && /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+\.[^\s@<>()[\],;:"\\.]{2,}$/.test(plain)
    ? plain
    : null;
}

/** 090-1234-5678 → +819012345678; numbers of other countries begin with +. null where it can be no number. */
export function internationalNumber(text: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(/[-‐‑–—−ー()\s.]/g, '');
  if (/^\+\d{8,15}$/.test(plain)) return plain.startsWith('+810') ? `+81${plain.slice(4)}` : plain;
  return /^0\d{9,10}$/.test(plain) ? `+81${plain.slice(1)}` : null;
}

/** Numbers of Japan that take short messages: 060, 070, 080 and 090; of others nobody knows before. */
export function takesMessages(number: string): boolean {
  return !number.startsWith('+81') || /^\+81[6-9]0\d{8}$/.test(number);
}

/** A number that this way reaches, in international form; null where it does not. */
export function messageNumber(channel: 'sms' | 'voice', text: string): string | null {
  const number = internationalNumber(text);
  return number !== null && (channel === 'voice' || takesMessages(number)) ? number : null;
}
