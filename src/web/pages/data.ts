/** The data to take along: GET /data lists the formats, GET /data/:format gives what the reader's audience is told, whole or selected. */
import { Readable } from "node:stream";
import { Refusal } from "../../domain/refusal.ts";
import type { Format } from "../../formats/format.ts";
import { exportFile } from "../../workflow/export.ts";
import { html, type Html } from "../parts/html.ts";
import { section } from "../parts/section.ts";
import type { Routes } from "../route.ts";
import { selectionIn, selectionMeanings } from "../selection-query.ts";
import { speakerOf } from "../speaker.ts";
import { typedIn } from "./typed.ts";

/** The list and the files. */
export const dataRoutes: Routes =
  ({ house, settings }) =>
  (app) => {
    const written = house.formats.filter(({ writes }) => writes !== null);
    app.get("/data", (_request, reply) =>
      reply.page({ title: "Data", body: dataBody(written, settings.siteName), section: "/data" }),
    );
    app.get<{ Params: { format: string } }>("/data/:format", (request, reply) => {
      const format = written.find(({ name }) => name === typedIn(request.params).text("format"));
      if (format?.writes == null) throw new Refusal("page-not-found");
      const { audience, account } = request.visit;
      const selection = selectionIn(request.query);
      const pieces = exportFile(house.store, { format, audience, selection, speaker: speakerOf(settings, request) });
      const [only, ...others] = selection.incidents ?? [];
      const name = only !== undefined && others.length === 0 ? only : "casebook";
      return reply
        .type(format.writes.mediaType)
        .header("content-disposition", `attachment; filename="${name}.${format.name}.${format.writes.extension}"`)
        .header("vary", "Cookie")
        .header("cache-control", account === null ? "public, max-age=0, must-revalidate" : "private, no-store")
        .send(Readable.from(pieces, { objectMode: false }));
    });
    return Promise.resolve();
  };

function dataBody(formats: readonly Format[], siteName: string): Html {
  return html`<h1>Data</h1>
    <p>
      Everything that ${siteName} tells you on its pages can be taken along, in the formats of the field. What you get
      is what you are told: a claim is never an attribution, a date is never more exact than its source, and “withheld”
      is not “none”.
    </p>
    ${section("formats", "Formats", formatTable(formats))} ${section("programs", "For programs", programs())}
    ${section("selecting", "Selecting", selecting())}`;
}

function formatTable(formats: readonly Format[]): Html {
  return html`<table class="listing">
    <thead>
      <tr>
        <th scope="col">Format</th>
        <th scope="col">What it is</th>
        <th scope="col">What it cannot hold</th>
      </tr>
    </thead>
    <tbody>
      ${formats.map(
        ({ name, label, about, writes }) =>
          html`<tr>
            <th scope="row"><a href="/data/${name}" rel="nofollow">${label}</a></th>
            <td data-label="What it is">${about}</td>
            <td data-label="What it cannot hold">
              ${sayLosses(writes?.loses ?? { fields: [], facets: [], further: [] })}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function sayLosses({ fields, facets, further }: NonNullable<Format["writes"]>["loses"]): Html {
  if (fields.length === 0 && facets.length === 0 && further.length === 0) return html`nothing is lost`;
  const parts = [
    ...(fields.length > 0 ? [`${fields.length} fields`] : []),
    ...(facets.length > 0 ? [`of each value: ${facets.join(", ")}`] : []),
    ...further.map(({ sentence }) => sentence),
  ];
  return html`${parts.join(" · ")}`;
}

function programs(): Html {
  return html`<ul class="values">
    <li>
      <a href="/api">HTTP API</a>: records, parties, sources, evidence and states of records as JSON, with an OpenAPI
      document
    </li>
    <li>
      <a href="/feeds">Feeds</a>: Atom and JSON Feed, of all records, of an organisation, an actor, a country or a kind
      of news
    </li>
    <li><code>/taxii2/</code>: a read-only TAXII 2.1 server with one collection for each audience</li>
    <li>
      <a href="/releases">Releases</a>: dated data sets that never change, with checksums and what changed from one to
      the next
    </li>
  </ul>`;
}

function selecting(): Html {
  return html`<p>
      Added to an address, these select records by what you are told of them, as in
      <code>/data/csv-long?country=US&amp;date=2022</code>:
    </p>
    <dl class="fields">
      ${Object.entries(selectionMeanings).map(
        ([name, meaning]) =>
          html`<dt><code>${name}</code></dt>
            <dd>${meaning}</dd>`,
      )}
    </dl>`;
}
