-- Reference data, offices with dated territories, people with dated posts, and sessions.
SET LOCAL ROLE patuh_owner;

CREATE SCHEMA patuh;
GRANT USAGE ON SCHEMA patuh TO patuh_app, patuh_jobs, patuh_definer;
GRANT CREATE ON SCHEMA patuh TO patuh_definer;
SET LOCAL search_path = patuh;

-- Append-only tables say no to everyone, whatever the grants: this trigger stands behind them.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only', TABLE = TG_TABLE_NAME;
END
$$;

CREATE TABLE region (
    code        text PRIMARY KEY CONSTRAINT region_code_format CHECK (code ~ '^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$'),
    level       text NOT NULL CONSTRAINT region_level_known CHECK (level IN ('province', 'regency', 'district', 'village')),
    parent_code text CONSTRAINT region_parent_exists REFERENCES region,
    name        text NOT NULL
);

-- Holidays as announced (SKB of three ministers). A year counts as published only when its row stands here.
CREATE TABLE holiday_year (
    year         integer PRIMARY KEY CONSTRAINT holiday_year_plausible CHECK (year BETWEEN 2000 AND 2200),
    legal_basis  text NOT NULL,
    published_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE holiday (
    day      date PRIMARY KEY,
    kind     text NOT NULL CONSTRAINT holiday_kind_known CHECK (kind IN ('national_holiday', 'collective_leave', 'regional_holiday')),
    name_id  text NOT NULL CONSTRAINT holiday_name_length CHECK (length(name_id) BETWEEN 1 AND 200),
    status   text NOT NULL CONSTRAINT holiday_status_known CHECK (status IN ('official', 'estimated')),
    source   text,
    added_at timestamptz NOT NULL DEFAULT now()
);

-- Days, rates and thresholds with their legal basis: dated rows, never constants in code.
CREATE TABLE parameter (
    key            text NOT NULL,
    effective_from date NOT NULL,
    -- NULL where the law certainly sets a value that is not known yet.
    value          numeric,
    unit           text NOT NULL,
    legal_basis    text NOT NULL,
    -- Read in the text, in a secondary source, from memory, uncertain; or no law but practice.
    certainty      text NOT NULL
        CONSTRAINT parameter_certainty_known CHECK (certainty IN ('V', 'V-2nd', 'M', 'U', 'practice')),
    PRIMARY KEY (key, effective_from)
);

CREATE TABLE office (
    id     uuid PRIMARY KEY,
    code   text NOT NULL CONSTRAINT office_code_unique UNIQUE,
    kind   text NOT NULL
        CONSTRAINT office_kind_known CHECK (kind IN ('labour_province', 'labour_unit', 'labour_regency', 'bpjs_branch', 'bpjs_region', 'licensing')),
    name   text NOT NULL CONSTRAINT office_name_length CHECK (length(name) BETWEEN 1 AND 200),
    zone   text NOT NULL DEFAULT 'Asia/Jakarta'
        CONSTRAINT office_zone_known CHECK (zone IN ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
    parent_id uuid CONSTRAINT office_parent_exists REFERENCES office
);
-- A branch's territory is not a regency, and it changes: many-to-many, dated. `until_on` is the first day outside.
CREATE TABLE office_territory (
    office_id   uuid NOT NULL CONSTRAINT office_territory_office_exists REFERENCES office,
    region_code text NOT NULL CONSTRAINT office_territory_region_exists REFERENCES region,
    from_on     date NOT NULL,
    until_on    date,
    PRIMARY KEY (office_id, region_code, from_on),
    CONSTRAINT office_territory_order CHECK (until_on > from_on)
);

CREATE TABLE person (
    id         uuid PRIMARY KEY,
    login      text NOT NULL CONSTRAINT person_login_unique UNIQUE
        CONSTRAINT person_login_format CHECK (login ~ '^[a-z0-9][a-z0-9._-]{1,62}$'),
    name       text NOT NULL CONSTRAINT person_name_length CHECK (length(name) BETWEEN 1 AND 200),
    nip        text CONSTRAINT person_nip_format CHECK (nip ~ '^\d{18}$'),
    created_at timestamptz NOT NULL DEFAULT now()
);
-- What somebody may see and do follows from the posts of that day.
CREATE TABLE post (
    id        uuid PRIMARY KEY,
    person_id uuid NOT NULL CONSTRAINT post_person_exists REFERENCES person,
    office_id uuid NOT NULL CONSTRAINT post_office_exists REFERENCES office,
    role      text NOT NULL CONSTRAINT post_role_known CHECK (role IN (
        'inspector', 'coordinator', 'division_head', 'office_head', 'bpjs_officer', 'bpjs_examiner',
        'bpjs_branch_head', 'licensing_officer', 'investigator', 'programme_officer', 'auditor', 'administrator')),
    from_on   date NOT NULL,
    until_on  date,
    CONSTRAINT post_unique UNIQUE (person_id, office_id, role, from_on),
    CONSTRAINT post_order CHECK (until_on > from_on)
);
CREATE INDEX post_office ON post (office_id, role);

-- The scrypt salt and cost as a PHC string without its hash, and SHA-256 of the derived key: the database
-- itself compares, so that nothing short of the password opens a session.
CREATE TABLE password (
    person_id  uuid PRIMARY KEY CONSTRAINT password_person_exists REFERENCES person,
    phc        text NOT NULL CONSTRAINT password_phc_format CHECK (phc ~ '^\$scrypt\$ln=\d+,r=\d+,p=\d+\$[A-Za-z0-9+/]+$'),
    verifier   bytea NOT NULL CONSTRAINT password_verifier_length CHECK (length(verifier) = 32),
    changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE session (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id     uuid NOT NULL CONSTRAINT session_person_exists REFERENCES person,
    secret_digest bytea NOT NULL CONSTRAINT session_secret_unique UNIQUE
        CONSTRAINT session_secret_length CHECK (length(secret_digest) = 32),
    opened_at     timestamptz NOT NULL DEFAULT now(),
    expires_at    timestamptz NOT NULL,
    ended_at      timestamptz
);
CREATE INDEX session_person ON session (person_id);
CREATE TABLE sign_in_failure (
    login    text PRIMARY KEY CONSTRAINT sign_in_failure_login_length CHECK (length(login) <= 200),
    failures integer NOT NULL,
    last_at  timestamptz NOT NULL
);
-- One row: the key that gives unknown logins a salt which looks like any other.
CREATE TABLE server_secret (
    singleton boolean PRIMARY KEY DEFAULT true CONSTRAINT server_secret_single CHECK (singleton),
    value     bytea NOT NULL
);
INSERT INTO server_secret (value)
VALUES (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

-- ---------------------------------------------------------------------------------------------------------------
-- Who acts. `patuh.secret` holds the session's secret for one transaction; whoever forges it gains nothing,
-- because each function below resolves it afresh, in the database.

CREATE FUNCTION actor_id() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT person_id FROM session
    WHERE secret_digest = sha256(convert_to(current_setting('patuh.secret', true), 'UTF8'))
      AND ended_at IS NULL AND expires_at > now()
$$;

-- The day on the calendar of an office's zone.
CREATE FUNCTION today(zone text) RETURNS date LANGUAGE sql STABLE AS $$ SELECT (now() AT TIME ZONE zone)::date $$;

-- The regencies in which the actor holds one of `roles` today.
CREATE FUNCTION actor_regions(roles text[]) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT t.region_code), '{}')
    FROM post p
    JOIN office o ON o.id = p.office_id
    JOIN office_territory t ON t.office_id = p.office_id
    WHERE p.person_id = actor_id() AND p.role = ANY (roles)
      AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone))
      AND t.from_on <= today(o.zone) AND (t.until_on IS NULL OR t.until_on > today(o.zone))
