-- Debts, which live on when a case ends: bills with their parts, what was paid on them, instalments, and hand-overs.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- Where each act leads; the declaration in code says the same, and a test compares them.
CREATE TABLE debt_transition (
    from_state text NOT NULL,
    action     text NOT NULL,
    to_state   text NOT NULL,
    CONSTRAINT debt_transition_pkey PRIMARY KEY (from_state, action, to_state)
);
INSERT INTO debt_transition (from_state, action, to_state) VALUES
    ('defaulted', 'agree_instalments', 'in_instalments'),
    ('defaulted', 'charge', 'defaulted'),
    ('defaulted', 'hand_to_state_receivables', 'with_state_receivables'),
    ('defaulted', 'mandate_prosecutor', 'with_prosecutor'),
    ('defaulted', 'pay', 'defaulted'),
    ('defaulted', 'pay', 'settled'),
    ('defaulted', 'reverse_payment', 'defaulted'),
    ('defaulted', 'write_down', 'defaulted'),
    ('defaulted', 'write_down', 'settled'),
    ('in_instalments', 'agree_instalments', 'in_instalments'),
    ('in_instalments', 'charge', 'in_instalments'),
    ('in_instalments', 'pay', 'in_instalments'),
    ('in_instalments', 'pay', 'settled'),
    ('in_instalments', 'record_default', 'defaulted'),
    ('in_instalments', 'reverse_payment', 'in_instalments'),
    ('in_instalments', 'write_down', 'in_instalments'),
    ('in_instalments', 'write_down', 'settled'),
    ('new', 'bill', 'open'),
    ('open', 'agree_instalments', 'in_instalments'),
    ('open', 'charge', 'open'),
    ('open', 'hand_to_state_receivables', 'with_state_receivables'),
    ('open', 'mandate_prosecutor', 'with_prosecutor'),
    ('open', 'pay', 'open'),
    ('open', 'pay', 'settled'),
    ('open', 'reverse_payment', 'open'),
    ('open', 'write_down', 'open'),
    ('open', 'write_down', 'settled'),
    ('settled', 'charge', 'open'),
    ('settled', 'reverse_payment', 'open'),
    ('with_prosecutor', 'agree_instalments', 'with_prosecutor'),
    ('with_prosecutor', 'pay', 'settled'),
    ('with_prosecutor', 'pay', 'with_prosecutor'),
    ('with_prosecutor', 'record_default', 'with_prosecutor'),
    ('with_prosecutor', 'record_negotiation', 'with_prosecutor'),
    ('with_prosecutor', 'return_debt', 'open'),
    ('with_prosecutor', 'reverse_payment', 'with_prosecutor'),
    ('with_state_receivables', 'pay', 'settled'),
    ('with_state_receivables', 'pay', 'with_state_receivables'),
    ('with_state_receivables', 'return_debt', 'open'),
    ('with_state_receivables', 'reverse_payment', 'with_state_receivables');

CREATE TABLE debt (
    id          uuid PRIMARY KEY,
    company_id  uuid NOT NULL CONSTRAINT debt_company_exists REFERENCES company,
    region_code text NOT NULL CONSTRAINT debt_region_exists REFERENCES region,
    -- The BPJS branch that collects.
    office_id   uuid NOT NULL CONSTRAINT debt_office_exists REFERENCES office,
    number      text CONSTRAINT debt_number_length CHECK (length(number) BETWEEN 1 AND 100),
    due_on      date NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    -- The projection of the log. Only the log's own trigger writes it; the service has no UPDATE on it.
    state       text NOT NULL DEFAULT 'new',
    version     integer NOT NULL DEFAULT 0,
    billed      bigint NOT NULL DEFAULT 0,
    balance     bigint NOT NULL DEFAULT 0 CONSTRAINT debt_balance_not_negative CHECK (balance >= 0),
    -- What was owed when an authority took the debt over; NULL while none has it.
    frozen_amount bigint,
    was_with_law_enforcement   boolean NOT NULL DEFAULT false,
    was_with_state_receivables boolean NOT NULL DEFAULT false,
    billed_on   date,
    last_act_on date,
    CONSTRAINT debt_company_unique UNIQUE (id, company_id),
    CONSTRAINT debt_settled_when_nothing_is_owed CHECK ((state IN ('new', 'settled')) = (balance = 0)),
    -- A debt that law enforcement ever had is barred from PUPN for good, and the other way round (PMK 54/2024).
    CONSTRAINT debt_one_authority_only CHECK (NOT (was_with_law_enforcement AND was_with_state_receivables)),
    CONSTRAINT debt_frozen_with_authority
        CHECK ((frozen_amount IS NOT NULL) = (state IN ('with_prosecutor', 'with_state_receivables')))
);
CREATE INDEX debt_company ON debt (company_id);
CREATE INDEX debt_by_creation ON debt (created_at, id);

