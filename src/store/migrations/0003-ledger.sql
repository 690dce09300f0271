-- Incidents, and their revisions, which are only ever added.

CREATE TABLE incidents (
  id   TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE revisions (
  incident    TEXT    NOT NULL,
  number      INTEGER NOT NULL,
  digest      TEXT    NOT NULL,
  predecessor TEXT,             -- digest of the revision before; null for the first
  body        TEXT    NOT NULL,
  PRIMARY KEY (incident, number)
) STRICT;

CREATE TRIGGER revisions_stay BEFORE UPDATE ON revisions
BEGIN
  SELECT RAISE(ABORT, 'a revision is never changed');
END;

CREATE TRIGGER revisions_remain BEFORE DELETE ON revisions
BEGIN
  SELECT RAISE(ABORT, 'a revision is never deleted');
END;
