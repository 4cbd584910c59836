-- Worker lists: whom a firm employs, whom BPJS has as members of it, and what the two come to when one is held against
-- the other. Personal data through and through (NIK, wages: UU 27/2022 art. 4), so that it is read by those who examine
-- the case alone, and by whoever brought a membership list that list.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

CREATE TABLE worker_list (
    id             uuid CONSTRAINT worker_list_pkey PRIMARY KEY,
    case_id        uuid NOT NULL,
    inspection_id  uuid NOT NULL,
    kind           text NOT NULL CONSTRAINT worker_list_kind_known CHECK (kind IN ('workers', 'membership')),
    -- The day for which the list speaks, and who gave it, as who brings it says.
    listed_on      date NOT NULL,
    source         text NOT NULL CONSTRAINT worker_list_source_length CHECK (length(source) BETWEEN 1 AND 200),
    file_name      text CONSTRAINT worker_list_file_name_length CHECK (length(file_name) BETWEEN 1 AND 200),
    size           bigint NOT NULL CONSTRAINT worker_list_size_positive CHECK (size > 0),
    sha256         bytea NOT NULL CONSTRAINT worker_list_sha256_length CHECK (length(sha256) = 32),
    -- Recognised columns with the titles of the file, and titles that were passed over.
    columns        jsonb NOT NULL,
    ignored        jsonb NOT NULL,
    rows_taken     integer NOT NULL CONSTRAINT worker_list_rows_taken_positive CHECK (rows_taken >= 0),
    rows_left_out  integer NOT NULL CONSTRAINT worker_list_rows_left_out_positive CHECK (rows_left_out >= 0),
    -- Received while only investigators could read the case: theirs for good.
    is_closed      boolean NOT NULL DEFAULT false,
    received_at    timestamptz NOT NULL,
    received_by    uuid NOT NULL CONSTRAINT worker_list_person_exists REFERENCES person,
    CONSTRAINT worker_list_case_unique UNIQUE (case_id, id),
    CONSTRAINT worker_list_inspection_exists FOREIGN KEY (inspection_id, case_id) REFERENCES inspection (id, case_id)
);
CREATE INDEX worker_list_of_inspection ON worker_list (inspection_id, received_at, id);

CREATE TABLE worker_list_row (
    list_id    uuid NOT NULL CONSTRAINT worker_list_row_list_exists REFERENCES worker_list,
    line       integer NOT NULL CONSTRAINT worker_list_row_line_positive CHECK (line > 0),
    -- The digits where a NIK belongs, right or wrong.
    number     text CONSTRAINT worker_list_row_number_digits CHECK (number ~ '^[0-9]{12,20}$'),
    name       text NOT NULL CONSTRAINT worker_list_row_name_length CHECK (length(name) BETWEEN 1 AND 200),
    birth_date date,
    wage       bigint CONSTRAINT worker_list_row_wage_positive CHECK (wage > 0),
    programmes text CONSTRAINT worker_list_row_programmes_known CHECK (
        string_to_array(programmes, ',') <@ ARRAY['JKK', 'JKM', 'JHT', 'JP', 'JKP']),
    started_on date,
    unread     jsonb NOT NULL,
    CONSTRAINT worker_list_row_pkey PRIMARY KEY (list_id, line)
);

-- What could not be read.
CREATE TABLE worker_list_fault (
    list_id   uuid NOT NULL CONSTRAINT worker_list_fault_list_exists REFERENCES worker_list,
    number    integer NOT NULL,
    line      integer NOT NULL,
    title     text,
    code      text NOT NULL,
    detail_id text NOT NULL,
    detail_en text NOT NULL,
    -- The row, where it was not taken at all.
    left_out  text CONSTRAINT worker_list_fault_left_out_length CHECK (length(left_out) <= 500),
    CONSTRAINT worker_list_fault_pkey PRIMARY KEY (list_id, number)
);

CREATE TABLE worker_comparison (
    id            uuid CONSTRAINT worker_comparison_pkey PRIMARY KEY,
    case_id       uuid NOT NULL,
    inspection_id uuid NOT NULL,
    workers_id    uuid NOT NULL,
    members_id    uuid NOT NULL,
    -- What was asked: the scale that decides the programmes, months, class of risk, rulings.
    question      jsonb NOT NULL,
    -- What came out but for the persons: counts, sums, sources, proposals.
    answer        jsonb NOT NULL,
    is_closed     boolean NOT NULL DEFAULT false,
    made_at       timestamptz NOT NULL,
    made_by       uuid NOT NULL CONSTRAINT worker_comparison_person_exists REFERENCES person,
    CONSTRAINT worker_comparison_case_unique UNIQUE (case_id, id),
    CONSTRAINT worker_comparison_inspection_exists FOREIGN KEY (inspection_id, case_id)
        REFERENCES inspection (id, case_id),
    CONSTRAINT worker_comparison_workers_of_case FOREIGN KEY (case_id, workers_id) REFERENCES worker_list (case_id, id),
    CONSTRAINT worker_comparison_members_of_case FOREIGN KEY (case_id, members_id) REFERENCES worker_list (case_id, id)
);
CREATE INDEX worker_comparison_of_inspection ON worker_comparison (inspection_id, made_at, id);

