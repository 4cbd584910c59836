-- A worker asks what is held on her, and has it put right (UU 27/2022 articles 5 to 8): the rows of worker lists by NIK or
-- by name, for the head of the office who answers her, outside closed files. The lists themselves stay with those who
-- examine the case.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- What names one row of a list where a record is named by one id.
ALTER TABLE worker_list_row ADD COLUMN id uuid NOT NULL
    GENERATED ALWAYS AS (md5(list_id::text || ' ' || line::text)::uuid) STORED;
CREATE UNIQUE INDEX worker_list_row_id ON worker_list_row (id);
CREATE INDEX worker_list_row_number ON worker_list_row (number) WHERE number IS NOT NULL;
CREATE INDEX worker_list_row_name ON worker_list_row (lower(name));

CREATE FUNCTION worker_rows_for_subject(in_number text, in_name text)
RETURNS TABLE (id uuid, field text, value text, received_at timestamptz, case_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT r.id, f.field, f.value, l.received_at, l.case_id
    FROM worker_list_row r JOIN worker_list l ON l.id = r.list_id JOIN enforcement_case c ON c.id = l.case_id
    CROSS JOIN LATERAL (VALUES ('nik', r.number), ('name', r.name), ('birth_date', r.birth_date::text),
        ('wage', r.wage::text), ('programmes', r.programmes), ('started_on', r.started_on::text)) f (field, value)
    WHERE (r.number = in_number OR lower(r.name) = in_name) AND f.value IS NOT NULL
      AND NOT l.is_closed AND NOT c.is_closed AND c.region_code = ANY (actor_regions(ARRAY['office_head']));
END
$$;
CREATE FUNCTION is_worker_row_for_subject(in_row uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM worker_list_row r JOIN worker_list l ON l.id = r.list_id JOIN enforcement_case c ON c.id = l.case_id
        WHERE r.id = in_row AND NOT l.is_closed AND NOT c.is_closed
          AND c.region_code = ANY (actor_regions(ARRAY['office_head'])));
END
$$;
CREATE POLICY definer_answers ON worker_list_row FOR SELECT TO patuh_definer USING (true);
GRANT SELECT ON worker_list_row TO patuh_definer;

ALTER TABLE data_correction DROP CONSTRAINT data_correction_field_known;
ALTER TABLE data_correction ADD CONSTRAINT data_correction_field_known CHECK ((source, field) IN (('user', 'name'),
    ('user', 'nip'), ('visit', 'persons_met'), ('delivery', 'received_by'), ('delivery', 'witnesses'), ('worker', 'nik'),
    ('worker', 'name'), ('worker', 'birth_date'), ('worker', 'wage'), ('worker', 'programmes'), ('worker', 'started_on')));
CREATE POLICY read_with_worker ON data_correction FOR SELECT TO patuh_app
    USING (source = 'worker' AND is_worker_row_for_subject(record_id));
CREATE POLICY correct_worker ON data_correction FOR INSERT TO patuh_app
    WITH CHECK (source = 'worker' AND recorded_by = (SELECT patuh.actor_id()) AND is_worker_row_for_subject(record_id));

DO $$
DECLARE
    f text;
BEGIN
    FOREACH f IN ARRAY ARRAY['worker_rows_for_subject(text, text)', 'is_worker_row_for_subject(uuid)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO patuh_app', f);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', f);
    END LOOP;
END
$$;

RESET ROLE;
