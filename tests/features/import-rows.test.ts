import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { taxTotals } from '../../src/domain/invoice-tax.ts';
import { lineAmountYen, sumYen } from '../../src/domain/money.ts';
import { readDeliveryRows, readItemRows } from '../../src/main/features/import-table/billing-rows.ts';
import { parseDepositRows } from '../../src/main/features/import-table/deposit-rows.ts';
import { readOrderRows, readStockRows } from '../../src/main/features/import-table/goods-rows.ts';
import { readCustomerRows, readInvoiceRows, readOpeningRows } from '../../src/main/features/import-table/read-rows.ts';
import { readTable, type TableFile } from '../../src/main/features/import-table/table-file.ts';
import { makeTemplate, type TemplateKind } from '../../src/main/features/import-table/template-file.ts';

const WORLDS = new URL('../fixtures/worlds/', import.meta.url);

const utf8 = (text: string) => new TextEncoder().encode(text);
const file = (text: string) => ({ name: 'x.csv', bytes: utf8(text) });

async function tableOf(bytes: Uint8Array): Promise<TableFile> {
  const read = await readTable(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.table;
}

describe('the worlds', () => {
  it.each([
    ['calm', 60],
    ['trapped', 162],
  ])('customers and invoices of %s come to the known counts and totals', async (world, customers) => {
    const read = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(new URL(`${world}/${name}`, WORLDS))) });
    const masters = await readCustomerRows(read('customers.csv'));
    expect([masters.rows.length, masters.rejected]).toEqual([customers, []]);
    const truth = JSON.parse(readFileSync(new URL(`${world}/truth.json`, WORLDS), 'utf8'));
    const { rows, rejected } = await readInvoiceRows(read('invoices.csv'));
    expect(rejected).toEqual([]);
    const totals = rows.map((invoice) => {
      const lines = invoice.lines.map((line) => ({
        taxClass: line.taxClass,
        amountYen: lineAmountYen(line.quantityMilli, line.unitPriceMilli, 'down'),
      }));
      return {
        no: invoice.number,
        customer: invoice.customerCode,
        issue: invoice.issuedOn,
        due: invoice.dueOn,
        total: sumYen(taxTotals(lines, 'down', false).map((tax) => tax.grossYen)),
      };
    });
    expect(totals).toEqual(
      truth.invoices.map(({ no, customer, issue, due, total }: Record<string, unknown>) => ({
        no,
        customer,
        issue,
        due,
        total,
      })),
    );
  });
});

describe('customers', () => {
  it('sets only what the file holds, so that an update keeps the rest', async () => {
    const { rows, rejected } = await readCustomerRows(
      file(
        '得意先コード,得意先名,締日,支払月,与信限度額,振込名義,敬称\n1,アオイ,20日,翌月,"1,000,000",ｱｵｲ;ｱｵｲｼﾖｳﾃﾝ,\n2,ミドリ,,,,,様\n',
      ),
    );
    expect(rejected).toEqual([]);
    expect(rows).toEqual([
      {
        row: 2,
        code: '1',
        fields: {
          name: 'アオイ',
          terms: { closingDay: 20, monthsAfter: 1 },
          creditLimitYen: 1_000_000,
          payerNames: ['ｱｵｲ', 'ｱｵｲｼﾖｳﾃﾝ'],
        },
      },
      {
        row: 3,
        code: '2',
        fields: { name: 'ミドリ', terms: {}, creditLimitYen: null, payerNames: [], honorific: '様' },
      },
    ]);
  });

  it('lists every faulty cell of a row and keeps the good rows', async () => {
    const long = 'あ'.repeat(121);
    const { rows, rejected } = await readCustomerRows(
      file(
        `得意先コード,得意先名,締日,郵便番号,与信限度額,登録番号\n,${long},32,12,x,123\n2,ミドリ,末,,,\n2,キイロ,末,,,\n`,
      ),
    );
    expect(rows.map(({ code }) => code)).toEqual(['2']);
    expect(rejected.map(({ row, field, code }) => [row, field, code])).toEqual([
      [2, '得意先コード', 'cell-required'],
      [2, '得意先名', 'cell-too-long'],
      [2, '郵便番号', 'cell-postal-code'],
      [2, '与信限度額', 'cell-number'],
      [2, '登録番号', 'registration-malformed'],
      [2, '締日', 'cell-choice'],
      [4, '得意先コード', 'customer-code-twice'],
    ]);
    expect(rejected[1]!.value).toHaveLength(121);
    expect(rejected.at(-1)!.facts).toEqual({ customerCode: '2', firstRow: 3 });
  });

  it('takes a mapping and asks for what is missing', async () => {
    const csv = file('番号,得意先名\n1,アオイ\n');
    expect((await readCustomerRows(csv)).rejected).toMatchObject([
      { row: 1, code: 'column-missing', facts: { column: '得意先コード' } },
    ]);
    expect((await readCustomerRows({ ...csv, columns: { 番号: '得意先コード' } })).rows).toHaveLength(1);
  });
});

