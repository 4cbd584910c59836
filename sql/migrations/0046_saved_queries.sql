-- Questions about who does not comply that somebody asks again and again, under a name; one's own, or the whole office's.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

CREATE TABLE saved_query (
    id         uuid PRIMARY KEY,
    person_id  uuid NOT NULL CONSTRAINT saved_query_person_exists REFERENCES person,
    -- The office that it is shared with; nobody without.
    office_id  uuid CONSTRAINT saved_query_office_exists REFERENCES office,
    name       text NOT NULL CONSTRAINT saved_query_name_length CHECK (length(name) BETWEEN 1 AND 120),
    -- The parameters by name, as an address takes them.
    filters    jsonb NOT NULL CONSTRAINT saved_query_filters_object
               CHECK (jsonb_typeof(filters) = 'object' AND length(filters::text) <= 4000),
    saved_at   timestamptz NOT NULL DEFAULT now(),
    removed_at timestamptz
);
CREATE UNIQUE INDEX saved_query_name_once ON saved_query (person_id, lower(name)) WHERE removed_at IS NULL;
CREATE INDEX saved_query_office ON saved_query (office_id) WHERE removed_at IS NULL;

ALTER TABLE saved_query ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_query FORCE ROW LEVEL SECURITY;
CREATE POLICY own_or_shared ON saved_query FOR SELECT TO patuh_app USING (
    person_id = (SELECT patuh.actor_id()) OR office_id = ANY ((SELECT patuh.actor_offices())::uuid[]));
CREATE POLICY own_added ON saved_query FOR INSERT TO patuh_app WITH CHECK (
    person_id = (SELECT patuh.actor_id()) AND removed_at IS NULL
    AND (office_id IS NULL OR office_id = ANY ((SELECT patuh.actor_offices())::uuid[])));
CREATE POLICY own_removed ON saved_query FOR UPDATE TO patuh_app
    USING (person_id = (SELECT patuh.actor_id()) AND removed_at IS NULL)
    WITH CHECK (person_id = (SELECT patuh.actor_id()) AND removed_at IS NOT NULL);
GRANT SELECT, INSERT (id, person_id, office_id, name, filters), UPDATE (removed_at) ON saved_query TO patuh_app;

RESET ROLE;
