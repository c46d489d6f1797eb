-- Whose due dates are to be counted anew. Written by the database itself, so that no way of changing a record can forget it.
CREATE TABLE pets.stale_dues (pet_id uuid PRIMARY KEY REFERENCES pets.pets (id) ON DELETE CASCADE);

CREATE FUNCTION pets.mark_dues_stale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO pets.stale_dues VALUES (OLD.pet_id) ON CONFLICT DO NOTHING;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO pets.stale_dues VALUES (NEW.pet_id) ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER mark_dues_stale AFTER INSERT OR UPDATE OR DELETE ON pets.vaccinations
    FOR EACH ROW EXECUTE FUNCTION pets.mark_dues_stale();

CREATE FUNCTION pets.mark_own_dues_stale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO pets.stale_dues VALUES (NEW.id) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER mark_own_dues_stale AFTER INSERT OR UPDATE OF species, birthdate, is_archived, died_on ON pets.pets
    FOR EACH ROW EXECUTE FUNCTION pets.mark_own_dues_stale();

-- A schedule that changes, or a vaccine that is new, concerns every pet of its species.
CREATE FUNCTION pets.mark_species_dues_stale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO pets.stale_dues SELECT id FROM pets.pets WHERE species = ANY (NEW.species) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER mark_species_dues_stale AFTER INSERT OR UPDATE ON pets.vaccines
    FOR EACH ROW EXECUTE FUNCTION pets.mark_species_dues_stale();

INSERT INTO pets.stale_dues SELECT id FROM pets.pets ON CONFLICT DO NOTHING;

-- The next visit that covers what is due: a live booking or hold, whatever its day, of a service that gives the vaccine. For three
-- days after the visit its record may still be written.
CREATE FUNCTION pets.covered_by(of_pet uuid, vaccine text, now timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT min(found.starts_at) FROM (
        SELECT s.starts_at
        FROM bookings.bookings b
        JOIN bookings.slots s ON s.id = b.slot_id
        JOIN clinics.services o ON o.id = b.service_id
        WHERE b.pet_id = of_pet AND vaccine = ANY (o.gives_vaccines)
          AND b.status IN ('confirmed', 'pending-approval', 'in-progress', 'completed') AND s.ends_at > now - interval '3 days'
        UNION ALL
        SELECT s.starts_at
        FROM bookings.reservations r
        JOIN bookings.slots s ON s.id = r.slot_id
        JOIN clinics.services o ON o.id = r.service_id
        WHERE r.pet_id = of_pet AND vaccine = ANY (o.gives_vaccines) AND r.status = 'pending' AND r.expires_at > now) found
$$;
