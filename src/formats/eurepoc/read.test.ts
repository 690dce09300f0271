/** One incident with its attributions and receivers. The rows are invented; their labels are the data set's. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { assertSound, findingsOf, junk, linesOf, runs } from "../tables/testing.ts";
import { read } from "./read.ts";

type Cells = Readonly<Record<string, string>>;

const selfStated = "Self-attribution in the course of the attack (e.g., via defacement statements on websites)";
const technical = "Technical report (e.g., by IT-companies, Citizen Lab, EFF)";

function readOne(parts: { incident?: Cells; attributions?: readonly Cells[]; receivers?: readonly Cells[] }) {
  const record = {
    incident: { ID: "12.0", name: "Test", ...parts.incident },
    attributions: parts.attributions ?? [],
    receivers: parts.receivers ?? [],
  };
  const reading = read(record, { publisher: "EuRepoC" });
  assertSound(reading, record);
  return { ...reading, lines: linesOf(reading, "EuRepoC"), findings: findingsOf(reading) };
}

/** Of one attribution row, what is said of responsibility and actors. */
function attributed(...rows: readonly Cells[]) {
  return readOne({ attributions: rows.map((row) => ({ incident_ID: "12", attribution_ID: "1.0", ...row })) });
}

test("an attacker who confirms claims, and is never attributed", () => {
  const { lines, findings } = attributed({
    attribution_basis: "Attacker confirms",
    attribution_type: selfStated,
    attribution_date: "2022-11-18",
    attributed_initiator: "Tin Heron",
    attributed_initiator_country: "Russia",
    attributed_initiator_category: "Non-state-group",
  });
  assert.deepEqual(lines, [
    "responsibility.claimed actor-1 Tin Heron claimed by attacker Tin Heron on 2022-11-18",
    "date.claimed 2022-11-18",
    "actor.country actor-1 RU",
  ]);
  assert.deepEqual(findings, [
    "/attributions/0/attribution_basis claim-not-attribution",
    "/attributions/0/attributed_initiator_category import-lost",
  ]);
});

test("a self-attribution stays a claim when another basis stands beside it", () => {
  const { lines, findings } = attributed({
    attribution_basis: "Media-based attribution",
    attribution_type: selfStated,
    attributed_initiator: "Tin Heron",
  });
  assert.deepEqual(lines, ["responsibility.claimed actor-1 Tin Heron claimed by attacker Tin Heron"]);
  assert.deepEqual(findings, ["/attributions/0/attribution_type claim-not-attribution"]);
});

test("each basis has its speaker, each type its ground", () => {
  const line = (row: Cells) =>
    attributed({ attributed_initiator: "Red Kite", ...row }).lines[0]?.replace(
      "responsibility.attributed actor-1 Red Kite",
      "",
    );
  const vendor = "IT-security community attributes attacker";
  const receiver = "Attribution by receiver government / state entity";
  assert.equal(
    line({ attribution_basis: vendor, attribution_type: technical, attribution_it_company: "Acme Labs" }),
    " [technical-evidence] by vendor Acme Labs",
  );
  assert.equal(
    line({ attribution_basis: vendor, attributing_actor: "Beta Sec", attribution_it_company: "Not available" }),
    " by vendor Beta Sec",
  );
  assert.equal(
    line({
      attribution_basis: receiver,
      attribution_type: "Domestic legal action",
      attributing_actor: "Ministry of Justice",
    }),
    " [criminal-charges] by government Ministry of Justice",
  );
  assert.equal(line({ attribution_basis: receiver, attributing_country: "Chile" }), " by government Chile");
  assert.equal(line({ attribution_basis: receiver, attributing_country: "Unknown" }), " by government unnamed");
  assert.equal(
    line({ attribution_basis: receiver, attribution_type: "Anonymous statement in media report (e.g., somebody)" }),
    " [statement] by anonymous-source unnamed",
  );
  assert.equal(line({ attribution_basis: "Receiver attributes attacker" }), " by victim unnamed");
  assert.equal(
    line({ attribution_basis: "Media-based attribution", attributing_actor: "The Daily" }),
    " by journalist The Daily",
  );
  assert.equal(line({ attribution_basis: "Attribution by third-party" }), " by third-party unnamed");
  assert.equal(line({ attribution_basis: "Contested attribution" }), " disputed");
});

