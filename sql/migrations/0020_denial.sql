-- Denials of public services, one row for each request: per case, authority and service (PP 86/2013 art. 9(1)); and what
-- an act of a case did to the debts behind it, so that case and book can't tell two stories.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

CREATE TABLE service_denial (
    case_id       uuid NOT NULL CONSTRAINT service_denial_case_exists REFERENCES enforcement_case,
    -- The act that asked. A returned request that is sent again is a request of its own.
    requested_seq integer NOT NULL,
    company_id    uuid NOT NULL CONSTRAINT service_denial_company_exists REFERENCES company,
    region_code   text NOT NULL,
    authority     text NOT NULL CONSTRAINT service_denial_authority_length CHECK (length(authority) BETWEEN 1 AND 200),
    service       text NOT NULL CONSTRAINT service_denial_service_known CHECK (service IN (
        'business_licence', 'tender_licence', 'foreign_worker_permit', 'labour_supply_licence', 'building_permit')),
    -- The licensing office that is addressed, where the authority names one by code or name; else the one that answered.
    office_id     uuid CONSTRAINT service_denial_office_exists REFERENCES office,
    status        text NOT NULL DEFAULT 'requested'
        CONSTRAINT service_denial_status_known CHECK (status IN ('requested', 'active', 'declined', 'lifted')),
    requested_on  date NOT NULL,
    outcome       text CONSTRAINT service_denial_outcome_known
        CHECK (outcome IN ('granted', 'returned', 'refused', 'withdrawn')),
    answered_seq  integer,
    answered_on   date,
    -- Lifted by its authority, or revoked on an objection.
    ending        text CONSTRAINT service_denial_ending_known CHECK (ending IN ('lifted', 'revoked')),
    ended_seq     integer,
    ended_on      date,
    CONSTRAINT service_denial_pkey PRIMARY KEY (case_id, requested_seq),
    CONSTRAINT service_denial_request_exists FOREIGN KEY (case_id, requested_seq) REFERENCES case_event,
    CONSTRAINT service_denial_answer_exists FOREIGN KEY (case_id, answered_seq) REFERENCES case_event,
    CONSTRAINT service_denial_end_exists FOREIGN KEY (case_id, ended_seq) REFERENCES case_event,
    CONSTRAINT service_denial_answered_whole
        CHECK (num_nonnulls(outcome, answered_seq, answered_on) = CASE status WHEN 'requested' THEN 0 ELSE 3 END),
    CONSTRAINT service_denial_ended_whole
        CHECK (num_nonnulls(ending, ended_seq, ended_on) = CASE status WHEN 'lifted' THEN 3 ELSE 0 END),
    CONSTRAINT service_denial_status_follows_outcome
        CHECK (status = 'requested' OR (outcome = 'granted') = (status IN ('active', 'lifted')))
);
-- A service is asked for, or denied, once at a time.
CREATE UNIQUE INDEX service_denial_one_standing ON service_denial (case_id, lower(authority), service)
    WHERE status IN ('requested', 'active');
CREATE INDEX service_denial_by_request ON service_denial (requested_on, case_id, requested_seq);
CREATE INDEX service_denial_by_status ON service_denial (status, requested_on, case_id, requested_seq);
CREATE INDEX service_denial_company ON service_denial (company_id);
CREATE INDEX service_denial_office ON service_denial (office_id);

-- The licensing offices in which somebody sits today.
CREATE FUNCTION licensing_offices_of(in_person uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT coalesce(array_agg(p.office_id ORDER BY p.from_on, p.office_id), '{}')
    FROM post p JOIN office o ON o.id = p.office_id
    WHERE p.person_id = in_person AND p.role = 'licensing_officer'
      AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone))
$$;

-- The row that an act is about: the one that fits what it names. None, where none fits or more than one does.
CREATE FUNCTION denial_meant(e case_event, in_status text) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT CASE count(*) WHEN 1 THEN min(d.requested_seq) END
    FROM service_denial d
    WHERE d.case_id = e.case_id AND d.status = in_status
      AND (e.details ->> 'authority' IS NULL OR lower(d.authority) = lower(btrim(e.details ->> 'authority')))
      AND (e.details ->> 'service' IS NULL OR d.service = e.details ->> 'service')
