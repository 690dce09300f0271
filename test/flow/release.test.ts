/** Releases, from what is told to the files and pages: the same bytes from the same state, never rewritten, and nothing in them that their audience is not told. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { houseAccount } from "../../src/domain/account.ts";
import { parseIncidentId } from "../../src/domain/incident.ts";
import { applyRelease, type RecordChange, type ToldRecord } from "../../src/domain/release-changes.ts";
import { parseReleaseName } from "../../src/domain/release-name.ts";
import { openReleaseFolder } from "../../src/store/files/release-folder.ts";
import type { ReleaseShelf } from "../../src/store/releases.ts";
import type { House } from "../../src/workflow/house.ts";
import { buildRelease, type ReleaseCommand } from "../../src/workflow/release.ts";
import { releasesFor } from "../../src/workflow/release-manifest.ts";
import { verifyRelease } from "../../src/workflow/release-verify.ts";
import { reinstateIncident, withdrawIncident } from "../../src/workflow/withdraw.ts";
import { refusedAs, refusedAt } from "../arbitrary/house.ts";
import { floodedRecord, membersOnly } from "./flooded-record.ts";
import { type Briefing, openPublicHouse, publishBriefing, wordsOf } from "./public-house.ts";

const speaker = { name: "Casebook", url: "https://casebook.example" };
const command = (name: string, more: Partial<ReleaseCommand> = {}): ReleaseCommand => ({
  name,
  audience: "public",
  note: null,
  speaker,
  ...more,
});

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "casebook-release-"));
});
after(() => rm(folder, { recursive: true }));

/** A record of one victim. */
function record(id: string, name: string, more: Partial<Briefing> = {}): Briefing {
  const victim = { field: "victim.name", about: "victim-1", value: name, quote: name } as const;
  return { id, text: `${name} was hit in November 2022.`, assertions: [victim], ...more };
}

const dated = [{ field: "date.began", value: "2022-11", quote: "November 2022" }] as const;

async function houseOfThree() {
  const opened = await openPublicHouse();
  await publishBriefing(opened.house, record("CB-AAAAAA", "Aberville"));
  await publishBriefing(opened.house, record("CB-BBBBBB", "Brookton"));
  await publishBriefing(opened.house, record("CB-MMMMMM", "Mereside", { marking: "TLP:GREEN" }));
  return opened;
}

async function withdraw(house: House, id: string, reason = "It was a test of the alarm."): Promise<void> {
  const incident = parseIncidentId(id);
  assert.ok(incident !== null);
  await withdrawIncident(house, { incident, reason, by: houseAccount });
}

async function textOf(shelf: ReleaseShelf, release: string, file: string): Promise<string> {
  const pieces = await shelf.readFile(release, file);
  assert.ok(pieces !== null, file);
  return Buffer.concat(await Array.fromAsync(pieces)).toString("utf8");
}

async function allBytes(shelf: ReleaseShelf, release: string): Promise<Readonly<Record<string, string>>> {
  const names = ((await shelf.listFiles(release)) ?? []).map(({ name }) => name);
  const entries = await Promise.all(
    names.map(async (name) => {
      const pieces = await shelf.readFile(release, name);
      assert.ok(pieces !== null);
      return [name, Buffer.concat(await Array.fromAsync(pieces)).toString("base64")] as const;
    }),
  );
  return Object.fromEntries(entries);
}

function linesOf(text: string): readonly ToldRecord[] {
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as ToldRecord);
}

const expectedFiles = [
  "CHANGES.md",
  "CITATION.bib",
  "CITATION.cff",
  "CITATION.csl.json",
  "CITATION.ris",
  "CITATION.txt",
  "README.md",
  "SHA256SUMS",
  "assertions.csv",
  "assertions.parquet",
  "changes.json",
  "codebook.csv",
  "codebook.json",
  "coverage.md",
  "croissant.json",
  "records.csv",
  "records.ndjson",
  "records.veris.json",
  "release.json",
];

test("the same state gives the same bytes, whatever shelf it is built on, the second release too", async () => {
  const built: Readonly<Record<string, string>>[] = [];
  for (const place of ["memory", "one", "other"]) {
    const { house } = await houseOfThree();
    const shelf = place === "memory" ? house.releases : openReleaseFolder(join(folder, place));
    const parts = { ...house, releases: shelf };
    await buildRelease(parts, command("2026.1"));
    await publishBriefing(
      house,
      record("CB-CCCCCC", "Calder", { assertions: [...record("", "Calder").assertions, ...dated] }),
    );
    await buildRelease(parts, command("2026.2", { note: "Spring" }));
    built.push({ ...(await allBytes(shelf, "2026.1")), ...prefixed(await allBytes(shelf, "2026.2")) });
  }
  const [first, ...others] = built;
  assert.ok(first !== undefined);
  const names = Object.keys(first).filter((name) => !name.startsWith("second/") && name !== "records.stix.json");
  assert.deepEqual(names.toSorted(), expectedFiles);
  for (const other of others) assert.deepEqual(other, first);
});

