/** The parts of a record that are more than a list of fields: negative findings, narrative, timeline, victims, relations. */
import { type Field, fieldNames, fields } from "../../domain/field.ts";
import {
  organisationsOf,
  type Projection,
  proseOf,
  shownAbout,
  shownOf,
  type ToldAssertion,
} from "../../domain/projection.ts";
import { sayContent, sayStatement } from "../../domain/say.ts";
import { matterObjects } from "../../domain/value.ts";
import { compareWhen } from "../../domain/when.ts";
import { evidenceFor } from "./evidence.ts";
import { type Html, html } from "./html.ts";
import { paragraphs, sayValue, stanceNote } from "./saying.ts";
import {
  fieldList,
  notReported,
  notReportedLine,
  speakersOf,
  tellingOf,
  valueOf,
  type Voices,
  voicesOf,
} from "./told.ts";

const dates = fieldNames.filter((field) => field.startsWith("date."));

/** What somebody says was not affected or did not happen, each with who says so. */
export function findingsOf(projection: Projection): Html {
  const lines = (["finding.not-affected", "finding.not-happened"] as const).flatMap((field) => {
    const words = field === "finding.not-affected" ? "not affected" : "did not happen, or was not seen";
    return voicesOf(shownOf(projection, field)).map((voices) => findingLine(projection, field, voices, words));
  });
  const counted = (["finding.not-affected", "finding.not-happened"] as const).filter(
    (field) => projection.fields[field].kind === "counted",
  );
  const counts = counted.map((field) => html`<p>${fields[field].label}: ${tellingOf(projection, field)}</p>`);
  if (lines.length === 0 && counts.length === 0) return html`<p class="silent">Nothing of the kind is reported.</p>`;
  return html`${counts}${
    lines.length === 0
      ? null
      : html`<ul class="negatives">
          ${lines}
        </ul>`
  }`;
}

function findingLine(projection: Projection, field: Field, voices: Voices, words: string): Html {
  const [first] = voices;
  const object =
    first.content.kind === "matter" && first.content.object !== "event"
      ? ` (${matterObjects[first.content.object]})`
      : "";
  return html`<li>
    <strong dir="auto">${sayContent(field, first.content)}</strong>${object}: ${words} ${stanceNote(voices)}
    ${speakersOf(voices)} ${evidenceFor(voices, `${sayContent(field, first.content)}: ${words}`, projection)}
  </li>`;
}

/** The description, or the word that there is none. */
export function narrative(projection: Projection): Html {
  const text = proseOf(projection, "description");
  if (text === null) return html`<p>${tellingOf(projection, "description")}</p>`;
  return html`${paragraphs(text)} ${evidenceFor(shownOf(projection, "description"), "the description", projection)}`;
}

/** All dates, earliest first; those of no value after them; dates that nobody reports in one line. */
export function timelineOf(projection: Projection): Html {
  const said = dates.flatMap((field) => voicesOf(shownOf(projection, field)).map((voices) => ({ field, voices })));
  const sorted = said.toSorted((a, b) => compareDates(a.voices[0], b.voices[0]));
  const silent = dates.filter(
    (field) => projection.fields[field].kind === "shown" && shownOf(projection, field).length === 0,
  );
  const items = sorted.map(({ field, voices }) => {
    const several = said.filter((other) => other.field === field).length > 1;
    return html`<li>
      <span class="moment">${fields[field].label}</span> <span>${valueOf(projection, field, voices, several)}</span>
    </li>`;
  });
  return html`${
    items.length === 0
      ? null
      : html`<ol class="timeline">
          ${items}
        </ol>`
  }
  ${notReportedLine(silent.map((field) => fields[field].label))}`;
}

function compareDates(a: ToldAssertion, b: ToldAssertion): number {
  if (a.content.kind !== "date" || b.content.kind !== "date")
    return Number(a.content.kind !== "date") - Number(b.content.kind !== "date");
  return compareWhen(a.content.edtf, b.content.edtf);
}

/** Each victim with what is said of it. */
export function victimsOf(projection: Projection): Html {
  const told = fieldNames.filter((field) => field.startsWith("victim.") && projection.fields[field].kind === "shown");
  const victims = organisationsOf(projection);
  if (victims.length === 0) return fieldList(projection, told);
  return html`${victims.map(({ name, slug, about }) => {
    const silent = told.filter((field) => shownAbout(projection, field, about).length === 0);
    const spoken = told.filter((field) => field !== "victim.name" && !silent.includes(field));
    return html`<div class="victim">
      <h3>
        <a href="/organisations/${encodeURIComponent(slug)}"><bdi>${name}</bdi></a>
      </h3>
      ${
        spoken.length === 0
          ? null
          : html`<dl class="fields">
              ${spoken.map(
                (field) =>
                  html`<dt>${fields[field].label}</dt>
                    <dd>${ofVictim(projection, field, about)}</dd>`,
              )}
            </dl>`
      }
      ${notReportedLine(silent.map((field) => fields[field].label))}
    </div>`;
  })}`;
}

function ofVictim(projection: Projection, field: Field, about: string): Html {
  const items = voicesOf(shownAbout(projection, field, about)).map((voices, _index, all) =>
    valueOf(projection, field, voices, all.length > 1 && voices[0].polarity === "negated"),
  );
  return items.length === 1
    ? html`${items}`
    : html`<ul class="values">
        ${items.map((item) => html`<li>${item}</li>`)}
      </ul>`;
}

/** Relations that hold, and those that were looked at and dismissed, each with the reason. */
export function relationsOf(projection: Projection): Html {
  const holding = ["relation.campaign", "relation.same-event", "relation.follows", "relation.related"] as const;
  const dismissed = shownOf(projection, "relation.dismissed");
  return html`${fieldList(projection, holding)}
    <h3>Considered and dismissed</h3>
    ${
      dismissed.length === 0
        ? html`<p>${tellingOf(projection, "relation.dismissed")}</p>`
        : html`<ul class="dismissed">
            ${voicesOf(dismissed).map((voices) => dismissalLine(projection, voices))}
          </ul>`
    }`;
}

function dismissalLine(projection: Projection, voices: Voices): Html {
  const [first] = voices;
  const reasonless =
    first.content.kind === "relation" && first.content.reason === null ? html`: reason ${notReported}` : null;
  return html`<li>
    ${sayValue("relation.dismissed", first)}${reasonless} ${stanceNote(voices)} ${speakersOf(voices)}
    ${evidenceFor(voices, sayStatement("relation.dismissed", first), projection)}
  </li>`;
}