-- What it came to for each person.
CREATE TABLE worker_result (
    comparison_id uuid NOT NULL CONSTRAINT worker_result_comparison_exists REFERENCES worker_comparison,
    place         integer NOT NULL,
    worker_line   integer,
    member_line   integer,
    outcomes      text[] NOT NULL CONSTRAINT worker_result_outcomes_known CHECK (cardinality(outcomes) > 0 AND outcomes <@ ARRAY[
        'missing', 'under_reported', 'too_few_programmes', 'not_an_employee', 'duplicate', 'unclear', 'ok']),
    said          jsonb NOT NULL,
    CONSTRAINT worker_result_pkey PRIMARY KEY (comparison_id, place),
    CONSTRAINT worker_result_of_somebody CHECK (worker_line IS NOT NULL OR member_line IS NOT NULL)
);

-- Findings that rest on a comparison.
CREATE TABLE worker_finding (
    finding_id    uuid CONSTRAINT worker_finding_pkey PRIMARY KEY CONSTRAINT worker_finding_finding_exists REFERENCES finding,
    comparison_id uuid NOT NULL CONSTRAINT worker_finding_comparison_exists REFERENCES worker_comparison
);
CREATE INDEX worker_finding_of ON worker_finding (comparison_id);

-- ---------------------------------------------------------------------------------------------------------------
-- The gates.

CREATE FUNCTION accept_worker_list() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    -- The time of the transaction: rows come in it or never (policies below).
    NEW.received_at := now();
    NEW.received_by := actor_id();
    NEW.is_closed := EXISTS (SELECT FROM enforcement_case c
        WHERE c.id = NEW.case_id AND c.state IN ('incident_report', 'investigation', 'prosecution'));
    IF NEW.listed_on > today((SELECT o.zone FROM enforcement_case c JOIN office o ON o.id = c.office_id WHERE c.id = NEW.case_id)) THEN
        RAISE EXCEPTION 'a list can''t be of a day to come'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'worker_list_not_from_future', TABLE = 'worker_list';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER worker_list_accepted BEFORE INSERT ON worker_list FOR EACH ROW EXECUTE FUNCTION accept_worker_list();

CREATE FUNCTION accept_worker_comparison() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    NEW.made_at := now();
    NEW.made_by := actor_id();
    NEW.is_closed := EXISTS (SELECT FROM enforcement_case c
        WHERE c.id = NEW.case_id AND c.state IN ('incident_report', 'investigation', 'prosecution'));
    IF NOT EXISTS (SELECT FROM worker_list l WHERE l.id = NEW.workers_id AND l.kind = 'workers')
        OR NOT EXISTS (SELECT FROM worker_list l WHERE l.id = NEW.members_id AND l.kind = 'membership') THEN
        RAISE EXCEPTION 'a worker list is held against a membership list'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'worker_comparison_kinds', TABLE = 'worker_comparison';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER worker_comparison_accepted BEFORE INSERT ON worker_comparison
    FOR EACH ROW EXECUTE FUNCTION accept_worker_comparison();

