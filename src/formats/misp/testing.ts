/** Events in few words, and one as long as those of real instances, for the tests of this format. Shapes are those of real events, words our own. */
import type { RecordReading } from "../format.ts";
import { readEvent } from "./read.ts";

/** An object of an event, of any shape. */
export type Loose = Readonly<Record<string, unknown>>;

/** An attribute with what most have. */
export function attribute(type: string, value: unknown, more: Loose = {}): Loose {
  return {
    id: "1188757",
    type,
    category: "Other",
    to_ids: false,
    uuid: "9a3c2fda-78f4-44b7-8366-46da02de0b81",
    event_id: "9747",
    distribution: "5",
    timestamp: "1680000000",
    comment: "",
    sharing_group_id: "0",
    deleted: false,
    disable_correlation: false,
    object_id: "0",
    object_relation: null,
    first_seen: null,
    last_seen: null,
    value,
    Galaxy: [],
    ShadowAttribute: [],
    ...more,
  };
}

/** An object of a template, with its parts by their relations: `[relation, type, value]`. */
export function objectOf(name: string, ...parts: readonly (readonly [string, string, unknown])[]): Loose {
  return {
    id: "588",
    name,
    "meta-category": "misc",
    description: `An object of the template ${name}`,
    template_uuid: "398b0094-0384-4c48-9bf0-22b3dff9c4d3",
    template_version: "3",
    event_id: "9747",
    uuid: "498b0094-0384-4c48-9bf0-22b3dff9c4d3",
    timestamp: "1680000000",
    distribution: "5",
    sharing_group_id: "0",
    comment: "",
    deleted: false,
    first_seen: null,
    last_seen: null,
    ObjectReference: [],
    Attribute: parts.map(([relation, type, value]) => attribute(type, value, { object_relation: relation })),
  };
}

/** A tag as instances give it. */
export function tag(name: string): Loose {
  return {
    id: "3",
    name,
    colour: "#ffffff",
    exportable: true,
    hide_tag: false,
    user_id: "0",
    numerical_value: null,
    is_galaxy: name.startsWith("misp-galaxy:"),
    is_custom_galaxy: false,
    local: false,
    relationship_type: null,
  };
}

/** An event with nothing in it but what every event has, and what is given. */
export function eventWith(more: Loose): { readonly Event: Loose } {
  return {
    Event: {
      id: "9747",
      orgc_id: "2",
      org_id: "1",
      date: "2023-03-28",
      threat_level_id: "4",
      info: "Northfield hit",
      published: true,
      uuid: "5b1c4f2e-0d6a-4f0f-9a3e-1f2e3d4c5b6a",
      attribute_count: "0",
      analysis: "2",
      timestamp: "1680000000",
      distribution: "3",
      proposal_email_lock: false,
      locked: false,
      publish_timestamp: "1680001111",
      sharing_group_id: "0",
      disable_correlation: false,
      extends_uuid: "",
      protected: null,
      Org: { id: "1", name: "Local Instance", uuid: "15f6ea5e-2c60-40e5-964f-47a8950d210f" },
      Orgc: { id: "2", name: "Sample CERT", uuid: "25f6ea5e-2c60-40e5-964f-47a8950d210f" },
      Attribute: [],
      Object: [],
      Tag: [],
      Galaxy: [],
      ...more,
    },
  };
}

/** What is read of an event. */
export function readingOf(event: unknown): RecordReading {
  return readEvent(event, { publisher: "Sample Feed" });
}

/** What is said, a line each: `victim.name victim-1 Northfield`, with what is not usual behind it. */
export function linesOf({ said }: RecordReading): readonly string[] {
  return said.map(({ field, about, content, polarity, stance, asserter, likelihood, confidence }) => {
    const value = Object.entries(content).flatMap(([name, part]) =>
      name === "kind" || part === null ? [] : [String(part)],
    );
    const unusual = [
      polarity === "affirmed" ? null : polarity,
      stance === "reported" ? null : stance,
      asserter.role === "third-party" ? null : `${asserter.role} ${asserter.name ?? ""}`,
      likelihood,
      confidence,
    ].filter((word) => word !== null);
    return [field, about, ...value, ...unusual].filter((word) => word !== null).join(" ");
  });
}

/** The findings, a line each: `/Event/Tag/0/name import-lost`. */
export function findingsOf({ findings }: RecordReading): readonly string[] {
  return findings.map(({ at, code }) => `${at} ${code}`);
}

const cluster = {
  id: "45563",
  uuid: "7cdff317-a673-4474-84ec-4f1754947823",
  collection_uuid: "7cdff317-a673-4474-84ec-4f1754947824",
  type: "threat-actor",
  value: "Grey Heron",
  tag_name: 'misp-galaxy:threat-actor="Grey Heron"',
  description: "A group that was made up for tests.",
  galaxy_id: "366",
  source: "Sample Project",
  authors: ["Somebody"],
  version: "30",
  tag_id: "1100",
  local: false,
  meta: { country: ["XK"], synonyms: ["Ash Heron"], refs: ["https://galaxy.example/grey-heron"] },
};

