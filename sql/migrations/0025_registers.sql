-- The offices' agenda of letters: what comes in, who is to do what with it, and how long each paper is kept. What goes out
-- stands in `letter` already.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- ---------------------------------------------------------------------------------------------------------------
-- Filing: classification and retention, dated data with their law and its certainty. Where nobody has set the years of a
-- class nothing follows from it, and nothing is ever deleted.

CREATE TABLE classification (
    code        text CONSTRAINT classification_pkey PRIMARY KEY
        CONSTRAINT classification_code_format CHECK (code ~ '^[0-9]{3}(\.[0-9]{1,3}){0,4}$'),
    title_id    text NOT NULL CONSTRAINT classification_title_length CHECK (length(title_id) BETWEEN 1 AND 200),
    title_en    text NOT NULL CONSTRAINT classification_title_en_length CHECK (length(title_en) BETWEEN 1 AND 200),
    legal_basis text NOT NULL CONSTRAINT classification_basis_length CHECK (length(legal_basis) BETWEEN 1 AND 500),
    certainty   text NOT NULL
        CONSTRAINT classification_certainty_known CHECK (certainty IN ('V', 'V-2nd', 'M', 'U', 'practice'))
);
CREATE TABLE retention_class (
    code     text CONSTRAINT retention_class_pkey PRIMARY KEY
        CONSTRAINT retention_class_code_format CHECK (code ~ '^[a-z][a-z0-9_]{0,59}$'),
    title_id text NOT NULL CONSTRAINT retention_class_title_length CHECK (length(title_id) BETWEEN 1 AND 200),
    title_en text NOT NULL CONSTRAINT retention_class_title_en_length CHECK (length(title_en) BETWEEN 1 AND 200)
);
-- What the records schedule (JRA) sets for a class from a day on; what is not set is empty.
CREATE TABLE retention_term (
    retention_class text NOT NULL CONSTRAINT retention_term_class_exists REFERENCES retention_class,
    effective_from  date NOT NULL,
    active_years    integer CONSTRAINT retention_term_active_years_plausible CHECK (active_years BETWEEN 0 AND 100),
    inactive_years  integer CONSTRAINT retention_term_inactive_years_plausible CHECK (inactive_years BETWEEN 0 AND 100),
    fate            text CONSTRAINT retention_term_fate_known CHECK (fate IN ('destroyed', 'permanent')),
    -- From which day the active years are counted: the paper's own, or the end of its case.
    counts_from     text NOT NULL CONSTRAINT retention_term_counts_known CHECK (counts_from IN ('document', 'case_end')),
    legal_basis     text NOT NULL CONSTRAINT retention_term_basis_length CHECK (length(legal_basis) BETWEEN 1 AND 500),
    certainty       text NOT NULL
        CONSTRAINT retention_term_certainty_known CHECK (certainty IN ('V', 'V-2nd', 'M', 'U', 'practice')),
    -- Nobody where it came with the program.
    recorded_by     uuid CONSTRAINT retention_term_person_exists REFERENCES person,
    recorded_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT retention_term_pkey PRIMARY KEY (retention_class, effective_from),
    CONSTRAINT retention_term_whole CHECK (fate IS NULL OR num_nonnulls(active_years, inactive_years) = 2)
);
-- Under which classification and class papers of a kind are filed from a day on, by the sort of office. `any` stands for
-- all kinds that have no row of their own.
CREATE TABLE filing_rule (
    direction       text NOT NULL CONSTRAINT filing_rule_direction_known CHECK (direction IN ('incoming', 'outgoing')),
    kind            text NOT NULL CONSTRAINT filing_rule_kind_format CHECK (kind ~ '^[a-z][a-z0-9_]{0,59}$'),
    office_group    text NOT NULL CONSTRAINT filing_rule_group_known CHECK (office_group IN ('labour', 'bpjs', 'licensing')),
    effective_from  date NOT NULL,
    classification  text CONSTRAINT filing_rule_classification_exists REFERENCES classification,
    retention_class text NOT NULL CONSTRAINT filing_rule_retention_exists REFERENCES retention_class,
    legal_basis     text NOT NULL CONSTRAINT filing_rule_basis_length CHECK (length(legal_basis) BETWEEN 1 AND 500),
    certainty       text NOT NULL
        CONSTRAINT filing_rule_certainty_known CHECK (certainty IN ('V', 'V-2nd', 'M', 'U', 'practice')),
    recorded_by     uuid CONSTRAINT filing_rule_person_exists REFERENCES person,
    recorded_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT filing_rule_pkey PRIMARY KEY (direction, kind, office_group, effective_from)
);

