/** The two small tables at the head of a record: posture, motives and techniques; actors, their type and location. */
import { type Field, fields } from "../../domain/field.ts";
import { actorsOf, type Projection, shownOf } from "../../domain/projection.ts";
import { slugOf } from "../../domain/source.ts";
import { recordPartTexts } from "../texts/record-parts.ts";
import { evidenceHere } from "./evidence.ts";
import { type Html, html } from "./html.ts";
import { sayValue, stanceNote } from "./saying.ts";
import { anyTold, countOf, speakersOf, tellingOf, voicesOf, withheldText } from "./told.ts";

const texts = recordPartTexts.tables;

interface Column {
  readonly heading: string;
  readonly cell: Html;
}

const posture = ["cia.confidentiality", "cia.integrity", "cia.availability"] as const;

/** Both tables. Their headings and shape are the same for every record and audience. */
export function factTables(projection: Projection): Html {
  const effects = [
    { heading: texts.effects.posture, cell: postureCell(projection) },
    { heading: texts.effects.motives, cell: tellingOf(projection, "motive") },
    { heading: texts.effects.techniques, cell: tellingOf(projection, "technique") },
  ];
  const actors = [
    { heading: texts.actors.actors, cell: actorsCell(projection) },
    { heading: texts.actors.type, cell: aboutActors(projection, "actor.type") },
    { heading: texts.actors.location, cell: aboutActors(projection, "actor.country") },
  ];
  return html`${table(texts.effects.caption, effects)} ${table(texts.actors.caption, actors)}`;
}

function table(caption: string, columns: readonly Column[]): Html {
  return html`<table class="facts" role="table">
    <caption class="unseen">
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map(({ heading }) => html`<th scope="col" role="columnheader">${heading}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      <tr role="row">
        ${columns.map(({ heading, cell }) => html`<td role="cell" data-label="${heading}"><div>${cell}</div></td>`)}
      </tr>
    </tbody>
  </table>`;
}

function postureCell(projection: Projection): Html {
  if (!anyTold(projection, posture)) return html`<span class="withheld">${withheldText(projection)}</span>`;
  return html`<ul class="values">
    ${posture.map((field) => html`<li>${fields[field].label}: ${effectOf(projection, field)}</li>`)}
  </ul>`;
}

/** "affected", "stated not affected", each with its speaker where it was denied; else whatever form the field is told in. */
function effectOf(projection: Projection, field: (typeof posture)[number]): Html {
  const said = shownOf(projection, field);
  if (said.length === 0) return tellingOf(projection, field);
  return html`${voicesOf(said).map((voices, index) => {
    const [first] = voices;
    const plain = first.content.kind === "term" && first.polarity === "affirmed";
    const what = `${fields[field].label}: ${plain ? texts.affected : texts.notAffected}`;
    return html`${index === 0 ? null : html`<br />`}${plain ? texts.affected : sayValue(field, first)}
    ${stanceNote(voices)} ${plain && said.length === voices.length ? null : speakersOf(voices)}
    ${evidenceHere(voices, what, projection)}`;
  })}`;
}

/** Who it is attributed to; a claim is named as a claim, and raises no number. */
function actorsCell(projection: Projection): Html {
  const told = projection.fields["responsibility.attributed"];
  if (told.kind !== "shown") return tellingOf(projection, "responsibility.attributed");
  const claimants = actorsOf(projection).filter(({ lanes }) => lanes.includes("responsibility.claimed"));
  const claiming = html`${claimants.map(({ name }, index) => html`${index === 0 ? null : ", "}<bdi>${name}</bdi>`)}`;
  const note = claimants.length === 0 ? null : html`<p class="fine">${texts.claimedBy(claiming)}</p>`;
  if (told.assertions.length === 0) return html`${countOf("responsibility.attributed", 0)}${note}`;
  return html`<ul class="values">
      ${voicesOf(told.assertions).map((voices) => {
        const { content } = voices[0];
        const name = content.kind === "party" ? content.name : null;
        const label = sayValue("responsibility.attributed", voices[0]);
        const what = `${fields["responsibility.attributed"].label}: ${name ?? texts.nobody}`;
        const linked = name === null ? label : html`<a href="/actors/${encodeURIComponent(slugOf(name))}">${label}</a>`;
        return html`<li>
          ${linked} ${stanceNote(voices)} ${speakersOf(voices)} ${evidenceHere(voices, what, projection)}
        </li>`;
      })}
    </ul>
    ${note}`;
}

/** What is said of the actors in any lane, each with the actor that it is said of. */
function aboutActors(projection: Projection, field: Extract<Field, "actor.type" | "actor.country">): Html {
  const said = shownOf(projection, field);
  if (said.length === 0) return tellingOf(projection, field);
  const actors = actorsOf(projection);
  return html`<ul class="values">
    ${voicesOf(said).map((voices) => {
      const [first] = voices;
      const name = actors.find(({ about }) => about === first.about)?.name;
      const whose =
        name === undefined ? null : html`<span class="speaker">${texts.of(html`<bdi>${name}</bdi>`)}</span>`;
      return html`<li>
        ${sayValue(field, first)} ${stanceNote(voices)} ${whose}
        ${evidenceHere(voices, fields[field].label, projection)}
      </li>`;
    })}
  </ul>`;
}
