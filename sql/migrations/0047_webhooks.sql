-- Other systems of an office are called when the list of non-compliant firms of its territory has changed. The call says
-- that, and nothing of a firm: whoever is called asks for the changes with a token of its own, and is shown what that
-- token's holder may see.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

CREATE TABLE webhook (
    id         uuid PRIMARY KEY,
    office_id  uuid NOT NULL CONSTRAINT webhook_office_exists REFERENCES office,
    url        text NOT NULL CONSTRAINT webhook_url_length CHECK (length(url) BETWEEN 9 AND 500),
    -- What calls are signed with. It is shown once, to whoever made the webhook.
    secret     bytea NOT NULL CONSTRAINT webhook_secret_length CHECK (length(secret) = 32),
    made_by    uuid NOT NULL CONSTRAINT webhook_maker_exists REFERENCES person,
    made_at    timestamptz NOT NULL DEFAULT now(),
    removed_at timestamptz,
    -- Changes of transactions before this one have been told of.
    told_xid   xid8 NOT NULL DEFAULT pg_snapshot_xmin(pg_current_snapshot()),
    -- How often calls have failed one after the other, and when the next is due.
    failures   integer NOT NULL DEFAULT 0,
    next_at    timestamptz NOT NULL DEFAULT now(),
    -- Given up after too many failures; it is removed and made anew.
    dead_at    timestamptz
);
CREATE UNIQUE INDEX webhook_url_once ON webhook (office_id, url) WHERE removed_at IS NULL;

-- Every call that was tried, and what came back.
CREATE TABLE webhook_call (
    webhook_id uuid NOT NULL CONSTRAINT webhook_call_webhook_exists REFERENCES webhook,
    -- The message; a repeat after a failure has the same, so that it can be known as one.
    message_id uuid NOT NULL,
    attempt    integer NOT NULL CONSTRAINT webhook_call_attempt_positive CHECK (attempt > 0),
    called_at  timestamptz NOT NULL,
    -- The status of the answer; none where there was no answer.
    status     integer,
    -- A code of ours, never what the other side wrote.
    fault      text CONSTRAINT webhook_call_fault_length CHECK (length(fault) <= 60),
    took_ms    integer NOT NULL CONSTRAINT webhook_call_took_not_negative CHECK (took_ms >= 0),
    CONSTRAINT webhook_call_pkey PRIMARY KEY (webhook_id, message_id, attempt)
);
CREATE INDEX webhook_call_latest ON webhook_call (webhook_id, called_at);
CREATE TRIGGER webhook_call_append_only BEFORE UPDATE OR DELETE ON webhook_call
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE webhook ADD COLUMN message_id uuid NOT NULL DEFAULT gen_random_uuid();

-- Webhooks that have something to tell and whose call is due. Whatever changed since is told of again as long as an older
-- transaction is under way: better twice than never.
CREATE FUNCTION due_webhooks() RETURNS TABLE (id uuid, url text, secret bytea, message_id uuid, failures integer, horizon xid8)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT w.id, w.url, w.secret, w.message_id, w.failures, pg_snapshot_xmin(pg_current_snapshot())
    FROM webhook w JOIN office o ON o.id = w.office_id
    WHERE w.removed_at IS NULL AND w.dead_at IS NULL AND w.next_at <= now() AND EXISTS (
        SELECT FROM office_territory t
        WHERE t.office_id = w.office_id AND t.from_on <= today(o.zone) AND (t.until_on IS NULL OR t.until_on > today(o.zone))
          AND (EXISTS (SELECT FROM noncompliance_period n
                       WHERE n.entered_by >= w.told_xid AND n.firm_region_code = t.region_code)
               OR EXISTS (SELECT FROM noncompliance_period n
                          WHERE n.left_by >= w.told_xid AND n.firm_region_code = t.region_code)))
$$;

