/** `casebook show`: a record as an audience is told it, a draft, a report, or lists of them. */
import type { AudienceName } from "../domain/audience.ts";
import type { Draft, DraftId } from "../domain/draft.ts";
import { type IncidentId, parseIncidentId } from "../domain/incident.ts";
import { dateOf, titleOf, victimNamesOf } from "../domain/projection.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Report, ReportId } from "../domain/report.ts";
import { sayWhen } from "../domain/when.ts";
import type { Listing, Store, TellingEntry } from "../store/store.ts";
import { oneLine } from "./assertion-text.ts";
import { audienceGiven, audienceOption } from "./audience.ts";
import type { Command } from "./command.ts";
import { countsOf, draftText } from "./draft-text.ts";
import { dateWords, recordText } from "./record-text.ts";

/** How many records, and how many drafts, are listed at most. */
const longList = 1000;

export const showCommand: Command = {
  name: "show",
  summary: "Show a record, a draft or a report; without a name, list records and open drafts.",
  operands: "[record|draft|report]",
  options: {
    audience: audienceOption("desk"),
    json: { type: "boolean", meaning: "print JSON" },
  },
  details: [
    "Reports and drafts are shown as the desk has them, and to no other audience.",
    "",
    "  casebook show",
    "  casebook show CB-7K3Q9F --audience public",
  ].join("\n"),
  run: async (given, wiring) => {
    const [name, ...more] = given.operands;
    if (more.length > 0) throw new Refusal("usage", { expected: "at most one name", given: given.operands.length });
    const house = await wiring.openHouse();
    const { store } = house;
    const audience = await audienceGiven(given, house, "desk");
    const shown = name === undefined ? await showAll(store, audience) : await showOne(store, name, audience);
    wiring.terminal.out(given.flag("json") ? JSON.stringify(shown.value) : shown.text);
    return 0;
  },
};

interface Shown {
  readonly value: unknown;
  readonly text: string;
}

async function showAll(store: Store, audience: AudienceName): Promise<Shown> {
  const page = { offset: 0, limit: longList };
  const records = await store.listTellings(audience, { ...page, sort: "changed", descending: true, party: null });
  const drafts = audience === "desk" ? await store.listDrafts("open", page) : { entries: [], total: 0 };
  const open = await Promise.all(drafts.entries.map((draft) => draftLines(store, draft)));
  const value = {
    records: records.entries.map(({ telling }) => ({
      incident: telling.incident,
      title: titleOf(telling),
      date: dateOf(telling),
    })),
    drafts: drafts.entries.map(({ id, incident, opened }) => ({ id, incident, opened })),
  };
  const counts = `${counted(records.total, "record")}${audience === "desk" ? `, ${counted(drafts.total, "open draft")}` : ""}`;
  return { value, text: [counts, ...recordLines(records), ...open.flat()].join("\n") };
}

/** `1 record`, `2 records`, and how many of them are listed where that is fewer. */
function counted(total: number, what: string): string {
  const words = `${total} ${what}${total === 1 ? "" : "s"}`;
  return total > longList ? `${words} (the newest ${longList} are listed)` : words;
}

function recordLines({ entries }: Listing<TellingEntry>): readonly string[] {
  return entries.map(({ telling }) => {
    const sample = telling.sample ? " (sample)" : "";
    return `${telling.incident}  ${dateWords(telling).padEnd(18)}  ${victimNamesOf(telling)}${sample}`;
  });
}

/** What a draft is of and how far it has come. */
async function draftLines(store: Store, draft: Draft): Promise<readonly string[]> {
  const [first] = draft.reports;
  const report = first === undefined ? null : await store.findReport(first);
  const what = report === null ? "a correction" : (report.title ?? `“${oneLine(report.text).slice(0, 60)}…”`);
  return [
    `draft ${draft.id} for ${draft.incident}, opened ${sayWhen(draft.opened.slice(0, 10))}: ${what}`,
    `      ${countsOf(draft)}`,
  ];
}

async function showOne(store: Store, name: string, audience: AudienceName): Promise<Shown> {
  const incident = parseIncidentId(name);
  if (incident !== null) return showRecord(store, incident, audience);
  // What is there for the desk alone, and what is not there, no other audience is told apart.
  if (audience !== "desk") throw new Refusal("draft-not-found", { name, looked: `among what is told ${audience}` });
  const report = await store.findReport(name as ReportId);
  if (report !== null) return { value: report, text: reportText(report) };
  const draft = await store.findDraft(name as DraftId);
  if (draft === null) throw new Refusal("draft-not-found", { name, looked: "among records, reports and drafts" });
  return { value: draft, text: draftText(draft) };
}

async function showRecord(store: Store, incident: IncidentId, audience: AudienceName): Promise<Shown> {
  const telling = await store.findTelling(incident, audience);
  if (telling === null) throw new Refusal("incident-not-found", { incident, audience });
  return { value: telling, text: recordText(telling) };
}

function reportText({ id, title, text, published, language, marking }: Report): string {
  const facts = [
    `report ${id}`,
    `published ${published === null ? "on a day not reported" : sayWhen(published)}`,
    `language ${language ?? "not recognised"}`,
    `marking ${marking ?? "not yet cleared (counts as TLP:RED)"}`,
  ];
  return [title ?? "Untitled report", ...facts, "", text].join("\n");
}
