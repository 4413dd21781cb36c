import type { wordingMethods } from '../../../contract/wordings.ts';
import type { ReminderStage } from '../../../domain/reminder-batch.ts';
import { composeReminderLetter } from '../../../domain/reminder-letter.ts';
import { DEFAULT_POLICY } from '../../../domain/reminder-policy.ts';
import { overlay } from '../../../domain/reminder-policy-places.ts';
import type { WordingKey } from '../../../domain/wording/keys.ts';
import { variantsAt } from '../../../domain/wording/presets.ts';
import { wordingRisks } from '../../../domain/wording/risks.ts';
import { plainWording } from '../../../domain/wording/template.ts';
import type { Handlers, QueryContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ReadSql } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { officePolicyPart } from '../reminder-policy/office-queries.ts';
import { clientPolicies } from '../reminder-policy/queries.ts';
import { composeLetters, drawPreview, isLetter, letterClient } from '../reminders/letters.ts';
import { decideForClient } from '../reminders/propose.ts';
import {
  FACTS_ONLY_KEY,
  factsOnly,
  officeWordings,
  officeWordingVersions,
  ownSets,
  placesChoosing,
  wordingSetOrRefuse,
  wordingSets,
} from './office-queries.ts';
import {
  clientWordings,
  clientWordingVersions,
  lastLetterText,
  officeWordingsFor,
  ownSetsFor,
  type WordingBook,
  type WordingRow,
  wordingBook,
} from './queries.ts';
import { copySet, ownSetOrRefuse, recordWording, refuseTakenName, refuseUnusable } from './writes.ts';

const STAGES: readonly ReminderStage[] = [1, 2, 3, 4, 5];

export const wordingHandlers: Handlers<typeof wordingMethods> = {
  async 'wordings.sets'({ read }) {
    const places = Map.groupBy(await placesChoosing(read.office, read.client), (one) => one.set);
    const sets = (await wordingSets(read.office)).map((one) => ({
      ...one,
      places: places.get(one.set)?.length ?? 0,
    }));
    return { sets: sets.sort((a, b) => Number(a.retired) - Number(b.retired)) };
  },

  'wordings.addSet': (context, { clientId, name, from }) =>
    context.write(async (tx) => {
      if (clientId !== undefined) await clientSettings(tx.client(clientId), 'booking');
      await refuseTakenName(tx.office, name, null);
      return { set: await copySet(tx, clientId, name, from) };
    }),

  'wordings.renameSet': (context, { set, name }) =>
    context.write(async (tx) => {
      const { id } = await ownSetOrRefuse(tx.office, set);
      await refuseTakenName(tx.office, name, set);
      await tx.office.update('wording_set', { id }, { name });
      return {};
    }),

  'wordings.retireSet': (context, { set, retired }) =>
    context.write(async (tx) => {
      const { id, name } = await ownSetOrRefuse(tx.office, set);
      const user = (await placesChoosing(tx.office, tx.client)).find((one) => one.set === set);
      if (retired && user) throw new AppError('wording-set-used', { name, place: user.place }, 'set');
      await tx.office.update('wording_set', { id }, { retired_at: retired ? tx.at : null });
      return {};
    }),

  async 'wordings.list'({ read }, { clientId }) {
    const { book } = await booksAt(read, clientId);
    const wordings = (await wordingSets(read.office)).flatMap(({ set }) =>
      STAGES.flatMap((stage) =>
        variantsAt(stage).map((variant) => {
          const held = book({ set, stage, variant })!;
          const { title, source, row } = held;
          return {
            set,
            stage,
            variant,
            title,
            source,
            changedAt: row?.recordedAt ?? null,
            risks: wordingRisks(held, stage).length,
          };
        }),
      ),
    );
    return { chosen: await chosenSet(read, clientId), factsOnly: await factsOnly(read.office), wordings };
  },

  async 'wordings.get'({ read }, { clientId, ...key }) {
    const { book, outer } = await booksAt(read, clientId);
    const held = heldOrRefuse(book, key);
    const around = heldOrRefuse(outer, key);
    const own = clientId === undefined ? [] : await clientWordingVersions(read.client(clientId), key);
    const versions = [
      ...own.map((row) => versionOf(row, 'client')),
      ...(await officeWordingVersions(read.office, key)).map((row) => versionOf(row, 'office')),
    ];
    const { source, title, body } = held;
    return {
      ...key,
      source,
      title,
      body,
      outer: { source: around.source, title: around.title, body: around.body },
      versions,
    };
  },

  'wordings.save': (context, { clientId, set, stage, variant, title, body, confirm }) =>
    context.write(async (tx) => {
      const key = { set, stage, variant };
      if (clientId !== undefined) await clientSettings(tx.client(clientId), 'booking');
      await wordingSetOrRefuse(tx.office, set);
      refuseUnusable(key, { title, body });
      const [risk] = wordingRisks({ title, body }, stage);
      if (risk && (await factsOnly(tx.office)))
        throw new AppError('wording-locked', { words: risk.words, kind: risk.kind }, risk.part);
      if (risk && !confirm?.includes('risks'))
        throw new AppError('wording-risk', { words: risk.words, kind: risk.kind }, risk.part);
      return { version: await recordWording(tx, clientId, key, { title, body: body.trim() }) };
    }),

  'wordings.restore': (context, { clientId, set, stage, variant }) =>
    context.write(async (tx) => {
      const key = { set, stage, variant };
      if (clientId !== undefined) await clientSettings(tx.client(clientId), 'booking');
      await wordingSetOrRefuse(tx.office, set, true);
      if (!variantsAt(stage).includes(variant)) throw new AppError('wording-unknown', {}, 'variant');
      const rows = clientId === undefined ? await officeWordings(tx.office) : await clientWordings(tx.client(clientId));
      const isSet = rows.some(
        (row) => row.set === set && row.stage === stage && row.variant === variant && row.body !== '',
      );
      if (isSet) await recordWording(tx, clientId, key, { title: '', body: '' });
      return {};
    }),

  'wordings.setFactsOnly': (context, { factsOnly: value }) =>
    context.write(async (tx) => {
      await tx.office.run('DELETE FROM office_setting WHERE key = :key', { key: FACTS_ONLY_KEY });
      await tx.office.insert('office_setting', { key: FACTS_ONLY_KEY, value: String(value) });
      return {};
    }),

  'wordings.preview': previewWording,
};

