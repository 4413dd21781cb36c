/** The engine through the books: row order decides nothing, and propose → apply → reverse leads back to where it began. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OutputOf } from '../../src/contract/contract.ts';
import { assertSound, csvFile, makeClient, openTestOffice, removeOffices, type TestOffice } from '../support/office.ts';

const WORLD = new URL('../fixtures/worlds/trapped/', import.meta.url);
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, WORLD)));

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
});
afterAll(removeOffices);

async function clientWithBooks(): Promise<number> {
  const clientId = await makeClient(office);
  const file = (name: string) => ({ name, bytes: bytesOf(name) });
  expect((await office.call('customers.import', { clientId, file: file('customers.csv') })).rejected).toEqual([]);
  expect((await office.call('invoices.import', { clientId, file: file('invoices.csv') })).rejected).toEqual([]);
  return clientId;
}

/** The rows of the deposit file, in any order. */
function depositRows(): string[][] {
  const text = new TextDecoder('shift_jis').decode(bytesOf('deposits.csv')).trim();
  const [, ...rows] = text.split(/\r?\n/).map((row) => row.split(','));
  return rows;
}

type Proposals = OutputOf<'allocations.propose'>['deposits'];

/** What was decided about each 照会番号, whatever ids its rows got. */
function decided(proposals: Proposals): string[] {
  return proposals
    .map(({ ref, status, customerCode, allocations, adjustments, score }) =>
      JSON.stringify([
        ref,
        status,
        customerCode,
        allocations.map((one) => [one.invoice, one.amountYen]),
        adjustments,
        score,
      ]),
    )
    .sort();
}

async function proposalsOf(rows: readonly (readonly string[])[]): Promise<{ clientId: number; deposits: Proposals }> {
  const clientId = await clientWithBooks();
  const file = csvFile('d.csv', [['入金日', '振込名義', '金額', '照会番号'], ...rows]);
  await office.call('deposits.import', { clientId, file });
  return { clientId, deposits: (await office.call('allocations.propose', { clientId })).deposits };
}

test('the order of the rows in a file does not change what is cleared', async () => {
  const rows = depositRows();
  const mixed = rows
    .map((row, index) => ({ row, place: ((index + 1) * 7919) % 10_007 }))
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => row);
  const plain = await proposalsOf(rows);
  const other = await proposalsOf(mixed);
  const backwards = await proposalsOf(rows.toReversed());
  expect(plain.deposits.filter((one) => one.status === 'auto').length).toBeGreaterThan(290);
  expect(decided(other.deposits)).toEqual(decided(plain.deposits));
  expect(decided(backwards.deposits)).toEqual(decided(plain.deposits));
});

test('propose, apply and reverse lead back to the same proposals and the same aging', async () => {
  office = await openTestOffice('2026-11-24');
  const { clientId, deposits } = await proposalsOf(depositRows());
  const aging = () => office.call('aging.table', { clientId, asOf: '2026-11-24' });
  const before = await aging();
  const { applied, allocationIds } = await office.call('allocations.apply', { clientId });
  expect(applied.length).toBeGreaterThan(290);
  expect((await aging()).total).toBeLessThan(before.total);
  await office.call('allocations.reverse', { clientId, allocationIds: allocationIds.toReversed() });
  expect(await aging()).toEqual(before);
  expect((await office.call('allocations.propose', { clientId })).deposits).toEqual(deposits);
  await assertSound(office);
});

test('after one month confirmed by hand, payers whose name says nothing clear by themselves', async () => {
  const { clientId, deposits } = await proposalsOf(depositRows());
  const truth = JSON.parse(readFileSync(new URL('truth.json', WORLD), 'utf8')) as {
    deposits: { ref: number; kind: string; payer: string; customer: string; allocations: [string, number][] }[];
  };
  const byRef = new Map(truth.deposits.map((one) => [String(one.ref), one]));
  const confirmedNames = new Set<string>();
  for (const proposal of deposits) {
    const known = byRef.get(proposal.ref)!;
    if (proposal.depositedOn > '2026-08-14' || !known.kind.endsWith('unseen') || known.allocations.length === 0)
      continue;
    confirmedNames.add(`${known.customer} ${known.payer}`);
    // By the engine's own suggestion where it is right, else by hand: both teach.
    const clearedYen = known.allocations.reduce((sum, [, yen]) => sum + yen, 0);
    await office.call('allocations.allocate', {
      clientId,
      depositId: proposal.depositId,
      allocations: known.allocations.map(([invoice, amountYen]) => ({ invoice, amountYen })),
      adjustments:
        clearedYen > proposal.amountYen ? [{ kind: 'transfer-fee', amountYen: clearedYen - proposal.amountYen }] : [],
    });
  }
  expect(confirmedNames.size).toBeGreaterThan(5);
  const later = (await office.call('allocations.propose', { clientId })).deposits.filter((one) => {
    const known = byRef.get(one.ref)!;
    return known.kind.endsWith('unseen') && confirmedNames.has(`${known.customer} ${known.payer}`);
  });
  expect(later.length).toBeGreaterThan(5);
  expect(later.filter((one) => one.status !== 'auto').map((one) => one.payerName)).toEqual([]);
});
