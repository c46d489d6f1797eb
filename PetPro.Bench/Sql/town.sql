-- 500 clinics × 4 staff × 2 services × 25 days × 10 times = 1,000,000 slots. Service 1 begins on the hour, service 2 at half
-- past, so that the two of one member of staff overlap, as they do in life. Nothing makes further slots: no staff is linked.
INSERT INTO pets.species (code, name_en, name_id, name_ja, display_order, is_active)
VALUES ('dog', 'Dog', 'Anjing', '犬', 1, true) ON CONFLICT DO NOTHING;

INSERT INTO accounts.users (id, is_active, created_at, user_name, normalized_user_name, email, normalized_email, email_confirmed,
                            security_stamp, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
SELECT gen_random_uuid(), true, now(), name, upper(name), name, upper(name), true, md5(name), false, false, true, 0
FROM (SELECT 'owner' || i || '@petpro.test' AS name FROM generate_series(1, 1000) i) named;

INSERT INTO accounts.user_profiles (user_id, full_name, phone_number, language)
SELECT id, 'Sari', '+628120000000', 'id' FROM accounts.users;

INSERT INTO pets.pets (id, user_id, name, species, gender, is_archived, created_at, updated_at)
SELECT gen_random_uuid(), id, 'Milo', 'dog', 'unknown', false, now(), now() FROM accounts.users, generate_series(1, 2);

INSERT INTO clinics.clinics (id, owner_id, name, slug, address, city, province, postal_code, latitude, longitude, time_zone,
                             phone_number, email, description, operating_hours, facilities, status, commission_rate,
                             booking_rules, created_at, updated_at)
SELECT gen_random_uuid(), (SELECT id FROM accounts.users LIMIT 1), 'Klinik ' || i, 'klinik-' || i, 'Jl. Melati ' || i,
       (ARRAY['Jakarta Selatan', 'Bandung', 'Surabaya', 'Denpasar', 'Makassar'])[1 + i % 5], 'Provinsi', '12110',
       -6.2 + (i % 40) * 0.01, 106.8 + (i % 60) * 0.01, 'Asia/Jakarta', '+622100000', 'halo@petpro.test', '',
       (SELECT jsonb_object_agg(day, '{"open": "08:00", "close": "18:30", "is_open": true}'::jsonb)
        FROM unnest(ARRAY['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']) day),
       '{}', 'approved', 10, '{"notice_minutes": 60, "horizon_days": 28, "refund_steps": []}', now(), now()
FROM generate_series(1, 500) i;

INSERT INTO clinics.staff (id, clinic_id, name, email, role, working_hours, qualifications, created_at, updated_at)
SELECT gen_random_uuid(), c.id, 'drh. ' || i, 'drh@petpro.test', 'veterinarian', c.operating_hours, '{}', now(), now()
FROM clinics.clinics c, generate_series(1, 4) i;

INSERT INTO clinics.services (id, clinic_id, name, description, category, price, duration_minutes, capacity, species, tax_class,
                              is_available, availability_exceptions, created_at, updated_at)
SELECT gen_random_uuid(), id, (ARRAY['Konsultasi', 'Vaksinasi'])[i], '', (ARRAY['consultation', 'vaccination'])[i], 150000, 60, 1,
       '{}', 'exempt', true, '[]', now(), now()
FROM clinics.clinics, generate_series(1, 2) i;

INSERT INTO bookings.slots (id, clinic_id, service_id, staff_id, slot_date, slot_start_time, slot_end_time, starts_at, ends_at,
                            status, capacity, booked_count, created_at, updated_at)
SELECT gen_random_uuid(), member.clinic_id, service.id, member.id, local::date, local::time, local::time + interval '1 hour',
       local AT TIME ZONE 'Asia/Jakarta', (local + interval '1 hour') AT TIME ZONE 'Asia/Jakarta', 'available', 1, 0, now(), now()
FROM clinics.staff member
JOIN clinics.services service ON service.clinic_id = member.clinic_id
CROSS JOIN generate_series(2, 26) day
CROSS JOIN generate_series(8, 17) hour
CROSS JOIN LATERAL (SELECT (now() AT TIME ZONE 'Asia/Jakarta')::date + day + make_time(hour, CASE service.category WHEN 'vaccination' THEN 30 ELSE 0 END, 0) AS local) at;

-- What pgbench takes: the slots of one service, so that none overlaps another, in no order.
CREATE SCHEMA bench;
CREATE TABLE bench.targets AS
SELECT row_number() OVER (ORDER BY random())::int AS n, s.id AS slot_id, s.staff_id, s.service_id
FROM bookings.slots s JOIN clinics.services service ON service.id = s.service_id AND service.category = 'consultation';
ALTER TABLE bench.targets ADD PRIMARY KEY (n);
CREATE TABLE bench.services AS SELECT row_number() OVER (ORDER BY id)::int AS n, id AS service_id FROM clinics.services;
ALTER TABLE bench.services ADD PRIMARY KEY (n);
