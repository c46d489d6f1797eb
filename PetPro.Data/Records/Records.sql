-- What must never change about a medical record is kept from changing here, whoever asks.

CREATE FUNCTION records.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of %.% are only ever added.', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'record_append_only';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON records.readings FOR EACH ROW EXECUTE FUNCTION records.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON records.visit_note_versions FOR EACH ROW EXECUTE FUNCTION records.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON records.note_addenda FOR EACH ROW EXECUTE FUNCTION records.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON records.readings FOR EACH STATEMENT EXECUTE FUNCTION records.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON records.visit_note_versions FOR EACH STATEMENT EXECUTE FUNCTION records.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON records.note_addenda FOR EACH STATEMENT EXECUTE FUNCTION records.refuse_change();
CREATE TRIGGER no_delete BEFORE DELETE ON records.visit_notes FOR EACH ROW EXECUTE FUNCTION records.refuse_change();
CREATE TRIGGER no_delete BEFORE DELETE ON records.prescriptions FOR EACH ROW EXECUTE FUNCTION records.refuse_change();
CREATE TRIGGER no_change BEFORE UPDATE OR DELETE ON records.attachments FOR EACH ROW EXECUTE FUNCTION records.refuse_change();

-- A note is locked 24 hours after its visit was completed. The later of the application's clock and this one counts. The empty note
-- to which an addendum is tied may still be begun.
CREATE FUNCTION records.guard_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.version > 0 AND EXISTS (
        SELECT 1 FROM bookings.bookings b
        WHERE b.id = NEW.booking_id AND b.completed_at + interval '24 hours' <= greatest(clock_timestamp(), NEW.updated_at)) THEN
        RAISE EXCEPTION 'The note is locked.' USING ERRCODE = 'check_violation', CONSTRAINT = 'visit_note_locked';
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.id, NEW.booking_id, NEW.pet_id, NEW.clinic_id) IS DISTINCT FROM (OLD.id, OLD.booking_id, OLD.pet_id, OLD.clinic_id) THEN
        RAISE EXCEPTION 'A note stays with its visit.' USING ERRCODE = 'check_violation', CONSTRAINT = 'visit_note_moved';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER guard_note BEFORE INSERT OR UPDATE ON records.visit_notes FOR EACH ROW EXECUTE FUNCTION records.guard_note();

-- Of a prescription only how often it can still be filled changes, and that it was cancelled, once.
CREATE FUNCTION records.guard_prescription() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changing text[] := ARRAY['repeats_left', 'cancelled_at', 'cancelled_by_staff_id', 'cancel_reason', 'updated_at'];
BEGIN
    IF to_jsonb(NEW) - changing IS DISTINCT FROM to_jsonb(OLD) - changing THEN
        RAISE EXCEPTION 'A prescription does not change.' USING ERRCODE = 'check_violation', CONSTRAINT = 'prescription_immutable';
    END IF;
    IF OLD.cancelled_at IS NOT NULL AND (NEW.cancelled_at, NEW.cancelled_by_staff_id, NEW.cancel_reason, NEW.repeats_left)
        IS DISTINCT FROM (OLD.cancelled_at, OLD.cancelled_by_staff_id, OLD.cancel_reason, OLD.repeats_left) THEN
        RAISE EXCEPTION 'The prescription is cancelled.' USING ERRCODE = 'check_violation', CONSTRAINT = 'prescription_cancelled';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER guard_prescription BEFORE UPDATE ON records.prescriptions FOR EACH ROW EXECUTE FUNCTION records.guard_prescription();

-- A revoked link stays revoked, and a link never shows more or longer than what its owner gave.
CREATE FUNCTION records.guard_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - ARRAY['revoked_at', 'updated_at'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['revoked_at', 'updated_at']
        OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at) THEN
        RAISE EXCEPTION 'A passport link does not change.' USING ERRCODE = 'check_violation', CONSTRAINT = 'passport_link_immutable';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER guard_link BEFORE UPDATE ON records.passport_links FOR EACH ROW EXECUTE FUNCTION records.guard_link();
