/** 効果: what came in after which reminder. One yen counts once, for the last touch before it. */
import { daysBetween, type PlainDate } from './dates.ts';

export type TouchKind = 'letter' | 'certified' | 'call' | 'contact' | 'e-mail' | 'sms' | 'voice';

export interface Touch {
  kind: TouchKind;
  on: PlainDate;
  customerId: number;
  /** Stage of a letter; 0 else. */
  stage: number;
  /** What it asked for; empty: of everything. */
  receivableIds: readonly number[];
  yen: number;
  costYen: number;
  /** A letter that came back: it cost, and asked nobody. */
  returned: boolean;
}

/** Money that came in on overdue claims. */
export interface OverdueMoney {
  customerId: number;
  receivableId: number;
  dueOn: PlainDate;
  on: PlainDate;
  yen: number;
}

export const WITHIN_DAYS = [7, 14, 30] as const;

export interface StageEffect {
  kind: TouchKind;
  stage: number;
  touches: number;
  returned: number;
  askedYen: number;
  within7Yen: number;
  within14Yen: number;
  within30Yen: number;
  /** Touches after which something came within 30 days. */
  answered: number;
  costYen: number;
}

/** Index of the last touch before money that asked for its claim, or null: it came by itself. */
export type TouchFinder = (money: OverdueMoney) => number | null;

/** By customer: an office has written to thousands, and each yen would be held against every letter. */
export function touchFinder(touches: readonly Touch[]): TouchFinder {
  const byCustomer = new Map<number, { at: number; touch: Touch; asked: ReadonlySet<number> }[]>();
  for (const [at, touch] of touches.entries()) {
    if (touch.returned) continue;
    const one = { at, touch, asked: new Set(touch.receivableIds) };
    const own = byCustomer.get(touch.customerId);
    if (own) own.push(one);
    else byCustomer.set(touch.customerId, [one]);
  }
  return (money) => {
    let last: number | null = null;
    for (const { at, touch, asked } of byCustomer.get(money.customerId) ?? []) {
      if (touch.on > money.on || (last !== null && touch.on < touches[last]!.on)) continue;
      // A touch that names nothing asks for all that is late.
      if (asked.size === 0 ? money.dueOn < touch.on : asked.has(money.receivableId)) last = at;
    }
    return last;
  };
}

/** By kind and stage of touch. Money later than thirty days after its last touch is nobody's doing. */
export function stageEffects(
  touches: readonly Touch[],
  money: readonly OverdueMoney[],
  lastTouch: TouchFinder = touchFinder(touches),
): StageEffect[] {
  const rows = new Map<string, StageEffect>();
  const rowOf = ({ kind, stage }: Touch) => {
    const key = `${kind} ${stage}`;
    const row = rows.get(key) ?? emptyRow(kind, stage);
    rows.set(key, row);
    return row;
  };
  for (const touch of touches) {
    const row = rowOf(touch);
    row.touches++;
    row.askedYen += touch.yen;
    row.costYen += touch.costYen;
    if (touch.returned) row.returned++;
  }
  const answered = new Set<number>();
  for (const one of money) {
    const at = lastTouch(one);
    if (at === null) continue;
    const days = daysBetween(touches[at]!.on, one.on);
    const row = rowOf(touches[at]!);
    if (days <= 7) row.within7Yen += one.yen;
    if (days <= 14) row.within14Yen += one.yen;
    if (days > 30) continue;
    row.within30Yen += one.yen;
    if (!answered.has(at)) row.answered++;
    answered.add(at);
  }
  return [...rows.values()].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.stage - b.stage);
}

const ORDER: readonly TouchKind[] = ['letter', 'e-mail', 'sms', 'voice', 'call', 'contact', 'certified'];

function emptyRow(kind: TouchKind, stage: number): StageEffect {
  const nothing = { touches: 0, returned: 0, askedYen: 0, within7Yen: 0, within14Yen: 0, within30Yen: 0, answered: 0 };
  return { kind, stage, ...nothing, costYen: 0 };
}

export interface CustomerTouch {
  customerId: number;
  /** After which touch most of the customer's late money came; null: by itself. */
  kind: TouchKind | null;
  stage: number;
  yen: number;
  /** Of all that came late. */
  allYen: number;
  /** Mean days from the touch, weighted by yen; rounded. */
  days: number | null;
}

/** Which customers pay after which touch. */
export function customerTouches(touches: readonly Touch[], money: readonly OverdueMoney[]): CustomerTouch[] {
  const lastTouch = touchFinder(touches);
  return [...Map.groupBy(money, (one) => one.customerId)].map(([customerId, own]) => {
    const by = new Map<string, { touch: Touch | null; yen: number; yenDays: number }>();
    for (const one of own) {
      const at = lastTouch(one);
      const touch = at === null ? null : touches[at]!;
      const key = touch ? `${touch.kind} ${touch.stage}` : '';
      const sum = by.get(key) ?? { touch, yen: 0, yenDays: 0 };
      sum.yen += one.yen;
      if (touch) sum.yenDays += one.yen * daysBetween(touch.on, one.on);
      by.set(key, sum);
    }
    const most = [...by.values()].sort((a, b) => b.yen - a.yen)[0]!;
    return {
      customerId,
      kind: most.touch?.kind ?? null,
      stage: most.touch?.stage ?? 0,
      yen: most.yen,
      allYen: own.reduce((sum, one) => sum + one.yen, 0),
      days: most.touch ? Math.round(most.yenDays / most.yen) : null,
    };
  });
}

export type MailClass = 'ordinary' | 'tracked' | 'registered' | 'delivery-certified' | 'content-certified';

/** 郵便料金 of one letter from 2024-10, as estimates (see certified-mail): 定形 110 円 and what the class adds. */
const MAIL_YEN: Record<MailClass, number> = {
  ordinary: 110,
  tracked: 320,
  registered: 590,
  'delivery-certified': 940,
  'content-certified': 1420,
};

export function mailCostYen(mailClass: MailClass): number {
  return MAIL_YEN[mailClass];
}

/** A letter that needs no person: the early stages, where nothing speaks against it. */
export const ROUTINE_THROUGH_STAGE = 3;
