-- Evidence that acts cite, signatures that letters bear, and what the trail knows of both.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- ---------------------------------------------------------------------------------------------------------------
-- Evidence that an act cites.

ALTER TABLE evidence ADD CONSTRAINT evidence_of_case UNIQUE (case_id, id);

-- The scan of a signed letter is of one letter. (Rows that stand are what they are.)
ALTER TABLE evidence ADD CONSTRAINT evidence_signed_letter_named
    CHECK (kind <> 'signed_letter' OR letter_id IS NOT NULL) NOT VALID;

CREATE TABLE act_evidence (
    case_id     uuid NOT NULL,
    seq         integer NOT NULL,
    evidence_id uuid NOT NULL,
    CONSTRAINT act_evidence_pkey PRIMARY KEY (case_id, seq, evidence_id),
    CONSTRAINT act_evidence_act_exists FOREIGN KEY (case_id, seq) REFERENCES case_event,
    CONSTRAINT act_evidence_of_case FOREIGN KEY (case_id, evidence_id) REFERENCES evidence (case_id, id)
);
CREATE INDEX act_evidence_by_evidence ON act_evidence (evidence_id);

-- What is cited lay there before the act was recorded, and its author may know of it: what came to a closed file is cited
-- by investigators alone, BPJS' file by BPJS, and a licensing officer cites what she brought herself. Which state the case
-- had is the act's own word for it: the act may have closed the file.
CREATE FUNCTION accept_cited_evidence() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    act   case_event;
    piece evidence;
    place enforcement_case;
BEGIN
    SELECT * INTO act FROM case_event e WHERE e.case_id = NEW.case_id AND e.seq = NEW.seq;
    SELECT * INTO piece FROM evidence e WHERE e.case_id = NEW.case_id AND e.id = NEW.evidence_id;
    SELECT * INTO place FROM enforcement_case c WHERE c.id = NEW.case_id;
    IF piece.id IS NULL THEN
        PERFORM refuse_act('the case has no such evidence', 'act_evidence_of_case', 'act_evidence');
    END IF;
    IF piece.received_at > act.recorded_at THEN
        PERFORM refuse_act('evidence comes before the act that cites it', 'act_evidence_stored_before', 'act_evidence');
    END IF;
    IF NOT (place.region_code = ANY (CASE
            WHEN piece.is_closed OR act.from_state IN ('incident_report', 'investigation', 'prosecution')
                THEN investigator_regions()
            WHEN place.track = 'inspection' THEN field_regions()
            WHEN piece.received_by = act.actor_id THEN bpjs_regions()
            ELSE debt_regions() END)) THEN
        PERFORM refuse_act('evidence is cited by who may see it', 'act_evidence_seen_by_author', 'act_evidence');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER act_evidence_accepted BEFORE INSERT ON act_evidence
    FOR EACH ROW EXECUTE FUNCTION accept_cited_evidence();

-- How files were found, for counting damage: few entries among many.
CREATE INDEX evidence_custody_found ON evidence_custody (evidence_id, number DESC) WHERE event LIKE 'found_%';

-- ---------------------------------------------------------------------------------------------------------------
-- Signatures. Each version of a letter's file begins with the bytes of the one before, down to the paper that was printed:
-- a signature is added to a PDF behind its end (ISO 32000-1, 7.5.6), and whatever else was done to a file is no signature.

CREATE TABLE letter_signature (
    letter_id   uuid NOT NULL CONSTRAINT letter_signature_paper_exists REFERENCES letter_paper,
    version     integer NOT NULL CONSTRAINT letter_signature_version_positive CHECK (version > 0),
    -- The place on the letter, counted from 1 in its frozen content.
    signatory   integer NOT NULL CONSTRAINT letter_signature_signatory_range CHECK (signatory BETWEEN 1 AND 100),
    pdf         bytea NOT NULL,
    sha256      bytea NOT NULL,
    -- What the signer's certificate says.
    subject     text NOT NULL CONSTRAINT letter_signature_subject_length CHECK (length(subject) BETWEEN 1 AND 1000),
    issuer      text NOT NULL CONSTRAINT letter_signature_issuer_length CHECK (length(issuer) BETWEEN 1 AND 1000),
    serial      text NOT NULL CONSTRAINT letter_signature_serial_length CHECK (length(serial) BETWEEN 1 AND 100),
    -- Whether somebody whom this service trusts vouches for the certificate; nobody has looked yet.
    certificate text NOT NULL CONSTRAINT letter_signature_certificate_known CHECK (certificate IN ('not_checked')),
    -- The way it came: a file that was signed elsewhere.
    method      text NOT NULL CONSTRAINT letter_signature_method_known CHECK (method IN ('file')),
    brought_by  uuid NOT NULL CONSTRAINT letter_signature_person_exists REFERENCES person,
    brought_at  timestamptz NOT NULL,
    CONSTRAINT letter_signature_pkey PRIMARY KEY (letter_id, version),
    CONSTRAINT letter_signature_once_per_place UNIQUE (letter_id, signatory),
    CONSTRAINT letter_signature_size CHECK (length(pdf) <= 33554432),
    CONSTRAINT letter_signature_hash_fits CHECK (sha256 = sha256(pdf))
);
ALTER TABLE letter_signature ALTER COLUMN pdf SET STORAGE EXTERNAL;

