-- Lists of firms that a BPJS branch hands to the inspectors (rakor practice), and what became of each line.
--
-- Where a line stands is not typed: it follows from the inspection that the line led to, from the debts of its firm, and
-- only where there is neither from what somebody entered with evidence. The log of a list holds what people did with it.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

CREATE TABLE handover (
    id             uuid PRIMARY KEY,
    -- The branch that hands over, and the office of the coordinator that receives.
    office_id      uuid NOT NULL CONSTRAINT handover_office_exists REFERENCES office,
    receiver_id    uuid NOT NULL CONSTRAINT handover_receiver_exists REFERENCES office,
    title          text NOT NULL CONSTRAINT handover_title_length CHECK (length(title) BETWEEN 1 AND 200),
    number         text CONSTRAINT handover_number_length CHECK (length(number) BETWEEN 1 AND 100),
    handed_on      date NOT NULL,
    -- Over the lines as they were read, so that the same list is known when it comes again.
    content_sha256 bytea NOT NULL CONSTRAINT handover_content_format CHECK (length(content_sha256) = 32),
    sent_by        uuid NOT NULL CONSTRAINT handover_sender_exists REFERENCES person,
    sent_at        timestamptz NOT NULL DEFAULT now(),
    -- The projection of the log.
    status         text NOT NULL DEFAULT 'sent'
        CONSTRAINT handover_status_known CHECK (status IN ('sent', 'accepted', 'returned', 'withdrawn')),
    received_on    date,
    reason         text,
    answered_by    uuid CONSTRAINT handover_answerer_exists REFERENCES person,
    version        integer NOT NULL DEFAULT 0,
    CONSTRAINT handover_receipt_of_answered CHECK ((received_on IS NOT NULL) = (status IN ('accepted', 'returned')))
);
CREATE INDEX handover_by_time ON handover (sent_at, id);
-- A list that still stands is not handed over twice.
CREATE UNIQUE INDEX handover_one_standing ON handover (office_id, content_sha256) WHERE status IN ('sent', 'accepted');

CREATE TABLE handover_line (
    handover_id uuid NOT NULL CONSTRAINT handover_line_handover_exists REFERENCES handover,
    line        integer NOT NULL CONSTRAINT handover_line_positive CHECK (line > 0),
    name        text NOT NULL CONSTRAINT handover_line_name_length CHECK (length(name) BETWEEN 1 AND 300),
    nib         text CONSTRAINT handover_line_nib_length CHECK (length(nib) BETWEEN 1 AND 30),
    npwp        text CONSTRAINT handover_line_npwp_length CHECK (length(npwp) BETWEEN 1 AND 30),
    npp         text CONSTRAINT handover_line_npp_length CHECK (length(npp) BETWEEN 1 AND 30),
    region_code text NOT NULL CONSTRAINT handover_line_region_exists REFERENCES region,
    indications text[] NOT NULL CONSTRAINT handover_line_indications_known CHECK (
        indications <@ ARRAY['unregistered', 'partial_workers', 'partial_wages', 'partial_programmes', 'arrears',
                             'not_remitted'] AND cardinality(indications) BETWEEN 1 AND 6),
    debt        bigint CONSTRAINT handover_line_debt_not_negative CHECK (debt >= 0),
    workers     integer CONSTRAINT handover_line_workers_not_negative CHECK (workers >= 0),
    note        text CONSTRAINT handover_line_note_length CHECK (length(note) BETWEEN 1 AND 500),
    -- The projection of the log: the firm of the register, the inspector who has it, the case that followed, and what was
    -- entered where no case says it.
    company_id  uuid CONSTRAINT handover_line_company_exists REFERENCES company,
    owner_id    uuid CONSTRAINT handover_line_owner_exists REFERENCES person,
    case_id     uuid CONSTRAINT handover_line_case_exists REFERENCES enforcement_case,
    withdrawn   boolean NOT NULL DEFAULT false,
    outcome     text,
    found_workers integer,
    found_paid  bigint,
    evidence    text,
    changed_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT handover_line_pkey PRIMARY KEY (handover_id, line)
);
-- A firm stands once on a list.
CREATE UNIQUE INDEX handover_line_company_once ON handover_line (handover_id, company_id) WHERE NOT withdrawn;
CREATE INDEX handover_line_company ON handover_line (company_id);

