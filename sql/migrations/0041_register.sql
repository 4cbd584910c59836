-- The register in depth: what is known of a firm beside its fields, each fact with its source, its day and the time in which
-- it held; and what the lists suggest of a firm, derived in one place.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- ---------------------------------------------------------------------------------------------------------------
-- Facts. A fact is never changed: another is added beside it, and it ends by a row of its own.

CREATE TABLE company_fact (
    id          uuid PRIMARY KEY,
    company_id  uuid NOT NULL CONSTRAINT company_fact_company_exists REFERENCES company,
    kind        text NOT NULL CONSTRAINT company_fact_kind_known CHECK (kind IN ('establishment', 'number', 'name', 'link',
                    'classification', 'scale', 'contact', 'registration_check')),
    -- Who says so: a register, the firm itself, an inspector who saw it, or a document.
    source      text NOT NULL CONSTRAINT company_fact_source_known
                    CHECK (source IN ('oss', 'wlkp', 'bpjs', 'ahu', 'tax', 'firm', 'inspection', 'document')),
    -- In what it was read: a deed, a letter's number, a page.
    evidence    text CONSTRAINT company_fact_evidence_length CHECK (length(evidence) BETWEEN 1 AND 1000),
    -- The day on which the source said so.
    stated_on   date NOT NULL,
    -- Since when it holds, and the first day on which it no longer does, as far as the source says.
    valid_from  date,
    valid_until date,
    recorded_by uuid NOT NULL CONSTRAINT company_fact_person_exists REFERENCES person,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT company_fact_of_kind UNIQUE (id, kind),
    CONSTRAINT company_fact_order CHECK (valid_until > valid_from),
    CONSTRAINT company_fact_not_in_future CHECK (stated_on <= (recorded_at AT TIME ZONE 'Asia/Jayapura')::date),
    -- Without a document a scale is a guess, and with the scale go the programmes that are mandatory.
    CONSTRAINT company_fact_scale_has_evidence CHECK (kind <> 'scale' OR evidence IS NOT NULL)
);
CREATE INDEX company_fact_company ON company_fact (company_id, kind);

CREATE TABLE company_fact_end (
    fact_id     uuid PRIMARY KEY CONSTRAINT company_fact_end_fact_exists REFERENCES company_fact,
    -- The first day on which it no longer holds.
    ended_on    date NOT NULL,
    reason      text NOT NULL CONSTRAINT company_fact_end_reason_length CHECK (length(reason) BETWEEN 1 AND 1000),
    ended_by    uuid NOT NULL CONSTRAINT company_fact_end_person_exists REFERENCES person,
    recorded_at timestamptz NOT NULL DEFAULT now()
);