-- What somebody sets holds from today at the earliest: what was filed stays where it lies.
CREATE FUNCTION accept_filing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    NEW.recorded_at := clock_timestamp();
    NEW.recorded_by := actor_id();
    IF NEW.recorded_by IS NOT NULL AND NEW.effective_from < today('Asia/Jakarta') THEN
        RAISE EXCEPTION 'what is filed stays filed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'filing_not_backwards', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER retention_term_accepted BEFORE INSERT ON retention_term FOR EACH ROW EXECUTE FUNCTION accept_filing();
CREATE TRIGGER filing_rule_accepted BEFORE INSERT ON filing_rule FOR EACH ROW EXECUTE FUNCTION accept_filing();

CREATE FUNCTION office_group(in_kind text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN in_kind LIKE 'labour%' THEN 'labour' WHEN in_kind LIKE 'bpjs%' THEN 'bpjs' ELSE 'licensing' END
$$;

-- How a paper is filed: the rule of its own day, the class's term of today. `own` is the classification that whoever
-- registered it gave it.
CREATE FUNCTION filing_of(
    in_direction text, in_kind text, in_office_kind text, in_day date, own text, case_ended_on date, in_today date
) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'classification', c.code, 'title_id', c.title_id, 'title_en', c.title_en,
        'retention', k.code, 'retention_id', k.title_id, 'retention_en', k.title_en,
        'active_years', t.active_years, 'inactive_years', t.inactive_years, 'fate', t.fate, 'counts_from', t.counts_from,
        'legal_basis', t.legal_basis, 'certainty', t.certainty,
        'inactive_from', (CASE t.counts_from WHEN 'document' THEN in_day ELSE case_ended_on END
            + make_interval(years => t.active_years))::date)
    FROM (SELECT) one
    LEFT JOIN LATERAL (
        SELECT * FROM patuh.filing_rule f
        WHERE f.direction = in_direction AND f.kind IN (in_kind, 'any')
          AND f.office_group = patuh.office_group(in_office_kind) AND f.effective_from <= in_day
        ORDER BY f.kind = 'any', f.effective_from DESC LIMIT 1) r ON true
    LEFT JOIN patuh.classification c ON c.code = coalesce(own, r.classification)
    LEFT JOIN patuh.retention_class k ON k.code = r.retention_class
    LEFT JOIN LATERAL (
        SELECT * FROM patuh.retention_term t
        WHERE t.retention_class = r.retention_class AND t.effective_from <= in_today
        ORDER BY t.effective_from DESC LIMIT 1) t ON true
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Incoming papers. A number is given by the database in order of entry and without gaps, for each office and year.

