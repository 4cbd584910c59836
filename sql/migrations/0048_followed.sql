-- What goes along when one record is found to be another: facts, lines of lists and of plans that nobody has finished, and
-- complaints. What a row that a person took for a firm's says of it. And lists and links that come at once.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

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

-- What waits for a record that went into another firm is refused (`refuse_merged_company`).
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

-- A paper keeps the record that it was registered for, and belongs to a case of the firm that the record stands for by now.
CREATE INDEX incoming_letter_company ON incoming_letter (company_id) WHERE company_id IS NOT NULL;
CREATE OR REPLACE FUNCTION accept_incoming_link() RETURNS trigger
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
    ELSIF company_standing(paper.company_id) <> file.company_id THEN
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
    SET case_id = NEW.case_id, company_id = coalesce(i.company_id, file.company_id),
        is_closed = i.is_closed OR file.state IN ('incident_report', 'investigation', 'prosecution')
            OR is_closed_act(NEW.case_id, NEW.seq, NEW.letter_id)
    WHERE i.id = NEW.incoming_id;
    RETURN NEW;
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

-- ---------------------------------------------------------------------------------------------------------------
-- Rows that a person took for a firm's.

-- How an entry of a list changed, field by field; null where it did not.
CREATE FUNCTION listing_change(old company_listing, new company_listing) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_object_agg(concat_ws('.', coalesce(new.source, old.source), coalesce(new.number, old.number), f.name),
               jsonb_strip_nulls(jsonb_build_object('old', o.value, 'new', n.value)))
    FROM unnest(ARRAY['listed_name', 'branch', 'workers', 'registered_workers', 'average_wage', 'programmes',
                      'arrears_months', 'reported_on']) AS f (name)
    LEFT JOIN jsonb_each_text(
        to_jsonb(old) || jsonb_build_object('programmes', array_to_string(old.programmes, ','))) o ON o.key = f.name
    LEFT JOIN jsonb_each_text(
        to_jsonb(new) || jsonb_build_object('programmes', array_to_string(new.programmes, ','))) n ON n.key = f.name
    WHERE n.value IS DISTINCT FROM o.value
$$;

-- Gives a firm what a row of a list says of it: the row's own number in that list, by which later lists know it, those that
-- nobody holds and that do not stand against the firm's own, and its standing in the list, unless the row's number is another
-- firm's or a newer list has said something else. What somebody decides (`in_decides`) the firm's history tells whatever it
-- brought; what a later list says of the row, where it brought something.
CREATE FUNCTION take_row(in_company uuid, in_candidate uuid, in_facts jsonb, in_decides boolean, in_reason text)
RETURNS void
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
        INSERT INTO company_identifier (kind, value, company_id, region_code, source, taken_by, beside)
        SELECT n.key, n.value, firm.id, firm.region_code, coalesce(list, 'merge'), in_candidate,
               (SELECT min(i.kind || ' ' || i.value) FROM company_identifier i
                JOIN jsonb_each_text(in_facts -> 'numbers') k ON k.key = i.kind AND k.value = i.value
                WHERE i.company_id = firm.id)
        FROM jsonb_each_text(in_facts -> 'numbers') n
        WHERE n.key IN ('npp', list_number_kind(list)) OR NOT EXISTS (
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
            registered_workers, average_wage, programmes, arrears_months, reported_on, taken_by)
        VALUES (firm.id, firm.region_code, list, new.number, in_facts ->> 'name', new.list_date, new.branch, new.workers,
            new.registered_workers, new.average_wage, new.programmes, new.arrears_months, new.reported_on, in_candidate)
        ON CONFLICT (source, number) DO UPDATE SET
            listed_name = excluded.listed_name, list_date = excluded.list_date, branch = excluded.branch,
            workers = excluded.workers, registered_workers = excluded.registered_workers,
            average_wage = excluded.average_wage, programmes = excluded.programmes,
            arrears_months = excluded.arrears_months, reported_on = excluded.reported_on, taken_by = excluded.taken_by,
            seen_at = now(),
            gone_on = CASE WHEN l.gone_on > excluded.list_date THEN l.gone_on END,
            gone_import_id = CASE WHEN l.gone_on > excluded.list_date THEN l.gone_import_id END
        WHERE l.company_id = excluded.company_id AND l.list_date <= excluded.list_date
          AND (l.list_date, l.listed_name, l.branch, l.workers, l.registered_workers, l.average_wage, l.programmes,
               l.arrears_months, l.reported_on) IS DISTINCT FROM
              (excluded.list_date, excluded.listed_name, excluded.branch, excluded.workers, excluded.registered_workers,
               excluded.average_wage, excluded.programmes, excluded.arrears_months, excluded.reported_on)
        RETURNING * INTO new;
        IF FOUND THEN
            UPDATE company_listing_absence a SET known_until = now(), until_on = new.list_date
            WHERE a.source = list AND a.number = new.number AND a.known_until IS NULL AND a.gone_on <= new.list_date;
            said := listing_change(old, new);
        END IF;
    END IF;
    IF in_decides OR added IS NOT NULL OR said IS NOT NULL THEN
        UPDATE company SET version = version + 1, updated_at = now() WHERE id = firm.id;
        INSERT INTO company_change (company_id, region_code, version, actor_id, source, fields)
        VALUES (firm.id, firm.region_code, firm.version + 1, actor_id(), CASE WHEN in_decides THEN 'row' ELSE list END,
                coalesce(added, '{}') || coalesce(said, '{}') || CASE WHEN in_decides THEN jsonb_build_object(
                    'row', jsonb_build_object('new', list), 'reason', jsonb_build_object('new', in_reason)) ELSE '{}' END);
    END IF;
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
        PERFORM take_row(company_standing(c.company_id), c.id, in_facts, false, NULL);
    END IF;
