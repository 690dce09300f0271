/** The HTTP interface for people: GET /api, made of the same endpoints as the document for programs. */
import type { TObject } from "typebox";
import { apiBase, type Endpoint, endpointGroups } from "../api/endpoint.ts";
import { endpoints } from "../api/endpoints.ts";
import { type Html, html } from "../parts/html.ts";
import { section } from "../parts/section.ts";
import type { Routes } from "../route.ts";
import { apiTexts } from "../texts/api.ts";

/** The page is the same for everybody. */
export const apiPageRoutes: Routes =
  ({ settings }) =>
  (app) => {
    app.get("/api", (request, reply) => {
      const site = settings.url ?? `${request.protocol}://${request.host}`;
      return reply.page({
        title: apiTexts.title,
        body: apiBody(site),
        section: "/data",
        styles: ["api.css"],
      });
    });
    return Promise.resolve();
  };

function apiBody(site: string): Html {
  const groups = Object.entries(endpointGroups);
  return html`<article class="api">
    <h1>${apiTexts.title}</h1>
    <p class="summary">${apiTexts.lead}</p>
    ${section("begin", apiTexts.begin, beginning(site))} ${section("endpoints", apiTexts.endpoints, contents())}
    ${groups.map(([group, words]) =>
      section(
        group,
        group.charAt(0).toUpperCase() + group.slice(1),
        html`<p>${words}</p>
          ${endpoints.filter((endpoint) => endpoint.group === group).map(endpointPart)}`,
      ),
    )}
  </article>`;
}

function beginning(site: string): Html {
  const changes = html`<a href="${apiBase}/changes">${apiBase}/changes</a>`;
  return html`<pre class="command"><code>curl '${site}${apiBase}/incidents?country=US&amp;limit=10'</code></pre>
    <p>${apiTexts.document}</p>
    <ul class="values">
      ${apiTexts.rules(changes).map((rule) => html`<li>${rule}</li>`)}
    </ul>`;
}

function contents(): Html {
  return html`<dl class="fields">
    ${endpoints.map(
      ({ name, path, summary }) =>
        html`<dt>${summary}</dt>
          <dd>
            <a href="#${name}"><code>${breakable(`${apiBase}${path}`)}</code></a>
          </dd>`,
    )}
  </dl>`;
}

function endpointPart(endpoint: Endpoint): Html {
  const { name, path, summary, description, example } = endpoint;
  const address = `${apiBase}${path}`;
  return html`<section class="endpoint" aria-labelledby="${name}">
    <h3 id="${name}">${summary}</h3>
    <p class="endpoint-address"><code>GET ${breakable(address)}</code></p>
    <p>${inCode(description)}</p>
    ${parameters(endpoint)}
    <details class="endpoint-answer">
      <summary>${apiTexts.answer}</summary>
      <pre
        tabindex="0"
        role="region"
        aria-label="${apiTexts.answerOf(summary)}"
      ><code>${JSON.stringify(example, null, 2)}</code></pre>
    </details>
  </section>`;
}

function parameters({ params, query }: Endpoint): Html | null {
  const all = [...Object.entries(params.properties), ...Object.entries(query.properties)];
  if (all.length === 0) return null;
  return html`<dl class="fields">
    ${all.map(
      ([name, schema]) =>
        html`<dt><code>${name}</code></dt>
          <dd>${inCode(wordsOf(schema))}</dd>`,
    )}
  </dl>`;
}

function wordsOf(schema: TObject["properties"][string]): string {
  return "description" in schema && typeof schema.description === "string" ? schema.description : "";
}

/** Sentences with what stands in backticks as code. */
function inCode(sentences: string): Html {
  return html`${sentences.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/** The address with places where a narrow window may break it. */
function breakable(address: string): Html {
  return html`${address.split("/").map((part, index) => (index === 0 ? part : html`/<wbr />${part}`))}`;
}
