-- Nobody books for an animal that has died or lives with somebody else by now, however close together the two come: the lock on the
-- pet's row makes a hold wait for a death or a transfer that is being written, and the other way round.
CREATE FUNCTION bookings.check_pet_bookable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM pets.pets WHERE id = NEW.pet_id AND user_id = NEW.user_id AND died_on IS NULL FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'The pet is not there to be booked for.' USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_reservations_pet_bookable';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER check_pet_bookable BEFORE INSERT ON bookings.reservations
    FOR EACH ROW EXECUTE FUNCTION bookings.check_pet_bookable();