describe('invoices', () => {
  const HEADER = '得意先コード,請求番号,請求日,支払期日,品名,数量,単価,税率\n';

  const NO_PERIOD = { suppliedFrom: null, suppliedThrough: null };
  const RICE = { description: '米', unit: '', suppliedOn: null };

  it('joins the rows of a number wherever they stand', async () => {
    const { rows } = await readInvoiceRows(
      file(`${HEADER}1,A,2026/6/30,,米,0.5,12.5,8\n2,B,R8.6.30,2026-07-31,水,▲1,100,10\n1,A,20260630,,箱,1,1,非\n`),
    );
    expect(rows).toEqual([
      {
        row: 2,
        customerCode: '1',
        number: 'A',
        issuedOn: '2026-06-30',
        dueOn: null,
        ...NO_PERIOD,
        lines: [
          { ...RICE, row: 2, quantityMilli: 500, unitPriceMilli: 12_500, taxClass: 'reduced-8' },
          { ...RICE, row: 4, description: '箱', quantityMilli: 1000, unitPriceMilli: 1000, taxClass: 'exempt' },
        ],
      },
      {
        row: 3,
        customerCode: '2',
        number: 'B',
        issuedOn: '2026-06-30',
        dueOn: '2026-07-31',
        ...NO_PERIOD,
        lines: [expect.objectContaining({ row: 3, quantityMilli: -1000 })],
      },
    ]);
  });

  it('rejects an invoice whole: its faulty cells, and its good rows once', async () => {
    const { rows, rejected } = await readInvoiceRows(
      file(
        `${HEADER}1,A,2026/6/30,,米,1,1,8\n1,A,2026/6/31,,,x,1,7\n1,A,2026/6/30,,水,1,1,8\n2,B,2026/6/30,,箱,1,1,10\n3,,2026/6/30,,箱,1,1,10\n4,D,2026/6/30,2026/6/29,箱,1,1,10\n`,
      ),
    );
    expect(rows.map(({ number }) => number)).toEqual(['B']);
    expect(rejected.map(({ row, field, code }) => [row, field, code])).toEqual([
      [2, '請求番号', 'row-rejected'],
      [3, '請求日', 'cell-date'],
      [3, '品名', 'cell-required'],
      [3, '数量', 'cell-number'],
      [3, '税率', 'cell-tax'],
      [6, '請求番号', 'cell-required'],
      [7, '支払期日', 'due-before-issue'],
    ]);
    expect(rejected[0]!.facts).toEqual({ number: 'A', rows: [2, 4], count: 2 });
  });

  it('rejects an invoice whose rows disagree on what belongs to the whole', async () => {
    const { rows, rejected } = await readInvoiceRows(
      file(`${HEADER}1,A,2026/6/30,2026/7/31,米,1,1,8\n2,A,2026/6/29,,水,1,1,8\n`),
    );
    expect(rows).toEqual([]);
    expect(rejected.map(({ row, field, value, code, facts }) => [row, field, value, code, facts.expected])).toEqual([
      [2, '請求番号', 'A', 'row-rejected', undefined],
      [3, '得意先コード', '2', 'row-mixed', '1'],
      [3, '請求日', '2026/6/29', 'row-mixed', '2026-06-30'],
      [3, '支払期日', '', 'row-mixed', '2026-07-31'],
    ]);
  });

  it('rejects more lines than an invoice may have', async () => {
    const { rejected } = await readInvoiceRows(file(HEADER + '1,A,2026/6/30,,米,1,1,8\n'.repeat(501)));
    expect(rejected).toMatchObject([
      { row: 2, code: 'too-many-lines', facts: { max: 500, count: 501 } },
      { row: 2, code: 'row-rejected', facts: { count: 501 } },
    ]);
  });
});

describe('openings', () => {
  it('reads open invoices with the stage reached', async () => {
    const openings = await readOpeningRows(
      file(
        '得意先コード,請求番号,請求日,支払期日,残高,督促段階,最終督促日\n1,A,2026/4/30,2026/5/31,"10,000",2,2026/7/1\n1,B,2026/4/30,2026/5/31,5,,\n1,A,2026/4/30,2026/5/31,0,9,x\n',
      ),
    );
    expect(openings.kind).toBe('invoices');
    expect(openings.rows).toEqual([
      {
        row: 2,
        customerCode: '1',
        number: 'A',
        issuedOn: '2026-04-30',
        dueOn: '2026-05-31',
        balanceYen: 10_000,
        reminderStage: 2,
        lastRemindedOn: '2026-07-01',
      },
      {
        row: 3,
        customerCode: '1',
        number: 'B',
        issuedOn: '2026-04-30',
        dueOn: '2026-05-31',
        balanceYen: 5,
        reminderStage: 0,
        lastRemindedOn: null,
      },
    ]);
    expect(openings.rejected.map(({ row, field, code }) => [row, field, code])).toEqual([
      [4, '残高', 'cell-number'],
      [4, '督促段階', 'cell-choice'],
      [4, '最終督促日', 'cell-date'],
      [4, '請求番号', 'number-taken'],
    ]);
  });

  it('reads advances and suspense', async () => {
    const openings = await readOpeningRows(
      file('得意先コード,入金日,前受残高,振込名義\n1,2026/6/30,"3,000",\n,2026/6/30,500,ﾅｿﾞﾉﾋﾄ\n1,2026/6/30,-1,\n'),
    );
    expect(openings).toMatchObject({
      kind: 'advances',
      rejected: [{ row: 4, field: '前受残高', code: 'cell-number' }],
    });
    expect(openings.rows).toEqual([
      { row: 2, customerCode: '1', depositedOn: '2026-06-30', amountYen: 3000, payerName: '' },
      { row: 3, customerCode: null, depositedOn: '2026-06-30', amountYen: 500, payerName: 'ﾅｿﾞﾉﾋﾄ' },
    ]);
  });

  it('names the columns of open invoices when the file is neither', async () => {
    expect((await readOpeningRows(file('a,b\n1,2\n'))).rejected.map(({ facts }) => facts.column)).toEqual([
      '得意先コード',
      '請求番号',
      '請求日',
      '支払期日',
      '残高',
    ]);
  });
});

