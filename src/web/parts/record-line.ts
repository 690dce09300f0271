/** The foot of a record: number, version, since when it is told so, how to cite it, and its files to take along. */
import { citationText } from "../../formats/citation/text.ts";
import type { Speaker } from "../../formats/format.ts";
import type { Projection } from "../../domain/projection.ts";
import type { ToldState } from "../../workflow/versions.ts";
import { recordTexts } from "../texts/record.ts";
import { type Html, html } from "./html.ts";
import { dayOf, nameOfState } from "./incident-knowledge.ts";
import { undirected } from "./saying.ts";

const texts = recordTexts.foot;

/** Number, version and date, the citation, and the record's files; of a past state what is told now is not offered as if it were that. */
export function recordLine(projection: Projection, speaker: Speaker, past: ToldState | null = null): Html {
  return past === null ? presentLine(projection, speaker) : pastLine(past, speaker);
}

function presentLine(projection: Projection, speaker: Speaker): Html {
  const { incident, version, since } = projection;
  const history = html`<a href="/incidents/${incident}/versions">${texts.history}</a>`;
  return html`<footer class="record-foot">
    <p>${texts.record(html`<code>${incident}</code>`, version, dayOf(since), history)}</p>
    ${citation(projection, speaker)}
    <p class="fine">${texts.citationAs(files(texts.citationFiles, projection))}</p>
    <p class="fine">
      ${texts.permanent} <code class="address">${speaker.url}/incidents/${incident}</code>, ${texts.thisVersion}
      <code class="address">${speaker.url}/incidents/${incident}/v${version}</code>
    </p>
    <p class="fine">${texts.recordAs(files(texts.recordFiles, projection))}</p>
    <p class="fine">${texts.rules}</p>
  </footer>`;
}

/** A state whose number is not the one that it was told under would be cited wrongly, and is not. */
function pastLine(past: ToldState, speaker: Speaker): Html {
  const { state, version } = past;
  return html`<footer class="record-foot">
    <p>${texts.pastState(html`<code>${state.incident}</code>`, nameOfState(past), dayOf(state.since))}</p>
    ${version === state.version ? citation(state, speaker) : null}
    <p class="fine">${texts.past} <a href="/incidents/${state.incident}">${recordTexts.past.knownNow}</a></p>
  </footer>`;
}

function citation(projection: Projection, speaker: Speaker): Html {
  return html`<p class="citation-label" id="citation">${texts.cite}</p>
    <p class="citation" aria-labelledby="citation">${citationOf(projection, speaker)}</p>`;
}

/** The citation as a line of plain text, without signs that change the direction of writing. */
export function citationOf(projection: Projection, speaker: Speaker): string {
  return undirected(citationText(projection, speaker, null));
}

/** The files that a record can be taken along as: links by the names of their formats. */
function files(formats: Readonly<Record<string, string>>, { incident }: Projection): Html {
  const links = Object.entries(formats).map(
    ([name, label], index) =>
      html`${index === 0 ? "" : ", "}<a href="/data/${name}?incident=${incident}" rel="nofollow">${label}</a>`,
  );
  return html`${links}`;
}
