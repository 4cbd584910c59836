-- The register of firms and what the lists said of them.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

CREATE TABLE company (
    id               uuid PRIMARY KEY,
    legal_name       text NOT NULL CONSTRAINT company_name_length CHECK (length(legal_name) BETWEEN 1 AND 300),
    -- The name folded for prefix search: capitals, single spaces, no legal form. Written by the service.
    name_key         text COLLATE "C" NOT NULL,
    trading_name     text CONSTRAINT company_trading_name_length CHECK (length(trading_name) BETWEEN 1 AND 300),
    region_code      text NOT NULL CONSTRAINT company_region_exists REFERENCES region
                     CONSTRAINT company_region_is_regency CHECK (region_code ~ '^\d{2}\.\d{2}$'),
    district         text CONSTRAINT company_district_length CHECK (length(district) <= 200),
    address          text CONSTRAINT company_address_length CHECK (length(address) <= 500),
    phone            text CONSTRAINT company_phone_length CHECK (length(phone) <= 50),
    kbli             text CONSTRAINT company_kbli_format CHECK (kbli ~ '^\d{5}$'),
    scale            text CONSTRAINT company_scale_known CHECK (scale IN ('mikro', 'kecil', 'menengah', 'besar')),
    workers_reported integer CONSTRAINT company_workers_not_negative CHECK (workers_reported >= 0),
    -- State bodies and people on their own account are no subject of sanctions (UU 24/2011 art. 17, PP 86/2013); a
    -- construction project is a subject of its own.
    kind             text NOT NULL DEFAULT 'employer' CONSTRAINT company_kind_known
                     CHECK (kind IN ('employer', 'construction_project', 'state_body', 'own_account')),
    version          integer NOT NULL DEFAULT 1,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT company_region_unique UNIQUE (id, region_code)
);
CREATE INDEX company_by_name ON company (name_key, id);
CREATE INDEX company_by_region ON company (region_code, name_key, id);

CREATE TABLE company_identifier (
    kind        text NOT NULL CONSTRAINT company_identifier_kind_known CHECK (kind IN ('nib', 'npwp', 'npp', 'wlkp')),
    value       text NOT NULL CONSTRAINT company_identifier_length CHECK (length(value) BETWEEN 1 AND 30),
    company_id  uuid NOT NULL,
    region_code text NOT NULL,
    source      text NOT NULL,
    added_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT company_identifier_unique PRIMARY KEY (kind, value),
    CONSTRAINT company_identifier_company_exists FOREIGN KEY (company_id, region_code)
        REFERENCES company (id, region_code) ON UPDATE CASCADE
);
CREATE INDEX company_identifier_company ON company_identifier (company_id);

-- What one list said of a firm, on the list's day: facts with their source, never findings.
CREATE TABLE company_listing (
    company_id         uuid NOT NULL,
    region_code        text NOT NULL,
    source             text NOT NULL CONSTRAINT company_listing_source_known CHECK (source IN ('oss', 'wlkp', 'bpjs')),
    number             text NOT NULL,
    listed_name        text NOT NULL,
    list_date          date NOT NULL,
    branch             text,
    workers            integer CONSTRAINT company_listing_workers_not_negative CHECK (workers >= 0),
    registered_workers integer CONSTRAINT company_listing_registered_not_negative CHECK (registered_workers >= 0),
    average_wage       bigint,
    programmes         text[],
    arrears_months     integer CONSTRAINT company_listing_arrears_not_negative CHECK (arrears_months >= 0),
    reported_on        date,
    seen_at            timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT company_listing_unique PRIMARY KEY (source, number),
    CONSTRAINT company_listing_company_exists FOREIGN KEY (company_id, region_code)
        REFERENCES company (id, region_code) ON UPDATE CASCADE
);
CREATE INDEX company_listing_company ON company_listing (company_id);
CREATE INDEX company_listing_by_region ON company_listing (source, region_code);

