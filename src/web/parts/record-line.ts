/** The line at the foot of a record: number, version, since when it is told so, and how to cite it. */
import { type Projection, titleOf } from "../../domain/projection.ts";
import { sayWhen } from "../../domain/when.ts";
import { type Html, html } from "./html.ts";
import { undirected } from "./saying.ts";

/** Number, version and date, the citation, and the record as data. */
export function recordLine(projection: Projection, origin: string, siteName: string): Html {
  const { incident, version, since } = projection;
  const day = sayWhen(since.slice(0, 10));
  return html`<footer class="record-foot">
    <p>Record <code>${incident}</code> · version ${version} · as known on <time datetime="${since}">${day}</time></p>
    <p class="citation-label" id="citation">Cite as</p>
    <p class="citation" aria-labelledby="citation">${citationOf(projection, origin, siteName)}</p>
    <p class="fine">
      The same as data: ask this address for <code>application/json</code>. What a version says never changes; a
      correction is a new version.
    </p>
  </footer>`;
}

/** `Casebook. Cyber Incident Victim: …. Record CB-…, version 2, as known on 8 November 2022. https://…` */
export function citationOf(projection: Projection, origin: string, siteName: string): string {
  const { incident, version, since } = projection;
  const known = sayWhen(since.slice(0, 10));
  return `${siteName}. ${undirected(titleOf(projection))}. Record ${incident}, version ${version}, as known on ${known}. ${origin}/incidents/${incident}`;
}
