-- Procedures as data, the chained case log, and what hangs on it.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- The structure of each procedure version, written from the declaration in code, with the hash of its canonical form.
CREATE TABLE procedure_version (
    procedure      text NOT NULL CONSTRAINT procedure_version_known CHECK (procedure IN ('bpjs_sanction', 'inspection')),
    version        integer NOT NULL CONSTRAINT procedure_version_positive CHECK (version > 0),
    content_sha256 text NOT NULL CONSTRAINT procedure_version_hash_format CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
    published_at   timestamptz,
    PRIMARY KEY (procedure, version)
);
CREATE TABLE procedure_state (
    procedure text NOT NULL,
    version   integer NOT NULL,
    state     text NOT NULL,
    is_final  boolean NOT NULL,
    PRIMARY KEY (procedure, version, state),
    CONSTRAINT procedure_state_version_exists FOREIGN KEY (procedure, version) REFERENCES procedure_version
);
CREATE TABLE transition (
    procedure  text NOT NULL,
    version    integer NOT NULL,
    from_state text NOT NULL,
    action     text NOT NULL,
    to_state   text NOT NULL,
    PRIMARY KEY (procedure, version, from_state, action, to_state),
    CONSTRAINT transition_from_exists FOREIGN KEY (procedure, version, from_state) REFERENCES procedure_state,
    CONSTRAINT transition_to_exists FOREIGN KEY (procedure, version, to_state) REFERENCES procedure_state
);
CREATE TABLE transition_role (
    procedure  text NOT NULL,
    version    integer NOT NULL,
    from_state text NOT NULL,
    action     text NOT NULL,
    role       text NOT NULL,
    PRIMARY KEY (procedure, version, from_state, action, role),
    CONSTRAINT transition_role_state_exists FOREIGN KEY (procedure, version, from_state) REFERENCES procedure_state
);

CREATE TABLE enforcement_case (
    id                uuid PRIMARY KEY,
    track             text NOT NULL,
    procedure_version integer NOT NULL,
    company_id        uuid NOT NULL CONSTRAINT enforcement_case_company_exists REFERENCES company,
    region_code       text NOT NULL CONSTRAINT enforcement_case_region_exists REFERENCES region,
    office_id         uuid NOT NULL CONSTRAINT enforcement_case_office_exists REFERENCES office,
    -- What a sanction case is about; an inspection case has findings of its own.
    finding_kind      text CONSTRAINT enforcement_case_finding_kind_known CHECK (finding_kind IN (
        'unregistered', 'partial_workers', 'partial_wages', 'partial_programmes', 'arrears', 'not_remitted')),
    -- Whom an indication concerns, before an examination counts them.
    workers_affected  integer CONSTRAINT enforcement_case_workers_not_negative CHECK (workers_affected >= 0),
    responsible_id    uuid CONSTRAINT enforcement_case_responsible_exists REFERENCES person,
    linked_case_id    uuid CONSTRAINT enforcement_case_link_exists REFERENCES enforcement_case,
    taken_over        boolean NOT NULL DEFAULT false,
    -- Set once a service denial was requested: from then on the licensing office sees the case.
    licensing_involved boolean NOT NULL DEFAULT false,
    -- The projection of the log. Only the log's own trigger writes it; the service has no UPDATE on it.
    state             text NOT NULL DEFAULT 'new',
    version           integer NOT NULL DEFAULT 0,
    opened_on         date,
    last_act_on       date,
    closed_on         date,
    created_at        timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT enforcement_case_procedure_exists FOREIGN KEY (track, procedure_version)
        REFERENCES procedure_version (procedure, version),
    CONSTRAINT enforcement_case_pin_unique UNIQUE (id, track, procedure_version),
    CONSTRAINT enforcement_case_sanction_names_finding CHECK ((track = 'bpjs_sanction') = (finding_kind IS NOT NULL))
);
CREATE INDEX enforcement_case_company ON enforcement_case (company_id);
CREATE INDEX enforcement_case_by_region ON enforcement_case (region_code, id);
-- The list of cases, latest first.
CREATE INDEX enforcement_case_by_creation ON enforcement_case (created_at, id);
CREATE UNIQUE INDEX enforcement_case_one_open_sanction ON enforcement_case (company_id, finding_kind)
    WHERE track = 'bpjs_sanction' AND closed_on IS NULL;

