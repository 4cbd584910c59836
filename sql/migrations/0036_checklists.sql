-- Checklists for examinations: versions as data, the version that a visit's answers are given to, the answers of every hand,
-- when they were complete, and which findings an inspector recorded on them.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- A version of a checklist, as the JSON that is hashed. The first version of the program's own checklist has no author.
CREATE TABLE checklist_version (
    checklist   text NOT NULL CONSTRAINT checklist_version_code_format CHECK (checklist ~ '^[a-z][a-z0-9_]{0,59}$'),
    version     integer NOT NULL CONSTRAINT checklist_version_positive CHECK (version > 0),
    content     text NOT NULL CONSTRAINT checklist_version_content_length CHECK (length(content) BETWEEN 2 AND 400000),
    sha256      bytea NOT NULL CONSTRAINT checklist_version_hash_fits CHECK (sha256 = sha256(convert_to(content, 'UTF8'))),
    reason      text CONSTRAINT checklist_version_reason_length CHECK (length(reason) BETWEEN 1 AND 10000),
    author_id   uuid CONSTRAINT checklist_version_author_exists REFERENCES person,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT checklist_version_pkey PRIMARY KEY (checklist, version)
);
-- From a day on, visits of that day are examined with it, until a version that holds later.
CREATE TABLE checklist_publication (
    checklist    text NOT NULL,
    version      integer NOT NULL,
    valid_from   date NOT NULL,
    reason       text CONSTRAINT checklist_publication_reason_length CHECK (length(reason) BETWEEN 1 AND 10000),
    publisher_id uuid CONSTRAINT checklist_publisher_exists REFERENCES person,
    recorded_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT checklist_published_once PRIMARY KEY (checklist, version),
    CONSTRAINT checklist_publication_of_version FOREIGN KEY (checklist, version) REFERENCES checklist_version
);
-- Answering has begun: from here on this version holds for the visit, whatever is published later.
CREATE TABLE checklist_start (
    visit_id   uuid NOT NULL,
    checklist  text NOT NULL,
    case_id    uuid NOT NULL,
    version    integer NOT NULL,
    -- Begun while only investigators could read the case: theirs for good.
    is_closed  boolean NOT NULL DEFAULT false,
    started_by uuid NOT NULL CONSTRAINT checklist_start_person_exists REFERENCES person,
    started_at timestamptz NOT NULL,
    CONSTRAINT checklist_start_pkey PRIMARY KEY (visit_id, checklist),
    CONSTRAINT checklist_start_visit_of_case FOREIGN KEY (case_id, visit_id) REFERENCES visit (case_id, id),
    CONSTRAINT checklist_start_published FOREIGN KEY (checklist, version) REFERENCES checklist_publication
);
CREATE INDEX checklist_start_case ON checklist_start (case_id);
-- One answer of one hand. It is never changed; another takes its place, and none at all takes it back.
CREATE TABLE checklist_answer (
    id          uuid CONSTRAINT checklist_answer_pkey PRIMARY KEY,
    visit_id    uuid NOT NULL,
    checklist   text NOT NULL,
    case_id     uuid NOT NULL,
    question    text NOT NULL CONSTRAINT checklist_answer_question_format CHECK (question ~ '^[a-z][a-z0-9_]{0,59}$'),
    code        text CONSTRAINT checklist_answer_code_format CHECK (code ~ '^[a-z][a-z0-9_]{0,59}$'),
    number      bigint CONSTRAINT checklist_answer_number_not_negative CHECK (number >= 0),
    day         date,
    words       text CONSTRAINT checklist_answer_words_length CHECK (length(words) BETWEEN 1 AND 4000),
    note        text CONSTRAINT checklist_answer_note_length CHECK (length(note) BETWEEN 1 AND 10000),
    -- The device's time.
    answered_at timestamptz NOT NULL,
    -- The answers that whoever answered had seen and replaced.
    replaces    uuid[] NOT NULL CONSTRAINT checklist_answer_replaces_length CHECK (cardinality(replaces) <= 50),
    answered_by uuid NOT NULL CONSTRAINT checklist_answer_person_exists REFERENCES person,
    recorded_at timestamptz NOT NULL,
    -- SHA-256 of the answer as it was sent, so that a repeat is told from another answer under the same id.
    digest      bytea NOT NULL CONSTRAINT checklist_answer_digest_length CHECK (length(digest) = 32),
    CONSTRAINT checklist_answer_one_value CHECK (num_nonnulls(code, number, day, words) <= 1),
    CONSTRAINT checklist_answer_of_start FOREIGN KEY (visit_id, checklist) REFERENCES checklist_start,
    CONSTRAINT checklist_answer_visit_of_case FOREIGN KEY (case_id, visit_id) REFERENCES visit (case_id, id),
    CONSTRAINT checklist_answer_of_visit UNIQUE (visit_id, checklist, id)
);
CREATE INDEX checklist_answer_case ON checklist_answer (case_id);
CREATE TABLE checklist_answer_evidence (
    answer_id   uuid NOT NULL CONSTRAINT checklist_answer_evidence_answer_exists REFERENCES checklist_answer,
    evidence_id uuid NOT NULL CONSTRAINT checklist_answer_evidence_exists REFERENCES evidence,
    case_id     uuid NOT NULL,
    CONSTRAINT checklist_answer_evidence_pkey PRIMARY KEY (answer_id, evidence_id)
);
-- Everything asked was answered: from here on no answer is added.
CREATE TABLE checklist_completion (
    visit_id     uuid NOT NULL,
    checklist    text NOT NULL,
    case_id      uuid NOT NULL,
    completed_by uuid NOT NULL CONSTRAINT checklist_completion_person_exists REFERENCES person,
    completed_at timestamptz NOT NULL,
    CONSTRAINT checklist_completed_once PRIMARY KEY (visit_id, checklist),
    CONSTRAINT checklist_completion_of_start FOREIGN KEY (visit_id, checklist) REFERENCES checklist_start,
    CONSTRAINT checklist_completion_visit_of_case FOREIGN KEY (case_id, visit_id) REFERENCES visit (case_id, id)
);
-- The finding that an inspector recorded on a proposal, and the answers that it rests on.
CREATE TABLE checklist_finding (
    finding_id uuid CONSTRAINT checklist_finding_pkey PRIMARY KEY
        CONSTRAINT checklist_finding_exists REFERENCES finding,
    visit_id   uuid NOT NULL,
    checklist  text NOT NULL,
    case_id    uuid NOT NULL,
    proposal   text NOT NULL CONSTRAINT checklist_finding_proposal_format CHECK (proposal ~ '^[a-z][a-z0-9_]{0,59}$'),
    CONSTRAINT checklist_proposal_recorded_once UNIQUE (visit_id, checklist, proposal),
    CONSTRAINT checklist_finding_of_visit UNIQUE (finding_id, visit_id, checklist),
    CONSTRAINT checklist_finding_of_completion FOREIGN KEY (visit_id, checklist) REFERENCES checklist_completion
);
CREATE TABLE checklist_finding_answer (
    finding_id uuid NOT NULL,
    answer_id  uuid NOT NULL,
    visit_id   uuid NOT NULL,
    checklist  text NOT NULL,
    case_id    uuid NOT NULL,
    CONSTRAINT checklist_finding_answer_pkey PRIMARY KEY (finding_id, answer_id),
    CONSTRAINT checklist_finding_answer_of_finding FOREIGN KEY (finding_id, visit_id, checklist)
        REFERENCES checklist_finding (finding_id, visit_id, checklist),
    CONSTRAINT checklist_finding_answer_of_answer FOREIGN KEY (visit_id, checklist, answer_id)
        REFERENCES checklist_answer (visit_id, checklist, id)
);

