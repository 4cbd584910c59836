-- What crosses between the tracks, between offices and between firms: messages, transfers, alleged successors; and what
-- both sides do before any case: guidance.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- ---------------------------------------------------------------------------------------------------------------
-- Messages: all that one track's case tells the other's. Both sides read them; the acts behind them stay inside.

CREATE TABLE case_message (
    id            uuid PRIMARY KEY,
    from_case     uuid NOT NULL,
    from_seq      integer NOT NULL,
    kind          text NOT NULL CONSTRAINT case_message_kind_known CHECK (kind IN (
        'notice', 'report', 'reply', 'recommendation', 'copy_request', 'copy', 'joint_visit')),
    -- The case that is told; none as long as the other side has none.
    to_case       uuid CONSTRAINT case_message_case_exists REFERENCES enforcement_case,
    body          text CONSTRAINT case_message_body_length CHECK (length(body) BETWEEN 1 AND 20000),
    -- The act's own: its track, its day, the number of its letter.
    from_track    text NOT NULL,
    sent_on       date NOT NULL,
    letter_number text,
    sent_at       timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT case_message_once UNIQUE NULLS NOT DISTINCT (from_case, from_seq, to_case),
    CONSTRAINT case_message_event_exists FOREIGN KEY (from_case, from_seq) REFERENCES case_event
);
CREATE INDEX case_message_to ON case_message (to_case) WHERE to_case IS NOT NULL;

CREATE FUNCTION accept_case_message() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    act case_event;
BEGIN
    SELECT * INTO act FROM case_event e WHERE e.case_id = NEW.from_case AND e.seq = NEW.from_seq;
    IF NOT coalesce(CASE NEW.kind
        WHEN 'notice' THEN act.action = 'post_notice'
        WHEN 'report' THEN act.action = 'report_to_inspectors'
        WHEN 'reply' THEN act.action = 'answer_bpjs_report'
        WHEN 'recommendation' THEN act.action = 'recommend'
        WHEN 'copy_request' THEN act.action = 'request_copy'
        WHEN 'copy' THEN act.action = 'issue_copy'
        WHEN 'joint_visit' THEN act.procedure = 'inspection' END, false) THEN
        RAISE EXCEPTION 'this act sends no such message'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_message_of_its_act', TABLE = 'case_message';
    END IF;
    IF NEW.to_case IS NOT NULL AND NOT EXISTS (
        SELECT FROM enforcement_case c JOIN enforcement_case o ON o.company_id = c.company_id AND o.track <> c.track
        WHERE c.id = NEW.from_case AND o.id = NEW.to_case) THEN
        RAISE EXCEPTION 'a message goes to the other track''s case of the same firm'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_message_to_other_track', TABLE = 'case_message';
    END IF;
    NEW.from_track := act.procedure;
    NEW.sent_on := act.occurred_on;
    NEW.sent_at := act.recorded_at;
    SELECT l.number INTO NEW.letter_number FROM letter l WHERE l.case_id = NEW.from_case AND l.seq = NEW.from_seq;
    RETURN NEW;
END
$$;
CREATE TRIGGER case_message_accepted BEFORE INSERT ON case_message
    FOR EACH ROW EXECUTE FUNCTION accept_case_message();