CREATE FUNCTION accept_worker_finding() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM finding f JOIN worker_comparison c ON c.case_id = f.case_id
                   WHERE f.id = NEW.finding_id AND c.id = NEW.comparison_id) THEN
        RAISE EXCEPTION 'a finding rests on a comparison of its own case'
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'worker_finding_of_case', TABLE = 'worker_finding';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER worker_finding_accepted BEFORE INSERT ON worker_finding
    FOR EACH ROW EXECUTE FUNCTION accept_worker_finding();

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['worker_list', 'worker_list_row', 'worker_list_fault', 'worker_comparison', 'worker_result',
                             'worker_finding'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            t || '_append_only', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            t || '_no_truncate', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['accept_worker_list()', 'accept_worker_comparison()', 'accept_worker_finding()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Who reads and adds.

CREATE FUNCTION worker_list_regions() RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT patuh.actor_regions(ARRAY['inspector', 'coordinator', 'division_head'])
$$;
CREATE FUNCTION membership_list_regions() RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT patuh.actor_regions(ARRAY['bpjs_officer', 'bpjs_examiner'])
$$;

-- BPJS reads no inspection, but brings its list to one: of which case it is, and nothing else.
CREATE FUNCTION inspection_case(in_inspection uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT case_id FROM inspection WHERE id = in_inspection
$$;
REVOKE ALL ON FUNCTION inspection_case(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION inspection_case(uuid) TO patuh_app;
ALTER FUNCTION inspection_case(uuid) OWNER TO patuh_definer;

-- Whoever brought a membership list from BPJS reads it, and nothing of the firm's.
CREATE POLICY examiners_read ON worker_list FOR SELECT TO patuh_app USING (EXISTS (
    SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
        CASE WHEN is_closed OR c.state IN ('incident_report', 'investigation', 'prosecution')
             THEN (SELECT patuh.investigator_regions())
             WHEN kind = 'membership' AND received_by = (SELECT patuh.actor_id())
             THEN (SELECT patuh.worker_list_regions()) || (SELECT patuh.membership_list_regions())
             ELSE (SELECT patuh.worker_list_regions()) END)));
CREATE POLICY examiners_add ON worker_list FOR INSERT TO patuh_app WITH CHECK (EXISTS (
    SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
        CASE WHEN c.state IN ('incident_report', 'investigation', 'prosecution')
             THEN (SELECT patuh.investigator_regions())
             WHEN kind = 'membership'
             THEN (SELECT patuh.worker_list_regions()) || (SELECT patuh.membership_list_regions())
             ELSE (SELECT patuh.worker_list_regions()) END)));
CREATE POLICY examiners_read ON worker_comparison FOR SELECT TO patuh_app USING (EXISTS (
    SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
        CASE WHEN is_closed OR c.state IN ('incident_report', 'investigation', 'prosecution')
             THEN (SELECT patuh.investigator_regions()) ELSE (SELECT patuh.worker_list_regions()) END)));
CREATE POLICY examiners_add ON worker_comparison FOR INSERT TO patuh_app WITH CHECK (EXISTS (
    SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
        CASE WHEN c.state IN ('incident_report', 'investigation', 'prosecution')
             THEN (SELECT patuh.investigator_regions()) ELSE (SELECT patuh.worker_list_regions()) END)));

-- What belongs to a list or a comparison is read with it, and comes in the transaction that makes it: neither ever
-- changes, whatever later cites it.
CREATE POLICY read_with_list ON worker_list_row FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM worker_list l WHERE l.id = list_id));
CREATE POLICY come_with_list ON worker_list_row FOR INSERT TO patuh_app
    WITH CHECK (EXISTS (SELECT FROM worker_list l WHERE l.id = list_id AND l.received_at = now()));
CREATE POLICY read_with_list ON worker_list_fault FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM worker_list l WHERE l.id = list_id));
CREATE POLICY come_with_list ON worker_list_fault FOR INSERT TO patuh_app
    WITH CHECK (EXISTS (SELECT FROM worker_list l WHERE l.id = list_id AND l.received_at = now()));
CREATE POLICY read_with_comparison ON worker_result FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM worker_comparison c WHERE c.id = comparison_id));
CREATE POLICY come_with_comparison ON worker_result FOR INSERT TO patuh_app
    WITH CHECK (EXISTS (SELECT FROM worker_comparison c WHERE c.id = comparison_id AND c.made_at = now()));
CREATE POLICY read_with_comparison ON worker_finding FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM worker_comparison c WHERE c.id = comparison_id));
CREATE POLICY cite_comparison ON worker_finding FOR INSERT TO patuh_app
    WITH CHECK (EXISTS (SELECT FROM worker_comparison c WHERE c.id = comparison_id));
CREATE POLICY definer_reads ON worker_list FOR SELECT TO patuh_definer USING (true);
CREATE POLICY definer_reads ON worker_comparison FOR SELECT TO patuh_definer USING (true);

CREATE POLICY worker_lists_find_case ON inspection FOR SELECT TO patuh_definer USING (true);
GRANT SELECT ON worker_list, worker_comparison, inspection TO patuh_definer;
GRANT SELECT ON worker_list, worker_list_row, worker_list_fault, worker_comparison, worker_result, worker_finding
    TO patuh_app;
GRANT INSERT (id, case_id, inspection_id, kind, listed_on, source, file_name, size, sha256, columns, ignored, rows_taken,
              rows_left_out) ON worker_list TO patuh_app;
GRANT INSERT (id, case_id, inspection_id, workers_id, members_id, question, answer) ON worker_comparison TO patuh_app;
GRANT INSERT ON worker_list_row, worker_list_fault, worker_result, worker_finding TO patuh_app;

RESET ROLE;