$$;

-- What an act does to the denials of its case.
--
-- Returns whether it did what it says: false where nothing stands that it could be about.
CREATE FUNCTION fold_service_denial(e case_event) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    meant   integer;
    objection case_event;
BEGIN
    CASE
    WHEN e.action = 'request_service_denial' THEN
        INSERT INTO service_denial (case_id, requested_seq, company_id, region_code, authority, service, office_id, requested_on)
        SELECT e.case_id, e.seq, c.company_id, c.region_code, btrim(e.details ->> 'authority'), e.details ->> 'service',
               (SELECT o.id FROM office o
                WHERE o.kind = 'licensing' AND lower(btrim(e.details ->> 'authority')) IN (lower(o.code), lower(o.name))
                ORDER BY o.code LIMIT 1),
               e.occurred_on
        FROM enforcement_case c WHERE c.id = e.case_id;
        RETURN true;
    WHEN e.action IN ('withdraw_request', 'close_as_gone', 'refer') THEN
        -- Before anything is granted a withdrawal takes the case back to the fine: nothing stays asked for. Nor does
        -- anything when the case ends.
        UPDATE service_denial d SET status = 'declined', outcome = 'withdrawn', answered_seq = e.seq, answered_on = e.occurred_on
        WHERE d.case_id = e.case_id AND d.status = 'requested'
          AND (e.action <> 'withdraw_request' OR e.from_state = 'service_denial_requested'
               OR ((e.details ->> 'authority' IS NULL OR lower(d.authority) = lower(btrim(e.details ->> 'authority')))
                   AND (e.details ->> 'service' IS NULL OR d.service = e.details ->> 'service')));
        RETURN FOUND OR e.action <> 'withdraw_request';
    WHEN e.action IN ('return_request', 'refuse_request', 'answer_request_in_part', 'activate_denial') THEN
        meant := denial_meant(e, 'requested');
        UPDATE service_denial d SET
            status = CASE e.action WHEN 'activate_denial' THEN 'active' ELSE 'declined' END,
            outcome = CASE
                WHEN e.action = 'activate_denial' THEN 'granted'
                WHEN e.action = 'refuse_request' OR e.details ->> 'ruling' = 'refused' THEN 'refused'
                ELSE 'returned' END,
            answered_seq = e.seq, answered_on = e.occurred_on,
            office_id = coalesce(d.office_id, (licensing_offices_of(e.actor_id))[1])
        WHERE d.case_id = e.case_id AND d.requested_seq = meant;
        RETURN FOUND;
    WHEN e.action IN ('lift_denial', 'lift_denial_in_part') THEN
        meant := denial_meant(e, 'active');
        UPDATE service_denial d SET status = 'lifted', ending = 'lifted', ended_seq = e.seq, ended_on = e.occurred_on
        WHERE d.case_id = e.case_id AND d.requested_seq = meant;
        RETURN FOUND;
    WHEN e.action = 'revoke_letter' AND e.from_state = 'service_denial_active' THEN
        SELECT * INTO objection FROM case_event x
        WHERE x.case_id = e.case_id AND x.seq < e.seq AND x.action = 'file_objection' ORDER BY x.seq DESC LIMIT 1;
        meant := denial_meant(objection, 'active');
        UPDATE service_denial d SET status = 'lifted', ending = 'revoked', ended_seq = e.seq, ended_on = e.occurred_on
        WHERE d.case_id = e.case_id AND d.requested_seq = meant;
        RETURN FOUND;
    ELSE
        RETURN true;
    END CASE;
END
$$;

-- Rows for the acts from before there was a table, as far as they say what they are about.
ALTER TABLE case_event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE enforcement_case NO FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
    e case_event;
BEGIN
    FOR e IN SELECT x.* FROM case_event x WHERE x.procedure = 'bpjs_sanction' ORDER BY x.case_id, x.seq LOOP
        IF e.action <> 'request_service_denial' OR NOT EXISTS (
                SELECT FROM service_denial d
                WHERE d.case_id = e.case_id AND lower(d.authority) = lower(btrim(e.details ->> 'authority'))
                  AND d.service = e.details ->> 'service' AND d.status IN ('requested', 'active')) THEN
            PERFORM fold_service_denial(e);
        END IF;
    END LOOP;
