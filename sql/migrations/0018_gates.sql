-- Gates of the important steps: whoever writes an act, through whatever program, must find the legal facts in the tables.
-- They ask what stood before the act, and wait for the commit, so that an act and what hangs on it are one.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

CREATE FUNCTION refuse_act(what text, name text, place text DEFAULT 'case_event') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', what USING ERRCODE = 'check_violation', CONSTRAINT = name, TABLE = place;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Whoever made a thing does not check it: the pairs of each version, written from the declaration in code.

CREATE TABLE transition_apart (
    procedure    text NOT NULL,
    version      integer NOT NULL,
    action       text NOT NULL,
    -- Whoever took this one on the case may not take `action`.
    after_action text NOT NULL,
    CONSTRAINT transition_apart_pkey PRIMARY KEY (procedure, version, action, after_action),
    CONSTRAINT transition_apart_version_exists FOREIGN KEY (procedure, version) REFERENCES procedure_version
);
ALTER TABLE transition_apart ENABLE ROW LEVEL SECURITY;
ALTER TABLE transition_apart FORCE ROW LEVEL SECURITY;
CREATE POLICY read_signed_in ON transition_apart FOR SELECT TO patuh_app
    USING ((SELECT patuh.actor_id()) IS NOT NULL);
CREATE POLICY owner_keeps ON transition_apart TO patuh_owner USING (true) WITH CHECK (true);
CREATE POLICY definer_reads ON transition_apart FOR SELECT TO patuh_definer USING (true);
GRANT SELECT ON transition_apart TO patuh_app, patuh_definer;
-- The pairs of versions that are published already are written at the next start.
DELETE FROM reference_digest;

CREATE FUNCTION keep_duties_apart() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    others text[] := (SELECT array_agg(a.after_action) FROM transition_apart a
        WHERE a.procedure = NEW.procedure AND a.version = NEW.procedure_version AND a.action = NEW.action);
BEGIN
    IF others IS NOT NULL AND EXISTS (
            SELECT FROM case_event e
            WHERE e.case_id = NEW.case_id AND e.seq < NEW.seq AND e.actor_id = NEW.actor_id AND e.action = ANY (others)) THEN
        PERFORM refuse_act('who made this may not check it', 'case_event_duties_apart');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER case_event_duties_apart AFTER INSERT ON case_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_duties_apart();

-- ---------------------------------------------------------------------------------------------------------------
-- What stood before an act.

-- The latest letter of these kinds that was not void.
CREATE FUNCTION standing_letter(in_case uuid, in_seq integer, kinds text[]) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (
        SELECT l.id FROM letter l
        WHERE l.case_id = in_case AND l.seq < in_seq AND l.kind = ANY (kinds)
          AND NOT EXISTS (SELECT FROM letter_void v WHERE v.letter_id = l.id AND v.seq < in_seq)
        ORDER BY l.ordinal DESC LIMIT 1);
END
$$;

-- Whether that letter had reached the employer.
CREATE FUNCTION was_received(in_letter uuid, in_seq integer) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM letter_delivery d WHERE d.letter_id = in_letter AND d.counts AND d.seq < in_seq);
END
$$;

-- Whether the letter's clock had run out on the day: extended days count, a clock that stands still, is void or has no
-- day has not run out.
CREATE FUNCTION has_run_out(in_case uuid, in_letter uuid, in_kind text, in_seq integer, in_day date) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN coalesce((
        SELECT k.due_on < in_day AND k.suspended_on IS NULL AND NOT (k.outcome = 'void' AND k.ended_seq < in_seq) IS TRUE
        FROM case_clock k
        WHERE k.case_id = in_case AND k.letter_id = in_letter AND k.kind = in_kind AND k.started_seq < in_seq
        ORDER BY k.started_seq DESC LIMIT 1), false);
END
$$;

