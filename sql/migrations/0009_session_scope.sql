-- Where a session's holder may see what, kept beside the session, so that a policy reads one row instead of joining
-- posts, offices and territories for every statement.
--
-- It lapses at the next midnight of any office's zone, because posts and territories begin and end by date, with the
-- session, and whenever posts, offices or territories change. Wherever nothing is kept, the join answers.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

CREATE TABLE session_scope (
    secret_digest     bytea PRIMARY KEY CONSTRAINT session_scope_of_session REFERENCES session (secret_digest)
        ON DELETE CASCADE,
    company_regions   text[] NOT NULL,
    registrar_regions text[] NOT NULL,
    case_regions      text[] NOT NULL,
    field_regions     text[] NOT NULL,
    bpjs_regions      text[] NOT NULL,
    licensing_regions text[] NOT NULL,
    valid_until       timestamptz NOT NULL
) WITH (fillfactor = 10);
-- So loosely filled that the index is the cheaper way even to a handful of rows: a digest is never looked for by reading
-- all of them.
ALTER TABLE session_scope ENABLE ROW LEVEL SECURITY;
ALTER TABLE session_scope FORCE ROW LEVEL SECURITY;
CREATE POLICY definer_keeps ON session_scope TO patuh_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON session_scope TO patuh_definer;

-- The roles that each answer is about.
CREATE FUNCTION company_roles() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY[
    'inspector', 'coordinator', 'division_head', 'office_head', 'investigator', 'auditor', 'administrator',
    'bpjs_officer', 'bpjs_examiner', 'bpjs_branch_head', 'licensing_officer', 'programme_officer'] $$;
CREATE FUNCTION registrar_roles() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY[
    'inspector', 'coordinator', 'division_head', 'office_head', 'administrator',
    'bpjs_officer', 'bpjs_examiner', 'bpjs_branch_head'] $$;
CREATE FUNCTION case_roles() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY[
    'inspector', 'coordinator', 'division_head', 'office_head', 'investigator', 'auditor',
    'bpjs_officer', 'bpjs_examiner', 'bpjs_branch_head'] $$;
CREATE FUNCTION field_roles() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY[
    'inspector', 'coordinator', 'division_head', 'office_head', 'investigator', 'auditor'] $$;
CREATE FUNCTION bpjs_roles() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY[
    'bpjs_officer', 'bpjs_examiner', 'bpjs_branch_head', 'licensing_officer', 'auditor'] $$;
CREATE FUNCTION licensing_roles() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY['licensing_officer'] $$;

-- Keeps the scope of the session that is presented, unless it is kept already. Somebody who changes posts holds the
-- advisory lock until the change is visible: meanwhile nothing is kept, and the functions answer. The session is
-- locked against its end.
CREATE FUNCTION keep_scope() RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    present session;
BEGIN
    IF NOT pg_try_advisory_xact_lock_shared(hashtext('patuh.session_scope')) OR EXISTS (
        SELECT FROM session_scope s
        WHERE s.secret_digest = sha256(convert_to(current_setting('patuh.secret', true), 'UTF8'))
          AND s.valid_until > now()) THEN
        RETURN;
    END IF;
    SELECT * INTO present FROM session s
    WHERE s.secret_digest = sha256(convert_to(current_setting('patuh.secret', true), 'UTF8'))
      AND s.ended_at IS NULL AND s.expires_at > now()
    FOR SHARE;
    INSERT INTO session_scope AS k
    SELECT present.secret_digest, actor_regions(company_roles()), actor_regions(registrar_roles()),
           actor_regions(case_roles()), actor_regions(field_roles()), actor_regions(bpjs_roles()),
           actor_regions(licensing_roles()),
           least(present.expires_at, (SELECT min((today(o.zone) + 1)::timestamp AT TIME ZONE o.zone) FROM office o))
    WHERE present.id IS NOT NULL
    ON CONFLICT (secret_digest) DO UPDATE SET
        company_regions = excluded.company_regions, registrar_regions = excluded.registrar_regions,
        case_regions = excluded.case_regions, field_regions = excluded.field_regions,
        bpjs_regions = excluded.bpjs_regions, licensing_regions = excluded.licensing_regions, valid_until = excluded.valid_until
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
GRANT EXECUTE ON FUNCTION keep_scope() TO patuh_app;

-- What policies ask: what is kept, or else what posts, offices and territories say now. All names are qualified, so that
-- no search path has to be set for the call; one expression, because a function that is nothing else is quickest.
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['company', 'registrar', 'case', 'field', 'bpjs', 'licensing'] LOOP
        EXECUTE format($function$
            CREATE OR REPLACE FUNCTION %1$s_regions() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER AS $body$
            BEGIN
                RETURN COALESCE((
                    SELECT s.%1$s_regions FROM patuh.session_scope s
                    WHERE s.secret_digest OPERATOR(pg_catalog.=) pg_catalog.sha256(pg_catalog.convert_to(
                            pg_catalog.current_setting('patuh.secret', true), 'UTF8'))
                      AND s.valid_until OPERATOR(pg_catalog.>) pg_catalog.now()
                    ), patuh.actor_regions(patuh.%1$s_roles()));
            END
            $body$
            $function$, t);
        EXECUTE format('REVOKE ALL ON FUNCTION %s_regions() FROM PUBLIC', t);
        EXECUTE format('ALTER FUNCTION %s_regions() OWNER TO patuh_definer', t);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s_regions() TO patuh_app, patuh_jobs, patuh_owner', t);
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION actor_regions(text[]) TO patuh_definer;

CREATE OR REPLACE FUNCTION actor_id() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
BEGIN
    RETURN (
        SELECT s.person_id FROM patuh.session s
        WHERE s.secret_digest OPERATOR(pg_catalog.=) pg_catalog.sha256(pg_catalog.convert_to(
                pg_catalog.current_setting('patuh.secret', true), 'UTF8'))
          AND s.ended_at IS NULL AND s.expires_at OPERATOR(pg_catalog.>) pg_catalog.now());
END
$$;

-- Presents a session's secret for the rest of the transaction, and tells the edition of the rules in force, which most
-- requests need next; NULL for a secret that opens nothing.
CREATE FUNCTION present(secret text) RETURNS bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
DECLARE
    presented text := pg_catalog.set_config('patuh.secret', secret, true);
BEGIN
    RETURN (SELECT e.edition FROM patuh.rule_edition e WHERE patuh.actor_id() IS NOT NULL);
END
$$;
REVOKE ALL ON FUNCTION present(text) FROM PUBLIC;
ALTER FUNCTION present(text) OWNER TO patuh_definer;
GRANT EXECUTE ON FUNCTION present(text) TO patuh_app, patuh_jobs, patuh_owner;

-- The answers kept for repeats are JSON of a few kilobytes, and compressing them was a sixth of what a step cost.
ALTER TABLE idempotency_key ALTER COLUMN body SET STORAGE EXTERNAL;

RESET ROLE;
