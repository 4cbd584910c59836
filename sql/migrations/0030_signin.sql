-- Signing in: attempts counted before anything is hashed, one-time passwords, a second factor, sessions that end when
-- nobody uses them, tokens for programs; people and posts kept over HTTP, and acting holders of a post.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- Of PostgreSQL's own extensions, for HMAC-SHA-1 (RFC 6238) and AES: a code is checked where sessions are opened, so
-- that nothing but the code passes, whatever SQL the service might be made to run.
CREATE EXTENSION pgcrypto WITH SCHEMA patuh;

-- ---------------------------------------------------------------------------------------------------------------
-- What administrators may set about access, by day. Not law, so apart from the parameters of procedures.

CREATE TABLE access_rule (
    key            text NOT NULL CONSTRAINT access_rule_key_known CHECK (key IN (
        'session.idle_minutes', 'session.longest_minutes', 'token.longest_days', 'one_time_password.days')
        OR key ~ '^second_factor\.[a-z_]+$'),
    effective_from date NOT NULL,
    value          integer NOT NULL,
    basis          text NOT NULL CONSTRAINT access_rule_basis_length CHECK (length(basis) BETWEEN 1 AND 500),
    set_by         uuid CONSTRAINT access_rule_setter_exists REFERENCES person,
    set_at         timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT access_rule_once_a_day PRIMARY KEY (key, effective_from),
    CONSTRAINT access_rule_value_sensible CHECK (CASE
        WHEN key = 'session.idle_minutes' THEN value BETWEEN 5 AND 1440
        WHEN key = 'session.longest_minutes' THEN value BETWEEN 30 AND 1440
        WHEN key = 'token.longest_days' THEN value BETWEEN 1 AND 730
        WHEN key = 'one_time_password.days' THEN value BETWEEN 1 AND 30
        ELSE value IN (0, 1) END)
);
INSERT INTO access_rule (key, effective_from, value, basis) VALUES
    ('session.idle_minutes', '2000-01-01', 60, 'NIST SP 800-63B-4 § 2.2.3 (AAL2): at most one hour without use'),
    ('session.longest_minutes', '2000-01-01', 720, 'NIST SP 800-63B-4 § 2.2.3 (AAL2) allows 24 hours; a working day with its evening'),
    ('token.longest_days', '2000-01-01', 365, 'Practice: a token for a program is renewed every year'),
    ('one_time_password.days', '2000-01-01', 7, 'Practice: handed over in person within a week');
ALTER TABLE access_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_rule FORCE ROW LEVEL SECURITY;
CREATE POLICY read_signed_in ON access_rule FOR SELECT TO patuh_app USING ((SELECT patuh.actor_id()) IS NOT NULL);
CREATE POLICY administrator_sets ON access_rule FOR INSERT TO patuh_app
    WITH CHECK ((SELECT patuh.actor_holds(ARRAY['administrator'])) AND set_by = (SELECT patuh.actor_id()));
CREATE POLICY definer_reads ON access_rule FOR SELECT TO patuh_definer USING (true);
GRANT SELECT, INSERT (key, effective_from, value, basis, set_by) ON access_rule TO patuh_app;
GRANT SELECT ON access_rule TO patuh_definer;
CREATE TRIGGER access_rule_append_only BEFORE UPDATE OR DELETE ON access_rule
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION access_rule_value(in_key text) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT value FROM access_rule WHERE key = in_key AND effective_from <= today('Asia/Jakarta')
    ORDER BY effective_from DESC LIMIT 1
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Sessions and tokens. Both are rows of one table, so that whoever acts is found in one place.

ALTER TABLE session
    ADD COLUMN kind           text NOT NULL DEFAULT 'session' CONSTRAINT session_kind_known CHECK (kind IN ('session', 'token')),
    ADD COLUMN method         text NOT NULL DEFAULT 'password'
        CONSTRAINT session_method_known CHECK (method IN ('password', 'second_factor', 'oidc', 'token')),
    -- A token's name, and what it may do: codes of operations, everything without; whether only reading is among them.
    ADD COLUMN name           text CONSTRAINT session_name_length CHECK (length(name) BETWEEN 1 AND 80),
    ADD COLUMN scopes         text[] CONSTRAINT session_scopes_length CHECK (cardinality(scopes) BETWEEN 1 AND 100),
    ADD COLUMN reads_only     boolean NOT NULL DEFAULT false,
    -- `expires_at` moves on with use, by `idle`, up to here; without it nothing moves.
    ADD COLUMN longest_until  timestamptz,
    ADD COLUMN idle           interval,
    ADD COLUMN opened_from    text CONSTRAINT session_opened_from_length CHECK (length(opened_from) <= 60),
    ADD COLUMN device         text CONSTRAINT session_device_length CHECK (length(device) <= 200),
    ADD COLUMN last_used_at   timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN last_used_from text CONSTRAINT session_last_used_from_length CHECK (length(last_used_from) <= 60),
    ADD CONSTRAINT session_token_named CHECK ((kind = 'token') = (name IS NOT NULL)),
    ADD CONSTRAINT session_idle_with_limit CHECK ((longest_until IS NULL) = (idle IS NULL));
