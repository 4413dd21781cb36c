/**
 * An invoice as JP PINT (Peppol, urn:peppol:pint:billing-1@jp-1) wants it: amounts before tax, whole yen, one category per
 * rate. Plain data in, plain data out; the XML is written elsewhere.
 */
import type { InvoicePaper, PaperLine } from './invoice-paper.ts';
import { ratePercent, TAX_CLASSES, type TaxClass } from './invoice-tax.ts';
import { checkRegistrationNumber } from './registration-number.ts';
import type { LetterClient } from './reminder-batch.ts';

/** UNCL5305 as JP PINT narrows it: AA 軽減税率, S 標準, E 非課税, G 輸出免税, O 不課税. */
export const PINT_CATEGORY: Record<TaxClass, 'AA' | 'S' | 'E' | 'G' | 'O'> = {
  'standard-10': 'S',
  'reduced-8': 'AA',
  exempt: 'E',
  'out-of-scope': 'O',
  'zero-rated': 'G',
};

export interface PintParty {
  /** 13 digits under scheme 0188 (法人番号). */
  endpoint: string;
  /** T and 13 digits. */
  taxId: string;
  name: string;
  postalCode: string;
  address1: string;
  address2: string;
  contact: string;
  phone: string;
}

export interface PintInvoice {
  paper: InvoicePaper;
  seller: PintParty;
  buyer: PintParty;
  account: PintAccount | null;
}

/** Where the money is to go; `id` is bank:branch:type:number. */
export interface PintAccount {
  id: string;
  holder: string;
}

/** A line before tax: quantity carries the sign, the price never does (ibr-027). */
export interface PintLine {
  description: string;
  note: string;
  unit: string;
  unitCode: string;
  taxClass: TaxClass;
  quantityMilli: number;
  /** Price for baseMilli units: either the unit price as it stands, or the line's amount for its whole quantity. */
  priceMilli: number;
  baseMilli: number;
  netYen: number;
}

const UNIT_CODES: Record<string, string> = {
  時間: 'HUR',
  h: 'HUR',
  日: 'DAY',
  月: 'MON',
  ヶ月: 'MON',
  か月: 'MON',
  kg: 'KGM',
  g: 'GRM',
  t: 'TNE',
  L: 'LTR',
  m: 'MTR',
  '㎡': 'MTK',
  m2: 'MTK',
  '㎥': 'MTQ',
  km: 'KMT',
  箱: 'XBX',
  個: 'H87',
  本: 'H87',
  枚: 'H87',
  台: 'H87',
  冊: 'H87',
  足: 'PR',
};

/** UN/ECE Recommendation 20; what has no code of its own counts as one. */
export function unitCode(unit: string): string {
  return UNIT_CODES[unit.normalize('NFKC').trim()] ?? UNIT_CODES[unit.trim()] ?? 'C62';
}

/** Lines of a paper before tax; their sum by rate is exactly the net amount that the paper states for the rate. */
export function pintLines(paper: InvoicePaper): PintLine[] {
  const nets = paper.includesTax ? netAmounts(paper) : paper.lines.map(({ amountYen }) => amountYen);
  return paper.lines.map((line, at) => pintLine(line, nets[at]!, paper.includesTax));
}