-- One debt may stand behind several cases of its firm: collection and warnings run side by side.
ALTER TABLE enforcement_case ADD CONSTRAINT enforcement_case_company_unique UNIQUE (id, company_id);
CREATE TABLE debt_case (
    debt_id    uuid NOT NULL,
    case_id    uuid NOT NULL,
    company_id uuid NOT NULL,
    CONSTRAINT debt_case_pkey PRIMARY KEY (debt_id, case_id),
    CONSTRAINT debt_case_debt_exists FOREIGN KEY (debt_id, company_id) REFERENCES debt (id, company_id),
    CONSTRAINT debt_case_same_company FOREIGN KEY (case_id, company_id) REFERENCES enforcement_case (id, company_id)
);
CREATE INDEX debt_case_case ON debt_case (case_id);

-- The log: each act names its predecessor and the transition that it makes.
CREATE TABLE debt_event (
    id            uuid NOT NULL CONSTRAINT debt_event_id_unique UNIQUE,
    debt_id       uuid NOT NULL CONSTRAINT debt_event_debt_exists REFERENCES debt,
    seq           integer NOT NULL,
    prev_seq      integer,
    from_state    text NOT NULL,
    action        text NOT NULL,
    to_state      text NOT NULL,
    occurred_on   date NOT NULL,
    recorded_at   timestamptz NOT NULL DEFAULT now(),
    actor_id      uuid NOT NULL CONSTRAINT debt_event_actor_exists REFERENCES person,
    actor_role    text NOT NULL,
    -- By how much the balance moves.
    change        bigint NOT NULL,
    balance_after bigint NOT NULL DEFAULT 0 CONSTRAINT debt_event_within_balance CHECK (balance_after >= 0),
    reverses_seq  integer,
    authority     text CONSTRAINT debt_event_authority_length CHECK (length(authority) BETWEEN 1 AND 200),
    term_on       date,
    result        text CONSTRAINT debt_event_result_length CHECK (length(result) BETWEEN 1 AND 10000),
    legal_basis   text CONSTRAINT debt_event_basis_length CHECK (length(legal_basis) BETWEEN 1 AND 200),
    reference     text CONSTRAINT debt_event_reference_length CHECK (length(reference) BETWEEN 1 AND 200),
    reason        text CONSTRAINT debt_event_reason_length CHECK (length(reason) BETWEEN 1 AND 10000),
    note          text CONSTRAINT debt_event_note_length CHECK (length(note) BETWEEN 1 AND 10000),
    CONSTRAINT debt_event_in_sequence PRIMARY KEY (debt_id, seq),
    CONSTRAINT debt_event_state_unique UNIQUE (debt_id, seq, to_state),
    CONSTRAINT debt_event_follows_predecessor CHECK (
        CASE WHEN seq = 1 THEN prev_seq IS NULL AND from_state = 'new' ELSE prev_seq IS NOT NULL AND prev_seq = seq - 1 END),
    CONSTRAINT debt_event_transition_exists FOREIGN KEY (from_state, action, to_state) REFERENCES debt_transition,
    CONSTRAINT debt_event_predecessor_exists FOREIGN KEY (debt_id, prev_seq, from_state)
        REFERENCES debt_event (debt_id, seq, to_state),
    CONSTRAINT debt_event_change_fits_action CHECK (CASE
        WHEN action IN ('bill', 'charge', 'reverse_payment') THEN change > 0
        WHEN action IN ('pay', 'write_down') THEN change < 0
        ELSE change = 0 END),
    CONSTRAINT debt_event_reversal_names_payment CHECK ((action = 'reverse_payment') = (reverses_seq IS NOT NULL)),
    CONSTRAINT debt_event_handover_names_authority CHECK (CASE action
        WHEN 'mandate_prosecutor' THEN authority IS NOT NULL AND term_on IS NOT NULL
        WHEN 'hand_to_state_receivables' THEN authority IS NOT NULL
        ELSE true END),
    CONSTRAINT debt_event_write_down_has_basis
        CHECK (action <> 'write_down' OR (legal_basis IS NOT NULL AND reason IS NOT NULL)),
    -- A payment is reversed once.
    CONSTRAINT debt_event_reversed_once UNIQUE (debt_id, reverses_seq)
);
ALTER TABLE debt ADD CONSTRAINT debt_projects_log FOREIGN KEY (id, version, state)
    REFERENCES debt_event (debt_id, seq, to_state) DEFERRABLE INITIALLY DEFERRED;

