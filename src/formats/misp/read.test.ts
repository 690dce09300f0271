/** Reading events of other instances: what is taken, under whose name, and that nothing is lost in silence. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { projectionOf } from "../../../test/arbitrary/projection.ts";
import { shownOf } from "../../domain/projection.ts";
import { escapeStep } from "../leftovers.ts";
import type { RecordReading } from "../format.ts";
import { attributeKeys, clusterKeys, eventKeys, galaxyKeys, objectKeys, reportKeys, tagKeys } from "./bookkeeping.ts";
import { attribute, eventWith, findingsOf, linesOf, longEvent, objectOf, readingOf, tag } from "./testing.ts";

const runs = { numRuns: 300, seed: Number(process.env["SEED"] ?? 7) };

function ofTags(...names: readonly string[]): RecordReading {
  return readingOf(eventWith({ Tag: names.map(tag) }));
}

function ofAttributes(...attributes: readonly unknown[]): RecordReading {
  return readingOf(eventWith({ Attribute: attributes }));
}

function ofObject(name: string, ...parts: Parameters<typeof objectOf> extends [string, ...infer P] ? P : never) {
  return readingOf(eventWith({ Object: [objectOf(name, ...parts)] }));
}

test("a long event says what its attributes, tags, galaxies, objects and reports say, each by its speaker", () => {
  const reading = readingOf(longEvent);
  assert.deepEqual(linesOf(reading), [
    "victim.name victim-1 Northfield Hospital",
    "responsibility.suspected actor-1 Grey Heron",
    "relation.campaign Operation Marsh",
    "description The hospital went back to paper for two days.\nPatients were not harmed.",
    "malware Heronlock",
    "vulnerability CVE-2022-41082 very-likely",
    "date.began 2023-03-25",
    "responsibility.claimed actor-1 Grey Heron claimed attacker Grey Heron",
    "victim.name victim-1 Northfield Hospital claimed attacker Grey Heron",
    "victim.country victim-1 LU claimed attacker Grey Heron",
    "date.claimed 2023-03-30",
    "summary Northfield Hospital was locked out of its own *records*.",
    "incident.rsit malicious-code.infected-system",
    "incident.type ransomware",
    "technique T1486",
    "cia.confidentiality affected suspected",
    "victim.region victim-1 Esch-sur-Alzette",
    "victim.sector victim-1 health",
    "victim.country victim-1 LU",
  ]);
  const { key, title, published, url, links } = reading;
  assert.deepEqual(
    { key, title, published, url, links },
    {
      key: "5b1c4f2e-0d6a-4f0f-9a3e-1f2e3d4c5b6a",
      title: "Ransomware at Northfield Hospital",
      published: "2023-03-28",
      url: null,
      links: ["https://news.example/northfield"],
    },
  );
  assert.deepEqual(new Set(reading.said.map(({ asserter }) => asserter.name)), new Set(["Sample CERT", "Grey Heron"]));
  projectionOf(reading.said, longEvent);
});

test("what stands in two places is said once, and rests on both", () => {
  const malware = readingOf(longEvent).said.find(({ field }) => field === "malware");
  assert.deepEqual(malware?.pointers, ["/Event/Attribute/8/value", "/Event/Tag/9/name"]);
});

test("a bare name of an actor stands as suspected with a finding, and is never attributed", () => {
  const event = eventWith({
    Tag: [tag('misp-galaxy:threat-actor="Grey Heron"'), tag('misp-galaxy:mitre-intrusion-set="Marsh Fox - G0999"')],
    Attribute: [attribute("threat-actor", "grey heron", { category: "Attribution" })],
    Object: [objectOf("intrusion-set", ["name", "text", "Reed Owl"], ["aliases", "text", "Owl-7"])],
  });
  const reading = readingOf(event);
  assert.deepEqual(linesOf(reading), [
    "responsibility.suspected actor-1 grey heron",
    "responsibility.suspected actor-2 Reed Owl",
    "actor.alias actor-2 Owl-7",
    "responsibility.suspected actor-1 Grey Heron",
    "responsibility.suspected actor-3 Marsh Fox",
  ]);
  assert.equal(reading.findings.filter(({ code }) => code === "actor-unattributed").length, 4);
  assert.deepEqual(shownOf(projectionOf(reading.said, event), "responsibility.attributed"), []);
});

test("tags of the taxonomies that we know are read, and a word that is merely near says so", () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['rsit:availability="ddos"', "incident.rsit availability.ddos", false],
    ['circl:incident-classification="denial-of-service"', "incident.type ddos", false],
    ['circl:incident-classification="smishing"', "incident.type phishing", true],
    ['circl:incident-classification="XSS"', "action.variety hacking.XSS", false],
    ["priority-level:severe", "severity.level severe", false],
    ["priority-level:baseline-minor", "severity.level baseline", true],
    ['incident-disposition:not-an-incident="refuted"', "incident.reality confirmed negated", true],
    ['incident-disposition:not-an-incident="misconfiguration"', "incident.reality not-malicious", false],
    ['veris:action:hacking:variety="SQLi"', "action.variety hacking.SQLi", false],
    ['veris:action:hacking:variety="MitM"', "action.variety hacking.AitM", true],
    ['veris:action:malware:vector="Email attachment"', "action.vector malware.Email attachment", false],
    ['veris:discovery_method="Ext - actor disclosure"', "discovery.method external.Actor disclosure", false],
    ['veris:discovery_method="Int - NIDS"', "discovery.method internal.Nids", false],
    ['veris:security_incident="Near miss"', "incident.reality near-miss", false],
    ['veris:targeted="NA"', "incident.targeted not-applicable", false],
    ['veris:attribute:confidentiality:data_disclosure="No"', "cia.confidentiality affected negated", false],
    ['veris:attribute:confidentiality:data:variety="Medical"', "data.variety Medical", false],
    ['veris:attribute:availability:variety="Loss"', "attribute.variety availability.Loss", false],
    ['veris:asset:assets:variety="S - Mail"', "asset.variety S - Mail", false],
    ['veris:actor:external:motive="Ideology"', "motive ideological", false],
    ['veris:victim:country="lu"', "victim.country victim-1 LU", false],
    ['veris:victim:employee_count="101 to 1000"', "victim.size victim-1 101 to 1000", false],
    ['veris:actor:external:variety="Organized crime"', "actor.variety actor-1 external.Organized crime", false],
    ['misp-galaxy:sector="Academia - University"', "victim.sector victim-1 education", true],
    ['misp-galaxy:sector="Unknown"', "victim.sector victim-1 reported-unknown", false],
    ['misp-galaxy:naics="622110"', "victim.industry victim-1 622110", false],
    ['misp-galaxy:country="south korea"', "victim.country victim-1 KR", true],
    ['misp-galaxy:mitre-attack-pattern="LSASS Memory - T1003.001"', "technique T1003.001", false],
    ['misp-galaxy:malpedia="Heronlock"', "malware Heronlock", false],
    ['misp-galaxy:mitre-tool="PsExec - S0029"', "malware PsExec", true],
    ["state-responsibility:state-ordered", "actor.type actor-1 state-affiliated", true],
  ];
  for (const [name, line, near] of cases) {
    const reading = ofTags(name);
    assert.deepEqual(linesOf(reading), [line], name);
    assert.deepEqual(findingsOf(reading), near ? ["/Event/Tag/0/name value-mapped"] : [], name);
  }
});

test("tags that nobody here knows, and known ones with unknown words, are named as lost", () => {
  const names = [
    "plain",
    'rsit:availability="no-such"',
    'veris:impact:overall_rating="Painful"',
    'misp-galaxy:mitre-attack-pattern="Gone - T9999"',
    'misp-galaxy:country="atlantis"',
    'admiralty-scale:source-reliability="b"',
    'constructor:__proto__="x"',
    'circl:incident-classification="constructor"',
    "tlp:ex:chr",
  ];
  assert.deepEqual(linesOf(ofTags(...names)), []);
  assert.deepEqual(
    findingsOf(ofTags(...names)).toSorted(),
    names.map((_, index) => `/Event/Tag/${index}/name import-lost`),
  );
});

test("markings: TLP 2 as it stands, older and PAP labels to the nearest that is not wider, and the narrowest of several", () => {
  const markingOf = (...names: readonly string[]) =>
    readingOf(eventWith({ Tag: names.map(tag), Attribute: [attribute("target-org", "Northfield")] })).said[0]?.marking;
  assert.equal(markingOf(), null);
  assert.equal(markingOf("tlp:amber+strict"), "TLP:AMBER+STRICT");
  assert.equal(markingOf("TLP:WHITE"), "TLP:CLEAR");
  assert.equal(markingOf("tlp:unclear"), "TLP:RED");
  assert.equal(markingOf("tlp:clear", "PAP:AMBER"), "TLP:AMBER");
  assert.equal(markingOf("PAP:CLEAR"), null);
  assert.deepEqual(findingsOf(ofTags("tlp:green", "tlp:white", "PAP:RED", "PAP:WHITE")), [
    "/Event/Tag/1/name marking-mapped",
    "/Event/Tag/2/name marking-mapped",
    "/Event/Tag/3/name import-lost",
  ]);
});

test("how far an event is distributed between instances is no marking", () => {
  const { said } = readingOf(eventWith({ distribution: "0", Attribute: [attribute("target-org", "Northfield")] }));
  assert.equal(said[0]?.marking, null);
});

test("a country or sector on the whole event is that of the only victim, of somebody unnamed, or of nobody we could tell", () => {
  const tags = [tag('misp-galaxy:target-information="Luxembourg"'), tag('misp-galaxy:sector="Health"')];
  const victims = (...names: readonly string[]) =>
    readingOf(eventWith({ Tag: tags, Attribute: names.map((name) => attribute("target-org", name)) }));
  assert.deepEqual(linesOf(victims()), ["victim.country victim-1 LU", "victim.sector victim-1 health"]);
  assert.deepEqual(linesOf(victims("Northfield", " northfield ")).slice(-2), [
    "victim.country victim-1 LU",
    "victim.sector victim-1 health",
  ]);
  const several = victims("Northfield", "Southfield");
  assert.deepEqual(linesOf(several), ["victim.name victim-1 Northfield", "victim.name victim-2 Southfield"]);
  assert.deepEqual(findingsOf(several), ["/Event/Tag/0/name value-ambiguous", "/Event/Tag/1/name value-ambiguous"]);
});

test("what a tag on the attribute of a victim says is said of that victim", () => {
  const reading = ofAttributes(
    attribute("target-org", "Northfield", { Tag: [tag('misp-galaxy:sector="Health"')] }),
    attribute("target-org", "Southfield"),
  );
  assert.deepEqual(linesOf(reading), [
    "victim.name victim-1 Northfield",
    "victim.sector victim-1 health",
    "victim.name victim-2 Southfield",
  ]);
});

test("estimative language is taken where it belongs to one value, and on a whole event to none", () => {
  const likely = tag('estimative-language:likelihood-probability="likely"');
  const high = tag('estimative-language:confidence-in-analytic-judgment="high"');
  const reading = readingOf(
    eventWith({ Tag: [likely], Attribute: [attribute("target-org", "Northfield", { Tag: [high] })] }),
  );
  assert.deepEqual(linesOf(reading), ["victim.name victim-1 Northfield high"]);
  assert.deepEqual(findingsOf(reading), ["/Event/Tag/0/name value-ambiguous"]);
});

test("the day of the event is never taken for a date of the incident", () => {
  const reading = readingOf(eventWith({ date: "2022-11-08" }));
  assert.deepEqual(linesOf(reading), []);
  assert.deepEqual([reading.published, findingsOf(reading)], ["2023-03-28", ["/Event/date import-lost"]]);
  const undated = readingOf(eventWith({ date: "2022-11-08", timestamp: "0", publish_timestamp: 0 }));
  assert.deepEqual([undated.published, findingsOf(undated)], ["2022-11-08", []]);
});

test("a datetime is a date of the incident where its comment or its object says which, to the day at most", () => {
  const dated = (value: string, comment = "Date of discovery") =>
    ofAttributes(attribute("datetime", value, { comment }));
  assert.deepEqual(linesOf(dated("2022-11-08")), ["date.discovered 2022-11-08"]);
  assert.deepEqual(findingsOf(dated("2022-11-08T00:00:00+0100")), []);
  assert.deepEqual(findingsOf(dated("2022-11-08T10:00:00Z")), ["/Event/Attribute/0/value precision-reduced"]);
  assert.deepEqual(linesOf(dated("2022-11")), ["date.discovered 2022-11"]);
  assert.deepEqual(linesOf(dated("2013-02-30")), ["date.discovered 2013-02"]);
  assert.deepEqual(findingsOf(dated("2013-02-30")), ["/Event/Attribute/0/value value-repaired"]);
  for (const impossible of ["0000-00-00", "soon", "99999-01-01"]) assert.deepEqual(linesOf(dated(impossible)), []);
  assert.deepEqual(linesOf(dated("2022-11-08", "last login")), []);
  const ddos = ofObject("ddos", ["first-seen", "datetime", "2022-11-08"], ["last-seen", "datetime", "2022-11-09"]);
  assert.deepEqual(linesOf(ddos), ["date.began 2022-11-08", "date.ended 2022-11-09"]);
});

test("what was deleted is not imported, and named", () => {
  const gone = { deleted: true };
  const reading = readingOf(
    eventWith({
      Attribute: [attribute("target-org", "Northfield", gone), attribute("target-org", "Southfield", { deleted: "1" })],
      Object: [{ ...objectOf("victim", ["name", "target-org", "Westfield"]), ...gone }],
      EventReport: [{ name: "Report", content: "Eastfield was hit.", ...gone }],
    }),
  );
  assert.deepEqual(linesOf(reading), []);
  assert.deepEqual(
    reading.findings.map(({ at, saw }) => `${at} ${saw ?? ""}`),
    [
      "/Event/Attribute/0 deleted: Northfield",
      "/Event/Attribute/1 deleted: Southfield",
      "/Event/Object/0 deleted: victim",
      "/Event/EventReport/0 deleted: Report",
    ],
  );
});

test("objects of templates that tell of incidents are read by their parts", () => {
  const victim = ofObject(
    "victim",
    ["name", "target-org", "Northfield"],
    ["regions", "target-location", "FR"],
    ["sectors", "text", "healthcare"],
    ["email", "target-email", "somebody@northfield.example"],
  );
  assert.deepEqual(linesOf(victim), [
    "victim.name victim-1 Northfield",
    "victim.country victim-1 FR",
    "victim.sector victim-1 health",
  ]);
  assert.deepEqual(findingsOf(victim), ["/Event/Object/0/Attribute/3/value import-lost"]);
  const incident = ofObject(
    "incident",
    ["name", "text", "Case 7"],
    ["incident_type", "text", "denial-of-service"],
    ["determination", "text", "failed-attempt"],
    ["description", "text", "It was over soon."],
  );
  assert.deepEqual(linesOf(incident), [
    "incident.type ddos",
    "incident.reality near-miss",
    "description It was over soon.",
  ]);
  const annotation = ofObject(
    "annotation",
    ["text", "text", "Northfield was hit."],
    ["type", "text", "Executive Summary"],
    ["ref", "link", "https://news.example/1"],
  );
  assert.deepEqual(
    [linesOf(annotation), annotation.links],
    [["summary Northfield was hit."], ["https://news.example/1"]],
  );
  const negotiation = ofObject(
    "ransom-negotiation",
    ["initial_ransom", "float", "1500000.5"],
    ["currency", "text", "usd"],
    ["data_stolen", "boolean", "0"],
  );
  assert.deepEqual(linesOf(negotiation), [
    "impact.money-demanded 1500000.5 1500000.5 exactly USD",
    "cia.confidentiality affected negated",
  ]);
  assert.deepEqual(
    linesOf(ofObject("ransom-negotiation", ["initial_ransom", "float", "-5"], ["currency", "text", "USD"])),
    [],
  );
  const organisation = ofObject("organization", ["name", "text", "Northfield"], ["role", "text", "Victim"]);
  assert.deepEqual(linesOf(organisation), ["victim.name victim-1 Northfield"]);
  assert.deepEqual(linesOf(ofObject("organization", ["name", "text", "Northfield"], ["role", "text", "Suspect"])), []);
});

test("in objects of other templates only attributes whose type leaves no doubt are read", () => {
  const file = ofObject(
    "file",
    ["text", "text", "A long text about this file that says nothing."],
    ["x", "target-org", "Northfield"],
  );
  assert.deepEqual(linesOf(file), ["victim.name victim-1 Northfield"]);
  assert.deepEqual(findingsOf(file), ["/Event/Object/0/Attribute/0/value import-lost"]);
});

test("a post without a group claims nothing", () => {
  const post = ofObject(
    "ransomware-group-post",
    ["entity-name", "text", "Northfield"],
    ["title", "text", "Northfield"],
  );
  assert.deepEqual(linesOf(post), []);
  assert.equal(post.findings.length, 2);
});

test("an external target is a secondary victim, with a finding, and links are those of the web alone", () => {
  const reading = ofAttributes(
    attribute("target-external", "Southfield"),
    attribute("link", "https://a.example/1"),
    attribute("link", "https://a.example/1"),
    attribute("link", "javascript:alert(1)"),
    attribute("url", "https://bad.example/"),
  );
  assert.deepEqual(linesOf(reading), ["victim.name victim-1 Southfield", "victim.role victim-1 secondary"]);
  assert.deepEqual(reading.links, ["https://a.example/1"]);
  assert.deepEqual(findingsOf(reading), [
    "/Event/Attribute/0/type value-mapped",
    "/Event/Attribute/3/value import-lost",
    "/Event/Attribute/4/value import-lost",
  ]);
});

test("that a victim, a place or an actor is said to be unknown is not the name of one", () => {
  const reading = ofAttributes(
    attribute("target-org", "Unknown"),
    attribute("target-location", "unknown"),
    attribute("threat-actor", "UNKNOWN"),
  );
  assert.deepEqual(linesOf(reading), [
    "victim.name victim-1 reported-unknown",
    "victim.country victim-1 reported-unknown",
    "responsibility.suspected actor-1 reported-unknown",
  ]);
});

test("an event without an organisation is the word of whoever published it", () => {
  const { said } = readingOf(eventWith({ Orgc: undefined, Attribute: [attribute("target-org", "Northfield")] }));
  assert.deepEqual(said[0]?.asserter, { role: "third-party", name: "Sample Feed" });
});

test("everything that stands in an event is said, used, kept for the machine, or named", () => {
  const reading = readingOf(longEvent);
  const covered = new Set([
    ...reading.said.flatMap(({ pointers }) => pointers),
    ...reading.findings.map(({ at }) => at),
  ]);
  const machine = [eventKeys, attributeKeys, objectKeys, reportKeys, tagKeys, galaxyKeys, clusterKeys];
  const parts = ["Attribute", "Object", "EventReport", "Tag", "Galaxy", "GalaxyCluster", "value", "name", "content"];
  const kept = new Set(machine.flatMap((keys) => [...keys]).filter((key) => !parts.includes(key)));
  const links = new Set<unknown>([...reading.links, "Executive summary"]);
  const silent: string[] = [];
  const visit = (value: unknown, pointer: string, key: string): void => {
    if (covered.has(pointer) || kept.has(key) || value === null || value === "" || links.has(value)) return;
    if (typeof value !== "object") silent.push(pointer);
    else for (const [name, member] of Object.entries(value)) visit(member, `${pointer}/${escapeStep(name)}`, name);
  };
  visit(longEvent, "", "");
  assert.deepEqual(
    silent.filter((pointer) => !/^\/Event\/(Object|Galaxy)\/\d+(\/GalaxyCluster\/\d+)?\/(name|value)$/.test(pointer)),
    // The word of the cluster is said by its tag; an annotation that is a tag of the surroundings is taken by what it surrounds.
    ["/Event/Attribute/9/Tag/0/name", "/Event/Attribute/9/Tag/1/name"],
  );
});

test("nothing that comes in makes the reader throw, and whatever it reads the codebook admits", () => {
  const thing = fc.oneof(
    fc.anything(),
    fc.constantFrom<unknown>("\ud800", "__proto__", -1, Infinity, true, [[]], {}, null),
  );
  const broken = fc.tuple(fc.nat(), thing).map(([place, value]) => mutated(place, value));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        thing.map((Event) => ({ Event })),
        broken,
      ),
      (record) => {
        const { said } = readingOf(record);
        if (said.length > 0) projectionOf(said, record);
      },
    ),
    runs,
  );
});

/** The long event with something else at one of its places. */
function mutated(place: number, thing: unknown): unknown {
  const copy = structuredClone(longEvent) as unknown;
  const slots: (() => void)[] = [];
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== "object") return;
    for (const [key, member] of Object.entries(value)) {
      slots.push(() => {
        Object.defineProperty(value, key, { value: thing, enumerable: true });
      });
      visit(member);
    }
  };
  visit(copy);
  slots[place % slots.length]?.();
  return copy;
}

test("nesting without end and lists without end are no danger", () => {
  const deep = JSON.parse(`${'{"Event":'.repeat(50_000)}1${"}".repeat(50_000)}`) as unknown;
  assert.deepEqual(readingOf(deep).said, []);
  assert.deepEqual(findingsOf(readingOf(eventWith({ Attribute: deep, Tag: deep, odd: deep }))).length > 2, true);
  const many = Array.from({ length: 20_000 }, (_, index) => attribute("target-org", `Victim ${index % 12_000}`));
  const reading = ofAttributes(...many);
  assert.equal(reading.said.length, 9999);
  assert.equal(reading.findings.filter(({ code }) => code === "subject-not-admitted").length > 0, true);
});
