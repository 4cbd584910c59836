-- What a letter says is frozen when it is issued; its paper is made once from that, and neither ever changes.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- Where an office signs and is found, as its letterhead says. Whatever nobody has entered stays empty.
CREATE TABLE office_letterhead (
    office_id uuid PRIMARY KEY CONSTRAINT office_letterhead_office_exists REFERENCES office,
    place     text CONSTRAINT office_letterhead_place_length CHECK (length(place) BETWEEN 1 AND 100),
    address   text CONSTRAINT office_letterhead_address_length CHECK (length(address) BETWEEN 1 AND 300)
);

-- The content as JSON, in the very bytes that were hashed: everything that the page shows, as it stood on the day of the
-- act. Letters that a case on paper brought along have none.
CREATE TABLE letter_content (
    letter_id   uuid PRIMARY KEY,
    case_id     uuid NOT NULL,
    seq         integer NOT NULL,
    content     text NOT NULL CONSTRAINT letter_content_is_json CHECK (jsonb_typeof(content::jsonb) = 'object'),
    sha256      bytea NOT NULL,
    -- What the QR code carries. It proves nothing but possession of the paper, and leads to nothing secret.
    token       text NOT NULL CONSTRAINT letter_content_token_unique UNIQUE
        CONSTRAINT letter_content_token_format CHECK (token ~ '^[A-Za-z0-9_-]{22,64}$'),
    recorded_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT letter_content_letter_exists FOREIGN KEY (case_id, letter_id) REFERENCES letter (case_id, id),
    CONSTRAINT letter_content_event_exists FOREIGN KEY (case_id, seq) REFERENCES case_event,
    CONSTRAINT letter_content_hash_fits CHECK (sha256 = sha256(convert_to(content, 'UTF8')))
);

-- The paper. In the database, not in a folder: a letter and its bytes are then backed up, replicated and guarded together,
-- and the job that makes it is one transaction. PDF is compressed already, so it is stored as it comes.
CREATE TABLE letter_paper (
    letter_id       uuid PRIMARY KEY CONSTRAINT letter_paper_content_exists REFERENCES letter_content,
    pdf             bytea NOT NULL CONSTRAINT letter_paper_is_pdf CHECK (substring(pdf FOR 5) = '%PDF-'::bytea),
    sha256          bytea NOT NULL,
    content_sha256  bytea NOT NULL CONSTRAINT letter_paper_content_hash_length CHECK (length(content_sha256) = 32),
    template_sha256 bytea NOT NULL CONSTRAINT letter_paper_template_hash_length CHECK (length(template_sha256) = 32),
    printed_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT letter_paper_size CHECK (length(pdf) <= 33554432),
    CONSTRAINT letter_paper_hash_fits CHECK (sha256 = sha256(pdf))
);
ALTER TABLE letter_paper ALTER COLUMN pdf SET STORAGE EXTERNAL;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['office_letterhead', 'letter_content', 'letter_paper'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['letter_content', 'letter_paper'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            t || '_append_only', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            t || '_no_truncate', t);
    END LOOP;
END
$$;

CREATE POLICY read_signed_in ON office_letterhead FOR SELECT TO patuh_app USING ((SELECT actor_id()) IS NOT NULL);
CREATE POLICY owner_keeps ON office_letterhead TO patuh_owner USING (true) WITH CHECK (true);
GRANT SELECT ON office_letterhead TO patuh_app;

-- A letter's content is read by whoever reads the letter, and written with its act. The service itself prints nothing:
-- the system actor alone may.
CREATE POLICY own_side_reads ON letter_content FOR SELECT TO patuh_app USING (EXISTS (
    SELECT FROM enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
    CASE c.track WHEN 'inspection' THEN (SELECT field_regions()) ELSE (SELECT bpjs_regions()) END)));
-- What was made in the investigators' file stays theirs.
CREATE POLICY closed_file_stays_closed ON letter_content AS RESTRICTIVE FOR SELECT TO patuh_app USING (
    NOT EXISTS (
        SELECT FROM case_event e WHERE e.case_id = letter_content.case_id AND e.seq = letter_content.seq
        AND (e.from_state IN ('incident_report', 'investigation', 'prosecution')
            OR e.to_state IN ('incident_report', 'investigation', 'prosecution')))
    OR (SELECT actor_holds(ARRAY['investigator'])));
CREATE POLICY own_side_writes ON letter_content FOR INSERT TO patuh_app WITH CHECK (EXISTS (
    SELECT FROM enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
    CASE c.track WHEN 'inspection' THEN (SELECT field_regions()) ELSE (SELECT bpjs_regions()) END))
    AND is_own_act(case_id, seq));
