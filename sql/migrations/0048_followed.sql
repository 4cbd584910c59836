-- What goes along when one record is found to be another: facts, lines of lists and of plans that nobody has finished, and
-- complaints. What a row that a person took for a firm's says of it. And lists and links that come at once.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- ---------------------------------------------------------------------------------------------------------------
-- Parts.

ALTER TABLE company_merge_part
    -- Where the log of the list or plan stood: what people did with the line later, they did knowing the merge.
    ADD COLUMN at_version integer,
    DROP CONSTRAINT company_merge_part_known,
    ADD CONSTRAINT company_merge_part_known CHECK (
        part IN ('identifier', 'listing', 'field', 'fact', 'handover_line', 'plan_entry')),
    ADD CONSTRAINT company_merge_part_version CHECK (
        (at_version IS NOT NULL) = (part IN ('handover_line', 'plan_entry')));

-- A line of a list or plan is told to whoever may read the list or plan.
DROP POLICY read_with_merge ON company_merge_part;
CREATE POLICY read_with_merge ON company_merge_part FOR SELECT TO patuh_app USING (
    EXISTS (SELECT FROM patuh.company_merge m WHERE m.id = merge_id)
    AND CASE part
        WHEN 'handover_line' THEN EXISTS (SELECT FROM patuh.handover h WHERE h.id::text = kind)
        WHEN 'plan_entry' THEN EXISTS (SELECT FROM patuh.plan p WHERE p.id::text = kind)
        ELSE true END);

-- Complaints that went along. Apart, and read by nobody: a merge tells of no complaint (ILO C81 art. 15(c)).
CREATE TABLE complaint_follow (
    merge_id     uuid NOT NULL CONSTRAINT complaint_follow_merge_exists REFERENCES company_merge,
    complaint_id uuid NOT NULL CONSTRAINT complaint_follow_complaint_exists REFERENCES complaint,
    ground       text,
    at_version   integer NOT NULL,
    CONSTRAINT complaint_follow_pkey PRIMARY KEY (merge_id, complaint_id)
);
CREATE INDEX complaint_by_company ON complaint (company_id) WHERE company_id IS NOT NULL;
ALTER TABLE complaint_follow ENABLE ROW LEVEL SECURITY;
ALTER TABLE complaint_follow FORCE ROW LEVEL SECURITY;
CREATE POLICY definer_keeps ON complaint_follow TO patuh_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON complaint_follow TO patuh_definer;
CREATE TRIGGER complaint_follow_append_only BEFORE UPDATE OR DELETE ON complaint_follow
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER complaint_follow_no_truncate BEFORE TRUNCATE ON complaint_follow
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A fact never changes, but it goes with its firm: in the functions of this file, and nothing else of it.
CREATE FUNCTION move_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND current_user = 'patuh_definer'
        AND to_jsonb(NEW) - 'company_id' = to_jsonb(OLD) - 'company_id' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only', TABLE = TG_TABLE_NAME;
END
$$;
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['company_fact', 'company_listing_past'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW '
            'EXECUTE FUNCTION move_only()', t || '_append_only', t);
        EXECUTE format('CREATE POLICY definer_moves ON %I FOR UPDATE TO patuh_definer USING (true) WITH CHECK (true)', t);
        EXECUTE format('GRANT UPDATE (company_id) ON %I TO patuh_definer', t);
    END LOOP;
END
$$;
GRANT UPDATE (company_id) ON plan_entry TO patuh_definer;

