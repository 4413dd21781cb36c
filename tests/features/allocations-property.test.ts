/**
 * Random books: whatever clerks do in whatever order, no side is ever overdrawn, office.verify stays clean, and the aging
 * is what a calculation of its own gives, for any date and as it was known at any moment.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/domain/dates.ts';
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
beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
});
afterAll(removeOffices);

const FIRST_DAY = '2026-05-01';
const day = fc.integer({ min: 0, max: 200 }).map((days) => addDays(FIRST_DAY, days));
const yen = fc.integer({ min: 1, max: 30 }).map((count) => count * 1000);
const which = fc.nat({ max: 99 });

type Operation =
  | { kind: 'invoice'; customer: number; on: string; dueAfter: number; yen: number }
  | { kind: 'deposit'; customer: number; on: string; yen: number }
  | { kind: 'allocate'; deposit: number; invoice: number; yen: number; adjustmentYen: number }
  | { kind: 'reverse'; deposit: number; on: string }
  | { kind: 'clear'; how: 'write-off' | 'offset'; invoice: number; yen: number; on: string }
  | { kind: 'unclear'; clearing: number; on: string }
  | { kind: 'void'; invoice: number; on: string }
  | { kind: 'cancel'; deposit: number; on: string }
  | { kind: 'apply' }
  | { kind: 'close'; through: string };

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('invoice' as const),
      customer: which,
      on: day,
      dueAfter: fc.nat({ max: 60 }),
      yen,
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('deposit' as const), customer: which, on: day, yen }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('allocate' as const),
      deposit: which,
      invoice: which,
      yen: fc.integer({ min: 1, max: 32_000 }),
      adjustmentYen: fc.oneof(
        { weight: 4, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: -500, max: 900 }) },
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('reverse' as const), deposit: which, on: day }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('clear' as const),
      how: fc.constantFrom('write-off' as const, 'offset' as const),
      invoice: which,
      yen: fc.integer({ min: 1, max: 20_000 }),
      on: day,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unclear' as const), clearing: which, on: day }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('void' as const), invoice: which, on: day }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), deposit: which, on: day }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('apply' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), through: day }) },
);

interface Line {
  invoice: Invoice;
  /** null: written off or offset, by allocation `clearing`. */
  deposit: Deposit | null;
  clearing?: { id: number; how: 'write-off' | 'offset' };
  yen: number;
  moneyYen: number;
  from: string;
  knownFrom: string;
  until: string | null;
  unknownUntil: string | null;
}

interface Invoice {
  id: number;
  receivableId: number;
  customer: number;
  on: string;
  dueOn: string;
  yen: number;
  knownFrom: string;
  voidOn: string | null;
  voidKnownFrom: string | null;
}

interface Deposit {
  id: number;
  on: string;
  yen: number;
  isCancelled: boolean;
}

/** The books as the test keeps them: plain lists, no totals. */
interface Books {
  clientId: number;
  customers: number[];
  invoices: Invoice[];
  deposits: Deposit[];
  lines: Line[];
  closedThrough: string | null;
}

const now = () => office.clock.now();

let seconds = 0;

