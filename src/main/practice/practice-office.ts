/**
 * The practice office: twelve clients with two years of invented, believable data, ending on 24 November 2026. Made only
 * by calls of the contract, as clerks would have made them, so that it proves the whole way and not only the end.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Reply } from '../../contract/reply.ts';
import { addDays, monthOf } from '../../domain/dates.ts';
import { checkRegistrationNumber } from '../../domain/registration-number.ts';
import { practiceWords } from '../../messages/practice.ts';
import { settableClock } from '../core/clock.ts';
import { createOffice, openCore } from '../core/core.ts';
import { bankFile } from './bank-files.ts';
import type { ClientBooks, MatchingTally } from './bank-session.ts';
import { planClient } from './plan-client.ts';
import { BOOKS_BEGIN, type ClientPlan, PRACTICE_DAY } from './plan-types.ts';
import { PRACTICE_CLIENTS, PRACTICE_OFFICE_NAME, PRACTICE_STAFF } from './practice-clients.ts';
import { createDesk, type PracticeDesk, PracticeStopped } from './practice-desk.ts';
import { sealImage } from './seal-image.ts';
import { advancesFile, customersFile, invoicesFile, openingsFile, type PracticeFile } from './table-files.ts';
import { invoicesLeft, timeline } from './timeline.ts';
import { type FoundTrap, findTraps, guideText } from './trap-guide.ts';

export interface PracticeOffice {
  path: string;
  clients: number;
  customers: number;
  invoices: number;
  deposits: number;
  /** The day the data end: the base date of the screens. */
  asOf: string;
  traps: FoundTrap[];
  /** Files still to be taken in, relative to the office, and whose they are. */
  filesLeft: { clientCode: string; path: string }[];
  matching: MatchingTally;
}

export interface PracticeOptions {
  folder: string;
  seed: number;
  /** A line for people, and how far the making is. */
  progress?: (line: string, done: number, total: number) => void;
}

/** The office takes its clients over: a week before the books begin. */
const FIRST_DAY = '2024-11-25';

/** Where the guide and the files still to be taken in lie, inside the office folder. */
const PRACTICE_FOLDER = 'practice';

/**
 * Makes the practice office in a new or empty folder; the same seed makes the same books. When something stands in the
 * way (folder, disk) nothing is left behind.
 */
export async function makePracticeOffice(options: PracticeOptions): Promise<Reply<PracticeOffice>> {
  const clock = settableClock(`${FIRST_DAY}T08:00:00+09:00`);
  const made = await createOffice({ folder: options.folder, name: PRACTICE_OFFICE_NAME, clock });
  if (!made.ok) return made;
  try {
    return await fill(options, clock);
  } catch (error) {
    clearFolder(options.folder);
    if (!(error instanceof PracticeStopped)) throw error;
    return { ok: false, error: error.failure };
  }
}

async function fill(options: PracticeOptions, clock: ReturnType<typeof settableClock>): Promise<Reply<PracticeOffice>> {
  const opened = await openCore({ folder: options.folder, role: 'whole', clock });
  if (!opened.ok) throw new PracticeStopped('open', opened.error);
  try {
    return { ok: true, value: await play(createDesk(opened.value, clock), options) };
  } finally {
    await opened.value.close();
  }
}

function clearFolder(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
}

async function play(desk: PracticeDesk, options: PracticeOptions): Promise<PracticeOffice> {
  const { folder, seed, progress = () => undefined } = options;
  const plans = PRACTICE_CLIENTS.map((client) => planClient(client, seed));
  const office = await enterMasters(desk, plans);
  const tally: MatchingTally = {
    deposits: 0,
    invoices: 0,
    auto: 0,
    autoInvoices: 0,
    accepted: 0,
    byHand: 0,
    falseMatches: [],
  };
  const steps = timeline(desk, office, tally);
  progress(practiceWords.progressMaking, 0, steps.length);
  let month = '';
  for (const [index, step] of steps.entries()) {
    if (monthOf(step.on) !== month) {
      month = monthOf(step.on);
      progress(practiceWords.progressMonth(month), index, steps.length);
    }
    desk.moveTo(step.on, step.time);
    await step.run();
  }
  const traps = findTraps(plans);
  const filesLeft = writePracticeFiles(resolve(folder), office, traps);
  return {
    path: resolve(folder),
    clients: plans.length,
    customers: sumOf(plans, (plan) => plan.customers.length),
    invoices: sumOf(
      office,
      (books) => books.plan.invoices.length + books.plan.openings.length - invoicesLeft(books).length,
    ),
    deposits: tally.deposits + sumOf(plans, (plan) => plan.advances.length),
    asOf: PRACTICE_DAY,
    traps,
    filesLeft,
    matching: tally,
  };
}

function sumOf<T>(list: readonly T[], count: (one: T) => number): number {
  return list.reduce((sum, one) => sum + count(one), 0);
}

