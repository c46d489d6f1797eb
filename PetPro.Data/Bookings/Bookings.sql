CREATE EXTENSION IF NOT EXISTS btree_gist;

-- A member of staff has no two overlapping slots that hold a seat, whatever the services. What is only offered may overlap.
ALTER TABLE bookings.slots ADD CONSTRAINT ex_slots_staff_taken
    EXCLUDE USING gist (staff_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
    WHERE (booked_count > 0 AND staff_id IS NOT NULL);

-- Tells the clinic's boards and the owner's pages that a booking has changed.
CREATE FUNCTION bookings.tell_booking_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('petpro', 'clinic:' || NEW.clinic_id);
    PERFORM pg_notify('petpro', 'user:' || NEW.user_id);
    RETURN NULL;
END $$;

CREATE TRIGGER tell_booking_changed AFTER INSERT OR UPDATE ON bookings.bookings
    FOR EACH ROW EXECUTE FUNCTION bookings.tell_booking_changed();

-- When a service can be had next: a seat is free and the member of staff is not taken elsewhere. A hold that has lapsed is none.
-- OFFSET 0 keeps the question after the member of staff an index probe for each slot: see FindFreeSlots.
CREATE FUNCTION bookings.next_free(of_service uuid, after timestamptz, now timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT s.starts_at
    FROM bookings.slots s
    WHERE s.service_id = of_service AND s.starts_at > after AND s.status <> 'blocked'
      AND (s.booked_count < s.capacity OR s.booked_count - (
          SELECT count(*) FROM bookings.reservations r WHERE r.slot_id = s.id AND r.status = 'pending' AND r.expires_at <= now) < s.capacity)
      AND NOT EXISTS (
          SELECT 1 FROM bookings.slots other
          WHERE other.staff_id = s.staff_id AND other.id <> s.id AND other.booked_count > 0
            AND tstzrange(other.starts_at, other.ends_at) && tstzrange(s.starts_at, s.ends_at)
            AND other.booked_count > (
                SELECT count(*) FROM bookings.reservations r WHERE r.slot_id = other.id AND r.status = 'pending' AND r.expires_at <= now)
          OFFSET 0)
    ORDER BY s.starts_at
    LIMIT 1
$$;
