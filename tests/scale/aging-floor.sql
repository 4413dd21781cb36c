-- The floor of the aging bench: the plain statement a good SQL writer would run on a ledger without helper tables, over
-- receivable(id, client_id, customer_id, issued_on, due_on, amount_yen, voided_on) and
-- allocation(receivable_id, effective_on, amount_yen, reversed_on), indexed on allocation(receivable_id, effective_on, reversed_on, amount_yen).
-- :d is the as-of date, :d30 :d60 :d90 are 30, 60 and 90 days before it. Due on the as-of date is not yet overdue.
SELECT client_id, customer_id, SUM(open) AS total,
       SUM(CASE WHEN due_on >= :d THEN open ELSE 0 END) AS notDue,
       SUM(CASE WHEN due_on < :d AND due_on >= :d30 THEN open ELSE 0 END) AS d1to30,
       SUM(CASE WHEN due_on < :d30 AND due_on >= :d60 THEN open ELSE 0 END) AS d31to60,
       SUM(CASE WHEN due_on < :d60 AND due_on >= :d90 THEN open ELSE 0 END) AS d61to90,
       SUM(CASE WHEN due_on < :d90 THEN open ELSE 0 END) AS over90
FROM (SELECT r.client_id, r.customer_id, r.due_on,
             r.amount_yen - COALESCE((SELECT SUM(a.amount_yen) FROM allocation a
                                      WHERE a.receivable_id = r.id AND a.effective_on <= :d
                                        AND (a.reversed_on IS NULL OR a.reversed_on > :d)), 0) AS open
      FROM receivable r
      WHERE r.issued_on <= :d AND (r.voided_on IS NULL OR r.voided_on > :d))
WHERE open <> 0
GROUP BY client_id, customer_id;
