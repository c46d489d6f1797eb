-- For the clinics after number `bench.after` up to number `bench.until`, two hundred slots each over the next four weeks, of all services
-- and both of staff; every second one is booked.
-- Nobody listens for changes here, and what refers to what is right by its making: triggers would only take their time.
SET session_replication_role = replica;
CREATE TEMP TABLE made AS
SELECT gen_random_uuid() AS id, gen_random_uuid() AS reservation_id, c.id AS clinic_id, service.id AS service_id, member.id AS staff_id, local AS at, (day + hour) % 2 = 0 AS is_booked,
       pet.id AS pet_id, pet.user_id, row_number() OVER () AS n
FROM bench.clinics c
CROSS JOIN generate_series(1, 20) day
CROSS JOIN generate_series(8, 12) hour
JOIN LATERAL (SELECT id, row_number() OVER (ORDER BY id) AS place FROM clinics.staff WHERE clinic_id = c.id) member ON true
JOIN LATERAL (SELECT id, row_number() OVER (ORDER BY category, name) AS place FROM clinics.services WHERE clinic_id = c.id) service
    ON service.place = 1 + (day * 3 + hour + member.place * 5) % 10
JOIN LATERAL (SELECT (now() AT TIME ZONE 'Asia/Jakarta')::date + day + make_time(hour, 0, 0) AS local) moment ON true
JOIN (SELECT id, user_id, row_number() OVER (ORDER BY id) AS place FROM pets.pets) pet ON pet.place = 1 + (c.n * 7 + day * 5 + hour) % 1000
WHERE c.n > current_setting('bench.after')::int AND c.n <= current_setting('bench.until')::int;

INSERT INTO bookings.slots (id, clinic_id, service_id, staff_id, slot_date, slot_start_time, slot_end_time, starts_at, ends_at,
                            status, capacity, booked_count, created_at, updated_at)
SELECT id, clinic_id, service_id, staff_id, at::date, at::time, at::time + interval '1 hour', at AT TIME ZONE 'Asia/Jakarta',
       (at + interval '1 hour') AT TIME ZONE 'Asia/Jakarta', CASE WHEN is_booked THEN 'booked' ELSE 'available' END, 1, is_booked::int, now(), now()
FROM made;

INSERT INTO bookings.reservations (id, user_id, pet_id, service_id, slot_id, status, lock_id, expires_at, created_at, updated_at)
SELECT reservation_id, user_id, pet_id, service_id, id, 'confirmed', md5(id::text), now(), now(), now() FROM made WHERE is_booked;

INSERT INTO bookings.bookings (id, reservation_id, user_id, pet_id, clinic_id, service_id, slot_id, amount, status, reference_code, created_at, updated_at)
SELECT gen_random_uuid(), reservation_id, user_id, pet_id, clinic_id, service_id, id, 150000, 'confirmed', left(md5(id::text), 18), now(), now()
FROM made WHERE is_booked;

DROP TABLE made;
RESET session_replication_role;
