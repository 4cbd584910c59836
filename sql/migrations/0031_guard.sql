-- Offices and territories kept over HTTP; a second factor asked for by office, and taken away when it is lost; and what is
-- done to anybody's access, told to her and to whoever answers for it.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- ---------------------------------------------------------------------------------------------------------------
-- Offices and their territories.

CREATE POLICY administrator_opens ON office FOR INSERT TO patuh_app
    WITH CHECK ((SELECT patuh.actor_holds(ARRAY['administrator'])));
CREATE POLICY administrator_renames ON office FOR UPDATE TO patuh_app
    USING ((SELECT patuh.actor_holds(ARRAY['administrator'])))
    WITH CHECK ((SELECT patuh.actor_holds(ARRAY['administrator'])));
GRANT INSERT (id, code, kind, name, zone, parent_id), UPDATE (name) ON office TO patuh_app;

ALTER TABLE office_territory
    ADD COLUMN basis    text CONSTRAINT office_territory_basis_length CHECK (length(basis) BETWEEN 1 AND 500),
    ADD COLUMN given_by uuid CONSTRAINT office_territory_giver_exists REFERENCES person,
    ADD COLUMN given_at timestamptz NOT NULL DEFAULT now(),
    DROP CONSTRAINT office_territory_order,
    -- One that is taken back before its first day is empty.
    ADD CONSTRAINT office_territory_order CHECK (until_on >= from_on);
CREATE POLICY administrator_gives ON office_territory FOR INSERT TO patuh_app
    WITH CHECK ((SELECT patuh.actor_holds(ARRAY['administrator'])));
CREATE POLICY administrator_ends ON office_territory FOR UPDATE TO patuh_app
    USING ((SELECT patuh.actor_holds(ARRAY['administrator']))) WITH CHECK (true);
GRANT INSERT (office_id, region_code, from_on, until_on, basis), UPDATE (until_on) ON office_territory TO patuh_app;

-- What the service writes to territories is signed, moves no day that is over, and gives no region twice for a day.
CREATE FUNCTION keep_territories_honest() RETURNS trigger
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
        -- Whoever changes territories holds this until the change is visible; two at once are not both the first.
        PERFORM pg_advisory_xact_lock(hashtext('patuh.session_scope'));
        IF NEW.until_on < NEW.from_on THEN
            RETURN NEW; -- The table itself refuses that.
        ELSIF EXISTS (
            SELECT FROM patuh.office_territory t
            WHERE t.office_id = NEW.office_id AND t.region_code = NEW.region_code
              AND daterange(t.from_on, t.until_on) && daterange(NEW.from_on, NEW.until_on)) THEN
            RAISE EXCEPTION 'the office has that region on one of these days already'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'office_territory_overlap', TABLE = 'office_territory';
        END IF;
    ELSIF OLD.until_on <= present OR NEW.until_on IS NULL OR NEW.until_on < least(present, OLD.until_on)
        OR NEW.until_on > OLD.until_on THEN
        RAISE EXCEPTION 'a territory ends today at the earliest, and none that is over is changed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'office_territory_past_stands', TABLE = 'office_territory';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER office_territory_honest BEFORE INSERT OR UPDATE ON office_territory
    FOR EACH ROW EXECUTE FUNCTION keep_territories_honest();

-- Heads of office end whatever post in their office, whoever gave it; not their own, nor those that watch over them.
CREATE POLICY head_ends ON post FOR UPDATE TO patuh_app USING (
    person_id <> (SELECT patuh.actor_id()) AND role NOT IN ('administrator', 'auditor') AND patuh.actor_heads(office_id))
    WITH CHECK (true);

-- ---------------------------------------------------------------------------------------------------------------
-- Rules of one office. An office may ask for more than all do, never for less.

ALTER TABLE access_rule
    ADD COLUMN office_id uuid CONSTRAINT access_rule_office_exists REFERENCES office,
    DROP CONSTRAINT access_rule_once_a_day,
    ADD CONSTRAINT access_rule_once_a_day UNIQUE NULLS NOT DISTINCT (key, office_id, effective_from),
    ADD CONSTRAINT access_rule_of_office CHECK (office_id IS NULL OR key LIKE 'second\_factor.%');
GRANT INSERT (office_id) ON access_rule TO patuh_app;

CREATE OR REPLACE FUNCTION access_rule_value(in_key text) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT value FROM access_rule
    WHERE key = in_key AND office_id IS NULL AND effective_from <= today('Asia/Jakarta')
    ORDER BY effective_from DESC LIMIT 1
$$;

