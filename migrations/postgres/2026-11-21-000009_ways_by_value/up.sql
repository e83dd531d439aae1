-- Lists that ask for a common value go along its index, in the order of the list.

-- What awards are asked for by, in the order of their time.
CREATE INDEX awards_kind ON awards (kind, sort_on, id);
CREATE INDEX awards_recipient_kind ON awards (recipient_kind, sort_on, id);
CREATE INDEX awards_worker_class ON awards (worker_class, sort_on, id) WHERE worker_class IS NOT NULL;

-- The values that sheets are asked for by, in the order of their names.
ALTER TABLE sheet_terms ADD COLUMN name_key BYTEA NOT NULL DEFAULT '';
UPDATE sheet_terms SET name_key = sheets.name_key FROM sheets WHERE sheets.id = sheet_terms.sheet_id;
DROP INDEX sheet_terms_value;
CREATE INDEX sheet_terms_value ON sheet_terms (name, value, name_key, sheet_id);
