-- Letters from draft to issue: who makes, checks and issues them; how their numbers are written; and the book in which
-- every number of a register stands with its letter or with the reason why it has none.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- ---------------------------------------------------------------------------------------------------------------
-- Patterns of numbers. Where nobody has set one the service's own holds.

CREATE TABLE letter_numbering (
    id             uuid CONSTRAINT letter_numbering_pkey PRIMARY KEY,
    entry          bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT letter_numbering_entry_unique UNIQUE,
    -- Nothing stands for all of them.
    office_id      uuid CONSTRAINT letter_numbering_office_exists REFERENCES office,
    register       text,
    kind           text,
    from_on        date NOT NULL,
    pattern        text NOT NULL CONSTRAINT letter_numbering_pattern_length CHECK (length(pattern) BETWEEN 1 AND 100),
    classification text NOT NULL CONSTRAINT letter_numbering_classification_form
        CHECK (classification ~ '^[A-Za-z0-9 ./()-]{1,20}$'),
    series         text CONSTRAINT letter_numbering_series_form CHECK (series ~ '^[A-Za-z0-9 ./()-]{1,20}$'),
    unit           text CONSTRAINT letter_numbering_unit_form CHECK (unit ~ '^[A-Za-z0-9 ./()-]{1,40}$'),
    legal_basis    text NOT NULL CONSTRAINT letter_numbering_basis_length CHECK (length(legal_basis) BETWEEN 1 AND 300),
    certainty      text NOT NULL CONSTRAINT letter_numbering_certainty_known
        CHECK (certainty IN ('V', 'V-2nd', 'M', 'U', 'practice')),
    reason         text NOT NULL CONSTRAINT letter_numbering_reason_length CHECK (length(reason) BETWEEN 1 AND 10000),
    entered_by     uuid NOT NULL CONSTRAINT letter_numbering_person_exists REFERENCES person,
    entered_at     timestamptz NOT NULL,
    CONSTRAINT letter_numbering_counts_and_dates CHECK (pattern ~ '\{sequence(:[1-8])?\}' AND pattern LIKE '%{year}%')
);

-- ---------------------------------------------------------------------------------------------------------------
-- The book of numbers: one row for each that a register has given, in the order in which it gave them, for the register's
-- row is held until the transaction ends. Numbers that people brought along on paper stand in it without a place.

CREATE TABLE given_number (
    id        bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT given_number_pkey PRIMARY KEY,
    office_id uuid NOT NULL CONSTRAINT given_number_office_exists REFERENCES office,
    register  text NOT NULL,
    year      integer NOT NULL,
    sequence  integer CONSTRAINT given_number_sequence_positive CHECK (sequence > 0),
    -- Empty where the book holds the same already: printed by another register before numbers were kept apart, or on paper.
    number    text CONSTRAINT given_number_length CHECK (length(number) BETWEEN 1 AND 100),
    purpose   text NOT NULL CONSTRAINT given_number_purpose_known CHECK (purpose IN ('letter', 'void', 'elsewhere')),
    reason    text CONSTRAINT given_number_reason_length CHECK (length(reason) BETWEEN 1 AND 10000),
    given_on  date NOT NULL,
    given_at  timestamptz NOT NULL,
    given_by  uuid CONSTRAINT given_number_person_exists REFERENCES person,
    CONSTRAINT given_number_has_reason CHECK ((purpose = 'letter') = (reason IS NULL)),
    CONSTRAINT given_number_without_letter_counts CHECK (purpose = 'letter' OR sequence IS NOT NULL),
    CONSTRAINT given_number_sequence_unique UNIQUE (office_id, register, year, sequence),
    -- Whatever the patterns say: no two numbers of an office and year are alike.
    CONSTRAINT given_number_once UNIQUE (office_id, year, number)
);

ALTER TABLE letter NO FORCE ROW LEVEL SECURITY;
ALTER TABLE case_event NO FORCE ROW LEVEL SECURITY;
INSERT INTO given_number (office_id, register, year, sequence, number, purpose, given_on, given_at, given_by)
SELECT l.office_id, l.register, l.year, l.sequence, CASE WHEN l.place = 1 THEN l.number END, 'letter', l.issued_on,
       l.recorded_at, l.actor_id
