/** The lines of an address and of a sender's block on a letter. */
import type { LetterClient, LetterCustomer } from './reminder-batch.ts';

export interface HeadLine {
  text: string;
  /** The name of the house stands out. */
  strong?: true;
}

/** 5770056 or 577-0056 → 〒577-0056; anything else as given; empty stays empty. */
export function postalCodeLine(postalCode: string): string {
  const plain = postalCode.normalize('NFKC').trim();
  if (plain === '') return '';
  const match = /^(\d{3})-?(\d{4})$/.exec(plain);
  return match ? `〒${match[1]}-${match[2]}` : `〒${plain}`;
}

/**
 * The address as it stands in the window. 御中 follows the house or its department, 様 the person: never both
 * (a named person is written to, not the house).
 */
export function addressLines(customer: LetterCustomer): HeadLine[] {
  const honorific = customer.honorific || '御中';
  const toHouse = customer.contactName === '' && customer.department === '';
  const lines: HeadLine[] = [
    { text: postalCodeLine(customer.postalCode) },
    { text: customer.address1 },
    { text: customer.address2 },
    { text: toHouse ? `${customer.name}　${honorific}` : customer.name, strong: true },
    {
      text:
        customer.department !== '' && customer.contactName === ''
          ? `${customer.department}　御中`
          : customer.department,
    },
    { text: customer.contactName === '' ? '' : `${customer.contactName}　様` },
  ];
  return lines.filter((line) => line.text.trim() !== '');
}

/** The creditor's block: name, address, telephone with the person who answers, letterhead, registration number. */
export function senderLines(client: LetterClient): HeadLine[] {
  const contact = client.contactName ? `（${client.contactName}）` : '';
  const lines: HeadLine[] = [
    { text: client.name, strong: true },
    { text: postalCodeLine(client.postalCode) },
    { text: client.address1 },
    { text: client.address2 },
    { text: client.phone ? `電話 ${client.phone}${contact}` : '' },
    ...client.letterhead.map((text) => ({ text })),
    { text: client.registrationNumber ? `登録番号 ${client.registrationNumber}` : '' },
  ];
  return lines.filter((line) => line.text.trim() !== '');
}
