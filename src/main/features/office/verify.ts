/** Every invariant of an office, checked from the facts. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { entryHash, GENESIS_HASH } from '../../core/audit.ts';
import type { QueryContext } from '../../core/context.ts';
import { readDocument, readTaken, takenPath } from '../../core/documents.ts';
import type { ClientRead, ReadSql } from '../../db/engine.ts';
import { derivedDifferences } from '../allocations/derive.ts';
import { learnedDifferences } from '../allocations/learned.ts';
import { BILLING_INVARIANTS } from '../closing-bills/verify.ts';
import { brokenMoves } from '../exceptions/office-queries.ts';
import { PAPER_INVARIANTS } from '../invoice-papers/verify.ts';
import { auditChain, clientIds, integrityProblems, keptBankFiles, renderedDocuments } from './office-queries.ts';

export interface VerifyResult {
  ok: boolean;
  checked: Record<string, number>;
  problems: { check: string; detail: string }[];
}

const MAX_PROBLEMS = 1000;

export async function verifyOffice(context: QueryContext): Promise<VerifyResult> {
  const result: VerifyResult = { ok: true, checked: {}, problems: [] };
  const report = (check: string, details: readonly string[], count: number) => {
    result.checked[check] = (result.checked[check] ?? 0) + count;
    for (const detail of details) if (result.problems.length < MAX_PROBLEMS) result.problems.push({ check, detail });
  };
  report('integrity', await integrityProblems(context.read.office), 1);
  report('moves', await brokenMoves(context.read.office), 1);
  await verifyAuditChain(context.read.office, report);
  await verifyDocuments(context, report);
  await verifyBankFiles(context, report);
  for (const { id } of await clientIds(context.read.office)) {
    const sql = context.read.client(id);
    for (const invariant of [...INVARIANTS, ...BILLING_INVARIANTS, ...PAPER_INVARIANTS]) {
      const rows = await sql.all<{ detail: string }>(invariant.text);
      report(
        invariant.check,
        rows.map((row) => `client ${id}: ${row.detail}`),
        1,
      );
    }
    report(
      'derived',
      [...(await derivedDifferences(sql)), ...(await learnedDifferences(sql))].map(
        (detail) => `client ${id}: ${detail}`,
      ),
      1,
    );
    report('invoices', [], await countOf(sql, 'invoice'));
    report('deposits', [], await countOf(sql, 'deposit'));
    report('allocations', [], await countOf(sql, 'allocation'));
  }
  result.ok = result.problems.length === 0;
  return result;
}

async function countOf(sql: ClientRead, table: 'invoice' | 'deposit' | 'allocation'): Promise<number> {
  const row = await sql.get<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table} WHERE client_id = :clientId`);
  return row?.count ?? 0;
}

type Report = (check: string, details: readonly string[], count: number) => void;

const CHAIN_STEP = 5000;

async function verifyAuditChain(sql: ReadSql, report: Report): Promise<void> {
  let previous = GENESIS_HASH;
  let last = 0;
  for (;;) {
    const rows = await auditChain(sql, last, CHAIN_STEP);
    if (rows.length === 0) return;
    const broken: string[] = [];
    for (const row of rows) {
      const content = {
        seq: row.seq,
        at: row.at,
        actor: row.actor,
        method: row.method,
        clientId: row.client_id,
        requestId: row.request_id,
        inputDigest: row.input_digest,
        changes: row.changes,
      };
      if (row.seq !== last + 1) broken.push(`entry ${last + 1} is missing`);
      if (row.previous_hash !== previous || row.hash !== entryHash(content, row.previous_hash))
        broken.push(`entry ${row.seq} does not follow the one before`);
      previous = row.hash;
      last = row.seq;
    }
    report('audit', broken, rows.length);
  }
}

async function verifyDocuments({ read, folder }: QueryContext, report: Report): Promise<void> {
  const rows = await renderedDocuments(read.office);
  const bad = rows
    .filter((row) => readDocument(folder, row.path, row.sha256) === null)
    .map((row) => `${row.path} ${existsSync(join(folder, row.path)) ? 'is not what was issued' : 'is missing'}`);
  report('documents', bad, rows.length);
}

/** Bank data are kept as they came: a file that is gone is missed where it was kept, one that changed wherever it lies. */
async function verifyBankFiles({ read, folder }: QueryContext, report: Report): Promise<void> {
  const bad: string[] = [];
  const rows = await keptBankFiles(read.office);
  for (const { sha256, fileName, kept } of rows) {
    const isThere = existsSync(join(folder, takenPath(sha256)));
    if (isThere && readTaken(folder, sha256) === null) bad.push(`${fileName} is not what was taken in`);
    if (!isThere && kept === 1) bad.push(`${fileName} is missing`);
  }
  report('bank-files', bad, rows.length);
}