-- Whether a finding of these kinds, or of any, was open. What stands in the table is examined; an indication is not.
CREATE FUNCTION had_open_finding(in_case uuid, in_seq integer, kinds text[]) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM finding f
        WHERE f.case_id = in_case AND f.seq < in_seq AND (kinds IS NULL OR f.kind = ANY (kinds))
          AND coalesce((SELECT o.outcome FROM finding_outcome o
                        WHERE o.finding_id = f.id AND o.seq < in_seq ORDER BY o.seq DESC LIMIT 1), 'unremedied')
              = 'unremedied');
END
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- The gates.

-- A second note stands on a received first note whose deadline has passed, and on an open finding.
CREATE FUNCTION gate_second_note() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    note uuid := standing_letter(NEW.case_id, NEW.seq, ARRAY['first_note', 'special_note', 'remainder_note']);
BEGIN
    IF note IS NULL OR NOT was_received(note, NEW.seq) THEN
        PERFORM refuse_act('no first note was received', 'case_event_first_note_received');
    END IF;
    IF NOT has_run_out(NEW.case_id, note, 'first_note', NEW.seq, NEW.occurred_on) THEN
        PERFORM refuse_act('the first note''s deadline has not passed', 'case_event_first_note_expired');
    END IF;
    IF NOT had_open_finding(NEW.case_id, NEW.seq, NULL) THEN
        PERFORM refuse_act('no examined finding is open', 'case_event_open_finding');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER case_event_second_note AFTER INSERT ON case_event DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.action = 'issue_second_note') EXECUTE FUNCTION gate_second_note();

-- PP 86/2013 art. 10(2): the second warning comes after the first one's period.
CREATE FUNCTION gate_second_warning() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    warning uuid := standing_letter(NEW.case_id, NEW.seq, ARRAY['first_warning']);
BEGIN
    IF NOT has_run_out(NEW.case_id, warning, 'first_warning', NEW.seq, NEW.occurred_on) THEN
        PERFORM refuse_act('the first warning''s period has not ended', 'case_event_first_warning_expired');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER case_event_second_warning AFTER INSERT ON case_event DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.action = 'issue_second_warning') EXECUTE FUNCTION gate_second_warning();

-- PP 86/2013 art. 7(1), 10(3): the fine comes after the second warning's period, and within its window.
CREATE FUNCTION gate_fine() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    warning uuid := standing_letter(NEW.case_id, NEW.seq, ARRAY['second_warning']);
BEGIN
    IF NOT has_run_out(NEW.case_id, warning, 'second_warning', NEW.seq, NEW.occurred_on) THEN
        PERFORM refuse_act('the second warning''s period has not ended', 'case_event_second_warning_expired');
    END IF;
    IF has_run_out(NEW.case_id, warning, 'fine_imposition', NEW.seq, NEW.occurred_on) OR NOT EXISTS (
            SELECT FROM case_clock k
            WHERE k.case_id = NEW.case_id AND k.letter_id = warning AND k.kind = 'fine_imposition') THEN
        PERFORM refuse_act('the time for the fine has lapsed', 'case_event_within_fine_window');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER case_event_fine AFTER INSERT ON case_event DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.action = 'impose_fine') EXECUTE FUNCTION gate_fine();

-- PP 86/2013 art. 10(5)-(6): services are denied for a fine whose day of payment has passed, and which is not paid.
-- Where the fine stands in the book of a debt of the case, the book tells; otherwise the case's own log.
CREATE FUNCTION gate_service_denial() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    decision uuid := standing_letter(NEW.case_id, NEW.seq, ARRAY['fine_decision']);
    imposed  case_event;
    owed     numeric;
