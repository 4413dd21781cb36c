/** Invariants of deliveries, closing bills and corrections; each query lists what breaks the rule. */

/** What the ledger held of a bill's customer on its closing day, by what was booked until the bill itself. */
const LEDGER_THEN = `
  (SELECT COALESCE(SUM(r.amount_yen), 0) FROM receivable r WHERE r.client_id = b.client_id AND r.customer_id = b.customer_id AND r.issued_on <= b.closed_on AND r.seq <= i.seq)
  - (SELECT COALESCE(SUM(r.amount_yen), 0) FROM receivable r JOIN invoice_void v ON v.client_id = r.client_id AND v.invoice_id = r.invoice_id
     WHERE r.client_id = b.client_id AND r.customer_id = b.customer_id AND v.voided_on <= b.closed_on AND v.seq <= i.seq)
  - (SELECT COALESCE(SUM(l.amount_yen), 0) FROM receivable r JOIN allocation_line l ON l.client_id = r.client_id AND l.receivable_id = r.id
     JOIN allocation a ON a.client_id = l.client_id AND a.id = l.allocation_id
     WHERE r.client_id = b.client_id AND r.customer_id = b.customer_id AND l.effective_on <= b.closed_on AND a.seq <= i.seq)
  + (SELECT COALESCE(SUM(l.amount_yen), 0) FROM receivable r JOIN allocation_line l ON l.client_id = r.client_id AND l.receivable_id = r.id
     JOIN allocation_reversal x ON x.client_id = l.client_id AND x.allocation_id = l.allocation_id
     WHERE r.client_id = b.client_id AND r.customer_id = b.customer_id AND MAX(x.reversed_on, l.effective_on) <= b.closed_on AND x.seq <= i.seq)`;