-- The secrets' digests stay the definer functions' own.
CREATE POLICY own_or_administrator ON session FOR SELECT TO patuh_app
    USING (person_id = (SELECT patuh.actor_id()) OR (SELECT patuh.actor_holds(ARRAY['administrator'])));
GRANT SELECT (id, person_id, kind, method, name, scopes, reads_only, opened_at, opened_from, device, expires_at,
              longest_until, ended_at, last_used_at, last_used_from) ON session TO patuh_app;

-- A token that may only read has the database refuse every write of its transaction.
CREATE OR REPLACE FUNCTION present(secret text) RETURNS bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
DECLARE
    presented text := pg_catalog.set_config('patuh.secret', secret, true);
    only_reads boolean;
BEGIN
    SELECT s.reads_only INTO only_reads FROM patuh.session s
    WHERE s.secret_digest OPERATOR(pg_catalog.=) pg_catalog.sha256(pg_catalog.convert_to(presented, 'UTF8'))
      AND s.ended_at IS NULL AND s.expires_at OPERATOR(pg_catalog.>) pg_catalog.now();
    IF only_reads IS NULL THEN
        RETURN NULL;
    END IF;
    IF only_reads THEN
        PERFORM pg_catalog.set_config('transaction_read_only', 'on', true);
    END IF;
    RETURN (SELECT e.edition FROM patuh.rule_edition e);
END
$$;

-- The session that is presented, where it is one of a person and not of a program: what only a person may do asks for it.
CREATE FUNCTION present_session() RETURNS session
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT s.* FROM session s
    WHERE s.secret_digest = sha256(convert_to(current_setting('patuh.secret', true), 'UTF8'))
      AND s.ended_at IS NULL AND s.expires_at > now() AND s.kind = 'session'
$$;

