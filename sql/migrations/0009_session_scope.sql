-- What a session's holder may see, kept beside the session, so that a policy reads one row instead of joining posts,
-- offices and territories for every statement.
--
-- The functions of who acts stay the truth: they answer wherever nothing is kept. What is kept lapses at the next
-- midnight of any office's zone, because posts and territories begin and end by date, with the session, and whenever
-- posts, offices or territories change.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

CREATE TABLE session_scope (
    secret_digest     bytea PRIMARY KEY CONSTRAINT session_scope_of_session REFERENCES session (secret_digest)
        ON DELETE CASCADE,
    person_id         uuid NOT NULL,
    office_ids        uuid[] NOT NULL,
    company_regions   text[] NOT NULL,
    registrar_regions text[] NOT NULL,
    case_regions      text[] NOT NULL,
    field_regions     text[] NOT NULL,
    bpjs_regions      text[] NOT NULL,
    licensing_regions text[] NOT NULL,
    valid_until       timestamptz NOT NULL
);
ALTER TABLE session_scope ENABLE ROW LEVEL SECURITY;
ALTER TABLE session_scope FORCE ROW LEVEL SECURITY;
CREATE POLICY definer_keeps ON session_scope TO patuh_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON session_scope TO patuh_definer;

-- The one row of the session whose secret the transaction presents; none when nothing is kept or it has lapsed. Its
-- owner reads the table for it, and the service nothing but this.
CREATE VIEW present_scope AS
    SELECT s.person_id, s.office_ids, s.company_regions, s.registrar_regions, s.case_regions, s.field_regions,
           s.bpjs_regions, s.licensing_regions
    FROM session_scope s
    WHERE s.secret_digest = sha256(convert_to(current_setting('patuh.secret', true), 'UTF8'))
      AND s.valid_until > now();

-- Keeps the scope of the session that is presented, unless it is kept already. Somebody who changes posts holds the
-- advisory lock until the change is visible: meanwhile nothing is kept, and the functions answer. The session is
-- locked against its end.
CREATE FUNCTION keep_scope() RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    present session;
BEGIN
    IF EXISTS (SELECT FROM present_scope) OR NOT pg_try_advisory_xact_lock_shared(hashtext('patuh.session_scope')) THEN
        RETURN;
    END IF;
    SELECT * INTO present FROM session s
    WHERE s.secret_digest = sha256(convert_to(current_setting('patuh.secret', true), 'UTF8'))
      AND s.ended_at IS NULL AND s.expires_at > now()
    FOR SHARE;
    INSERT INTO session_scope AS k
    SELECT present.secret_digest, present.person_id, actor_offices(), company_regions(), registrar_regions(),
           case_regions(), field_regions(), bpjs_regions(), licensing_regions(),
           least(present.expires_at, (SELECT min((today(o.zone) + 1)::timestamp AT TIME ZONE o.zone) FROM office o))
    WHERE present.id IS NOT NULL
    ON CONFLICT (secret_digest) DO UPDATE SET
        office_ids = excluded.office_ids, company_regions = excluded.company_regions,
        registrar_regions = excluded.registrar_regions, case_regions = excluded.case_regions,
        field_regions = excluded.field_regions, bpjs_regions = excluded.bpjs_regions,
        licensing_regions = excluded.licensing_regions, valid_until = excluded.valid_until
    WHERE k.valid_until <= now();
END
$$;

-- A change of posts, offices or territories drops what is kept of every session. The lock is asked for after the
-- change and held to its end, so that whoever keeps a scope either did it before, and it is dropped here, or sees the
-- change.
CREATE FUNCTION drop_scopes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('patuh.session_scope'));
    DELETE FROM session_scope;
    RETURN NULL;
END
$$;
CREATE TRIGGER post_drops_scopes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON post
    FOR EACH STATEMENT EXECUTE FUNCTION drop_scopes();
CREATE TRIGGER office_drops_scopes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON office
    FOR EACH STATEMENT EXECUTE FUNCTION drop_scopes();
CREATE TRIGGER office_territory_drops_scopes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON office_territory
    FOR EACH STATEMENT EXECUTE FUNCTION drop_scopes();

-- A session that ends, or will end at another time, keeps nothing, whoever ends it.
CREATE FUNCTION drop_scope() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    DELETE FROM session_scope WHERE secret_digest = NEW.secret_digest;
    RETURN NULL;
END
$$;
CREATE TRIGGER session_end_drops_scope AFTER UPDATE OF ended_at, expires_at ON session
    FOR EACH ROW EXECUTE FUNCTION drop_scope();

DO $$
DECLARE
    f text;
BEGIN
    FOREACH f IN ARRAY ARRAY['keep_scope()', 'drop_scopes()', 'drop_scope()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', f);
    END LOOP;
END
$$;
ALTER VIEW present_scope OWNER TO patuh_definer;
GRANT SELECT ON present_scope TO patuh_app;
GRANT EXECUTE ON FUNCTION keep_scope() TO patuh_app;

-- Lets the kept scope answer first in every policy that asks who acts and where. A migration that adds policies calls
-- it at its end; what it has changed once it leaves alone.
CREATE FUNCTION let_kept_scope_answer() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    -- Each function of who acts and the column that keeps its answer.
    kept CONSTANT text[] := ARRAY[
        ['actor_id', 'person_id'], ['actor_offices', 'office_ids'],
        ['company_regions', 'company_regions'], ['registrar_regions', 'registrar_regions'],
        ['case_regions', 'case_regions'], ['field_regions', 'field_regions'], ['bpjs_regions', 'bpjs_regions'],
        ['licensing_regions', 'licensing_regions']];
    pair text[];
    rule record;
    asked text;
    answered text;
BEGIN
    FOR rule IN
        SELECT p.policyname, p.tablename, p.qual, p.with_check FROM pg_policies p
        WHERE p.schemaname = 'patuh' AND 'patuh_app' = ANY (p.roles)
    LOOP
        FOREACH pair SLICE 1 IN ARRAY kept LOOP
            asked := format('(?<!present_scope s\), )\( SELECT patuh\.%s\(\) AS %s\)', pair[1], pair[1]);
            answered := format('COALESCE(( SELECT s.%s FROM patuh.present_scope s), ( SELECT patuh.%s() AS %s))',
                pair[2], pair[1], pair[1]);
            rule.qual := regexp_replace(rule.qual, asked, answered, 'g');
            rule.with_check := regexp_replace(rule.with_check, asked, answered, 'g');
        END LOOP;
        EXECUTE format('ALTER POLICY %I ON patuh.%I', rule.policyname, rule.tablename)
            || coalesce(' USING (' || rule.qual || ')', '') || coalesce(' WITH CHECK (' || rule.with_check || ')', '');
    END LOOP;
END
$$;
REVOKE ALL ON FUNCTION let_kept_scope_answer() FROM PUBLIC;
SELECT let_kept_scope_answer();

RESET ROLE;
