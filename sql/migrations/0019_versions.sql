-- Versions of procedures and parameters: each with the day from which it holds, what an office publishes of its own, and
-- the pins by which a case stays with the rules it began under until somebody moves it.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- ---------------------------------------------------------------------------------------------------------------
-- Versions of a procedure.

-- The structure as text, by which every server decides the cases pinned to it; its hash is content_sha256. Empty only for
-- what an older build published, until the next start fills it in.
ALTER TABLE procedure_version
    ADD COLUMN content text CONSTRAINT procedure_version_content_hashed
        CHECK (encode(sha256(convert_to(content, 'UTF8')), 'hex') = content_sha256),
    -- The first day on which cases open under it; set when it is published.
    ADD COLUMN valid_from date,
    ADD COLUMN derived_from integer,
    ADD COLUMN reason text CONSTRAINT procedure_version_reason_length CHECK (length(reason) BETWEEN 1 AND 10000),
    ADD COLUMN drafted_by uuid CONSTRAINT procedure_version_drafter_exists REFERENCES person,
    ADD COLUMN published_by uuid CONSTRAINT procedure_version_publisher_exists REFERENCES person,
    ADD COLUMN withdrawn_at timestamptz,
    ADD CONSTRAINT procedure_version_base_exists FOREIGN KEY (procedure, derived_from)
        REFERENCES procedure_version (procedure, version),
    ADD CONSTRAINT procedure_version_one_a_day UNIQUE (procedure, valid_from);
-- What was published until now held from the beginning. The owner writes it once, here, outside forced row security.
ALTER TABLE procedure_version NO FORCE ROW LEVEL SECURITY;
UPDATE procedure_version SET valid_from = '0001-01-01' WHERE published_at IS NOT NULL;
ALTER TABLE procedure_version FORCE ROW LEVEL SECURITY;
ALTER TABLE procedure_version ADD CONSTRAINT procedure_version_published_whole
    CHECK ((published_at IS NULL) = (valid_from IS NULL) AND NOT (published_at IS NOT NULL AND withdrawn_at IS NOT NULL));

-- A published version is never edited, a withdrawn draft never comes back, and nothing is deleted.
CREATE FUNCTION freeze_procedure_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL THEN
        IF OLD.published_at IS NULL AND to_jsonb(NEW) - ARRAY['published_at', 'published_by', 'valid_from', 'withdrawn_at']
                = to_jsonb(OLD) - ARRAY['published_at', 'published_by', 'valid_from', 'withdrawn_at']
            OR OLD.content IS NULL AND to_jsonb(NEW) - 'content' = to_jsonb(OLD) - 'content' THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a version is published or withdrawn once, and never edited'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'procedure_version_frozen', TABLE = 'procedure_version';
END
$$;
CREATE TRIGGER procedure_version_frozen BEFORE UPDATE OR DELETE ON procedure_version
    FOR EACH ROW EXECUTE FUNCTION freeze_procedure_version();
CREATE TRIGGER procedure_version_no_truncate BEFORE TRUNCATE ON procedure_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER procedure_version_moves_edition AFTER INSERT OR UPDATE ON procedure_version
    FOR EACH STATEMENT EXECUTE FUNCTION move_rule_edition();

-- The first day that has begun nowhere in the country: what is published begins in the future.
CREATE FUNCTION first_day_to_come() RETURNS date LANGUAGE sql STABLE AS $$ SELECT patuh.today('Asia/Jayapura') + 1 $$;

