/** 顧問先報告 through the core: what a client gets, what was written for it, and figures that tie to the facts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { totalOf } from '../../src/domain/aging-report.ts';
import { addDays, endOfMonth } from '../../src/domain/dates.ts';
import { MEETING_WORDS, type MeetingReport } from '../../src/domain/meeting-report.ts';
import { clientRead, officeRead } from '../../src/main/db/engine.ts';
import { deriveMeetingReport } from '../../src/main/features/reports/derive.ts';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { type Cell, readSheets } from '../support/office-suite.ts';
import { textOfPdf } from '../support/rendered-pdf.ts';
import { type Seeded, seeded } from '../support/seeded.ts';

const NAMES = MEETING_WORDS.sheets;
const TODAY = '2026-11-24';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice(TODAY);
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const sheetsOf = async (path: string) => readSheets(readFileSync(join(office.folder, path)));
const pdfOf = async (path: string) => textOfPdf(readFileSync(join(office.folder, path)));

describe('what a client gets', () => {
  let clientId: number;
  beforeAll(async () => {
    await office.call('staff.save', { code: 'misaki', name: '佐藤 美咲' });
    clientId = await makeClient(office, { name: '大橋金物株式会社' });
    const customerId = await makeCustomer(office, clientId, '1', { name: '=山田商店', creditLimitYen: 1_000 });
    await makeInvoice(office, clientId, { customerId, issuedOn: '2026-06-30', dueOn: '2026-07-31', yen: 120_000 });
    await makeDeposit(office, clientId, { depositedOn: '2026-10-21', payerName: '+ﾌﾒｲ', amountYen: 30_000 });
  });

  test('everything and a talk sheet, until a clerk says otherwise', async () => {
    const { document, talkSheet } = await office.call('reports.meeting', { clientId, month: '2026-10' });
    expect([...(await sheetsOf(document.path)).keys()]).toEqual(Object.values(NAMES));
    const talk = (await pdfOf(talkSheet!.path)).normalize('NFKC');
    for (const words of ['大橋金物株式会社', '=山田商店', '120,000', '30,000円', '与信限度額1,000円'])
      expect(talk).toContain(words);
    const repeated = { clientId, month: '2026-10', requestId: 'meeting-1' };
    const first = await office.call('reports.meeting', repeated);
    expect(await office.call('reports.meeting', repeated)).toEqual(first);
  });

  test('sheets that are left out are gone, figures stand alone, and what proves nothing is not said to be proved', async () => {
    await office.call('reports.saveSetup', {
      clientId,
      omitted: [
        'cover',
        'movements',
        'invoices',
        'deposits',
        'reminders',
        'promises',
        'reasons',
        'forecast',
        'late',
        'decisions',
      ],
      talkSheet: false,
    });
    const { document, talkSheet } = await office.call('reports.meeting', { clientId, month: '2026-10' });
    expect(talkSheet).toBeNull();
    const sheets = await sheetsOf(document.path);
    // The cover is there whatever is left out.
    expect([...sheets.keys()]).toEqual([
      NAMES.cover,
      NAMES.summary,
      NAMES.trend,
      NAMES.aging,
      NAMES.top,
      NAMES.actions,
    ]);
    const summary = sheets.get(NAMES.summary)!;
    expect(beside(summary, MEETING_WORDS.figures.balance)).toBe(120_000);
    expect(beside(summary, MEETING_WORDS.figures.deposited)).toBe(30_000);
    expect(beside(summary, MEETING_WORDS.checkRows.bridge)).toBe(0);
    expect(summary.flat()).not.toContain(MEETING_WORDS.checkRows.invoices);
    await office.call('reports.saveSetup', { clientId, omitted: [], talkSheet: true });
  });

  test('comments stand on their sheets, questions among the decisions, by whom is kept, and the month before is offered', async () => {
    const comments = [
      { place: 'aging' as const, text: '=年齢表への言葉\n二行目' },
      { place: 'summary' as const, text: '要約への言葉' },
      { place: 'questions' as const, text: '締日を変えますか。\n\n支払方法を変えますか。' },
    ];
    await office.call('reports.saveComments', { clientId, month: '2026-10', comments }, 'misaki');
    const { document, talkSheet } = await office.call('reports.meeting', { clientId, month: '2026-10' });
    const sheets = await sheetsOf(document.path);
    expect(sheets.get(NAMES.aging)!.flat()).toEqual(expect.arrayContaining(['【コメント】=年齢表への言葉', '二行目']));
    const decisions = sheets.get(NAMES.decisions)!.flat();
    for (const question of ['締日を変えますか。', '支払方法を変えますか。']) expect(decisions).toContain(question);
    expect(await pdfOf(talkSheet!.path)).toContain('要約への言葉');
    const setup = await office.call('reports.setup', { clientId, month: '2026-10' });
    expect(setup.comments.map(({ place, by }) => [place, by])).toEqual([
      ['aging', '佐藤 美咲'],
      ['questions', '佐藤 美咲'],
      ['summary', '佐藤 美咲'],
    ]);
    const later = await office.call('reports.setup', { clientId, month: '2026-11' });
    expect(later.comments).toEqual([]);
    expect(later.before).toContainEqual({ place: 'summary', text: '要約への言葉' });
    // Empty takes it away; the same text again is no change of hand.
    await office.call('reports.saveComments', {
      clientId,
      month: '2026-10',
      comments: [{ place: 'aging', text: ' ' }, comments[1]!],
    });
    const now = await office.call('reports.setup', { clientId, month: '2026-10' });
    expect(now.comments.map(({ place, by }) => [place, by])).toEqual([
      ['questions', '佐藤 美咲'],
      ['summary', '佐藤 美咲'],
    ]);
  });

  test('a client that is not there is refused', async () => {
    const strange = { clientId: 9_999, month: '2026-10' };
    for (const name of ['reports.setup', 'reports.meeting'] as const)
      expect(await office.refused(name, strange)).toMatchObject({ code: 'client-unknown' });
    expect(await office.refused('reports.saveComments', { ...strange, comments: [] })).toMatchObject({
      code: 'client-unknown',
    });
  });
});

function beside(rows: Cell[][], label: string): Cell {
  const row = rows.find((cells) => cells.some((cell) => typeof cell === 'string' && cell.trim() === label.trim()))!;
  const at = row.findIndex((cell) => typeof cell === 'string' && cell.trim() === label.trim());
  return row.slice(at + 1).find((cell) => cell !== null) ?? null;
}

describe('promises and the forecast', () => {
  const MONTH = '2026-10';
  const MONTH_END = '2026-10-31';

  const reportOf = async (clientId: number) => {
    const database = new Database(join(office.folder, 'office.sqlite'), { readonly: true });
    const read = { office: officeRead(database), client: (id: number) => clientRead(database, id) };
    const report = await deriveMeetingReport(read, clientId, MONTH, TODAY);
    database.close();
    return report;
  };

  test('reasons for lateness of the month are counted by what was said, whoever said it and however', async () => {
    const clientId = await makeClient(office);
    const ids: number[] = [];
    for (const [at, code] of ['R1', 'R2', 'R3'].entries()) {
      const customerId = await makeCustomer(office, clientId, code, { name: `理由商会${at + 1}` });
      ids.push(customerId);
      await makeInvoice(office, clientId, {
        customerId,
        issuedOn: '2026-06-30',
        dueOn: '2026-07-31',
        yen: 100_000 * (at + 1),
      });
    }
    const say = (at: number, on: string, reason: 'no-funds' | 'forgotten' | 'unknown', note = '') =>
      office.call('calls.record', { clientId, customerId: ids[at]!, on, reason, note });
    await say(0, '2026-09-30', 'no-funds');
    await say(0, '2026-10-05', 'no-funds', '来月まで厳しい');
    await say(0, '2026-10-15', 'no-funds');
    await say(1, '2026-10-31', 'no-funds', '入金待ち');
    await say(2, '2026-10-10', 'unknown');
    await say(2, '2026-11-01', 'forgotten');
    const visit = { clientId, customerId: ids[2]!, on: '2026-10-12', kind: 'visit', direction: 'out' } as const;
    await office.call('contactLog.record', { ...visit, reason: 'forgotten', note: '手続き忘れ' });
    expect((await reportOf(clientId)).reasons).toEqual([
      {
        reason: 'no-funds',
        contacts: 3,
        customers: 2,
        openYen: 300_000,
        names: ['理由商会2', '理由商会1'],
        note: '入金待ち',
      },
      { reason: 'forgotten', contacts: 1, customers: 1, openYen: 300_000, names: ['理由商会3'], note: '手続き忘れ' },
    ]);
  });

  test('words of the month are told as they stood at its end; settled, withdrawn and later ones are not', async () => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, '7', { name: '約束商会' });
    const open = { customerId, issuedOn: '2026-06-30', dueOn: '2026-07-31', yen: 900_000 };
    const { invoiceId } = await makeInvoice(office, clientId, open);
    const promise = (madeOn: string, promisedOn: string, amountYen: number) =>
      office.call('promises.record', { clientId, customerId, madeOn, promisedOn, amountYen });
    const pay = async (on: string, amountYen: number) => {
      const depositId = await makeDeposit(office, clientId, { depositedOn: on, payerName: 'ﾔｸｿｸ', amountYen });
      await office.call('allocations.allocate', {
        clientId,
        depositId,
        allocations: [{ receivableId: invoiceId, amountYen }],
      });
    };
    await promise('2026-08-01', '2026-08-31', 10_000);
    await pay('2026-08-20', 10_000);
    const { promiseId } = await promise('2026-08-02', '2026-10-05', 5_000);
    await office.call('promises.withdraw', { clientId, promiseId, on: '2026-09-15' });
    await promise('2026-09-20', '2026-10-09', 20_000);
    await pay('2026-10-08', 20_000);
    await promise('2026-10-10', '2026-10-20', 30_000);
    await promise('2026-10-25', '2026-11-10', 40_000);
    await promise('2026-11-02', '2026-11-20', 50_000);
    // In time for the second month, not for the first.
    await pay('2026-11-09', 30_000);
    const { promises } = await reportOf(clientId);
    expect(promises!.map(({ promisedOn, state, behindYen }) => [promisedOn, state, behindYen])).toEqual([
      ['2026-10-09', 'kept', 0],
      ['2026-10-20', 'broken', 30_000],
      ['2026-11-10', 'waiting', 0],
    ]);
  });

  test('a young client is told by the habits of the office, to the yen as on the page 入金予測; late ones with their facts', async () => {
    for (let client = 0; client < 3; client++) await latePayer(await makeClient(office), '1', 24);
    const clientId = await makeClient(office);
    await latePayer(clientId, '1', 1);
    const report = await reportOf(clientId);
    const page = await office.call('forecast.deposits', { clientId, asOf: MONTH_END, days: 62 });
    // Ranges too: a client who holds the page beside the sheet sees the same figures.
    expect(
      report.forecast.map(({ from, expectedYen, lowYen, highYen }) => [from, expectedYen, lowYen, highYen]),
    ).toEqual(page.weeks.map(({ from, expectedYen, range80 }) => [from, expectedYen, range80.lowYen, range80.highYen]));
    expect(report.forecastBasis).toBe('office');
    expect(page.basisYen.office).toBeGreaterThan(0);
    const { bills } = await office.call('forecast.late', { clientId, asOf: MONTH_END, limit: 100 });
    expect(report.late!.map(({ yen, latePercent, bills }) => [yen, latePercent, bills])).toEqual(
      bills.map(({ yen, latePercent, bills }) => [yen, latePercent, bills]),
    );
    expect(report.late!.length).toBe(1);
    // The commands and the derivation agree: the office's habits are read before the write.
    const { document } = await office.call('reports.meeting', { clientId, month: MONTH });
    const sheets = await sheetsOf(document.path);
    expect(sheets.get(NAMES.forecast)!.flat()).toContain(MEETING_WORDS.forecastBasis.office);
    expect(sheets.get(NAMES.late)![5]![4]).toBe(report.late![0]!.yen);
  });
});

/** A customer whose bills were each paid ten days late, with one open that is due on 2026-11-20. */
async function latePayer(clientId: number, code: string, bills: number): Promise<void> {
  const customerId = await makeCustomer(office, clientId, code);
  for (let bill = 0; bill < bills; bill++) {
    const dueOn = addDays('2026-09-30', -20 * bill);
    const { invoiceId } = await makeInvoice(office, clientId, {
      customerId,
      issuedOn: addDays(dueOn, -30),
      dueOn,
      yen: 10_000,
    });
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: addDays(dueOn, 10),
      payerName: 'ｵｿｲ',
      amountYen: 10_000,
    });
    const allocations = [{ receivableId: invoiceId, amountYen: 10_000 }];
    await office.call('allocations.allocate', { clientId, depositId, allocations });
  }
  await makeInvoice(office, clientId, { customerId, issuedOn: '2026-10-20', dueOn: '2026-11-20', yen: 77_000 });
}