-- Head office, branch or site, wherever it lies; its numbers are facts of their own.
CREATE TABLE company_establishment (
    fact_id     uuid PRIMARY KEY,
    role        text NOT NULL CONSTRAINT company_establishment_role_known CHECK (role IN ('head_office', 'branch', 'site')),
    name        text NOT NULL CONSTRAINT company_establishment_name_length CHECK (length(name) BETWEEN 1 AND 300),
    region_code text NOT NULL CONSTRAINT company_establishment_region_exists REFERENCES region
                CONSTRAINT company_establishment_region_is_regency CHECK (region_code ~ '^\d{2}\.\d{2}$'),
    address     text CONSTRAINT company_establishment_address_length CHECK (length(address) BETWEEN 1 AND 500),
    -- Degrees, WGS 84.
    latitude    numeric(9, 6) CONSTRAINT company_establishment_latitude_range CHECK (latitude BETWEEN -90 AND 90),
    longitude   numeric(9, 6) CONSTRAINT company_establishment_longitude_range CHECK (longitude BETWEEN -180 AND 180),
    -- The risk of the line of business there, by which the rate of JKK goes (PP 44/2015 art. 16), and what it follows from.
    risk_class  text CONSTRAINT company_establishment_risk_known
                CHECK (risk_class IN ('very_low', 'low', 'medium', 'high', 'very_high')),
    risk_basis  text CONSTRAINT company_establishment_basis_length CHECK (length(risk_basis) BETWEEN 1 AND 300),
    CONSTRAINT company_establishment_whole_place CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CONSTRAINT company_establishment_risk_has_basis CHECK ((risk_class IS NULL) = (risk_basis IS NULL))
);
CREATE TABLE company_number (
    fact_id       uuid PRIMARY KEY,
    number_kind   text NOT NULL
        CONSTRAINT company_number_kind_known CHECK (number_kind IN ('nib', 'npwp', 'npp', 'wlkp', 'nitku')),
    value         text NOT NULL CONSTRAINT company_number_length CHECK (length(value) BETWEEN 1 AND 30),
    -- The place whose number it is; the whole firm's without one.
    establishment_id uuid CONSTRAINT company_number_establishment_exists REFERENCES company_establishment
);
CREATE INDEX company_number_value ON company_number (number_kind, value);
CREATE TABLE company_name (
    fact_id   uuid PRIMARY KEY,
    name_kind text NOT NULL CONSTRAINT company_name_kind_known CHECK (name_kind IN ('former', 'trading')),
    name      text NOT NULL CONSTRAINT company_name_text_length CHECK (length(name) BETWEEN 1 AND 300)
);
-- What another firm is to this one.
CREATE TABLE company_link (
    fact_id    uuid PRIMARY KEY,
    relation   text NOT NULL CONSTRAINT company_link_relation_known CHECK (relation IN (
        'contractor', 'subcontractor', 'labour_supplier', 'parent', 'head_office', 'supply_chain')),
    other_id   uuid CONSTRAINT company_link_company_exists REFERENCES company,
    -- As it was called then, for readers who may not see the other firm.
    other_name text NOT NULL CONSTRAINT company_link_name_length CHECK (length(other_name) BETWEEN 1 AND 300),
    other_npwp text CONSTRAINT company_link_npwp_format CHECK (other_npwp ~ '^\d{16}$')
);
CREATE INDEX company_link_other ON company_link (other_id) WHERE other_id IS NOT NULL;
CREATE TABLE company_classification (
    fact_id      uuid PRIMARY KEY,
    kbli         text NOT NULL CONSTRAINT company_classification_kbli_format CHECK (kbli ~ '^\d{5}$'),
    kbli_version integer NOT NULL
        CONSTRAINT company_classification_version_known CHECK (kbli_version IN (2020, 2025)),
    is_main      boolean NOT NULL
);
CREATE TABLE company_scale (
    fact_id uuid PRIMARY KEY,
    scale   text NOT NULL CONSTRAINT company_scale_word_known CHECK (scale IN ('mikro', 'kecil', 'menengah', 'besar')),
    -- Whole rupiah: capital without land and buildings, yearly sales (PP 7/2021 art. 35).
    capital bigint CONSTRAINT company_scale_capital_not_negative CHECK (capital >= 0),
    sales   bigint CONSTRAINT company_scale_sales_not_negative CHECK (sales >= 0)
);
CREATE TABLE company_contact (
    fact_id  uuid PRIMARY KEY,
    channel  text NOT NULL CONSTRAINT company_contact_channel_known CHECK (channel IN ('phone', 'email', 'web')),
    value    text NOT NULL CONSTRAINT company_contact_value_length CHECK (length(value) BETWEEN 1 AND 200),
    -- Whose, by office and never by name: "HRD", "kepala kebun".
    position text CONSTRAINT company_contact_position_length CHECK (length(position) BETWEEN 1 AND 100)
);
-- BPJS' answer to whether the firm is registered anywhere in the country.
CREATE TABLE company_registration_check (
    fact_id     uuid PRIMARY KEY,
    asked_on    date NOT NULL,
    answered_on date NOT NULL,
    answer      text NOT NULL CONSTRAINT company_registration_check_answer_known
                CHECK (answer IN ('registered', 'not_registered')),
    branch      text CONSTRAINT company_registration_check_branch_length CHECK (length(branch) BETWEEN 1 AND 200),
    npp         text CONSTRAINT company_registration_check_npp_length CHECK (length(npp) BETWEEN 1 AND 20),
    reference   text NOT NULL
                CONSTRAINT company_registration_check_reference_length CHECK (length(reference) BETWEEN 1 AND 200),
    CONSTRAINT company_registration_check_order CHECK (answered_on >= asked_on),
    CONSTRAINT company_registration_check_npp_of_registered CHECK (npp IS NULL OR answer = 'registered')
);

-- ---------------------------------------------------------------------------------------------------------------
-- Numbers: a firm holds one from a day until a day.

ALTER TABLE company_identifier
    DROP CONSTRAINT company_identifier_kind_known,
    ADD CONSTRAINT company_identifier_kind_known CHECK (kind IN ('nib', 'npwp', 'npp', 'wlkp', 'nitku')),
    ADD COLUMN valid_from     date,
    ADD COLUMN until_on       date,
    -- When it became known that it ends.
    ADD COLUMN until_known_at timestamptz,
    ADD CONSTRAINT company_identifier_end_known CHECK ((until_on IS NULL) = (until_known_at IS NULL));

-- By what the numbers of one taxpayer are alike: nine digits of a body, whose further digits are office and branch (and the
-- six behind them a place of business); all sixteen of a person.
CREATE FUNCTION taxpayer(number text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN left(number, 1) = '0' THEN left(number, 10) ELSE left(number, 16) END
$$;
CREATE INDEX company_identifier_taxpayer ON company_identifier (taxpayer(value)) WHERE kind IN ('npwp', 'nitku');

-- A number that is recorded as a fact is the firm's number; the place that bears it is the firm's own.
CREATE FUNCTION accept_company_number() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    fact company_fact;
    held company_identifier;
BEGIN
    SELECT * INTO fact FROM company_fact f WHERE f.id = NEW.fact_id;
    IF NEW.establishment_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM company_fact f WHERE f.id = NEW.establishment_id AND f.company_id = fact.company_id) THEN
        RAISE EXCEPTION 'the establishment is another firm''s'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'company_number_of_own_establishment', TABLE = 'company_number';
    END IF;
    INSERT INTO company_identifier (kind, value, company_id, region_code, source, valid_from)
    SELECT NEW.number_kind, NEW.value, c.id, c.region_code, fact.source, fact.valid_from
    FROM company c WHERE c.id = fact.company_id
    ON CONFLICT (kind, value) DO NOTHING;
    SELECT * INTO held FROM company_identifier i WHERE i.kind = NEW.number_kind AND i.value = NEW.value FOR UPDATE;
    IF held.company_id <> fact.company_id THEN
        RAISE EXCEPTION 'the number is another firm''s'
            USING ERRCODE = 'unique_violation', CONSTRAINT = 'company_identifier_unique', TABLE = 'company_identifier';
    END IF;
    UPDATE company_identifier i SET
        valid_from = coalesce(fact.valid_from, i.valid_from), until_on = fact.valid_until,
        until_known_at = CASE WHEN fact.valid_until IS NOT NULL THEN fact.recorded_at END
    WHERE i.kind = NEW.number_kind AND i.value = NEW.value;
    RETURN NEW;