type PreviewInput = Parameters<Handlers<typeof wordingMethods>['wordings.preview']>[1];

/** Throws letter-none where nothing of the customer's is overdue, wording-…, letter-glyphs, letter-overflow. */
async function previewWording(context: QueryContext, asked: PreviewInput) {
  const { read } = context;
  const { clientId, customerId, asOf } = asked;
  const sql = read.client(clientId);
  const question = { asOf, confirmedStale: true, customerIds: [customerId], regardless: true };
  const decisions = (await decideForClient(sql, question)).filter(isLetter);
  const [decision] = decisions;
  if (!decision)
    throw new AppError('letter-none', { customer: (await customerById(sql, customerId)).name }, 'customerId');
  if (asked.set !== undefined) await wordingSetOrRefuse(read.office, asked.set, true);
  const book = (await booksAt(read, clientId)).book;
  const [written] = await composeLetters(sql, decisions, asOf, () => '', { ...asked, book });
  const { letter, key } = written!;
  const client = await letterClient(sql);
  const content = composeReminderLetter(letter, client, asOf, null);
  if (asked.body !== undefined) refuseUnusable(key, letter.wording!);
  const last = await lastLetterText(sql, customerId);
  return {
    ...(await drawPreview(context, sql, decisions, letter, asOf)),
    ...key,
    title: content.title,
    text: plainWording(content.paragraphs),
    risks: wordingRisks(letter.wording!, key.stage),
    last: last ?? null,
  };
}

/** The wordings as they hold at a place, and as they would hold without its own. */
async function booksAt(
  read: { office: ReadSql; client: QueryContext['read']['client'] },
  clientId: number | undefined,
): Promise<{ book: WordingBook; outer: WordingBook }> {
  if (clientId === undefined) {
    const sets = await ownSets(read.office);
    return { book: wordingBook([], await officeWordings(read.office), sets), outer: wordingBook([], [], sets) };
  }
  const sql = read.client(clientId);
  await clientSettings(sql);
  const office = await officeWordingsFor(sql);
  const sets = await ownSetsFor(sql);
  return { book: wordingBook(await clientWordings(sql), office, sets), outer: wordingBook([], office, sets) };
}

function heldOrRefuse(book: WordingBook, key: WordingKey) {
  const held = book(key);
  if (!held) throw new AppError('wording-unknown', {}, 'variant');
  return held;
}

async function chosenSet(read: QueryContext['read'], clientId: number | undefined) {
  if (clientId === undefined) return overlay(DEFAULT_POLICY, await officePolicyPart(read.office)).wording;
  return (await clientPolicies(read.client(clientId))).of(null).wording;
}

function versionOf(row: WordingRow, source: 'office' | 'client') {
  const { id: version, recordedAt, by, title, body } = row;
  return { version, source, recordedAt, by, title, body };
}
