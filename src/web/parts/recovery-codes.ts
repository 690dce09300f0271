/** The page that shows recovery codes, which it does once. */
import { secondFactorTexts } from "../texts/second-factor.ts";
import { html } from "./html.ts";
import type { PageContent } from "./page.ts";

const texts = secondFactorTexts.recovery;

/** The page. `said`: what was done that brought them. */
export function recoveryCodesPage(codes: readonly string[], said: string): PageContent {
  const body = html`<h1>${texts.title}</h1>
    <p>${said}</p>
    <p>${texts.shown}</p>
    <ol class="codes" aria-label="${texts.list}">
      ${codes.map((code) => html`<li>${code}</li>`)}
    </ol>
    <p>${texts.done}</p>`;
  return { title: texts.title, body, noindex: true, section: "/account", styles: ["desk.css", "security.css"] };
}