$$;

CREATE FUNCTION actor_holds(roles text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM post p JOIN office o ON o.id = p.office_id
        WHERE p.person_id = actor_id() AND p.role = ANY (roles)
          AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone)))
$$;

CREATE FUNCTION actor_offices() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT p.office_id), '{}')
    FROM post p JOIN office o ON o.id = p.office_id
    WHERE p.person_id = actor_id()
      AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone))
$$;

-- Everyone with a post sees the register of firms in the territory.
CREATE FUNCTION company_regions() RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT patuh.actor_regions(ARRAY[
        'inspector', 'coordinator', 'division_head', 'office_head', 'investigator', 'auditor', 'administrator',
        'bpjs_officer', 'bpjs_examiner', 'bpjs_branch_head', 'licensing_officer', 'programme_officer'])
$$;
-- Cases: the labour office, BPJS and auditors. Field records (visits, minutes): the labour office and auditors.
CREATE FUNCTION case_regions() RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT patuh.actor_regions(ARRAY[
        'inspector', 'coordinator', 'division_head', 'office_head', 'investigator', 'auditor',
        'bpjs_officer', 'bpjs_examiner', 'bpjs_branch_head'])
$$;
CREATE FUNCTION field_regions() RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT patuh.actor_regions(ARRAY[
        'inspector', 'coordinator', 'division_head', 'office_head', 'investigator', 'auditor'])
