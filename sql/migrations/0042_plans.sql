-- A unit's work plan of a month (rencana kerja): the firms to be inspected, by whom, and why each stands there.
--
-- The log of a plan holds what people did; plan and entries are its projection, written here alone. Why the score chose a
-- firm is kept as it was explained on that day.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

CREATE TABLE plan (
    id        uuid PRIMARY KEY,
    office_id uuid NOT NULL CONSTRAINT plan_office_exists REFERENCES office,
    month     date NOT NULL CONSTRAINT plan_month_begins CHECK (extract(day FROM month) = 1),
    made_by   uuid NOT NULL CONSTRAINT plan_maker_exists REFERENCES person,
    made_at   timestamptz NOT NULL DEFAULT now(),
    -- The projection of the log.
    status    text NOT NULL DEFAULT 'draft'
        CONSTRAINT plan_status_known CHECK (status IN ('draft', 'proposed', 'ordered', 'withdrawn')),
    reason    text,
    version   integer NOT NULL DEFAULT 0
);
CREATE INDEX plan_by_month ON plan (month, id);
-- One plan of a unit for a month.
CREATE UNIQUE INDEX plan_one_standing ON plan (office_id, month) WHERE status <> 'withdrawn';

CREATE TABLE plan_entry (
    plan_id       uuid NOT NULL CONSTRAINT plan_entry_plan_exists REFERENCES plan,
    line          integer NOT NULL CONSTRAINT plan_entry_line_positive CHECK (line > 0),
    company_id    uuid NOT NULL CONSTRAINT plan_entry_company_exists REFERENCES company,
    origin        text NOT NULL CONSTRAINT plan_entry_origin_known CHECK (origin IN ('score', 'chosen')),
    reason        text,
    -- The score as it stood, with its parts as JSON; none for a firm that was chosen without one.
    score         integer CONSTRAINT plan_entry_score_not_negative CHECK (score >= 0),
    parts         text,
    inspector_id  uuid CONSTRAINT plan_entry_inspector_exists REFERENCES person,
    case_id       uuid CONSTRAINT plan_entry_case_exists REFERENCES enforcement_case,
    assignment_id uuid CONSTRAINT plan_entry_assignment_exists REFERENCES assignment,
    removed       boolean NOT NULL DEFAULT false,
    CONSTRAINT plan_entry_pkey PRIMARY KEY (plan_id, line)
);
CREATE UNIQUE INDEX plan_entry_company_once ON plan_entry (plan_id, company_id) WHERE NOT removed;
CREATE INDEX plan_entry_company ON plan_entry (company_id);
CREATE INDEX plan_entry_inspector ON plan_entry (inspector_id);

CREATE TABLE plan_act (
    plan_id       uuid NOT NULL CONSTRAINT plan_act_plan_exists REFERENCES plan,
    seq           integer NOT NULL,
    action        text NOT NULL CONSTRAINT plan_act_action_known
        CHECK (action IN ('add', 'assign', 'remove', 'propose', 'order', 'withdraw')),
    line          integer,
    person_id     uuid NOT NULL CONSTRAINT plan_act_person_exists REFERENCES person,
    recorded_at   timestamptz NOT NULL DEFAULT now(),
    company_id    uuid CONSTRAINT plan_act_company_exists REFERENCES company,
    origin        text,
    inspector_id  uuid CONSTRAINT plan_act_inspector_exists REFERENCES person,
    score         integer,
    parts         text CONSTRAINT plan_act_parts_length CHECK (length(parts) <= 20000),
    reason        text CONSTRAINT plan_act_reason_length CHECK (length(reason) BETWEEN 1 AND 2000),
    case_id       uuid CONSTRAINT plan_act_case_exists REFERENCES enforcement_case,
    assignment_id uuid CONSTRAINT plan_act_assignment_exists REFERENCES assignment,
    CONSTRAINT plan_act_in_sequence PRIMARY KEY (plan_id, seq),
    CONSTRAINT plan_act_whole CHECK (CASE action
        WHEN 'add' THEN line IS NOT NULL AND company_id IS NOT NULL AND origin IS NOT NULL
            AND (origin = 'score' OR reason IS NOT NULL)
        WHEN 'assign' THEN line IS NOT NULL AND inspector_id IS NOT NULL
        WHEN 'remove' THEN line IS NOT NULL AND reason IS NOT NULL
        WHEN 'propose' THEN line IS NOT NULL AND case_id IS NOT NULL
        WHEN 'order' THEN line IS NOT NULL AND assignment_id IS NOT NULL
        ELSE line IS NULL AND reason IS NOT NULL END)
);

