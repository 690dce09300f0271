/** What is written and read back: the law of the round trip, names that stay, and lanes that stay lanes. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  exampleReport,
  firstRevision,
  named,
  party,
  quoted,
  reportsById,
  said,
  term,
} from "../../../test/arbitrary/example.ts";
import { projections } from "../../../test/arbitrary/projection.ts";
import type { Statement } from "../../domain/assertion.ts";
import { type AudienceName, audienceNamed, audiences } from "../../domain/audience.ts";
import { bury, disclose } from "../../domain/disclosure.ts";
import { fieldNames } from "../../domain/field.ts";
import type { Projection, Telling } from "../../domain/projection.ts";
import { shippedPolicies } from "../../domain/shipped-policies.ts";
import { subjectKey } from "../../domain/subject.ts";
import { comparable, sayingsOf, sayingsRead } from "../carried.ts";
import type { RecordReading } from "../format.ts";
import { stixExtendedFormat, stixFormat, stixObjectsOf } from "./codec.ts";
import { gatherRecords } from "./gather.ts";
import { paths } from "./paths.ts";
import { readRecord } from "./read.ts";
import { oldTlpIds, tlpIds, tlpOfAudience } from "./tlp-marking.ts";
import {
  claimExtension,
  coreExtensions,
  extensionOf,
  membersOf,
  type Profile,
  recordExtension,
  type StixObject,
  wordOf,
} from "./wire.ts";

const site = { name: "Example house", url: "https://casebook.example" };
const formats = { plain: stixFormat, extended: stixExtendedFormat } as const;
const profiles = ["plain", "extended"] as const;
const at = "2026-02-03T04:05:06.007Z";
const report = exampleReport(
  "Grey Heron hit Northfield in March 2021, it says. CISA named Grey Heron. Voting was not affected.",
  {
    title: "Northfield hit",
    published: "2021-04-02",
    url: "https://news.example/northfield?a=b|c",
    links: ["https://other.example/x"],
  },
);

describe("a bundle", () => {
  for (const profile of profiles) {
    const { writes } = formats[profile];
    const write = (projection: Projection): unknown => asJson(writes?.write(projection, site));

    test(`says what the record says, less what is named as lost, as written and as gathered, ${profile}`, () => {
      assert.ok(writes !== null);
      fc.assert(
        fc.property(projections(), (projection) => {
          const bundle = write(projection);
          const expected = comparable(sayingsOf(projection), writes.loses);
          assert.deepEqual(comparable(sayingsRead(read(bundle).said), writes.loses), expected);
          const { records, findings } = gatherRecords(bundle);
          assert.deepEqual(findings, []);
          assert.equal(records.length, 1);
          const gathered = read(asJson(records[0]?.data));
          assert.deepEqual(comparable(sayingsRead(gathered.said), writes.loses), expected);
          assert.deepEqual(gathered.findings, []);
        }),
        { numRuns: 150 },
      );
    });

    test(`is the same whenever it is written, holds each object once, the incident first, and refers to nothing outside, ${profile}`, () => {
      fc.assert(
        fc.property(projections(), (projection) => {
          const objects = stixObjectsOf(projection, site, profile);
          assert.deepEqual(objects, stixObjectsOf(projection, site, profile));
          const ids = new Set(objects.map(({ id }) => id));
          assert.equal(ids.size, objects.length);
          assert.equal(objects[0]?.type, "incident");
          for (const ref of refsIn(objects)) assert.ok(ids.has(ref), ref);
          for (const object of objects) assert.match(object.id, new RegExp(`^${object.type}--[-0-9a-f]{36}$`));
        }),
        { numRuns: 100 },
      );
    });

    test(`has the values at the places that the paths name, ${profile}`, () => {
      fc.assert(
        fc.property(projections(), (projection) => {
          const objects = stixObjectsOf(projection, site, profile);
          for (const statement of statementsIn(objects)) {
            if (statement["object_ref"] === undefined) continue;
            const object = objects.find(({ id }) => id === statement["object_ref"]);
            const field = fieldNames.find((name) => name === statement["field"]);
            assert.ok(object !== undefined && field !== undefined);
            const [property = ""] = wordOf(statement["selector"]).split(".");
            const stands = property === "" ? object.type : `${object.type}.${property}`;
            assert.ok(paths[field][profile].includes(stands), `${field} at ${stands}`);
          }
        }),
        { numRuns: 150 },
      );
    });
  }

  test("keeps its names from version to version, and none of one audience are those of another", () => {
    const one = recordFor("member", claimAndAttribution());
    const later = disclosed(
      "member",
      [...claimAndAttribution(), said("motive", term("financial"), quote("it says"))],
      one,
    );
    const idsOf = (projection: Projection) => stixObjectsOf(projection, site, "extended").map(({ id }) => id);
    const [before, after, other] = [idsOf(one), idsOf(later), idsOf(recordFor("partner", claimAndAttribution()))];
    assert.deepEqual(
      before.filter((id) => !after.includes(id)),
      [],
    );
    const common = before.filter((id) => other.includes(id));
    assert.deepEqual(
      common.filter((id) => !/^(identity|extension-definition|marking-definition)--/.test(id)),
      [],
    );
  });
});

describe("the times of objects", () => {
  test("are when the record was first told and since when it is told so, also where it was withdrawn", () => {
    const later = "2026-03-04T05:06:07.008Z";
    const reports = reportsById([report]);
    const revision = firstRevision([...claimAndAttribution(), said("motive", term("financial"), quote("it says"))]);
    const before = recordFor("member", claimAndAttribution());
    const policy = shippedPolicies["open"];
    assert.ok(policy !== undefined);
    const now = disclose({ revision, reports, policy }, audiences.member, before, later);
    const stone = bury(now, "a hoax", later);
    assert.ok(now !== null && stone !== null);
    for (const told of [now, stone]) {
      const [incident] = stixObjectsOf(told, site, "extended");
      assert.deepEqual([incident?.["created"], incident?.["modified"]], [at, later]);
    }
  });
});

describe("the lanes of responsibility in a bundle", () => {
  test("an attribution is a relationship made by whoever attributes; its confidence stands only where it was stated", () => {
    const objects = written("plain", claimAndAttribution());
    const [relationship, ...others] = ofRelation(objects, "attributed-to");
    assert.ok(relationship !== undefined);
    assert.deepEqual(others, []);
    assert.equal(byId(objects, relationship["created_by_ref"])["name"], "CISA");
    assert.deepEqual(byId(objects, relationship["created_by_ref"])["roles"], ["agency"]);
    assert.equal(byId(objects, relationship["target_ref"])["name"], "Grey Heron");
    assert.ok(!("confidence" in relationship));
    assert.match(String(relationship["description"]), /CISA named Grey Heron/);
    const [first] = claimAndAttribution().slice(-1);
    assert.ok(first !== undefined);
    const sure = written("plain", [{ ...first, confidence: "moderate" }]);
    assert.equal(ofRelation(sure, "attributed-to")[0]?.["confidence"], 50);
  });

  test("a claim is a note with an extension, never a relationship, whatever the profile and whoever passes it on", () => {
    fc.assert(
      fc.property(projections(), fc.constantFrom(...profiles), (projection, profile) => {
        const objects = stixObjectsOf(projection, site, profile);
        for (const relationship of ofRelation(objects, "attributed-to")) {
          const roles = byId(objects, relationship["created_by_ref"])["roles"];
          assert.ok(!["attacker", "accused"].some((role) => Array.isArray(roles) && roles.includes(role)));
          const spoken = statementsIn(objects).find(({ object_ref: ref }) => ref === relationship.id);
          assert.equal(spoken?.["field"], "responsibility.attributed");
        }
        const claimed = statementsIn(objects).filter(({ field }) => field === "responsibility.claimed");
        for (const { object_ref: ref } of claimed) if (typeof ref === "string") assert.match(ref, /^note--/);
      }),
    );
    const note = written("plain", claimAndAttribution()).find(
      (object) => claimExtension in membersOf(object["extensions"]),
    );
    assert.equal(note?.["abstract"], "Claim of responsibility");
    assert.deepEqual(note["authors"], ["Grey Heron"]);
    assert.equal(extensionOf(note, claimExtension)["state"], "disputed");
  });

  test("a denial is an opinion on the attribution and the claim that it denies", () => {
    const denial = said("responsibility.denied", party("Grey Heron"), quote("it says"), {
      asserter: { role: "accused", name: "Grey Heron" },
      stance: "denied",
    });
    const objects = written("plain", [...claimAndAttribution(), denial]);
    const opinion = objects.find(({ type }) => type === "opinion");
    assert.equal(opinion?.["opinion"], "strongly-disagree");
    assert.deepEqual(
      refsOf(opinion["object_refs"]).map((id) => id.slice(0, id.indexOf("--"))),
      ["relationship", "note"],
    );
  });

  test("a refusal to attribute is a note, and with the extension an unattributed event and a task without outcome", () => {
    const refusal = said("responsibility.not-attributed", party(null), quote("it says"), {
      about: null,
      asserter: { role: "agency", name: "CISA" },
    });
    const plain = written("plain", [refusal]);
    assert.equal(plain.find(({ type }) => type === "note")?.["abstract"], "Not attributed");
    assert.ok(plain.every(({ type }) => type !== "event" && type !== "task"));
    const extended = written("extended", [refusal]);
    assert.deepEqual(extended.find(({ type }) => type === "event")?.["event_types"], ["unattributed"]);
    const task = extended.find(({ type }) => type === "task");
    assert.deepEqual([task?.["task_types"], task?.["outcome"]], [["attribution"], "unknown"]);
  });

  test("stay what they are for those who drop our own extension", () => {
    for (const profile of profiles) {
      const objects = written(profile, claimAndAttribution()).map((object) => without(object, recordExtension));
      const { said: read } = readRecord({ type: "bundle", id: "bundle--1", objects }, { publisher: "Somebody" });
      const lane = (field: string) => read.filter((one) => one.field === field).map(({ asserter }) => asserter);
      assert.deepEqual(lane("responsibility.attributed"), [{ role: "agency", name: "CISA" }]);
      assert.deepEqual(lane("responsibility.claimed"), [{ role: "attacker", name: "Grey Heron" }]);
      assert.deepEqual(lane("responsibility.suspected"), []);
    }
  });
});

describe("what is not so, and what is known only roughly", () => {
  test("a month stays a month: as a fidelity, or in words alone", () => {
    const began = said("date.began", { kind: "date", edtf: "2021-03", partOfDay: null }, quote("March 2021"));
    const event = written("extended", [began]).find(({ type }) => type === "event");
    assert.deepEqual([event?.["start_time"], event?.["start_time_fidelity"]], ["2021-03-01T00:00:00.000Z", "month"]);
    const plain = JSON.stringify(written("plain", [began]));
    assert.doesNotMatch(plain, /2021-03-01/);
    assert.match(plain, /Began: March 2021/);
    const about = said("date.began", { kind: "date", edtf: "2021-03~", partOfDay: null }, quote("March 2021"));
    const vague = written("extended", [about]);
    assert.ok(vague.every(({ type }) => type !== "event"));
    assert.match(JSON.stringify(vague), /about March 2021/);
  });

  test("negative findings are counts of 0, losses of none and events that did not occur, or notes", () => {
    const negatives = [
      said("cia.confidentiality", term("affected"), quote("Voting"), { polarity: "negated", stance: "confirmed" }),
      said("cia.integrity", term("affected"), quote("Voting"), { polarity: "negated", stance: "confirmed" }),
      said("impact.persons", { kind: "unknown", state: "stated-none" }, quote("Voting")),
      said("finding.not-happened", { kind: "matter", what: "a second attack", object: "event" }, quote("Voting")),
      said("finding.not-affected", { kind: "matter", what: "voter rolls", object: "data" }, quote("Voting")),
    ];
    const objects = written("extended", negatives);
    const core = extensionOf(objects[0] ?? assert.fail("no incident"), coreExtensions.incident);
    assert.deepEqual(core["impacted_entity_counts"], { individual: 0 });
    const parts = objects
      .filter(({ type }) => type === "impact")
      .map(({ extensions }) => Object.values(membersOf(extensions))[1]);
    assert.deepEqual(parts, [
      { loss_type: "none" },
      { alteration: "none" },
      { loss_type: "none", information_type: "voter rolls" },
    ]);
    assert.equal(objects.find(({ type }) => type === "event")?.["status"], "not-occurred");
    const note = written("plain", negatives).find(({ type }) => type === "note");
    for (const words of [/Confidentiality: stated not affected/, /Persons affected: stated: none/, /a second attack/]) {
      assert.match(String(note?.["content"]), words);
    }
  });

  test("what is kept back from an audience is said to be, and not what it is", () => {
    const known = [
      said("victim.name", named("Northfield"), quote("Northfield")),
      said("motive", term("espionage"), quote("it says")),
    ];
    const text = JSON.stringify(stixObjectsOf(disclosed("public", known, null, "reference"), site, "extended"));
    assert.match(text, /Motives: 1, by number only/);
    assert.match(text, /Malware: withheld/);
    assert.doesNotMatch(text, /espionage|Espionage/);
  });

  test("a name that is not told is not made up", () => {
    const objects = written("plain", [said("victim.country", term("DE"), quote("Northfield"))]);
    const identity = objects.find(({ labels }) => Array.isArray(labels) && labels.includes("name-not-told"));
    assert.equal(identity?.["name"], "Victim whose name is not told");
    const stripped = objects.map((object) => without(object, recordExtension));
    const { said: read } = readRecord({ objects: stripped }, { publisher: "Somebody" });
    assert.deepEqual(
      read.map(({ field }) => field),
      ["victim.country"],
    );
  });
});

describe("markings", () => {
  test("have the published ids", () => {
    assert.deepEqual(tlpIds, {
      "TLP:CLEAR": "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
      "TLP:GREEN": "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
      "TLP:AMBER": "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
      "TLP:AMBER+STRICT": "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
      "TLP:RED": "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
    });
    assert.deepEqual(oldTlpIds, {
      "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9": "TLP:CLEAR",
      "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da": "TLP:GREEN",
      "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82": "TLP:AMBER",
      "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed": "TLP:RED",
    });
  });

  test("are what each audience is cleared for, on every object that is of the record", () => {
    for (const name of ["public", "member", "partner", "desk"] as const) {
      assert.equal(tlpOfAudience(name), audienceNamed(name).clearance);
      const objects = stixObjectsOf(recordFor(name, claimAndAttribution()), site, "plain");
      const marked = objects.filter(({ type }) => !/^(marking|extension)-definition$/.test(type));
      const incident = marked[0];
      assert.deepEqual(incident?.["object_marking_refs"], [tlpIds[tlpOfAudience(name)]]);
      assert.ok(objects.some(({ id }) => id === tlpIds[tlpOfAudience(name)]));
      for (const { type, object_marking_refs: refs, created_by_ref: maker } of marked) {
        if (type !== "identity" || maker !== undefined) assert.deepEqual(refs, [tlpIds[tlpOfAudience(name)]], type);
      }
    }
  });

  test("the names of our own extensions never change", () => {
    assert.equal(recordExtension, "extension-definition--e4b4a8c5-33e4-5fc0-8ce6-fafc46abb008");
    assert.equal(claimExtension, "extension-definition--4be73dbd-3dd7-590c-9996-bf3fdd301ee4");
  });
});

describe("a pack of many records", () => {
  const tellings = (): readonly Telling[] => {
    const one = recordFor("member", claimAndAttribution());
    return [one, recordFor("member", [said("technique", term("T1498"), quote("hit"))]), stoneOf(one)];
  };

  test("is one bundle that holds what is shared once, and is the same whenever it is packed", async () => {
    for (const profile of profiles) {
      const text = await packed(profile, tellings());
      assert.equal(text, await packed(profile, tellings()));
      const bundle = JSON.parse(text) as {
        readonly type: string;
        readonly id: string;
        readonly objects: readonly StixObject[];
      };
      assert.equal(bundle.type, "bundle");
      assert.match(bundle.id, /^bundle--[0-9a-f]{8}-[0-9a-f]{4}-5/);
      const shared = bundle.objects.filter(
        ({ type }) => type === "marking-definition" || type === "extension-definition",
      );
      assert.equal(new Set(shared.map(({ id }) => id)).size, shared.length);
      const all = tellings().flatMap((telling) => stixObjectsOf(telling, site, profile).map(({ id }) => id));
      assert.deepEqual(new Set(bundle.objects.map(({ id }) => id)), new Set(all));
    }
  });

  test("of nothing is a bundle without a list", async () => {
    assert.deepEqual(Object.keys(JSON.parse(await packed("plain", [])) as object), ["type", "id"]);
  });
});

test("a record that was withdrawn is the incident, revoked, with a note that says why; read again it says nothing any more", () => {
  const record = recordFor("member", claimAndAttribution());
  const stone = stoneOf(record);
  const objects = stixObjectsOf(stone, site, "extended");
  const [incident, note] = objects;
  assert.deepEqual([incident?.type, incident?.["revoked"]], ["incident", true]);
  assert.equal(incident?.id, stixObjectsOf(record, site, "extended")[0]?.id);
  assert.match(String(note?.["content"]), /drawn up twice/);
  const { said: read, findings, key } = readRecord({ objects }, { publisher: "Somebody" });
  assert.deepEqual(read, []);
  assert.deepEqual(
    findings.map(({ code }) => code),
    ["no-longer-said"],
  );
  assert.equal(key, incident?.id);
});

function claimAndAttribution(): readonly Statement[] {
  return [
    said("victim.name", named("Northfield"), quote("Northfield")),
    said("responsibility.claimed", party("Grey Heron"), quote("Grey Heron hit"), {
      asserter: { role: "attacker", name: "Grey Heron" },
      stance: "claimed",
    }),
    said("claim.state", term("disputed"), quote("it says")),
    said("responsibility.attributed", party("Grey Heron"), quote("CISA named Grey Heron"), {
      asserter: { role: "agency", name: "CISA" },
      about: subjectKey("actor", 1),
    }),
  ];
}

function quote(words: string): Statement["evidence"][number] {
  return quoted(report, words);
}

function recordFor(audience: AudienceName, statements: readonly Statement[]): Projection {
  return disclosed(audience, statements, null);
}

function disclosed(
  audience: AudienceName,
  statements: readonly Statement[],
  before: Projection | null,
  policyName = "open",
): Projection {
  const policy = shippedPolicies[policyName] ?? assert.fail("no such policy");
  const revision = firstRevision(statements);
  const told = disclose({ revision, reports: reportsById([report]), policy }, audienceNamed(audience), before, at);
  return told ?? assert.fail("nothing is told");
}

function stoneOf(projection: Projection): Telling {
  return bury(projection, "It was drawn up twice.", at) ?? assert.fail("nothing was told");
}

function written(profile: Profile, statements: readonly Statement[]): readonly StixObject[] {
  return stixObjectsOf(recordFor("member", statements), site, profile);
}

function read(bundle: unknown): RecordReading {
  return readRecord(bundle, { publisher: site.name });
}

async function packed(profile: Profile, tellings: readonly Telling[]): Promise<string> {
  const { writes } = formats[profile];
  assert.ok(writes !== null);
  const pieces: string[] = [];
  for await (const piece of writes.pack(asyncly(tellings), site)) pieces.push(String(piece));
  return pieces.join("");
}

async function* asyncly<T>(all: readonly T[]): AsyncIterable<T> {
  for (const one of all) yield await Promise.resolve(one);
}

function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function statementsIn(objects: readonly StixObject[]): readonly Readonly<Record<string, unknown>>[] {
  const [incident] = objects;
  const statements = incident === undefined ? [] : extensionOf(incident, recordExtension)["statements"];
  return Array.isArray(statements) ? statements.map(membersOf) : [];
}

function refsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  return Object.entries(membersOf(value)).flatMap(([name, member]) => {
    if (name.endsWith("_ref")) return [String(member)];
    return name.endsWith("_refs") ? refsOf(member) : refsIn(member);
  });
}

function refsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function ofRelation(objects: readonly StixObject[], type: string): readonly StixObject[] {
  return objects.filter(({ relationship_type: relation }) => relation === type);
}

function byId(objects: readonly StixObject[], id: unknown): StixObject {
  return objects.find((object) => object.id === id) ?? assert.fail(`no ${String(id)}`);
}

function without(object: StixObject, extension: string): StixObject {
  const kept = Object.entries(membersOf(object["extensions"])).filter(([key]) => key !== extension);
  return { ...object, extensions: kept.length === 0 ? undefined : Object.fromEntries(kept) };
}
