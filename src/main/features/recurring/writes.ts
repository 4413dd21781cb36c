/** 定期請求 kept and issued. The caller holds the transaction. */
import type { Tx } from '../../core/context.ts';
import type { ClientWrite } from '../../db/engine.ts';
import type { ClientSettings } from '../clients/queries.ts';
import { type GivenLine, lineColumns } from '../drafts/writes.ts';
import { checkNewInvoice, insertInvoices, type NewInvoice } from '../invoices/writes.ts';
import { numberGiver } from '../numbering/queries.ts';
import type { DueInvoice } from './propose.ts';

export interface GivenSchedule {
  customerId: number;
  name: string;
  title?: string | undefined;
  everyMonths: number;
  firstPeriod: string;
  lastPeriod?: string | null | undefined;
  issueDay: number;
  monthsAhead: number;
  supply: 'period' | 'issue';
  lines: readonly (GivenLine & { prices?: readonly { fromPeriod: string; unitPriceMilli: number }[] | undefined })[];
}

/** A new schedule, or the whole of one anew. */
export async function saveSchedule(
  tx: Tx,
  sql: ClientWrite,
  scheduleId: number | null,
  given: GivenSchedule,
): Promise<number> {
  const columns = {
    customer_id: given.customerId,
    name: given.name,
    title: given.title ?? '',
    every_months: given.everyMonths,
    first_period: given.firstPeriod,
    last_period: given.lastPeriod ?? null,
    issue_day: given.issueDay,
    months_ahead: given.monthsAhead,
    supply: given.supply,
    ...tx.booked(),
  };
  const id = scheduleId ?? (await sql.nextId('recurring_schedule'));
  if (scheduleId === null) await sql.insert('recurring_schedule', { id, ...columns });
  else {
    await sql.run('DELETE FROM recurring_price WHERE client_id = :clientId AND schedule_id = :id', { id });
    await sql.run('DELETE FROM recurring_line WHERE client_id = :clientId AND schedule_id = :id', { id });
    await sql.update('recurring_schedule', { id }, columns);
  }
  await sql.bulkInsert(
    'recurring_line',
    given.lines.map((line, at) => ({ schedule_id: id, ...lineColumns(line, at) })),
  );
  await sql.bulkInsert(
    'recurring_price',
    given.lines.flatMap((line, at) =>
      [...new Map((line.prices ?? []).map((step) => [step.fromPeriod, step])).values()].map((step) => ({
        schedule_id: id,
        line: at + 1,
        from_period: step.fromPeriod,
        unit_price_milli: step.unitPriceMilli,
      })),
    ),
  );
  return id;
}

/**
 * Issues periods, each once: the key (schedule, period) stops a second one whatever called. One whose invoice was voided
 * gets another in its place.
 */
export async function issuePeriods(tx: Tx, client: ClientSettings, due: readonly DueInvoice[]) {
  const sql = tx.client(client.clientId);
  const giver = await numberGiver(sql, 'invoice');
  const invoices: NewInvoice[] = [];
  for (const { schedule, issuedOn, dueOn, title, suppliedFrom, suppliedThrough, lines } of due) {
    const number = await giver.next(issuedOn);
    const { customerId, customerName } = schedule;
    const head = { number, customerId, customerName, issuedOn, dueOn, title, suppliedFrom, suppliedThrough };
    const invoice: NewInvoice = { ...head, lines, source: 'entered' };
    await checkNewInvoice(tx, client, invoice);
    invoices.push(invoice);
  }
  const booked = await insertInvoices(tx, client, invoices);
  const rows = due.map(({ schedule, period }, index) => ({
    key: { schedule_id: schedule.scheduleId, period },
    columns: { invoice_id: booked[index]!.invoiceId, skip_reason: null, ...tx.booked() },
  }));
  const isAgain = (_row: unknown, index: number) => due[index]!.state === 'void';
  await sql.bulkInsert(
    'recurring_period',
    rows.filter((row, index) => !isAgain(row, index)).map(({ key, columns }) => ({ ...key, ...columns })),
  );
  for (const { key, columns } of rows.filter(isAgain)) await sql.update('recurring_period', key, columns);
  return due.map(({ schedule, period }, index) => ({
    scheduleId: schedule.scheduleId,
    period,
    customerCode: schedule.customerCode,
    number: invoices[index]!.number,
    invoiceId: booked[index]!.invoiceId,
    totalYen: booked[index]!.totalYen,
  }));
}
