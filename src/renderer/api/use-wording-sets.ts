/** Sets of wordings — the three and the office's own — and what each is called. */
import type { OutputOf } from '../../contract/contract.ts';
import { useMethod } from './use-method.ts';

export type WordingSetLine = OutputOf<'wordings.sets'>['sets'][number];

const NONE: WordingSetLine[] = [];

export function useWordingSets() {
  const answer = useMethod('wordings.sets', {});
  const list = answer.value?.sets ?? NONE;
  return {
    list,
    loading: answer.loading,
    /** '' until it is known. */
    nameOf: (set: string) => list.find((one) => one.set === set)?.name ?? '',
  };
}
