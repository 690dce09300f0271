/** `casebook show`: a record as an audience is told it, a draft, a report, or lists of them. */
import { type AudienceName, audienceNames } from "../domain/audience.ts";
import type { DraftId } from "../domain/draft.ts";
import { fieldNames, fields } from "../domain/field.ts";
import { type IncidentId, parseIncidentId } from "../domain/incident.ts";
import { dateOf, type Projection, type Told, titleOf, type Telling } from "../domain/projection.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ReportId } from "../domain/report.ts";
import { sayWhen } from "../domain/when.ts";
import type { Store } from "../store/store.ts";
import { sayContent } from "./assertion-text.ts";
import type { Command } from "./command.ts";

const longList = 1000;

export const showCommand: Command = {
  name: "show",
  summary: "Show a record, a draft or a report; without a name, list records and open drafts.",
  operands: "[record|draft|report]",
  options: {
    audience: { type: "string", value: "name", meaning: "public, member, partner or desk; left out: desk" },
    json: { type: "boolean", meaning: "print JSON" },
  },
  details: "  casebook show\n  casebook show CB-7K3Q9F --audience public",
  run: async (given, wiring) => {
    const audience = audienceFrom(given.option("audience") ?? "desk");
    const [name, ...more] = given.operands;
    if (more.length > 0) throw new Refusal("usage", { expected: "at most one name", given: given.operands.length });
    const { store } = await wiring.openHouse();
    const shown = name === undefined ? await showAll(store, audience) : await showOne(store, name, audience);
    wiring.terminal.out(given.flag("json") ? JSON.stringify(shown.value) : shown.text);
    return 0;
  },
};

interface Shown {
  readonly value: unknown;
  readonly text: string;
}

function audienceFrom(text: string): AudienceName {
  const audience = audienceNames.find((name) => name === text);
  if (audience === undefined) throw new Refusal("usage", { option: "--audience", admitted: audienceNames.join(", ") });
  return audience;
}

async function showAll(store: Store, audience: AudienceName): Promise<Shown> {
  const page = { offset: 0, limit: longList };
  const records = await store.listTellings(audience, { ...page, sort: "changed", descending: true, party: null });
  const drafts = audience === "desk" ? await store.listDrafts("open", page) : { entries: [], total: 0 };
  const lines = records.entries.map(
    ({ telling }) => `${telling.incident}  ${dateWords(telling).padEnd(20)}  ${titleOf(telling)}`,
  );
  const open = drafts.entries.map((draft) => `draft ${draft.id} for ${draft.incident}, opened ${draft.opened}`);
  const value = {
    records: records.entries.map(({ telling }) => ({
      incident: telling.incident,
      title: titleOf(telling),
      date: dateOf(telling),
    })),
    drafts: drafts.entries.map(({ id, incident, opened }) => ({ id, incident, opened })),
  };
  return { value, text: [`${records.total} records, ${drafts.total} open drafts`, ...lines, ...open].join("\n") };
}

async function showOne(store: Store, name: string, audience: AudienceName): Promise<Shown> {
  const incident = parseIncidentId(name);
  if (incident !== null) return showRecord(store, incident, audience);
  const report = await store.findReport(name as ReportId);
  if (report !== null) return { value: report, text: `${report.title ?? report.id}\n\n${report.text}` };
  const draft = await store.findDraft(name as DraftId);
  if (draft === null) throw new Refusal("draft-not-found", { name });
  return { value: draft, text: JSON.stringify(draft, null, 2) };
}

async function showRecord(store: Store, incident: IncidentId, audience: AudienceName): Promise<Shown> {
  const telling = await store.findTelling(incident, audience);
  if (telling === null) throw new Refusal("incident-not-found", { incident });
  return { value: telling, text: tellingText(telling) };
}

function tellingText(telling: Telling): string {
  if (telling.kind === "tombstone") return `${telling.incident} was withdrawn on ${telling.since}: ${telling.reason}`;
  const lines = fieldNames.flatMap((field) => toldLines(fields[field].label, field, telling.fields[field]));
  const sources = telling.sources.map(
    ({ number, title, publisher, url }) => `${number}. ${[title, publisher, url].filter(Boolean).join(", ")}`,
  );
  const head = `${titleOf(telling)}\n${dateWords(telling)} · ${telling.incident}, version ${telling.version}, as known on ${telling.since.slice(0, 10)}`;
  return [head, "", ...lines, "", "Sources", ...sources].join("\n");
}

function dateWords(telling: Projection): string {
  const date = dateOf(telling);
  return date === null ? "date not reported" : sayWhen(date);
}

function toldLines(label: string, field: (typeof fieldNames)[number], told: Told): readonly string[] {
  switch (told.kind) {
    case "withheld":
      return [];
    case "counted":
      return [`${label}: ${told.count}`];
    case "shown":
      return told.assertions.map(({ content, polarity, asserter }) => {
        const speaker = asserter === null ? "" : ` (${asserter.name ?? asserter.role})`;
        return `${label}: ${polarity === "negated" ? "not: " : ""}${sayContent(field, content)}${speaker}`;
      });
  }
}
