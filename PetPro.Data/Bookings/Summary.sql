-- The clinic's booking summary: per service and local month of the visit. What each booking adds is kept beside it, so that an event
-- takes away what the booking added before and adds what it adds now: handled twice, late or out of order, it comes to the same.
CREATE TABLE bookings.summarized_bookings (
    booking_id uuid PRIMARY KEY REFERENCES bookings.bookings (id),
    clinic_id uuid NOT NULL,
    service_id uuid NOT NULL,
    month date NOT NULL,
    completed int NOT NULL,
    cancelled int NOT NULL,
    no_shows int NOT NULL,
    -- Whole rupiah: paid through PetPro and not given back.
    revenue numeric NOT NULL,
    -- Whole rupiah: what the clinic itself took when the visit was over, at its desk or beyond a deposit.
    at_clinic numeric NOT NULL DEFAULT 0
);

CREATE TABLE bookings.clinic_booking_summary (
    clinic_id uuid NOT NULL REFERENCES clinics.clinics (id),
    service_id uuid NOT NULL REFERENCES clinics.services (id),
    month date NOT NULL,
    bookings int NOT NULL,
    completed int NOT NULL,
    cancelled int NOT NULL,
    no_shows int NOT NULL,
    revenue numeric NOT NULL,
    refreshed_at timestamptz NOT NULL,
    at_clinic numeric NOT NULL DEFAULT 0,
    PRIMARY KEY (clinic_id, month, service_id)
);

CREATE TABLE bookings.clinic_booking_summary_checks (
    checked_at timestamptz PRIMARY KEY,
    differing int NOT NULL
);

-- What a booking adds as the books stand: nothing before it is confirmed, and nothing where it fell through unpaid.
CREATE FUNCTION bookings.summary_of(booking uuid) RETURNS SETOF bookings.summarized_bookings LANGUAGE sql STABLE AS $$
    SELECT b.id, b.clinic_id, b.service_id, date_trunc('month', s.slot_date)::date,
           (b.status = 'completed')::int, (b.status = 'cancelled')::int, (b.status = 'no-show')::int, coalesce(kept.revenue, 0),
           CASE WHEN b.status = 'completed' THEN greatest(b.amount - coalesce(b.online_amount, b.amount), 0) ELSE 0 END
    FROM bookings.bookings b
    JOIN bookings.slots s ON s.id = b.slot_id
    LEFT JOIN LATERAL (SELECT sum(e.total_amount) AS revenue FROM ledger.financial_entries e WHERE e.booking_id = b.id) kept ON true
    WHERE (booking IS NULL OR b.id = booking)
      AND (b.status IN ('confirmed', 'in-progress', 'completed', 'no-show')
           OR (b.status = 'cancelled' AND (kept.revenue IS NOT NULL OR b.payment_id IS NULL)))
$$;

CREATE FUNCTION bookings.summarize(booking uuid, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- One at a time for each booking; the books are read after that, once: what is added and what is remembered must be the same.
    PERFORM pg_advisory_xact_lock(hashtextextended('summary ' || booking, 0));
    WITH counted AS MATERIALIZED (
        SELECT * FROM bookings.summary_of(booking)
    ), was AS (
        SELECT * FROM bookings.summarized_bookings WHERE booking_id = booking
    ), gone AS (
        DELETE FROM bookings.summarized_bookings WHERE booking_id = booking AND NOT EXISTS (SELECT FROM counted)
    ), kept AS (
        INSERT INTO bookings.summarized_bookings AS kept SELECT * FROM counted
        ON CONFLICT (booking_id) DO UPDATE SET
            clinic_id = EXCLUDED.clinic_id, service_id = EXCLUDED.service_id, month = EXCLUDED.month, completed = EXCLUDED.completed,
            cancelled = EXCLUDED.cancelled, no_shows = EXCLUDED.no_shows, revenue = EXCLUDED.revenue, at_clinic = EXCLUDED.at_clinic
    ), change AS (
        SELECT clinic_id, service_id, month, -1 AS bookings, -completed AS completed, -cancelled AS cancelled, -no_shows AS no_shows, -revenue AS revenue,
               -at_clinic AS at_clinic
        FROM was
        UNION ALL
        SELECT clinic_id, service_id, month, 1, completed, cancelled, no_shows, revenue, at_clinic FROM counted
    )
    INSERT INTO bookings.clinic_booking_summary AS summary
    SELECT clinic_id, service_id, month, sum(change.bookings), sum(completed), sum(cancelled), sum(no_shows), sum(revenue), at, sum(at_clinic)
    FROM change GROUP BY clinic_id, service_id, month ORDER BY clinic_id, month, service_id
    ON CONFLICT (clinic_id, month, service_id) DO UPDATE SET
        bookings = summary.bookings + EXCLUDED.bookings, completed = summary.completed + EXCLUDED.completed,
        cancelled = summary.cancelled + EXCLUDED.cancelled, no_shows = summary.no_shows + EXCLUDED.no_shows,
        revenue = summary.revenue + EXCLUDED.revenue, at_clinic = summary.at_clinic + EXCLUDED.at_clinic,
        refreshed_at = greatest(summary.refreshed_at, EXCLUDED.refreshed_at);
END $$;

-- Counts everything anew and says how many rows had been wrong. Events wait meanwhile.
CREATE FUNCTION bookings.rebuild_summary(at timestamptz) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    wrong int;
BEGIN
    LOCK TABLE bookings.summarized_bookings, bookings.clinic_booking_summary IN EXCLUSIVE MODE;
    CREATE TEMP TABLE counted ON COMMIT DROP AS SELECT * FROM bookings.summary_of(NULL);
    CREATE TEMP TABLE added ON COMMIT DROP AS
        SELECT clinic_id, service_id, month, count(*)::int AS bookings, sum(completed)::int AS completed, sum(cancelled)::int AS cancelled,
               sum(no_shows)::int AS no_shows, sum(revenue) AS revenue, sum(at_clinic) AS at_clinic
        FROM counted GROUP BY clinic_id, service_id, month;
    SELECT count(*) INTO wrong FROM (
        SELECT clinic_id, service_id, month, bookings, completed, cancelled, no_shows, revenue, at_clinic FROM bookings.clinic_booking_summary WHERE bookings <> 0
        EXCEPT SELECT * FROM added) AS other;
    SELECT wrong + count(*) INTO wrong FROM (
        SELECT clinic_id, service_id, month FROM added
        EXCEPT SELECT clinic_id, service_id, month FROM bookings.clinic_booking_summary WHERE bookings <> 0) AS missing;
    DELETE FROM bookings.summarized_bookings;
    DELETE FROM bookings.clinic_booking_summary;
    INSERT INTO bookings.summarized_bookings SELECT * FROM counted;
    INSERT INTO bookings.clinic_booking_summary
        (clinic_id, service_id, month, bookings, completed, cancelled, no_shows, revenue, at_clinic, refreshed_at)
        SELECT added.*, at FROM added;
    DELETE FROM bookings.clinic_booking_summary_checks;
    INSERT INTO bookings.clinic_booking_summary_checks VALUES (at, wrong);
    DROP TABLE counted, added;
    RETURN wrong;
END $$;

SELECT bookings.rebuild_summary(now());
