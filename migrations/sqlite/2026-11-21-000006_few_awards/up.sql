-- Awards that one property leads to, in the order of time: where they are few, a list looks at these and at no others.

DROP INDEX awards_keeper;
CREATE INDEX awards_keeper ON awards (organization_id, sort_on, id);
CREATE INDEX awards_sector ON awards (sector, sort_on, id) WHERE sector IS NOT NULL;
CREATE INDEX awards_posthumous ON awards (posthumous, sort_on, id) WHERE posthumous IS NOT NULL;
CREATE INDEX awards_small_collective ON awards (small_collective, sort_on, id) WHERE small_collective IS NOT NULL;
