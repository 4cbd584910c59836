-- The branch's question for past days, from rows of its own: what a firm did not do, from when until when that was known.
-- And the search box: firms by what somebody types, in whatever order and with typing errors.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- ---------------------------------------------------------------------------------------------------------------
-- What was known of each thing that a firm does not do.

-- A row for each stretch of time in which the same was known: an open finding (or BPJS' own examination), a state of its
-- case, a place of its firm. The day's answer is the rows whose stretch holds the day's end.
CREATE TABLE noncompliance_period (
    case_id            uuid NOT NULL CONSTRAINT noncompliance_period_case_exists REFERENCES enforcement_case,
    item_id            uuid NOT NULL,
    known_from         timestamptz NOT NULL,
    known_until        timestamptz,
    company_id         uuid NOT NULL,
    -- Where the firm was known to be.
    region_code        text NOT NULL,
    track              text NOT NULL,
    kind               text NOT NULL,
    since              date NOT NULL,
    workers            integer,
    state              text NOT NULL,
    state_on           date NOT NULL,
    -- As it is today: whoever may read a firm and a case now may read what they were.
    firm_region_code   text NOT NULL,
    name_key           text COLLATE "C" NOT NULL,
    case_region_code   text NOT NULL,
    licensing_involved boolean NOT NULL,
    is_closed          boolean NOT NULL,
    has_moved          boolean NOT NULL GENERATED ALWAYS AS (region_code <> firm_region_code) STORED,
    -- The transactions that told of it: whoever follows the changes reads them in the order in which they could be seen.
    entered_by         xid8 NOT NULL DEFAULT pg_current_xact_id(),
    left_by            xid8,
    CONSTRAINT noncompliance_period_once PRIMARY KEY (case_id, item_id, known_from),
    CONSTRAINT noncompliance_period_order CHECK (known_until > known_from),
    CONSTRAINT noncompliance_period_left CHECK ((known_until IS NULL) = (left_by IS NULL))
);
-- The page is read as today's is: regency by regency in the order of names. Firms that have moved since are few.
CREATE INDEX noncompliance_period_by_name
    ON noncompliance_period (region_code, name_key, company_id, known_from, known_until) WHERE NOT has_moved;
CREATE INDEX noncompliance_period_by_kind
    ON noncompliance_period (region_code, kind, name_key, company_id, known_from, known_until) WHERE NOT has_moved;
CREATE INDEX noncompliance_period_by_state
    ON noncompliance_period (region_code, state, name_key, company_id, known_from, known_until) WHERE NOT has_moved;
CREATE INDEX noncompliance_period_moved ON noncompliance_period (firm_region_code, name_key, company_id) WHERE has_moved;
CREATE INDEX noncompliance_period_company ON noncompliance_period (company_id);
CREATE INDEX noncompliance_period_entered ON noncompliance_period (entered_by, known_from, case_id, item_id);
CREATE INDEX noncompliance_period_left_by
    ON noncompliance_period (left_by, known_until, case_id, item_id) WHERE left_by IS NOT NULL;

-- What the rows must be: the stretches in which finding, state and place all held. They are made, refreshed and checked by
-- this one definition.
CREATE VIEW noncompliance_period_truth AS
SELECT c.id AS case_id, x.item_id, greatest(x.known_from, s.known_from, w.known_from) AS known_from,
       least(x.known_until, s.known_until, w.known_until) AS known_until, c.company_id, w.region_code, c.track, x.kind,
       coalesce(x.since, s.from_on) AS since, x.workers, s.state, s.from_on AS state_on, f.region_code AS firm_region_code,
       f.name_key, c.region_code AS case_region_code, c.licensing_involved, c.is_closed
FROM enforcement_case c
JOIN company f ON f.id = c.company_id
JOIN case_state_period s ON s.case_id = c.id
JOIN company_region_period w ON w.company_id = c.company_id
CROSS JOIN LATERAL (
    SELECT g.id AS item_id, g.kind, g.established_on AS since, g.workers_affected AS workers, p.known_from, p.known_until
    FROM finding g JOIN finding_period p ON p.finding_id = g.id AND p.status = 'open' WHERE g.case_id = c.id
    UNION ALL
    SELECT c.id, c.finding_kind, NULL::date, NULL::integer, s.known_from, s.known_until
    WHERE c.track = 'bpjs_sanction' AND s.state = ANY (examined_states())
      AND NOT EXISTS (SELECT FROM finding g WHERE g.case_id = c.id)) x
WHERE s.state NOT IN ('withdrawn', 'no_violation')
  AND greatest(x.known_from, s.known_from, w.known_from)
      < coalesce(least(x.known_until, s.known_until, w.known_until), 'infinity');

CREATE FUNCTION refresh_noncompliance_period(in_case uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    WITH truth AS MATERIALIZED (
        SELECT t.* FROM noncompliance_period_truth t WHERE t.case_id = in_case),
    gone AS (
        DELETE FROM noncompliance_period n WHERE n.case_id = in_case AND NOT EXISTS (
            SELECT FROM truth t WHERE t.item_id = n.item_id AND t.known_from = n.known_from))
    INSERT INTO noncompliance_period AS n (case_id, item_id, known_from, known_until, company_id, region_code, track, kind,
        since, workers, state, state_on, firm_region_code, name_key, case_region_code, licensing_involved, is_closed, left_by)
    SELECT t.*, CASE WHEN t.known_until IS NOT NULL THEN pg_current_xact_id() END FROM truth t
    ON CONFLICT (case_id, item_id, known_from) DO UPDATE SET
        known_until = excluded.known_until,
        left_by = CASE WHEN n.known_until IS NOT NULL AND excluded.known_until IS NOT NULL THEN n.left_by
                       ELSE excluded.left_by END,
        firm_region_code = excluded.firm_region_code, name_key = excluded.name_key,
        case_region_code = excluded.case_region_code, licensing_involved = excluded.licensing_involved,
        is_closed = excluded.is_closed
    WHERE (n.known_until, n.firm_region_code, n.name_key, n.case_region_code, n.licensing_involved, n.is_closed)
        IS DISTINCT FROM (excluded.known_until, excluded.firm_region_code, excluded.name_key, excluded.case_region_code,
            excluded.licensing_involved, excluded.is_closed);
END
$$;

-- With the rows of today, in one place. Whoever moves or renames the firm meanwhile would not see the new rows: one of
-- the two waits.
CREATE OR REPLACE FUNCTION keep_noncompliance() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'case_state_period' THEN
        IF EXISTS (SELECT FROM case_state_period p
                   WHERE p.case_id = NEW.case_id AND p.seq = NEW.seq AND p.known_until IS NOT NULL) THEN
            RETURN NULL;
        END IF;
    END IF;
    PERFORM refresh_noncompliance(NEW.case_id);
    PERFORM FROM company f JOIN enforcement_case c ON c.company_id = f.id WHERE c.id = NEW.case_id FOR SHARE OF f;
    PERFORM refresh_noncompliance_period(NEW.case_id);
    RETURN NULL;
END
$$;

-- The region's period ends when the next begins: between two clocks the firm was nowhere.
CREATE OR REPLACE FUNCTION keep_company_region_period() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    moment timestamptz := clock_timestamp();
BEGIN
    IF OLD.region_code <> NEW.region_code THEN
        UPDATE company_region_period SET known_until = moment WHERE company_id = NEW.id AND known_until IS NULL;
        INSERT INTO company_region_period (company_id, region_code, known_from)
        VALUES (NEW.id, NEW.region_code, moment);
    END IF;
    RETURN NULL;
END
$$;

-- A list of a million new firms begins as many periods: by one statement for all of them, not by one for each.
CREATE FUNCTION begin_company_region_period() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    INSERT INTO company_region_period (company_id, region_code, known_from)
    SELECT id, region_code, clock_timestamp() FROM added;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION begin_company_region_period() FROM PUBLIC;
ALTER FUNCTION begin_company_region_period() OWNER TO patuh_definer;
DROP TRIGGER company_region_period_kept ON company;
CREATE TRIGGER company_region_period_begun AFTER INSERT ON company REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION begin_company_region_period();
CREATE TRIGGER company_region_period_kept AFTER UPDATE OF region_code ON company
    FOR EACH ROW EXECUTE FUNCTION keep_company_region_period();

-- Comes after the region's period by its name.
CREATE FUNCTION keep_noncompliance_firm() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF OLD.region_code = NEW.region_code THEN
        UPDATE noncompliance_period SET name_key = NEW.name_key WHERE company_id = NEW.id;
    ELSE
        PERFORM refresh_noncompliance_period(c.id) FROM enforcement_case c WHERE c.company_id = NEW.id;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER noncompliance_period_follows_company AFTER UPDATE OF name_key, region_code ON company
    FOR EACH ROW WHEN ((OLD.name_key, OLD.region_code) IS DISTINCT FROM (NEW.name_key, NEW.region_code))
    EXECUTE FUNCTION keep_noncompliance_firm();

CREATE FUNCTION keep_noncompliance_case() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    UPDATE noncompliance_period SET case_region_code = NEW.region_code, licensing_involved = NEW.licensing_involved,
        is_closed = NEW.is_closed
    WHERE case_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER noncompliance_period_follows_case
    AFTER UPDATE OF region_code, licensing_involved, is_closed ON enforcement_case
    FOR EACH ROW WHEN ((OLD.region_code, OLD.licensing_involved, OLD.is_closed)
        IS DISTINCT FROM (NEW.region_code, NEW.licensing_involved, NEW.is_closed))
    EXECUTE FUNCTION keep_noncompliance_case();

-- How many rows, of today or of past days, are missing, too many or untrue; always none.
CREATE OR REPLACE FUNCTION noncompliance_drift() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN (
        SELECT count(*) FROM (
            (TABLE noncompliance_item EXCEPT TABLE noncompliance_truth)
            UNION ALL (TABLE noncompliance_truth EXCEPT TABLE noncompliance_item)) d
    ) + (
        SELECT count(*) FROM noncompliance_period_truth t
        FULL JOIN noncompliance_period n USING (case_id, item_id, known_from)
        WHERE (n.known_until, n.company_id, n.region_code, n.track, n.kind, n.since, n.workers, n.state, n.state_on,
               n.firm_region_code, n.name_key, n.case_region_code, n.licensing_involved, n.is_closed) IS DISTINCT FROM
              (t.known_until, t.company_id, t.region_code, t.track, t.kind, t.since, t.workers, t.state, t.state_on,
               t.firm_region_code, t.name_key, t.case_region_code, t.licensing_involved, t.is_closed));
END
$$;

-- What lay in the investigators' file, as others know it: that it was being followed up.
CREATE VIEW noncompliance_period_outline WITH (security_barrier) AS
SELECT n.case_id, n.item_id, n.known_from, n.known_until, n.company_id, n.region_code, n.track, n.kind, n.since, n.workers,
       'followed_up'::text AS state, x.from_on AS state_on, n.firm_region_code, n.name_key, n.case_region_code,
       n.licensing_involved, n.is_closed, n.has_moved, n.entered_by, n.left_by
FROM closed_file x
JOIN noncompliance_period n ON n.case_id = x.case_id AND n.state = ANY (closed_states())
    AND n.known_from >= x.known_from AND (x.known_until IS NULL OR n.known_from < x.known_until)
WHERE n.firm_region_code = ANY ((SELECT company_regions())::text[])
  AND n.case_region_code = ANY ((SELECT case_regions())::text[])
  AND n.case_region_code <> ALL ((SELECT closed_file_regions())::text[]);

-- What a firm owed BPJS by its bills, as known before a time, to whoever may read its debts' balance today.
CREATE FUNCTION owed_then(in_company uuid, in_before timestamptz) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    RETURN coalesce((
        SELECT sum(e.balance_after) FROM debt d CROSS JOIN LATERAL (
            SELECT e.balance_after FROM debt_event e
            WHERE e.debt_id = d.id AND e.recorded_at < in_before ORDER BY e.seq DESC LIMIT 1) e
        WHERE d.company_id = in_company AND d.region_code = ANY (case_regions())), 0);
END
$$;

ALTER TABLE noncompliance_period ENABLE ROW LEVEL SECURITY;
ALTER TABLE noncompliance_period FORCE ROW LEVEL SECURITY;
CREATE POLICY definer_keeps ON noncompliance_period TO patuh_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON noncompliance_period TO patuh_definer;
-- As the case and its states are read: a licensing office reads nothing of a case whose file is closed.
CREATE POLICY read_territory ON noncompliance_period FOR SELECT TO patuh_app USING (
    firm_region_code = ANY ((SELECT patuh.company_regions())::text[])
    AND (case_region_code = ANY ((SELECT patuh.case_regions())::text[])
         OR (licensing_involved AND NOT is_closed
             AND case_region_code = ANY ((SELECT patuh.licensing_regions())::text[]))));
CREATE POLICY closed_file_stays_closed ON noncompliance_period AS RESTRICTIVE TO patuh_app USING (
    state <> ALL (ARRAY['incident_report', 'investigation', 'prosecution'])
    OR case_region_code = ANY ((SELECT patuh.closed_file_regions())::text[]));
GRANT SELECT ON noncompliance_period TO patuh_app;

-- ---------------------------------------------------------------------------------------------------------------
-- The search box. Words of names are looked up in an index of words, after what was typed has been read as words that
-- there are: a word as it stands, one it begins, one a slip of the finger away, two words written as one and one written
-- as two. Trigrams over words and not over a million names: the words are few, and stay few.
CREATE EXTENSION pg_trgm WITH SCHEMA patuh;

-- The words of a firm's names.
CREATE FUNCTION company_words(name_key text, trading_name text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_remove(string_to_array(
        translate(upper(name_key || ' ' || coalesce(trading_name, '')), '.,;:-/&()+''"`_*', '               '), ' '), '')
$$;
CREATE INDEX company_by_words ON company USING gin (company_words(name_key, trading_name)) WHERE merged_into IS NULL;

-- A name without its blanks and dots: however somebody parts or joins its words, it begins the same.
CREATE FUNCTION joined_name(name_key text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(upper(name_key), ' .,;:-/&()+''"`_*', '') COLLATE "C"
$$;
CREATE INDEX company_by_joined_name ON company (region_code, joined_name(name_key)) WHERE merged_into IS NULL;

-- A register's number without the dots and dashes that one writes and another leaves out. A person's tax number is her NIK:
-- none is found by its beginning.
CREATE FUNCTION bare_number(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(value, ' .,;:-/()_', '') COLLATE "C"
$$;
CREATE INDEX company_identifier_begins ON company_identifier (kind, region_code, bare_number(value))
    WHERE kind IN ('nib', 'npp', 'wlkp');

-- Every word that a firm is or was called. One may stand twice where two firms came at once: a constraint would make the
-- one wait for the other's whole list.
CREATE TABLE company_word (
    word text COLLATE "C" NOT NULL
);
CREATE INDEX company_word_begins ON company_word (word);
CREATE INDEX company_word_like ON company_word USING gin (word gin_trgm_ops);
ALTER TABLE company_word ENABLE ROW LEVEL SECURITY;
ALTER TABLE company_word FORCE ROW LEVEL SECURITY;
CREATE POLICY definer_keeps ON company_word TO patuh_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON company_word TO patuh_definer;

CREATE FUNCTION note_company_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO company_word (word)
        SELECT w.word FROM (
            SELECT DISTINCT unnest(company_words(c.name_key, c.trading_name)) COLLATE "C" AS word FROM changed c) w
        WHERE length(w.word) > 1 AND NOT EXISTS (SELECT FROM company_word x WHERE x.word = w.word)
        -- All are found before one is written: otherwise each is looked for among those that were just written.
        ORDER BY w.word;
    ELSE
        INSERT INTO company_word (word)
        SELECT w.word FROM (
            SELECT DISTINCT unnest(company_words(NEW.name_key, NEW.trading_name)) COLLATE "C" AS word) w
        WHERE length(w.word) > 1 AND NOT EXISTS (SELECT FROM company_word x WHERE x.word = w.word);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER company_words_noted AFTER INSERT ON company
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_company_words();
CREATE TRIGGER company_words_followed AFTER UPDATE OF name_key, trading_name ON company
    FOR EACH ROW WHEN ((OLD.name_key, OLD.trading_name) IS DISTINCT FROM (NEW.name_key, NEW.trading_name))
    EXECUTE FUNCTION note_company_words();

-- All texts one slip away from a word: a letter left out, doubled, put in, changed, or two that changed places.
CREATE FUNCTION one_slip(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_agg(DISTINCT t) FROM generate_series(1, length(word) + 1) i
    CROSS JOIN LATERAL (
        SELECT left(word, i - 1) || substr(word, i + 1)
        UNION ALL SELECT left(word, i - 1) || substr(word, i + 1, 1) || substr(word, i, 1) || substr(word, i + 2)
        UNION ALL SELECT left(word, i - 1) || l || substr(word, i)
            FROM regexp_split_to_table('ABCDEFGHIJKLMNOPQRSTUVWXYZ', '') l
        UNION ALL SELECT left(word, i - 1) || l || substr(word, i + 1)
            FROM regexp_split_to_table('ABCDEFGHIJKLMNOPQRSTUVWXYZ', '') l) x (t)
    WHERE length(t) > 1
$$;

-- The words that may have been meant by one that was typed; none for one that nothing resembles. A word that there is
-- means itself and what it begins.
CREATE FUNCTION meant_words(typed text) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    found text[];
BEGIN
    SELECT array_agg(DISTINCT x.word) INTO found FROM (
        (SELECT word FROM company_word WHERE word = typed LIMIT 1)
        UNION ALL
        (SELECT word FROM company_word WHERE length(typed) > 2 AND word >= typed AND word < typed || U&'\FFFF' ORDER BY word LIMIT 30)) x;
    IF found IS NOT NULL OR typed ~ '^\d*$' OR length(typed) < 3 THEN
        RETURN coalesce(found, '{}');
    END IF;
    IF length(typed) <= 20 THEN
        SELECT array_agg(DISTINCT word) INTO found FROM company_word WHERE word = ANY (one_slip(typed));
    END IF;
    IF found IS NOT NULL OR length(typed) < 5 THEN
        RETURN coalesce(found, '{}');
    END IF;
    RETURN coalesce((
        SELECT array_agg(DISTINCT x.word) FROM (
            SELECT word FROM company_word WHERE word % typed AND similarity(word, typed) >= 0.4
            ORDER BY similarity(word, typed) DESC LIMIT 8) x), '{}');
END
$$;

-- The conditions on a firm's words, one for each word typed that means something.
CREATE FUNCTION word_conditions(typed text[]) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    conditions text[] := '{}';
    meant      text[];
    parts      text;
    joined     text;
BEGIN
    FOR i IN 1..cardinality(typed) LOOP
        meant := meant_words(typed[i]);
        -- Written as two, called as one.
        FOREACH joined IN ARRAY ARRAY[typed[i - 1] || typed[i], typed[i] || typed[i + 1]] LOOP
            IF EXISTS (SELECT FROM company_word WHERE word = joined) THEN
                meant := meant || joined;
            END IF;
        END LOOP;
        parts := CASE WHEN cardinality(meant) > 0 THEN format('company_words(name_key, trading_name) && %L::text[]', meant) END;
        -- Written as one, called as two; another firm, or one that has gone, may be called as one all the same.
        SELECT concat_ws(' OR ', parts, string_agg(format('company_words(name_key, trading_name) @> %L::text[]',
            ARRAY[left(typed[i], n), substr(typed[i], n + 1)]), ' OR ')) INTO parts
        FROM generate_series(2, length(typed[i]) - 2) n
        WHERE EXISTS (SELECT FROM company_word WHERE word = left(typed[i], n))
          AND EXISTS (SELECT FROM company_word WHERE word = substr(typed[i], n + 1));
        IF parts <> '' THEN
            conditions := conditions || format('(%s)', parts);
        END IF;
    END LOOP;
    RETURN conditions;
END
$$;

-- Some firms of these regions with such words. By the index of words and no other: the planner knows little of words, and would
-- go through the regions' firms by their names. It must not see that regions have an index either.
CREATE FUNCTION firms_with_words(condition text, regions text[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp SET enable_seqscan = off SET enable_indexscan = off AS $$
DECLARE
    found uuid[];
BEGIN
    EXECUTE 'SELECT ARRAY(SELECT id FROM company WHERE merged_into IS NULL AND region_code || '''' = ANY ($1) AND '
        || condition || ' LIMIT 400)' INTO found USING regions;
    RETURN found;
END
$$;

-- The firms of the reader's territory that somebody may mean, the likeliest first: as SQL alone, whose row security a trigram
-- operator may not pass, could not find them by an index. Row security is asked again for every firm that this names.
--
-- `in_key` is the text folded as names are, `in_number` its letters and digits where it may be the beginning of a number.
CREATE FUNCTION search_companies(in_key text, in_number text, in_limit integer)
RETURNS TABLE (company_id uuid, likeness real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    regions    text[] := company_regions();
    conditions text[] := word_conditions((company_words(in_key, NULL))[1:8]);
    joined     text := joined_name(in_key);
    found      uuid[];
BEGIN
    IF cardinality(conditions) > 0 THEN
        found := firms_with_words(array_to_string(conditions, ' AND '), regions);
        -- Where no firm has all the words, those that have all but one.
        IF cardinality(found) = 0 AND cardinality(conditions) > 1 THEN
            found := firms_with_words('(' || (
                SELECT string_agg('(' || (SELECT string_agg(c.condition, ' AND ') FROM unnest(conditions)
                    WITH ORDINALITY c (condition, k) WHERE c.k <> n) || ')', ' OR ')
                FROM generate_series(1, cardinality(conditions)) n) || ')', regions);
        END IF;
    END IF;
    RETURN QUERY
    SELECT c.id, (CASE WHEN x.is_number THEN 2 WHEN c.name_key = in_key THEN 1.5
                       WHEN joined_name(c.name_key) = joined THEN 1.4
                       ELSE greatest(similarity(c.name_key, in_key), similarity(coalesce(c.trading_name, ''), in_key)) END)::real
    FROM (
        SELECT y.id, bool_or(y.is_number) AS is_number FROM (
            SELECT unnest(found) AS id, false AS is_number
            UNION ALL
            -- The names that begin so, which a common word's first hundreds might leave out.
            SELECT n.id, false FROM unnest(regions) r (code) CROSS JOIN LATERAL (
                SELECT c.id FROM company c
                WHERE c.region_code = r.code AND c.merged_into IS NULL
                  AND joined_name(c.name_key) >= joined AND joined_name(c.name_key) < joined || U&'\FFFF'
                ORDER BY joined_name(c.name_key), c.id LIMIT 20) n
            WHERE joined <> ''
            UNION ALL
            SELECT i.company_id, true
            FROM unnest(regions) r (code) CROSS JOIN unnest(ARRAY['nib', 'npp', 'wlkp']) k (kind) CROSS JOIN LATERAL (
                SELECT i.company_id FROM company_identifier i
                WHERE i.kind = k.kind AND i.kind IN ('nib', 'npp', 'wlkp') AND i.region_code = r.code
                  AND bare_number(i.value) >= in_number AND bare_number(i.value) < in_number || '~'
                ORDER BY bare_number(i.value) LIMIT 20) i
            WHERE in_number <> '') y
        GROUP BY y.id) x
    JOIN company c ON c.id = x.id
    WHERE c.merged_into IS NULL AND c.region_code = ANY (regions)
    ORDER BY 2 DESC, c.name_key, c.id LIMIT in_limit;
END
$$;

DO $$
DECLARE
    f text;
BEGIN
    FOREACH f IN ARRAY ARRAY['refresh_noncompliance_period(uuid)', 'keep_noncompliance_firm()', 'keep_noncompliance_case()',
                             'owed_then(uuid, timestamptz)', 'note_company_words()', 'meant_words(text)',
                             'word_conditions(text[])', 'firms_with_words(text, text[])', 'search_companies(text, text, integer)'] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
        IF f LIKE 'owed%' OR f LIKE 'search%' THEN
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO patuh_app', f);
        END IF;
        EXECUTE format('ALTER FUNCTION %s OWNER TO patuh_definer', f);
    END LOOP;
    FOREACH f IN ARRAY ARRAY['noncompliance_period_truth', 'noncompliance_period_outline'] LOOP
        EXECUTE format('ALTER VIEW %I OWNER TO patuh_definer', f);
    END LOOP;
END
$$;
SET LOCAL ROLE patuh_definer;
GRANT SELECT ON noncompliance_period_outline TO patuh_app, patuh_owner;

-- Databases from before have their rows made once, out of the periods that they have always kept.
INSERT INTO noncompliance_period (case_id, item_id, known_from, known_until, company_id, region_code, track, kind,
    since, workers, state, state_on, firm_region_code, name_key, case_region_code, licensing_involved, is_closed, left_by)
SELECT t.*, CASE WHEN t.known_until IS NOT NULL THEN pg_current_xact_id() END FROM noncompliance_period_truth t;
INSERT INTO company_word (word)
SELECT DISTINCT w.word COLLATE "C" FROM company c CROSS JOIN unnest(company_words(c.name_key, c.trading_name)) w (word)
WHERE length(w.word) > 1;
SET LOCAL ROLE patuh_owner;
ANALYZE noncompliance_period;
ANALYZE company_word;

RESET ROLE;
