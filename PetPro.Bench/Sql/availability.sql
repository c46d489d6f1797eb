\set n random(1, :services)
\set day random(4, 24)
SELECT service_id FROM bench.services WHERE n = :n \gset
SELECT s.id AS "SlotId", s.starts_at AS "StartsAt", s.ends_at AS "EndsAt", s.staff_id AS "StaffId", member.name AS "StaffName",
       s.capacity - live.seats AS "Free"
FROM bookings.slots s
JOIN clinics.staff member ON member.id = s.staff_id
CROSS JOIN LATERAL (SELECT CASE WHEN s.booked_count = 0 THEN 0 ELSE s.booked_count - (
    SELECT count(*)::int FROM bookings.reservations r WHERE r.slot_id = s.id AND r.status = 'pending' AND r.expires_at <= now()) END AS seats) live
WHERE s.service_id = :service_id AND s.starts_at >= :today::timestamptz + :day * interval '1 day'
  AND s.starts_at < :today::timestamptz + (:day + 1) * interval '1 day'
  AND (NULL::uuid IS NULL OR s.staff_id = NULL)
  AND s.status <> 'blocked' AND s.capacity > live.seats
  AND NOT EXISTS (
    SELECT 1 FROM bookings.slots other
    WHERE other.staff_id = s.staff_id AND other.id <> s.id AND other.booked_count > 0
      AND tstzrange(coalesce(other.busy_from, other.starts_at), coalesce(other.busy_until, other.ends_at))
          && tstzrange(coalesce(s.busy_from, s.starts_at), coalesce(s.busy_until, s.ends_at))
      AND other.booked_count > (
        SELECT count(*) FROM bookings.reservations r WHERE r.slot_id = other.id AND r.status = 'pending' AND r.expires_at <= now())
    OFFSET 0)
ORDER BY s.starts_at, member.name, s.id;
