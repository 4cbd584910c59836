-- The four database roles. Run by an administrator of the cluster before the migrations; safe to repeat.
-- Roles belong to the whole cluster, so they can't live in a migration, which belongs to one database.
--
--   patuh_owner    owns every table; nobody signs in with it, and forced row security binds it too
--   patuh_app      the service; sees and changes only what the session's secret resolves to
--   patuh_jobs     the named system actor of background work
--   patuh_definer  owns the few SECURITY DEFINER functions; reads through policies of its own
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['patuh_owner', 'patuh_app', 'patuh_jobs', 'patuh_definer'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format(
                'CREATE ROLE %I NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS %s',
                name, CASE WHEN name IN ('patuh_app', 'patuh_jobs') THEN 'LOGIN' ELSE 'NOLOGIN' END);
        END IF;
    END LOOP;
    -- A migration runs as the owner and hands its definer functions over.
    IF NOT pg_has_role('patuh_owner', 'patuh_definer', 'MEMBER') THEN
        GRANT patuh_definer TO patuh_owner;
    END IF;
    IF NOT pg_has_role(current_user, 'patuh_owner', 'MEMBER') THEN
        EXECUTE format('GRANT patuh_owner TO %I', current_user);
    END IF;
    EXECUTE format('GRANT CREATE, CONNECT, TEMPORARY ON DATABASE %I TO patuh_owner', current_database());
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO patuh_app, patuh_jobs', current_database());
END
$$;