-- What people did with a list, or with one of its lines.
CREATE TABLE handover_act (
    handover_id uuid NOT NULL CONSTRAINT handover_act_handover_exists REFERENCES handover,
    seq         integer NOT NULL,
    line        integer,
    action      text NOT NULL CONSTRAINT handover_act_action_known CHECK (action IN (
        'accept', 'return', 'withdraw', 'match', 'assign', 'link_case', 'record_outcome')),
    person_id   uuid NOT NULL CONSTRAINT handover_act_person_exists REFERENCES person,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    received_on date,
    reason      text CONSTRAINT handover_act_reason_length CHECK (length(reason) BETWEEN 1 AND 2000),
    company_id  uuid CONSTRAINT handover_act_company_exists REFERENCES company,
    owner_id    uuid CONSTRAINT handover_act_owner_exists REFERENCES person,
    case_id     uuid CONSTRAINT handover_act_case_exists REFERENCES enforcement_case,
    outcome     text CONSTRAINT handover_act_outcome_known CHECK (outcome IN (
        'registered', 'paid', 'registered_elsewhere', 'gone', 'not_pursued')),
    workers     integer CONSTRAINT handover_act_workers_not_negative CHECK (workers >= 0),
    paid        bigint CONSTRAINT handover_act_paid_not_negative CHECK (paid >= 0),
    evidence    text CONSTRAINT handover_act_evidence_length CHECK (length(evidence) BETWEEN 1 AND 2000),
    CONSTRAINT handover_act_in_sequence PRIMARY KEY (handover_id, seq),
    CONSTRAINT handover_act_of_line FOREIGN KEY (handover_id, line) REFERENCES handover_line,
    CONSTRAINT handover_act_whole CHECK (CASE action
        WHEN 'accept' THEN line IS NULL AND received_on IS NOT NULL
        WHEN 'return' THEN line IS NULL AND received_on IS NOT NULL AND reason IS NOT NULL
        WHEN 'withdraw' THEN reason IS NOT NULL
        WHEN 'match' THEN line IS NOT NULL AND company_id IS NOT NULL
        WHEN 'assign' THEN line IS NOT NULL AND owner_id IS NOT NULL
        WHEN 'link_case' THEN line IS NOT NULL AND case_id IS NOT NULL
        ELSE line IS NOT NULL AND evidence IS NOT NULL AND num_nonnulls(outcome, workers, paid) > 0 END)
);

-- How a list stood on the day of a meeting: the same bytes for both sides, with their digest.
CREATE TABLE handover_snapshot (
    id             uuid PRIMARY KEY,
    handover_id    uuid NOT NULL CONSTRAINT handover_snapshot_handover_exists REFERENCES handover,
    meeting        text NOT NULL CONSTRAINT handover_snapshot_meeting_length CHECK (length(meeting) BETWEEN 1 AND 200),
    taken_on       date NOT NULL,
    taken_at       timestamptz NOT NULL DEFAULT now(),
    taken_by       uuid NOT NULL CONSTRAINT handover_snapshot_person_exists REFERENCES person,
    content        text NOT NULL CONSTRAINT handover_snapshot_content_length CHECK (length(content) BETWEEN 2 AND 4000000),
    content_sha256 bytea NOT NULL,
    CONSTRAINT handover_snapshot_digest CHECK (content_sha256 = sha256(convert_to(content, 'UTF8')))
);
CREATE INDEX handover_snapshot_of ON handover_snapshot (handover_id, taken_at, id);

-- ---------------------------------------------------------------------------------------------------------------
-- Notices of lists: beside those of cases.

ALTER TABLE notice ALTER COLUMN case_id DROP NOT NULL,
    ADD COLUMN handover_id uuid CONSTRAINT notice_handover_exists REFERENCES handover,
    ADD CONSTRAINT notice_one_subject CHECK (num_nonnulls(case_id, handover_id) = 1),
    DROP CONSTRAINT notice_one_origin,
    ADD CONSTRAINT notice_one_origin CHECK (
        num_nonnulls(outbox_id, clock_id, handover_id) = 1 AND (clock_id IS NULL) = (rung IS NULL));
