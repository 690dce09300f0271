/** The record page from a projection alone: the same parts in the same order for everybody, each in the form that this audience is told. */
import { type Field, fieldNames, fields as codebook, lanes } from "../../domain/field.ts";
import { type Projection, proseOf, shownOf } from "../../domain/projection.ts";
import { sayWhen } from "../../domain/when.ts";
import type { Speaker } from "../../formats/format.ts";
import { evidenceTexts } from "../texts/evidence.ts";
import { recordPartTexts as texts } from "../texts/record-parts.ts";
import { evidenceHere } from "./evidence.ts";
import { factTables } from "./fact-tables.ts";
import type { ToldState } from "../../workflow/versions.ts";
import { type Html, html } from "./html.ts";
import { headOf } from "./incident-head.ts";
import { lanesOf } from "./lanes.ts";
import { findingsOf, narrative, relationsOf, victimsOf } from "./incident-parts.ts";
import { timelineOf } from "./incident-timeline.ts";
import { recordLine } from "./record-line.ts";
import { paragraphs } from "./saying.ts";
import { section } from "./section.ts";
import { sourceList } from "./source-list.ts";
import { anyTold, fieldList, isUnsaid, tellingOf } from "./told.ts";

interface PartTexts {
  readonly heading: string;
  /** What members are said to see where the part is not printed. */
  readonly words: string;
}

/** One part of the page. It is printed where any of its fields is told at all, which is the policy's word and not the record's. */
interface Part extends PartTexts {
  readonly id: string;
  readonly fields: readonly Field[];
  /** All that the part holds; where nobody says anything of it, it is only named at the end. Null: always printed. */
  readonly holds: readonly Field[] | null;
  readonly body: (projection: Projection) => Html;
}

/** A part that lists its fields with their values. */
function listing(id: string, told: PartTexts, fields: readonly Field[]): Part {
  return { id, ...told, fields, holds: fields, body: (projection) => fieldList(projection, fields) };
}

/** A part that holds the values of one field. */
function single(id: string, told: PartTexts, field: Field): Part {
  const fields = [field];
  return { id, ...told, fields, holds: fields, body: (projection) => tellingOf(projection, field) };
}

/** All fields of the codebook whose names begin so: what is new in it appears on the page by itself. */
function fieldsUnder(...beginnings: string[]): readonly Field[] {
  return fieldNames.filter((field) => beginnings.some((beginning) => field.startsWith(beginning)));
}

const dates = fieldsUnder("date.");
const listed = new Intl.ListFormat("en", { type: "conjunction" });

const before: readonly Part[] = [
  {
    id: "responsibility",
    ...texts.responsibility,
    fields: lanes.filter((lane) => lane !== "responsibility.attributed"),
    holds: null,
    body: lanesOf,
  },
  {
    id: "not-happened",
    ...texts.notHappened,
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
    ...texts.timeline,
    // The other three may stand, coarser, in the line below the title alone.
    fields: dates.filter((field) => !["date.began", "date.discovered", "date.disclosed"].includes(field)),
    holds: dates,
    body: timelineOf,
  },
  {
    id: "victims",
    ...texts.victims,
    fields: inNoHead,
    holds: null,
    body: victimsOf,
  },
  listing("kind", texts.kind, fieldsUnder("incident.", "discovery.", "severity.")),
  listing("means", texts.means, fieldsUnder("action.", "vulnerability", "malware", "asset.", "attribute.", "data.")),
  listing("actors", texts.actors, inNoTable),
  listing("impact", texts.impact, fieldsUnder("impact.")),
  single("response", texts.response, "response"),
  {
    id: "relations",
    ...texts.relations,
    fields: relations,
    holds: relations,
    body: relationsOf,
  },
  single("context", texts.context, "context"),
];

/** What stands around what a record says. */
export interface RecordFrame {
  /** Above it. */
  readonly banner?: Html;
  /** Between its summary and what it says. */
  readonly illustration?: Html;
  /** Behind its sources: when what was learned, and other records. */
  readonly appendix?: readonly (Html | null)[];
  /** The state that is shown, where it is not what is told today. */
  readonly past?: ToldState;
}

/** The whole record. The speaker is the house, for the citation. */
export function incidentArticle(projection: Projection, speaker: Speaker, frame: RecordFrame = {}): Html {
  const summary = proseOf(projection, "summary");
  const { banner, illustration, appendix = [], past = null } = frame;
  return html`<article class="record">
    ${banner}
    <div class="opening">
      ${headOf(projection)} ${stonesOf(projection)} ${summary === null ? null : summaryOf(projection, summary)}
      ${illustration}
    </div>
    ${factTables(projection)} ${before.map((part) => printed(part, projection))}
    ${anyTold(projection, ["description"]) ? section("description", texts.description.heading, narrative(projection)) : null}
    ${after.filter((part) => !isSilent(part, projection)).map((part) => printed(part, projection))}
    ${silentParts(projection)} ${membersLine(projection)}
    ${projection.evidence === "none" ? null : section("sources", texts.sources.heading, sourceList(projection.sources))}
    ${appendix} ${recordLine(projection, speaker, past)}
  </article>`;
}

/** What is left of what was taken down; nothing where nothing was. */
function stonesOf({ takenDown }: Projection): Html | null {
  if (takenDown.length === 0) return null;
  const said = takenDown.map(
    ({ on, reason }) => html`<p>${texts.takenDown(sayWhen(on), html`<bdi>${reason}</bdi>`)}</p>`,
  );
  return html`<aside class="note" aria-label="${texts.takenDownLabel}">${said}</aside>`;
}

function summaryOf(projection: Projection, summary: string): Html {
  return html`<div class="summary">
    ${paragraphs(summary)} ${evidenceHere(shownOf(projection, "summary"), evidenceTexts.whats.summary, projection)}
  </div>`;
}

/** What is said of the parts that are not printed, by which they are: the policy has few shapes, and records do not change them. */
const membersLines = new Map<string, Html>();

/** Who may not see parts of a record is told which parts there are in any record, never which this one has. */
function membersLine(projection: Projection): Html | null {
  const hidden = [...before, ...after].filter(({ fields }) => !anyTold(projection, fields)).map(({ words }) => words);
  const more = projection.evidence === "quotes" ? hidden : [...hidden, texts.quotes];
  if (more.length === 0) return null;
  const key = [projection.audience, ...more].join("|");
  const line = membersLines.get(key) ?? membersLineOf(projection, more);
  membersLines.set(key, line);
  return line;
}

function membersLineOf({ audience }: Projection, more: readonly string[]): Html {
  const list = listed.format(more);
  if (audience !== "public") return html`<p class="members">${texts.notShown(list)}</p>`;
  return html`<p class="members">${texts.members(list)}</p>`;
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
      <dd class="silent">${labels.length > 1 ? labels.join(" · ") : texts.nothingReported}</dd>`;
  });
  return section("silent", texts.silent, html`<dl class="fields">${entries}</dl>`);
}

function printed({ id, heading, fields, body }: Part, projection: Projection): Html | null {
  return anyTold(projection, fields) ? section(id, heading, body(projection)) : null;
}
