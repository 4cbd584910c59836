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

-- ---------------------------------------------------------------------------------------------------------------
-- One letter of assignment orders several inspections: it lies in the file of the first, and the others name it. Where an
-- order has a letter of its own in each file, as before, nobody's names another's.
ALTER TABLE assignment_case ADD COLUMN letter_id uuid CONSTRAINT assignment_case_letter_exists REFERENCES letter;
CREATE INDEX assignment_case_letter ON assignment_case (letter_id) WHERE letter_id IS NOT NULL;

-- Letters once for each of their cases, with the act of that case that made them. Whoever sees one of the cases reads the
-- letter; asked by a case or joined with its acts, a row tells nothing of the others.
CREATE VIEW letter_of_case WITH (security_invoker) AS
SELECT l.id, l.case_id, l.seq, l.ordinal, l.kind, l.office_id, l.register, l.year, l.sequence, l.number, l.issued_on, l.days,
       l.body
FROM letter l
UNION ALL
SELECT l.id, a.case_id, a.seq, a.seq, l.kind, l.office_id, l.register, l.year, l.sequence, l.number, l.issued_on, l.days,
       l.body
FROM assignment_case a JOIN letter l ON l.id = a.letter_id;
GRANT SELECT ON letter_of_case TO patuh_app;

CREATE FUNCTION is_letter_of(in_letter uuid, in_case uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT EXISTS (SELECT FROM letter l WHERE l.id = in_letter AND l.case_id = in_case)
        OR EXISTS (SELECT FROM assignment_case a WHERE a.letter_id = in_letter AND a.case_id = in_case)
$$;

-- A case is ordered by another's letter in one transaction, by one hand: nobody puts his case on somebody else's letter.
CREATE FUNCTION accept_ordered_case() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM letter l WHERE l.id = NEW.letter_id AND l.kind = 'assignment' AND l.case_id <> NEW.case_id
                   AND is_own_act(l.case_id, l.seq)) THEN
        PERFORM refuse_act('that letter does not order this case', 'assignment_case_of_its_letter', 'assignment_case');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER assignment_case_of_its_letter BEFORE INSERT ON assignment_case
    FOR EACH ROW WHEN (NEW.letter_id IS NOT NULL) EXECUTE FUNCTION accept_ordered_case();

-- What hangs on a letter hangs on it in one of its cases: each firm receives and answers for itself.
CREATE FUNCTION keep_letter_of_case() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT is_letter_of(NEW.letter_id, NEW.case_id) THEN
        PERFORM refuse_act('that letter is none of this case', TG_TABLE_NAME || '_letter_of_case', TG_TABLE_NAME);
    END IF;
    RETURN NULL;
END
$$;
ALTER TABLE letter_delivery DROP CONSTRAINT letter_delivery_letter_exists,
    ADD CONSTRAINT letter_delivery_letter_exists FOREIGN KEY (letter_id) REFERENCES letter;
ALTER TABLE case_clock DROP CONSTRAINT case_clock_letter_exists,
    ADD CONSTRAINT case_clock_letter_exists FOREIGN KEY (letter_id) REFERENCES letter;
ALTER TABLE evidence DROP CONSTRAINT evidence_letter_of_case,
    ADD CONSTRAINT evidence_letter_exists FOREIGN KEY (letter_id) REFERENCES letter;
ALTER TABLE incoming_link DROP CONSTRAINT incoming_link_letter_of_case,
    ADD CONSTRAINT incoming_link_answered_exists FOREIGN KEY (letter_id) REFERENCES letter;

-- From this act on the letter orders the case's inspection no more. It is void when it orders none any more.
CREATE TABLE order_end (
    letter_id uuid NOT NULL CONSTRAINT order_end_letter_exists REFERENCES letter,
    case_id   uuid NOT NULL,
    seq       integer NOT NULL,
    reason    text NOT NULL,
    CONSTRAINT order_end_pkey PRIMARY KEY (letter_id, case_id),
    CONSTRAINT order_end_event_exists FOREIGN KEY (case_id, seq) REFERENCES case_event
);
CREATE TRIGGER order_end_append_only BEFORE UPDATE OR DELETE ON order_end
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER order_end_no_truncate BEFORE TRUNCATE ON order_end
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION void_ended_order() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    cases uuid[];
BEGIN
    -- Of two that end the last orders of a letter at once, the second finds the first.
    PERFORM pg_advisory_xact_lock(hashtextextended('order_end ' || NEW.letter_id::text, 0));
    SELECT array_agg(c.case_id) INTO cases FROM (
        SELECT l.case_id FROM letter l WHERE l.id = NEW.letter_id AND l.kind = 'assignment'
        UNION SELECT a.case_id FROM assignment_case a WHERE a.letter_id = NEW.letter_id) c;
    IF cases IS NULL OR NEW.case_id <> ALL (cases) THEN
        PERFORM refuse_act('that letter does not order this case', 'order_end_letter_of_case', 'order_end');
    END IF;
    IF (SELECT count(*) FROM order_end x WHERE x.letter_id = NEW.letter_id) = cardinality(cases) THEN
        -- Whoever reads the letter reads this: why it was ended in one case is that case's.
        INSERT INTO letter_void (letter_id, case_id, seq, reason)
        VALUES (NEW.letter_id, NEW.case_id, NEW.seq, CASE cardinality(cases)
            WHEN 1 THEN NEW.reason ELSE 'Perintah untuk semua perusahaan dalam surat ini sudah dicabut.' END);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER order_end_voids AFTER INSERT ON order_end FOR EACH ROW EXECUTE FUNCTION void_ended_order();

