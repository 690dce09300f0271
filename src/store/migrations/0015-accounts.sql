-- Tokens get a name that is not the secret, and say since when they are there and when they were last shown. Sessions of before end here.

CREATE TABLE named_tokens (
  digest    TEXT NOT NULL PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  kind      TEXT NOT NULL,
  account   TEXT,          -- null: whose it will be is not known yet
  created   TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  expires   TEXT NOT NULL,
  about     TEXT NOT NULL  -- further facts, as JSON
) STRICT, WITHOUT ROWID;

INSERT INTO named_tokens (digest, id, kind, account, created, last_seen, expires, about)
  SELECT digest, lower(hex(randomblob(8))), kind, account, made, made, expires, '{}'
  FROM (SELECT *, strftime('%Y-%m-%dT%H:%M:%fZ', expires, '-72 hours') AS made FROM tokens)
  WHERE kind = 'password-link' AND made IS NOT NULL;

DROP TABLE tokens;
ALTER TABLE named_tokens RENAME TO tokens;
CREATE INDEX tokens_of_account ON tokens (account, kind);
CREATE INDEX tokens_by_expiry ON tokens (expires);

-- An address that somebody has proven to read belongs to one account.

ALTER TABLE accounts ADD COLUMN address_key TEXT; -- without regard to case; null: none is proven
CREATE UNIQUE INDEX accounts_by_address ON accounts (address_key);

-- Mails until they were sent or given up. They may hold secrets.

CREATE TABLE mails (
  id        TEXT    NOT NULL PRIMARY KEY,
  account   TEXT,             -- null: nobody who has an account
  recipient TEXT,             -- null: nothing is sent
  subject   TEXT    NOT NULL,
  body      TEXT    NOT NULL,
  queued    TEXT    NOT NULL,
  attempts  INTEGER NOT NULL,
  due       TEXT    NOT NULL  -- when to try next
) STRICT, WITHOUT ROWID;

CREATE INDEX mails_by_due ON mails (due);
CREATE INDEX mails_of_account ON mails (account);
