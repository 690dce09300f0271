/** Tests of importing: again and again, changed, cut off, and accepted in bulk, with a small format made for it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { curator, openHouse, refusedAs, shippedPolicy, wish, publish } from "../../test/arbitrary/house.ts";
import { subjectKey } from "../domain/subject.ts";
import type { Format, RecordReading, Said } from "../formats/format.ts";
import type { InputFile } from "../reading/splitter.ts";
import type { House } from "./house.ts";
import { type ImportCommand, importFiles, type RecordOutcome } from "./import.ts";
import { onePolicy } from "./policies.ts";
import { verify } from "./verify.ts";
import { withdrawIncident } from "./withdraw.ts";

/** Cards: `{id, victim, began, malware: […], colour}`, of which the codebook has no place for the colour. */
const cards: Format = {
  name: "cards",
  label: "Cards",
  about: "Cards for tests.",
  version: "1",
  reads: { intake: { kind: "json" }, read: readCard },
  writes: null,
};

function readCard(record: unknown): RecordReading {
  const { id, victim, began, malware, colour } = record as Record<string, unknown>;
  if (id === "boom") throw new TypeError("the codec is broken");
  const said: Said[] = [];
  const say = (pointer: string, field: Said["field"], content: Said["content"], about: Said["about"] = null) => {
    const asserter = { role: "third-party", name: "Cards" } as const;
    const dated = { asserted: null, likelihood: null, confidence: null, marking: null };
    said.push({
      field,
      about,
      content,
      polarity: "affirmed",
      stance: "reported",
      asserter,
      ...dated,
      pointers: [pointer],
    });
  };
  if (typeof victim === "string")
    say("/victim", "victim.name", { kind: "name", name: victim }, subjectKey("victim", 1));
  if (typeof began === "string") say("/began", "date.began", { kind: "date", edtf: began, partOfDay: null });
  for (const [index, name] of (Array.isArray(malware) ? malware : []).entries()) {
    say(`/malware/${index}`, "malware", { kind: "name", name: String(name) });
  }
  return {
    key: typeof id === "string" ? id : null,
    title: typeof victim === "string" ? victim : null,
    published: null,
    url: null,
    links: [],
    said,
    findings: colour === undefined ? [] : [{ at: "/colour", code: "import-lost", saw: JSON.stringify(colour) }],
  };
}

function fileOf(content: unknown, name = "cards.json"): InputFile {
  const bytes = Buffer.from(typeof content === "string" ? content : JSON.stringify(content));
  return {
    name,
    size: bytes.length,
    open: async function* () {
      yield await Promise.resolve(bytes);
    },
  };
}

const northfield = { id: "a", victim: "Northfield", began: "2022-11-08", malware: ["Mud"], colour: "red" };
const southfield = { id: "b", victim: "Southfield", began: "2023-01" };

/** Imports, accepting in bulk unless told otherwise; every record's outcome is collected. */
async function take(house: House, content: unknown, how: Partial<ImportCommand> = {}) {
  const outcomes: RecordOutcome[] = [];
  const command: ImportCommand = {
    format: cards,
    files: [fileOf(content)],
    publisher: "Card box",
    marking: "TLP:CLEAR",
    accept: true,
    dryRun: false,
    by: curator,
    id: null,
    ...how,
  };
  const run = await importFiles(house, command, { outcome: (outcome) => outcomes.push(outcome) });
  const { created, revised, unchanged, refused } = run.counts;
  return { run, outcomes, counts: [created, revised, unchanged, refused] };
}

const open = () => openHouse({ policies: onePolicy(shippedPolicy("open")) });

async function shownTo(house: House, outcome: RecordOutcome | undefined) {
  if (outcome?.incident == null) throw new TypeError("the record was not kept");
  const telling = await house.store.findTelling(outcome.incident, "public");
  return telling?.kind === "record" ? telling : null;
}

test("records are accepted in bulk by a review that is on record, and every value points into the kept original", async () => {
  const house = open();
  const { run, outcomes, counts } = await take(house, [northfield, southfield]);
  assert.deepEqual(counts, [2, 0, 0, 0]);
  assert.deepEqual(await house.store.findImport(run.id), run);
  const shown = await shownTo(house, outcomes[0]);
  const malware = shown?.fields.malware;
  assert.deepEqual(malware?.kind === "shown" && malware.assertions[0]?.evidence[0]?.quote, {
    text: "Mud",
    before: "",
    after: "",
    place: "/malware/0",
  });
  assert.equal(shown?.sources[0]?.publisher, "Card box");
  assert.equal(shown.sources[0].title, "Northfield (cards.json /0)");
  const [draft] = await house.store.draftsFor(shown.incident);
  assert.deepEqual([draft?.state, draft?.bulk?.by], ["published", curator]);
  assert.match(draft?.bulk?.rule ?? "", /Card box \(cards\/1\)/);
  assert.deepEqual((await verify(house)).findings, []);
});

