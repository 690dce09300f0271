/** Tests of adoption: new statements learn the keys of a record. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleReport, named, party, quoted, said, term } from "../../test/arbitrary/example.ts";
import { adoptSubjects } from "./adoption.ts";
import { freshKey, parseSubjectKey, subjectKey, subjectKindOf } from "./subject.ts";

const here = quoted(exampleReport("Somebody says so."), "says so");
const victim = (name: string, number: number) =>
  said("victim.name", named(name), here, { about: subjectKey("victim", number) });
const country = (code: string, number: number) =>
  said("victim.country", term(code), here, { about: subjectKey("victim", number) });
const keys = (...args: Parameters<typeof adoptSubjects>) => adoptSubjects(...args).map(({ about }) => about);

test("a subject of a known name gets the record's key with all that is said of it; any other a fresh one", () => {
  const standing = [victim("City of Northfield", 1), victim("Southfield", 3)];
  const proposed = [country("US", 1), victim("SOUTHFIELD", 1), victim("Westfield", 3), country("CA", 3)];
  assert.deepEqual(keys(proposed, standing), ["victim-3", "victim-3", "victim-2", "victim-2"]);
});

test("a new record keeps the keys that were proposed", () => {
  assert.deepEqual(keys([victim("A", 2), victim("B", 1), said("motive", term("fun"), here)], []), [
    "victim-2",
    "victim-1",
    null,
  ]);
});

test("actors are known by the lanes and by other names, and never taken for victims", () => {
  const claimed = said("responsibility.claimed", party("Grey Heron"), here, { about: subjectKey("actor", 2) });
  const alias = said("actor.alias", named("GH-7"), here, { about: subjectKey("actor", 2) });
  const proposed = [
    said("responsibility.attributed", party("gh 7"), here, { about: subjectKey("actor", 1) }),
    victim("Grey Heron", 2),
  ];
  assert.deepEqual(keys(proposed, [claimed, alias]), ["actor-2", "victim-2"]);
});

test("names of which nothing is left when folded are not the same name", () => {
  assert.deepEqual(keys([victim("!!!", 1)], [victim("???", 1)]), ["victim-2"]);
});

test("no two subjects that were apart get one fresh key", () => {
  const proposed = [victim("A", 1), victim("B", 2), victim("C", 3)];
  assert.equal(new Set(keys(proposed, [victim("Z", 1), victim("Y", 3)])).size, 3);
});

test("a subject key is a kind and a number from 1, and nothing else", () => {
  assert.equal(parseSubjectKey("victim-1"), "victim-1");
  for (const text of ["victim-0", "victim-01", "victim", "Victim-1", "actor-12345", "actor-1 ", "__proto__"]) {
    assert.equal(parseSubjectKey(text), null, text);
  }
  assert.equal(subjectKindOf(subjectKey("actor", 10)), "actor");
  assert.equal(freshKey(subjectKey("actor", 1), new Set([subjectKey("actor", 1), subjectKey("actor", 2)])), "actor-3");
});