test("a type that names two grounds, and one that is not known, are named as lost", () => {
  const type = "Political statement/report and indictment / sanctions";
  const { lines, findings } = attributed({
    attribution_basis: "Attribution by third-party",
    attribution_type: type,
    attributed_initiator: "Red Kite",
  });
  assert.deepEqual(lines, ["responsibility.attributed actor-1 Red Kite by third-party unnamed"]);
  assert.deepEqual(findings, ["/attributions/0/attribution_type import-lost"]);
});

test("an actor without anybody's word is suspected, a basis of unknown name is named", () => {
  const bare = attributed({ attributed_initiator: "Red Kite" });
  assert.deepEqual(bare.lines, ["responsibility.suspected actor-1 Red Kite suspected"]);
  assert.deepEqual(bare.findings, ["/attributions/0/attributed_initiator actor-unattributed"]);
  const odd = attributed({ attributed_initiator: "Red Kite", attribution_basis: "Oracle" });
  assert.deepEqual(odd.lines, ["responsibility.suspected actor-1 Red Kite suspected"]);
  assert.ok(odd.findings.includes("/attributions/0/attribution_basis value-not-admitted"));
});

test("'not attributed' is that it is not known, not that somebody declines; 'not available' is nothing", () => {
  const unknown = attributed({
    attribution_basis: "Media-based attribution",
    attributed_initiator_category: "Unknown - not attributed",
    attributed_initiator_country: "Unknown",
  });
  assert.deepEqual(unknown.lines, ["responsibility.attributed (reported-unknown)"]);
  assert.deepEqual(unknown.findings, []);
  const nothing = attributed({
    attribution_basis: "Not available",
    attributed_initiator: "Not available",
    attributed_initiator_category: "",
    attributed_initiator_country: "Not available",
  });
  assert.deepEqual([nothing.lines, nothing.findings], [[], []]);
});

test("who is not named is described as the source describes them", () => {
  const { lines } = attributed({
    attribution_basis: "Attribution by receiver government / state entity",
    attributed_initiator: "Not available",
    attributed_initiator_country: "China",
    attributed_initiator_category: "Non-state actor, state-affiliation suggested",
  });
  assert.deepEqual(lines, [
    "responsibility.attributed actor-1 Non-state actor, state-affiliation suggested (China) by government unnamed",
    "actor.country actor-1 CN by government unnamed",
    "actor.type actor-1 state-affiliated suspected by government unnamed",
  ]);
});

test("rows of one attribution that differ in one thing are several actors, and equal sayings are one", () => {
  const row = { attribution_basis: "Attribution by third-party", attributed_initiator_country: "China" };
  const { said, lines } = attributed(
    { ...row, attributed_initiator: "Red Kite" },
    { ...row, attributed_initiator: "Grey Fox" },
    { ...row, attributed_initiator: "Red Kite" },
  );
  assert.deepEqual(
    lines.filter((line) => line.startsWith("responsibility")),
    [
      "responsibility.attributed actor-1 Red Kite by third-party unnamed",
      "responsibility.attributed actor-2 Grey Fox by third-party unnamed",
    ],
  );
  assert.deepEqual(
    said[0]?.pointers.filter((pointer) => pointer.endsWith("initiator")),
    ["/attributions/0/attributed_initiator", "/attributions/2/attributed_initiator"],
  );
});