export const BILLING_INVARIANTS: { check: string; text: string }[] = [
  {
    check: 'closing-ledger',
    // Receivables of a customer that was merged into or out of another have moved since.
    text: `SELECT 'invoice ' || i.number AS detail FROM closing_bill b JOIN invoice i ON i.client_id = b.client_id AND i.id = b.invoice_id
      WHERE b.client_id = :clientId AND b.balance_yen <> ${LEDGER_THEN}
        AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.client_id = b.client_id AND (c.merged_into_id = b.customer_id OR c.id = b.customer_id AND c.merged_into_id IS NOT NULL))`,
  },
  {
    check: 'closing-total',
    text: `SELECT 'invoice ' || i.number AS detail FROM closing_bill b JOIN invoice i ON i.client_id = b.client_id AND i.id = b.invoice_id
      WHERE b.client_id = :clientId AND (b.total_yen <> i.total_yen
        OR b.tax_yen <> (SELECT COALESCE(SUM(t.tax_yen), 0) FROM invoice_tax t WHERE t.client_id = b.client_id AND t.invoice_id = b.invoice_id)
        OR b.qualified_paper = 'delivery' AND b.tax_yen <> (SELECT COALESCE(SUM(d.tax_yen), 0) FROM closing_bill_delivery k
             JOIN delivery d ON d.client_id = k.client_id AND d.id = k.delivery_id WHERE k.client_id = b.client_id AND k.invoice_id = b.invoice_id))`,
  },
  {
    check: 'closing-previous',
    // What a bill begins with is what the one before asked for.
    text: `SELECT 'invoice ' || i.number AS detail FROM closing_bill b JOIN invoice i ON i.client_id = b.client_id AND i.id = b.invoice_id
      JOIN closing_bill p ON p.client_id = b.client_id AND p.invoice_id = b.previous_invoice_id
      WHERE b.client_id = :clientId AND (b.previous_yen <> p.balance_yen OR p.closed_on >= b.closed_on)`,
  },
  {
    check: 'delivery-billed-twice',
    text: `SELECT 'delivery ' || k.delivery_id AS detail FROM closing_bill_delivery k
      LEFT JOIN invoice_void v ON v.client_id = k.client_id AND v.invoice_id = k.invoice_id
      LEFT JOIN delivery_cancel x ON x.client_id = k.client_id AND x.delivery_id = k.delivery_id
      WHERE k.client_id = :clientId AND v.invoice_id IS NULL GROUP BY k.delivery_id HAVING COUNT(*) > 1 OR COUNT(x.delivery_id) > 0`,
  },
  {
    check: 'delivery-total',
    text: `SELECT 'delivery ' || d.number AS detail FROM delivery d WHERE d.client_id = :clientId AND (
      d.total_yen <> (SELECT COALESCE(SUM(t.gross_yen), 0) FROM delivery_tax t WHERE t.client_id = d.client_id AND t.delivery_id = d.id)
      OR (SELECT COALESCE(SUM(l.amount_yen), 0) FROM delivery_line l WHERE l.client_id = d.client_id AND l.delivery_id = d.id)
        <> CASE WHEN d.includes_tax = 1 THEN d.total_yen ELSE d.net_yen END)`,
  },
  {
    check: 'credit-note',
    // A note and its clearing (where an invoice was replaced: what stands in its place) live and end together, and are of one sum.
    text: `SELECT 'credit note ' || n.number AS detail FROM credit_note n
      LEFT JOIN credit_note_cancel x ON x.client_id = n.client_id AND x.credit_note_id = n.id
      LEFT JOIN allocation_reversal z ON z.client_id = n.client_id AND z.allocation_id = COALESCE(
        (SELECT MAX(m.allocation_id) FROM allocation_carry m WHERE m.client_id = n.client_id AND m.root_id = n.allocation_id), n.allocation_id)
      WHERE n.client_id = :clientId AND ((x.credit_note_id IS NULL) <> (z.allocation_id IS NULL)
        OR n.total_yen <> (SELECT SUM(l.amount_yen) FROM allocation_line l WHERE l.client_id = n.client_id AND l.allocation_id = n.allocation_id)
        OR n.total_yen <> (SELECT SUM(t.gross_yen) FROM credit_note_tax t WHERE t.client_id = n.client_id AND t.credit_note_id = n.id)
        OR n.paper_needed <> (n.total_yen >= 10000))`,
  },
  {
    check: 'credit-note-over',
    text: `SELECT 'invoice ' || n.invoice_id || ' ' || t.tax_class AS detail FROM credit_note n
      JOIN credit_note_tax t ON t.client_id = n.client_id AND t.credit_note_id = n.id
      LEFT JOIN credit_note_cancel x ON x.client_id = n.client_id AND x.credit_note_id = n.id
      WHERE n.client_id = :clientId AND x.credit_note_id IS NULL GROUP BY n.invoice_id, t.tax_class
      HAVING SUM(t.gross_yen) > (SELECT COALESCE(SUM(s.gross_yen), 0) FROM invoice_tax s
        WHERE s.client_id = :clientId AND s.invoice_id = n.invoice_id AND s.tax_class = t.tax_class)`,
  },
  {
    check: 'revision',
    text: `SELECT 'invoice ' || r.invoice_id AS detail FROM invoice_revision r
      LEFT JOIN invoice_void v ON v.client_id = r.client_id AND v.invoice_id = r.replaces_id
      LEFT JOIN invoice_revision p ON p.client_id = r.client_id AND p.invoice_id = r.replaces_id
      WHERE r.client_id = :clientId AND (v.invoice_id IS NULL OR r.revision <> COALESCE(p.revision, 0) + 1)`,
  },
  {
    check: 'clearing-carried',
    // What went over: the old one has ended, and both are of the same money, on the same invoices but for the replaced one.
    text: `SELECT 'allocation ' || m.allocation_id AS detail FROM allocation_carry m
      JOIN allocation a ON a.client_id = m.client_id AND a.id = m.allocation_id
      JOIN allocation o ON o.client_id = m.client_id AND o.id = m.moved_from
      JOIN invoice_revision v ON v.client_id = m.client_id AND v.invoice_id = m.invoice_id
      LEFT JOIN allocation_reversal x ON x.client_id = m.client_id AND x.allocation_id = m.moved_from
      WHERE m.client_id = :clientId AND (x.allocation_id IS NULL OR a.money_yen <> o.money_yen OR a.deposit_id IS NOT o.deposit_id OR EXISTS (
        SELECT 1 FROM allocation_line l JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
        WHERE l.client_id = m.client_id AND l.allocation_id = m.moved_from AND NOT EXISTS (
          SELECT 1 FROM allocation_line n JOIN receivable s ON s.client_id = n.client_id AND s.id = n.receivable_id
          WHERE n.client_id = m.client_id AND n.allocation_id = m.allocation_id AND n.amount_yen = l.amount_yen
            AND s.invoice_id = CASE WHEN r.invoice_id = v.replaces_id THEN v.invoice_id ELSE r.invoice_id END)))`,
  },
  {
    check: 'advance-used',
    text: `SELECT 'invoice ' || a.invoice_id AS detail FROM invoice_advance a WHERE a.client_id = :clientId AND a.amount_yen <>
      (SELECT COALESCE(SUM(l.amount_yen), 0) FROM allocation_line l JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
       WHERE l.client_id = a.client_id AND l.allocation_id = a.allocation_id AND r.invoice_id = a.invoice_id)`,
  },
];
