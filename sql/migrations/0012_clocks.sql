-- The ledger of clocks, what a due day is derived from, and the ladder on which deadlines climb.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- The last day that a letter, a step or the month names, before any roll: what `days` is for the other clocks.
ALTER TABLE case_clock ADD COLUMN until_on date;

-- How often it was extended stands in the ledger now, and whether it stands still too: suspended_on is its projection.
REVOKE UPDATE (suspended_on) ON case_clock FROM patuh_app;

-- The end of a period as law counts it: the first day is the one after the start; working days are Monday to Friday
-- without official holidays. NULL where it would run into a year whose holidays are not published.
CREATE FUNCTION counted_due(in_start date, in_days integer, in_unit text, in_rolls boolean) RETURNS date
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    due    date := in_start;
    remain integer := in_days;
BEGIN
    IF in_unit = 'calendar_days' THEN
        due := due + remain;
        remain := 0;
    END IF;
    WHILE remain > 0 LOOP
        due := due + 1;
        IF NOT EXISTS (SELECT FROM holiday_year WHERE year = extract(year FROM due)) THEN
            RETURN NULL;
        END IF;
        IF extract(isodow FROM due) < 6 AND NOT EXISTS (SELECT FROM holiday WHERE day = due AND status = 'official') THEN
            remain := remain - 1;
        END IF;
    END LOOP;
    IF in_rolls THEN
        LOOP
            IF NOT EXISTS (SELECT FROM holiday_year WHERE year = extract(year FROM due)) THEN
                RETURN NULL;
            END IF;
            EXIT WHEN extract(isodow FROM due) < 6
                AND NOT EXISTS (SELECT FROM holiday WHERE day = due AND status = 'official');
            due := due + 1;
        END LOOP;
    END IF;
    RETURN due;
END
$$;

-- The ledger: one line for each act that changes a clock's course. Only the notes' clocks have one; warnings and fines
-- are "at most" (PP 86/2013 art. 6). The due day that follows is what the decision's letter tells, and never changes.
CREATE TABLE clock_entry (
    case_id         uuid NOT NULL,
    seq             integer NOT NULL,
    letter_id       uuid NOT NULL,
    clock_kind      text NOT NULL CONSTRAINT clock_entry_clock_extendable CHECK (clock_kind IN ('first_note', 'second_note')),
    kind            text NOT NULL CONSTRAINT clock_entry_kind_known CHECK (kind IN ('extension', 'suspension', 'resumption')),
    -- The rest is what the act says; the gate below copies it from there.
    occurred_on     date NOT NULL,
    days            integer CONSTRAINT clock_entry_days_positive CHECK (days > 0),
    unit            text NOT NULL CONSTRAINT clock_entry_unit_known CHECK (unit IN ('working_days', 'calendar_days')),
    legal_basis     text CONSTRAINT clock_entry_basis_named CHECK (length(btrim(legal_basis)) BETWEEN 1 AND 300),
    entered_by      uuid CONSTRAINT clock_entry_person_exists REFERENCES person,
    due_on          date,
    unresolved_year integer,
    CONSTRAINT clock_entry_once PRIMARY KEY (case_id, seq),
    CONSTRAINT clock_entry_act_exists FOREIGN KEY (case_id, seq) REFERENCES case_event,
    CONSTRAINT clock_entry_letter_exists FOREIGN KEY (case_id, letter_id) REFERENCES letter (case_id, id),
    CONSTRAINT clock_entry_rests_on_basis CHECK (legal_basis IS NOT NULL),
    CONSTRAINT clock_entry_days_of_extension CHECK ((kind = 'extension') = (days IS NOT NULL)),
    CONSTRAINT clock_entry_due_or_unresolved CHECK ((due_on IS NULL) = (unresolved_year IS NOT NULL))
);

-- Lines for the acts from before there was a ledger, as their clocks tell them. The owner reads them once, here, outside
-- forced row security. What was granted stood in `days` until now; from now on that is what the letter gave.
ALTER TABLE case_event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE case_clock NO FORCE ROW LEVEL SECURITY;
INSERT INTO clock_entry (case_id, seq, letter_id, clock_kind, kind, occurred_on, days, unit, legal_basis, entered_by,
    due_on, unresolved_year)