CREATE INDEX notice_handover ON notice (handover_id) WHERE handover_id IS NOT NULL;
CREATE POLICY own_handover_notices ON notice FOR SELECT TO patuh_app USING (
    addressee = ANY ((SELECT patuh.actor_addresses())::text[]) AND handover_id IS NOT NULL);
CREATE POLICY note_handover_reading ON notice FOR UPDATE TO patuh_app USING (
    read_at IS NULL AND addressee = ANY ((SELECT patuh.actor_addresses())::text[]) AND handover_id IS NOT NULL)
    WITH CHECK (read_by = (SELECT patuh.actor_id()));
CREATE POLICY definer_tells_of_handovers ON notice FOR INSERT TO patuh_definer
    WITH CHECK (handover_id IS NOT NULL AND read_at IS NULL);
GRANT INSERT (topic, handover_id, office_id, role) ON notice TO patuh_definer;

-- ---------------------------------------------------------------------------------------------------------------
-- Who is who.

-- Whether the actor holds one of `roles` at an office today.
CREATE FUNCTION actor_holds_at(in_office uuid, roles text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM post p JOIN office o ON o.id = p.office_id
        WHERE p.person_id = actor_id() AND p.office_id = in_office AND p.role = ANY (roles)
          AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone)))
$$;

-- The offices whose lists the actor reads: the own branch or unit; for those above the units, each unit of their territory.
CREATE FUNCTION handover_offices() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT o.id), '{}')
    FROM post p
    JOIN office own ON own.id = p.office_id
    JOIN office o ON
        (o.id = own.id
         AND p.role IN ('bpjs_officer', 'bpjs_examiner', 'bpjs_branch_head', 'inspector', 'coordinator'))
        OR (o.kind = 'labour_unit' AND p.role IN ('division_head', 'office_head', 'auditor') AND EXISTS (
            SELECT FROM office_territory t JOIN office_territory u ON u.region_code = t.region_code
            WHERE t.office_id = o.id AND u.office_id = own.id
              AND t.from_on <= today(o.zone) AND (t.until_on IS NULL OR t.until_on > today(o.zone))
              AND u.from_on <= today(own.zone) AND (u.until_on IS NULL OR u.until_on > today(own.zone))))
    WHERE p.person_id = actor_id()
      AND p.from_on <= today(own.zone) AND (p.until_on IS NULL OR p.until_on > today(own.zone))
$$;

-- Whether a regency lies in an office's territory today.
CREATE FUNCTION office_covers(in_office uuid, in_region text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM office_territory t JOIN office o ON o.id = t.office_id
        WHERE t.office_id = in_office AND t.region_code = in_region
          AND t.from_on <= today(o.zone) AND (t.until_on IS NULL OR t.until_on > today(o.zone)))
$$;

