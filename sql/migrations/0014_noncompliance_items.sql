-- The branch's question for today: one row for each thing that a firm does not do, with everything that the list shows,
-- kept true in the transaction that changes it. Questions about a past day are answered from the period rows.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

CREATE TABLE noncompliance_item (
    case_id            uuid NOT NULL CONSTRAINT noncompliance_item_case_exists REFERENCES enforcement_case,
    -- The open finding; the case itself where BPJS' own examination stands in for findings.
    item_id            uuid NOT NULL,
    company_id         uuid NOT NULL,
    -- Where the firm is, by which it is listed; the case keeps the region in which it was opened.
    region_code        text NOT NULL,
    name_key           text COLLATE "C" NOT NULL,
    company_name       text NOT NULL,
    trading_name       text,
    nib                text,
    npwp               text,
    case_region_code   text NOT NULL,
    licensing_involved boolean NOT NULL,
    track              text NOT NULL,
    kind               text NOT NULL,
    since              date NOT NULL,
    workers            integer,
    state              text NOT NULL,
    state_on           date NOT NULL,
    due_on             date,
    CONSTRAINT noncompliance_item_once PRIMARY KEY (case_id, item_id)
);
-- A page is read region by region in the order of names, whatever it is narrowed by.
CREATE INDEX noncompliance_item_by_name ON noncompliance_item (region_code, name_key, company_id);
CREATE INDEX noncompliance_item_by_kind ON noncompliance_item (region_code, kind, name_key, company_id);
CREATE INDEX noncompliance_item_by_state ON noncompliance_item (region_code, state, name_key, company_id);
CREATE INDEX noncompliance_item_company ON noncompliance_item (company_id);

-- The newest list of a regency is the end of an index; before, every row of every list was read for it.
CREATE INDEX company_listing_newest ON company_listing (source, region_code, list_date);
DROP INDEX company_listing_by_region;

-- The states of a sanction case after BPJS' own examination.
CREATE FUNCTION examined_states() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT ARRAY['first_warning', 'second_warning', 'fine', 'service_denial_requested', 'service_denial_active',
                 'arrears_collection', 'prosecutor_mandate', 'state_receivables']
$$;

-- What the rows must be. They are made, refreshed and checked by this one definition.
CREATE VIEW noncompliance_truth AS
SELECT c.id AS case_id, x.item_id, c.company_id, f.region_code, f.name_key, f.legal_name AS company_name, f.trading_name,
       (SELECT max(i.value) FROM company_identifier i WHERE i.company_id = f.id AND i.kind = 'nib') AS nib,
       (SELECT max(i.value) FROM company_identifier i WHERE i.company_id = f.id AND i.kind = 'npwp') AS npwp,
       c.region_code AS case_region_code, c.licensing_involved, c.track, x.kind, x.since, x.workers, c.state,
       s.from_on AS state_on,
       (SELECT min(k.due_on) FROM case_clock k
        WHERE k.case_id = c.id AND k.ended_seq IS NULL AND k.nature <> 'service_target') AS due_on
FROM enforcement_case c
JOIN company f ON f.id = c.company_id
JOIN case_state_period s ON s.case_id = c.id AND s.known_until IS NULL
CROSS JOIN LATERAL (
    SELECT g.id AS item_id, g.kind, g.established_on AS since, g.workers_affected AS workers
    FROM finding g WHERE g.case_id = c.id AND g.status = 'open'
    UNION ALL
    SELECT c.id, c.finding_kind, s.from_on, NULL::integer
    WHERE c.track = 'bpjs_sanction' AND c.state = ANY (examined_states())
      AND NOT EXISTS (SELECT FROM finding g WHERE g.case_id = c.id)) x
WHERE c.state NOT IN ('withdrawn', 'no_violation');

CREATE FUNCTION refresh_noncompliance(in_case uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    DELETE FROM noncompliance_item n WHERE n.case_id = in_case AND NOT EXISTS (
        SELECT FROM noncompliance_truth t WHERE t.case_id = in_case AND t.item_id = n.item_id);
    IF EXISTS (
        SELECT FROM noncompliance_truth t WHERE t.case_id = in_case AND NOT EXISTS (
            SELECT FROM noncompliance_item n WHERE n.case_id = in_case AND n.item_id = t.item_id)) THEN
        -- Who is changing the firm meanwhile would not see the new row: one of the two waits.
        PERFORM FROM company f JOIN enforcement_case c ON c.company_id = f.id WHERE c.id = in_case FOR SHARE OF f;
    END IF;
    INSERT INTO noncompliance_item AS n SELECT * FROM noncompliance_truth t WHERE t.case_id = in_case
    ON CONFLICT (case_id, item_id) DO UPDATE SET
        state = excluded.state, state_on = excluded.state_on, due_on = excluded.due_on,
        licensing_involved = excluded.licensing_involved, since = excluded.since, workers = excluded.workers
    WHERE (n.state, n.state_on, n.due_on, n.licensing_involved, n.since, n.workers) IS DISTINCT FROM
          (excluded.state, excluded.state_on, excluded.due_on, excluded.licensing_involved, excluded.since,
           excluded.workers);
END
$$;

-- Deferred: after everything else of the act is written. Of several states that a case passes through in one
-- transaction only the last counts.
CREATE FUNCTION keep_noncompliance() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'case_state_period' THEN
        IF EXISTS (SELECT FROM case_state_period p
                   WHERE p.case_id = NEW.case_id AND p.seq = NEW.seq AND p.known_until IS NOT NULL) THEN
            RETURN NULL;
        END IF;
    END IF;
    PERFORM refresh_noncompliance(NEW.case_id);
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER noncompliance_follows_state AFTER INSERT ON case_state_period
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_noncompliance();
CREATE CONSTRAINT TRIGGER noncompliance_follows_finding AFTER INSERT OR UPDATE OF status ON finding
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_noncompliance();

CREATE FUNCTION keep_noncompliance_due() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    UPDATE noncompliance_item n SET due_on = k.due_on
    FROM (SELECT min(k.due_on) AS due_on FROM case_clock k
          WHERE k.case_id = NEW.case_id AND k.ended_seq IS NULL AND k.nature <> 'service_target') k
    WHERE n.case_id = NEW.case_id AND n.due_on IS DISTINCT FROM k.due_on;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER noncompliance_follows_clock AFTER INSERT OR UPDATE OF due_on, ended_seq ON case_clock
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.nature <> 'service_target')
    EXECUTE FUNCTION keep_noncompliance_due();

