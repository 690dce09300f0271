-- What audiences are told: one telling for each incident and audience, the parties that records name, and every change.

CREATE TABLE tellings (
  audience  TEXT    NOT NULL,
  incident  TEXT    NOT NULL,
  version   INTEGER NOT NULL,
  since     TEXT    NOT NULL,
  record    INTEGER NOT NULL, -- 1: a record; 0: a tombstone, which no list shows
  date_key  TEXT,             -- first and last possible day; null where no date is shown
  title_key TEXT,             -- names as lists order them; null for tombstones
  body      TEXT    NOT NULL,
  PRIMARY KEY (audience, incident)
) STRICT;

CREATE INDEX tellings_by_date ON tellings (audience, date_key DESC, incident) WHERE record = 1;
CREATE INDEX tellings_by_title ON tellings (audience, title_key, incident) WHERE record = 1;
CREATE INDEX tellings_by_change ON tellings (audience, since DESC, incident) WHERE record = 1;

-- A party in a record, with that record's keys, so that the list of a party's records is read from here alone.
CREATE TABLE mentions (
  audience  TEXT NOT NULL,
  kind      TEXT NOT NULL, -- organisation, actor
  slug      TEXT NOT NULL,
  incident  TEXT NOT NULL,
  name      TEXT NOT NULL, -- as this record writes it
  since     TEXT NOT NULL,
  date_key  TEXT,
  title_key TEXT NOT NULL,
  PRIMARY KEY (audience, kind, slug, incident),
  FOREIGN KEY (audience, incident) REFERENCES tellings (audience, incident)
) STRICT, WITHOUT ROWID;

CREATE INDEX mentions_of_telling ON mentions (audience, incident);
CREATE INDEX mentions_newest ON mentions (audience, kind, slug, since DESC, incident);

-- What the mentions add up to: a party is here as long as a record names it.
CREATE TABLE parties (
  audience TEXT    NOT NULL,
  kind     TEXT    NOT NULL,
  slug     TEXT    NOT NULL,
  name     TEXT    NOT NULL, -- as the newest record writes it
  name_key TEXT    NOT NULL,
  records  INTEGER NOT NULL,
  PRIMARY KEY (audience, kind, slug)
) STRICT, WITHOUT ROWID;

CREATE INDEX parties_by_name ON parties (audience, kind, name_key, slug);

-- Lengths of the lists above, because counting them takes longer than reading a page.
CREATE TABLE totals (
  audience TEXT    NOT NULL,
  list     TEXT    NOT NULL, -- record, organisation, actor
  total    INTEGER NOT NULL,
  PRIMARY KEY (audience, list)
) STRICT, WITHOUT ROWID;

CREATE TABLE changes (
  audience TEXT    NOT NULL,
  number   INTEGER NOT NULL, -- from 1 for each audience, without gaps
  incident TEXT    NOT NULL,
  version  INTEGER NOT NULL,
  at       TEXT    NOT NULL,
  PRIMARY KEY (audience, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER changes_stay BEFORE UPDATE ON changes
BEGIN
  SELECT RAISE(ABORT, 'a change that was told stays told');
END;

CREATE TRIGGER changes_remain BEFORE DELETE ON changes
BEGIN
  SELECT RAISE(ABORT, 'a change that was told stays told');
END;
