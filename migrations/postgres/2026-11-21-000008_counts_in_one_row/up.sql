-- Counts of awards: one row for each list and property, with all years and values. What a count reads then depends neither
-- on how many awards there are nor on which years and values have occurred.

CREATE TABLE award_counts_in_one_row (
    reader UUID NOT NULL,
    tier INTEGER NOT NULL,
    place UUID NOT NULL,
    property TEXT NOT NULL,
    -- How many there are of each year and value, as a JSON object of objects; year 0 and value "" are unknown.
    counts TEXT NOT NULL,
    PRIMARY KEY (reader, tier, place, property)
);
-- Compressed and in its place, where it is read with the row.
ALTER TABLE award_counts_in_one_row ALTER COLUMN counts SET STORAGE MAIN;
INSERT INTO award_counts_in_one_row (reader, tier, place, property, counts)
SELECT reader, tier, place, property, json_object_agg(year, of_year)::text
FROM (
    SELECT reader, tier, place, property, year, json_object_agg(value, count) AS of_year
    FROM award_counts
    WHERE count > 0
    GROUP BY reader, tier, place, property, year
) AS years
GROUP BY reader, tier, place, property;
DROP TABLE award_counts;
ALTER TABLE award_counts_in_one_row RENAME TO award_counts;