FROM (
    SELECT l.*, e.recorded_at, e.actor_id,
           row_number() OVER (PARTITION BY l.office_id, l.year, l.number
                              ORDER BY l.sequence IS NULL, e.recorded_at, l.id) AS place
    FROM letter l JOIN case_event e ON e.case_id = l.case_id AND e.seq = l.seq) l
WHERE l.sequence IS NOT NULL OR l.place = 1
ORDER BY l.recorded_at, l.sequence;
ALTER TABLE case_event FORCE ROW LEVEL SECURITY;
ALTER TABLE letter FORCE ROW LEVEL SECURITY;

CREATE FUNCTION give_number() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NEW.sequence IS NOT NULL THEN
        INSERT INTO given_number (office_id, register, year, sequence, number, purpose, given_on)
        VALUES (NEW.office_id, NEW.register, NEW.year, NEW.sequence, NEW.number, 'letter', NEW.issued_on);
        RETURN NULL;
    END IF;
    -- Paper may have said the same number twice; what a register has given nobody brings along again.
    INSERT INTO given_number (office_id, register, year, number, purpose, given_on)
    VALUES (NEW.office_id, NEW.register, NEW.year, NEW.number, 'letter', NEW.issued_on)
    ON CONFLICT ON CONSTRAINT given_number_once DO NOTHING;
    IF EXISTS (SELECT FROM given_number g WHERE g.office_id = NEW.office_id AND g.year = NEW.year
               AND g.number = NEW.number AND g.sequence IS NOT NULL) THEN
        PERFORM refuse_act('a register has given this number', 'given_number_once', 'given_number');
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER letter_number_given AFTER INSERT ON letter FOR EACH ROW EXECUTE FUNCTION give_number();

CREATE FUNCTION accept_number() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    NEW.given_at := clock_timestamp();
    NEW.given_by := actor_id();
    IF NEW.purpose <> 'letter' AND (NEW.year <> extract(year FROM NEW.given_on) OR NEW.given_on > (
            SELECT today(o.zone) FROM office o WHERE o.id = NEW.office_id)) THEN
        PERFORM refuse_act('the day is not one of the register''s year until today', 'given_number_day_of_year', 'given_number');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER given_number_accepted BEFORE INSERT ON given_number FOR EACH ROW EXECUTE FUNCTION accept_number();

-- The last number that a register gave stands in the book; NULL for a register that gave none.
CREATE FUNCTION last_given(in_office uuid, in_register text, in_year integer) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (SELECT max(g.sequence) FROM given_number g
            WHERE g.office_id = in_office AND g.register = in_register AND g.year = in_year);
END
$$;

-- Numbers follow each other without a gap: each stands on the one before, whatever became of it.
CREATE FUNCTION gate_given_number() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NEW.sequence > 1 AND NOT EXISTS (
            SELECT FROM given_number g
            WHERE g.office_id = NEW.office_id AND g.register = NEW.register AND g.year = NEW.year
              AND g.sequence = NEW.sequence - 1) THEN
        PERFORM refuse_act('a number is missing before this one', 'letter_sequence_without_gaps', 'given_number');
    END IF;
    IF (SELECT r.last FROM letter_register r
        WHERE r.office_id = NEW.office_id AND r.register = NEW.register AND r.year = NEW.year)
            IS DISTINCT FROM last_given(NEW.office_id, NEW.register, NEW.year) THEN
        PERFORM refuse_act('the register does not know of this number', 'letter_register_tells_last_letter', 'given_number');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER given_number_gate AFTER INSERT ON given_number DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.sequence IS NOT NULL) EXECUTE FUNCTION gate_given_number();

-- A register says the last number that it gave: to a letter, or to nothing with a reason.
CREATE OR REPLACE FUNCTION gate_register() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    present integer := (SELECT r.last FROM letter_register r
        WHERE r.office_id = NEW.office_id AND r.register = NEW.register AND r.year = NEW.year);
