-- Evidence: files of a case. Their bytes lie in the vault under their SHA-256; here stands what each is, and through
-- whose hands it went.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

CREATE TABLE evidence (
    id          uuid CONSTRAINT evidence_pkey PRIMARY KEY,
    case_id     uuid NOT NULL CONSTRAINT evidence_case_exists REFERENCES enforcement_case,
    kind        text NOT NULL CONSTRAINT evidence_kind_known CHECK (kind IN (
        'photo', 'document', 'receipt', 'signed_letter', 'certificate', 'payment_proof', 'statement')),
    title       text NOT NULL CONSTRAINT evidence_title_length CHECK (length(title) BETWEEN 1 AND 200),
    file_name   text NOT NULL CONSTRAINT evidence_file_name_length CHECK (length(file_name) BETWEEN 1 AND 200),
    media_type  text NOT NULL CONSTRAINT evidence_media_type_known CHECK (media_type IN (
        'image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/tiff', 'application/pdf')),
    size        bigint NOT NULL CONSTRAINT evidence_size_positive CHECK (size > 0),
    sha256      bytea NOT NULL CONSTRAINT evidence_sha256_length CHECK (length(sha256) = 32),
    -- The day of the paper or the picture, as who brings it says.
    dated_on    date,
    letter_id   uuid,
    visit_id    uuid,
    -- Received while only investigators could read the case: theirs for good.
    is_closed   boolean NOT NULL DEFAULT false,
    received_at timestamptz NOT NULL,
    received_by uuid NOT NULL CONSTRAINT evidence_person_exists REFERENCES person,
    -- The same bytes as the same kind are one piece of evidence of a case, however often they are sent; what lies in the
    -- closed part is not told by refusing them.
    CONSTRAINT evidence_once_in_case UNIQUE (case_id, sha256, kind, is_closed),
    CONSTRAINT evidence_letter_of_case FOREIGN KEY (case_id, letter_id) REFERENCES letter (case_id, id),
    CONSTRAINT evidence_visit_of_case FOREIGN KEY (case_id, visit_id) REFERENCES visit (case_id, id)
);
CREATE INDEX evidence_by_receipt ON evidence (case_id, received_at, id);
CREATE INDEX evidence_sha256 ON evidence (sha256);

-- Chain of custody: who received it, who took it out, how it was found.
CREATE TABLE evidence_custody (
    evidence_id uuid NOT NULL CONSTRAINT evidence_custody_evidence_exists REFERENCES evidence,
    number      bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT evidence_custody_pkey PRIMARY KEY,
    event       text NOT NULL CONSTRAINT evidence_custody_event_known CHECK (event IN (
        'received', 'opened', 'found_intact', 'found_altered', 'found_missing')),
    at          timestamptz NOT NULL,
    -- Nobody where the system itself looked.
    person_id   uuid CONSTRAINT evidence_custody_person_exists REFERENCES person
);
CREATE INDEX evidence_custody_of ON evidence_custody (evidence_id, number);

-- ---------------------------------------------------------------------------------------------------------------
-- The gates: whoever writes, through whatever program, passes here.

CREATE FUNCTION accept_evidence() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    NEW.received_at := clock_timestamp();
    NEW.received_by := actor_id();
    NEW.is_closed := EXISTS (SELECT FROM enforcement_case c
        WHERE c.id = NEW.case_id AND c.state IN ('incident_report', 'investigation', 'prosecution'));
    IF NEW.dated_on > today((SELECT o.zone FROM enforcement_case c JOIN office o ON o.id = c.office_id WHERE c.id = NEW.case_id)) THEN
        RAISE EXCEPTION 'evidence can''t be of a day to come'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_not_from_future', TABLE = 'evidence';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER evidence_accepted BEFORE INSERT ON evidence FOR EACH ROW EXECUTE FUNCTION accept_evidence();

CREATE FUNCTION begin_custody() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    INSERT INTO evidence_custody (evidence_id, event) VALUES (NEW.id, 'received');
    RETURN NULL;
END
$$;
CREATE TRIGGER evidence_begins_custody AFTER INSERT ON evidence FOR EACH ROW EXECUTE FUNCTION begin_custody();

CREATE FUNCTION accept_custody() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    NEW.at := clock_timestamp();
    NEW.person_id := actor_id();
    RETURN NEW;
END
$$;
CREATE TRIGGER evidence_custody_accepted BEFORE INSERT ON evidence_custody
    FOR EACH ROW EXECUTE FUNCTION accept_custody();

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['evidence', 'evidence_custody'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            t || '_append_only', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            t || '_no_truncate', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['accept_evidence()', 'begin_custody()', 'accept_custody()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Who reads and adds: the side that works the case. While a file is closed, and what came to it then for ever,
-- investigators alone.

CREATE FUNCTION investigator_regions() RETURNS text[]
LANGUAGE sql STABLE AS $$
    SELECT patuh.actor_regions(ARRAY['investigator'])
$$;

-- A licensing officer sees what she brought herself, and not BPJS' file.
CREATE POLICY own_side_reads ON evidence FOR SELECT TO patuh_app USING (EXISTS (
    SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
        CASE WHEN is_closed OR c.state IN ('incident_report', 'investigation', 'prosecution')
             THEN (SELECT patuh.investigator_regions())
             WHEN c.track = 'inspection' THEN (SELECT patuh.field_regions())
             WHEN received_by = (SELECT patuh.actor_id()) THEN (SELECT patuh.bpjs_regions())
             ELSE (SELECT patuh.debt_regions()) END)));
CREATE POLICY own_side_adds ON evidence FOR INSERT TO patuh_app WITH CHECK (EXISTS (
    SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
        CASE WHEN c.state IN ('incident_report', 'investigation', 'prosecution')
             THEN (SELECT patuh.investigator_regions())
             WHEN c.track = 'inspection' THEN (SELECT patuh.field_regions())
             ELSE (SELECT patuh.bpjs_regions()) END)));
GRANT SELECT, INSERT ON evidence TO patuh_app;
CREATE POLICY read_with_evidence ON evidence_custody FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM evidence e WHERE e.id = evidence_id));
CREATE POLICY note_with_evidence ON evidence_custody FOR INSERT TO patuh_app
    WITH CHECK (event <> 'received' AND EXISTS (SELECT FROM evidence e WHERE e.id = evidence_id));
GRANT SELECT, INSERT (evidence_id, event) ON evidence_custody TO patuh_app;

-- The system looks whether the bytes are still what they were, and which of them no record cites.
CREATE POLICY jobs_look ON evidence FOR SELECT TO patuh_jobs USING (true);
GRANT SELECT (id, sha256, received_at) ON evidence TO patuh_jobs;
CREATE POLICY jobs_look ON evidence_custody FOR SELECT TO patuh_jobs USING (true);
CREATE POLICY jobs_note ON evidence_custody FOR INSERT TO patuh_jobs WITH CHECK (event LIKE 'found_%');
GRANT SELECT (evidence_id, event, at, number), INSERT (evidence_id, event) ON evidence_custody TO patuh_jobs;
CREATE POLICY definer_keeps ON evidence_custody FOR INSERT TO patuh_definer WITH CHECK (event = 'received');
GRANT INSERT ON evidence_custody TO patuh_definer;

RESET ROLE;