-- BPJS' report lands at the inspectors (PP 86/2013 art. 13(5)-(6)): it joins the inspection case that is open for the
-- firm, or opens a proposal of its own, which then waits for the coordinator.
--
-- Called in the transaction of the report by its author; `version` is the procedure's that new cases are pinned to.
-- Returns the case that was told, and whether it was opened.
CREATE FUNCTION land_bpjs_report(
    report_case uuid, report_seq integer, new_case uuid, new_inspection uuid, new_event uuid, version integer,
    OUT told uuid, OUT opened boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    report case_event;
    origin enforcement_case;
    unit   uuid;
BEGIN
    SELECT * INTO report FROM case_event e
    WHERE e.case_id = report_case AND e.seq = report_seq AND e.action = 'report_to_inspectors'
      AND is_own_act(e.case_id, e.seq);
    IF report.id IS NULL THEN
        RAISE EXCEPTION 'only a report lands, in its own transaction'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'bpjs_report_lands_with_its_act', TABLE = 'bpjs_report';
    END IF;
    SELECT * INTO origin FROM enforcement_case c WHERE c.id = report_case;
    -- Two reports on one firm at once: the second joins what the first opened.
    PERFORM pg_advisory_xact_lock(hashtextextended('patuh.bpjs_report ' || origin.company_id, 0));
    SELECT c.id INTO told FROM enforcement_case c
    WHERE c.company_id = origin.company_id AND c.track = 'inspection' AND c.closed_on IS NULL AND c.version > 0
    ORDER BY c.created_at DESC, c.id DESC LIMIT 1;
    opened := told IS NULL;
    IF NOT opened THEN
        RETURN;
    END IF;
    SELECT o.id INTO unit FROM office o JOIN office_territory t ON t.office_id = o.id
    WHERE o.kind IN ('labour_unit', 'labour_province') AND t.region_code = origin.region_code
      AND t.from_on <= report.occurred_on AND (t.until_on IS NULL OR t.until_on > report.occurred_on)
    ORDER BY o.kind DESC, o.code LIMIT 1;
    IF unit IS NULL THEN
        RAISE EXCEPTION 'no labour office holds the firm''s region'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'bpjs_report_has_receiver', TABLE = 'bpjs_report';
    END IF;
    told := new_case;
    INSERT INTO enforcement_case (id, track, procedure_version, company_id, region_code, office_id, linked_case_id)
    VALUES (told, 'inspection', version, origin.company_id, origin.region_code, unit, report_case);
    INSERT INTO case_event (id, case_id, seq, procedure, procedure_version, from_state, action, to_state, occurred_on,
        actor_role, reason)
    VALUES (new_event, told, 1, 'inspection', version, 'new', 'receive_report', 'proposed', report.occurred_on,
        report.actor_role, report.reason);
    INSERT INTO inspection (id, case_id, kind, proposed_by) VALUES (new_inspection, told, 'special', report.actor_id);
END
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Transfers: a case moves to the office whose territory holds its firm; its clocks run on.

CREATE TABLE case_transfer (
    case_id     uuid NOT NULL,
    seq         integer NOT NULL,
    from_office uuid NOT NULL CONSTRAINT case_transfer_from_exists REFERENCES office,
    to_office   uuid NOT NULL CONSTRAINT case_transfer_to_exists REFERENCES office,
    from_region text NOT NULL,
    to_region   text NOT NULL,
    CONSTRAINT case_transfer_pkey PRIMARY KEY (case_id, seq),
    CONSTRAINT case_transfer_event_exists FOREIGN KEY (case_id, seq) REFERENCES case_event
);

-- A firm that has moved away stays readable where a case of it is still open; kept by triggers alone.
CREATE TABLE company_left (
    company_id  uuid NOT NULL CONSTRAINT company_left_company_exists REFERENCES company,
    region_code text NOT NULL,
    CONSTRAINT company_left_pkey PRIMARY KEY (company_id, region_code)
);
CREATE INDEX company_left_by_region ON company_left (region_code);

CREATE FUNCTION keep_company_left(in_company uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    DELETE FROM company_left WHERE company_id = in_company;
    INSERT INTO company_left (company_id, region_code)
    SELECT DISTINCT c.company_id, c.region_code FROM enforcement_case c JOIN company f ON f.id = c.company_id
    WHERE c.company_id = in_company AND c.closed_on IS NULL AND c.region_code <> f.region_code;
END
$$;

CREATE FUNCTION accept_case_transfer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    act case_event;
    c   enforcement_case;
BEGIN
    SELECT * INTO act FROM case_event e
    WHERE e.case_id = NEW.case_id AND e.seq = NEW.seq AND e.action = 'transfer';
    SELECT * INTO c FROM enforcement_case x WHERE x.id = NEW.case_id;
    IF act.id IS NULL OR c.version <> NEW.seq THEN
        RAISE EXCEPTION 'a case is transferred by its latest act'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_transfer_of_its_act', TABLE = 'case_transfer';
    END IF;
    NEW.from_office := c.office_id;
    NEW.from_region := c.region_code;
    SELECT f.region_code INTO NEW.to_region FROM company f WHERE f.id = c.company_id;
    IF NOT EXISTS (
        SELECT FROM office o WHERE o.id = NEW.to_office
          AND o.kind = ANY (CASE c.track WHEN 'inspection' THEN ARRAY['labour_unit', 'labour_province']
                                         ELSE ARRAY['bpjs_branch'] END)) THEN
        RAISE EXCEPTION 'an office of the other kind takes no such case'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_transfer_office_of_track', TABLE = 'case_transfer';
    END IF;
    IF NOT EXISTS (
        SELECT FROM office_territory t WHERE t.office_id = NEW.to_office AND t.region_code = NEW.to_region
          AND t.from_on <= act.occurred_on AND (t.until_on IS NULL OR t.until_on > act.occurred_on)) THEN
        RAISE EXCEPTION 'the office''s territory does not hold the firm'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_transfer_territory_holds_firm', TABLE = 'case_transfer';
    END IF;
    IF NEW.to_office = NEW.from_office AND NEW.to_region = NEW.from_region THEN
        RAISE EXCEPTION 'the case is there already'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_transfer_moves', TABLE = 'case_transfer';
    END IF;
    UPDATE enforcement_case SET office_id = NEW.to_office, region_code = NEW.to_region, responsible_id = NULL
    WHERE id = NEW.case_id;
    -- Its debts go with a sanction case: the receiving branch keeps their books.
    IF c.track = 'bpjs_sanction' THEN
        UPDATE debt d SET office_id = NEW.to_office, region_code = NEW.to_region
        FROM debt_case x WHERE x.debt_id = d.id AND x.case_id = NEW.case_id;
    END IF;
    PERFORM keep_company_left(c.company_id);
    PERFORM refresh_queue_item(NEW.case_id);
    RETURN NEW;
END
$$;
CREATE TRIGGER case_transfer_accepted BEFORE INSERT ON case_transfer
    FOR EACH ROW EXECUTE FUNCTION accept_case_transfer();

DROP TRIGGER debt_append_only ON debt;
CREATE TRIGGER debt_append_only BEFORE UPDATE OR DELETE ON debt FOR EACH ROW EXECUTE FUNCTION freeze_debt(
    'state', 'version', 'billed', 'balance', 'frozen_amount', 'was_with_law_enforcement', 'was_with_state_receivables',
    'billed_on', 'last_act_on', 'office_id', 'region_code');

-- An act of transfer that moves nothing is none.
CREATE FUNCTION require_case_transfer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM case_transfer t WHERE t.case_id = NEW.case_id AND t.seq = NEW.seq) THEN
        RAISE EXCEPTION 'a transfer names the office that takes the case'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_event_transfer_complete', TABLE = 'case_event';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER case_event_transfers AFTER INSERT ON case_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.action = 'transfer') EXECUTE FUNCTION require_case_transfer();

-- A firm moves: its open cases follow as far as their office's territory reaches; the others stay until somebody who
-- may decides on their transfer, and their offices go on reading the firm.
CREATE FUNCTION follow_company_region() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    followed uuid;
BEGIN
    FOR followed IN
        UPDATE enforcement_case c SET region_code = NEW.region_code
        FROM office o JOIN office_territory t ON t.office_id = o.id
        WHERE c.company_id = NEW.id AND c.closed_on IS NULL AND o.id = c.office_id AND t.region_code = NEW.region_code
          AND t.from_on <= today(o.zone) AND (t.until_on IS NULL OR t.until_on > today(o.zone))
        RETURNING c.id LOOP
        UPDATE debt d SET region_code = NEW.region_code
        FROM debt_case x, enforcement_case c
        WHERE x.debt_id = d.id AND x.case_id = followed AND c.id = followed AND c.track = 'bpjs_sanction';
        PERFORM refresh_queue_item(followed);
    END LOOP;
    PERFORM keep_company_left(NEW.id);
    RETURN NULL;
END
$$;
CREATE TRIGGER company_region_followed AFTER UPDATE OF region_code ON company
    FOR EACH ROW WHEN (OLD.region_code <> NEW.region_code) EXECUTE FUNCTION follow_company_region();

-- The branch's question shows the latest act to whoever reads the case where it is now.
CREATE FUNCTION keep_noncompliance_region() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    UPDATE noncompliance_item SET case_region_code = NEW.region_code WHERE case_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER noncompliance_follows_case AFTER UPDATE OF region_code ON enforcement_case
    FOR EACH ROW WHEN (OLD.region_code <> NEW.region_code) EXECUTE FUNCTION keep_noncompliance_region();

CREATE FUNCTION forget_company_left() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM company_left l WHERE l.company_id = NEW.company_id) THEN
        PERFORM keep_company_left(NEW.company_id);
    END IF;
    RETURN NULL;