BEGIN
    IF last_given(NEW.office_id, NEW.register, NEW.year) IS DISTINCT FROM present THEN
        PERFORM refuse_act('the register gave a number to no letter', 'letter_register_tells_last_letter', 'letter_register');
    END IF;
    RETURN NULL;
END
$$;

-- Notes, warnings and fines are made by their acts; a changed letter replaces one of its kind, paper brings any along. That
-- numbers have no gaps the book sees to.
CREATE OR REPLACE FUNCTION gate_letter() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    act text := (SELECT e.action FROM case_event e WHERE e.case_id = NEW.case_id AND e.seq = NEW.seq);
BEGIN
    IF act NOT IN ('change_letter', 'take_over') AND act <> (CASE NEW.kind
            WHEN 'first_note' THEN 'issue_first_note'
            WHEN 'special_note' THEN 'issue_first_note'
            WHEN 'remainder_note' THEN 'return_to_first_note'
            WHEN 'second_note' THEN 'issue_second_note'
            WHEN 'first_warning' THEN 'issue_first_warning'
            WHEN 'second_warning' THEN 'issue_second_warning'
            WHEN 'fine_decision' THEN 'impose_fine'
            ELSE act END) THEN
        PERFORM refuse_act('that act makes no letter of this kind', 'letter_made_by_its_act', 'letter');
    END IF;
    RETURN NULL;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Drafts. Who makes, who checks, and whose signature asks for a third hand.

CREATE TABLE review_chain (
    track      text CONSTRAINT review_chain_pkey PRIMARY KEY
        CONSTRAINT review_chain_track_known CHECK (track IN ('inspection', 'bpjs_sanction')),
    makers     text[] NOT NULL,
    checkers   text[] NOT NULL,
    third_hand text[] NOT NULL
);
INSERT INTO review_chain (track, makers, checkers, third_hand) VALUES
    ('inspection', '{inspector,coordinator,division_head}', '{coordinator,division_head}', '{office_head}'),
    ('bpjs_sanction', '{bpjs_officer,bpjs_examiner}', '{bpjs_branch_head}', '{}');

-- Since when an office lets no letter of a kind go out that nobody else has checked.
CREATE TABLE letter_review_rule (
    id         uuid CONSTRAINT letter_review_rule_pkey PRIMARY KEY,
    entry      bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT letter_review_rule_entry_unique UNIQUE,
    office_id  uuid NOT NULL CONSTRAINT letter_review_rule_office_exists REFERENCES office,
    kind       text NOT NULL,
    from_on    date NOT NULL,
    demanded   boolean NOT NULL,
    reason     text NOT NULL CONSTRAINT letter_review_rule_reason_length CHECK (length(reason) BETWEEN 1 AND 10000),
    entered_by uuid NOT NULL CONSTRAINT letter_review_rule_person_exists REFERENCES person,
    entered_at timestamptz NOT NULL,
    -- The investigators' papers and the licensing office's have no second reader.
    CONSTRAINT letter_review_rule_kind_reviewed CHECK (kind NOT IN (
        'incident_report', 'investigation_order', 'spdp', 'case_file', 'stop_order',
        'service_denial_answer', 'service_denial_decision', 'service_denial_lifting'))
);