CREATE FUNCTION refuse_plan(in_name text, in_text text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', in_text USING ERRCODE = 'check_violation', CONSTRAINT = in_name, TABLE = 'plan_act';
END
$$;

CREATE FUNCTION accept_plan() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM office o WHERE o.id = NEW.office_id AND o.kind = 'labour_unit')
        OR NOT actor_holds_at(NEW.office_id, ARRAY['coordinator']) THEN
        RAISE EXCEPTION 'not the coordinator of that unit' USING ERRCODE = 'insufficient_privilege',
            CONSTRAINT = 'plan_act_hand', TABLE = 'plan';
    END IF;
    IF NEW.month < date_trunc('month', (SELECT today(o.zone) FROM office o WHERE o.id = NEW.office_id))::date THEN
        PERFORM refuse_plan('plan_month_not_over', 'a month that is over is not planned');
    END IF;
    NEW.made_by := actor_id();
    NEW.made_at := now();
    NEW.status := 'draft';
    NEW.reason := NULL;
    NEW.version := 0;
    RETURN NEW;
END
$$;
CREATE TRIGGER plan_accepted BEFORE INSERT ON plan FOR EACH ROW EXECUTE FUNCTION accept_plan();

CREATE FUNCTION accept_plan_act() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    p plan;
    e plan_entry;
BEGIN
    SELECT * INTO p FROM plan x WHERE x.id = NEW.plan_id FOR UPDATE;
    NEW.person_id := actor_id();
    NEW.recorded_at := now();
    IF NOT (CASE WHEN NEW.action = 'order'
        THEN EXISTS (SELECT FROM unnest(actor_regions(ARRAY['office_head'])) AS w (code) WHERE office_covers(p.office_id, w.code))
        ELSE actor_holds_at(p.office_id, ARRAY['coordinator']) END) THEN
        RAISE EXCEPTION 'not for this hand' USING ERRCODE = 'insufficient_privilege',
            CONSTRAINT = 'plan_act_hand', TABLE = 'plan_act';
    END IF;
    IF NEW.seq <> p.version + 1 THEN
        PERFORM refuse_plan('plan_act_in_sequence', 'the plan has moved on');
    END IF;
    IF p.status = 'withdrawn' OR (NEW.action IN ('add', 'remove', 'withdraw') AND p.status <> 'draft') THEN
        PERFORM refuse_plan('plan_act_on_draft', 'the plan is no draft any more');
    END IF;
    IF NEW.line IS NOT NULL AND NEW.action <> 'add' THEN
        SELECT * INTO e FROM plan_entry x WHERE x.plan_id = p.id AND x.line = NEW.line FOR UPDATE;
        IF e.line IS NULL OR e.removed THEN
            PERFORM refuse_plan('plan_act_of_line', 'no such line');
        END IF;
    END IF;
    IF NEW.inspector_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM post t JOIN office o ON o.id = t.office_id
        WHERE t.person_id = NEW.inspector_id AND t.role = 'inspector' AND t.office_id = p.office_id
          AND t.from_on <= today(o.zone) AND (t.until_on IS NULL OR t.until_on > today(o.zone))) THEN
        PERFORM refuse_plan('plan_inspector_of_unit', 'no inspector of that unit');
    END IF;
    CASE NEW.action
    WHEN 'add' THEN
        IF NOT EXISTS (
            SELECT FROM company f WHERE f.id = NEW.company_id AND f.merged_into IS NULL
              AND f.region_code = ANY (company_regions()) AND office_covers(p.office_id, f.region_code)) THEN
            PERFORM refuse_plan('plan_company_known', 'no such firm in the territory');
        END IF;
        INSERT INTO plan_entry (plan_id, line, company_id, origin, reason, score, parts, inspector_id)
        VALUES (p.id, NEW.line, NEW.company_id, NEW.origin, NEW.reason, NEW.score, NEW.parts, NEW.inspector_id);
    WHEN 'assign' THEN
        IF e.assignment_id IS NOT NULL THEN
            PERFORM refuse_plan('plan_line_ordered', 'the line is ordered already');
        END IF;
    WHEN 'propose' THEN
        IF e.case_id IS NOT NULL THEN
            PERFORM refuse_plan('plan_line_proposed', 'the line is proposed already');
        END IF;
        IF NOT EXISTS (SELECT FROM enforcement_case c
                       WHERE c.id = NEW.case_id AND c.company_id = e.company_id AND c.track = 'inspection' AND c.version > 0
                         AND c.region_code = ANY (case_regions())) THEN
            PERFORM refuse_plan('plan_case_of_company', 'no inspection of that firm');
        END IF;
    WHEN 'order' THEN
        IF NOT EXISTS (SELECT FROM assignment_case a WHERE a.assignment_id = NEW.assignment_id AND a.case_id = e.case_id) THEN
            PERFORM refuse_plan('plan_assignment_of_line', 'that letter does not order this inspection');
        END IF;
    ELSE NULL;
    END CASE;
    UPDATE plan_entry x SET
        inspector_id = coalesce(NEW.inspector_id, x.inspector_id),
        case_id = coalesce(NEW.case_id, x.case_id),
        assignment_id = coalesce(NEW.assignment_id, x.assignment_id),
        removed = x.removed OR NEW.action = 'remove',
        reason = coalesce(NEW.reason, x.reason)
    WHERE x.plan_id = p.id AND x.line = NEW.line AND NEW.action <> 'add';
    UPDATE plan x SET
        version = NEW.seq,
        reason = CASE WHEN NEW.line IS NULL THEN NEW.reason ELSE x.reason END,
        status = CASE NEW.action
            WHEN 'withdraw' THEN 'withdrawn'
            WHEN 'propose' THEN 'proposed'
            WHEN 'order' THEN CASE WHEN EXISTS (
                SELECT FROM plan_entry y JOIN enforcement_case c ON c.id = y.case_id
                WHERE y.plan_id = p.id AND NOT y.removed AND y.assignment_id IS NULL AND c.state = 'proposed')
                THEN x.status ELSE 'ordered' END
            ELSE x.status END
    WHERE x.id = p.id;
    RETURN NEW;
