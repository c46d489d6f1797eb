-- Every journal balances at the end of its transaction.
CREATE FUNCTION ledger.check_journal_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT coalesce(sum(amount), 0) FROM ledger.journal_lines WHERE journal_id = NEW.journal_id) <> 0 THEN
        RAISE EXCEPTION 'journal % does not balance', NEW.journal_id USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_journals_balance';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER check_journal_balances AFTER INSERT ON ledger.journal_lines
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.check_journal_balances();

-- Nothing financial is ever deleted, and no journal is ever changed.
CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON ledger.journals FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON ledger.journal_lines FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER refuse_delete BEFORE DELETE ON ledger.financial_entries FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER refuse_delete BEFORE DELETE ON payments.payments FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER refuse_delete BEFORE DELETE ON payments.refunds FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();

-- What was agreed stays as it was; only where it stands on its way may change: the columns that a trigger names.
CREATE FUNCTION ledger.refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - TG_ARGV <> to_jsonb(OLD) - TG_ARGV THEN
        RAISE EXCEPTION 'rows of % keep what was agreed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER refuse_rewriting BEFORE UPDATE ON ledger.financial_entries FOR EACH ROW
    EXECUTE FUNCTION ledger.refuse_rewriting('status', 'updated_at');
CREATE TRIGGER refuse_rewriting BEFORE UPDATE ON payments.payments FOR EACH ROW
    EXECUTE FUNCTION ledger.refuse_rewriting('status', 'external_reference', 'payment_url', 'paid_at', 'updated_at');
CREATE TRIGGER refuse_rewriting BEFORE UPDATE ON payments.refunds FOR EACH ROW
    EXECUTE FUNCTION ledger.refuse_rewriting('status', 'attempts', 'next_attempt_at', 'external_reference', 'completed_at');