CREATE TABLE incoming_register (
    office_id uuid NOT NULL CONSTRAINT incoming_register_office_exists REFERENCES office,
    year      integer NOT NULL,
    last      integer NOT NULL CONSTRAINT incoming_register_positive CHECK (last > 0),
    CONSTRAINT incoming_register_pkey PRIMARY KEY (office_id, year)
);
CREATE TABLE incoming_letter (
    id             uuid CONSTRAINT incoming_letter_pkey PRIMARY KEY,
    office_id      uuid NOT NULL CONSTRAINT incoming_letter_office_exists REFERENCES office,
    -- The year in which it was entered, and its place in that year's agenda.
    year           integer NOT NULL,
    number         integer NOT NULL,
    kind           text NOT NULL CONSTRAINT incoming_letter_kind_known CHECK (kind IN (
        'employer_reply', 'extension_request', 'objection', 'membership_certificate', 'payment_proof', 'statement',
        'bpjs_letter', 'labour_letter', 'authority_letter', 'other')),
    channel        text NOT NULL CONSTRAINT incoming_letter_channel_known CHECK (channel IN (
        'by_hand', 'post', 'courier', 'email', 'other_system')),
    sender         text NOT NULL CONSTRAINT incoming_letter_sender_length CHECK (length(sender) BETWEEN 1 AND 200),
    sender_number  text CONSTRAINT incoming_letter_sender_number_length CHECK (length(sender_number) BETWEEN 1 AND 100),
    dated_on       date,
    received_on    date NOT NULL,
    subject        text NOT NULL CONSTRAINT incoming_letter_subject_length CHECK (length(subject) BETWEEN 1 AND 200),
    summary        text CONSTRAINT incoming_letter_summary_length CHECK (length(summary) BETWEEN 1 AND 10000),
    classification text CONSTRAINT incoming_letter_classification_exists REFERENCES classification,
    secrecy        text NOT NULL CONSTRAINT incoming_letter_secrecy_known CHECK (secrecy IN (
        'ordinary', 'restricted', 'secret', 'top_secret')),
    company_id     uuid CONSTRAINT incoming_letter_company_exists REFERENCES company,
    -- Written by its links alone, once.
    case_id        uuid CONSTRAINT incoming_letter_case_exists REFERENCES enforcement_case,
    -- Came into a file that only investigators could read: theirs for good.
    is_closed      boolean NOT NULL DEFAULT false,
    -- The entry that this one corrects, and why; or why it was entered late.
    corrects       uuid CONSTRAINT incoming_letter_corrected_once UNIQUE
        CONSTRAINT incoming_letter_corrects_exists REFERENCES incoming_letter,
    reason         text CONSTRAINT incoming_letter_reason_length CHECK (length(reason) BETWEEN 1 AND 10000),
    recorded_at    timestamptz NOT NULL,
    recorded_by    uuid NOT NULL CONSTRAINT incoming_letter_person_exists REFERENCES person,
    CONSTRAINT incoming_letter_number_unique UNIQUE (office_id, year, number),
    CONSTRAINT incoming_letter_case_unique UNIQUE (id, case_id),
    CONSTRAINT incoming_letter_dated_before_receipt CHECK (dated_on <= received_on)
);
CREATE INDEX incoming_letter_by_entry ON incoming_letter (recorded_at, id);
CREATE INDEX incoming_letter_by_office ON incoming_letter (office_id, recorded_at, id);
CREATE INDEX incoming_letter_by_receipt ON incoming_letter (office_id, received_on, id);
CREATE INDEX incoming_letter_case ON incoming_letter (case_id) WHERE case_id IS NOT NULL;
-- Outgoing letters in the same orders.
CREATE INDEX letter_by_issue ON letter (issued_on, id);
CREATE INDEX letter_by_office ON letter (office_id, issued_on, id);

CREATE TABLE incoming_void (
    incoming_id uuid CONSTRAINT incoming_void_once PRIMARY KEY
        CONSTRAINT incoming_void_letter_exists REFERENCES incoming_letter,
    reason      text NOT NULL CONSTRAINT incoming_void_reason_length CHECK (length(reason) BETWEEN 1 AND 10000),
    voided_at   timestamptz NOT NULL,
    voided_by   uuid NOT NULL CONSTRAINT incoming_void_person_exists REFERENCES person
);

-- What a paper has to do with a case: it lies in its file, answers a letter or an act of it, or caused one.
CREATE TABLE incoming_link (
    id          uuid CONSTRAINT incoming_link_pkey PRIMARY KEY,
    incoming_id uuid NOT NULL CONSTRAINT incoming_link_letter_exists REFERENCES incoming_letter,
    case_id     uuid NOT NULL CONSTRAINT incoming_link_case_exists REFERENCES enforcement_case,
    relation    text NOT NULL CONSTRAINT incoming_link_relation_known CHECK (relation IN (
        'filed', 'answers_letter', 'answers_step', 'caused_step')),
    letter_id   uuid,
    seq         integer,
    linked_at   timestamptz NOT NULL,
    linked_by   uuid NOT NULL CONSTRAINT incoming_link_person_exists REFERENCES person,
    CONSTRAINT incoming_link_once UNIQUE NULLS NOT DISTINCT (incoming_id, relation, letter_id, seq),
    CONSTRAINT incoming_link_letter_of_case FOREIGN KEY (case_id, letter_id) REFERENCES letter (case_id, id),
    CONSTRAINT incoming_link_step_of_case FOREIGN KEY (case_id, seq) REFERENCES case_event,
    CONSTRAINT incoming_link_target CHECK (CASE relation
        WHEN 'filed' THEN letter_id IS NULL AND seq IS NULL
        WHEN 'answers_letter' THEN letter_id IS NOT NULL AND seq IS NULL
        ELSE letter_id IS NULL AND seq IS NOT NULL END)
);
CREATE INDEX incoming_link_letter ON incoming_link (letter_id) WHERE letter_id IS NOT NULL;

