-- Tells the reader's pages that there is something new, or that something was read elsewhere.
CREATE FUNCTION notifications.tell_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('petpro', 'user:' || NEW.user_id);
    RETURN NULL;
END $$;

CREATE TRIGGER tell_user AFTER INSERT OR UPDATE ON notifications.notifications
    FOR EACH ROW EXECUTE FUNCTION notifications.tell_user();

-- Wakes whoever sends mails when a commit has put one into the queue.
CREATE FUNCTION notifications.wake_mail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('petpro', 'mail');
    RETURN NULL;
END $$;

CREATE TRIGGER wake_mail AFTER INSERT ON notifications.mail_deliveries
    FOR EACH STATEMENT EXECUTE FUNCTION notifications.wake_mail();
