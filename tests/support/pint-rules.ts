/**
 * The fatal rules of JP PINT (shared ibr-*, aligned ibrp-*-jp) that an invoice of the house can break, told again in our
 * words and held against the XML as text. The published Schematron itself is not kept here: its licence is not stated.
 */
import { convert } from 'xmlbuilder2';

type Node = { [name: string]: unknown };

const nodeOf = (value: unknown): Node => (typeof value === 'object' && value !== null ? (value as Node) : {});
const listOf = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const inner = nodeOf(value)['#'];
  return typeof inner === 'string' ? inner : '';
};

function at(node: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((found, name) => nodeOf(listOf(found)[0])[name], node);
}

const decimal = (value: unknown): number => Number(textOf(value));

/** Codes of the rules that the document breaks. */
export function brokenPintRules(xml: string): string[] {
  const broken: string[] = [];
  const rule = (code: string, holds: boolean) => {
    if (!holds) broken.push(code);
  };
  const document = nodeOf(convert(xml, { format: 'object' }));
  const root = 'Invoice' in document ? 'Invoice' : 'CreditNote';
  const body = nodeOf(document[root]);
  headRules(body, root, rule);
  partyRules(body, rule);
  lineRules(body, root, rule);
  taxRules(body, rule);
  rule('ibr-079', !/<([\w:]+)(?:\s[^>]*)?(?:\/>|>\s*<\/\1>)/.test(xml));
  return broken;
}

type Rule = (code: string, holds: boolean) => void;

function headRules(body: Node, root: string, rule: Rule): void {
  rule('aligned-ibrp-001-jp', textOf(body['cbc:CustomizationID']).startsWith('urn:peppol:pint:billing-1@jp-1'));
  rule('aligned-ibrp-002-jp', textOf(body['cbc:ProfileID']) === 'urn:peppol:bis:billing');
  rule('ibr-002', textOf(body['cbc:ID']) !== '');
  rule('ibr-073', /^\d{4}-\d\d-\d\d$/.test(textOf(body['cbc:IssueDate'])));
  rule('ibr-005', textOf(body['cbc:DocumentCurrencyCode']) === 'JPY');
  const type = root === 'Invoice' ? body['cbc:InvoiceTypeCode'] : body['cbc:CreditNoteTypeCode'];
  rule('aligned-ibrp-cl-02-jp', textOf(type) === (root === 'Invoice' ? '380' : '381'));
  const period = body['cac:InvoicePeriod'];
  rule('aligned-ibrp-052', period !== undefined);
  rule('ibr-029', textOf(at(period, 'cbc:EndDate')) >= textOf(at(period, 'cbc:StartDate')));
}

function partyRules(body: Node, rule: Rule): void {
  const seller = at(body, 'cac:AccountingSupplierParty', 'cac:Party');
  const buyer = at(body, 'cac:AccountingCustomerParty', 'cac:Party');
  for (const [code, party] of [
    ['ibr-081', seller],
    ['ibr-080', buyer],
  ] as const) {
    const endpoint = at(party, 'cbc:EndpointID');
    rule(code, /^\d{13}$/.test(textOf(endpoint)) && nodeOf(endpoint)['@schemeID'] === '0188');
    rule('ibr-006/007', textOf(at(party, 'cac:PartyLegalEntity', 'cbc:RegistrationName')) !== '');
    rule('ibr-009/011', textOf(at(party, 'cac:PostalAddress', 'cac:Country', 'cbc:IdentificationCode')) === 'JP');
  }
  const taxId = textOf(at(seller, 'cac:PartyTaxScheme', 'cbc:CompanyID'));
  rule('aligned-ibr-jp-01', /^T[0-9]{13}$/.test(taxId));
  const account = at(body, 'cac:PaymentMeans', 'cac:PayeeFinancialAccount');
  rule('aligned-ibrp-016', account === undefined || textOf(at(account, 'cbc:ID')) !== '');
}

const CATEGORIES = new Set(['AA', 'S', 'E', 'G', 'O']);

function lineRules(body: Node, root: string, rule: Rule): void {
  const lines = listOf(body[`cac:${root}Line`]);
  rule('ibr-016', lines.length > 0);
  const subtotals = listOf(at(body, 'cac:TaxTotal', 'cac:TaxSubtotal'));
  let sum = 0;
  for (const line of lines) {
    const quantity = at(line, root === 'Invoice' ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity');
    const base = at(line, 'cac:Price', 'cbc:BaseQuantity');
    const price = decimal(at(line, 'cac:Price', 'cbc:PriceAmount'));
    const net = decimal(at(line, 'cbc:LineExtensionAmount'));
    sum += net;
    rule('ibr-025', textOf(at(line, 'cac:Item', 'cbc:Name')) !== '');
    rule('ibr-023', nodeOf(quantity)['@unitCode'] !== undefined);
    rule('ibr-027', price >= 0);
    rule('ibr-087', decimal(base) > 0);
    rule('ibr-088', nodeOf(base)['@unitCode'] === nodeOf(quantity)['@unitCode']);
    rule('line amount = quantity × price', Math.abs((decimal(quantity) * price) / decimal(base) - net) < 0.005);
    const category = at(line, 'cac:Item', 'cac:ClassifiedTaxCategory');
    const code = textOf(at(category, 'cbc:ID'));
    rule('aligned-ibrp-cl-01-jp', CATEGORIES.has(code));
    rule('aligned-ibrp-o-05', (code === 'O') === (at(category, 'cbc:Percent') === undefined));
    const own = subtotals.filter((one) => textOf(at(one, 'cac:TaxCategory', 'cbc:ID')) === code);
    rule('aligned-ibrp-e/g/o-01', own.length === 1);
  }
  rule('ibr-co-10', sum === decimal(at(body, 'cac:LegalMonetaryTotal', 'cbc:LineExtensionAmount')));
}

function taxRules(body: Node, rule: Rule): void {
  const total = at(body, 'cac:TaxTotal');
  let tax = 0;
  for (const one of listOf(at(total, 'cac:TaxSubtotal'))) {
    const [taxable, amount] = [decimal(at(one, 'cbc:TaxableAmount')), decimal(at(one, 'cbc:TaxAmount'))];
    tax += amount;
    const code = textOf(at(one, 'cac:TaxCategory', 'cbc:ID'));
    const percent = at(one, 'cac:TaxCategory', 'cbc:Percent');
    rule('aligned-ibrp-048', code === 'O' || percent !== undefined);
    rule('aligned-ibr-jp-06', !textOf(at(one, 'cbc:TaxAmount')).includes('.'));
    const exact = (taxable * (percent === undefined ? 0 : decimal(percent))) / 100;
    rule('aligned-ibrp-051-jp', amount >= Math.floor(exact) && amount <= Math.ceil(exact));
    rule('aligned-ibrp-e/g/o-09', code === 'AA' || code === 'S' || amount === 0);
  }
  const totals = at(body, 'cac:LegalMonetaryTotal');
  const [net, gross] = [decimal(at(totals, 'cbc:TaxExclusiveAmount')), decimal(at(totals, 'cbc:TaxInclusiveAmount'))];
  rule('ibr-co-13', net === decimal(at(totals, 'cbc:LineExtensionAmount')));
  rule('ibr-co-14', tax === decimal(at(total, 'cbc:TaxAmount')));
  rule('ibr-co-15', gross === net + tax);
  rule('ibr-co-16', decimal(at(totals, 'cbc:PayableAmount')) === gross);
}
