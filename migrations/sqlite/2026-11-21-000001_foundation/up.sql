-- Foundation: keys, organizations, documents, relations, search, accounts, journal.

CREATE TABLE service_keys (
    purpose TEXT NOT NULL PRIMARY KEY,
    material BLOB NOT NULL,
    wrapped BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE leases (
    name TEXT NOT NULL PRIMARY KEY,
    holder BLOB NOT NULL,
    expires_at BIGINT NOT NULL
);

-- Organizations: the record, and beside it narrow tables to look up by. `details` holds what is only ever read whole.

CREATE TABLE organizations (
    id BLOB NOT NULL PRIMARY KEY,
    organization_id BLOB NOT NULL,
    version BIGINT NOT NULL,
    visibility TEXT NOT NULL,
    published_at BIGINT,
    publish_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    public_updated_at BIGINT,
    public_digest TEXT,
    code TEXT NOT NULL,
    kind TEXT NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT,
    name_key BLOB NOT NULL,
    valid_from DATE,
    valid_to DATE,
    custodian_id BLOB REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED,
    details TEXT NOT NULL
);
CREATE INDEX organizations_code ON organizations (code);
CREATE UNIQUE INDEX organizations_code_in_public ON organizations (code) WHERE visibility = 'public';
CREATE INDEX organizations_name ON organizations (name_key, id);
CREATE INDEX organizations_updated ON organizations (updated_at, id);
CREATE INDEX organizations_public_updated ON organizations (public_updated_at, id) WHERE visibility = 'public';
CREATE INDEX organizations_custodian ON organizations (custodian_id);
CREATE INDEX organizations_due ON organizations (publish_at) WHERE publish_at IS NOT NULL;

CREATE TABLE offices (
    id BLOB NOT NULL PRIMARY KEY,
    organization_id BLOB NOT NULL REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED,
    code TEXT NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT
);
CREATE INDEX offices_organization ON offices (organization_id);

CREATE TABLE organization_parents (
    child BLOB NOT NULL REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    parent BLOB NOT NULL REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED,
    valid_from DATE,
    valid_to DATE,
    PRIMARY KEY (child, position)
);
CREATE INDEX organization_parents_parent ON organization_parents (parent);

CREATE TABLE organization_successions (
    predecessor BLOB NOT NULL REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED,
    successor BLOB NOT NULL REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (predecessor, successor)
);
CREATE INDEX organization_successions_successor ON organization_successions (successor);

-- Today's custody: derived from the above by the one function that changes it.
CREATE TABLE organization_closure (
    ancestor BLOB NOT NULL REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED,
    descendant BLOB NOT NULL REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED,
    depth INTEGER NOT NULL,
    PRIMARY KEY (descendant, ancestor)
);
CREATE INDEX organization_closure_ancestor ON organization_closure (ancestor, descendant);

-- Documents.

CREATE TABLE document_types (
    code TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT,
    abbreviation TEXT,
    aliases TEXT NOT NULL,
    class TEXT NOT NULL,
    family TEXT NOT NULL,
    example_symbol TEXT,
    valid_from DATE,
    valid_to DATE,
    confirmed BOOLEAN NOT NULL,
    source TEXT,
    source_url TEXT
);

CREATE TABLE documents (
    id BLOB NOT NULL PRIMARY KEY,
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    version BIGINT NOT NULL,
    visibility TEXT NOT NULL,
    published_at BIGINT,
    publish_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    public_updated_at BIGINT,
    public_digest TEXT,
    document_type TEXT NOT NULL REFERENCES document_types (code),
    document_class TEXT NOT NULL,
    symbol_raw TEXT,
    symbol_key TEXT,
    symbol_slug TEXT,
    symbol_year INTEGER,
    year_is_stated BOOLEAN NOT NULL,
    issued TEXT,
    issued_earliest DATE,
    issued_latest DATE,
    -- Without a year: the days of the year, month × 100 + day; the last before the first is in the year after.
    issued_first_of_year INTEGER,
    issued_last_of_year INTEGER,
    sort_on DATE NOT NULL,
    title TEXT NOT NULL,
    title_key BLOB NOT NULL,
    origin TEXT NOT NULL,
    known_by_name_only BOOLEAN NOT NULL,
    identity_key TEXT,
    details TEXT NOT NULL
);
CREATE UNIQUE INDEX documents_identity_in_keeper ON documents (organization_id, identity_key) WHERE identity_key IS NOT NULL;
CREATE UNIQUE INDEX documents_identity_in_public ON documents (identity_key) WHERE identity_key IS NOT NULL AND visibility = 'public';
CREATE INDEX documents_issued ON documents (sort_on, id);
CREATE INDEX documents_public_issued ON documents (sort_on, id) WHERE visibility = 'public';
CREATE INDEX documents_public_class_issued ON documents (document_class, sort_on, id) WHERE visibility = 'public';
CREATE INDEX documents_public_year_issued ON documents (symbol_year, sort_on, id) WHERE visibility = 'public';
CREATE INDEX documents_title ON documents (title_key, id);
CREATE INDEX documents_updated ON documents (updated_at, id);
CREATE INDEX documents_public_updated ON documents (public_updated_at, id) WHERE visibility = 'public';
CREATE INDEX documents_keeper ON documents (organization_id, sort_on, id);
CREATE INDEX documents_symbol ON documents (symbol_key, sort_on, id);
CREATE INDEX documents_slug ON documents (symbol_slug);
CREATE INDEX documents_due ON documents (publish_at) WHERE publish_at IS NOT NULL;

CREATE TABLE document_issuers (
    document_id BLOB NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    office_id BLOB REFERENCES offices (id),
    PRIMARY KEY (document_id, position)
);
CREATE INDEX document_issuers_organization ON document_issuers (organization_id, document_id);
CREATE INDEX document_issuers_office ON document_issuers (office_id);

CREATE TABLE relations (
    id BLOB NOT NULL PRIMARY KEY,
    organization_id BLOB NOT NULL REFERENCES organizations (id),
    version BIGINT NOT NULL,
    visibility TEXT NOT NULL,
    published_at BIGINT,
    publish_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    public_updated_at BIGINT,
    public_digest TEXT,
    from_id BLOB NOT NULL REFERENCES documents (id),
    to_id BLOB NOT NULL REFERENCES documents (id),
    relation TEXT NOT NULL,
    words TEXT,
    source TEXT
);
CREATE UNIQUE INDEX relations_once ON relations (from_id, to_id, relation);
CREATE INDEX relations_to ON relations (to_id);

-- Search: one entry per record of any kind; the words of both forms are indexed apart.

CREATE TABLE search_entries (
    entry_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    record_id BLOB NOT NULL,
    organization_id BLOB NOT NULL,
    title TEXT NOT NULL,
    accented TEXT NOT NULL,
    folded TEXT NOT NULL,
    sort_on DATE NOT NULL,
    visibility TEXT NOT NULL
);
CREATE UNIQUE INDEX search_entries_record ON search_entries (record_id);

-- No content of its own: search_entries has it. The service hands over words joined by spaces, so that the tokenizer splits
-- there and nowhere else: all that is no separator belongs to a word, also what its tables of Unicode do not know.
CREATE VIRTUAL TABLE search_words USING fts5 (
    accented,
    folded,
    content = '',
    contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
);

-- Accounts.

CREATE TABLE users (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    password_hash TEXT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX users_name ON users (name);

CREATE TABLE user_roles (
    user_id BLOB NOT NULL REFERENCES users (id),
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    organization_id BLOB REFERENCES organizations (id),
    PRIMARY KEY (user_id, position)
);
CREATE INDEX user_roles_organization ON user_roles (organization_id);

CREATE TABLE sessions (
    id BLOB NOT NULL PRIMARY KEY,
    user_id BLOB NOT NULL REFERENCES users (id),
    refresh_hash BLOB NOT NULL,
    previous_hash BLOB,
    created_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE UNIQUE INDEX sessions_refresh ON sessions (refresh_hash);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_previous ON sessions (previous_hash);

CREATE TABLE enrolments (
    code_hash BLOB NOT NULL PRIMARY KEY,
    user_id BLOB REFERENCES users (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX enrolments_user ON enrolments (user_id);

CREATE TABLE idempotency_keys (
    principal_id BLOB NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash BLOB NOT NULL,
    status INTEGER,
    headers TEXT,
    body BLOB,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (principal_id, method, path, key)
);
CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);

-- The journal: append-only, gapless, in the order of commit.

CREATE TABLE journal (
    seq BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    change_id BLOB NOT NULL,
    event TEXT NOT NULL,
    subject_type TEXT NOT NULL,
    subject_id BLOB NOT NULL,
    version BIGINT NOT NULL,
    organization_id BLOB,
    actor BLOB,
    recorder BLOB,
    schema_number INTEGER NOT NULL,
    public_action TEXT,
    public TEXT,
    public_salt BLOB,
    public_hash BLOB,
    private TEXT,
    private_salt BLOB,
    private_hash BLOB NOT NULL,
    digest BLOB NOT NULL
);
CREATE INDEX journal_public ON journal (seq) WHERE public_action IS NOT NULL;
CREATE INDEX journal_subject ON journal (subject_id, seq);
CREATE INDEX journal_organization ON journal (organization_id, seq);

CREATE TABLE journal_head (
    id INTEGER NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    digest BLOB NOT NULL
);
INSERT INTO journal_head (id, seq, at, digest)
VALUES (1, 0, 0, x'0000000000000000000000000000000000000000000000000000000000000000');