CREATE FUNCTION accept_webhook() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT actor_holds_at(NEW.office_id, ARRAY['bpjs_branch_head']) AND NOT actor_holds(ARRAY['administrator']) THEN
        RAISE EXCEPTION 'not the head of that branch' USING ERRCODE = 'insufficient_privilege',
            CONSTRAINT = 'webhook_hand', TABLE = 'webhook';
    END IF;
    IF NOT EXISTS (SELECT FROM office o WHERE o.id = NEW.office_id AND o.kind IN ('bpjs_branch', 'bpjs_region')) THEN
        RAISE EXCEPTION 'no office of BPJS' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'webhook_office_of_bpjs', TABLE = 'webhook';
    END IF;
    NEW.made_by := actor_id();
    RETURN NEW;
END
$$;
CREATE TRIGGER webhook_accepted BEFORE INSERT ON webhook FOR EACH ROW EXECUTE FUNCTION accept_webhook();

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['webhook', 'webhook_call'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['due_webhooks()', 'accept_webhook()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION due_webhooks() TO patuh_jobs;
CREATE POLICY definer_reads ON webhook FOR SELECT TO patuh_definer USING (true);
GRANT SELECT ON webhook TO patuh_definer;
CREATE POLICY own_office ON webhook FOR SELECT TO patuh_app USING (
    office_id = ANY ((SELECT patuh.actor_offices())::uuid[]) AND (SELECT patuh.actor_holds(ARRAY['bpjs_branch_head']))
    OR (SELECT patuh.actor_holds(ARRAY['administrator'])));
CREATE POLICY made_for_office ON webhook FOR INSERT TO patuh_app WITH CHECK (made_by = (SELECT patuh.actor_id()));
CREATE POLICY removed_by_office ON webhook FOR UPDATE TO patuh_app USING (removed_at IS NULL) WITH CHECK (removed_at IS NOT NULL);
-- The secret is never read by the service that took it.
GRANT SELECT (id, office_id, url, made_by, made_at, removed_at, failures, next_at, dead_at), INSERT (id, office_id, url, secret),
    UPDATE (removed_at) ON webhook TO patuh_app;
CREATE POLICY read_with_webhook ON webhook_call FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM patuh.webhook w WHERE w.id = webhook_id));
GRANT SELECT ON webhook_call TO patuh_app;
CREATE POLICY jobs_note ON webhook FOR UPDATE TO patuh_jobs USING (true) WITH CHECK (true);
CREATE POLICY jobs_find ON webhook FOR SELECT TO patuh_jobs USING (true);
GRANT SELECT (id), UPDATE (told_xid, failures, next_at, dead_at, message_id) ON webhook TO patuh_jobs;
CREATE POLICY jobs_record ON webhook_call FOR INSERT TO patuh_jobs WITH CHECK (true);
GRANT INSERT ON webhook_call TO patuh_jobs;

-- ---------------------------------------------------------------------------------------------------------------
-- Changes of a database that was restored from a dump: they bear the numbers of another server's transactions, which this
-- one has yet to count to. They are told as one transaction's, in the order of their times.
CREATE FUNCTION settle_change_numbers() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    ahead   xid8 := pg_snapshot_xmax(pg_current_snapshot());
    settled bigint := 0;
BEGIN
    IF EXISTS (SELECT FROM noncompliance_period n WHERE n.entered_by >= ahead)
        OR EXISTS (SELECT FROM noncompliance_period n WHERE n.left_by >= ahead) THEN
        UPDATE noncompliance_period SET entered_by = pg_current_xact_id(),
            left_by = CASE WHEN left_by IS NOT NULL THEN pg_current_xact_id() END;
        GET DIAGNOSTICS settled = ROW_COUNT;
    END IF;
    -- Whoever is called when something changes is called once, and reads anew.
    UPDATE webhook SET told_xid = pg_current_xact_id() WHERE told_xid >= ahead AND removed_at IS NULL;
    RETURN settled;
END
$$;
REVOKE ALL ON FUNCTION settle_change_numbers() FROM PUBLIC;
ALTER FUNCTION settle_change_numbers() OWNER TO patuh_definer;
GRANT EXECUTE ON FUNCTION settle_change_numbers() TO patuh_owner;
CREATE POLICY definer_settles ON webhook FOR UPDATE TO patuh_definer USING (true) WITH CHECK (true);
GRANT UPDATE (told_xid) ON webhook TO patuh_definer;

RESET ROLE;
