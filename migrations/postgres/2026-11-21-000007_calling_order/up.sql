-- The order in which awards are called at a ceremony; the largest number where none is said.

ALTER TABLE awards ADD COLUMN calling INTEGER NOT NULL DEFAULT 2147483647;
UPDATE awards SET calling = (content::json #>> '{calling,order}')::integer
    WHERE content::json #>> '{calling,order}' IS NOT NULL;
CREATE INDEX awards_calling ON awards (ceremony_id, calling, id) WHERE ceremony_id IS NOT NULL;
