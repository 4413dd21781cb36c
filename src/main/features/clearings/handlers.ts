/** 貸倒 and 相殺: clearing receivables without a deposit. */
import type { clearingMethods } from '../../../contract/clearings.ts';
import { mergeTaxParts, splitByTax, type TaxPart } from '../../../domain/tax-parts.ts';
import { type PlanFault, planWriteOff, ruleStates, stoppedOn, type WriteOffRule } from '../../../domain/write-off.ts';
import type { CommandContext, Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { type OpenReceivableRow, openReceivablesOf, receivableByInvoice } from '../allocations/queries.ts';
import { bookClearing, reverseAllocations } from '../allocations/writes.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { evidenceOf } from '../losses/queries.ts';
import { clearingLines, clearingsOf, clearingTaxes, type DebtorRow, debtors, taxesOfReceivables } from './queries.ts';

export const clearingHandlers: Handlers<typeof clearingMethods> = {
  async 'writeOffs.propose'({ read, clock }, { clientId, customerId, on }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    if (customerId !== undefined) await customerById(sql, customerId);
    const rows = await debtors(sql, customerId ?? null);
    const day = on ?? clock.today();
    const isStopped = (row: DebtorRow) =>
      ruleStates(row, day).some((state) => state.rule === '9-6-3-1' && state.obstacle === null);
    const wanted = customerId === undefined ? rows.filter(isStopped) : rows;
    return { customers: await Promise.all(wanted.map((row) => proposal(sql, row, day))) };
  },

  'writeOffs.record': (context, input) =>
    context.write(async (tx) => {
      const { clientId, customerId, rule, reason } = input;
      const sql = tx.client(clientId);
      const client = await clientSettings(sql, 'booking');
      await customerById(sql, customerId);
      const on = input.on ?? context.clock.today();
      const open = await openReceivablesOf(sql, customerId);
      const [debtor] = await debtors(sql, customerId);
      if (!debtor) throw new AppError('write-off-nothing', { customerId }, 'customerId');
      refuseByRule(debtor, rule, on);
      const chosen = input.receivables === undefined ? null : await chosenOf(sql, open, input.receivables);
      const plan = planWriteOff(rule, open, chosen);
      if (typeof plan === 'string') throw planRefusal(plan, rule, open, chosen ?? []);
      const evidence = input.evidence ?? (await evidenceOf(sql, debtor, on)).text;
      const taxes = await taxesIn(sql, plan.lines);
      const allocationId = await bookClearing(tx, client, {
        kind: 'write-off',
        on,
        lines: plan.lines,
        rule,
        reason,
        evidence,
        taxes,
      });
      return {
        allocationId,
        writtenOffYen: sumOf(plan.lines),
        memorandumYen: plan.memorandumYen,
        taxYen: taxes.reduce((sum, tax) => sum + tax.taxYen, 0),
      };
    }),

  'writeOffs.reverse': (context, input) => reverseClearing(context, 'write-off', input),

  async 'writeOffs.list'({ read }, { clientId, customerId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const rows = await withLines(sql, await clearingsOf(sql, 'write-off', { customerId }));
    const taxes = await clearingTaxes(sql, idsOf(rows));
    return {
      writeOffs: rows.map((row) => ({
        ...row,
        rule: row.rule!,
        taxes: taxes
          .filter((tax) => tax.allocationId === row.allocationId)
          .map(({ taxClass, grossYen, taxYen }) => ({ taxClass, grossYen, taxYen })),
      })),
    };
  },

  'offsets.record': (context, input) =>
    context.write(async (tx) => {
      const { clientId, customerId, reason } = input;
      const sql = tx.client(clientId);
      const client = await clientSettings(sql, 'booking');
      await customerById(sql, customerId);
      const open = await openReceivablesOf(sql, customerId);
      const lines = (await chosenOf(sql, open, input.receivables)).map((line) => ({
        receivableId: line.receivableId,
        amountYen: line.amountYen ?? open.find((one) => one.receivableId === line.receivableId)!.openYen,
      }));
      const allocationId = await bookClearing(tx, client, {
        kind: 'offset',
        on: input.on ?? context.clock.today(),
        lines,
        rule: null,
        reason,
        evidence: input.evidence ?? '',
        taxes: [],
      });
      return { allocationId, offsetYen: sumOf(lines) };
    }),

  'offsets.reverse': (context, input) => reverseClearing(context, 'offset', input),

  async 'offsets.list'({ read }, { clientId, customerId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    return { offsets: await withLines(sql, await clearingsOf(sql, 'offset', { customerId })) };
  },
};

async function proposal(sql: ClientRead, row: DebtorRow, on: string) {
  const open = await openReceivablesOf(sql, row.customerId);
  const receivables = open.map(({ receivableId, invoiceId, invoice, issuedOn, dueOn, openYen }) => ({
    receivableId,
    invoiceId,
    invoice,
    issuedOn,
    dueOn,
    openYen,
  }));
  const taxes = await taxesIn(
    sql,
    open.map((one) => ({ receivableId: one.receivableId, amountYen: one.openYen })),
  );
  return { ...row, taxes, rules: ruleStates(row, on), receivables };
}

/** Throws write-off-year, write-off-unreminded. */
function refuseByRule(debtor: DebtorRow, rule: WriteOffRule, on: string): void {
  const state = ruleStates(debtor, on).find((one) => one.rule === rule)!;
  if (state.obstacle === 'year-not-over')
    throw new AppError('write-off-year', { stoppedOn: stoppedOn(debtor), fromOn: state.fromOn }, 'rule');
  if (state.obstacle === 'not-reminded') throw new AppError('write-off-unreminded', {}, 'rule');
}

function planRefusal(
  fault: PlanFault,
  rule: WriteOffRule,
  open: readonly OpenReceivableRow[],
  chosen: readonly { receivableId: number; amountYen?: number | undefined }[],
): AppError {
  const cut = chosen.find((line) => {
    const openYen = open.find((one) => one.receivableId === line.receivableId)?.openYen ?? 0;
    return line.amountYen !== undefined && line.amountYen !== openYen;
  });
  const item = open.find((one) => one.receivableId === cut?.receivableId);
  const facts = { number: item?.invoice ?? '', openYen: item?.openYen ?? 0, amountYen: cut?.amountYen ?? 0, rule };
  if (fault === 'over-open') return new AppError('receivable-overdrawn', facts, 'receivables');
  if (fault === 'part-of-claim') return new AppError('write-off-part', facts, 'receivables');
  if (fault === 'not-all') return new AppError('write-off-not-all', {}, 'receivables');
  return new AppError('write-off-nothing', {}, 'customerId');
}

type ChosenLine = { receivableId: number; amountYen?: number | undefined };

/** Lines named by id or invoice number, each an open receivable of this customer. Throws receivable-unknown. */
async function chosenOf(
  sql: ClientRead,
  open: readonly OpenReceivableRow[],
  wanted: readonly {
    receivableId?: number | undefined;
    invoice?: string | undefined;
    amountYen?: number | undefined;
  }[],
): Promise<ChosenLine[]> {
  const lines: ChosenLine[] = [];
  for (const { receivableId, invoice, amountYen } of wanted) {
    const id = receivableId ?? (invoice === undefined ? undefined : await receivableByInvoice(sql, invoice));
    const item = open.find((one) => one.receivableId === id);
    if (!item || lines.some((line) => line.receivableId === id))
      throw new AppError('receivable-unknown', { invoice: invoice ?? item?.invoice ?? '' }, 'receivables');
    lines.push({ receivableId: item.receivableId, amountYen });
  }
  return lines;
}

/** The consumption tax in these amounts, by the rate of each sale. */
async function taxesIn(
  sql: ClientRead,
  lines: readonly { receivableId: number; amountYen: number }[],
): Promise<TaxPart[]> {
  const taxes = await taxesOfReceivables(
    sql,
    lines.map((line) => line.receivableId),
  );
  return mergeTaxParts(
    lines.flatMap((line) =>
      splitByTax(
        line.amountYen,
        taxes.filter((tax) => tax.receivableId === line.receivableId),
      ),
    ),
  );
}

async function reverseClearing(
  context: CommandContext,
  kind: 'write-off' | 'offset',
  { clientId, allocationId, on }: { clientId: number; allocationId: number; on?: string | undefined },
) {
  return context.write(async (tx: Tx) => {
    const sql = tx.client(clientId);
    const client = await clientSettings(sql, 'booking');
    const [clearing] = await clearingsOf(sql, kind, { allocationId });
    if (!clearing) throw new AppError('clearing-unknown', { allocationId }, 'allocationId');
    if (clearing.reversedOn !== null)
      throw new AppError('clearing-reversed', { reversedOn: clearing.reversedOn }, 'allocationId');
    // Without a day: today, or the clearing's own day where that lies ahead.
    const today = context.clock.today();
    const day = on ?? (today > clearing.on ? today : clearing.on);
    if (client.closedThrough !== null && day <= client.closedThrough)
      throw new AppError('period-closed', { closedThrough: client.closedThrough, on: day }, 'on');
    await reverseAllocations(tx, clientId, [allocationId], day, 'strict');
    return { reversedYen: clearing.amountYen, on: day };
  });
}

function idsOf(rows: readonly { allocationId: number }[]): number[] {
  return rows.map((row) => row.allocationId);
}

async function withLines<R extends { allocationId: number }>(sql: ClientRead, rows: readonly R[]) {
  const lines = await clearingLines(sql, idsOf(rows));
  return rows.map((row) => ({
    ...row,
    lines: lines
      .filter((line) => line.allocationId === row.allocationId)
      .map(({ receivableId, invoiceId, invoice, amountYen }) => ({ receivableId, invoiceId, invoice, amountYen })),
  }));
}

function sumOf(lines: readonly { amountYen: number }[]): number {
  return lines.reduce((sum, line) => sum + line.amountYen, 0);
}
