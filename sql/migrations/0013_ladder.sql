-- The ladder on which a deadline climbs until somebody acts: one claimed row for each clock and rung.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- A rung that was reached. Whoever writes the row first fires the rung, in the same transaction as its notices: any number
-- of servers may try. Where nobody on the ladder could be told, the row stands without `told_at`, is shown, and is tried
-- again; once told it never changes.
CREATE TABLE clock_rung (
    clock_id    uuid NOT NULL CONSTRAINT clock_rung_clock_exists REFERENCES case_clock,
    rung        text NOT NULL CONSTRAINT clock_rung_known CHECK (rung IN ('reminder', 'first', 'second', 'third')),
    case_id     uuid NOT NULL CONSTRAINT clock_rung_case_exists REFERENCES enforcement_case,
    -- The day, in the zone of the case's office, on which it was found reached.
    reached_on  date NOT NULL,
    claimed_at  timestamptz NOT NULL DEFAULT now(),
    -- The roles of the ladder that nobody held, from the rung's own upwards.
    passed_over text[] NOT NULL DEFAULT '{}',
    -- Who was told.
    role        text,
    told_at     timestamptz,
    CONSTRAINT clock_rung_once PRIMARY KEY (clock_id, rung),
    CONSTRAINT clock_rung_told CHECK ((role IS NULL) = (told_at IS NULL))
);
CREATE INDEX clock_rung_case ON clock_rung (case_id);
CREATE INDEX clock_rung_unheard ON clock_rung (clock_id) WHERE told_at IS NULL;
CREATE INDEX case_clock_climbing ON case_clock (due_on, id) WHERE ended_seq IS NULL AND suspended_on IS NULL;

CREATE FUNCTION freeze_rung() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.told_at IS NULL
        AND (NEW.clock_id, NEW.rung, NEW.case_id, NEW.reached_on, NEW.claimed_at)
            = (OLD.clock_id, OLD.rung, OLD.case_id, OLD.reached_on, OLD.claimed_at) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a rung that was told stays told'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'clock_rung_append_only', TABLE = 'clock_rung';
END
$$;
CREATE TRIGGER clock_rung_append_only BEFORE UPDATE OR DELETE ON clock_rung FOR EACH ROW EXECUTE FUNCTION freeze_rung();

-- A notice comes from an entry of the outbox or from a rung.
ALTER TABLE notice ALTER COLUMN outbox_id DROP NOT NULL;
ALTER TABLE notice ADD COLUMN clock_id uuid, ADD COLUMN rung text,
    ADD CONSTRAINT notice_rung_exists FOREIGN KEY (clock_id, rung) REFERENCES clock_rung (clock_id, rung),
    ADD CONSTRAINT notice_one_origin CHECK (num_nonnulls(outbox_id, clock_id) = 1 AND (clock_id IS NULL) = (rung IS NULL)),
    ADD CONSTRAINT notice_once_a_rung UNIQUE (clock_id, rung, addressee);

ALTER TABLE clock_rung ENABLE ROW LEVEL SECURITY;
ALTER TABLE clock_rung FORCE ROW LEVEL SECURITY;
-- Who was told on one side is that side's own affair.
CREATE POLICY own_side_reads ON clock_rung FOR SELECT TO patuh_app USING (EXISTS (
    SELECT FROM enforcement_case c WHERE c.id = case_id AND c.region_code = ANY (
    CASE c.track WHEN 'inspection' THEN (SELECT field_regions()) ELSE (SELECT bpjs_regions()) END)));
GRANT SELECT ON clock_rung TO patuh_app;
CREATE POLICY jobs_climb ON clock_rung TO patuh_jobs USING (true) WITH CHECK (true);
GRANT SELECT, INSERT (clock_id, rung, case_id, reached_on, passed_over, role, told_at),
    UPDATE (passed_over, role, told_at) ON clock_rung TO patuh_jobs;
GRANT INSERT (clock_id, rung) ON notice TO patuh_jobs;
GRANT SELECT (clock_id, rung) ON notice TO patuh_jobs;
-- Whether the leader of a case still holds a post there.
GRANT SELECT (person_id) ON post TO patuh_jobs;

RESET ROLE;