BEGIN
    IF NOT has_run_out(NEW.case_id, decision, 'fine_payment', NEW.seq, NEW.occurred_on) THEN
        PERFORM refuse_act('no fine''s day of payment has passed', 'case_event_fine_payment_due');
    END IF;
    SELECT sum(i.balance) INTO owed FROM debt_case x JOIN debt_item i ON i.debt_id = x.debt_id
    WHERE x.case_id = NEW.case_id AND i.kind = 'administrative_fine';
    IF owed IS NULL THEN
        SELECT * INTO imposed FROM case_event e
        WHERE e.case_id = NEW.case_id AND e.seq < NEW.seq AND e.action = 'impose_fine' ORDER BY e.seq DESC LIMIT 1;
        SELECT (imposed.details ->> 'amount')::numeric - coalesce(sum((e.details ->> 'amount')::numeric), 0) INTO owed
        FROM case_event e
        WHERE e.case_id = NEW.case_id AND e.seq > imposed.seq AND e.seq < NEW.seq AND e.action = 'record_payment';
    END IF;
    IF owed <= 0 THEN
        PERFORM refuse_act('the fine is paid', 'case_event_fine_unpaid');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER case_event_service_denial AFTER INSERT ON case_event DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.action = 'request_service_denial') EXECUTE FUNCTION gate_service_denial();

-- PMK 54/2024: a case is handed over for a debt that the other authority never had.
CREATE FUNCTION gate_handover() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
            SELECT FROM debt_case x JOIN debt d ON d.id = x.debt_id
            WHERE x.case_id = NEW.case_id AND d.balance > 0
              AND NOT CASE NEW.action WHEN 'mandate_prosecutor' THEN d.was_with_state_receivables
                      ELSE d.was_with_law_enforcement END) THEN
        PERFORM refuse_act('no debt of this case may go to that authority', 'case_event_debt_may_be_handed_over');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER case_event_handover AFTER INSERT ON case_event DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.action IN ('mandate_prosecutor', 'hand_to_state_receivables'))
    EXECUTE FUNCTION gate_handover();

-- UU 24/2011 art. 19 and 55, UU 3/1951 art. 6: the criminal way stands on an examined finding of contributions not paid
-- or not remitted, on one of obstruction, or on the minutes of a refusal. Non-registration alone never opens it.
CREATE FUNCTION gate_criminal_way() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT had_open_finding(NEW.case_id, NEW.seq, ARRAY['arrears', 'not_remitted', 'obstruction'])
        AND standing_letter(NEW.case_id, NEW.seq, ARRAY['refusal_minutes']) IS NULL THEN
        PERFORM refuse_act('nothing was found that is a crime', 'case_event_criminal_finding');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER case_event_criminal_way AFTER INSERT ON case_event DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.action IN ('report_incident', 'open_investigation')) EXECUTE FUNCTION gate_criminal_way();

-- An examination, its report and a refusal stand on a visit whose day and inspector an order covers.
CREATE FUNCTION gate_covered_visit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    outcomes text[] := CASE NEW.action
        WHEN 'record_refusal' THEN ARRAY['refused']
        WHEN 'record_document_refusal' THEN ARRAY['refused', 'partly_examined']
        ELSE ARRAY['examined', 'partly_examined'] END;
BEGIN
    IF NOT EXISTS (
            SELECT FROM visit v
            JOIN visit_author w ON w.visit_id = v.id
            JOIN assignment_case ac ON ac.case_id = v.case_id AND ac.seq < NEW.seq
            JOIN assignment a ON a.id = ac.assignment_id
            JOIN assignment_inspector ai ON ai.assignment_id = a.id AND ai.person_id = w.person_id
            WHERE v.case_id = NEW.case_id AND v.seq <= NEW.seq AND v.outcome = ANY (outcomes)
              AND v.occurred_on BETWEEN a.valid_from AND a.valid_to) THEN
        PERFORM refuse_act('no order covers a visit that this rests on', 'case_event_visit_covered_by_order');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER case_event_covered_visit AFTER INSERT ON case_event DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.action IN ('begin_examination', 'resume_examination', 'submit_report', 'record_refusal',
                                      'record_document_refusal'))
    EXECUTE FUNCTION gate_covered_visit();

-- ---------------------------------------------------------------------------------------------------------------
-- What those facts are made of hangs on the act that makes it, and on no other.

