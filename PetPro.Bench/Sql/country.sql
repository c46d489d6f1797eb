-- As many clinics as `bench.clinics` says, each with two of staff and ten services; the first fifty are in one city. No slots yet.
INSERT INTO pets.species (code, name_en, name_id, name_ja, display_order, is_active)
VALUES ('dog', 'Dog', 'Anjing', '犬', 1, true), ('cat', 'Cat', 'Kucing', '猫', 2, true) ON CONFLICT DO NOTHING;

INSERT INTO accounts.users (id, is_active, created_at, user_name, normalized_user_name, email, normalized_email, email_confirmed,
                            security_stamp, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
SELECT gen_random_uuid(), true, now(), name, upper(name), name, upper(name), true, md5(name), false, false, true, 0
FROM (SELECT 'owner' || i || '@petpro.test' AS name FROM generate_series(1, 1000) i) named;

INSERT INTO accounts.user_profiles (user_id, full_name, phone_number, language)
SELECT id, 'Sari', '+628120000000', 'id' FROM accounts.users;

INSERT INTO pets.pets (id, user_id, name, species, gender, is_archived, created_at, updated_at)
SELECT gen_random_uuid(), id, 'Milo', 'dog', 'unknown', false, now(), now() FROM accounts.users;

CREATE SCHEMA IF NOT EXISTS bench;
CREATE TABLE bench.clinics AS SELECT i AS n, gen_random_uuid() AS id FROM generate_series(1, current_setting('bench.clinics')::int) i;
ALTER TABLE bench.clinics ADD PRIMARY KEY (n);

INSERT INTO clinics.clinics (id, owner_id, name, slug, address, city, province, postal_code, latitude, longitude, time_zone,
                             phone_number, email, description, operating_hours, facilities, status, commission_rate,
                             booking_rules, created_at, updated_at)
SELECT b.id, (SELECT id FROM accounts.users LIMIT 1), 'Klinik ' || first.word || ' ' || second.word || ' ' || n, 'klinik-' || n, 'Jl. Melati ' || n,
       CASE WHEN n <= 50 THEN 'Sukabumi' ELSE (ARRAY['Jakarta Selatan', 'Bandung', 'Surabaya', 'Denpasar', 'Makassar', 'Medan', 'Semarang', 'Palembang'])[1 + n % 8] END,
       'Provinsi', '12110',
       CASE WHEN n <= 50 THEN -6.92 + n * 0.002 ELSE -8.7 + (n % 97) * 0.12 END, CASE WHEN n <= 50 THEN 106.93 + n * 0.002 ELSE 95.3 + (n % 89) * 0.28 END,
       'Asia/Jakarta', '+622100000', 'halo@petpro.test', '',
       (SELECT jsonb_object_agg(day, '{"open": "08:00", "close": "18:30", "is_open": true}'::jsonb)
        FROM unnest(ARRAY['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']) day),
       '{}', 'approved', 10, '{"notice_minutes": 60, "horizon_days": 28, "refund_steps": []}', now(), now()
FROM bench.clinics b
CROSS JOIN LATERAL (SELECT (ARRAY['Anggrek', 'Melati', 'Kenanga', 'Cempaka', 'Dahlia', 'Mawar', 'Teratai', 'Kamboja', 'Seruni', 'Flamboyan', 'Bougenvil', 'Wijaya', 'Satwa'])[1 + n % 13] AS word) first
CROSS JOIN LATERAL (SELECT (ARRAY['Sejahtera', 'Sehat', 'Mandiri', 'Bersama', 'Utama', 'Lestari', 'Sentosa', 'Harapan', 'Bahagia', 'Permai', 'Indah'])[1 + n % 11] AS word) second;

INSERT INTO clinics.staff (id, clinic_id, name, email, role, working_hours, qualifications, created_at, updated_at)
SELECT gen_random_uuid(), c.id, 'drh. ' || (ARRAY['Wulan', 'Bagas', 'Citra', 'Dewi', 'Eko', 'Farah', 'Gilang'])[1 + abs(hashtext(c.id::text || i)) % 7], 'drh@petpro.test', 'veterinarian', c.operating_hours, '{}', now(), now()
FROM clinics.clinics c, generate_series(1, 2) i;

INSERT INTO clinics.services (id, clinic_id, name, description, category, price, duration_minutes, capacity, species, tax_class,
                              is_available, availability_exceptions, created_at, updated_at)
SELECT gen_random_uuid(), c.id, s.name, '', s.category, s.price + 1000 * (abs(hashtext(c.id::text)) % 60), 60, 1, s.species::text[], 'exempt', true, '[]', now(), now()
FROM clinics.clinics c
CROSS JOIN (VALUES
    ('Konsultasi umum', 'consultation', 100000, '{}'), ('Konsultasi lanjutan', 'consultation', 150000, '{}'),
    ('Vaksinasi rabies', 'vaccination', 180000, '{dog,cat}'), ('Vaksinasi kucing', 'vaccination', 200000, '{cat}'),
    ('Grooming lengkap', 'grooming', 90000, '{}'), ('Mandi sehat', 'grooming', 60000, '{dog}'),
    ('Scaling gigi', 'dental', 350000, '{}'), ('Sterilisasi kucing', 'surgery', 700000, '{cat}'),
    ('Cek darah', 'laboratory', 250000, '{}'), ('Penitipan harian', 'boarding', 80000, '{}')) AS s (name, category, price, species);

INSERT INTO clinics.clinic_ratings (clinic_id, avg_rating, review_count, rating_distribution, last_updated)
SELECT id, 3 + (n % 20) / 10.0, n % 80, '{0,0,0,0,0}', now() FROM bench.clinics;
