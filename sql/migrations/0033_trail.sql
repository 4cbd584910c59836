-- What the trail still missed: sign-ins and those that failed, who opened a complaint, and how long things are kept.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- ---------------------------------------------------------------------------------------------------------------
-- Who looked at complaints and handled them, apart from the trail that auditors read. Entries that an auditor may not see
-- would still be missing from the numbers and sums that she does see, and what is missing on the day of a proposal is a
-- hint (ILO C81 article 15 c). So they are no entries of that trail. Once a day, whether anything came or not, the trail
-- takes the digest of this log into its chain: what was altered here is found there.

CREATE TABLE complaint_access (
    number       bigint CONSTRAINT complaint_access_pkey PRIMARY KEY,
    recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor_id     uuid NOT NULL,
    -- As it stood in the path, whether or not there is such a complaint; none for their list.
    complaint_id uuid,
    kind         text NOT NULL CONSTRAINT complaint_access_kind_known CHECK (kind IN ('read', 'write')),
    operation    text NOT NULL CONSTRAINT complaint_access_operation_length CHECK (length(operation) <= 200),
    outcome      text NOT NULL CONSTRAINT complaint_access_outcome_known
        CHECK (outcome IN ('allowed', 'refused', 'not_found')),
    post         text CONSTRAINT complaint_access_post_length CHECK (length(post) <= 1000),
    address      text CONSTRAINT complaint_access_address_length CHECK (length(address) <= 45),
    agent        text CONSTRAINT complaint_access_agent_length CHECK (length(agent) <= 40),
    purpose      text CONSTRAINT complaint_access_purpose_length CHECK (length(purpose) <= 500),
    details      jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX complaint_access_of ON complaint_access (complaint_id, number);
CREATE SEQUENCE complaint_access_number OWNED BY complaint_access.number;

-- A number is taken behind a lock that the digest takes alone: no row comes later under a number that is in a digest.
CREATE FUNCTION number_complaint_access() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('patuh complaint access'));
    NEW.number := nextval('complaint_access_number');
    RETURN NEW;
END
$$;
CREATE TRIGGER complaint_access_numbered BEFORE INSERT ON complaint_access
    FOR EACH ROW EXECUTE FUNCTION number_complaint_access();
CREATE TRIGGER complaint_access_append_only BEFORE UPDATE OR DELETE ON complaint_access
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER complaint_access_no_truncate BEFORE TRUNCATE ON complaint_access
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT USAGE ON SEQUENCE complaint_access_number TO patuh_definer;

ALTER TABLE complaint_access ENABLE ROW LEVEL SECURITY;
ALTER TABLE complaint_access FORCE ROW LEVEL SECURITY;
CREATE POLICY own_acts ON complaint_access FOR INSERT TO patuh_app
    WITH CHECK (actor_id = (SELECT patuh.actor_id()));
CREATE POLICY coordinators_read ON complaint_access FOR SELECT TO patuh_app USING (EXISTS (
    SELECT FROM patuh.complaint c WHERE c.id = complaint_id
    AND c.region_code = ANY ((SELECT patuh.actor_regions(ARRAY['coordinator']))::text[])));
CREATE POLICY jobs_record ON complaint_access FOR INSERT TO patuh_jobs
    WITH CHECK (kind = 'read' OR outcome = 'refused');
CREATE POLICY jobs_read ON complaint_access FOR SELECT TO patuh_jobs USING (true);
GRANT SELECT ON complaint_access TO patuh_app, patuh_jobs;
GRANT INSERT (recorded_at, actor_id, complaint_id, kind, operation, outcome, post, address, agent, purpose, details)
    ON complaint_access TO patuh_app, patuh_jobs;

CREATE INDEX audit_entry_kept_apart ON audit_entry (id) WHERE operation = 'seal_kept_apart';

-- ---------------------------------------------------------------------------------------------------------------
-- Sign-ins, in the transaction that opens the session or changes what proves a person, whatever program does it. The
-- service tells for the transaction where the request comes from.

CREATE FUNCTION note_proof(in_operation text, in_person uuid, in_subject uuid, in_address text, in_details jsonb)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    INSERT INTO audit_entry (actor_id, operation, subject_id, address, agent, details)
    VALUES (in_person, in_operation, in_subject,
        left(coalesce(in_address, nullif(current_setting('patuh.address', true), '')), 45),
        left(nullif(current_setting('patuh.agent', true), ''), 40), in_details)
