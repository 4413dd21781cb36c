/** 領収書: what was received, for what, with the tax of the sales and the stamp that paper needs; again, and taken back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { splitReceived } from '../../src/domain/received-note.ts';
import { stampDutyYen } from '../../src/domain/stamp-duty.ts';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeDeposit,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { renderPdf } from '../support/rendered-pdf.ts';

let office: TestOffice;
let codes = 0;
beforeAll(async () => {
  office = await openTestOffice('2026-11-30');
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
async function textOf(path: string): Promise<string> {
  const pages = await renderPdf(new Uint8Array(readFileSync(join(office.folder, path))));
  return pages.map(({ text }) => plain(text)).join('\n');
}

/** A registered client with one invoice of 100,000 at 10 % and 20,000 at 8 %, and a deposit of so many yen for it. */
async function world(amountYen: number, clear = true) {
  const clientId = await makeClient(office, { code: `R${++codes}`, registrationNumber: 'T7000012050002' });
  const customerId = await makeCustomer(office, clientId, '1', { name: '株式会社山田商店' });
  const invoice = await office.call('invoices.create', {
    clientId,
    customerId,
    number: '2610-0001',
    issuedOn: '2026-10-31',
    lines: [
      { description: '工具', quantityMilli: 1000, unitPriceMilli: 100_000_000, taxClass: 'standard-10' },
      { description: '飲料', quantityMilli: 1000, unitPriceMilli: 20_000_000, taxClass: 'reduced-8' },
    ],
  });
  const depositId = await makeDeposit(office, clientId, { depositedOn: '2026-11-20', payerName: 'ﾔﾏﾀﾞ', amountYen });
  if (clear)
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: '2610-0001', amountYen: Math.min(amountYen, invoice.totalYen) }],
    });
  return { clientId, customerId, depositId };
}

test.each([
  [0, 0],
  [49_999, 0],
  [50_000, 200],
  [1_000_000, 200],
  [1_000_001, 400],
  [10_000_000, 2000],
  [10_000_001, 4000],
  [1_000_000_000, 150_000],
  [1_000_000_001, 200_000],
])('stamp duty on %d yen is %d', (amount, stamp) => {
  expect(stampDutyYen(amount)).toBe(stamp);
});

test('a deposit split over sales, opening balances and an advance adds up to the yen', () => {
  const sales = [
    {
      number: 'A',
      issuedOn: '2026-10-31',
      amountYen: 131_600,
      taxes: [
        { taxClass: 'standard-10' as const, grossYen: 110_000 },
        { taxClass: 'reduced-8' as const, grossYen: 21_600 },
      ],
    },
    { number: 'O', issuedOn: '2026-03-31', amountYen: 50_000, taxes: [] },
  ];
  for (const [amount, left] of [
    [181_600, 0],
    [181_160, 0],
    [200_001, 18_401],
    [7, 0],
  ] as const) {
    const split = splitReceived(amount, left, sales);
    const parts = split.parts.reduce((sum, part) => sum + part.grossYen, 0);
    expect(parts + split.unknownYen + split.advanceYen).toBe(amount);
    expect(split.advanceYen).toBe(left);
  }
  expect(splitReceived(181_600, 0, sales).parts).toEqual([
    { taxClass: 'standard-10', grossYen: 110_000, taxYen: 10_000 },
    { taxClass: 'reduced-8', grossYen: 21_600, taxYen: 1600 },
  ]);
});

describe('a note', () => {
  test('says for whom, for what, the tax by rate and the number of the client, and names the stamp', async () => {
    const { clientId, depositId } = await world(131_600);
    const proposed = await office.call('receivedNotes.propose', { clientId, depositId });
    expect(proposed).toMatchObject({ addressee: '株式会社山田商店', honorific: '御中', stampYen: 200, noteId: null });
    const note = await office.call('receivedNotes.issue', { clientId, depositId });
    expect(note).toMatchObject({ number: 'RN26-0001', stampYen: 200 });
    const text = await textOf(note.document.path);
    for (const words of [
      '領収書',
      '株式会社山田商店御中',
      '¥131,600',
      '但し請求書2610-0001のお代として、上記の金額を正に領収いたしました。',
      '領収日2026年11月20日',
      '10%対象110,00010,000',
      '8%対象(軽減税率※)21,6001,600',
      '登録番号T7000012050002',
      '収入印紙200円',
    ])
      expect(text).toContain(words);
    expect((await office.refused('receivedNotes.issue', { clientId, depositId })).code).toBe('note-exists');
  });

  test('by e-mail needs no stamp, and below 50,000 yen neither does paper: the tax stated apart does not count', async () => {
    const first = await world(131_600);
    const sent = await office.call('receivedNotes.issue', { ...first, medium: 'electronic' });
    expect(sent.stampYen).toBe(0);
    expect(await textOf(sent.document.path)).toContain('収入印紙は不要');
    const second = await world(54_000);
    // 54,000 of it: 45,137 at 10 % (4,103 tax) and 8,863 at 8 % (656): 49,241 without tax.
    expect((await office.call('receivedNotes.propose', second)).stampYen).toBe(0);
  });

  test('made once more is marked 再発行 with the same number; taken back, a new one gets the next number', async () => {
    const { clientId, depositId } = await world(131_600);
    const { noteId, number, document } = await office.call('receivedNotes.issue', { clientId, depositId });
    const again = await office.call('receivedNotes.reissue', { clientId, noteId, reason: '紛失の申し出' });
    expect(again.number).toBe(number);
    expect(await textOf(again.document.path)).toContain('再発行');
    expect(await textOf(document.path)).not.toContain('再発行');
    await office.call('receivedNotes.void', { clientId, noteId, reason: '宛名の誤り' });
    expect((await office.refused('receivedNotes.reissue', { clientId, noteId, reason: 'x' })).code).toBe('note-void');
    const next = await office.call('receivedNotes.issue', {
      clientId,
      depositId,
      addressee: '山田 太郎',
      honorific: '様',
    });
    expect(next.number).toBe('RN26-0002');
    const { notes } = await office.call('receivedNotes.list', { clientId, depositId });
    expect(notes.map((one) => [one.number, one.addressee, one.voidedOn, one.reissues])).toEqual([
      ['RN26-0002', '山田 太郎', null, 0],
      ['RN26-0001', '株式会社山田商店', '2026-11-30', 1],
    ]);
  });

  test('for money that is nobody’s yet asks for the addressee and calls it an advance without tax', async () => {
    const { clientId, depositId } = await world(77_000, false);
    expect((await office.refused('receivedNotes.issue', { clientId, depositId })).code).toBe('note-addressee');
    const note = await office.call('receivedNotes.issue', {
      clientId,
      depositId,
      addressee: '佐藤 花子',
      honorific: '様',
    });
    const text = await textOf(note.document.path);
    expect(text).toContain('佐藤花子様');
    expect(text).toContain('前受金(充当前)77,000—');
    expect(note.stampYen).toBe(200);
  });
});
