/** The sessions of one's account: GET /account/sessions, where one is signed in; POST /account/sessions/end and /account/sessions/end-others. */
import { digestOf } from "../../domain/digest.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Token, TokenId } from "../../domain/token.ts";
import { endSessions, sessionsOf } from "../../workflow/session.ts";
import { cookieOf } from "../cookies.ts";
import { formField } from "../form-token.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { requireAccount, type Routes } from "../route.ts";
import { accountTexts } from "../texts/account.ts";
import { sessionCookie } from "../visit.ts";
import { sayInstant } from "./desk-words.ts";
import { notice } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

const texts = accountTexts.sessionsPage;

/** The page, and ending sessions. */
export const sessionsRoutes: Routes =
  ({ house }) =>
  (app) => {
    app.get("/account/sessions", async (request, reply) => {
      const account = requireAccount(request);
      const here = digestOf(cookieOf(request, sessionCookie) ?? "");
      const ended = /^\d{1,4}$/.exec(typedIn(request.query).word("ended"))?.[0];
      const said = ended === undefined ? null : notice("said", html`<p>${texts.ended(Number(ended))}</p>`);
      const sessions = await sessionsOf(house, account.id);
      return reply.page(sessionsPage(sessions, here, said, formField(request, reply)));
    });

    app.post("/account/sessions/end", async (request, reply) => {
      const account = requireAccount(request);
      const id = typedIn(request.body).word("id") as TokenId;
      // What is somebody else's is answered as what is not there.
      if ((await endSessions(house, account.id, { id })) === 0) throw new Refusal("session-not-found");
      return reply.redirect("/account/sessions?ended=1", 303);
    });

    app.post("/account/sessions/end-others", async (request, reply) => {
      const account = requireAccount(request);
      const ended = await endSessions(house, account.id, { butSecret: cookieOf(request, sessionCookie) ?? "" });
      return reply.redirect(`/account/sessions?ended=${ended}`, 303);
    });
    return Promise.resolve();
  };

function sessionsPage(sessions: readonly Token[], here: string, said: Html | null, token: Html): PageContent {
  const { column } = texts;
  const columns = [column.browser, column.way, column.since, column.seen, column.ends];
  const body = html`<h1>${texts.title}</h1>
    ${said}
    <p>${texts.lead}</p>
    <table class="records">
      <thead>
        <tr>
          ${columns.map((name) => html`<th scope="col">${name}</th>`)}
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${sessions.map((session) => sessionRow(session, session.digest === here, token))}
      </tbody>
    </table>
    ${
      sessions.length < 2
        ? html`<p>${texts.alone}</p>`
        : html`<form method="post" action="/account/sessions/end-others">
            ${token}
            <p><button class="quiet">${texts.endOthers}</button></p>
          </form>`
    }
    <p>${accountTexts.back}</p>`;
  return { title: texts.title, body, noindex: true, section: "/account", styles: ["desk.css"] };
}

function sessionRow({ id, about, created, lastSeen, expires }: Token, isHere: boolean, token: Html): Html {
  const { column } = texts;
  const browser = about["browser"] === undefined || about["browser"] === "" ? texts.unknown : about["browser"];
  const ways: Readonly<Record<string, string>> = texts.ways;
  return html`<tr>
    <th scope="row">${browser}${isHere ? html` <span class="hint">(${texts.here})</span>` : null}</th>
    <td data-label="${column.way}">${ways[about["way"] ?? ""] ?? ""}</td>
    <td data-label="${column.since}">${sayInstant(created)}</td>
    <td data-label="${column.seen}">${isHere ? texts.now : sayInstant(lastSeen)}</td>
    <td data-label="${column.ends}">${sayInstant(expires)}</td>
    <td>
      <form method="post" action="/account/sessions/end">
        ${token}<input type="hidden" name="id" value="${id}" />
        <button>${texts.end(browser, sayInstant(created))}</button>
      </form>
    </td>
  </tr>`;
}