describe('templates', () => {
  const FILLED: Record<TemplateKind, Record<string, string>> = {
    customers: {
      得意先コード: '00001',
      得意先名: '株式会社アオイ',
      郵便番号: '0600001',
      締日: '末',
      支払月: '翌月',
      支払日: '末',
      休日調整: '後',
      手数料負担: '先方',
      登録番号: 'T7000012050002',
      取適法: '対象',
      早期値引率: '2',
      早期値引日数: '10',
    },
    invoices: {
      得意先コード: '00001',
      請求番号: '0007',
      請求日: '2026-06-30',
      品名: '米',
      数量: '1',
      単価: '12.5',
      税率: '8',
    },
    deposits: { 入金日: '2026-07-17', 振込名義: 'ｶ)ｱｵｲ', 金額: '500', 照会番号: '0012', 入金方法: '現金' },
    openings: { 得意先コード: '00001', 請求番号: '0007', 請求日: '2026-04-30', 支払期日: '2026-05-31', 残高: '1' },
    advances: { 得意先コード: '00001', 入金日: '2026-06-30', 前受残高: '1' },
    items: { 商品コード: '0012', 品名: '米', 単位: 'kg', 単価: '12.5', 税率: '8' },
    deliveries: {
      得意先コード: '00001',
      納品番号: '0007',
      納品日: '2026-06-30',
      区分: '返品',
      商品コード: '0012',
      品名: '米',
      数量: '-1',
      単価: '12.5',
      税率: '8',
    },
    'sales-orders': {
      得意先コード: '00001',
      受注番号: '0007',
      受注日: '2026-06-30',
      商品コード: '0012',
      品名: '米',
      数量: '3',
      単価: '12.5',
    },
    stock: { 日付: '2026-06-30', 商品コード: '0012', 区分: '入庫', 数量: '3', 伝票番号: '0001' },
  };
  const kinds = Object.keys(FILLED) as TemplateKind[];

  async function rowsOf(kind: TemplateKind, bytes: Uint8Array) {
    const data = { name: '', bytes };
    if (kind === 'customers') return readCustomerRows(data);
    if (kind === 'invoices') return readInvoiceRows(data);
    if (kind === 'items') return readItemRows(data);
    if (kind === 'deliveries') return readDeliveryRows(data);
    if (kind === 'sales-orders') return readOrderRows(data);
    if (kind === 'stock') return readStockRows(data);
    return kind === 'deposits' ? parseDepositRows(await tableOf(bytes)) : readOpeningRows(data);
  }

  it.each(kinds)('%s: both forms have the same header, and a row filled in is imported as it is', async (kind) => {
    const csv = await makeTemplate(kind, 'csv');
    const { header } = await tableOf(csv.bytes);
    const values = header.map((title) => FILLED[kind][title] ?? '');
    expect(Object.keys(FILLED[kind]).filter((title) => !header.includes(title))).toEqual([]);
    const filled = Uint8Array.from([...csv.bytes, ...utf8(`${values.join(',')}\r\n`)]);
    const fromCsv = await rowsOf(kind, filled);
    expect([fromCsv.rows.length, fromCsv.rejected]).toEqual([1, []]);

    const xlsx = await makeTemplate(kind, 'xlsx');
    expect((await rowsOf(kind, xlsx.bytes)).rejected).toMatchObject([{ code: 'no-rows' }]);
    const book = new ExcelJS.Workbook();
    const copy = new ArrayBuffer(xlsx.bytes.byteLength);
    new Uint8Array(copy).set(xlsx.bytes);
    await book.xlsx.load(copy);
    const sheet = book.worksheets[0]!;
    expect(sheet.getRow(1).values).toEqual([undefined, ...header]);
    expect([sheet.views[0]!.state, sheet.getCell('A1').font.bold]).toEqual(['frozen', true]);
    const codeColumn = header.findIndex((title) => /コード|照会番号/.test(title)) + 1;
    expect(sheet.getColumn(codeColumn).numFmt).toBe('@');
    sheet.getRow(2).values = values.map((value) => (value === '' ? null : value));
    expect(await rowsOf(kind, new Uint8Array(await book.xlsx.writeBuffer()))).toEqual(fromCsv);
  });
});
