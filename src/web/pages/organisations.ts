/** The list of organisations that records name as victims: GET /organisations. */
import { html } from "../parts/html.ts";
import type { Query } from "../parts/paging.ts";
import { answerPartyList, type PartyList } from "../parts/party-list.ts";
import type { Routes } from "../route.ts";

const list: PartyList = {
  kind: "organisation",
  path: "/organisations",
  heading: "Organisations",
  one: "organisation",
  many: "organisations",
  lead: html`<p>Those that incidents happened to, as the reports name them.</p>`,
  empty: () => html`<p>No published record names an organisation yet. <a href="/incidents">All incidents</a></p>`,
};

/** The list. */
export const organisationsRoutes: Routes =
  ({ house: { store } }) =>
  (app) => {
    app.get<{ Querystring: Query }>("/organisations", (request, reply) => answerPartyList(store, list, request, reply));
    return Promise.resolve();
  };
