import type { Tx } from '../../core/context.ts';
import { openReceivablesOf } from '../allocations/queries.ts';
import { disputesOn } from '../exceptions/queries.ts';
import { raiseDisputes } from '../exceptions/writes.ts';

/** The customer denies what he owes: everything open that is not disputed yet is from that day. Returns how many. */
export async function disputeAllOpen(
  tx: Tx,
  clientId: number,
  { customerId, on, reason }: { customerId: number; on: string; reason: string },
): Promise<number> {
  const sql = tx.client(clientId);
  const disputed = await disputesOn(sql, on);
  const receivableIds = (await openReceivablesOf(sql, customerId))
    .map((one) => one.receivableId)
    .filter((id) => !disputed.has(id));
  return (await raiseDisputes(tx, clientId, { receivableIds, reason, on, allocationId: null })).length;
}
