/** The sources behind what is shown, numbered as the evidence names them. */
import type { ToldSource } from "../../domain/projection.ts";
import { slugOf } from "../../domain/source.ts";
import { sayWhen } from "../../domain/when.ts";
import { reliabilityWords } from "../../vocabulary/admiralty.ts";
import { sourceTexts as texts } from "../texts/sources.ts";
import { type Html, html } from "./html.ts";

/** The list; a sentence where no source is shown. */
export function sourceList(sources: readonly ToldSource[]): Html {
  if (sources.length === 0) return html`<p class="silent">${texts.noneShown}</p>`;
  return html`<ol class="sources">
    ${sources.map(entry)}
  </ol>`;
}

function entry(source: ToldSource): Html {
  const { number, title, publisher, url, links, published, language, reliability, snapshot } = source;
  const name = html`<bdi>${title ?? texts.untitled}</bdi>`;
  const facts = [
    html`<a href="/sources/${encodeURIComponent(slugOf(publisher))}"><bdi>${publisher}</bdi></a>`,
    html`${published === null ? texts.undated : sayWhen(published)}`,
    language === null || language === "en" ? null : html`${texts.inLanguage(languageName(language))}`,
    reliability === null ? null : html`${texts.judged(reliabilityWords[reliability], reliability)}`,
  ].filter((fact) => fact !== null);
  return html`<li id="source-${number}" value="${number}">
    ${isWebAddress(url) ? html`<a href="${url}" rel="noopener noreferrer nofollow">${name}</a>` : name}
    <span class="fine">${facts.map((fact, index) => (index === 0 ? fact : html` · ${fact}`))}</span>
    ${linkList(links)}
    ${snapshot === null ? null : html`<span class="fine snapshot">${texts.kept(html`<code>${snapshot}</code>`)}</span>`}
  </li>`;
}

/** What the report itself rests on. */
function linkList(links: readonly string[]): Html | null {
  const safe = links.filter(isWebAddress);
  if (safe.length === 0) return null;
  return html`<ul class="links">
    ${safe.map((link) => html`<li><a href="${link}" rel="noopener noreferrer nofollow">${link}</a></li>`)}
  </ul>`;
}

/** Addresses come from reports: nothing but http and https becomes a link. */
export function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url);
}

const languages = new Intl.DisplayNames("en", { type: "language" });

/** The English name of a language by its ISO 639-1 code; the code itself where it is none. */
export function languageName(code: string): string {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}
