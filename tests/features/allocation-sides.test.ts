/**
 * Clearings booked in one call that share a side: each sees what the one before it left. No method of the contract asks
 * for such a pair today (a run promises an invoice once), so the writing function itself is held.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settableClock } from '../../src/main/core/clock.ts';
import { createJobs } from '../../src/main/core/jobs.ts';
import { systemQueue } from '../../src/main/core/printing.ts';
import { createSecretKeys } from '../../src/main/core/secrets.ts';
import { type Session, writeTransaction } from '../../src/main/core/session.ts';
import { systemWires } from '../../src/main/core/wires.ts';
import { openReader, openWriter } from '../../src/main/db/data-source.ts';
import { createWriteQueue } from '../../src/main/db/write-queue.ts';
import { bookAllocations, type NewAllocation } from '../../src/main/features/allocations/writes.ts';
import { clientSettings } from '../../src/main/features/clients/queries.ts';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  noonOf,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
});
afterAll(removeOffices);

/** Two invoices of 1,000 yen and two deposits of 1,000 yen. */
async function world() {
  const clientId = await makeClient(office);
  const customerId = await makeCustomer(office, clientId, 'A');
  const due = { customerId, issuedOn: '2026-09-30', dueOn: '2026-10-31', yen: 1000 };
  await makeInvoice(office, clientId, { number: 'A-1', ...due });
  await makeInvoice(office, clientId, { number: 'A-2', ...due });
  const paid = { depositedOn: '2026-10-31', payerName: 'x', amountYen: 1000 };
  const deposits = [await makeDeposit(office, clientId, paid), await makeDeposit(office, clientId, paid)] as const;
  return { clientId, deposits };
}

/** Books them in one transaction beside the closed core; opens the core again and holds the books. */
async function book(clientId: number, allocations: NewAllocation[]): Promise<string | null> {
  await office.close();
  const file = join(office.folder, 'office.sqlite');
  const [writer, reader] = [await openWriter(file), await openReader(file)];
  const clock = settableClock(noonOf('2026-11-24'));
  const session: Session = {
    paths: { folder: office.folder, database: file } as Session['paths'],
    clock,
    writer,
    readRaw: reader.raw,
    queue: createWriteQueue(),
    jobs: createJobs(clock, () => undefined),
    printers: systemQueue,
    wires: systemWires,
    secretKeys: createSecretKeys(null),
    emit: () => undefined,
  };
  const actor = { staffId: null, code: 'test', name: 'test' };
  const cause = { method: 'allocations.apply', actor, input: {}, clientId, requestId: null };
  const refused = await writeTransaction(session, cause, async (tx) => {
    await bookAllocations(tx, await clientSettings(tx.client(clientId), 'booking'), allocations);
    return null;
  }).catch((error: { code?: string }) => error.code ?? String(error));
  await writer.dataSource.destroy();
  await reader.dataSource.destroy();
  await office.reopen();
  await assertSound(office);
  return refused;
}

const clearing = (depositId: number, receivableId: number, amountYen: number): NewAllocation => ({
  depositId,
  how: 'manual',
  lines: [{ receivableId, amountYen }],
  adjustments: [],
});

test('of one invoice, two deposits together take no more than is open', async () => {
  const { clientId, deposits } = await world();
  const [first, second] = deposits;
  expect(await book(clientId, [clearing(first, 1, 600), clearing(second, 1, 401)])).toBe('receivable-overdrawn');
  expect(office.rows('SELECT * FROM allocation WHERE client_id = ?', clientId)).toEqual([]);
  expect(await book(clientId, [clearing(first, 1, 600), clearing(second, 1, 400)])).toBeNull();
});

test('of one deposit, two clearings together use no more than came', async () => {
  const { clientId, deposits } = await world();
  const [first] = deposits;
  expect(await book(clientId, [clearing(first, 1, 600), clearing(first, 2, 401)])).toBe('deposit-overdrawn');
  expect(office.rows('SELECT * FROM allocation WHERE client_id = ?', clientId)).toEqual([]);
  expect(await book(clientId, [clearing(first, 1, 600), clearing(first, 2, 400)])).toBeNull();
});
