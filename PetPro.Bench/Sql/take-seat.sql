\set i :i + 1
\set n :first + :client_id + :i * :clients
SELECT slot_id, staff_id, service_id FROM bench.targets WHERE n = :n \gset
BEGIN;
SELECT pg_advisory_xact_lock(hashtextextended(:staff_id, 0));
UPDATE bookings.slots
SET booked_count = booked_count + 1,
    status = CASE WHEN booked_count + 1 = capacity THEN 'booked' ELSE 'available' END,
    updated_at = now()
WHERE id = :slot_id AND status <> 'blocked' AND booked_count < capacity;
INSERT INTO bookings.reservations (id, user_id, pet_id, service_id, slot_id, lock_id, status, expires_at, created_at, updated_at)
VALUES (gen_random_uuid(), :user_id, :pet_id, :service_id, :slot_id, 'L34679CDFGHJK', 'pending', now() + interval '1 hour', now(), now());
INSERT INTO outbox.outbox_messages (id, type, version, aggregate_id, payload, occurred_at, status, attempts, next_attempt_at, handlers)
VALUES (gen_random_uuid(), 'reservation.created', 1, gen_random_uuid(),
        jsonb_build_object('reservation_id', :slot_id::text, 'user_id', :user_id::text, 'pet_id', :pet_id::text, 'service_id', :service_id::text,
                           'slot_id', :slot_id::text, 'expires_at', now()), now(), 'pending', 0, now(), '{}');
COMMIT;