-- The log. An act names the transition it makes, under the version its case is pinned to, and the act before it:
-- a wrong previous state is as impossible as a wrong transition.
CREATE TABLE case_event (
    id                uuid NOT NULL CONSTRAINT case_event_id_unique UNIQUE,
    case_id           uuid NOT NULL,
    seq               integer NOT NULL,
    prev_seq          integer,
    procedure         text NOT NULL,
    procedure_version integer NOT NULL,
    from_state        text NOT NULL,
    action            text NOT NULL,
    to_state          text NOT NULL,
    occurred_on       date NOT NULL,
    recorded_at       timestamptz NOT NULL DEFAULT now(),
    actor_id          uuid CONSTRAINT case_event_actor_exists REFERENCES person,
    actor_role        text NOT NULL,
    reason            text CONSTRAINT case_event_reason_length CHECK (length(reason) BETWEEN 1 AND 10000),
    note              text CONSTRAINT case_event_note_length CHECK (length(note) BETWEEN 1 AND 20001),
    details           jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT case_event_in_sequence PRIMARY KEY (case_id, seq),
    CONSTRAINT case_event_state_unique UNIQUE (case_id, seq, to_state),
    CONSTRAINT case_event_follows_predecessor CHECK (
        CASE WHEN seq = 1 THEN prev_seq IS NULL AND from_state = 'new' ELSE prev_seq IS NOT NULL AND prev_seq = seq - 1 END),
    CONSTRAINT case_event_transition_exists FOREIGN KEY (procedure, procedure_version, from_state, action, to_state)
        REFERENCES transition (procedure, version, from_state, action, to_state),
    CONSTRAINT case_event_version_pinned FOREIGN KEY (case_id, procedure, procedure_version)
        REFERENCES enforcement_case (id, track, procedure_version),
    CONSTRAINT case_event_predecessor_exists FOREIGN KEY (case_id, prev_seq, from_state)
        REFERENCES case_event (case_id, seq, to_state)
);
CREATE TRIGGER case_event_append_only BEFORE UPDATE OR DELETE ON case_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_event_no_truncate BEFORE TRUNCATE ON case_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- The projection stands on an act of the log, always.
ALTER TABLE enforcement_case ADD CONSTRAINT enforcement_case_projects_log FOREIGN KEY (id, version, state)
    REFERENCES case_event (case_id, seq, to_state) DEFERRABLE INITIALLY DEFERRED;

-- In which state a case was, from which legal day and known since when.
CREATE TABLE case_state_period (
    case_id     uuid NOT NULL,
    seq         integer NOT NULL,
    state       text NOT NULL,
    from_on     date NOT NULL,
    until_on    date,
    known_from  timestamptz NOT NULL,
    known_until timestamptz,
    PRIMARY KEY (case_id, seq),
    CONSTRAINT case_state_period_event_exists FOREIGN KEY (case_id, seq, state)
        REFERENCES case_event (case_id, seq, to_state) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT case_state_period_order CHECK (known_until >= known_from)
);
CREATE UNIQUE INDEX case_state_period_one_open ON case_state_period (case_id) WHERE known_until IS NULL;
CREATE TRIGGER case_state_period_append_only BEFORE UPDATE OR DELETE ON case_state_period
    FOR EACH ROW EXECUTE FUNCTION close_period_only();

