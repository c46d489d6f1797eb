-- Wakes whoever sends messages to phones when a commit has put one into the queue: the same worker that sends mails.
CREATE TRIGGER wake_mail AFTER INSERT ON notifications.message_deliveries
    FOR EACH STATEMENT EXECUTE FUNCTION notifications.wake_mail();
