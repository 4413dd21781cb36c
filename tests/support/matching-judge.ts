/** Worlds with a known truth, and the rule by which proposals are held against it. */
import { readFileSync } from 'node:fs';
import type { MatchingInput, MatchingProposal } from '../../src/domain/matching/types.ts';

/** must: clear it by itself; may: clearing it right is fine, leaving it is fine; never: a person has to look. */
export type Policy = 'must' | 'may' | 'never';

export interface TrueDeposit {
  ref: string;
  kind: string;
  policy: Policy;
  customerCode: string | null;
  /** Invoice number and the yen it is reduced by. */
  allocations: [invoice: string, amountYen: number][];
}

export interface World {
  input: MatchingInput;
  truth: TrueDeposit[];
}

export interface Verdict {
  must: number;
  cleared: number;
  rightFirst: number;
  /** Deposits cleared wrongly, or cleared where a person had to look. */
  falseMatches: string[];
  /** `must` deposits that were left, with what stood in the way. */
  missed: string[];
}

/** Right means: the same customer, the same invoices, and each reduced by the same yen. */
export function judge(world: World, proposals: readonly MatchingProposal[]): Verdict {
  const byRef = new Map(proposals.map((proposal) => [proposal.ref, proposal]));
  const verdict: Verdict = { must: 0, cleared: 0, rightFirst: 0, falseMatches: [], missed: [] };
  for (const truth of world.truth) {
    const proposal = byRef.get(truth.ref);
    const got = (proposal?.allocations ?? []).map((one) => `${one.invoice}=${one.amountYen}`).sort();
    const want = truth.allocations.map(([invoice, yen]) => `${invoice}=${yen}`).sort();
    const isRight = got.join() === want.join() && proposal?.customerCode === (truth.customerCode ?? undefined);
    const status = proposal?.status ?? 'none';
    const line = `${truth.ref} ${truth.kind} ${proposal?.payerName} ${proposal?.amountYen}: want ${want}, got ${status} ${got}`;
    if (status === 'auto' && (truth.policy === 'never' || !isRight)) verdict.falseMatches.push(line);
    if (truth.policy !== 'must') continue;
    verdict.must++;
    if (status === 'auto' && isRight) verdict.cleared++;
    else verdict.missed.push(`${line} ${proposal?.score} ${JSON.stringify(proposal?.reasons)}`);
    if (status !== 'none' && got.length > 0 && isRight) verdict.rightFirst++;
  }
  return verdict;
}

interface TruthFile {
  invoices: {
    no: string;
    customer: string;
    issue: string;
    due: string;
    taxByRate: Record<string, number>;
    total: number;
  }[];
  deposits: {
    ref: number;
    date: string;
    payer: string;
    amount: number;
    kind: string;
    policy: Policy;
    customer: string | null;
    allocations: [string, number][];
  }[];
}

/** A world kept as files: customers.csv and truth.json. */
export function readWorld(folder: string): World {
  const truth: TruthFile = JSON.parse(readFileSync(`${folder}/truth.json`, 'utf8'));
  const [header, ...rows] = readFileSync(`${folder}/customers.csv`, 'utf8').replace('\ufeff', '').trim().split(/\r?\n/);
  const columns = header!.split(',');
  const customers = rows.map((row, index) => {
    const cells = row.split(',');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    return {
      customerId: index + 1,
      code: cell('得意先コード'),
      name: cell('得意先名'),
      kana: cell('フリガナ'),
      payerNames: [],
      feeBearer: cell('手数料負担') === '当方' ? ('client' as const) : ('customer' as const),
    };
  });
  const idOf = new Map(customers.map((customer) => [customer.code, customer.customerId]));
  const receivables = truth.invoices.map((invoice, index) => ({
    receivableId: index + 1,
    invoice: invoice.no,
    customerId: idOf.get(invoice.customer)!,
    issuedOn: invoice.issue,
    dueOn: invoice.due,
    openYen: invoice.total,
    amountYen: invoice.total,
    netYen: invoice.total - Object.values(invoice.taxByRate).reduce((sum, tax) => sum + tax, 0),
  }));
  const deposits = truth.deposits.map((deposit) => ({
    depositId: deposit.ref,
    ref: String(deposit.ref),
    payerName: deposit.payer,
    amountYen: deposit.amount,
    depositedOn: deposit.date,
  }));
  return {
    input: { customers, receivables, deposits },
    truth: truth.deposits.map((deposit) => ({
      ref: String(deposit.ref),
      kind: deposit.kind,
      policy: deposit.policy,
      customerCode: deposit.customer,
      allocations: deposit.allocations,
    })),
  };
}
