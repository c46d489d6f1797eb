-- Wakes the relay of every instance when a commit has written to the outbox.
CREATE FUNCTION outbox.wake_relay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('petpro', 'outbox');
    RETURN NULL;
END $$;

CREATE TRIGGER wake_relay AFTER INSERT ON outbox.outbox_messages
    FOR EACH STATEMENT EXECUTE FUNCTION outbox.wake_relay();
