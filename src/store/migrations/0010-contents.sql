-- What several audiences are told alike is kept once. A telling has its own head (audience, version, since, first) and names its content;
-- tellings from before this migration keep theirs beside their head, until something else is told.

CREATE TABLE contents (
  id     INTEGER PRIMARY KEY,
  body   TEXT NOT NULL, -- the telling without its head
  packed BLOB
) STRICT;

ALTER TABLE tellings ADD COLUMN content INTEGER; -- null: the body stands here
ALTER TABLE tellings ADD COLUMN first TEXT;      -- when this audience was first told of the record; null: since
ALTER TABLE tellings ADD COLUMN named TEXT;      -- kinds and slugs of the parties it mentions, as JSON; null: as the body has it

UPDATE tellings SET first = nullif(told.at, since)
FROM (SELECT audience, incident, min(number), at FROM changes GROUP BY audience, incident) AS told
WHERE tellings.version > 1 AND told.audience = tellings.audience AND told.incident = tellings.incident;

-- A published draft need not repeat the assertions that its revision has.
ALTER TABLE drafts ADD COLUMN revision INTEGER; -- number of the revision that the body's proposals are places in; null: the body has them
