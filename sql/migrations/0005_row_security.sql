-- Row security, forced on every table and closed unless a policy opens it. Policies call definer functions as
-- `(SELECT f())`, so that each runs once per statement, and compare text with leakproof operators, so that they
-- stay on the indexes.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

DO $$
DECLARE
    t text;
BEGIN
    FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'patuh'::regnamespace AND relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    END LOOP;

    -- Reference data: anyone signed in reads it; the owner keeps it (migrations, `patuhd user add`).
    FOREACH t IN ARRAY ARRAY['region', 'holiday', 'holiday_year', 'parameter', 'procedure_version', 'procedure_state',
                             'transition', 'transition_role', 'office', 'office_territory', 'person', 'post',
                             'reference_digest'] LOOP
        EXECUTE format('CREATE POLICY read_signed_in ON %I FOR SELECT TO patuh_app '
            'USING ((SELECT patuh.actor_id()) IS NOT NULL)', t);
        EXECUTE format('CREATE POLICY owner_keeps ON %I TO patuh_owner USING (true) WITH CHECK (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_app', t);
    END LOOP;
    CREATE POLICY owner_keeps ON password TO patuh_owner USING (true) WITH CHECK (true);

    -- The system actor reads the cases whose clocks it keeps, and the tables that say how.
    FOREACH t IN ARRAY ARRAY['holiday', 'holiday_year', 'parameter', 'office', 'enforcement_case', 'case_clock'] LOOP
        EXECUTE format('CREATE POLICY jobs_read ON %I FOR SELECT TO patuh_jobs USING (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_jobs', t);
    END LOOP;
    CREATE POLICY jobs_resolve ON case_clock FOR UPDATE TO patuh_jobs USING (true) WITH CHECK (true);
    GRANT UPDATE (due_on, unresolved_year, explanation) ON case_clock TO patuh_jobs;

    -- The definer functions, table by table what they need and no more.
    FOREACH t IN ARRAY ARRAY['server_secret', 'person', 'post', 'office', 'office_territory', 'password', 'company',
                             'company_identifier', 'transition_role', 'procedure_state', 'case_event', 'visit',
                             'visit_author', 'assignment', 'assignment_case', 'assignment_inspector', 'case_clock'] LOOP
        EXECUTE format('CREATE POLICY definer_reads ON %I FOR SELECT TO patuh_definer USING (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_definer', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['session', 'sign_in_failure', 'enforcement_case', 'case_state_period', 'finding',
                             'finding_period', 'queue_item', 'company_region_period', 'bpjs_report'] LOOP
        EXECUTE format('CREATE POLICY definer_keeps ON %I TO patuh_definer USING (true) WITH CHECK (true)', t);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO patuh_definer', t);
    END LOOP;
    GRANT DELETE ON queue_item, sign_in_failure TO patuh_definer;
END
$$;

-- Calendar: an administrator adds days and publishes years; nothing is taken away.
CREATE POLICY administrator_adds ON holiday FOR INSERT TO patuh_app
    WITH CHECK ((SELECT patuh.actor_holds(ARRAY['administrator'])));
CREATE POLICY administrator_publishes ON holiday_year FOR INSERT TO patuh_app
    WITH CHECK ((SELECT patuh.actor_holds(ARRAY['administrator'])));
GRANT INSERT ON holiday, holiday_year TO patuh_app;

-- The register.
CREATE FUNCTION registrar_regions() RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT patuh.actor_regions(ARRAY[
        'inspector', 'coordinator', 'division_head', 'office_head', 'administrator',
        'bpjs_officer', 'bpjs_examiner', 'bpjs_branch_head'])
$$;
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['company', 'company_identifier', 'company_listing', 'company_change'] LOOP
        EXECUTE format('CREATE POLICY read_territory ON %I FOR SELECT TO patuh_app '
            'USING (region_code = ANY ((SELECT patuh.company_regions())::text[]))', t);
        EXECUTE format('CREATE POLICY add_in_territory ON %I FOR INSERT TO patuh_app '
            'WITH CHECK (region_code = ANY ((SELECT patuh.registrar_regions())::text[]))', t);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO patuh_app', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['company', 'company_listing'] LOOP
        EXECUTE format('CREATE POLICY change_in_territory ON %I FOR UPDATE TO patuh_app '
            'USING (region_code = ANY ((SELECT patuh.registrar_regions())::text[])) '
            'WITH CHECK (region_code = ANY ((SELECT patuh.registrar_regions())::text[]))', t);
    END LOOP;
END
$$;
GRANT UPDATE (legal_name, name_key, trading_name, region_code, district, address, phone, kbli, scale, workers_reported,
              kind, version, updated_at) ON company TO patuh_app;
GRANT UPDATE (listed_name, list_date, branch, workers, registered_workers, average_wage, programmes, arrears_months,
              reported_on, seen_at) ON company_listing TO patuh_app;
CREATE POLICY read_territory ON company_region_period FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM company f WHERE f.id = company_id));
GRANT SELECT ON company_region_period TO patuh_app;