$$;
CREATE FUNCTION note_session_opened() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    PERFORM note_proof(CASE NEW.method WHEN 'oidc' THEN 'GET /v1/oidc/callback' ELSE 'POST /v1/sessions' END,
        NEW.person_id, NEW.id, NEW.opened_from, jsonb_build_object('method', NEW.method));
    RETURN NULL;
END
$$;
CREATE TRIGGER session_opening_noted AFTER INSERT ON session
    FOR EACH ROW WHEN (NEW.kind = 'session') EXECUTE FUNCTION note_session_opened();

CREATE FUNCTION note_second_factor() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NEW.pending IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.pending IS DISTINCT FROM OLD.pending) THEN
        PERFORM note_proof('POST /v1/second-factor', NEW.person_id, NEW.person_id, NULL, '{}');
    ELSIF NEW.confirmed_at IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.confirmed_at IS DISTINCT FROM OLD.confirmed_at) THEN
        PERFORM note_proof('PUT /v1/second-factor', NEW.person_id, NEW.person_id, NULL, '{}');
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER second_factor_recorded AFTER INSERT OR UPDATE ON second_factor
    FOR EACH ROW EXECUTE FUNCTION note_second_factor();

CREATE FUNCTION note_recovery_code() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    PERFORM note_proof('use_recovery_code', NEW.person_id, NEW.person_id, NULL, '{}');
    RETURN NULL;
END
$$;
CREATE TRIGGER recovery_code_use_noted AFTER UPDATE ON recovery_code
    FOR EACH ROW WHEN (OLD.used_at IS NULL AND NEW.used_at IS NOT NULL) EXECUTE FUNCTION note_recovery_code();

-- A change by whoever is signed in has its entry already. Without a request it is an operator's.
CREATE FUNCTION record_password_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF actor_id() IS NULL THEN
        PERFORM note_proof('change_password',
            CASE WHEN nullif(current_setting('patuh.address', true), '') IS NOT NULL THEN NEW.person_id END,
            NEW.person_id, NULL, '{}');
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER password_change_noted AFTER UPDATE ON password
    FOR EACH ROW WHEN (OLD.verifier IS DISTINCT FROM NEW.verifier) EXECUTE FUNCTION record_password_change();

CREATE FUNCTION note_identity() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    PERFORM note_proof('link_identity', NEW.person_id, NEW.person_id, NULL, '{}');
    RETURN NULL;
END
$$;
CREATE TRIGGER person_identity_recorded AFTER INSERT ON person_identity
    FOR EACH ROW WHEN (NEW.linked_by IS NULL) EXECUTE FUNCTION note_identity();

-- Failures. Within the budgets each has its entry, and the others are counted: whoever fails for a whole night fills
-- no disk. A name that nobody has may be a password that was typed into the wrong field: it is kept as a keyed digest.
CREATE TABLE sign_in_tally (
    hour     timestamptz,
    budget   text CONSTRAINT sign_in_tally_budget_known CHECK (budget IN ('all', 'address', 'account')),
    key      bytea,
    failures bigint NOT NULL,
    -- How many entries tell of them, and how many of them no entry tells.
    entries  integer NOT NULL DEFAULT 0,
    untold   bigint NOT NULL DEFAULT 0,
    CONSTRAINT sign_in_tally_pkey PRIMARY KEY (hour, budget, key)
);
ALTER TABLE sign_in_tally ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_tally FORCE ROW LEVEL SECURITY;
CREATE POLICY definer_keeps ON sign_in_tally TO patuh_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_tally TO patuh_definer;

-- Counts failures in one budget, and tells how many entries it has taken in this hour.
CREATE FUNCTION tally_sign_in(in_budget text, in_key bytea, many bigint) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    INSERT INTO sign_in_tally AS t (hour, budget, key, failures) VALUES (date_trunc('hour', now()), in_budget, in_key, many)
    ON CONFLICT ON CONSTRAINT sign_in_tally_pkey DO UPDATE SET failures = t.failures + excluded.failures
    RETURNING t.entries
$$;

