/** One country: GET /countries/:code, what happened to victims in it, by what is told; as a page or as JSON. */
import { facetPicture, lanePicture, type Pictured, type Sight, timePicture } from "../charts/sight.ts";
import type { Row } from "../charts/gallery.ts";
import { isTold, newestIn, sightOf, valueBody } from "../charts/value-page.ts";
import { Refusal } from "../../domain/refusal.ts";
import { countryName, flagOf } from "../../vocabulary/country.ts";
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
import { countryTexts as texts } from "../texts/countries.ts";

/** The page. Codes are written large; others lead to it. */
export const countryRoutes: Routes =
  ({ house, searches }) =>
  (app) => {
    app.get<{ Params: { code: string } }>("/countries/:code", async (request, reply) => {
      const code = request.params.code.toUpperCase();
      const name = countryName(code);
      if (name === null) throw new Refusal("page-not-found");
      const asKnownOn = asKnownOnIn(request.query, house.clock());
      if (code !== request.params.code) return reply.redirect(asOf(`/countries/${code}`, asKnownOn), 308);
      const { audience } = request.visit;
      const search = await searches.of(audience);
      if (isBuilding(search)) return answerLater(request, reply, name, search);
      const sight = sightOf({ search, audience }, "country", code, asKnownOn);
      return answer(request, reply, {
        page: () => countryPage(sight, code, name),
        json: () => jsonOf(sight, code, name),
      });
    });
    return Promise.resolve();
  };

function picturesOf(sight: Sight): readonly Row<Pictured>[] {
  const { titles } = chartTexts;
  const actor = (slug: string) => partyAddress("actor", slug, sight.question.asKnownOn);
  return [
    [timePicture(sight)],
    [
      facetPicture(sight, "sector", { id: "sectors", title: titles.sector }),
      facetPicture(sight, "type", { id: "types", title: titles.type }),
    ],
    [lanePicture(sight, "claimed", actor), lanePicture(sight, "attributed", actor)],
  ];
}

function jsonOf(sight: Sight, code: string, name: string) {
  const { total, cards } = newestIn(sight);
  const charts = picturesOf(sight)
    .flat()
    .map(({ chart, by, tally }) => ({ id: chart.id, by, ...tally }));
  return {
    code,
    name,
    url: asOf(`/countries/${code}`, sight.question.asKnownOn),
    incidents: total,
    newest: cards,
    charts,
  };
}

function countryPage(sight: Sight, code: string, name: string): PageContent {
  const { asKnownOn } = sight.question;
  const feed = `/feeds/countries/${code}`;
  const body = html`<p class="kicker"><a href="${asOf("/countries", asKnownOn)}">${texts.title}</a></p>
    <h1><span class="flag" aria-hidden="true">${flagOf(code)}</span> ${name}</h1>
    ${asKnownNotice(asKnownOn, `/countries/${code}`)}
    ${
      isTold(sight.search, "country")
        ? valueBody(sight, picturesOf(sight), [feed, ""])
        : html`<p class="withheld">${withheldText(sight)}</p>`
    }`;
  return {
    title: titleThen(name, asKnownOn),
    body,
    styles: ["charts.css"],
    scripts: ["charts.js"],
    description: texts.of(name),
    ...(asKnownOn === null ? { feed } : { noindex: true }),
  };
}
