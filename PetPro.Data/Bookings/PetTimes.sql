-- A pet is at one place at a time: no two live holds or visits of it overlap, whatever the clinics. What holds a seat to move a visit
-- may overlap that visit. Who came and went, or never came, is free again.
CREATE TABLE bookings.pet_times (
    reservation_id uuid PRIMARY KEY REFERENCES bookings.reservations (id) ON DELETE RESTRICT,
    visit_id uuid NOT NULL,
    pet_id uuid NOT NULL,
    during tstzrange NOT NULL,
    CONSTRAINT ex_pet_times_one_place EXCLUDE USING gist (pet_id WITH =, visit_id WITH <>, during WITH &&)
);

-- What is booked already: of two that overlap, the earlier one is kept and the later one left alone.
INSERT INTO bookings.pet_times (reservation_id, visit_id, pet_id, during)
SELECT r.id, r.id, r.pet_id, tstzrange(s.starts_at, s.ends_at)
FROM bookings.reservations r
JOIN bookings.slots s ON s.id = r.slot_id
LEFT JOIN bookings.bookings b ON b.reservation_id = r.id
WHERE r.status IN ('pending', 'confirmed') AND coalesce(b.status, '') NOT IN ('completed', 'no-show')
  AND NOT EXISTS (
      SELECT 1 FROM bookings.reservations earlier JOIN bookings.slots taken ON taken.id = earlier.slot_id
      WHERE earlier.pet_id = r.pet_id AND earlier.id < r.id AND earlier.status IN ('pending', 'confirmed')
        AND tstzrange(taken.starts_at, taken.ends_at) && tstzrange(s.starts_at, s.ends_at));

CREATE FUNCTION bookings.keep_pet_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status IN ('pending', 'confirmed') THEN
        INSERT INTO bookings.pet_times AS kept (reservation_id, visit_id, pet_id, during)
        SELECT NEW.id, coalesce(NEW.moves_reservation_id, NEW.id), NEW.pet_id, tstzrange(s.starts_at, s.ends_at)
        FROM bookings.slots s WHERE s.id = NEW.slot_id
        ON CONFLICT (reservation_id) DO UPDATE SET during = excluded.during WHERE kept.during <> excluded.during;
    ELSE
        DELETE FROM bookings.pet_times WHERE reservation_id = NEW.id;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER keep_pet_time_on_hold AFTER INSERT ON bookings.reservations
    FOR EACH ROW EXECUTE FUNCTION bookings.keep_pet_time();
CREATE TRIGGER keep_pet_time_on_change AFTER UPDATE ON bookings.reservations
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status OR OLD.slot_id IS DISTINCT FROM NEW.slot_id)
    EXECUTE FUNCTION bookings.keep_pet_time();

-- A visit that is over frees the pet before its time has run out; one that staff take back has it again where it still can.
CREATE FUNCTION bookings.free_pet_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status IN ('completed', 'no-show') THEN
        DELETE FROM bookings.pet_times WHERE reservation_id = NEW.reservation_id;
    ELSIF OLD.status IN ('completed', 'no-show') THEN
        INSERT INTO bookings.pet_times (reservation_id, visit_id, pet_id, during)
        SELECT NEW.reservation_id, NEW.reservation_id, NEW.pet_id, tstzrange(s.starts_at, s.ends_at)
        FROM bookings.slots s
        WHERE s.id = NEW.slot_id AND NOT EXISTS (
            SELECT 1 FROM bookings.pet_times other
            WHERE other.pet_id = NEW.pet_id AND other.during && tstzrange(s.starts_at, s.ends_at))
        ON CONFLICT (reservation_id) DO NOTHING;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER free_pet_time AFTER UPDATE ON bookings.bookings
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION bookings.free_pet_time();
