-- Imports: files that were sent in, how far they are, and what came of them. The service's own bookkeeping: no record,
-- never public. What a file becomes is written like everything else, and journalled there.

CREATE TABLE imports (
    id BLOB NOT NULL PRIMARY KEY,
    organization_id BLOB NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    user_id BLOB NOT NULL REFERENCES users (id),
    rows_of TEXT NOT NULL,
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    -- Null once the file is not needed any more.
    file BLOB,
    options TEXT NOT NULL,
    status TEXT NOT NULL,
    total BIGINT NOT NULL,
    done BIGINT NOT NULL,
    counts TEXT NOT NULL,
    report TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX imports_of_user ON imports (user_id, created_at, id);
CREATE INDEX imports_keeper ON imports (organization_id);
CREATE INDEX imports_open ON imports (created_at, id) WHERE ended_at IS NULL;