function prefixed(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [`second/${name}`, content]));
}

test("the changes of a release, applied to the records of the one before, give its records to the letter", async () => {
  const { house } = await houseOfThree();
  const { releases } = house;
  await buildRelease(house, command("2026.1"));
  await publishBriefing(house, record("CB-AAAAAA", "Aberville", { assertions: dated }));
  await publishBriefing(house, record("CB-CCCCCC", "Calder"));
  await withdraw(house, "CB-BBBBBB");
  const second = await buildRelease(house, command("2026.2"));
  const { from, changes, counts } = JSON.parse(await textOf(releases, "2026.2", "changes.json")) as {
    from: string;
    changes: RecordChange[];
    counts: unknown;
  };
  const records = linesOf(await textOf(releases, "2026.1", "records.ndjson"));
  const made = await Array.fromAsync(applyRelease(records, changes));
  const wanted = await textOf(releases, "2026.2", "records.ndjson");
  assert.equal(made.map((one) => `${JSON.stringify(one)}\n`).join(""), wanted);
  assert.equal(from, "2026.1");
  assert.deepEqual(
    changes.map(({ kind, incident }) => `${incident} ${kind}`),
    ["CB-AAAAAA changed", "CB-BBBBBB withdrawn", "CB-CCCCCC added"],
  );
  assert.deepEqual(counts, second.changes);
  assert.deepEqual([second.records, second.withdrawn, second.number, second.previous], [2, 1, 2, "2026.1"]);
  const text = await textOf(releases, "2026.2", "CHANGES.md");
  assert.match(text, /Since release 2026\.1: 1 record added, 1 changed, 1 withdrawn\./);
  assert.match(text, /- CB-BBBBBB: It was a test of the alarm\./);
  assert.match(text, /- CB-AAAAAA Cyber Incident Victim: Aberville \(version 2\): .*: 1 added/);
});

test("a release of the same state says that nothing changed", async () => {
  const { house } = await houseOfThree();
  await buildRelease(house, command("2026.1"));
  const again = await buildRelease(house, command("2026.1-again"));
  assert.deepEqual([again.changes?.added, again.changes?.changed, again.changes?.withdrawn], [0, 0, 0]);
  assert.match(await textOf(house.releases, "2026.1-again", "CHANGES.md"), /Since release 2026\.1: nothing changed\./);
  const [newest] = await releasesFor(house.releases, "public");
  assert.equal(newest?.name, "2026.1-again");
});

test("what only members may read is in no file of a public release", async () => {
  const { house } = await openPublicHouse();
  await publishBriefing(house, floodedRecord);
  await publishBriefing(house, record("CB-MMMMMM", "Mereside", { marking: "TLP:GREEN" }));
  await buildRelease(house, command("2026.1"));
  const names = ((await house.releases.listFiles("2026.1")) ?? []).map(({ name }) => name);
  // The codebook explains every term that there is, said of anybody or not.
  for (const name of names.filter((file) => !file.startsWith("codebook."))) {
    const text = await textOf(house.releases, "2026.1", name);
    const found = [...membersOnly, "CB-MMMMMM", "Mereside"].filter((words) => text.includes(words));
    assert.deepEqual(found, [], name);
  }
});

test("the coverage note counts what is told and says what is withheld", async () => {
  const { house } = await houseOfThree();
  await publishBriefing(
    house,
    record("CB-CCCCCC", "Calder", { assertions: [...record("", "Calder").assertions, ...dated] }),
  );
  await withdraw(house, "CB-BBBBBB");
  await buildRelease(house, command("2026.1"));
  const text = await textOf(house.releases, "2026.1", "coverage.md");
  assert.match(
    text,
    /^# What release 2026\.1 of Casebook covers\n\n2 records as told to the public on 2026-01-05\. Of 1 further record/,
  );
  assert.match(text, /\| 2022 \| 1 \|\n\| no date told \| 1 \|/);
  assert.match(text, /\| withheld \| 2 \|/);
  assert.match(text, /\| `victim\.country` \| 0\.0 % \| 0\.0 % \| 100\.0 % \|/);
  assert.match(text, /Withheld in every record: .*`victim\.sector`/);
  assert.match(text, /last months always look empty/);
  assert.match(text, /This is no census/);
});

