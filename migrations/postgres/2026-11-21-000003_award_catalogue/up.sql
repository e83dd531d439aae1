-- The award catalogue and the base salaries that rewards are multiples of: rows with dates and sources, loaded from data
-- files when the service starts. Decimal numbers are text: they are exact, and neither sorted nor added here.

CREATE TABLE award_types (
    code TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT,
    family TEXT NOT NULL,
    award_group TEXT NOT NULL,
    level TEXT NOT NULL,
    class TEXT,
    confirmed BOOLEAN NOT NULL,
    details TEXT NOT NULL
);

CREATE TABLE base_salaries (
    valid_from DATE NOT NULL PRIMARY KEY,
    amount TEXT NOT NULL,
    source TEXT NOT NULL,
    confirmed BOOLEAN NOT NULL
);
