-- Long bodies are kept deflated: `packed` then holds the bytes, and the text beside it is empty. What was kept before stays as it is.

ALTER TABLE reports ADD COLUMN packed BLOB;
ALTER TABLE drafts ADD COLUMN packed BLOB;
ALTER TABLE revisions ADD COLUMN packed BLOB;
ALTER TABLE tellings ADD COLUMN packed BLOB;