END
$$;
CREATE FUNCTION accept_company_fact_end() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    fact company_fact;
BEGIN
    SELECT * INTO fact FROM company_fact f WHERE f.id = NEW.fact_id;
    IF fact.valid_until IS NOT NULL OR NEW.ended_on < coalesce(fact.valid_from, NEW.ended_on) THEN
        RAISE EXCEPTION 'it has ended already, or would end before it began'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'company_fact_end_order', TABLE = 'company_fact_end';
    END IF;
    UPDATE company_identifier i SET until_on = NEW.ended_on, until_known_at = NEW.recorded_at
    FROM company_number n WHERE n.fact_id = NEW.fact_id AND i.kind = n.number_kind AND i.value = n.value;
    RETURN NEW;
END
$$;
CREATE TRIGGER company_number_accepted BEFORE INSERT ON company_number
    FOR EACH ROW EXECUTE FUNCTION accept_company_number();
CREATE TRIGGER company_fact_end_accepted BEFORE INSERT ON company_fact_end
    FOR EACH ROW EXECUTE FUNCTION accept_company_fact_end();

-- ---------------------------------------------------------------------------------------------------------------
-- What lists said before they said something else, for questions about a past day.

-- The row that a person took for the firm's, where what stands here came by it and not by its number.
ALTER TABLE company_listing ADD COLUMN taken_by uuid;
CREATE TABLE company_listing_past (
    company_id         uuid NOT NULL CONSTRAINT company_listing_past_company_exists REFERENCES company,
    region_code        text NOT NULL,
    source             text NOT NULL,
    number             text NOT NULL,
    listed_name        text NOT NULL,
    list_date          date NOT NULL,
    branch             text,
    workers            integer,
    registered_workers integer,
    average_wage       bigint,
    programmes         text[],
    arrears_months     integer,
    reported_on        date,
    taken_by           uuid,
    seen_at            timestamptz NOT NULL,
    replaced_at        timestamptz NOT NULL,
    CONSTRAINT company_listing_past_order CHECK (replaced_at >= seen_at)
);
CREATE INDEX company_listing_past_company ON company_listing_past (company_id);
CREATE INDEX company_listing_past_newest ON company_listing_past (source, region_code, list_date);

CREATE FUNCTION keep_company_listing_past() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    INSERT INTO company_listing_past
    SELECT o.company_id, o.region_code, o.source, o.number, o.listed_name, o.list_date, o.branch, o.workers,
           o.registered_workers, o.average_wage, o.programmes, o.arrears_months, o.reported_on, o.taken_by, o.seen_at,
           greatest(now(), o.seen_at)
    FROM old_rows o JOIN new_rows n ON n.source = o.source AND n.number = o.number
    WHERE (o.listed_name, o.list_date, o.branch, o.workers, o.registered_workers, o.average_wage, o.programmes,
           o.arrears_months, o.reported_on) IS DISTINCT FROM
          (n.listed_name, n.list_date, n.branch, n.workers, n.registered_workers, n.average_wage, n.programmes,
           n.arrears_months, n.reported_on);
    RETURN NULL;
END
$$;
CREATE TRIGGER company_listing_past_kept AFTER UPDATE ON company_listing
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION keep_company_listing_past();

-- ---------------------------------------------------------------------------------------------------------------
-- What a later complete list no longer has. Nothing is deleted, and nothing is said of the firm.

-- The day of the complete list that no longer has the number; empty again once a list has it.
ALTER TABLE company_listing
    ADD COLUMN gone_on date,
    ADD COLUMN gone_import_id uuid CONSTRAINT company_listing_gone_import_exists REFERENCES import
        DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT company_listing_gone_by_an_import CHECK ((gone_on IS NULL) = (gone_import_id IS NULL)),
    ADD CONSTRAINT company_listing_gone_later CHECK (gone_on > list_date);

-- From which list to which a number was missing.
CREATE TABLE company_listing_absence (
    source      text NOT NULL,
    number      text NOT NULL,
    gone_on     date NOT NULL,
    import_id   uuid NOT NULL CONSTRAINT company_listing_absence_import_exists REFERENCES import
        DEFERRABLE INITIALLY DEFERRED,
    known_from  timestamptz NOT NULL DEFAULT now(),
    until_on    date,
    known_until timestamptz,
    PRIMARY KEY (source, number, known_from),
    CONSTRAINT company_listing_absence_order CHECK (until_on >= gone_on AND known_until >= known_from)
);
CREATE UNIQUE INDEX company_listing_absence_one_open ON company_listing_absence (source, number)
    WHERE known_until IS NULL;
CREATE INDEX company_listing_absence_by_import ON company_listing_absence (import_id, number);
CREATE TRIGGER company_listing_absence_append_only BEFORE UPDATE OR DELETE ON company_listing_absence
    FOR EACH ROW EXECUTE FUNCTION close_period_only();
ALTER TABLE company_listing_absence ENABLE ROW LEVEL SECURITY;
ALTER TABLE company_listing_absence FORCE ROW LEVEL SECURITY;