test("the same again changes nothing, in whatever order and spacing it comes", async () => {
  const house = open();
  await take(house, [northfield, southfield]);
  const change = await house.store.changeNumber("desk");
  const again = JSON.stringify(
    [{ ...southfield }, Object.fromEntries(Object.entries(northfield).toReversed())],
    null,
    2,
  );
  assert.deepEqual((await take(house, again)).counts, [0, 0, 2, 0]);
  assert.equal(await house.store.changeNumber("desk"), change);
});

test("a changed record becomes a new revision; what the source no longer says is retired", async () => {
  const house = open();
  await take(house, [northfield, southfield]);
  const changed = { ...northfield, began: "2022-11-09", malware: ["Mud", "Dust"] };
  const { outcomes, counts } = await take(house, [changed, southfield]);
  assert.deepEqual(counts, [0, 1, 1, 0]);
  const shown = await shownTo(house, outcomes[0]);
  const dates = shown?.fields["date.began"];
  assert.deepEqual(dates?.kind === "shown" && dates.assertions.map(({ content }) => content), [
    { kind: "date", edtf: "2022-11-09", partOfDay: null },
  ]);
  const revisions = await house.store.listRevisions(outcomes[0]?.incident ?? (shown?.incident as never));
  assert.equal(revisions.length, 2);
  assert.ok(outcomes[0]?.findings.some(({ code }) => code === "no-longer-said"));
  assert.deepEqual((await verify(house)).findings, []);
});

test("what a person added to an imported record stays when the source changes", async () => {
  const house = open();
  const { outcomes } = await take(house, [northfield]);
  const incident = outcomes[0]?.incident ?? null;
  const { openDraft } = await import("./draft.ts");
  const draft = await openDraft(house, { report: null, incident });
  const [first] = await house.store.listRevisions(draft.incident);
  const report = first?.assertions[0]?.evidence[0]?.report;
  assert.ok(report !== undefined);
  await wish(house, draft, { kind: "add", written: { field: "motive", value: "financial", quote: "Mud" }, report });
  await publish(house, draft);
  await take(house, [{ ...northfield, began: "2022-11-10" }]);
  const fields = (await house.store.listRevisions(draft.incident)).at(-1)?.assertions.map(({ field }) => field) ?? [];
  assert.ok(fields.includes("motive"));
});

test("without acceptance the records wait as drafts, and a later run that accepts publishes those that are untouched", async () => {
  const house = open();
  const { outcomes, counts } = await take(house, [northfield], { accept: false });
  assert.deepEqual(counts, [1, 0, 0, 0]);
  assert.equal(await shownTo(house, outcomes[0]), null);
  assert.deepEqual((await take(house, [northfield], { accept: false })).counts, [0, 0, 1, 0]);
  const [draft, ...others] = (await house.store.listDrafts("open", { offset: 0, limit: 9 })).entries;
  assert.ok(draft !== undefined && others.length === 0);
  assert.deepEqual(
    draft.findings.map(({ at, code }) => [at, code]),
    [["/colour", "import-lost"]],
  );
  assert.deepEqual((await take(house, [northfield])).counts, [1, 0, 0, 0]);
  assert.notEqual(await shownTo(house, outcomes[0]), null);
  assert.deepEqual((await take(house, [northfield])).counts, [0, 0, 1, 0]);
});

test("a draft that nobody touched gives way when the source changes; one that somebody reviewed stays", async () => {
  const house = open();
  await take(house, [northfield], { accept: false });
  await take(house, [{ ...northfield, malware: [] }], { accept: false });
  const states = (await house.store.listDrafts(null, { offset: 0, limit: 9 })).entries.map(({ state }) => state);
  assert.deepEqual(states, ["open", "abandoned"]);
});

test("a dry run tells what would happen and keeps nothing", async () => {
  const house = open();
  assert.deepEqual((await take(house, [northfield, southfield], { dryRun: true })).counts, [2, 0, 0, 0]);
  assert.equal((await house.store.listImports({ offset: 0, limit: 9 })).total, 0);
  assert.deepEqual(await house.store.reportIds(), []);
  assert.deepEqual(await house.store.listSources(), []);
  await take(house, [northfield]);
  const again = await take(house, [{ ...northfield, began: "2021" }, southfield], { dryRun: true });
  assert.deepEqual(again.counts, [1, 1, 0, 0]);
});