END
$$;
ALTER TABLE case_event FORCE ROW LEVEL SECURITY;
ALTER TABLE enforcement_case FORCE ROW LEVEL SECURITY;

CREATE FUNCTION keep_service_denials() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    meant integer := denial_meant(NEW, CASE WHEN NEW.action IN ('lift_denial', 'lift_denial_in_part') THEN 'active'
        ELSE 'requested' END);
BEGIN
    -- What one authority was asked or has given, no other answers or lifts (PP 86/2013 art. 10(7)).
    IF NEW.actor_role = 'licensing_officer' AND NEW.action <> 'revoke_letter' AND EXISTS (
            SELECT FROM service_denial d
            WHERE d.case_id = NEW.case_id AND d.requested_seq = meant AND d.office_id IS NOT NULL
              AND NOT d.office_id = ANY (licensing_offices_of(NEW.actor_id))) THEN
        RAISE EXCEPTION 'another authority decides here'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'service_denial_same_authority', TABLE = 'service_denial';
    END IF;
    IF NOT fold_service_denial(NEW) THEN
        RAISE EXCEPTION 'no request or denial stands that this act is about'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'service_denial_stands', TABLE = 'service_denial';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER service_denials_follow_log AFTER INSERT ON case_event FOR EACH ROW
    WHEN (NEW.procedure = 'bpjs_sanction' AND NEW.action IN (
        'request_service_denial', 'withdraw_request', 'return_request', 'refuse_request', 'answer_request_in_part',
        'activate_denial', 'lift_denial', 'lift_denial_in_part', 'revoke_letter', 'close_as_gone', 'refer'))
    EXECUTE FUNCTION keep_service_denials();

-- A case's state says what stands, whatever led there: asked for, in force, or neither.
CREATE FUNCTION check_service_denials() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    c         enforcement_case;
    requested integer;
    active    integer;
    granted   integer;
BEGIN
    SELECT * INTO c FROM enforcement_case WHERE id = NEW.case_id;
    SELECT count(*) FILTER (WHERE d.status = 'requested'), count(*) FILTER (WHERE d.status = 'active'),
           count(*) FILTER (WHERE d.outcome = 'granted')
    INTO requested, active, granted FROM service_denial d WHERE d.case_id = c.id;
    IF NOT (CASE
        WHEN c.closed_on IS NOT NULL THEN requested = 0
        -- A case that ran on paper may have begun there, before anything was written here.
        WHEN c.state = 'service_denial_requested' THEN active = 0 AND (requested > 0 OR c.taken_over)
        WHEN c.state = 'service_denial_active' THEN active > 0 OR (c.taken_over AND granted = 0)
        ELSE requested = 0 AND active = 0 END) THEN
        RAISE EXCEPTION 'the case''s state contradicts the denials that stand'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'service_denial_fits_state', TABLE = 'service_denial';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER service_denials_fit_state AFTER INSERT ON case_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.procedure = 'bpjs_sanction' AND (
        NEW.from_state IN ('service_denial_requested', 'service_denial_active')
        OR NEW.to_state IN ('service_denial_requested', 'service_denial_active')))
    EXECUTE FUNCTION check_service_denials();

-- ---------------------------------------------------------------------------------------------------------------
-- Money of a case: which act of a debt an act of a case is.

