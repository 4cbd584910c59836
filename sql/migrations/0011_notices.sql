-- A notice's case is looked up by its key for each notice that is read. As EXISTS the planner would rather read all
-- cases there are into a hash table, where it expects many notices; a scalar subquery leaves it no such choice.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

ALTER POLICY own_notices ON notice USING (
    addressee = ANY ((SELECT patuh.actor_addresses())::text[])
    AND (SELECT true FROM patuh.enforcement_case c WHERE c.id = case_id));
ALTER POLICY note_reading ON notice USING (
    read_at IS NULL AND addressee = ANY ((SELECT patuh.actor_addresses())::text[])
    AND (SELECT true FROM patuh.enforcement_case c WHERE c.id = case_id));

RESET ROLE;