CREATE FUNCTION keep_noncompliance_company() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    UPDATE noncompliance_item SET region_code = NEW.region_code, name_key = NEW.name_key,
        company_name = NEW.legal_name, trading_name = NEW.trading_name
    WHERE company_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER noncompliance_follows_company AFTER UPDATE OF legal_name, name_key, trading_name, region_code ON company
    FOR EACH ROW WHEN ((OLD.legal_name, OLD.name_key, OLD.trading_name, OLD.region_code) IS DISTINCT FROM
        (NEW.legal_name, NEW.name_key, NEW.trading_name, NEW.region_code))
    EXECUTE FUNCTION keep_noncompliance_company();

-- Numbers come by the thousand, so their firms are looked at together; only a firm with a case may be listed.
CREATE FUNCTION keep_noncompliance_numbers() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    firms uuid[];
BEGIN
    SELECT array_agg(DISTINCT c.company_id ORDER BY c.company_id) INTO firms
    FROM changed i JOIN enforcement_case c ON c.company_id = i.company_id WHERE i.kind IN ('nib', 'npwp');
    IF firms IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM FROM company f WHERE f.id = ANY (firms) ORDER BY f.id FOR NO KEY UPDATE;
    UPDATE noncompliance_item n SET
        nib = (SELECT max(i.value) FROM company_identifier i WHERE i.company_id = n.company_id AND i.kind = 'nib'),
        npwp = (SELECT max(i.value) FROM company_identifier i WHERE i.company_id = n.company_id AND i.kind = 'npwp')
    WHERE n.company_id = ANY (firms);
    RETURN NULL;
END
$$;
CREATE TRIGGER noncompliance_follows_numbers AFTER INSERT ON company_identifier
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_noncompliance_numbers();
CREATE TRIGGER noncompliance_follows_lost_numbers AFTER DELETE ON company_identifier
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_noncompliance_numbers();

-- How many rows are missing, too many or untrue; always none.
CREATE FUNCTION noncompliance_drift() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (
        SELECT count(*) FROM (
            (TABLE noncompliance_item EXCEPT TABLE noncompliance_truth)
            UNION ALL (TABLE noncompliance_truth EXCEPT TABLE noncompliance_item)) d);
END
$$;

DO $$
DECLARE
    t text;
BEGIN
    ALTER VIEW noncompliance_truth OWNER TO patuh_definer;
    FOREACH t IN ARRAY ARRAY['refresh_noncompliance(uuid)', 'keep_noncompliance()', 'keep_noncompliance_due()',
                             'keep_noncompliance_company()', 'keep_noncompliance_numbers()', 'noncompliance_drift()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;

ALTER TABLE noncompliance_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE noncompliance_item FORCE ROW LEVEL SECURITY;
CREATE POLICY definer_keeps ON noncompliance_item TO patuh_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON noncompliance_item TO patuh_definer;
-- Who may see the firm and the case may see what the case found.
CREATE POLICY read_territory ON noncompliance_item FOR SELECT TO patuh_app USING (
    region_code = ANY ((SELECT patuh.company_regions())::text[])
    AND (case_region_code = ANY ((SELECT patuh.case_regions())::text[])
         OR (licensing_involved AND case_region_code = ANY ((SELECT patuh.licensing_regions())::text[]))));
GRANT SELECT ON noncompliance_item TO patuh_app;
-- To lock a firm is to be allowed to change it; a change would be refused.
CREATE POLICY definer_locks ON company FOR UPDATE TO patuh_definer USING (true) WITH CHECK (false);
GRANT UPDATE (updated_at) ON company TO patuh_definer;

-- Databases from before have their rows made once.
SET LOCAL ROLE patuh_definer;
INSERT INTO noncompliance_item SELECT * FROM noncompliance_truth;
SET LOCAL ROLE patuh_owner;
ANALYZE noncompliance_item;

RESET ROLE;