$$;
CREATE FUNCTION licensing_regions() RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT patuh.actor_regions(ARRAY['licensing_officer'])
$$;

-- The signed-in person with today's posts, or no row. The service caches it for moments; row security does not.
CREATE FUNCTION whoami() RETURNS TABLE (
    person_id uuid, login text, name text, role text, office_id uuid, office_code text, office_name text,
    office_kind text, zone text, regions text[], from_on date, until_on date,
    expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT e.id, e.login, e.name, p.role, o.id, o.code, o.name, o.kind, o.zone,
           (SELECT coalesce(array_agg(t.region_code ORDER BY t.region_code), '{}') FROM office_territory t
            WHERE t.office_id = o.id AND t.from_on <= today(o.zone)
              AND (t.until_on IS NULL OR t.until_on > today(o.zone))),
           p.from_on, p.until_on, s.expires_at
    FROM session s
    JOIN person e ON e.id = s.person_id
    LEFT JOIN (post p JOIN office o ON o.id = p.office_id) ON p.person_id = e.id
        AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone))
    WHERE s.secret_digest = sha256(convert_to(current_setting('patuh.secret', true), 'UTF8'))
      AND s.ended_at IS NULL AND s.expires_at > now()
    ORDER BY o.code, p.role
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Signing in. Throttled before anything is hashed; an unknown login answers like a known one.

CREATE FUNCTION sign_in_challenge(in_login text, default_cost text)
RETURNS TABLE (phc text, retry_after_seconds integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    known sign_in_failure;
BEGIN
    SELECT * INTO known FROM sign_in_failure f WHERE f.login = left(in_login, 200);
    retry_after_seconds := 0;
    IF known.failures >= 5 THEN
        retry_after_seconds := greatest(0, ceil(extract(epoch FROM
            known.last_at + least(900, power(2, least(known.failures, 20) - 4)) * interval '1 second' - clock_timestamp())));
    END IF;
    SELECT w.phc INTO phc FROM password w JOIN person e ON e.id = w.person_id WHERE e.login = in_login;
    IF phc IS NULL THEN
        SELECT '$scrypt$' || default_cost || '$' || rtrim(encode(substring(
            sha256(s.value || convert_to(in_login, 'UTF8')) FOR 16), 'base64'), '=')
        INTO phc FROM server_secret s;
    END IF;
    RETURN NEXT;
END
$$;

-- Opens a session for whoever knows the password; NULL, and one more failure counted, for anybody else.
CREATE FUNCTION open_session(in_login text, derived_key bytea, in_secret_digest bytea, lifetime interval)
RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    person uuid;
    expiry timestamptz;
BEGIN
    SELECT e.id INTO person FROM person e JOIN password w ON w.person_id = e.id
    WHERE e.login = in_login AND w.verifier = sha256(derived_key);
    IF person IS NULL THEN
        DELETE FROM sign_in_failure WHERE last_at < now() - interval '1 day';
        INSERT INTO sign_in_failure AS f VALUES (left(in_login, 200), 1, clock_timestamp())
        ON CONFLICT (login) DO UPDATE SET failures = f.failures + 1, last_at = clock_timestamp();
        RETURN NULL;
    END IF;
    DELETE FROM sign_in_failure WHERE login = left(in_login, 200);
    INSERT INTO session (person_id, secret_digest, expires_at)
    VALUES (person, in_secret_digest, now() + least(lifetime, interval '30 days'))
    RETURNING expires_at INTO expiry;
    RETURN expiry;
END
$$;

CREATE FUNCTION close_session() RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    WITH closed AS (
        UPDATE session SET ended_at = now()
        WHERE secret_digest = sha256(convert_to(current_setting('patuh.secret', true), 'UTF8')) AND ended_at IS NULL
        RETURNING 1)
    SELECT EXISTS (SELECT FROM closed)
$$;

DO $$
DECLARE
    f text;
BEGIN
    FOREACH f IN ARRAY ARRAY[
        'actor_id()', 'actor_regions(text[])', 'actor_holds(text[])', 'actor_offices()', 'whoami()',
        'sign_in_challenge(text, text)', 'open_session(text, bytea, bytea, interval)', 'close_session()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION patuh.%s FROM PUBLIC', f);
        EXECUTE format('GRANT EXECUTE ON FUNCTION patuh.%s TO patuh_app, patuh_jobs, patuh_owner', f);
        EXECUTE format('ALTER FUNCTION patuh.%s OWNER TO patuh_definer', f);
    END LOOP;
END
$$;

RESET ROLE;