/** Amounts with tax → before tax: each line's share rounded down, the yen left over to the largest remainders. */
function netAmounts({ lines, taxes }: InvoicePaper): number[] {
  const nets = new Array<number>(lines.length).fill(0);
  for (const { taxClass, netYen } of taxes) {
    const own = lines.flatMap((line, at) => (line.taxClass === taxClass ? [{ at, yen: line.amountYen }] : []));
    const rate = BigInt(ratePercent(taxClass));
    const shares = own.map(({ at, yen }) => {
      const product = BigInt(yen) * 100n;
      const floor = floorDivide(product, 100n + rate);
      return { at, floor: Number(floor), rest: product - floor * (100n + rate) };
    });
    let left = netYen - shares.reduce((sum, { floor }) => sum + floor, 0);
    for (const share of [...shares].sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))) {
      const more = left > 0 ? 1 : 0;
      nets[share.at] = share.floor + more;
      left -= more;
    }
    // Rounding up the tax leaves a yen too many: taken from the first line of the rate.
    if (left !== 0 && shares[0]) nets[shares[0].at]! += left;
  }
  return nets;
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function pintLine(line: PaperLine, netYen: number, includesTax: boolean): PintLine {
  const { description, note, unit, taxClass, quantityMilli, unitPriceMilli } = line;
  const head = { description, note, unit, unitCode: unitCode(unit), taxClass, netYen };
  const positive = unitPriceMilli < 0 ? -quantityMilli : quantityMilli;
  const isExact = !includesTax && BigInt(quantityMilli) * BigInt(unitPriceMilli) === BigInt(netYen) * 1_000_000n;
  if (isExact || quantityMilli === 0)
    return { ...head, quantityMilli: positive, priceMilli: Math.abs(unitPriceMilli), baseMilli: 1000 };
  // The line's own rounding (or the tax taken out) is kept by stating the price of the whole quantity.
  const signed = netYen < 0 ? -Math.abs(quantityMilli) : Math.abs(quantityMilli);
  return { ...head, quantityMilli: signed, priceMilli: Math.abs(netYen) * 1000, baseMilli: Math.abs(quantityMilli) };
}

export type PintFault = 'seller-number' | 'buyer-number' | 'no-lines' | 'tax-bounds' | 'not-qualified';

/**
 * Why an invoice has no JP PINT form. tax-bounds: the tax must lie between floor and ceiling of the net amount × rate
 * (aligned-ibrp-051-jp); prices with tax, rounded down or up, can fall outside (10 yen with tax hold
 * 0 yen of tax rounded down, but 10 % of 10 yen before tax are 1). There is no other way to write it: the 適格請求書 states amount and tax of
 * the rate, and an allowance or charge of the same category moves both sides of the rule, one of another category or a rounding
 * amount (IBT-114) states another consideration than the paper.
 */
export function pintFaults(invoice: PintInvoice): PintFault[] {
  const faults: PintFault[] = [];
  const { paper, seller, buyer } = invoice;
  if (checkRegistrationNumber(seller.taxId) === 'malformed') faults.push('seller-number');
  if (!/^\d{13}$/.test(buyer.endpoint)) faults.push('buyer-number');
  if (paper.lines.length === 0) faults.push('no-lines');
  if (!paper.qualifies) faults.push('not-qualified');
  if (taxOutOfBounds(paper)) faults.push('tax-bounds');
  return faults;
}

export interface TaxOutOfBounds {
  taxClass: TaxClass;
  netYen: number;
  taxYen: number;
  /** What the rule allows. */
  leastYen: number;
  mostYen: number;
}

/** The first rate whose tax the rule does not allow; null when all are within. */
export function taxOutOfBounds({ taxes }: Pick<InvoicePaper, 'taxes'>): TaxOutOfBounds | null {
  for (const { taxClass, netYen, taxYen } of taxes) {
    const product = BigInt(netYen) * BigInt(ratePercent(taxClass));
    const floor = floorDivide(product, 100n);
    const [leastYen, mostYen] = [Number(floor), Number(floor + (product % 100n === 0n ? 0n : 1n))];
    if (taxYen < leastYen || taxYen > mostYen) return { taxClass, netYen, taxYen, leastYen, mostYen };
  }
  return null;
}

/** The 13 digits of a registration number, which are a corporation's 法人番号; '' where there is none. */
export function endpointOf(registrationNumber: string): string {
  const match = /^T?(\d{13})$/.exec(registrationNumber.normalize('NFKC').trim());
  return match?.[1] ?? '';
}

export function sellerParty(client: LetterClient): PintParty {
  return {
    endpoint: endpointOf(client.registrationNumber),
    taxId: client.registrationNumber.normalize('NFKC').trim(),
    name: client.name,
    postalCode: client.postalCode,
    address1: client.address1,
    address2: client.address2,
    contact: client.contactName,
    phone: client.phone,
  };
}

/** In the order of TAX_CLASSES, as the paper states them. */
export function pintTaxes(paper: InvoicePaper): InvoicePaper['taxes'] {
  return [...paper.taxes].sort((a, b) => TAX_CLASSES.indexOf(a.taxClass) - TAX_CLASSES.indexOf(b.taxClass));
}
