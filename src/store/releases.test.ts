/** Shelves of releases: the same cases for every adapter, and what only files on a disk can suffer. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { refusedAs } from "../../test/arbitrary/house.ts";
import { digestOf } from "../domain/digest.ts";
import { openReleaseFolder } from "./files/release-folder.ts";
import { openMemoryReleases } from "./memory/memory-releases.ts";
import { recordsFile, type ReleaseFolder, type ReleaseShelf } from "./releases.ts";

let folder = "";
let opened = 0;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "casebook-releases-"));
});
after(() => rm(folder, { recursive: true }));

const adapters: Readonly<Record<string, () => ReleaseShelf>> = {
  memory: openMemoryReleases,
  files: () => openReleaseFolder(join(folder, String(++opened))),
};

for (const [name, open] of Object.entries(adapters)) {
  describe(`releases in ${name}`, () => {
    test("an empty shelf has nothing", async () => {
      const shelf = open();
      assert.deepEqual(await shelf.listReleases(), []);
      assert.equal(await shelf.listFiles("2026.1"), null);
      assert.equal(await shelf.readFile("2026.1", "a.txt"), null);
    });

    test("what was written is there, with its size and digest", async () => {
      const shelf = open();
      await shelf.writeRelease("2026.1", async (building) => {
        const written = await building.writeFile("b.txt", ["ä", Buffer.from("b")]);
        assert.deepEqual(written, { name: "b.txt", bytes: 3, sha256: digestOf("äb") });
        await building.writeFile("a.txt", ["first"]);
        await building.writeFile("a.txt", ["second"]);
        assert.deepEqual(await shelf.listReleases(), []);
        assert.equal(await shelf.listFiles("2026.1"), null);
      });
      assert.deepEqual(await shelf.listReleases(), ["2026.1"]);
      assert.deepEqual(await shelf.listFiles("2026.1"), [
        { name: "a.txt", bytes: 6 },
        { name: "b.txt", bytes: 3 },
      ]);
      assert.equal(await textOf(shelf, "2026.1", "a.txt"), "second");
      assert.equal(await shelf.readFile("2026.1", "c.txt"), null);
    });

    test("tellings come back a line at a time, while it is made and afterwards", async () => {
      const shelf = open();
      const head = { version: 2, since: "2026-01-03T00:00:00.000Z", first: "2026-01-02T00:00:00.000Z" };
      const stone = { kind: "tombstone", incident: "CB-1", ...head, audience: "public", reason: "é" };
      const lines = [stone, { ...stone, incident: "CB-2" }];
      await shelf.writeRelease("2026.1", async (building) => {
        await building.writeFile(
          recordsFile,
          lines.map((line) => `${JSON.stringify(line)}\n`),
        );
        assert.deepEqual(await Array.fromAsync<object>(building.readTellings()), lines);
      });
      assert.deepEqual(await Array.fromAsync<object>(shelf.readTellings("2026.1")), lines);
    });

    test("what was told before it was kept when it was first told was told as it was at first", async () => {
      const shelf = open();
      const stone = { kind: "tombstone", incident: "CB-1", version: 1, since: "2026-01-03T00:00:00.000Z" };
      await shelf.writeRelease("2026.1", writing(recordsFile, JSON.stringify(stone)));
      const [told] = await Array.fromAsync(shelf.readTellings("2026.1"));
      assert.equal(told?.first, "2026-01-03T00:00:00.000Z");
    });

    test("a line that is no JSON is refused", async () => {
      const shelf = open();
      await shelf.writeRelease("2026.1", writing(recordsFile, "{\n"));
      await assert.rejects(Array.fromAsync(shelf.readTellings("2026.1")), refusedAs("release-altered"));
    });

    test("a name is taken once, also by whoever is faster", async () => {
      const shelf = open();
      const write = (text: string) => shelf.writeRelease("2026.1", writing("a.txt", text));
      await shelf.writeRelease("2026.0", () => write("inner")).catch(() => undefined);
      await assert.rejects(write("second"), refusedAs("release-exists"));
      assert.equal(await textOf(shelf, "2026.1", "a.txt"), "inner");
      const meanwhile = shelf.writeRelease("2026.2", async (building) => {
        await building.writeFile("a.txt", ["slow"]);
        await shelf.writeRelease("2026.2", writing("a.txt", "fast"));
      });
      await assert.rejects(meanwhile, refusedAs("release-exists"));
      assert.equal(await textOf(shelf, "2026.2", "a.txt"), "fast");
    });

    test("a release that is emptied keeps what it is to keep, and a stone; done again, nothing changes", async () => {
      const shelf = open();
      await shelf.emptyRelease("2026.1", [], { name: "stone.json", text: "none" });
      assert.deepEqual(await shelf.listReleases(), []);
      await shelf.writeRelease("2026.1", async (building) => {
        for (const file of ["a.txt", "b.txt", "kept.txt"]) await building.writeFile(file, [file]);
      });
      for (const text of ["a stone", "a stone"]) {
        await shelf.emptyRelease("2026.1", ["kept.txt"], { name: "stone.json", text });
        assert.deepEqual(
          (await shelf.listFiles("2026.1"))?.map(({ name: file }) => file),
          ["kept.txt", "stone.json"],
        );
      }
      assert.equal(await textOf(shelf, "2026.1", "stone.json"), "a stone");
      assert.equal(await shelf.readFile("2026.1", "a.txt"), null);
      await assert.rejects(shelf.writeRelease("2026.1", writing("a.txt", "new")), refusedAs("release-exists"));
    });

    test("what fails half-way leaves nothing, and the name free", async () => {
      const shelf = open();
      const failing = shelf.writeRelease("2026.1", async (building) => {
        await building.writeFile("a.txt", ["a"]);
        await building.writeFile("b.txt", breaksOff());
      });
      await assert.rejects(failing, /broken off/);
      assert.deepEqual(await shelf.listReleases(), []);
      await shelf.writeRelease("2026.1", writing("a.txt", "a"));
      assert.deepEqual(await shelf.listReleases(), ["2026.1"]);
    });
  });
}

test("what a process that was killed left unfinished is no release, and goes when the next is made", async () => {
  const place = join(folder, "killed");
  const dead = join(place, ".building-2026.1-4194303999-abc123");
  const alive = join(place, `.building-2026.1-${process.pid}-abc123`);
  await Promise.all([dead, alive].map((path) => mkdir(path, { recursive: true })));
  await writeFile(join(dead, "a.txt"), "half");
  const shelf = openReleaseFolder(place);
  assert.deepEqual(await shelf.listReleases(), []);
  await shelf.writeRelease("2026.1", writing("a.txt", "whole"));
  assert.deepEqual((await readdir(place)).toSorted(), [`.building-2026.1-${process.pid}-abc123`, "2026.1"]);
  assert.equal(await readFile(join(place, "2026.1", "a.txt"), "utf8"), "whole");
});

test("a folder that cannot be written to is refused with the system's reason", async () => {
  await writeFile(join(folder, "no-folder"), "");
  const shelf = openReleaseFolder(join(folder, "no-folder"));
  await assert.rejects(
    shelf.writeRelease("2026.1", () => Promise.resolve()),
    refusedAs("file-unwritable"),
  );
});

function writing(file: string, text: string): (building: ReleaseFolder) => Promise<void> {
  return async (building) => {
    await building.writeFile(file, [text]);
  };
}

async function textOf(shelf: ReleaseShelf, release: string, file: string): Promise<string> {
  const pieces = await shelf.readFile(release, file);
  assert.ok(pieces !== null);
  return Buffer.concat(await Array.fromAsync(pieces)).toString("utf8");
}

async function* breaksOff(): AsyncGenerator<string> {
  yield await Promise.resolve("b");
  throw new Error("broken off");
}
