-- When a case has left the investigators' file, the acts that led in, inside and out stay theirs, like the letters made there
-- (UU 13/2003 art. 182), and each is read by whoever did it. The service names an act's place in the log by the case's own
-- version, which does not depend on what its reader sees.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

CREATE POLICY closed_act_stays_closed ON case_event AS RESTRICTIVE FOR SELECT TO patuh_app USING (
    (from_state <> ALL (ARRAY['incident_report', 'investigation', 'prosecution'])
        AND to_state <> ALL (ARRAY['incident_report', 'investigation', 'prosecution']))
    OR actor_id = (SELECT patuh.actor_id())
    OR EXISTS (
        SELECT FROM patuh.enforcement_case c
        WHERE c.id = case_id AND c.region_code = ANY ((SELECT patuh.closed_file_regions())::text[])));

RESET ROLE;
