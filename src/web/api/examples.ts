/** Examples for readers of the interface's documents: a record that never happened, as the public is told it. */
import { mapFields } from "../../domain/field.ts";

/** What is told of a report behind the example. */
export const exampleMetadata = {
  title: "Flood of traffic on polling day",
  publisher: "Southmoor Post",
  url: "https://example.org/flood",
  links: [],
  published: "2022-11-10",
  language: "en",
  reliability: null,
  snapshot: null,
};

/** The same as a source of the record. */
export const exampleSource = { number: 1, ...exampleMetadata };

const said = {
  polarity: "affirmed",
  stance: "reported",
  asserter: { role: "journalist", name: null },
  asserted: null,
  likelihood: null,
  confidence: null,
  origin: "human",
  evidence: [{ source: 1, quote: null, credibility: null }],
};

/** An assertion of the example. */
export const exampleAssertion = {
  about: "victim-1",
  content: { kind: "name", name: "State of Southmoor" },
  ...said,
};

const told: Readonly<Record<string, object>> = {
  "victim.name": { kind: "shown", assertions: [exampleAssertion] },
  "victim.country": {
    kind: "shown",
    assertions: [{ about: "victim-1", content: { kind: "term", term: "US" }, ...said }],
  },
  "date.began": {
    kind: "shown",
    assertions: [{ about: null, content: { kind: "date", edtf: "2022-11", partOfDay: null }, ...said, asserter: null }],
  },
  summary: { kind: "shown", assertions: [] },
  technique: { kind: "counted", count: 1 },
  "responsibility.attributed": { kind: "counted", count: 0 },
};

/** The record. */
export const exampleIncident = {
  kind: "record",
  incident: "CB-SXTHM0",
  version: 1,
  since: "2026-01-05T12:00:00.000Z",
  first: "2026-01-05T12:00:00.000Z",
  audience: "public",
  evidence: "sources",
  sample: false,
  illustration: null,
  takenDown: [],
  fields: mapFields((field) => told[field] ?? { kind: "withheld" }),
  sources: [exampleSource],
};

/** The same in short. */
export const exampleSummary = {
  kind: "summary",
  incident: "CB-SXTHM0",
  version: 1,
  since: "2026-01-05T12:00:00.000Z",
  sample: false,
  title: "Cyber Incident Victim: State of Southmoor",
  victims: [{ slug: "state-of-southmoor", name: "State of Southmoor" }],
  date: "2022-11",
  countries: ["US"],
  types: [],
  sectors: [],
  self: "/api/v1/incidents/CB-SXTHM0",
  page: "/incidents/CB-SXTHM0",
};