-- The scans: files of evidence of the same case.
CREATE TABLE incoming_evidence (
    incoming_id uuid NOT NULL,
    evidence_id uuid NOT NULL,
    case_id     uuid NOT NULL,
    CONSTRAINT incoming_evidence_once PRIMARY KEY (incoming_id, evidence_id),
    CONSTRAINT incoming_evidence_letter_of_case FOREIGN KEY (incoming_id, case_id) REFERENCES incoming_letter (id, case_id),
    CONSTRAINT incoming_evidence_of_case FOREIGN KEY (case_id, evidence_id) REFERENCES evidence (case_id, id)
);

-- Who is to do what with it by when, and that it was done.
CREATE TABLE incoming_disposition (
    id          uuid CONSTRAINT incoming_disposition_pkey PRIMARY KEY,
    incoming_id uuid NOT NULL CONSTRAINT incoming_disposition_letter_exists REFERENCES incoming_letter,
    from_person uuid NOT NULL CONSTRAINT incoming_disposition_giver_exists REFERENCES person,
    to_person   uuid NOT NULL CONSTRAINT incoming_disposition_person_exists REFERENCES person,
    instruction text NOT NULL CONSTRAINT incoming_disposition_instruction_length CHECK (length(instruction) BETWEEN 1 AND 10000),
    due_on      date,
    given_at    timestamptz NOT NULL,
    CONSTRAINT incoming_disposition_to_another CHECK (from_person <> to_person)
);
CREATE INDEX incoming_disposition_letter ON incoming_disposition (incoming_id);
CREATE INDEX incoming_disposition_to ON incoming_disposition (to_person, given_at, id);
CREATE TABLE incoming_disposition_end (
    disposition_id uuid CONSTRAINT incoming_disposition_end_once PRIMARY KEY
        CONSTRAINT incoming_disposition_end_disposition_exists REFERENCES incoming_disposition,
    outcome        text NOT NULL CONSTRAINT incoming_disposition_end_outcome_known CHECK (outcome IN ('done', 'withdrawn')),
    note           text CONSTRAINT incoming_disposition_end_note_length CHECK (length(note) BETWEEN 1 AND 10000),
    ended_at       timestamptz NOT NULL,
    ended_by       uuid NOT NULL CONSTRAINT incoming_disposition_end_person_exists REFERENCES person
);

-- ---------------------------------------------------------------------------------------------------------------
-- The gates: whoever writes, through whatever program, passes here.

CREATE FUNCTION refuse_paper(what text, name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', what USING ERRCODE = 'check_violation', CONSTRAINT = name, TABLE = 'incoming_letter';
END
$$;

-- Who registers papers, who reads the registers, who heads an office.
CREATE FUNCTION paper_keepers() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY[
    'inspector', 'coordinator', 'division_head', 'office_head', 'investigator', 'bpjs_officer', 'bpjs_examiner',
    'bpjs_branch_head', 'licensing_officer'] $$;
CREATE FUNCTION paper_readers() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT patuh.paper_keepers() || 'auditor'::text $$;
CREATE FUNCTION office_heads() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY[
    'coordinator', 'division_head', 'office_head', 'bpjs_branch_head', 'licensing_officer'] $$;

-- The offices at which the actor holds one of `roles` today.
CREATE FUNCTION actor_offices_as(roles text[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(DISTINCT p.office_id), '{}')
        FROM post p JOIN office o ON o.id = p.office_id
        WHERE p.person_id = actor_id() AND p.role = ANY (roles)
          AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone)));
END
$$;
-- The papers without a case that were passed to the actor, of whatever office.
CREATE FUNCTION papers_passed_to_actor() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(DISTINCT d.incoming_id), '{}')
        FROM incoming_disposition d JOIN incoming_letter i ON i.id = d.incoming_id
        WHERE d.to_person = actor_id() AND i.case_id IS NULL);