-- The open inspection of a firm, the latest.
CREATE FUNCTION open_inspection_of(in_company uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT c.id FROM enforcement_case c
    WHERE c.company_id = in_company AND c.track = 'inspection' AND c.closed_on IS NULL AND c.version > 0
    ORDER BY c.created_at DESC, c.id DESC LIMIT 1
$$;

CREATE FUNCTION refuse_handover(in_name text, in_text text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', in_text USING ERRCODE = 'check_violation', CONSTRAINT = in_name, TABLE = 'handover_act';
END
$$;

-- What somebody is told of a list.
CREATE FUNCTION tell_handover(in_handover uuid, in_topic text, in_office uuid, in_roles text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    INSERT INTO notice (topic, handover_id, office_id, role)
    SELECT in_topic, in_handover, in_office, r FROM unnest(in_roles) AS r
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- The gates: whoever writes, through whatever program, passes here.

CREATE FUNCTION accept_handover() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    sender   office;
    receiver office;
BEGIN
    SELECT * INTO sender FROM office o WHERE o.id = NEW.office_id AND o.kind = 'bpjs_branch';
    SELECT * INTO receiver FROM office o WHERE o.id = NEW.receiver_id AND o.kind = 'labour_unit';
    IF sender.id IS NULL OR NOT actor_holds_at(sender.id, ARRAY['bpjs_officer', 'bpjs_branch_head']) THEN
        RAISE EXCEPTION 'not a hand of that branch' USING ERRCODE = 'insufficient_privilege',
            CONSTRAINT = 'handover_sender_hand', TABLE = 'handover';
    END IF;
    IF receiver.id IS NULL THEN
        PERFORM refuse_handover('handover_receiver_is_unit', 'only a unit of inspectors receives lists');
    END IF;
    IF NEW.handed_on > today(sender.zone) THEN
        PERFORM refuse_handover('handover_not_in_future', 'a list is not handed over in the future');
    END IF;
    NEW.sent_by := actor_id();
    NEW.sent_at := now();
    NEW.status := 'sent';
    NEW.received_on := NULL;
    NEW.reason := NULL;
    NEW.answered_by := NULL;
    NEW.version := 0;
    RETURN NEW;
END
$$;
CREATE TRIGGER handover_accepted BEFORE INSERT ON handover FOR EACH ROW EXECUTE FUNCTION accept_handover();

CREATE FUNCTION announce_handover() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    PERFORM tell_handover(NEW.id, 'handover_sent', NEW.receiver_id, ARRAY['coordinator']);
    RETURN NULL;
END
$$;
CREATE TRIGGER handover_announced AFTER INSERT ON handover FOR EACH ROW EXECUTE FUNCTION announce_handover();

-- A line finds its firm by exact numbers alone: by those that it names, where they all lead to one firm.
CREATE FUNCTION accept_handover_line() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    h     handover;
    found uuid[];
BEGIN
    SELECT * INTO h FROM handover x
    WHERE x.id = NEW.handover_id AND x.sent_by = actor_id() AND x.xmin = pg_current_xact_id()::xid;
    IF h.id IS NULL THEN
        PERFORM refuse_handover('handover_line_with_its_list', 'lines come with their list');
    END IF;
    IF NOT office_covers(h.office_id, NEW.region_code) OR NOT office_covers(h.receiver_id, NEW.region_code) THEN
        PERFORM refuse_handover('handover_line_in_territory', 'the firm lies outside the territory');
    END IF;
    IF NEW.company_id IS NULL THEN
        SELECT array_agg(DISTINCT i.company_id) INTO found FROM company_identifier i
        WHERE (i.kind, i.value) IN (('nib', NEW.nib), ('npwp', NEW.npwp), ('npp', NEW.npp));
        IF cardinality(found) = 1 THEN
            NEW.company_id := found[1];
        END IF;
    ELSIF NOT EXISTS (SELECT FROM company f WHERE f.id = NEW.company_id AND f.region_code = ANY (company_regions())) THEN
        PERFORM refuse_handover('handover_line_company_known', 'no such firm in the territory');
    END IF;
    -- A firm that lies elsewhere is for a person to judge, and a second line of a firm, too.
    IF NOT EXISTS (SELECT FROM company f WHERE f.id = NEW.company_id AND office_covers(h.receiver_id, f.region_code))
        OR EXISTS (SELECT FROM handover_line l WHERE l.handover_id = h.id AND l.company_id = NEW.company_id) THEN
        NEW.company_id := NULL;
    END IF;
    NEW.owner_id := NULL;
    NEW.case_id := NULL;
    NEW.withdrawn := false;
    NEW.outcome := NULL;
    NEW.found_workers := NULL;
    NEW.found_paid := NULL;
    NEW.evidence := NULL;
    NEW.changed_at := now();
    RETURN NEW;
END
$$;
CREATE TRIGGER handover_line_accepted BEFORE INSERT ON handover_line
    FOR EACH ROW EXECUTE FUNCTION accept_handover_line();

CREATE FUNCTION accept_handover_act() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    h              handover;
    l              handover_line;
    is_sender      boolean;
    is_coordinator boolean;
    is_owner       boolean;
BEGIN
    SELECT * INTO h FROM handover x WHERE x.id = NEW.handover_id FOR UPDATE;
    NEW.person_id := actor_id();
    NEW.recorded_at := now();
    IF NEW.line IS NOT NULL THEN
        SELECT * INTO l FROM handover_line x WHERE x.handover_id = h.id AND x.line = NEW.line FOR UPDATE;
        IF l.line IS NULL THEN
            PERFORM refuse_handover('handover_act_of_line', 'no such line');
        END IF;
    END IF;
    is_sender := actor_holds_at(h.office_id, ARRAY['bpjs_officer', 'bpjs_branch_head']);
    is_coordinator := actor_holds_at(h.receiver_id, ARRAY['coordinator']);
    is_owner := l.owner_id = actor_id() AND actor_holds_at(h.receiver_id, ARRAY['inspector']);
    IF NOT coalesce(CASE
        WHEN NEW.action = 'withdraw' THEN is_sender
        WHEN NEW.action = 'match' THEN is_sender OR is_coordinator OR is_owner
        WHEN NEW.action = 'record_outcome' THEN is_coordinator OR is_owner
        ELSE is_coordinator END, false) THEN
        RAISE EXCEPTION 'not for this hand' USING ERRCODE = 'insufficient_privilege',
            CONSTRAINT = 'handover_act_hand', TABLE = 'handover_act';
    END IF;
    IF NEW.seq <> h.version + 1 THEN
        PERFORM refuse_handover('handover_act_in_sequence', 'the list has moved on');
    END IF;
    IF NEW.action IN ('accept', 'return') OR (NEW.action = 'withdraw' AND NEW.line IS NULL) THEN
        IF h.status <> 'sent' THEN
            PERFORM refuse_handover('handover_act_unanswered', 'the list is answered or withdrawn already');
        END IF;
    ELSIF NEW.action IN ('match', 'withdraw') THEN
        IF h.status NOT IN ('sent', 'accepted') THEN
            PERFORM refuse_handover('handover_act_standing', 'the list stands no more');
        END IF;
    ELSIF h.status <> 'accepted' THEN
        PERFORM refuse_handover('handover_act_on_accepted', 'the list is not accepted');
    END IF;
    IF l.withdrawn THEN
        PERFORM refuse_handover('handover_line_withdrawn', 'the line is withdrawn');
    END IF;
    IF l.case_id IS NOT NULL AND (NEW.action IN ('match', 'withdraw')) THEN
        PERFORM refuse_handover('handover_line_taken_up', 'an inspection followed from the line');
    END IF;
    CASE NEW.action
    WHEN 'accept', 'return' THEN
        IF NEW.received_on < h.handed_on OR NEW.received_on > (SELECT today(o.zone) FROM office o WHERE o.id = h.receiver_id) THEN
            PERFORM refuse_handover('handover_received_between', 'received between the handing over and today');
        END IF;
    WHEN 'match' THEN
        IF NOT EXISTS (SELECT FROM company f WHERE f.id = NEW.company_id AND f.region_code = ANY (company_regions())
                       AND office_covers(h.receiver_id, f.region_code)) THEN
            PERFORM refuse_handover('handover_line_company_known', 'no such firm in the territory');
        END IF;
    WHEN 'assign' THEN
        IF NOT EXISTS (
            SELECT FROM post p JOIN office o ON o.id = p.office_id
            WHERE p.person_id = NEW.owner_id AND p.role = 'inspector' AND p.office_id = h.receiver_id
              AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone))) THEN
            PERFORM refuse_handover('handover_owner_of_unit', 'no inspector of that unit');
        END IF;
    WHEN 'link_case' THEN
        IF NOT EXISTS (SELECT FROM enforcement_case c
                       WHERE c.id = NEW.case_id AND c.company_id = l.company_id AND c.track = 'inspection' AND c.version > 0
                         AND c.region_code = ANY (case_regions())) THEN
            PERFORM refuse_handover('handover_case_of_company', 'no inspection of that firm');
        END IF;
    WHEN 'record_outcome' THEN
        IF NEW.outcome IS NOT NULL AND l.case_id IS NOT NULL THEN
            PERFORM refuse_handover('handover_outcome_derived', 'the outcome follows from the case');
        END IF;
    ELSE NULL;
    END CASE;
    UPDATE handover x SET
        version = NEW.seq,
        status = CASE WHEN NEW.action = 'accept' THEN 'accepted' WHEN NEW.action = 'return' THEN 'returned'
                      WHEN NEW.action = 'withdraw' AND NEW.line IS NULL THEN 'withdrawn' ELSE x.status END,
        received_on = CASE WHEN NEW.action IN ('accept', 'return') THEN NEW.received_on ELSE x.received_on END,
        answered_by = CASE WHEN NEW.action IN ('accept', 'return') THEN NEW.person_id ELSE x.answered_by END,
        reason = CASE WHEN NEW.line IS NULL THEN NEW.reason ELSE x.reason END
    WHERE x.id = h.id;
    UPDATE handover_line x SET
        company_id = coalesce(NEW.company_id, x.company_id),
        owner_id = coalesce(NEW.owner_id, x.owner_id),
        case_id = CASE WHEN NEW.action = 'match' AND h.status = 'accepted' THEN open_inspection_of(NEW.company_id)
                       ELSE coalesce(NEW.case_id, x.case_id) END,
        withdrawn = x.withdrawn OR NEW.action = 'withdraw',
        outcome = coalesce(NEW.outcome, x.outcome),
        found_workers = coalesce(NEW.workers, x.found_workers),
        found_paid = coalesce(NEW.paid, x.found_paid),
        evidence = coalesce(NEW.evidence, x.evidence),
        changed_at = NEW.recorded_at
    WHERE x.handover_id = h.id AND x.line = NEW.line;
    IF NEW.action = 'accept' THEN
        -- A firm that is being inspected already is not inspected twice: the line is about that inspection.
        UPDATE handover_line x SET case_id = open_inspection_of(x.company_id), changed_at = NEW.recorded_at
        WHERE x.handover_id = h.id AND x.company_id IS NOT NULL AND NOT x.withdrawn
          AND open_inspection_of(x.company_id) IS NOT NULL;
    END IF;
    IF NEW.action IN ('accept', 'return') THEN
        PERFORM tell_handover(h.id, 'handover_' || CASE NEW.action WHEN 'accept' THEN 'accepted' ELSE 'returned' END,
            h.office_id, ARRAY['bpjs_officer', 'bpjs_branch_head']);
    ELSIF NEW.action = 'withdraw' THEN
        PERFORM tell_handover(h.id, 'handover_withdrawn', h.receiver_id, ARRAY['coordinator']);
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER handover_act_accepted BEFORE INSERT ON handover_act
    FOR EACH ROW EXECUTE FUNCTION accept_handover_act();

-- An inspection that is opened, by whatever way, is what the lines of its firm led to.
CREATE FUNCTION link_handover_lines() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    UPDATE handover_line l SET case_id = c.id, changed_at = now()
    FROM made i JOIN enforcement_case c ON c.id = i.case_id, handover h
    WHERE l.company_id = c.company_id AND NOT l.withdrawn AND h.id = l.handover_id AND h.status = 'accepted'
      AND (l.case_id IS NULL
           OR EXISTS (SELECT FROM enforcement_case o WHERE o.id = l.case_id AND o.state = 'withdrawn'));
    RETURN NULL;
END
$$;
CREATE TRIGGER inspection_links_handover_lines AFTER INSERT ON inspection REFERENCING NEW TABLE AS made
    FOR EACH STATEMENT EXECUTE FUNCTION link_handover_lines();

CREATE FUNCTION accept_handover_snapshot() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM handover h WHERE h.id = NEW.handover_id
          AND (actor_holds_at(h.office_id, ARRAY['bpjs_officer', 'bpjs_branch_head'])
               OR actor_holds_at(h.receiver_id, ARRAY['coordinator']))) THEN
        RAISE EXCEPTION 'not for this hand' USING ERRCODE = 'insufficient_privilege',
            CONSTRAINT = 'handover_act_hand', TABLE = 'handover_snapshot';
    END IF;
    NEW.taken_by := actor_id();
    NEW.taken_at := clock_timestamp();
    NEW.taken_on := (SELECT today(o.zone) FROM handover h JOIN office o ON o.id = h.receiver_id WHERE h.id = NEW.handover_id);
    RETURN NEW;
