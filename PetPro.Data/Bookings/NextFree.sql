-- Open seats lie in an index of their own, so that a service that is booked up for weeks is not read slot by slot. Seats whose hold
-- has lapsed are not in it; those are found from the holds, of which there are few: a job frees them within a minute.
CREATE INDEX idx_slots_open ON bookings.slots (service_id, starts_at) WHERE status <> 'blocked' AND booked_count < capacity;
CREATE INDEX idx_reservations_pending_service ON bookings.reservations (service_id, expires_at) WHERE status = 'pending';

-- When a service can be had next: a seat is free, or its hold has lapsed, and the member of staff is not taken elsewhere.
-- Its cost is told, lest the planner asks it of services that are not shown. OFFSET 0 keeps the question after the member of staff an index probe for each slot: see FindFreeSlots.
CREATE OR REPLACE FUNCTION bookings.next_free(of_service uuid, after timestamptz, now timestamptz) RETURNS timestamptz LANGUAGE sql STABLE COST 1000 AS $$
    SELECT least(
        (SELECT s.starts_at
         FROM bookings.slots s
         WHERE s.service_id = of_service AND s.starts_at > after AND s.status <> 'blocked' AND s.booked_count < s.capacity
           AND NOT EXISTS (
               SELECT FROM bookings.slots other
               WHERE other.staff_id = s.staff_id AND other.id <> s.id AND other.booked_count > 0
                 AND tstzrange(coalesce(other.busy_from, other.starts_at), coalesce(other.busy_until, other.ends_at))
                     && tstzrange(coalesce(s.busy_from, s.starts_at), coalesce(s.busy_until, s.ends_at))
                 AND other.booked_count > (
                     SELECT count(*) FROM bookings.reservations r WHERE r.slot_id = other.id AND r.status = 'pending' AND r.expires_at <= now)
               OFFSET 0)
         ORDER BY s.starts_at
         LIMIT 1),
        (SELECT s.starts_at
         FROM bookings.reservations lapsed JOIN bookings.slots s ON s.id = lapsed.slot_id
         WHERE lapsed.service_id = of_service AND lapsed.status = 'pending' AND lapsed.expires_at <= now
           AND s.starts_at > after AND s.status <> 'blocked' AND s.booked_count >= s.capacity
           AND NOT EXISTS (
               SELECT FROM bookings.slots other
               WHERE other.staff_id = s.staff_id AND other.id <> s.id AND other.booked_count > 0
                 AND tstzrange(coalesce(other.busy_from, other.starts_at), coalesce(other.busy_until, other.ends_at))
                     && tstzrange(coalesce(s.busy_from, s.starts_at), coalesce(s.busy_until, s.ends_at))
                 AND other.booked_count > (
                     SELECT count(*) FROM bookings.reservations r WHERE r.slot_id = other.id AND r.status = 'pending' AND r.expires_at <= now)
               OFFSET 0)
         ORDER BY s.starts_at
         LIMIT 1))
$$;