-- Whether a post of today asks for a second factor: by its role or for everyone, in all offices, in its own, or in one
-- above it.
CREATE OR REPLACE FUNCTION second_factor_demanded(who uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    WITH RECURSIVE held AS (
        SELECT p.role, o.id AS office_id, o.parent_id, 1 AS depth FROM post p JOIN office o ON o.id = p.office_id
        WHERE p.person_id = who AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone))
        UNION ALL
        SELECT h.role, o.id, o.parent_id, h.depth + 1 FROM held h JOIN office o ON o.id = h.parent_id WHERE h.depth < 5)
    SELECT EXISTS (
        SELECT FROM (SELECT role, office_id FROM held UNION SELECT role, NULL FROM held) w
        CROSS JOIN LATERAL unnest(ARRAY['second_factor.' || w.role, 'second_factor.everyone']) k (key)
        WHERE (SELECT r.value FROM access_rule r
               WHERE r.key = k.key AND r.office_id IS NOT DISTINCT FROM w.office_id
                 AND r.effective_from <= today('Asia/Jakarta')
               ORDER BY r.effective_from DESC LIMIT 1) = 1)
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- What was done to somebody's access, or to an office's. Written by triggers, so that nothing is done unseen: she sees it,
-- and administrators, auditors, and the heads of the offices that it concerns.

CREATE TABLE access_event (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kind        text NOT NULL CONSTRAINT access_event_kind_known CHECK (kind IN (
        'post_given', 'post_ended', 'territory_given', 'territory_ended', 'password_changed', 'one_time_password_given',
        'second_factor_enrolled', 'second_factor_removed', 'identity_linked', 'token_made', 'new_address')),
    -- Whose access; nobody's where an office's territory changed.
    person_id   uuid CONSTRAINT access_event_person_exists REFERENCES person,
    office_ids  uuid[] NOT NULL,
    role        text,
    region_code text,
    from_on     date,
    until_on    date,
    reason      text CONSTRAINT access_event_reason_length CHECK (length(reason) BETWEEN 1 AND 500),
    -- Nobody where no session was presented: the operator, or the person herself on her way in.
    by_id       uuid CONSTRAINT access_event_doer_exists REFERENCES person,
    recorded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX access_event_by_time ON access_event (recorded_at, id);
CREATE INDEX access_event_by_person ON access_event (person_id, recorded_at, id);
CREATE TRIGGER access_event_append_only BEFORE UPDATE OR DELETE ON access_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The offices that the actor heads today as their own holder, with those beneath.
CREATE FUNCTION actor_headed_offices() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (
        WITH RECURSIVE headed AS (
            SELECT o.id, 1 AS depth FROM post p JOIN office o ON o.id = p.office_id
            WHERE p.person_id = actor_id() AND p.role IN ('office_head', 'bpjs_branch_head') AND p.capacity = 'holder'
              AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone))
            UNION ALL
            SELECT o.id, h.depth + 1 FROM office o JOIN headed h ON o.parent_id = h.id WHERE h.depth < 5)
        SELECT coalesce(array_agg(DISTINCT h.id), '{}') FROM headed h);
END
$$;

ALTER TABLE access_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_event FORCE ROW LEVEL SECURITY;
CREATE POLICY concerned_read ON access_event FOR SELECT TO patuh_app USING (
    person_id = (SELECT patuh.actor_id()) OR (SELECT patuh.actor_holds(ARRAY['administrator', 'auditor']))
    OR office_ids && (SELECT patuh.actor_headed_offices()));
CREATE POLICY definer_notes ON access_event FOR INSERT TO patuh_definer WITH CHECK (true);
GRANT SELECT ON access_event TO patuh_app;
GRANT INSERT ON access_event TO patuh_definer;

-- The offices in which somebody holds a post today.
CREATE FUNCTION offices_of(who uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT o.id), '{}') FROM post p JOIN office o ON o.id = p.office_id
    WHERE p.person_id = who AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone))
$$;

CREATE FUNCTION note_post() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    INSERT INTO access_event (kind, person_id, office_ids, role, from_on, until_on, reason, by_id)
    VALUES (CASE TG_OP WHEN 'INSERT' THEN 'post_given' ELSE 'post_ended' END, NEW.person_id, ARRAY[NEW.office_id],
            NEW.role, NEW.from_on, NEW.until_on, NEW.basis, actor_id());
    RETURN NULL;
END
$$;
CREATE FUNCTION note_territory() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    INSERT INTO access_event (kind, office_ids, region_code, from_on, until_on, reason, by_id)
    VALUES (CASE TG_OP WHEN 'INSERT' THEN 'territory_given' ELSE 'territory_ended' END, ARRAY[NEW.office_id],
            NEW.region_code, NEW.from_on, NEW.until_on, NEW.basis, actor_id());
    RETURN NULL;
END
$$;
CREATE FUNCTION note_password() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    INSERT INTO access_event (kind, person_id, office_ids, by_id)
    VALUES (CASE WHEN NEW.one_time_until IS NULL THEN 'password_changed' ELSE 'one_time_password_given' END,
            NEW.person_id, offices_of(NEW.person_id), actor_id());
    RETURN NULL;
