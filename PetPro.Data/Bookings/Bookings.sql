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
