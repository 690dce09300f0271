/** The data to take along: GET /data lists the formats, GET /data/:format gives what the reader's audience is told, whole or selected. */
import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { Refusal } from "../../domain/refusal.ts";
import type { Format } from "../../formats/format.ts";
import type { Question } from "../../search/search.ts";
import { exportFile } from "../../workflow/export.ts";
import { exportSelected } from "../../workflow/export-selected.ts";
import { notedExport } from "../../workflow/noted-export.ts";
import { isBuilding } from "../../workflow/searching.ts";
import type { Rooms } from "../face.ts";
import { html, type Html } from "../parts/html.ts";
import { section } from "../parts/section.ts";
import { queryOf, questionIn } from "../question.ts";
import { costs } from "../rate-limits.ts";
import type { Routes } from "../route.ts";
import { refuseBuilding } from "../search-building.ts";
import { selectionFor } from "../selection-query.ts";
import { speakerOf } from "../speaker.ts";
import { actingOf } from "../visit.ts";
import { dataTexts as texts } from "../texts/data.ts";
import { searchTexts } from "../texts/search.ts";
import { typedIn } from "./typed.ts";

const { q, date, dates, asKnownOn, incident, changed_since } = searchTexts.parameters;

/** What selects, with what each takes. */
const meanings = { q, ...searchTexts.facetMeanings, date, dates, asKnownOn, incident, changed_since };

/** The list and the files. */
export const dataRoutes: Routes = (rooms) => (app) => {
  const { house, settings } = rooms;
  const written = house.formats.filter(({ writes }) => writes !== null);
  app.get("/data", (_request, reply) =>
    reply.page({ title: texts.title, body: dataBody(written, settings.siteName), section: "/data" }),
  );
  const config = { operation: "read", cost: costs.file } as const;
  app.get<{ Params: { format: string } }>("/data/:format", { config }, async (request, reply) => {
    const format = written.find(({ name }) => name === typedIn(request.params).text("format"));
    if (format?.writes == null) throw new Refusal("page-not-found");
    const { question } = questionIn(request.query, house.clock());
    const pieces = await piecesOf(rooms, request, format, question);
    return reply
      .type(format.writes.mediaType)
      .header(
        "content-disposition",
        `attachment; filename="${fileNameOf(question)}.${format.name}.${format.writes.extension}"`,
      )
      .header("vary", "Authorization, Cookie")
      .header(
        "cache-control",
        request.visit.account === null ? "public, max-age=0, must-revalidate" : "private, no-store",
      )
      .send(Readable.from(pieces, { objectMode: false }));
  });
  return Promise.resolve();
};

/** What a selection can say is read straight from the store; the rest is found by the search, which has to be there for it. */
async function piecesOf(
  { house, settings, searches }: Rooms,
  request: FastifyRequest,
  format: Format,
  question: Question,
): Promise<AsyncIterable<string | Uint8Array>> {
  const { audience } = request.visit;
  const speaker = speakerOf(settings, request);
  const selection = selectionFor(question);
  const about = { format: format.name, audience, selection: queryOf(question), ...actingOf(request.visit) };
  const noted = (make: (count: () => void) => AsyncIterable<string | Uint8Array>) =>
    request.method === "HEAD" ? make(() => undefined) : notedExport(house, about, make);
  if (selection !== null) {
    return noted((count) => exportFile(house.store, { format, audience, selection, speaker, count }));
  }
  const search = await searches.of(audience);
  if (isBuilding(search)) return refuseBuilding(search);
  const incidents = search.select(question);
  const selected = { format, audience, incidents, asKnownOn: question.asKnownOn, speaker };
  return noted((count) => exportSelected(house, { ...selected, count }));
}

/** The record's number where it is one, else the casebook's name, with the day that it was known so. */
function fileNameOf({ incidents, asKnownOn }: Question): string {
  const [only, ...others] = incidents ?? [];
  const name = only !== undefined && others.length === 0 ? only : "casebook";
  return asKnownOn === null ? name : `${name}-as-known-on-${asKnownOn.slice(0, 10)}`;
}

function dataBody(formats: readonly Format[], siteName: string): Html {
  return html`<h1>${texts.title}</h1>
    <p>${texts.lead(siteName)}</p>
    ${section("formats", texts.formats, formatTable(formats))} ${section("programs", texts.programs, programs())}
    ${section("selecting", texts.selecting, selecting())}`;
}

function formatTable(formats: readonly Format[]): Html {
  const { column } = texts;
  return html`<table class="listing">
    <thead>
      <tr>
        <th scope="col">${column.format}</th>
        <th scope="col">${column.about}</th>
        <th scope="col">${column.loses}</th>
      </tr>
    </thead>
    <tbody>
      ${formats.map(
        ({ name, label, about, writes }) =>
          html`<tr>
            <th scope="row"><a href="/data/${name}" rel="nofollow">${label}</a></th>
            <td data-label="${column.about}">${about}</td>
            <td data-label="${column.loses}">${sayLosses(writes?.loses ?? { fields: [], facets: [], further: [] })}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function sayLosses({ fields, facets, further }: NonNullable<Format["writes"]>["loses"]): Html {
  if (fields.length === 0 && facets.length === 0 && further.length === 0) return html`${texts.losesNothing}`;
  const parts = [
    ...(fields.length > 0 ? [texts.losesFields(fields.length)] : []),
    ...(facets.length > 0 ? [texts.losesOfValues(facets.join(", "))] : []),
    ...further.map(({ sentence }) => sentence),
  ];
  return html`${parts.join(" · ")}`;
}

function programs(): Html {
  return html`<ul class="values">
    ${texts.faces.map((face) => html`<li>${face}</li>`)}
  </ul>`;
}

function selecting(): Html {
  return html`<p>${texts.selectingBody}</p>
    <dl class="fields">
      ${Object.entries(meanings).map(
        ([name, meaning]) =>
          html`<dt><code>${name}</code></dt>
            <dd>${meaning}</dd>`,
      )}
    </dl>`;
}