SELECT e.case_id, e.seq, k.letter_id, k.kind,
       CASE e.action WHEN 'grant_extension' THEN 'extension' WHEN 'suspend_clock' THEN 'suspension' ELSE 'resumption' END,
       e.occurred_on, CASE e.action WHEN 'grant_extension' THEN (e.details ->> 'days')::integer END, k.unit,
       coalesce(e.details ->> 'legal_basis', (
           SELECT s.details ->> 'legal_basis' FROM case_event s
           WHERE s.case_id = e.case_id AND s.seq < e.seq AND s.action = 'suspend_clock' ORDER BY s.seq DESC LIMIT 1)),
       e.actor_id, k.due_on, k.unresolved_year
FROM case_event e
JOIN case_clock k ON k.case_id = e.case_id AND k.kind IN ('first_note', 'second_note') AND k.letter_id IS NOT NULL
    AND CASE e.action WHEN 'suspend_clock' THEN k.started_seq < e.seq AND (k.ended_seq IS NULL OR k.ended_seq > e.seq)
        ELSE k.started_seq = e.seq END
WHERE e.action IN ('grant_extension', 'suspend_clock', 'resume_clock');
UPDATE case_clock k SET days = k.days - (
    SELECT sum(e.days) FROM clock_entry e
    WHERE e.case_id = k.case_id AND e.letter_id = k.letter_id AND e.clock_kind = k.kind AND e.kind = 'extension'
      AND e.seq <= k.started_seq)
WHERE k.extensions > 0;
ALTER TABLE case_event FORCE ROW LEVEL SECURITY;
ALTER TABLE case_clock FORCE ROW LEVEL SECURITY;

-- One clock of a note counts at a time.
CREATE UNIQUE INDEX case_clock_one_of_note ON case_clock (letter_id, kind)
    WHERE ended_seq IS NULL AND kind IN ('first_note', 'second_note');

CREATE FUNCTION accept_clock_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    act      case_event;
    clock    case_clock;
    since    date;
    stood    integer;
    expected date;
