/** What happened to receivables over one client or the whole office, bundled for key figures and forecasts. */
import { FOREVER, type PlainDate } from '../../../domain/dates.ts';
import type { Bundle, Flow } from '../../../domain/receivable-bundles.ts';
import type { ReadSql } from '../../db/engine.ts';

interface BundleRow {
  clientId: number;
  customerId: number;
  issuedOn: string;
  dueOn: string;
  closedOn: string;
  yen: number;
  count: number;
}

interface EventRow extends Omit<BundleRow, 'count'> {
  receivableId: number;
  onDay: string;
  flowYen: number;
  kind: Flow['kind'];
}

const ofOne = (clientId: number | null, column: string) => (clientId === null ? '' : `AND ${column} = :clientId`);

/**
 * Receivables that had a balance on `from` or later. What went by one clearing (nearly all) is bundled in the order of
 * the index open_item_aging and costs one pass over it; the few with parts, reversals or voids come with each event.
 */
export async function receivableBundles(sql: ReadSql, clientId: number | null, from: PlainDate): Promise<Bundle[]> {
  const plain = await sql.all<BundleRow>(
    `SELECT o.client_id AS clientId, o.customer_id AS customerId, o.issued_on AS issuedOn, o.due_on AS dueOn, o.closed_on AS closedOn,
            SUM(o.amount_yen) AS yen, COUNT(*) AS count
     FROM customer c CROSS JOIN open_item o ON o.client_id = c.client_id AND o.customer_id = c.id
     WHERE o.closed_on >= :from AND (o.first_event_on = '${FOREVER}' OR (o.first_event_on = o.last_event_on AND o.open_yen = 0)) ${ofOne(clientId, 'c.client_id')}
     GROUP BY o.client_id, o.customer_id, o.closed_on, o.issued_on, o.due_on`,
    params(from, clientId),
  );
  const bundles: Bundle[] = plain.map((row) => ({ ...row, flows: null }));
  const singles = singleBundles(await eventRows(sql, clientId, from));
  takeOut(bundles, singles);
  return [...bundles.filter((bundle) => bundle.count > 0), ...singles];
}

/** Each event of the receivables that did not go by one clearing of money: parts, reversals, voids, losses, offsets. */
function eventRows(sql: ReadSql, clientId: number | null, from: PlainDate): Promise<EventRow[]> {
  const item = `o.client_id AS clientId, o.customer_id AS customerId, o.receivable_id AS receivableId, o.issued_on AS issuedOn,
    o.due_on AS dueOn, o.closed_on AS closedOn, o.amount_yen AS yen`;
  const kind = `CASE k.kind WHEN 'write-off' THEN 'written-off' WHEN 'offset' THEN 'offset' WHEN 'credit-note' THEN 'offset' ELSE 'cleared' END AS kind`;
  return sql.all<EventRow>(
    `WITH odd AS (
       SELECT o.* FROM customer c CROSS JOIN open_item o ON o.client_id = c.client_id AND o.customer_id = c.id
       WHERE o.closed_on >= :from AND o.first_event_on <> '${FOREVER}' AND (o.first_event_on <> o.last_event_on OR o.open_yen <> 0) ${ofOne(clientId, 'c.client_id')}
       UNION
       SELECT o.* FROM invoice_void v JOIN receivable r ON r.client_id = v.client_id AND r.invoice_id = v.invoice_id
       JOIN open_item o ON o.client_id = r.client_id AND o.receivable_id = r.id
       WHERE o.closed_on >= :from ${ofOne(clientId, 'v.client_id')}
       UNION
       SELECT o.* FROM clearing k JOIN allocation_line l ON l.client_id = k.client_id AND l.allocation_id = k.allocation_id
       JOIN open_item o ON o.client_id = l.client_id AND o.receivable_id = l.receivable_id
       WHERE o.closed_on >= :from ${ofOne(clientId, 'k.client_id')}
     )
     SELECT * FROM (
       SELECT ${item}, l.effective_on AS onDay, l.amount_yen AS flowYen, ${kind}
       FROM odd o JOIN allocation_line l ON l.client_id = o.client_id AND l.receivable_id = o.receivable_id
       LEFT JOIN clearing k ON k.client_id = l.client_id AND k.allocation_id = l.allocation_id
       UNION ALL
       SELECT ${item}, MAX(x.reversed_on, l.effective_on), -l.amount_yen, ${kind}
       FROM odd o JOIN allocation_line l ON l.client_id = o.client_id AND l.receivable_id = o.receivable_id
       JOIN allocation_reversal x ON x.client_id = l.client_id AND x.allocation_id = l.allocation_id
       LEFT JOIN clearing k ON k.client_id = l.client_id AND k.allocation_id = l.allocation_id
       UNION ALL
       SELECT ${item}, v.voided_on, o.amount_yen, 'voided'
       FROM odd o JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
       JOIN invoice_void v ON v.client_id = r.client_id AND v.invoice_id = r.invoice_id
     ) ORDER BY clientId, receivableId, onDay`,
    params(from, clientId),
  );
}

function params(from: PlainDate, clientId: number | null) {
  return { from, ...(clientId === null ? {} : { clientId }) };
}

const keyOf = (row: Bundle) => `${row.clientId} ${row.customerId} ${row.closedOn} ${row.issuedOn} ${row.dueOn}`;

/** What is told with its events must not stand in a bundle as well: a receivable that was voided on one single day does. */
function takeOut(bundles: readonly Bundle[], singles: readonly Bundle[]): void {
  const inBundles = singles.filter(
    ({ flows, yen }) =>
      flows?.every((flow) => flow.on === flows[0]?.on) && flows.reduce((sum, flow) => sum + flow.yen, 0) === yen,
  );
  if (inBundles.length === 0) return;
  const byKey = new Map(bundles.map((bundle) => [keyOf(bundle), bundle]));
  for (const single of inBundles) {
    const bundle = byKey.get(keyOf(single));
    if (!bundle) throw new Error(`no bundle for a receivable of ${keyOf(single)}`);
    bundle.yen -= single.yen;
    bundle.count -= 1;
  }
}

function singleBundles(events: readonly EventRow[]): Bundle[] {
  const bundles: Bundle[] = [];
  let flows: Flow[] = [];
  let last: EventRow | null = null;
  for (const row of events) {
    if (last?.clientId !== row.clientId || last.receivableId !== row.receivableId) {
      const { clientId, customerId, issuedOn, dueOn, closedOn, yen } = row;
      flows = [];
      bundles.push({ clientId, customerId, issuedOn, dueOn, closedOn, yen, count: 1, flows });
    }
    flows.push({ on: row.onDay, yen: row.flowYen, kind: row.kind });
    last = row;
  }
  return bundles;
}