-- The parts of the bill: contributions by programme, the fine for paying late, the administrative fine.
CREATE TABLE debt_item (
    debt_id     uuid NOT NULL,
    ordinal     integer NOT NULL CONSTRAINT debt_item_ordinal_positive CHECK (ordinal > 0),
    seq         integer NOT NULL,
    kind        text NOT NULL
        CONSTRAINT debt_item_kind_known CHECK (kind IN ('arrears', 'late_fine', 'administrative_fine')),
    programme   text CONSTRAINT debt_item_programme_known CHECK (programme IN ('JKK', 'JKM', 'JHT', 'JP', 'JKP')),
    first_month date CONSTRAINT debt_item_first_month_is_first_day CHECK (extract(day FROM first_month) = 1),
    last_month  date CONSTRAINT debt_item_last_month_is_first_day CHECK (extract(day FROM last_month) = 1),
    amount      bigint NOT NULL CONSTRAINT debt_item_amount_positive CHECK (amount > 0),
    legal_basis text NOT NULL CONSTRAINT debt_item_basis_length CHECK (length(legal_basis) BETWEEN 1 AND 200),
    -- Projection of the postings.
    balance     bigint NOT NULL DEFAULT 0 CONSTRAINT debt_item_balance_not_negative CHECK (balance >= 0),
    CONSTRAINT debt_item_pkey PRIMARY KEY (debt_id, ordinal),
    CONSTRAINT debt_item_event_exists FOREIGN KEY (debt_id, seq) REFERENCES debt_event,
    CONSTRAINT debt_item_programme_named CHECK ((kind = 'administrative_fine') = (programme IS NULL)),
    CONSTRAINT debt_item_months_order CHECK (last_month >= first_month),
    CONSTRAINT debt_item_not_more_than_billed CHECK (balance <= amount)
);
-- How an act that moves money is held against the parts.
CREATE TABLE debt_posting (
    debt_id uuid NOT NULL,
    seq     integer NOT NULL,
    ordinal integer NOT NULL,
    amount  bigint NOT NULL CONSTRAINT debt_posting_not_zero CHECK (amount <> 0),
    CONSTRAINT debt_posting_pkey PRIMARY KEY (debt_id, seq, ordinal),
    CONSTRAINT debt_posting_event_exists FOREIGN KEY (debt_id, seq) REFERENCES debt_event,
    CONSTRAINT debt_posting_item_exists FOREIGN KEY (debt_id, ordinal) REFERENCES debt_item
);
CREATE TABLE debt_instalment (
    debt_id uuid NOT NULL,
    seq     integer NOT NULL,
    number  integer NOT NULL CONSTRAINT debt_instalment_number_positive CHECK (number > 0),
    due_on  date NOT NULL,
    amount  bigint NOT NULL CONSTRAINT debt_instalment_amount_positive CHECK (amount > 0),
    CONSTRAINT debt_instalment_pkey PRIMARY KEY (debt_id, seq, number),
    CONSTRAINT debt_instalment_one_a_day UNIQUE (debt_id, seq, due_on),
    CONSTRAINT debt_instalment_event_exists FOREIGN KEY (debt_id, seq) REFERENCES debt_event
);

-- ---------------------------------------------------------------------------------------------------------------
-- The gates: whoever writes, through whatever program, passes here.

