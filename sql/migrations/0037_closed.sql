-- The database itself keeps the investigators' file and each side's inside: what a session reads by SQL is what the service
-- tells it.
--
-- From the incident report on the case's own row is the investigators' alone (UU 13/2003 art. 182), and with it everything
-- whose policy asks for the case. Others read an outline: the case as it stood when its file was closed, in the state
-- `followed_up`. Outlines are views of patuh_definer over the rows themselves, so that nothing has to be kept true beside
-- them; `case_seen` and the like put them beside the rows that row security shows. The queue lists what somebody has to do
-- something about, and has no outlines.
--
-- When a case has left the file, what was done inside stays inside: no source of law opens it. Its end, and what the
-- inspectors recorded before, is their own again: who works the case must know its state and name its version.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

CREATE FUNCTION closed_states() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT ARRAY['incident_report', 'investigation', 'prosecution']
$$;
-- The kinds of clocks that run inside alone.
CREATE FUNCTION closed_clocks() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY['spdp'] $$;

-- Where the reader is an investigator. Hardly anybody is: who never held such a post is told apart by two look-ups, for a list
-- that comes to a closed case asks. All names are qualified, so that no search path has to be set for the call.
CREATE FUNCTION closed_file_regions() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE
    digest bytea := pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.current_setting('patuh.secret', true), 'UTF8'));
BEGIN
    IF EXISTS (
        SELECT FROM patuh.post p
        WHERE p.person_id OPERATOR(pg_catalog.=) (
            SELECT s.person_id FROM patuh.session s WHERE s.secret_digest OPERATOR(pg_catalog.=) digest)
          AND p.role OPERATOR(pg_catalog.=) 'investigator') THEN
        RETURN patuh.actor_regions(ARRAY['investigator']);
    END IF;
    RETURN '{}';
END
$$;
REVOKE ALL ON FUNCTION closed_file_regions() FROM PUBLIC;
ALTER FUNCTION closed_file_regions() OWNER TO patuh_definer;
GRANT EXECUTE ON FUNCTION closed_file_regions() TO patuh_app, patuh_jobs, patuh_owner;

-- ---------------------------------------------------------------------------------------------------------------
-- The stays of cases in the file.

ALTER TABLE enforcement_case
    -- Whether it lies in the file now, and by which act it first came there.
    ADD COLUMN is_closed boolean NOT NULL DEFAULT false,
    ADD COLUMN first_closed_seq integer;

CREATE TABLE closed_file (
    case_id     uuid NOT NULL,
    -- The act that closed it.
    seq         integer NOT NULL,
    from_on     date NOT NULL,
    until_on    date,
    known_from  timestamptz NOT NULL,
    known_until timestamptz,
    CONSTRAINT closed_file_pkey PRIMARY KEY (case_id, seq),
    CONSTRAINT closed_file_event_exists FOREIGN KEY (case_id, seq) REFERENCES case_event
);
CREATE UNIQUE INDEX closed_file_one_open ON closed_file (case_id) WHERE known_until IS NULL;
CREATE TRIGGER closed_file_append_only BEFORE UPDATE OR DELETE ON closed_file
    FOR EACH ROW EXECUTE FUNCTION close_period_only();
CREATE TRIGGER closed_file_no_truncate BEFORE TRUNCATE ON closed_file
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE closed_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE closed_file FORCE ROW LEVEL SECURITY;
CREATE POLICY definer_keeps ON closed_file TO patuh_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON closed_file TO patuh_definer;

-- Deferred: whoever reports the incident still writes what belongs to that act.
CREATE FUNCTION follow_closed_file() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NEW.to_state = ANY (closed_states()) THEN
        INSERT INTO closed_file (case_id, seq, from_on, known_from)
        VALUES (NEW.case_id, NEW.seq, NEW.occurred_on, NEW.recorded_at);
    ELSE
        UPDATE closed_file SET until_on = NEW.occurred_on, known_until = NEW.recorded_at
        WHERE case_id = NEW.case_id AND known_until IS NULL;
    END IF;
    UPDATE enforcement_case SET is_closed = NEW.to_state = ANY (closed_states()),
        first_closed_seq = coalesce(first_closed_seq, NEW.seq)
    WHERE id = NEW.case_id;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER closed_file_follows_log AFTER INSERT ON case_event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.from_state = ANY (ARRAY['incident_report', 'investigation', 'prosecution'])
        <> (NEW.to_state = ANY (ARRAY['incident_report', 'investigation', 'prosecution'])))
    EXECUTE FUNCTION follow_closed_file();

