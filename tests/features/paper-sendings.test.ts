/** Papers to customers through a real print queue and into the one history: printed, posted, handed over, failed, once more. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
import { NO_CUPS, type PrintServer, QUEUE, startPrintServer } from '../support/print-server.ts';
import { renderPdf, textOfPdf } from '../support/rendered-pdf.ts';

let office: TestOffice;
let server: PrintServer | null = null;
beforeAll(async () => {
  office = await openTestOffice('2026-11-30');
  if (NO_CUPS === '') server = await startPrintServer();
});
afterAll(async () => {
  server?.close();
  await assertSound(office);
  await removeOffices();
});

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
const list = async (clientId: number) => (await office.call('sendings.list', { clientId })).sendings;
const stepsOf = async (clientId: number, sendingId: number) =>
  (await office.call('sendings.get', { clientId, sendingId })).steps.map(({ state, detail }) => [state, detail]);

async function ended(documentId: number, state = 'done') {
  await expect
    .poll(async () => (await office.call('printJobs.refresh', { documentId })).jobs[0]?.state, { timeout: 20_000 })
    .toBe(state);
}

/** A registered client with three customers in three towns, each with an invoice of November. */
async function world() {
  const clientId = await makeClient(office, { registrationNumber: 'T7000012050002' });
  const towns = [
    ['A', '980-0001', '宮城県仙台市青葉区1-1'],
    ['B', '060-0001', '北海道札幌市中央区1-1'],
    ['C', '530-0001', '大阪府大阪市北区1-1'],
  ] as const;
  const invoices: { invoiceId: number; customerId: number; number: string }[] = [];
  for (const [code, postalCode, address1] of towns) {
    const customerId = await makeCustomer(office, clientId, code, {
      name: `株式会社得意先${code}`,
      postalCode,
      address1,
      email: `${code.toLowerCase()}@example.co.jp`,
    });
    const number = `${code}-1`;
    const { invoiceId } = await makeInvoice(office, clientId, {
      customerId,
      number,
      issuedOn: '2026-11-30',
      yen: 60_000,
    });
    invoices.push({ invoiceId, customerId, number });
  }
  return { clientId, invoices };
}

const NOTE = { depositedOn: '2026-11-20', amountYen: 60_000 };

