/** The list of actors that records name in any lane of responsibility: GET /actors. */
import { html } from "../parts/html.ts";
import type { Query } from "../parts/paging.ts";
import { answerPartyList, type PartyList } from "../parts/party-list.ts";
import type { Routes } from "../route.ts";

const list: PartyList = {
  kind: "actor",
  path: "/actors",
  heading: "Actors",
  one: "actor",
  many: "actors",
  lead: html`<p>
    Named by somebody as claiming, doing, being suspected of or denying an incident. To be named here is to be spoken
    of, not to be found guilty.
  </p>`,
  empty: (signedIn) =>
    signedIn
      ? html`<p>No published record names an actor yet. <a href="/incidents">All incidents</a></p>`
      : html`<p>
          None is told to the public here. What is said of actors is available to members.
          <a href="/sign-in?next=%2Factors">Sign in</a>, or read the <a href="/incidents">incidents</a>.
        </p>`,
};

/** The list. */
export const actorsRoutes: Routes =
  ({ house: { store } }) =>
  (app) => {
    app.get<{ Querystring: Query }>("/actors", (request, reply) => answerPartyList(store, list, request, reply));
    return Promise.resolve();
  };