CREATE FUNCTION accept_debt() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    SELECT f.region_code INTO NEW.region_code FROM company f WHERE f.id = NEW.company_id;
    NEW.state := 'new';
    NEW.version := 0;
    NEW.billed := 0;
    NEW.balance := 0;
    NEW.frozen_amount := NULL;
    NEW.was_with_law_enforcement := false;
    NEW.was_with_state_receivables := false;
    NEW.billed_on := NULL;
    NEW.last_act_on := NULL;
    RETURN NEW;
END
$$;
CREATE TRIGGER debt_accepted BEFORE INSERT ON debt FOR EACH ROW EXECUTE FUNCTION accept_debt();

-- Holds a debt until the transaction ends: what is allocated then stays true. Nothing for who may not keep it.
CREATE FUNCTION hold_debt(in_debt uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    PERFORM FROM debt WHERE id = in_debt
        AND region_code = ANY (actor_regions(ARRAY['bpjs_officer', 'bpjs_branch_head'])) FOR UPDATE;
    RETURN FOUND;
END
$$;

CREATE FUNCTION refuse_debt(what text, name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', what USING ERRCODE = 'check_violation', CONSTRAINT = name, TABLE = 'debt_event';
END
$$;

CREATE FUNCTION accept_debt_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    d       debt;
    zone    text;
    allowed text[] := CASE WHEN NEW.action IN ('bill', 'charge', 'pay', 'record_default', 'record_negotiation')
        THEN ARRAY['bpjs_officer', 'bpjs_branch_head'] ELSE ARRAY['bpjs_branch_head'] END;
    least_amount numeric;
BEGIN
    SELECT * INTO d FROM debt WHERE id = NEW.debt_id FOR UPDATE;
    NEW.actor_id := actor_id();
    IF d.id IS NULL OR NOT NEW.actor_role = ANY (allowed)
        OR NOT d.region_code = ANY (actor_regions(ARRAY[NEW.actor_role])) THEN
        PERFORM refuse_debt('this role may not do this on this debt', 'debt_event_actor_allowed');
    END IF;
    IF NEW.seq <> d.version + 1 THEN
        PERFORM refuse_debt('the debt has moved on', 'debt_event_in_sequence');
    END IF;
    SELECT o.zone INTO zone FROM office o WHERE o.id = d.office_id;
    IF NEW.occurred_on > today(zone) THEN
        PERFORM refuse_debt('an act can''t lie in the future', 'debt_event_not_in_future');
    END IF;
    IF NEW.occurred_on < d.last_act_on THEN
        PERFORM refuse_debt('an act can''t lie before the debt''s previous act', 'debt_event_not_before_previous');
    END IF;
    IF NEW.action = 'mandate_prosecutor' AND d.was_with_state_receivables THEN
        PERFORM refuse_debt('PUPN had this debt', 'debt_never_with_state_receivables');
    END IF;
    IF NEW.action = 'hand_to_state_receivables' THEN
        IF d.was_with_law_enforcement THEN
            PERFORM refuse_debt('law enforcement had this debt', 'debt_never_with_law_enforcement');
        END IF;
        SELECT p.value INTO least_amount FROM parameter p
        WHERE p.key = 'pupn.minimum' AND p.effective_from <= NEW.occurred_on ORDER BY p.effective_from DESC LIMIT 1;
        IF d.balance < coalesce(least_amount, 0) THEN
            PERFORM refuse_debt('PUPN takes no debt as small', 'debt_state_receivables_minimum');
        END IF;
    END IF;
    IF NEW.action = 'reverse_payment' AND NOT EXISTS (
            SELECT FROM debt_event e WHERE e.debt_id = d.id AND e.seq = NEW.reverses_seq
                AND e.action = 'pay' AND e.change = -NEW.change) THEN
        PERFORM refuse_debt('that act is no payment of this amount', 'debt_event_reverses_payment');
    END IF;
    IF NEW.action = 'record_default' AND NOT EXISTS (
            SELECT FROM debt_event p
            WHERE p.debt_id = d.id AND p.seq = (SELECT max(x.seq) FROM debt_instalment x WHERE x.debt_id = d.id)
              AND (SELECT sum(i.amount) FROM debt_instalment i
                   WHERE i.debt_id = d.id AND i.seq = p.seq AND i.due_on < NEW.occurred_on)
                > (SELECT -coalesce(sum(e.change), 0) FROM debt_event e
                   WHERE e.debt_id = d.id AND e.seq > p.seq AND e.action IN ('pay', 'reverse_payment'))) THEN
        PERFORM refuse_debt('no instalment was missed', 'debt_event_instalment_missed');
    END IF;
    NEW.recorded_at := clock_timestamp();
    NEW.balance_after := d.balance + NEW.change;
    -- A state that contradicts the balance is refused by the table's own constraints.
    UPDATE debt SET
        state = NEW.to_state, version = NEW.seq, last_act_on = NEW.occurred_on, balance = NEW.balance_after,
        billed = billed + CASE WHEN NEW.action IN ('bill', 'charge') THEN NEW.change ELSE 0 END,
        billed_on = coalesce(billed_on, NEW.occurred_on),
        frozen_amount = CASE
            WHEN NEW.to_state NOT IN ('with_prosecutor', 'with_state_receivables') THEN NULL
            ELSE coalesce(frozen_amount, d.balance) END,
        was_with_law_enforcement = was_with_law_enforcement OR NEW.to_state = 'with_prosecutor',
        was_with_state_receivables = was_with_state_receivables OR NEW.to_state = 'with_state_receivables'
    WHERE id = d.id;
    RETURN NEW;
END
$$;
CREATE TRIGGER debt_event_accepted BEFORE INSERT ON debt_event FOR EACH ROW EXECUTE FUNCTION accept_debt_event();

-- What hangs on an act is written with it: in its transaction, by its author.
CREATE FUNCTION is_own_debt_act(in_debt uuid, in_seq integer) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM debt_event e
        WHERE e.debt_id = in_debt AND e.seq = in_seq AND e.actor_id = actor_id() AND e.xmin = pg_current_xact_id()::xid);
END
$$;

CREATE FUNCTION accept_debt_item() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    NEW.balance := 0;
    RETURN NEW;
END
$$;
CREATE TRIGGER debt_item_accepted BEFORE INSERT ON debt_item FOR EACH ROW EXECUTE FUNCTION accept_debt_item();

CREATE FUNCTION accept_debt_posting() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    e debt_event;
BEGIN
    SELECT * INTO e FROM debt_event WHERE debt_id = NEW.debt_id AND seq = NEW.seq;
    IF sign(NEW.amount) <> sign(e.change) THEN
        PERFORM refuse_debt('a posting moves the balance as its act does', 'debt_posting_fits_action');
    END IF;
    UPDATE debt_item SET balance = balance + NEW.amount WHERE debt_id = NEW.debt_id AND ordinal = NEW.ordinal;
    RETURN NEW;
END
$$;
CREATE TRIGGER debt_posting_accepted BEFORE INSERT ON debt_posting
    FOR EACH ROW EXECUTE FUNCTION accept_debt_posting();

-- Every rupiah of an act stands against a part, and a plan covers what is owed.
CREATE FUNCTION check_debt_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF (SELECT coalesce(sum(p.amount), 0) FROM debt_posting p WHERE p.debt_id = NEW.debt_id AND p.seq = NEW.seq)
        <> NEW.change THEN
        PERFORM refuse_debt('the postings of an act add up to it', 'debt_event_posted_in_full');
    END IF;
    IF (SELECT coalesce(sum(i.amount), 0) FROM debt_instalment i WHERE i.debt_id = NEW.debt_id AND i.seq = NEW.seq)
        <> (CASE NEW.action WHEN 'agree_instalments' THEN NEW.balance_after ELSE 0 END) THEN
        PERFORM refuse_debt('the instalments add up to what is owed', 'debt_instalments_cover_balance');
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER debt_event_complete AFTER INSERT ON debt_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_debt_event();

-- A part changes in its balance alone, a debt in its projection alone, and neither is deleted.
CREATE FUNCTION freeze_debt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - TG_ARGV::text[] = to_jsonb(OLD) - TG_ARGV::text[] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only', TABLE = TG_TABLE_NAME;
END
$$;
CREATE TRIGGER debt_item_append_only BEFORE UPDATE OR DELETE ON debt_item
    FOR EACH ROW EXECUTE FUNCTION freeze_debt('balance');
CREATE TRIGGER debt_append_only BEFORE UPDATE OR DELETE ON debt FOR EACH ROW EXECUTE FUNCTION freeze_debt(
    'state', 'version', 'billed', 'balance', 'frozen_amount', 'was_with_law_enforcement', 'was_with_state_receivables',
    'billed_on', 'last_act_on');

-- ---------------------------------------------------------------------------------------------------------------
-- Who sees what: the debt with its state and balance everybody who works cases in its territory; the bill, what was
-- paid and what was agreed BPJS and auditors alone.

CREATE FUNCTION debt_regions() RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT patuh.actor_regions(ARRAY['bpjs_officer', 'bpjs_examiner', 'bpjs_branch_head', 'auditor'])
$$;
CREATE FUNCTION debt_keeper_regions() RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT patuh.actor_regions(ARRAY['bpjs_officer', 'bpjs_branch_head'])
$$;
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['debt_transition', 'debt', 'debt_case', 'debt_event', 'debt_item', 'debt_posting',
                             'debt_instalment'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['debt_case', 'debt_event', 'debt_posting', 'debt_instalment', 'debt_transition'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            t || '_append_only', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['debt_event', 'debt_item', 'debt_posting', 'debt_instalment'] LOOP
        EXECUTE format('CREATE POLICY own_side_reads ON %I FOR SELECT TO patuh_app USING (EXISTS ('
            'SELECT FROM patuh.debt d WHERE d.id = debt_id AND d.region_code = ANY ((SELECT patuh.debt_regions())::text[])))', t);
        EXECUTE format('CREATE POLICY keepers_write ON %I FOR INSERT TO patuh_app WITH CHECK (EXISTS ('
            'SELECT FROM patuh.debt d WHERE d.id = debt_id AND d.region_code = ANY ((SELECT patuh.debt_keeper_regions())::text[]))%s)',
            t, CASE WHEN t <> 'debt_event' THEN ' AND patuh.is_own_debt_act(debt_id, seq)' END);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO patuh_app', t);
        EXECUTE format('CREATE POLICY definer_reads ON %I FOR SELECT TO patuh_definer USING (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_definer', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['accept_debt()', 'accept_debt_event()', 'accept_debt_item()', 'accept_debt_posting()',
                             'check_debt_event()', 'hold_debt(uuid)', 'is_own_debt_act(uuid, integer)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', t);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', t);
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION hold_debt(uuid), is_own_debt_act(uuid, integer) TO patuh_app;

CREATE POLICY read_signed_in ON debt_transition FOR SELECT TO patuh_app USING ((SELECT actor_id()) IS NOT NULL);
GRANT SELECT ON debt_transition TO patuh_app;

CREATE POLICY read_territory ON debt FOR SELECT TO patuh_app
    USING (region_code = ANY ((SELECT patuh.case_regions())::text[]));
CREATE POLICY keepers_bill ON debt FOR INSERT TO patuh_app WITH CHECK (
    region_code = ANY ((SELECT patuh.debt_keeper_regions())::text[])
    AND office_id = ANY ((SELECT patuh.actor_offices())::uuid[]));
GRANT SELECT, INSERT ON debt TO patuh_app;
CREATE POLICY definer_keeps ON debt TO patuh_definer USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE ON debt TO patuh_definer;
CREATE POLICY definer_keeps_balance ON debt_item FOR UPDATE TO patuh_definer USING (true) WITH CHECK (true);
GRANT UPDATE (balance) ON debt_item TO patuh_definer;

CREATE POLICY read_with_debt ON debt_case FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM debt d WHERE d.id = debt_id));
CREATE POLICY keepers_link ON debt_case FOR INSERT TO patuh_app WITH CHECK (EXISTS (
    SELECT FROM debt d WHERE d.id = debt_id AND d.region_code = ANY ((SELECT patuh.debt_keeper_regions())::text[])));
GRANT SELECT, INSERT ON debt_case TO patuh_app;

CREATE POLICY definer_reads ON parameter FOR SELECT TO patuh_definer USING (true);
GRANT SELECT ON parameter TO patuh_definer;

RESET ROLE;
