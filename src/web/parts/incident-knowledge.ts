/** The timeline of knowledge: when the reader's audience was told what of a record, state by state, with the way to each. */
import { newsKinds } from "../../domain/news.ts";
import type { Projection } from "../../domain/projection.ts";
import { diffStates } from "../../domain/state-diff.ts";
import { sayWhen } from "../../domain/when.ts";
import type { ToldState, ToldStates } from "../../workflow/versions.ts";
import { recordTexts, sayVersion } from "../texts/record.ts";
import { type Html, html } from "./html.ts";
import { section } from "./section.ts";
import { changeLines } from "./state-changes.ts";

const texts = recordTexts.knowledge;

/** How many states the page of a record names. */
const shownStates = 8;

/** How many changes of each. */
const shownChanges = 3;

/** The part of the page. Of a record that was never told otherwise the states need not be known: null. */
export function knowledgeOf(telling: Projection, states: ToldStates | null): Html {
  const { incident, since } = telling;
  const list =
    states === null
      ? firstAlone(since)
      : html`${states.slice(-shownStates).map((_, index, shown) => entryOf(states, states.length - shown.length + index))}`;
  const hidden = states === null ? 0 : Math.max(0, states.length - shownStates);
  return section(
    "knowledge",
    texts.heading,
    html`<ol class="timeline knowledge">
        ${hidden === 0 ? null : html`<li><span class="moment">…</span> <span>${texts.earlier(hidden)}</span></li>`}
        ${list}
      </ol>
      <p class="fine"><a href="/incidents/${incident}/versions">${texts.all}</a></p>`,
  );
}

/** Where a state can be read: under its version, else by the instant since when it is told. */
export function addressOfState({ state, version, until }: ToldState): string {
  const { incident, since } = state;
  if (until === null) return `/incidents/${incident}`;
  return version === null ? `/incidents/${incident}?asKnownOn=${since}` : `/incidents/${incident}/v${version}`;
}

/** `version 2`, or what else a state is called. */
export function nameOfState({ state, version }: ToldState): string {
  return sayVersion({ version, number: state.version });
}

/** The day of an instant as a `time` element. */
export function dayOf(instant: string): Html {
  return html`<time datetime="${instant}">${sayWhen(instant.slice(0, 10))}</time>`;
}

function firstAlone(since: string): Html {
  return html`<li>
    <span class="moment">${dayOf(since)}</span> <span>${newsKinds.published}. ${texts.unchanged}</span>
  </li>`;
}

function entryOf(states: ToldStates, index: number): Html | null {
  const [told, before] = [states[index], states[index - 1]];
  if (told === undefined) return null;
  const { state, news } = told;
  const name = html`<a href="${addressOfState(told)}">${nameOfState(told)}</a>`;
  return html`<li>
    <span class="moment">${dayOf(state.since)}</span>
    <span
      >${news.map((kind, place) => html`${place === 0 ? null : ", "}${newsKinds[kind]}`)}
      <span class="fine">(${name})</span>
      ${before === undefined ? null : whatChanged(before, told)}
    </span>
  </li>`;
}

function whatChanged(before: ToldState, told: ToldState): Html {
  const { incident, version } = told.state;
  const lines = changeLines(diffStates(before.state, told.state));
  const more = lines.length - shownChanges;
  const href = `/incidents/${incident}/diff?from=${before.state.version}&to=${version}`;
  return html`<ul class="changes fine">
      ${lines.slice(0, shownChanges).map((line) => html`<li>${line}</li>`)}
      ${more > 0 ? html`<li>${recordTexts.versions.further(more)}</li>` : null}
    </ul>
    <a class="fine" href="${href}">${texts.changes}<span class="unseen"> in ${nameOfState(told)}</span></a>`;
}
