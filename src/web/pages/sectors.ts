/** The sectors of the victims: GET /sectors, with their parts and their numbers, as a page or as JSON. */
import { facetPicture, flowPicture, sectorTypePicture, type Sight } from "../charts/sight.ts";
import { hang } from "../charts/gallery.ts";
import type { Instant } from "../../domain/report.ts";
import { sectors } from "../../vocabulary/sector.ts";
import { asOf } from "../moment.ts";
import { asKnownNotice, titleThen } from "../parts/as-known.ts";
import { type Html, html } from "../parts/html.ts";
import { countsIn, keptTally } from "../parts/kept-tallies.ts";
import type { PageContent } from "../parts/page.ts";
import { chartTexts, sayIncidents } from "../texts/charts.ts";
import { sightRoutes } from "../sight-routes.ts";
import { sectorTexts as texts } from "../texts/sectors.ts";

/** The list. */
export const sectorsRoutes = sightRoutes("/sectors", texts.title, { page: sectorsPage, json: jsonOf });

function jsonOf({ search, question: { asKnownOn } }: Sight) {
  const tally = keptTally(search, "sector", asKnownOn);
  const counts = countsIn(tally);
  return {
    incidents: tally.records,
    sectors: Object.entries(sectors).map(([sector, label]) => {
      return { sector, label, url: asOf(`/sectors/${sector}`, asKnownOn), incidents: counts.get(sector) ?? 0 };
    }),
    absent: tally.absent[0],
  };
}

function sectorsPage(sight: Sight): PageContent {
  const { asKnownOn } = sight.question;
  const picture = facetPicture(sight, "sector", {
    id: "sectors",
    title: chartTexts.titles.sector,
    href: (sector) => asOf(`/sectors/${sector}`, asKnownOn),
    limit: 24,
  });
  const body = html`<h1>${texts.title}</h1>
    <p>${texts.lead}</p>
    ${asKnownNotice(asKnownOn, "/sectors", sight.search)}
    ${hang([
      [picture],
      [sectorTypePicture(sight)],
      [flowPicture(sight, "claimed", "sector"), flowPicture(sight, "attributed", "sector")],
    ])}
    <h2>${texts.list}</h2>
    ${sectorList(picture.chart.blank === "withheld" ? null : countsIn(picture.tally), asKnownOn)}`;
  return {
    title: titleThen(texts.title, asKnownOn),
    body,
    styles: ["charts.css"],
    scripts: ["charts.js"],
    description: texts.lead,
    noindex: asKnownOn !== null,
  };
}

/** Every sector with its parts, those of which nothing is told too. Null: numbers are withheld. */
function sectorList(counts: ReadonlyMap<string, number> | null, asKnownOn: Instant | null): Html {
  const entries = Object.entries(sectors);
  const line = (sector: string, label: string) => {
    const count = counts?.get(sector) ?? 0;
    const words = counts === null ? null : count === 0 ? texts.none : sayIncidents(count);
    return html`<a href="${asOf(`/sectors/${sector}`, asKnownOn)}">${label}</a> <span class="fine">${words}</span>`;
  };
  return html`<ul class="parts">
    ${entries
      .filter(([sector]) => !sector.includes("."))
      .map(([sector, label]) => {
        const parts = entries.filter(([part]) => part.startsWith(`${sector}.`));
        return html`<li>
          ${line(sector, label)}
          ${
            parts.length === 0
              ? null
              : html`<ul>
                  ${parts.map(([part, name]) => html`<li>${line(part, name)}</li>`)}
                </ul>`
          }
        </li>`;
      })}
  </ul>`;
}
