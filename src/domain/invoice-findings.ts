/** What should be mended before an invoice goes out, by field: told before anything is made, never after. */
import type { InvoicePaper } from './invoice-paper.ts';
import { checkRegistrationNumber } from './registration-number.ts';
import type { LetterClient } from './reminder-batch.ts';

export type PaperUse = 'post' | 'file';

export type PaperFindingCode =
  | 'no-address'
  | 'no-postal-code'
  | 'no-lines'
  | 'no-account'
  | 'issuer-address'
  | 'unregistered'
  | 'registration-malformed'
  | 'registration-check-digit'
  | 'due-at-once'
  | 'paper-overflow'
  | 'paper-glyphs';

export interface PaperFinding {
  paperKey: string;
  field: string;
  severity: 'stop' | 'warn';
  code: PaperFindingCode;
  /** What does not fit, or the characters that no font has. */
  text: string;
}

/** Findings that need no fonts; the rest comes from the drawing side. */
export function paperFindings(paper: InvoicePaper, client: LetterClient, use: PaperUse): PaperFinding[] {
  const found: PaperFinding[] = [];
  const add = (code: PaperFindingCode, field: string, severity: PaperFinding['severity'], text = '') =>
    found.push({ paperKey: paper.paperKey, field, severity, code, text });
  const { customer } = paper;
  const missing = use === 'post' ? 'stop' : 'warn';
  if (customer.address1.trim() === '') add('no-address', 'customer.address', missing);
  else if (customer.postalCode.trim() === '') add('no-postal-code', 'customer.postalCode', missing);
  // A closing bill of nothing but what is carried over is a bill all the same.
  if (paper.lines.length === 0 && paper.carried === null) add('no-lines', 'lines', 'stop');
  if (paper.kind === 'invoice' && client.bankAccounts.length === 0) add('no-account', 'client.bankAccounts', 'warn');
  if (client.address1.trim() === '') add('issuer-address', 'client.address', 'warn');
  if (paper.kind === 'invoice' && paper.dueOn !== null && paper.dueOn <= paper.issuedOn)
    add('due-at-once', 'customer.terms', 'warn', paper.dueOn);
  const number = client.registrationNumber.trim();
  if (number === '') add('unregistered', 'client.registrationNumber', 'warn');
  else {
    const check = checkRegistrationNumber(number);
    if (check === 'malformed') add('registration-malformed', 'client.registrationNumber', 'stop', number);
    if (check === 'check-digit') add('registration-check-digit', 'client.registrationNumber', 'warn', number);
  }
  return found;
}