-- ---------------------------------------------------------------------------------------------------------------
-- The gates: whoever writes, through whatever program, passes here.

-- Numbers have no gaps.
CREATE FUNCTION check_checklist_number() RETURNS trigger LANGUAGE plpgsql SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NEW.version <> (SELECT coalesce(max(v.version), 0) + 1 FROM checklist_version v WHERE v.checklist = NEW.checklist) THEN
        RAISE EXCEPTION 'versions are numbered one after the other'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'checklist_version_in_sequence', TABLE = 'checklist_version';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER checklist_version_numbered BEFORE INSERT ON checklist_version
    FOR EACH ROW EXECUTE FUNCTION check_checklist_number();

-- The program's own first version held from the beginning; whatever people publish holds from today on at the earliest.
CREATE FUNCTION check_checklist_publication() RETURNS trigger LANGUAGE plpgsql SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NEW.publisher_id IS NOT NULL AND NEW.valid_from < today('Asia/Jakarta') THEN
        RAISE EXCEPTION 'a checklist holds from today on at the earliest'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'checklist_not_in_past', TABLE = 'checklist_publication';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER checklist_publication_checked BEFORE INSERT ON checklist_publication
    FOR EACH ROW EXECUTE FUNCTION check_checklist_publication();

CREATE FUNCTION is_visitor(in_visit uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT EXISTS (SELECT FROM visit_author a WHERE a.visit_id = in_visit AND a.person_id = actor_id())
$$;

-- Those who went answer, and to a version that was published for the visit's day.
CREATE FUNCTION accept_checklist_start() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    NEW.started_by := actor_id();
    NEW.started_at := clock_timestamp();
    NEW.is_closed := EXISTS (SELECT FROM enforcement_case c
        WHERE c.id = NEW.case_id AND c.state IN ('incident_report', 'investigation', 'prosecution'));
    IF NOT is_visitor(NEW.visit_id) THEN
        RAISE EXCEPTION 'whoever answers took part in the visit'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'checklist_answered_by_visitor', TABLE = 'checklist_start';
    END IF;
    IF NOT EXISTS (SELECT FROM visit v WHERE v.id = NEW.visit_id AND v.outcome IN ('examined', 'partly_examined')) THEN
        RAISE EXCEPTION 'nothing was examined on the visit'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'checklist_of_examination', TABLE = 'checklist_start';
    END IF;
    IF NOT EXISTS (
        SELECT FROM checklist_publication p JOIN visit v ON v.id = NEW.visit_id AND p.valid_from <= v.occurred_on
        WHERE p.checklist = NEW.checklist AND p.version = NEW.version) THEN
        RAISE EXCEPTION 'the version did not hold on the visit''s day'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'checklist_version_in_force', TABLE = 'checklist_start';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER checklist_start_accepted BEFORE INSERT ON checklist_start
    FOR EACH ROW EXECUTE FUNCTION accept_checklist_start();

-- Answers and completion of one checklist come one after the other.
CREATE FUNCTION lock_checklist(in_visit uuid, in_checklist text) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(hashtextextended('checklist ' || in_visit::text || ' ' || in_checklist, 0))
$$;
CREATE FUNCTION accept_checklist_answer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    PERFORM lock_checklist(NEW.visit_id, NEW.checklist);
    NEW.answered_by := actor_id();
    NEW.recorded_at := clock_timestamp();
    IF NOT is_visitor(NEW.visit_id) THEN
        RAISE EXCEPTION 'whoever answers took part in the visit'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'checklist_answered_by_visitor', TABLE = 'checklist_answer';
    END IF;
    IF EXISTS (SELECT FROM checklist_completion d WHERE d.visit_id = NEW.visit_id AND d.checklist = NEW.checklist) THEN
        RAISE EXCEPTION 'the checklist is complete'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'checklist_is_complete', TABLE = 'checklist_answer';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER checklist_answer_accepted BEFORE INSERT ON checklist_answer
    FOR EACH ROW EXECUTE FUNCTION accept_checklist_answer();

-- By the rights of whoever answers: what she may not see, and what belongs to another case, is not cited.
CREATE FUNCTION check_checklist_evidence() RETURNS trigger LANGUAGE plpgsql SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM evidence e WHERE e.id = NEW.evidence_id AND e.case_id = NEW.case_id)
        OR NOT EXISTS (SELECT FROM checklist_answer a WHERE a.id = NEW.answer_id AND a.case_id = NEW.case_id) THEN
        RAISE EXCEPTION 'the case has no such evidence'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'checklist_evidence_of_case', TABLE = 'checklist_answer_evidence';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER checklist_answer_evidence_checked BEFORE INSERT ON checklist_answer_evidence
    FOR EACH ROW EXECUTE FUNCTION check_checklist_evidence();

