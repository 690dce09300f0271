-- Accounts, and the secrets that let somebody in, kept only as digests.

CREATE TABLE accounts (
  id        TEXT NOT NULL PRIMARY KEY,
  name_key  TEXT NOT NULL UNIQUE, -- the name without regard to case
  order_key TEXT NOT NULL,        -- the name as lists order it
  body      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tokens (
  digest  TEXT NOT NULL PRIMARY KEY,
  kind    TEXT NOT NULL, -- session, password-link
  account TEXT NOT NULL,
  expires TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX tokens_of_account ON tokens (account, kind);
CREATE INDEX tokens_by_expiry ON tokens (expires);
