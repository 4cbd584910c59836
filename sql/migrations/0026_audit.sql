-- A trail that can be proven: reads beside writes, chained into blocks afterwards, heads that are signed and leave the
-- machine, and archives of what has outlived its retention.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- ---------------------------------------------------------------------------------------------------------------
-- What an entry says beside who, what and when. Rows of before say what they can.

ALTER TABLE audit_entry
    -- `write`: in the transaction that wrote. `read`: what the service showed, recorded in batches. `export`: what left as
    -- a file, recorded before its first byte did.
    ADD COLUMN kind    text NOT NULL DEFAULT 'write'
        CONSTRAINT audit_entry_kind_known CHECK (kind IN ('write', 'read', 'export')),
    ADD COLUMN outcome text NOT NULL DEFAULT 'allowed'
        CONSTRAINT audit_entry_outcome_known CHECK (outcome IN ('allowed', 'refused', 'not_found')),
    -- The posts held at that moment, as `inspector@korwil-2`, with a blank between.
    ADD COLUMN post    text CONSTRAINT audit_entry_post_length CHECK (length(post) <= 1000),
    ADD COLUMN address text CONSTRAINT audit_entry_address_length CHECK (length(address) <= 45),
    -- The family of the program, as `patuh` or `firefox`.
    ADD COLUMN agent   text CONSTRAINT audit_entry_agent_length CHECK (length(agent) <= 40),
    -- What for, in the reader's words; without one the operation is its own purpose.
    ADD COLUMN purpose text CONSTRAINT audit_entry_purpose_length CHECK (length(purpose) <= 300),
    -- What a list was asked for; of free text and registry numbers the parameter's name alone.
    ADD COLUMN query   text CONSTRAINT audit_entry_query_length CHECK (length(query) <= 1000),
    -- The identities that a list's answer named, 16 bytes each.
    ADD COLUMN seen    bytea NOT NULL DEFAULT '' CONSTRAINT audit_entry_seen_length CHECK (length(seen) % 16 = 0);
-- The trail names a person and depends on no row of hers; who writes is checked by the policy, who read by the service.
ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_actor_exists;
ALTER TABLE audit_entry ALTER COLUMN seen SET STORAGE EXTERNAL;
CREATE INDEX audit_entry_by_actor ON audit_entry (actor_id, recorded_at, id);
CREATE INDEX audit_entry_by_time ON audit_entry (recorded_at, id);

-- An entry takes its number only when its transaction has one: then all entries up to a number are certain as soon as the
-- transactions that were numbered before have ended, and none can slip into what is sealed. Mostly the transaction wrote
-- something before, and nothing is to be done.
CREATE FUNCTION number_audit_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF pg_current_xact_id_if_assigned() IS NULL THEN
        PERFORM pg_current_xact_id();
        NEW.id := nextval('audit_entry_id_seq');
    END IF;
    RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION number_audit_entry() FROM PUBLIC;
GRANT USAGE ON SEQUENCE audit_entry_id_seq TO patuh_definer;
GRANT SELECT ON SEQUENCE audit_entry_id_seq TO patuh_jobs;
ALTER FUNCTION number_audit_entry() OWNER TO patuh_definer;
CREATE TRIGGER audit_entry_numbered BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION number_audit_entry();

-- ---------------------------------------------------------------------------------------------------------------
-- The chain. A block seals the entries whose numbers lie in its range; `leaves` holds for each its number (8 bytes) and
-- the SHA-256 of its content (32 bytes), so that verification names the entry and not only the block.

