/** Invariants of papers about sales; each query lists what breaks the rule. */
export const PAPER_INVARIANTS: { check: string; text: string }[] = [
  {
    check: 'paper-document',
    // A paper lies in a document of its own client: never in another's file.
    text: `SELECT 'paper ' || p.id AS detail FROM invoice_paper p JOIN document d ON d.id = p.document_id
      WHERE p.client_id = :clientId AND (d.client_id IS NULL OR d.client_id <> p.client_id)
      UNION ALL SELECT 'sale paper ' || p.id FROM sale_paper p JOIN document d ON d.id = p.document_id
      WHERE p.client_id = :clientId AND (d.client_id IS NULL OR d.client_id <> p.client_id)
      UNION ALL SELECT 'note ' || n.number FROM received_note n JOIN document d ON d.id = n.document_id
      WHERE n.client_id = :clientId AND (d.client_id IS NULL OR d.client_id <> n.client_id)`,
  },
  {
    check: 'invoice-batch',
    text: `SELECT 'batch ' || b.number AS detail FROM invoice_batch b WHERE b.client_id = :clientId AND b.papers <>
      (SELECT COUNT(*) FROM invoice_paper p WHERE p.client_id = b.client_id AND p.batch_id = b.id)`,
  },
  {
    check: 'received-note',
    text: `SELECT 'note ' || n.number AS detail FROM received_note n JOIN deposit d ON d.client_id = n.client_id AND d.id = n.deposit_id
      WHERE n.client_id = :clientId AND n.amount_yen <> d.amount_yen`,
  },
  {
    check: 'received-note-once',
    text: `SELECT 'deposit ' || n.deposit_id AS detail FROM received_note n
      LEFT JOIN received_note_void v ON v.client_id = n.client_id AND v.note_id = n.id
      WHERE n.client_id = :clientId AND v.note_id IS NULL GROUP BY n.deposit_id HAVING COUNT(*) > 1`,
  },
];
