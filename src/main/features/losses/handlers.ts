/** 貸倒の検討: the facts held against the rules, what was decided, and the list for the tax return. */
import type { lossMethods } from '../../../contract/losses.ts';
import { daysBetween } from '../../../domain/dates.ts';
import { lossEvidence } from '../../../domain/loss-evidence.ts';
import { MEMORANDUM_YEN, ruleStates } from '../../../domain/write-off.ts';
import type { Handlers } from '../../core/context.ts';
import { dayHappened } from '../../core/days.ts';
import { clearingLines, clearingsOf, clearingTaxes, debtors } from '../clearings/queries.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { evidenceOf, latestDecisions, lossFacts, oldestDue } from './queries.ts';

export const lossHandlers: Handlers<typeof lossMethods> = {
  async 'losses.review'({ read, clock }, { clientId, on, overdueDays }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const day = on ?? clock.today();
    const oldest = await oldestDue(sql, day);
    const decisions = await latestDecisions(sql);
    const customers = [];
    for (const row of await debtors(sql, null)) {
      const dueOn = oldest.get(row.customerId);
      if (dueOn === undefined || daysBetween(dueOn, day) < overdueDays) continue;
      const facts = await lossFacts(sql, row, dueOn, day);
      customers.push({
        customerId: row.customerId,
        customerCode: row.customerCode,
        customerName: row.customerName,
        openYen: row.openYen,
        oldestDueOn: dueOn,
        overdueDays: daysBetween(dueOn, day),
        lastSoldOn: row.lastSoldOn,
        lastDepositOn: row.lastDepositOn,
        letters: facts.letters.length + facts.certified.length,
        returned: facts.returned.length,
        calls: facts.calls,
        brokenPromises: facts.brokenPromises,
        handedOver: facts.handedOver !== null,
        costYen: facts.costYen,
        rules: ruleStates(row, day),
        evidence: lossEvidence(facts),
        decision: decisions.get(row.customerId) ?? null,
      });
    }
    return { customers };
  },

  async 'losses.evidence'({ read, clock }, { clientId, customerId, on }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    await customerById(sql, customerId);
    const [row] = await debtors(sql, customerId);
    if (!row) return { evidence: '', rule: null, decision: null };
    const { decision, text } = await evidenceOf(sql, row, on ?? clock.today());
    return { evidence: text, rule: decision?.rule ?? null, decision };
  },

  'losses.decide': (context, { clientId, customerId, decision, rule, on, decidedBy, note }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      await customerById(sql, customerId);
      const decidedOn = dayHappened(context.clock, on);
      const id = await sql.nextId('write_off_decision');
      await sql.insert('write_off_decision', {
        id,
        customer_id: customerId,
        decided_on: decidedOn,
        decision,
        rule: rule ?? null,
        decided_by: decidedBy,
        note,
        ...tx.booked(),
      });
      return { decisionId: id };
    }),

  async 'losses.taxList'({ read }, { clientId, from, through }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const clearings = (await clearingsOf(sql, 'write-off')).filter(
      (row) => row.reversedOn === null && row.on >= from && row.on <= through,
    );
    const ids = clearings.map((row) => row.allocationId);
    const lines = Map.groupBy(await clearingLines(sql, ids), (line) => line.allocationId);
    const taxes = Map.groupBy(await clearingTaxes(sql, ids), (tax) => tax.allocationId);
    const rows = clearings.reverse().map((row) => ({
      allocationId: row.allocationId,
      on: row.on,
      customerId: row.customerId,
      customerCode: row.customerCode,
      customerName: row.customerName,
      rule: row.rule!,
      invoices: (lines.get(row.allocationId) ?? []).map((line) => line.invoice),
      amountYen: row.amountYen,
      memorandumYen: row.rule!.startsWith('9-6-3') ? MEMORANDUM_YEN : 0,
      taxes: (taxes.get(row.allocationId) ?? []).map(({ taxClass, grossYen, taxYen }) => ({
        taxClass,
        grossYen,
        taxYen,
      })),
      reason: row.reason,
      evidence: row.evidence,
    }));
    return {
      totalYen: rows.reduce((sum, row) => sum + row.amountYen, 0),
      taxYen: rows.reduce((sum, row) => sum + row.taxes.reduce((tax, one) => tax + one.taxYen, 0), 0),
      rows,
    };
  },
};