-- Notes that the session is used, once a minute at most, and lets it live on by its idle time. Whoever comes while
-- another notes it goes on without.
CREATE FUNCTION use_session(in_address text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    UPDATE session s SET last_used_at = now(), last_used_from = in_address,
        expires_at = CASE WHEN longest_until IS NULL THEN expires_at ELSE least(longest_until, now() + idle) END
    WHERE s.id = (
        SELECT k.id FROM session k
        WHERE k.secret_digest = sha256(convert_to(current_setting('patuh.secret', true), 'UTF8'))
          AND k.ended_at IS NULL AND k.expires_at > now() AND k.last_used_at < now() - interval '1 minute'
        FOR UPDATE SKIP LOCKED)
$$;

-- A session that lives on keeps its scope; one that ends, or ends sooner, does not.
CREATE OR REPLACE FUNCTION drop_scope() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NEW.ended_at IS NOT NULL OR NEW.expires_at < OLD.expires_at THEN
        DELETE FROM session_scope WHERE secret_digest = NEW.secret_digest;
    END IF;
    RETURN NULL;
END
$$;

-- Ends sessions and tokens of the actor's own, or as administrator of anybody: one, or all of a person but the one
-- presented. Gives their number.
CREATE FUNCTION end_sessions(in_person uuid, in_session uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    present session := present_session();
    ended integer;
BEGIN
    IF present.id IS NULL THEN
        RETURN 0;
    END IF;
    UPDATE session s SET ended_at = now()
    WHERE s.ended_at IS NULL AND s.expires_at > now()
      AND (s.person_id = present.person_id OR actor_holds(ARRAY['administrator']))
      AND CASE WHEN in_session IS NULL THEN s.person_id = in_person AND s.id <> present.id ELSE s.id = in_session END;
    GET DIAGNOSTICS ended = ROW_COUNT;
    RETURN ended;
END
$$;

-- Opens a token for a program, in the name of whoever is signed in; NULL to a token, which makes no others.
CREATE FUNCTION make_token(in_secret_digest bytea, in_name text, in_scopes text[], in_reads_only boolean, days integer)
RETURNS TABLE (id uuid, opened_at timestamptz, expires_at timestamptz)
LANGUAGE sql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    INSERT INTO session (person_id, secret_digest, kind, method, name, scopes, reads_only, expires_at)
    SELECT p.person_id, in_secret_digest, 'token', 'token', in_name, in_scopes, in_reads_only,
           now() + least(days, access_rule_value('token.longest_days')) * interval '1 day'
    FROM present_session() p WHERE p.id IS NOT NULL
    RETURNING id, opened_at, expires_at
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Posts: acting holders, and who gave a post.

ALTER TABLE post
    -- Pelaksana tugas, pelaksana harian (UU 30/2014 art. 14) or atas nama: whoever acts for the holder, from–to.
    ADD COLUMN capacity   text NOT NULL DEFAULT 'holder'
        CONSTRAINT post_capacity_known CHECK (capacity IN ('holder', 'plt', 'plh', 'an')),
    ADD COLUMN stands_for uuid CONSTRAINT post_stands_for_exists REFERENCES person,
    ADD COLUMN basis      text CONSTRAINT post_basis_length CHECK (length(basis) BETWEEN 1 AND 500),
    ADD COLUMN given_by   uuid CONSTRAINT post_giver_exists REFERENCES person,
    ADD COLUMN given_at   timestamptz NOT NULL DEFAULT now(),
    ADD CONSTRAINT post_acting_dated CHECK (capacity = 'holder' OR (until_on IS NOT NULL AND basis IS NOT NULL)),
    ADD CONSTRAINT post_acting_for_another CHECK (stands_for <> person_id),
    DROP CONSTRAINT post_order,
    -- A post taken back before its first day is empty.
    ADD CONSTRAINT post_order CHECK (until_on >= from_on);

-- Whether the actor heads an office, or one above it, today as its own holder.
CREATE FUNCTION actor_heads(in_office uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    WITH RECURSIVE above AS (
        SELECT o.id, o.parent_id, 1 AS depth FROM office o WHERE o.id = in_office
        UNION ALL
        SELECT o.id, o.parent_id, a.depth + 1 FROM office o JOIN above a ON o.id = a.parent_id WHERE a.depth < 5)
    SELECT EXISTS (
        SELECT FROM above a JOIN office o ON o.id = a.id JOIN post p ON p.office_id = o.id
        WHERE p.person_id = actor_id() AND p.role IN ('office_head', 'bpjs_branch_head') AND p.capacity = 'holder'
          AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone)))
$$;
-- Nobody gives herself a post. Administrators give any to others; heads of office have others act, within their office.
CREATE POLICY administrator_or_head_gives ON post FOR INSERT TO patuh_app WITH CHECK (
    person_id <> (SELECT patuh.actor_id()) AND (
        (SELECT patuh.actor_holds(ARRAY['administrator']))
        OR (capacity <> 'holder' AND role NOT IN ('administrator', 'auditor') AND patuh.actor_heads(office_id))));
CREATE POLICY administrator_or_head_ends ON post FOR UPDATE TO patuh_app USING (
    person_id <> (SELECT patuh.actor_id()) AND (
        (SELECT patuh.actor_holds(ARRAY['administrator']))
        OR (capacity <> 'holder' AND role NOT IN ('administrator', 'auditor') AND patuh.actor_heads(office_id))))
    WITH CHECK (true);
GRANT INSERT (id, person_id, office_id, role, from_on, until_on, capacity, stands_for, basis), UPDATE (until_on) ON post
    TO patuh_app;

-- What the service writes to posts is signed, and moves no day that is over.
CREATE FUNCTION keep_posts_honest() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    present date;
BEGIN
    IF current_user <> 'patuh_app' THEN
        RETURN NEW;
    END IF;
    SELECT patuh.today(o.zone) INTO present FROM patuh.office o WHERE o.id = NEW.office_id;
    IF TG_OP = 'INSERT' THEN
        NEW.given_by := patuh.actor_id();
        NEW.given_at := now();
        IF NEW.capacity <> 'holder' AND NEW.from_on < present THEN
            RAISE EXCEPTION 'nobody is made to have acted' USING ERRCODE = 'check_violation',
                CONSTRAINT = 'post_acting_not_in_past', TABLE = 'post';
        END IF;
    ELSIF OLD.until_on <= present OR NEW.until_on IS NULL OR NEW.until_on < least(present, OLD.until_on)
        OR NEW.until_on > OLD.until_on THEN
        RAISE EXCEPTION 'a post ends today at the earliest, and none that is over is changed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'post_past_stands', TABLE = 'post';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER post_honest BEFORE INSERT OR UPDATE ON post FOR EACH ROW EXECUTE FUNCTION keep_posts_honest();

CREATE POLICY administrator_enters ON person FOR INSERT TO patuh_app
    WITH CHECK ((SELECT patuh.actor_holds(ARRAY['administrator'])));
GRANT INSERT (id, login, name, nip) ON person TO patuh_app;

-- Which acts of a case somebody did as acting holder of a post, noted with the act.
CREATE TABLE acting_act (
    case_id uuid NOT NULL,
    seq     integer NOT NULL,
    post_id uuid NOT NULL CONSTRAINT acting_act_post_exists REFERENCES post,
    PRIMARY KEY (case_id, seq),
    CONSTRAINT acting_act_event_exists FOREIGN KEY (case_id, seq) REFERENCES case_event
);
ALTER TABLE acting_act ENABLE ROW LEVEL SECURITY;
ALTER TABLE acting_act FORCE ROW LEVEL SECURITY;
CREATE POLICY read_with_act ON acting_act FOR SELECT TO patuh_app USING (
    EXISTS (SELECT FROM case_event e WHERE e.case_id = acting_act.case_id AND e.seq = acting_act.seq));
CREATE POLICY definer_notes ON acting_act FOR INSERT TO patuh_definer WITH CHECK (true);
GRANT SELECT ON acting_act TO patuh_app;
GRANT INSERT ON acting_act TO patuh_definer;
CREATE TRIGGER acting_act_append_only BEFORE UPDATE OR DELETE ON acting_act
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- An act is the holder's own where any post of her own allows it, else the acting holder's.
CREATE FUNCTION note_acting() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    INSERT INTO acting_act (case_id, seq, post_id)
    SELECT NEW.case_id, NEW.seq, a.id FROM (
        SELECT p.id, p.capacity
        FROM enforcement_case c
        JOIN office_territory t ON t.region_code = c.region_code
        JOIN office o ON o.id = t.office_id
        JOIN post p ON p.office_id = o.id
        WHERE c.id = NEW.case_id AND p.person_id = NEW.actor_id AND p.role = NEW.actor_role
          AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone))
          AND t.from_on <= today(o.zone) AND (t.until_on IS NULL OR t.until_on > today(o.zone))
        ORDER BY p.capacity <> 'holder', p.from_on DESC, p.id LIMIT 1) a
    WHERE a.capacity <> 'holder';
    RETURN NULL;
