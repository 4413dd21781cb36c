/**
 * What happened to receivables, bundled: one customer's receivables of one issue day and one due day that ended on the
 * same day. Key figures and forecasts are reckoned from these instead of from a million single rows.
 */
import type { PlainDate } from './dates.ts';

/** cleared: by a deposit; the others without money: voided, written off (貸倒), offset or by a credit note. */
export type FlowKind = 'cleared' | 'voided' | 'written-off' | 'offset';

export interface Flow {
  on: PlainDate;
  /** Positive: the balance falls by it; negative: a reversal puts it back. */
  yen: number;
  kind: FlowKind;
}

export interface Bundle {
  clientId: number;
  customerId: number;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  /** '9999-12-31' while something is open. */
  closedOn: PlainDate;
  yen: number;
  /** Receivables in it. */
  count: number;
  /** null: everything went on closedOn by one clearing (or nothing went yet). */
  flows: readonly Flow[] | null;
  /** 遅延損害金 that was billed: owed like the rest, but no sale (雑収入). Always a bundle of its own. */
  isInterest?: true;
}

const FOREVER = '9999-12-31';

/** What took the bundle's balance down, in order of time. */
export function flowsOf(bundle: Bundle): readonly Flow[] {
  if (bundle.flows) return bundle.flows;
  return bundle.closedOn === FOREVER ? [] : [{ on: bundle.closedOn, yen: bundle.yen, kind: 'cleared' }];
}

/** Balance at the end of a day; 0 before it was issued. */
export function openYenOn(bundle: Bundle, day: PlainDate): number {
  if (bundle.issuedOn > day) return 0;
  if (!bundle.flows) return bundle.closedOn > day ? bundle.yen : 0;
  let open = bundle.yen;
  for (const flow of bundle.flows) if (flow.on <= day) open -= flow.yen;
  return open;
}
