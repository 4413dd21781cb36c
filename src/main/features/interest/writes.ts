import type { Tx } from '../../core/context.ts';
import { collectionSettings } from './queries.ts';

/** Changes how a client collects; a client without a row has the defaults. */
export async function saveCollectionSetting(
  tx: Tx,
  clientId: number,
  changes: { year_basis?: 'fixed-365' | 'calendar'; caller?: 'client' | 'office' },
): Promise<void> {
  const sql = tx.client(clientId);
  const has = await sql.get('SELECT 1 FROM collection_setting WHERE client_id = :clientId');
  if (has) return sql.update('collection_setting', {}, changes);
  const { yearBasis, caller } = await collectionSettings(sql);
  await sql.insert('collection_setting', { year_basis: yearBasis, caller, ...changes });
}