END
$$;

-- By which row, taken for the firm's, a number or an entry of a list came.
ALTER TABLE company_identifier
    ADD COLUMN taken_by uuid CONSTRAINT company_identifier_candidate_exists REFERENCES match_candidate;
CREATE INDEX company_identifier_taken ON company_identifier (taken_by) WHERE taken_by IS NOT NULL;
ALTER TABLE company_listing
    ADD CONSTRAINT company_listing_candidate_exists FOREIGN KEY (taken_by) REFERENCES match_candidate;
CREATE INDEX company_listing_taken ON company_listing (taken_by) WHERE taken_by IS NOT NULL;
-- What lists that came one after the other said of a number.
CREATE INDEX company_listing_past_number ON company_listing_past (source, number);

-- Puts an entry of a list that stands under a firm by mistake back to what it was before a row was taken for the firm's
-- (`in_restores`), or away where it was nothing. Gives what changed, as a firm's history tells it.
CREATE FUNCTION return_listing(entry company_listing, in_candidate uuid, in_restores boolean) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    before company_listing_past;
    missed company_listing_absence;
    new    company_listing;
BEGIN
    IF in_restores THEN
        SELECT p.* INTO before FROM company_listing_past p
        WHERE p.source = entry.source AND p.number = entry.number AND p.taken_by IS DISTINCT FROM in_candidate
          AND (p.taken_by IS NULL OR EXISTS (SELECT FROM match_candidate c WHERE c.id = p.taken_by AND c.status = 'same'))
        ORDER BY p.replaced_at DESC LIMIT 1;
    END IF;
    IF before.number IS NULL THEN
        UPDATE company_listing_absence a SET known_until = now(), until_on = a.gone_on
        WHERE a.source = entry.source AND a.number = entry.number AND a.known_until IS NULL;
        INSERT INTO company_listing_past (company_id, region_code, source, number, listed_name, list_date, branch, workers,
            registered_workers, average_wage, programmes, arrears_months, reported_on, taken_by, seen_at, replaced_at)
        VALUES (entry.company_id, entry.region_code, entry.source, entry.number, entry.listed_name, entry.list_date,
            entry.branch, entry.workers, entry.registered_workers, entry.average_wage, entry.programmes,
            entry.arrears_months, entry.reported_on, entry.taken_by, entry.seen_at, greatest(now(), entry.seen_at));
        DELETE FROM company_listing l WHERE l.source = entry.source AND l.number = entry.number;
        RETURN listing_change(entry, NULL);
    END IF;
    -- A complete list did not have the number, until the row came: so it is again.
    IF entry.gone_on IS NULL THEN
        SELECT a.* INTO missed FROM company_listing_absence a
        WHERE a.source = entry.source AND a.number = entry.number AND a.gone_on > before.list_date
          AND a.until_on <= entry.list_date
        ORDER BY a.gone_on, a.known_from DESC LIMIT 1;
        IF FOUND THEN
            INSERT INTO company_listing_absence (source, number, gone_on, import_id)
            VALUES (missed.source, missed.number, missed.gone_on, missed.import_id);
        END IF;
    END IF;
    UPDATE company_listing l SET listed_name = before.listed_name, list_date = before.list_date, branch = before.branch,
        workers = before.workers, registered_workers = before.registered_workers, average_wage = before.average_wage,
        programmes = before.programmes, arrears_months = before.arrears_months, reported_on = before.reported_on,
        taken_by = before.taken_by, seen_at = now(), gone_on = coalesce(l.gone_on, missed.gone_on),
        gone_import_id = coalesce(l.gone_import_id, missed.import_id)
    WHERE l.source = entry.source AND l.number = entry.number
    RETURNING * INTO new;
    RETURN listing_change(entry, new);