/** Books of 200 clients, each made by some twenty random acts, reversals and write-offs among them. */
describe('figures of generated books', () => {
  const CLIENTS = 200;
  const DRAWN_EVERY = 25;
  const MONTHS = ['2026-08', '2026-10', '2026-11'];
  const clients: number[] = [];

  beforeAll(async () => {
    for (let client = 0; client < CLIENTS; client++) clients.push(await generatedBooks(seeded(client + 1)));
  });

  test('aging, movements, bridge, open invoices and trend are what the facts add up to', async () => {
    const database = new Database(join(office.folder, 'office.sqlite'), { readonly: true });
    const read = { office: officeRead(database), client: (id: number) => clientRead(database, id) };
    let openBooks = 0;
    for (const clientId of clients) {
      const facts = factsOf(clientId);
      for (const month of MONTHS) {
        const report = await deriveMeetingReport(read, clientId, month, TODAY);
        const before = addDays(`${month}-01`, -1);
        const truth = balances(facts, report.asOf);
        expect(byCustomer(report.aging, totalOf)).toEqual(truth);
        expect(byCustomer(report.invoices, (row) => row.openYen)).toEqual(truth);
        expect(byCustomer(report.movements, closingOf)).toEqual(truth);
        expect(byCustomer(report.movements, (row) => row.openingYen)).toEqual(balances(facts, before));
        expect(Object.values(report.bridge).reduce((sum, yen) => sum + yen, 0)).toBe(sumOf(truth));
        expect(report.trend.at(-1)!.totalYen).toBe(sumOf(truth));
        expect(report.trend.at(-2)!.totalYen).toBe(sumOf(balances(facts, before)));
        if (truth.size > 0) openBooks++;
      }
    }
    database.close();
    expect(openBooks).toBeGreaterThan(CLIENTS);
  });

  test('and the workbooks that are made of them say the same', async () => {
    for (const clientId of clients.filter((_, at) => at % DRAWN_EVERY === 0)) {
      const { document } = await office.call('reports.meeting', { clientId, month: '2026-10' });
      const sheets = await sheetsOf(document.path);
      const summary = sheets.get(NAMES.summary)!;
      const balance = sumOf(balances(factsOf(clientId), endOfMonth('2026-10')));
      expect(beside(summary, MEETING_WORDS.figures.balance)).toBe(balance);
      expect(beside(summary, MEETING_WORDS.closing)).toBe(balance);
      for (const label of Object.values(MEETING_WORDS.checkRows)) expect(beside(summary, label), label).toBe(0);
      const table = await office.call('aging.table', { clientId, asOf: '2026-10-31' });
      expect(table.total).toBe(balance);
    }
  });
});