CREATE TABLE letter_draft (
    id         uuid CONSTRAINT letter_draft_pkey PRIMARY KEY,
    case_id    uuid NOT NULL CONSTRAINT letter_draft_case_exists REFERENCES enforcement_case,
    action     text NOT NULL,
    kind       text NOT NULL,
    made_at    timestamptz NOT NULL,
    maker_id   uuid NOT NULL CONSTRAINT letter_draft_maker_exists REFERENCES person,
    -- Projection of the log, written by its trigger only.
    state      text NOT NULL DEFAULT 'open' CONSTRAINT letter_draft_state_known
        CHECK (state IN ('open', 'submitted', 'approved', 'issued', 'withdrawn')),
    version    integer NOT NULL DEFAULT 0,
    checker_id uuid CONSTRAINT letter_draft_checker_exists REFERENCES person,
    -- The act of the case that issued it.
    issued_seq integer,
    CONSTRAINT letter_draft_kind_reviewed CHECK (kind NOT IN (
        'incident_report', 'investigation_order', 'spdp', 'case_file', 'stop_order',
        'service_denial_answer', 'service_denial_decision', 'service_denial_lifting')),
    CONSTRAINT letter_draft_checked_by_another CHECK (checker_id <> maker_id),
    CONSTRAINT letter_draft_approved_by_somebody CHECK (state NOT IN ('approved', 'issued') OR checker_id IS NOT NULL),
    CONSTRAINT letter_draft_issued_by_an_act CHECK ((state = 'issued') = (issued_seq IS NOT NULL)),
    CONSTRAINT letter_draft_one_for_an_act UNIQUE (case_id, issued_seq),
    CONSTRAINT letter_draft_act_exists FOREIGN KEY (case_id, issued_seq) REFERENCES case_event
        DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX letter_draft_by_state ON letter_draft (state, id);
CREATE INDEX letter_draft_by_maker ON letter_draft (maker_id, id);

CREATE TABLE letter_draft_log (
    draft_id    uuid NOT NULL CONSTRAINT letter_draft_log_draft_exists REFERENCES letter_draft,
    seq         integer NOT NULL,
    act         text NOT NULL CONSTRAINT letter_draft_log_act_known
        CHECK (act IN ('made', 'saved', 'submitted', 'returned', 'passed', 'issued', 'withdrawn')),
    actor_id    uuid NOT NULL CONSTRAINT letter_draft_log_actor_exists REFERENCES person,
    actor_role  text NOT NULL,
    remark      text CONSTRAINT letter_draft_log_remark_length CHECK (length(remark) BETWEEN 1 AND 10000),
    -- The step as it would be taken, with the letter's text: kept with every saving.
    content     jsonb CONSTRAINT letter_draft_log_content_size CHECK (length(content::text) <= 1000000),
    issued_seq  integer,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT letter_draft_log_in_sequence PRIMARY KEY (draft_id, seq),
    CONSTRAINT letter_draft_log_saves_content CHECK ((act IN ('made', 'saved')) = (content IS NOT NULL)),
    CONSTRAINT letter_draft_log_gives_reason CHECK (act NOT IN ('returned', 'withdrawn') OR remark IS NOT NULL),
    CONSTRAINT letter_draft_log_names_act CHECK ((act = 'issued') = (issued_seq IS NOT NULL))
);

-- Who made, checked and issued a letter, as they were called and what they were on that day.
CREATE TABLE letter_hand (
    letter_id uuid NOT NULL CONSTRAINT letter_hand_letter_exists REFERENCES letter,
    hand      text NOT NULL CONSTRAINT letter_hand_known CHECK (hand IN ('made', 'checked', 'issued')),
    draft_id  uuid NOT NULL CONSTRAINT letter_hand_draft_exists REFERENCES letter_draft,
    person_id uuid NOT NULL CONSTRAINT letter_hand_person_exists REFERENCES person,
    name      text NOT NULL,
    role      text NOT NULL,
    at        timestamptz NOT NULL,
    CONSTRAINT letter_hand_pkey PRIMARY KEY (letter_id, hand)
);

CREATE FUNCTION accept_draft() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    NEW.made_at := clock_timestamp();
    NEW.maker_id := actor_id();
    NEW.state := 'open';
    NEW.version := 0;
    NEW.checker_id := NULL;
    NEW.issued_seq := NULL;
    RETURN NEW;
END
$$;
CREATE TRIGGER letter_draft_accepted BEFORE INSERT ON letter_draft FOR EACH ROW EXECUTE FUNCTION accept_draft();

-- The gate to a draft's log: what may follow what, and whose hand it takes.
CREATE FUNCTION accept_draft_act() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    d     letter_draft;
    c     enforcement_case;
    chain review_chain;
    goal  text;
BEGIN
    SELECT * INTO d FROM letter_draft WHERE id = NEW.draft_id FOR UPDATE;
    SELECT * INTO c FROM enforcement_case WHERE id = d.case_id;
    SELECT * INTO chain FROM review_chain WHERE track = c.track;
    NEW.actor_id := actor_id();
    NEW.recorded_at := clock_timestamp();
    IF NEW.seq IS DISTINCT FROM d.version + 1 THEN
        PERFORM refuse_act('the draft has moved on', 'letter_draft_log_in_sequence', 'letter_draft_log');
    END IF;
    IF NOT c.region_code = ANY (actor_regions(ARRAY[NEW.actor_role])) THEN
        PERFORM refuse_act('nobody acts in a role not held there', 'letter_draft_log_actor_allowed', 'letter_draft_log');
    END IF;
    goal := CASE
        WHEN NEW.act = 'made' AND d.version = 0 THEN 'open'
        WHEN d.version = 0 THEN NULL
        WHEN NEW.act = 'saved' AND d.state = 'open' THEN 'open'
        WHEN NEW.act = 'submitted' AND d.state = 'open' THEN 'submitted'
        WHEN NEW.act = 'passed' AND d.state = 'submitted' THEN 'approved'
        WHEN NEW.act = 'returned' AND d.state IN ('submitted', 'approved') THEN 'open'
        WHEN NEW.act = 'issued' AND d.state = 'approved' THEN 'issued'
        WHEN NEW.act = 'withdrawn' AND d.state IN ('open', 'submitted', 'approved') THEN 'withdrawn' END;
    IF goal IS NULL THEN
        PERFORM refuse_act('that does not follow', 'letter_draft_log_follows', 'letter_draft_log');
    END IF;
    IF NOT (CASE NEW.act
            WHEN 'passed' THEN NEW.actor_role = ANY (chain.checkers)
            WHEN 'returned' THEN NEW.actor_role = ANY (chain.checkers || chain.third_hand)
            WHEN 'withdrawn' THEN NEW.actor_id = d.maker_id OR NEW.actor_role = ANY (chain.checkers || chain.third_hand)
            WHEN 'issued' THEN true
            ELSE NEW.actor_id = d.maker_id AND NEW.actor_role = ANY (chain.makers) END) THEN
        PERFORM refuse_act('this takes another hand', 'letter_draft_log_hand', 'letter_draft_log');
    END IF;
    IF NEW.act IN ('passed', 'returned') AND NEW.actor_id = d.maker_id THEN
        PERFORM refuse_act('who made it does not check it', 'letter_draft_checked_by_another', 'letter_draft');
    END IF;
    IF NEW.act = 'issued' AND NEW.actor_role = ANY (chain.third_hand) AND NEW.actor_id IN (d.maker_id, d.checker_id) THEN
        PERFORM refuse_act('the signature takes a third hand', 'letter_draft_signed_by_third', 'letter_draft');
    END IF;
    UPDATE letter_draft SET
        state = goal, version = NEW.seq, issued_seq = NEW.issued_seq,
        checker_id = CASE NEW.act WHEN 'passed' THEN NEW.actor_id WHEN 'returned' THEN NULL ELSE checker_id END
    WHERE id = d.id;
    RETURN NEW;
END
$$;
CREATE TRIGGER letter_draft_act_accepted BEFORE INSERT ON letter_draft_log
    FOR EACH ROW EXECUTE FUNCTION accept_draft_act();

-- An issued draft is the very step that it prepared, taken by whoever issued it, with the text that was checked.
CREATE FUNCTION gate_issued_draft() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
            SELECT FROM case_event e
            JOIN letter_draft_log i ON i.draft_id = NEW.id AND i.act = 'issued'
            JOIN letter l ON l.case_id = e.case_id AND l.seq = e.seq AND l.ordinal = e.seq
            WHERE e.case_id = NEW.case_id AND e.seq = NEW.issued_seq AND e.action = NEW.action
              AND e.actor_id = i.actor_id AND e.actor_role = i.actor_role AND l.kind = NEW.kind
              AND l.body IS NOT DISTINCT FROM (
                SELECT s.content #>> '{details,letter,text}' FROM letter_draft_log s
                WHERE s.draft_id = NEW.id AND s.content IS NOT NULL ORDER BY s.seq DESC LIMIT 1)) THEN
        PERFORM refuse_act('the draft was not what was issued', 'letter_draft_issues_its_step', 'letter_draft');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER letter_draft_issued AFTER UPDATE ON letter_draft DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.state = 'issued') EXECUTE FUNCTION gate_issued_draft();