-- An absence is seen and written where its listing may be.
CREATE POLICY read_with_listing ON company_listing_absence FOR SELECT TO patuh_app USING (EXISTS (
    SELECT FROM patuh.company_listing l
    WHERE l.source = company_listing_absence.source AND l.number = company_listing_absence.number));
CREATE POLICY add_with_listing ON company_listing_absence FOR INSERT TO patuh_app WITH CHECK (EXISTS (
    SELECT FROM patuh.company_listing l
    WHERE l.source = company_listing_absence.source AND l.number = company_listing_absence.number
      AND l.region_code = ANY ((SELECT patuh.registrar_regions())::text[])));
CREATE POLICY close_with_listing ON company_listing_absence FOR UPDATE TO patuh_app USING (EXISTS (
    SELECT FROM patuh.company_listing l
    WHERE l.source = company_listing_absence.source AND l.number = company_listing_absence.number
      AND l.region_code = ANY ((SELECT patuh.registrar_regions())::text[])));
GRANT SELECT, UPDATE (until_on, known_until) ON company_listing_absence TO patuh_app;
GRANT INSERT (source, number, gone_on, import_id) ON company_listing_absence TO patuh_app;
GRANT UPDATE (taken_by, gone_on, gone_import_id) ON company_listing TO patuh_app;

-- ---------------------------------------------------------------------------------------------------------------
-- Row security: a fact is its firm's. Details hang on the fact and have its kind.

DO $$
DECLARE
    r record;
    t text;
BEGIN
    FOR r IN SELECT * FROM (VALUES
        ('company_establishment', 'establishment'), ('company_number', 'number'), ('company_name', 'name'),
        ('company_link', 'link'), ('company_classification', 'classification'), ('company_scale', 'scale'),
        ('company_contact', 'contact'), ('company_registration_check', 'registration_check')) AS x (name, kind) LOOP
        EXECUTE format('ALTER TABLE %I ADD COLUMN kind text NOT NULL GENERATED ALWAYS AS (%L) STORED', r.name, r.kind);
        EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (fact_id, kind) REFERENCES company_fact (id, kind)',
            r.name, r.name || '_of_fact');
        EXECUTE format('CREATE POLICY read_with_fact ON %I FOR SELECT TO patuh_app '
            'USING (EXISTS (SELECT FROM patuh.company_fact f WHERE f.id = fact_id))', r.name);
        -- A detail is written with its fact: in its transaction, by its author.
        EXECUTE format('CREATE POLICY add_with_fact ON %I FOR INSERT TO patuh_app WITH CHECK (EXISTS ('
            'SELECT FROM patuh.company_fact f WHERE f.id = fact_id AND f.recorded_by = (SELECT patuh.actor_id()) '
            'AND f.xmin = pg_current_xact_id()::xid))', r.name);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['company_fact', 'company_fact_end', 'company_establishment', 'company_number', 'company_name',
                             'company_link', 'company_classification', 'company_scale', 'company_contact',
                             'company_registration_check', 'company_listing_past'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            t || '_append_only', t);
        EXECUTE format('CREATE POLICY definer_reads ON %I FOR SELECT TO patuh_definer USING (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_app, patuh_definer', t);
        IF t <> 'company_listing_past' THEN
            EXECUTE format('GRANT INSERT ON %I TO patuh_app', t);
        END IF;
    END LOOP;
END
$$;
CREATE POLICY read_with_company ON company_fact FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM company c WHERE c.id = company_id));
CREATE POLICY add_in_territory ON company_fact FOR INSERT TO patuh_app WITH CHECK (
    recorded_by = (SELECT patuh.actor_id()) AND EXISTS (
        SELECT FROM company c
        WHERE c.id = company_id AND c.region_code = ANY ((SELECT patuh.registrar_regions())::text[])));
CREATE POLICY read_with_fact ON company_fact_end FOR SELECT TO patuh_app
    USING (EXISTS (SELECT FROM company_fact f WHERE f.id = fact_id));
CREATE POLICY add_in_territory ON company_fact_end FOR INSERT TO patuh_app WITH CHECK (
    ended_by = (SELECT patuh.actor_id()) AND EXISTS (
        SELECT FROM company_fact f JOIN company c ON c.id = f.company_id
        WHERE f.id = fact_id AND c.region_code = ANY ((SELECT patuh.registrar_regions())::text[])));
CREATE POLICY read_territory ON company_listing_past FOR SELECT TO patuh_app
    USING (region_code = ANY ((SELECT patuh.company_regions())::text[]));
CREATE POLICY definer_keeps ON company_listing_past FOR INSERT TO patuh_definer WITH CHECK (true);
GRANT INSERT ON company_listing_past TO patuh_definer;
CREATE POLICY definer_adds_numbers ON company_identifier FOR INSERT TO patuh_definer WITH CHECK (true);
CREATE POLICY definer_ends_numbers ON company_identifier FOR UPDATE TO patuh_definer USING (true) WITH CHECK (true);
GRANT INSERT, UPDATE (valid_from, until_on, until_known_at) ON company_identifier TO patuh_definer;

-- ---------------------------------------------------------------------------------------------------------------
-- What was known at the end of a day. `as_of` is the day, `horizon` the first instant after it. These functions are one
-- query each, so that the planner puts them in place and row security is the reader's.