END
$$;
-- Whether an entry still counts: neither void nor corrected by another.
CREATE FUNCTION is_standing_paper(in_paper uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN NOT EXISTS (SELECT FROM incoming_void v WHERE v.incoming_id = in_paper)
        AND NOT EXISTS (SELECT FROM incoming_letter n WHERE n.corrects = in_paper);
END
$$;

CREATE FUNCTION accept_incoming_letter() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    present_day date := today((SELECT o.zone FROM office o WHERE o.id = NEW.office_id));
    old incoming_letter;
BEGIN
    NEW.recorded_by := actor_id();
    NEW.case_id := NULL;
    NEW.is_closed := false;
    IF NEW.received_on > present_day THEN
        PERFORM refuse_paper('a paper can''t be received on a day to come', 'incoming_letter_not_from_future');
    ELSIF NEW.received_on < present_day AND NEW.reason IS NULL THEN
        PERFORM refuse_paper('a late entry needs a reason', 'incoming_letter_late_reason');
    END IF;
    IF NEW.corrects IS NOT NULL THEN
        SELECT * INTO old FROM incoming_letter i WHERE i.id = NEW.corrects FOR UPDATE;
        IF NEW.reason IS NULL THEN
            PERFORM refuse_paper('a correction needs a reason', 'incoming_letter_correction_reason');
        ELSIF old.office_id IS DISTINCT FROM NEW.office_id OR NOT is_standing_paper(NEW.corrects) THEN
            PERFORM refuse_paper('only a standing entry of the same office is corrected', 'incoming_letter_corrects_standing');
        END IF;
        NEW.is_closed := old.is_closed OR EXISTS (SELECT FROM enforcement_case c
            WHERE c.id = old.case_id AND c.state IN ('incident_report', 'investigation', 'prosecution'));
        IF NEW.is_closed AND NOT actor_holds(ARRAY['investigator']) THEN
            PERFORM refuse_paper('only a standing entry of the same office is corrected', 'incoming_letter_corrects_standing');
        END IF;
    END IF;
    -- The register's row is held until the transaction ends: numbers follow the order of entry, without gaps.
    NEW.year := extract(year FROM present_day);
    INSERT INTO incoming_register AS r (office_id, year, last) VALUES (NEW.office_id, NEW.year, 1)
    ON CONFLICT (office_id, year) DO UPDATE SET last = r.last + 1 RETURNING last INTO NEW.number;
    NEW.recorded_at := clock_timestamp();
    RETURN NEW;
END
$$;
CREATE TRIGGER incoming_letter_accepted BEFORE INSERT ON incoming_letter
    FOR EACH ROW EXECUTE FUNCTION accept_incoming_letter();

-- A number that was taken stands on a paper when the transaction ends, however it was written.
CREATE FUNCTION check_incoming_register() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM incoming_letter i
        WHERE i.office_id = NEW.office_id AND i.year = NEW.year AND i.number = NEW.last) THEN
        PERFORM refuse_paper('no number of the agenda is left out', 'incoming_register_without_gaps');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER incoming_register_without_gaps AFTER INSERT OR UPDATE ON incoming_register
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_incoming_register();

-- Its first link gives a paper its case, once and for all; nothing else of it ever changes.
CREATE FUNCTION freeze_incoming_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - ARRAY['case_id', 'company_id', 'is_closed'])
            = (to_jsonb(OLD) - ARRAY['case_id', 'company_id', 'is_closed'])
        AND (OLD.case_id IS NULL OR NEW.case_id = OLD.case_id)
        AND (OLD.company_id IS NULL OR NEW.company_id = OLD.company_id) AND NEW.is_closed >= OLD.is_closed THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an entry of the agenda is corrected by another'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'incoming_letter_append_only', TABLE = 'incoming_letter';
END
$$;
CREATE TRIGGER incoming_letter_append_only BEFORE UPDATE OR DELETE ON incoming_letter
    FOR EACH ROW EXECUTE FUNCTION freeze_incoming_letter();

-- Whether an act was done in the investigators' file, or a letter came out of it.
CREATE FUNCTION is_closed_act(in_case uuid, in_seq integer, in_letter uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM case_event e
        WHERE e.case_id = in_case
          AND e.seq = coalesce(in_seq, (SELECT l.seq FROM letter l WHERE l.case_id = in_case AND l.id = in_letter))
          AND (e.from_state IN ('incident_report', 'investigation', 'prosecution')
            OR e.to_state IN ('incident_report', 'investigation', 'prosecution')));
END
$$;

CREATE FUNCTION accept_incoming_link() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    paper incoming_letter;
    file enforcement_case;
    answered_on date;