-- The hands of a letter, taken from its draft's log when it is written.
CREATE FUNCTION note_hands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    INSERT INTO letter_hand (letter_id, hand, draft_id, person_id, name, role, at)
    SELECT NEW.id, h.hand, d.id, p.id, p.name, h.actor_role, h.recorded_at
    FROM letter_draft d
    JOIN LATERAL (
        SELECT DISTINCT ON (hand) CASE g.act WHEN 'passed' THEN 'checked' ELSE g.act END AS hand, g.actor_id, g.actor_role,
               g.recorded_at
        FROM letter_draft_log g WHERE g.draft_id = d.id AND g.act IN ('made', 'passed', 'issued')
        ORDER BY hand, g.seq DESC) h ON true
    JOIN person p ON p.id = h.actor_id
    WHERE d.case_id = NEW.case_id AND d.issued_seq = NEW.seq AND NEW.ordinal = NEW.seq;
    RETURN NULL;
END
$$;
CREATE TRIGGER letter_hands_noted AFTER INSERT ON letter FOR EACH ROW EXECUTE FUNCTION note_hands();

-- Where an office demands it, no letter goes out that nobody else has checked. Paper brings its own past along.
CREATE FUNCTION review_demanded(in_office uuid, in_kind text, in_day date) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN coalesce((
        SELECT r.demanded FROM letter_review_rule r
        WHERE r.office_id = in_office AND r.kind = in_kind AND r.from_on <= in_day
        ORDER BY r.from_on DESC, r.entry DESC LIMIT 1), false);
