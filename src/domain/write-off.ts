/**
 * 貸倒損失: when the tax rules let a receivable be written off, and how much of it.
 * 法人税基本通達 9-6-1 (a debt cut by law or waived in writing), 9-6-2 (the whole of it cannot be collected),
 * 9-6-3 (売掛債権 only: (1) a year since trade stopped, (2) less than collecting it costs; both leave 備忘価額, one yen).
 */
import { addMonths, type PlainDate } from './dates.ts';

export const WRITE_OFF_RULES = ['9-6-1', '9-6-2', '9-6-3-1', '9-6-3-2'] as const;
export type WriteOffRule = (typeof WRITE_OFF_RULES)[number];

/** 備忘価額: what 9-6-3 leaves in the books of each debtor. */
export const MEMORANDUM_YEN = 1;

/** How a customer stands, as the rules look at him. Dates are null where nothing of the kind happened. */
export interface DebtorFacts {
  /** The newest invoice that stands: 取引停止 is reckoned from it. */
  lastSoldOn: PlainDate | null;
  /** 最後の弁済期 of what is open. */
  lastDueOn: PlainDate | null;
  /** 最後の弁済: the newest deposit that cleared something. */
  lastDepositOn: PlainDate | null;
  /** Letters sent so far. */
  reminders: number;
}

export type WriteOffObstacle = 'year-not-over' | 'not-reminded';

export interface RuleState {
  rule: WriteOffRule;
  obstacle: WriteOffObstacle | null;
  /** For 9-6-3-1: from this day on. */
  fromOn: PlainDate | null;
}

/** The latest of 取引停止, 最後の弁済期 and 最後の弁済; null when nothing of the three is known. */
export function stoppedOn(facts: DebtorFacts): PlainDate | null {
  const days = [facts.lastSoldOn, facts.lastDueOn, facts.lastDepositOn].filter((day) => day !== null).sort();
  return days.at(-1) ?? null;
}

/**
 * Which rules the facts in the books allow on a day. 9-6-1 and 9-6-2 rest on proof outside the books (court, waiver,
 * assets), so the books never stand against them.
 */
export function ruleStates(facts: DebtorFacts, on: PlainDate): RuleState[] {
  const stopped = stoppedOn(facts);
  const fromOn = stopped === null ? null : addMonths(stopped, 12);
  return WRITE_OFF_RULES.map((rule) => ({
    rule,
    fromOn: rule === '9-6-3-1' ? fromOn : null,
    obstacle:
      rule === '9-6-3-1' && fromOn !== null && on < fromOn
        ? 'year-not-over'
        : rule === '9-6-3-2' && facts.reminders === 0
          ? 'not-reminded'
          : null,
  }));
}

export interface OpenReceivable {
  receivableId: number;
  openYen: number;
}

export interface WriteOffPlan {
  lines: { receivableId: number; amountYen: number }[];
  /** Left in the books of the customer. */
  memorandumYen: number;
}

export type PlanFault = 'part-of-claim' | 'not-all' | 'nothing-open' | 'over-open';

/**
 * What a write-off takes off, of the receivables open now in the order of their due dates. `chosen` null: all of them.
 * 9-6-1 may cut any part. 9-6-2 takes whole claims (a part is no 貸倒). 9-6-3 takes all that the customer owes but one
 * yen, which stays on the receivable that is due last.
 */
export function planWriteOff(
  rule: WriteOffRule,
  open: readonly OpenReceivable[],
  chosen: readonly { receivableId: number; amountYen?: number | undefined }[] | null,
): WriteOffPlan | PlanFault {
  const named = chosen ?? open.map(({ receivableId }) => ({ receivableId, amountYen: undefined }));
  const wanted = named.map(({ receivableId, amountYen }) => {
    const openYen = open.find((item) => item.receivableId === receivableId)?.openYen ?? 0;
    return { receivableId, openYen, amountYen: amountYen ?? openYen };
  });
  if (wanted.length === 0 || wanted.some((one) => one.openYen === 0)) return 'nothing-open';
  if (wanted.some((one) => one.amountYen > one.openYen)) return 'over-open';
  if (rule === '9-6-1') return planOf(wanted, 0);
  if (wanted.some((one) => one.amountYen < one.openYen)) return 'part-of-claim';
  if (rule === '9-6-2') return planOf(wanted, 0);
  if (wanted.length < open.length) return 'not-all';
  // In the order of the open ones, so that the memorandum stays on the one due last.
  const ordered = open.map((item) => ({ ...item, amountYen: item.openYen }));
  ordered.at(-1)!.amountYen -= MEMORANDUM_YEN;
  const plan = planOf(ordered, MEMORANDUM_YEN);
  return plan.lines.length === 0 ? 'nothing-open' : plan;
}

function planOf(wanted: readonly { receivableId: number; amountYen: number }[], memorandumYen: number): WriteOffPlan {
  return {
    lines: wanted
      .filter((one) => one.amountYen > 0)
      .map(({ receivableId, amountYen }) => ({ receivableId, amountYen })),
    memorandumYen,
  };
}