END
$$;
CREATE TRIGGER case_event_notes_acting AFTER INSERT ON case_event
    FOR EACH ROW WHEN (NEW.actor_id IS NOT NULL) EXECUTE FUNCTION note_acting();

-- The signed-in person with today's posts, or no row, and what the session or token is.
DROP FUNCTION whoami();
CREATE FUNCTION whoami() RETURNS TABLE (
    person_id uuid, login text, name text, role text, office_id uuid, office_code text, office_name text,
    office_kind text, zone text, regions text[], from_on date, until_on date, capacity text, stands_for text,
    expires_at timestamptz, session_id uuid, kind text, scopes text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT e.id, e.login, e.name, p.role, o.id, o.code, o.name, o.kind, o.zone,
           (SELECT coalesce(array_agg(t.region_code ORDER BY t.region_code), '{}') FROM office_territory t
            WHERE t.office_id = o.id AND t.from_on <= today(o.zone)
              AND (t.until_on IS NULL OR t.until_on > today(o.zone))),
           p.from_on, p.until_on, p.capacity, (SELECT h.name FROM person h WHERE h.id = p.stands_for),
           s.expires_at, s.id, s.kind, s.scopes
    FROM session s
    JOIN person e ON e.id = s.person_id
    LEFT JOIN (post p JOIN office o ON o.id = p.office_id) ON p.person_id = e.id
        AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone))
    WHERE s.secret_digest = sha256(convert_to(current_setting('patuh.secret', true), 'UTF8'))
      AND s.ended_at IS NULL AND s.expires_at > now()
    ORDER BY o.code, p.role, p.capacity <> 'holder'
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Attempts. They are counted before anything is hashed, and forgiven when they prove right. Three budgets: a login from
-- one address; a login from all addresses, which does not bind an address that it signed in from before; an address
-- over all logins. '' stands for all.

ALTER TABLE sign_in_failure
    ADD COLUMN address text NOT NULL DEFAULT '' CONSTRAINT sign_in_failure_address_length CHECK (length(address) <= 60),
    DROP CONSTRAINT sign_in_failure_pkey,
    ADD CONSTRAINT sign_in_failure_pkey PRIMARY KEY (login, address);

-- What is left of a count: after a day nothing; of the wide budgets one is forgiven each minute.
CREATE FUNCTION sign_in_count(f sign_in_failure) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN f.failures IS NULL OR f.last_at < clock_timestamp() - interval '1 day' THEN 0
        WHEN f.login <> '' AND f.address <> '' THEN f.failures
        ELSE greatest(0, f.failures - floor(extract(epoch FROM clock_timestamp() - f.last_at) / 60)::integer) END
$$;
-- For how many seconds a budget is used up: the delay doubles with each failure beyond what is free, up to a limit.
CREATE FUNCTION sign_in_wait(f sign_in_failure) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT coalesce(greatest(0, ceil(extract(epoch FROM f.last_at - clock_timestamp())
        + least(limits.longest, power(2, least(30, sign_in_count(f) - limits.free + 1)))))::integer, 0)
    FROM (SELECT CASE WHEN f.login = '' THEN 50 WHEN f.address = '' THEN 20 ELSE 5 END AS free,
                 CASE WHEN f.login <> '' AND f.address <> '' THEN 900 ELSE 60 END AS longest) limits
    WHERE sign_in_count(f) >= limits.free
$$;

