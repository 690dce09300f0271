-- What narrows who may know of reports and sources, which records rest on them, and when records have to be told anew.

CREATE TABLE restrictions (
  kind TEXT NOT NULL, -- report, source
  id   TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- Which records rest on a report, in any of their revisions.
CREATE TABLE citations (
  report   TEXT NOT NULL,
  incident TEXT NOT NULL,
  PRIMARY KEY (report, incident)
) STRICT, WITHOUT ROWID;

INSERT INTO citations (report, incident)
SELECT DISTINCT draft_reports.report, drafts.incident
FROM draft_reports JOIN drafts ON drafts.id = draft_reports.draft
WHERE drafts.state = 'published';

CREATE INDEX reports_of_source ON reports (meta ->> '$.source', received DESC, id);

-- Records with embargoes, over or to come, and those that have to be told anew.
CREATE TABLE outlooks (
  incident TEXT NOT NULL PRIMARY KEY,
  as_of    TEXT, -- the instant as of which it is told; null: not told since it has an embargo
  due      TEXT  -- when it has to be told anew; null: nothing is to come
) STRICT, WITHOUT ROWID;

CREATE INDEX outlooks_due ON outlooks (due, incident) WHERE due IS NOT NULL;

-- Records that were told anew without a revision: what is told of their past may be another, even where what is told today is not.
CREATE TABLE retellings (
  number   INTEGER NOT NULL PRIMARY KEY, -- from 1, without gaps
  incident TEXT    NOT NULL
) STRICT;
