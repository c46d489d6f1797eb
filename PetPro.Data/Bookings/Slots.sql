-- A member of staff has no two overlapping slots that hold a seat, the services' buffers included.
ALTER TABLE bookings.slots DROP CONSTRAINT ex_slots_staff_taken;
ALTER TABLE bookings.slots ADD CONSTRAINT ex_slots_staff_taken
    EXCLUDE USING gist (staff_id WITH =, tstzrange(coalesce(busy_from, starts_at), coalesce(busy_until, ends_at)) WITH &&)
    WHERE (booked_count > 0 AND staff_id IS NOT NULL);

CREATE OR REPLACE FUNCTION bookings.next_free(of_service uuid, after timestamptz, now timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT s.starts_at
    FROM bookings.slots s
    WHERE s.service_id = of_service AND s.starts_at > after AND s.status <> 'blocked'
      AND (s.booked_count < s.capacity OR s.booked_count - (
          SELECT count(*) FROM bookings.reservations r WHERE r.slot_id = s.id AND r.status = 'pending' AND r.expires_at <= now) < s.capacity)
      AND NOT EXISTS (
          SELECT 1 FROM bookings.slots other
          WHERE other.staff_id = s.staff_id AND other.id <> s.id AND other.booked_count > 0
            AND tstzrange(coalesce(other.busy_from, other.starts_at), coalesce(other.busy_until, other.ends_at))
                && tstzrange(coalesce(s.busy_from, s.starts_at), coalesce(s.busy_until, s.ends_at))
            AND other.booked_count > (
                SELECT count(*) FROM bookings.reservations r WHERE r.slot_id = other.id AND r.status = 'pending' AND r.expires_at <= now)
          OFFSET 0)
    ORDER BY s.starts_at
    LIMIT 1
$$;