test("what is damaged, what says nothing and what breaks the codec is refused with its place; the rest goes in", async () => {
  const house = open();
  const text = `[${JSON.stringify(northfield)},{"id" 1},{"id":"c"},{"id":"boom"},{"id":"d","victim":"","began":"2013-02-30"}]`;
  const { outcomes, counts, run } = await take(house, text);
  assert.deepEqual(counts, [1, 0, 0, 4]);
  assert.deepEqual(
    outcomes.map(({ place, findings }) => [place, findings.map(({ at, code }) => `${at} ${code}`)]),
    [
      ["cards.json /0", ["/colour import-lost"]],
      ["cards.json /1", ["/1 json-malformed"]],
      ["cards.json /2", [" value-missing"]],
      ["cards.json /3", [" record-shape"]],
      ["cards.json /4", ["/victim evidence-unresolved", "/began.content date-invalid"]],
    ],
  );
  assert.deepEqual(
    run.tallies.map(({ code, count }) => [code, count]),
    [
      ["date-invalid", 1],
      ["evidence-unresolved", 1],
      ["import-lost", 1],
      ["json-malformed", 1],
      ["record-shape", 1],
      ["value-missing", 1],
    ],
  );
});

test("two records of one name are two records, the same two in every run", async () => {
  const house = open();
  const twin = { ...northfield, victim: "Westfield" };
  const { outcomes, counts } = await take(house, [northfield, twin]);
  assert.deepEqual(counts, [2, 0, 0, 0]);
  assert.ok(outcomes[1]?.findings.some(({ code }) => code === "key-repeated"));
  assert.deepEqual((await take(house, [northfield, twin])).counts, [0, 0, 2, 0]);
});

test("records of the very same bytes are so many records on one report", async () => {
  const house = open();
  const { counts } = await take(house, [{ victim: "Northfield" }, { victim: "Northfield" }, { victim: "Northfield" }]);
  assert.deepEqual(counts, [3, 0, 0, 0]);
  assert.equal((await house.store.reportIds()).length, 1);
  assert.deepEqual((await verify(house)).findings, []);
  assert.deepEqual((await take(house, [{ victim: "Northfield" }, { victim: "Northfield" }])).counts, [0, 0, 2, 0]);
});

test("a record without a name is known by what it says", async () => {
  const house = open();
  assert.deepEqual((await take(house, [{ victim: "Northfield" }])).counts, [1, 0, 0, 0]);
  assert.deepEqual((await take(house, [{ victim: "Northfield" }])).counts, [0, 0, 1, 0]);
});

test("records of the same victim and date are told as possible duplicates and never merged", async () => {
  const house = open();
  const first = await take(house, [northfield]);
  const second = await take(house, [{ ...northfield, id: "other" }], { publisher: "Another box" });
  assert.deepEqual(second.counts, [1, 0, 0, 0]);
  const told = second.outcomes[0]?.findings.find(({ code }) => code === "maybe-duplicate");
  assert.equal(told?.saw, `${first.outcomes[0]?.incident ?? ""} (northfield)`);
});

test("a record that was withdrawn is not put back by an import: what its source says now waits as a draft", async () => {
  const house = open();
  const { outcomes } = await take(house, [northfield]);
  const incident = outcomes[0]?.incident;
  assert.ok(incident != null);
  await withdrawIncident(house, { incident, reason: "Not ours.", by: curator });
  const again = await take(house, [{ ...northfield, began: "2020" }]);
  assert.ok(again.outcomes[0]?.findings.some(({ code }) => code === "record-withdrawn"));
  assert.equal((await house.store.findTelling(incident, "public"))?.kind, "tombstone");
});

test("an import that is cut off goes on where it stopped", async () => {
  const house = open();
  const many = Array.from({ length: 1203 }, (_, index) => ({ id: `r${index}`, victim: `Town ${index}` }));
  const cut = fileOf(many);
  const broken: InputFile = {
    ...cut,
    size: null,
    open: async function* () {
      for await (const bytes of cut.open()) yield bytes.subarray(0, Math.floor(bytes.length / 2));
      throw new Error("the cable was pulled");
    },
  };
  await assert.rejects(take(house, "", { files: [broken] }), /cable/);
  const before = (await house.store.incidentIds()).length;
  assert.equal(before, 500);
  const { counts } = await take(house, many);
  assert.deepEqual(counts, [703, 0, 500, 0]);
  const runs = (await house.store.listImports({ offset: 0, limit: 9 })).entries;
  assert.deepEqual(
    runs.map(({ finished }) => finished === null),
    [false, true],
  );
});

test("a format that is only written cannot be imported", async () => {
  await assert.rejects(take(open(), [], { format: { ...cards, reads: null } }), refusedAs("format-not-read"));
});

test("a file that cannot be read is refused by name, and the others go in", async () => {
  const house = open();
  const binary: InputFile = {
    ...fileOf(""),
    name: "picture.json",
    open: async function* () {
      yield await Promise.resolve(new Uint8Array(2000));
    },
  };
  const { outcomes, counts } = await take(house, "", { files: [binary, fileOf([northfield])] });
  assert.deepEqual(counts, [1, 0, 0, 1]);
  assert.deepEqual([outcomes[0]?.place, outcomes[0]?.findings[0]?.code], ["picture.json", "file-refused"]);
});
