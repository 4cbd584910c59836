-- Complaints, in a store of their own. Who complained, and what about, is read by the inspector to whom the complaint is
-- assigned and by the coordinator of its region alone (ILO C81 art. 15(c); UU 3/1951 art. 5), each time through a function
-- that notes who read it. Nothing outside this file refers to a complaint, so that nothing else can tell of one: the
-- way from a complaint to an inspection is known here and not there.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- Where a complaint stands: nothing in this row says who complained or of what.
CREATE TABLE complaint (
    id          uuid PRIMARY KEY,
    receipt     text NOT NULL CONSTRAINT complaint_receipt_unique UNIQUE
        CONSTRAINT complaint_receipt_format CHECK (receipt ~ '^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$'),
    region_code text NOT NULL CONSTRAINT complaint_region_exists REFERENCES region,
    status      text NOT NULL DEFAULT 'received'
        CONSTRAINT complaint_status_known CHECK (status IN ('received', 'assigned', 'proposed', 'answered', 'rejected')),
    assigned_to uuid CONSTRAINT complaint_assignee_exists REFERENCES person,
    -- The firm of the register that is meant, once somebody has said which.
    company_id  uuid CONSTRAINT complaint_company_exists REFERENCES company,
    -- What an inspection would rest on without the complaint.
    ground      text CONSTRAINT complaint_ground_known CHECK (ground IN ('plan', 'campaign', 'indication')),
    version     integer NOT NULL DEFAULT 0,
    received_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX complaint_by_region ON complaint (region_code, received_at, id);
CREATE INDEX complaint_by_assignee ON complaint (assigned_to);

-- What lets a complainant ask. The code itself is kept nowhere.
CREATE TABLE complaint_key (
    complaint_id   uuid PRIMARY KEY CONSTRAINT complaint_key_complaint_exists REFERENCES complaint,
    code_digest    bytea NOT NULL CONSTRAINT complaint_key_code_unique UNIQUE,
    -- The same request sent again is the same complaint.
    request_digest bytea NOT NULL CONSTRAINT complaint_key_request_unique UNIQUE
);

CREATE TABLE complaint_content (
    complaint_id uuid PRIMARY KEY CONSTRAINT complaint_content_complaint_exists REFERENCES complaint,
    firm_name    text NOT NULL CONSTRAINT complaint_content_firm_name_length CHECK (length(firm_name) BETWEEN 1 AND 200),
    firm_place   text NOT NULL CONSTRAINT complaint_content_firm_place_length CHECK (length(firm_place) BETWEEN 1 AND 200),
    firm_number  text CONSTRAINT complaint_content_firm_number_length CHECK (length(firm_number) BETWEEN 1 AND 40),
    kinds        text[] NOT NULL CONSTRAINT complaint_content_kinds_known CHECK (
        kinds <@ ARRAY['unregistered', 'partial_workers', 'partial_wages', 'partial_programmes', 'not_remitted', 'arrears',
                       'other_norm'] AND cardinality(kinds) BETWEEN 1 AND 7),
    body         text NOT NULL CONSTRAINT complaint_content_body_length CHECK (length(body) BETWEEN 1 AND 10000)
);

CREATE TABLE complaint_source (
    complaint_id uuid PRIMARY KEY CONSTRAINT complaint_source_complaint_exists REFERENCES complaint,
    source       text NOT NULL CONSTRAINT complaint_source_known CHECK (source IN ('worker', 'union', 'public')),
    name         text CONSTRAINT complaint_source_name_length CHECK (length(name) BETWEEN 1 AND 200),
    contact      text CONSTRAINT complaint_source_contact_length CHECK (length(contact) BETWEEN 1 AND 200)
);

-- What was done with it. The proposed inspection stands here and nowhere else.
CREATE TABLE complaint_step (
    complaint_id uuid NOT NULL CONSTRAINT complaint_step_complaint_exists REFERENCES complaint,
    seq          integer NOT NULL,
    action       text NOT NULL CONSTRAINT complaint_step_action_known
        CHECK (action IN ('assign', 'match', 'state_ground', 'propose', 'answer', 'reject')),
    person_id    uuid NOT NULL CONSTRAINT complaint_step_person_exists REFERENCES person,
    recorded_at  timestamptz NOT NULL DEFAULT now(),
    assignee_id  uuid CONSTRAINT complaint_step_assignee_exists REFERENCES person,
    company_id   uuid CONSTRAINT complaint_step_company_exists REFERENCES company,
    ground       text CONSTRAINT complaint_step_ground_known CHECK (ground IN ('plan', 'campaign', 'indication')),
    case_id      uuid CONSTRAINT complaint_step_case_exists REFERENCES enforcement_case,
    -- The plan's or campaign's name, the answer, the reason of a rejection.
    body         text CONSTRAINT complaint_step_body_length CHECK (length(body) BETWEEN 1 AND 2000),
    CONSTRAINT complaint_step_pkey PRIMARY KEY (complaint_id, seq),
    CONSTRAINT complaint_step_whole CHECK (CASE action
        WHEN 'assign' THEN assignee_id IS NOT NULL
        WHEN 'match' THEN company_id IS NOT NULL
        WHEN 'state_ground' THEN ground IS NOT NULL AND body IS NOT NULL
        WHEN 'propose' THEN case_id IS NOT NULL
        ELSE body IS NOT NULL END)
);

-- Who opened what, and why. Kept here: the trail that auditors read tells only that a source was opened.
CREATE TABLE complaint_opening (
    number       bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT complaint_opening_pkey PRIMARY KEY,
    complaint_id uuid NOT NULL CONSTRAINT complaint_opening_complaint_exists REFERENCES complaint,
    part         text NOT NULL CONSTRAINT complaint_opening_part_known CHECK (part IN ('content', 'source')),
    purpose      text CONSTRAINT complaint_opening_purpose_length CHECK (length(purpose) BETWEEN 1 AND 500),
    person_id    uuid NOT NULL CONSTRAINT complaint_opening_person_exists REFERENCES person,
    opened_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT complaint_opening_of_source_has_purpose CHECK (part <> 'source' OR purpose IS NOT NULL)
);
CREATE INDEX complaint_opening_of ON complaint_opening (complaint_id, number);

-- How often an address asked within an hour, under a digest that only the server's secret makes of it.
CREATE TABLE complaint_attempt (
    address bytea NOT NULL,
    kind    text NOT NULL CONSTRAINT complaint_attempt_kind_known CHECK (kind IN ('lodge', 'ask')),
    hour    timestamptz NOT NULL,
    count   integer NOT NULL,
    CONSTRAINT complaint_attempt_pkey PRIMARY KEY (address, kind, hour)
);

-- ---------------------------------------------------------------------------------------------------------------
-- The public door: nobody is signed in here, so these functions are all that leads through it.

-- Letters and digits that nobody mistakes for one another, one of each byte.
CREATE FUNCTION complaint_letters(bytes bytea, many integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT string_agg(substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', (get_byte(bytes, i) & 31) + 1, 1)
        || CASE WHEN i % 4 = 3 AND i < many - 1 THEN '-' ELSE '' END, '' ORDER BY i)
    FROM generate_series(0, many - 1) AS i
$$;

-- Counts an attempt, and tells how many seconds to wait: 0 for those within the limit.
CREATE FUNCTION complaint_wait(in_address text, in_kind text, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    tries integer;
BEGIN
    DELETE FROM complaint_attempt WHERE hour < now() - interval '1 day';
    INSERT INTO complaint_attempt AS a (address, kind, hour, count)
    SELECT sha256(s.value || convert_to(in_address, 'UTF8')), in_kind, date_trunc('hour', now()), 1 FROM server_secret s
    ON CONFLICT ON CONSTRAINT complaint_attempt_pkey DO UPDATE SET count = least(a.count + 1, 1000000)
    RETURNING a.count INTO tries;
    RETURN CASE WHEN tries <= most THEN 0
        ELSE ceil(extract(epoch FROM date_trunc('hour', now()) + interval '1 hour' - now())) END;
END
$$;

-- The regencies that a complaint may name.
CREATE FUNCTION complaint_regions() RETURNS TABLE (code text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT r.code, r.name FROM region r WHERE r.level = 'regency' ORDER BY r.code
$$;

-- Takes a complaint, and gives its receipt and its code this once; the same request again gives the same two.
CREATE FUNCTION receive_complaint(
    in_id uuid, in_address text, in_request bytea, in_region text, in_firm_name text, in_firm_place text, in_firm_number text,
    in_kinds text[], in_body text, in_source text, in_name text, in_contact text)
RETURNS TABLE (receipt text, code text, received_at timestamptz, wait integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
#variable_conflict use_column
BEGIN
    wait := complaint_wait(in_address, 'lodge', 20);
    IF wait > 0 THEN
        RETURN NEXT;
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(encode(in_request, 'hex'), 0));
    SELECT complaint_letters(sha256(s.value || in_request), 16) INTO code FROM server_secret s;
    SELECT c.receipt, c.received_at INTO receipt, received_at
    FROM complaint_key k JOIN complaint c ON c.id = k.complaint_id WHERE k.request_digest = in_request;
    IF receipt IS NULL THEN
        INSERT INTO complaint AS c (id, receipt, region_code)
        SELECT in_id, complaint_letters(sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 8), r.code
        FROM region r WHERE r.code = in_region AND r.level = 'regency'
        RETURNING c.receipt, c.received_at INTO receipt, received_at;
        IF receipt IS NULL THEN
            RAISE EXCEPTION 'no such regency'
                USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'complaint_region_exists', TABLE = 'complaint';
        END IF;
        INSERT INTO complaint_key (complaint_id, code_digest, request_digest)
        VALUES (in_id, sha256(convert_to(code, 'UTF8')), in_request);
        INSERT INTO complaint_content (complaint_id, firm_name, firm_place, firm_number, kinds, body)
        VALUES (in_id, in_firm_name, in_firm_place, in_firm_number, in_kinds, in_body);
        INSERT INTO complaint_source (complaint_id, source, name, contact)
        VALUES (in_id, in_source, in_name, in_contact);
    END IF;
    RETURN NEXT;
END
$$;

-- Where a complaint stands, for whoever has both its receipt and its code. The code is looked for first, so that a wrong
-- one costs the same whether the receipt exists or not.
CREATE FUNCTION ask_complaint(in_address text, in_receipt text, in_code text)
RETURNS TABLE (status text, answer text, wait integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
#variable_conflict use_column
DECLARE
    found_id uuid;
BEGIN
    wait := complaint_wait(in_address, 'ask', 60);
    IF wait = 0 THEN
        SELECT k.complaint_id INTO found_id FROM complaint_key k
        WHERE k.code_digest = sha256(convert_to(in_code, 'UTF8'));
        IF found_id IS NOT NULL THEN
            SELECT c.status, (SELECT s.body FROM complaint_step s
                              WHERE s.complaint_id = c.id AND s.action = 'answer' ORDER BY s.seq DESC LIMIT 1)
            INTO status, answer FROM complaint c WHERE c.id = found_id AND c.receipt = in_receipt;
        END IF;
    END IF;
    RETURN NEXT;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Who handles a complaint.

-- As what the actor may handle a complaint of this region and assignee: 'coordinator', 'inspector', or not at all.
CREATE FUNCTION complaint_hand(in_region text, in_assignee uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT CASE WHEN in_region = ANY (actor_regions(ARRAY['coordinator'])) THEN 'coordinator'
                WHEN in_assignee = actor_id() AND in_region = ANY (actor_regions(ARRAY['inspector'])) THEN 'inspector' END
$$;

-- Opens a complaint's content or source, and notes who did and why.
CREATE FUNCTION note_opening(in_complaint uuid, in_part text, in_purpose text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM complaint c
                   WHERE c.id = in_complaint AND complaint_hand(c.region_code, c.assigned_to) IS NOT NULL) THEN
        RETURN false;
    END IF;
    INSERT INTO complaint_opening (complaint_id, part, purpose, person_id)
    VALUES (in_complaint, in_part, in_purpose, actor_id());
    RETURN true;
END
$$;
CREATE FUNCTION open_complaint(in_complaint uuid) RETURNS SETOF complaint_content
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF note_opening(in_complaint, 'content', NULL) THEN
        RETURN QUERY SELECT * FROM complaint_content t WHERE t.complaint_id = in_complaint;
    END IF;
END
$$;
CREATE FUNCTION open_complaint_source(in_complaint uuid, in_purpose text) RETURNS SETOF complaint_source
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF note_opening(in_complaint, 'source', in_purpose) THEN
        RETURN QUERY SELECT * FROM complaint_source s WHERE s.complaint_id = in_complaint;
    END IF;
END
$$;

-- Whether the register itself shows something about a firm: a list of BPJS was read for its regency, and it lacks the
-- firm, or names arrears or fewer workers than others do.
CREATE FUNCTION register_indicates(in_company uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM company f
        WHERE f.id = in_company
          AND EXISTS (SELECT FROM company_listing l WHERE l.source = 'bpjs' AND l.region_code = f.region_code)
          AND (NOT EXISTS (SELECT FROM company_listing l WHERE l.source = 'bpjs' AND l.company_id = f.id)
               OR EXISTS (
                   SELECT FROM company_listing l
                   WHERE l.source = 'bpjs' AND l.company_id = f.id
                     AND (l.arrears_months > 0 OR coalesce(l.registered_workers, l.workers) < f.workers_reported))))
$$;

CREATE FUNCTION refuse_complaint_step(in_name text, in_text text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', in_text USING ERRCODE = 'check_violation', CONSTRAINT = in_name, TABLE = 'complaint_step';
END
$$;

-- The gate: whoever writes, through whatever program, passes here.
CREATE FUNCTION accept_complaint_step() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    c    complaint;
    hand text;
BEGIN
    NEW.person_id := actor_id();
    NEW.recorded_at := now();
    SELECT * INTO c FROM complaint x WHERE x.id = NEW.complaint_id FOR UPDATE;
    hand := complaint_hand(c.region_code, c.assigned_to);
    IF hand IS NULL OR (hand <> 'coordinator' AND NEW.action IN ('assign', 'answer', 'reject')) THEN
        RAISE EXCEPTION 'not for this hand' USING ERRCODE = 'insufficient_privilege',
            CONSTRAINT = 'complaint_step_hand', TABLE = 'complaint_step';
    END IF;
    IF NEW.seq <> c.version + 1 THEN
        PERFORM refuse_complaint_step('complaint_step_in_sequence', 'another step came first');
    END IF;
    IF c.status IN ('answered', 'rejected') THEN
        PERFORM refuse_complaint_step('complaint_step_open', 'the complaint has ended');
    END IF;
    IF NEW.action = 'assign' THEN
        IF NOT EXISTS (
            SELECT FROM post p
            JOIN office o ON o.id = p.office_id
            JOIN office_territory t ON t.office_id = o.id AND t.region_code = c.region_code
            WHERE p.person_id = NEW.assignee_id AND p.role = 'inspector'
              AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone))
              AND t.from_on <= today(o.zone) AND (t.until_on IS NULL OR t.until_on > today(o.zone))) THEN
            PERFORM refuse_complaint_step('complaint_step_assignee', 'no inspector of that region');
        END IF;
    ELSIF NEW.action = 'match' THEN
        IF NOT EXISTS (SELECT FROM company f WHERE f.id = NEW.company_id AND f.region_code = ANY (company_regions())) THEN
            PERFORM refuse_complaint_step('complaint_step_company_known', 'no such firm in the territory');
        END IF;
    ELSIF NEW.action = 'state_ground' THEN
        IF c.company_id IS NULL THEN
            PERFORM refuse_complaint_step('complaint_step_matched', 'no firm of the register yet');
        END IF;
        IF NEW.ground = 'indication' AND NOT register_indicates(c.company_id) THEN
            PERFORM refuse_complaint_step('complaint_step_ground_shown', 'the register shows nothing');
        END IF;
    ELSIF NEW.action = 'propose' THEN
        IF c.ground IS NULL THEN
            PERFORM refuse_complaint_step('complaint_step_ground_stated', 'no ground of its own yet');
        END IF;
        -- The kind follows from the ground, unless the inspection was under way before anybody complained.
        IF NOT EXISTS (
            SELECT FROM enforcement_case k JOIN inspection i ON i.case_id = k.id
            WHERE k.id = NEW.case_id AND k.company_id = c.company_id AND k.region_code = ANY (field_regions())
              AND (k.created_at < c.received_at
                   OR i.kind = CASE c.ground WHEN 'indication' THEN 'special' ELSE 'periodic' END)) THEN
            PERFORM refuse_complaint_step('complaint_step_case_fits', 'that inspection does not fit');
        END IF;
    ELSIF NEW.action = 'reject' AND c.status = 'proposed' THEN
        PERFORM refuse_complaint_step('complaint_step_not_proposed', 'an inspection is proposed already');
    END IF;
    UPDATE complaint x SET
        version = NEW.seq,
        assigned_to = coalesce(NEW.assignee_id, x.assigned_to),
        company_id = coalesce(NEW.company_id, x.company_id),
        -- Another firm needs a ground of its own.
        ground = CASE WHEN NEW.action = 'match' AND NEW.company_id IS DISTINCT FROM x.company_id THEN NULL
                      ELSE coalesce(NEW.ground, x.ground) END,
        status = CASE NEW.action WHEN 'propose' THEN 'proposed' WHEN 'answer' THEN 'answered' WHEN 'reject' THEN 'rejected'
                      WHEN 'assign' THEN CASE x.status WHEN 'received' THEN 'assigned' ELSE x.status END
                      ELSE x.status END
    WHERE x.id = c.id;
    RETURN NEW;
END
$$;
CREATE TRIGGER complaint_step_accepted BEFORE INSERT ON complaint_step
    FOR EACH ROW EXECUTE FUNCTION accept_complaint_step();

-- ---------------------------------------------------------------------------------------------------------------
-- Row security. Content and source are granted to nobody: they are reached through the functions that note it.

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['complaint', 'complaint_key', 'complaint_content', 'complaint_source', 'complaint_step',
                             'complaint_opening', 'complaint_attempt'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY definer_keeps ON %I TO patuh_definer USING (true) WITH CHECK (true)', t);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO patuh_definer', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['complaint_key', 'complaint_content', 'complaint_source', 'complaint_step',
                             'complaint_opening'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            t || '_append_only', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            t || '_no_truncate', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['inspection', 'company_listing'] LOOP
        EXECUTE format('CREATE POLICY definer_reads_for_complaints ON %I FOR SELECT TO patuh_definer USING (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_definer', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY[
        'complaint_wait(text, text, integer)', 'complaint_regions()',
        'receive_complaint(uuid, text, bytea, text, text, text, text, text[], text, text, text, text)',
        'ask_complaint(text, text, text)', 'complaint_hand(text, uuid)', 'note_opening(uuid, text, text)',
        'open_complaint(uuid)', 'open_complaint_source(uuid, text)', 'register_indicates(uuid)',
        'accept_complaint_step()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
    END LOOP;
    GRANT EXECUTE ON FUNCTION complaint_regions(),
        receive_complaint(uuid, text, bytea, text, text, text, text, text[], text, text, text, text),
        ask_complaint(text, text, text), open_complaint(uuid), open_complaint_source(uuid, text) TO patuh_app;
    FOREACH t IN ARRAY ARRAY[
        'complaint_wait(text, text, integer)', 'complaint_regions()',
        'receive_complaint(uuid, text, bytea, text, text, text, text, text[], text, text, text, text)',
        'ask_complaint(text, text, text)', 'complaint_hand(text, uuid)', 'note_opening(uuid, text, text)',
        'open_complaint(uuid)', 'open_complaint_source(uuid, text)', 'register_indicates(uuid)',
        'accept_complaint_step()'] LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;
GRANT UPDATE (version, assigned_to, company_id, ground, status) ON complaint TO patuh_definer;
GRANT UPDATE (count), DELETE ON complaint_attempt TO patuh_definer;

CREATE POLICY hands_read ON complaint FOR SELECT TO patuh_app USING (
    region_code = ANY ((SELECT patuh.actor_regions(ARRAY['coordinator']))::text[])
    OR (assigned_to = (SELECT patuh.actor_id())
        AND region_code = ANY ((SELECT patuh.actor_regions(ARRAY['inspector']))::text[])));
CREATE POLICY read_with_complaint ON complaint_step FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM complaint c WHERE c.id = complaint_id));
CREATE POLICY hands_write ON complaint_step FOR INSERT TO patuh_app
    WITH CHECK (person_id = (SELECT patuh.actor_id()) AND EXISTS (SELECT FROM complaint c WHERE c.id = complaint_id));
CREATE POLICY read_with_complaint ON complaint_opening FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM complaint c WHERE c.id = complaint_id));
GRANT SELECT ON complaint, complaint_step, complaint_opening TO patuh_app;
GRANT INSERT (complaint_id, seq, action, assignee_id, company_id, ground, case_id, body) ON complaint_step TO patuh_app;

RESET ROLE;
