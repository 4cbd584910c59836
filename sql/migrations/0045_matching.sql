-- One register out of several lists: which records were found to be one firm, and how that was done and undone.
--
-- Linking two firms is merging one into the other. What moved is kept part by part, so that it moves back.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

CREATE TABLE company_merge (
    id          uuid PRIMARY KEY,
    region_code text NOT NULL CONSTRAINT company_merge_region_exists REFERENCES region,
    survivor_id uuid NOT NULL CONSTRAINT company_merge_survivor_exists REFERENCES company,
    merged_id   uuid NOT NULL CONSTRAINT company_merge_merged_exists REFERENCES company,
    reason      text CONSTRAINT company_merge_reason_length CHECK (length(reason) BETWEEN 1 AND 2000),
    -- The share of what the names tell that agrees, in hundredths, and why; empty where a person linked by herself.
    score       integer CONSTRAINT company_merge_score_range CHECK (score BETWEEN 0 AND 100),
    explanation jsonb,
    -- Nobody where the names, the numbers and the rest left no doubt.
    decided_by  uuid CONSTRAINT company_merge_person_exists REFERENCES person,
    decided_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT company_merge_two_firms CHECK (survivor_id <> merged_id)
);
CREATE INDEX company_merge_survivor ON company_merge (survivor_id, decided_at);
CREATE INDEX company_merge_merged ON company_merge (merged_id, decided_at);

-- What went over to the survivor: a number, an entry of a list, a field that the survivor did not have, a fact, or a line of
-- a list or plan that nobody had finished.
CREATE TABLE company_merge_part (
    merge_id    uuid NOT NULL CONSTRAINT company_merge_part_merge_exists REFERENCES company_merge,
    part        text NOT NULL CONSTRAINT company_merge_part_known CHECK (
                    part IN ('identifier', 'listing', 'field', 'fact', 'handover_line', 'plan_entry')),
    kind        text NOT NULL,
    value       text NOT NULL,
    -- Where the log of the list or plan stood: what people did with the line later, they did knowing the merge.
    at_version  integer,
    CONSTRAINT company_merge_part_version CHECK ((at_version IS NOT NULL) = (part IN ('handover_line', 'plan_entry'))),
    CONSTRAINT company_merge_part_pkey PRIMARY KEY (merge_id, part, kind, value)
);

CREATE TABLE company_merge_undo (
    merge_id    uuid CONSTRAINT company_merge_undo_once PRIMARY KEY
                CONSTRAINT company_merge_undo_merge_exists REFERENCES company_merge,
    reason      text NOT NULL CONSTRAINT company_merge_undo_reason_length CHECK (length(reason) BETWEEN 1 AND 2000),
    undone_by   uuid NOT NULL CONSTRAINT company_merge_undo_person_exists REFERENCES person,
    undone_at   timestamptz NOT NULL DEFAULT now()
);

-- By which merge a number came to the firm that holds it; nobody's for the firm's own. And beside which other number, as
-- `kind value`, a list brought a number that nobody held: what came beside a record's number goes back with the record.
ALTER TABLE company_identifier
    ADD COLUMN brought_by uuid CONSTRAINT company_identifier_merge_exists REFERENCES company_merge,
    ADD COLUMN beside text CONSTRAINT company_identifier_beside_length CHECK (length(beside) BETWEEN 1 AND 40);
CREATE INDEX company_identifier_brought ON company_identifier (company_id, kind) WHERE brought_by IS NOT NULL;

