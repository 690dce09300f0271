-- Searches that people keep with their account.

CREATE TABLE saved_searches (
  account TEXT NOT NULL,
  name    TEXT NOT NULL,
  query   TEXT NOT NULL,
  saved   TEXT NOT NULL,
  PRIMARY KEY (account, name)
) STRICT, WITHOUT ROWID;