END
$$;
CREATE FUNCTION gate_reviewed_letter() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF review_demanded(NEW.office_id, NEW.kind, NEW.issued_on) AND NOT EXISTS (
            SELECT FROM letter_draft d
            WHERE d.case_id = NEW.case_id AND d.issued_seq = NEW.seq AND d.state = 'issued' AND d.kind = NEW.kind) THEN
        PERFORM refuse_act('the office demands that another checks it', 'letter_reviewed_where_demanded', 'letter');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER letter_reviewed AFTER INSERT ON letter DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.ordinal = NEW.seq) EXECUTE FUNCTION gate_reviewed_letter();

-- Rules for letters are entered by the administrator, and stay.
CREATE FUNCTION accept_letter_rule() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    NEW.entered_at := clock_timestamp();
    NEW.entered_by := actor_id();
    RETURN NEW;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Who reads and writes.

-- The offices whose registers the actor keeps: as head of them.
CREATE FUNCTION kept_registers() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(DISTINCT p.office_id), '{}')
        FROM post p JOIN office o ON o.id = p.office_id
        WHERE p.person_id = actor_id()
          AND p.role IN ('coordinator', 'division_head', 'office_head', 'bpjs_branch_head', 'licensing_officer')
          AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone)));
END
$$;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['letter_numbering', 'given_number', 'review_chain', 'letter_review_rule', 'letter_draft',
                             'letter_draft_log', 'letter_hand'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            t || '_no_truncate', t);
        EXECUTE format('CREATE POLICY definer_reads ON %I FOR SELECT TO patuh_definer USING (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_definer', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['letter_numbering', 'given_number', 'review_chain', 'letter_review_rule',
                             'letter_draft_log', 'letter_hand'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            t || '_append_only', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['letter_numbering', 'letter_review_rule'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION accept_letter_rule()',
            t || '_accepted', t);
        EXECUTE format('CREATE POLICY read_signed_in ON %I FOR SELECT TO patuh_app USING ((SELECT patuh.actor_id()) IS NOT NULL)', t);
        EXECUTE format('CREATE POLICY administrators_enter ON %I FOR INSERT TO patuh_app '
            'WITH CHECK ((SELECT patuh.actor_holds(ARRAY[''administrator''])))', t);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO patuh_app', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['give_number()', 'accept_number()', 'last_given(uuid, text, integer)', 'gate_given_number()',
                             'gate_register()', 'gate_letter()', 'accept_draft()', 'accept_draft_act()',
                             'gate_issued_draft()', 'note_hands()', 'review_demanded(uuid, text, date)',
                             'gate_reviewed_letter()', 'accept_letter_rule()', 'kept_registers()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
    END LOOP;
    GRANT EXECUTE ON FUNCTION kept_registers(), review_demanded(uuid, text, date) TO patuh_app;
    FOREACH t IN ARRAY ARRAY['give_number()', 'accept_number()', 'last_given(uuid, text, integer)', 'gate_given_number()',
                             'gate_register()', 'gate_letter()', 'accept_draft()', 'accept_draft_act()',
                             'gate_issued_draft()', 'note_hands()', 'review_demanded(uuid, text, date)',
                             'gate_reviewed_letter()', 'accept_letter_rule()', 'kept_registers()'] LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;

CREATE POLICY read_signed_in ON review_chain FOR SELECT TO patuh_app USING ((SELECT patuh.actor_id()) IS NOT NULL);
GRANT SELECT ON review_chain TO patuh_app;

-- The book is read at its office, by auditors and the administrator; the investigators' part by them alone.
CREATE POLICY own_offices_read ON given_number FOR SELECT TO patuh_app USING (
    office_id = ANY ((SELECT patuh.actor_offices())::uuid[]) OR (SELECT patuh.actor_holds(ARRAY['auditor', 'administrator'])));
CREATE POLICY closed_file_stays_closed ON given_number AS RESTRICTIVE FOR SELECT TO patuh_app USING (
    register <> 'investigation' OR (SELECT patuh.actor_holds(ARRAY['investigator'])));
CREATE POLICY keepers_spend ON given_number FOR INSERT TO patuh_app WITH CHECK (
    purpose <> 'letter' AND office_id = ANY ((SELECT patuh.kept_registers())::uuid[]));
CREATE POLICY definer_gives ON given_number FOR INSERT TO patuh_definer WITH CHECK (purpose = 'letter');
GRANT SELECT, INSERT (office_id, register, year, sequence, number, purpose, reason, given_on) ON given_number TO patuh_app;
GRANT INSERT ON given_number TO patuh_definer;
CREATE POLICY overseers_read ON letter_register FOR SELECT TO patuh_app
    USING ((SELECT patuh.actor_holds(ARRAY['auditor', 'administrator'])));

-- A draft belongs to the side that works the case. Once the file is closed, investigators alone see what was prepared.
CREATE POLICY own_side_reads ON letter_draft FOR SELECT TO patuh_app USING (EXISTS (
    SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
        CASE WHEN c.state IN ('incident_report', 'investigation', 'prosecution')
             THEN (SELECT patuh.investigator_regions())
             WHEN c.track = 'inspection' THEN (SELECT patuh.field_regions())
             ELSE (SELECT patuh.debt_regions()) END)));
CREATE POLICY own_side_drafts ON letter_draft FOR INSERT TO patuh_app WITH CHECK (EXISTS (
    SELECT FROM patuh.enforcement_case c JOIN patuh.review_chain r ON r.track = c.track
    WHERE c.id = case_id AND c.state NOT IN ('incident_report', 'investigation', 'prosecution')
      AND c.region_code = ANY (patuh.actor_regions(r.makers))));
CREATE POLICY definer_keeps ON letter_draft FOR UPDATE TO patuh_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT (id, case_id, action, kind) ON letter_draft TO patuh_app;
GRANT UPDATE ON letter_draft TO patuh_definer;

CREATE POLICY read_with_draft ON letter_draft_log FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM letter_draft d WHERE d.id = draft_id));
CREATE POLICY write_with_draft ON letter_draft_log FOR INSERT TO patuh_app
    WITH CHECK (EXISTS (SELECT FROM letter_draft d WHERE d.id = draft_id));
GRANT SELECT, INSERT (draft_id, seq, act, actor_role, remark, content, issued_seq) ON letter_draft_log TO patuh_app;

CREATE POLICY read_with_letter ON letter_hand FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM letter l WHERE l.id = letter_id));
CREATE POLICY definer_notes ON letter_hand FOR INSERT TO patuh_definer WITH CHECK (true);
GRANT SELECT ON letter_hand TO patuh_app;
GRANT INSERT ON letter_hand TO patuh_definer;

RESET ROLE;
