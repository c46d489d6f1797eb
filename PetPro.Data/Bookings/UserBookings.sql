-- The owner's list of bookings: whose, in which of the list's three parts, and in which order. Kept by events; the page that is shown
-- reads the bookings themselves, so that what stands there is what is the case. No foreign keys: all of it can be made anew at any time.
CREATE TABLE bookings.user_bookings (
    booking_id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    scope text NOT NULL CONSTRAINT ck_user_bookings_scope CHECK (scope IN ('coming', 'past', 'cancelled')),
    starts_at timestamptz NOT NULL,
    pet_id uuid NOT NULL,
    clinic_id uuid NOT NULL,
    refreshed_at timestamptz NOT NULL
);

CREATE INDEX ix_user_bookings_scope ON bookings.user_bookings (user_id, scope, starts_at, booking_id);
CREATE INDEX ix_user_bookings_all ON bookings.user_bookings (user_id, starts_at, booking_id);

-- What the books say.
CREATE VIEW bookings.user_bookings_due AS
    SELECT b.id AS booking_id, b.user_id,
           CASE WHEN b.status IN ('pending-payment', 'pending-approval', 'confirmed', 'in-progress') THEN 'coming'
                WHEN b.status IN ('completed', 'no-show') THEN 'past'
                ELSE 'cancelled' END AS scope,
           s.starts_at, b.pet_id, b.clinic_id
    FROM bookings.bookings b JOIN bookings.slots s ON s.id = b.slot_id;

-- One booking as it stands now: the same however often, late or out of order it is called.
CREATE FUNCTION bookings.follow_user_booking(booking uuid, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('user booking ' || booking, 0));
    INSERT INTO bookings.user_bookings AS known (booking_id, user_id, scope, starts_at, pet_id, clinic_id, refreshed_at)
    SELECT due.*, at FROM bookings.user_bookings_due due WHERE due.booking_id = booking
    ON CONFLICT (booking_id) DO UPDATE SET
        user_id = EXCLUDED.user_id, scope = EXCLUDED.scope, starts_at = EXCLUDED.starts_at, pet_id = EXCLUDED.pet_id,
        clinic_id = EXCLUDED.clinic_id, refreshed_at = greatest(known.refreshed_at, EXCLUDED.refreshed_at)
    WHERE (known.user_id, known.scope, known.starts_at, known.pet_id, known.clinic_id)
        IS DISTINCT FROM (EXCLUDED.user_id, EXCLUDED.scope, EXCLUDED.starts_at, EXCLUDED.pet_id, EXCLUDED.clinic_id);
END $$;

-- Compares all with the books, puts right what is wrong, and says how many rows that were. Events wait meanwhile.
CREATE FUNCTION bookings.rebuild_user_bookings(at timestamptz) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    wrong int;
BEGIN
    LOCK TABLE bookings.user_bookings IN EXCLUSIVE MODE;
    WITH gone AS (
        DELETE FROM bookings.user_bookings known
        WHERE NOT EXISTS (SELECT FROM bookings.user_bookings_due due WHERE due.booking_id = known.booking_id)
        RETURNING 1
    ), right_again AS (
        INSERT INTO bookings.user_bookings AS known (booking_id, user_id, scope, starts_at, pet_id, clinic_id, refreshed_at)
        SELECT due.*, at FROM bookings.user_bookings_due due
        ON CONFLICT (booking_id) DO UPDATE SET
            user_id = EXCLUDED.user_id, scope = EXCLUDED.scope, starts_at = EXCLUDED.starts_at, pet_id = EXCLUDED.pet_id,
            clinic_id = EXCLUDED.clinic_id, refreshed_at = EXCLUDED.refreshed_at
        WHERE (known.user_id, known.scope, known.starts_at, known.pet_id, known.clinic_id)
            IS DISTINCT FROM (EXCLUDED.user_id, EXCLUDED.scope, EXCLUDED.starts_at, EXCLUDED.pet_id, EXCLUDED.clinic_id)
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM right_again) INTO wrong;
    RETURN wrong;
END $$;

-- Tells the owner's pages that the list has changed.
CREATE FUNCTION bookings.tell_list_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('petpro', 'user:' || NEW.user_id);
    RETURN NULL;
END $$;

SELECT bookings.rebuild_user_bookings(now());

CREATE TRIGGER tell_list_changed AFTER INSERT OR UPDATE ON bookings.user_bookings
    FOR EACH ROW EXECUTE FUNCTION bookings.tell_list_changed();
