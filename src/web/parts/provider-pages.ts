/** Pages on the way to a provider of identities and back. */
import type { Finding } from "../../domain/finding.ts";
import { areaEntry, lineEntry } from "../pages/form-entry.ts";
import { openIdTexts as texts } from "../texts/open-id.ts";
import { html, type Html } from "./html.ts";
import type { PageContent } from "./page.ts";

/** Before somebody leaves to link their account, or one that they were invited to: what for, and a link. */
export function leavePage(
  provider: string,
  account: string,
  why: "link" | "invitation",
  departure: string,
): PageContent {
  const { leave } = texts;
  const title = leave.title(provider);
  const body = html`<h1>${title}</h1>
    <p>${leave[why](provider, html`<strong><bdi>${account}</bdi></strong>`)}</p>
    <p><a class="button" href="${departure}" rel="noreferrer">${leave.go(provider)}</a></p>
    ${why === "link" ? html`<p>${leave.stay}</p>` : null}`;
  return { title, body, noindex: true, section: "/sign-in", styles: ["desk.css"] };
}

/** What somebody is shown for whom a provider vouches and whom nobody knows here. */
export interface Stranger {
  readonly provider: string;
  /** False: it is not known (any more) who it is. */
  readonly known: boolean;
  /** Of the form; null where nobody may register. */
  readonly token: Html | null;
  readonly typed: { readonly name: string; readonly introduction: string };
  readonly findings: readonly Finding[];
}

/** The page for them: what they can do. */
export function unknownPage({ provider, known, token, typed, findings }: Stranger): PageContent {
  const { unknown } = texts;
  const form = html`<h2>${unknown.register}</h2>
    <p>${unknown.registerLead(provider)}</p>
    <form method="post" action="/sign-in/provider/register" class="narrow-form">
      ${token} ${lineEntry({ name: "name", label: unknown.name, value: typed.name, findings, required: true })}
      ${areaEntry({ name: "introduction", label: unknown.introduction, value: typed.introduction, rows: 4, findings })}
      <p><button class="main">${unknown.button}</button></p>
    </form>`;
  const body = html`<h1>${unknown.title}</h1>
    <p>${unknown.lead(provider)}</p>
    <p>${unknown.have}</p>
    <p>${unknown.invited}</p>
    ${known ? (token === null ? html`<p class="hint">${unknown.closed}</p>` : form) : html`<p class="hint">${unknown.over}</p>`}`;
  return { title: unknown.title, body, noindex: true, section: "/sign-in", styles: ["desk.css"] };
}

/** After registering. */
export function registeredPage(provider: string): PageContent {
  const { registered } = texts;
  const body = html`<h1>${registered.title}</h1>
    <p>${registered.lead(provider)}</p>`;
  return { title: registered.title, body, noindex: true, section: "/sign-in", styles: ["desk.css"] };
}