CREATE POLICY own_imports ON import TO patuh_app
    USING (started_by = (SELECT patuh.actor_id())) WITH CHECK (started_by = (SELECT patuh.actor_id()));
CREATE POLICY own_import_rows ON import_row TO patuh_app
    USING (EXISTS (SELECT FROM import i WHERE i.id = import_id))
    WITH CHECK (EXISTS (SELECT FROM import i WHERE i.id = import_id));
GRANT SELECT, INSERT ON import, import_row TO patuh_app;

-- Cases. A licensing officer sees the sanction cases that ask the licensing office for something.
CREATE POLICY read_territory ON enforcement_case FOR SELECT TO patuh_app USING (
    region_code = ANY ((SELECT patuh.case_regions())::text[])
    OR (licensing_involved AND region_code = ANY ((SELECT patuh.licensing_regions())::text[])));
CREATE POLICY open_in_territory ON enforcement_case FOR INSERT TO patuh_app
    WITH CHECK (region_code = ANY ((SELECT patuh.case_regions())::text[]));
CREATE POLICY lock_in_territory ON enforcement_case FOR UPDATE TO patuh_app USING (
    region_code = ANY ((SELECT patuh.case_regions())::text[])
    OR (licensing_involved AND region_code = ANY ((SELECT patuh.licensing_regions())::text[])))
    WITH CHECK (track = 'inspection' AND region_code = ANY ((SELECT patuh.actor_regions(ARRAY['office_head']))::text[]));
GRANT SELECT, INSERT, UPDATE (responsible_id) ON enforcement_case TO patuh_app;

CREATE FUNCTION bpjs_regions() RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT patuh.actor_regions(ARRAY['bpjs_officer', 'bpjs_examiner', 'bpjs_branch_head', 'licensing_officer', 'auditor'])
$$;
-- What hangs on an act is written with it: in its transaction, by its author. Nothing is hung on an act afterwards.
CREATE FUNCTION is_own_act(in_case uuid, in_seq integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM case_event e
        WHERE e.case_id = in_case AND e.seq = in_seq AND e.actor_id = actor_id() AND e.xmin = pg_current_xact_id()::xid)
$$;
REVOKE ALL ON FUNCTION is_own_act(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION is_own_act(uuid, integer) TO patuh_app;
ALTER FUNCTION is_own_act(uuid, integer) OWNER TO patuh_definer;
-- The inside of a case belongs to the side that works it: the labour office never sees BPJS' internal acts, nor BPJS
-- the inspectors' (state, findings and dates both sides see on the case, its periods, findings and clocks).
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['case_event', 'letter', 'letter_void', 'letter_delivery', 'finding_outcome', 'outbox'] LOOP
        EXECUTE format('CREATE POLICY own_side_reads ON %I FOR SELECT TO patuh_app USING (EXISTS ('
            'SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND c.region_code = ANY ('
            'CASE c.track WHEN ''inspection'' THEN (SELECT patuh.field_regions()) ELSE (SELECT patuh.bpjs_regions()) END)))', t);
        EXECUTE format('CREATE POLICY own_side_writes ON %I FOR INSERT TO patuh_app WITH CHECK (EXISTS ('
            'SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND c.region_code = ANY ('
            'CASE c.track WHEN ''inspection'' THEN (SELECT patuh.field_regions()) ELSE (SELECT patuh.bpjs_regions()) END))%s)', t,
            CASE WHEN t <> 'case_event' THEN ' AND patuh.is_own_act(case_id, seq)' END);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO patuh_app', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['finding', 'case_clock', 'assignment_case', 'case_state_period'] LOOP
        EXECUTE format('CREATE POLICY read_with_case ON %I FOR SELECT TO patuh_app '
            'USING (EXISTS (SELECT FROM patuh.enforcement_case c WHERE c.id = case_id))', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_app', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['finding', 'case_clock', 'assignment_case'] LOOP
        EXECUTE format('CREATE POLICY own_side_writes ON %I FOR INSERT TO patuh_app WITH CHECK (EXISTS ('
            'SELECT FROM patuh.enforcement_case c WHERE c.id = case_id AND c.region_code = ANY ('
            'CASE c.track WHEN ''inspection'' THEN (SELECT patuh.field_regions()) ELSE (SELECT patuh.bpjs_regions()) END)) AND patuh.is_own_act(case_id, %I))',
            t, CASE t WHEN 'case_clock' THEN 'started_seq' ELSE 'seq' END);
        EXECUTE format('GRANT INSERT ON %I TO patuh_app', t);
    END LOOP;
    -- Field records: the labour office and auditors only.
    FOREACH t IN ARRAY ARRAY['inspection', 'visit'] LOOP
        EXECUTE format('CREATE POLICY field_only ON %I TO patuh_app USING (EXISTS ('
            'SELECT FROM patuh.enforcement_case c WHERE c.id = case_id '
            'AND c.region_code = ANY ((SELECT patuh.field_regions())::text[]))) WITH CHECK (EXISTS ('
            'SELECT FROM patuh.enforcement_case c WHERE c.id = case_id '
            'AND c.region_code = ANY ((SELECT patuh.field_regions())::text[])))', t);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO patuh_app', t);
    END LOOP;
END
$$;
CREATE POLICY read_territory ON bpjs_report FOR SELECT TO patuh_app
    USING (region_code = ANY ((SELECT patuh.case_regions())::text[]));
GRANT SELECT ON bpjs_report TO patuh_app;
CREATE POLICY end_own_side ON case_clock FOR UPDATE TO patuh_app USING (EXISTS (
    SELECT FROM enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
    CASE c.track WHEN 'inspection' THEN (SELECT patuh.field_regions()) ELSE (SELECT patuh.bpjs_regions()) END)))
    WITH CHECK (ended_seq IS NULL OR is_own_act(case_id, ended_seq));
CREATE POLICY visits_with_their_act ON visit AS RESTRICTIVE FOR INSERT TO patuh_app
    WITH CHECK (is_own_act(case_id, seq));
GRANT UPDATE (ended_seq, ended_on, outcome, suspended_on) ON case_clock TO patuh_app;
CREATE POLICY read_with_visit ON visit_author TO patuh_app
    USING (EXISTS (SELECT FROM visit v WHERE v.id = visit_id))
    WITH CHECK (EXISTS (SELECT FROM visit v WHERE v.id = visit_id AND patuh.is_own_act(v.case_id, v.seq)));
GRANT SELECT, INSERT ON visit_author TO patuh_app;
CREATE POLICY read_with_finding ON finding_period FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM finding f WHERE f.id = finding_id));
GRANT SELECT ON finding_period TO patuh_app;