-- The facts of a firm that held.
CREATE FUNCTION facts_known(firm uuid, as_of date, horizon timestamptz) RETURNS SETOF company_fact
LANGUAGE sql STABLE AS $$
    SELECT f.* FROM patuh.company_fact f
    WHERE f.company_id = firm AND f.recorded_at < horizon AND f.stated_on <= as_of
      AND (f.valid_from IS NULL OR f.valid_from <= as_of) AND (f.valid_until IS NULL OR f.valid_until > as_of)
      AND NOT EXISTS (
          SELECT FROM patuh.company_fact_end e
          WHERE e.fact_id = f.id AND e.recorded_at < horizon AND e.ended_on <= as_of)
$$;

-- What lists said of a firm.
CREATE FUNCTION listings_known(firm uuid, as_of date, horizon timestamptz)
RETURNS TABLE (source text, number text, list_date date, branch text, workers integer, registered_workers integer,
               average_wage bigint, programmes text[], arrears_months integer, reported_on date)
LANGUAGE sql STABLE AS $$
    SELECT l.source, l.number, l.list_date, l.branch, l.workers, l.registered_workers, l.average_wage, l.programmes,
           l.arrears_months, l.reported_on
    FROM patuh.company_listing l
    WHERE l.company_id = firm AND l.list_date <= as_of AND l.seen_at < horizon
    UNION ALL
    SELECT l.source, l.number, l.list_date, l.branch, l.workers, l.registered_workers, l.average_wage, l.programmes,
           l.arrears_months, l.reported_on
    FROM patuh.company_listing_past l
    WHERE horizon <= now() AND l.company_id = firm AND l.list_date <= as_of AND l.seen_at < horizon
      AND l.replaced_at >= horizon
$$;

-- That a number was missing from its register's complete lists.
CREATE FUNCTION absences_known(of_source text, of_number text, as_of date, horizon timestamptz)
RETURNS SETOF company_listing_absence
LANGUAGE sql STABLE AS $$
    SELECT a.* FROM patuh.company_listing_absence a
    WHERE a.source = of_source AND a.number = of_number AND a.gone_on <= as_of AND a.known_from < horizon
      AND (a.known_until IS NULL OR a.known_until >= horizon OR a.until_on > as_of)
$$;

-- A firm's numbers at BPJS that are in force, and since when a complete list no longer has one (`gone_on`). A number that
-- lists alone told of stands as long as they have it; one that somebody recorded stands until somebody says that it ended.
CREATE FUNCTION numbers_at_bpjs(firm uuid, as_of date, horizon timestamptz) RETURNS TABLE (number text, gone_on date)
LANGUAGE sql STABLE AS $$
    SELECT i.value, CASE WHEN i.source = 'bpjs' THEN (
        SELECT max(a.gone_on) FROM patuh.absences_known('bpjs', i.value, as_of, horizon) a
        WHERE NOT EXISTS (
            SELECT FROM patuh.company_number n JOIN patuh.company_fact f ON f.id = n.fact_id
            WHERE n.number_kind = 'npp' AND n.value = a.number AND f.recorded_at < horizon)) END
    FROM patuh.company_identifier i
    WHERE i.company_id = firm AND i.kind = 'npp' AND i.added_at < horizon
      AND (i.until_on IS NULL OR i.until_on > as_of OR i.until_known_at >= horizon)
$$;

-- For each regency the branch on whose list its firms should stand, with the day of the newest list read that the reader may
-- know. Row security alone would go through all rows of regencies that it shows nothing of.
CREATE FUNCTION branch_lists(as_of date, horizon timestamptz)
RETURNS TABLE (region_code text, branch text, list_day date)
LANGUAGE sql STABLE AS $$
    SELECT DISTINCT ON (t.region_code) t.region_code, o.name, m.list_day
    FROM patuh.office o
    JOIN patuh.office_territory t
        ON t.office_id = o.id AND t.from_on <= as_of AND (t.until_on IS NULL OR t.until_on > as_of)
    JOIN LATERAL (
        SELECT max(n.list_date) AS list_day
        FROM patuh.office_territory u CROSS JOIN LATERAL (
            (SELECT l.list_date FROM patuh.company_listing l
             WHERE l.source = 'bpjs' AND l.region_code = u.region_code AND l.list_date <= as_of AND l.seen_at < horizon
             ORDER BY l.list_date DESC LIMIT 1)
            UNION ALL
            (SELECT l.list_date FROM patuh.company_listing_past l
             WHERE horizon <= now() AND l.source = 'bpjs' AND l.region_code = u.region_code AND l.list_date <= as_of
               AND l.seen_at < horizon
             ORDER BY l.list_date DESC LIMIT 1)) n
        WHERE u.office_id = o.id AND u.from_on <= as_of AND (u.until_on IS NULL OR u.until_on > as_of)
          AND u.region_code = ANY ((SELECT patuh.company_regions())::text[])) m ON m.list_day IS NOT NULL
    WHERE o.kind = 'bpjs_branch' ORDER BY t.region_code, o.name
$$;

