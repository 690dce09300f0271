/** The techniques of MITRE ATT&CK: GET /techniques, by tactic with the incidents that show them, as a page or as JSON. */
import { figure } from "../charts/chart.ts";
import { matrixPicture, type Sight } from "../charts/sight.ts";
import { attackVersionInUse, techniques } from "../../vocabulary/attack.ts";
import { asOf } from "../moment.ts";
import { asKnownNotice, titleThen } from "../parts/as-known.ts";
import { html } from "../parts/html.ts";
import { countsIn, keptTally } from "../parts/kept-tallies.ts";
import type { PageContent } from "../parts/page.ts";
import { sightRoutes } from "../sight-routes.ts";
import { techniqueTexts as texts } from "../texts/techniques.ts";

/** The matrix. */
export const techniquesRoutes = sightRoutes("/techniques", texts.title, { page: techniquesPage, json: jsonOf });

/** Those that incidents show; all of them stand in the API. */
function jsonOf({ search, question: { asKnownOn } }: Sight) {
  const tally = keptTally(search, "technique", asKnownOn);
  return {
    attack: attackVersionInUse(),
    incidents: tally.records,
    techniques: [...countsIn(tally)].map(([id, incidents]) => {
      const known = techniques.get(id);
      const url = asOf(`/techniques/${id}`, asKnownOn);
      return { id, name: known?.name ?? null, tactics: known?.tactics ?? [], url, incidents };
    }),
    absent: tally.absent[0],
  };
}

function techniquesPage(sight: Sight): PageContent {
  const { asKnownOn } = sight.question;
  const { chart } = matrixPicture(sight, {
    title: texts.matrix,
    whole: true,
    href: (id) => asOf(`/techniques/${id}`, asKnownOn),
  });
  const body = html`<h1>${texts.title}</h1>
    <p>${texts.lead}</p>
    ${asKnownNotice(asKnownOn, "/techniques", sight.search)}
    ${
      chart.blank === null
        ? html`<p><a href="${asOf("/data/navigator", asKnownOn)}" rel="nofollow">${texts.navigator}</a></p>
            <div class="charts">${figure(chart)}</div>`
        : html`<p class="${chart.blank === "withheld" ? "withheld" : ""}">${chart.counted}</p>`
    }
    <p class="fine">${texts.rights}</p>`;
  return {
    title: titleThen(texts.title, asKnownOn),
    body,
    styles: ["charts.css"],
    scripts: ["charts.js"],
    description: texts.lead,
    noindex: asKnownOn !== null,
  };
}