BEGIN
    NEW.linked_at := clock_timestamp();
    NEW.linked_by := actor_id();
    SELECT * INTO paper FROM incoming_letter i WHERE i.id = NEW.incoming_id FOR UPDATE;
    SELECT * INTO file FROM enforcement_case c WHERE c.id = NEW.case_id;
    IF NOT is_standing_paper(NEW.incoming_id) THEN
        PERFORM refuse_paper('only a standing entry is linked', 'incoming_link_standing');
    ELSIF paper.case_id <> NEW.case_id THEN
        PERFORM refuse_paper('a paper belongs to one case', 'incoming_link_same_case');
    ELSIF paper.company_id <> file.company_id THEN
        PERFORM refuse_paper('a paper belongs to a case of its firm', 'incoming_link_case_of_company');
    END IF;
    answered_on := CASE NEW.relation
        WHEN 'answers_letter' THEN (SELECT l.issued_on FROM letter l WHERE l.id = NEW.letter_id)
        WHEN 'answers_step' THEN
            (SELECT e.occurred_on FROM case_event e WHERE e.case_id = NEW.case_id AND e.seq = NEW.seq) END;
    IF paper.received_on < answered_on THEN
        PERFORM refuse_paper('nothing is answered before it was said', 'incoming_link_after_what_it_answers');
    END IF;
    UPDATE incoming_letter i
    SET case_id = NEW.case_id, company_id = file.company_id,
        is_closed = i.is_closed OR file.state IN ('incident_report', 'investigation', 'prosecution')
            OR is_closed_act(NEW.case_id, NEW.seq, NEW.letter_id)
    WHERE i.id = NEW.incoming_id;
    RETURN NEW;
END
$$;
CREATE TRIGGER incoming_link_accepted BEFORE INSERT ON incoming_link FOR EACH ROW EXECUTE FUNCTION accept_incoming_link();

CREATE FUNCTION accept_incoming_void() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    paper incoming_letter;
BEGIN
    NEW.voided_at := clock_timestamp();
    NEW.voided_by := actor_id();
    SELECT * INTO paper FROM incoming_letter i WHERE i.id = NEW.incoming_id FOR UPDATE;
    IF paper.recorded_by <> NEW.voided_by AND paper.office_id <> ALL (actor_offices_as(office_heads())) THEN
        PERFORM refuse_paper('whoever registered it or heads the office voids it', 'incoming_void_by_whom');
    ELSIF EXISTS (SELECT FROM incoming_letter n WHERE n.corrects = NEW.incoming_id) THEN
        PERFORM refuse_paper('a corrected entry is not voided', 'incoming_void_standing');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER incoming_void_accepted BEFORE INSERT ON incoming_void FOR EACH ROW EXECUTE FUNCTION accept_incoming_void();

-- Whoever heads the office, or was passed the paper and heads another, passes it to somebody of the own office or of one
-- below it, who may read what it belongs to.
CREATE FUNCTION accept_incoming_disposition() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    paper incoming_letter;
    headed uuid[] := actor_offices_as(office_heads());
BEGIN
    NEW.given_at := clock_timestamp();
    NEW.from_person := actor_id();
    SELECT * INTO paper FROM incoming_letter i WHERE i.id = NEW.incoming_id FOR SHARE;
    IF NOT is_standing_paper(NEW.incoming_id) THEN
        PERFORM refuse_paper('only a standing entry is passed on', 'incoming_disposition_standing');
    ELSIF paper.office_id <> ALL (headed) AND NOT (cardinality(headed) > 0 AND EXISTS (
        SELECT FROM incoming_disposition d
        WHERE d.incoming_id = NEW.incoming_id AND d.to_person = NEW.from_person
          AND NOT EXISTS (SELECT FROM incoming_disposition_end x WHERE x.disposition_id = d.id))) THEN
        PERFORM refuse_paper('who heads the office passes papers on', 'incoming_disposition_by_head');
    ELSIF NOT EXISTS (
        SELECT FROM post p JOIN office o ON o.id = p.office_id
        WHERE p.person_id = NEW.to_person AND p.role = ANY (paper_keepers())
          AND (o.id = ANY (headed) OR o.parent_id = ANY (headed))
          AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone))) THEN
        PERFORM refuse_paper('a paper goes to somebody of the office', 'incoming_disposition_person_of_office');
    ELSIF paper.case_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM enforcement_case c
        JOIN office_territory t ON t.region_code = c.region_code
        JOIN office o ON o.id = t.office_id
        JOIN post p ON p.office_id = o.id
        WHERE c.id = paper.case_id AND p.person_id = NEW.to_person AND p.role = ANY (CASE
            WHEN paper.is_closed OR c.state IN ('incident_report', 'investigation', 'prosecution') THEN ARRAY['investigator']
            WHEN c.track = 'inspection' THEN field_roles() ELSE bpjs_roles() END)
          AND t.from_on <= today(o.zone) AND (t.until_on IS NULL OR t.until_on > today(o.zone))
          AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone))) THEN
        PERFORM refuse_paper('a paper of a case goes to somebody who may read it', 'incoming_disposition_person_reads_case');
    ELSIF NEW.due_on < today((SELECT o.zone FROM office o WHERE o.id = paper.office_id)) THEN
        PERFORM refuse_paper('what is due lies ahead', 'incoming_disposition_due_ahead');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER incoming_disposition_accepted BEFORE INSERT ON incoming_disposition
    FOR EACH ROW EXECUTE FUNCTION accept_incoming_disposition();