/** Staff, clients with account and seal, customers and what was open before: a week in November 2024. */
async function enterMasters(desk: PracticeDesk, plans: readonly ClientPlan[]): Promise<ClientBooks[]> {
  desk.moveTo(FIRST_DAY, '08:30');
  const staffIds = new Map<string, number>();
  for (const staff of PRACTICE_STAFF) staffIds.set(staff.code, (await desk.call('staff.save', staff)).staffId);
  const office: ClientBooks[] = [];
  for (const [index, plan] of plans.entries()) {
    desk.moveTo(addDays(FIRST_DAY, Math.floor(index / 3)), `${10 + (index % 3) * 2}:00`);
    office.push(await enterClient(desk, plan, staffIds.get(plan.client.staffCode)!));
  }
  return office;
}

async function enterClient(desk: PracticeDesk, plan: ClientPlan, staffId: number): Promise<ClientBooks> {
  const { client } = plan;
  const { clientId } = await desk.call(
    'clients.create',
    {
      code: client.code,
      name: client.name,
      kana: client.kana,
      seal: client.seal,
      colour: client.colour,
      registrationNumber: registrationNumber(client.corporateNumber),
      postalCode: client.postalCode,
      address1: client.address1,
      address2: client.address2,
      phone: client.phone,
      contactName: client.contactName,
      letterhead: client.letterhead,
      fiscalMonth: client.fiscalMonth,
      rounding: client.rounding,
      priceIncludesTax: client.priceIncludesTax,
      terms: client.terms,
      feeBearer: client.feeBearer,
      assigneeStaffId: staffId,
      bankAccounts: [accountOf(plan)],
    },
    client.staffCode,
  );
  const seal = { name: `seal-${client.code}.png`, bytes: sealImage(client.sealText) };
  await desk.call('clients.setSealImage', { clientId, file: seal }, client.staffCode);
  await takeInWhole(
    desk,
    'customers.import',
    plan,
    clientId,
    customersFile(client, plan.customers),
    plan.customers.length,
  );
  await takeInWhole(desk, 'openings.import', plan, clientId, openingsFile(client, plan.openings), plan.openings.length);
  const mistakesLeft = plan.makesMistake ? 1 : 0;
  const known: ClientBooks['known'] = new Map();
  if (plan.advances.length > 0) {
    await takeInWhole(
      desk,
      'openings.import',
      plan,
      clientId,
      advancesFile(client, plan.advances),
      plan.advances.length,
    );
    const { deposits } = await desk.call('deposits.list', { clientId });
    for (const { payerName, amountYen, clearings } of plan.advances) {
      const deposit = deposits.find((one) => one.payerName === payerName && one.amountYen === amountYen)!;
      known.set(deposit.depositId, { depositId: deposit.depositId, clearings, done: 0 });
    }
  }
  return { plan, clientId, through: addDays(BOOKS_BEGIN, -1), balanceYen: 1_000_000, known, mistakesLeft };
}

async function takeInWhole(
  desk: PracticeDesk,
  method: 'customers.import' | 'openings.import',
  plan: ClientPlan,
  clientId: number,
  file: PracticeFile,
  rows: number,
): Promise<void> {
  const taken = await desk.call(method, { clientId, file }, plan.client.staffCode);
  if (taken.accepted !== rows) throw new Error(`${file.name}: ${JSON.stringify(taken.rejected.slice(0, 3))}`);
}

function accountOf({ client: { bank, holderKana } }: ClientPlan) {
  const { bankCode, branchCode, number, bankName, branchName } = bank;
  return { bankCode, branchCode, type: '1' as const, number, bankName, branchName, holderKana, printed: true };
}

/** T, the check digit that fits, and the twelve digits. */
function registrationNumber(corporateNumber: string): string {
  const candidates = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => `T${digit}${corporateNumber}`);
  return candidates.find((candidate) => checkRegistrationNumber(candidate) === 'ok')!;
}

/** Beside the books: the guide to the traps, and the files that nobody has taken in yet. */
function writePracticeFiles(folder: string, office: readonly ClientBooks[], traps: readonly FoundTrap[]) {
  mkdirSync(join(folder, PRACTICE_FOLDER));
  const left: { clientCode: string; file: PracticeFile }[] = [];
  for (const books of office) {
    const { client, deposits } = books.plan;
    const later = deposits.filter((deposit) => deposit.depositedOn > books.through);
    if (later.length > 0) {
      const from = addDays(books.through, 1);
      const { balanceYen: openingYen } = books;
      left.push({
        clientCode: client.code,
        file: bankFile({ client, from, through: PRACTICE_DAY, openingYen, deposits: later }),
      });
    }
    const invoices = invoicesLeft(books);
    if (invoices.length > 0)
      left.push({ clientCode: client.code, file: invoicesFile(client, monthOf(PRACTICE_DAY), invoices) });
  }
  for (const { file } of left) writeFileSync(join(folder, PRACTICE_FOLDER, file.name), file.bytes);
  const filesLeft = left.map(({ clientCode, file }) => ({ clientCode, path: `${PRACTICE_FOLDER}/${file.name}` }));
  writeFileSync(join(folder, PRACTICE_FOLDER, 'guide.txt'), guideText(traps, filesLeft));
  return filesLeft;
}