-- A new case lies in no file.
CREATE FUNCTION begin_outside_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.is_closed := false;
    NEW.first_closed_seq := NULL;
    RETURN NEW;
END
$$;
CREATE TRIGGER enforcement_case_begins_outside BEFORE INSERT ON enforcement_case
    FOR EACH ROW EXECUTE FUNCTION begin_outside_file();

-- ---------------------------------------------------------------------------------------------------------------
-- What others read in its place.

-- A case in the file: firm, place, days until it was closed. Its version stands still, and nobody's turn it is.
CREATE VIEW case_outline WITH (security_barrier) AS
SELECT c.id, c.track, c.procedure_version, c.company_id, c.region_code, c.office_id, c.finding_kind, c.workers_affected,
       NULL::uuid AS responsible_id, c.linked_case_id, c.taken_over, c.licensing_involved, 'followed_up'::text AS state,
       greatest(x.seq - 1, 1) AS version, c.opened_on, x.from_on AS last_act_on, NULL::date AS closed_on, c.created_at,
       c.rules_on
FROM closed_file x JOIN enforcement_case c ON c.id = x.case_id
WHERE x.known_until IS NULL AND c.region_code = ANY ((SELECT case_regions())::text[])
  AND c.region_code <> ALL ((SELECT closed_file_regions())::text[]);

CREATE VIEW noncompliance_outline WITH (security_barrier) AS
SELECT n.case_id, n.item_id, n.company_id, n.region_code, n.name_key, n.company_name, n.trading_name, n.nib, n.npwp,
       n.case_region_code, n.licensing_involved, n.track, n.kind, n.since, n.workers, o.state, o.last_act_on AS state_on,
       NULL::date AS due_on
FROM case_outline o JOIN noncompliance_item n ON n.case_id = o.id
WHERE n.region_code = ANY ((SELECT company_regions())::text[]);

-- That a case was in the file, also after it has left: one period, whatever went on inside.
CREATE VIEW period_outline WITH (security_barrier) AS
SELECT x.case_id, x.seq, 'followed_up'::text AS state, x.from_on, x.until_on, x.known_from, x.known_until
FROM closed_file x JOIN enforcement_case c ON c.id = x.case_id
WHERE c.region_code = ANY ((SELECT case_regions())::text[])
  AND c.region_code <> ALL ((SELECT closed_file_regions())::text[]);

-- A finding as the other side and readers of an outline know it: what was found, not how, where and by whom (UU 13/2003
-- art. 181; PP 86/2013 art. 13(5)-(6)).
CREATE VIEW finding_outline WITH (security_barrier) AS
SELECT g.id, g.case_id, g.seq, g.company_id, NULL::uuid AS visit_id, g.kind, NULL::text AS facts, g.legal_provision,
       g.workers_affected, g.established_on, g.succeeds_id, NULL::uuid AS recorded_by, g.recorded_at, g.status
FROM finding g JOIN enforcement_case c ON c.id = g.case_id
WHERE (c.region_code = ANY ((SELECT case_regions())::text[])
       OR (c.licensing_involved AND c.region_code = ANY ((SELECT licensing_regions())::text[])))
  AND c.region_code <> ALL (CASE WHEN c.is_closed THEN (SELECT closed_file_regions())
                                 WHEN c.track = 'inspection' THEN (SELECT field_regions())
                                 ELSE (SELECT debt_regions()) END);

-- Beside the rows that row security shows to whoever asks; no row is in both halves.
CREATE VIEW case_seen WITH (security_invoker) AS
SELECT id, track, procedure_version, company_id, region_code, office_id, finding_kind, workers_affected, responsible_id,
       linked_case_id, taken_over, licensing_involved, state, version, opened_on, last_act_on, closed_on, created_at, rules_on
