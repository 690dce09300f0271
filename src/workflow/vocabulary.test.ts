/** Tests of loading vocabularies: what is kept, that nothing changes the second time, and that it holds in the next process. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, test } from "node:test";
import { houseAccount } from "../domain/account.ts";
import { checkStatement } from "../domain/assertion.ts";
import { fields } from "../domain/field.ts";
import { Refusal } from "../domain/refusal.ts";
import { exampleReport, quoted, said, term } from "../../test/arbitrary/example.ts";
import { openMemoryStore } from "../store/memory/memory-store.ts";
import { openSqliteStore } from "../store/sqlite/sqlite-store.ts";
import type { Store } from "../store/store.ts";
import { currentTechnique, techniques } from "../vocabulary/attack.ts";
import { actorsCalled, ambiguousNames } from "../vocabulary/galaxy.ts";
import type { VocabularyName } from "../vocabulary/loaded.ts";
import { install } from "../vocabulary/registry.ts";
import { verisTerms } from "../vocabulary/veris.ts";
import {
  installVocabularies,
  listVocabularies,
  loadVocabulary,
  showVocabulary,
  useVocabulary,
  type VocabularyInput,
} from "./vocabulary.ts";

const clock = () => "2026-05-06T07:08:09.000Z";
const random = (bytes: number) => new Uint8Array(bytes);

function bundle(version: string, day: string, ids: readonly string[]): Uint8Array {
  const patterns = ids.map((id) => ({
    type: "attack-pattern",
    id: `attack-pattern--${id}`,
    name: `Name of ${id} in ${version}`,
    modified: `${day}T00:00:00.000Z`,
    external_references: [{ source_name: "mitre-attack", external_id: id }],
  }));
  const collection = { type: "x-mitre-collection", x_mitre_version: version };
  return Buffer.from(JSON.stringify({ type: "bundle", objects: [collection, ...patterns] }));
}

function input(vocabulary: VocabularyName, bytes: Uint8Array): VocabularyInput {
  return { vocabulary, file: "file.json", bytes, version: null, by: houseAccount };
}

const cited = exampleReport("Somebody said so.");
const codesFor = (id: string) =>
  checkStatement(said("technique", term(id), quoted(cited, "said so")), "it").map(({ code }) => code);

describe("loading a vocabulary", () => {
  afterEach(() => {
    install([]);
  });

  test("admits its terms at once, in every later process, and for every store", async () => {
    const folder = await mkdtemp(join(tmpdir(), "casebook-vocabulary-"));
    const open = () => openSqliteStore(join(folder, "casebook.sqlite"));
    try {
      let store: Store = await open();
      assert.deepEqual(codesFor("T9001"), ["value-not-admitted"]);
      await loadVocabulary({ store, clock, random }, input("attack", bundle("19.0", "2026-04-01", ["T9001"])));
      assert.deepEqual(codesFor("T9001"), []);
      await store.close();
      install([]);
      assert.deepEqual(codesFor("T9001"), ["value-not-admitted"]);
      store = await open();
      await installVocabularies(store);
      assert.deepEqual(codesFor("T9001"), []);
      assert.equal(fields.technique.terms?.["T9001"], "Name of T9001 in 19.0");
      await store.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("the same file again changes nothing, not even the day on which it was loaded", async () => {
    const store = openMemoryStore();
    const file = input("attack", bundle("19.0", "2026-04-01", ["T9001"]));
    const first = await loadVocabulary({ store, clock, random }, file);
    const kept = await listVocabularies(store);
    const later = () => "2027-01-01T00:00:00.000Z";
    const second = await loadVocabulary(
      { store, clock: later, random },
      { ...file, version: "another", file: "other.json" },
    );
    assert.deepEqual([first.known, second.known, second.entry], [false, true, first.entry]);
    assert.deepEqual(await listVocabularies(store), kept);
  });

  test("what is refused leaves everything as it was", async () => {
    const store = openMemoryStore();
    await loadVocabulary({ store, clock, random }, input("attack", bundle("19.0", "2026-04-01", ["T9001"])));
    const before = [await listVocabularies(store), [...techniques]];
    const whole = bundle("20.0", "2027-01-01", ["T9002"]);
    for (const bytes of [whole.subarray(0, 90), Buffer.from("{}"), new Uint8Array(0)]) {
      for (const name of ["attack", "misp-galaxy", "veris"] as const) {
        await assert.rejects(
          loadVocabulary({ store, clock, random }, input(name, bytes)),
          (error) => error instanceof Refusal && error.code === "input-invalid" && error.findings.length > 0,
        );
      }
    }
    assert.deepEqual([await listVocabularies(store), [...techniques]], before);
  });

  test("the newest version is in use unless another is asked for, and each tells what it changed", async () => {
    const store = openMemoryStore();
    const house = { store, clock, random };
    await loadVocabulary(house, input("attack", bundle("20.0", "2027-01-01", ["T9001", "T9002"])));
    const older = await loadVocabulary(house, input("attack", bundle("19.0", "2026-04-01", ["T9001"])));
    assert.equal(older.entry.inUse, false);
    const inUse = async () => (await listVocabularies(store)).map(({ version, inUse: used }) => [version, used]);
    assert.deepEqual(await inUse(), [
      ["20.0", true],
      ["19.0", false],
    ]);
    const [shown] = await showVocabulary(store, "attack", { part: null, version: null });
    assert.deepEqual([shown?.against?.version, shown?.changes.added.map(({ id }) => id)], ["19.0", ["T9002"]]);
    await useVocabulary(house, "attack", { part: null, version: "19.0" });
    assert.deepEqual(
      (await inUse()).map(([, used]) => used),
      [false, true],
    );
    assert.equal(techniques.get("T9001")?.name, "Name of T9001 in 19.0");
    assert.deepEqual(codesFor("T9002"), []);
    await useVocabulary(house, "attack", { part: null, version: null });
    assert.equal(techniques.get("T9001")?.name, "Name of T9001 in 20.0");
    await assert.rejects(useVocabulary(house, "attack", { part: null, version: "7" }), {
      code: "vocabulary-not-found",
    });
    await assert.rejects(showVocabulary(store, "veris", { part: null, version: null }), {
      code: "vocabulary-not-found",
    });
  });
});

const published = new URL("../../../shared/data/vocab/", import.meta.url);
const skip = existsSync(published) ? false : "../shared/data/vocab is not here";

async function loadPublished(vocabulary: VocabularyName, path: string) {
  const store = openMemoryStore();
  const loaded = await loadVocabulary(
    { store, clock, random },
    input(vocabulary, readFileSync(new URL(path, published))),
  );
  const kept = await store.findVocabulary(loaded.entry.digest);
  assert.ok(kept);
  return { counts: loaded.entry.counts, content: kept.content };
}

describe("the published files", { skip }, () => {
  afterEach(() => {
    install([]);
  });

  test("ATT&CK 18.1: 691 of 835 techniques are active, as shipped, and every revoked one leads to one of them", async () => {
    const shipped = [...techniques];
    const { counts, content } = await loadPublished("attack", "attack/enterprise-attack-slim.json");
    assert.deepEqual(Object.values(counts), [835, 691, 132, 12]);
    assert.ok(content.vocabulary === "attack");
    const active = content.techniques.filter(({ state }) => state === "active");
    assert.deepEqual(
      active.map(({ id, name, tactics }) => [id, { id, name, tactics: [...tactics].sort() }]),
      shipped.map(([id, technique]) => [id, { ...technique, tactics: [...technique.tactics].sort() }]),
    );
    for (const { id } of content.techniques.filter(({ state }) => state === "revoked")) {
      const now = currentTechnique(id);
      assert.deepEqual([now.via, currentTechnique(now.id).via], ["revoked", "same"], id);
      assert.deepEqual(codesFor(id), []);
    }
    assert.deepEqual(currentTechnique("T1066"), { id: "T1027.005", via: "revoked" });
    assert.deepEqual(currentTechnique("T1153"), { id: "T1153", via: "deprecated" });
  });

  test("MISP galaxy 349: 48 names stand more than once; 27 of them belong to several actors and stay with them all", async () => {
    const { counts, content } = await loadPublished("misp-galaxy", "misp-galaxy/threat-actor.json");
    assert.equal(counts["entries"], 1041);
    const file = JSON.parse(readFileSync(new URL("misp-galaxy/threat-actor.json", published), "utf8")) as {
      values: { value: string; meta?: { synonyms?: string[] } }[];
    };
    const written = file.values.flatMap(({ value, meta }) => [value, ...(meta?.synonyms ?? [])]);
    const groups = [...Map.groupBy(written, (name) => name.toLowerCase()).entries()];
    const repeated = groups.filter(([, names]) => names.length > 1).map(([name]) => name);
    assert.equal(repeated.length, 48);
    assert.ok(content.vocabulary === "misp-galaxy");
    const ambiguous = ambiguousNames(content);
    assert.equal(ambiguous.size, 27);
    for (const [name, actors] of ambiguous) {
      assert.ok(repeated.includes(name), name);
      assert.deepEqual(actorsCalled(name.toUpperCase()), actors);
    }
    assert.deepEqual(actorsCalled("Nobelium"), ["APT29", "UNC2452"]);
    assert.deepEqual([actorsCalled("naikon"), actorsCalled("lotus blossom")], [["Naikon"], ["LOTUS PANDA"]]);
  });

  test("VERIS 1.4.1 adds nothing to what ships; an older schema admits its own words beside", async () => {
    const lists = ["action.variety", "action.vector", "asset.variety", "attribute.variety", "data.variety"] as const;
    const shipped = lists.map((list) => verisTerms(list));
    const fromSchema = await loadPublished("veris", "veris/verisc-merged.json");
    assert.deepEqual(
      lists.map((list) => verisTerms(list)),
      shipped,
    );
    const fromLists = await loadPublished("veris", "veris/verisc-enum.json");
    assert.ok(fromSchema.content.vocabulary === "veris" && fromLists.content.vocabulary === "veris");
    assert.deepEqual(fromSchema.content.lists, fromLists.content.lists);
    await loadPublished("veris", "veris/historic/verisc-merged1_3_2.json");
    assert.ok("hacking.MitM" in verisTerms("action.variety") && !("hacking.MitM" in (shipped[0] ?? {})));
    await assert.rejects(loadPublished("veris", "veris/verisc-labels.json"), { code: "input-invalid" });
  });

  test("every galaxy is taken, and files of another kind are refused", async () => {
    for (const name of ["country", "mitre-intrusion-set", "naics", "ransomware", "region", "sector"]) {
      const { counts } = await loadPublished("misp-galaxy", `misp-galaxy/${name}.json`);
      assert.ok((counts["entries"] ?? 0) > 30, name);
    }
    await assert.rejects(loadPublished("attack", "veris/verisc-merged.json"), { code: "input-invalid" });
    await assert.rejects(loadPublished("misp-galaxy", "veris/verisc-enum.json"), { code: "input-invalid" });
  });
});