CREATE POLICY read_own_or_with_case ON assignment FOR SELECT TO patuh_app USING (
    ordered_by = (SELECT patuh.actor_id())
    OR EXISTS (SELECT FROM assignment_case ac WHERE ac.assignment_id = id));
CREATE POLICY office_head_orders ON assignment FOR INSERT TO patuh_app WITH CHECK (
    ordered_by = (SELECT patuh.actor_id()) AND (SELECT patuh.actor_holds(ARRAY['office_head', 'division_head', 'coordinator'])));
CREATE POLICY read_with_assignment ON assignment_inspector TO patuh_app
    USING (EXISTS (SELECT FROM assignment a WHERE a.id = assignment_id))
    WITH CHECK (EXISTS (SELECT FROM assignment a WHERE a.id = assignment_id));
GRANT SELECT, INSERT ON assignment, assignment_inspector TO patuh_app;

CREATE POLICY own_offices ON letter_register TO patuh_app
    USING (office_id = ANY ((SELECT patuh.actor_offices())::uuid[]))
    WITH CHECK (office_id = ANY ((SELECT patuh.actor_offices())::uuid[]));
GRANT SELECT, INSERT, UPDATE (last) ON letter_register TO patuh_app;

CREATE POLICY read_territory ON queue_item FOR SELECT TO patuh_app USING (
    region_code = ANY ((SELECT patuh.case_regions())::text[])
    OR (track = 'bpjs_sanction'
        AND state IN ('service_denial_requested', 'service_denial_active', 'sanction_lifted')
        AND region_code = ANY ((SELECT patuh.licensing_regions())::text[])));
GRANT SELECT ON queue_item TO patuh_app;

-- The service's own books.
CREATE POLICY own_keys ON idempotency_key TO patuh_app
    USING (person_id = (SELECT patuh.actor_id())) WITH CHECK (person_id = (SELECT patuh.actor_id()));
GRANT SELECT, INSERT, UPDATE (status, etag, body) ON idempotency_key TO patuh_app;
CREATE POLICY own_acts ON audit_entry FOR INSERT TO patuh_app WITH CHECK (actor_id = (SELECT patuh.actor_id()));
CREATE POLICY auditors_read ON audit_entry FOR SELECT TO patuh_app USING ((SELECT patuh.actor_holds(ARRAY['auditor'])));
GRANT SELECT, INSERT ON audit_entry TO patuh_app;
CREATE POLICY jobs_add ON audit_entry FOR INSERT TO patuh_jobs WITH CHECK (actor_id IS NULL);
GRANT INSERT ON audit_entry TO patuh_jobs;

RESET ROLE;
