/** How to read this casebook and what it does not claim: GET /about. */
import { lanes } from "../../domain/field.ts";
import type { FaceSettings } from "../face.ts";
import { type Html, html } from "../parts/html.ts";
import { laneClass, laneLegend } from "../parts/lanes.ts";
import { section } from "../parts/section.ts";
import type { Routes } from "../route.ts";
import { aboutTexts as texts } from "../texts/about.ts";

/** The page is the same for everybody. */
export const aboutRoutes: Routes =
  ({ settings }) =>
  (app) => {
    app.get("/about", (_request, reply) =>
      reply.page({ title: texts.title, body: aboutBody(settings), section: "/about" }),
    );
    return Promise.resolve();
  };

function aboutBody({ siteName, sample }: FaceSettings): Html {
  const { responsibility } = texts.parts;
  const [introduction, rule] = responsibility.paragraphs;
  return html`<article class="about">
    <h1>${texts.heading(siteName)}</h1>
    <p class="summary">${texts.intro}</p>
    <p><a href="/methodology">${texts.more.methodology}</a> · <a href="/codebook">${texts.more.codebook}</a></p>
    ${part("method")}
    ${section(
      "responsibility",
      responsibility.heading,
      html`<p>${introduction}</p>
        <ul class="lanes-legend">
          ${lanes.map((lane) => html`<li class="${laneClass(lane)}">${laneLegend(lane)}</li>`)}
        </ul>
        <p>${rule}</p>`,
    )}
    ${part("absence")} ${part("sureness")} ${part("markings")} ${part("corrections")}
    ${section("disclaimer", texts.disclaimer.heading, html`<p>${texts.disclaimer.paragraph(siteName)}</p>`)}
    ${sample ? part("sample") : null}
  </article>`;
}

function part(id: Exclude<keyof typeof texts.parts, "responsibility">): Html {
  const { heading, paragraphs } = texts.parts[id];
  return section(id, heading, html`${paragraphs.map((text) => html`<p>${text}</p>`)}`);
}