-- How a firm without a number at BPJS is registered all the same: another firm of the register with the same taxpayer's
-- number holds one (`taxpayer`), or its head office (`head_office`) or parent (`parent`) does, at whatever branch. A link
-- leads to the firm that the record stands for by now. The answer alone crosses territories, and only for a firm that the
-- asker may see.
CREATE FUNCTION registered_elsewhere(firm uuid, as_of date, horizon timestamptz) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER COST 1000 SET search_path = patuh, pg_temp AS $$
DECLARE
    answer text := (
        SELECT x.way FROM (
            SELECT 'taxpayer' AS way, o.company_id
            FROM company_identifier t
            JOIN company_identifier o ON o.kind IN ('npwp', 'nitku') AND taxpayer(o.value) = taxpayer(t.value)
                AND o.company_id <> firm AND o.added_at < horizon
            WHERE t.company_id = firm AND t.kind IN ('npwp', 'nitku') AND t.added_at < horizon
            UNION ALL
            SELECT l.relation, company_standing(l.other_id)
            FROM facts_known(firm, as_of, horizon) f JOIN company_link l ON l.fact_id = f.id
            WHERE f.kind = 'link' AND l.relation IN ('head_office', 'parent') AND l.other_id IS NOT NULL
            UNION ALL
            SELECT l.relation, o.company_id
            FROM facts_known(firm, as_of, horizon) f JOIN company_link l ON l.fact_id = f.id
            JOIN company_identifier o ON o.kind IN ('npwp', 'nitku') AND taxpayer(o.value) = taxpayer(l.other_npwp)
            WHERE f.kind = 'link' AND l.relation IN ('head_office', 'parent')) x
        WHERE EXISTS (
            SELECT FROM numbers_at_bpjs(x.company_id, as_of, horizon) n WHERE n.gone_on IS NULL)
        LIMIT 1);
BEGIN
    IF answer IS NOT NULL AND EXISTS (
        SELECT FROM company c WHERE c.id = firm AND c.region_code = ANY (company_regions())) THEN
        RETURN answer;
    END IF;
    RETURN NULL;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Indications: what lists and unexamined cases suggest of a firm; never a finding. The one place where they are derived.

-- Findings that speak of the firm's registration: with one of them open it has been examined for that.
CREATE FUNCTION registration_findings() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT ARRAY['unregistered', 'partial_workers', 'partial_wages', 'partial_programmes', 'changes_unreported']
$$;

-- What silences an indication: an open finding of these kinds, or, where a day is given, a case that found no violation on
-- it or later. One row where something does, else none.
--
-- Asked over all findings and cases, whoever reads: an indication says of itself that nobody has examined it, and would be
-- untrue for whoever may not read the finding (the programme officer of a regency, or an office whose territory the firm came
-- into while its case stayed). That something silences tells less than it seems: which finding, of which case, when and by
-- whom stays with those who may read it; a number at BPJS, a head office elsewhere or BPJS' answer silence the same way; and
-- that a firm was examined is no secret, unlike that somebody complained (ILO C81 art. 15(c)), of which nothing is asked here.
-- Of a firm out of the asker's sight nothing is answered.
CREATE FUNCTION examined(firm uuid, kinds text[], since date, horizon timestamptz) RETURNS TABLE (is_silenced boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER COST 500 ROWS 1 SET search_path = patuh, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM finding g JOIN finding_period p ON p.finding_id = g.id AND p.status = 'open'
            AND p.known_from < horizon AND (p.known_until IS NULL OR p.known_until >= horizon)
        WHERE g.company_id = firm AND g.kind = ANY (kinds))
    OR since IS NOT NULL AND EXISTS (
        SELECT FROM enforcement_case n JOIN case_state_period s ON s.case_id = n.id AND s.state = 'no_violation'
            AND s.known_from < horizon AND (s.known_until IS NULL OR s.known_until >= horizon)
        WHERE n.company_id = firm AND s.from_on >= since)
    THEN
        RETURN QUERY SELECT true FROM company c WHERE c.id = firm AND c.region_code = ANY (company_regions());
    END IF;
END
$$;

-- `list_branch` and `newest` are what `branch_lists` says of the firm's regency; without a list nobody is missing from one.
CREATE FUNCTION firm_indications(
    firm uuid, in_region text, as_of date, horizon timestamptz, list_branch text, newest date)
RETURNS TABLE (
    kind text, source text, since date,
    -- How many workers it touches, where lists tell.
    workers integer,
    months integer,
    -- The minimum wage.
    amount numeric,
    branch text, list_day date,
    case_id uuid, track text, state text,
    -- Workers at BPJS, and those reported, with the report's day.
    registered integer, reported integer, reported_on date,
    missing text[],
    -- The scale that was assumed; NULL where none is known.
    scale text,
    -- The day on which BPJS answered that the firm is registered nowhere.
    checked_on date,
    npp text)