-- Two records, or a row of a list and a record, that may be one firm: for a person to decide.
CREATE TABLE match_candidate (
    id          uuid PRIMARY KEY,
    region_code text NOT NULL CONSTRAINT match_candidate_region_exists REFERENCES region,
    company_id  uuid NOT NULL CONSTRAINT match_candidate_company_exists REFERENCES company,
    other_id    uuid CONSTRAINT match_candidate_other_exists REFERENCES company,
    -- Which row of a list, by its own number there, and what it said.
    import_id   uuid CONSTRAINT match_candidate_import_exists REFERENCES import,
    line        integer,
    row_key     text CONSTRAINT match_candidate_row_key_length CHECK (length(row_key) BETWEEN 1 AND 100),
    row_facts   jsonb,
    score       integer CONSTRAINT match_candidate_score_range CHECK (score BETWEEN 0 AND 100),
    explanation jsonb NOT NULL,
    status      text NOT NULL DEFAULT 'open'
        -- `gone`: what spoke for it has changed, or one of the two went into another firm.
        CONSTRAINT match_candidate_status_known CHECK (status IN ('open', 'same', 'different', 'gone')),
    -- How the two stood when somebody decided: a pair that was told apart is asked again only where one has changed.
    print       text,
    other_print text,
    reason      text CONSTRAINT match_candidate_reason_length CHECK (length(reason) BETWEEN 1 AND 2000),
    decided_by  uuid CONSTRAINT match_candidate_person_exists REFERENCES person,
    decided_at  timestamptz,
    merge_id    uuid CONSTRAINT match_candidate_merge_exists REFERENCES company_merge,
    found_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT match_candidate_of_pair_or_row CHECK (
        num_nonnulls(other_id, row_key) = 1 AND num_nulls(row_key, import_id, line, row_facts) IN (0, 4)),
    CONSTRAINT match_candidate_pair_in_order CHECK (other_id > company_id),
    CONSTRAINT match_candidate_pair_once UNIQUE (company_id, other_id),
    CONSTRAINT match_candidate_row_once UNIQUE (row_key, company_id)
);
CREATE INDEX match_candidate_by_status ON match_candidate (status, region_code, id);
CREATE INDEX match_candidate_other ON match_candidate (other_id);

-- That a decision was taken back; the proposal is open again.
CREATE TABLE match_decision_undo (
    candidate_id uuid NOT NULL CONSTRAINT match_decision_undo_candidate_exists REFERENCES match_candidate,
    -- What had been decided, why, by whom and when.
    decision     text NOT NULL CONSTRAINT match_decision_undo_decision_known CHECK (decision IN ('same', 'different')),
    why_decided  text,
    decided_by   uuid CONSTRAINT match_decision_undo_decider_exists REFERENCES person,
    decided_at   timestamptz NOT NULL,
    reason       text NOT NULL CONSTRAINT match_decision_undo_reason_length CHECK (length(reason) BETWEEN 1 AND 2000),
    undone_by    uuid NOT NULL CONSTRAINT match_decision_undo_person_exists REFERENCES person,
    undone_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT match_decision_undo_pkey PRIMARY KEY (candidate_id, decided_at)
);

-- That a regency's firms were, or are to be, held against each other.
CREATE TABLE match_run (
    id           uuid PRIMARY KEY,
    region_code  text NOT NULL CONSTRAINT match_run_region_exists REFERENCES region
                 CONSTRAINT match_run_region_is_regency CHECK (region_code ~ '^\d{2}\.\d{2}$'),
    import_id    uuid CONSTRAINT match_run_import_exists REFERENCES import,
    requested_by uuid NOT NULL CONSTRAINT match_run_person_exists REFERENCES person,
    requested_at timestamptz NOT NULL DEFAULT now(),
    finished_at  timestamptz,
    firms        integer,
    links        integer,
    proposals    integer,
    -- A later run of the same regency did the work.
    superseded   boolean NOT NULL DEFAULT false
);
CREATE INDEX match_run_by_region ON match_run (region_code, id);

