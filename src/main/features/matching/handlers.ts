import type { matchingMethods } from '../../../contract/matching.ts';
import { addDays, addMonths, dayInJapan } from '../../../domain/dates.ts';
import { habitsOf } from '../../../domain/matching/habit-report.ts';
import { type LearnedWeights, learnWeights, TABLE_WEIGHTS } from '../../../domain/matching/learned-weights.ts';
import {
  type ClearingFact,
  type Correction,
  type CustomerFact,
  correctionsOf,
  type Lesson,
  lessonsOf,
  monthlyRecord,
} from '../../../domain/matching/record.ts';
import { SEAL_COLOURS } from '../../../domain/seal-colours.ts';
import type { CommandContext, Handlers } from '../../core/context.ts';
import type { ClientRead, ReadSql } from '../../db/engine.ts';
import { experienceAt, lastCounted } from '../allocations/office-queries.ts';
import { clientSettings, letterheadOf } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { clearingFacts, customerFacts, depositFacts } from './queries.ts';

/** Habits are told from two years: long enough for a yearly rhythm, short enough to forget one that has changed. */
const HABIT_DAYS = 730;
const MOST_CORRECTIONS = 200;
const MOST_LESSONS = 500;

export const matchingHandlers: Handlers<typeof matchingMethods> = {
  async 'matching.record'({ read, clock }, { clientId, months }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const since = `${addMonths(clock.today(), 1 - months).slice(0, 7)}-01`;
    const clearings = await clearingFacts(sql, since);
    const customers = await customerFacts(sql, clock.today());
    const byId = new Map(customers.map((customer) => [customer.customerId, customer]));
    return {
      months: monthlyRecord(await depositFacts(sql, since), clearings),
      corrections: correctionsOf(clearings)
        .slice(0, MOST_CORRECTIONS)
        .map((one) => correctionValue(one, byId)),
      lessons: lessonsOf(clearings, customers)
        .slice(0, MOST_LESSONS)
        .map((one) => lessonValue(one, byId)),
      weights: await weightsValue(read.office),
    };
  },

  async 'matching.habits'({ read, clock }, { clientId, customerId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    if (customerId !== undefined) await customerById(sql, customerId);
    return { habits: await habits(sql, clock.today(), customerId) };
  },

  'matching.handover': issueHandover,
};

async function habits(sql: ClientRead, today: string, customerId?: number) {
  const clearings = await clearingFacts(sql, addDays(today, -HABIT_DAYS), customerId);
  return habitsOf(clearings, await customerFacts(sql, today));
}

/** The sheet, recorded with what it shows and drawn after the commit. */
async function issueHandover(context: CommandContext, { clientId }: { clientId: number }) {
  const today = context.clock.today();
  const recorded = await context.write(async (tx) => {
    const sql = tx.client(clientId);
    const head = await letterheadOf(sql);
    const { documentId, path } = await context.recordDocument(tx, {
      kind: 'handover-workbook',
      clientId,
      title: today,
      name: `handover-${today}`,
      payload: {
        name: head.name,
        asOf: today,
        habits: await habits(sql, today),
        createdOn: today,
        accent: SEAL_COLOURS[head.colour]!.slice(1).toUpperCase(),
      },
    });
    return { document: { documentId, path, sha256: '', bytes: 0 } };
  });
  return { document: await context.render(recorded.document.documentId) };
}

type Customers = ReadonlyMap<number, CustomerFact>;

function correctionValue({ was, now }: Correction, customers: Customers) {
  return {
    depositId: was.depositId,
    depositedOn: was.depositedOn,
    payerName: was.payerName,
    amountYen: was.depositYen,
    correctedOn: was.reversedOn!,
    by: was.reversedBy!,
    was: clearingValue(was, customers),
    now: now === null ? null : clearingValue(now, customers),
  };
}

function clearingValue(one: ClearingFact, customers: Customers) {
  const customer = customers.get(one.customerId);
  return {
    customerCode: customer?.code ?? '',
    customerName: customer?.name ?? '',
    how: one.how,
    invoices: one.numbers.split(','),
    clearedYen: one.clearedYen,
  };
}

function lessonValue(lesson: Lesson, customers: Customers) {
  const customer = customers.get(lesson.customerId)!;
  return { ...lesson, customerCode: customer.code, customerName: customer.name };
}

async function weightsValue(office: ReadSql) {
  const learned = learnWeights(await experienceAt(office, null));
  const last = await lastCounted(office);
  return {
    clearings: learned.clearings,
    countedOn: last === null ? null : dayInJapan(last.at),
    lines: weightLines(learned),
  };
}

/** Shares in hundredths of a percent, the table's beside the learned. */
function weightLines(learned: LearnedWeights) {
  const share = (value: number) => Math.round(value * 10_000);
  const fees = [...learned.feeShare].sort((a, b) => b[1] - a[1]).slice(0, 5);
  return [
    {
      name: 'fee-client',
      table: share(TABLE_WEIGHTS.someFee.client),
      learned: share(learned.someFee.client),
    },
    {
      name: 'fee-customer',
      table: share(TABLE_WEIGHTS.someFee.customer),
      learned: share(learned.someFee.customer),
    },
    { name: 'withholding', table: share(TABLE_WEIGHTS.withholding), learned: share(learned.withholding) },
    ...TABLE_WEIGHTS.timing.map((table, bin) => ({
      name: `timing-${bin}`,
      table: share(table),
      learned: share(learned.timing[bin]!),
    })),
    ...fees.map(([feeYen, part]) => ({ name: `fee-yen-${feeYen}`, table: 0, learned: share(part) })),
  ];
}