DROP FUNCTION sign_in_challenge(text, text);
CREATE FUNCTION sign_in_challenge(in_login text, in_address text, default_cost text)
RETURNS TABLE (phc text, retry_after_seconds integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    known_login text := left(in_login, 200);
    is_known boolean;
BEGIN
    -- One after another: a thousand at once are not all the first.
    PERFORM pg_advisory_xact_lock(hashtext('patuh.sign_in'), hashtext(known_login));
    is_known := EXISTS (
        SELECT FROM session s JOIN person e ON e.id = s.person_id
        WHERE e.login = in_login AND s.kind = 'session' AND s.opened_from = in_address);
    SELECT coalesce(max(sign_in_wait(f)), 0) INTO retry_after_seconds FROM sign_in_failure f
    WHERE (f.login, f.address) IN ((known_login, in_address), ('', in_address))
       OR ((f.login, f.address) = (known_login, '') AND NOT is_known);
    IF retry_after_seconds = 0 THEN
        INSERT INTO sign_in_failure AS f (login, address, failures, last_at)
        SELECT b.login, b.address, 1, clock_timestamp()
        FROM (VALUES ('', in_address), (known_login, ''), (known_login, in_address)) b (login, address)
        ON CONFLICT (login, address) DO UPDATE SET failures = sign_in_count(f) + 1, last_at = clock_timestamp();
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

-- Takes an attempt back that proved nothing: it was never tried, or was right and only incomplete.
CREATE FUNCTION forgive_attempt(in_login text, in_address text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT pg_advisory_xact_lock(hashtext('patuh.sign_in'), hashtext(left(in_login, 200)));
    UPDATE sign_in_failure f SET failures = greatest(0, f.failures - 1)
    WHERE (f.login, f.address) IN (('', in_address), (left(in_login, 200), ''), (left(in_login, 200), in_address))
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- One-time passwords and the second factor.

ALTER TABLE password ADD COLUMN one_time_until timestamptz;
CREATE POLICY definer_sets ON password FOR INSERT TO patuh_definer WITH CHECK (true);
CREATE POLICY definer_changes ON password FOR UPDATE TO patuh_definer USING (true) WITH CHECK (true);
GRANT INSERT, UPDATE ON password TO patuh_definer;

-- A secret is sealed by AES under a key that only the password yields: a copy of the database does not open it.
CREATE TABLE second_factor (
    person_id    uuid PRIMARY KEY CONSTRAINT second_factor_person_exists REFERENCES person,
    sealed       bytea,
    -- What is being enrolled and waits for its first code.
    pending      bytea,
    -- The last step of 30 seconds of which a code was used; none is used twice.
    last_step    bigint NOT NULL DEFAULT 0,
    confirmed_at timestamptz,
    CONSTRAINT second_factor_confirmed CHECK ((sealed IS NULL) = (confirmed_at IS NULL))
);
CREATE TABLE recovery_code (
    person_id uuid NOT NULL CONSTRAINT recovery_code_person_exists REFERENCES person,
    digest    bytea NOT NULL CONSTRAINT recovery_code_digest_length CHECK (length(digest) = 32),
    used_at   timestamptz,
    PRIMARY KEY (person_id, digest)
);
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['second_factor', 'recovery_code'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY definer_keeps ON %I TO patuh_definer USING (true) WITH CHECK (true)', t);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO patuh_definer', t);
    END LOOP;
END
$$;

CREATE FUNCTION totp(secret bytea, step bigint) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    mac bytea := patuh.hmac(int8send(step), secret, 'sha1');
    place integer := get_byte(mac, 19) & 15;
BEGIN
    RETURN lpad((((get_byte(mac, place) & 127) * 16777216 + get_byte(mac, place + 1) * 65536
        + get_byte(mac, place + 2) * 256 + get_byte(mac, place + 3)) % 1000000)::text, 6, '0');
END
$$;
CREATE FUNCTION seal_key(who uuid, derived_key bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(derived_key || convert_to('patuh.second_factor ' || who, 'UTF8'))
$$;
CREATE FUNCTION seal(who uuid, derived_key bytea, secret bytea) RETURNS bytea LANGUAGE sql VOLATILE AS $$
    SELECT v.iv || patuh.encrypt_iv(secret, patuh.seal_key(who, derived_key), v.iv, 'aes')
    FROM (SELECT patuh.gen_random_bytes(16) AS iv) v
$$;
CREATE FUNCTION unseal(who uuid, derived_key bytea, sealed bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT patuh.decrypt_iv(substring(sealed FROM 17), patuh.seal_key(who, derived_key), substring(sealed FOR 16), 'aes')
$$;

-- The step of which a code is, among those that are not used up; all are gone through, whichever fits.
CREATE FUNCTION totp_step(secret bytea, code text, after_step bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT min(s.step) FILTER (WHERE sha256(convert_to(patuh.totp(secret, s.step), 'UTF8')) = sha256(convert_to(code, 'UTF8'))
                               AND s.step > after_step)
    FROM (SELECT floor(extract(epoch FROM clock_timestamp()) / 30)::bigint + d AS step FROM generate_series(-1, 1) d) s
$$;

-- Whose password it is; the row stays locked, so that two codes are not one.
CREATE FUNCTION password_holder(in_login text, derived_key bytea) RETURNS password
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT w.* FROM password w JOIN person e ON e.id = w.person_id
    WHERE e.login = in_login AND w.verifier = sha256(derived_key)
      AND (w.one_time_until IS NULL OR w.one_time_until > now())
    FOR UPDATE OF w
$$;

-- 'none' where there is no second factor, 'proved', 'required' without a code, or 'wrong'. Uses the code up.
CREATE FUNCTION prove_second_factor(who uuid, derived_key bytea, code text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    factor second_factor;
    fitting bigint;
BEGIN
    SELECT * INTO factor FROM second_factor f WHERE f.person_id = who AND f.sealed IS NOT NULL FOR UPDATE;
    IF NOT FOUND THEN
        RETURN 'none';
    ELSIF code IS NULL THEN
        RETURN 'required';
    END IF;
    fitting := totp_step(unseal(who, derived_key, factor.sealed), code, factor.last_step);
    IF fitting IS NOT NULL THEN
        UPDATE second_factor f SET last_step = fitting WHERE f.person_id = who;
        RETURN 'proved';
    END IF;
    UPDATE recovery_code r SET used_at = now()
    WHERE r.person_id = who AND r.digest = sha256(convert_to(code, 'UTF8')) AND r.used_at IS NULL;
    RETURN CASE WHEN FOUND THEN 'proved' ELSE 'wrong' END;
END
$$;

-- Whether a post of today asks for a second factor.
CREATE FUNCTION second_factor_demanded(who uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM post p JOIN office o ON o.id = p.office_id
        WHERE p.person_id = who AND access_rule_value('second_factor.' || p.role) = 1
          AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone)))
$$;

-- Puts another password in the place of one; the second factor is sealed anew under it.
CREATE FUNCTION replace_password(who uuid, old_key bytea, new_phc text, new_key bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    UPDATE password w SET phc = new_phc, verifier = sha256(new_key), changed_at = now(), one_time_until = NULL
    WHERE w.person_id = who;
    UPDATE second_factor f SET pending = NULL,
        sealed = CASE WHEN f.sealed IS NOT NULL THEN seal(who, new_key, unseal(who, old_key, f.sealed)) END
    WHERE f.person_id = who;
$$;

-- Opens a session for whoever knows the password, and has the second factor where there is one.
--
-- outcome: 'opened'; 'wrong'; 'code_required', 'wrong_code'; 'change_required' for a one-time password without a new one;
-- 'enrolment_required' where the post asks for a second factor and there is none.
DROP FUNCTION open_session(text, bytea, bytea, interval);
CREATE FUNCTION open_session(in_login text, in_address text, in_device text, derived_key bytea, code text, new_phc text,
    new_key bytea, in_secret_digest bytea, lifetime interval)
RETURNS TABLE (outcome text, expires_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    kept password := password_holder(in_login, derived_key);
    proof text;
    -- clock_timestamp() would outrun a scope that is kept in this transaction.
    longest timestamptz := now() + least(lifetime, access_rule_value('session.longest_minutes') * interval '1 minute');
    quiet interval := access_rule_value('session.idle_minutes') * interval '1 minute';
BEGIN
    IF kept.person_id IS NULL THEN
        outcome := 'wrong';
    ELSE
        proof := prove_second_factor(kept.person_id, derived_key, code);
        outcome := CASE
            WHEN proof = 'required' THEN 'code_required'
            WHEN proof = 'wrong' THEN 'wrong_code'
            WHEN kept.one_time_until IS NOT NULL AND new_key IS NULL THEN 'change_required'
            WHEN proof = 'none' AND second_factor_demanded(kept.person_id) THEN 'enrolment_required'
            ELSE 'opened' END;
    END IF;
    IF outcome IN ('wrong', 'wrong_code') THEN
        RETURN NEXT;
        RETURN;
    END IF;
    PERFORM forgive_attempt(in_login, in_address);
    IF new_key IS NOT NULL AND outcome IN ('opened', 'enrolment_required') THEN
        PERFORM replace_password(kept.person_id, derived_key, new_phc, new_key);
        UPDATE session s SET ended_at = now()
        WHERE s.person_id = kept.person_id AND s.ended_at IS NULL AND s.expires_at > now();
    END IF;
    IF outcome = 'opened' THEN
        DELETE FROM sign_in_failure f WHERE f.login = left(in_login, 200) AND f.address = in_address;
        INSERT INTO session (person_id, secret_digest, method, longest_until, idle, expires_at, opened_from, device,
                             last_used_from)
        VALUES (kept.person_id, in_secret_digest, CASE proof WHEN 'proved' THEN 'second_factor' ELSE 'password' END,
                longest, quiet, least(longest, now() + quiet), in_address, in_device, in_address)
        RETURNING session.expires_at INTO expires_at;
    END IF;
    RETURN NEXT;
END
$$;

-- Changes the password of whoever is signed in, and ends all that she has open elsewhere.
--
-- outcome: 'changed', 'wrong', 'not_a_session'.
CREATE FUNCTION change_password(derived_key bytea, new_phc text, new_key bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    present session := present_session();
    own_login text := (SELECT e.login FROM person e WHERE e.id = present.person_id);
    kept password;
BEGIN
    IF present.id IS NULL THEN
        RETURN 'not_a_session';
    END IF;
    kept := password_holder(own_login, derived_key);
    IF kept.person_id IS NULL THEN
        RETURN 'wrong';
    END IF;
    PERFORM replace_password(kept.person_id, derived_key, new_phc, new_key);
    PERFORM end_sessions(kept.person_id, NULL);
    RETURN 'changed';
END
$$;

-- Gives somebody a password for one sign-in, as an administrator and never to oneself; everything that she had open
-- ends, and so does her second factor, which only her lost password could have opened. NULL where that may not be.
CREATE FUNCTION give_one_time_password(in_person uuid, new_phc text, new_key bytea) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    present session := present_session();
    until timestamptz := now() + access_rule_value('one_time_password.days') * interval '1 day';
BEGIN
    IF present.id IS NULL OR present.person_id = in_person OR NOT actor_holds(ARRAY['administrator'])
        OR NOT EXISTS (SELECT FROM person e WHERE e.id = in_person) THEN
        RETURN NULL;
    END IF;
    INSERT INTO password AS w (person_id, phc, verifier, one_time_until)
    VALUES (in_person, new_phc, sha256(new_key), until)
    ON CONFLICT (person_id) DO UPDATE SET phc = excluded.phc, verifier = excluded.verifier,
        one_time_until = excluded.one_time_until, changed_at = now();
    DELETE FROM second_factor f WHERE f.person_id = in_person;
    DELETE FROM recovery_code r WHERE r.person_id = in_person;
    UPDATE session s SET ended_at = now() WHERE s.person_id = in_person AND s.ended_at IS NULL AND s.expires_at > now();
    RETURN until;
END
$$;

-- Begins to enrol a second factor: a secret that waits for its first code. Who has one proves it first.
--
-- outcome: 'begun', 'wrong', 'code_required', 'wrong_code', 'change_required'.
CREATE FUNCTION begin_second_factor(in_login text, in_address text, derived_key bytea, code text)
RETURNS TABLE (outcome text, secret bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    kept password := password_holder(in_login, derived_key);
    proof text;
BEGIN
    IF kept.person_id IS NULL THEN
        outcome := 'wrong';
    ELSE
        proof := prove_second_factor(kept.person_id, derived_key, code);
        outcome := CASE
            WHEN proof = 'required' THEN 'code_required'
            WHEN proof = 'wrong' THEN 'wrong_code'
            WHEN kept.one_time_until IS NOT NULL THEN 'change_required'
            ELSE 'begun' END;
    END IF;
    IF outcome IN ('begun', 'code_required', 'change_required') THEN
        PERFORM forgive_attempt(in_login, in_address);
    END IF;
    IF outcome = 'begun' THEN
        secret := gen_random_bytes(20);
        INSERT INTO second_factor AS f (person_id, pending)
        VALUES (kept.person_id, seal(kept.person_id, derived_key, secret))
        ON CONFLICT (person_id) DO UPDATE SET pending = excluded.pending;
    END IF;
    RETURN NEXT;
END
$$;

-- Ends the enrolment with a first code, and puts new recovery codes in the place of any.
--
-- 'confirmed', 'wrong', 'wrong_code', 'not_begun'.
CREATE FUNCTION confirm_second_factor(in_login text, in_address text, derived_key bytea, code text, digests bytea[])
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    kept password := password_holder(in_login, derived_key);
    factor second_factor;
    fitting bigint;
BEGIN
    IF kept.person_id IS NULL THEN
        RETURN 'wrong';
    END IF;
    SELECT * INTO factor FROM second_factor f WHERE f.person_id = kept.person_id AND f.pending IS NOT NULL FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM forgive_attempt(in_login, in_address);
        RETURN 'not_begun';
    END IF;
    fitting := totp_step(unseal(kept.person_id, derived_key, factor.pending), code, 0);
    IF fitting IS NULL THEN
        RETURN 'wrong_code';
    END IF;
    UPDATE second_factor f SET sealed = f.pending, pending = NULL, confirmed_at = now(), last_step = fitting
    WHERE f.person_id = kept.person_id;
    DELETE FROM recovery_code r WHERE r.person_id = kept.person_id;
    INSERT INTO recovery_code (person_id, digest) SELECT kept.person_id, d FROM unnest(digests) d;
    PERFORM forgive_attempt(in_login, in_address);
    RETURN 'confirmed';
END
$$;

-- What the signed-in person has: whether a second factor, since when, and how many recovery codes are left.
CREATE FUNCTION own_second_factor() RETURNS TABLE (confirmed_at timestamptz, codes_left integer, demanded boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT (SELECT f.confirmed_at FROM second_factor f WHERE f.person_id = actor_id()),
           (SELECT count(*)::integer FROM recovery_code r WHERE r.person_id = actor_id() AND r.used_at IS NULL),
           second_factor_demanded(actor_id())
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Sign-in by an OpenID provider. The service verifies what the provider signed; the database keeps whose identity is
-- whose, and lets each attempt come back once.

ALTER TABLE person ADD COLUMN email text CONSTRAINT person_email_unique UNIQUE
    CONSTRAINT person_email_form CHECK (email = lower(email) AND email ~ '^[^@\s]+@[^@\s]+$' AND length(email) <= 200);
GRANT INSERT (email) ON person TO patuh_app;

CREATE TABLE person_identity (
    issuer    text NOT NULL CONSTRAINT person_identity_issuer_length CHECK (length(issuer) BETWEEN 1 AND 500),
    subject   text NOT NULL CONSTRAINT person_identity_subject_length CHECK (length(subject) BETWEEN 1 AND 255),
    person_id uuid NOT NULL CONSTRAINT person_identity_person_exists REFERENCES person,
    -- Nobody where the provider's word for an e-mail address linked them.
    linked_by uuid CONSTRAINT person_identity_linker_exists REFERENCES person,
    linked_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT person_identity_linked_once PRIMARY KEY (issuer, subject),
    CONSTRAINT person_identity_one_each UNIQUE (issuer, person_id)
);
CREATE TABLE oidc_attempt (
    state_digest bytea PRIMARY KEY CONSTRAINT oidc_attempt_digest_length CHECK (length(state_digest) = 32),
    nonce        text NOT NULL CONSTRAINT oidc_attempt_nonce_length CHECK (length(nonce) <= 100),
    verifier     text NOT NULL CONSTRAINT oidc_attempt_verifier_length CHECK (length(verifier) <= 128),
    begun_at     timestamptz NOT NULL DEFAULT now()
);
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['person_identity', 'oidc_attempt'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY definer_keeps ON %I TO patuh_definer USING (true) WITH CHECK (true)', t);
        EXECUTE format('GRANT SELECT, INSERT, DELETE ON %I TO patuh_definer', t);
    END LOOP;
END
$$;
CREATE POLICY administrator_links ON person_identity FOR INSERT TO patuh_app WITH CHECK (
    (SELECT patuh.actor_holds(ARRAY['administrator'])) AND linked_by = (SELECT patuh.actor_id())
    AND person_id <> (SELECT patuh.actor_id()));
GRANT INSERT (issuer, subject, person_id, linked_by) ON person_identity TO patuh_app;

-- An attempt comes back within ten minutes, once.
CREATE FUNCTION begin_oidc(in_state text, in_nonce text, in_verifier text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    DELETE FROM oidc_attempt WHERE begun_at < now() - interval '10 minutes';
    INSERT INTO oidc_attempt (state_digest, nonce, verifier)
    VALUES (sha256(convert_to(in_state, 'UTF8')), in_nonce, in_verifier)
$$;
CREATE FUNCTION take_oidc(in_state text) RETURNS TABLE (nonce text, verifier text)
LANGUAGE sql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    DELETE FROM oidc_attempt a
    WHERE a.state_digest = sha256(convert_to(in_state, 'UTF8')) AND a.begun_at > now() - interval '10 minutes'
    RETURNING a.nonce, a.verifier
$$;

-- Opens a session for an identity that is linked, or is now, by an address that the provider vouches for and somebody
-- has who is linked to none. Nobody is ever made of it.
--
-- outcome: 'opened', 'unknown', 'second_factor' where the post asks for one and the provider did not.
CREATE FUNCTION open_session_by_identity(in_issuer text, in_subject text, verified_email text, with_second_factor boolean,
    in_address text, in_device text, in_secret_digest bytea, lifetime interval)
RETURNS TABLE (outcome text, expires_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    who uuid := (SELECT i.person_id FROM person_identity i WHERE i.issuer = in_issuer AND i.subject = in_subject);
    longest timestamptz := now() + least(lifetime, access_rule_value('session.longest_minutes') * interval '1 minute');
    quiet interval := access_rule_value('session.idle_minutes') * interval '1 minute';
BEGIN
    IF who IS NULL AND verified_email IS NOT NULL THEN
        INSERT INTO person_identity AS i (issuer, subject, person_id)
        SELECT in_issuer, in_subject, e.id FROM person e WHERE e.email = verified_email
        ON CONFLICT DO NOTHING RETURNING i.person_id INTO who;
    END IF;
    outcome := CASE
        WHEN who IS NULL THEN 'unknown'
        WHEN NOT with_second_factor AND second_factor_demanded(who) THEN 'second_factor'
        ELSE 'opened' END;
    IF outcome = 'opened' THEN
        INSERT INTO session (person_id, secret_digest, method, longest_until, idle, expires_at, opened_from, device,
                             last_used_from)
        VALUES (who, in_secret_digest, 'oidc', longest, quiet, least(longest, now() + quiet), in_address, in_device,
                in_address)
        RETURNING session.expires_at INTO expires_at;
    END IF;
    RETURN NEXT;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Whose the functions are, and who may call them. What stands in no list of grants is for the others' use alone.
DO $$
DECLARE
    f text;
BEGIN
    FOREACH f IN ARRAY ARRAY[
        'access_rule_value(text)', 'present_session()', 'use_session(text)', 'end_sessions(uuid, uuid)',
        'make_token(bytea, text, text[], boolean, integer)', 'actor_heads(uuid)', 'note_acting()', 'whoami()',
        'sign_in_count(sign_in_failure)', 'sign_in_wait(sign_in_failure)', 'sign_in_challenge(text, text, text)',
        'forgive_attempt(text, text)', 'totp(bytea, bigint)', 'seal_key(uuid, bytea)', 'seal(uuid, bytea, bytea)',
        'unseal(uuid, bytea, bytea)', 'totp_step(bytea, text, bigint)', 'password_holder(text, bytea)',
        'prove_second_factor(uuid, bytea, text)', 'second_factor_demanded(uuid)',
        'replace_password(uuid, bytea, text, bytea)',
        'open_session(text, text, text, bytea, text, text, bytea, bytea, interval)',
        'change_password(bytea, text, bytea)', 'give_one_time_password(uuid, text, bytea)',
        'begin_second_factor(text, text, bytea, text)', 'confirm_second_factor(text, text, bytea, text, bytea[])',
        'own_second_factor()', 'begin_oidc(text, text, text)', 'take_oidc(text)',
        'open_session_by_identity(text, text, text, boolean, text, text, bytea, interval)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', f);
    END LOOP;
    FOREACH f IN ARRAY ARRAY[
        'use_session(text)', 'end_sessions(uuid, uuid)', 'make_token(bytea, text, text[], boolean, integer)',
        'actor_heads(uuid)', 'whoami()', 'sign_in_challenge(text, text, text)', 'forgive_attempt(text, text)',
        'open_session(text, text, text, bytea, text, text, bytea, bytea, interval)',
        'change_password(bytea, text, bytea)', 'give_one_time_password(uuid, text, bytea)',
        'begin_second_factor(text, text, bytea, text)', 'confirm_second_factor(text, text, bytea, text, bytea[])',
        'own_second_factor()', 'access_rule_value(text)', 'begin_oidc(text, text, text)', 'take_oidc(text)',
        'open_session_by_identity(text, text, text, boolean, text, text, bytea, interval)'] LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO patuh_app, patuh_owner', f);
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION actor_holds(text[]), actor_id() TO patuh_definer;

RESET ROLE;
