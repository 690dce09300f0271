-- Pictures that stand beside records, by the hash of their bytes.

CREATE TABLE pictures (
  digest TEXT PRIMARY KEY,
  bytes  BLOB NOT NULL
) STRICT;

ALTER TABLE incidents ADD COLUMN picture TEXT; -- digest of the picture beside the record; null: none

CREATE INDEX incidents_with_pictures ON incidents (picture) WHERE picture IS NOT NULL;
