/** One sector: GET /sectors/:sector, what happened to victims in it, by what is told; as a page or as JSON. */
import { facetPicture, lanePicture, mapPicture, type Pictured, type Sight, timePicture } from "../charts/sight.ts";
import type { Row } from "../charts/gallery.ts";
import { isTold, newestIn, sightOf, valueBody } from "../charts/value-page.ts";
import { Refusal } from "../../domain/refusal.ts";
import { sectors } from "../../vocabulary/sector.ts";
import { isBuilding } from "../../workflow/searching.ts";
import { asKnownOnIn, asOf } from "../moment.ts";
import { asKnownNotice, titleThen } from "../parts/as-known.ts";
import { html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { partyAddress } from "../parts/party-list.ts";
import { answerLater } from "../parts/roster-page.ts";
import { withheldText } from "../parts/told.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { chartTexts } from "../texts/charts.ts";
import { sectorTexts as texts } from "../texts/sectors.ts";

const labels: Readonly<Record<string, string>> = sectors;

/** The page. */
export const sectorRoutes: Routes =
  ({ house, searches }) =>
  (app) => {
    app.get<{ Params: { sector: string } }>("/sectors/:sector", async (request, reply) => {
      const { sector } = request.params;
      const label = Object.hasOwn(labels, sector) ? labels[sector] : undefined;
      if (label === undefined) throw new Refusal("page-not-found");
      const asKnownOn = asKnownOnIn(request.query, house.clock());
      const { audience } = request.visit;
      const search = await searches.of(audience);
      if (isBuilding(search)) return answerLater(request, reply, label, search);
      const sight = sightOf({ search, audience }, "sector", sector, asKnownOn);
      return answer(request, reply, {
        page: () => sectorPage(sight, sector, label),
        json: () => jsonOf(sight, sector, label),
      });
    });
    return Promise.resolve();
  };

function picturesOf(sight: Sight): readonly Row<Pictured>[] {
  const actor = (slug: string) => partyAddress("actor", slug, sight.question.asKnownOn);
  return [
    [timePicture(sight)],
    [
      facetPicture(sight, "type", { id: "types", title: chartTexts.titles.type }),
      facetPicture(sight, "country", { id: "countries", title: chartTexts.titles.country }),
    ],
    [lanePicture(sight, "claimed", actor), lanePicture(sight, "attributed", actor)],
    [mapPicture(sight)],
  ];
}

function jsonOf(sight: Sight, sector: string, label: string) {
  const { total, cards } = newestIn(sight);
  const charts = picturesOf(sight)
    .flat()
    .map(({ chart, by, tally }) => ({ id: chart.id, by, ...tally }));
  return {
    sector,
    label,
    url: asOf(`/sectors/${sector}`, sight.question.asKnownOn),
    incidents: total,
    newest: cards,
    charts,
  };
}

function sectorPage(sight: Sight, sector: string, label: string): PageContent {
  const { asKnownOn } = sight.question;
  const at = (one: string) => asOf(`/sectors/${one}`, asKnownOn);
  const whole = sector.includes(".") ? sector.slice(0, sector.indexOf(".")) : null;
  const parts = Object.entries(labels).filter(([part]) => part.startsWith(`${sector}.`));
  const body = html`<p class="kicker">
      <a href="${asOf("/sectors", asKnownOn)}">${texts.title}</a
      >${whole === null ? null : html` › <a href="${at(whole)}">${labels[whole]}</a>`}
    </p>
    <h1>${label}</h1>
    ${asKnownNotice(asKnownOn, `/sectors/${sector}`)}
    ${
      parts.length === 0
        ? null
        : html`<p>
            ${texts.parts}:
            ${parts.map(([part, name], place) => html`${place === 0 ? null : " · "}<a href="${at(part)}">${name}</a>`)}
          </p>`
    }
    ${
      isTold(sight.search, "sector")
        ? valueBody(sight, picturesOf(sight), ["/feeds/search", `?sector=${sector}`])
        : html`<p class="withheld">${withheldText(sight)}</p>`
    }`;
  return {
    title: titleThen(label, asKnownOn),
    body,
    styles: ["charts.css"],
    scripts: ["charts.js"],
    description: texts.of(label),
    ...(asKnownOn === null ? { feed: "/feeds/search", feedQuery: `?sector=${sector}` } : { noindex: true }),
  };
}