const closingOf = (row: MeetingReport['movements'][number]) =>
  row.openingYen + row.invoicedYen + row.reversedYen + row.clearedYen;

/** Yen by customer code, nothing where there is nothing. */
function byCustomer<T extends { customerCode: string }>(rows: readonly T[], yen: (row: T) => number) {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.customerCode, (sums.get(row.customerCode) ?? 0) + yen(row));
  return new Map([...sums].filter(([, sum]) => sum !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const sumOf = (sums: Map<string, number>) => [...sums.values()].reduce((sum, yen) => sum + yen, 0);

interface Fact {
  customerCode: string;
  yen: number;
  from: string;
  /** The first day on which it no longer counts. */
  until: string | null;
}

/** Every invoice and every cleared line as it was booked: added up by hand, no view or derived table between. */
function factsOf(clientId: number): Fact[] {
  return office.rows<Fact>(
    `SELECT c.code AS customerCode, r.amount_yen AS yen, r.issued_on AS "from", v.voided_on AS until FROM receivable r
     JOIN customer c ON c.client_id = r.client_id AND c.id = r.customer_id
     LEFT JOIN invoice_void v ON v.client_id = r.client_id AND v.invoice_id = r.invoice_id WHERE r.client_id = ?
     UNION ALL
     SELECT c.code, -l.amount_yen, l.effective_on, x.reversed_on FROM allocation_line l
     JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
     JOIN customer c ON c.client_id = r.client_id AND c.id = r.customer_id
     LEFT JOIN allocation_reversal x ON x.client_id = l.client_id AND x.allocation_id = l.allocation_id WHERE l.client_id = ?`,
    clientId,
    clientId,
  );
}

function balances(facts: readonly Fact[], asOf: string) {
  const counted = facts.filter(({ from, until }) => from <= asOf && (until === null || until > asOf));
  return byCustomer(counted, ({ yen }) => yen);
}

const dayAfter = (random: Seeded, from: string, days: number) => addDays(from, random.whole(0, days));

async function generatedBooks(random: Seeded): Promise<number> {
  const clientId = await makeClient(office);
  const customers: number[] = [];
  for (let at = 0; at < 3; at++) customers.push(await makeCustomer(office, clientId, `${at + 1}`));
  const invoices: number[] = [];
  const deposits: number[] = [];
  for (let act = 0; act < 14; act++) {
    const on = dayAfter(random, '2026-06-01', 170);
    const yen = random.whole(1, 40) * 1_000;
    const act_ = random.whole(0, 9);
    const invoiceId = invoices.length > 0 ? random.pick(invoices) : null;
    const depositId = deposits.length > 0 ? random.pick(deposits) : null;
    if (act_ <= 2 || invoiceId === null) {
      const made = await makeInvoice(office, clientId, {
        customerId: random.pick(customers),
        issuedOn: on,
        dueOn: dayAfter(random, on, 60),
        yen,
      });
      invoices.push(made.invoiceId);
    } else if (act_ <= 4 || depositId === null)
      deposits.push(await makeDeposit(office, clientId, { depositedOn: on, payerName: `ﾅﾏｴ${act}`, amountYen: yen }));
    else if (act_ <= 7) {
      const fee = random.pick([0, 0, 440]);
      await office.reply('allocations.allocate', {
        clientId,
        depositId,
        allocations: [{ receivableId: invoiceId, amountYen: Math.max(1_000, yen / 2) }],
        ...(fee > 0 ? { adjustments: [{ kind: 'transfer-fee' as const, amountYen: fee }] } : {}),
      });
    } else if (act_ === 8) await office.reply('allocations.reverse', { clientId, depositId, on });
    else if (random.whole(0, 1) === 0) await office.reply('invoices.void', { clientId, invoiceId, on, reason: '取消' });
    else
      await office.reply('writeOffs.record', {
        clientId,
        customerId: random.pick(customers),
        rule: '9-6-1',
        on,
        receivables: [{ receivableId: invoiceId, amountYen: 1_000 }],
        reason: '理由',
        evidence: '証拠',
      });
  }
  return clientId;
}