CREATE TABLE audit_block (
    number     bigint CONSTRAINT audit_block_pkey PRIMARY KEY,
    from_id    bigint NOT NULL,
    through_id bigint NOT NULL,
    entries    integer NOT NULL CONSTRAINT audit_block_not_empty CHECK (entries > 0),
    first_at   timestamptz NOT NULL,
    last_at    timestamptz NOT NULL,
    sealed_at  timestamptz NOT NULL DEFAULT now(),
    leaves     bytea NOT NULL,
    previous   bytea NOT NULL CONSTRAINT audit_block_previous_length CHECK (length(previous) = 32),
    hash       bytea NOT NULL,
    CONSTRAINT audit_block_range CHECK (through_id >= from_id),
    CONSTRAINT audit_block_leaves_fit CHECK (length(leaves) = entries * 40),
    CONSTRAINT audit_block_hash_fits CHECK (hash = sha256(convert_to(concat_ws(E'\n', 'patuh-audit-block-1', number,
        encode(previous, 'hex'), from_id, through_id, entries, encode(sha256(leaves), 'hex')), 'UTF8')))
);
ALTER TABLE audit_block ALTER COLUMN leaves SET STORAGE EXTERNAL;
CREATE INDEX audit_block_by_range ON audit_block (through_id);

-- How far the sealer may go: every entry up to the number is there or never comes once all transactions below `xact` have
-- ended.
CREATE TABLE audit_mark (
    singleton  boolean CONSTRAINT audit_mark_pkey PRIMARY KEY DEFAULT true
        CONSTRAINT audit_mark_single CHECK (singleton),
    through_id bigint NOT NULL,
    xact       xid8 NOT NULL
);

-- Signed statements about the chain, one a day at least, which leave the machine.
CREATE TABLE audit_head (
    number       bigint CONSTRAINT audit_head_pkey PRIMARY KEY,
    block_number bigint NOT NULL CONSTRAINT audit_head_block_exists REFERENCES audit_block,
    signed_at    timestamptz NOT NULL,
    -- JSON, in the very bytes that are signed.
    content      text NOT NULL CONSTRAINT audit_head_is_json CHECK (jsonb_typeof(content::jsonb) = 'object'),
    signature    bytea NOT NULL CONSTRAINT audit_head_signature_length CHECK (length(signature) = 64),
    public_key   bytea NOT NULL CONSTRAINT audit_head_key_length CHECK (length(public_key) = 32)
);
CREATE TABLE audit_head_export (
    head_number bigint CONSTRAINT audit_head_export_head_exists REFERENCES audit_head,
    channel     text CONSTRAINT audit_head_export_channel_known CHECK (channel IN ('file', 'webhook', 'mail')),
    exported_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT audit_head_export_once PRIMARY KEY (head_number, channel)
);

