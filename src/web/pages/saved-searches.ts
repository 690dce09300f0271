/** Saving a search: GET /account/searches asks for its name, POST keeps it with the account; they are listed at /account. */
import type { Finding } from "../../domain/finding.ts";
import { groundOf, Refusal, refusalCodes } from "../../domain/refusal.ts";
import { longestSearchName } from "../../domain/saved-search.ts";
import { deleteSearch, saveSearch } from "../../workflow/save-search.ts";
import { formField } from "../form-token.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { partsAsked } from "../parts/search-words.ts";
import { questionIn, queryOf } from "../question.ts";
import { requireAccount, type Routes } from "../route.ts";
import { searchTexts } from "../texts/search.ts";
import { findingsNotice, lineEntry } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

const { saved } = searchTexts;

/** The form as it was filled in. */
interface Sheet {
  readonly token: Html;
  readonly query: string;
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly status: number;
}

/** The form, keeping and deleting. */
export const savedSearchRoutes: Routes =
  ({ house }) =>
  (app) => {
    app.get("/account/searches", (request, reply) => {
      requireAccount(request);
      const { question } = questionIn(request.query, house.clock());
      const name = partsAsked(question, { labelOf: (_facet, value) => value })
        .map(({ words }) => words)
        .join(", ")
        .slice(0, longestSearchName);
      const sheet = { query: queryOf(question), name, findings: [], status: 200 };
      return reply.page(savingPage({ ...sheet, token: formField(request, reply) }));
    });

    app.post("/account/searches", async (request, reply) => {
      const account = requireAccount(request);
      const typed = typedIn(request.body);
      const query = canonical(typed.text("query"), house.clock());
      const name = typed.word("name");
      try {
        await saveSearch(house, { account: account.id, name, query });
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== "input-invalid") throw error;
        const { findings } = error;
        const { status } = groundOf(error);
        return reply.page(savingPage({ query, name, findings, status, token: formField(request, reply) }));
      }
      return reply.redirect("/account#searches", 303);
    });

    app.post("/account/searches/delete", async (request, reply) => {
      const account = requireAccount(request);
      await deleteSearch(house, { account: account.id, name: typedIn(request.body).text("name") });
      return reply.redirect("/account#searches", 303);
    });
    return Promise.resolve();
  };

/** Refuses (`request-invalid`) what is no question; the place in its answer is not kept. */
function canonical(query: string, now: string): string {
  const parameters = new URLSearchParams(query);
  const entries = [...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]);
  return queryOf(questionIn(Object.fromEntries(entries), now).question);
}

function savingPage({ token, query, name, findings, status }: Sheet): PageContent {
  const body = html`<h1>${saved.save}</h1>
    ${findingsNotice(findings, refusalCodes["input-invalid"].sentence)}
    <p>${saved.intro}</p>
    <form method="post" action="/account/searches">
      ${token}<input type="hidden" name="query" value="${query}" />
      ${lineEntry({ name: "name", label: saved.name, value: name, findings, required: true })}
      <p>
        <button>${saved.save}</button>
        <a href="${query === "" ? "/incidents" : `/incidents?${query}`}">${saved.back}</a>
      </p>
    </form>`;
  return { title: saved.save, body, noindex: true, section: "/account", styles: ["desk.css"], status };
}
