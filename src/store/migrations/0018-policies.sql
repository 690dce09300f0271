-- The policies over time, each as it was written, and which one is in force.

CREATE TABLE policies (
  number INTEGER NOT NULL PRIMARY KEY, -- from 1, without gaps
  body   TEXT    NOT NULL
) STRICT;

CREATE TRIGGER policies_stay BEFORE UPDATE ON policies
BEGIN
  SELECT RAISE(ABORT, 'a policy that was in force stays as it was');
END;

CREATE TRIGGER policies_remain BEFORE DELETE ON policies
BEGIN
  SELECT RAISE(ABORT, 'a policy that was in force stays as it was');
END;

CREATE TABLE policy_standing (
  id   INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), -- there is one
  body TEXT    NOT NULL
) STRICT;