test("rows that are combinations give each actor only what the incident's own list confirms", () => {
  const base = { attribution_basis: "Attacker confirms", attributing_actor: "Tin Heron" };
  const rows = ["Tin Heron", "Iron Owl"].flatMap((attributed_initiator) =>
    ["Russia", "Belarus"].map((attributed_initiator_country) => ({
      ...base,
      attribution_ID: "1",
      attributed_initiator,
      attributed_initiator_country,
    })),
  );
  const incident = {
    initiator_name: "['Tin Heron', 'Iron Owl']",
    initiator_country: "['Russia', 'Not available']",
    initiator_category_subcode: "['Hacktivist(s)', '']",
  };
  const { lines, findings } = readOne({ incident, attributions: rows });
  assert.deepEqual(lines, [
    "responsibility.claimed actor-1 Tin Heron claimed by attacker Tin Heron",
    "responsibility.claimed actor-2 Iron Owl claimed by attacker Tin Heron",
    "actor.country actor-1 RU",
    "actor.type actor-1 hacktivist",
  ]);
  assert.equal(findings.filter((finding) => finding.endsWith("value-ambiguous")).length, 3);
});

test("an attribution on several bases does not lend its speaker to each of them", () => {
  const row = {
    attributing_actor: "Acme Labs",
    attributed_initiator_category: "State",
    attributed_initiator_country: "Iran, Islamic Republic of",
  };
  const { lines, findings } = attributed(
    { ...row, attribution_basis: "IT-security community attributes attacker" },
    { ...row, attribution_basis: "Attacker confirms" },
  );
  assert.deepEqual(
    lines.filter((line) => line.startsWith("responsibility")),
    [
      "responsibility.attributed actor-1 State (Iran, Islamic Republic of) by vendor unnamed",
      "responsibility.claimed actor-1 State (Iran, Islamic Republic of) claimed by attacker unnamed",
    ],
  );
  assert.equal(findings.filter((finding) => finding.endsWith("attributing_actor value-ambiguous")).length, 2);
});

test("without attributions the incident's own initiators are suspected, or claim where it says so", () => {
  const incident = {
    initiator_name: "['Red Kite/APT0/Kestrel (Office)']",
    initiator_country: "['China']",
    initiator_category: "['State']",
  };
  const suspected = readOne({ incident });
  assert.deepEqual(suspected.lines, [
    "responsibility.suspected actor-1 Red Kite suspected",
    "actor.alias actor-1 APT0",
    "actor.alias actor-1 Kestrel",
    "actor.country actor-1 CN",
    "actor.type actor-1 state",
  ]);
  assert.deepEqual(suspected.findings, [
    "/incident/initiator_name actor-unattributed",
    "/incident/initiator_name import-lost",
  ]);
  const claimed = readOne({ incident: { initiator_name: "['Tin Heron']", attribution_basis: "Attacker confirms" } });
  assert.deepEqual(claimed.lines, ["responsibility.claimed actor-1 Tin Heron claimed by attacker Tin Heron"]);
  assert.deepEqual(claimed.findings, ["/incident/attribution_basis claim-not-attribution"]);
});

test("what the incident's row repeats is further evidence; what it says besides is lost by name", () => {
  const attributions = [
    { incident_ID: "12", attribution_basis: "Attribution by third-party", attributed_initiator: "Red Kite" },
  ];
  const { said, findings } = readOne({
    incident: { attribution_basis: "Attribution by third-party; nan", attributed_initiator: "Red Kite; Grey Fox" },
    attributions,
  });
  assert.ok(said[0]?.pointers.includes("/incident/attribution_basis"));
  assert.deepEqual(findings, ["/incident/attributed_initiator import-lost"]);
});

