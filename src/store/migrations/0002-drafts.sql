-- Drafts, and the reports that each rests on.

CREATE TABLE drafts (
  id      TEXT    NOT NULL PRIMARY KEY,
  state   TEXT    NOT NULL,
  edition INTEGER NOT NULL,
  opened  TEXT    NOT NULL,
  body    TEXT    NOT NULL
) STRICT;

CREATE INDEX drafts_newest ON drafts (opened DESC, id);
CREATE INDEX drafts_newest_of_state ON drafts (state, opened DESC, id);

CREATE TABLE draft_reports (
  draft  TEXT NOT NULL REFERENCES drafts (id),
  report TEXT NOT NULL,
  PRIMARY KEY (draft, report)
) STRICT, WITHOUT ROWID;

CREATE INDEX draft_reports_of_report ON draft_reports (report, draft);
