-- Who acts, resolved by functions whose plans are kept; an edition number for the rules that decisions rest on; and one
-- refresh of the queue's row per case and transaction.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- A definer function in SQL is parsed and planned anew for every statement that calls it, which cost ten times what
-- it then did; PL/pgSQL keeps its plans for the session. The answers are the same.
CREATE OR REPLACE FUNCTION actor_id() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (
        SELECT person_id FROM session
        WHERE secret_digest = sha256(convert_to(current_setting('patuh.secret', true), 'UTF8'))
          AND ended_at IS NULL AND expires_at > now());
END
$$;

CREATE OR REPLACE FUNCTION actor_regions(roles text[]) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(DISTINCT t.region_code), '{}')
        FROM session s
        JOIN post p ON p.person_id = s.person_id
        JOIN office o ON o.id = p.office_id
        JOIN office_territory t ON t.office_id = p.office_id
        WHERE s.secret_digest = sha256(convert_to(current_setting('patuh.secret', true), 'UTF8'))
          AND s.ended_at IS NULL AND s.expires_at > now() AND p.role = ANY (roles)
          AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone))
          AND t.from_on <= today(o.zone) AND (t.until_on IS NULL OR t.until_on > today(o.zone)));
END
$$;

CREATE OR REPLACE FUNCTION actor_holds(roles text[]) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM post p JOIN office o ON o.id = p.office_id
        WHERE p.person_id = actor_id() AND p.role = ANY (roles)
          AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone)));
END
$$;

CREATE OR REPLACE FUNCTION actor_offices() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(DISTINCT p.office_id), '{}')
        FROM post p JOIN office o ON o.id = p.office_id
        WHERE p.person_id = actor_id()
          AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone)));
END
$$;

CREATE OR REPLACE FUNCTION is_own_act(in_case uuid, in_seq integer) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM case_event e
        WHERE e.case_id = in_case AND e.seq = in_seq AND e.actor_id = actor_id() AND e.xmin = pg_current_xact_id()::xid);
END
$$;

-- One row that moves with every change of holidays and parameters, in the transaction that changes them: a server
-- that holds them in memory asks for their edition in the deciding transaction, and reads them again when it moved.
-- The number comes from a sequence: one that was rolled back never comes again with other rules.
CREATE SEQUENCE rule_edition_number;
CREATE TABLE rule_edition (
    singleton boolean PRIMARY KEY DEFAULT true CONSTRAINT rule_edition_single CHECK (singleton),
    edition   bigint NOT NULL
);
INSERT INTO rule_edition (edition) VALUES (nextval('rule_edition_number'));
ALTER TABLE rule_edition ENABLE ROW LEVEL SECURITY;
ALTER TABLE rule_edition FORCE ROW LEVEL SECURITY;
CREATE POLICY read_signed_in ON rule_edition FOR SELECT TO patuh_app USING ((SELECT actor_id()) IS NOT NULL);
CREATE POLICY jobs_read ON rule_edition FOR SELECT TO patuh_jobs USING (true);
CREATE POLICY definer_keeps ON rule_edition TO patuh_definer USING (true) WITH CHECK (true);
GRANT SELECT ON rule_edition TO patuh_app, patuh_jobs;
GRANT SELECT, UPDATE ON rule_edition TO patuh_definer;
GRANT USAGE ON SEQUENCE rule_edition_number TO patuh_definer;

CREATE FUNCTION move_rule_edition() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    UPDATE rule_edition SET edition = nextval('rule_edition_number');
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION move_rule_edition() FROM PUBLIC;
ALTER FUNCTION move_rule_edition() OWNER TO patuh_definer;
CREATE TRIGGER holiday_moves_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON holiday
    FOR EACH STATEMENT EXECUTE FUNCTION move_rule_edition();
CREATE TRIGGER holiday_year_moves_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON holiday_year
    FOR EACH STATEMENT EXECUTE FUNCTION move_rule_edition();
CREATE TRIGGER parameter_moves_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON parameter
    FOR EACH STATEMENT EXECUTE FUNCTION move_rule_edition();

-- Of several acts on one case in one transaction only the last brings the queue's row up to date.
CREATE OR REPLACE FUNCTION keep_queue_item() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'case_event' THEN
        IF EXISTS (SELECT FROM case_event e WHERE e.case_id = NEW.case_id AND e.seq = NEW.seq + 1) THEN
            RETURN NULL;
        END IF;
    END IF;
    PERFORM refresh_queue_item(NEW.case_id);
    RETURN NULL;
END
$$;

-- The case page looks for what succeeded each finding; without an index it read every finding there is.
CREATE INDEX finding_by_predecessor ON finding (succeeds_id) WHERE succeeds_id IS NOT NULL;

RESET ROLE;
