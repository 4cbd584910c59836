-- Lists, made whole: which title means which column, corrections of one list's rows, how many numbers a complete list no
-- longer has, and the same file sent again.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

ALTER TABLE import
    ADD COLUMN titles text[] NOT NULL DEFAULT '{}',
    ADD COLUMN ignored text[] NOT NULL DEFAULT '{}',
    ADD COLUMN mapping jsonb NOT NULL DEFAULT '{}',
    -- Which title was read as which field, and by what that was known; the version of what was remembered, where it served.
    ADD COLUMN columns jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN mapping_version integer,
    ADD COLUMN sheet text,
    ADD COLUMN complete boolean NOT NULL DEFAULT false,
    ADD COLUMN gone integer NOT NULL DEFAULT 0,
    ADD COLUMN listed_since integer NOT NULL DEFAULT 0,
    ADD COLUMN unread_numbers integer NOT NULL DEFAULT 0,
    ADD COLUMN corrects_id uuid CONSTRAINT import_corrects_exists REFERENCES import,
    ADD COLUMN same_as_id uuid CONSTRAINT import_same_as_exists REFERENCES import,
    -- In which territory it was read, and what the register there looked like when it had ended: as long as neither has
    -- changed, the same file would find nothing to do.
    ADD COLUMN territory text[] NOT NULL DEFAULT '{}',
    ADD COLUMN register_mark text,
    ADD CONSTRAINT import_correction_is_never_complete CHECK (corrects_id IS NULL OR NOT complete);
CREATE INDEX import_by_content ON import (content_sha256);
CREATE INDEX import_by_corrected ON import (corrects_id) WHERE corrects_id IS NOT NULL;

-- The fields of a row as they stood in the list, with the unit separator (U+001F) between them: for rows that somebody is
-- to correct, and for those alone.
ALTER TABLE import_row ADD COLUMN original text
    CONSTRAINT import_row_original_only_to_correct CHECK (original IS NULL OR status IN ('review', 'rejected'));
-- Which row of the corrected list it mends, and under which of the list's own numbers: a later correction of the same row
-- may say something else of that number, one of another row may not.
ALTER TABLE import_row
    ADD COLUMN corrected_line integer,
    ADD COLUMN corrected_number text,
    ADD CONSTRAINT import_row_number_of_a_correction CHECK (corrected_number IS NULL OR corrected_line IS NOT NULL);

-- Which title means which column of a source's lists, beyond the usual titles. The latest version counts.
CREATE TABLE import_mapping (
    source  text NOT NULL CONSTRAINT import_mapping_source_known CHECK (source IN ('oss', 'wlkp', 'bpjs')),
    version integer NOT NULL CONSTRAINT import_mapping_version_positive CHECK (version > 0),
    titles  jsonb NOT NULL,
    set_by  uuid NOT NULL CONSTRAINT import_mapping_person_exists REFERENCES person,
    set_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT import_mapping_one_each PRIMARY KEY (source, version)
);
CREATE TRIGGER import_mapping_append_only BEFORE UPDATE OR DELETE ON import_mapping
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE import_mapping ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_mapping FORCE ROW LEVEL SECURITY;

CREATE POLICY importers_read ON import_mapping FOR SELECT TO patuh_app USING ((SELECT patuh.actor_holds(ARRAY[
    'coordinator', 'division_head', 'bpjs_officer', 'bpjs_branch_head', 'auditor', 'administrator'])));
CREATE POLICY importers_set ON import_mapping FOR INSERT TO patuh_app WITH CHECK (
    set_by = (SELECT patuh.actor_id()) AND (SELECT patuh.actor_holds(ARRAY[
        'coordinator', 'division_head', 'bpjs_officer', 'bpjs_branch_head', 'administrator'])));
GRANT SELECT ON import_mapping TO patuh_app;
GRANT INSERT (source, version, titles, set_by) ON import_mapping TO patuh_app;

-- Who answers for an office, or for those under it, sees which lists were read there, and what became of them: coordinators,
-- division heads and branch heads; auditors and administrators see all. The rows, which may say more of a firm than its
-- record shows, stay the sender's.
ALTER TABLE import ADD COLUMN office_ids uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE import ALTER COLUMN office_ids SET DEFAULT actor_offices();
CREATE FUNCTION import_offices() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(DISTINCT u.id), '{}')
        FROM post p JOIN office o ON o.id = p.office_id JOIN office u ON u.id = o.id OR u.parent_id = o.id
        WHERE p.person_id = actor_id() AND p.role IN ('coordinator', 'division_head', 'bpjs_branch_head')
          AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone)));
END
$$;
REVOKE ALL ON FUNCTION import_offices() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION import_offices() TO patuh_app;
ALTER FUNCTION import_offices() OWNER TO patuh_definer;
DROP POLICY own_imports ON import;
CREATE POLICY own_imports ON import FOR INSERT TO patuh_app WITH CHECK (
    started_by = (SELECT patuh.actor_id()) AND office_ids <@ (SELECT patuh.actor_offices())::uuid[]);
CREATE POLICY offices_read ON import FOR SELECT TO patuh_app USING (
    started_by = (SELECT patuh.actor_id()) OR office_ids && (SELECT patuh.import_offices())::uuid[]
    OR (SELECT patuh.actor_holds(ARRAY['auditor', 'administrator'])));
DROP POLICY own_import_rows ON import_row;
CREATE POLICY own_import_rows ON import_row TO patuh_app
    USING (EXISTS (SELECT FROM patuh.import i WHERE i.id = import_id AND i.started_by = (SELECT patuh.actor_id())))
    WITH CHECK (EXISTS (SELECT FROM patuh.import i WHERE i.id = import_id AND i.started_by = (SELECT patuh.actor_id())));

RESET ROLE;
