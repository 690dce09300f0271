/** The parts of a record that are more than a list of fields: negative findings, narrative, victims, relations. */
import { type Field, fieldNames, fields } from "../../domain/field.ts";
import { organisationsOf, type Projection, proseOf, shownAbout, shownOf } from "../../domain/projection.ts";
import { sayContent, sayStatement } from "../../domain/say.ts";
import { matterObjects } from "../../domain/value.ts";
import { evidenceTexts } from "../texts/evidence.ts";
import { recordPartTexts as texts } from "../texts/record-parts.ts";
import { recordTexts } from "../texts/record.ts";
import { toldTexts } from "../texts/told.ts";
import { evidenceHere } from "./evidence.ts";
import { type Html, html } from "./html.ts";
import { paragraphs, sayValue, stanceNote } from "./saying.ts";
import { fieldList, notReportedLine, speakersOf, tellingOf, valueOf, type Voices, voicesOf } from "./told.ts";

/** What somebody says was not affected or did not happen, each with who says so. */
export function findingsOf(projection: Projection): Html {
  const lines = (["finding.not-affected", "finding.not-happened"] as const).flatMap((field) => {
    const words = field === "finding.not-affected" ? texts.negatives.notAffected : texts.negatives.notHappened;
    return voicesOf(shownOf(projection, field)).map((voices) => findingLine(projection, field, voices, words));
  });
  const counted = (["finding.not-affected", "finding.not-happened"] as const).filter(
    (field) => projection.fields[field].kind === "counted",
  );
  const counts = counted.map((field) => html`<p>${fields[field].label}: ${tellingOf(projection, field)}</p>`);
  if (lines.length === 0 && counts.length === 0) return html`<p class="silent">${texts.negatives.none}</p>`;
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
    ${speakersOf(voices)} ${evidenceHere(voices, `${sayContent(field, first.content)}: ${words}`, projection)}
  </li>`;
}

/** The description, or the word that there is none. */
export function narrative(projection: Projection): Html {
  const text = proseOf(projection, "description");
  if (text === null) return html`<p>${tellingOf(projection, "description")}</p>`;
  return html`${paragraphs(text)}
  ${evidenceHere(shownOf(projection, "description"), evidenceTexts.whats.description, projection)}`;
}

/** Each victim with what is said of it; those without a name are counted through. */
export function victimsOf(projection: Projection): Html {
  const told = fieldNames.filter((field) => field.startsWith("victim.") && projection.fields[field].kind === "shown");
  const victims = organisationsOf(projection);
  const unnamed = unnamedVictims(projection, told);
  // The heading tells the name, or that there is none.
  const spoken = told.filter((field) => field !== "victim.name");
  if (victims.length === 0 && unnamed.length < 2) return fieldList(projection, told);
  return html`${victims.map(({ name, slug, about }) =>
    victimOf(
      projection,
      html`<a href="/organisations/${encodeURIComponent(slug)}"><bdi>${name}</bdi></a>`,
      spoken,
      about,
    ),
  )}
  ${unnamed.map((about, index) => victimOf(projection, html`${recordTexts.victims.unnamed(index + 1)}`, spoken, about))}`;
}

/** The victims of which something is said, but no name. */
function unnamedVictims(projection: Projection, told: readonly Field[]): readonly string[] {
  const named = new Set(shownOf(projection, "victim.name").map(({ about }) => about));
  const abouts = told.flatMap((field) => shownOf(projection, field).map(({ about }) => about));
  const others = [...new Set(abouts)].filter((about) => about !== null);
  return others.filter((about) => !named.has(about)).toSorted(byNumber);
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

function victimOf(projection: Projection, heading: Html, told: readonly Field[], about: string): Html {
  const silent = told.filter((field) => shownAbout(projection, field, about).length === 0);
  const spoken = told.filter((field) => !silent.includes(field));
  return html`<div class="victim">
    <h3>${heading}</h3>
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
    <h3>${texts.dismissed}</h3>
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
    first.content.kind === "relation" && first.content.reason === null ? html`: ${toldTexts.noReason}` : null;
  return html`<li>
    ${sayValue("relation.dismissed", first)}${reasonless} ${stanceNote(voices)} ${speakersOf(voices)}
    ${evidenceHere(voices, sayStatement("relation.dismissed", first), projection)}
  </li>`;
}