/** A second later than any moment before: what is booked together is known together. */
function nextMoment(): string {
  seconds++;
  const [minute, second] = [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0'));
  return `2026-11-24T03:${minute}:${second}.000Z`;
}

function openYen(books: Books, invoice: Invoice): number {
  if (invoice.voidOn !== null) return 0;
  const used = books.lines.filter((line) => line.invoice === invoice && line.until === null);
  return invoice.yen - used.reduce((sum, line) => sum + line.yen, 0);
}

function leftYen(books: Books, deposit: Deposit): number {
  const used = books.lines.filter((line) => line.deposit === deposit && line.until === null);
  return deposit.yen - used.reduce((sum, line) => sum + line.moneyYen, 0);
}

function latest(...days: string[]): string {
  return days.sort().at(-1)!;
}

function firstOpenDay(books: Books): string {
  return books.closedThrough === null ? '' : addDays(books.closedThrough, 1);
}

function book(books: Books, deposit: Deposit, invoice: Invoice, lineYen: number, moneyYen: number): void {
  const from = latest(deposit.on, invoice.on, firstOpenDay(books));
  books.lines.push({
    invoice,
    deposit,
    yen: lineYen,
    moneyYen,
    from,
    knownFrom: now(),
    until: null,
    unknownUntil: null,
  });
}

function reverse(line: Line, on: string): void {
  line.until = latest(on, line.from);
  line.unknownUntil = now();
}

/** Does one thing in both books; what ours says is impossible, the office must refuse. */
async function perform(books: Books, op: Operation): Promise<void> {
  const { clientId } = books;
  const isClosed = 'on' in op && books.closedThrough !== null && op.on <= books.closedThrough;
  const invoice = 'invoice' in op ? books.invoices[op.invoice % Math.max(1, books.invoices.length)] : undefined;
  const deposit = 'deposit' in op ? books.deposits[op.deposit % Math.max(1, books.deposits.length)] : undefined;
  switch (op.kind) {
    case 'invoice':
      return isClosed ? undefined : addInvoice(books, op);
    case 'deposit': {
      if (isClosed) return;
      const customerId = op.customer % 3 === 0 ? books.customers[op.customer % books.customers.length]! : undefined;
      const given = { depositedOn: op.on, payerName: `ﾌﾘｺﾐ${op.customer % 5}`, amountYen: op.yen };
      const id = await makeDeposit(office, clientId, customerId === undefined ? given : { ...given, customerId });
      books.deposits.push({ id, on: op.on, yen: op.yen, isCancelled: false });
      return;
    }
    case 'allocate':
      return deposit && invoice ? allocate(books, deposit, invoice, op) : undefined;
    case 'reverse':
      return deposit ? reverseAll(books, deposit, op.on, isClosed) : undefined;
    case 'clear':
      return invoice ? clear(books, invoice, op, isClosed) : undefined;
    case 'unclear':
      return unclear(books, op, isClosed);
    case 'void':
      return invoice ? voidOne(books, invoice, op.on, isClosed) : undefined;
    case 'cancel': {
      if (!deposit) return;
      const reply = await office.reply('deposits.cancel', { clientId, depositId: deposit.id, on: op.on });
      expect(reply.ok).toBe(!deposit.isCancelled && !isClosed);
      if (!reply.ok) return;
      deposit.isCancelled = true;
      for (const line of books.lines) if (line.deposit === deposit && line.until === null) reverse(line, op.on);
      return;
    }
    case 'apply':
      return apply(books);
    case 'close': {
      const reply = await office.reply('periods.close', { clientId, through: op.through });
      expect(reply.ok).toBe(books.closedThrough === null || op.through > books.closedThrough);
      if (reply.ok) books.closedThrough = op.through;
    }
  }
}

async function addInvoice(books: Books, op: Extract<Operation, { kind: 'invoice' }>): Promise<void> {
  const customer = op.customer % books.customers.length;
  const dueOn = addDays(op.on, op.dueAfter);
  const made = await makeInvoice(office, books.clientId, {
    customerId: books.customers[customer]!,
    number: `I-${books.invoices.length}`,
    issuedOn: op.on,
    dueOn,
    yen: op.yen,
  });
  const { receivableId } = await office.call('invoices.get', { clientId: books.clientId, invoiceId: made.invoiceId });
  books.invoices.push({
    id: made.invoiceId,
    receivableId,
    customer,
    on: op.on,
    dueOn,
    yen: op.yen,
    knownFrom: now(),
    voidOn: null,
    voidKnownFrom: null,
  });
}

async function allocate(
  books: Books,
  deposit: Deposit,
  invoice: Invoice,
  op: Extract<Operation, { kind: 'allocate' }>,
): Promise<void> {
  const moneyYen = op.yen - op.adjustmentYen;
  const isPossible =
    !deposit.isCancelled && moneyYen >= 0 && moneyYen <= leftYen(books, deposit) && op.yen <= openYen(books, invoice);
  const reply = await office.reply('allocations.allocate', {
    clientId: books.clientId,
    depositId: deposit.id,
    allocations: [{ receivableId: invoice.receivableId, amountYen: op.yen }],
    adjustments: op.adjustmentYen === 0 ? [] : [{ kind: 'transfer-fee', amountYen: op.adjustmentYen }],
  });
  expect(reply.ok).toBe(isPossible);
  if (!reply.ok) return expect(reply.error.kind).toBe('refusal');
  book(books, deposit, invoice, op.yen, moneyYen);
  expect(reply.value.leftYen).toBe(leftYen(books, deposit));
}

async function reverseAll(books: Books, deposit: Deposit, on: string, isClosed: boolean): Promise<void> {
  const live = books.lines.filter((line) => line.deposit === deposit && line.until === null);
  const reply = await office.reply('allocations.reverse', { clientId: books.clientId, depositId: deposit.id, on });
  const isPossible = !deposit.isCancelled && live.length > 0 && !isClosed && live.every((line) => line.from <= on);
  expect(reply.ok).toBe(isPossible);
  if (!reply.ok) return expect(reply.error.kind).toBe('refusal');
  for (const line of live) reverse(line, on);
}

/** A write-off or an offset: no money, a date of its own, refused where a deposit's clearing would be moved instead. */
async function clear(
  books: Books,
  invoice: Invoice,
  op: Extract<Operation, { kind: 'clear' }>,
  isClosed: boolean,
): Promise<void> {
  const given = {
    clientId: books.clientId,
    customerId: books.customers[invoice.customer]!,
    on: op.on,
    reason: '理由',
    receivables: [{ receivableId: invoice.receivableId, amountYen: op.yen }],
  };
  const isPossible = !isClosed && op.yen <= openYen(books, invoice) && op.on >= invoice.on;
  const reply =
    op.how === 'offset'
      ? await office.reply('offsets.record', given)
      : await office.reply('writeOffs.record', { ...given, rule: '9-6-1', evidence: '免除通知' });
  expect(reply.ok).toBe(isPossible);
  if (!reply.ok) return expect(reply.error.kind).toBe('refusal');
  books.lines.push({
    invoice,
    deposit: null,
    clearing: { id: reply.value.allocationId, how: op.how },
    yen: op.yen,
    moneyYen: 0,
    from: op.on,
    knownFrom: now(),
    until: null,
    unknownUntil: null,
  });
}

async function unclear(books: Books, op: Extract<Operation, { kind: 'unclear' }>, isClosed: boolean): Promise<void> {
  const cleared = books.lines.filter((line) => line.clearing);
  const line = cleared[op.clearing % Math.max(1, cleared.length)];
  if (!line?.clearing) return;
  const method = line.clearing.how === 'offset' ? 'offsets.reverse' : 'writeOffs.reverse';
  const reply = await office.reply(method, { clientId: books.clientId, allocationId: line.clearing.id, on: op.on });
  expect(reply.ok).toBe(line.until === null && !isClosed && op.on >= line.from);
  if (!reply.ok) return expect(reply.error.kind).toBe('refusal');
  reverse(line, op.on);
}

async function voidOne(books: Books, invoice: Invoice, on: string, isClosed: boolean): Promise<void> {
  const own = books.lines.filter((line) => line.invoice === invoice);
  const isPossible =
    invoice.voidOn === null &&
    !isClosed &&
    on >= invoice.on &&
    own.every((line) => line.until !== null && line.until <= on);
  const reply = await office.reply('invoices.void', {
    clientId: books.clientId,
    invoiceId: invoice.id,
    on,
    reason: '誤り',
  });
  expect(reply.ok).toBe(isPossible);
  if (!reply.ok) return expect(reply.error.kind).toBe('refusal');
  invoice.voidOn = on;
  invoice.voidKnownFrom = now();
}

async function apply(books: Books): Promise<void> {
  const { deposits } = await office.call('allocations.propose', { clientId: books.clientId });
  const { applied, stale } = await office.call('allocations.apply', { clientId: books.clientId });
  expect(stale).toEqual([]);
  for (const depositId of applied) {
    const proposal = deposits.find((one) => one.depositId === depositId)!;
    const deposit = books.deposits.find((one) => one.id === depositId)!;
    let adjustmentYen = proposal.adjustments.reduce((sum, one) => sum + one.amountYen, 0);
    for (const { receivableId, amountYen } of proposal.allocations) {
      const invoice = books.invoices.find((one) => one.receivableId === receivableId)!;
      // The adjustment belongs to the whole clearing; the model hangs it on the first line.
      book(books, deposit, invoice, amountYen, amountYen - adjustmentYen);
      adjustmentYen = 0;
    }
  }
}

const BUCKETS = ['notDue', 'd1to30', 'd31to60', 'd61to90', 'over90'] as const;

/** customer index → the five buckets, from the lists alone. */
function agingOf(books: Books, asOf: string, basis: 'due' | 'issue', knownAt: string): Map<number, number[]> {
  const table = new Map<number, number[]>();
  for (const invoice of books.invoices) {
    const isVoid = invoice.voidOn !== null && invoice.voidOn <= asOf && invoice.voidKnownFrom! <= knownAt;
    if (invoice.on > asOf || invoice.knownFrom > knownAt || isVoid) continue;
    const cleared = books.lines.filter(
      (line) =>
        line.invoice === invoice &&
        line.from <= asOf &&
        line.knownFrom <= knownAt &&
        !(line.until !== null && line.until <= asOf && line.unknownUntil! <= knownAt),
    );
    const open = invoice.yen - cleared.reduce((sum, line) => sum + line.yen, 0);
    if (open === 0) continue;
    const days = daysBetween(basis === 'due' ? invoice.dueOn : invoice.on, asOf);
    const bucket = days <= 0 ? 0 : days <= 30 ? 1 : days <= 60 ? 2 : days <= 90 ? 3 : 4;
    const row = table.get(invoice.customer) ?? [0, 0, 0, 0, 0];
    row[bucket]! += open;
    table.set(invoice.customer, row);
  }
  return table;
}

async function compareAging(books: Books, asOf: string, basis: 'due' | 'issue', knownAt?: string): Promise<void> {
  const { rows, total } = await office.call('aging.table', {
    clientId: books.clientId,
    asOf,
    basis,
    ...(knownAt === undefined ? {} : { knownAt }),
  });
  const expected = agingOf(books, asOf, basis, knownAt ?? now());
  const got = new Map(rows.map((row) => [books.customers.indexOf(row.customerId), BUCKETS.map((name) => row[name])]));
  expect(got, `${asOf} ${basis} ${knownAt ?? ''}`).toEqual(expected);
  expect(total).toBe([...expected.values()].flat().reduce((sum, open) => sum + open, 0));
}

test('random books tie at every date and moment', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 20, maxLength: 45, size: 'max' }), async (operations) => {
      const clientId = await makeClient(office);
      const customers = [];
      for (const code of ['1', '2', '3']) customers.push(await makeCustomer(office, clientId, code));
      const books: Books = { clientId, customers, invoices: [], deposits: [], lines: [], closedThrough: null };
      const moments = [now()];
      for (const op of operations) {
        office.clock.set(nextMoment());
        moments.push(now());
        await perform(books, op);
      }
      for (const asOf of ['2026-05-31', '2026-07-15', '2026-09-30', '2026-11-24', '2027-12-31']) {
        await compareAging(books, asOf, 'due');
        await compareAging(books, asOf, 'issue');
        for (const share of [0.3, 0.6, 0.9])
          await compareAging(books, asOf, 'due', moments[Math.floor(share * moments.length)]!);
      }
      const { deposits } = await office.call('deposits.list', { clientId });
      const live = books.deposits.filter((one) => !one.isCancelled);
      expect(new Map(deposits.map((one) => [one.depositId, one.leftYen]))).toEqual(
        new Map(live.map((one) => [one.id, leftYen(books, one)])),
      );
    }),
    { numRuns: 40, seed: 20261124, endOnFailure: true },
  );
  await assertSound(office);
});
