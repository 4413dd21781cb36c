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

/** Whether the touch asked for this claim. */
function asks(touch: Touch, money: OverdueMoney): boolean {
  if (touch.returned || touch.customerId !== money.customerId || touch.on > money.on) return false;
  return touch.receivableIds.length === 0 ? money.dueOn < touch.on : touch.receivableIds.includes(money.receivableId);
}

/** Index of the last touch before money, or null: it came by itself. */
export function lastTouch(touches: readonly Touch[], money: OverdueMoney): number | null {
  let last: number | null = null;
  for (const [at, touch] of touches.entries())
    if (asks(touch, money) && (last === null || touch.on >= touches[last]!.on)) last = at;
  return last;
}

/** By kind and stage of touch. Money later than thirty days after its last touch is nobody's doing. */
export function stageEffects(touches: readonly Touch[], money: readonly OverdueMoney[]): StageEffect[] {
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
    const at = lastTouch(touches, one);
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
  return [...Map.groupBy(money, (one) => one.customerId)].map(([customerId, own]) => {
    const by = new Map<string, { touch: Touch | null; yen: number; yenDays: number }>();
    for (const one of own) {
      const at = lastTouch(touches, one);
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
