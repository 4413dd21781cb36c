/** Agings in the office's columns, and two of them compared, put together for the screen. */
import {
  addBridges,
  type BridgeColumn,
  type BridgeStep,
  bridgeColumns,
  stepsOf,
} from '../../../domain/aging-bridge.ts';
import {
  type AgingBasis,
  type AgingColumn,
  type AgingScheme,
  agingColumns,
  areLimits,
  columnOf,
} from '../../../domain/aging-columns.ts';
import { addDays } from '../../../domain/dates.ts';
import type { QueryContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { allCustomers } from '../customers/queries.ts';
import { checkPeriod } from '../ledgers/letters.ts';
import { allocationFacts, invoiceFacts, receivableFlows } from '../ledgers/queries.ts';
import {
  agingSettings,
  type CustomerCells,
  customerCells,
  listClients,
  openReceivables,
  type ReceivableRow,
  type ViewQuestion,
} from './office-queries.ts';
import { type LastLetter, lastLetters, openStretches } from './queries.ts';

export const MOST_ROWS = 20_000;
const MOST_STEP_ROWS = 5000;

type Read = QueryContext['read'];

export interface ColumnsAsked {
  asOf: string;
  basis: AgingBasis;
  scheme?: AgingScheme | undefined;
  limits?: number[] | undefined;
  /** Only what was booked by this instant counts. */
  knownAt?: string | undefined;
}

/** The columns that were asked for, else the office's. Throws limits-unordered. */
export async function columnsFor(read: Read, asked: ColumnsAsked) {
  const own = await agingSettings(read.office);
  const [scheme, limits] = [asked.scheme ?? (asked.limits ? 'days' : own.scheme), asked.limits ?? own.limits];
  checkLimits(limits);
  const at = (asOf: string) => agingColumns(scheme, asOf, asked.basis, limits);
  return { scheme, limits, columns: at(asked.asOf), at };
}

export function checkLimits(limits: readonly number[]): void {
  if (!areLimits(limits)) throw new AppError('limits-unordered', { limits: limits.join(', ') }, 'limits');
}

export interface ViewRow {
  clientId: number | null;
  clientCode: string;
  clientName: string;
  customerId: number | null;
  code: string;
  name: string;
  invoice: { receivableId: number; invoiceId: number; number: string; issuedOn: string; dueOn: string } | null;
  cells: number[];
  totalYen: number;
}

export type Grouping = 'office' | 'client' | 'assignee' | 'customer' | 'invoice';

/** Rows in the wanted grouping; totals count every row, also those beyond the most that are given. */
export async function viewRows(read: Read, question: ViewQuestion, by: Grouping, officeName: string) {
  const rows =
    by === 'invoice'
      ? invoiceRows(await openReceivables(read.office, question), question)
      : grouped(await customerCells(read.office, question), by, officeName);
  const totals = question.columns.map((_, at) => rows.reduce((sum, row) => sum + row.cells[at]!, 0));
  return {
    rows: rows.slice(0, MOST_ROWS),
    totals,
    totalYen: totals.reduce((sum, yen) => sum + yen, 0),
    left: Math.max(0, rows.length - MOST_ROWS),
  };
}

function invoiceRows(receivables: readonly ReceivableRow[], { columns, basis }: ViewQuestion): ViewRow[] {
  return receivables.map((one) => {
    const cells = columns.map(() => 0);
    cells[columnOf(columns, basis === 'due' ? one.dueOn : one.issuedOn)] = one.totalYen;
    const { receivableId, invoiceId, number, issuedOn, dueOn } = one;
    return {
      ...headOf(one),
      invoice: { receivableId, invoiceId, number, issuedOn, dueOn },
      cells,
      totalYen: one.totalYen,
    };
  });
}

function headOf({ clientId, clientCode, clientName, customerId, code, name }: Omit<CustomerCells, 'cells'>) {
  return { clientId, clientCode, clientName, customerId, code, name };
}

function grouped(customers: readonly CustomerCells[], by: Exclude<Grouping, 'invoice'>, officeName: string): ViewRow[] {
  if (by === 'customer')
    return customers.map((one) => ({ ...headOf(one), invoice: null, cells: one.cells, totalYen: one.totalYen }));
  const keyOf = (one: CustomerCells) =>
    by === 'client' ? String(one.clientId) : by === 'assignee' ? (one.assigneeName ?? '') : '';
  return [...Map.groupBy(customers, keyOf).values()].map((own) => {
    const first = own[0]!;
    const named =
      by === 'client'
        ? [first.clientCode, first.clientName]
        : ['', by === 'assignee' ? (first.assigneeName ?? '') : officeName];
    return {
      clientId: by === 'client' ? first.clientId : null,
      clientCode: by === 'client' ? first.clientCode : '',
      clientName: by === 'client' ? first.clientName : '',
      customerId: null,
      code: named[0]!,
      name: named[1]!,
      invoice: null,
      cells: first.cells.map((_, at) => own.reduce((sum, one) => sum + one.cells[at]!, 0)),
      totalYen: own.reduce((sum, one) => sum + one.totalYen, 0),
    };
  });
}

export interface BridgeAsked extends ColumnsAsked {
  from: string;
  customerId?: number | undefined;
}

interface CustomerBridge {
  customerId: number;
  columns: BridgeColumn[];
}

/** Bridges of one client's customers: those who had a balance or whose balance moved. */
async function clientBridges(
  read: Read,
  clientId: number,
  asked: BridgeAsked,
  at: (asOf: string) => AgingColumn[],
): Promise<CustomerBridge[]> {
  const sql = read.client(clientId);
  const only = asked.customerId ?? null;
  const knownAt = asked.knownAt ?? null;
  const period = { from: addDays(asked.from, 1), through: asked.asOf, knownAt };
  const flows = Map.groupBy(
    period.from > period.through ? [] : await receivableFlows(sql, only, period),
    (flow) => flow.customerId,
  );
  const opening = Map.groupBy(await openStretches(sql, asked.from, asked.basis, knownAt), (row) => row.customerId);
  const customers = [...new Set([...opening.keys(), ...flows.keys()])].filter((id) => only === null || id === only);
  return customers.map((customerId) => ({
    customerId,
    columns: bridgeColumns({
      before: at(asked.from),
      after: at(asked.asOf),
      basis: asked.basis,
      opening: opening.get(customerId) ?? [],
      flows: flows.get(customerId) ?? [],
    }),
  }));
}

/** The bridge of one client by customer, or of the office by client. Throws period-backwards. */
export async function agingBridge(read: Read, clientId: number | null, asked: BridgeAsked) {
  checkPeriod({ from: asked.from, through: asked.asOf });
  const { columns, at } = await columnsFor(read, asked);
  const clients = (await listClients(read.office)).filter((one) => clientId === null || one.clientId === clientId);
  const rows = [];
  const byColumn: BridgeColumn[][] = columns.map(() => []);
  for (const client of clients) {
    const bridges = await clientBridges(read, client.clientId, asked, at);
    for (const one of bridges) for (const [index, column] of one.columns.entries()) byColumn[index]!.push(column);
    if (clientId === null) {
      if (bridges.length > 0)
        rows.push({
          ...client,
          customerId: null,
          code: client.clientCode,
          name: client.clientName,
          ...addBridges(bridges.flatMap((one) => one.columns)),
        });
      continue;
    }
    const named = new Map(
      (await allCustomers(read.client(client.clientId), asked.knownAt ?? null)).map((one) => [one.customerId, one]),
    );
    for (const { customerId, columns: own } of bridges) {
      const { code, name } = named.get(customerId)!;
      rows.push({ ...client, customerId, code, name, ...addBridges(own) });
    }
  }
  const bridges = byColumn.map(addBridges);
  rows.sort((a, b) => (a.code < b.code ? -1 : 1));
  return { from: asked.from, asOf: asked.asOf, columns, bridges, total: addBridges(bridges), rows };
}

export type BridgeFigure = BridgeStep | 'openingYen' | 'closingYen';

export interface StepAsked extends BridgeAsked {
  step: BridgeFigure;
  column?: string | undefined;
}

type Client = Awaited<ReturnType<typeof listClients>>[number];

/** What one figure of a client's bridge, or of the whole office's, is made of: by client, in the order of its days. */
export async function bridgeStep(read: Read, clientId: number | null, asked: StepAsked) {
  checkPeriod({ from: asked.from, through: asked.asOf });
  const { columns, at } = await columnsFor(read, asked);
  const { step } = asked;
  const rows = [];
  for (const client of await listClients(read.office)) {
    if (clientId !== null && client.clientId !== clientId) continue;
    if (step === 'openingYen') rows.push(...(await openRows(read, client, asked, asked.from, at(asked.from))));
    else if (step === 'closingYen') rows.push(...(await openRows(read, client, asked, asked.asOf, columns)));
    else if (step === 'moved') rows.push(...(await movedRows(read, client, asked, at)));
    else rows.push(...(await flowRows(read, client, { ...asked, step }, columns)));
  }
  return {
    rows: await withLetters(read, asked, rows.slice(0, MOST_STEP_ROWS)),
    totalYen: rows.reduce((sum, row) => sum + row.yen, 0),
    left: Math.max(0, rows.length - MOST_STEP_ROWS),
  };
}

/** Each row with the last letter about its invoice. */
async function withLetters<R extends { clientId: number; invoiceId: number }>(
  read: Read,
  { asOf, knownAt }: StepAsked,
  rows: readonly R[],
): Promise<(R & { letter: LastLetter | null })[]> {
  const letters = new Map<number, Map<number, LastLetter>>();
  for (const [clientId, own] of Map.groupBy(rows, (row) => row.clientId)) {
    const ids = [...new Set(own.map((row) => row.invoiceId))];
    letters.set(clientId, await lastLetters(read.client(clientId), ids, asOf, knownAt ?? null));
  }
  return rows.map((row) => ({ ...row, letter: letters.get(row.clientId)!.get(row.invoiceId) ?? null }));
}

type FlowsAsked = StepAsked & { step: BridgeStep };

async function flowRows(read: Read, client: Client, asked: FlowsAsked, columns: readonly AgingColumn[]) {
  const sql = read.client(client.clientId);
  const knownAt = asked.knownAt ?? null;
  const period = { from: addDays(asked.from, 1), through: asked.asOf, knownAt };
  if (period.from > period.through) return [];
  const step = asked.step;
  const flows = (await receivableFlows(sql, asked.customerId ?? null, period)).filter((flow) => {
    const column = columns[columnOf(columns, asked.basis === 'due' ? flow.dueOn : flow.issuedOn)]!;
    return (stepsOf(flow)[step] ?? 0) !== 0 && (asked.column === undefined || asked.column === column.key);
  });
  const invoices = await invoiceFacts(
    sql,
    flows.map((flow) => flow.invoiceId),
  );
  const allocations = await allocationFacts(
    sql,
    flows.flatMap((flow) => flow.allocationId ?? []),
  );
  const named = new Map((await allCustomers(sql, knownAt)).map((one) => [one.customerId, one]));
  return flows
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.receivableId - b.receivableId))
    .map((flow) => {
      const facts = flow.allocationId === null ? undefined : allocations.get(flow.allocationId);
      const invoice = invoices.get(flow.invoiceId);
      return {
        ...client,
        customerId: flow.customerId,
        code: named.get(flow.customerId)!.code,
        name: named.get(flow.customerId)!.name,
        invoiceId: flow.invoiceId,
        invoice: invoice?.number ?? '',
        on: flow.on,
        yen: stepsOf(flow)[step]!,
        text: facts
          ? facts.payerName || facts.reason
          : flow.kind === 'voided'
            ? (invoice?.voidReason ?? '')
            : (invoice?.title ?? ''),
        depositId: facts?.depositId ?? null,
      };
    });
}

