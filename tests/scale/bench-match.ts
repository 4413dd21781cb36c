/**
 * 10,000 deposits against 100,000 open receivables of 100 clients: in the engine alone, and from the office's file to booked
 * allocations, one command a client; 10 × the work in one client; and what the subset search costs when it gives up.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { proposeAllocations } from '../../src/domain/matching/propose-allocations.ts';
import type { MatchingInput } from '../../src/domain/matching/types.ts';
import { createOffice, openCore } from '../../src/main/core/core.ts';
import { keepYoungGenerationSmall } from '../../src/main/core/memory.ts';
import { fillMatchOffice } from './make-match-office.ts';
import { medianMs, onceMs, peakMb, report } from './measure.ts';

// As every host of a core does.
keepYoungGenerationSmall();

const clients = Array.from({ length: 100 }, (_, client) => inputOf(client, 100, 10, 100));
proposeAllocations(inputOf(1000, 100, 10, 100));
const all = await onceMs(() => clients.map((input) => proposeAllocations(input)));
const cleared = all.value.flat().filter((proposal) => proposal.status === 'auto').length;
if (cleared < 9000) throw new Error(`only ${cleared} of 10,000 cleared: the case measures nothing`);
report({ case: 'match 10,000 deposits × 100,000 receivables', figure: all.ms, unit: 'ms', target: 1000, of: 'figure' });
report({ case: 'match peak memory', figure: peakMb(), unit: 'MB', target: 400, of: 'figure' });
const smallInput = inputOf(1, 400, 10, 400);
const largeInput = inputOf(2, 4000, 10, 4000);
const small = await medianMs(5, () => proposeAllocations(smallInput));
const large = await medianMs(3, () => proposeAllocations(largeInput));
report({ case: 'match 10 × the work in one client', figure: large, unit: 'ms', floor: small, target: 11, of: 'ratio' });

const hopeless = hopelessInput();
const stopped = proposeAllocations(hopeless)[0]!.reasons.some((reason) => reason.kind === 'search-stopped');
if (!stopped) throw new Error('the search did not stop: the case measures nothing');
report({
  case: 'match subset search that gives up',
  figure: await medianMs(9, () => proposeAllocations(hopeless)),
  unit: 'ms',
  target: 20,
  of: 'figure',
});

await measureOffice();

/** Reads, proposes, books and derives: what one order over all clients does, without the page. */
async function measureOffice(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'banto-bench-match-'));
  const office = join(folder, 'office');
  const made = await createOffice({ folder: office, name: 'ベンチ会計事務所' });
  if (!made.ok) throw new Error(made.error.code);
  fillMatchOffice(office, clients);
  const opened = await openCore({ folder: office, role: 'whole' });
  if (!opened.ok) throw new Error(opened.error.code);
  const core = opened.value;
  let applied = 0;
  const before = process.cpuUsage();
  const booked = await onceMs(async () => {
    for (let clientId = 1; clientId <= clients.length; clientId++) {
      const reply = await core.call('allocations.apply', { clientId, requestId: `bench-${clientId}` });
      if (!reply.ok) throw new Error(`${reply.error.code} ${JSON.stringify(reply.error)}`);
      applied += reply.value.applied.length;
    }
  });
  const cpu = process.cpuUsage(before);
  if (applied < 9000) throw new Error(`only ${applied} of 10,000 booked: the case measures nothing`);
  report({ case: 'match with reading and writing', figure: booked.ms, unit: 'ms', target: 3000, of: 'figure' });
  // What a loaded machine cannot stretch: the rest of the time above is waiting for a core, and for the disk at each commit.
  const cpuMs = (cpu.user + cpu.system) / 1000;
  report({ case: 'match with reading and writing, processor time', figure: cpuMs, unit: 'ms', of: 'figure' });
  report({
    case: 'match with reading and writing, peak memory',
    figure: peakMb(),
    unit: 'MB',
    target: 400,
    of: 'figure',
  });
  await core.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Sixty invoices of one due date, and a sum that no set of them makes. */
function hopelessInput(): MatchingInput {
  const one = inputOf(3, 1, 60, 1);
  const receivables = one.receivables.map((receivable, at) => ({
    ...receivable,
    issuedOn: '2026-01-31',
    dueOn: '2026-02-28',
    openYen: 10_000 + 200 * at,
    amountYen: 10_000 + 200 * at,
  }));
  return { ...one, receivables, deposits: [{ ...one.deposits[0]!, amountYen: 301_150 }] };
}

/** Customers with open receivables due over some months; each deposit pays one or two of its customer's. */
function inputOf(seed: number, customers: number, receivablesEach: number, deposits: number): MatchingInput {
  const amountOf = (customer: number, at: number) =>
    10_000 + ((customer * 7919 + at * 104_729 + seed * 31_337) % 900_000);
  const receivables = Array.from({ length: customers }, (_, customer) =>
    Array.from({ length: receivablesEach }, (_unused, at) => ({
      receivableId: customer * receivablesEach + at + 1,
      invoice: `S-${customer}-${at}`,
      customerId: customer + 1,
      issuedOn: `2026-0${(at % 8) + 1}-28`,
      dueOn: `2026-${String((at % 8) + 2).padStart(2, '0')}-28`,
      openYen: amountOf(customer, at),
      amountYen: amountOf(customer, at),
      netYen: Math.floor(amountOf(customer, at) / 1.1),
    })),
  ).flat();
  return {
    customers: Array.from({ length: customers }, (_, at) => ({
      customerId: at + 1,
      code: String(at + 1),
      name: `株式会社${nameOf(at)}`,
      kana: nameOf(at),
      payerNames: [],
      feeBearer: 'customer' as const,
    })),
    receivables,
    deposits: Array.from({ length: deposits }, (_, at) => ({
      depositId: at + 1,
      ref: String(at + 1),
      payerName: `ｶ)${nameOf(at % customers)}`,
      amountYen: amountOf(at % customers, 0),
      depositedOn: '2026-02-27',
    })),
  };
}

/** Names of five syllables, all different. */
function nameOf(number: number): string {
  const syllables = ['カ', 'サ', 'タ', 'ナ', 'ハ', 'マ', 'ヤ', 'ラ', 'ワ', 'キ', 'シ', 'チ', 'ニ', 'ヒ', 'ミ', 'リ'];
  let [name, rest] = ['', number * 7 + 4099];
  for (let at = 0; at < 5; at++) {
    name += syllables[rest % 16];
    rest = Math.floor(rest / 16) + at * 5;
  }
  return `${name}ショウジ`;
}
