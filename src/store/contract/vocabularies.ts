/** What every shelf of vocabularies keeps to. */
import assert from "node:assert/strict";
import { digestOf } from "../../domain/digest.ts";
import { countsOf, entryOf, type KeptVocabulary } from "../../domain/vocabulary.ts";
import type { LoadedGalaxy } from "../../vocabulary/loaded.ts";
import type { Cases } from "./cases.ts";
import { at, curator } from "./fixture.ts";

function galaxy(version: string, loaded: number, entries = 1): KeptVocabulary {
  const clusters = Array.from({ length: entries }, (_, index) => ({
    id: `id-${index}`,
    name: `Grey Heron ${index}`,
    synonyms: ["Ash Tern", "__proto__", "Ärger 🦉"],
  }));
  const content: LoadedGalaxy = { vocabulary: "misp-galaxy", part: "threat-actor", version, dated: null, clusters };
  const { vocabulary, part, dated } = content;
  const digest = digestOf(version);
  const file = "threat-actor.json";
  return {
    ...{ digest, vocabulary, part, version, dated, file, loaded: at(loaded), by: curator.id },
    counts: countsOf(content),
    content,
  };
}

/** Loaded versions. */
export const vocabularyCases: Cases = {
  "versions are listed in the order of loading, whatever their clocks say": async (store) => {
    assert.deepEqual(await store.listVocabularies(), []);
    await store.saveVocabulary(galaxy("9", 5));
    await store.saveVocabulary(galaxy("8", 4));
    await store.saveVocabulary(galaxy("10", 6));
    const versions = (await store.listVocabularies()).map(({ version }) => version);
    assert.deepEqual(versions, ["9", "8", "10"]);
    assert.deepEqual((await store.listVocabularies())[0], entryOf(galaxy("9", 5)));
  },

  "a version comes back as it was kept, a large one too": async (store) => {
    const large = galaxy("1", 1, 400);
    await store.saveVocabulary(large);
    assert.deepEqual(await store.findVocabulary(large.digest), large);
    assert.equal(await store.findVocabulary(digestOf("another")), null);
  },

  "a version that is kept is never replaced": async (store) => {
    await store.saveVocabulary(galaxy("1", 1));
    await store.saveVocabulary({ ...galaxy("1", 2, 3), file: "another.json" });
    assert.deepEqual(await store.findVocabulary(digestOf("1")), galaxy("1", 1));
    assert.equal((await store.listVocabularies()).length, 1);
  },
};