-- What anybody who holds a letter may know of it. Nothing tells whom it concerns or what it says; that it no longer orders
-- some of what stands on it, who is shown it must know.
DROP FUNCTION verify_letter(text);
CREATE FUNCTION verify_letter(in_token text) RETURNS TABLE (
    kind text, number text, issued_on date, office text, void_on date, replaced_by text, sha256 bytea,
    signed_sha256 bytea, signatures integer, is_true boolean, ended_for integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT l.kind, l.number, l.issued_on, o.name, e.occurred_on,
           -- The letter of the same kind that the revoking act made in its place.
           (SELECT n.number FROM letter n WHERE n.case_id = v.case_id AND n.seq = v.seq AND n.ordinal = v.seq AND n.kind = l.kind),
           p.sha256, s.sha256, coalesce(s.version, 0), letter_is_unaltered(l.id),
           (SELECT count(*)::integer FROM order_end x WHERE x.letter_id = l.id)
    FROM letter_content c
    JOIN letter l ON l.id = c.letter_id
    JOIN office o ON o.id = l.office_id
    LEFT JOIN letter_paper p ON p.letter_id = c.letter_id
    LEFT JOIN LATERAL (SELECT x.sha256, x.version FROM letter_signature x WHERE x.letter_id = l.id
        ORDER BY x.version DESC LIMIT 1) s ON true
    LEFT JOIN letter_void v ON v.letter_id = l.id
    LEFT JOIN case_event e ON e.case_id = v.case_id AND e.seq = v.seq
    WHERE c.token = in_token;
END
$$;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['letter_delivery', 'case_clock', 'evidence', 'incoming_link'] LOOP
        EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER INSERT ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW '
            'WHEN (NEW.letter_id IS NOT NULL) EXECUTE FUNCTION keep_letter_of_case()', t || '_letter_of_case', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['is_letter_of(uuid, uuid)', 'accept_ordered_case()', 'keep_letter_of_case()',
                             'void_ended_order()', 'verify_letter(text)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
    -- Read with any of the cases that the letter orders, as far as the reader sees the order there. It names the firms of the
    -- others, and leads to none of them.
    FOREACH t IN ARRAY ARRAY['letter', 'letter_content', 'letter_void'] LOOP
        EXECUTE format('CREATE POLICY read_with_ordered_case ON %I FOR SELECT TO patuh_app USING (%s EXISTS ('
            'SELECT FROM patuh.assignment_case a WHERE a.letter_id = %I.%I AND NOT patuh.is_closed_act(a.case_id, a.seq, NULL)))',
            t, CASE t WHEN 'letter' THEN 'kind = ''assignment'' AND' END,
            t, CASE t WHEN 'letter' THEN 'id' ELSE 'letter_id' END);
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION verify_letter(text) TO patuh_app;
CREATE POLICY definer_voids ON letter_void FOR INSERT TO patuh_definer WITH CHECK (true);
GRANT INSERT ON letter_void TO patuh_definer;

ALTER TABLE order_end ENABLE ROW LEVEL SECURITY;
ALTER TABLE order_end FORCE ROW LEVEL SECURITY;
CREATE POLICY definer_reads ON order_end FOR SELECT TO patuh_definer USING (true);
CREATE POLICY own_side_reads ON order_end FOR SELECT TO patuh_app USING (EXISTS (
    SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND c.region_code = ANY ((SELECT patuh.field_regions())::text[])
      AND (NOT patuh.is_closed_act(case_id, seq, NULL) OR c.region_code = ANY ((SELECT patuh.closed_file_regions())::text[]))));
CREATE POLICY own_side_writes ON order_end FOR INSERT TO patuh_app WITH CHECK (EXISTS (
    SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND c.region_code = ANY ((SELECT patuh.field_regions())::text[]))
    AND patuh.is_own_act(case_id, seq));
GRANT SELECT ON order_end TO patuh_definer;
GRANT SELECT, INSERT ON order_end TO patuh_app;

RESET ROLE;
