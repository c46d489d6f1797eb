-- A clinic's history and the log of who read its documents are added to, never changed.
CREATE FUNCTION clinics.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON clinics.decisions FOR EACH ROW EXECUTE FUNCTION clinics.refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON clinics.document_readings FOR EACH ROW EXECUTE FUNCTION clinics.refuse_change();