CREATE FUNCTION gate_record() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    act case_event;
BEGIN
    SELECT * INTO act FROM case_event e WHERE e.case_id = NEW.case_id AND e.seq = NEW.seq;
    CASE TG_TABLE_NAME
        WHEN 'letter_delivery' THEN
            IF NOT (act.action = 'record_delivery' AND NEW.occurred_on = act.occurred_on
                    OR act.action = 'take_over' AND NEW.occurred_on <= act.occurred_on) THEN
                PERFORM refuse_act('a receipt is its act''s, of the same day', 'letter_delivery_is_its_act', 'letter_delivery');
            END IF;
        WHEN 'finding_outcome' THEN
            IF act.action <> 'record_verification' THEN
                PERFORM refuse_act('a finding is judged by a verification', 'finding_outcome_is_its_act', 'finding_outcome');
            END IF;
        ELSE
            IF act.action NOT IN ('order', 'renew_order') THEN
                PERFORM refuse_act('cases are ordered by an order', 'assignment_case_is_its_act', 'assignment_case');
            END IF;
    END CASE;
    RETURN NEW;
END
$$;
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['letter_delivery', 'finding_outcome', 'assignment_case'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION gate_record()',
            t || '_is_its_act', t);
    END LOOP;
END
$$;

-- Notes, warnings and fines are made by their acts; a changed letter replaces one of its kind, paper brings any along.
CREATE FUNCTION gate_letter() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    act text := (SELECT e.action FROM case_event e WHERE e.case_id = NEW.case_id AND e.seq = NEW.seq);
BEGIN
    IF act NOT IN ('change_letter', 'take_over') AND act <> (CASE NEW.kind
            WHEN 'first_note' THEN 'issue_first_note'
            WHEN 'special_note' THEN 'issue_first_note'
            WHEN 'remainder_note' THEN 'return_to_first_note'
            WHEN 'second_note' THEN 'issue_second_note'
            WHEN 'first_warning' THEN 'issue_first_warning'
            WHEN 'second_warning' THEN 'issue_second_warning'
            WHEN 'fine_decision' THEN 'impose_fine'
            ELSE act END) THEN
        PERFORM refuse_act('that act makes no letter of this kind', 'letter_made_by_its_act', 'letter');
    END IF;
    -- Numbers follow each other without a gap: each stands on the one before.
    IF NEW.sequence > 1 AND NOT EXISTS (
            SELECT FROM letter l
            WHERE l.office_id = NEW.office_id AND l.register = NEW.register AND l.year = NEW.year
              AND l.sequence = NEW.sequence - 1) THEN
        PERFORM refuse_act('a number is missing before this one', 'letter_sequence_without_gaps', 'letter');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER letter_gate AFTER INSERT ON letter DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION gate_letter();

-- A register says the last number that it gave, and gives none without a letter.
CREATE FUNCTION gate_register() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    present integer := (SELECT r.last FROM letter_register r
        WHERE r.office_id = NEW.office_id AND r.register = NEW.register AND r.year = NEW.year);
BEGIN
    IF (SELECT max(l.sequence) FROM letter l
        WHERE l.office_id = NEW.office_id AND l.register = NEW.register AND l.year = NEW.year) IS DISTINCT FROM present THEN
        PERFORM refuse_act('the register gave a number to no letter', 'letter_register_tells_last_letter', 'letter_register');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER letter_register_gate AFTER INSERT OR UPDATE ON letter_register
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION gate_register();

-- Who inspects is written with the order, by whoever orders, and nobody joins later.
CREATE FUNCTION gate_inspector() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM assignment a WHERE a.id = NEW.assignment_id AND a.ordered_by = actor_id()
                   AND a.xmin = pg_current_xact_id()::xid) THEN
        PERFORM refuse_act('who inspects stands in the order', 'assignment_inspector_of_its_order', 'assignment_inspector');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER assignment_inspector_of_its_order BEFORE INSERT ON assignment_inspector
    FOR EACH ROW EXECUTE FUNCTION gate_inspector();

