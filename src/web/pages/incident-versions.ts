/** The versions of a record: GET /incidents/:id/versions, every state of it that the reader can tell apart, with what changed in each. */
import { newsKinds } from "../../domain/news.ts";
import { type Projection, victimNamesOf } from "../../domain/projection.ts";
import { diffStates } from "../../domain/state-diff.ts";
import { sayWhen } from "../../domain/when.ts";
import { type ToldState, type ToldStates, versionsOf } from "../../workflow/versions.ts";
import { type Html, html } from "../parts/html.ts";
import { addressOfState, dayOf } from "../parts/incident-knowledge.ts";
import type { PageContent } from "../parts/page.ts";
import { section } from "../parts/section.ts";
import { changeLines } from "../parts/state-changes.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { recordTexts } from "../texts/record.ts";
import { addressedRecord, type RecordRequest } from "./incident-address.ts";

const texts = recordTexts.versions;

/** How many lines tell what changed in one version. */
const mostLines = 12;

/** The list. */
export const versionRoutes: Routes =
  ({ house }) =>
  (app) => {
    app.get<RecordRequest>("/incidents/:id/versions", async (request, reply) => {
      const telling = await addressedRecord(house.store, request);
      const states = await versionsOf(house, telling);
      return answer(request, reply, { page: () => versionsPage(telling, states), json: () => versionsJson(states) });
    });
    return Promise.resolve();
  };

function versionsJson(states: ToldStates): object {
  return {
    incident: states[0].state.incident,
    items: states.map((told, index) => {
      const before = states[index - 1];
      return {
        number: told.state.version,
        version: told.version,
        since: told.state.since,
        until: told.until,
        news: told.news,
        changes: before === undefined ? null : diffStates(before.state, told.state).counts,
        url: addressOfState(told),
      };
    }),
  };
}

function versionsPage(telling: Projection, states: ToldStates): PageContent {
  const { incident } = telling;
  const items = states.map((told, index) => entryOf(told, states[index - 1] ?? null)).toReversed();
  const body = html`<article class="record">
    <h1>${texts.heading}</h1>
    <p class="meta">
      ${recordTexts.metaOf(
        html`<a href="/incidents/${incident}"><bdi>${victimNamesOf(telling)}</bdi></a>`,
        html`<code>${incident}</code>`,
      )}
    </p>
    <p>${texts.intro}</p>
    <ol class="versions" reversed>
      ${items}
    </ol>
    ${states.length < 2 ? null : section("compare", texts.compareHeading, compareForm(incident, states))}
    ${section("day", texts.dayHeading, dayForm(incident, states))}
  </article>`;
  return {
    title: texts.title(incident),
    body,
    section: "/incidents",
    styles: ["record.css"],
    canonical: `/incidents/${incident}/versions`,
  };
}

function entryOf(told: ToldState, before: ToldState | null): Html {
  const { state, until, news } = told;
  const lines = before === null ? [] : changeLines(diffStates(before.state, state));
  const words = until === null ? texts.since(dayOf(state.since)) : spanOf(state.since, until);
  return html`<li>
    <h2 id="state-${state.version}">${headingOf(told)} <span class="count">${words}</span></h2>
    <p class="news">${news.map((kind) => html`<span class="tag">${newsKinds[kind]}</span> `)}</p>
    ${
      before === null
        ? html`<p>${texts.first}</p>`
        : html`<ul class="changes">
            ${lines.slice(0, mostLines).map((line) => html`<li>${line}</li>`)}
            ${lines.length > mostLines ? html`<li>${texts.further(lines.length - mostLines)}</li>` : null}
          </ul>`
    }
    <p class="fine">
      <a href="${addressOfState(told)}">${until === null ? texts.now(headingOf(told)) : texts.read(headingOf(told))}</a>
      ${
        before === null
          ? null
          : html`·
              <a href="/incidents/${state.incident}/diff?from=${before.state.version}&amp;to=${state.version}"
                >${texts.diff(headingOf(told))}</a
              >`
      }
    </p>
  </li>`;
}

function spanOf(from: string, until: string): Html {
  return html`${texts.span(sayWhen(from.slice(0, 10)), sayWhen(until.slice(0, 10)))}`;
}

function headingOf({ state, version }: ToldState): string {
  return version === null ? texts.state(state.version) : texts.version(version);
}

function compareForm(incident: string, states: ToldStates): Html {
  const choice = (name: string, label: string, chosen: number) =>
    html`<div class="entry">
      <label for="${name}">${label}</label>
      <select id="${name}" name="${name}">
        ${states.map(
          (told) =>
            html`<option value="${told.state.version}" ${told.state.version === chosen ? html`selected` : null}>
              ${headingOf(told)}, ${sayWhen(told.state.since.slice(0, 10))}
            </option>`,
        )}
      </select>
    </div>`;
  return html`<form class="row" method="get" action="/incidents/${incident}/diff">
    ${choice("from", texts.from, states.length - 1)} ${choice("to", texts.to, states.length)}
    <button class="quiet">${texts.compare}</button>
  </form>`;
}

function dayForm(incident: string, [first]: ToldStates): Html {
  return html`<form class="row" method="get" action="/incidents/${incident}">
    <div class="entry">
      <label for="asKnownOn">${texts.day}</label>
      <input
        type="date"
        id="asKnownOn"
        name="asKnownOn"
        required
        min="${first.state.since.slice(0, 10)}"
        aria-describedby="day-hint"
      />
      <p class="hint" id="day-hint">${texts.dayHint}</p>
    </div>
    <button class="quiet">${texts.show}</button>
  </form>`;
}
