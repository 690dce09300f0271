-- Who did what. Nothing here is changed or removed but details, when their time is over.

CREATE TABLE audit (
  number INTEGER NOT NULL PRIMARY KEY, -- from 1, without gaps
  at     TEXT    NOT NULL,
  action TEXT    NOT NULL,
  person TEXT,                         -- null: nobody who is known
  object TEXT,
  frame  TEXT    NOT NULL,             -- all that the chain holds, as JSON
  detail TEXT,                         -- null: erased
  salt   TEXT
) STRICT;

CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX audit_by_action ON audit (action, number);
CREATE INDEX audit_by_person ON audit (person, number);
CREATE INDEX audit_by_object ON audit (object, number);

CREATE TRIGGER audit_stays BEFORE UPDATE OF number, at, action, person, object, frame ON audit
BEGIN
  SELECT RAISE(ABORT, 'what was noted stays noted');
END;

CREATE TRIGGER audit_detail_stays BEFORE UPDATE OF detail, salt ON audit WHEN new.detail IS NOT NULL OR new.salt IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'what was noted stays noted');
END;

CREATE TRIGGER audit_remains BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'what was noted stays noted');
END;