function openOn(read: Read, { clientId }: Client, asked: StepAsked, asOf: string, columns: AgingColumn[]) {
  const { basis, customerId = null, knownAt = null } = asked;
  return openReceivables(read.office, { clientId, customerId, asOf, basis, knownAt, columns });
}

function rowOf(client: Client, one: ReceivableRow, on: string, yen: number, text: string) {
  const { customerId, code, name, invoiceId, number } = one;
  return { ...client, customerId, code, name, invoiceId, invoice: number, on, yen, text, depositId: null };
}

/** Receivables open at one of the two dates, each with the column it stands in. */
async function openRows(read: Read, client: Client, asked: StepAsked, asOf: string, columns: AgingColumn[]) {
  return (await openOn(read, client, asked, asOf, columns)).flatMap((one) => {
    const day = asked.basis === 'due' ? one.dueOn : one.issuedOn;
    const { key, label } = columns[columnOf(columns, day)]!;
    return asked.column === undefined || asked.column === key ? [rowOf(client, one, day, one.totalYen, label)] : [];
  });
}

/** Receivables that stood in another column at the earlier date. With a column: what came into it, less what left it. */
async function movedRows(read: Read, client: Client, asked: StepAsked, at: (asOf: string) => AgingColumn[]) {
  const [before, after] = [at(asked.from), at(asked.asOf)];
  return (await openOn(read, client, asked, asked.from, before)).flatMap((one) => {
    const day = asked.basis === 'due' ? one.dueOn : one.issuedOn;
    const [was, is] = [before[columnOf(before, day)]!, after[columnOf(after, day)]!];
    if (was.key === is.key) return [];
    if (asked.column !== undefined && asked.column !== was.key && asked.column !== is.key) return [];
    const yen = asked.column === undefined || asked.column === is.key ? one.totalYen : -one.totalYen;
    return [rowOf(client, one, day, yen, `${was.label} → ${is.label}`)];
  });
}
