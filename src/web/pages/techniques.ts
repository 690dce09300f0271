/** The techniques of MITRE ATT&CK: GET /techniques, by tactic with the incidents that show them, as a page or as JSON. */
import { figure } from "../charts/chart.ts";
import { matrixPicture, type Sight } from "../charts/sight.ts";
import { attackVersionInUse, techniques } from "../../vocabulary/attack.ts";
import { isBuilding } from "../../workflow/searching.ts";
import { asKnownOnIn, asOf } from "../moment.ts";
import { asKnownNotice, everythingThen, titleThen } from "../parts/as-known.ts";
import { html } from "../parts/html.ts";
import { countsIn, keptTally } from "../parts/kept-tallies.ts";
import type { PageContent } from "../parts/page.ts";
import { answerLater } from "../parts/roster-page.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { techniqueTexts as texts } from "../texts/techniques.ts";

/** The matrix. */
export const techniquesRoutes: Routes =
  ({ house, searches }) =>
  (app) => {
    app.get("/techniques", async (request, reply) => {
      const asKnownOn = asKnownOnIn(request.query, house.clock());
      const { audience } = request.visit;
      const search = await searches.of(audience);
      if (isBuilding(search)) return answerLater(request, reply, texts.title, search);
      const sight = { search, audience, question: everythingThen(asKnownOn) };
      return answer(request, reply, { page: () => techniquesPage(sight), json: () => jsonOf(sight) });
    });
    return Promise.resolve();
  };

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