BEGIN
    SELECT * INTO act FROM case_event e WHERE e.case_id = NEW.case_id AND e.seq = NEW.seq;
    IF act.action IS DISTINCT FROM (CASE NEW.kind WHEN 'extension' THEN 'grant_extension'
            WHEN 'suspension' THEN 'suspend_clock' WHEN 'resumption' THEN 'resume_clock' END) THEN
        RAISE EXCEPTION 'that act is none of this kind'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'clock_entry_is_its_act', TABLE = 'clock_entry';
    END IF;
    SELECT * INTO clock FROM case_clock k
    WHERE k.case_id = NEW.case_id AND k.letter_id = NEW.letter_id AND k.kind = NEW.clock_kind AND k.ended_seq IS NULL;
    IF clock.id IS NULL OR (clock.suspended_on IS NOT NULL) <> (NEW.kind = 'resumption') THEN
        RAISE EXCEPTION 'no clock of that letter that this could change'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'clock_entry_changes_a_clock', TABLE = 'clock_entry';
    END IF;
    NEW.occurred_on := act.occurred_on;
    NEW.entered_by := act.actor_id;
    NEW.unit := clock.unit;
    NEW.days := CASE NEW.kind WHEN 'extension' THEN (act.details ->> 'days')::integer END;
    NEW.legal_basis := act.details ->> 'legal_basis';
    CASE NEW.kind
        WHEN 'extension' THEN
            IF NEW.days > clock.days THEN
                RAISE EXCEPTION 'an extension is at most as long as the period'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'clock_entry_within_period', TABLE = 'clock_entry';
            END IF;
            expected := counted_due(clock.due_on, NEW.days, clock.unit, clock.rolls_forward);
        WHEN 'suspension' THEN
            expected := clock.due_on;
            IF act.occurred_on > clock.due_on THEN
                RAISE EXCEPTION 'what has passed is not suspended'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'clock_entry_not_passed', TABLE = 'clock_entry';
            END IF;
        ELSE
            SELECT e.occurred_on, e.legal_basis INTO since, NEW.legal_basis FROM clock_entry e
            WHERE e.case_id = NEW.case_id AND e.letter_id = NEW.letter_id AND e.clock_kind = NEW.clock_kind
              AND e.kind = 'suspension'
            ORDER BY e.seq DESC LIMIT 1;
            since := coalesce(since, clock.suspended_on);
            -- A suspension from before there was a ledger names its basis in its act.
            NEW.legal_basis := coalesce(NEW.legal_basis, (SELECT e.details ->> 'legal_basis' FROM case_event e
                WHERE e.case_id = NEW.case_id AND e.action = 'suspend_clock' ORDER BY e.seq DESC LIMIT 1));
            stood := act.occurred_on - since;
            IF clock.unit = 'working_days' THEN
                SELECT count(*) INTO stood FROM generate_series(since + 1, act.occurred_on, interval '1 day') d
                WHERE extract(isodow FROM d) < 6
                  AND NOT EXISTS (SELECT FROM holiday h WHERE h.day = d::date AND h.status = 'official');
                IF EXISTS (SELECT FROM generate_series(extract(year FROM since)::integer,
                        extract(year FROM act.occurred_on)::integer) y
                        WHERE NOT EXISTS (SELECT FROM holiday_year h WHERE h.year = y)) THEN
                    stood := NULL;
                END IF;
            END IF;
            expected := counted_due(clock.due_on, stood, clock.unit, clock.rolls_forward);
    END CASE;
    IF NEW.due_on IS DISTINCT FROM expected THEN
        RAISE EXCEPTION 'the due day does not follow from budget and ledger'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'clock_entry_due_derived', TABLE = 'clock_entry';
    END IF;
    IF NEW.kind = 'suspension' THEN
        UPDATE case_clock SET suspended_on = NEW.occurred_on WHERE id = clock.id;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER clock_entry_accepted BEFORE INSERT ON clock_entry FOR EACH ROW EXECUTE FUNCTION accept_clock_entry();
CREATE TRIGGER clock_entry_append_only BEFORE UPDATE OR DELETE ON clock_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The employer's deadlines are what the sum says: budget from the receipt, or the ledger's last line. Whoever writes one
-- by hand writes the same day, or none.
CREATE FUNCTION accept_clock() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    entry    clock_entry;
    previous case_clock;
    expected date;
BEGIN
    NEW.suspended_on := NULL;
    SELECT * INTO entry FROM clock_entry e
    WHERE e.case_id = NEW.case_id AND e.letter_id = NEW.letter_id AND e.clock_kind = NEW.kind
    ORDER BY e.seq DESC LIMIT 1;
    SELECT * INTO previous FROM case_clock k
    WHERE k.case_id = NEW.case_id AND k.letter_id = NEW.letter_id AND k.kind = NEW.kind
    ORDER BY k.started_seq DESC, k.id DESC LIMIT 1;
    NEW.extensions := (SELECT count(*) FROM clock_entry e
        WHERE e.case_id = NEW.case_id AND e.letter_id = NEW.letter_id AND e.clock_kind = NEW.kind AND e.kind = 'extension');
    IF previous.id IS NULL THEN
        expected := counted_due(NEW.starts_on, NEW.days, NEW.unit, NEW.rolls_forward);
    ELSIF entry.seq = NEW.started_seq AND entry.kind <> 'suspension' THEN
        -- The budget stays what the letter gave; only the day is another.
        NEW.starts_on := previous.starts_on;
        NEW.days := previous.days;
        NEW.unit := previous.unit;
        NEW.rolls_forward := previous.rolls_forward;
        NEW.legal_basis := previous.legal_basis;
        NEW.certainty := previous.certainty;
        expected := entry.due_on;
    ELSE
        RAISE EXCEPTION 'this act changes no clock of that letter'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_clock_rests_on_ledger', TABLE = 'case_clock';
    END IF;
    IF NEW.due_on IS DISTINCT FROM expected THEN
        RAISE EXCEPTION 'the due day does not follow from budget and ledger'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_clock_due_derived', TABLE = 'case_clock';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER case_clock_accepted BEFORE INSERT ON case_clock FOR EACH ROW
    WHEN (NEW.kind IN ('first_note', 'second_note', 'determination', 'first_warning', 'second_warning'))
    EXECUTE FUNCTION accept_clock();