CREATE FUNCTION accept_checklist_completion() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    PERFORM lock_checklist(NEW.visit_id, NEW.checklist);
    NEW.completed_by := actor_id();
    NEW.completed_at := clock_timestamp();
    IF NOT is_visitor(NEW.visit_id) THEN
        RAISE EXCEPTION 'whoever answers took part in the visit'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'checklist_answered_by_visitor', TABLE = 'checklist_completion';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER checklist_completion_accepted BEFORE INSERT ON checklist_completion
    FOR EACH ROW EXECUTE FUNCTION accept_checklist_completion();

-- A finding is linked with what proposed it as it is recorded, by whoever records it, and to its own visit.
CREATE FUNCTION accept_checklist_finding() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM finding f WHERE f.id = NEW.finding_id AND f.visit_id = NEW.visit_id
            AND f.case_id = NEW.case_id AND is_own_act(f.case_id, f.seq)) THEN
        RAISE EXCEPTION 'the finding rests on another visit, or is none of this act'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'checklist_finding_of_act', TABLE = 'checklist_finding';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER checklist_finding_accepted BEFORE INSERT ON checklist_finding
    FOR EACH ROW EXECUTE FUNCTION accept_checklist_finding();

-- ---------------------------------------------------------------------------------------------------------------
-- Rights.

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['checklist_version', 'checklist_publication', 'checklist_start', 'checklist_answer',
        'checklist_answer_evidence', 'checklist_completion', 'checklist_finding', 'checklist_finding_answer'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            t || '_append_only', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            t || '_no_truncate', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_app', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['is_visitor(uuid)', 'accept_checklist_start()', 'accept_checklist_answer()',
        'accept_checklist_completion()', 'accept_checklist_finding()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
    -- The rules are for everybody who signs in.
    FOREACH t IN ARRAY ARRAY['checklist_version', 'checklist_publication'] LOOP
        EXECUTE format('CREATE POLICY read_signed_in ON %I FOR SELECT TO patuh_app USING ((SELECT patuh.actor_id()) IS NOT NULL)', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['checklist_publication', 'checklist_completion'] LOOP
        EXECUTE format('CREATE POLICY definer_reads ON %I FOR SELECT TO patuh_definer USING (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_definer', t);
    END LOOP;
    -- What hangs on a checklist that is answered is seen and added by whoever sees that it is.
    FOREACH t IN ARRAY ARRAY['checklist_answer', 'checklist_completion', 'checklist_finding', 'checklist_finding_answer'] LOOP
        EXECUTE format('CREATE POLICY with_checklist ON %I TO patuh_app '
            'USING (EXISTS (SELECT FROM patuh.checklist_start s WHERE s.visit_id = %I.visit_id AND s.checklist = %I.checklist)) '
            'WITH CHECK (EXISTS (SELECT FROM patuh.checklist_start s WHERE s.visit_id = %I.visit_id '
            'AND s.checklist = %I.checklist AND s.case_id = %I.case_id))', t, t, t, t, t, t);
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION lock_checklist(uuid, text) TO patuh_definer, patuh_app;

-- Some of the migration's own rows come before row security is forced, which would hold the owner too.
INSERT INTO checklist_version (checklist, version, content, sha256)
SELECT 'social_security', 1, c.content, sha256(convert_to(c.content, 'UTF8')) FROM (VALUES ($checklist${"title": {"id": "Kepesertaan jaminan sosial ketenagakerjaan", "en": "Employment social security membership"}, "sections": [
{"code": "access", "title": {"id": "Akses dan keterangan", "en": "Access and information"}, "questions": [
  {"code": "entry_given", "kind": "yes_no", "text": {"id": "Apakah pengawas diberi akses ke seluruh tempat kerja yang diperiksa?", "en": "Were the inspectors given access to every workplace examined?"}, "required": true, "norms": [{"provision": "UU 3/1951 pasal 2", "certainty": "V"}]},
  {"code": "documents_shown", "kind": "yes_no", "text": {"id": "Apakah keterangan dan dokumen yang diminta diberikan?", "en": "Were the information and documents asked for given?"}, "required": true, "norms": [{"provision": "UU 3/1951 pasal 3", "certainty": "V"}]},
  {"code": "obstruction_seen", "kind": "text", "text": {"id": "Apa yang ditolak atau dihalangi, oleh siapa, dan dengan alasan apa?", "en": "What was refused or hindered, by whom, and on what ground?"}, "required": true, "shown_if": {"op": "any", "of": [{"op": "among", "question": "entry_given", "values": ["no"]}, {"op": "among", "question": "documents_shown", "values": ["no"]}]}, "norms": [{"provision": "UU 3/1951 pasal 6", "certainty": "V"}]},
  {"code": "workers_heard", "kind": "yes_no", "text": {"id": "Apakah serikat pekerja atau wakil pekerja dihubungi?", "en": "Were the union or the workers' representatives contacted?"}, "required": true, "norms": [{"provision": "UU 3/1951 pasal 3 ayat (3)", "certainty": "V"}]}
]},
{"code": "registration", "title": {"id": "Pendaftaran", "en": "Registration"}, "questions": [
  {"code": "registered", "kind": "yes_no", "text": {"id": "Apakah perusahaan terdaftar sebagai peserta BPJS Ketenagakerjaan?", "en": "Is the firm registered with BPJS Ketenagakerjaan?"}, "help": {"id": "Periksa sertifikat kepesertaan dan NPP, juga pendaftaran melalui kantor pusat atau cabang lain.", "en": "Look at the certificate of membership and the NPP; also for a registration by the head office or another branch."}, "required": true, "norms": [{"provision": "UU 24/2011 pasal 15 ayat (1)", "certainty": "V"}, {"provision": "PP 86/2013 pasal 3 ayat (1) huruf a", "certainty": "V"}]},
  {"code": "npp", "kind": "text", "text": {"id": "NPP yang diperlihatkan", "en": "The NPP shown"}, "required": false, "shown_if": {"op": "among", "question": "registered", "values": ["yes"]}, "norms": [{"provision": "UU 24/2011 pasal 15 ayat (1)", "certainty": "V"}]},
  {"code": "certificate_shown", "kind": "yes_no", "text": {"id": "Apakah sertifikat kepesertaan diperlihatkan?", "en": "Was the certificate of membership shown?"}, "required": true, "shown_if": {"op": "among", "question": "registered", "values": ["yes"]}, "norms": [{"provision": "PP 44/2015 pasal 6 ayat (2)", "certainty": "V"}, {"provision": "PP 44/2015 pasal 7 ayat (1)", "certainty": "V"}]}
]},
{"code": "workers", "title": {"id": "Tenaga kerja", "en": "Workers"}, "questions": [
  {"code": "workers_employed", "kind": "number", "text": {"id": "Berapa pekerja yang dipekerjakan?", "en": "How many workers are employed?"}, "help": {"id": "Hitung semua hubungan kerja, termasuk pekerja asing yang bekerja paling singkat enam bulan (UU 24/2011 pasal 14).", "en": "Count every employment, also of foreigners who work six months or longer (UU 24/2011 art. 14)."}, "required": true, "norms": [{"provision": "PP 86/2013 pasal 3 ayat (2) huruf a", "certainty": "V"}]},
  {"code": "workers_registered", "kind": "number", "text": {"id": "Berapa pekerja yang terdaftar pada BPJS Ketenagakerjaan?", "en": "How many workers are registered with BPJS Ketenagakerjaan?"}, "required": true, "shown_if": {"op": "among", "question": "registered", "values": ["yes"]}, "norms": [{"provision": "PP 86/2013 pasal 3 ayat (2) huruf a", "certainty": "V"}]}
]},
{"code": "wages", "title": {"id": "Upah", "en": "Wages"}, "questions": [
  {"code": "wages_match", "kind": "yes_no", "text": {"id": "Apakah upah yang dilaporkan sama dengan upah yang diterima pekerja?", "en": "Are the wages reported those that the workers receive?"}, "help": {"id": "Bandingkan daftar upah dengan laporan kepada BPJS Ketenagakerjaan: upah pokok dan tunjangan tetap.", "en": "Compare the pay-roll with what is reported to BPJS Ketenagakerjaan: basic wage and fixed allowances."}, "required": true, "shown_if": {"op": "among", "question": "registered", "values": ["yes"]}, "norms": [{"provision": "PP 86/2013 pasal 3 ayat (2) huruf b", "certainty": "V"}]},
  {"code": "workers_underreported", "kind": "number", "text": {"id": "Upah berapa pekerja yang dilaporkan lebih rendah?", "en": "For how many workers are lower wages reported?"}, "required": true, "shown_if": {"op": "among", "question": "wages_match", "values": ["no"]}, "norms": [{"provision": "PP 86/2013 pasal 3 ayat (2) huruf b", "certainty": "V"}]},
  {"code": "wage_paid", "kind": "rupiah", "text": {"id": "Contoh: upah sebulan yang diterima", "en": "Example: the monthly wage received"}, "required": false, "shown_if": {"op": "among", "question": "wages_match", "values": ["no"]}, "norms": [{"provision": "PP 86/2013 pasal 3 ayat (2) huruf b", "certainty": "V"}]},
  {"code": "wage_reported", "kind": "rupiah", "text": {"id": "Contoh: upah sebulan yang dilaporkan", "en": "Example: the monthly wage reported"}, "required": false, "shown_if": {"op": "among", "question": "wages_match", "values": ["no"]}, "norms": [{"provision": "PP 86/2013 pasal 3 ayat (2) huruf b", "certainty": "V"}]}
]},
{"code": "programmes", "title": {"id": "Program", "en": "Programmes"}, "questions": [
  {"code": "scale", "kind": "choice", "text": {"id": "Skala usaha perusahaan", "en": "The firm's scale"}, "help": {"id": "Catat bukti skala usaha dan tanggalnya.", "en": "Note the evidence of the scale and its day."}, "options": [{"code": "micro", "text": {"id": "Mikro", "en": "Micro"}}, {"code": "small", "text": {"id": "Kecil", "en": "Small"}}, {"code": "medium", "text": {"id": "Menengah", "en": "Medium"}}, {"code": "large", "text": {"id": "Besar", "en": "Large"}}], "required": true, "shown_if": {"op": "among", "question": "registered", "values": ["yes"]}, "norms": [{"provision": "Perpres 109/2013 pasal 6 ayat (3)", "certainty": "V"}, {"provision": "PP 7/2021", "certainty": "M"}]},
  {"code": "has_jkk_jkm", "kind": "yes_no", "text": {"id": "Apakah pekerja diikutkan dalam JKK dan JKM?", "en": "Are the workers in JKK and JKM?"}, "required": true, "shown_if": {"op": "among", "question": "registered", "values": ["yes"]}, "norms": [{"provision": "Perpres 109/2013 pasal 6 ayat (3)", "certainty": "V"}, {"provision": "PP 86/2013 pasal 3 ayat (2) huruf c", "certainty": "V"}]},
  {"code": "has_jht", "kind": "yes_no", "text": {"id": "Apakah pekerja diikutkan dalam JHT?", "en": "Are the workers in JHT?"}, "required": true, "shown_if": {"op": "among", "question": "scale", "values": ["small", "medium", "large"]}, "norms": [{"provision": "Perpres 109/2013 pasal 6 ayat (3)", "certainty": "V"}, {"provision": "PP 86/2013 pasal 3 ayat (2) huruf c", "certainty": "V"}]},
  {"code": "has_jp", "kind": "yes_no", "text": {"id": "Apakah pekerja diikutkan dalam JP?", "en": "Are the workers in JP?"}, "required": true, "shown_if": {"op": "among", "question": "scale", "values": ["medium", "large"]}, "norms": [{"provision": "Perpres 109/2013 pasal 6 ayat (3)", "certainty": "V"}, {"provision": "PP 86/2013 pasal 3 ayat (2) huruf c", "certainty": "V"}]}
]},
{"code": "contributions", "title": {"id": "Iuran", "en": "Contributions"}, "questions": [
  {"code": "months_unpaid", "kind": "number", "text": {"id": "Berapa bulan iuran yang sudah jatuh tempo dan belum dibayar?", "en": "For how many months are contributions due and unpaid?"}, "most": 1200, "required": true, "shown_if": {"op": "among", "question": "registered", "values": ["yes"]}, "norms": [{"provision": "UU 24/2011 pasal 19 ayat (2)", "certainty": "V"}, {"provision": "PP 44/2015 pasal 21", "certainty": "V"}]},
  {"code": "amount_unpaid", "kind": "rupiah", "text": {"id": "Berapa jumlah iuran yang belum dibayar?", "en": "What do the unpaid contributions amount to?"}, "required": false, "shown_if": {"op": "at_least", "left": {"op": "answer", "question": "months_unpaid"}, "right": {"op": "number", "value": 1}}, "norms": [{"provision": "UU 24/2011 pasal 19 ayat (2)", "certainty": "V"}]}
]},
{"code": "remittance", "title": {"id": "Pemotongan dan penyetoran", "en": "Deduction and remittance"}, "questions": [
  {"code": "deducted", "kind": "yes_no", "text": {"id": "Apakah bagian iuran pekerja dipotong dari upah?", "en": "Is the workers' share deducted from the wages?"}, "required": true, "norms": [{"provision": "UU 24/2011 pasal 19 ayat (1)", "certainty": "V"}]},
  {"code": "remitted", "kind": "yes_no", "text": {"id": "Apakah seluruh potongan disetor kepada BPJS Ketenagakerjaan?", "en": "Is all that was deducted paid over to BPJS Ketenagakerjaan?"}, "required": true, "shown_if": {"op": "among", "question": "deducted", "values": ["yes"]}, "norms": [{"provision": "UU 24/2011 pasal 19 ayat (1)", "certainty": "V"}]},
  {"code": "months_not_remitted", "kind": "number", "text": {"id": "Berapa bulan potongan yang tidak disetor?", "en": "For how many months was it not paid over?"}, "most": 1200, "required": true, "shown_if": {"op": "among", "question": "remitted", "values": ["no"]}, "norms": [{"provision": "UU 24/2011 pasal 19 ayat (1)", "certainty": "V"}]}
]},
{"code": "changes", "title": {"id": "Pelaporan perubahan", "en": "Changes reported"}, "questions": [
  {"code": "changes_happened", "kind": "yes_no", "text": {"id": "Apakah ada perubahan data perusahaan, pekerja, atau upah sejak pendaftaran?", "en": "Have data of firm, workers or wages changed since registration?"}, "required": true, "shown_if": {"op": "among", "question": "registered", "values": ["yes"]}, "norms": [{"provision": "PP 86/2013 pasal 3 ayat (3)", "certainty": "V"}]},
  {"code": "changes_reported", "kind": "yes_no", "text": {"id": "Apakah setiap perubahan dilaporkan paling lambat tujuh hari kerja?", "en": "Was every change reported within seven working days?"}, "required": true, "shown_if": {"op": "among", "question": "changes_happened", "values": ["yes"]}, "norms": [{"provision": "PP 86/2013 pasal 3 ayat (3)", "certainty": "V"}, {"provision": "PP 86/2013 pasal 3 ayat (4)", "certainty": "V"}]},
  {"code": "changes_unreported_what", "kind": "text", "text": {"id": "Perubahan apa yang tidak dilaporkan pada waktunya?", "en": "Which changes were not reported in time?"}, "required": true, "shown_if": {"op": "among", "question": "changes_reported", "values": ["no"]}, "norms": [{"provision": "PP 86/2013 pasal 3 ayat (3)", "certainty": "V"}]}
]},
{"code": "annual_report", "title": {"id": "Wajib lapor ketenagakerjaan", "en": "Annual manpower report"}, "questions": [
  {"code": "report_filed", "kind": "yes_no", "text": {"id": "Apakah laporan ketenagakerjaan tahunan (WLKP) untuk tahun ini sudah disampaikan?", "en": "Has the annual manpower report (WLKP) of this year been filed?"}, "required": true, "norms": [{"provision": "UU 7/1981 pasal 6", "certainty": "V"}]},
  {"code": "report_date", "kind": "date", "text": {"id": "Tanggal laporan terakhir", "en": "The day of the latest report"}, "required": false, "norms": [{"provision": "UU 7/1981 pasal 6", "certainty": "V"}]}
]}
], "proposals": [
  {"code": "obstruction", "when": {"op": "any", "of": [{"op": "among", "question": "entry_given", "values": ["no"]}, {"op": "among", "question": "documents_shown", "values": ["no"]}]}, "finding": "obstruction", "facts": [{"text": {"id": "Pemeriksaan dihalangi: ", "en": "The inspection was obstructed: "}}, {"question": "obstruction_seen"}], "what_to_do": {"id": "Memberikan akses, keterangan, dan dokumen yang diminta pengawas.", "en": "Give the inspectors the access, information and documents that they ask for."}},
  {"code": "unregistered", "when": {"op": "all", "of": [{"op": "among", "question": "registered", "values": ["no"]}, {"op": "at_least", "left": {"op": "answer", "question": "workers_employed"}, "right": {"op": "number", "value": 1}}]}, "finding": "unregistered", "facts": [{"text": {"id": "Perusahaan mempekerjakan ", "en": "The firm employs "}}, {"question": "workers_employed"}, {"text": {"id": " pekerja dan belum terdaftar sebagai peserta BPJS Ketenagakerjaan.", "en": " workers and is not registered with BPJS Ketenagakerjaan."}}], "workers_affected": {"op": "answer", "question": "workers_employed"}, "what_to_do": {"id": "Mendaftarkan perusahaan dan seluruh pekerjanya kepada BPJS Ketenagakerjaan.", "en": "Register the firm and all its workers with BPJS Ketenagakerjaan."}},
  {"code": "partial_workers", "when": {"op": "all", "of": [{"op": "among", "question": "registered", "values": ["yes"]}, {"op": "more", "left": {"op": "answer", "question": "workers_employed"}, "right": {"op": "answer", "question": "workers_registered"}}]}, "finding": "partial_workers", "facts": [{"text": {"id": "Dari ", "en": "Of "}}, {"question": "workers_employed"}, {"text": {"id": " pekerja, ", "en": " workers, "}}, {"question": "workers_registered"}, {"text": {"id": " terdaftar; ", "en": " are registered; "}}, {"term": {"op": "difference", "of": [{"op": "answer", "question": "workers_employed"}, {"op": "answer", "question": "workers_registered"}]}}, {"text": {"id": " pekerja belum didaftarkan.", "en": " workers are not."}}], "workers_affected": {"op": "difference", "of": [{"op": "answer", "question": "workers_employed"}, {"op": "answer", "question": "workers_registered"}]}, "what_to_do": {"id": "Mendaftarkan seluruh pekerja yang belum terdaftar.", "en": "Register all workers who are not registered."}},
  {"code": "partial_wages", "when": {"op": "among", "question": "wages_match", "values": ["no"]}, "finding": "partial_wages", "facts": [{"text": {"id": "Upah ", "en": "The wages of "}}, {"question": "workers_underreported"}, {"text": {"id": " pekerja dilaporkan lebih rendah daripada yang diterima; contoh: diterima ", "en": " workers are reported lower than received; for example received "}}, {"question": "wage_paid"}, {"text": {"id": ", dilaporkan ", "en": ", reported "}}, {"question": "wage_reported"}, {"text": {"id": ".", "en": "."}}], "workers_affected": {"op": "answer", "question": "workers_underreported"}, "what_to_do": {"id": "Melaporkan upah sesuai dengan upah yang diterima pekerja.", "en": "Report the wages that the workers receive."}},
  {"code": "partial_programmes", "when": {"op": "any", "of": [{"op": "among", "question": "has_jkk_jkm", "values": ["no"]}, {"op": "among", "question": "has_jht", "values": ["no"]}, {"op": "among", "question": "has_jp", "values": ["no"]}]}, "finding": "partial_programmes", "facts": [{"text": {"id": "Perusahaan berskala ", "en": "The firm is of the scale "}}, {"question": "scale"}, {"text": {"id": " belum mengikuti seluruh program yang wajib. JKK dan JKM: ", "en": " and not in all mandatory programmes. JKK and JKM: "}}, {"question": "has_jkk_jkm"}, {"text": {"id": "; JHT: ", "en": "; JHT: "}}, {"question": "has_jht"}, {"text": {"id": "; JP: ", "en": "; JP: "}}, {"question": "has_jp"}, {"text": {"id": ".", "en": "."}}], "what_to_do": {"id": "Mengikutkan pekerja dalam seluruh program yang wajib menurut skala usahanya.", "en": "Enrol the workers in every programme that is mandatory for the firm's scale."}},
  {"code": "arrears", "when": {"op": "at_least", "left": {"op": "answer", "question": "months_unpaid"}, "right": {"op": "number", "value": 1}}, "finding": "arrears", "facts": [{"text": {"id": "Iuran ", "en": "Contributions of "}}, {"question": "months_unpaid"}, {"text": {"id": " bulan sudah jatuh tempo dan belum dibayar; jumlahnya ", "en": " months are due and unpaid; they amount to "}}, {"question": "amount_unpaid"}, {"text": {"id": ".", "en": "."}}], "what_to_do": {"id": "Membayar iuran yang tertunggak.", "en": "Pay the contributions in arrears."}},
  {"code": "not_remitted", "when": {"op": "all", "of": [{"op": "among", "question": "deducted", "values": ["yes"]}, {"op": "among", "question": "remitted", "values": ["no"]}]}, "finding": "not_remitted", "facts": [{"text": {"id": "Bagian iuran pekerja dipotong dari upah, dan potongan ", "en": "The workers' share is deducted from the wages, and what was deducted in "}}, {"question": "months_not_remitted"}, {"text": {"id": " bulan tidak disetor kepada BPJS Ketenagakerjaan.", "en": " months was not paid over to BPJS Ketenagakerjaan."}}], "what_to_do": {"id": "Menyetor seluruh iuran yang telah dipotong dari upah pekerja.", "en": "Pay over all contributions deducted from the workers' wages."}},
  {"code": "changes_unreported", "when": {"op": "among", "question": "changes_reported", "values": ["no"]}, "finding": "changes_unreported", "facts": [{"text": {"id": "Perubahan data tidak dilaporkan pada waktunya: ", "en": "Changes were not reported in time: "}}, {"question": "changes_unreported_what"}], "what_to_do": {"id": "Melaporkan perubahan data kepada BPJS Ketenagakerjaan.", "en": "Report the changes to BPJS Ketenagakerjaan."}},
  {"code": "annual_report_missing", "when": {"op": "among", "question": "report_filed", "values": ["no"]}, "finding": "annual_report_missing", "facts": [{"text": {"id": "Laporan ketenagakerjaan tahunan belum disampaikan; laporan terakhir: ", "en": "The annual manpower report was not filed; the latest report: "}}, {"question": "report_date"}, {"text": {"id": ".", "en": "."}}], "what_to_do": {"id": "Menyampaikan laporan ketenagakerjaan tahunan.", "en": "File the annual manpower report."}}
]}$checklist$)) AS c (content);
INSERT INTO checklist_publication (checklist, version, valid_from) VALUES ('social_security', 1, '0001-01-01');

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['checklist_version', 'checklist_publication', 'checklist_start', 'checklist_answer',
        'checklist_answer_evidence', 'checklist_completion', 'checklist_finding', 'checklist_finding_answer'] LOOP
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    END LOOP;
END
$$;

CREATE POLICY administrators_write ON checklist_version FOR INSERT TO patuh_app
    WITH CHECK ((SELECT patuh.actor_holds(ARRAY['administrator'])) AND author_id = (SELECT patuh.actor_id()));
CREATE POLICY administrators_publish ON checklist_publication FOR INSERT TO patuh_app
    WITH CHECK ((SELECT patuh.actor_holds(ARRAY['administrator'])) AND publisher_id = (SELECT patuh.actor_id()));
-- The labour office's own file; while the case's file is closed, and what was begun then for ever, the investigators'.
CREATE POLICY field_only ON checklist_start TO patuh_app USING (EXISTS (
    SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
        CASE WHEN is_closed OR c.state IN ('incident_report', 'investigation', 'prosecution')
             THEN (SELECT patuh.investigator_regions()) ELSE (SELECT patuh.field_regions()) END)))
    WITH CHECK (EXISTS (
    SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
        CASE WHEN c.state IN ('incident_report', 'investigation', 'prosecution')
             THEN (SELECT patuh.investigator_regions()) ELSE (SELECT patuh.field_regions()) END)));
CREATE POLICY with_answer ON checklist_answer_evidence TO patuh_app
    USING (EXISTS (SELECT FROM patuh.checklist_answer a WHERE a.id = answer_id))
    WITH CHECK (EXISTS (SELECT FROM patuh.checklist_answer a WHERE a.id = answer_id AND a.case_id = checklist_answer_evidence.case_id));
GRANT INSERT (checklist, version, content, sha256, reason, author_id) ON checklist_version TO patuh_app;
GRANT INSERT (checklist, version, valid_from, reason, publisher_id) ON checklist_publication TO patuh_app;
GRANT INSERT (visit_id, checklist, case_id, version) ON checklist_start TO patuh_app;
GRANT INSERT (id, visit_id, checklist, case_id, question, code, number, day, words, note, answered_at, replaces, digest)
    ON checklist_answer TO patuh_app;
GRANT INSERT ON checklist_answer_evidence, checklist_finding, checklist_finding_answer TO patuh_app;
GRANT INSERT (visit_id, checklist, case_id) ON checklist_completion TO patuh_app;

RESET ROLE;
