-- What clinics are found by: a document for each approved clinic and an inverted index of the words that it bears. Typing errors
-- are forgiven where they cost least, in the dictionary of all words: its trigram index gives the words that are like the one
-- that was typed, and from there exact keys lead to the clinics, however many bear a common word.
CREATE TABLE clinics.search_documents (
    clinic_id uuid PRIMARY KEY REFERENCES clinics.clinics (id) ON DELETE CASCADE,
    city text NOT NULL,
    position cube NOT NULL,
    -- What it offers, as a filter asks for it: `grooming`, `grooming/cat`, `/cat`; `*` stands for every species.
    offers text[] NOT NULL,
    price_from numeric,
    rating numeric NOT NULL,
    reviews int NOT NULL,
    -- Best first, ascending. A few reviews count less than many: each clinic starts with five of four stars.
    rating_rank float8 NOT NULL
);
CREATE INDEX idx_search_documents_rating ON clinics.search_documents (rating_rank, clinic_id);
CREATE INDEX idx_search_documents_price ON clinics.search_documents (price_from, clinic_id);
CREATE INDEX idx_search_documents_city ON clinics.search_documents (city, rating_rank, clinic_id);
CREATE INDEX idx_search_documents_position ON clinics.search_documents USING gist (position);
CREATE INDEX idx_search_documents_offers ON clinics.search_documents USING gin (offers);

CREATE TABLE clinics.search_words (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    word text NOT NULL UNIQUE
);
CREATE INDEX idx_search_words_trgm ON clinics.search_words USING gin (word gin_trgm_ops);

CREATE TABLE clinics.search_postings (
    word_id int NOT NULL REFERENCES clinics.search_words (id),
    clinic_id uuid NOT NULL REFERENCES clinics.search_documents (clinic_id) ON DELETE CASCADE,
    weight float8 NOT NULL,
    PRIMARY KEY (word_id, clinic_id) INCLUDE (weight)
);
CREATE INDEX idx_search_postings_clinic ON clinics.search_postings (clinic_id);

-- What people say for a kind of service, in the three languages.
CREATE TABLE clinics.search_synonyms (
    category text NOT NULL,
    word text NOT NULL,
    PRIMARY KEY (category, word)
);
INSERT INTO clinics.search_synonyms (category, word)
SELECT category, unnest(string_to_array(words, ' ')) FROM (VALUES
    ('consultation', 'consultation konsultasi checkup periksa pemeriksaan berobat examination 診察 相談 健康診断'),
    ('vaccination', 'vaccination vaccine vaksin vaksinasi imunisasi suntik rabies ワクチン 予防接種'),
    ('grooming', 'grooming groomer salon mandi cukur bath trimming トリミング グルーミング シャンプー'),
    ('dental', 'dental dentist teeth gigi scaling 歯科 歯石'),
    ('surgery', 'surgery operation operasi bedah steril sterilisasi kastrasi neuter spay 手術 去勢 避妊'),
    ('laboratory', 'laboratory laboratorium lab blood darah 検査 血液検査'),
    ('boarding', 'boarding hotel penitipan titip ペットホテル 預かり'),
    ('training', 'training trainer latihan pelatihan しつけ 訓練')) AS said (category, words);

