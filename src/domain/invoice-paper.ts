/**
 * What a batch of invoices on paper is made of: plain data, so that the record of an issued paper can be kept as JSON and
 * the same paper drawn from it again.
 */
import type { PlainDate } from './dates.ts';
import type { EnvelopeProfile } from './envelope.ts';
import type { TaxClass, TaxTotals } from './invoice-tax.ts';
import type { LetterClient, LetterCustomer } from './reminder-batch.ts';

/** 適格請求書, 適格返還請求書, 納品書. */
export type PaperKind = 'invoice' | 'credit-note' | 'delivery-note';

/** simple: what and how much; itemised: with rate and unit in columns of their own; closing: a period with its carried balance. */
export type InvoiceLayout = 'simple' | 'itemised' | 'closing';

export const INVOICE_LAYOUTS = ['simple', 'itemised', 'closing'] as const satisfies readonly InvoiceLayout[];

export interface PaperLine {
  description: string;
  /** Small, below the description. */
  note: string;
  quantityMilli: number;
  unit: string;
  unitPriceMilli: number;
  taxClass: TaxClass;
  amountYen: number;
  /** Day of the delivery and its number, where the line has its own. */
  on?: PlainDate | null;
  slip?: string;
}

/** The upper strip of a closing invoice. carriedYen = previousYen − depositedYen + adjustedYen; billedYen = carriedYen + netYen + taxYen. */
export interface CarriedBalance {
  previousYen: number;
  depositedYen: number;
  adjustedYen: number;
  carriedYen: number;
  /** This period's sales before tax, and the tax on them. */
  netYen: number;
  taxYen: number;
  billedYen: number;
}

/** Another paper that belongs to this one: together they may satisfy the law (消費税法基本通達1-8-1). */
export interface RelatedPaper {
  /** original: the sale a credit note takes back; corrects: what this one replaces. */
  kind: 'original' | 'corrects' | 'delivery-notes';
  numbers: string[];
  on: PlainDate | null;
  /** 取引年月日 of the sale that a credit note takes back, where it is not `on`. */
  supplied?: { from: PlainDate; through: PlainDate };
}

export interface InvoicePaper {
  /** Unique in the batch. */
  paperKey: string;
  kind: PaperKind;
  layout: InvoiceLayout;
  number: string;
  issuedOn: PlainDate;
  /** 支払期限: on every invoice (民法412条3項: without one the default begins with the reminder); null for other papers. */
  dueOn: PlainDate | null;
  /** 取引年月日, or the period of a month's summary. */
  suppliedFrom: PlainDate;
  suppliedThrough: PlainDate;
  title: string;
  customer: LetterCustomer;
  /** Whom it is billed to where the envelope goes to somebody else; ''. */
  billedTo: string;
  /** Prices with tax. */
  includesTax: boolean;
  /** The tax is reckoned on this paper; false where the papers named in `related` are the qualified invoices. */
  qualifies: boolean;
  lines: PaperLine[];
  taxes: TaxTotals[];
  totalYen: number;
  carried: CarriedBalance | null;
  related: RelatedPaper[];
  /** Who bears the fee of the transfer. */
  feeBearer: 'customer' | 'client';
  /** Printed beside the title: a paper issued once more, or the office's own copy. */
  mark: '' | 'reissue' | 'copy';
  /** 備考. */
  note: string;
}

export interface InvoiceBatch {
  issuedOn: PlainDate;
  /** As people call it (S26-0118); '' for a single paper. */
  batchNumber: string;
  /** Named as 事務代行 at most; null prints nothing of the office. */
  officeName: string | null;
  /** Head of the audit chain at issue (hex): printed on the cover sheet. */
  auditHead: string;
  envelope: EnvelopeProfile;
  client: LetterClient;
  papers: InvoicePaper[];
  withCover: boolean;
}

/** What stands in the way of a paper (`stop`) or should be known before it goes (`warn`). */
export interface PaperProblem {
  paperKey: string;
  what: 'paper-overflow' | 'paper-glyphs';
  text: string;
}

/** Sorts papers as the post does: postcode, then the name; without a postcode last. */
export function postKey(
  { postalCode, name }: Pick<InvoicePaper['customer'], 'postalCode' | 'name'>,
  last: string,
): string {
  return `${postalCode.normalize('NFKC').replace(/\D/g, '').padStart(7, '9')} ${name} ${last}`;
}

/** Papers in the order of their envelopes: by postcode, then customer, then number. */
export function inPostOrder(papers: readonly InvoicePaper[]): InvoicePaper[] {
  const keyed = papers.map((paper) => ({ paper, key: postKey(paper.customer, paper.number) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ paper }) => paper);
}