CREATE FUNCTION accept_signature() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    before bytea;
BEGIN
    NEW.brought_by := actor_id();
    NEW.brought_at := clock_timestamp();
    NEW.version := 1 + (SELECT count(*) FROM letter_signature s WHERE s.letter_id = NEW.letter_id);
    SELECT coalesce((SELECT s.pdf FROM letter_signature s WHERE s.letter_id = p.letter_id ORDER BY s.version DESC LIMIT 1), p.pdf)
        INTO before FROM letter_paper p WHERE p.letter_id = NEW.letter_id;
    IF before IS NULL OR length(NEW.pdf) <= length(before) OR substring(NEW.pdf FOR length(before)) <> before THEN
        PERFORM refuse_act('a signed letter begins with its unsigned bytes', 'letter_signature_extends_paper', 'letter_signature');
    END IF;
    IF EXISTS (SELECT FROM letter_void v WHERE v.letter_id = NEW.letter_id) THEN
        PERFORM refuse_act('a void letter is not signed', 'letter_signature_of_standing_letter', 'letter_signature');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER letter_signature_accepted BEFORE INSERT ON letter_signature
    FOR EACH ROW EXECUTE FUNCTION accept_signature();

-- ---------------------------------------------------------------------------------------------------------------
-- The trail knows the hash of everything that is frozen, written with it: who rewrites a row together with its own hash is
-- found by the trail.

CREATE FUNCTION record_frozen() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'letter_content' THEN
        INSERT INTO audit_entry (operation, subject_id, details)
        VALUES ('freeze_letter', NEW.letter_id, jsonb_build_object('sha256', encode(NEW.sha256, 'hex')));
    ELSE
        INSERT INTO audit_entry (actor_id, operation, subject_id, details)
        VALUES (NEW.brought_by, 'sign_letter', NEW.letter_id,
                jsonb_build_object('version', NEW.version, 'sha256', encode(NEW.sha256, 'hex')));
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER letter_content_recorded AFTER INSERT ON letter_content FOR EACH ROW EXECUTE FUNCTION record_frozen();
CREATE TRIGGER letter_signature_recorded AFTER INSERT ON letter_signature FOR EACH ROW EXECUTE FUNCTION record_frozen();
CREATE POLICY definer_records_frozen ON audit_entry FOR INSERT TO patuh_definer
    WITH CHECK (operation = 'freeze_letter' AND actor_id IS NULL OR operation = 'sign_letter' AND actor_id IS NOT NULL);
CREATE POLICY definer_reads_frozen ON audit_entry FOR SELECT TO patuh_definer
    USING (operation IN ('freeze_letter', 'sign_letter'));

-- What was frozen before is recorded now.
ALTER TABLE audit_entry NO FORCE ROW LEVEL SECURITY;
ALTER TABLE letter_content NO FORCE ROW LEVEL SECURITY;
INSERT INTO audit_entry (operation, subject_id, details)
SELECT 'freeze_letter', c.letter_id, jsonb_build_object('sha256', encode(c.sha256, 'hex')) FROM letter_content c;
ALTER TABLE letter_content FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;