LANGUAGE sql STABLE AS $$
    SELECT x.* FROM patuh.company c CROSS JOIN LATERAL (
        SELECT 'unregistered'::text, (CASE WHEN g.gone_on IS NOT NULL THEN 'gone_from_list'
                                           WHEN newest IS NULL THEN 'registration_check' ELSE 'unlisted' END)::text,
               coalesce(g.gone_on, newest, k.answered_on), coalesce(w.workers, c.workers_reported), NULL::integer,
               NULL::numeric, coalesce(g.branch, list_branch), coalesce(g.gone_on, newest), NULL::uuid, NULL::text, NULL::text,
               NULL::integer, coalesce(w.workers, c.workers_reported), w.day, NULL::text[], NULL::text,
               k.answered_on, g.number
        FROM (SELECT 1) one
        -- Stood on its branch's list once, and on the latest complete one no more.
        LEFT JOIN LATERAL (
            SELECT n.number, n.gone_on, l.branch
            FROM patuh.numbers_at_bpjs(firm, as_of, horizon) n
            LEFT JOIN patuh.company_listing l ON l.source = 'bpjs' AND l.number = n.number
            WHERE n.gone_on IS NOT NULL ORDER BY n.gone_on DESC, n.number LIMIT 1) g ON true
        LEFT JOIN LATERAL (
            SELECT l.workers, coalesce(l.reported_on, l.list_date) AS day
            FROM patuh.listings_known(firm, as_of, horizon) l WHERE l.source = 'wlkp'
            ORDER BY coalesce(l.reported_on, l.list_date) DESC, l.number LIMIT 1) w ON true
        LEFT JOIN LATERAL (
            SELECT k.answer, k.answered_on
            FROM patuh.facts_known(firm, as_of, horizon) f JOIN patuh.company_registration_check k ON k.fact_id = f.id
            WHERE f.kind = 'registration_check' ORDER BY k.answered_on DESC, f.recorded_at DESC LIMIT 1) k ON true
        WHERE (newest IS NOT NULL OR k.answer IS NOT NULL OR g.gone_on IS NOT NULL) AND (k.answer IS NULL OR k.answer = 'not_registered')
          -- Who is known to employ nobody has nobody to register; an unknown number of workers proves nothing.
          AND coalesce(w.workers, c.workers_reported, 1) > 0
          AND NOT EXISTS (
              SELECT FROM patuh.numbers_at_bpjs(firm, as_of, horizon) n WHERE n.gone_on IS NULL OFFSET 0)
          -- Who is gone from all lists may have closed; who still stands in another register has not.
          AND (g.gone_on IS NULL OR EXISTS (
              SELECT FROM patuh.listings_known(firm, as_of, horizon) l
              WHERE l.source = ANY (ARRAY['oss', 'wlkp'])
                AND NOT EXISTS (SELECT FROM patuh.absences_known(l.source, l.number, as_of, horizon)) OFFSET 0))
          AND NOT EXISTS (
              SELECT FROM patuh.examined(
                  firm, patuh.registration_findings(), coalesce(g.gone_on, newest, k.answered_on), horizon) OFFSET 0)
          AND patuh.registered_elsewhere(firm, as_of, horizon) IS NULL
        UNION ALL
        SELECT 'partial_workers', 'fewer_workers', b.list_day, w.workers - b.registered, NULL, NULL, b.branch, b.list_day,
               NULL, NULL, NULL, b.registered, w.workers, w.day, NULL, NULL, NULL, NULL
        FROM (
            SELECT sum(l.registered_workers)::integer AS registered, max(l.list_date) AS list_day, min(l.branch) AS branch,
                   bool_and(l.registered_workers IS NOT NULL) AS is_whole
            FROM patuh.listings_known(firm, as_of, horizon) l
            -- A number that is gone registers nobody.
            WHERE l.source = 'bpjs' AND NOT EXISTS (
                SELECT FROM patuh.absences_known(l.source, l.number, as_of, horizon))) b
        CROSS JOIN LATERAL (
            SELECT l.workers, coalesce(l.reported_on, l.list_date) AS day
            FROM patuh.listings_known(firm, as_of, horizon) l WHERE l.source = 'wlkp' AND l.workers IS NOT NULL
            ORDER BY coalesce(l.reported_on, l.list_date) DESC, l.number LIMIT 1) w
        WHERE b.is_whole AND b.registered < w.workers
          AND NOT EXISTS (SELECT FROM patuh.examined(firm, ARRAY['unregistered', 'partial_workers'], b.list_day, horizon) OFFSET 0)
        UNION ALL
        SELECT 'partial_wages', 'below_minimum_wage', l.list_date, NULL, NULL, m.amount, l.branch, l.list_date,
               NULL, NULL, NULL, l.registered_workers, NULL, NULL, NULL, z.scale, NULL, l.number
        FROM patuh.listings_known(firm, as_of, horizon) l
        CROSS JOIN LATERAL (
            SELECT m.amount FROM patuh.minimum_wage m
            WHERE m.region_code = ANY (ARRAY[in_region, left(in_region, 2)]) AND m.sector IS NULL
              AND m.from_on <= l.list_date AND (m.until_on IS NULL OR m.until_on > l.list_date)
            ORDER BY length(m.region_code) DESC LIMIT 1) m
        CROSS JOIN LATERAL (SELECT coalesce((
                SELECT e.scale FROM patuh.facts_known(firm, as_of, horizon) f
                JOIN patuh.company_scale e ON e.fact_id = f.id WHERE f.kind = 'scale'
                ORDER BY f.stated_on DESC, f.recorded_at DESC LIMIT 1), c.scale) AS scale) z
        WHERE l.source = ANY (ARRAY['bpjs', 'wlkp']) AND l.average_wage > 0 AND l.average_wage < m.amount
          AND coalesce(l.registered_workers, l.workers, 1) > 0
          AND NOT EXISTS (SELECT FROM patuh.absences_known(l.source, l.number, as_of, horizon))
          -- Micro and small businesses are exempt from the minimum wage.
          AND (z.scale IS NULL OR z.scale = ANY (ARRAY['menengah', 'besar']))
          AND NOT EXISTS (SELECT FROM patuh.examined(firm, ARRAY['unregistered', 'partial_wages'], l.list_date, horizon) OFFSET 0)
        UNION ALL
        SELECT 'partial_programmes', 'missing_programmes', b.list_day, b.registered, NULL, NULL, b.branch, b.list_day,
               NULL, NULL, NULL, b.registered, NULL, NULL, m.missing, z.scale, NULL, NULL
        FROM (
            SELECT array_agg(p.programme) AS held, max(l.list_date) AS list_day, min(l.branch) AS branch,
                   bool_and(l.programmes IS NOT NULL) AS is_whole,
                   (SELECT sum(r.registered_workers)::integer FROM patuh.listings_known(firm, as_of, horizon) r
                    WHERE r.source = 'bpjs' AND NOT EXISTS (
                        SELECT FROM patuh.absences_known(r.source, r.number, as_of, horizon))) AS registered
            FROM patuh.listings_known(firm, as_of, horizon) l
            LEFT JOIN LATERAL unnest(l.programmes) p (programme) ON true
            WHERE l.source = 'bpjs' AND NOT EXISTS (
                SELECT FROM patuh.absences_known(l.source, l.number, as_of, horizon))) b
        CROSS JOIN LATERAL (SELECT coalesce((
                SELECT e.scale FROM patuh.facts_known(firm, as_of, horizon) f
                JOIN patuh.company_scale e ON e.fact_id = f.id WHERE f.kind = 'scale'
                ORDER BY f.stated_on DESC, f.recorded_at DESC LIMIT 1), c.scale) AS scale) z
        -- Of a firm whose scale nobody knows no more is expected than of the smallest.
        CROSS JOIN LATERAL (
            SELECT array_agg(d.programme ORDER BY array_position(ARRAY['JKK', 'JKM', 'JHT', 'JP', 'JKP'], d.programme))
                       AS missing
            FROM patuh.programme_duty d
            WHERE d.scale = coalesce(z.scale, 'mikro') AND d.from_on <= b.list_day
              AND (d.until_on IS NULL OR d.until_on > b.list_day)
              AND NOT d.programme = ANY (array_remove(b.held, NULL))) m
        WHERE b.is_whole AND m.missing IS NOT NULL
          AND NOT EXISTS (SELECT FROM patuh.examined(firm, ARRAY['unregistered', 'partial_programmes'], b.list_day, horizon) OFFSET 0)
        UNION ALL
        SELECT 'arrears', 'arrears', l.list_date, l.registered_workers, l.arrears_months, NULL, l.branch, l.list_date,
               NULL, NULL, NULL, l.registered_workers, NULL, NULL, NULL, NULL, NULL, l.number
        FROM patuh.listings_known(firm, as_of, horizon) l
        WHERE l.source = 'bpjs'
          -- In this order: of a firm without arrears nothing is asked.
          AND CASE WHEN l.arrears_months > 0 THEN
              NOT EXISTS (SELECT FROM patuh.examined(firm, ARRAY['arrears', 'not_remitted'], NULL, horizon) OFFSET 0) END
        UNION ALL
        SELECT e.finding_kind, 'case', s.from_on, e.workers_affected, NULL, NULL, NULL, NULL, e.id, e.track, s.state,
               NULL, NULL, NULL, NULL, NULL, NULL, NULL
        FROM patuh.enforcement_case e JOIN patuh.case_state_period s ON s.case_id = e.id AND s.known_from < horizon
            AND (s.known_until IS NULL OR s.known_until >= horizon)
        WHERE e.company_id = firm AND e.track = 'bpjs_sanction' AND s.state = ANY (ARRAY['indicated', 'notified'])) x
    -- State bodies and people on their own account are no subject of sanctions.
    WHERE c.id = firm AND c.kind = ANY (ARRAY['employer', 'construction_project']) AND c.merged_into IS NULL
