-- What keeps the service honest: repeated requests, the outbox, the audit trail.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

-- A repeat of a request gives the first answer; kept for 30 days.
CREATE TABLE idempotency_key (
    person_id  uuid NOT NULL CONSTRAINT idempotency_key_person_exists REFERENCES person,
    key        text NOT NULL CONSTRAINT idempotency_key_length CHECK (length(key) BETWEEN 1 AND 200),
    digest     bytea NOT NULL CONSTRAINT idempotency_key_digest_length CHECK (length(digest) = 32),
    status     integer,
    etag       text,
    body       text,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT idempotency_key_unique PRIMARY KEY (person_id, key)
);
CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);

-- What others are to be told, written with the act that causes it and delivered later.
CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic      text NOT NULL,
    case_id    uuid NOT NULL,
    seq        integer NOT NULL,
    payload    jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT outbox_event_exists FOREIGN KEY (case_id, seq) REFERENCES case_event
);

-- Who did what, in the transaction that did it.
CREATE TABLE audit_entry (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    actor_id    uuid CONSTRAINT audit_entry_actor_exists REFERENCES person,
    operation   text NOT NULL,
    subject_id  uuid,
    details     jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_entry_by_subject ON audit_entry (subject_id, id);
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER outbox_append_only BEFORE UPDATE ON outbox FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Which state of the reference data was written last, so that a start need not write it again.
CREATE TABLE reference_digest (
    singleton boolean PRIMARY KEY DEFAULT true CONSTRAINT reference_digest_single CHECK (singleton),
    digest    text NOT NULL
);

RESET ROLE;