END
$$;
CREATE TRIGGER plan_act_accepted BEFORE INSERT ON plan_act FOR EACH ROW EXECUTE FUNCTION accept_plan_act();
CREATE TRIGGER plan_act_append_only BEFORE UPDATE OR DELETE ON plan_act FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- How many firms each inspector of a unit has in a month: ordered to inspect, or standing in the unit's plan.
CREATE FUNCTION planned_firms(in_office uuid, in_month date)
RETURNS TABLE (person_id uuid, name text, login text, firms integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT p.id, p.name, p.login, (
        SELECT count(DISTINCT f.company_id)::integer FROM (
            SELECT c.company_id
            FROM assignment_inspector i
            JOIN assignment a ON a.id = i.assignment_id
            JOIN assignment_case ac ON ac.assignment_id = a.id
            JOIN enforcement_case c ON c.id = ac.case_id
            WHERE i.person_id = p.id AND a.valid_from >= in_month AND a.valid_from < in_month + interval '1 month'
            UNION ALL
            SELECT e.company_id FROM plan_entry e JOIN plan x ON x.id = e.plan_id
            WHERE e.inspector_id = p.id AND NOT e.removed AND x.month = in_month AND x.status <> 'withdrawn') f)
    FROM person p
    WHERE in_office = ANY (handover_offices()) AND EXISTS (
        SELECT FROM post t JOIN office o ON o.id = t.office_id
        WHERE t.person_id = p.id AND t.role = 'inspector' AND t.office_id = in_office
          AND t.from_on <= today(o.zone) AND (t.until_on IS NULL OR t.until_on > today(o.zone)))
    ORDER BY p.login
$$;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['plan', 'plan_entry', 'plan_act'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY definer_keeps ON %I TO patuh_definer USING (true) WITH CHECK (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_definer, patuh_app', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['plan_entry', 'plan_act'] LOOP
        EXECUTE format('CREATE POLICY read_with_plan ON %I FOR SELECT TO patuh_app '
            'USING (EXISTS (SELECT FROM patuh.plan p WHERE p.id = plan_id))', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['accept_plan()', 'accept_plan_act()', 'planned_firms(uuid, date)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION planned_firms(uuid, date) TO patuh_app;
-- The inspectors' side alone: what is planned is nobody's business before the visit.
CREATE POLICY unit_reads ON plan FOR SELECT TO patuh_app USING (
    office_id = ANY ((SELECT patuh.handover_offices())::uuid[])
    AND (SELECT patuh.actor_holds(ARRAY['inspector', 'coordinator', 'division_head', 'office_head', 'auditor'])));
CREATE POLICY coordinator_plans ON plan FOR INSERT TO patuh_app WITH CHECK (made_by = (SELECT patuh.actor_id()));
CREATE POLICY write_with_plan ON plan_act FOR INSERT TO patuh_app
    WITH CHECK (EXISTS (SELECT FROM patuh.plan p WHERE p.id = plan_id));
GRANT INSERT (id, office_id, month) ON plan TO patuh_app;
GRANT INSERT (plan_id, seq, action, line, company_id, origin, inspector_id, score, parts, reason, case_id, assignment_id)
    ON plan_act TO patuh_app;
GRANT INSERT ON plan_entry TO patuh_definer;
GRANT UPDATE (status, reason, version) ON plan TO patuh_definer;
GRANT UPDATE (inspector_id, case_id, assignment_id, removed, reason) ON plan_entry TO patuh_definer;

RESET ROLE;