describe.skipIf(NO_CUPS !== '')(NO_CUPS || 'on a CUPS queue', () => {
  test('an invoice comes out as it is stored, stands as printed, and goes by post or by hand when somebody says so', async () => {
    const { clientId, invoices } = await world();
    const { invoiceId, customerId, number } = invoices[0]!;
    const { document } = await office.call('invoices.document', { clientId, invoiceId });
    const { documentId, sha256 } = document;
    expect(await list(clientId)).toEqual([]);
    await office.call('documents.print', { documentId, printer: QUEUE });
    await ended(documentId);
    const { bytes } = await office.call('documents.read', { documentId });
    expect(plain(await textOfPdf(server!.paper()))).toBe(plain(await textOfPdf(bytes)));
    const [printed] = await list(clientId);
    expect(printed).toMatchObject({ kind: 'invoice', subjectId: invoiceId, label: number, customerId });
    expect(printed).toMatchObject({ channel: 'post', state: 'printed', on: '2026-11-30', documentId, sha256 });
    expect(printed!.recipient).toBe('株式会社得意先A 980-0001 宮城県仙台市青葉区1-1');
    // Once more is a step of the same paper, not another sending.
    await office.call('documents.print', { documentId, printer: QUEUE });
    await ended(documentId);
    const rows = await list(clientId);
    expect(rows).toHaveLength(1);
    const sendingId = rows[0]!.sendingId!;
    const handed = { clientId, sendingIds: [sendingId], channel: 'hand' as const, note: '来社時' };
    expect((await office.refused('sendings.markSent', { ...handed, on: '2026-12-01' })).code).toBe('sending-ahead');
    expect(await office.call('sendings.markSent', { ...handed, on: '2026-11-29' })).toEqual({
      sent: 1,
      on: '2026-11-29',
    });
    expect((await list(clientId))[0]).toMatchObject({
      channel: 'hand',
      state: 'sent',
      on: '2026-11-29',
      recipient: '株式会社得意先A',
    });
    expect(await stepsOf(clientId, sendingId)).toEqual([
      ['printed', QUEUE],
      ['printed', QUEUE],
      ['sent', '来社時'],
    ]);
    expect((await office.refused('sendings.markSent', handed)).code).toBe('paper-not-printed');
    expect((await office.refused('invoices.markSent', { clientId, documentId, channel: 'post' })).code).toBe(
      'paper-sent',
    );
    // Printed after it went: a second sending, which says of what.
    await office.call('documents.print', { documentId, printer: QUEUE });
    await ended(documentId);
    expect((await list(clientId)).map(({ state, resentOf }) => [state, resentOf])).toEqual(
      expect.arrayContaining([
        ['printed', sendingId],
        ['sent', null],
      ]),
    );
  });

  test('a month’s batch comes out by postcode, each invoice stands printed, a damaged range touches its own alone, and all are posted at once', async () => {
    const { clientId } = await world();
    const batch = await office.call('invoices.documents', {
      clientId,
      issuedFrom: '2026-11-01',
      issuedThrough: '2026-11-30',
    });
    const { documentId } = batch.document!;
    await office.call('documents.print', { documentId, printer: QUEUE, tray: 'Tray2' });
    await ended(documentId);
    const pages = await renderPdf(server!.paper());
    expect(pages).toHaveLength(batch.pages);
    expect(pages.slice(1).map(({ text }) => plain(text).match(/得意先([ABC])/)?.[1])).toEqual(['B', 'C', 'A']);
    const printed = await list(clientId);
    expect(printed.map(({ label, state }) => [label, state]).sort()).toEqual([
      ['A-1', 'printed'],
      ['B-1', 'printed'],
      ['C-1', 'printed'],
    ]);
    await office.call('documents.print', { documentId, printer: QUEUE, fromPage: 3, throughPage: 3 });
    await ended(documentId);
    const steps = await Promise.all(
      printed.map(async ({ label, sendingId }) => [label, (await stepsOf(clientId, sendingId!)).length]),
    );
    expect(steps.sort()).toEqual([
      ['A-1', 1],
      ['B-1', 1],
      ['C-1', 2],
    ]);
    expect(await office.call('invoices.markSent', { clientId, documentId, channel: 'post' })).toEqual({
      sent: 3,
      on: '2026-11-30',
    });
    expect((await list(clientId)).map(({ channel, state }) => `${channel} ${state}`)).toEqual(
      Array(3).fill('post sent'),
    );
  });

  test('a job taken back leaves nothing printed; a printer that is gone leaves it failed, and it prints again', async () => {
    const { clientId, invoices } = await world();
    const made = await office.call('invoices.document', { clientId, invoiceId: invoices[0]!.invoiceId });
    const { documentId } = made.document;
    server!.stop('jam');
    const { printJobId } = await office.call('documents.print', { documentId, printer: QUEUE });
    await office.call('printJobs.cancel', { printJobId });
    expect((await list(clientId))[0]).toMatchObject({ state: 'withdrawn', trouble: { code: 'print-failed' } });
    await office.call('documents.print', { documentId, printer: QUEUE });
    server!.remove();
    await expect
      .poll(async () => (await office.call('printJobs.refresh', { documentId })).jobs[0]?.state, { timeout: 20_000 })
      .toMatch(/gone|cancelled|failed/);
    const [lost] = await list(clientId);
    expect(['failed', 'withdrawn']).toContain(lost!.state);
    expect(lost!.trouble).toMatchObject({ code: 'print-failed', facts: { printer: QUEUE } });
    server!.add();
    server!.start();
    await office.call('documents.print', { documentId, printer: QUEUE });
    await ended(documentId);
    expect((await list(clientId)).filter(({ state }) => state === 'printed')).toHaveLength(1);
  });

  test('領収書 of several deposits come out by postcode with their stamps counted, each kept as a file of its own', async () => {
    const { clientId, invoices } = await world();
    const depositIds: number[] = [];
    for (const { customerId, number } of invoices) {
      const depositId = await makeDeposit(office, clientId, { ...NOTE, payerName: number, customerId });
      await office.call('allocations.allocate', {
        clientId,
        depositId,
        allocations: [{ invoice: number, amountYen: 60_000 }],
      });
      depositIds.push(depositId);
    }
    const nobody = await makeDeposit(office, clientId, { ...NOTE, payerName: 'ﾀﾞﾚｶ', amountYen: 1000 });
    const wish = { clientId, depositIds: [...depositIds, nobody] };
    const found = await office.call('receivedNotes.batchFindings', wish);
    expect(found.notes.map(({ postalCode, stampYen }) => [postalCode, stampYen])).toEqual([
      ['060-0001', 200],
      ['530-0001', 200],
      ['980-0001', 200],
    ]);
    expect(found.left).toMatchObject([{ depositId: nobody, payerName: 'ﾀﾞﾚｶ', code: 'note-addressee' }]);
    expect((await office.refused('receivedNotes.issueBatch', wish)).code).toBe('note-batch-stopped');
    expect((await office.call('receivedNotes.list', { clientId })).notes).toEqual([]);
    const batch = await office.call('receivedNotes.issueBatch', { ...wish, skipStopped: true });
    expect(batch).toMatchObject({ pages: 3, totalYen: 180_000, stampYen: 600 });
    expect(batch.notes.map(({ number }) => number)).toEqual(['RN26-0001', 'RN26-0002', 'RN26-0003']);
    const { documentId } = batch.document!;
    await office.call('documents.print', { documentId, printer: QUEUE });
    await ended(documentId);
    const pages = await renderPdf(server!.paper());
    expect(pages.map(({ text }) => plain(text).match(/得意先([ABC])/)?.[1])).toEqual(['B', 'C', 'A']);
    expect((await list(clientId)).map(({ kind, label, state }) => [kind, label, state]).sort()).toEqual([
      ['received-note', 'RN26-0001', 'printed'],
      ['received-note', 'RN26-0002', 'printed'],
      ['received-note', 'RN26-0003', 'printed'],
    ]);
    // One of them alone is a page of its own and shows nobody else.
    const { notes } = await office.call('receivedNotes.list', { clientId });
    const own = await office.call('documents.read', { documentId: notes[0]!.documentId });
    const [page, ...others] = await renderPdf(own.bytes);
    expect(others).toEqual([]);
    expect(plain(page!.text)).toContain('得意先A');
    expect(plain(page!.text)).not.toMatch(/得意先[BC]/);
    expect(await office.call('sendings.markSent', { clientId, documentId, channel: 'post' })).toMatchObject({
      sent: 3,
    });
    // All of them have theirs now.
    expect((await office.refused('receivedNotes.issueBatch', { clientId, depositIds })).code).toBe(
      'note-batch-stopped',
    );
    const none = await office.call('receivedNotes.issueBatch', { clientId, depositIds, skipStopped: true });
    expect(none).toMatchObject({ notes: [], document: null, left: [{ code: 'note-exists' }, {}, {}] });
  });

  test('a 領収書 is printed again marked 再発行, and as data it asks for no stamp', async () => {
    const { clientId, invoices } = await world();
    const { customerId } = invoices[0]!;
    const depositId = await makeDeposit(office, clientId, { ...NOTE, payerName: 'A', customerId });
    const first = await office.call('receivedNotes.issue', { clientId, depositId });
    await office.call('documents.print', { documentId: first.document.documentId, printer: QUEUE });
    await ended(first.document.documentId);
    await office.call('sendings.markSent', { clientId, documentId: first.document.documentId, channel: 'post' });
    const again = await office.call('receivedNotes.reissue', { clientId, noteId: first.noteId, reason: '紛失' });
    await office.call('documents.print', { documentId: again.document.documentId, printer: QUEUE });
    await ended(again.document.documentId);
    const paper = plain(await textOfPdf(server!.paper()));
    expect(paper).toContain('再発行');
    expect(paper).toContain('収入印紙');
    expect((await list(clientId)).map(({ label, state }) => [label, state])).toEqual([
      ['RN26-0001', 'printed'],
      ['RN26-0001', 'sent'],
    ]);
    // On paper it is not mailed: its place for a stamp would go with it.
    const mail = { clientId, kind: 'received-note' as const, subjects: [{ subjectId: first.noteId }] };
    expect((await office.call('sendings.plan', mail)).rows).toMatchObject([
      { label: 'RN26-0001', problem: 'paper-note' },
    ]);
    const data = await office.call('receivedNotes.reissue', {
      clientId,
      noteId: first.noteId,
      reason: 'メール希望',
      medium: 'electronic',
    });
    expect(data.stampYen).toBe(0);
    const { bytes } = await office.call('documents.read', { documentId: data.document.documentId });
    expect(plain(await textOfPdf(bytes))).toContain('収入印紙は不要');
    expect((await office.call('sendings.plan', mail)).rows).toMatchObject([
      { recipient: 'a@example.co.jp', problem: null },
    ]);
    expect((await office.call('receivedNotes.list', { clientId })).notes[0]).toMatchObject({
      medium: 'electronic',
      stampYen: 0,
      reissues: 2,
    });
  });

  test('what is put in the queue for the post waits to be printed, and says so until it is', async () => {
    const { clientId, invoices } = await world();
    const wanted = { clientId, kind: 'invoice' as const, channel: 'post' as const, month: '2026-11' };
    expect(
      (await office.call('sendings.plan', wanted)).rows.map(({ label, recipient, problem }) => [
        label,
        recipient.slice(-12),
        problem,
      ]),
    ).toEqual([
      ['A-1', '城県仙台市青葉区1-1', null].map((text, at) => (at === 1 ? expect.stringContaining('仙台市') : text)),
      ['B-1', expect.stringContaining('札幌市'), null],
      ['C-1', expect.stringContaining('大阪市'), null],
    ]);
    const queued = await office.call('sendings.queue', wanted);
    expect(queued.papers.map(({ label, pages }) => [label, pages])).toEqual([
      ['B-1', 1],
      ['C-1', 1],
      ['A-1', 1],
    ]);
    expect((await list(clientId)).map(({ state }) => state)).toEqual(['queued', 'queued', 'queued']);
    // Nothing of it goes by wire.
    expect(await office.call('sendings.dispatch', { clientId })).toMatchObject({ sent: 0, failed: 0, waiting: 0 });
    for (const { documentId } of queued.papers) {
      await office.call('documents.print', { documentId, printer: QUEUE });
      await ended(documentId);
    }
    expect((await list(clientId)).map(({ state }) => state)).toEqual(['printed', 'printed', 'printed']);
    expect((await office.call('sendings.plan', wanted)).rows.map(({ problem }) => problem)).toEqual(
      Array(3).fill('under-way'),
    );
    const hand = { ...wanted, channel: 'hand' as const, subjects: [{ subjectId: invoices[0]!.invoiceId }] };
    const { month: _month, ...handed } = hand;
    await office.call('sendings.queue', handed);
    expect((await list(clientId)).map(({ label, channel, state }) => `${label} ${channel} ${state}`).sort()).toEqual([
      'A-1 hand sent',
      'B-1 post printed',
      'C-1 post printed',
    ]);
  });
});