-- Who changed which field of a firm, from what to what.
CREATE TABLE company_change (
    company_id  uuid NOT NULL,
    region_code text NOT NULL,
    version     integer NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    actor_id    uuid CONSTRAINT company_change_actor_exists REFERENCES person,
    source      text NOT NULL,
    fields      jsonb NOT NULL,
    PRIMARY KEY (company_id, version),
    CONSTRAINT company_change_company_exists FOREIGN KEY (company_id) REFERENCES company
);
CREATE TRIGGER company_change_append_only BEFORE UPDATE OR DELETE ON company_change
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Where a firm was known to be, for questions "as of" a day.
CREATE TABLE company_region_period (
    company_id  uuid NOT NULL CONSTRAINT company_region_period_company_exists REFERENCES company,
    region_code text NOT NULL,
    known_from  timestamptz NOT NULL DEFAULT now(),
    known_until timestamptz,
    PRIMARY KEY (company_id, known_from),
    CONSTRAINT company_region_period_order CHECK (known_until >= known_from)
);
CREATE UNIQUE INDEX company_region_period_one_open ON company_region_period (company_id) WHERE known_until IS NULL;

-- A period row may be closed once; nothing else about it ever changes.
CREATE FUNCTION close_period_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.known_until IS NULL AND NEW.known_until IS NOT NULL
       AND to_jsonb(NEW) - '{known_until,until_on}'::text[] = to_jsonb(OLD) - '{known_until,until_on}'::text[] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only', TABLE = TG_TABLE_NAME;
END
$$;
CREATE TRIGGER company_region_period_append_only BEFORE UPDATE OR DELETE ON company_region_period
    FOR EACH ROW EXECUTE FUNCTION close_period_only();

CREATE FUNCTION keep_company_region_period() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.region_code = NEW.region_code THEN
            RETURN NULL;
        END IF;
        UPDATE company_region_period SET known_until = now() WHERE company_id = NEW.id AND known_until IS NULL;
    END IF;
    INSERT INTO company_region_period (company_id, region_code, known_from)
    VALUES (NEW.id, NEW.region_code, clock_timestamp());
    RETURN NULL;
END
$$;
CREATE TRIGGER company_region_period_kept AFTER INSERT OR UPDATE OF region_code ON company
    FOR EACH ROW EXECUTE FUNCTION keep_company_region_period();

CREATE TABLE import (
    id          uuid PRIMARY KEY,
    source      text NOT NULL CONSTRAINT import_source_known CHECK (source IN ('oss', 'wlkp', 'bpjs')),
    list_date   date NOT NULL,
    dry_run     boolean NOT NULL,
    file_name   text CONSTRAINT import_file_name_length CHECK (length(file_name) <= 200),
    content_sha256 bytea NOT NULL,
    created     integer NOT NULL,
    updated     integer NOT NULL,
    unchanged   integer NOT NULL,
    review      integer NOT NULL,
    rejected    integer NOT NULL,
    started_at  timestamptz NOT NULL,
    started_by  uuid NOT NULL CONSTRAINT import_person_exists REFERENCES person,
    finished_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE import_row (
    import_id  uuid NOT NULL CONSTRAINT import_row_import_exists REFERENCES import,
    line       integer NOT NULL,
    status     text NOT NULL
        CONSTRAINT import_row_status_known CHECK (status IN ('created', 'updated', 'unchanged', 'review', 'rejected')),
    name       text,
    company_id uuid,
    code       text,
    column_name text,
    reason_id  text,
    reason_en  text,
    remedy_id  text,
    remedy_en  text,
    row_text   text,
    PRIMARY KEY (import_id, line)
);
CREATE INDEX import_row_by_status ON import_row (import_id, status, line);
CREATE TRIGGER import_append_only BEFORE UPDATE OR DELETE ON import FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER import_row_append_only BEFORE UPDATE OR DELETE ON import_row FOR EACH ROW EXECUTE FUNCTION refuse_change();

RESET ROLE;
