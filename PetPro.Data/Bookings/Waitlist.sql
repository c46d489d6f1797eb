-- Would this seat do for who waits: the wish fits, it was not offered before, there is notice enough, and the pet has neither a visit
-- at that time nor one of this service in the days that were asked for.
CREATE FUNCTION bookings.suits(entry bookings.waitlist_entries, slot bookings.slots, now timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT entry.service_id = slot.service_id
        AND slot.slot_date BETWEEN entry.first_day AND entry.last_day
        AND (entry.from_time IS NULL OR slot.slot_start_time >= entry.from_time)
        AND (entry.until_time IS NULL OR slot.slot_start_time < entry.until_time)
        AND (entry.staff_id IS NULL OR slot.staff_id = entry.staff_id)
        AND slot.status <> 'blocked' AND slot.exception_reason IS NULL
        AND EXISTS (
            SELECT 1 FROM clinics.clinics clinic
            JOIN clinics.services service ON service.clinic_id = clinic.id AND service.id = slot.service_id AND service.is_available
            JOIN pets.pets pet ON pet.id = entry.pet_id AND pet.user_id = entry.user_id AND NOT pet.is_archived
            JOIN accounts.users owner ON owner.id = entry.user_id AND owner.is_active
            WHERE clinic.id = slot.clinic_id AND clinic.status = 'approved'
              AND slot.starts_at > now + greatest(interval '60 minutes', make_interval(mins => coalesce(service.notice_minutes, (clinic.booking_rules ->> 'notice_minutes')::int))))
        AND NOT EXISTS (SELECT 1 FROM bookings.waitlist_offers o WHERE o.entry_id = entry.id AND o.slot_id = slot.id)
        AND NOT EXISTS (
            SELECT 1 FROM bookings.reservations r
            JOIN bookings.slots taken ON taken.id = r.slot_id
            WHERE r.pet_id = entry.pet_id AND r.status IN ('pending', 'confirmed')
              AND ((taken.starts_at < slot.ends_at AND slot.starts_at < taken.ends_at)
                OR (r.service_id = entry.service_id AND taken.slot_date BETWEEN entry.first_day AND entry.last_day)))
$$;

-- The seats that are free now for a wish, the earliest first. A hold that has lapsed is none. OFFSET 0 as in next_free.
CREATE FUNCTION bookings.free_for_wish(
    of_service uuid, of_staff uuid, first_day date, last_day date, from_time time, until_time time, now timestamptz)
RETURNS SETOF bookings.slots LANGUAGE sql STABLE AS $$
    SELECT s.*
    FROM bookings.slots s
    JOIN clinics.clinics clinic ON clinic.id = s.clinic_id
    JOIN clinics.services service ON service.id = s.service_id
    WHERE s.service_id = of_service AND s.slot_date BETWEEN first_day AND last_day
      AND s.starts_at > now + greatest(interval '60 minutes', make_interval(mins => coalesce(service.notice_minutes, (clinic.booking_rules ->> 'notice_minutes')::int)))
      AND (of_staff IS NULL OR s.staff_id = of_staff)
      AND (from_time IS NULL OR s.slot_start_time >= from_time) AND (until_time IS NULL OR s.slot_start_time < until_time)
      AND s.status <> 'blocked' AND s.exception_reason IS NULL
      AND s.booked_count - (
          SELECT count(*) FROM bookings.reservations r WHERE r.slot_id = s.id AND r.status = 'pending' AND r.expires_at <= now) < s.capacity
      AND NOT EXISTS (
          SELECT 1 FROM bookings.slots other
          WHERE other.staff_id = s.staff_id AND other.id <> s.id AND other.booked_count > 0
            AND tstzrange(coalesce(other.busy_from, other.starts_at), coalesce(other.busy_until, other.ends_at))
                && tstzrange(coalesce(s.busy_from, s.starts_at), coalesce(s.busy_until, s.ends_at))
            AND other.booked_count > (
                SELECT count(*) FROM bookings.reservations r WHERE r.slot_id = other.id AND r.status = 'pending' AND r.expires_at <= now)
          OFFSET 0)
    ORDER BY s.starts_at
$$;
