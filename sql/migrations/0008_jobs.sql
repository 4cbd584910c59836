-- Background work, and the notices that the outbox becomes.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- One row for each piece of background work. It is done in the transaction that holds the row's lock: while it runs
-- the lock is the claim, so that a killed server leaves nothing claimed, and the work and its completion are one.
-- There is no state for being executed: nobody could be trusted to take it back.
CREATE TABLE job (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         text NOT NULL CONSTRAINT job_kind_length CHECK (length(kind) BETWEEN 1 AND 100),
    arguments    jsonb NOT NULL DEFAULT '{}',
    -- What makes a second request for the same work none.
    unique_key   text CONSTRAINT job_unique_key_length CHECK (length(unique_key) BETWEEN 1 AND 200),
    state        text NOT NULL DEFAULT 'available'
        CONSTRAINT job_state_known CHECK (state IN ('available', 'completed', 'dead', 'discarded')),
    attempt      integer NOT NULL DEFAULT 0 CONSTRAINT job_attempt_not_negative CHECK (attempt >= 0),
    max_attempts integer NOT NULL DEFAULT 10 CONSTRAINT job_max_attempts_positive CHECK (max_attempts > 0),
    scheduled_at timestamptz NOT NULL DEFAULT now(),
    attempted_at timestamptz,
    -- A code (SQLSTATE, a constraint's name, one of ours), never a message: messages may hold personal data.
    last_error   text CONSTRAINT job_last_error_length CHECK (length(last_error) <= 200),
    created_at   timestamptz NOT NULL DEFAULT now(),
    finished_at  timestamptz,
    CONSTRAINT job_unique UNIQUE (kind, unique_key),
    CONSTRAINT job_finished_when_done CHECK ((finished_at IS NULL) = (state = 'available'))
);
CREATE INDEX job_claim ON job (scheduled_at, id) WHERE state = 'available';
CREATE INDEX job_finished ON job (state, finished_at) WHERE state <> 'available';

-- That an entry of the outbox was delivered. The entry itself never changes.
CREATE TABLE outbox_delivery (
    outbox_id    bigint CONSTRAINT outbox_delivery_once PRIMARY KEY
        CONSTRAINT outbox_delivery_outbox_exists REFERENCES outbox,
    notices      integer NOT NULL CONSTRAINT outbox_delivery_notices_not_negative CHECK (notices >= 0),
    delivered_at timestamptz NOT NULL DEFAULT now()
);

-- What somebody is told: the holders of a role at an office, or one person. It names a case and a topic, and nothing
-- of the act; whoever reads it reads on as far as the case's own policies let him.
CREATE TABLE notice (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    number       bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT notice_number_unique UNIQUE,
    outbox_id    bigint NOT NULL CONSTRAINT notice_outbox_exists REFERENCES outbox,
    topic        text NOT NULL CONSTRAINT notice_topic_length CHECK (length(topic) BETWEEN 1 AND 100),
    case_id      uuid NOT NULL CONSTRAINT notice_case_exists REFERENCES enforcement_case,
    office_id    uuid CONSTRAINT notice_office_exists REFERENCES office,
    role         text,
    person_id    uuid CONSTRAINT notice_person_exists REFERENCES person,
    -- The addressee as one text, which a policy can look up in an index.
    addressee    text NOT NULL GENERATED ALWAYS AS (coalesce(office_id::text || ' ' || role, person_id::text)) STORED,
    created_at   timestamptz NOT NULL DEFAULT now(),
    read_at      timestamptz,
    read_by      uuid CONSTRAINT notice_reader_exists REFERENCES person,
    CONSTRAINT notice_one_addressee CHECK (num_nonnulls(office_id, person_id) = 1 AND (office_id IS NULL) = (role IS NULL)),
    CONSTRAINT notice_read_by_somebody CHECK ((read_at IS NULL) = (read_by IS NULL)),
    CONSTRAINT notice_once UNIQUE (outbox_id, addressee)
);
CREATE INDEX notice_by_addressee ON notice (addressee, number);
CREATE INDEX notice_unread ON notice (addressee, number) WHERE read_at IS NULL;
CREATE INDEX notice_case ON notice (case_id);

-- Every entry of the outbox brings its job along, in the transaction of the act.
CREATE FUNCTION enqueue_outbox() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    INSERT INTO job (kind, arguments, unique_key)
    VALUES ('deliver_outbox', jsonb_build_object('outbox_id', NEW.id), NEW.id::text);
    RETURN NULL;
END
$$;
CREATE TRIGGER outbox_enqueued AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION enqueue_outbox();

-- Entries from before there were jobs. The owner reads them once, here, outside forced row security.
ALTER TABLE outbox NO FORCE ROW LEVEL SECURITY;
INSERT INTO job (kind, arguments, unique_key)
SELECT 'deliver_outbox', jsonb_build_object('outbox_id', id), id::text FROM outbox ORDER BY id;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;

-- As whom the actor is addressed today.
CREATE FUNCTION actor_addresses() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (
        SELECT coalesce(array_agg(DISTINCT a.address), '{}')
        FROM (
            SELECT p.office_id::text || ' ' || p.role AS address
            FROM post p JOIN office o ON o.id = p.office_id
            WHERE p.person_id = actor_id()
              AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone))
            UNION ALL SELECT actor_id()::text WHERE actor_id() IS NOT NULL) a);
