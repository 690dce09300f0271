/** The HTTP interface for people: GET /api, made of the same endpoints as the document for programs. */
import type { TObject } from "typebox";
import { apiBase, type Endpoint, endpointGroups } from "../api/endpoint.ts";
import { endpoints } from "../api/endpoints.ts";
import { type Html, html } from "../parts/html.ts";
import { section } from "../parts/section.ts";
import type { Routes } from "../route.ts";

/** The page is the same for everybody. */
export const apiPageRoutes: Routes =
  ({ settings }) =>
  (app) => {
    app.get("/api", (request, reply) => {
      const site = settings.url ?? `${request.protocol}://${request.host}`;
      return reply.page({
        title: "Interface for programs",
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
    <h1>Interface for programs</h1>
    <p class="summary">
      Everything that the pages tell you, as JSON. Nothing has to be signed up for: without a session you are told what
      the public is told.
    </p>
    ${section("begin", "To begin", beginning(site))} ${section("endpoints", "Endpoints", contents())}
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
  return html`<pre class="command"><code>curl '${site}${apiBase}/incidents?country=US&amp;limit=10'</code></pre>
    <p>
      The whole is described in <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1), from which clients can be
      made.
    </p>
    <ul class="values">
      <li>
        <strong>Fields</strong> are <code>shown</code>, <code>counted</code> or <code>withheld</code>; the last is told
        alike whether or not there is anything behind it. An empty list means that nobody reports anything. That there
        is none, that it is unknown or that it does not apply is a value of its own.
      </li>
      <li>
        <strong>Lists</strong> come in pages. Follow <code>next</code>, or the header <code>Link</code>, until it is
        null; a page may be short and still have a next one.
      </li>
      <li>
        <strong>A copy</strong> is kept up by asking <a href="${apiBase}/changes">${apiBase}/changes</a> for what came
        after the last number known.
      </li>
      <li>
        <strong>Answers</strong> have an <code>ETag</code>. <strong>Problems</strong> are
        <code>application/problem+json</code> (RFC 9457).
      </li>
      <li><strong>Cite</strong> a record with its number, its version and the date since which it is told so.</li>
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
      <summary>An answer</summary>
      <pre
        tabindex="0"
        role="region"
        aria-label="An answer: ${summary}"
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