$$;

-- The same for one firm, with the list of its regency looked up.
CREATE FUNCTION firm_indications(firm uuid, as_of date, horizon timestamptz)
RETURNS TABLE (kind text, source text, since date, workers integer, months integer, amount numeric, branch text,
               list_day date, case_id uuid, track text, state text, registered integer, reported integer, reported_on date,
               missing text[], scale text, checked_on date, npp text)
LANGUAGE sql STABLE AS $$
    SELECT x.*
    FROM patuh.company_region_period w
    LEFT JOIN patuh.branch_lists(as_of, horizon) b ON b.region_code = w.region_code
    CROSS JOIN LATERAL patuh.firm_indications(firm, w.region_code, as_of, horizon, b.branch, b.list_day) x
    WHERE w.company_id = firm AND w.known_from < horizon AND (w.known_until IS NULL OR w.known_until >= horizon)
$$;

-- What the register shows of a firm is what it tells as indications: whoever sees one may rest a ground on it, and nobody on
-- what she is not shown.
CREATE OR REPLACE FUNCTION register_indicates(in_company uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
    SELECT EXISTS (SELECT FROM firm_indications(in_company, today('Asia/Jakarta'), 'infinity'))
$$;

DO $$
DECLARE
    f text;
BEGIN
    FOREACH f IN ARRAY ARRAY['accept_company_number()', 'accept_company_fact_end()', 'keep_company_listing_past()',
                             'registered_elsewhere(uuid, date, timestamptz)',
                             'examined(uuid, text[], date, timestamptz)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', f);
    END LOOP;
    FOREACH f IN ARRAY ARRAY['minimum_wage', 'programme_duty'] LOOP
        EXECUTE format('CREATE POLICY definer_reads ON %I FOR SELECT TO patuh_definer USING (true)', f);
        EXECUTE format('GRANT SELECT ON %I TO patuh_definer', f);
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION registered_elsewhere(uuid, date, timestamptz), examined(uuid, text[], date, timestamptz)
    TO patuh_app;

RESET ROLE;