END
$$;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['job', 'outbox_delivery', 'notice'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['enqueue_outbox()', 'actor_addresses()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
    END LOOP;
    GRANT EXECUTE ON FUNCTION actor_addresses() TO patuh_app;
    FOREACH t IN ARRAY ARRAY['enqueue_outbox()', 'actor_addresses()'] LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;

    -- The system actor reads what tells it whom to address.
    FOREACH t IN ARRAY ARRAY['outbox', 'outbox_delivery', 'notice', 'case_event', 'office_territory', 'post'] LOOP
        EXECUTE format('CREATE POLICY jobs_read ON %I FOR SELECT TO patuh_jobs USING (true)', t);
    END LOOP;
END
$$;
GRANT SELECT ON outbox, outbox_delivery, office_territory TO patuh_jobs;
GRANT SELECT (case_id, seq, from_state, to_state) ON case_event TO patuh_jobs;
GRANT SELECT (office_id, role, from_on, until_on) ON post TO patuh_jobs;
GRANT SELECT (outbox_id, addressee) ON notice TO patuh_jobs;

CREATE POLICY jobs_deliver ON outbox_delivery FOR INSERT TO patuh_jobs WITH CHECK (true);
CREATE POLICY jobs_tell ON notice FOR INSERT TO patuh_jobs WITH CHECK (read_at IS NULL);
GRANT INSERT ON outbox_delivery TO patuh_jobs;
GRANT INSERT (outbox_id, topic, case_id, office_id, role, person_id) ON notice TO patuh_jobs;
CREATE TRIGGER outbox_delivery_append_only BEFORE UPDATE OR DELETE ON outbox_delivery
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The queue of jobs is the system actor's alone; an act reaches it through its outbox.
CREATE POLICY jobs_read ON job FOR SELECT TO patuh_jobs USING (true);
CREATE POLICY jobs_enqueue ON job FOR INSERT TO patuh_jobs WITH CHECK (state = 'available');
CREATE POLICY jobs_work ON job FOR UPDATE TO patuh_jobs USING (state IN ('available', 'dead')) WITH CHECK (true);
CREATE POLICY definer_enqueues ON job FOR INSERT TO patuh_definer
    WITH CHECK (kind = 'deliver_outbox' AND state = 'available');
GRANT SELECT, INSERT, UPDATE (state, attempt, scheduled_at, attempted_at, last_error, finished_at) ON job TO patuh_jobs;
GRANT INSERT (kind, arguments, unique_key) ON job TO patuh_definer;

-- A notice is seen by whom it is addressed to, as long as the case is; reading is noted once.
CREATE POLICY own_notices ON notice FOR SELECT TO patuh_app USING (
    addressee = ANY ((SELECT patuh.actor_addresses())::text[])
    AND EXISTS (SELECT FROM patuh.enforcement_case c WHERE c.id = case_id));
CREATE POLICY note_reading ON notice FOR UPDATE TO patuh_app USING (
    read_at IS NULL AND addressee = ANY ((SELECT patuh.actor_addresses())::text[])
    AND EXISTS (SELECT FROM patuh.enforcement_case c WHERE c.id = case_id))
    WITH CHECK (read_by = (SELECT patuh.actor_id()));
GRANT SELECT, UPDATE (read_at, read_by) ON notice TO patuh_app;

-- Retention. What is deleted, and no sooner, stands in the policies themselves.
CREATE POLICY jobs_purge ON idempotency_key FOR DELETE TO patuh_jobs USING (created_at < now() - interval '30 days');
CREATE POLICY jobs_purge_read ON idempotency_key FOR SELECT TO patuh_jobs USING (created_at < now() - interval '30 days');
GRANT DELETE, SELECT (created_at) ON idempotency_key TO patuh_jobs;
CREATE POLICY jobs_purge ON session FOR DELETE TO patuh_jobs
    USING (least(ended_at, expires_at) < now() - interval '90 days');
CREATE POLICY jobs_purge_read ON session FOR SELECT TO patuh_jobs
    USING (least(ended_at, expires_at) < now() - interval '90 days');
GRANT DELETE, SELECT (ended_at, expires_at) ON session TO patuh_jobs;
CREATE POLICY jobs_purge ON sign_in_failure FOR DELETE TO patuh_jobs USING (last_at < now() - interval '1 day');
CREATE POLICY jobs_purge_read ON sign_in_failure FOR SELECT TO patuh_jobs USING (last_at < now() - interval '1 day');
GRANT DELETE, SELECT (last_at) ON sign_in_failure TO patuh_jobs;
CREATE POLICY jobs_purge ON job FOR DELETE TO patuh_jobs
    USING (state IN ('completed', 'discarded') AND finished_at < now() - interval '30 days');
GRANT DELETE ON job TO patuh_jobs;

RESET ROLE;