-- (Numbers are bigint in these functions as clients send whole numbers.)
-- An administrator drafts a version under the next number of the office's own, from 1001 on.
CREATE FUNCTION draft_procedure(in_procedure text, in_version bigint, in_base bigint, in_content text, in_reason text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT actor_holds(ARRAY['administrator']) THEN
        RAISE EXCEPTION 'administrators draft versions'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'procedure_version_by_administrator', TABLE = 'procedure_version';
    END IF;
    IF in_version < 1001 OR in_content NOT LIKE 'procedure ' || in_procedure || ' version ' || in_version || E'\n%' THEN
        RAISE EXCEPTION 'numbers below 1001 come with the program'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'procedure_version_number_own', TABLE = 'procedure_version';
    END IF;
    INSERT INTO procedure_version (procedure, version, content_sha256, content, derived_from, reason, drafted_by)
    VALUES (in_procedure, in_version, encode(sha256(convert_to(in_content, 'UTF8')), 'hex'), in_content, in_base, in_reason,
        actor_id());
END
$$;

CREATE FUNCTION procedure_lines(in_procedure text, in_version bigint) RETURNS SETOF text[]
LANGUAGE sql STABLE SET search_path = patuh, pg_temp AS $$
    SELECT string_to_array(line, ' ')
    FROM procedure_version v, regexp_split_to_table(v.content, E'\n') line
    WHERE v.procedure = in_procedure AND v.version = in_version
$$;
-- The pairs of actions of one case that one person may not take both.
CREATE FUNCTION write_duties_apart(in_procedure text, in_version bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    INSERT INTO transition_apart (procedure, version, action, after_action)
    SELECT in_procedure, in_version, w[2], after_action
    FROM procedure_lines(in_procedure, in_version) w,
        unnest(string_to_array(w[array_position(w, 'apart') + 1], ',')) after_action
    WHERE w[1] = 'action' AND after_action <> '-'
    ON CONFLICT ON CONSTRAINT transition_apart_pkey DO NOTHING;
END
$$;
-- The rows that the log's foreign keys ask for, read from the very text that is hashed.
CREATE FUNCTION write_procedure_structure(in_procedure text, in_version bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    INSERT INTO procedure_state (procedure, version, state, is_final)
    SELECT in_procedure, in_version, 'new', false
    UNION ALL
    SELECT in_procedure, in_version, w[2], 'final' = ANY (w) FROM procedure_lines(in_procedure, in_version) w
    WHERE w[1] = 'state';
    INSERT INTO transition (procedure, version, from_state, action, to_state)
    SELECT in_procedure, in_version, w[2], w[3], w[4] FROM procedure_lines(in_procedure, in_version) w
    WHERE w[1] = 'transition';
    INSERT INTO transition_role (procedure, version, from_state, action, role)
    SELECT in_procedure, in_version, split_part(hand, '=', 1), w[2], role
    FROM procedure_lines(in_procedure, in_version) w,
        unnest(w[array_position(w, 'roles') + 1 : array_position(w, 'guards') - 1]) hand,
        unnest(string_to_array(split_part(hand, '=', 2), ',')) role
    WHERE w[1] = 'action' AND hand <> '';
    PERFORM write_duties_apart(in_procedure, in_version);
END
$$;

-- Publishing: from a day to come on, cases open under it.
CREATE FUNCTION publish_procedure(in_procedure text, in_version bigint, in_valid_from date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT actor_holds(ARRAY['administrator']) THEN
        RAISE EXCEPTION 'administrators publish versions'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'procedure_version_by_administrator', TABLE = 'procedure_version';
    END IF;
    IF in_valid_from < first_day_to_come() THEN
        RAISE EXCEPTION 'a version begins on a day to come'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'procedure_version_begins_later', TABLE = 'procedure_version';
    END IF;
    UPDATE procedure_version SET published_at = clock_timestamp(), published_by = actor_id(), valid_from = in_valid_from
    WHERE procedure = in_procedure AND version = in_version;
    PERFORM write_procedure_structure(in_procedure, in_version);
END
$$;

CREATE FUNCTION withdraw_procedure(in_procedure text, in_version bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT actor_holds(ARRAY['administrator']) THEN
        RAISE EXCEPTION 'administrators withdraw drafts'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'procedure_version_by_administrator', TABLE = 'procedure_version';
    END IF;
    UPDATE procedure_version SET withdrawn_at = clock_timestamp()
    WHERE procedure = in_procedure AND version = in_version;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Parameters. `parameter` holds the rows in force; every row that was ever published, and by whom, stands in the log
-- below, from which it is projected.

CREATE TABLE parameter_set (
    id             uuid PRIMARY KEY,
    reason         text NOT NULL CONSTRAINT parameter_set_reason_length CHECK (length(reason) BETWEEN 1 AND 10000),
    -- Changes a day on which cases were already counted; only by that name.
    is_correction  boolean NOT NULL,
    published_by   uuid NOT NULL CONSTRAINT parameter_set_person_exists REFERENCES person,
    published_at   timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE parameter_entry (
    set_id         uuid NOT NULL CONSTRAINT parameter_entry_set_exists REFERENCES parameter_set,
    key            text NOT NULL,
    effective_from date NOT NULL,
    value          numeric,
    unit           text NOT NULL,
    legal_basis    text NOT NULL CONSTRAINT parameter_entry_basis_length CHECK (length(legal_basis) BETWEEN 1 AND 300),
    certainty      text NOT NULL
        CONSTRAINT parameter_entry_certainty_known CHECK (certainty IN ('V', 'V-2nd', 'M', 'U', 'practice')),
    -- What it took the place of; both empty where there was no row of that day.
    replaced_value numeric,
    replaced_basis text,
    CONSTRAINT parameter_entry_once PRIMARY KEY (set_id, key, effective_from)
);
CREATE INDEX parameter_entry_by_key ON parameter_entry (key, effective_from);

CREATE FUNCTION accept_parameter_set() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    NEW.published_by := actor_id();
    NEW.published_at := clock_timestamp();
    RETURN NEW;
END
$$;
CREATE TRIGGER parameter_set_accepted BEFORE INSERT ON parameter_set
    FOR EACH ROW EXECUTE FUNCTION accept_parameter_set();

CREATE FUNCTION accept_parameter_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    published parameter_set;
    old       parameter;
BEGIN
    -- Publishing at once waits its turn, so that each sees what the other replaced.
    PERFORM pg_advisory_xact_lock(hashtext('patuh.parameter'));
    SELECT * INTO published FROM parameter_set WHERE id = NEW.set_id;
    IF published.published_by IS DISTINCT FROM actor_id() OR published.published_at < now() THEN
        RAISE EXCEPTION 'a set is published whole'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'parameter_entry_with_its_set', TABLE = 'parameter_entry';
    END IF;
    SELECT * INTO old FROM parameter p WHERE p.key = NEW.key AND p.effective_from = NEW.effective_from;
    IF NOT published.is_correction AND (old.key IS NOT NULL
        OR EXISTS (SELECT FROM enforcement_case c WHERE c.last_act_on >= NEW.effective_from)
        OR EXISTS (SELECT FROM debt d WHERE d.last_act_on >= NEW.effective_from)) THEN
        RAISE EXCEPTION 'cases have counted by that day already'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'parameter_entry_not_counted_by', TABLE = 'parameter_entry';
    END IF;
    NEW.replaced_value := old.value;
    NEW.replaced_basis := old.legal_basis;
    INSERT INTO parameter (key, effective_from, value, unit, legal_basis, certainty)
    VALUES (NEW.key, NEW.effective_from, NEW.value, NEW.unit, NEW.legal_basis, NEW.certainty)
    ON CONFLICT (key, effective_from) DO UPDATE SET
        value = excluded.value, unit = excluded.unit, legal_basis = excluded.legal_basis, certainty = excluded.certainty;
    RETURN NEW;
END
$$;
CREATE TRIGGER parameter_entry_accepted BEFORE INSERT ON parameter_entry
    FOR EACH ROW EXECUTE FUNCTION accept_parameter_entry();
CREATE TRIGGER parameter_set_append_only BEFORE UPDATE OR DELETE ON parameter_set
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER parameter_entry_append_only BEFORE UPDATE OR DELETE ON parameter_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------------------------------------------------------
-- Pins: which version a case follows, and with the law of which day, from which act on.

ALTER TABLE enforcement_case ADD COLUMN rules_on date;
CREATE TABLE case_pin (
    case_id           uuid NOT NULL,
    from_seq          integer NOT NULL,
    procedure         text NOT NULL,
    procedure_version integer NOT NULL,
    rules_on          date NOT NULL,
    PRIMARY KEY (case_id, from_seq),
    CONSTRAINT case_pin_version_unique UNIQUE (case_id, from_seq, procedure, procedure_version),
    CONSTRAINT case_pin_procedure_exists FOREIGN KEY (procedure, procedure_version)
        REFERENCES procedure_version (procedure, version),
    CONSTRAINT case_pin_act_exists FOREIGN KEY (case_id, from_seq) REFERENCES case_event DEFERRABLE INITIALLY DEFERRED
);
CREATE TRIGGER case_pin_append_only BEFORE UPDATE OR DELETE ON case_pin FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- An act names the pin in force, and by it the version whose transition it makes. Until now every case had one.
ALTER TABLE case_event ADD COLUMN pin_seq integer NOT NULL DEFAULT 1;
ALTER TABLE enforcement_case NO FORCE ROW LEVEL SECURITY;
ALTER TABLE enforcement_case DISABLE TRIGGER USER;
INSERT INTO case_pin (case_id, from_seq, procedure, procedure_version, rules_on)
SELECT id, 1, track, procedure_version, opened_on FROM enforcement_case WHERE version > 0;
UPDATE enforcement_case SET rules_on = opened_on WHERE version > 0;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE enforcement_case ENABLE TRIGGER USER;
ALTER TABLE enforcement_case FORCE ROW LEVEL SECURITY;
ALTER TABLE case_event DROP CONSTRAINT case_event_version_pinned;
ALTER TABLE case_event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE case_event ADD CONSTRAINT case_event_version_pinned FOREIGN KEY (case_id, pin_seq, procedure, procedure_version)
    REFERENCES case_pin (case_id, from_seq, procedure, procedure_version);
ALTER TABLE case_event FORCE ROW LEVEL SECURITY;

-- The gate to the log, which now asks the version in force on the opening day, and lets a case move to another by one act
-- alone: `adopt_rules`, under the version that it moves to. Nothing of an act before it changes.
CREATE OR REPLACE FUNCTION accept_case_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    c       enforcement_case;
    caller  text := CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role') END;
    zone    text;
    final   boolean;
    followed integer;
    day     date;
BEGIN
    SELECT * INTO c FROM enforcement_case WHERE id = NEW.case_id FOR UPDATE;
    IF caller = 'patuh_jobs' THEN
        NEW.actor_id := NULL;
        NEW.actor_role := 'system';
    ELSE
        NEW.actor_id := actor_id();
    END IF;
    followed := c.procedure_version;
    day := c.rules_on;
    IF NEW.action = 'adopt_rules' THEN
        followed := coalesce((NEW.details ->> 'procedure_version')::integer, followed);
        day := coalesce((NEW.details ->> 'rules_on')::date, day);
    ELSIF c.version = 0 THEN
        day := NEW.occurred_on;
    END IF;
    IF c.id IS NULL OR NOT EXISTS (
            SELECT FROM transition_role r
            WHERE r.procedure = c.track AND r.version = followed
              AND r.from_state = NEW.from_state AND r.action = NEW.action AND r.role = NEW.actor_role)
        OR (caller <> 'patuh_jobs' AND NOT c.region_code = ANY (actor_regions(ARRAY[NEW.actor_role]))) THEN
        RAISE EXCEPTION 'this role may not do this on this case'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_event_actor_allowed', TABLE = 'case_event';
    END IF;
    IF NEW.seq <> c.version + 1 THEN
        RAISE EXCEPTION 'the case is at version %', c.version
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_event_in_sequence', TABLE = 'case_event';
    END IF;
    SELECT o.zone INTO zone FROM office o WHERE o.id = c.office_id;
    IF NEW.occurred_on > today(zone) THEN
        RAISE EXCEPTION 'an act can''t lie in the future'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_event_not_in_future', TABLE = 'case_event';
    END IF;
    IF NEW.occurred_on < c.last_act_on THEN
        RAISE EXCEPTION 'an act can''t lie before the case''s previous act'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_event_not_before_previous', TABLE = 'case_event';
    END IF;
    IF c.version = 0 AND followed IS DISTINCT FROM (
            SELECT v.version FROM procedure_version v
            WHERE v.procedure = c.track AND v.published_at IS NOT NULL AND v.valid_from <= NEW.occurred_on
            ORDER BY v.valid_from DESC LIMIT 1) THEN
        RAISE EXCEPTION 'another version is in force on that day'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_event_version_of_its_day', TABLE = 'case_event';
    END IF;
    IF NEW.action = 'adopt_rules' AND (
            (followed, day) IS NOT DISTINCT FROM (c.procedure_version, c.rules_on)
            OR day > NEW.occurred_on
            OR NOT EXISTS (
                SELECT FROM procedure_version v
                WHERE v.procedure = c.track AND v.version = followed AND v.published_at IS NOT NULL
                  AND v.valid_from <= NEW.occurred_on)) THEN
        RAISE EXCEPTION 'those rules can''t be adopted on that day'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_event_adopts_rules_in_force', TABLE = 'case_event';
    END IF;
    NEW.procedure := c.track;
    NEW.procedure_version := followed;
    NEW.recorded_at := clock_timestamp();
    IF c.version = 0 OR NEW.action = 'adopt_rules' THEN
        NEW.pin_seq := NEW.seq;
        INSERT INTO case_pin (case_id, from_seq, procedure, procedure_version, rules_on)
        VALUES (c.id, NEW.seq, c.track, followed, day);
    ELSE
        SELECT max(p.from_seq) INTO NEW.pin_seq FROM case_pin p WHERE p.case_id = c.id;
    END IF;
    SELECT s.is_final INTO final FROM procedure_state s
    WHERE s.procedure = c.track AND s.version = followed AND s.state = NEW.to_state;
    UPDATE enforcement_case SET
        state = NEW.to_state, version = NEW.seq, last_act_on = NEW.occurred_on,
        procedure_version = followed, rules_on = day,
        opened_on = coalesce(opened_on, NEW.occurred_on),
        closed_on = CASE WHEN final THEN NEW.occurred_on END,
        licensing_involved = licensing_involved OR NEW.to_state IN ('service_denial_requested', 'service_denial_active')
    WHERE id = c.id;
    IF NEW.to_state <> c.state THEN
        UPDATE case_state_period SET until_on = NEW.occurred_on, known_until = NEW.recorded_at
        WHERE case_id = c.id AND known_until IS NULL;
        INSERT INTO case_state_period (case_id, seq, state, from_on, known_from)
        VALUES (c.id, NEW.seq, NEW.to_state, NEW.occurred_on, NEW.recorded_at);
    END IF;
    IF NEW.action = 'report_to_inspectors' THEN
        INSERT INTO bpjs_report (case_id, seq, company_id, region_code, reported_on)
        VALUES (c.id, NEW.seq, c.company_id, c.region_code, NEW.occurred_on);
    END IF;
    RETURN NEW;
END
$$;

-- Open cases by version, state and rules day: what a preview counts without asking each case.
CREATE INDEX enforcement_case_open_by_rules ON enforcement_case (track, id) WHERE closed_on IS NULL AND version > 0;

-- The queue's row names the version too: whose turn it is, is the version's to say.
ALTER TABLE queue_item ADD COLUMN procedure_version integer;
ALTER TABLE queue_item NO FORCE ROW LEVEL SECURITY;
UPDATE queue_item q SET procedure_version = c.procedure_version FROM enforcement_case c WHERE c.id = q.case_id;
ALTER TABLE queue_item FORCE ROW LEVEL SECURITY;
ALTER TABLE queue_item ALTER COLUMN procedure_version SET NOT NULL;
CREATE FUNCTION keep_queue_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    SELECT c.procedure_version INTO NEW.procedure_version FROM enforcement_case c WHERE c.id = NEW.case_id;
    RETURN NEW;
END
$$;
CREATE TRIGGER queue_item_names_version BEFORE INSERT OR UPDATE OF version ON queue_item
    FOR EACH ROW EXECUTE FUNCTION keep_queue_version();

-- ---------------------------------------------------------------------------------------------------------------
-- Migrations of running cases: what was chosen, and what became of each.

CREATE TABLE rule_migration (
    id                uuid PRIMARY KEY,
    procedure         text NOT NULL,
    -- Empty where only the rules day moves.
    procedure_version integer,
    rules_on          date,
    reason            text NOT NULL CONSTRAINT rule_migration_reason_length CHECK (length(reason) BETWEEN 1 AND 10000),
    requested_by      uuid NOT NULL CONSTRAINT rule_migration_person_exists REFERENCES person,
    requested_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT rule_migration_version_exists FOREIGN KEY (procedure, procedure_version)
        REFERENCES procedure_version (procedure, version),
    CONSTRAINT rule_migration_moves_something CHECK (procedure_version IS NOT NULL OR rules_on IS NOT NULL)
);
CREATE TABLE rule_migration_case (
    migration_id uuid NOT NULL CONSTRAINT rule_migration_case_migration_exists REFERENCES rule_migration,
    case_id      uuid NOT NULL CONSTRAINT rule_migration_case_case_exists REFERENCES enforcement_case,
    outcome      text CONSTRAINT rule_migration_case_outcome_known CHECK (outcome IN ('moved', 'unchanged', 'refused')),
    -- The act that moved it.
    seq          integer,
    -- Why it was refused, as the refusal's code and both languages.
    reason       jsonb,
    PRIMARY KEY (migration_id, case_id),
    CONSTRAINT rule_migration_case_moved_by_act CHECK ((outcome = 'moved') = (seq IS NOT NULL) OR outcome IS NULL AND seq IS NULL),
    CONSTRAINT rule_migration_case_refused_with_reason CHECK ((outcome IS NOT DISTINCT FROM 'refused') = (reason IS NOT NULL)),
    CONSTRAINT rule_migration_case_act_exists FOREIGN KEY (case_id, seq) REFERENCES case_event (case_id, seq)
);
CREATE INDEX rule_migration_case_pending ON rule_migration_case (migration_id, case_id) WHERE outcome IS NULL;
CREATE FUNCTION accept_rule_migration() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    NEW.requested_by := actor_id();
    NEW.requested_at := clock_timestamp();
    RETURN NEW;
END
$$;
CREATE TRIGGER rule_migration_accepted BEFORE INSERT ON rule_migration
    FOR EACH ROW EXECUTE FUNCTION accept_rule_migration();
CREATE TRIGGER rule_migration_append_only BEFORE UPDATE OR DELETE ON rule_migration
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- What became of a case is written once.
CREATE FUNCTION settle_rule_migration_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.outcome IS NULL
        AND (NEW.migration_id, NEW.case_id) = (OLD.migration_id, OLD.case_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what became of a case is written once'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'rule_migration_case_settled', TABLE = 'rule_migration_case';
END
$$;
CREATE TRIGGER rule_migration_case_settled BEFORE UPDATE OR DELETE ON rule_migration_case
    FOR EACH ROW EXECUTE FUNCTION settle_rule_migration_case();

-- ---------------------------------------------------------------------------------------------------------------
-- Rights.

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['parameter_set', 'parameter_entry', 'case_pin', 'rule_migration', 'rule_migration_case'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['draft_procedure(text, bigint, bigint, text, text)', 'publish_procedure(text, bigint, date)',
                             'withdraw_procedure(text, bigint)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO patuh_app', t);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['procedure_lines(text, bigint)', 'write_duties_apart(text, bigint)', 'write_procedure_structure(text, bigint)', 'accept_parameter_set()', 'accept_parameter_entry()',
                             'keep_queue_version()', 'accept_rule_migration()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION write_procedure_structure(text, bigint), write_duties_apart(text, bigint) TO patuh_owner;
GRANT EXECUTE ON FUNCTION first_day_to_come() TO patuh_definer, patuh_owner, patuh_app;

CREATE POLICY definer_keeps ON procedure_version TO patuh_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON procedure_version TO patuh_definer;
CREATE POLICY jobs_read ON procedure_version FOR SELECT TO patuh_jobs USING (true);
GRANT SELECT ON procedure_version TO patuh_jobs;
CREATE POLICY definer_writes ON procedure_state FOR INSERT TO patuh_definer WITH CHECK (true);
CREATE POLICY definer_writes ON transition FOR INSERT TO patuh_definer WITH CHECK (true);
CREATE POLICY definer_writes ON transition_role FOR INSERT TO patuh_definer WITH CHECK (true);
CREATE POLICY definer_writes ON transition_apart FOR INSERT TO patuh_definer WITH CHECK (true);
GRANT INSERT ON procedure_state, transition, transition_role, transition_apart TO patuh_definer;

CREATE POLICY read_signed_in ON parameter_set FOR SELECT TO patuh_app USING ((SELECT patuh.actor_id()) IS NOT NULL);
CREATE POLICY read_signed_in ON parameter_entry FOR SELECT TO patuh_app USING ((SELECT patuh.actor_id()) IS NOT NULL);
CREATE POLICY administrator_publishes ON parameter_set FOR INSERT TO patuh_app
    WITH CHECK ((SELECT patuh.actor_holds(ARRAY['administrator'])));
CREATE POLICY administrator_publishes ON parameter_entry FOR INSERT TO patuh_app
    WITH CHECK ((SELECT patuh.actor_holds(ARRAY['administrator'])));
GRANT SELECT, INSERT ON parameter_set, parameter_entry TO patuh_app;
CREATE POLICY definer_reads ON parameter_set FOR SELECT TO patuh_definer USING (true);
GRANT SELECT ON parameter_set TO patuh_definer;
CREATE POLICY definer_adds ON parameter FOR INSERT TO patuh_definer WITH CHECK (true);
CREATE POLICY definer_replaces ON parameter FOR UPDATE TO patuh_definer USING (true) WITH CHECK (true);
GRANT INSERT, UPDATE ON parameter TO patuh_definer;

CREATE POLICY read_with_case ON case_pin FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM patuh.enforcement_case c WHERE c.id = case_id));
CREATE POLICY definer_keeps ON case_pin TO patuh_definer USING (true) WITH CHECK (true);
GRANT SELECT ON case_pin TO patuh_app;
GRANT SELECT, INSERT ON case_pin TO patuh_definer;

-- A migration is seen by whoever asked for it and by auditors; its cases with the cases themselves.
CREATE POLICY own_migrations ON rule_migration FOR SELECT TO patuh_app USING (
    requested_by = (SELECT patuh.actor_id()) OR (SELECT patuh.actor_holds(ARRAY['auditor'])));
CREATE POLICY leaders_migrate ON rule_migration FOR INSERT TO patuh_app WITH CHECK (
    requested_by = (SELECT patuh.actor_id())
    AND (SELECT patuh.actor_holds(ARRAY['division_head', 'office_head', 'bpjs_branch_head', 'investigator'])));
CREATE POLICY with_migration ON rule_migration_case FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM patuh.rule_migration m WHERE m.id = migration_id));
CREATE POLICY chosen_by_requester ON rule_migration_case FOR INSERT TO patuh_app WITH CHECK (
    outcome IS NULL
    AND EXISTS (SELECT FROM patuh.rule_migration m WHERE m.id = migration_id AND m.requested_by = (SELECT patuh.actor_id()))
    AND EXISTS (SELECT FROM patuh.enforcement_case c WHERE c.id = case_id));
CREATE POLICY settled_by_requester ON rule_migration_case FOR UPDATE TO patuh_app USING (
    EXISTS (SELECT FROM patuh.rule_migration m WHERE m.id = migration_id AND m.requested_by = (SELECT patuh.actor_id())))
    WITH CHECK (outcome IS NOT NULL AND (seq IS NULL OR is_own_act(case_id, seq)));
GRANT SELECT, INSERT ON rule_migration, rule_migration_case TO patuh_app;
GRANT UPDATE (outcome, seq, reason) ON rule_migration_case TO patuh_app;

RESET ROLE;