CREATE POLICY jobs_read ON letter_content FOR SELECT TO patuh_jobs USING (true);
GRANT SELECT ON letter_content TO patuh_app, patuh_jobs;
GRANT INSERT (letter_id, case_id, seq, content, sha256, token) ON letter_content TO patuh_app;
CREATE POLICY read_with_content ON letter_paper FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM letter_content c WHERE c.letter_id = letter_paper.letter_id));
CREATE POLICY jobs_read ON letter_paper FOR SELECT TO patuh_jobs USING (true);
CREATE POLICY jobs_print ON letter_paper FOR INSERT TO patuh_jobs WITH CHECK (true);
GRANT SELECT ON letter_paper TO patuh_app, patuh_jobs;
GRANT INSERT (letter_id, pdf, sha256, content_sha256, template_sha256) ON letter_paper TO patuh_jobs;

-- Every frozen letter brings the job that prints it along.
CREATE FUNCTION enqueue_letter() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    INSERT INTO job (kind, arguments, unique_key)
    VALUES ('print_letter', jsonb_build_object('letter_id', NEW.letter_id), NEW.letter_id::text);
    RETURN NULL;
END
$$;
CREATE TRIGGER letter_content_enqueued AFTER INSERT ON letter_content FOR EACH ROW EXECUTE FUNCTION enqueue_letter();
CREATE POLICY definer_enqueues_letters ON job FOR INSERT TO patuh_definer
    WITH CHECK (kind = 'print_letter' AND state = 'available');

-- The hash of a paper stands in the trail too, written with it: a file that is swapped together with its hash is found.
CREATE FUNCTION record_paper() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    INSERT INTO audit_entry (operation, subject_id, details)
    VALUES ('print_letter', NEW.letter_id, jsonb_build_object('sha256', encode(NEW.sha256, 'hex')));
    RETURN NULL;
END
$$;
CREATE TRIGGER letter_paper_recorded AFTER INSERT ON letter_paper FOR EACH ROW EXECUTE FUNCTION record_paper();
CREATE POLICY definer_records_papers ON audit_entry FOR INSERT TO patuh_definer
    WITH CHECK (actor_id IS NULL AND operation = 'print_letter');
CREATE POLICY definer_reads_papers ON audit_entry FOR SELECT TO patuh_definer USING (operation = 'print_letter');
GRANT SELECT, INSERT ON audit_entry TO patuh_definer;

-- The hash that the trail has of a letter's paper.
CREATE FUNCTION recorded_paper(in_letter uuid) RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (
        SELECT decode(a.details ->> 'sha256', 'hex') FROM audit_entry a
        WHERE a.subject_id = in_letter AND a.operation = 'print_letter' ORDER BY a.id LIMIT 1);
END
$$;

-- What anybody who holds a letter may know of it. Nothing tells whom it concerns or what it says.
CREATE FUNCTION verify_letter(in_token text) RETURNS TABLE (
    kind text, number text, issued_on date, office text, void_on date, replaced_by text, sha256 bytea, is_true boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT l.kind, l.number, l.issued_on, o.name, e.occurred_on,
           -- The letter of the same kind that the revoking act made in its place.
           (SELECT n.number FROM letter n WHERE n.case_id = v.case_id AND n.seq = v.seq AND n.ordinal = v.seq AND n.kind = l.kind),
           p.sha256, p.letter_id IS NULL OR (p.content_sha256 = c.sha256 AND p.sha256 = recorded_paper(l.id))
    FROM letter_content c
    JOIN letter l ON l.id = c.letter_id
    JOIN office o ON o.id = l.office_id
    LEFT JOIN letter_paper p ON p.letter_id = c.letter_id
    LEFT JOIN letter_void v ON v.letter_id = l.id
    LEFT JOIN case_event e ON e.case_id = v.case_id AND e.seq = v.seq
    WHERE c.token = in_token;
END
$$;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['letter', 'letter_void', 'letter_content', 'letter_paper'] LOOP
        EXECUTE format('CREATE POLICY definer_reads ON %I FOR SELECT TO patuh_definer USING (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_definer', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['enqueue_letter()', 'record_paper()', 'recorded_paper(uuid)', 'verify_letter(text)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
    END LOOP;
    GRANT EXECUTE ON FUNCTION recorded_paper(uuid), verify_letter(text) TO patuh_app;
    FOREACH t IN ARRAY ARRAY['enqueue_letter()', 'record_paper()', 'recorded_paper(uuid)', 'verify_letter(text)'] LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;

RESET ROLE;