test("each receiver is a victim: named ones once, unnamed ones row by row", () => {
  const state = "State institutions / political system";
  const { lines, findings } = readOne({
    receivers: [
      {
        ID: "12",
        receiver_name: "Bank of Utopia ",
        receiver_country: "Chile",
        receiver_category: "Critical infrastructure",
        receiver_category_subcode: "Finance",
      },
      { ID: "12", receiver_name: "Bank of Utopia", receiver_country: "Chile", receiver_category: state },
      {
        ID: "12",
        receiver_name: "Not available",
        receiver_country: "Unknown",
        receiver_category: state,
        receiver_category_subcode: "Police",
      },
      { ID: "12", receiver_name: "", receiver_country: "Middle East (region)", receiver_category: "Unknown" },
      {
        ID: "12",
        receiver_country: "Interpol",
        receiver_category: "Corporate Targets (corporate targets only coded if so)",
      },
    ],
  });
  assert.deepEqual(lines, [
    "victim.name victim-1 Bank of Utopia",
    "victim.country victim-1 CL",
    "victim.sector victim-1 finance",
    "victim.sector victim-1 government",
    "victim.country victim-2 (reported-unknown)",
    "victim.sector victim-2 government",
    "victim.region victim-3 Middle East",
    "victim.sector victim-3 (reported-unknown)",
  ]);
  assert.deepEqual(findings, [
    "/receivers/2/receiver_category_subcode value-mapped",
    "/receivers/3/receiver_country value-mapped",
    "/receivers/4/receiver_country value-not-admitted",
    "/receivers/4/receiver_category import-lost",
  ]);
});

test("without receivers the incident's own lists tell the victims", () => {
  const { lines } = readOne({
    incident: {
      receiver_country: "['Chile', 'Peru']",
      receiver_name: "[['Bank of Utopia'], [None]]",
      receiver_category: "[['Media'], ['Media', 'Science']]",
    },
  });
  assert.deepEqual(lines, [
    "victim.name victim-1 Bank of Utopia",
    "victim.country victim-1 CL",
    "victim.sector victim-1 media",
    "victim.country victim-2 PE",
    "victim.sector victim-2 media",
    "victim.country victim-3 PE",
    "victim.sector victim-3 education",
  ]);
});

test("dates are taken as precisely as the data bear out, and an end before the begin is none", () => {
  const dates = (start_date: string, end_date: string) => {
    const { lines, findings } = readOne({ incident: { start_date, end_date } });
    return [...lines, ...findings].map(String);
  };
  assert.deepEqual(dates("2017-06-01", "2017-06-27"), [
    "date.began 2017-06",
    "date.ended 2017-06-27",
    "/incident/start_date precision-reduced",
  ]);
  assert.deepEqual(dates("2017-06-27", "2000-01-01"), ["date.began 2017-06-27", "/incident/end_date date-order"]);
  assert.deepEqual(dates("", "soon"), ["/incident/end_date date-invalid"]);
});

test("effects are said where the label says so, and 'none' is no finding of anybody", () => {
  const { lines, findings } = readOne({
    incident: {
      incident_type: "Data theft & Doxing; Disruption; Hijacking with Misuse; Ransomware",
      disruption: "Short-term disruption (< 24h; incident scores 1 point in intensity)",
      has_disruption: "True",
      data_theft: "none",
      functional_impact: "No system interference/disruption",
      MITRE_impact: "Data Exfiltration; Data Encrypted for Impact",
      MITRE_initial_access: "Drive-By Compromise; Not available",
      zero_days: "Yes",
    },
  });
  assert.deepEqual(lines, [
    "incident.type data-theft",
    "incident.type data-leak",
    "incident.type intrusion",
    "incident.type ransomware",
    "cia.availability affected",
    "impact.downtime at-most ..24 hours",
    "cia.availability not affected",
    "technique T1189",
    "technique T1486",
    "action.variety hacking.Exploit vuln",
  ]);
  assert.deepEqual(findings, [
    "/incident/incident_type value-mapped",
    "/incident/incident_type value-mapped",
    "/incident/MITRE_impact import-lost",
    "/incident/zero_days value-mapped",
    "/incident/data_theft import-lost",
  ]);
});

