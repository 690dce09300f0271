-- Reports, the bytes that they were made of, and their sources.
-- Bodies are JSON. Columns beside a body are copies of its members, kept for finding and sorting.

CREATE TABLE sources (
  id       TEXT NOT NULL PRIMARY KEY,
  name_key TEXT NOT NULL, -- the name as lists order it
  body     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reports (
  id       TEXT NOT NULL PRIMARY KEY, -- SHA-256 of the bytes
  received TEXT NOT NULL,
  meta     TEXT NOT NULL,             -- the report without its text
  text     TEXT NOT NULL              -- a JSON string, so that every UTF-16 unit survives
) STRICT;

CREATE INDEX reports_newest ON reports (received DESC, id);

CREATE TABLE originals (
  report TEXT NOT NULL PRIMARY KEY REFERENCES reports (id),
  bytes  BLOB NOT NULL
) STRICT;

CREATE TRIGGER reports_stay BEFORE UPDATE ON reports
BEGIN
  SELECT RAISE(ABORT, 'a report is never edited');
END;

CREATE TRIGGER reports_remain BEFORE DELETE ON reports
BEGIN
  SELECT RAISE(ABORT, 'a report is never deleted');
END;

CREATE TRIGGER originals_stay BEFORE UPDATE ON originals
BEGIN
  SELECT RAISE(ABORT, 'a report is never edited');
END;

CREATE TRIGGER originals_remain BEFORE DELETE ON originals
BEGIN
  SELECT RAISE(ABORT, 'a report is never deleted');
END;