test("names that are none, names that are taken, and audiences that are told nothing are refused", async () => {
  const { house } = await houseOfThree();
  for (const name of ["", "-x", "A", "../x", "a/b", "x".repeat(42)]) {
    await assert.rejects(buildRelease(house, command(name)), refusedAt("name value-not-admitted"), name);
  }
  await buildRelease(house, command("2026.1"));
  await assert.rejects(buildRelease(house, command("2026.1")), refusedAs("release-exists"));
  await assert.rejects(buildRelease(house, command("2026.1", { audience: "desk" })), refusedAs("release-exists"));
  const empty = await openPublicHouse();
  await assert.rejects(buildRelease(empty.house, command("2026.1")), refusedAs("nothing-told"));
});

test("a format that the house does not have is left out and named", async () => {
  const { house } = await houseOfThree();
  const formats = house.formats.filter(({ name }) => !["veris", "parquet"].includes(name));
  const { leftOut } = await buildRelease({ ...house, formats }, command("2026.1"));
  assert.deepEqual(
    leftOut.filter((name) => name !== "stix"),
    ["parquet", "veris"],
  );
  const names = ((await house.releases.listFiles("2026.1")) ?? []).map(({ name }) => name);
  assert.ok(!names.includes("records.veris.json"));
  assert.match(await textOf(house.releases, "2026.1", "README.md"), /Left out, .*parquet.*veris/);
});

test("a build that breaks off leaves nothing that counts as a release", async () => {
  const { house } = await houseOfThree();
  const shelf = openReleaseFolder(join(folder, "broken"));
  const formats = house.formats.map((format) =>
    format.name === "veris" && format.writes !== null
      ? { ...format, writes: { ...format.writes, pack: breaksOff } }
      : format,
  );
  await assert.rejects(buildRelease({ ...house, formats, releases: shelf }, command("2026.1")), /broken off/);
  assert.deepEqual(await shelf.listReleases(), []);
  await buildRelease({ ...house, releases: shelf }, command("2026.1"));
  assert.deepEqual(await shelf.listReleases(), ["2026.1"]);
});

async function* breaksOff(): AsyncGenerator<string> {
  yield await Promise.resolve("{");
  throw new Error("broken off");
}

test("records are of one moment: what is published meanwhile is waited for, but not for ever", async () => {
  const { house } = await houseOfThree();
  let published = 0;
  const busyFor = (times: number): House["store"] => ({
    ...house.store,
    tellingsAfter: async (audience, from, limit) => {
      const page = await house.store.tellingsAfter(audience, from, limit);
      if (limit > 1 && published++ < times)
        await publishBriefing(house, record(`CB-00000${published}`, `Town${published}`));
      return page;
    },
  });
  const { records, state } = await buildRelease({ ...house, store: busyFor(1) }, command("2026.1"));
  assert.deepEqual([records, state.change], [3, 3]);
  published = 1;
  await assert.rejects(buildRelease({ ...house, store: busyFor(9) }, command("2026.2")), refusedAs("store-busy"));
});

test("a file that was altered, is missing or was added is found, and nothing is built upon altered records", async () => {
  const { house } = await houseOfThree();
  const name = parseReleaseName("2026.1");
  assert.ok(name !== null);
  await buildRelease(house, command(name));
  assert.deepEqual((await verifyRelease(house.releases, name)).findings, []);
  const broken: ReleaseShelf = {
    ...house.releases,
    listFiles: async (release) => [
      ...((await house.releases.listFiles(release)) ?? []),
      { name: "more.txt", bytes: 1 },
    ],
    readFile: async (release, file) => {
      if (file === "records.csv") return null;
      const content = await house.releases.readFile(release, file);
      return file === "records.ndjson" ? withMore(content) : content;
    },
  };
  const { findings } = await verifyRelease(broken, name);
  assert.deepEqual(findings.map(({ at, code }) => `${at} ${code}`).toSorted(), [
    "more.txt release-file-unknown",
    "records.csv release-file-missing",
    "records.ndjson release-file-altered",
  ]);
  await assert.rejects(buildRelease({ ...house, releases: broken }, command("2026.2")), refusedAs("release-altered"));
});

async function* withMore(content: AsyncIterable<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (content !== null) yield* content;
  yield Buffer.from("\n");
}

