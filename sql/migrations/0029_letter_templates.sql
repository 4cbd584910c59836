-- The texts of letters as data: versions that administrators write, publish and withdraw, and the very sources with which
-- letters are printed, kept with the first letter that names them.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- A version of a kind's text. Version 0 comes with the program and has no row here.
CREATE TABLE letter_template (
    kind        text NOT NULL CONSTRAINT letter_template_kind_format CHECK (kind ~ '^[a-z][a-z0-9_]{0,59}$'),
    version     integer NOT NULL CONSTRAINT letter_template_version_positive CHECK (version > 0),
    body        text NOT NULL CONSTRAINT letter_template_body_length CHECK (length(body) BETWEEN 1 AND 20000),
    reason      text NOT NULL CONSTRAINT letter_template_reason_length CHECK (length(reason) BETWEEN 1 AND 10000),
    author_id   uuid NOT NULL CONSTRAINT letter_template_author_exists REFERENCES person,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT letter_template_pkey PRIMARY KEY (kind, version)
);
-- From a day on, letters of that day are written with it.
CREATE TABLE letter_template_publication (
    kind         text NOT NULL,
    version      integer NOT NULL,
    valid_from   date NOT NULL,
    reason       text NOT NULL CONSTRAINT letter_template_publication_reason_length CHECK (length(reason) BETWEEN 1 AND 10000),
    publisher_id uuid NOT NULL CONSTRAINT letter_template_publisher_exists REFERENCES person,
    recorded_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT letter_template_published_once PRIMARY KEY (kind, version),
    CONSTRAINT letter_template_publication_of_version FOREIGN KEY (kind, version) REFERENCES letter_template
);
-- From this moment on no letter is written with it any more; what was issued stays as it is.
CREATE TABLE letter_template_withdrawal (
    kind         text NOT NULL,
    version      integer NOT NULL,
    reason       text NOT NULL CONSTRAINT letter_template_withdrawal_reason_length CHECK (length(reason) BETWEEN 1 AND 10000),
    withdrawn_by uuid NOT NULL CONSTRAINT letter_template_withdrawer_exists REFERENCES person,
    recorded_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT letter_template_withdrawn_once PRIMARY KEY (kind, version),
    CONSTRAINT letter_template_withdrawal_of_version FOREIGN KEY (kind, version) REFERENCES letter_template
);

-- Everything that a page is made of beside its letter: text, blocks, layout and style, as JSON in the bytes that are hashed.
-- A newer program, which brings other layouts, still prints an older letter with its own.
CREATE TABLE letter_template_source (
    sha256      bytea PRIMARY KEY,
    kind        text NOT NULL,
    version     integer NOT NULL CONSTRAINT letter_template_source_version_known CHECK (version >= 0),
    source      text NOT NULL CONSTRAINT letter_template_source_length CHECK (length(source) <= 200000),
    recorded_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT letter_template_source_hash_fits CHECK (sha256 = sha256(convert_to(source, 'UTF8')))
);
CREATE INDEX letter_template_source_kind ON letter_template_source (kind, version);

-- Numbers have no gaps.
CREATE FUNCTION check_letter_template_number() RETURNS trigger LANGUAGE plpgsql SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NEW.version <> (SELECT coalesce(max(t.version), 0) + 1 FROM letter_template t WHERE t.kind = NEW.kind) THEN
        RAISE EXCEPTION 'versions are numbered one after the other'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_template_in_sequence', TABLE = 'letter_template';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER letter_template_numbered BEFORE INSERT ON letter_template
    FOR EACH ROW EXECUTE FUNCTION check_letter_template_number();

