/** Loaded vocabularies on the pages: where a revoked technique has gone, whose name a name is, and what is loaded. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { houseAccount } from "../../src/domain/account.ts";
import type { VocabularyName } from "../../src/vocabulary/loaded.ts";
import { install } from "../../src/vocabulary/registry.ts";
import type { House } from "../../src/workflow/house.ts";
import { loadVocabulary } from "../../src/workflow/vocabulary.ts";
import { openPublicHouse, publishBriefing, wordsOf } from "./public-house.ts";

afterEach(() => {
  install([]);
});

async function load(house: House, vocabulary: VocabularyName, file: object, version: string): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(file));
  await loadVocabulary(house, { vocabulary, file: "secret-name.json", bytes, version, by: houseAccount });
}

const pattern = (id: string, name: string, more: object = {}) => ({
  type: "attack-pattern",
  id: `attack-pattern--${id}`,
  name,
  modified: "2026-04-01T00:00:00.000Z",
  external_references: [{ source_name: "mitre-attack", external_id: id }],
  ...more,
});

const attack = {
  type: "bundle",
  objects: [
    pattern("T9001", "Flooding", { revoked: true }),
    pattern("T9002", "Drowning & <so on>"),
    pattern("T9003", "Old way", { x_mitre_deprecated: true }),
    {
      type: "relationship",
      relationship_type: "revoked-by",
      source_ref: "attack-pattern--T9001",
      target_ref: "attack-pattern--T9002",
    },
  ],
};

const galaxy = {
  type: "threat-actor",
  version: 7,
  values: [
    { value: "Grey Heron", meta: { synonyms: ["Ash Tern", "<b>Marsh</b>"] } },
    { value: "Blue Heron", meta: { synonyms: ["Ash Tern"] } },
  ],
};

const text = "Somebody said so.";
const claimed = (about: string, value: string) =>
  ({ field: "responsibility.claimed", about, value, role: "attacker", speaker: value, quote: "said so" }) as const;

test("a record that names a revoked technique keeps it, and says what has taken its place", async () => {
  const { house, get } = await openPublicHouse();
  await load(house, "attack", attack, "19.0");
  const assertions = ["T9001", "T9003", "T1498"].map(
    (value) => ({ field: "technique", value, quote: "said so" }) as const,
  );
  await publishBriefing(house, { id: "CB-1ANES0", text, assertions });
  const { body } = await get("/incidents/CB-1ANES0", "member");
  const words = wordsOf(body);
  assert.match(words, /T9001 Flooding \(now T9002 Drowning & <so on>, ATT&CK 19\.0\)/);
  assert.match(words, /T9003 Old way \(deprecated in ATT&CK 19\.0\)/);
  assert.doesNotMatch(words, /T1498 Network Denial of Service \((now|revoked|deprecated)/);
  assert.ok(!body.includes("<so on>"));
});

test("an actor's page gives other names only where the name is one actor's, and attributes nothing", async () => {
  const { house, get } = await openPublicHouse();
  await load(house, "misp-galaxy", galaxy, "7");
  const names = ["grey heron", "Ash Tern", "Unheard Of"];
  const assertions = names.map((name, index) => claimed(`actor-${index + 1}`, name));
  await publishBriefing(house, { id: "CB-1ANES0", text, assertions });
  const pageOf = async (slug: string) => (await get(`/actors/${slug}`, "member")).body;
  const alone = wordsOf(await pageOf("grey-heron"));
  assert.match(
    alone,
    /Also called Ash Tern \(a name also of Blue Heron \), <b>Marsh<\/b> \(MISP galaxy threat-actor 7/,
  );
  const shared = wordsOf(await pageOf("ash-tern"));
  assert.match(shared, /This name is used for several actors: Grey Heron , Blue Heron \(MISP galaxy threat-actor 7\)/);
  assert.doesNotMatch(shared, /Also called/);
  assert.match(shared, /Incidents attributed to this name 0/);
  assert.doesNotMatch(await pageOf("unheard-of"), /MISP galaxy/);
});

test("the page of vocabularies lists what is loaded, and tells only the desk by whom and nobody from which file", async () => {
  const { house, get } = await openPublicHouse();
  assert.match(wordsOf((await get("/vocabularies")).body), /No further versions are loaded/);
  await load(house, "attack", attack, "19.0");
  const [everybody, desk] = [(await get("/vocabularies")).body, (await get("/vocabularies", "curator")).body];
  assert.match(wordsOf(everybody), /enterprise-attack 19\.0 in use 3 techniques · 1 active techniques/);
  assert.doesNotMatch(everybody, /Casebook itself|secret-name/);
  assert.match(wordsOf(desk), /Casebook itself/);
  const json = await get("/vocabularies", null, { accept: "application/json" });
  const { loaded } = json.json<{ loaded: readonly Record<string, unknown>[] }>();
  assert.deepEqual([loaded.length, loaded[0]?.["by"], loaded[0]?.["file"]], [1, null, undefined]);
});