-- The kind of number by which a list knows a firm.
CREATE FUNCTION list_number_kind(source text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE source WHEN 'oss' THEN 'nib' WHEN 'wlkp' THEN 'wlkp' WHEN 'bpjs' THEN 'npp' END
$$;

-- Takes along what is known of a record and what nobody has finished with it. Where the firm has a line of its own on the
-- same list or plan the second one stays, and says that its record was merged.
CREATE FUNCTION follow_merge(in_merge uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    m company_merge;
BEGIN
    SELECT * INTO m FROM company_merge WHERE id = in_merge;
    -- Nobody acts on these meanwhile, so that the version kept is the one at which they went.
    PERFORM FROM handover h WHERE h.id IN (SELECT l.handover_id FROM handover_line l WHERE l.company_id = m.merged_id)
    ORDER BY h.id FOR UPDATE;
    PERFORM FROM plan p WHERE p.id IN (SELECT e.plan_id FROM plan_entry e WHERE e.company_id = m.merged_id)
    ORDER BY p.id FOR UPDATE;
    PERFORM FROM complaint c WHERE c.company_id = m.merged_id ORDER BY c.id FOR UPDATE;
    -- What one says of the other is not said of itself.
    WITH moved AS (
        UPDATE company_fact f SET company_id = m.survivor_id
        WHERE f.company_id = m.merged_id
          AND NOT EXISTS (SELECT FROM company_link l WHERE l.fact_id = f.id AND l.other_id = m.survivor_id)
        RETURNING f.kind, f.id)
    INSERT INTO company_merge_part (merge_id, part, kind, value)
    SELECT m.id, 'fact', w.kind, w.id::text FROM moved w;
    UPDATE company_listing_past p SET company_id = m.survivor_id
    FROM company_listing l
    WHERE p.company_id = m.merged_id AND l.company_id = m.survivor_id AND l.source = p.source AND l.number = p.number;
    -- A firm that is being inspected already is not inspected twice: the line is about that inspection.
    WITH moved AS (
        UPDATE handover_line l SET company_id = m.survivor_id, changed_at = now(),
            case_id = CASE WHEN h.status = 'accepted' THEN open_inspection_of(m.survivor_id) ELSE l.case_id END
        FROM handover h
        WHERE l.company_id = m.merged_id AND h.id = l.handover_id AND h.status IN ('sent', 'accepted')
          AND NOT l.withdrawn AND l.outcome IS NULL
          AND NOT EXISTS (SELECT FROM handover_line o
                          WHERE o.handover_id = l.handover_id AND o.company_id = m.survivor_id AND NOT o.withdrawn)
        RETURNING l.handover_id, l.line, h.version)
    INSERT INTO company_merge_part (merge_id, part, kind, value, at_version)
    SELECT m.id, 'handover_line', w.handover_id::text, w.line::text, w.version FROM moved w;
    WITH moved AS (
        UPDATE plan_entry e SET company_id = m.survivor_id
        FROM plan p
        WHERE e.company_id = m.merged_id AND p.id = e.plan_id AND p.status <> 'withdrawn'
          AND NOT e.removed AND e.case_id IS NULL
          AND NOT EXISTS (SELECT FROM plan_entry o
                          WHERE o.plan_id = e.plan_id AND o.company_id = m.survivor_id AND NOT o.removed)
        RETURNING e.plan_id, e.line, p.version)
    INSERT INTO company_merge_part (merge_id, part, kind, value, at_version)
    SELECT m.id, 'plan_entry', w.plan_id::text, w.line::text, w.version FROM moved w;
    INSERT INTO complaint_follow (merge_id, complaint_id, ground, at_version)
    SELECT m.id, c.id, c.ground, c.version FROM complaint c
    WHERE c.company_id = m.merged_id AND c.status IN ('received', 'assigned', 'proposed');
    -- A ground that the register showed has to be shown by the register still.
    UPDATE complaint c SET company_id = m.survivor_id,
        ground = CASE WHEN c.ground = 'indication' AND NOT register_indicates(m.survivor_id) THEN NULL ELSE c.ground END
    FROM complaint_follow f WHERE f.merge_id = m.id AND c.id = f.complaint_id;
END
$$;

-- Brings back what went along, and what hangs on it since. What somebody has said of a line or a complaint since, knowing
-- the firm as it was then, stands; an inspection that followed is the firm's that stood.
CREATE FUNCTION unfollow_merge(in_merge uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    m company_merge;
    b company;
BEGIN
    SELECT * INTO m FROM company_merge WHERE id = in_merge;
    SELECT * INTO b FROM company WHERE id = m.merged_id;
    PERFORM FROM handover h
    WHERE h.id::text IN (SELECT p.kind FROM company_merge_part p WHERE p.merge_id = m.id AND p.part = 'handover_line')
    ORDER BY h.id FOR UPDATE;
    PERFORM FROM plan x
    WHERE x.id::text IN (SELECT p.kind FROM company_merge_part p WHERE p.merge_id = m.id AND p.part = 'plan_entry')
    ORDER BY x.id FOR UPDATE;
    PERFORM FROM complaint c WHERE c.id IN (SELECT f.complaint_id FROM complaint_follow f WHERE f.merge_id = m.id)
    ORDER BY c.id FOR UPDATE;
    UPDATE company_fact f SET company_id = b.id
    FROM company_merge_part p
    WHERE p.merge_id = m.id AND p.part = 'fact' AND f.id = p.value::uuid AND f.company_id = m.survivor_id;
    -- A number that a place was given since goes with the place.
    WITH went AS (
        UPDATE company_fact f SET company_id = b.id
        FROM company_number n JOIN company_fact place ON place.id = n.establishment_id
        WHERE f.id = n.fact_id AND f.company_id = m.survivor_id AND place.company_id = b.id
        RETURNING n.number_kind, n.value)
    UPDATE company_identifier i SET company_id = b.id, region_code = b.region_code
    FROM went w WHERE i.kind = w.number_kind AND i.value = w.value AND i.company_id = m.survivor_id;
    UPDATE handover_line l SET company_id = b.id, changed_at = now(), case_id = NULL
    FROM company_merge_part p
    WHERE p.merge_id = m.id AND p.part = 'handover_line' AND l.handover_id = p.kind::uuid AND l.line = p.value::integer
      AND l.company_id = m.survivor_id
      AND NOT EXISTS (SELECT FROM handover_act t WHERE t.handover_id = l.handover_id AND t.line = l.line
                      AND t.seq > p.at_version AND t.action = 'match');
    -- Lines that came since and named the record's numbers, and none of the firm's, are the record's too.
    UPDATE handover_line l SET company_id = b.id, changed_at = now(), case_id = NULL
    FROM handover h
    WHERE l.company_id = m.survivor_id AND h.id = l.handover_id AND h.sent_at >= m.decided_at AND NOT l.withdrawn
      AND EXISTS (SELECT FROM company_identifier i WHERE i.company_id = b.id
                  AND (i.kind, i.value) IN (('nib', l.nib), ('npwp', l.npwp), ('npp', l.npp)))
      AND NOT EXISTS (SELECT FROM company_identifier i WHERE i.company_id = m.survivor_id
                      AND (i.kind, i.value) IN (('nib', l.nib), ('npwp', l.npwp), ('npp', l.npp)))
      AND NOT EXISTS (SELECT FROM handover_act t
                      WHERE t.handover_id = l.handover_id AND t.line = l.line AND t.action = 'match');
    -- An entry that led to a case of the firm that stood keeps to it.
    UPDATE plan_entry e SET company_id = b.id
    FROM company_merge_part p
    WHERE p.merge_id = m.id AND p.part = 'plan_entry' AND e.plan_id = p.kind::uuid AND e.line = p.value::integer
      AND e.company_id = m.survivor_id AND e.case_id IS NULL;
    UPDATE complaint c SET company_id = b.id, ground = x.ground
    FROM complaint_follow f CROSS JOIN LATERAL (
        SELECT CASE WHEN EXISTS (SELECT FROM complaint_step s WHERE s.complaint_id = f.complaint_id
                                 AND s.seq > f.at_version AND s.action = 'state_ground')
                    THEN (SELECT y.ground FROM complaint y WHERE y.id = f.complaint_id) ELSE f.ground END AS ground) x
    WHERE f.merge_id = m.id AND c.id = f.complaint_id AND c.company_id = m.survivor_id
      AND NOT EXISTS (SELECT FROM complaint_step s WHERE s.complaint_id = c.id AND s.seq > f.at_version
                      AND s.action IN ('match', 'propose'));
END
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Lists and links that come at once. A list holds its rows against the register's numbers and then writes: a firm that went
-- into another one meanwhile would be given its numbers and its listing all the same. So they take turns, regency by regency.

CREATE FUNCTION wait_for_lists(in_one text, in_other text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    r text;
BEGIN
    FOR r IN SELECT DISTINCT x FROM unnest(ARRAY[in_one, in_other]) x WHERE x IS NOT NULL ORDER BY x LOOP
        PERFORM pg_advisory_xact_lock(hashtextextended('match ' || r, 0));
    END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION merge_companies(in_merge uuid, in_one uuid, in_other uuid, in_survivor uuid, in_reason text,
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
    UPDATE company_identifier SET company_id = a.id WHERE company_id = b.id;
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

CREATE OR REPLACE FUNCTION unmerge_company(in_merge uuid, in_reason text) RETURNS void
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
    UPDATE company_identifier i SET company_id = b.id, region_code = b.region_code
    FROM company_merge_part p
    WHERE p.merge_id = m.id AND p.part = 'identifier' AND i.kind = p.kind AND i.value = p.value AND i.company_id = a.id;
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

-- A record that went into another firm takes nothing up any more; who is merging it at this moment is waited for.
CREATE OR REPLACE FUNCTION refuse_merged_company() RETURNS trigger
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
CREATE TRIGGER company_fact_of_standing_company BEFORE INSERT ON company_fact
    FOR EACH ROW EXECUTE FUNCTION refuse_merged_company();
CREATE TRIGGER handover_line_of_standing_company BEFORE INSERT ON handover_line
    FOR EACH ROW EXECUTE FUNCTION refuse_merged_company();
CREATE TRIGGER handover_act_of_standing_company BEFORE INSERT ON handover_act
    FOR EACH ROW EXECUTE FUNCTION refuse_merged_company();
CREATE TRIGGER plan_entry_of_standing_company BEFORE INSERT ON plan_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_merged_company();
CREATE TRIGGER complaint_step_of_standing_company BEFORE INSERT ON complaint_step
    FOR EACH ROW EXECUTE FUNCTION refuse_merged_company();

-- ---------------------------------------------------------------------------------------------------------------
-- Rows that a person took for a firm's.

-- Gives a firm what a row of a list says of it: the numbers that nobody holds and that do not stand against its own, and its
-- standing in the list, unless the row's number is another firm's or a newer list has said something else.
CREATE FUNCTION take_row(in_company uuid, in_facts jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    list  text := in_facts ->> 'source';
    firm  company;
    old   company_listing;
    new   company_listing;
    added jsonb;
    said  jsonb;
BEGIN
    SELECT * INTO firm FROM company WHERE id = in_company FOR UPDATE;
    WITH taken AS (
        INSERT INTO company_identifier (kind, value, company_id, region_code, source)
        SELECT n.key, n.value, firm.id, firm.region_code, coalesce(list, 'merge')
        FROM jsonb_each_text(in_facts -> 'numbers') n
        WHERE n.key = 'npp' OR NOT EXISTS (
            SELECT FROM company_identifier i WHERE i.company_id = firm.id AND i.kind = n.key)
        ON CONFLICT (kind, value) DO NOTHING RETURNING kind, value)
    SELECT jsonb_object_agg(kind || '.' || value, jsonb_build_object('new', value)) INTO added FROM taken;
    new := jsonb_populate_record(NULL::company_listing, in_facts -> 'listing');
    SELECT * INTO old FROM company_listing l WHERE l.source = list AND l.number = new.number;
    IF new.number IS NOT NULL AND in_facts ->> 'name' IS NOT NULL AND NOT EXISTS (
        SELECT FROM company_identifier i
        WHERE i.kind = list_number_kind(list) AND i.value = new.number AND i.company_id <> firm.id)
    THEN
        INSERT INTO company_listing AS l (company_id, region_code, source, number, listed_name, list_date, branch, workers,
            registered_workers, average_wage, programmes, arrears_months, reported_on)
        VALUES (firm.id, firm.region_code, list, new.number, in_facts ->> 'name', new.list_date, new.branch, new.workers,
            new.registered_workers, new.average_wage, new.programmes, new.arrears_months, new.reported_on)
        ON CONFLICT (source, number) DO UPDATE SET
            listed_name = excluded.listed_name, list_date = excluded.list_date, branch = excluded.branch,
            workers = excluded.workers, registered_workers = excluded.registered_workers,
            average_wage = excluded.average_wage, programmes = excluded.programmes,
            arrears_months = excluded.arrears_months, reported_on = excluded.reported_on, seen_at = now(),
            gone_on = CASE WHEN l.gone_on > excluded.list_date THEN l.gone_on END,
            gone_import_id = CASE WHEN l.gone_on > excluded.list_date THEN l.gone_import_id END
        WHERE l.company_id = excluded.company_id AND l.list_date < excluded.list_date
        RETURNING * INTO new;
        IF FOUND THEN
            UPDATE company_listing_absence a SET known_until = now(), until_on = new.list_date
            WHERE a.source = list AND a.number = new.number AND a.known_until IS NULL AND a.gone_on <= new.list_date;
            SELECT jsonb_object_agg(list || '.' || new.number || '.' || n.key,
                       jsonb_strip_nulls(jsonb_build_object('old', o.value, 'new', n.value)))
            INTO said
            FROM jsonb_each_text(to_jsonb(new) || jsonb_build_object('programmes', array_to_string(new.programmes, ','))) n
            LEFT JOIN jsonb_each_text(
                to_jsonb(old) || jsonb_build_object('programmes', array_to_string(old.programmes, ','))) o ON o.key = n.key
            WHERE n.key IN ('listed_name', 'branch', 'workers', 'registered_workers', 'average_wage', 'programmes',
                            'arrears_months', 'reported_on') AND n.value IS DISTINCT FROM o.value;
        END IF;
    END IF;
    IF added IS NOT NULL OR said IS NOT NULL THEN
        UPDATE company SET version = version + 1, updated_at = now() WHERE id = firm.id;
        INSERT INTO company_change (company_id, region_code, version, actor_id, source, fields)
        VALUES (firm.id, firm.region_code, firm.version + 1, actor_id(), 'person',
                coalesce(added, '{}') || coalesce(said, '{}'));
    END IF;
END
$$;

-- What somebody says of a proposal. A pair that is one firm is merged; a row that is the firm's is taken as the firm's.
CREATE OR REPLACE FUNCTION decide_match(in_candidate uuid, in_same boolean, in_reason text, in_merge uuid) RETURNS void
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
        standing := company_standing(c.company_id);
        PERFORM take_row(standing, c.row_facts);
    END IF;
    UPDATE match_candidate SET status = CASE WHEN in_same THEN 'same' ELSE 'different' END, reason = in_reason,
        decided_by = actor_id(), decided_at = now(), print = match_print(company_id), other_print = match_print(other_id),
        merge_id = CASE WHEN in_same AND c.other_id IS NOT NULL THEN in_merge END
    WHERE id = c.id;
END
$$;

-- A row that was decided to be a firm's is the firm's when the next list has it again.
CREATE FUNCTION take_decided_row(in_candidate uuid, in_facts jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    c match_candidate;
BEGIN
    SELECT * INTO c FROM match_candidate WHERE id = in_candidate;
    IF c.status = 'same' AND c.row_key IS NOT NULL AND match_hand(c.region_code) IS NOT NULL THEN
        PERFORM take_row(company_standing(c.company_id), in_facts);
    END IF;
END
$$;

-- How a firm without a number at BPJS is registered all the same. A link leads to the firm that the record stands for by now.
CREATE OR REPLACE FUNCTION registered_elsewhere(firm uuid, as_of date, horizon timestamptz) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER COST 1000 SET search_path = patuh, pg_temp AS $$
DECLARE
    answer text := (
        SELECT x.way FROM (
            SELECT 'taxpayer' AS way, o.company_id
            FROM company_identifier t
            JOIN company_identifier o ON o.kind IN ('npwp', 'nitku') AND taxpayer(o.value) = taxpayer(t.value)
                AND o.company_id <> firm AND o.added_at < horizon
            WHERE t.company_id = firm AND t.kind IN ('npwp', 'nitku') AND t.added_at < horizon
            UNION ALL
            SELECT l.relation, company_standing(l.other_id)
            FROM facts_known(firm, as_of, horizon) f JOIN company_link l ON l.fact_id = f.id
            WHERE f.kind = 'link' AND l.relation IN ('head_office', 'parent') AND l.other_id IS NOT NULL
            UNION ALL
            SELECT l.relation, o.company_id
            FROM facts_known(firm, as_of, horizon) f JOIN company_link l ON l.fact_id = f.id
            JOIN company_identifier o ON o.kind IN ('npwp', 'nitku') AND taxpayer(o.value) = taxpayer(l.other_npwp)
            WHERE f.kind = 'link' AND l.relation IN ('head_office', 'parent')) x
        WHERE EXISTS (
            SELECT FROM numbers_at_bpjs(x.company_id, as_of, horizon) n WHERE n.gone_on IS NULL)
        LIMIT 1);
BEGIN
    IF answer IS NOT NULL AND EXISTS (
        SELECT FROM company c WHERE c.id = firm AND c.region_code = ANY (company_regions())) THEN
        RETURN answer;
    END IF;
    RETURN NULL;
END
$$;

DO $$
DECLARE
    f text;
BEGIN
    FOREACH f IN ARRAY ARRAY['follow_merge(uuid)', 'unfollow_merge(uuid)', 'take_row(uuid, jsonb)',
                             'take_decided_row(uuid, jsonb)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', f);
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION take_decided_row(uuid, jsonb) TO patuh_app;
GRANT INSERT, UPDATE (listed_name, list_date, branch, workers, registered_workers, average_wage, programmes, arrears_months,
    reported_on, seen_at, gone_on, gone_import_id) ON company_listing TO patuh_definer;
CREATE POLICY definer_returns ON company_listing_absence TO patuh_definer USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (until_on, known_until) ON company_listing_absence TO patuh_definer;
-- A row that nobody has decided about says what its latest list said.
CREATE POLICY importers_renew ON match_candidate FOR UPDATE TO patuh_app
    USING (row_key IS NOT NULL AND status = 'open' AND region_code = ANY ((SELECT patuh.match_regions())::text[]))
    WITH CHECK (row_key IS NOT NULL AND status = 'open' AND region_code = ANY ((SELECT patuh.match_regions())::text[]));
GRANT UPDATE (import_id, line, row_facts, explanation) ON match_candidate TO patuh_app;

-- ---------------------------------------------------------------------------------------------------------------
-- Changes of a database that was restored from a dump: they bear the numbers of another server's transactions, which this
-- one has yet to count to. They are told as one transaction's, in the order of their times.
CREATE FUNCTION settle_change_numbers() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    ahead   xid8 := pg_snapshot_xmax(pg_current_snapshot());
    settled bigint := 0;
BEGIN
    IF EXISTS (SELECT FROM noncompliance_period n WHERE n.entered_by >= ahead)
        OR EXISTS (SELECT FROM noncompliance_period n WHERE n.left_by >= ahead) THEN
        UPDATE noncompliance_period SET entered_by = pg_current_xact_id(),
            left_by = CASE WHEN left_by IS NOT NULL THEN pg_current_xact_id() END;
        GET DIAGNOSTICS settled = ROW_COUNT;
    END IF;
    -- Whoever is called when something changes is called once, and reads anew.
    UPDATE webhook SET told_xid = pg_current_xact_id() WHERE told_xid >= ahead AND removed_at IS NULL;
    RETURN settled;
END
$$;
REVOKE ALL ON FUNCTION settle_change_numbers() FROM PUBLIC;
ALTER FUNCTION settle_change_numbers() OWNER TO patuh_definer;
GRANT EXECUTE ON FUNCTION settle_change_numbers() TO patuh_owner;
CREATE POLICY definer_settles ON webhook FOR UPDATE TO patuh_definer USING (true) WITH CHECK (true);
GRANT UPDATE (told_xid) ON webhook TO patuh_definer;

-- Merges from before take along what they left: those whose record went furthest first.
SET LOCAL ROLE patuh_definer;
DO $$
DECLARE
    m uuid;
BEGIN
    FOR m IN
        WITH RECURSIVE way (id, next, steps) AS (
            SELECT c.id, c.merged_into, 0 FROM company c WHERE c.merged_into IS NOT NULL
            UNION ALL SELECT w.id, c.merged_into, w.steps + 1 FROM way w JOIN company c ON c.id = w.next)
        SELECT x.id FROM company_merge x
        WHERE NOT EXISTS (SELECT FROM company_merge_undo u WHERE u.merge_id = x.id)
        ORDER BY (SELECT max(w.steps) FROM way w WHERE w.id = x.merged_id) DESC, x.id
    LOOP
        PERFORM follow_merge(m);
    END LOOP;
    UPDATE company_listing_past p SET company_id = l.company_id
    FROM company_listing l WHERE l.source = p.source AND l.number = p.number AND l.company_id <> p.company_id;
END
$$;

RESET ROLE;
