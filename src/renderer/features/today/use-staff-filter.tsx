/** 全員 · 自分 · each colleague: whose clients are shown. The choice outlives a look elsewhere. */
import { useMemo } from 'react';
import { create } from 'zustand';
import { todayWords } from '../../../messages/today.ts';
import { useMethod } from '../../api/use-method.ts';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';

interface Assigned {
  assigneeStaffId: number | null;
  assigneeName: string | null;
}

/** '' everybody, '-' nobody's, else the staffMember's id. */
const useChosen = create<{ staff: string }>(() => ({ staff: '' }));

/** More names than this do not fit beside each other: then only 全員 and 自分. */
const MOST_NAMES = 5;

export function useStaffFilter<C extends Assigned>(clients: readonly C[]) {
  const { staff } = useChosen();
  const own = useMethod('office.info', {}).value?.actor.staffId ?? null;
  const groups = useMemo(() => groupsOf(clients, own), [clients, own]);
  const known = groups.some((group) => group.value === staff) ? staff : '';
  const shown = useMemo(
    () => (known === '' ? clients : clients.filter((client) => keyOf(client) === known)),
    [clients, known],
  );
  const choice =
    groups.length < 2 ? null : (
      <SegmentedFilter
        label={todayWords.columns.assignee}
        segments={[{ value: '', label: todayWords.everybody }, ...groups]}
        value={known}
        onChange={(next) => useChosen.setState({ staff: next })}
      />
    );
  return { shown, choice, isMine: known !== '' };
}

function keyOf(client: Assigned): string {
  return client.assigneeStaffId === null ? '-' : String(client.assigneeStaffId);
}

function groupsOf(clients: readonly Assigned[], own: number | null) {
  const groups = [...Map.groupBy(clients, keyOf)].map(([value, list]) => ({
    value,
    label: labelOf(list[0]!, value === String(own)),
    count: list.length,
  }));
  const mine = groups.filter((group) => group.value === String(own));
  const others = groups.filter((group) => group.value !== String(own));
  const shown = groups.length > MOST_NAMES ? mine : [...mine, ...others];
  return shown.length > 0 ? shown : groups.slice(0, MOST_NAMES);
}

/** 佐藤 美咲 → 佐藤. */
function labelOf({ assigneeName }: Assigned, isOwn: boolean): string {
  if (isOwn) return todayWords.mine;
  return assigneeName === null ? todayWords.unassigned : (assigneeName.split(/[\s　]/)[0] ?? assigneeName);
}