END
$$;
CREATE TRIGGER handover_snapshot_accepted BEFORE INSERT ON handover_snapshot
    FOR EACH ROW EXECUTE FUNCTION accept_handover_snapshot();

-- What became of a list's lines, from the cases and debts themselves: sums alone, nothing of a bill or a finding.
--
-- `paid` is what the firm's debts were paid since the list was handed over, `owed` what is left; `covered` counts the workers
-- of the findings of non-registration that were remedied in the case.
CREATE FUNCTION handover_results(in_handover uuid)
RETURNS TABLE (line integer, state text, case_at timestamptz, debts integer, paid bigint, owed bigint, covered integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT l.line, c.state,
           (SELECT max(s.known_from) FROM case_state_period s WHERE s.case_id = c.id),
           (SELECT count(*)::integer FROM debt d WHERE d.company_id = l.company_id AND d.version > 0),
           (SELECT coalesce(-sum(e.change), 0)::bigint FROM debt d JOIN debt_event e ON e.debt_id = d.id
            WHERE d.company_id = l.company_id AND e.action IN ('pay', 'reverse_payment') AND e.occurred_on >= h.handed_on),
           (SELECT coalesce(sum(d.balance), 0)::bigint FROM debt d WHERE d.company_id = l.company_id),
           (SELECT sum(f.workers_affected)::integer FROM finding f
            WHERE f.case_id = c.id AND f.status = 'remedied' AND f.kind IN ('unregistered', 'partial_workers'))
    FROM handover h JOIN handover_line l ON l.handover_id = h.id LEFT JOIN enforcement_case c ON c.id = l.case_id
    WHERE h.id = in_handover
      AND (h.office_id = ANY (handover_offices()) OR h.receiver_id = ANY (handover_offices()))
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Row security: the branch that handed over, and the inspectors' unit that received.

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['handover', 'handover_line', 'handover_act', 'handover_snapshot'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY definer_keeps ON %I TO patuh_definer USING (true) WITH CHECK (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_definer', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_app', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['handover_line', 'handover_act', 'handover_snapshot'] LOOP
        EXECUTE format('CREATE POLICY read_with_list ON %I FOR SELECT TO patuh_app '
            'USING (EXISTS (SELECT FROM patuh.handover h WHERE h.id = handover_id))', t);
        EXECUTE format('CREATE POLICY write_with_list ON %I FOR INSERT TO patuh_app '
            'WITH CHECK (EXISTS (SELECT FROM patuh.handover h WHERE h.id = handover_id))', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['handover_act', 'handover_snapshot'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            t || '_append_only', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY[
        'actor_holds_at(uuid, text[])', 'handover_offices()', 'office_covers(uuid, text)', 'open_inspection_of(uuid)',
        'tell_handover(uuid, text, uuid, text[])', 'accept_handover()', 'announce_handover()', 'accept_handover_line()',
        'accept_handover_act()', 'link_handover_lines()', 'accept_handover_snapshot()', 'handover_results(uuid)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION handover_offices(), handover_results(uuid) TO patuh_app;
CREATE POLICY both_sides_read ON handover FOR SELECT TO patuh_app USING (
    office_id = ANY ((SELECT patuh.handover_offices())::uuid[])
    OR receiver_id = ANY ((SELECT patuh.handover_offices())::uuid[]));
CREATE POLICY branch_hands_over ON handover FOR INSERT TO patuh_app WITH CHECK (sent_by = (SELECT patuh.actor_id()));
GRANT INSERT (id, office_id, receiver_id, title, number, handed_on, content_sha256) ON handover TO patuh_app;
GRANT INSERT (handover_id, line, name, nib, npwp, npp, region_code, indications, debt, workers, note, company_id)
    ON handover_line TO patuh_app;
GRANT INSERT (handover_id, seq, line, action, received_on, reason, company_id, owner_id, case_id, outcome, workers, paid,
    evidence) ON handover_act TO patuh_app;
GRANT INSERT (id, handover_id, meeting, content, content_sha256) ON handover_snapshot TO patuh_app;
GRANT UPDATE (version, status, received_on, answered_by, reason) ON handover TO patuh_definer;
GRANT UPDATE (company_id, owner_id, case_id, withdrawn, outcome, found_workers, found_paid, evidence, changed_at)
    ON handover_line TO patuh_definer;

RESET ROLE;
