/** One morning with a bank file: taken in, proposed, cleared by itself, the rest cleared by hand as the payer meant it. */
import type { OutputOf } from '../../contract/contract.ts';
import { addDays, type PlainDate } from '../../domain/dates.ts';
import { sumYen } from '../../domain/money.ts';
import { bankFile } from './bank-files.ts';
import type { ClientPlan, PlannedClearing, PlannedDeposit } from './plan-types.ts';
import type { PracticeDesk } from './practice-desk.ts';

type Proposal = OutputOf<'allocations.propose'>['deposits'][number];

/** What the engine did over the whole two years, held against what was meant. */
export interface MatchingTally {
  deposits: number;
  /** Invoices that deposits cleared, and those of them that cleared by themselves. */
  invoices: number;
  auto: number;
  autoInvoices: number;
  /** The first suggestion was right and only had to be accepted. */
  accepted: number;
  byHand: number;
  /** Proposals marked `auto` that are not what the payer meant. */
  falseMatches: string[];
}

/** One client's books while they are played. */
export interface ClientBooks {
  plan: ClientPlan;
  clientId: number;
  /** Days up to which bank files were taken in. */
  through: PlainDate;
  balanceYen: number;
  known: Map<number, KnownDeposit>;
  mistakesLeft: number;
}

interface KnownDeposit {
  depositId: number;
  clearings: PlannedClearing[];
  done: number;
}

export type SessionDepth = 'imported' | 'auto-cleared' | 'finished';

/** Takes in the bank file up to a day and does as much of the rest as `depth` says. */
export async function bankSession(
  desk: PracticeDesk,
  books: ClientBooks,
  through: PlainDate,
  depth: SessionDepth,
  tally: MatchingTally,
): Promise<void> {
  const fresh = await takeIn(desk, books, through);
  // Money from before that is used up now goes first, so that the new money fits what is left.
  if (depth === 'finished') await clearByHand(desk, books, tally);
  const { basisSeq, deposits } = await desk.call('allocations.propose', { clientId: books.clientId });
  note(books, fresh, deposits);
  tally.deposits += fresh.length;
  const judged = judge(books, deposits, tally);
  if (depth === 'imported') return;
  await apply(desk, books, basisSeq, depth === 'finished' ? [...judged.auto, ...judged.right] : judged.auto, tally);
  if (depth === 'auto-cleared') return;
  await clearByHand(desk, books, tally);
}

/** Imports the period's file; what the core says it took must be what the bank sent. */
async function takeIn(desk: PracticeDesk, books: ClientBooks, through: PlainDate): Promise<PlannedDeposit[]> {
  const { client, deposits } = books.plan;
  const from = addDays(books.through, 1 - client.overlapDays);
  const inFile = deposits.filter((deposit) => deposit.depositedOn >= from && deposit.depositedOn <= through);
  const fresh = inFile.filter((deposit) => deposit.depositedOn > books.through);
  if (inFile.length > 0) {
    const repeatedYen = sumYen(inFile.filter((one) => !fresh.includes(one)).map((one) => one.amountYen));
    const openingYen = books.balanceYen - repeatedYen;
    const file = bankFile({ client, from, through, openingYen, deposits: inFile });
    const format = client.depositFormat === 'template' ? 'template' : 'auto';
    // A bank's 03 file says whose it is: the account decides the client.
    const whose = client.depositFormat === 'zengin-03' ? {} : { clientId: books.clientId };
    const taken = await desk.call('deposits.import', { ...whose, file, format }, client.staffCode);
    if (taken.imports.some((one) => one.clientId !== books.clientId)) throw new Error(`${file.name}: another client's`);
    if (taken.accepted !== fresh.length || taken.duplicates !== inFile.length - fresh.length)
      throw new Error(`${file.name}: ${taken.accepted} + ${taken.duplicates} of ${fresh.length} + ${inFile.length}`);
  }
  books.balanceYen += sumYen(fresh.map((deposit) => deposit.amountYen));
  books.through = through;
  return fresh;
}

/** Learns the numbers under which the core holds the new deposits. */
function note(books: ClientBooks, fresh: readonly PlannedDeposit[], proposals: readonly Proposal[]): void {
  const byRef = new Map(proposals.map((proposal) => [proposal.ref, proposal.depositId]));
  for (const deposit of fresh) {
    const depositId = byRef.get(deposit.ref);
    if (depositId === undefined) throw new Error(`deposit ${deposit.ref} is not among the open ones`);
    books.known.set(depositId, { depositId, clearings: deposit.clearings, done: 0 });
  }
}

interface Judged {
  auto: Proposal[];
  /** Suggestions that are right as they stand. */
  right: Proposal[];
}