FROM enforcement_case
UNION ALL SELECT * FROM case_outline;

CREATE VIEW period_seen WITH (security_invoker) AS
SELECT case_id, seq, state, from_on, until_on, known_from, known_until FROM case_state_period
UNION ALL SELECT * FROM period_outline;

CREATE VIEW finding_seen WITH (security_invoker) AS
SELECT id, case_id, seq, company_id, visit_id, kind, facts, legal_provision, workers_affected, established_on, succeeds_id,
       recorded_by, recorded_at, status
FROM finding
UNION ALL SELECT * FROM finding_outline;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['case_outline', 'noncompliance_outline', 'period_outline', 'finding_outline'] LOOP
        EXECUTE format('ALTER VIEW %I OWNER TO patuh_definer', t);
    END LOOP;
    SET LOCAL ROLE patuh_definer;
    FOREACH t IN ARRAY ARRAY['case_outline', 'noncompliance_outline', 'period_outline', 'finding_outline'] LOOP
        EXECUTE format('GRANT SELECT ON patuh.%I TO patuh_app, patuh_owner', t);
    END LOOP;
    SET LOCAL ROLE patuh_owner;
    FOREACH t IN ARRAY ARRAY['case_seen', 'period_seen', 'finding_seen'] LOOP
        EXECUTE format('GRANT SELECT ON patuh.%I TO patuh_app', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['follow_closed_file()', 'begin_outside_file()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
    END LOOP;
    ALTER FUNCTION follow_closed_file() OWNER TO patuh_definer;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- The rows themselves.

CREATE POLICY closed_file_stays_closed ON enforcement_case AS RESTRICTIVE TO patuh_app USING (
    NOT is_closed OR region_code = ANY ((SELECT patuh.closed_file_regions())::text[]));
CREATE POLICY closed_file_stays_closed ON queue_item AS RESTRICTIVE TO patuh_app USING (
    state <> ALL (ARRAY['incident_report', 'investigation', 'prosecution'])
    OR region_code = ANY ((SELECT patuh.closed_file_regions())::text[]));
CREATE POLICY closed_file_stays_closed ON noncompliance_item AS RESTRICTIVE TO patuh_app USING (
    state <> ALL (ARRAY['incident_report', 'investigation', 'prosecution'])
    OR case_region_code = ANY ((SELECT patuh.closed_file_regions())::text[]));

DO $$
DECLARE
    t text;
    -- The case, worked by the reader's side.
    own_side text := 'EXISTS (SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND c.region_code = ANY ('
        'CASE c.track WHEN ''inspection'' THEN (SELECT patuh.field_regions()) ELSE (SELECT patuh.bpjs_regions()) END)';
    -- The act `seq`, done outside the file; asked act by act only for the few cases that were ever in it.
    outside text := ' AND (c.first_closed_seq IS NULL OR seq < c.first_closed_seq '
        'OR c.region_code = ANY ((SELECT patuh.closed_file_regions())::text[]) '
        'OR NOT patuh.is_closed_act(case_id, seq, NULL)))';
    -- The case or its outline.
    outlined text := 'coalesce((SELECT true FROM patuh.enforcement_case c WHERE c.id = case_id), '
        '(SELECT true FROM patuh.case_outline o WHERE o.id = case_id), false)';
BEGIN
    -- Not the log itself: whoever works a case that came back decides on all its acts. The service tells no others of them.
    FOREACH t IN ARRAY ARRAY['letter', 'letter_void', 'letter_delivery', 'letter_content', 'finding_outcome',
                             'outbox', 'clock_entry', 'case_transfer'] LOOP
        EXECUTE format('ALTER POLICY own_side_reads ON %I USING (%s)', t, own_side || outside);
    END LOOP;
    -- The same was said of it twice.
    DROP POLICY closed_file_stays_closed ON letter_content;

    ALTER POLICY read_with_case ON case_clock USING (EXISTS (
        SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND (
            kind <> ALL (patuh.closed_clocks())
            OR c.region_code = ANY ((SELECT patuh.closed_file_regions())::text[]))));
    EXECUTE format('ALTER POLICY own_side_reads ON clock_rung USING (%s) AND '
        'EXISTS (SELECT FROM patuh.case_clock k WHERE k.id = clock_id))', own_side);

    -- States inside are the investigators'; that the file was closed meanwhile is told by its period.
    EXECUTE format('ALTER POLICY read_with_case ON case_state_period USING ('
        'CASE WHEN state = ANY (patuh.closed_states()) THEN EXISTS (SELECT FROM patuh.enforcement_case c WHERE c.id = case_id '
        'AND c.region_code = ANY ((SELECT patuh.closed_file_regions())::text[])) ELSE %s END)', outlined);
    EXECUTE format('ALTER POLICY own_notices ON notice USING ('
        'addressee = ANY ((SELECT patuh.actor_addresses())::text[]) AND %s)', outlined);
    EXECUTE format('ALTER POLICY note_reading ON notice USING (read_at IS NULL AND '
        'addressee = ANY ((SELECT patuh.actor_addresses())::text[]) AND %s)', outlined);
END
$$;

-- Who proposed an inspection, and of which kind, is its outline.
ALTER POLICY field_only ON inspection USING (coalesce(
    (SELECT true FROM enforcement_case c
     WHERE c.id = case_id AND c.region_code = ANY ((SELECT patuh.field_regions())::text[])),
    (SELECT true FROM case_outline o
     WHERE o.id = case_id AND o.region_code = ANY ((SELECT patuh.field_regions())::text[])), false));

-- What goes to the other side is told to both.
ALTER POLICY both_sides_read ON case_message USING (
    EXISTS (SELECT FROM enforcement_case c
            WHERE c.id IN (from_case, to_case) AND c.region_code = ANY ((SELECT patuh.case_regions())::text[]))
    OR EXISTS (SELECT FROM case_outline o WHERE o.id IN (from_case, to_case)));

-- Findings are read by the side that made them; others have the outline.
DROP POLICY read_with_case ON finding;
CREATE POLICY own_side_reads ON finding FOR SELECT TO patuh_app USING (EXISTS (
    SELECT FROM enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
    CASE c.track WHEN 'inspection' THEN (SELECT patuh.field_regions()) ELSE (SELECT patuh.debt_regions()) END)));
ALTER POLICY read_with_finding ON finding_period USING (coalesce(
    (SELECT true FROM finding f WHERE f.id = finding_id), (SELECT true FROM finding_outline o WHERE o.id = finding_id), false));

-- Orders name inspectors: they are the labour office's.
DROP POLICY read_with_case ON assignment_case;
CREATE POLICY field_only ON assignment_case FOR SELECT TO patuh_app USING (EXISTS (
    SELECT FROM enforcement_case c
    WHERE c.id = case_id AND c.region_code = ANY ((SELECT patuh.field_regions())::text[])));

-- ---------------------------------------------------------------------------------------------------------------
-- Cases that came into the file before the database knew of it.
SET LOCAL ROLE patuh_definer;
INSERT INTO closed_file (case_id, seq, from_on, until_on, known_from, known_until)
SELECT e.case_id, e.seq, e.occurred_on, x.occurred_on, e.recorded_at, x.recorded_at
FROM case_event e
LEFT JOIN LATERAL (
    SELECT x.occurred_on, x.recorded_at FROM case_event x
    WHERE x.case_id = e.case_id AND x.seq > e.seq AND x.to_state <> ALL (closed_states()) ORDER BY x.seq LIMIT 1) x ON true
WHERE e.to_state = ANY (closed_states()) AND e.from_state <> ALL (closed_states());
UPDATE enforcement_case c SET first_closed_seq = x.seq, is_closed = c.state = ANY (closed_states())
FROM (SELECT case_id, min(seq) AS seq FROM closed_file GROUP BY case_id) x WHERE x.case_id = c.id;

RESET ROLE;
