/** What the clerks do on which day: every step of two years in the order of time. */
import {
  addDays,
  addMonths,
  dayOfMonth,
  endOfMonth,
  monthOf,
  type PlainDate,
  shiftFromHoliday,
} from '../../domain/dates.ts';
import { bankSession, type ClientBooks, type MatchingTally } from './bank-session.ts';
import { BOOKS_BEGIN, type PlannedInvoice, PRACTICE_DAY, WORK_DONE_THROUGH } from './plan-types.ts';
import { PRACTICE_STAFF } from './practice-clients.ts';
import type { PracticeDesk } from './practice-desk.ts';
import { invoicesFile } from './table-files.ts';

export interface Step {
  on: PlainDate;
  time: string;
  run(): Promise<void>;
}

/** Months in the books, 'YYYY-MM'. */
function months(): string[] {
  const list: string[] = [];
  for (let day = BOOKS_BEGIN; day <= PRACTICE_DAY; day = addMonths(day, 1)) list.push(monthOf(day));
  return list;
}

function bankDay(day: PlainDate): PlainDate {
  return shiftFromHoliday(day, 'after');
}

function dayIn(month: string, day: number): PlainDate {
  return dayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)), day);
}

/** All steps of the office, by time. */
export function timeline(desk: PracticeDesk, office: readonly ClientBooks[], tally: MatchingTally): Step[] {
  const steps = office.flatMap((books, index) => {
    const own = clientSteps(desk, books, tally);
    // Clients follow each other through the morning, so that no two steps share a minute.
    return own.map((step) => ({ ...step, time: later(step.time, index * 3) }));
  });
  steps.push(...reminderRuns(desk, office), ...meetingWorkbooks(desk, office));
  return steps.sort((a, b) => (`${a.on} ${a.time}` < `${b.on} ${b.time}` ? -1 : 1));
}