CREATE FUNCTION accept_incoming_disposition_end() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    NEW.ended_at := clock_timestamp();
    NEW.ended_by := actor_id();
    IF NOT EXISTS (
        SELECT FROM incoming_disposition d WHERE d.id = NEW.disposition_id
        AND CASE NEW.outcome WHEN 'done' THEN d.to_person ELSE d.from_person END = NEW.ended_by) THEN
        PERFORM refuse_paper('done by whom it was given to, withdrawn by who gave it', 'incoming_disposition_end_by_whom');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER incoming_disposition_end_accepted BEFORE INSERT ON incoming_disposition_end
    FOR EACH ROW EXECUTE FUNCTION accept_incoming_disposition_end();

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['classification', 'retention_class', 'retention_term', 'filing_rule', 'incoming_register',
                             'incoming_letter', 'incoming_void', 'incoming_link', 'incoming_evidence',
                             'incoming_disposition', 'incoming_disposition_end'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            t || '_no_truncate', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['retention_term', 'filing_rule', 'incoming_void', 'incoming_link', 'incoming_evidence',
                             'incoming_disposition', 'incoming_disposition_end'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            t || '_append_only', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['classification', 'retention_class', 'retention_term', 'filing_rule'] LOOP
        EXECUTE format('CREATE POLICY read_signed_in ON %I FOR SELECT TO patuh_app '
            'USING ((SELECT patuh.actor_id()) IS NOT NULL)', t);
        EXECUTE format('CREATE POLICY owner_keeps ON %I TO patuh_owner USING (true) WITH CHECK (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_app', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['incoming_register', 'incoming_letter'] LOOP
        EXECUTE format('CREATE POLICY definer_keeps ON %I TO patuh_definer USING (true) WITH CHECK (true)', t);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO patuh_definer', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['incoming_void', 'incoming_disposition', 'incoming_disposition_end'] LOOP
        EXECUTE format('CREATE POLICY definer_reads ON %I FOR SELECT TO patuh_definer USING (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_definer', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['accept_filing()', 'actor_offices_as(text[])', 'papers_passed_to_actor()',
                             'is_standing_paper(uuid)', 'is_closed_act(uuid, integer, uuid)', 'accept_incoming_letter()',
                             'check_incoming_register()', 'accept_incoming_link()', 'accept_incoming_void()',
                             'accept_incoming_disposition()', 'accept_incoming_disposition_end()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
    END LOOP;
    GRANT EXECUTE ON FUNCTION actor_offices_as(text[]), papers_passed_to_actor(), is_standing_paper(uuid),
        is_closed_act(uuid, integer, uuid)
        TO patuh_app;
    FOREACH t IN ARRAY ARRAY['accept_filing()', 'actor_offices_as(text[])', 'papers_passed_to_actor()',
                             'is_standing_paper(uuid)', 'is_closed_act(uuid, integer, uuid)', 'accept_incoming_letter()',
                             'check_incoming_register()', 'accept_incoming_link()', 'accept_incoming_void()',
                             'accept_incoming_disposition()', 'accept_incoming_disposition_end()'] LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Who may what. Until it belongs to a case a paper is seen by its office and by whom it was passed to; from then on by the
-- side that works the case, a licensing officer seeing what her own office received; in a closed file by investigators.

CREATE POLICY administrator_sets ON retention_term FOR INSERT TO patuh_app
    WITH CHECK ((SELECT patuh.actor_holds(ARRAY['administrator'])));
GRANT INSERT (retention_class, effective_from, active_years, inactive_years, fate, counts_from, legal_basis, certainty)
    ON retention_term TO patuh_app;
CREATE POLICY administrator_sets ON filing_rule FOR INSERT TO patuh_app
    WITH CHECK ((SELECT patuh.actor_holds(ARRAY['administrator'])));
GRANT INSERT (direction, kind, office_group, effective_from, classification, retention_class, legal_basis, certainty)
    ON filing_rule TO patuh_app;

CREATE POLICY office_or_own_side_reads ON incoming_letter FOR SELECT TO patuh_app USING (
    CASE WHEN case_id IS NULL THEN
        CASE WHEN is_closed THEN (SELECT patuh.actor_holds(ARRAY['investigator']))
             ELSE office_id = ANY ((SELECT patuh.actor_offices_as(patuh.paper_readers()))::uuid[])
                OR id = ANY ((SELECT patuh.papers_passed_to_actor())::uuid[]) END
    ELSE EXISTS (
        SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
            CASE WHEN is_closed OR c.state IN ('incident_report', 'investigation', 'prosecution')
                 THEN (SELECT patuh.investigator_regions())
                 WHEN c.track = 'inspection' THEN (SELECT patuh.field_regions())
                 WHEN office_id = ANY ((SELECT patuh.actor_offices())::uuid[]) THEN (SELECT patuh.bpjs_regions())
                 ELSE (SELECT patuh.debt_regions()) END)) END);
CREATE POLICY office_registers ON incoming_letter FOR INSERT TO patuh_app WITH CHECK (
    office_id = ANY ((SELECT patuh.actor_offices_as(patuh.paper_keepers()))::uuid[]));
GRANT SELECT, INSERT (id, office_id, kind, channel, sender, sender_number, dated_on, received_on, subject, summary,
    classification, secrecy, company_id, corrects, reason) ON incoming_letter TO patuh_app;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['incoming_void', 'incoming_link', 'incoming_evidence', 'incoming_disposition'] LOOP
        EXECUTE format('CREATE POLICY read_with_paper ON %I FOR SELECT TO patuh_app '
            'USING (EXISTS (SELECT FROM patuh.incoming_letter i WHERE i.id = incoming_id))', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['incoming_void', 'incoming_disposition'] LOOP
        EXECUTE format('CREATE POLICY write_with_paper ON %I FOR INSERT TO patuh_app '
            'WITH CHECK (EXISTS (SELECT FROM patuh.incoming_letter i WHERE i.id = incoming_id))', t);
    END LOOP;
END
$$;
GRANT SELECT, INSERT (incoming_id, reason) ON incoming_void TO patuh_app;
GRANT SELECT, INSERT (id, incoming_id, to_person, instruction, due_on) ON incoming_disposition TO patuh_app;

CREATE POLICY own_side_links ON incoming_link FOR INSERT TO patuh_app WITH CHECK (
    EXISTS (SELECT FROM patuh.incoming_letter i WHERE i.id = incoming_id)
    AND EXISTS (
        SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
            CASE WHEN c.state IN ('incident_report', 'investigation', 'prosecution') THEN (SELECT patuh.investigator_regions())
                 WHEN c.track = 'inspection' THEN (SELECT patuh.field_regions())
                 ELSE (SELECT patuh.bpjs_regions()) END))
    AND (SELECT patuh.actor_holds(patuh.paper_keepers()))
    AND (NOT patuh.is_closed_act(case_id, seq, letter_id) OR (SELECT patuh.actor_holds(ARRAY['investigator']))));
GRANT SELECT, INSERT (id, incoming_id, case_id, relation, letter_id, seq) ON incoming_link TO patuh_app;
CREATE POLICY shown_evidence_alone ON incoming_evidence FOR INSERT TO patuh_app WITH CHECK (
    EXISTS (SELECT FROM patuh.incoming_letter i WHERE i.id = incoming_id)
    AND EXISTS (SELECT FROM patuh.evidence e WHERE e.id = evidence_id)
    AND (SELECT patuh.actor_holds(patuh.paper_keepers())));
GRANT SELECT, INSERT ON incoming_evidence TO patuh_app;
CREATE POLICY read_with_disposition ON incoming_disposition_end FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM patuh.incoming_disposition d WHERE d.id = disposition_id));
CREATE POLICY end_seen ON incoming_disposition_end FOR INSERT TO patuh_app
    WITH CHECK (EXISTS (SELECT FROM patuh.incoming_disposition d WHERE d.id = disposition_id));
GRANT SELECT, INSERT (disposition_id, outcome, note) ON incoming_disposition_end TO patuh_app;

RESET ROLE;