-- Nothing runs from a letter that nobody received: the receipt must stand there when the transaction ends.
CREATE FUNCTION demand_receipt() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM letter_delivery d WHERE d.case_id = NEW.case_id AND d.letter_id = NEW.letter_id
                   AND d.counts AND d.occurred_on = NEW.starts_on) THEN
        RAISE EXCEPTION 'no receipt of that day starts this clock'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_clock_starts_at_receipt', TABLE = 'case_clock';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER case_clock_received AFTER INSERT ON case_clock DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.kind IN ('first_note', 'second_note', 'determination', 'objection_filing', 'appeal_filing',
                       'first_warning', 'second_warning', 'fine_payment'))
    EXECUTE FUNCTION demand_receipt();

-- What was counted stays as it is, once a day was found.
CREATE OR REPLACE FUNCTION freeze_due_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.due_on IS NOT NULL
        AND (NEW.due_on, NEW.starts_on, NEW.days, NEW.unit, NEW.until_on, NEW.rolls_forward) IS DISTINCT FROM
            (OLD.due_on, OLD.starts_on, OLD.days, OLD.unit, OLD.until_on, OLD.rolls_forward) THEN
        RAISE EXCEPTION 'a due day is frozen once computed'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'case_clock_due_day_frozen', TABLE = 'case_clock';
    END IF;
    IF OLD.ended_seq IS NOT NULL AND (NEW.ended_seq, NEW.ended_on, NEW.outcome) IS DISTINCT FROM
        (OLD.ended_seq, OLD.ended_on, OLD.outcome) THEN
        RAISE EXCEPTION 'an ended clock stays ended'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'case_clock_end_frozen', TABLE = 'case_clock';
    END IF;
    RETURN NEW;
END
$$;

ALTER TABLE clock_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE clock_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY own_side_reads ON clock_entry FOR SELECT TO patuh_app USING (EXISTS (
    SELECT FROM enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
    CASE c.track WHEN 'inspection' THEN (SELECT field_regions()) ELSE (SELECT bpjs_regions()) END)));
CREATE POLICY own_side_writes ON clock_entry FOR INSERT TO patuh_app WITH CHECK (EXISTS (
    SELECT FROM enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
    CASE c.track WHEN 'inspection' THEN (SELECT field_regions()) ELSE (SELECT bpjs_regions()) END))
    AND is_own_act(case_id, seq));
CREATE POLICY jobs_read ON clock_entry FOR SELECT TO patuh_jobs USING (true);
CREATE POLICY definer_reads ON clock_entry FOR SELECT TO patuh_definer USING (true);
GRANT SELECT, INSERT ON clock_entry TO patuh_app;
GRANT SELECT ON clock_entry TO patuh_jobs, patuh_definer;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['holiday', 'holiday_year', 'letter_delivery'] LOOP
        EXECUTE format('CREATE POLICY definer_reads ON %I FOR SELECT TO patuh_definer USING (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_definer', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['counted_due(date, integer, text, boolean)', 'accept_clock_entry()', 'accept_clock()',
                             'demand_receipt()'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;
CREATE POLICY definer_suspends ON case_clock FOR UPDATE TO patuh_definer USING (true) WITH CHECK (true);
GRANT UPDATE (suspended_on) ON case_clock TO patuh_definer;
-- A clock that follows another starts where that ends, which is found when the year is published.
GRANT UPDATE (starts_on) ON case_clock TO patuh_jobs;

RESET ROLE;
