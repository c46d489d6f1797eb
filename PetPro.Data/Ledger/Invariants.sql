-- What must hold at every moment, whatever was going on at once or died in between. Each query lists what breaks it, one row with
-- one text each; none is right. Tests, the admin's page and the nightly job ask the same queries. @now is the clock's time.
-- They read whole tables, joined as sets: on a million slots the dearest takes about a second.

-- name: seats-are-holds-and-bookings
SELECT 'slot ' || slot.id AS subject
FROM bookings.slots slot
LEFT JOIN (
    SELECT taken.slot_id, count(*) AS seats
    FROM (SELECT slot_id FROM bookings.reservations WHERE status = 'pending'
          UNION ALL
          SELECT slot_id FROM bookings.bookings WHERE status IN ('pending-approval', 'confirmed', 'in-progress', 'completed', 'no-show')) taken
    GROUP BY taken.slot_id) held ON held.slot_id = slot.id
WHERE slot.booked_count <> coalesce(held.seats, 0)

-- name: seats-within-capacity
SELECT 'slot ' || id AS subject
FROM bookings.slots
WHERE booked_count > capacity OR booked_count < 0

-- name: staff-not-doubled
SELECT 'slot ' || taken.id AS subject
FROM (SELECT id, coalesce(busy_from, starts_at) AS busy_from, max(coalesce(busy_until, ends_at)) OVER (
          PARTITION BY staff_id ORDER BY coalesce(busy_from, starts_at), id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS taken_until
      FROM bookings.slots
      WHERE booked_count > 0 AND staff_id IS NOT NULL) taken
WHERE taken.busy_from < taken.taken_until

-- name: no-hold-past-its-end
SELECT 'reservation ' || id AS subject
FROM bookings.reservations
WHERE status = 'pending' AND expires_at < @now - interval '2 minutes'

-- name: paid-means-seat-or-refund
-- What a payment took is what the bookings that it bought keep of it, and what goes back: nothing is left over, nothing is given twice.
-- A payment whose news is still on its way to the booking is neither yet; one whose news is dead is a violation.
SELECT 'payment ' || payment.id AS subject
FROM payments.payments payment
LEFT JOIN (SELECT entry.payment_id, sum(entry.total_amount) AS amount
           FROM ledger.financial_entries entry JOIN bookings.bookings booking ON booking.id = entry.booking_id
           WHERE booking.status IN ('pending-approval', 'confirmed', 'in-progress', 'completed', 'no-show', 'cancelled', 'rejected')
           GROUP BY entry.payment_id) kept ON kept.payment_id = payment.id
LEFT JOIN (SELECT payment_id, sum(amount) AS amount FROM payments.refunds GROUP BY payment_id) refunded ON refunded.payment_id = payment.id
WHERE payment.status IN ('success', 'partially-refunded', 'refunded')
  AND coalesce(kept.amount, 0) + coalesce(refunded.amount, 0) <> payment.amount
  AND NOT EXISTS (SELECT 1 FROM outbox.outbox_messages message
                  WHERE message.aggregate_id = payment.id AND message.type = 'payment.processed' AND message.status = 'pending')

-- name: seat-means-paid
-- A visit keeps, over all its payments and refunds, what was to be paid online for it; cancelled, that less what was decided to go back.
SELECT 'booking ' || booking.id AS subject
FROM bookings.bookings booking
LEFT JOIN (SELECT entry.booking_id, sum(entry.total_amount) AS amount
           FROM ledger.financial_entries entry JOIN payments.payments payment ON payment.id = entry.payment_id
           WHERE payment.status IN ('success', 'partially-refunded', 'refunded')
           GROUP BY entry.booking_id) kept ON kept.booking_id = booking.id
WHERE booking.status IN ('pending-approval', 'confirmed', 'in-progress', 'completed', 'no-show')
      AND coalesce(kept.amount, 0) <> coalesce(booking.online_amount, booking.amount)
   OR booking.status IN ('cancelled', 'rejected') AND kept.booking_id IS NOT NULL
      AND kept.amount <> coalesce(booking.online_amount, booking.amount) - coalesce(booking.refund_amount, 0)

-- name: payments-are-in-the-ledger
-- What the gateway holds for us by our payments is what it holds by our journals.
SELECT 'payment ' || payment.id AS subject
FROM payments.payments payment
LEFT JOIN (SELECT payment_id, sum(amount) AS amount FROM payments.refunds WHERE status = 'success' GROUP BY payment_id) returned
    ON returned.payment_id = payment.id
LEFT JOIN (SELECT journal.payment_id, sum(line.amount) AS amount
           FROM ledger.journals journal JOIN ledger.journal_lines line ON line.journal_id = journal.id
           WHERE line.account = 'gateway-clearing'
           GROUP BY journal.payment_id) posted ON posted.payment_id = payment.id
WHERE coalesce(posted.amount, 0) <> coalesce(
          CASE WHEN payment.status IN ('success', 'partially-refunded', 'refunded') THEN payment.amount END, 0) - coalesce(returned.amount, 0)
  AND NOT EXISTS (SELECT 1 FROM outbox.outbox_messages message
                  WHERE message.aggregate_id = payment.id AND message.type = 'payment.processed' AND message.status = 'pending')

-- name: refunds-are-in-the-ledger
-- What we owe payers by the ledger is what was promised to them and has not arrived.
SELECT 'payment ' || coalesce(promised.payment_id, posted.payment_id) AS subject
FROM (SELECT payment_id, sum(amount) AS amount FROM payments.refunds WHERE status <> 'success' GROUP BY payment_id) promised
FULL JOIN (SELECT journal.payment_id, -sum(line.amount) AS amount
           FROM ledger.journals journal JOIN ledger.journal_lines line ON line.journal_id = journal.id
           WHERE line.account = 'refunds-payable'
           GROUP BY journal.payment_id) posted ON posted.payment_id = promised.payment_id
WHERE coalesce(promised.amount, 0) <> coalesce(posted.amount, 0)

-- name: journals-balance
SELECT 'journal ' || journal.id AS subject
FROM ledger.journals journal
LEFT JOIN ledger.journal_lines line ON line.journal_id = journal.id
GROUP BY journal.id
HAVING coalesce(sum(line.amount), 0) <> 0 OR count(line.journal_id) < 2

-- name: entries-add-up
-- The parts of an entry are its total, a visit that was paid online has a fee entry for each payment that bought a part of it, and
-- what goes back of one never exceeds it.
SELECT 'entry ' || id AS subject
FROM ledger.financial_entries
WHERE platform_fee + clinic_amount + tax_amount <> total_amount OR service_tax + fee_tax <> tax_amount
UNION ALL
SELECT 'booking ' || booking.id
FROM bookings.bookings booking
LEFT JOIN (SELECT booking_id, count(*) AS fees FROM ledger.financial_entries WHERE type = 'booking_fee' GROUP BY booking_id) entries
    ON entries.booking_id = booking.id
WHERE booking.status IN ('pending-approval', 'confirmed', 'in-progress', 'completed', 'no-show')
  AND coalesce(booking.online_amount, booking.amount) > 0 AND entries.fees IS NULL
UNION ALL
SELECT 'booking ' || booking_id
FROM ledger.financial_entries
GROUP BY booking_id, payment_id
HAVING count(*) FILTER (WHERE type = 'booking_fee') <> 1 OR sum(total_amount) < 0

-- name: entries-are-in-the-ledger
-- Clinic, platform and tax have by the journals what they have by the entries.
SELECT 'payment ' || coalesce(entries.payment_id, posted.payment_id) AS subject
FROM (SELECT payment_id, sum(clinic_amount) AS clinic, sum(platform_fee) AS fee, sum(tax_amount) AS tax
      FROM ledger.financial_entries GROUP BY payment_id) entries
FULL JOIN (SELECT journal.payment_id,
                  -coalesce(sum(line.amount) FILTER (WHERE line.account = 'clinic-payable'), 0) AS clinic,
                  -coalesce(sum(line.amount) FILTER (WHERE line.account = 'platform-revenue'), 0) AS fee,
                  -coalesce(sum(line.amount) FILTER (WHERE line.account = 'tax-payable'), 0) AS tax
           FROM ledger.journals journal JOIN ledger.journal_lines line ON line.journal_id = journal.id
           GROUP BY journal.payment_id) posted ON posted.payment_id = entries.payment_id
WHERE coalesce(entries.clinic, 0) <> coalesce(posted.clinic, 0)
   OR coalesce(entries.fee, 0) <> coalesce(posted.fee, 0)
   OR coalesce(entries.tax, 0) <> coalesce(posted.tax, 0)

-- name: one-effect-per-event-and-handler
-- A done message was handled by each of its handlers, once (the key sees to that), and nothing was handled that never happened.
SELECT 'event ' || message.id AS subject
FROM outbox.outbox_messages message
LEFT JOIN (SELECT event_id, array_agg(handler::text ORDER BY handler COLLATE "C") AS handlers
           FROM outbox.handled_events GROUP BY event_id) handled ON handled.event_id = message.id
WHERE message.status = 'done' AND message.handlers <> coalesce(handled.handlers, '{}')
UNION ALL
SELECT 'effect of ' || handled.event_id || ' by ' || handled.handler
FROM outbox.handled_events handled
WHERE NOT EXISTS (SELECT 1 FROM outbox.outbox_messages message WHERE message.id = handled.event_id)

-- name: no-event-given-up
SELECT 'event ' || id AS subject
FROM outbox.outbox_messages
WHERE status = 'dead'
