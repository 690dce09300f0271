/** The record page from a projection alone: the same parts in the same order for everybody, each in the form that this audience is told. */
import { type Field, fieldNames, fields as codebook, lanes } from "../../domain/field.ts";
import { type Projection, proseOf, shownOf } from "../../domain/projection.ts";
import type { Speaker } from "../../formats/format.ts";
import { evidenceFor } from "./evidence.ts";
import { factTables } from "./fact-tables.ts";
import { type Html, html } from "./html.ts";
import { headOf } from "./incident-head.ts";
import { lanesOf } from "./lanes.ts";
import { findingsOf, narrative, relationsOf, timelineOf, victimsOf } from "./incident-parts.ts";
import { recordLine } from "./record-line.ts";
import { paragraphs } from "./saying.ts";
import { section } from "./section.ts";
import { sourceList } from "./source-list.ts";
import { anyTold, fieldList, isUnsaid, tellingOf } from "./told.ts";

/** One part of the page. It is printed where any of its fields is told at all, which is the policy's word and not the record's. */
interface Part {
  readonly id: string;
  readonly heading: string;
  /** What members are said to see where the part is not printed. */
  readonly words: string;
  readonly fields: readonly Field[];
  /** All that the part holds; where nobody says anything of it, it is only named at the end. Null: always printed. */
  readonly holds: readonly Field[] | null;
  readonly body: (projection: Projection) => Html;
}

/** A part that lists its fields with their values. */
function listing(id: string, heading: string, words: string, fields: readonly Field[]): Part {
  return { id, heading, words, fields, holds: fields, body: (projection) => fieldList(projection, fields) };
}

/** A part that holds the values of one field. */
function single(id: string, heading: string, words: string, field: Field): Part {
  const fields = [field];
  return { id, heading, words, fields, holds: fields, body: (projection) => tellingOf(projection, field) };
}

/** All fields of the codebook whose names begin so: what is new in it appears on the page by itself. */
function fieldsUnder(...beginnings: string[]): readonly Field[] {
  return fieldNames.filter((field) => beginnings.some((beginning) => field.startsWith(beginning)));
}

const dates = fieldsUnder("date.");

const before: readonly Part[] = [
  {
    id: "responsibility",
    heading: "Who is said to be responsible",
    words: "who is said to be responsible, and by whom",
    fields: lanes.filter((lane) => lane !== "responsibility.attributed"),
    holds: null,
    body: lanesOf,
  },
  {
    id: "not-happened",
    heading: "Stated not to have happened",
    words: "what was stated not to have happened",
    fields: ["finding.not-affected", "finding.not-happened"],
    holds: null,
    body: findingsOf,
  },
];

const relations = fieldsUnder("relation.");

/** The two others stand in the table of actors. */
const inNoTable = fieldsUnder("actor.").filter((field) => field !== "actor.type" && field !== "actor.country");

/** Name, role and country may stand in the head alone. */
const inNoHead = fieldsUnder("victim.").filter(
  (field) => !["victim.name", "victim.role", "victim.country"].includes(field),
);

const after: readonly Part[] = [
  {
    id: "timeline",
    heading: "Timeline",
    words: "the exact dates",
    // The other three may stand, coarser, in the line below the title alone.
    fields: dates.filter((field) => !["date.began", "date.discovered", "date.disclosed"].includes(field)),
    holds: dates,
    body: timelineOf,
  },
  {
    id: "victims",
    heading: "Victims",
    words: "the victims in detail",
    fields: inNoHead,
    holds: null,
    body: victimsOf,
  },
  listing(
    "kind",
    "Kind of incident",
    "what kind of incident it was",
    fieldsUnder("incident.", "discovery.", "severity."),
  ),
  listing(
    "means",
    "Means and effects",
    "actions, assets and data in VERIS words",
    fieldsUnder("action.", "vulnerability", "malware", "asset.", "attribute.", "data."),
  ),
  listing("actors", "More of the actors", "what is known of the actors", inNoTable),
  listing("impact", "Impact", "the numbers", fieldsUnder("impact.")),
  single("response", "Response", "the response", "response"),
  {
    id: "relations",
    heading: "Related, and dismissed",
    words: "related incidents, and what was considered and dismissed",
    fields: relations,
    holds: relations,
    body: relationsOf,
  },
  single("context", "Context", "the context", "context"),
];

/** The whole record. The speaker is the house, for the citation. */
export function incidentArticle(projection: Projection, speaker: Speaker): Html {
  const summary = proseOf(projection, "summary");
  return html`<article class="record">
    ${headOf(projection)}
    ${
      summary === null
        ? null
        : html`<div class="summary">
            ${paragraphs(summary)} ${evidenceFor(shownOf(projection, "summary"), "the summary", projection)}
          </div>`
    }
    ${factTables(projection)} ${before.map((part) => printed(part, projection))}
    ${anyTold(projection, ["description"]) ? section("description", "What happened", narrative(projection)) : null}
    ${after.filter((part) => !isSilent(part, projection)).map((part) => printed(part, projection))}
    ${silentParts(projection)} ${membersLine(projection)}
    ${projection.evidence === "none" ? null : section("sources", "Sources", sourceList(projection.sources))}
    ${recordLine(projection, speaker)}
  </article>`;
}

/** Who may not see parts of a record is told which parts there are in any record, never which this one has. */
function membersLine(projection: Projection): Html | null {
  const hidden = [...before, ...after].filter(({ fields }) => !anyTold(projection, fields)).map(({ words }) => words);
  const more = projection.evidence === "quotes" ? hidden : [...hidden, "the quotes on which every value rests"];
  if (more.length === 0) return null;
  const list = new Intl.ListFormat("en", { type: "conjunction" }).format(more);
  if (projection.audience !== "public") return html`<p class="members">Not shown to you, in any record: ${list}.</p>`;
  return html`<p class="members">
    Members see, of any record, as far as it is reported: ${list}. <a href="/sign-in">Sign in</a>
  </p>`;
}

/** Nobody says anything of what the part holds, as far as this audience is told its fields. */
function isSilent({ holds }: Part, projection: Projection): boolean {
  return (holds ?? []).length > 0 && (holds ?? []).every((field) => isUnsaid(projection, field));
}

/** The parts of which nobody says anything, put together at the end: that nothing is reported is said, too. */
function silentParts(projection: Projection): Html | null {
  const silent = after.filter((part) => isSilent(part, projection) && anyTold(projection, part.fields));
  if (silent.length === 0) return null;
  const entries = silent.map(({ heading, holds }) => {
    const labels = (holds ?? [])
      .filter((field) => projection.fields[field].kind === "shown")
      .map((field) => codebook[field].label);
    return html`<dt>${heading}</dt>
      <dd class="silent">${labels.length > 1 ? labels.join(" · ") : "nothing is reported"}</dd>`;
  });
  return section("silent", "Not reported", html`<dl class="fields">${entries}</dl>`);
}

function printed({ id, heading, fields, body }: Part, projection: Projection): Html | null {
  return anyTold(projection, fields) ? section(id, heading, body(projection)) : null;
}