-- Records of destruction (berita acara pemusnahan): what was taken out, by which rule, and where it lies.
CREATE TABLE audit_archive (
    id             uuid CONSTRAINT audit_archive_pkey PRIMARY KEY,
    from_block     bigint NOT NULL,
    through_block  bigint NOT NULL,
    entries        bigint NOT NULL CONSTRAINT audit_archive_not_empty CHECK (entries > 0),
    first_at       timestamptz NOT NULL,
    last_at        timestamptz NOT NULL,
    rule           text NOT NULL,
    effective_from date NOT NULL,
    months         integer NOT NULL CONSTRAINT audit_archive_months_positive CHECK (months > 0),
    legal_basis    text NOT NULL,
    certainty      text NOT NULL,
    file_name      text NOT NULL CONSTRAINT audit_archive_file_name_length CHECK (length(file_name) BETWEEN 1 AND 200),
    sha256         bytea NOT NULL CONSTRAINT audit_archive_sha256_length CHECK (length(sha256) = 32),
    signature      bytea NOT NULL CONSTRAINT audit_archive_signature_length CHECK (length(signature) = 64),
    public_key     bytea NOT NULL CONSTRAINT audit_archive_key_length CHECK (length(public_key) = 32),
    archived_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT audit_archive_range CHECK (through_block >= from_block),
    CONSTRAINT audit_archive_from_exists FOREIGN KEY (from_block) REFERENCES audit_block,
    CONSTRAINT audit_archive_through_exists FOREIGN KEY (through_block) REFERENCES audit_block,
    CONSTRAINT audit_archive_once EXCLUDE USING gist (int8range(from_block, through_block, '[]') WITH &&)
);

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['audit_block', 'audit_mark', 'audit_head', 'audit_head_export', 'audit_archive'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY jobs_read ON %I FOR SELECT TO patuh_jobs USING (true)', t);
        EXECUTE format('CREATE POLICY jobs_add ON %I FOR INSERT TO patuh_jobs WITH CHECK (true)', t);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO patuh_jobs', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['audit_block', 'audit_head', 'audit_head_export', 'audit_archive'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            t || '_append_only', t);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            t || '_no_truncate', t);
        EXECUTE format('CREATE POLICY auditors_read ON %I FOR SELECT TO patuh_app '
            'USING ((SELECT actor_holds(ARRAY[''auditor''])))', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_app', t);
    END LOOP;
END
$$;
CREATE POLICY jobs_move ON audit_mark FOR UPDATE TO patuh_jobs USING (true) WITH CHECK (true);
GRANT UPDATE (through_id, xact) ON audit_mark TO patuh_jobs;

-- ---------------------------------------------------------------------------------------------------------------
-- Who writes and reads entries.

-- Whoever writes does so in her own name. What somebody read, or was refused, the service records afterwards.
CREATE POLICY jobs_record ON audit_entry FOR INSERT TO patuh_jobs
    WITH CHECK (kind IN ('read', 'export') OR outcome = 'refused');
CREATE POLICY jobs_read ON audit_entry FOR SELECT TO patuh_jobs USING (true);
GRANT SELECT ON audit_entry TO patuh_jobs;
-- Who handled a complaint is told to nobody who might guess from it that a visit followed one (ILO C81 article 15 c). The
-- chain holds these entries like all others.
ALTER POLICY auditors_read ON audit_entry USING (
    (SELECT actor_holds(ARRAY['auditor'])) AND strpos(operation, 'complain') = 0);

-- Entries are deleted where an archive holds them, and in no other way: not by hand, and not by the owner.
CREATE FUNCTION guard_audit_entry() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_user = 'patuh_definer' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only', TABLE = TG_TABLE_NAME;
END
$$;
DROP TRIGGER audit_entry_append_only ON audit_entry;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION guard_audit_entry();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Takes the entries of one archive out of the trail. Blocks, with the hash of every entry, stay.
CREATE FUNCTION destroy_archived(in_archive uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
    destroyed bigint;
BEGIN
    DELETE FROM audit_entry e USING audit_archive a, audit_block f, audit_block l
    WHERE a.id = in_archive AND f.number = a.from_block AND l.number = a.through_block
      AND e.id BETWEEN f.from_id AND l.through_id;
    GET DIAGNOSTICS destroyed = ROW_COUNT;
    IF destroyed IS DISTINCT FROM (SELECT a.entries FROM audit_archive a WHERE a.id = in_archive) THEN
        RAISE EXCEPTION 'the archive holds another number of entries'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_archive_complete', TABLE = 'audit_archive';
    END IF;
    RETURN destroyed;
END
$$;
REVOKE ALL ON FUNCTION destroy_archived(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION destroy_archived(uuid) TO patuh_jobs;
ALTER FUNCTION destroy_archived(uuid) OWNER TO patuh_definer;
CREATE POLICY definer_destroys ON audit_entry FOR DELETE TO patuh_definer USING (EXISTS (
    SELECT FROM audit_archive a JOIN audit_block f ON f.number = a.from_block JOIN audit_block l ON l.number = a.through_block
    WHERE audit_entry.id BETWEEN f.from_id AND l.through_id));
CREATE POLICY definer_reads_archived ON audit_entry FOR SELECT TO patuh_definer USING (EXISTS (
    SELECT FROM audit_archive a JOIN audit_block f ON f.number = a.from_block JOIN audit_block l ON l.number = a.through_block
    WHERE audit_entry.id BETWEEN f.from_id AND l.through_id));
GRANT DELETE ON audit_entry TO patuh_definer;
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['audit_archive', 'audit_block'] LOOP
        EXECUTE format('CREATE POLICY definer_reads ON %I FOR SELECT TO patuh_definer USING (true)', t);
        EXECUTE format('GRANT SELECT ON %I TO patuh_definer', t);
    END LOOP;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Corrections that a person asks for (UU 27/2022 article 6): rows beside what was recorded. What officers recorded stays
-- as they recorded it; a user's name and number follow.

CREATE TABLE data_correction (
    id          uuid CONSTRAINT data_correction_pkey PRIMARY KEY,
    source      text NOT NULL,
    record_id   uuid NOT NULL,
    field       text NOT NULL,
    value       text NOT NULL CONSTRAINT data_correction_value_length CHECK (length(value) BETWEEN 1 AND 200),
    reason      text NOT NULL CONSTRAINT data_correction_reason_length CHECK (length(reason) BETWEEN 1 AND 2000),
    recorded_by uuid NOT NULL DEFAULT actor_id() CONSTRAINT data_correction_person_exists REFERENCES person,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT data_correction_field_known CHECK ((source, field) IN (('user', 'name'), ('user', 'nip'),
        ('visit', 'persons_met'), ('delivery', 'received_by'), ('delivery', 'witnesses')))
);
CREATE INDEX data_correction_record ON data_correction (record_id);
ALTER TABLE data_correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE data_correction FORCE ROW LEVEL SECURITY;
CREATE TRIGGER data_correction_append_only BEFORE UPDATE OR DELETE ON data_correction
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_correction_no_truncate BEFORE TRUNCATE ON data_correction
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION follow_correction() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
BEGIN
    IF NEW.source = 'user' THEN
        UPDATE person SET name = CASE NEW.field WHEN 'name' THEN NEW.value ELSE name END,
            nip = CASE NEW.field WHEN 'nip' THEN NEW.value ELSE nip END
        WHERE id = NEW.record_id;
        UPDATE queue_item SET responsible_name = NEW.value
        WHERE responsible_id = NEW.record_id AND NEW.field = 'name';
    END IF;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION follow_correction() FROM PUBLIC;
ALTER FUNCTION follow_correction() OWNER TO patuh_definer;
CREATE POLICY definer_corrects ON person FOR UPDATE TO patuh_definer USING (true) WITH CHECK (true);
GRANT UPDATE (name, nip) ON person TO patuh_definer;
CREATE TRIGGER data_correction_followed AFTER INSERT ON data_correction
    FOR EACH ROW EXECUTE FUNCTION follow_correction();

DO $$
DECLARE
    -- Whoever corrects sees the record: its own policies decide, and the investigators' file stays closed.
    seen text := '(SELECT patuh.actor_holds(ARRAY[''office_head'', ''administrator''])) AND CASE source '
        'WHEN ''user'' THEN EXISTS (SELECT FROM patuh.person p WHERE p.id = record_id) '
        'WHEN ''visit'' THEN EXISTS (SELECT FROM patuh.visit v JOIN patuh.enforcement_case c ON c.id = v.case_id '
        'WHERE v.id = record_id AND c.state NOT IN (''incident_report'', ''investigation'', ''prosecution'') '
        'AND NOT patuh.is_closed_act(v.case_id, v.seq, NULL)) '
        'ELSE EXISTS (SELECT FROM patuh.letter_delivery d JOIN patuh.enforcement_case c ON c.id = d.case_id '
        'WHERE d.id = record_id AND c.state NOT IN (''incident_report'', ''investigation'', ''prosecution'') '
        'AND NOT patuh.is_closed_act(d.case_id, d.seq, NULL)) END';
BEGIN
    EXECUTE format('CREATE POLICY read_with_record ON data_correction FOR SELECT TO patuh_app USING (%s)', seen);
    EXECUTE format('CREATE POLICY correct_what_is_seen ON data_correction FOR INSERT TO patuh_app '
        'WITH CHECK (recorded_by = (SELECT patuh.actor_id()) AND %s)', seen);
END
$$;
GRANT SELECT, INSERT (id, source, record_id, field, value, reason) ON data_correction TO patuh_app;

RESET ROLE;
