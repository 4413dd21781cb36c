import type { OutputOf } from '../../../contract/contract.ts';

export type Debtor = OutputOf<'writeOffs.propose'>['customers'][number];
export type WriteOff = OutputOf<'writeOffs.list'>['writeOffs'][number];
export type Offset = OutputOf<'offsets.list'>['offsets'][number];
export type Recovery = OutputOf<'recoveries.list'>['recoveries'][number];
export type WrittenOff = OutputOf<'recoveries.list'>['writtenOff'][number];
export type View = 'candidates' | 'lost' | 'recovered' | 'offset';

/** What is typed for one receivable: ticked or not, and how much of it. */
export interface Pick {
  receivableId: number;
  amountYen: number | null;
}
