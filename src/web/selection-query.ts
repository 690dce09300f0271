/** Selections in addresses: `?country=US&date=2022`, the same names everywhere. */
import { finding, type Finding } from "../domain/finding.ts";
import { parseIncidentId } from "../domain/incident.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Selection } from "../domain/selection.ts";
import { parseWhen } from "../domain/when.ts";
import { typedIn } from "./pages/typed.ts";

/** The names under which an address may select, with what each means. */
export const selectionMeanings = {
  incident: "record numbers, parted by commas",
  organisation: "name of a victim",
  actor: "name of an actor in any lane",
  country: "two-letter code of a victim’s country",
  sector: "sector of a victim, with its parts",
  type: "type of incident",
  technique: "ATT&CK technique, with its sub-techniques",
  date: "EDTF: records whose date may fall in it",
  changed_since: "instant or day since which it is told so",
} as const;

/** What an address selects; refuses (`request-invalid`) with everything that is wrong. Names that mean nothing here are left alone. */
export function selectionIn(query: unknown): Selection {
  const typed = typedIn(query);
  const wrong: Finding[] = [];
  const word = (name: keyof typeof selectionMeanings) => {
    const text = typed.word(name);
    return text === "" ? null : text;
  };
  const named = (name: "organisation" | "actor" | "country" | "sector" | "type" | "technique") => {
    const text = word(name);
    return text === null ? {} : { [name]: text };
  };
  const [incident, date, since] = [word("incident"), word("date"), word("changed_since")];
  const incidents = incident?.split(",").map((text) => parseIncidentId(text.trim()));
  if (incidents?.includes(null) === true) wrong.push(finding("incident", "value-not-admitted", incident));
  if (date !== null && parseWhen(date) === null) wrong.push(finding("date", "date-invalid", date));
  const instant = since === null ? null : Date.parse(since);
  if (instant !== null && Number.isNaN(instant)) wrong.push(finding("changed_since", "date-invalid", since));
  if (wrong.length > 0) throw new Refusal("request-invalid", {}, wrong);
  return {
    ...(incidents === undefined ? {} : { incidents: incidents.filter((id) => id !== null) }),
    ...named("organisation"),
    ...named("actor"),
    ...named("country"),
    ...named("sector"),
    ...named("type"),
    ...named("technique"),
    ...(date === null ? {} : { date }),
    ...(instant === null ? {} : { changedSince: new Date(instant).toISOString() }),
  };
}
