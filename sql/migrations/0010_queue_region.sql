-- The queue's row names the region itself: one join and one policy less for every page.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

ALTER TABLE queue_item ADD COLUMN region_name text;
-- The owner fills it once, here, outside forced row security.
ALTER TABLE queue_item NO FORCE ROW LEVEL SECURITY;
UPDATE queue_item q SET region_name = r.name FROM region r WHERE r.code = q.region_code;
ALTER TABLE queue_item FORCE ROW LEVEL SECURITY;
ALTER TABLE queue_item ALTER COLUMN region_name SET NOT NULL;

CREATE POLICY definer_reads ON region FOR SELECT TO patuh_definer USING (true);
GRANT SELECT ON region TO patuh_definer;

CREATE OR REPLACE FUNCTION refresh_queue_item(in_case uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    DELETE FROM queue_item q USING enforcement_case c
    WHERE q.case_id = in_case AND c.id = in_case AND c.closed_on IS NOT NULL;
    INSERT INTO queue_item AS q (case_id, region_code, track, state, version, office_id, company_id, company_name, nib,
        responsible_id, responsible_name, finding_kinds, workers, due_on, clock_kind, unresolved_year, opened_on,
        last_act_on, region_name)
    SELECT c.id, c.region_code, c.track, c.state, c.version, c.office_id, c.company_id, f.legal_name,
           (SELECT i.value FROM company_identifier i WHERE i.company_id = c.company_id AND i.kind = 'nib'
            ORDER BY i.value LIMIT 1),
           c.responsible_id, p.name,
           CASE WHEN c.finding_kind IS NOT NULL THEN ARRAY[c.finding_kind] ELSE
               (SELECT coalesce(array_agg(DISTINCT g.kind ORDER BY g.kind), '{}') FROM finding g
                WHERE g.case_id = c.id AND g.status = 'open') END,
           coalesce((SELECT max(g.workers_affected) FROM finding g WHERE g.case_id = c.id AND g.status = 'open'),
               c.workers_affected, f.workers_reported),
           coalesce(k.due_on, 'infinity'), k.kind,
           (SELECT min(u.unresolved_year) FROM case_clock u WHERE u.case_id = c.id AND u.ended_seq IS NULL),
           c.opened_on, c.last_act_on, r.name
    FROM enforcement_case c
    JOIN company f ON f.id = c.company_id
    JOIN region r ON r.code = c.region_code
    LEFT JOIN person p ON p.id = c.responsible_id
    LEFT JOIN LATERAL (
        SELECT x.due_on, x.kind FROM case_clock x
        WHERE x.case_id = c.id AND x.ended_seq IS NULL AND x.due_on IS NOT NULL AND x.nature <> 'legal_window'
        ORDER BY x.due_on, x.id LIMIT 1) k ON true
    WHERE c.id = in_case AND c.closed_on IS NULL AND c.version > 0
    ON CONFLICT (case_id) DO UPDATE SET
        region_code = excluded.region_code, state = excluded.state, version = excluded.version,
        office_id = excluded.office_id, company_name = excluded.company_name, nib = excluded.nib,
        responsible_id = excluded.responsible_id, responsible_name = excluded.responsible_name,
        finding_kinds = excluded.finding_kinds, workers = excluded.workers, due_on = excluded.due_on,
        clock_kind = excluded.clock_kind, unresolved_year = excluded.unresolved_year,
        last_act_on = excluded.last_act_on, region_name = excluded.region_name;
END
$$;
CREATE FUNCTION keep_queue_region() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    UPDATE queue_item SET region_name = NEW.name WHERE region_code = NEW.code;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION keep_queue_region() FROM PUBLIC;
ALTER FUNCTION keep_queue_region() OWNER TO patuh_definer;
CREATE TRIGGER queue_item_follows_region AFTER UPDATE OF name ON region
    FOR EACH ROW WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION keep_queue_region();

RESET ROLE;