END
$$;
-- What only the person and those who administer need to know.
CREATE FUNCTION note_own() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    INSERT INTO access_event (kind, person_id, office_ids, by_id) VALUES (TG_ARGV[0], NEW.person_id, '{}', actor_id());
    RETURN NULL;
END
$$;
-- A session from an address from which she never signed in, or a token.
CREATE FUNCTION note_session() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NEW.kind = 'token' THEN
        INSERT INTO access_event (kind, person_id, office_ids, reason, by_id)
        VALUES ('token_made', NEW.person_id, '{}', NEW.name, actor_id());
    ELSIF NEW.opened_from IS NOT NULL AND NOT EXISTS (
        SELECT FROM session s
        WHERE s.person_id = NEW.person_id AND s.opened_from = NEW.opened_from AND s.id <> NEW.id) THEN
        INSERT INTO access_event (kind, person_id, office_ids, reason)
        VALUES ('new_address', NEW.person_id, '{}', NEW.opened_from);
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER post_given_noted AFTER INSERT ON post FOR EACH ROW EXECUTE FUNCTION note_post();
CREATE TRIGGER post_ended_noted AFTER UPDATE ON post
    FOR EACH ROW WHEN (NEW.until_on IS DISTINCT FROM OLD.until_on) EXECUTE FUNCTION note_post();
CREATE TRIGGER office_territory_given_noted AFTER INSERT ON office_territory
    FOR EACH ROW EXECUTE FUNCTION note_territory();
CREATE TRIGGER office_territory_ended_noted AFTER UPDATE ON office_territory
    FOR EACH ROW WHEN (NEW.until_on IS DISTINCT FROM OLD.until_on) EXECUTE FUNCTION note_territory();
CREATE TRIGGER password_given_noted AFTER INSERT ON password FOR EACH ROW EXECUTE FUNCTION note_password();
CREATE TRIGGER password_changed_noted AFTER UPDATE ON password
    FOR EACH ROW WHEN (NEW.verifier IS DISTINCT FROM OLD.verifier) EXECUTE FUNCTION note_password();
CREATE TRIGGER second_factor_noted AFTER UPDATE ON second_factor
    FOR EACH ROW WHEN (NEW.confirmed_at IS DISTINCT FROM OLD.confirmed_at)
    EXECUTE FUNCTION note_own('second_factor_enrolled');
CREATE TRIGGER person_identity_noted AFTER INSERT ON person_identity
    FOR EACH ROW EXECUTE FUNCTION note_own('identity_linked');
CREATE TRIGGER session_noted AFTER INSERT ON session FOR EACH ROW EXECUTE FUNCTION note_session();

-- Takes a second factor away that was lost, as an administrator and never one's own; everything that the person has open
-- ends. Her password stays, so that whoever found the authenticator alone gets in as little as before.
--
-- 'removed'; 'none' where there is none; NULL where that may not be.
CREATE FUNCTION remove_second_factor(in_person uuid, in_reason text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    present session := present_session();
BEGIN
    IF present.id IS NULL OR present.person_id = in_person OR NOT actor_holds(ARRAY['administrator']) THEN
        RETURN NULL;
    END IF;
    DELETE FROM second_factor f WHERE f.person_id = in_person;
    IF NOT FOUND THEN
        RETURN 'none';
    END IF;
    DELETE FROM recovery_code r WHERE r.person_id = in_person;
    UPDATE session s SET ended_at = now() WHERE s.person_id = in_person AND s.ended_at IS NULL AND s.expires_at > now();
    INSERT INTO access_event (kind, person_id, office_ids, reason, by_id)
    VALUES ('second_factor_removed', in_person, offices_of(in_person), in_reason, present.person_id);
    RETURN 'removed';
END
$$;

-- From where who signed in within the days that sessions are kept, as digests of login and address: whoever comes from
-- there need not queue with strangers.
CREATE FUNCTION known_sign_ins() RETURNS SETOF bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT DISTINCT sha256(convert_to(e.login || E'\n' || s.opened_from, 'UTF8'))
    FROM session s JOIN person e ON e.id = s.person_id
    WHERE s.kind = 'session' AND s.opened_from IS NOT NULL
$$;

DO $$
DECLARE
    f text;
BEGIN
    FOREACH f IN ARRAY ARRAY['known_sign_ins()', 'actor_headed_offices()', 'offices_of(uuid)', 'note_post()', 'note_territory()',
        'note_password()', 'note_own()', 'note_session()', 'remove_second_factor(uuid, text)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', f);
    END LOOP;
    FOREACH f IN ARRAY ARRAY['known_sign_ins()', 'actor_headed_offices()', 'remove_second_factor(uuid, text)'] LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO patuh_app, patuh_owner', f);
    END LOOP;
END
$$;

RESET ROLE;