test("numbers are exact where one was counted, a band otherwise, and zero is nothing counted", () => {
  const lines = (incident: Cells) => readOne({ incident }).lines;
  assert.deepEqual(
    lines({ political_impact_affected_entities: "1-10", political_impact_affected_entities_exact_value: "7.0" }),
    ["impact.organisations exactly 7..7 organisations"],
  );
  assert.deepEqual(
    lines({ political_impact_affected_entities: "1-10", political_impact_affected_entities_exact_value: "0.0" }),
    ["impact.organisations between 1..10 organisations"],
  );
  assert.deepEqual(lines({ economic_impact: "None", economic_impact_exact_value: "0.0" }), [
    "impact.money-loss (stated-none)",
  ]);
  assert.deepEqual(
    lines({
      economic_impact: "> 10 Mio - 100 Mio",
      economic_impact_exact_value: "11650000.0",
      economic_impact_currency: "euro",
    }),
    ["impact.money-loss exactly 11650000..11650000 EUR"],
  );
  assert.deepEqual(lines({ economic_impact: "> 10 Mio - 100 Mio" }), []);
});

test("the record is named by its number, titled by its name, and rests on its sources", () => {
  const { key, title, links, findings } = readOne({
    incident: {
      name: " A\n case ",
      sources_url: "['https://a.example/x y', 'ftp://b.example']",
      sources_attribution: "['https://c.example']",
    },
  });
  assert.deepEqual(
    { key, title, links },
    { key: "12", title: "A case", links: ["https://a.example/x%20y", "https://c.example"] },
  );
  assert.deepEqual(findings, ["/incident/sources_url value-repaired", "/incident/sources_url value-not-admitted"]);
});

test("nothing makes reading throw, and whatever is said passes the codebook", () => {
  const label = fc.constantFrom(
    "Attacker confirms",
    "Contested attribution",
    selfStated,
    technical,
    "Unknown",
    "Not available",
    "None",
    "Unknown - not attributed",
    "State",
    "['A', 'B/C/D']",
    "[['x'], [None]]",
    "2020-01-01",
    "0000-00-00",
    "-1",
    "(a; b",
    "China",
    "Disruption; Ransomware",
    "A < B",
  );
  const cell = fc.oneof(label, junk);
  const column = fc.constantFrom(
    "ID",
    "name",
    "start_date",
    "end_date",
    "incident_type",
    "initiator_name",
    "initiator_country",
    "initiator_category",
    "initiator_category_subcode",
    "attribution_ID",
    "attribution_basis",
    "attribution_type",
    "attribution_date",
    "attributing_actor",
    "attributing_country",
    "attributed_initiator",
    "attributed_initiator_country",
    "attributed_initiator_category",
    "receiver_name",
    "receiver_country",
    "receiver_category",
    "sources_url",
    "economic_impact",
    "economic_impact_exact_value",
    "economic_impact_currency",
    "MITRE_impact",
    "disruption",
    "__proto__",
  );
  const row = fc.oneof(
    { weight: 8, arbitrary: fc.dictionary(column, cell, { maxKeys: 20 }) },
    { weight: 1, arbitrary: junk },
  );
  const record = fc.record({
    incident: row,
    attributions: fc.oneof(fc.array(row), junk),
    receivers: fc.oneof(fc.array(row), junk),
  });
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: record }, { weight: 1, arbitrary: junk }), (one) => {
      assertSound(read(one, { publisher: "EuRepoC" }), one);
    }),
    runs(400),
  );
});

test("a record of many rows is read in time that grows with their number", () => {
  const rows = Array.from({ length: 4000 }, (_, index) => ({
    incident_ID: "12",
    attribution_ID: "1",
    attribution_basis: "Attacker confirms",
    attributed_initiator: `Actor ${index}`,
  }));
  const names = `[${rows.map(({ attributed_initiator }) => `'${attributed_initiator}'`).join(", ")}]`;
  const { said } = readOne({
    incident: { initiator_name: names, initiator_category_subcode: names },
    attributions: rows,
  });
  assert.equal(said.filter(({ field }) => field === "responsibility.claimed").length, 4000);
});
