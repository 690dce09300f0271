/** The techniques of MITRE ATT&CK: GET /techniques, by tactic with the incidents that show them, as a page or as JSON. */
import { figure } from "../charts/chart.ts";
import { matrixPicture, type Sight } from "../charts/sight.ts";
import { everything } from "../../search/search.ts";
import { attackVersionInUse, techniques } from "../../vocabulary/attack.ts";
import { isBuilding } from "../../workflow/searching.ts";
import { html } from "../parts/html.ts";
import { countsIn, keptTally } from "../parts/kept-tallies.ts";
import type { PageContent } from "../parts/page.ts";
import { answerLater } from "../parts/roster-page.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { techniqueTexts as texts } from "../texts/techniques.ts";

/** The matrix. */
export const techniquesRoutes: Routes =
  ({ searches }) =>
  (app) => {
    app.get("/techniques", async (request, reply) => {
      const { audience } = request.visit;
      const search = await searches.of(audience);
      if (isBuilding(search)) return answerLater(request, reply, texts.title, search);
      const sight = { search, audience, question: everything };
      return answer(request, reply, { page: () => techniquesPage(sight), json: () => jsonOf(sight) });
    });
    return Promise.resolve();
  };

/** Those that incidents show; all of them stand in the API. */
function jsonOf({ search }: Sight) {
  const tally = keptTally(search, "technique");
  return {
    attack: attackVersionInUse(),
    incidents: tally.records,
    techniques: [...countsIn(tally)].map(([id, incidents]) => {
      const known = techniques.get(id);
      return { id, name: known?.name ?? null, tactics: known?.tactics ?? [], url: `/techniques/${id}`, incidents };
    }),
    absent: tally.absent[0],
  };
}

function techniquesPage(sight: Sight): PageContent {
  const { chart } = matrixPicture(sight, {
    title: texts.matrix,
    whole: true,
    href: (id) => `/techniques/${id}`,
  });
  const body = html`<h1>${texts.title}</h1>
    <p>${texts.lead}</p>
    ${
      chart.blank === null
        ? html`<p><a href="/data/navigator" rel="nofollow">${texts.navigator}</a></p>
            <div class="charts">${figure(chart)}</div>`
        : html`<p class="${chart.blank === "withheld" ? "withheld" : ""}">${chart.counted}</p>`
    }
    <p class="fine">${texts.rights}</p>`;
  return { title: texts.title, body, styles: ["charts.css"], scripts: ["charts.js"], description: texts.lead };
}
