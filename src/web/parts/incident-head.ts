/** The head of a record: the victim, when, where, and what the date and place rest on. */
import {
  countriesOf,
  dateOf,
  organisationsOf,
  type Projection,
  shownAbout,
  shownOf,
  titleVictimsOf,
  victimNamesOf,
  type ToldAssertion,
} from "../../domain/projection.ts";
import { sayContent } from "../../domain/say.ts";
import { sayWhen } from "../../domain/when.ts";
import { evidenceTexts } from "../texts/evidence.ts";
import { recordTexts } from "../texts/record.ts";
import { evidenceHere } from "./evidence.ts";
import { type Html, html } from "./html.ts";
import { sayValue } from "./saying.ts";
import { voicesOf } from "./told.ts";
import { linkedCountry, linkedValue } from "./value-link.ts";

const texts = recordTexts.head;

/** Title, the line below it, and notes that a reader must not miss. */
export function headOf(projection: Projection): Html {
  return html`<header class="record-head">
    <h1><span class="kicker">${texts.kicker}</span> ${victimNames(projection)}</h1>
    <p class="meta">${metaLine(projection)}</p>
    ${groundOfHead(projection)} ${allVictims(projection)} ${realityNote(projection)}
    ${projection.sample ? html`<p class="note">${texts.sample}</p>` : null}
  </header>`;
}

function victimLink({ slug, name }: { readonly slug: string; readonly name: string }): Html {
  return html`<a href="/organisations/${encodeURIComponent(slug)}"><bdi>${name}</bdi></a>`;
}

/** At most three names, each a link; what is known of the victim where none is named. The same as in the title. */
function victimNames(projection: Projection): Html {
  const victims = titleVictimsOf(projection);
  if (victims.length === 0) return html`${victimNamesOf(projection)}`;
  if (victims.length > 3) return texts.manyVictims(victims.slice(0, 2).map(victimLink), victims.length - 2);
  return texts.victims(victims.map(victimLink));
}

/** Date · countries · sectors · types, as far as they are shown. */
function metaLine(projection: Projection): Html {
  const date = dateOf(projection);
  const parts = [
    html`${date === null ? texts.undated : sayWhen(date)}`,
    ...countriesOf(projection).map(linkedCountry),
    ...firstValues(projection, "victim.region"),
    ...firstValues(projection, "victim.sector"),
    ...firstValues(projection, "incident.type"),
  ];
  return html`${parts.map((part, index) => html`${index === 0 ? null : html` <span class="dot">·</span> `}<span>${part}</span>`)}`;
}

function firstValues(
  projection: Projection,
  field: "victim.region" | "victim.sector" | "incident.type",
): readonly Html[] {
  const affirmed = shownOf(projection, field).filter(({ polarity }) => polarity === "affirmed");
  const values = new Map(affirmed.map((said) => [sayContent(field, said.content), said]));
  return [...values.values()]
    .filter(({ content }) => content.kind !== "unknown")
    .slice(0, 3)
    .map((said) => linkedValue(field, said));
}

/** The evidence for what stands in the head, in one place, since a line of it cannot hold any. */
function groundOfHead(projection: Projection): Html | null {
  const dated = ["date.began", "date.discovered", "date.disclosed"] as const;
  const date = dateOf(projection);
  const dates = dated.flatMap((field) => shownOf(projection, field).filter((said) => isDate(said, date)));
  const { whats } = evidenceTexts;
  const grounds = [
    evidenceHere(shownOf(projection, "victim.name"), whats.victim, projection),
    evidenceHere(dates, whats.date, projection),
    evidenceHere(shownOf(projection, "victim.country"), whats.country, projection),
  ];
  const labels = [texts.ground.victim, texts.ground.date, texts.ground.country];
  const entries = grounds.flatMap((ground, index) =>
    ground === null ? [] : [html`<div><span>${labels[index]}</span> ${ground}</div>`],
  );
  return entries.length === 0 ? null : html`<div class="head-ground">${entries}</div>`;
}

function isDate({ content }: ToldAssertion, edtf: string | null): boolean {
  return content.kind === "date" && content.edtf === edtf;
}

/** Every victim by name and country, where the title cannot hold them all. */
function allVictims(projection: Projection): Html | null {
  const victims = organisationsOf(projection);
  if (victims.length < 2) return null;
  return html`<details class="all-victims" id="all-victims" ${victims.length <= 12 ? html`open` : null}>
    <summary>${texts.allVictims(victims.length)}</summary>
    <ul>
      ${victims.map((victim) => html`<li>${victimLink(victim)} ${countryOf(projection, victim.about)} ${roleOf(projection, victim.about)}</li>`)}
    </ul>
  </details>`;
}

function countryOf(projection: Projection, about: string): readonly Html[] {
  return shownOf(projection, "victim.country").flatMap((said) =>
    said.about === about && said.content.kind === "term" && said.polarity === "affirmed"
      ? [linkedCountry(said.content.term)]
      : [],
  );
}

/** What part a victim has in it, where that is shown. */
function roleOf(projection: Projection, about: string): Html | null {
  const roles = shownAbout(projection, "victim.role", about).filter(({ polarity }) => polarity === "affirmed");
  const labels = new Set(roles.map((said) => sayContent("victim.role", said.content).toLowerCase()));
  return labels.size === 0 ? null : html`<span class="fine">${[...labels].join(", ")}</span>`;
}

/** Where anybody says that it was not simply so, the head says it too. */
function realityNote(projection: Projection): Html | null {
  const doubts = shownOf(projection, "incident.reality").filter(
    ({ content }) => content.kind === "term" && content.term !== "confirmed",
  );
  if (doubts.length === 0) return null;
  const said = voicesOf(doubts).map(
    ([first], index) => html`${index === 0 ? null : ", "}${sayValue("incident.reality", first)}`,
  );
  return html`<p class="note">${texts.reality(html`${said}`)}</p>`;
}
