-- Loaded versions of vocabularies. What a version holds is kept apart from what lists tell of it.

CREATE TABLE vocabularies (
  place  INTEGER PRIMARY KEY, -- the order of loading
  digest TEXT NOT NULL UNIQUE,
  entry  TEXT NOT NULL,
  body   TEXT NOT NULL,
  packed BLOB
) STRICT;
