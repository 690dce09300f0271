/** Tests of the registry: what installing adds, what stays as shipped, and where revoked techniques and shared names lead. */
import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { attackVersion, attackVersionInUse, currentTechnique, techniqueNames, techniques } from "./attack.ts";
import { actorsCalled, namingsOf } from "./galaxy.ts";
import { compareAge, type LoadedAttack, type LoadedGalaxy, type LoadedTechnique, type LoadedVeris } from "./loaded.ts";
import { install } from "./registry.ts";
import { verisTerms } from "./veris.ts";

type Sketch = Partial<LoadedTechnique> & { readonly id: string };

const attack = (version: string, dated: string, techniques: readonly Sketch[]): LoadedAttack => ({
  vocabulary: "attack",
  part: "enterprise-attack",
  version,
  dated,
  techniques: techniques.map((sketch) => ({
    ...{ name: `Name of ${sketch.id}`, parent: null, tactics: ["impact"], state: "active", revokedBy: null },
    ...sketch,
  })),
});

const revoked = (id: string, revokedBy: string | null): Sketch => ({ id, state: "revoked", revokedBy });

const galaxy = (part: string, clusters: Readonly<Record<string, readonly string[]>>): LoadedGalaxy => ({
  vocabulary: "misp-galaxy",
  part,
  version: "7",
  dated: null,
  clusters: Object.entries(clusters).map(([name, synonyms]) => ({ id: name, name, synonyms })),
});

const latest = (...vocabularies: readonly Parameters<typeof install>[0][number]["vocabulary"][]) => {
  install(vocabularies.map((vocabulary) => ({ vocabulary, preferred: false })));
};

describe("the registry of vocabularies", () => {
  afterEach(() => {
    install([]);
  });

  test("what is installed adds terms, and nothing installed is exactly as shipped", () => {
    const shipped = [...techniques];
    latest(
      attack("19.0", "2026-04-01", [
        { id: "T9001", name: "Newly found" },
        { id: "T1498", name: "Flooding" },
      ]),
    );
    assert.equal(techniques.get("T9001")?.name, "Newly found");
    assert.equal(techniqueNames()["T1498"], "Flooding");
    assert.equal(techniques.size, shipped.length + 1);
    assert.equal(attackVersionInUse(), "19.0");
    install([]);
    assert.deepEqual([...techniques], shipped);
    assert.equal(attackVersionInUse(), attackVersion);
    assert.deepEqual(currentTechnique("T9001"), { id: "T9001", via: "unknown" });
  });

  test("a version older than the shipped one adds terms but gives no names, unless it is asked for", () => {
    const old = attack("10.0", "2021-10-01", [{ id: "T1498", name: "Old name" }, { id: "T0998" }]);
    latest(old);
    assert.equal(techniqueNames()["T1498"], "Network Denial of Service");
    assert.ok(techniques.has("T0998"));
    install([{ vocabulary: old, preferred: true }]);
    assert.equal(techniqueNames()["T1498"], "Old name");
    assert.equal(attackVersionInUse(), "10.0");
  });

  test("names come from the newest version, whatever the order of loading, and terms of all versions stay", () => {
    const newer = attack("20.1", "2027-01-01", [{ id: "T9001", name: "Newer" }]);
    const older = attack("19.0", "2026-04-01", [{ id: "T9001", name: "Older" }, { id: "T9002" }]);
    latest(newer, older);
    assert.deepEqual([techniqueNames()["T9001"], techniques.has("T9002")], ["Newer", true]);
    assert.ok(compareAge({ dated: null, version: "9.0" }, { dated: null, version: "10.0" }) < 0);
    assert.ok(compareAge({ dated: null, version: "unnamed-12" }, { dated: null, version: "1" }) < 0);
  });

  test("revocations are followed to their end; circles, gaps and deprecation say so", () => {
    latest(
      attack("19.0", "2026-04-01", [
        ...[{ id: "T9000" }, revoked("T9001", "T9002"), revoked("T9002", "T9003"), revoked("T9003", "T9000")],
        ...[revoked("T9010", "T9011"), revoked("T9011", "T9010"), revoked("T9012", "T9012")],
        ...[revoked("T9020", null), revoked("T9021", "T9999")],
        ...[{ id: "T9030", state: "deprecated" as const }, revoked("T9031", "T9030")],
      ]),
    );
    assert.deepEqual(currentTechnique("T9000"), { id: "T9000", via: "same" });
    assert.deepEqual(currentTechnique("T9001"), { id: "T9000", via: "revoked" });
    for (const id of ["T9010", "T9011", "T9012", "T9020", "T9021"]) {
      assert.deepEqual(currentTechnique(id), { id, via: "revoked" });
    }
    assert.deepEqual(currentTechnique("T9030"), { id: "T9030", via: "deprecated" });
    assert.deepEqual(currentTechnique("T9031"), { id: "T9030", via: "revoked" });
  });

  test("a name that belongs to several actors stays with all of them", () => {
    const herons = { "Grey Heron": ["Ash Tern", "Marsh"], "Blue Heron": ["ash  TERN"], Proto: ["__proto__"] };
    latest(galaxy("threat-actor", herons), galaxy("ransomware", { "Grey Heron": ["Locker"] }));
    assert.deepEqual(actorsCalled("ASH TERN"), ["Grey Heron", "Blue Heron"]);
    assert.deepEqual(actorsCalled("marsh"), ["Grey Heron"]);
    assert.deepEqual(actorsCalled("__proto__"), ["Proto"]);
    assert.deepEqual([actorsCalled("constructor"), actorsCalled("Locker")], [[], []]);
    const [naming, ...others] = namingsOf("marsh");
    assert.deepEqual(others, []);
    assert.deepEqual(naming?.alsoCalled, [
      { name: "Grey Heron", shared: [] },
      { name: "Ash Tern", shared: ["Blue Heron"] },
    ]);
    assert.deepEqual(namingsOf("ash tern")[0]?.alsoCalled, []);
  });

  test("words of VERIS are added to their fields' lists, and words of other lists are not", () => {
    const lists = {
      "action.hacking.variety": ["DoS", "Time travel"],
      "asset.assets.variety": ["S - Oracle", "Unknown"],
      "attribute.availability.variety": ["Vanishing"],
      "attribute.confidentiality.data.variety": ["Dreams"],
      "discovery_method.internal.variety": ["Hunch"],
      "victim.country": ["ZZ"],
    };
    const version: LoadedVeris = { vocabulary: "veris", part: "verisc", version: "2.0", dated: null, lists };
    const before = Object.keys(verisTerms("action.variety")).length;
    latest(version);
    assert.equal(Object.keys(verisTerms("action.variety")).length, before + 1);
    assert.equal(verisTerms("action.variety")["hacking.Time travel"], "Hacking: Time travel");
    assert.ok("S - Oracle" in verisTerms("asset.variety") && !("Unknown" in verisTerms("asset.variety")));
    assert.ok("availability.Vanishing" in verisTerms("attribute.variety"));
    assert.ok("Dreams" in verisTerms("data.variety") && "internal.Hunch" in verisTerms("discovery.method"));
    install([]);
    assert.equal(Object.keys(verisTerms("action.variety")).length, before);
  });
});
