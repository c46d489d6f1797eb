-- Wakes whoever sends refunds when one was decided.
CREATE FUNCTION payments.wake_refunds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('petpro', 'refunds');
    RETURN NULL;
END $$;

CREATE TRIGGER wake_refunds AFTER INSERT ON payments.refunds
    FOR EACH STATEMENT EXECUTE FUNCTION payments.wake_refunds();