CREATE FUNCTION refuse_merge(in_name text, in_text text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', in_text USING ERRCODE = 'check_violation', CONSTRAINT = in_name, TABLE = 'company_merge';
END
$$;

-- Where somebody may decide which records are one firm, and where somebody may read what was decided.
CREATE FUNCTION match_regions() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT actor_regions(ARRAY['coordinator', 'division_head', 'bpjs_officer', 'bpjs_branch_head', 'administrator'])
$$;
CREATE FUNCTION match_reader_regions() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT actor_regions(ARRAY['coordinator', 'division_head', 'bpjs_officer', 'bpjs_branch_head', 'administrator',
        'inspector', 'auditor'])
$$;

-- A firm's name and numbers in short: whoever decided about it decided about these.
CREATE FUNCTION match_print(in_company uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT md5(c.legal_name || coalesce((SELECT string_agg(i.kind || i.value, ' ' ORDER BY i.kind, i.value)
                                         FROM company_identifier i WHERE i.company_id = c.id), ''))
    FROM company c WHERE c.id = in_company
$$;

-- The firm that a record stands for by now.
CREATE FUNCTION company_standing(in_company uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    WITH RECURSIVE way (id, next) AS (
        SELECT c.id, c.merged_into FROM company c WHERE c.id = in_company
        UNION ALL SELECT c.id, c.merged_into FROM way w JOIN company c ON c.id = w.next)
    SELECT id FROM way WHERE next IS NULL
$$;

-- The records that a firm is by now: its own, and those that went into it. What is a document of its day (guidance, a paper
-- that came in, an alleged succession) keeps the record that it names, and is shown with the firm.
CREATE FUNCTION company_records(in_company uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    WITH RECURSIVE record (id) AS (
        SELECT in_company
        UNION SELECT c.id FROM record r JOIN patuh.company c ON c.merged_into = r.id)
    SELECT id FROM record
$$;

-- Whether the two hold different numbers of a kind that a firm has once.
CREATE FUNCTION companies_contradict(in_one uuid, in_other uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM company_identifier a JOIN company_identifier b ON b.kind = a.kind AND b.value <> a.value
        WHERE a.company_id = in_one AND b.company_id = in_other AND a.kind IN ('nib', 'npwp', 'wlkp'))
$$;

CREATE FUNCTION company_has_cases(in_company uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT EXISTS (SELECT FROM enforcement_case e WHERE e.company_id = in_company)
        OR EXISTS (SELECT FROM debt d WHERE d.company_id = in_company)
$$;

-- Who links: a person in her territory, or the system actor for what leaves no doubt.
CREATE FUNCTION match_hand(in_region text) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    caller text := CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role') END;
BEGIN
    IF caller = 'patuh_jobs' THEN
        RETURN NULL;
    END IF;
    IF actor_id() IS NULL OR NOT in_region = ANY (match_regions()) THEN
        RAISE EXCEPTION 'not in this territory' USING ERRCODE = 'insufficient_privilege',
            CONSTRAINT = 'company_merge_in_territory', TABLE = 'company_merge';
    END IF;
    RETURN actor_id();
END
$$;

-- Merges two records of one firm. Of the two that one stands which has cases, or the NIB, or is older, unless it is said
-- which (`in_survivor`).
CREATE FUNCTION merge_companies(in_merge uuid, in_one uuid, in_other uuid, in_survivor uuid, in_reason text,
    in_score bigint, in_explanation jsonb) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    a    company;
    b    company;
    t    company;
    hand uuid;
    f    text;
    old  text;
    new  text;
BEGIN
    PERFORM wait_for_lists((SELECT c.region_code FROM company c WHERE c.id = in_one), NULL);
    -- Whoever asks second waits for the first and sees what it did.
    PERFORM FROM company WHERE id IN (in_one, in_other) ORDER BY id FOR UPDATE;
    SELECT * INTO a FROM company WHERE id = in_one;
    SELECT * INTO b FROM company WHERE id = in_other;
    IF a.id IS NULL OR b.id IS NULL THEN
        PERFORM refuse_merge('company_merge_known', 'no such firm');
    END IF;
    hand := match_hand(a.region_code);
    IF a.id = b.id THEN
        PERFORM refuse_merge('company_merge_two_firms', 'a firm is not merged with itself');
    ELSIF a.region_code <> b.region_code THEN
        PERFORM refuse_merge('company_merge_one_region', 'the two lie in different regencies');
    ELSIF a.merged_into IS NOT NULL OR b.merged_into IS NOT NULL THEN
        PERFORM refuse_merge('company_merge_both_stand', 'one of the two is merged already');
    ELSIF company_has_cases(a.id) AND company_has_cases(b.id) THEN
        PERFORM refuse_merge('company_merge_one_has_cases', 'both have cases');
    ELSIF companies_contradict(a.id, b.id) AND (hand IS NULL OR in_reason IS NULL) THEN
        PERFORM refuse_merge('company_merge_numbers_agree', 'contradicting numbers are for a person with a reason');
    END IF;
    IF in_survivor IS NULL THEN
        SELECT x.id INTO in_survivor FROM (VALUES (a.id, a.created_at), (b.id, b.created_at)) AS x (id, made)
        ORDER BY company_has_cases(x.id) DESC,
            EXISTS (SELECT FROM company_identifier i WHERE i.company_id = x.id AND i.kind = 'nib') DESC, x.made, x.id LIMIT 1;
    END IF;
    IF b.id = in_survivor THEN
        t := a; a := b; b := t;
    END IF;
    IF company_has_cases(b.id) THEN
        PERFORM refuse_merge('company_merge_keeps_cases', 'the firm with cases stands');
    END IF;
    INSERT INTO company_merge (id, region_code, survivor_id, merged_id, reason, score, explanation, decided_by)
    VALUES (in_merge, a.region_code, a.id, b.id, in_reason, in_score, in_explanation, hand);
    INSERT INTO company_merge_part (merge_id, part, kind, value)
    SELECT in_merge, 'identifier', i.kind, i.value FROM company_identifier i WHERE i.company_id = b.id
    UNION ALL SELECT in_merge, 'listing', l.source, l.number FROM company_listing l WHERE l.company_id = b.id;
    UPDATE company_identifier SET company_id = a.id, brought_by = in_merge WHERE company_id = b.id;
    UPDATE company_listing SET company_id = a.id WHERE company_id = b.id;
    FOREACH f IN ARRAY ARRAY['trading_name', 'district', 'address', 'phone', 'kbli', 'scale', 'workers_reported'] LOOP
        old := to_jsonb(a) ->> f;
        new := to_jsonb(b) ->> f;
        IF old IS NULL AND new IS NOT NULL THEN
            INSERT INTO company_merge_part (merge_id, part, kind, value) VALUES (in_merge, 'field', f, new);
        END IF;
    END LOOP;
    UPDATE company SET
        trading_name = coalesce(trading_name, b.trading_name), district = coalesce(district, b.district),
        address = coalesce(address, b.address), phone = coalesce(phone, b.phone), kbli = coalesce(kbli, b.kbli),
        scale = coalesce(scale, b.scale), workers_reported = coalesce(workers_reported, b.workers_reported),
        version = version + 1, updated_at = now()
    WHERE id = a.id;
    UPDATE company SET merged_into = a.id, version = version + 1, updated_at = now() WHERE id = b.id;
    INSERT INTO company_change (company_id, region_code, version, actor_id, source, fields)
    VALUES (a.id, a.region_code, a.version + 1, hand, 'merge',
            (SELECT jsonb_build_object('merged_from', jsonb_build_object('new', b.legal_name))
                || coalesce(jsonb_object_agg(p.kind, jsonb_build_object('new', p.value)) FILTER (WHERE p.part = 'field'), '{}')
             FROM company_merge_part p WHERE p.merge_id = in_merge)
            || CASE WHEN in_reason IS NULL THEN '{}' ELSE jsonb_build_object('reason', jsonb_build_object('new', in_reason)) END),
           (b.id, b.region_code, b.version + 1, hand, 'merge',
            jsonb_build_object('merged_into', jsonb_build_object('new', a.legal_name))
            || CASE WHEN in_reason IS NULL THEN '{}' ELSE jsonb_build_object('reason', jsonb_build_object('new', in_reason)) END);
    PERFORM follow_merge(in_merge);
    UPDATE match_candidate SET status = 'gone'
    WHERE status = 'open' AND other_id IS NOT NULL AND (company_id = b.id OR other_id = b.id);
    RETURN a.id;
END
$$;

-- Takes a merge back: what moved goes where it came from, and the two are told apart.
CREATE FUNCTION unmerge_company(in_merge uuid, in_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    m    company_merge;
    a    company;
    b    company;
    hand uuid;
BEGIN
    SELECT * INTO m FROM company_merge WHERE id = in_merge;
    IF m.id IS NULL THEN
        PERFORM refuse_merge('company_merge_known', 'no such merge');
    END IF;
    hand := match_hand(m.region_code);
    PERFORM wait_for_lists(m.region_code, (SELECT c.region_code FROM company c WHERE c.id = m.survivor_id));
    PERFORM FROM company WHERE id IN (m.survivor_id, m.merged_id) ORDER BY id FOR UPDATE;
    SELECT * INTO a FROM company WHERE id = m.survivor_id;
    SELECT * INTO b FROM company WHERE id = m.merged_id;
    INSERT INTO company_merge_undo (merge_id, reason, undone_by) VALUES (m.id, in_reason, hand);
    -- What came later builds on it: a firm that went on is brought back first.
    IF b.merged_into IS DISTINCT FROM a.id OR a.merged_into IS NOT NULL THEN
        PERFORM refuse_merge('company_merge_undo_latest', 'the survivor has been merged since');
    END IF;
    -- What had come to the record by a merge of its own, has come by that one again.
    UPDATE company_identifier i SET company_id = b.id, region_code = b.region_code, brought_by = (
        SELECT q.merge_id FROM company_merge_part q JOIN company_merge e ON e.id = q.merge_id
        WHERE q.part = 'identifier' AND q.kind = i.kind AND q.value = i.value AND e.survivor_id = b.id
          AND NOT EXISTS (SELECT FROM company_merge_undo u WHERE u.merge_id = e.id)
        ORDER BY e.decided_at DESC LIMIT 1)
    FROM company_merge_part p
    WHERE p.merge_id = m.id AND p.part = 'identifier' AND i.kind = p.kind AND i.value = p.value AND i.company_id = a.id;
    -- And what lists have brought since beside such a number, and beside that.
    LOOP
        UPDATE company_identifier i SET company_id = b.id, region_code = b.region_code
        FROM company_identifier k
        WHERE i.company_id = a.id AND i.brought_by IS NULL AND i.added_at >= m.decided_at
          AND k.company_id = b.id AND i.beside = k.kind || ' ' || k.value;
        EXIT WHEN NOT FOUND;
    END LOOP;
    PERFORM unfollow_merge(in_merge);
    UPDATE company_listing l SET company_id = b.id, region_code = b.region_code
    FROM company_merge_part p
    WHERE p.merge_id = m.id AND p.part = 'listing' AND l.source = p.kind AND l.number = p.value AND l.company_id = a.id;
    -- What lists said since of a number that goes back is said of whoever holds it.
    UPDATE company_listing l SET company_id = b.id, region_code = b.region_code
    FROM company_identifier i
    WHERE l.company_id = a.id AND i.company_id = b.id AND i.value = l.number
      AND i.kind = list_number_kind(l.source);
    UPDATE company_listing_past p SET company_id = b.id
    FROM company_listing l
    WHERE p.company_id = a.id AND l.company_id = b.id AND l.source = p.source AND l.number = p.number;
    -- A field that came along goes again, unless it has been changed since.
    UPDATE company c SET
        trading_name = CASE WHEN c.trading_name = x.f ->> 'trading_name' THEN NULL ELSE c.trading_name END,
        district = CASE WHEN c.district = x.f ->> 'district' THEN NULL ELSE c.district END,
        address = CASE WHEN c.address = x.f ->> 'address' THEN NULL ELSE c.address END,
        phone = CASE WHEN c.phone = x.f ->> 'phone' THEN NULL ELSE c.phone END,
        kbli = CASE WHEN c.kbli = x.f ->> 'kbli' THEN NULL ELSE c.kbli END,
        scale = CASE WHEN c.scale = x.f ->> 'scale' THEN NULL ELSE c.scale END,
        workers_reported = CASE WHEN c.workers_reported::text = x.f ->> 'workers_reported' THEN NULL
                                ELSE c.workers_reported END,
        version = c.version + 1, updated_at = now()
    FROM (SELECT coalesce(jsonb_object_agg(p.kind, p.value), '{}') AS f FROM company_merge_part p
          WHERE p.merge_id = m.id AND p.part = 'field') x
    WHERE c.id = a.id;
    UPDATE company SET merged_into = NULL, version = version + 1, updated_at = now() WHERE id = b.id;
    INSERT INTO company_change (company_id, region_code, version, actor_id, source, fields)
    VALUES (a.id, a.region_code, a.version + 1, hand, 'unmerge', jsonb_build_object(
                'merged_from', jsonb_build_object('old', b.legal_name), 'reason', jsonb_build_object('new', in_reason))),
           (b.id, b.region_code, b.version + 1, hand, 'unmerge', jsonb_build_object(
                'merged_into', jsonb_build_object('old', a.legal_name), 'reason', jsonb_build_object('new', in_reason)));
    INSERT INTO match_candidate (id, region_code, company_id, other_id, score, explanation, status, reason, decided_by,
                                 decided_at, print, other_print)
    VALUES (gen_random_uuid(), m.region_code, least(a.id, b.id), greatest(a.id, b.id), m.score,
            coalesce(m.explanation, '{}'), 'different', in_reason, hand, now(),
            match_print(least(a.id, b.id)), match_print(greatest(a.id, b.id)))
    ON CONFLICT ON CONSTRAINT match_candidate_pair_once DO UPDATE SET status = 'different', reason = excluded.reason,
        decided_by = excluded.decided_by, decided_at = excluded.decided_at, print = excluded.print,
        other_print = excluded.other_print;
END
$$;

-- What somebody says of a proposal. A pair that is one firm is merged; a row that is the firm's is taken as the firm's.
CREATE FUNCTION decide_match(in_candidate uuid, in_same boolean, in_reason text, in_merge uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    c        match_candidate;
    standing uuid;
BEGIN
    PERFORM wait_for_lists((SELECT x.region_code FROM match_candidate x WHERE x.id = in_candidate), NULL);
    SELECT * INTO c FROM match_candidate WHERE id = in_candidate FOR UPDATE;
    IF c.id IS NULL THEN
        PERFORM refuse_merge('match_candidate_known', 'no such proposal');
    END IF;
    PERFORM match_hand(c.region_code);
    IF c.status <> 'open' THEN
        PERFORM refuse_merge('match_candidate_open', 'decided already');
    END IF;
    IF in_same AND c.other_id IS NOT NULL THEN
        PERFORM merge_companies(in_merge, c.company_id, c.other_id, NULL, in_reason, c.score, c.explanation);
    ELSIF in_same THEN
        -- A row is one firm's, whoever says so at the same moment.
        PERFORM pg_advisory_xact_lock(hashtextextended('row ' || c.row_key, 0));
        standing := company_standing(c.company_id);
        IF EXISTS (SELECT FROM match_candidate o WHERE o.row_key = c.row_key AND o.status = 'same'
                   AND company_standing(o.company_id) <> standing) THEN
            PERFORM refuse_merge('match_candidate_row_of_one', 'the row is another firm''s');
        END IF;
        PERFORM take_row(standing, c.id, c.row_facts, true, in_reason);
    END IF;
    UPDATE match_candidate SET status = CASE WHEN in_same THEN 'same' ELSE 'different' END, reason = in_reason,
        decided_by = actor_id(), decided_at = now(), print = match_print(company_id), other_print = match_print(other_id),
        merge_id = CASE WHEN in_same AND c.other_id IS NOT NULL THEN in_merge END
    WHERE id = c.id;
END
$$;

-- Takes a decision back: what a row brought goes again, and the question is open. A merge is taken back as such.
CREATE FUNCTION undo_match_decision(in_candidate uuid, in_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    c    match_candidate;
    hand uuid;
BEGIN
    PERFORM wait_for_lists((SELECT x.region_code FROM match_candidate x WHERE x.id = in_candidate), NULL);
    SELECT * INTO c FROM match_candidate WHERE id = in_candidate FOR UPDATE;
    IF c.id IS NULL THEN
        PERFORM refuse_merge('match_candidate_known', 'no such proposal');
    END IF;
    hand := match_hand(c.region_code);
    IF c.status NOT IN ('same', 'different') THEN
        PERFORM refuse_merge('match_candidate_decided', 'not decided');
    ELSIF c.status = 'same' AND c.other_id IS NOT NULL THEN
        PERFORM refuse_merge('match_candidate_merged', 'the merge is taken back');
    ELSIF c.status = 'same' THEN
        PERFORM release_row(c.id, in_reason);
    END IF;
    INSERT INTO match_decision_undo (candidate_id, decision, why_decided, decided_by, decided_at, reason, undone_by)
    VALUES (c.id, c.status, c.reason, c.decided_by, c.decided_at, in_reason, hand);
    UPDATE match_candidate SET status = 'open', reason = NULL, decided_by = NULL, decided_at = NULL, print = NULL,
        other_print = NULL
    WHERE id = c.id;
END
$$;

-- Every run brings its job along.
CREATE FUNCTION enqueue_match_run() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    INSERT INTO job (kind, arguments, unique_key)
    VALUES ('match_region', jsonb_build_object('run_id', NEW.id), NEW.id::text);
    RETURN NULL;
END
$$;
CREATE TRIGGER match_run_enqueued AFTER INSERT ON match_run FOR EACH ROW EXECUTE FUNCTION enqueue_match_run();

-- A record that went into another firm takes nothing up any more; who is merging it at this moment is waited for.
CREATE FUNCTION refuse_merged_company() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    gone uuid;
BEGIN
    SELECT c.merged_into INTO gone FROM company c WHERE c.id = NEW.company_id FOR KEY SHARE;
    IF gone IS NOT NULL THEN
        RAISE EXCEPTION 'that firm was merged into another' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'company_merged_elsewhere', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER enforcement_case_of_standing_company BEFORE INSERT ON enforcement_case
    FOR EACH ROW EXECUTE FUNCTION refuse_merged_company();
CREATE TRIGGER debt_of_standing_company BEFORE INSERT ON debt
    FOR EACH ROW EXECUTE FUNCTION refuse_merged_company();

-- ---------------------------------------------------------------------------------------------------------------
-- Row security: by regency, for those who decide, with inspectors and auditors as readers.

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['company_merge', 'company_merge_part', 'company_merge_undo', 'match_candidate',
                             'match_decision_undo', 'match_run'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY definer_keeps ON %I TO patuh_definer USING (true) WITH CHECK (true)', t);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO patuh_definer', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_app', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['company_merge', 'match_candidate', 'match_run'] LOOP
        EXECUTE format('CREATE POLICY read_territory ON %I FOR SELECT TO patuh_app '
            'USING (region_code = ANY ((SELECT patuh.match_reader_regions())::text[]))', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['company_merge', 'company_merge_part', 'company_merge_undo', 'match_decision_undo'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            t || '_append_only', t);
    END LOOP;
    -- What the system actor holds against each other.
    FOREACH t IN ARRAY ARRAY['company', 'company_identifier', 'debt', 'match_candidate', 'match_run'] LOOP
        EXECUTE format('CREATE POLICY jobs_match ON %I FOR SELECT TO patuh_jobs USING (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_jobs', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY[
        'match_regions()', 'match_reader_regions()', 'match_print(uuid)', 'company_standing(uuid)',
        'companies_contradict(uuid, uuid)', 'company_has_cases(uuid)', 'match_hand(text)',
        'merge_companies(uuid, uuid, uuid, uuid, text, bigint, jsonb)', 'unmerge_company(uuid, text)',
        'decide_match(uuid, boolean, text, uuid)', 'undo_match_decision(uuid, text)', 'enqueue_match_run()', 'refuse_merged_company()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;
-- A line of a list or plan is told to whoever may read the list or plan.
CREATE POLICY read_with_merge ON company_merge_part FOR SELECT TO patuh_app USING (
    EXISTS (SELECT FROM patuh.company_merge m WHERE m.id = merge_id)
    AND CASE part
        WHEN 'handover_line' THEN EXISTS (SELECT FROM patuh.handover h WHERE h.id::text = kind)
        WHEN 'plan_entry' THEN EXISTS (SELECT FROM patuh.plan p WHERE p.id::text = kind)
        ELSE true END);
CREATE POLICY read_with_candidate ON match_decision_undo FOR SELECT TO patuh_app USING (
    EXISTS (SELECT FROM patuh.match_candidate m WHERE m.id = candidate_id));
CREATE POLICY read_with_merge ON company_merge_undo FOR SELECT TO patuh_app USING (
    EXISTS (SELECT FROM patuh.company_merge m WHERE m.id = merge_id));
GRANT EXECUTE ON FUNCTION match_regions(), match_reader_regions(), unmerge_company(uuid, text),
    decide_match(uuid, boolean, text, uuid), undo_match_decision(uuid, text) TO patuh_app;
GRANT EXECUTE ON FUNCTION merge_companies(uuid, uuid, uuid, uuid, text, bigint, jsonb) TO patuh_app, patuh_jobs;
GRANT EXECUTE ON FUNCTION match_print(uuid), company_standing(uuid) TO patuh_jobs;

CREATE POLICY definer_merges ON company FOR UPDATE TO patuh_definer USING (true) WITH CHECK (true);
CREATE POLICY definer_moves ON company_identifier FOR UPDATE TO patuh_definer USING (true) WITH CHECK (true);
CREATE POLICY definer_adds ON company_identifier FOR INSERT TO patuh_definer WITH CHECK (source = 'merge');
CREATE POLICY definer_moves ON company_listing TO patuh_definer USING (true) WITH CHECK (true);
CREATE POLICY definer_tells ON company_change FOR INSERT TO patuh_definer WITH CHECK (true);
GRANT UPDATE (merged_into, trading_name, district, address, phone, kbli, scale, workers_reported, version, updated_at)
    ON company TO patuh_definer;
GRANT INSERT, UPDATE (company_id, region_code, brought_by) ON company_identifier TO patuh_definer;
GRANT SELECT, UPDATE (company_id, region_code) ON company_listing TO patuh_definer;
GRANT INSERT ON company_change TO patuh_definer;
GRANT UPDATE (status, reason, decided_by, decided_at, print, other_print, merge_id) ON match_candidate TO patuh_definer;

CREATE POLICY importers_propose ON match_candidate FOR INSERT TO patuh_app
    WITH CHECK (row_key IS NOT NULL AND status = 'open' AND region_code = ANY ((SELECT patuh.match_regions())::text[]));
GRANT INSERT (id, region_code, company_id, import_id, line, row_key, row_facts, explanation) ON match_candidate TO patuh_app;
CREATE POLICY jobs_propose ON match_candidate FOR INSERT TO patuh_jobs WITH CHECK (other_id IS NOT NULL AND status = 'open');
CREATE POLICY jobs_keep ON match_candidate FOR UPDATE TO patuh_jobs
    USING (other_id IS NOT NULL) WITH CHECK (status IN ('open', 'gone'));
GRANT INSERT (id, region_code, company_id, other_id, score, explanation) ON match_candidate TO patuh_jobs;
GRANT UPDATE (score, explanation, status, found_at, reason, decided_by, decided_at, print, other_print, merge_id)
    ON match_candidate TO patuh_jobs;
CREATE POLICY requested_in_territory ON match_run FOR INSERT TO patuh_app WITH CHECK (
    requested_by = (SELECT patuh.actor_id()) AND region_code = ANY ((SELECT patuh.match_regions())::text[]));
GRANT INSERT (id, region_code, import_id, requested_by) ON match_run TO patuh_app;
CREATE POLICY jobs_finish ON match_run FOR UPDATE TO patuh_jobs USING (finished_at IS NULL) WITH CHECK (true);
GRANT UPDATE (finished_at, firms, links, proposals, superseded) ON match_run TO patuh_jobs;
CREATE POLICY definer_enqueues_matching ON job FOR INSERT TO patuh_definer
    WITH CHECK (kind = 'match_region' AND state = 'available');

RESET ROLE;
