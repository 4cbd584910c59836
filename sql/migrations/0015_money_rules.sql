-- What contributions, wages and benefits the law sets, from when to when: dated rows with their basis, never constants.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- Each table has the columns of a term: the first day, the first day outside, the article, how sure it is, and what a
-- reader should know. Of one key no two rows hold on one day: an exclusion constraint over the day range and a hash
-- of the key, for equality of text inside GiST would need an extension.
CREATE TABLE contribution_rate (
    segment    text NOT NULL CONSTRAINT contribution_rate_segment_known CHECK (segment IN ('employed', 'own_account')),
    programme  text NOT NULL
        CONSTRAINT contribution_rate_programme_known CHECK (programme IN ('JKK', 'JKM', 'JHT', 'JP', 'JKP')),
    payer      text NOT NULL CONSTRAINT contribution_rate_payer_known
        CHECK (payer IN ('employer', 'worker', 'member', 'government', 'accident_fund')),
    risk_class text CONSTRAINT contribution_rate_risk_known
        CHECK (risk_class IN ('very_low', 'low', 'medium', 'high', 'very_high')),
    percent    numeric(9, 6) CONSTRAINT contribution_rate_percent_range CHECK (percent BETWEEN 0 AND 100),
    amount     bigint CONSTRAINT contribution_rate_amount_not_negative CHECK (amount >= 0),
    CONSTRAINT contribution_rate_one_measure CHECK (num_nonnulls(percent, amount) = 1)
);
CREATE TABLE wage_cap (
    programme text NOT NULL
        CONSTRAINT wage_cap_programme_known CHECK (programme IN ('JKK', 'JKM', 'JHT', 'JP', 'JKP')),
    amount    numeric(14, 2) NOT NULL CONSTRAINT wage_cap_amount_positive CHECK (amount > 0)
);
CREATE TABLE programme_duty (
    scale     text NOT NULL
        CONSTRAINT programme_duty_scale_known CHECK (scale IN ('mikro', 'kecil', 'menengah', 'besar')),
    programme text NOT NULL
        CONSTRAINT programme_duty_programme_known CHECK (programme IN ('JKK', 'JKM', 'JHT', 'JP', 'JKP'))
);
CREATE TABLE minimum_wage (
    region_code text NOT NULL CONSTRAINT minimum_wage_region_exists REFERENCES region,
    sector      text CONSTRAINT minimum_wage_sector_format CHECK (sector ~ '^[a-z][a-z_]*$'),
    amount      numeric(14, 2) NOT NULL CONSTRAINT minimum_wage_amount_positive CHECK (amount > 0)
);
CREATE TABLE contribution_relief (
    segment        text NOT NULL
        CONSTRAINT contribution_relief_segment_known CHECK (segment IN ('employed', 'own_account')),
    programme      text NOT NULL
        CONSTRAINT contribution_relief_programme_known CHECK (programme IN ('JKK', 'JKM', 'JHT', 'JP', 'JKP')),
    sector         text NOT NULL CONSTRAINT contribution_relief_sector_format CHECK (sector ~ '^[a-z][a-z_]*$'),
    percent_waived numeric(9, 6) NOT NULL
        CONSTRAINT contribution_relief_percent_range CHECK (percent_waived BETWEEN 0 AND 100)
);
CREATE TABLE benefit_rate (
    event       text NOT NULL
        CONSTRAINT benefit_rate_event_known CHECK (event IN ('death', 'death_at_work', 'total_disability')),
    name_id     text NOT NULL CONSTRAINT benefit_rate_name_id_length CHECK (length(name_id) BETWEEN 1 AND 200),
    name_en     text NOT NULL CONSTRAINT benefit_rate_name_en_length CHECK (length(name_en) BETWEEN 1 AND 200),
    wage_months numeric(9, 6) CONSTRAINT benefit_rate_months_not_negative CHECK (wage_months >= 0),
    amount      bigint CONSTRAINT benefit_rate_amount_not_negative CHECK (amount >= 0),
    CONSTRAINT benefit_rate_one_measure CHECK (num_nonnulls(wage_months, amount) = 1)
);

DO $$
DECLARE
    r record;
BEGIN
    FOR r IN SELECT * FROM (VALUES
        ('contribution_rate', 'segment || '' '' || programme || '' '' || payer || '' '' || coalesce(risk_class, '''')'),
        ('wage_cap', 'programme'),
        ('programme_duty', 'scale || '' '' || programme'),
        ('minimum_wage', 'region_code || '' '' || coalesce(sector, '''')'),
        ('contribution_relief', 'segment || '' '' || programme || '' '' || sector'),
        ('benefit_rate', 'event || '' '' || name_id')) AS x (name, key) LOOP
        EXECUTE format($f$
            ALTER TABLE %1$I
                ADD COLUMN from_on     date NOT NULL,
                ADD COLUMN until_on    date,
                ADD COLUMN legal_basis text NOT NULL,
                ADD COLUMN certainty   text NOT NULL,
                ADD COLUMN note_id     text,
                ADD COLUMN note_en     text,
                ADD CONSTRAINT %2$I CHECK (until_on > from_on),
                ADD CONSTRAINT %3$I CHECK (certainty IN ('V', 'V-2nd', 'M', 'U', 'practice')),
                ADD CONSTRAINT %4$I CHECK (length(legal_basis) BETWEEN 1 AND 200),
                ADD CONSTRAINT %5$I CHECK ((note_id IS NULL) = (note_en IS NULL)),
                ADD CONSTRAINT %6$I EXCLUDE USING gist (
                    int8range(hashtextextended(%7$s, 0), hashtextextended(%7$s, 0), '[]') WITH &&,
                    daterange(from_on, until_on) WITH &&)
            $f$, r.name, r.name || '_order', r.name || '_certainty_known', r.name || '_basis_length',
            r.name || '_note_in_both', r.name || '_one_at_a_time', r.key);
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', r.name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', r.name);
        EXECUTE format('CREATE POLICY read_signed_in ON %I FOR SELECT TO patuh_app '
            'USING ((SELECT patuh.actor_id()) IS NOT NULL)', r.name);
        EXECUTE format('CREATE POLICY owner_keeps ON %I TO patuh_owner USING (true) WITH CHECK (true)', r.name);
        EXECUTE format('CREATE POLICY jobs_read ON %I FOR SELECT TO patuh_jobs USING (true)', r.name);
        EXECUTE format('GRANT SELECT ON %I TO patuh_app, patuh_jobs', r.name);
        EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I '
            'FOR EACH STATEMENT EXECUTE FUNCTION move_rule_edition()', r.name || '_moves_edition', r.name);
    END LOOP;
END
$$;

RESET ROLE;