CREATE FUNCTION clinics.words_of(said text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT DISTINCT word FROM regexp_split_to_table(lower(public.unaccent(said)), '[^[:alnum:]]+') word WHERE word <> ''
$$;

-- Every word that leads to these clinics, and how much it says of them.
CREATE FUNCTION clinics.search_terms(ids uuid[]) RETURNS TABLE (clinic_id uuid, word text, weight float8) LANGUAGE sql STABLE AS $$
    SELECT said.clinic_id, word, max(said.weight)
    FROM (
        SELECT id, name || ' ' || city, 1.0 FROM clinics.clinics WHERE id = ANY (ids)
        UNION ALL
        SELECT s.clinic_id, s.name, 0.9 FROM clinics.services s WHERE s.clinic_id = ANY (ids) AND s.is_available
        UNION ALL
        SELECT s.clinic_id, y.word, 0.85
        FROM clinics.services s JOIN clinics.search_synonyms y ON y.category = s.category
        WHERE s.clinic_id = ANY (ids) AND s.is_available
        UNION ALL
        SELECT s.clinic_id, concat_ws(' ', sp.name_en, sp.name_id, sp.name_ja), 0.85
        FROM clinics.services s JOIN pets.species sp ON sp.code = ANY (s.species)
        WHERE s.clinic_id = ANY (ids) AND s.is_available
        UNION ALL
        SELECT m.clinic_id, concat_ws(' ', m.name, m.specialization), 0.8 FROM clinics.staff m WHERE m.clinic_id = ANY (ids) AND m.is_active
    ) AS said (clinic_id, words, weight)
    CROSS JOIN LATERAL clinics.words_of(said.words) word
    GROUP BY said.clinic_id, word
$$;

CREATE FUNCTION clinics.search_facts(ids uuid[])
RETURNS TABLE (clinic_id uuid, city text, "position" cube, offers text[], price_from numeric, rating numeric, reviews int, rating_rank float8)
LANGUAGE sql STABLE AS $$
    SELECT c.id, c.city, ll_to_earth(c.latitude, c.longitude)::cube, coalesce(o.tokens, '{}'), o.price,
           coalesce(r.avg_rating, 0), coalesce(r.review_count, 0),
           -(coalesce(r.avg_rating, 0) * coalesce(r.review_count, 0) + 20)::float8 / (coalesce(r.review_count, 0) + 5)
    FROM clinics.clinics c
    LEFT JOIN clinics.clinic_ratings r ON r.clinic_id = c.id
    CROSS JOIN LATERAL (
        SELECT min(s.price) AS price, array_agg(DISTINCT token ORDER BY token) FILTER (WHERE token IS NOT NULL) AS tokens
        FROM clinics.services s
        CROSS JOIN LATERAL unnest(CASE WHEN cardinality(s.species) = 0 THEN '{*}' ELSE s.species END) kind
        CROSS JOIN LATERAL unnest(ARRAY[s.category, s.category || '/' || kind, '/' || kind]) token
        WHERE s.clinic_id = c.id AND s.is_available) o
    WHERE c.id = ANY (ids) AND c.status = 'approved'
$$;

-- Writes these clinics' documents anew. Who changes the same clinic at the same time waits at its row, and then sees the other's
-- change: so nothing is lost between two. The document itself is no place to wait at: it may be about to come or to go.
CREATE FUNCTION clinics.renew_search(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM clinics.clinics c WHERE c.id = ANY (ids) ORDER BY c.id FOR NO KEY UPDATE;
    INSERT INTO clinics.search_documents SELECT * FROM clinics.search_facts(ids) ON CONFLICT DO NOTHING;
    DELETE FROM clinics.search_documents d USING clinics.clinics c WHERE d.clinic_id = ANY (ids) AND c.id = d.clinic_id AND c.status <> 'approved';
    UPDATE clinics.search_documents d
    SET city = f.city, position = f.position, offers = f.offers, price_from = f.price_from, rating = f.rating, reviews = f.reviews, rating_rank = f.rating_rank
    FROM clinics.search_facts(ids) f WHERE f.clinic_id = d.clinic_id;
    DELETE FROM clinics.search_postings p WHERE p.clinic_id = ANY (ids);
    INSERT INTO clinics.search_words (word)
    SELECT DISTINCT t.word FROM clinics.search_terms(ids) t
    WHERE NOT EXISTS (SELECT FROM clinics.search_words w WHERE w.word = t.word) ORDER BY 1 ON CONFLICT DO NOTHING;
    INSERT INTO clinics.search_postings (word_id, clinic_id, weight)
    SELECT w.id, t.clinic_id, t.weight
    FROM clinics.search_terms(ids) t
    JOIN clinics.search_documents d ON d.clinic_id = t.clinic_id
    JOIN clinics.search_words w ON w.word = t.word;
END $$;

CREATE FUNCTION clinics.renew_search_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[];
BEGIN
    EXECUTE format('SELECT array_agg(DISTINCT %I) FROM changed', TG_ARGV[0]) INTO ids;
    IF ids IS NOT NULL THEN
        PERFORM clinics.renew_search(ids);
    END IF;
    RETURN NULL;
END $$;

DO $$
DECLARE
    source record;
BEGIN
    FOR source IN SELECT * FROM (VALUES ('clinics', 'id'), ('services', 'clinic_id'), ('staff', 'clinic_id')) AS s (name, key) LOOP
        EXECUTE format('CREATE TRIGGER renew_search_insert AFTER INSERT ON clinics.%I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION clinics.renew_search_of_changed(%L)', source.name, source.key);
        EXECUTE format('CREATE TRIGGER renew_search_update AFTER UPDATE ON clinics.%I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION clinics.renew_search_of_changed(%L)', source.name, source.key);
        EXECUTE format('CREATE TRIGGER renew_search_delete AFTER DELETE ON clinics.%I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION clinics.renew_search_of_changed(%L)', source.name, source.key);
    END LOOP;
END $$;

-- A rating changes alone and often: only its own columns follow.
CREATE FUNCTION clinics.renew_search_rating() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE clinics.search_documents
    SET rating = NEW.avg_rating, reviews = NEW.review_count,
        rating_rank = -(NEW.avg_rating * NEW.review_count + 20)::float8 / (NEW.review_count + 5)
    WHERE clinic_id = NEW.clinic_id;
    RETURN NULL;
END $$;

CREATE TRIGGER renew_search_rating AFTER INSERT OR UPDATE ON clinics.clinic_ratings
    FOR EACH ROW EXECUTE FUNCTION clinics.renew_search_rating();

-- Whether it is open at that moment by its own clocks; a day with hours of its own overrides the week, breaks are closed, and who
-- closes at the last minute of a day closes at midnight.
CREATE FUNCTION clinics.is_open(clinic uuid, hours jsonb, zone text, at timestamptz) RETURNS boolean LANGUAGE sql STABLE COST 1000 AS $$
    SELECT EXISTS (
        SELECT FROM (
            SELECT e.open, e.close FROM clinics.opening_exceptions e WHERE e.clinic_id = clinic AND e.date = local::date
            UNION ALL
            SELECT (stretch ->> 'open')::time, (stretch ->> 'close')::time
            FROM jsonb_array_elements(CASE WHEN (day ->> 'is_open')::boolean THEN coalesce(day -> 'stretches', jsonb_build_array(day)) ELSE '[]' END) stretch
            WHERE NOT EXISTS (SELECT FROM clinics.opening_exceptions e WHERE e.clinic_id = clinic AND e.date = local::date)) stretches
        WHERE local::time >= open AND (local::time < close OR close = '23:59'))
    FROM (SELECT at AT TIME ZONE zone AS local) there
    CROSS JOIN LATERAL (SELECT hours -> lower(to_char(local, 'FMDay')) AS day) week
$$;

SELECT clinics.renew_search(array_agg(id)) FROM clinics.clinics;
