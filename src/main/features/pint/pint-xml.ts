/**
 * JP PINT as UBL 2.1 XML: one invoice, or a month's as a ZIP. The order of elements is that of the UBL schema; the same
 * invoice gives the same bytes. Credit notes are UBL CreditNote (381), everything else Invoice (380).
 */
import { create } from 'xmlbuilder2';
import { formatLongDate } from '../../../domain/dates.ts';
import { ratePercent, type TaxClass } from '../../../domain/invoice-tax.ts';
import {
  PINT_CATEGORY,
  type PintInvoice,
  type PintLine,
  type PintParty,
  pintLines,
  pintTaxes,
} from '../../../domain/pint-invoice.ts';
import { packZip } from '../paper/zip.ts';

const CUSTOMIZATION = 'urn:peppol:pint:billing-1@jp-1';
const PROFILE = 'urn:peppol:bis:billing';
const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';
/** 法人番号 (JP:COID) in the list of electronic address schemes. */
const CORPORATE_NUMBER = '0188';
const CREDIT_TRANSFER = '30';
const INVOICE_TYPE = '380';
const CREDIT_NOTE_TYPE = '381';

/** An element's children by name; a list repeats the element. */
type Node = { [name: string]: Value };
type Value = string | Node | Value[];

export function drawPint(invoice: PintInvoice): Uint8Array {
  const isCredit = invoice.paper.kind === 'credit-note';
  const root = isCredit ? 'CreditNote' : 'Invoice';
  const document = {
    [root]: {
      '@xmlns': `${UBL}:${root}-2`,
      '@xmlns:cac': `${UBL}:CommonAggregateComponents-2`,
      '@xmlns:cbc': `${UBL}:CommonBasicComponents-2`,
      ...head(invoice, isCredit),
      'cac:AccountingSupplierParty': party(invoice.seller),
      'cac:AccountingCustomerParty': party(invoice.buyer),
      ...settlement(invoice, isCredit),
      ...taxTotal(invoice),
      ...monetaryTotal(invoice),
      [`cac:${root}Line`]: pintLines(invoice.paper).map((line, at) => lineNode(line, at + 1, invoice, isCredit)),
    },
  };
  const text = create({ version: '1.0', encoding: 'UTF-8' }, document).end({ prettyPrint: true });
  return new TextEncoder().encode(`${text}\n`);
}

function head({ paper }: PintInvoice, isCredit: boolean): Node {
  const original = paper.related.find(({ kind }) => kind === 'original' || kind === 'corrects');
  return {
    'cbc:CustomizationID': CUSTOMIZATION,
    'cbc:ProfileID': PROFILE,
    'cbc:ID': clean(paper.number),
    'cbc:IssueDate': paper.issuedOn,
    ...(isCredit
      ? { 'cbc:CreditNoteTypeCode': CREDIT_NOTE_TYPE }
      : {
          ...(paper.dueOn === null ? {} : { 'cbc:DueDate': paper.dueOn }),
          'cbc:InvoiceTypeCode': INVOICE_TYPE,
        }),
    ...optional('cbc:Note', paper.title),
    'cbc:DocumentCurrencyCode': 'JPY',
    'cac:InvoicePeriod': { 'cbc:StartDate': paper.suppliedFrom, 'cbc:EndDate': paper.suppliedThrough },
    ...(original?.numbers[0]
      ? {
          'cac:BillingReference': {
            'cac:InvoiceDocumentReference': {
              'cbc:ID': clean(original.numbers[0]),
              ...(original.on === null ? {} : { 'cbc:IssueDate': original.on }),
            },
          },
        }
      : {}),
  };
}

function party(given: PintParty): Node {
  const name = clean(given.name);
  return {
    'cac:Party': {
      'cbc:EndpointID': { '@schemeID': CORPORATE_NUMBER, '#': given.endpoint },
      'cac:PartyName': { 'cbc:Name': name },
      'cac:PostalAddress': {
        ...optional('cbc:StreetName', given.address1),
        ...optional('cbc:AdditionalStreetName', given.address2),
        ...optional('cbc:PostalZone', given.postalCode.normalize('NFKC').replace(/\D/g, '')),
        'cac:Country': { 'cbc:IdentificationCode': 'JP' },
      },
      ...(given.taxId === ''
        ? {}
        : { 'cac:PartyTaxScheme': { 'cbc:CompanyID': given.taxId, 'cac:TaxScheme': { 'cbc:ID': 'VAT' } } }),
      'cac:PartyLegalEntity': {
        'cbc:RegistrationName': name,
        'cbc:CompanyID': { '@schemeID': CORPORATE_NUMBER, '#': given.endpoint },
      },
      ...contact(given),
    },
  };
}

function contact({ contact: name, phone }: PintParty): Node {
  const fields = { ...optional('cbc:Name', name), ...optional('cbc:Telephone', phone) };
  return Object.keys(fields).length === 0 ? {} : { 'cac:Contact': fields };
}