function later(time: string, minutes: number): string {
  const total = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

function clientSteps(desk: PracticeDesk, books: ClientBooks, tally: MatchingTally): Step[] {
  return [
    ...invoiceSteps(desk, books),
    ...bankSteps(desk, books, tally),
    ...closingSteps(desk, books),
    ...correctionSteps(desk, books),
  ];
}

/** Clients whose invoices of 20 November are not issued yet: a file for the clerk to take in. */
const INVOICES_LEFT = ['0115', '0141'];

/** Invoices that wait in a file on the practice day. */
export function invoicesLeft(books: ClientBooks): PlannedInvoice[] {
  const { client, invoices } = books.plan;
  return invoices.filter((invoice) => INVOICES_LEFT.includes(client.code) && invoice.issuedOn > WORK_DONE_THROUGH);
}

/** A file for each closing day, taken in on the next bank day. */
function invoiceSteps(desk: PracticeDesk, books: ClientBooks): Step[] {
  const { client } = books.plan;
  const left = new Set(invoicesLeft(books));
  const byDay = new Map<PlainDate, PlannedInvoice[]>();
  for (const invoice of books.plan.invoices) {
    if (left.has(invoice)) continue;
    byDay.set(invoice.issuedOn, [...(byDay.get(invoice.issuedOn) ?? []), invoice]);
  }
  return [...byDay].map(([issuedOn, invoices]) => ({
    on: bankDay(addDays(issuedOn, 1)),
    time: '08:20',
    async run() {
      const file = invoicesFile(client, monthOf(issuedOn), invoices);
      const taken = await desk.call('invoices.import', { clientId: books.clientId, file }, client.staffCode);
      if (taken.accepted !== invoices.length)
        throw new Error(`${file.name}: ${JSON.stringify(taken.rejected.slice(0, 3))}`);
    },
  }));
}

/** The last file of this client waits to be taken in: everything after its last import day. */
export function lastImportDay(books: ClientBooks): PlainDate {
  const { importDays } = books.plan.client;
  return bankDay(dayIn(monthOf(PRACTICE_DAY), importDays.at(-1)!));
}

function bankSteps(desk: PracticeDesk, books: ClientBooks, tally: MatchingTally): Step[] {
  const { client } = books.plan;
  const last = lastImportDay(books);
  const days = months().flatMap((month) => client.importDays.map((day) => bankDay(dayIn(month, day))));
  return days
    .filter((day) => day <= last)
    .map((day) => ({
      on: day,
      time: '09:00',
      run() {
        const through = day === PRACTICE_DAY ? day : addDays(day, -1);
        return bankSession(desk, books, through, day > WORK_DONE_THROUGH ? client.lastFile : 'finished', tally);
      },
    }));
}

/** Each month is closed in the middle of the next one. */
function closingSteps(desk: PracticeDesk, books: ClientBooks): Step[] {
  const { client } = books.plan;
  return months()
    .filter((month) => month < '2026-10' || (month === '2026-10' && client.closesOctober))
    .map((month) => ({
      on: bankDay(dayIn(monthOf(addMonths(`${month}-01`, 1)), 16)),
      time: '16:00',
      async run() {
        await desk.call('periods.close', { clientId: books.clientId, through: endOfMonth(month) }, client.staffCode);
      },
    }));
}

/** What had been done wrongly in the masters and the invoices. */
function correctionSteps(desk: PracticeDesk, books: ClientBooks): Step[] {
  const { client, merge, voided, holds } = books.plan;
  const { clientId } = books;
  const steps: Step[] = voided.map(({ number, on, reason }) => ({
    on,
    time: '13:10',
    async run() {
      const { invoices } = await desk.call('invoices.list', { clientId, text: number });
      await desk.call('invoices.void', { clientId, invoiceId: invoices[0]!.invoiceId, on, reason }, client.staffCode);
    },
  }));
  const customerId = async (code: string) => {
    const { customers } = await desk.call('customers.list', { clientId });
    return customers.find((customer) => customer.code === code)!.customerId;
  };
  if (merge) {
    steps.push({
      on: merge.on,
      time: '14:30',
      async run() {
        const [from, into] = [await customerId(merge.fromCode), await customerId(merge.intoCode)];
        const parties = { fromCustomerId: from, intoCustomerId: into };
        await desk.call('customers.merge', { clientId, ...parties }, client.staffCode);
      },
    });
  }
  for (const { customerCode, on, reason } of holds) {
    steps.push({
      on,
      time: '15:00',
      async run() {
        const input = { clientId, customerId: await customerId(customerCode), reason };
        await desk.call('customers.setReminderHold', input, client.staffCode);
      },
    });
  }
  return steps;
}

/** The day of the month on which letters go out, and the last month in which they did. */
const REMINDER_DAY = 9;
const LETTERS_FROM = '2025-04';

function reminderRuns(desk: PracticeDesk, office: readonly ClientBooks[]): Step[] {
  return months()
    .filter((month) => month >= LETTERS_FROM)
    .map((month) => {
      const on = bankDay(dayIn(month, REMINDER_DAY));
      return {
        on,
        time: '15:30',
        async run() {
          const { batchId } = await desk.call('reminders.issue', { asOf: on }, PRACTICE_STAFF[0].code);
          if (batchId !== null) await postLetters(desk, office, batchId);
        },
      };
    });
}

/** Counted by client and taken to the post the same afternoon. */
async function postLetters(desk: PracticeDesk, office: readonly ClientBooks[], batchId: number): Promise<void> {
  const { letters } = await desk.call('reminders.letters', { batchId });
  for (const { clientId, plan } of office) {
    const own = letters.filter((letter) => letter.clientId === clientId).length;
    if (own > 0) await desk.call('reminders.post', { clientId, batchId, letters: own }, plan.client.staffCode);
  }
}

/** 顧問先報告 of the last closed month, for some clients. */
function meetingWorkbooks(desk: PracticeDesk, office: readonly ClientBooks[]): Step[] {
  return office
    .filter((books) => books.plan.client.code === '0104' || books.plan.client.code === '0118')
    .map((books) => ({
      on: '2026-11-12',
      time: '17:00',
      async run() {
        await desk.call('reports.meeting', { clientId: books.clientId, month: '2026-10' }, books.plan.client.staffCode);
      },
    }));
}
