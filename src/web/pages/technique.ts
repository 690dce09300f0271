/** One technique of MITRE ATT&CK: GET /techniques/:id, its place there and the incidents that show it; as a page or as JSON. */
import { facetPicture, lanePicture, type Pictured, type Sight, timePicture } from "../charts/sight.ts";
import type { Row } from "../charts/gallery.ts";
import { isTold, newestIn, sightOf, valueBody } from "../charts/value-page.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Instant } from "../../domain/report.ts";
import { attackVersionInUse, currentTechnique, type Technique, techniques } from "../../vocabulary/attack.ts";
import { isBuilding } from "../../workflow/searching.ts";
import { asKnownOnIn, asOf } from "../moment.ts";
import { asKnownNotice, titleThen } from "../parts/as-known.ts";
import { type Html, html } from "../parts/html.ts";
import { countsIn, keptTally } from "../parts/kept-tallies.ts";
import type { PageContent } from "../parts/page.ts";
import { partyAddress } from "../parts/party-list.ts";
import { answerLater } from "../parts/roster-page.ts";
import { withheldText } from "../parts/told.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { chartTexts, sayIncidents } from "../texts/charts.ts";
import { tacticLabel, techniqueTexts as texts } from "../texts/techniques.ts";

/** The page. Ids are written large; others lead to it. */
export const techniqueRoutes: Routes =
  ({ house, searches }) =>
  (app) => {
    app.get<{ Params: { id: string } }>("/techniques/:id", async (request, reply) => {
      const technique = techniques.get(request.params.id.toUpperCase());
      if (technique === undefined) throw new Refusal("page-not-found");
      const asKnownOn = asKnownOnIn(request.query, house.clock());
      if (technique.id !== request.params.id) {
        return reply.redirect(asOf(`/techniques/${technique.id}`, asKnownOn), 308);
      }
      const { audience } = request.visit;
      const search = await searches.of(audience);
      if (isBuilding(search)) return answerLater(request, reply, technique.name, search);
      const sight = sightOf({ search, audience }, "technique", technique.id, asKnownOn);
      return answer(request, reply, {
        page: () => techniquePage(sight, technique),
        json: () => jsonOf(sight, technique),
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

function jsonOf(sight: Sight, { id, name, tactics }: Technique) {
  const { total, cards } = newestIn(sight);
  const charts = picturesOf(sight)
    .flat()
    .map(({ chart, by, tally }) => ({ id: chart.id, by, ...tally }));
  const attack = attackAddress(id);
  return {
    id,
    name,
    tactics,
    attack,
    url: asOf(`/techniques/${id}`, sight.question.asKnownOn),
    incidents: total,
    newest: cards,
    charts,
  };
}

function techniquePage(sight: Sight, technique: Technique): PageContent {
  const { id, name } = technique;
  const { asKnownOn } = sight.question;
  const told = isTold(sight.search, "technique");
  const body = html`<p class="kicker">
      <a href="${asOf("/techniques", asKnownOn)}">${texts.title}</a> · <code>${id}</code>
    </p>
    <h1>${name}</h1>
    ${asKnownNotice(asKnownOn, `/techniques/${id}`)} ${standing(id, asKnownOn)}
    ${factsOf(technique, told ? countsIn(keptTally(sight.search, "technique", asKnownOn)) : null, asKnownOn)}
    ${
      told
        ? html`${valueBody(sight, picturesOf(sight), ["/feeds/search", `?technique=${id}`])}
            <p>
              <a href="${asOf(`/data/navigator?technique=${id}`, asKnownOn)}" rel="nofollow">${texts.navigatorOf}</a>
            </p>`
        : html`<p class="withheld">${withheldText(sight)}</p>`
    }
    <p class="fine">${texts.rights}</p>`;
  return {
    title: titleThen(`${id} ${name}`, asKnownOn),
    body,
    styles: ["charts.css"],
    scripts: ["charts.js"],
    description: texts.of(id, name),
    ...(asKnownOn === null ? { feed: "/feeds/search", feedQuery: `?technique=${id}` } : { noindex: true }),
  };
}

/** What became of it, where it is not to be used any more. */
function standing(id: string, asKnownOn: Instant | null): Html | null {
  const current = currentTechnique(id);
  if (current.via === "same" || current.via === "unknown") return null;
  return html`<p class="note">
    ${
      current.via === "revoked" && current.id !== id
        ? html`${texts.revoked} <a href="${asOf(`/techniques/${current.id}`, asKnownOn)}">${current.id}</a>.`
        : texts.deprecated
    }
  </p>`;
}

/** Its tactics, its whole or its parts, and where it is defined. `counts`: incidents by technique; null: withheld. */
function factsOf(
  { id, tactics }: Technique,
  counts: ReadonlyMap<string, number> | null,
  asKnownOn: Instant | null,
): Html {
  const at = (one: Technique) => asOf(`/techniques/${one.id}`, asKnownOn);
  const whole = id.includes(".") ? techniques.get(id.slice(0, id.indexOf("."))) : undefined;
  const parts = [...techniques.values()].filter((other) => other.id.startsWith(`${id}.`));
  const line = (part: Technique) => {
    const count = counts?.get(part.id) ?? 0;
    return html`<li>
      <a href="${at(part)}">${part.name}</a> <code class="fine">${part.id}</code>
      ${count === 0 ? null : html`<span class="fine">${sayIncidents(count)}</span>`}
    </li>`;
  };
  return html`<dl class="fields">
    <dt>${texts.tactics(tactics.length)}</dt>
    <dd>${tactics.map(tacticLabel).join(", ")}</dd>
    ${
      whole === undefined
        ? null
        : html`<dt>${texts.partOf}</dt>
            <dd><a href="${at(whole)}">${whole.name}</a></dd>`
    }
    ${
      parts.length === 0
        ? null
        : html`<dt>${texts.within}</dt>
            <dd>
              <ul class="values">
                ${parts.map(line)}
              </ul>
            </dd>`
    }
    <dt>${texts.version(attackVersionInUse())}</dt>
    <dd><a href="${attackAddress(id)}" rel="external">${texts.attack}</a></dd>
  </dl>`;
}

function attackAddress(id: string): string {
  return `https://attack.mitre.org/techniques/${id.replace(".", "/")}/`;
}
