-- Sheets: records of the kinds that a table describes (articles, people, campaigns, congresses …), all in one table.
-- What lists look at stands beside them in narrow tables, derived from the content with every save.

CREATE TABLE sheets (
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
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key BLOB NOT NULL,
    -- The civil minute it begins with, as if it were UTC.
    sort_on BIGINT NOT NULL,
    identity_key TEXT,
    provenance TEXT NOT NULL,
    content TEXT NOT NULL
);
CREATE UNIQUE INDEX sheets_identity_in_keeper ON sheets (kind, organization_id, identity_key) WHERE identity_key IS NOT NULL;
CREATE UNIQUE INDEX sheets_identity_in_public ON sheets (kind, identity_key) WHERE identity_key IS NOT NULL AND visibility = 'public';
CREATE INDEX sheets_sorted ON sheets (kind, sort_on, id);
CREATE INDEX sheets_public_sorted ON sheets (kind, sort_on, id) WHERE visibility = 'public';
CREATE INDEX sheets_named ON sheets (kind, name_key, id);
CREATE INDEX sheets_updated ON sheets (kind, updated_at, id);
CREATE INDEX sheets_public_updated ON sheets (kind, public_updated_at, id) WHERE visibility = 'public';
CREATE INDEX sheets_keeper ON sheets (organization_id, kind, sort_on, id);
CREATE INDEX sheets_due ON sheets (publish_at) WHERE publish_at IS NOT NULL;

-- A value that a filter finds a sheet by.
CREATE TABLE sheet_terms (
    sheet_id BLOB NOT NULL REFERENCES sheets (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (sheet_id, name, value)
);
CREATE INDEX sheet_terms_value ON sheet_terms (name, value, sheet_id);

-- A window that a filter finds a sheet by; an open end is null. Without a year: the days of the year, month × 100 + day.
CREATE TABLE sheet_windows (
    sheet_id BLOB NOT NULL REFERENCES sheets (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    earliest DATE,
    latest DATE,
    first_of_year INTEGER,
    last_of_year INTEGER,
    PRIMARY KEY (sheet_id, name, position)
);
-- With all that a list asks of a window, so that it is answered from the index alone.
CREATE INDEX sheet_windows_days ON sheet_windows (name, earliest, latest, first_of_year, last_of_year, sheet_id);

-- What a sheet refers to: nothing that is referred to is deleted.
CREATE TABLE sheet_references (
    sheet_id BLOB NOT NULL REFERENCES sheets (id) ON DELETE CASCADE,
    target_id BLOB NOT NULL,
    PRIMARY KEY (sheet_id, target_id)
);
CREATE INDEX sheet_references_target ON sheet_references (target_id);