/** An event of many parts, as an instance exports it: taken, lost and withdrawn things side by side. */
export const longEvent: { readonly Event: Loose } = eventWith({
  info: "Ransomware at Northfield Hospital",
  threat_level_id: "2",
  attribute_count: "14",
  extends_uuid: "6b1c4f2e-0d6a-4f0f-9a3e-1f2e3d4c5b6a",
  RelatedEvent: [{ Event: { id: "12", uuid: "7b1c4f2e-0d6a-4f0f-9a3e-1f2e3d4c5b6a", info: "Another event" } }],
  ShadowAttribute: [{ ...attribute("target-org", "Proposed Hospital"), old_id: "0", proposal_to_delete: false }],
  Tag: [
    tag("tlp:white"),
    tag("type:OSINT"),
    tag('rsit:malicious-code="infected-system"'),
    tag('circl:incident-classification="ransomware"'),
    tag('misp-galaxy:threat-actor="Grey Heron"'),
    tag('misp-galaxy:mitre-attack-pattern="Data Encrypted for Impact - T1486"'),
    tag('misp-galaxy:mitre-attack-pattern="Spearphishing Attachment - T1193"'),
    tag('misp-galaxy:sector="Health"'),
    tag('misp-galaxy:target-information="Luxembourg"'),
    tag('misp-galaxy:ransomware="Heronlock"'),
    tag('veris:attribute:confidentiality:data_disclosure="Potentially"'),
    tag('estimative-language:likelihood-probability="likely"'),
    tag("workflow:state=complete"),
  ],
  Galaxy: [
    {
      id: "366",
      uuid: "698774c7-8022-42c4-917f-8d6e4f06ada3",
      name: "Threat Actor",
      type: "threat-actor",
      description: "Actors",
      version: "3",
      icon: "user-secret",
      namespace: "misp",
      kill_chain_order: null,
      GalaxyCluster: [cluster],
    },
  ],
  Attribute: [
    attribute("target-org", "Northfield Hospital", { category: "Targeting data", comment: "the victim" }),
    attribute("target-location", "Esch-sur-Alzette", { category: "Targeting data" }),
    attribute("threat-actor", "Grey Heron", { category: "Attribution" }),
    attribute("campaign-name", "Operation Marsh", { category: "Attribution" }),
    attribute("link", "https://news.example/northfield", { category: "External analysis" }),
    attribute("link", "ftp://news.example/northfield", { category: "External analysis" }),
    attribute("text", "The hospital went back to paper for two days.\r\nPatients were not harmed.", {
      category: "External analysis",
    }),
    attribute("comment", "seen by us", { category: "Other" }),
    attribute("text", "Heronlock", { category: "Payload type" }),
    attribute("vulnerability", "CVE-2022-41082", {
      category: "External analysis",
      Tag: [tag('estimative-language:likelihood-probability="very-likely"'), tag("tlp:green")],
    }),
    attribute("datetime", "2023-03-25T02:10:00.000000+0000", { comment: "Date of attack" }),
    attribute("datetime", "2023-03-26T00:00:00.000000+0000", { comment: "some other day" }),
    attribute("domain", "bad.example", {
      category: "Network activity",
      to_ids: true,
      Sighting: [{ id: "1", type: "0", date_sighting: "1680000000", uuid: "8a3c2fda-78f4-44b7-8366-46da02de0b81" }],
      ShadowAttribute: [attribute("domain", "worse.example")],
    }),
    attribute("target-org", "Southfield Hospital", { category: "Targeting data", deleted: true }),
  ],
  Object: [
    objectOf(
      "ransomware-group-post",
      ["ransomware-group", "text", "Grey Heron"],
      ["entity-name", "text", "Northfield Hospital"],
      ["geo", "text", "LU"],
      ["date-published", "datetime", "2023-03-30T10:00:00.000000+0000"],
      ["link", "link", "https://leak.example/post"],
    ),
    objectOf(
      "file",
      ["filename", "filename", "lock.exe"],
      ["text", "text", "A file that was found on the server there."],
    ),
    { ...objectOf("victim", ["name", "target-org", "Westfield Hospital"]), deleted: true },
  ],
  EventReport: [
    {
      id: "4",
      uuid: "3a3c2fda-78f4-44b7-8366-46da02de0b81",
      event_id: "9747",
      name: "Executive summary",
      content: "Northfield Hospital was locked out of its own *records*.",
      distribution: "5",
      sharing_group_id: "0",
      timestamp: "1680000000",
      deleted: false,
    },
    { uuid: "4a3c2fda-78f4-44b7-8366-46da02de0b81", name: "Withdrawn", content: "No.", deleted: true },
  ],
});