-- Takes up failures, each with how often it came. One without an address is what a server could not hold apart.
CREATE FUNCTION note_sign_in_failures(operations text[], logins text[], addresses text[], agents text[], reasons text[],
    counts bigint[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    secret bytea := (SELECT s.value FROM server_secret s);
    present timestamptz := date_trunc('hour', now());
    f record;
    place bytea;
    account bytea;
    is_told boolean;
BEGIN
    FOR f IN SELECT * FROM unnest(operations, logins, addresses, agents, reasons, counts)
        AS u (operation, login, address, agent, reason, many)
    LOOP
        is_told := tally_sign_in('all', '', f.many) < 500 AND f.address IS NOT NULL;
        place := hmac(convert_to(coalesce(f.address, ''), 'UTF8'), secret, 'sha256');
        account := hmac(convert_to(coalesce(f.login, ''), 'UTF8'), secret, 'sha256');
        IF is_told THEN
            is_told := tally_sign_in('address', place, f.many) < 20;
            IF f.login IS NOT NULL THEN
                is_told := tally_sign_in('account', account, f.many) < 20 AND is_told;
            END IF;
        END IF;
        IF is_told THEN
            INSERT INTO audit_entry (operation, subject_id, outcome, address, agent, details)
            SELECT f.operation, who.id, 'refused', left(f.address, 45), left(f.agent, 40), jsonb_strip_nulls(
                jsonb_build_object('reason', f.reason, 'count', f.many, 'account',
                    CASE WHEN f.login IS NOT NULL AND who.id IS NULL
                        THEN encode(substring(account FOR 8), 'hex') END))
            FROM (SELECT (SELECT e.id FROM person e WHERE e.login = f.login) AS id) who;
            UPDATE sign_in_tally t SET entries = t.entries + 1
            WHERE t.hour = present AND (t.budget, t.key) IN (('all', ''::bytea), ('address', place), ('account', account));
        ELSE
            UPDATE sign_in_tally t SET untold = t.untold + f.many
            WHERE t.hour = present AND t.budget = 'all' AND t.key = ''::bytea;
        END IF;
    END LOOP;
END
$$;

-- Once an hour is over, one entry tells how many of its failures have none, and what was counted goes.
CREATE FUNCTION close_sign_in_hours() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    t sign_in_tally;
BEGIN
    FOR t IN SELECT * FROM sign_in_tally x
        WHERE x.budget = 'all' AND x.hour < date_trunc('hour', now()) ORDER BY x.hour FOR UPDATE
    LOOP
        IF t.untold > 0 THEN
            INSERT INTO audit_entry (operation, outcome, details)
            VALUES ('count_sign_in_failures', 'refused', jsonb_build_object(
                'hour', to_char(t.hour AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'count', t.failures,
                'untold', t.untold));
        END IF;
        DELETE FROM sign_in_tally x WHERE x.hour = t.hour;
    END LOOP;
END
$$;

CREATE POLICY definer_records_sign_ins ON audit_entry FOR INSERT TO patuh_definer WITH CHECK (operation IN (
    'POST /v1/sessions', 'GET /v1/oidc/callback', 'POST /v1/second-factor', 'PUT /v1/second-factor', 'PUT /v1/me/password',
    'use_recovery_code', 'change_password', 'link_identity', 'count_sign_in_failures'));

-- ---------------------------------------------------------------------------------------------------------------
-- Retention. What has been delivered is of no use after ninety days; the notice of it stays, and keeps the number.

ALTER TABLE notice DROP CONSTRAINT notice_outbox_exists;
DROP TRIGGER outbox_delivery_append_only ON outbox_delivery;
CREATE TRIGGER outbox_delivery_append_only BEFORE UPDATE ON outbox_delivery
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE INDEX outbox_delivery_by_time ON outbox_delivery (delivered_at);
CREATE POLICY jobs_purge ON outbox_delivery FOR DELETE TO patuh_jobs
    USING (delivered_at < now() - interval '90 days');
CREATE POLICY jobs_purge ON outbox FOR DELETE TO patuh_jobs USING (EXISTS (
    SELECT FROM patuh.outbox_delivery d WHERE d.outbox_id = id AND d.delivered_at < now() - interval '90 days'));
GRANT DELETE ON outbox, outbox_delivery TO patuh_jobs;

-- Complaints that have ended go when the office's rule says so, with all that was said and done, and a record of
-- destruction stays. Without a value of `retention.complaint_months` nothing goes.
CREATE TABLE complaint_destruction (
    id             uuid CONSTRAINT complaint_destruction_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
    region_code    text NOT NULL CONSTRAINT complaint_destruction_region_exists REFERENCES region,
    complaints     integer NOT NULL CONSTRAINT complaint_destruction_not_empty CHECK (complaints > 0),
    first_at       timestamptz NOT NULL,
    last_at        timestamptz NOT NULL,
    rule           text NOT NULL,
    effective_from date NOT NULL,
    months         integer NOT NULL CONSTRAINT complaint_destruction_months_positive CHECK (months > 0),
    legal_basis    text NOT NULL,
    certainty      text NOT NULL,
    destroyed_at   timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE complaint_destruction ENABLE ROW LEVEL SECURITY;
ALTER TABLE complaint_destruction FORCE ROW LEVEL SECURITY;
CREATE TRIGGER complaint_destruction_append_only BEFORE UPDATE OR DELETE ON complaint_destruction
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER complaint_destruction_no_truncate BEFORE TRUNCATE ON complaint_destruction
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE POLICY definer_records ON complaint_destruction FOR INSERT TO patuh_definer WITH CHECK (true);
CREATE POLICY coordinators_read ON complaint_destruction FOR SELECT TO patuh_app
    USING (region_code = ANY ((SELECT patuh.actor_regions(ARRAY['coordinator']))::text[]));
GRANT INSERT ON complaint_destruction TO patuh_definer;
GRANT SELECT ON complaint_destruction TO patuh_app;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['complaint_key', 'complaint_content', 'complaint_source', 'complaint_step',
                             'complaint_opening'] LOOP
        EXECUTE format('DROP TRIGGER %I ON %I', t || '_append_only', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION guard_audit_entry()',
            t || '_append_only', t);
        EXECUTE format('GRANT DELETE ON %I TO patuh_definer', t);
    END LOOP;
    GRANT DELETE ON complaint TO patuh_definer;
END
$$;

CREATE FUNCTION destroy_complaints() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    rule parameter;
    due uuid[];
BEGIN
    SELECT p.* INTO rule FROM parameter p
    WHERE p.key = 'retention.complaint_months' AND p.effective_from <= today('Asia/Jakarta')
    ORDER BY p.effective_from DESC LIMIT 1;
    IF rule.value IS NULL OR rule.value < 1 THEN
        RETURN;
    END IF;
    SELECT array_agg(c.id) INTO due FROM complaint c
    WHERE c.status IN ('answered', 'rejected')
      AND (SELECT max(s.recorded_at) FROM complaint_step s WHERE s.complaint_id = c.id)
          < now() - make_interval(months => rule.value::integer);
    IF due IS NULL THEN
        RETURN;
    END IF;
    INSERT INTO complaint_destruction (region_code, complaints, first_at, last_at, rule, effective_from, months,
        legal_basis, certainty)
    SELECT c.region_code, count(*), min(c.received_at), max(c.received_at), rule.key, rule.effective_from,
           rule.value::integer, rule.legal_basis, rule.certainty
    FROM complaint c WHERE c.id = ANY (due) GROUP BY c.region_code;
    DELETE FROM complaint_opening x WHERE x.complaint_id = ANY (due);
    DELETE FROM complaint_step x WHERE x.complaint_id = ANY (due);
    DELETE FROM complaint_source x WHERE x.complaint_id = ANY (due);
    DELETE FROM complaint_content x WHERE x.complaint_id = ANY (due);
    DELETE FROM complaint_key x WHERE x.complaint_id = ANY (due);
    DELETE FROM complaint x WHERE x.id = ANY (due);
END
$$;

-- ---------------------------------------------------------------------------------------------------------------
DO $$
DECLARE
    f text;
BEGIN
    FOREACH f IN ARRAY ARRAY['number_complaint_access()', 'note_proof(text, uuid, uuid, text, jsonb)',
        'note_session_opened()', 'note_second_factor()', 'note_recovery_code()', 'record_password_change()', 'note_identity()',
        'tally_sign_in(text, bytea, bigint)',
        'note_sign_in_failures(text[], text[], text[], text[], text[], bigint[])', 'close_sign_in_hours()',
        'destroy_complaints()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', f);
    END LOOP;
    GRANT EXECUTE ON FUNCTION note_sign_in_failures(text[], text[], text[], text[], text[], bigint[]),
        close_sign_in_hours(), destroy_complaints() TO patuh_jobs;
END
$$;

RESET ROLE;
