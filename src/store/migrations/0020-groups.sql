-- Sharing groups. None is ever removed: a name that was used is not given to others.

CREATE TABLE sharing_groups (
  name TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;