-- The time for the fine begins where the second warning's period ends, the fine is paid in the month after its receipt:
-- both days follow from there, whoever writes them.
CREATE FUNCTION gate_fine_clock() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    ended date;
BEGIN
    IF NEW.kind = 'fine_payment' THEN
        IF date_trunc('month', NEW.until_on) <> date_trunc('month', NEW.starts_on) + interval '1 month'
            OR NEW.due_on IS DISTINCT FROM counted_due(NEW.until_on, 0, 'calendar_days', NEW.rolls_forward) THEN
            PERFORM refuse_act('the due day does not follow from the receipt', 'case_clock_due_derived', 'case_clock');
        END IF;
        RETURN NULL;
    END IF;
    SELECT k.due_on INTO ended FROM case_clock k
    WHERE k.case_id = NEW.case_id AND k.letter_id = NEW.letter_id AND k.kind = 'second_warning'
    ORDER BY k.started_seq DESC LIMIT 1;
    IF NEW.due_on IS NOT NULL AND (NEW.starts_on IS DISTINCT FROM ended
            OR NEW.due_on IS DISTINCT FROM counted_due(NEW.starts_on, NEW.days, NEW.unit, NEW.rolls_forward)) THEN
        PERFORM refuse_act('the due day does not follow from the warning', 'case_clock_due_derived', 'case_clock');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER case_clock_of_fine AFTER INSERT ON case_clock DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.kind IN ('fine_imposition', 'fine_payment')) EXECUTE FUNCTION gate_fine_clock();

-- ---------------------------------------------------------------------------------------------------------------
-- A case on BPJS' track is closed because the firm is gone when a field check shows it. The inspectors make it, under an
-- order; of their visits BPJS learns day and outcome of these alone.
CREATE FUNCTION found_gone(in_company uuid) RETURNS TABLE (occurred_on date, outcome text, visitors uuid[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT v.occurred_on, v.outcome, array_agg(DISTINCT w.person_id)
    FROM enforcement_case c
    JOIN visit v ON v.case_id = c.id
    JOIN visit_author w ON w.visit_id = v.id
    JOIN assignment_case ac ON ac.case_id = c.id
    JOIN assignment a ON a.id = ac.assignment_id AND v.occurred_on BETWEEN a.valid_from AND a.valid_to
    JOIN assignment_inspector ai ON ai.assignment_id = a.id AND ai.person_id = w.person_id
    WHERE c.company_id = in_company AND c.region_code = ANY (bpjs_regions())
      AND v.outcome IN ('closed_down', 'moved', 'not_found')
    GROUP BY v.id;
END
$$;

-- A period is as long as its letter says; extensions stand in the ledger, beside it.
CREATE FUNCTION gate_period() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NEW.days <> (SELECT l.days FROM letter l WHERE l.id = NEW.letter_id) THEN
        PERFORM refuse_act('the letter gave another number of days', 'case_clock_days_of_letter', 'case_clock');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER case_clock_of_letter AFTER INSERT ON case_clock DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.kind IN ('first_note', 'second_note', 'determination', 'first_warning', 'second_warning'))
    EXECUTE FUNCTION gate_period();

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['letter', 'letter_void', 'finding_outcome', 'debt_case', 'letter_register'] LOOP
        EXECUTE format('CREATE POLICY gates_read ON %I FOR SELECT TO patuh_definer USING (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_definer', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['keep_duties_apart()', 'standing_letter(uuid, integer, text[])',
                             'was_received(uuid, integer)', 'has_run_out(uuid, uuid, text, integer, date)',
                             'had_open_finding(uuid, integer, text[])', 'gate_second_note()', 'gate_second_warning()',
                             'gate_fine()', 'gate_service_denial()', 'gate_handover()', 'gate_criminal_way()',
                             'gate_covered_visit()', 'gate_record()', 'gate_letter()', 'gate_register()',
                             'gate_inspector()', 'gate_fine_clock()', 'gate_period()', 'found_gone(uuid)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION found_gone(uuid) TO patuh_app;

RESET ROLE;