/** PaymentMeans and PaymentTerms: the words of the UBL schema. */
function settlement({ paper, account }: PintInvoice, isCredit: boolean): Node {
  if (isCredit) return {};
  return {
    ...(account
      ? {
          'cac:PaymentMeans': {
            'cbc:PaymentMeansCode': CREDIT_TRANSFER,
            'cac:PayeeFinancialAccount': { 'cbc:ID': account.id, ...optional('cbc:Name', account.holder) },
          },
        }
      : {}),
    ...(paper.dueOn === null
      ? {}
      : {
          'cac:PaymentTerms': {
            'cbc:Note': `支払期限 ${formatLongDate(paper.dueOn)}、${FEES[paper.feeBearer]}`,
          },
        }),
  };
}

const FEES = { customer: '振込手数料 支払人負担', client: '振込手数料 受取人負担' };

function taxTotal({ paper }: PintInvoice): Node {
  const taxes = pintTaxes(paper);
  return {
    'cac:TaxTotal': {
      'cbc:TaxAmount': yen(taxes.reduce((sum, { taxYen }) => sum + taxYen, 0)),
      'cac:TaxSubtotal': taxes.map((tax) => ({
        'cbc:TaxableAmount': yen(tax.netYen),
        'cbc:TaxAmount': yen(tax.taxYen),
        'cac:TaxCategory': category(tax.taxClass),
      })),
    },
  };
}

/** O carries no rate (aligned-ibrp-o-05); the others do, 0 where there is no tax. */
function category(taxClass: TaxClass): Node {
  const code = PINT_CATEGORY[taxClass];
  return {
    'cbc:ID': code,
    ...(code === 'O' ? {} : { 'cbc:Percent': String(ratePercent(taxClass)) }),
    'cac:TaxScheme': { 'cbc:ID': 'VAT' },
  };
}

function monetaryTotal({ paper }: PintInvoice): Node {
  const netYen = paper.taxes.reduce((sum, tax) => sum + tax.netYen, 0);
  const grossYen = paper.taxes.reduce((sum, tax) => sum + tax.grossYen, 0);
  return {
    'cac:LegalMonetaryTotal': {
      'cbc:LineExtensionAmount': yen(netYen),
      'cbc:TaxExclusiveAmount': yen(netYen),
      'cbc:TaxInclusiveAmount': yen(grossYen),
      'cbc:AllowanceTotalAmount': yen(0),
      'cbc:ChargeTotalAmount': yen(0),
      'cbc:PrepaidAmount': yen(0),
      'cbc:PayableRoundingAmount': yen(0),
      'cbc:PayableAmount': yen(grossYen),
    },
  };
}

function lineNode(line: PintLine, number: number, { paper }: PintInvoice, isCredit: boolean): Node {
  const given = paper.lines[number - 1]!;
  const on = given.on ?? null;
  return {
    'cbc:ID': String(number),
    ...optional('cbc:Note', line.note),
    [isCredit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity']: {
      '@unitCode': line.unitCode,
      '#': decimal(line.quantityMilli),
    },
    'cbc:LineExtensionAmount': yen(line.netYen),
    ...(on === null ? {} : { 'cac:InvoicePeriod': { 'cbc:StartDate': on, 'cbc:EndDate': on } }),
    ...(given.slip ? { 'cac:DocumentReference': { 'cbc:ID': clean(given.slip) } } : {}),
    'cac:Item': {
      'cbc:Name': clean(line.description),
      'cac:ClassifiedTaxCategory': category(line.taxClass),
      ...(line.unit === ''
        ? {}
        : { 'cac:AdditionalItemProperty': { 'cbc:Name': '表示単位名称', 'cbc:Value': clean(line.unit) } }),
    },
    'cac:Price': {
      'cbc:PriceAmount': { '@currencyID': 'JPY', '#': decimal(line.priceMilli) },
      'cbc:BaseQuantity': { '@unitCode': line.unitCode, '#': decimal(line.baseMilli) },
    },
  };
}

function yen(amount: number): Node {
  return { '@currencyID': 'JPY', '#': String(amount) };
}

/** 12500 (1/1000) → 12.5, as XML Schema writes decimals. */
function decimal(milli: number): string {
  const magnitude = Math.abs(milli);
  const fraction = String(magnitude % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${milli < 0 ? '-' : ''}${Math.trunc(magnitude / 1000)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** No element may be empty (ibr-079). */
function optional(name: string, text: string): Node {
  const value = clean(text);
  return value === '' ? {} : { [name]: value };
}

/** XML 1.0 has no control characters; line ends become spaces. */
function clean(text: string): string {
  return text
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .trim();
}

export interface PintBatch {
  invoices: PintInvoice[];
  /** Stamps the package. */
  on: string;
}

/** One file an invoice, named by its number. */
export async function drawPintBatch(
  { invoices, on }: PintBatch,
  onProgress?: (done: number, total: number) => void,
): Promise<Uint8Array> {
  const parts = invoices.map((invoice, at) => {
    if (at % 100 === 0) onProgress?.(at, invoices.length);
    return { name: pintFileName(invoice.paper.number, at), bytes: drawPint(invoice) };
  });
  return packZip(parts, on);
}

/** Characters that file systems refuse are replaced; the place keeps two alike apart. */
function pintFileName(number: string, at: number): string {
  return `${String(at + 1).padStart(4, '0')}-${number.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')}.xml`;
}