END
$$;
-- Deferred: whoever ends the case still reads the answer to it.
CREATE CONSTRAINT TRIGGER enforcement_case_end_forgets AFTER UPDATE OF closed_on ON enforcement_case
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.closed_on IS DISTINCT FROM NEW.closed_on) EXECUTE FUNCTION forget_company_left();

CREATE FUNCTION companies_left() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (SELECT coalesce(array_agg(l.company_id), '{}') FROM company_left l
            WHERE l.region_code = ANY (case_regions()));
END
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Alleged successors: links between firms with their evidence, never a merge.

CREATE TABLE alleged_succession (
    id               uuid PRIMARY KEY,
    case_id          uuid NOT NULL,
    seq              integer NOT NULL,
    track            text NOT NULL,
    -- The firm that closed, which is the case's.
    company_id       uuid NOT NULL CONSTRAINT alleged_succession_company_exists REFERENCES company,
    company_name     text NOT NULL,
    -- The name under which it is said to go on.
    alleged_name     text NOT NULL CONSTRAINT alleged_succession_name_length CHECK (length(alleged_name) BETWEEN 1 AND 300),
    alleged_on       date NOT NULL,
    alleged_by       uuid NOT NULL CONSTRAINT alleged_succession_person_exists REFERENCES person,
    recorded_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT alleged_succession_once UNIQUE (case_id, seq),
    CONSTRAINT alleged_succession_event_exists FOREIGN KEY (case_id, seq) REFERENCES case_event
);
CREATE INDEX alleged_succession_company ON alleged_succession (company_id);
-- Which registered firm it is, once that is known.
CREATE TABLE alleged_successor (
    succession_id uuid CONSTRAINT alleged_successor_once PRIMARY KEY
        CONSTRAINT alleged_successor_succession_exists REFERENCES alleged_succession,
    case_id       uuid NOT NULL,
    company_id    uuid NOT NULL CONSTRAINT alleged_successor_company_exists REFERENCES company,
    company_name  text NOT NULL,
    identified_on date NOT NULL,
    identified_by uuid NOT NULL CONSTRAINT alleged_successor_person_exists REFERENCES person,
    reason        text CONSTRAINT alleged_successor_reason_length CHECK (length(reason) BETWEEN 1 AND 10000),
    recorded_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX alleged_successor_company ON alleged_successor (company_id);

CREATE FUNCTION accept_alleged_succession() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    act case_event;
BEGIN
    SELECT * INTO act FROM case_event e
    WHERE e.case_id = NEW.case_id AND e.seq = NEW.seq AND e.action = 'link_alleged_successor';
    IF act.id IS NULL THEN
        RAISE EXCEPTION 'a successor is alleged by an act of a case'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'alleged_succession_of_its_act', TABLE = 'alleged_succession';
    END IF;
    SELECT c.track, f.id, f.legal_name INTO NEW.track, NEW.company_id, NEW.company_name
    FROM enforcement_case c JOIN company f ON f.id = c.company_id WHERE c.id = NEW.case_id;
    NEW.alleged_on := act.occurred_on;
    NEW.alleged_by := act.actor_id;
    NEW.recorded_at := act.recorded_at;
    RETURN NEW;
END
$$;
CREATE TRIGGER alleged_succession_accepted BEFORE INSERT ON alleged_succession
    FOR EACH ROW EXECUTE FUNCTION accept_alleged_succession();

CREATE FUNCTION accept_alleged_successor() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    alleged alleged_succession;
BEGIN
    SELECT * INTO alleged FROM alleged_succession a WHERE a.id = NEW.succession_id;
    IF alleged.company_id = NEW.company_id THEN
        RAISE EXCEPTION 'no firm succeeds itself'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'alleged_successor_another_firm', TABLE = 'alleged_successor';
    END IF;
    IF NEW.identified_on < alleged.alleged_on THEN
        RAISE EXCEPTION 'a successor is identified after it was alleged'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'alleged_successor_after_allegation', TABLE = 'alleged_successor';
    END IF;
    NEW.case_id := alleged.case_id;
    SELECT f.legal_name INTO NEW.company_name FROM company f WHERE f.id = NEW.company_id;
    NEW.identified_by := actor_id();
    NEW.recorded_at := clock_timestamp();
    RETURN NEW;
END
$$;
CREATE TRIGGER alleged_successor_accepted BEFORE INSERT ON alleged_successor
    FOR EACH ROW EXECUTE FUNCTION accept_alleged_successor();

-- ---------------------------------------------------------------------------------------------------------------
-- Guidance: the preventive-educative stage. No case, no sanction.

CREATE TABLE guidance_activity (
    id             uuid PRIMARY KEY,
    kind           text NOT NULL CONSTRAINT guidance_activity_kind_known CHECK (kind IN ('guidance', 'information_meeting')),
    occurred_on    date NOT NULL,
    region_code    text NOT NULL CONSTRAINT guidance_activity_region_exists REFERENCES region,
    place          text NOT NULL CONSTRAINT guidance_activity_place_length CHECK (length(place) BETWEEN 1 AND 200),
    topic          text NOT NULL CONSTRAINT guidance_activity_topic_length CHECK (length(topic) BETWEEN 1 AND 10000),
    people_reached integer NOT NULL CONSTRAINT guidance_activity_people_not_negative CHECK (people_reached >= 0),
    note           text CONSTRAINT guidance_activity_note_length CHECK (length(note) BETWEEN 1 AND 10000),
    recorded_by    uuid NOT NULL CONSTRAINT guidance_activity_person_exists REFERENCES person,
    recorded_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX guidance_activity_latest ON guidance_activity (occurred_on DESC, id DESC);
CREATE TABLE guidance_company (
    activity_id uuid NOT NULL CONSTRAINT guidance_company_activity_exists REFERENCES guidance_activity,
    company_id  uuid NOT NULL CONSTRAINT guidance_company_company_exists REFERENCES company,
    CONSTRAINT guidance_company_pkey PRIMARY KEY (activity_id, company_id)
);
CREATE INDEX guidance_company_company ON guidance_company (company_id);
CREATE TABLE guidance_officer (
    activity_id uuid NOT NULL CONSTRAINT guidance_officer_activity_exists REFERENCES guidance_activity,
    person_id   uuid NOT NULL CONSTRAINT guidance_officer_person_exists REFERENCES person,
    CONSTRAINT guidance_officer_pkey PRIMARY KEY (activity_id, person_id)
);

-- ---------------------------------------------------------------------------------------------------------------
-- Who may what.

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['case_message', 'case_transfer', 'company_left', 'alleged_succession', 'alleged_successor',
                             'guidance_activity', 'guidance_company', 'guidance_officer'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        CONTINUE WHEN t = 'company_left';
        EXECUTE format('GRANT SELECT, INSERT ON %I TO patuh_app', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            t || '_append_only', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['case_transfer', 'alleged_succession'] LOOP
        EXECUTE format('CREATE POLICY definer_reads ON %I FOR SELECT TO patuh_definer USING (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_definer', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['letter', 'inspection'] LOOP
        EXECUTE format('CREATE POLICY definer_reads_crossings ON %I FOR SELECT TO patuh_definer USING (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_definer', t);
    END LOOP;
END
$$;
CREATE POLICY definer_keeps ON company_left TO patuh_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON company_left TO patuh_definer;
-- The first act and the field record of a case that a report opens, and nothing else.
CREATE POLICY definer_lands ON case_event FOR INSERT TO patuh_definer WITH CHECK (action = 'receive_report' AND seq = 1);
GRANT INSERT ON case_event TO patuh_definer;
CREATE POLICY definer_lands ON inspection FOR INSERT TO patuh_definer WITH CHECK (kind = 'special');
GRANT INSERT ON inspection TO patuh_definer;

CREATE POLICY both_sides_read ON case_message FOR SELECT TO patuh_app USING (EXISTS (
    SELECT FROM enforcement_case c
    WHERE c.id IN (from_case, to_case) AND c.region_code = ANY ((SELECT patuh.case_regions())::text[])));
CREATE POLICY sent_with_its_act ON case_message FOR INSERT TO patuh_app WITH CHECK (is_own_act(from_case, from_seq));
-- Who works on what a report was joined to reads the report, wherever its firm was then.
CREATE POLICY read_where_it_landed ON bpjs_report FOR SELECT TO patuh_app USING (EXISTS (
    SELECT FROM case_message m WHERE m.from_case = bpjs_report.case_id AND m.from_seq = bpjs_report.seq));

CREATE POLICY own_side_reads ON case_transfer FOR SELECT TO patuh_app USING (EXISTS (
    SELECT FROM enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
    CASE c.track WHEN 'inspection' THEN (SELECT patuh.field_regions()) ELSE (SELECT patuh.bpjs_regions()) END)));
CREATE POLICY moved_with_its_act ON case_transfer FOR INSERT TO patuh_app WITH CHECK (is_own_act(case_id, seq));

ALTER POLICY read_territory ON company USING (
    region_code = ANY ((SELECT patuh.company_regions())::text[]) OR id = ANY ((SELECT patuh.companies_left())::uuid[]));

CREATE POLICY case_workers_read ON alleged_successor FOR SELECT TO patuh_app USING (
    cardinality((SELECT patuh.case_regions())) > 0 AND (
        EXISTS (SELECT FROM company f WHERE f.id = company_id)
        OR EXISTS (SELECT FROM enforcement_case c WHERE c.id = case_id)));
CREATE POLICY case_workers_read ON alleged_succession FOR SELECT TO patuh_app USING (
    cardinality((SELECT patuh.case_regions())) > 0 AND (
        EXISTS (SELECT FROM enforcement_case c WHERE c.id = case_id)
        OR EXISTS (SELECT FROM alleged_successor s WHERE s.succession_id = alleged_succession.id)));
CREATE POLICY alleged_with_its_act ON alleged_succession FOR INSERT TO patuh_app
    WITH CHECK (is_own_act(case_id, seq));
CREATE POLICY case_workers_identify ON alleged_successor FOR INSERT TO patuh_app WITH CHECK (
    EXISTS (SELECT FROM company f WHERE f.id = company_id)
    AND EXISTS (SELECT FROM enforcement_case c WHERE c.id = case_id AND c.region_code = ANY ((SELECT patuh.actor_regions(
        ARRAY['inspector', 'coordinator', 'division_head', 'bpjs_officer', 'bpjs_examiner', 'bpjs_branch_head']))::text[])));

CREATE POLICY read_territory ON guidance_activity FOR SELECT TO patuh_app
    USING (region_code = ANY ((SELECT patuh.company_regions())::text[]));
CREATE POLICY officers_log ON guidance_activity FOR INSERT TO patuh_app WITH CHECK (
    recorded_by = (SELECT patuh.actor_id()) AND region_code = ANY ((SELECT patuh.actor_regions(
        ARRAY['inspector', 'coordinator', 'division_head', 'bpjs_officer', 'bpjs_examiner', 'bpjs_branch_head',
              'programme_officer']))::text[]));
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['guidance_company', 'guidance_officer'] LOOP
        EXECUTE format('CREATE POLICY read_with_activity ON %I FOR SELECT TO patuh_app USING (EXISTS ('
            'SELECT FROM patuh.guidance_activity a WHERE a.id = activity_id))', t);
        EXECUTE format('CREATE POLICY written_with_activity ON %I FOR INSERT TO patuh_app WITH CHECK (EXISTS ('
            'SELECT FROM patuh.guidance_activity a WHERE a.id = activity_id AND a.recorded_by = (SELECT patuh.actor_id()) '
            'AND a.xmin = pg_current_xact_id()::xid))', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['accept_case_message()', 'land_bpjs_report(uuid, integer, uuid, uuid, uuid, integer)',
                             'keep_company_left(uuid)', 'accept_case_transfer()', 'require_case_transfer()',
                             'follow_company_region()', 'keep_noncompliance_region()', 'forget_company_left()',
                             'companies_left()',
                             'accept_alleged_succession()', 'accept_alleged_successor()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
    END LOOP;
    GRANT EXECUTE ON FUNCTION land_bpjs_report(uuid, integer, uuid, uuid, uuid, integer) TO patuh_app;
    GRANT EXECUTE ON FUNCTION companies_left() TO patuh_app, patuh_jobs, patuh_owner;
    GRANT EXECUTE ON FUNCTION is_own_act(uuid, integer) TO patuh_definer;
    FOREACH t IN ARRAY ARRAY['accept_case_message()', 'land_bpjs_report(uuid, integer, uuid, uuid, uuid, integer)',
                             'keep_company_left(uuid)', 'accept_case_transfer()', 'require_case_transfer()',
                             'follow_company_region()', 'keep_noncompliance_region()', 'forget_company_left()',
                             'companies_left()',
                             'accept_alleged_succession()', 'accept_alleged_successor()'] LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;

-- What was reported and recommended before there were messages went to the other side as such. The owner reads it once,
-- here, outside forced row security.
ALTER TABLE case_event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE case_message NO FORCE ROW LEVEL SECURITY;
INSERT INTO case_message (id, from_case, from_seq, kind, body, from_track, sent_on)
SELECT gen_random_uuid(), e.case_id, e.seq, CASE e.action WHEN 'recommend' THEN 'recommendation' ELSE 'report' END, e.reason,
       e.procedure, e.occurred_on
FROM case_event e WHERE e.action IN ('recommend', 'report_to_inspectors');
ALTER TABLE case_event FORCE ROW LEVEL SECURITY;
ALTER TABLE case_message FORCE ROW LEVEL SECURITY;

RESET ROLE;
