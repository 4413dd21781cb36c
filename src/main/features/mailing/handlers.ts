import type { mailingMethods } from '../../../contract/mailing.ts';
import { cellsOf, LABEL_SHEETS } from '../../../domain/label-sheets.ts';
import { type EnvelopeRun, type LabelRun, PRINTED_ENVELOPES, totalsOf } from '../../../domain/mail-pieces.ts';
import { KNOWN_RATES } from '../../../domain/postage.ts';
import type { LetterProblem } from '../../../domain/reminder-batch.ts';
import type { CommandContext, Handlers } from '../../core/context.ts';
import type { DocumentRequest } from '../../core/documents.ts';
import { AppError } from '../../core/errors.ts';
import { clientSettings } from '../clients/queries.ts';
import { officeName } from '../reminders/office-queries.ts';
import { type AddressGroup, addressGroups, weighedRun } from './letters.ts';
import { forgetRate, keepSettings, mailingSettings, ownRates } from './office-queries.ts';

export const mailingHandlers: Handlers<typeof mailingMethods> = {
  async 'labels.sheets'() {
    return {
      sheets: LABEL_SHEETS.map((sheet) => ({
        key: sheet.key,
        name: sheet.name,
        columns: sheet.columns,
        rows: sheet.rows,
        labels: cellsOf(sheet),
      })),
    };
  },

  'labels.document': async (context, { sheet: sheetKey, startAt, rightMm, downMm, ...asked }) => {
    const sheet = LABEL_SHEETS.find(({ key }) => key === sheetKey);
    if (!sheet) throw new AppError('label-sheet-unknown', { key: sheetKey }, 'sheet');
    if (startAt > cellsOf(sheet))
      throw new AppError('label-cell', { sheet: sheet.name, startAt, labels: cellsOf(sheet) }, 'startAt');
    const groups = await addressGroups(context.read, asked);
    const run: LabelRun = {
      sheetKey,
      startCell: startAt - 1,
      offset: { rightMm, downMm },
      createdOn: context.clock.today(),
      title: sheet.name,
      labels: groups.flatMap(({ pieces }) => pieces),
    };
    refuseFirst(await context.jobs.run('check-labels', run), groups);
    const document = await recordAndDraw(context, asked.clientId, {
      kind: 'labels',
      clientId: asked.clientId ?? null,
      title: sheet.name,
      name: `labels-${sheetKey}-${run.createdOn}`,
      payload: run,
    });
    const sheets = Math.ceil((run.startCell + run.labels.length) / cellsOf(sheet));
    return { labels: run.labels.length, sheets, document };
  },

  'envelopes.document': async (context, { envelope, mark, ...asked }) => {
    const groups = await addressGroups(context.read, asked);
    const { postOffice } = await mailingSettings(context.read.office);
    const run: EnvelopeRun = {
      envelope,
      createdOn: context.clock.today(),
      title: PRINTED_ENVELOPES[envelope],
      mark: mark === 'none' ? null : { way: mark, postOffice },
      groups,
    };
    refuseFirst(await context.jobs.run('check-envelopes', run), groups);
    const document = await recordAndDraw(context, asked.clientId, {
      kind: envelope === 'long3' ? 'envelopes-long3' : 'envelopes-kaku2',
      clientId: asked.clientId ?? null,
      title: run.title,
      name: `envelopes-${envelope}-${run.createdOn}`,
      payload: run,
    });
    return { envelopes: groups.reduce((sum, { pieces }) => sum + pieces.length, 0), document };
  },

  async 'mailing.summary'({ read, clock }, { on, ...asked }) {
    const day = on ?? clock.today();
    const settings = await mailingSettings(read.office);
    const { pieces, sources } = await weighedRun(read, { ...asked, on: day }, settings, await ownRates(read.office));
    return {
      on: day,
      letters: pieces.length,
      sheets: pieces.reduce((sum, one) => sum + one.sheets, 0),
      totalYen: pieces.reduce((sum, one) => sum + one.yen, 0),
      totals: totalsOf(pieces),
      pieces: pieces.map(({ postalCode, trackingNumber, maxGrams, ...piece }) => piece),
      sources,
    };
  },

  'mailing.document': async (context, { on, way, senderName, ...asked }) => {
    const { read, clock } = context;
    const mailedOn = on ?? clock.today();
    const settings = await mailingSettings(read.office);
    const run = await weighedRun(read, { ...asked, on: mailedOn }, settings, await ownRates(read.office));
    const { pieces, sources } = run;
    const document = await recordAndDraw(context, asked.clientId, {
      kind: 'mailing-sheet',
      clientId: asked.clientId ?? null,
      title: run.title,
      name: `mailing-${run.title}-${mailedOn}`,
      payload: {
        senderName: senderName ?? run.clientName ?? (await officeName(read.office)),
        mailedOn,
        batchNumber: run.title,
        way: way ?? settings.way,
        postOffice: settings.postOffice,
        paperGsm: settings.paperGsm,
        duplex: run.duplex,
        sources,
        pieces: pieces.map(({ clientCode, envelope, ...piece }) => piece),
      },
    });
    return { letters: pieces.length, totalYen: pieces.reduce((sum, one) => sum + one.yen, 0), document };
  },

  'mailing.settings': ({ read }) => mailingSettings(read.office),

  'mailing.saveSettings': (context, { paperGsm, duplex, way, postOffice }) =>
    context.write(async (tx) => {
      await keepSettings(tx.office, { paperGsm, duplex, way, postOffice });
      return {};
    }),

  async 'postage.list'({ read }) {
    const own = (await ownRates(read.office)).map((rate) => ({ ...rate, own: true }));
    const rates = [...own, ...KNOWN_RATES.map((rate) => ({ ...rate, own: false }))];
    return { rates: rates.sort((a, b) => (a.fromOn === b.fromOn ? 0 : a.fromOn < b.fromOn ? 1 : -1)) };
  },

  'postage.save': (context, { fromOn, kind, maxGrams, yen, source }) =>
    context.write(async (tx) => {
      const rate = { fromOn, kind, maxGrams };
      await forgetRate(tx.office, rate);
      await tx.office.insert('postage_rate', { from_on: fromOn, mail_kind: kind, max_grams: maxGrams, yen, source });
      return {};
    }),

  'postage.remove': (context, { fromOn, kind, maxGrams }) =>
    context.write(async (tx) => {
      if ((await forgetRate(tx.office, { fromOn, kind, maxGrams })) === 0)
        throw new AppError('postage-known', { fromOn }, 'fromOn');
      return {};
    }),
};

async function recordAndDraw(context: CommandContext, clientId: number | undefined, request: DocumentRequest) {
  const { documentId } = await context.write(async (tx) => {
    if (clientId !== undefined) await clientSettings(tx.client(clientId), 'booking');
    return context.recordDocument(tx, request);
  });
  return context.render(documentId);
}

/** Throws address-overflow or letter-glyphs for the first that cannot be printed. */
function refuseFirst(problems: readonly LetterProblem[], groups: readonly AddressGroup[]): void {
  const [first] = problems;
  if (!first) return;
  const piece = groups.flatMap(({ pieces }) => pieces).find(({ key }) => key === first.letterKey);
  throw new AppError(
    first.what,
    {
      customer: `${first.letterKey} ${piece?.customer.name ?? ''}`,
      what: first.text,
      characters: first.text,
      envelope: first.envelope ?? '',
      letterKey: first.letterKey,
      problems: problems.length,
    },
    'customerIds',
  );
}
