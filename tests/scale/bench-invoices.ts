/**
 * A month-end: 1,000 drafts of five lines checked, numbered, checked as paper, and drawn as one print batch in the order of
 * the envelopes; then 5,000. Through the core, as the window calls it, job thread and database included.
 */
import { csvFile, makeClient, openTestOffice, removeOffices } from '../support/office.ts';
import { onceMs, peakMb, report } from './measure.ts';

const ITEMS = [
  ['六角ボルト M8×40 ステンレス', '本', '38.5', '10'],
  ['幕の内弁当', '個', '864', '8'],
  ['現場作業費', '時間', '6400', '10'],
  ['配送料', '式', '1200', '10'],
  ['収入印紙立替', '枚', '200', '対外'],
] as const;
const NAMES = ['山田商店', '髙島水産', '光運輸', 'みなとオートサービス', '齋藤歯科', '𠮷野建設'];

interface Parts extends Record<string, number> {
  check: number;
  numbers: number;
  papers: number;
  batch: number;
}

/** Customers, last month's invoices and this month's drafts are there before the clock starts. */
async function monthEnd(count: number): Promise<Parts> {
  const office = await openTestOffice('2026-11-30');
  const account = { bankCode: '0005', branchCode: '001', type: '1' as const, number: '1234567' };
  const clientId = await makeClient(office, {
    registrationNumber: 'T7000012050002',
    bankAccounts: [{ ...account, bankName: '浪速中央銀行', branchName: '船場支店', holderKana: 'オオハシカナモノ' }],
  });
  const codes = Array.from({ length: count }, (_, at) => String(at + 1).padStart(5, '0'));
  const customers = codes.map((code, at) => [
    code,
    `株式会社${NAMES[at % NAMES.length]}${code}`,
    `${String(1000001 + ((at * 7919) % 8_000_000))}`,
    `東京都港区芝浦${(at % 9) + 1}-${(at % 30) + 1}`,
  ]);
  const heads = ['得意先コード', '得意先名', '郵便番号', '住所1'];
  await office.call('customers.import', { clientId, file: csvFile('c.csv', [heads, ...customers]) });
  const lines = codes.flatMap((code, at) =>
    ITEMS.map(([name, unit, price, rate], line) => [
      code,
      `P-${code}`,
      '2026-10-31',
      name,
      String((at % 7) + line + 1),
      unit,
      price,
      rate,
    ]),
  );
  const columns = ['得意先コード', '請求番号', '請求日', '品名', '数量', '単位', '単価', '税率'];
  await office.call('invoices.import', { clientId, file: csvFile('i.csv', [columns, ...lines]) });
  await office.call('drafts.copyMonth', { clientId, month: '2026-10', issuedOn: '2026-11-30' });
  const span = { clientId, issuedFrom: '2026-11-30', issuedThrough: '2026-11-30' };
  const check = await onceMs(() => office.call('drafts.check', { clientId }));
  const numbers = await onceMs(() => office.call('drafts.issue', { clientId, acceptWarnings: true }));
  const papers = await onceMs(() => office.call('invoices.paperFindings', span));
  const batch = await onceMs(() => office.call('invoices.documents', span));
  if (batch.value.papers !== count || papers.value.findings.length > 0)
    throw new Error(`${batch.value.papers} papers, ${papers.value.findings.length} findings`);
  await removeOffices();
  return { check: check.ms, numbers: numbers.ms, papers: papers.ms, batch: batch.ms };
}

const whole = (parts: Parts) => Object.values(parts).reduce((sum, ms) => sum + ms, 0);

await monthEnd(20);
const thousand = await monthEnd(1000);
const ms = whole(thousand);
report({ case: 'month-end of 1,000 invoices', figure: ms, unit: 'ms', target: 10_000, of: 'figure', parts: thousand });
report({ case: 'month-end of 1,000, peak memory', figure: peakMb(), unit: 'MB', target: 500, of: 'figure' });
const five = await monthEnd(5000);
report({
  case: '5,000 against 1,000',
  figure: whole(five),
  unit: 'ms',
  floor: ms,
  target: 5.5,
  of: 'ratio',
  parts: five,
});
report({ case: 'month-end of 5,000, peak memory', figure: peakMb(), unit: 'MB', of: 'figure' });
