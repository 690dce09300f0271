-- One tree instead of four for mentions, which are the most numerous rows: in the order in which they are asked for most. Parties know
-- which mention they are named by, and tellings which parties they mention.

ALTER TABLE parties ADD COLUMN since TEXT NOT NULL DEFAULT '';    -- since when the newest record that names it is told so
ALTER TABLE parties ADD COLUMN incident TEXT NOT NULL DEFAULT ''; -- which record that is

UPDATE parties SET (since, incident) = (
  SELECT since, incident FROM mentions
  WHERE mentions.audience = parties.audience AND mentions.kind = parties.kind AND mentions.slug = parties.slug
  ORDER BY since DESC, incident LIMIT 1
);

CREATE TABLE mentions_in_order (
  audience  TEXT NOT NULL,
  kind      TEXT NOT NULL, -- organisation, actor
  slug      TEXT NOT NULL,
  date_key  TEXT NOT NULL, -- empty where no date is shown
  incident  TEXT NOT NULL,
  name      TEXT NOT NULL, -- as this record writes it
  since     TEXT NOT NULL,
  title_key TEXT NOT NULL,
  PRIMARY KEY (audience, kind, slug, date_key, incident),
  FOREIGN KEY (audience, incident) REFERENCES tellings (audience, incident)
) STRICT, WITHOUT ROWID;

INSERT INTO mentions_in_order (audience, kind, slug, date_key, incident, name, since, title_key)
SELECT audience, kind, slug, coalesce(date_key, ''), incident, name, since, title_key FROM mentions
ORDER BY audience, kind, slug, coalesce(date_key, ''), incident;

DROP TABLE mentions;
ALTER TABLE mentions_in_order RENAME TO mentions;

-- What was imported is found by a narrow key; what it says lies in the order in which it came.
CREATE TABLE imported_in_order (
  source   TEXT NOT NULL, -- format and publisher
  key      TEXT NOT NULL,
  incident TEXT NOT NULL,
  report   TEXT NOT NULL,
  draft    TEXT NOT NULL,
  said     TEXT NOT NULL, -- digest of everything that it said
  run      TEXT NOT NULL,
  PRIMARY KEY (source, key)
) STRICT;

INSERT INTO imported_in_order (source, key, incident, report, draft, said, run)
SELECT source, key, body ->> '$.incident', body ->> '$.report', body ->> '$.draft', body ->> '$.said', body ->> '$.run'
FROM imported;

DROP TABLE imported;
ALTER TABLE imported_in_order RENAME TO imported;

-- Which drafts rest on a report is asked by the report; which reports a draft rests on, it says itself.
CREATE TABLE reports_of_drafts (
  report TEXT NOT NULL,
  draft  TEXT NOT NULL REFERENCES drafts (id),
  PRIMARY KEY (report, draft)
) STRICT, WITHOUT ROWID;

INSERT INTO reports_of_drafts (report, draft) SELECT report, draft FROM draft_reports ORDER BY report, draft;

DROP TABLE draft_reports;
ALTER TABLE reports_of_drafts RENAME TO draft_reports;
