-- Runs of the importer, which record of a source became which incident, and what each change was news of.

CREATE TABLE imports (
  id      TEXT NOT NULL PRIMARY KEY,
  started TEXT NOT NULL,
  body    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX imports_newest ON imports (started DESC, id);

CREATE TABLE imported (
  source TEXT NOT NULL, -- format and publisher
  key    TEXT NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;

-- Changes from before this migration are told without news.
ALTER TABLE changes ADD COLUMN news TEXT NOT NULL DEFAULT '';

CREATE TABLE news (
  audience TEXT    NOT NULL,
  kind     TEXT    NOT NULL,
  number   INTEGER NOT NULL,
  PRIMARY KEY (audience, kind, number),
  FOREIGN KEY (audience, number) REFERENCES changes (audience, number)
) STRICT, WITHOUT ROWID;

-- For finding records of the same victim and date.
CREATE INDEX mentions_by_date ON mentions (audience, kind, slug, date_key, incident);

-- Drafts are found by the record that they are of.
ALTER TABLE drafts ADD COLUMN incident TEXT NOT NULL DEFAULT '';
UPDATE drafts SET incident = json_extract(body, '$.incident');
CREATE INDEX drafts_of_incident ON drafts (incident, opened DESC, id);