CREATE TABLE case_debt_act (
    case_id  uuid NOT NULL,
    seq      integer NOT NULL,
    debt_id  uuid NOT NULL,
    -- NULL where the act took up a debt that was billed before.
    debt_seq integer,
    CONSTRAINT case_debt_act_pkey PRIMARY KEY (case_id, seq, debt_id),
    CONSTRAINT case_debt_act_once UNIQUE (debt_id, debt_seq),
    CONSTRAINT case_debt_act_event_exists FOREIGN KEY (case_id, seq) REFERENCES case_event,
    CONSTRAINT case_debt_act_debt_behind_case FOREIGN KEY (debt_id, case_id) REFERENCES debt_case (debt_id, case_id),
    CONSTRAINT case_debt_act_debt_event_exists FOREIGN KEY (debt_id, debt_seq) REFERENCES debt_event
);
CREATE TRIGGER case_debt_act_append_only BEFORE UPDATE OR DELETE ON case_debt_act
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A fine that its case has imposed is in the book by that act, and nobody bills it a second time.
CREATE FUNCTION check_fine_once() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF EXISTS (
            SELECT FROM debt_case x
            JOIN case_debt_act a ON a.case_id = x.case_id
            JOIN case_event e ON e.case_id = a.case_id AND e.seq = a.seq AND e.action = 'impose_fine'
            WHERE x.debt_id = NEW.debt_id)
        AND NOT EXISTS (
            SELECT FROM debt_posting p JOIN case_debt_act a ON a.debt_id = p.debt_id AND a.debt_seq = p.seq
            WHERE p.debt_id = NEW.debt_id AND p.ordinal = NEW.ordinal) THEN
        PERFORM refuse_debt('the case''s fine is in the book already', 'debt_item_fine_once');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER debt_item_fine_once AFTER INSERT ON debt_item DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.kind = 'administrative_fine') EXECUTE FUNCTION check_fine_once();

-- Every rupiah that an act of a case names stands in the book, once.
CREATE FUNCTION check_case_money() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    said  bigint := (NEW.details ->> 'amount')::bigint;
    made  text := CASE NEW.action
        WHEN 'impose_fine' THEN 'bill' WHEN 'bill_arrears' THEN 'bill' WHEN 'record_payment' THEN 'pay'
        WHEN 'return_from_state_receivables' THEN 'return_debt' ELSE NEW.action END;
    taken_up integer;
    acts  integer;
    moved bigint;
BEGIN
    SELECT count(*) FILTER (WHERE a.debt_seq IS NULL), count(*) FILTER (WHERE e.action = made),
           coalesce(sum(abs(e.change)) FILTER (WHERE e.action = made), 0)
    INTO taken_up, acts, moved
    FROM case_debt_act a LEFT JOIN debt_event e ON e.debt_id = a.debt_id AND e.seq = a.debt_seq
    WHERE a.case_id = NEW.case_id AND a.seq = NEW.seq;
    IF NOT (CASE NEW.action
        WHEN 'impose_fine' THEN acts = 1 AND moved = said AND NOT EXISTS (
            SELECT FROM case_debt_act a JOIN debt_item i ON i.debt_id = a.debt_id AND i.seq = a.debt_seq
            WHERE a.case_id = NEW.case_id AND a.seq = NEW.seq AND i.kind <> 'administrative_fine')
        WHEN 'bill_arrears' THEN (acts = 1 AND moved = said) OR (acts = 0 AND taken_up > 0)
        WHEN 'record_payment' THEN moved = said
        -- A case that ran on paper may take back what no record was handed over for.
        WHEN 'return_debt' THEN NOT EXISTS (SELECT FROM debt_case x JOIN debt d ON d.id = x.debt_id
            WHERE x.case_id = NEW.case_id AND d.state = 'with_prosecutor')
        WHEN 'return_from_state_receivables' THEN NOT EXISTS (SELECT FROM debt_case x JOIN debt d ON d.id = x.debt_id
            WHERE x.case_id = NEW.case_id AND d.state = 'with_state_receivables')
        ELSE acts > 0 END) THEN
        RAISE EXCEPTION 'what this act says of money does not stand in the book'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_event_money_booked', TABLE = 'case_event';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER case_event_money_booked AFTER INSERT ON case_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.procedure = 'bpjs_sanction' AND NEW.action IN (
        'impose_fine', 'bill_arrears', 'record_payment', 'agree_instalments', 'record_default', 'mandate_prosecutor',
        'hand_to_state_receivables', 'return_debt', 'return_from_state_receivables'))
    EXECUTE FUNCTION check_case_money();

