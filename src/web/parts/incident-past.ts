/** What stands above a record that is shown as it was: which version it is, when it was told, and the way to what is known now. */
import type { Projection } from "../../domain/projection.ts";
import type { Instant } from "../../domain/report.ts";
import { sayWhen } from "../../domain/when.ts";
import type { ToldState } from "../../workflow/versions.ts";
import { shortInstant } from "../moment.ts";
import { recordTexts } from "../texts/record.ts";
import { type Html, html } from "./html.ts";
import { dayOf } from "./incident-knowledge.ts";

const texts = recordTexts.past;

/** The banner. `asKnownOn` is the instant that was asked for; null: the version was. */
export function pastBanner(told: ToldState, telling: Projection, asKnownOn: Instant | null): Html {
  const { state, version, until } = told;
  const { incident } = telling;
  const which = version === null ? texts.unnumbered : texts.version(version, telling.version);
  const day = (instant: Instant) => sayWhen(instant.slice(0, 10));
  return html`<aside class="note past" aria-label="${texts.versions}">
    <p>
      ${asKnownOn === null ? null : html`<strong>${texts.knownOn(saySoon(asKnownOn))}</strong>`} ${which}
      ${until === null ? texts.stillTold : texts.told(day(state.since), day(until))}
    </p>
    ${until === null ? null : html`<p class="fine">${texts.rules}</p>`}
    <p>
      <a href="/incidents/${incident}">${texts.knownNow}</a> (${dayOf(telling.since)}) ·
      ${
        until === null ? null : html`<a href="/incidents/${incident}/diff?from=${state.version}">${texts.since}</a> · `
      }<a href="/incidents/${incident}/versions">${texts.versions}</a>
    </p>
  </aside>`;
}

function saySoon(instant: Instant): string {
  const short = shortInstant(instant);
  return short.length === 10 ? sayWhen(short) : `${sayWhen(short.slice(0, 10))}, ${short.slice(11, 16)} UTC`;
}
