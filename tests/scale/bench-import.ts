/** 100,000 rows of 全銀 03 from the file's bytes to booked deposits, and the same file once more. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOffice, openCore } from '../../src/main/core/core.ts';
import { keepYoungGenerationSmall } from '../../src/main/core/memory.ts';
import { writeZengin03 } from '../support/zengin.ts';
import { CACHE, onceMs, peakMb, report } from './measure.ts';

// As every host of a core does.
keepYoungGenerationSmall();

const ROWS = 100_000;
const file = join(CACHE, `bench-03-${ROWS}.txt`);

if (process.argv[2] === 'write') {
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(file, bytesOf(ROWS));
} else {
  if (!existsSync(file)) {
    // Written by a process of its own, so that its memory is not counted.
    const { execFileSync } = await import('node:child_process');
    execFileSync(process.execPath, [import.meta.filename, 'write'], { stdio: 'inherit' });
  }
  await measure();
}

function bytesOf(count: number): Uint8Array {
  const rows = Array.from({ length: count }, (_, at) => ({
    bookedOn: day(at % 30),
    amountYen: 10_000 + ((at * 7919) % 900_000),
    payerName: `ｶ)ﾄｸｲｻｷ${at % 5000}`,
    ref: at + 1,
  }));
  return writeZengin03({
    accounts: [
      {
        bankCode: '0005',
        branchCode: '001',
        type: '1',
        number: '1234567',
        createdOn: '2026-11-01',
        from: '2026-10-01',
        through: '2026-10-30',
        rows: rows.sort((a, b) => (a.bookedOn < b.bookedOn ? -1 : 1)),
      },
    ],
  });
}

function day(offset: number): string {
  return `2026-10-${String(offset + 1).padStart(2, '0')}`;
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'banto-bench-'));
  try {
    await createOffice({ folder: join(folder, 'office'), name: 'ベンチ' });
    const opened = await openCore({ folder: join(folder, 'office'), role: 'whole' });
    if (!opened.ok) throw new Error(opened.error.code);
    const core = opened.value;
    const client = await core.call('clients.create', {
      code: '0001',
      name: 'ベンチ',
      bankAccounts: [{ bankCode: '0005', branchCode: '001', type: '1', number: '1234567' }],
    });
    if (!client.ok) throw new Error(client.error.code);
    const bytes = new Uint8Array(readFileSync(file));
    const first = await onceMs(() =>
      core.call('deposits.import', { clientId: client.value.clientId, file: { name: 'bench.txt', bytes } }),
    );
    if (!first.value.ok || first.value.value.accepted !== ROWS) throw new Error(JSON.stringify(first.value));
    report({ case: 'import 100,000 rows of 03', figure: first.ms, unit: 'ms', target: 3000, of: 'figure' });
    report({ case: 'import peak memory', figure: peakMb(), unit: 'MB', target: 400, of: 'figure' });
    await core.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