-- Arrears of old-age contributions may be warned of and collected at the same time: a second case is opened as one that
-- is linked to the first. Of anything else a firm has one open sanction case of a kind.
DROP INDEX enforcement_case_one_open_sanction;
CREATE UNIQUE INDEX enforcement_case_one_open_sanction ON enforcement_case
    (company_id, finding_kind, (CASE WHEN finding_kind = 'arrears' THEN linked_case_id END)) NULLS NOT DISTINCT
    WHERE track = 'bpjs_sanction' AND closed_on IS NULL;

-- ---------------------------------------------------------------------------------------------------------------
-- What whoever works a case needs of it, also where the rows behind it are another's.

-- Its denials, all of them: which is the last to be answered or lifted depends on those of other authorities too. For a
-- licensing officer with whether her own office decides.
CREATE FUNCTION case_denials(in_case uuid) RETURNS TABLE (
    requested_seq integer, answered_seq integer, authority text, service text, status text, is_own boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    offices uuid[] := licensing_offices_of(actor_id());
BEGIN
    RETURN QUERY
    SELECT d.requested_seq, d.answered_seq, d.authority, d.service, d.status,
           d.office_id IS NULL OR d.office_id = ANY (offices) OR cardinality(offices) = 0
    FROM service_denial d
    WHERE d.case_id = in_case AND d.region_code = ANY (bpjs_regions())
    ORDER BY d.requested_seq;
END
$$;
-- Its fine as the book has it: imposed, and still owed. No row where none is booked.
CREATE FUNCTION case_fine(in_case uuid) RETURNS TABLE (imposed bigint, balance bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT sum(i.amount)::bigint, sum(i.balance)::bigint
    FROM debt_case x JOIN debt d ON d.id = x.debt_id JOIN debt_item i ON i.debt_id = d.id
    WHERE x.case_id = in_case AND i.kind = 'administrative_fine' AND d.region_code = ANY (bpjs_regions())
    HAVING count(*) > 0;
END
$$;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['service_denial', 'case_debt_act'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['licensing_offices_of(uuid)', 'denial_meant(case_event, text)', 'fold_service_denial(case_event)',
                             'keep_service_denials()', 'check_service_denials()', 'check_fine_once()', 'check_case_money()',
                             'case_denials(uuid)', 'case_fine(uuid)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION case_denials(uuid), case_fine(uuid) TO patuh_app;

-- BPJS and auditors see their territory's denials; a licensing officer those that ask, or were given by, her own office,
-- and those that name no office of ours.
CREATE POLICY read_territory ON service_denial FOR SELECT TO patuh_app USING (
    region_code = ANY ((SELECT patuh.debt_regions())::text[])
    OR (region_code = ANY ((SELECT patuh.licensing_regions())::text[])
        AND (office_id IS NULL OR office_id = ANY ((SELECT patuh.actor_offices())::uuid[]))));
GRANT SELECT ON service_denial TO patuh_app;
-- Notices of a request go to the office that is asked.
CREATE POLICY jobs_read ON service_denial FOR SELECT TO patuh_jobs USING (true);
GRANT SELECT ON service_denial TO patuh_jobs;
CREATE POLICY definer_keeps ON service_denial TO patuh_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON service_denial TO patuh_definer;

CREATE POLICY own_side_reads ON case_debt_act FOR SELECT TO patuh_app USING (EXISTS (
    SELECT FROM enforcement_case c WHERE c.id = case_id AND c.region_code = ANY ((SELECT patuh.bpjs_regions())::text[])));
CREATE POLICY keepers_write ON case_debt_act FOR INSERT TO patuh_app WITH CHECK (
    is_own_act(case_id, seq) AND (debt_seq IS NULL OR is_own_debt_act(debt_id, debt_seq)));
GRANT SELECT, INSERT ON case_debt_act TO patuh_app;
CREATE POLICY definer_reads ON case_debt_act FOR SELECT TO patuh_definer USING (true);
CREATE POLICY definer_reads ON debt_case FOR SELECT TO patuh_definer USING (true);
GRANT SELECT ON case_debt_act, debt_case TO patuh_definer;

RESET ROLE;