/** Each query lists what breaks the rule; none may return a row. */
const INVARIANTS: { check: string; text: string }[] = [
  {
    check: 'wording-set',
    text: `SELECT 'wording ' || w.id AS detail FROM client_wording w WHERE w.client_id = :clientId AND w.set_key LIKE 'own-%'
      AND NOT EXISTS (SELECT 1 FROM wording_set s WHERE 'own-' || s.id = w.set_key)`,
  },
  {
    check: 'plan-total',
    text: `SELECT 'plan ' || p.id AS detail FROM instalment_plan p WHERE p.client_id = :clientId
      AND p.total_yen <> (SELECT COALESCE(SUM(r.amount_yen), 0) FROM instalment_row r WHERE r.client_id = p.client_id AND r.plan_id = p.id)`,
  },
  {
    check: 'plan-order',
    text: `SELECT DISTINCT 'plan ' || r.plan_id AS detail FROM instalment_row r
      JOIN instalment_plan p ON p.client_id = r.client_id AND p.id = r.plan_id
      LEFT JOIN instalment_row b ON b.client_id = r.client_id AND b.plan_id = r.plan_id AND b.row = r.row - 1
      WHERE r.client_id = :clientId AND (r.due_on < p.agreed_on OR r.due_on <= b.due_on OR (r.row > 1 AND b.row IS NULL))`,
  },
  {
    check: 'interest-total',
    text: `SELECT 'interest ' || b.serial AS detail FROM interest_bill b WHERE b.client_id = :clientId
      AND b.total_yen <> (SELECT COALESCE(SUM(l.yen), 0) FROM interest_bill_line l WHERE l.client_id = b.client_id AND l.bill_id = b.id)`,
  },
  {
    check: 'certified-principal',
    text: `SELECT 'certified letter ' || t.serial AS detail FROM certified_letter t WHERE t.client_id = :clientId
      AND t.principal_yen <> (SELECT COALESCE(SUM(i.open_yen), 0) FROM certified_letter_item i WHERE i.client_id = t.client_id AND i.letter_id = t.id)`,
  },
  {
    check: 'handover-once',
    text: `SELECT 'customer ' || h.customer_id AS detail FROM customer_handover h
      LEFT JOIN customer_handover_end e ON e.client_id = h.client_id AND e.handover_id = h.id
      WHERE h.client_id = :clientId AND e.handover_id IS NULL GROUP BY h.customer_id HAVING COUNT(*) > 1`,
  },
  {
    check: 'interest-line',
    text: `SELECT 'interest bill ' || l.bill_id || ' line ' || l.line AS detail FROM interest_bill_line l WHERE l.client_id = :clientId
      AND l.yen <> l.base_yen * l.rate_bp * l.days / (10000 * l.year_days)`,
  },
  {
    check: 'letter-text',
    text: `SELECT 'letter ' || t.serial AS detail FROM reminder_letter t WHERE t.client_id = :clientId
      AND EXISTS (SELECT 1 FROM reminder_decision d WHERE d.client_id = t.client_id AND d.batch_id = t.batch_id)
      AND NOT EXISTS (SELECT 1 FROM reminder_letter_text x WHERE x.client_id = t.client_id AND x.letter_id = t.id)`,
  },
  {
    check: 'letter-decision',
    text: `SELECT 'letter ' || t.serial AS detail FROM reminder_letter t
      LEFT JOIN reminder_decision d ON d.client_id = t.client_id AND d.batch_id = t.batch_id AND d.customer_id = t.customer_id
      WHERE t.client_id = :clientId AND EXISTS (SELECT 1 FROM reminder_decision o WHERE o.client_id = t.client_id AND o.batch_id = t.batch_id)
        AND (d.kind IS NULL OR d.kind <> 'letter' OR d.stage <> t.stage OR d.total_yen <> t.total_yen)`,
  },
  {
    check: 'invoice-total',
    text: `SELECT 'invoice ' || i.number AS detail FROM invoice i WHERE i.client_id = :clientId AND i.kind = 'invoice'
      AND i.total_yen <> (SELECT COALESCE(SUM(t.gross_yen), 0) FROM invoice_tax t WHERE t.client_id = i.client_id AND t.invoice_id = i.id)`,
  },
  {
    check: 'invoice-lines',
    text: `SELECT 'invoice ' || i.number AS detail FROM invoice i WHERE i.client_id = :clientId AND i.kind = 'invoice'
      AND (SELECT SUM(l.amount_yen) FROM invoice_line l WHERE l.client_id = i.client_id AND l.invoice_id = i.id)
        <> (SELECT SUM(CASE WHEN i.includes_tax = 1 THEN t.gross_yen ELSE t.net_yen END) FROM invoice_tax t WHERE t.client_id = i.client_id AND t.invoice_id = i.id)`,
  },
  {
    check: 'receivable-total',
    // Grouped, not one lookup an invoice: SQLite would scan all of the client's receivables for each.
    text: `SELECT 'invoice ' || i.number AS detail FROM invoice i
      LEFT JOIN (SELECT r.invoice_id, SUM(r.amount_yen) AS yen FROM receivable r WHERE r.client_id = :clientId GROUP BY r.invoice_id) t ON t.invoice_id = i.id
      WHERE i.client_id = :clientId AND i.total_yen <> COALESCE(t.yen, 0)`,
  },
  {
    check: 'allocation-sum',
    text: `SELECT 'allocation ' || a.id AS detail FROM allocation a WHERE a.client_id = :clientId
      AND a.money_yen + (SELECT COALESCE(SUM(j.amount_yen), 0) FROM allocation_adjustment j WHERE j.client_id = a.client_id AND j.allocation_id = a.id)
        <> (SELECT COALESCE(SUM(l.amount_yen), 0) FROM allocation_line l WHERE l.client_id = a.client_id AND l.allocation_id = a.id)`,
  },
  {
    check: 'deposit-overdrawn',
    text: `SELECT 'deposit ' || d.id AS detail FROM deposit d WHERE d.client_id = :clientId AND d.amount_yen <
      (SELECT COALESCE(SUM(a.money_yen), 0) FROM allocation a LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
       WHERE a.client_id = d.client_id AND a.deposit_id = d.id AND x.allocation_id IS NULL)
      + (SELECT COALESCE(SUM(f.amount_yen), 0) FROM deposit_refund f LEFT JOIN deposit_refund_reversal z ON z.client_id = f.client_id AND z.refund_id = f.id
         WHERE f.client_id = d.client_id AND f.deposit_id = d.id AND z.refund_id IS NULL)
      + (SELECT COALESCE(SUM(b.amount_yen), 0) FROM bad_debt_recovery b LEFT JOIN bad_debt_recovery_reversal y ON y.client_id = b.client_id AND y.recovery_id = b.id
         WHERE b.client_id = d.client_id AND b.deposit_id = d.id AND y.recovery_id IS NULL)`,
  },
  {
    check: 'receivable-overdrawn',
    text: `SELECT 'receivable ' || r.id AS detail FROM receivable r WHERE r.client_id = :clientId AND r.amount_yen <
      (SELECT COALESCE(SUM(l.amount_yen), 0) FROM allocation_line l LEFT JOIN allocation_reversal x ON x.client_id = l.client_id AND x.allocation_id = l.allocation_id
       WHERE l.client_id = r.client_id AND l.receivable_id = r.id AND x.allocation_id IS NULL)`,
  },
  {
    check: 'allocation-live',
    text: `SELECT 'allocation ' || a.id AS detail FROM allocation a
      LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
      WHERE a.client_id = :clientId AND x.allocation_id IS NULL AND (
        EXISTS (SELECT 1 FROM deposit_cancel k WHERE k.client_id = a.client_id AND k.deposit_id = a.deposit_id)
        OR EXISTS (SELECT 1 FROM allocation_line l JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
                   JOIN invoice_void v ON v.client_id = r.client_id AND v.invoice_id = r.invoice_id
                   WHERE l.client_id = a.client_id AND l.allocation_id = a.id))`,
  },
  {
    check: 'mark-live',
    text: `SELECT 'deposit ' || m.deposit_id AS detail FROM deposit_mark m
      LEFT JOIN deposit_mark_end e ON e.client_id = m.client_id AND e.mark_id = m.id
      LEFT JOIN deposit_cancel k ON k.client_id = m.client_id AND k.deposit_id = m.deposit_id
      WHERE m.client_id = :clientId AND e.mark_id IS NULL GROUP BY m.deposit_id HAVING COUNT(*) > 1 OR COUNT(k.deposit_id) > 0`,
  },
  {
    check: 'refund-due',
    // What is still to be given back must still be there.
    text: `SELECT 'refund ' || f.id AS detail FROM deposit_refund f
      JOIN deposit_cancel k ON k.client_id = f.client_id AND k.deposit_id = f.deposit_id
      LEFT JOIN deposit_refund_done n ON n.client_id = f.client_id AND n.refund_id = f.id
      LEFT JOIN deposit_refund_reversal z ON z.client_id = f.client_id AND z.refund_id = f.id
      WHERE f.client_id = :clientId AND n.refund_id IS NULL AND z.refund_id IS NULL`,
  },
  {
    check: 'dispute-live',
    text: `SELECT 'receivable ' || y.receivable_id AS detail FROM receivable_dispute y
      LEFT JOIN receivable_dispute_end e ON e.client_id = y.client_id AND e.dispute_id = y.id
      WHERE y.client_id = :clientId AND e.dispute_id IS NULL GROUP BY y.receivable_id HAVING COUNT(*) > 1`,
  },
  {
    check: 'restored',
    text: `SELECT 'deposit ' || z.deposit_id AS detail FROM deposit_restore z
      LEFT JOIN deposit_cancel k ON k.client_id = z.client_id AND k.deposit_id = z.deposit_id
      WHERE z.client_id = :clientId AND k.deposit_id IS NULL`,
  },
  {
    check: 'reversal-date',
    text: `SELECT 'allocation ' || x.allocation_id AS detail FROM allocation_reversal x
      WHERE x.client_id = :clientId AND x.reversed_on < (SELECT MAX(l.effective_on) FROM allocation_line l WHERE l.client_id = x.client_id AND l.allocation_id = x.allocation_id)`,
  },
  {
    check: 'clearing',
    // A clearing without money is told by its own row, and all of it is one adjustment of its kind.
    text: `SELECT 'allocation ' || a.id AS detail FROM allocation a
      LEFT JOIN clearing k ON k.client_id = a.client_id AND k.allocation_id = a.id
      WHERE a.client_id = :clientId AND ((a.deposit_id IS NULL) <> (k.allocation_id IS NOT NULL)
        OR k.allocation_id IS NOT NULL AND 1 <> (SELECT COUNT(*) FROM allocation_adjustment j WHERE j.client_id = a.client_id AND j.allocation_id = a.id)
        OR k.allocation_id IS NOT NULL AND k.kind <> (SELECT MIN(j.kind) FROM allocation_adjustment j WHERE j.client_id = a.client_id AND j.allocation_id = a.id)
        OR k.allocation_id IS NULL AND EXISTS (SELECT 1 FROM allocation_adjustment j WHERE j.client_id = a.client_id AND j.allocation_id = a.id
             AND j.kind IN ('write-off','credit-note'))
        OR k.kind IN ('write-off','credit-note') AND (SELECT COALESCE(SUM(t.gross_yen), 0) FROM clearing_tax t WHERE t.client_id = a.client_id AND t.allocation_id = a.id)
             <> (SELECT SUM(l.amount_yen) FROM allocation_line l WHERE l.client_id = a.client_id AND l.allocation_id = a.id))`,
  },
  {
    check: 'letters-posted',
    text: `SELECT 'batch ' || p.batch_id AS detail FROM reminder_posting p WHERE p.client_id = :clientId
      AND p.letters <> (SELECT COUNT(*) FROM reminder_letter t WHERE t.client_id = p.client_id AND t.batch_id = p.batch_id
        AND NOT EXISTS (SELECT 1 FROM reminder_letter_withdrawal w WHERE w.client_id = t.client_id AND w.letter_id = t.id))`,
  },
  {
    check: 'period-changes',
    text: `SELECT 'closed through ' || COALESCE(c.closed_through, '-') AS detail FROM client c
      JOIN period_change p ON p.client_id = c.id AND p.id = (SELECT MAX(id) FROM period_change WHERE client_id = c.id)
      WHERE c.id = :clientId AND COALESCE(p.through, '') <> COALESCE(c.closed_through, '')`,
  },
  {
    check: 'debit-sums',
    text: `SELECT 'debit ' || b.id AS detail FROM debit_batch b WHERE b.client_id = :clientId AND
      (SELECT COALESCE(SUM(r.amount_yen), 0) FROM debit_row r WHERE r.client_id = b.client_id AND r.batch_id = b.id AND r.result_code = '0') <> b.settled_yen
      OR b.client_id = :clientId AND
      (SELECT COALESCE(SUM(r.amount_yen), 0) FROM debit_row r WHERE r.client_id = b.client_id AND r.batch_id = b.id AND r.result_code <> '0') <> b.failed_yen`,
  },
  {
    check: 'debit-split-twice',
    text: `SELECT 'debit ' || s.batch_id AS detail FROM debit_split s
      LEFT JOIN allocation_reversal x ON x.client_id = s.client_id AND x.allocation_id = s.allocation_id
      WHERE s.client_id = :clientId AND x.allocation_id IS NULL GROUP BY s.batch_id HAVING COUNT(*) > 1`,
  },
  {
    check: 'journal-fact',
    // What a file took must be there: a deposit, a clearing's part, a reversal of that very day.
    text: `SELECT f.kind || ' ' || f.ref_id || ' ' || f.on_day AS detail FROM journal_fact f WHERE f.client_id = :clientId AND NOT CASE f.kind
      WHEN 'deposit' THEN EXISTS (SELECT 1 FROM deposit d WHERE d.client_id = f.client_id AND d.id = f.ref_id AND d.deposited_on = f.on_day)
      WHEN 'cancel' THEN EXISTS (SELECT 1 FROM deposit_cancel k WHERE k.client_id = f.client_id AND k.deposit_id = f.ref_id AND k.cancelled_on = f.on_day)
      WHEN 'refund' THEN EXISTS (SELECT 1 FROM deposit_refund_done n WHERE n.client_id = f.client_id AND n.refund_id = f.ref_id AND n.refunded_on = f.on_day)
      WHEN 'refund-reversal' THEN EXISTS (SELECT 1 FROM deposit_refund_reversal z WHERE z.client_id = f.client_id AND z.refund_id = f.ref_id AND z.reversed_on = f.on_day)
      WHEN 'allocation' THEN EXISTS (SELECT 1 FROM allocation_line l WHERE l.client_id = f.client_id AND l.allocation_id = f.ref_id AND l.effective_on = f.on_day)
      WHEN 'reversal' THEN EXISTS (SELECT 1 FROM allocation_reversal x WHERE x.client_id = f.client_id AND x.allocation_id = f.ref_id AND x.reversed_on = f.on_day)
      WHEN 'mark' THEN EXISTS (SELECT 1 FROM deposit_mark m WHERE m.client_id = f.client_id AND m.id = f.ref_id AND m.since_on = f.on_day)
      WHEN 'mark-end' THEN EXISTS (SELECT 1 FROM deposit_mark_end e WHERE e.client_id = f.client_id AND e.mark_id = f.ref_id AND e.ended_on = f.on_day)
      WHEN 'recovery' THEN EXISTS (SELECT 1 FROM bad_debt_recovery b WHERE b.client_id = f.client_id AND b.id = f.ref_id AND b.recovered_on = f.on_day)
      WHEN 'recovery-reversal' THEN EXISTS (SELECT 1 FROM bad_debt_recovery_reversal y WHERE y.client_id = f.client_id AND y.recovery_id = f.ref_id AND y.reversed_on = f.on_day)
      WHEN 'invoice' THEN EXISTS (SELECT 1 FROM invoice i WHERE i.client_id = f.client_id AND i.id = f.ref_id AND i.issued_on = f.on_day)
      ELSE EXISTS (SELECT 1 FROM invoice_void v WHERE v.client_id = f.client_id AND v.invoice_id = f.ref_id AND v.voided_on = f.on_day) END`,
  },
  {
    check: 'journal-withdrawn',
    // A file that was withdrawn holds no fact any more; one that stands holds some.
    text: `SELECT 'batch ' || b.id AS detail FROM journal_batch b
      LEFT JOIN journal_withdrawal w ON w.client_id = b.client_id AND w.batch_id = b.id
      WHERE b.client_id = :clientId AND (w.batch_id IS NULL) <>
        EXISTS (SELECT 1 FROM journal_fact f WHERE f.client_id = b.client_id AND f.batch_id = b.id)`,
  },
  {
    check: 'recovery',
    // Never more than was written off, and nothing of a write-off that was taken back or by a deposit that is gone.
    text: `SELECT 'write-off ' || b.allocation_id AS detail FROM bad_debt_recovery b
      LEFT JOIN bad_debt_recovery_reversal y ON y.client_id = b.client_id AND y.recovery_id = b.id
      LEFT JOIN allocation_reversal x ON x.client_id = b.client_id AND x.allocation_id = b.allocation_id
      LEFT JOIN deposit_cancel k ON k.client_id = b.client_id AND k.deposit_id = b.deposit_id
      WHERE b.client_id = :clientId AND y.recovery_id IS NULL GROUP BY b.client_id, b.allocation_id
      HAVING COUNT(x.allocation_id) + COUNT(k.deposit_id) > 0 OR SUM(b.amount_yen) >
        (SELECT SUM(l.amount_yen) FROM allocation_line l WHERE l.client_id = b.client_id AND l.allocation_id = b.allocation_id)`,
  },
  {
    check: 'letter-total',
    text: `SELECT 'letter ' || t.serial AS detail FROM reminder_letter t WHERE t.client_id = :clientId
      AND t.total_yen <> (SELECT COALESCE(SUM(m.open_yen), 0) FROM reminder_letter_item m WHERE m.client_id = t.client_id AND m.letter_id = t.id)`,
  },
  {
    check: 'enquiry-days',
    // Posted after it was written, answered after it was posted.
    text: `SELECT 'enquiry ' || q.id AS detail FROM deposit_enquiry q
      LEFT JOIN deposit_enquiry_sending s ON s.client_id = q.client_id AND s.enquiry_id = q.id
      WHERE q.client_id = :clientId AND (s.sent_on < q.asked_on OR EXISTS (
        SELECT 1 FROM deposit_enquiry_answer a WHERE a.client_id = q.client_id AND a.enquiry_id = q.id AND a.answered_on < q.asked_on))`,
  },
  {
    check: 'sending-state',
    // A sending stands where its newest step says, and carries the very file that was issued.
    text: `SELECT 'sending ' || s.id AS detail FROM sending s
      LEFT JOIN sending_step p ON p.client_id = s.client_id AND p.sending_id = s.id AND p.step =
        (SELECT MAX(z.step) FROM sending_step z WHERE z.client_id = s.client_id AND z.sending_id = s.id)
      LEFT JOIN document d ON d.id = s.document_id
      WHERE s.client_id = :clientId AND (p.step IS NULL OR p.state <> s.state
        OR s.document_id IS NOT NULL AND (d.id IS NULL OR d.sha256 IS NULL OR d.sha256 <> s.sha256 OR COALESCE(d.client_id, 0) <> s.client_id))`,
  },
  {
    check: 'confirmation-total',
    text: `SELECT 'confirmation ' || b.serial AS detail FROM balance_confirmation b WHERE b.client_id = :clientId
      AND b.balance_yen <> (SELECT COALESCE(SUM(m.open_yen), 0) FROM balance_confirmation_item m WHERE m.client_id = b.client_id AND m.confirmation_id = b.id)`,
  },
];
