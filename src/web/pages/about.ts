/** How to read this casebook and what it does not claim: GET /about. */
import { lanes } from "../../domain/field.ts";
import type { FaceSettings } from "../face.ts";
import { type Html, html } from "../parts/html.ts";
import { laneClass, laneLegend } from "../parts/lanes.ts";
import { section } from "../parts/section.ts";
import type { Routes } from "../route.ts";

/** The page is the same for everybody. */
export const aboutRoutes: Routes =
  ({ settings }) =>
  (app) => {
    app.get("/about", (_request, reply) =>
      reply.page({ title: "About", body: aboutBody(settings), section: "/about" }),
    );
    return Promise.resolve();
  };

const method = html`<p>
    A report comes in and is kept exactly as it came, named by its hash. Rules read it and propose statements, each
    pinned to a quote. A person accepts, amends or rejects every one of them. What is accepted becomes a numbered
    revision that never changes again.
  </p>
  <p>
    Nothing is published whose quote does not stand, letter for letter, in a kept report. Summaries and descriptions are
    the desk's own words and rest on quoted places too.
  </p>`;

const responsibility = html`<p>Who is said to be responsible is told in five lanes that never mix:</p>
  <ul class="lanes-legend">
    ${lanes.map((lane) => html`<li class="${laneClass(lane)}">${laneLegend(lane)}</li>`)}
  </ul>
  <p>
    Only attributions count when a page says how many actors there are. A claim, however often it is repeated, never
    raises that number.
  </p>`;

const absence = html`<p>
  <em>Not reported</em> means that no report speaks of it. <em>Stated: none</em> means that a speaker says there was
  none, <em>reported as unknown</em> that a speaker says it is not known, and <em>not applicable</em> that the question
  does not arise. A system that is stated not to be affected is a finding like any other.
</p>`;

const sureness = html`<p>
  Words of likelihood and of confidence are the speaker's own and are kept apart (after US Intelligence Community
  Directive 203). Where the speaker used none, none is shown. How reliable a source is and how credible a single
  statement is are judged apart, after the Admiralty code. Dates are told as exactly as a source knows them, and no more
  exactly.
</p>`;

const markings = html`<p>
  Statements and quotes are marked with the Traffic Light Protocol, version 2.0. What is not marked is shown to nobody
  but the desk. Beyond that, a policy of this casebook says for each field whether the public is shown the value,
  something coarser, only how many values there are, or nothing. “Available to members” stands in every record alike,
  whether there is anything behind it or not.
</p>`;

const corrections = html`<p>
  Anybody named in a record may reply, and anybody may point out a mistake: tell the people who run this casebook, name
  the record's number and the report that says otherwise. A correction is told as a new version. A record that must go
  is withdrawn and leaves a notice with the reason.
</p>`;

const sampleWords = html`<p>
  This casebook holds sample records: real incidents, retold from public facts to show how the program works. Each is
  marked as a sample, is short and may be out of date. Do not cite them as a source; follow their links instead.
</p>`;

function aboutBody({ siteName, sample }: FaceSettings): Html {
  const disclaimer = html`<p>
    ${siteName} reports what others have said. It does not itself accuse anyone, does not vouch for what is quoted, and
    is no legal or technical advice. The presumption of innocence holds for everybody who is named.
  </p>`;
  return html`<article class="about">
    <h1>How to read ${siteName}</h1>
    <p class="summary">
      A record here is a list of statements. Each has a speaker, a date where one is known, and a place in a kept report
      where it stands word for word.
    </p>
    ${section("method", "How a record is made", method)}
    ${section("responsibility", "Claims are not attributions", responsibility)}
    ${section("absence", "What is not there", absence)} ${section("sureness", "How sure", sureness)}
    ${section("markings", "Who sees what", markings)} ${section("corrections", "Corrections and replies", corrections)}
    ${section("disclaimer", "Disclaimer", disclaimer)} ${sample ? section("sample", "Sample data", sampleWords) : null}
  </article>`;
}
