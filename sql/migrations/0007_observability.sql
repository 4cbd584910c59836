-- What the system actor counts for the operator's metrics: open cases by track, state and due day. No name, no firm.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

CREATE POLICY jobs_count ON queue_item FOR SELECT TO patuh_jobs USING (true);
GRANT SELECT (track, state, office_id, due_on) ON queue_item TO patuh_jobs;

RESET ROLE;
