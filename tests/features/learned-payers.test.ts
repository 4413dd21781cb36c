/**
 * What was learned of payers is kept beside the books: after every booking it says what the facts say, a reversal forgets,
 * and what was known at an earlier audit number can still be told, because proposals are held against it.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClientRead, clientRead } from '../../src/main/db/engine.ts';
import { factsQuery } from '../../src/main/features/allocations/derive.ts';
import {
  LEARNED_PAYER_FACTS,
  type LearnedPayerRow,
  learnedPayers,
  learnedPayersAt,
} from '../../src/main/features/allocations/learned.ts';
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

let office: TestOffice;
let clientId: number;
beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
  clientId = await makeClient(office);
});
afterAll(removeOffices);

async function reading<T>(work: (sql: ClientRead) => Promise<T>): Promise<T> {
  const raw = new Database(join(office.folder, 'office.sqlite'), { readonly: true });
  try {
    return await work(clientRead(raw, clientId));
  } finally {
    raw.close();
  }
}

const COLUMNS = `customer_id AS customerId, payer_name AS payerName, payer_folded AS payerFolded, fee_yen AS feeYen, withheld, lateness, count,
  last_on AS lastOn, last_yen AS lastYen`;

/** Straight from the facts, all of them. */
function factsAt(upToSeq: number): Promise<LearnedPayerRow[]> {
  return reading((sql) =>
    sql.all<LearnedPayerRow>(
      `SELECT ${COLUMNS} FROM (${factsQuery(LEARNED_PAYER_FACTS, 'all')}) facts WHERE client_id = :clientId
       ORDER BY customer_id, payer_folded, fee_yen, withheld, lateness`,
      { upToSeq },
    ),
  );
}

function seqNow(): number {
  return office.rows<{ seq: number }>('SELECT MAX(seq) AS seq FROM audit_entry')[0]!.seq;
}

test('it always says what the facts say, now and as of every audit number', async () => {
  const [a, b] = [await makeCustomer(office, clientId, 'A'), await makeCustomer(office, clientId, 'B')];
  const invoices: { number: string; customerId: number }[] = [];
  for (let index = 0; index < 8; index++) {
    const customerId = index % 2 === 0 ? a : b;
    const number = `L-${index}`;
    await makeInvoice(office, clientId, { customerId, number, issuedOn: '2026-06-30', yen: 10_000 + index });
    invoices.push({ number, customerId });
  }
  const seqs = [seqNow()];
  const deposits: number[] = [];
  const allocate = async (index: number, payer: string, feeYen: number, withheldYen: number) => {
    const yen = 10_000 + index;
    const amountYen = yen - feeYen - withheldYen;
    const depositId = await makeDeposit(office, clientId, { depositedOn: '2026-07-31', payerName: payer, amountYen });
    deposits.push(depositId);
    const adjustments = [
      ...(feeYen > 0 ? [{ kind: 'transfer-fee' as const, amountYen: feeYen }] : []),
      ...(withheldYen > 0 ? [{ kind: 'withholding' as const, amountYen: withheldYen }] : []),
    ];
    const allocations = [{ invoice: `L-${index}`, amountYen: yen }];
    await office.call('allocations.allocate', { clientId, depositId, allocations, adjustments });
    seqs.push(seqNow());
  };
  await allocate(0, 'ｱｵｷ ﾋﾛｼ', 0, 0);
  await allocate(1, 'ｱｵｷ ﾋﾛｼ', 440, 0);
  await allocate(2, 'ｱｵｷ ﾋﾛｼ', 440, 0);
  await allocate(3, 'ﾏﾂﾓﾄ', 0, 1021);
  await office.call('allocations.reverse', { clientId, depositId: deposits[1]! });
  seqs.push(seqNow());
  await allocate(4, 'ﾏﾂﾓﾄ', 0, 0);
  await office.call('allocations.reverse', { clientId, depositId: deposits[0]! });
  seqs.push(seqNow());
  await allocate(5, 'ｱｵｷ ﾋﾛｼ', 0, 0);

  for (const seq of seqs) {
    const known = await reading((sql) => learnedPayersAt(sql, seq));
    expect(known, `at ${seq}`).toEqual(await factsAt(seq));
  }
  expect(await reading((sql) => learnedPayers(sql))).toEqual(await factsAt(Number.MAX_SAFE_INTEGER));
  const now = await reading((sql) => learnedPayers(sql));
  expect(now.map((row) => [row.customerId, row.payerName, row.feeYen, row.withheld, row.count])).toEqual([
    [a, 'ｱｵｷ ﾋﾛｼ', 440, 0, 1],
    [a, 'ﾏﾂﾓﾄ', 0, 0, 1],
    [b, 'ｱｵｷ ﾋﾛｼ', 0, 0, 1],
    [b, 'ﾏﾂﾓﾄ', 0, 1, 1],
  ]);
  await assertSound(office);
});

test('it follows a merge of customers', async () => {
  const from = await makeCustomer(office, clientId, 'FROM');
  const into = await makeCustomer(office, clientId, 'INTO');
  for (const [customerId, number] of [
    [from, 'M-1'],
    [into, 'M-2'],
  ] as const) {
    await makeInvoice(office, clientId, { customerId, number, issuedOn: '2026-06-30', yen: 7000 });
    const deposit = { depositedOn: '2026-07-31', payerName: 'ﾐﾅﾐ ｼﾞﾛｳ', amountYen: 7000 };
    const depositId = await makeDeposit(office, clientId, deposit);
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: number, amountYen: 7000 }],
    });
  }
  await office.call('customers.merge', { clientId, fromCustomerId: from, intoCustomerId: into });
  const rows = await reading((sql) => learnedPayers(sql, into));
  expect(rows.map((row) => [row.payerName, row.count])).toEqual([['ﾐﾅﾐ ｼﾞﾛｳ', 2]]);
  expect(await reading((sql) => learnedPayers(sql, from))).toEqual([]);
  await assertSound(office);
});

test('office.verify notices a row that the facts do not bear out', async () => {
  await office.tamper((database) => database.exec('UPDATE learned_payer SET count = count + 1 WHERE count = 2'));
  const { ok, problems } = await office.call('office.verify', {});
  expect(ok).toBe(false);
  expect(problems.map((problem) => problem.detail).join()).toContain('learned_payer');
});
