-- Awards: described by a table like sheets, and so many that they have a table of their own with what lists look at.

CREATE TABLE awards (
    id UUID NOT NULL PRIMARY KEY,
    organization_id UUID NOT NULL REFERENCES organizations (id),
    version BIGINT NOT NULL,
    visibility TEXT NOT NULL,
    published_at TIMESTAMPTZ,
    publish_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    public_updated_at TIMESTAMPTZ,
    public_digest TEXT,
    -- The unit it counts under: the one it names, else its keeper.
    unit_id UUID NOT NULL,
    recipient_id UUID,
    decision_id UUID,
    campaign_id UUID,
    congress_id UUID,
    ceremony_id UUID,
    award_type TEXT,
    kind TEXT,
    recipient_kind TEXT,
    worker_class TEXT,
    small_collective BOOLEAN,
    sector TEXT,
    posthumous BOOLEAN,
    name TEXT NOT NULL,
    -- Its number in the annex, then its name.
    name_key BYTEA NOT NULL,
    -- The first day of its time, as if it were UTC.
    sort_on TIMESTAMPTZ NOT NULL,
    -- The last day of its time; none when it is open.
    granted_latest DATE,
    provenance TEXT NOT NULL,
    content TEXT NOT NULL
);
CREATE INDEX awards_sorted ON awards (sort_on, id);
CREATE INDEX awards_public_sorted ON awards (sort_on, id) WHERE visibility = 'public';
CREATE INDEX awards_type ON awards (award_type, sort_on, id);
CREATE INDEX awards_decision ON awards (decision_id, name_key, id) WHERE decision_id IS NOT NULL;
CREATE INDEX awards_recipient ON awards (recipient_id) WHERE recipient_id IS NOT NULL;
CREATE INDEX awards_campaign ON awards (campaign_id) WHERE campaign_id IS NOT NULL;
CREATE INDEX awards_congress ON awards (congress_id, name_key, id) WHERE congress_id IS NOT NULL;
CREATE INDEX awards_ceremony ON awards (ceremony_id, name_key, id) WHERE ceremony_id IS NOT NULL;
CREATE INDEX awards_unit ON awards (unit_id, id);
CREATE INDEX awards_keeper ON awards (organization_id, id);
CREATE INDEX awards_updated ON awards (updated_at, id);
CREATE INDEX awards_public_updated ON awards (public_updated_at, id) WHERE visibility = 'public';
CREATE INDEX awards_due ON awards (publish_at) WHERE publish_at IS NOT NULL;

-- What an award refers to beside its columns: nothing that is referred to is deleted.
CREATE TABLE award_references (
    award_id UUID NOT NULL REFERENCES awards (id) ON DELETE CASCADE,
    target_id UUID NOT NULL,
    PRIMARY KEY (award_id, target_id)
);
CREATE INDEX award_references_target ON award_references (target_id);

-- The lists an award stands in: one row for each reader and place. A reader is everyone (tier 0), or who sees what is
-- internal (1) or drafts (2) below an organization or in the whole installation; a place is everything, a unit of
-- today's custody, a recipient or a campaign. An id of nothing but zeros is everyone, or everything.
CREATE TABLE award_places (
    reader UUID NOT NULL,
    tier INTEGER NOT NULL,
    place UUID NOT NULL,
    sort_on TIMESTAMPTZ NOT NULL,
    award_id UUID NOT NULL REFERENCES awards (id) ON DELETE CASCADE,
    PRIMARY KEY (reader, tier, place, sort_on, award_id)
);
CREATE INDEX award_places_award ON award_places (award_id);

-- How many awards of each year those lists hold, by one property at a time; year 0 is unknown.
CREATE TABLE award_counts (
    reader UUID NOT NULL,
    tier INTEGER NOT NULL,
    place UUID NOT NULL,
    property TEXT NOT NULL,
    year INTEGER NOT NULL,
    value TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (reader, tier, place, property, year, value)
);