-- A text holds for days to come, this one at the earliest, and what was withdrawn does not come back.
CREATE FUNCTION check_letter_template_publication() RETURNS trigger
LANGUAGE plpgsql SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NEW.valid_from < today('Asia/Jakarta') THEN
        RAISE EXCEPTION 'a text holds from today on at the earliest'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_template_not_in_past', TABLE = 'letter_template_publication';
    END IF;
    IF EXISTS (SELECT FROM letter_template_withdrawal w WHERE w.kind = NEW.kind AND w.version = NEW.version) THEN
        RAISE EXCEPTION 'a withdrawn text is not published'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_template_is_withdrawn', TABLE = 'letter_template_publication';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER letter_template_publication_checked BEFORE INSERT ON letter_template_publication
    FOR EACH ROW EXECUTE FUNCTION check_letter_template_publication();

-- A source that names a version has the text of that version.
CREATE FUNCTION check_letter_template_source() RETURNS trigger LANGUAGE plpgsql SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NEW.version > 0 AND NOT EXISTS (
        SELECT FROM letter_template t
        WHERE t.kind = NEW.kind AND t.version = NEW.version AND t.body = NEW.source::jsonb ->> 'body') THEN
        RAISE EXCEPTION 'the source has another text than its version'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_template_source_of_version', TABLE = 'letter_template_source';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER letter_template_source_checked BEFORE INSERT ON letter_template_source
    FOR EACH ROW EXECUTE FUNCTION check_letter_template_source();

-- A letter is issued with a template that is kept, so that it can be printed with exactly that, whenever it is printed.
CREATE FUNCTION check_letter_template_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = patuh, pg_temp AS $$
DECLARE
    named jsonb := NEW.content::jsonb -> 'template';
BEGIN
    IF named IS NULL OR NOT EXISTS (
        SELECT FROM letter_template_source s
        WHERE s.sha256 = decode(named ->> 'sha', 'hex') AND s.version = (named ->> 'version')::integer
          AND s.kind = NEW.content::jsonb ->> 'kind') THEN
        RAISE EXCEPTION 'the letter names no template that is kept'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_content_template_kept', TABLE = 'letter_content';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER letter_content_template_checked AFTER INSERT ON letter_content
    FOR EACH ROW EXECUTE FUNCTION check_letter_template_kept();

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['letter_template', 'letter_template_publication', 'letter_template_withdrawal',
        'letter_template_source'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            t || '_append_only', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            t || '_no_truncate', t);
        EXECUTE format('CREATE POLICY read_signed_in ON %I FOR SELECT TO patuh_app USING ((SELECT actor_id()) IS NOT NULL)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_app', t);
    END LOOP;
END
$$;

CREATE POLICY administrators_write ON letter_template FOR INSERT TO patuh_app
    WITH CHECK ((SELECT actor_holds(ARRAY['administrator'])) AND author_id = (SELECT actor_id()));
CREATE POLICY administrators_publish ON letter_template_publication FOR INSERT TO patuh_app
    WITH CHECK ((SELECT actor_holds(ARRAY['administrator'])) AND publisher_id = (SELECT actor_id()));
CREATE POLICY administrators_withdraw ON letter_template_withdrawal FOR INSERT TO patuh_app
    WITH CHECK ((SELECT actor_holds(ARRAY['administrator'])) AND withdrawn_by = (SELECT actor_id()));
CREATE POLICY issuers_keep ON letter_template_source FOR INSERT TO patuh_app WITH CHECK ((SELECT actor_id()) IS NOT NULL);
CREATE POLICY jobs_read ON letter_template_source FOR SELECT TO patuh_jobs USING (true);
GRANT INSERT (kind, version, body, reason, author_id) ON letter_template TO patuh_app;
GRANT INSERT (kind, version, valid_from, reason, publisher_id) ON letter_template_publication TO patuh_app;
GRANT INSERT (kind, version, reason, withdrawn_by) ON letter_template_withdrawal TO patuh_app;
GRANT INSERT (sha256, kind, version, source) ON letter_template_source TO patuh_app;
GRANT SELECT ON letter_template_source TO patuh_jobs;

RESET ROLE;