test("the pages list releases and their files, and a file is the same for ever", async () => {
  const { house, get } = await houseOfThree();
  assert.match(wordsOf((await get("/releases")).body), /There is no release yet/);
  const { files } = await buildRelease(house, command("2026.1", { note: "For <everybody>" }));
  assert.match(wordsOf((await get("/releases")).body), /2026\.1 5 January 2026 2 the first release/);
  const page = (await get("/releases/2026.1")).body;
  assert.match(page, /For &lt;everybody&gt;/);
  assert.match(page, /<script type="application\/ld\+json">/);
  assert.match(
    wordsOf(page),
    /Cite as Casebook curators, "Casebook, release 2026\.1"\. Data set of 2 records as told to the public/,
  );
  for (const { name, mediaType, bytes, sha256 } of files) {
    assert.ok(page.includes(sha256), name);
    const { statusCode, headers, rawPayload } = await get(`/releases/2026.1/${name}`);
    assert.deepEqual(
      [statusCode, headers["content-type"], headers["content-disposition"], headers["cache-control"]],
      [200, mediaType, `attachment; filename="2026.1-${name}"`, "public, max-age=3600"],
    );
    assert.equal(rawPayload.length, bytes);
  }
  const { headers } = await get("/releases/2026.1/SHA256SUMS");
  assert.equal(headers["content-type"], "text/plain; charset=utf-8");
  const manifest = await get("/releases/2026.1/release.json");
  const { etag = "" } = manifest.headers;
  const known = await get("/releases/2026.1/release.json", null, { "if-none-match": etag });
  assert.deepEqual([known.statusCode, known.body], [304, ""]);
  const squeezed = await get("/releases/2026.1/codebook.csv", null, { "accept-encoding": "gzip" });
  assert.deepEqual([squeezed.headers["content-encoding"], squeezed.headers["content-length"]], ["gzip", undefined]);
});

test("releases for other audiences are answered like those that are not there", async () => {
  const { house, get } = await houseOfThree();
  await buildRelease(house, command("2026.1"));
  const { records } = await buildRelease(house, command("2026.1-members", { audience: "member" }));
  assert.equal(records, 3);
  const answers = async (name: string) => {
    const both = await Promise.all([get(`/releases/${name}`), get(`/releases/${name}/records.ndjson`)]);
    return both.map(({ statusCode, body }) => [statusCode, wordsOf(body).replaceAll(name, "…")]);
  };
  assert.deepEqual(await answers("2026.1-members"), await answers("2026.1-nothing"));
  assert.equal((await get("/releases/2026.1-members")).statusCode, 404);
  assert.ok(!(await get("/releases")).body.includes("2026.1-members"));
  const asMember = await get("/releases/2026.1-members/records.ndjson", "member");
  assert.deepEqual([asMember.statusCode, asMember.headers["cache-control"]], [200, "private, no-store"]);
  assert.match(asMember.body, /Mereside/);
  assert.match(wordsOf((await get("/releases", "partner")).body), /2026\.1-members for members/);
  for (const name of ["..%2f..%2fcasebook.sqlite", "%2e%2e%2frelease.json", "more.txt", "SHA256SUMS%00"]) {
    assert.equal((await get(`/releases/2026.1/${name}`)).statusCode, 404, name);
  }
});

test("records withdrawn since a release are named on its page, and the files stay as they are", async () => {
  const { house, get } = await houseOfThree();
  await buildRelease(house, command("2026.1"));
  const before = await allBytes(house.releases, "2026.1");
  assert.ok(!(await get("/releases/2026.1")).body.includes("withdrawn since"));
  await publishBriefing(house, record("CB-AAAAAA", "Aberville", { assertions: dated }));
  await publishBriefing(house, record("CB-CCCCCC", "Calder"));
  for (const id of ["CB-AAAAAA", "CB-BBBBBB", "CB-CCCCCC", "CB-MMMMMM"]) await withdraw(house, id, `<${id}> is wrong.`);
  const reinstated = parseIncidentId("CB-BBBBBB");
  assert.ok(reinstated !== null);
  await reinstateIncident(house, { incident: reinstated });
  const words = wordsOf((await get("/releases/2026.1")).body);
  assert.match(words, /1 record of this release was withdrawn since\. The files are as they were\./);
  assert.match(words, /CB-AAAAAA , 5 January 2026: <CB-AAAAAA> is wrong\./);
  assert.doesNotMatch(words, /CB-(BBBBBB|CCCCCC|MMMMMM)/);
  const told = (await get("/releases/2026.1", null, { accept: "application/json" })).json<{
    withdrawnSince: unknown[];
  }>();
  assert.equal(told.withdrawnSince.length, 1);
  assert.deepEqual(await allBytes(house.releases, "2026.1"), before);
});