-- Whether content, paper and every signed version are what the trail says, by their bytes.
CREATE FUNCTION letter_is_unaltered(in_letter uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    text_hash bytea;
    paper     letter_paper;
    signed    integer;
BEGIN
    SELECT sha256(convert_to(c.content, 'UTF8')) INTO text_hash FROM letter_content c
        WHERE c.letter_id = in_letter AND c.sha256 = sha256(convert_to(c.content, 'UTF8'));
    IF text_hash IS NULL OR text_hash IS DISTINCT FROM (
            SELECT decode(a.details ->> 'sha256', 'hex') FROM audit_entry a
            WHERE a.subject_id = in_letter AND a.operation = 'freeze_letter' ORDER BY a.id LIMIT 1) THEN
        RETURN false;
    END IF;
    SELECT count(*) INTO signed FROM letter_signature s WHERE s.letter_id = in_letter;
    SELECT * INTO paper FROM letter_paper p WHERE p.letter_id = in_letter;
    IF paper.letter_id IS NULL THEN
        RETURN signed = 0 AND recorded_paper(in_letter) IS NULL;
    END IF;
    RETURN paper.content_sha256 = text_hash AND paper.sha256 = sha256(paper.pdf)
        AND paper.sha256 IS NOT DISTINCT FROM recorded_paper(in_letter)
        AND signed = (SELECT count(*) FROM audit_entry a WHERE a.subject_id = in_letter AND a.operation = 'sign_letter')
        AND NOT EXISTS (
            SELECT FROM letter_signature s
            WHERE s.letter_id = in_letter AND (
                s.sha256 <> sha256(s.pdf)
                OR s.sha256 IS DISTINCT FROM (
                    SELECT decode(a.details ->> 'sha256', 'hex') FROM audit_entry a
                    WHERE a.subject_id = in_letter AND a.operation = 'sign_letter'
                      AND (a.details ->> 'version')::integer = s.version ORDER BY a.id LIMIT 1)));
END
$$;

-- What anybody who holds a letter may know of it. Nothing tells whom it concerns or what it says.
DROP FUNCTION verify_letter(text);
CREATE FUNCTION verify_letter(in_token text) RETURNS TABLE (
    kind text, number text, issued_on date, office text, void_on date, replaced_by text, sha256 bytea,
    signed_sha256 bytea, signatures integer, is_true boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT l.kind, l.number, l.issued_on, o.name, e.occurred_on,
           -- The letter of the same kind that the revoking act made in its place.
           (SELECT n.number FROM letter n WHERE n.case_id = v.case_id AND n.seq = v.seq AND n.ordinal = v.seq AND n.kind = l.kind),
           p.sha256, s.sha256, coalesce(s.version, 0), letter_is_unaltered(l.id)
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

-- What a file with this SHA-256 is of a letter: its paper, its latest signed version, an earlier one, or nothing of it.
CREATE FUNCTION compare_letter(in_token text, in_sha256 bytea) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (
        SELECT CASE
            WHEN s.sha256 = in_sha256 THEN 'signed'
            WHEN p.sha256 = in_sha256 THEN 'paper'
            WHEN EXISTS (SELECT FROM letter_signature x WHERE x.letter_id = c.letter_id AND x.sha256 = in_sha256)
                THEN 'earlier_signed'
            ELSE 'other' END
        FROM letter_content c
        LEFT JOIN letter_paper p ON p.letter_id = c.letter_id
        LEFT JOIN LATERAL (SELECT x.sha256 FROM letter_signature x WHERE x.letter_id = c.letter_id
            ORDER BY x.version DESC LIMIT 1) s ON true
        WHERE c.token = in_token);
END
$$;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['act_evidence', 'letter_signature'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            t || '_append_only', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            t || '_no_truncate', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['evidence', 'letter_signature'] LOOP
        EXECUTE format('CREATE POLICY definer_reads ON %I FOR SELECT TO patuh_definer USING (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_definer', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['accept_cited_evidence()', 'accept_signature()', 'record_frozen()', 'letter_is_unaltered(uuid)',
                             'verify_letter(text)', 'compare_letter(text, bytea)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
    END LOOP;
    GRANT EXECUTE ON FUNCTION letter_is_unaltered(uuid), verify_letter(text), compare_letter(text, bytea) TO patuh_app;
    FOREACH t IN ARRAY ARRAY['accept_cited_evidence()', 'accept_signature()', 'record_frozen()', 'letter_is_unaltered(uuid)',
                             'verify_letter(text)', 'compare_letter(text, bytea)'] LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;

-- Seen by who sees both the act and the evidence; written with the act, by its author.
CREATE POLICY read_with_both ON act_evidence FOR SELECT TO patuh_app USING (
    EXISTS (SELECT FROM evidence e WHERE e.id = evidence_id)
    AND EXISTS (SELECT FROM case_event e WHERE e.case_id = act_evidence.case_id AND e.seq = act_evidence.seq));
CREATE POLICY author_cites ON act_evidence FOR INSERT TO patuh_app WITH CHECK (is_own_act(case_id, seq));
GRANT SELECT, INSERT ON act_evidence TO patuh_app;

-- Seen with the letter. Brought by who works cases and sees it; an auditor only reads.
CREATE POLICY read_with_content ON letter_signature FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM letter_content c WHERE c.letter_id = letter_signature.letter_id));
CREATE POLICY caseworkers_bring ON letter_signature FOR INSERT TO patuh_app WITH CHECK (
    EXISTS (SELECT FROM letter_content c WHERE c.letter_id = letter_signature.letter_id)
    AND (SELECT actor_holds(ARRAY['inspector', 'coordinator', 'division_head', 'office_head', 'investigator', 'bpjs_officer',
        'bpjs_examiner', 'bpjs_branch_head', 'licensing_officer'])));
GRANT SELECT, INSERT (letter_id, signatory, pdf, sha256, subject, issuer, serial, certificate, method)
    ON letter_signature TO patuh_app;

RESET ROLE;
