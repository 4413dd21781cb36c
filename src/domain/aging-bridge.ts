/**
 * Two agings compared: 前回残高 + 新規 − 入金 − 手数料・値引 − 貸倒・相殺 − 赤伝 + 消込取消 ± 区分移動 = 今回残高, in every
 * column and in all. A balance that stays open moves from the column it stood in to that of today; what happened in
 * between belongs to today's column.
 */
import { type AgingBasis, type AgingColumn, columnOf } from './aging-columns.ts';
import { type Flow, groupSums } from './receivable-flows.ts';

export const BRIDGE_STEPS = [
  'issued',
  'money',
  'deducted',
  'writtenOff',
  'offset',
  'other',
  'voided',
  'reversed',
  'moved',
] as const;
export type BridgeStep = (typeof BRIDGE_STEPS)[number];

/** Signed: what the step adds to the balance. */
export type BridgeSteps = Record<BridgeStep, number>;

export interface BridgeColumn extends BridgeSteps {
  openingYen: number;
  closingYen: number;
}

/** A balance at one of the two dates: of one date that columns go by (due or issue), and one customer. */
export interface OpenStretch {
  day: string;
  yen: number;
}

/** What a flow adds in each step; a clearing counts by what it is made of. */
export function stepsOf(flow: Flow): Partial<BridgeSteps> {
  if (flow.kind === 'issued' || flow.kind === 'opening') return { issued: flow.yen };
  if (flow.kind === 'voided') return { voided: flow.yen };
  if (flow.kind === 'reversed') return { reversed: flow.yen };
  const steps: Partial<BridgeSteps> = {};
  const add = (step: BridgeStep, yen: number) => {
    if (yen !== 0) steps[step] = (steps[step] ?? 0) - yen;
  };
  for (const part of flow.parts) {
    const groups = groupSums([part]);
    add('money', groups.money);
    add('deducted', groups.fee + groups.discount);
    if (groups.other === 0) continue;
    add(part.kind === 'write-off' ? 'writtenOff' : part.kind === 'offset' ? 'offset' : 'other', groups.other);
  }
  return steps;
}

export interface BridgeInput {
  /** Columns as of the earlier date, and as of the later one: the same keys in the same order. */
  before: readonly AgingColumn[];
  after: readonly AgingColumn[];
  basis: AgingBasis;
  /** What was open at the earlier date. */
  opening: readonly OpenStretch[];
  /** Everything that happened after the earlier date up to the later one. */
  flows: readonly Flow[];
}

/** One bridge a column of `after`. opening + all steps = closing in each; `moved` is nothing over all of them. */
export function bridgeColumns({ before, after, basis, opening, flows }: BridgeInput): BridgeColumn[] {
  const columns = after.map(emptyColumn);
  for (const { day, yen } of opening) {
    const [was, is] = [columns[columnOf(before, day)]!, columns[columnOf(after, day)]!];
    was.openingYen += yen;
    if (was === is) continue;
    was.moved -= yen;
    is.moved += yen;
  }
  for (const flow of flows) {
    const column = columns[columnOf(after, basis === 'due' ? flow.dueOn : flow.issuedOn)]!;
    for (const [step, yen] of Object.entries(stepsOf(flow))) column[step as BridgeStep] += yen;
  }
  for (const column of columns)
    column.closingYen = BRIDGE_STEPS.reduce((sum, step) => sum + column[step], column.openingYen);
  return columns;
}

export function emptyColumn(): BridgeColumn {
  return {
    openingYen: 0,
    issued: 0,
    money: 0,
    deducted: 0,
    writtenOff: 0,
    offset: 0,
    other: 0,
    voided: 0,
    reversed: 0,
    moved: 0,
    closingYen: 0,
  };
}

export function addBridges(columns: readonly BridgeColumn[]): BridgeColumn {
  const total = emptyColumn();
  for (const column of columns)
    for (const key of Object.keys(total) as (keyof BridgeColumn)[]) total[key] += column[key];
  return total;
}
