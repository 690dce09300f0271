-- API keys, of which only a digest is kept.

CREATE TABLE keys (
  id          TEXT NOT NULL PRIMARY KEY,
  digest      TEXT NOT NULL UNIQUE,
  account     TEXT NOT NULL,
  label       TEXT NOT NULL,
  scopes      TEXT NOT NULL, -- as JSON
  audience    TEXT NOT NULL,
  created     TEXT NOT NULL,
  expires     TEXT NOT NULL,
  revoked     TEXT,          -- null: it was not
  used        TEXT,          -- null: never
  used_from   TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX keys_of_account ON keys (account, created);
CREATE INDEX keys_by_time ON keys (created);