END
$$;

-- Takes back what a row brought to whoever holds it by now: its numbers, those that lists have brought beside them since,
-- what lists say of such a number, and the row's own standing. What somebody recorded of a number stays.
CREATE FUNCTION release_row(in_candidate uuid, in_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    firm    company;
    entry   company_listing;
    changes jsonb;
BEGIN
    FOR firm IN
        SELECT c.* FROM company c WHERE c.id IN (
            SELECT i.company_id FROM company_identifier i WHERE i.taken_by = in_candidate
            UNION SELECT l.company_id FROM company_listing l WHERE l.taken_by = in_candidate
            UNION SELECT company_standing(m.company_id) FROM match_candidate m WHERE m.id = in_candidate)
        ORDER BY c.id FOR UPDATE
    LOOP
        WITH RECURSIVE held AS (
            SELECT i.kind, i.value, i.added_at, i.taken_by, i.beside FROM company_identifier i
            WHERE i.company_id = firm.id AND NOT EXISTS (
                SELECT FROM company_number n JOIN company_fact f ON f.id = n.fact_id
                WHERE f.company_id = firm.id AND n.number_kind = i.kind AND n.value = i.value)
        ), brought AS (
            SELECT h.kind, h.value, h.added_at FROM held h WHERE h.taken_by = in_candidate
            UNION
            SELECT h.kind, h.value, h.added_at FROM held h
            JOIN brought b ON h.beside = b.kind || ' ' || b.value AND h.added_at >= b.added_at
        ), lost AS (
            DELETE FROM company_identifier i USING brought b WHERE i.kind = b.kind AND i.value = b.value
            RETURNING i.kind, i.value)
        SELECT coalesce(jsonb_object_agg(kind || '.' || value, jsonb_build_object('old', value)), '{}') INTO changes
        FROM lost;
        -- A number that stays is nobody's gift.
        UPDATE company_identifier i SET taken_by = NULL WHERE i.company_id = firm.id AND i.taken_by = in_candidate;
        FOR entry IN
            SELECT l.* FROM company_listing l
            WHERE l.company_id = firm.id
              AND (l.taken_by = in_candidate OR changes ? (list_number_kind(l.source) || '.' || l.number))
            FOR UPDATE
        LOOP
            changes := changes || coalesce(return_listing(entry, in_candidate,
                NOT changes ? (list_number_kind(entry.source) || '.' || entry.number)), '{}');
        END LOOP;
        UPDATE company SET version = version + 1, updated_at = now() WHERE id = firm.id;
        INSERT INTO company_change (company_id, region_code, version, actor_id, source, fields)
        SELECT firm.id, firm.region_code, firm.version + 1, actor_id(), 'row', changes || jsonb_build_object(
            'row', jsonb_build_object('old', m.row_facts ->> 'source'), 'reason', jsonb_build_object('new', in_reason))
        FROM match_candidate m WHERE m.id = in_candidate;
    END LOOP;
END
$$;

DO $$
DECLARE
    f text;
BEGIN
    FOREACH f IN ARRAY ARRAY['follow_merge(uuid)', 'unfollow_merge(uuid)', 'take_row(uuid, uuid, jsonb, boolean, text)',
                             'take_decided_row(uuid, jsonb)', 'release_row(uuid, text)',
                             'return_listing(company_listing, uuid, boolean)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', f);
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION take_decided_row(uuid, jsonb) TO patuh_app;
GRANT INSERT, UPDATE (listed_name, list_date, branch, workers, registered_workers, average_wage, programmes, arrears_months,
    reported_on, taken_by, seen_at, gone_on, gone_import_id), DELETE ON company_listing TO patuh_definer;
GRANT UPDATE (taken_by), DELETE ON company_identifier TO patuh_definer;
CREATE POLICY definer_returns ON company_identifier FOR DELETE TO patuh_definer USING (true);
GRANT SELECT ON company_listing_past TO patuh_definer;
CREATE POLICY definer_looks_back ON company_listing_past FOR SELECT TO patuh_definer USING (true);
CREATE POLICY definer_returns ON company_listing_absence TO patuh_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (until_on, known_until) ON company_listing_absence TO patuh_definer;
-- A row that nobody has decided about says what its latest list said.
CREATE POLICY importers_renew ON match_candidate FOR UPDATE TO patuh_app
    USING (row_key IS NOT NULL AND status = 'open' AND region_code = ANY ((SELECT patuh.match_regions())::text[]))
    WITH CHECK (row_key IS NOT NULL AND status = 'open' AND region_code = ANY ((SELECT patuh.match_regions())::text[]));
GRANT UPDATE (import_id, line, row_facts, explanation) ON match_candidate TO patuh_app;

RESET ROLE;