function judge(books: ClientBooks, proposals: readonly Proposal[], tally: MatchingTally): Judged {
  const judged: Judged = { auto: [], right: [] };
  for (const proposal of proposals) {
    const known = books.known.get(proposal.depositId);
    const meant = known?.clearings[known.done];
    const isRight = meant !== undefined && sameAnswer(proposal, meant);
    if (proposal.status === 'auto') {
      if (isRight) judged.auto.push(proposal);
      else tally.falseMatches.push(describe(books, proposal, meant));
    } else if (isRight) judged.right.push(proposal);
  }
  return judged;
}

function sameAnswer(proposal: Proposal, meant: PlannedClearing): boolean {
  const got = proposal.allocations.map((line) => `${line.invoice}=${line.amountYen}`).sort();
  const want = meant.lines.map((line) => `${line.invoice}=${line.amountYen}`).sort();
  return got.join() === want.join() && adjustmentYen(proposal) === adjustmentYen(meant);
}

function adjustmentYen({ adjustments }: { adjustments: readonly { amountYen: number }[] }): number {
  return sumYen(adjustments.map((adjustment) => adjustment.amountYen));
}

function describe(books: ClientBooks, proposal: Proposal, meant: PlannedClearing | undefined): string {
  const got = proposal.allocations.map((line) => `${line.invoice}=${line.amountYen}`).join(' ');
  const want = meant?.lines.map((line) => `${line.invoice}=${line.amountYen}`).join(' ') ?? '-';
  const { payerName, amountYen, depositedOn } = proposal;
  return `${books.plan.client.code} ${depositedOn} ${payerName} ${amountYen}: ${got} instead of ${want}`;
}

/** What clears by itself, and the suggestions that the clerk has ticked. */
async function apply(
  desk: PracticeDesk,
  books: ClientBooks,
  basisSeq: number,
  proposals: readonly Proposal[],
  tally: MatchingTally,
): Promise<void> {
  if (proposals.length === 0) return;
  const { clientId, plan } = books;
  const depositIds = proposals.map((proposal) => proposal.depositId);
  const { applied } = await desk.call('allocations.apply', { clientId, basisSeq, depositIds }, plan.client.staffCode);
  const clearedByItself = new Set(
    proposals.filter(({ status }) => status === 'auto').map(({ depositId }) => depositId),
  );
  for (const depositId of applied) {
    const known = books.known.get(depositId)!;
    const lines = known.clearings[known.done]!.lines.length;
    known.done++;
    tally.invoices += lines;
    if (clearedByItself.has(depositId)) {
      tally.auto++;
      tally.autoInvoices += lines;
    } else tally.accepted++;
  }
}

/** Whatever the engine left and a clerk can know by now. */
async function clearByHand(desk: PracticeDesk, books: ClientBooks, tally: MatchingTally): Promise<void> {
  for (const known of books.known.values()) {
    for (let next = known.clearings[known.done]; next; next = known.clearings[known.done]) {
      if (next.notBefore > books.through) break;
      await allocate(desk, books, known, next);
      known.done++;
      tally.byHand++;
      tally.invoices += next.lines.length;
    }
  }
}

async function allocate(
  desk: PracticeDesk,
  books: ClientBooks,
  known: KnownDeposit,
  clearing: PlannedClearing,
): Promise<void> {
  const { clientId, plan } = books;
  const { depositId } = known;
  const { staffCode } = plan.client;
  const mayErr = books.mistakesLeft > 0 && clearing.notBefore >= MISTAKES_FROM && known.clearings.length === 1;
  if (mayErr) await mistake(desk, books, known, clearing);
  await desk.call(
    'allocations.allocate',
    { clientId, depositId, allocations: clearing.lines, adjustments: clearing.adjustments },
    staffCode,
  );
}

const MISTAKES_FROM: PlainDate = '2025-03-01';

/** First cleared against another customer's bill, noticed at once, and reversed. */
async function mistake(
  desk: PracticeDesk,
  books: ClientBooks,
  { depositId }: KnownDeposit,
  clearing: PlannedClearing,
): Promise<void> {
  const moneyYen = sumYen(clearing.lines.map((line) => line.amountYen)) - adjustmentYen(clearing);
  const { clientId, plan } = books;
  const codeOf = new Map(plan.invoices.map((invoice) => [invoice.number, invoice.customerCode]));
  const own = codeOf.get(clearing.lines[0]!.invoice);
  const wrong = plan.invoices.find(
    (invoice) =>
      invoice.issuedOn <= clearing.notBefore &&
      invoice.dueOn > books.through &&
      invoice.totalYen > moneyYen &&
      invoice.customerCode !== own &&
      plan.voided.every(({ number }) => number !== invoice.number),
  );
  if (!wrong) return;
  books.mistakesLeft--;
  const allocations = [{ invoice: wrong.number, amountYen: moneyYen }];
  await desk.call('allocations.allocate', { clientId, depositId, allocations }, plan.client.staffCode);
  await desk.call('allocations.reverse', { clientId, depositId }, plan.client.staffCode);
}