-- BPJS' reports to the inspectors (PP 86/2013 art. 13(5)): the one act of a sanction case that the other side sees.
CREATE TABLE bpjs_report (
    case_id     uuid NOT NULL,
    seq         integer NOT NULL,
    company_id  uuid NOT NULL CONSTRAINT bpjs_report_company_exists REFERENCES company,
    region_code text NOT NULL,
    reported_on date NOT NULL,
    PRIMARY KEY (case_id, seq),
    CONSTRAINT bpjs_report_event_exists FOREIGN KEY (case_id, seq) REFERENCES case_event DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX bpjs_report_company ON bpjs_report (company_id);
CREATE TRIGGER bpjs_report_append_only BEFORE UPDATE OR DELETE ON bpjs_report
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Letters: numbered without gaps per office, register and year, in order of issue.
CREATE TABLE letter_register (
    office_id uuid NOT NULL CONSTRAINT letter_register_office_exists REFERENCES office,
    register  text NOT NULL,
    year      integer NOT NULL,
    last      integer NOT NULL CONSTRAINT letter_register_positive CHECK (last > 0),
    PRIMARY KEY (office_id, register, year)
);
CREATE TABLE letter (
    id        uuid PRIMARY KEY,
    case_id   uuid NOT NULL,
    seq       integer NOT NULL,
    -- Its place in the case: the act that made it; 0 and below for letters that a case on paper brought along.
    ordinal   integer NOT NULL,
    kind      text NOT NULL,
    office_id uuid NOT NULL CONSTRAINT letter_office_exists REFERENCES office,
    register  text NOT NULL,
    year      integer NOT NULL,
    sequence  integer,
    number    text NOT NULL CONSTRAINT letter_number_length CHECK (length(number) BETWEEN 1 AND 100),
    issued_on date NOT NULL,
    -- The period that the letter sets, where it is another than the default.
    days      integer CONSTRAINT letter_days_positive CHECK (days > 0),
    body      text CONSTRAINT letter_body_length CHECK (length(body) <= 20000),
    CONSTRAINT letter_number_unique UNIQUE (office_id, register, year, number),
    CONSTRAINT letter_sequence_unique UNIQUE (office_id, register, year, sequence),
    CONSTRAINT letter_case_unique UNIQUE (case_id, id),
    CONSTRAINT letter_ordinal_unique UNIQUE (case_id, ordinal),
    CONSTRAINT letter_event_exists FOREIGN KEY (case_id, seq) REFERENCES case_event
);
CREATE TABLE letter_void (
    letter_id uuid PRIMARY KEY CONSTRAINT letter_void_letter_exists REFERENCES letter,
    case_id   uuid NOT NULL,
    seq       integer NOT NULL,
    reason    text NOT NULL,
    CONSTRAINT letter_void_event_exists FOREIGN KEY (case_id, seq) REFERENCES case_event
);
CREATE TABLE letter_delivery (
    id              uuid PRIMARY KEY,
    case_id         uuid NOT NULL,
    seq             integer NOT NULL,
    letter_id       uuid NOT NULL,
    kind            text NOT NULL CONSTRAINT letter_delivery_kind_known CHECK (kind IN (
        'signed_receipt', 'refused_with_minutes', 'registered_post', 'courier', 'electronic', 'returned')),
    occurred_on     date NOT NULL,
    counts          boolean NOT NULL,
    received_by     text CONSTRAINT letter_delivery_received_by_length CHECK (length(received_by) <= 200),
    witnesses       text[] NOT NULL DEFAULT '{}',
    proof_reference text CONSTRAINT letter_delivery_proof_length CHECK (length(proof_reference) <= 200),
    CONSTRAINT letter_delivery_event_exists FOREIGN KEY (case_id, seq) REFERENCES case_event,
    CONSTRAINT letter_delivery_letter_exists FOREIGN KEY (case_id, letter_id) REFERENCES letter (case_id, id),
    -- A returned letter starts nothing (UU 30/2014 art. 60: a decision binds from receipt).
    CONSTRAINT letter_delivery_returned_never_counts CHECK (counts = (kind <> 'returned')),
    CONSTRAINT letter_delivery_refusal_has_two_witnesses
        CHECK (kind <> 'refused_with_minutes' OR cardinality(witnesses) >= 2)
);
CREATE INDEX letter_case ON letter (case_id);
CREATE INDEX letter_delivery_case ON letter_delivery (case_id);

-- Letters of order (SPT): who inspects which cases, from when to when.
CREATE TABLE assignment (
    id         uuid PRIMARY KEY,
    office_id  uuid NOT NULL CONSTRAINT assignment_office_exists REFERENCES office,
    number     text NOT NULL,
    kind       text NOT NULL CONSTRAINT assignment_kind_known CHECK (kind IN ('first', 'periodic', 'special', 'repeat')),
    ordered_on date NOT NULL,
    valid_from date NOT NULL,
    valid_to   date NOT NULL,
    ordered_by uuid NOT NULL CONSTRAINT assignment_person_exists REFERENCES person,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT assignment_period_order CHECK (valid_to >= valid_from),
    CONSTRAINT assignment_number_unique UNIQUE (office_id, number)
);
CREATE TABLE assignment_inspector (
    assignment_id uuid NOT NULL CONSTRAINT assignment_inspector_assignment_exists REFERENCES assignment,
    person_id     uuid NOT NULL CONSTRAINT assignment_inspector_person_exists REFERENCES person,
    PRIMARY KEY (assignment_id, person_id)
);
CREATE TABLE assignment_case (
    assignment_id uuid NOT NULL CONSTRAINT assignment_case_assignment_exists REFERENCES assignment,
    case_id       uuid NOT NULL,
    seq           integer NOT NULL,
    PRIMARY KEY (assignment_id, case_id),
    CONSTRAINT assignment_case_event_exists FOREIGN KEY (case_id, seq) REFERENCES case_event
);
CREATE INDEX assignment_case_case ON assignment_case (case_id);

-- Field work. An inspection is the field record of exactly one inspection case.
CREATE TABLE inspection (
    id          uuid PRIMARY KEY,
    case_id     uuid NOT NULL CONSTRAINT inspection_case_unique UNIQUE
        CONSTRAINT inspection_case_exists REFERENCES enforcement_case,
    kind        text NOT NULL CONSTRAINT inspection_kind_known CHECK (kind IN ('first', 'periodic', 'special', 'repeat')),
    proposed_by uuid NOT NULL CONSTRAINT inspection_person_exists REFERENCES person,
    CONSTRAINT inspection_case_pair_unique UNIQUE (id, case_id)
);
CREATE TABLE visit (
    id             uuid PRIMARY KEY,
    inspection_id  uuid NOT NULL,
    case_id        uuid NOT NULL,
    seq            integer NOT NULL,
    occurred_on    date NOT NULL,
    outcome        text NOT NULL CONSTRAINT visit_outcome_known CHECK (outcome IN (
        'examined', 'partly_examined', 'refused', 'nobody_present', 'closed_down', 'moved', 'not_found', 'postponed')),
    notes          text CONSTRAINT visit_notes_length CHECK (length(notes) <= 20000),
    persons_met    jsonb NOT NULL DEFAULT '[]',
    union_contacted boolean,
    union_contact  text CONSTRAINT visit_union_contact_length CHECK (length(union_contact) <= 200),
    next_visit_advice text CONSTRAINT visit_advice_length CHECK (length(next_visit_advice) <= 10000),
    device_time    timestamptz,
    recorded_by    uuid NOT NULL CONSTRAINT visit_person_exists REFERENCES person,
    recorded_at    timestamptz NOT NULL DEFAULT now(),
    -- SHA-256 of the request, so that a repeated PUT is told from another visit under the same id.
    digest         bytea NOT NULL,
    CONSTRAINT visit_case_unique UNIQUE (case_id, id),
    CONSTRAINT visit_inspection_exists FOREIGN KEY (inspection_id, case_id) REFERENCES inspection (id, case_id),
    CONSTRAINT visit_event_exists FOREIGN KEY (case_id, seq) REFERENCES case_event
);
CREATE TABLE visit_author (
    visit_id  uuid NOT NULL CONSTRAINT visit_author_visit_exists REFERENCES visit,
    person_id uuid NOT NULL CONSTRAINT visit_author_person_exists REFERENCES person,
    PRIMARY KEY (visit_id, person_id)
);
CREATE INDEX visit_case ON visit (case_id);

CREATE TABLE finding (
    id               uuid PRIMARY KEY,
    case_id          uuid NOT NULL,
    seq              integer NOT NULL,
    company_id       uuid NOT NULL CONSTRAINT finding_company_exists REFERENCES company,
    visit_id         uuid,
    kind             text NOT NULL CONSTRAINT finding_kind_known CHECK (kind IN (
        'unregistered', 'partial_workers', 'partial_wages', 'partial_programmes', 'arrears', 'not_remitted',
        'annual_report_missing', 'changes_unreported', 'obstruction', 'other_norm')),
    facts            text NOT NULL CONSTRAINT finding_facts_length CHECK (length(facts) BETWEEN 1 AND 20000),
    legal_provision  text CONSTRAINT finding_provision_length CHECK (length(legal_provision) <= 1000),
    workers_affected integer CONSTRAINT finding_workers_not_negative CHECK (workers_affected >= 0),
    established_on   date NOT NULL,
    succeeds_id      uuid CONSTRAINT finding_predecessor_exists REFERENCES finding,
    recorded_by      uuid NOT NULL CONSTRAINT finding_person_exists REFERENCES person,
    recorded_at      timestamptz NOT NULL DEFAULT now(),
    -- Projection of finding_outcome, written by its trigger only.
    status           text NOT NULL DEFAULT 'open'
        CONSTRAINT finding_status_known CHECK (status IN ('open', 'remedied', 'succeeded', 'unfounded')),
    CONSTRAINT finding_event_exists FOREIGN KEY (case_id, seq) REFERENCES case_event,
    CONSTRAINT finding_visit_exists FOREIGN KEY (case_id, visit_id) REFERENCES visit (case_id, id)
);
CREATE INDEX finding_case ON finding (case_id);
CREATE INDEX finding_company ON finding (company_id);

CREATE TABLE finding_outcome (
    finding_id uuid NOT NULL CONSTRAINT finding_outcome_finding_exists REFERENCES finding,
    case_id    uuid NOT NULL,
    seq        integer NOT NULL,
    outcome    text NOT NULL
        CONSTRAINT finding_outcome_known CHECK (outcome IN ('remedied', 'unremedied', 'succeeded', 'unfounded')),
    evidence   text CONSTRAINT finding_outcome_evidence_length CHECK (length(evidence) <= 10000),
    PRIMARY KEY (finding_id, seq),
    CONSTRAINT finding_outcome_event_exists FOREIGN KEY (case_id, seq) REFERENCES case_event
);
CREATE TABLE finding_period (
    finding_id  uuid NOT NULL CONSTRAINT finding_period_finding_exists REFERENCES finding,
    status      text NOT NULL,
    from_on     date NOT NULL,
    until_on    date,
    known_from  timestamptz NOT NULL,
    known_until timestamptz,
    PRIMARY KEY (finding_id, known_from),
    CONSTRAINT finding_period_order CHECK (known_until >= known_from)
);
CREATE UNIQUE INDEX finding_period_one_open ON finding_period (finding_id) WHERE known_until IS NULL;

-- A clock counts a budget of days from the receipt or the act that started it. Its due day is computed once, under
-- the holiday table of that moment, and then frozen; a year whose holidays are not published leaves it unresolved.
CREATE TABLE case_clock (
    id              uuid PRIMARY KEY,
    case_id         uuid NOT NULL,
    kind            text NOT NULL,
    nature          text NOT NULL
        CONSTRAINT case_clock_nature_known CHECK (nature IN ('legal_deadline', 'legal_window', 'service_target')),
    letter_id       uuid,
    started_seq     integer NOT NULL,
    starts_on       date NOT NULL,
    -- Neither, where the letter or a day of the month sets the last day.
    days            integer CONSTRAINT case_clock_days_not_negative CHECK (days >= 0),
    unit            text CONSTRAINT case_clock_unit_known CHECK (unit IN ('working_days', 'calendar_days')),
    rolls_forward   boolean NOT NULL,
    legal_basis     text NOT NULL,
    certainty       text NOT NULL,
    due_on          date,
    unresolved_year integer,
    -- How often it was extended: an extension ends a clock as superseded and starts this one in its place.
    extensions      integer NOT NULL DEFAULT 0,
    suspended_on    date,
    explanation     jsonb NOT NULL,
    ended_seq       integer,
    ended_on        date,
    outcome         text CONSTRAINT case_clock_outcome_known CHECK (outcome IN ('ended', 'superseded', 'void')),
    CONSTRAINT case_clock_due_or_unresolved CHECK ((due_on IS NULL) = (unresolved_year IS NOT NULL)),
    CONSTRAINT case_clock_end_complete CHECK ((ended_seq IS NULL) = (outcome IS NULL) AND (ended_seq IS NULL) = (ended_on IS NULL)),
    CONSTRAINT case_clock_start_exists FOREIGN KEY (case_id, started_seq) REFERENCES case_event,
    CONSTRAINT case_clock_end_exists FOREIGN KEY (case_id, ended_seq) REFERENCES case_event,
    CONSTRAINT case_clock_letter_exists FOREIGN KEY (case_id, letter_id) REFERENCES letter (case_id, id)
);
CREATE INDEX case_clock_case ON case_clock (case_id);
CREATE INDEX case_clock_unresolved ON case_clock (unresolved_year) WHERE unresolved_year IS NOT NULL AND ended_seq IS NULL;
CREATE FUNCTION freeze_due_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.due_on IS NOT NULL AND NEW.due_on IS DISTINCT FROM OLD.due_on THEN
        RAISE EXCEPTION 'a due day is frozen once computed'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'case_clock_due_day_frozen', TABLE = 'case_clock';
    END IF;
    IF OLD.ended_seq IS NOT NULL AND (NEW.ended_seq, NEW.ended_on, NEW.outcome) IS DISTINCT FROM
        (OLD.ended_seq, OLD.ended_on, OLD.outcome) THEN
        RAISE EXCEPTION 'an ended clock stays ended'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'case_clock_end_frozen', TABLE = 'case_clock';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER case_clock_frozen BEFORE UPDATE ON case_clock FOR EACH ROW EXECUTE FUNCTION freeze_due_day();

-- The supervisor's queue: one row per open case, everything a list shows, kept true by triggers in the same
-- transaction as the act.
CREATE TABLE queue_item (
    case_id         uuid PRIMARY KEY CONSTRAINT queue_item_case_exists REFERENCES enforcement_case,
    region_code     text NOT NULL,
    track           text NOT NULL,
    state           text NOT NULL,
    version         integer NOT NULL,
    office_id       uuid NOT NULL,
    company_id      uuid NOT NULL,
    company_name    text NOT NULL,
    nib             text,
    responsible_id  uuid,
    responsible_name text,
    finding_kinds   text[] NOT NULL,
    workers         integer,
    -- 'infinity' stands for "no clock": it sorts last and keeps the page's key free of NULL.
    due_on          date NOT NULL,
    clock_kind      text,
    unresolved_year integer,
    opened_on       date NOT NULL,
    last_act_on     date NOT NULL
);
CREATE INDEX queue_item_by_due ON queue_item (due_on, case_id);
CREATE INDEX queue_item_by_responsible ON queue_item (responsible_id, due_on, case_id);
CREATE INDEX queue_item_by_office ON queue_item (office_id, due_on, case_id);
CREATE INDEX queue_item_company ON queue_item (company_id);

CREATE FUNCTION refresh_queue_item(in_case uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    DELETE FROM queue_item q USING enforcement_case c
    WHERE q.case_id = in_case AND c.id = in_case AND c.closed_on IS NOT NULL;
    INSERT INTO queue_item AS q
    SELECT c.id, c.region_code, c.track, c.state, c.version, c.office_id, c.company_id, f.legal_name,
           (SELECT i.value FROM company_identifier i WHERE i.company_id = c.company_id AND i.kind = 'nib'
            ORDER BY i.value LIMIT 1),
           c.responsible_id, p.name,
           CASE WHEN c.finding_kind IS NOT NULL THEN ARRAY[c.finding_kind] ELSE
               (SELECT coalesce(array_agg(DISTINCT g.kind ORDER BY g.kind), '{}') FROM finding g
                WHERE g.case_id = c.id AND g.status = 'open') END,
           coalesce((SELECT max(g.workers_affected) FROM finding g WHERE g.case_id = c.id AND g.status = 'open'),
               c.workers_affected, f.workers_reported),
           coalesce(k.due_on, 'infinity'), k.kind,
           (SELECT min(u.unresolved_year) FROM case_clock u WHERE u.case_id = c.id AND u.ended_seq IS NULL),
           c.opened_on, c.last_act_on
    FROM enforcement_case c
    JOIN company f ON f.id = c.company_id
    LEFT JOIN person p ON p.id = c.responsible_id
    LEFT JOIN LATERAL (
        SELECT x.due_on, x.kind FROM case_clock x
        WHERE x.case_id = c.id AND x.ended_seq IS NULL AND x.due_on IS NOT NULL AND x.nature <> 'legal_window'
        ORDER BY x.due_on, x.id LIMIT 1) k ON true
    WHERE c.id = in_case AND c.closed_on IS NULL AND c.version > 0
    ON CONFLICT (case_id) DO UPDATE SET
        region_code = excluded.region_code, state = excluded.state, version = excluded.version,
        office_id = excluded.office_id, company_name = excluded.company_name, nib = excluded.nib,
        responsible_id = excluded.responsible_id, responsible_name = excluded.responsible_name,
        finding_kinds = excluded.finding_kinds, workers = excluded.workers, due_on = excluded.due_on,
        clock_kind = excluded.clock_kind, unresolved_year = excluded.unresolved_year,
        last_act_on = excluded.last_act_on;
END
$$;
CREATE FUNCTION keep_queue_item() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    PERFORM refresh_queue_item(NEW.case_id);
    RETURN NULL;
END
$$;
-- Deferred: once per act, after everything else of the act is written.
CREATE CONSTRAINT TRIGGER queue_item_follows_log AFTER INSERT ON case_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_queue_item();
CREATE CONSTRAINT TRIGGER queue_item_follows_clock AFTER UPDATE OF due_on ON case_clock
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_queue_item();
CREATE FUNCTION keep_queue_company() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    UPDATE queue_item SET company_name = NEW.legal_name WHERE company_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER queue_item_follows_company AFTER UPDATE OF legal_name ON company
    FOR EACH ROW WHEN (OLD.legal_name <> NEW.legal_name) EXECUTE FUNCTION keep_queue_company();

-- ---------------------------------------------------------------------------------------------------------------
-- The gate to the log: whoever writes an act, through whatever program, passes here.

CREATE FUNCTION accept_case_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    c      enforcement_case;
    caller text := CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role') END;
    zone   text;
    final  boolean;
BEGIN
    SELECT * INTO c FROM enforcement_case WHERE id = NEW.case_id FOR UPDATE;
    IF caller = 'patuh_jobs' THEN
        NEW.actor_id := NULL;
        NEW.actor_role := 'system';
    ELSE
        NEW.actor_id := actor_id();
    END IF;
    IF c.id IS NULL OR NOT EXISTS (
            SELECT FROM transition_role r
            WHERE r.procedure = c.track AND r.version = c.procedure_version
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
    NEW.procedure := c.track;
    NEW.procedure_version := c.procedure_version;
    NEW.recorded_at := clock_timestamp();
    SELECT s.is_final INTO final FROM procedure_state s
    WHERE s.procedure = c.track AND s.version = c.procedure_version AND s.state = NEW.to_state;
    UPDATE enforcement_case SET
        state = NEW.to_state, version = NEW.seq, last_act_on = NEW.occurred_on,
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
CREATE TRIGGER case_event_accepted BEFORE INSERT ON case_event FOR EACH ROW EXECUTE FUNCTION accept_case_event();

-- A case belongs where its firm is, and starts as nothing: only its log brings it anywhere.
CREATE FUNCTION accept_case() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    firm_kind text;
BEGIN
    SELECT f.region_code, f.kind INTO NEW.region_code, firm_kind FROM company f WHERE f.id = NEW.company_id;
    IF firm_kind IN ('state_body', 'own_account') AND NEW.track = 'bpjs_sanction' THEN
        RAISE EXCEPTION 'this firm is no subject of sanctions'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'enforcement_case_subject', TABLE = 'enforcement_case';
    END IF;
    NEW.state := 'new';
    NEW.version := 0;
    NEW.opened_on := NULL;
    NEW.last_act_on := NULL;
    NEW.closed_on := NULL;
    NEW.licensing_involved := false;
    RETURN NEW;
END
$$;
CREATE TRIGGER enforcement_case_accepted BEFORE INSERT ON enforcement_case
    FOR EACH ROW EXECUTE FUNCTION accept_case();

-- On the inspection track only an examining visit covered by an order supports a finding: the order names the day and
-- one of the visit's authors (guard 8).
CREATE FUNCTION accept_finding() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    NEW.status := 'open';
    NEW.recorded_at := clock_timestamp();
    NEW.recorded_by := actor_id();
    SELECT c.company_id INTO NEW.company_id FROM enforcement_case c WHERE c.id = NEW.case_id;
    -- A case taken over brings findings whose visits stand on paper.
    IF (SELECT c.track = 'inspection' AND NOT (c.taken_over AND NEW.seq = 1) FROM enforcement_case c WHERE c.id = NEW.case_id)
       AND NOT EXISTS (
        SELECT FROM visit v
        JOIN visit_author w ON w.visit_id = v.id
        JOIN assignment_case ac ON ac.case_id = v.case_id
        JOIN assignment a ON a.id = ac.assignment_id
        JOIN assignment_inspector ai ON ai.assignment_id = a.id AND ai.person_id = w.person_id
        WHERE v.id = NEW.visit_id AND v.case_id = NEW.case_id
          AND v.occurred_on BETWEEN a.valid_from AND a.valid_to
          AND (v.outcome IN ('examined', 'partly_examined')
               OR (v.outcome = 'refused' AND NEW.kind = 'obstruction'))) THEN
        RAISE EXCEPTION 'no order covers the visit that this finding rests on'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_visit_covered_by_order', TABLE = 'finding';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER finding_accepted BEFORE INSERT ON finding FOR EACH ROW EXECUTE FUNCTION accept_finding();

-- A visit is its act's: the same day, the same hand, the server's time.
CREATE FUNCTION accept_visit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    NEW.recorded_by := actor_id();
    NEW.recorded_at := clock_timestamp();
    SELECT e.occurred_on INTO NEW.occurred_on FROM case_event e WHERE e.case_id = NEW.case_id AND e.seq = NEW.seq;
    RETURN NEW;
END
$$;
CREATE TRIGGER visit_accepted BEFORE INSERT ON visit FOR EACH ROW EXECUTE FUNCTION accept_visit();

CREATE FUNCTION open_finding_period() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    INSERT INTO finding_period (finding_id, status, from_on, known_from)
    VALUES (NEW.id, 'open', NEW.established_on, NEW.recorded_at);
    RETURN NULL;
END
$$;
CREATE TRIGGER finding_period_opened AFTER INSERT ON finding FOR EACH ROW EXECUTE FUNCTION open_finding_period();

CREATE FUNCTION accept_finding_outcome() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    f       finding;
    act     case_event;
    reached text := CASE NEW.outcome WHEN 'unremedied' THEN 'open' ELSE NEW.outcome END;
BEGIN
    SELECT * INTO f FROM finding WHERE id = NEW.finding_id;
    SELECT * INTO act FROM case_event WHERE case_id = NEW.case_id AND seq = NEW.seq;
    IF f.case_id IS DISTINCT FROM NEW.case_id THEN
        RAISE EXCEPTION 'the finding belongs to another case'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_outcome_same_case', TABLE = 'finding_outcome';
    END IF;
    IF f.status <> reached THEN
        UPDATE finding SET status = reached WHERE id = NEW.finding_id;
        UPDATE finding_period SET known_until = act.recorded_at, until_on = act.occurred_on
        WHERE finding_id = NEW.finding_id AND known_until IS NULL;
        INSERT INTO finding_period (finding_id, status, from_on, known_from)
        VALUES (NEW.finding_id, reached, act.occurred_on, act.recorded_at);
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER finding_outcome_accepted BEFORE INSERT ON finding_outcome
    FOR EACH ROW EXECUTE FUNCTION accept_finding_outcome();
CREATE TRIGGER finding_period_append_only BEFORE UPDATE OR DELETE ON finding_period
    FOR EACH ROW EXECUTE FUNCTION close_period_only();

-- A finding changes in its status alone.
CREATE FUNCTION freeze_finding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'status' = to_jsonb(OLD) - 'status' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'rows of finding are never changed or deleted'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'finding_append_only', TABLE = 'finding';
END
$$;
CREATE TRIGGER finding_append_only BEFORE UPDATE OR DELETE ON finding FOR EACH ROW EXECUTE FUNCTION freeze_finding();

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['letter', 'letter_void', 'letter_delivery', 'assignment', 'assignment_inspector',
                             'assignment_case', 'inspection', 'visit', 'visit_author', 'finding_outcome'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            t || '_append_only', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['keep_company_region_period()', 'refresh_queue_item(uuid)', 'keep_queue_item()',
                             'keep_queue_company()', 'accept_case_event()', 'accept_case()', 'accept_visit()', 'accept_finding()',
                             'open_finding_period()', 'accept_finding_outcome()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;

RESET ROLE;
