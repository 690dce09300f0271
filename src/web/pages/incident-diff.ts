/** What changed between two states of a record: GET /incidents/:id/diff?from=&to=, field by field, with the evidence. */
import { type Finding, finding } from "../../domain/finding.ts";
import { type Projection, victimNamesOf } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import { diffStates } from "../../domain/state-diff.ts";
import { type ToldState, type ToldStates, versionsOf } from "../../workflow/versions.ts";
import { type Html, html } from "../parts/html.ts";
import { addressOfState, dayOf, nameOfState } from "../parts/incident-knowledge.ts";
import type { PageContent } from "../parts/page.ts";
import { diffBody } from "../parts/state-diff-view.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { recordTexts } from "../texts/record.ts";
import { addressedRecord, type RecordRequest } from "./incident-address.ts";
import { typedIn } from "./typed.ts";

const texts = recordTexts.diff;

/** The two states that are laid over each other. */
interface Pair {
  readonly from: ToldState;
  readonly to: ToldState;
}

/** The page; as JSON what the HTTP interface gives, without its frame. */
export const diffRoutes: Routes =
  ({ house }) =>
  (app) => {
    app.get<RecordRequest>("/incidents/:id/diff", async (request, reply) => {
      const telling = await addressedRecord(house.store, request);
      const asked = askedIn(request.query);
      const states = await versionsOf(house, telling);
      if (asked.version !== null && asked.version <= telling.version && stateOfVersion(states, asked.version) === 0) {
        return reply.redirect(`/incidents/${telling.incident}/versions`, 302);
      }
      const pair = pairOf(states, asked);
      return answer(request, reply, {
        page: () => diffPage(telling, pair),
        json: () => {
          const { counts, fields, sources, renamed } = diffStates(pair.from.state, pair.to.state);
          return {
            incident: telling.incident,
            from: markOf(pair.from),
            to: markOf(pair.to),
            counts,
            fields,
            sources,
            renamed,
          };
        },
      });
    });
    return Promise.resolve();
  };

/** Numbers of states; null: not given. `version` stands for the state that was told as that version, and the one before. */
type AskedStates = Readonly<Record<"from" | "to" | "version", number | null>>;

function askedIn(query: unknown): AskedStates {
  const typed = typedIn(query);
  const findings: Finding[] = [];
  const numberIn = (name: keyof AskedStates): number | null => {
    const given = typed.all(name).join(" · ").trim();
    if (given === "") return null;
    if (!/^[1-9]\d{0,5}$/.test(given)) findings.push(finding(name, "value-not-admitted", given));
    return Number(given);
  };
  const asked = { from: numberIn("from"), to: numberIn("to"), version: numberIn("version") };
  if (findings.length === 0) return asked;
  const takes = Object.fromEntries(findings.map(({ at }) => [at, texts.takes]));
  throw new Refusal("request-invalid", takes, findings);
}

/** Without anything: what the newest state changed. Refuses (`page-not-found`) states that there are not. */
function pairOf(states: ToldStates, { from, to, version }: AskedStates): Pair {
  const cited = version === null ? null : stateOfVersion(states, version);
  const later = cited ?? to ?? states.length;
  const earlier = (cited === null ? from : null) ?? Math.max(1, later - 1);
  const pair = { from: states[earlier - 1], to: states[later - 1] };
  if (pair.from === undefined || pair.to === undefined) throw new Refusal("page-not-found");
  return { from: pair.from, to: pair.to };
}

/** The number of the state that was told as a version; 0 where it is none of its own any more. */
function stateOfVersion(states: ToldStates, version: number): number {
  return states.findIndex((told) => told.version === version) + 1;
}

function markOf({ state, version }: ToldState): object {
  return { number: state.version, version, since: state.since };
}

function diffPage(telling: Projection, { from, to }: Pair): PageContent {
  const { incident } = telling;
  const body = html`<article class="record diff">
    <h1>${texts.heading}</h1>
    <p class="meta">
      <a href="/incidents/${incident}"><bdi>${victimNamesOf(telling)}</bdi></a> · Record <code>${incident}</code> ·
      <a href="/incidents/${incident}/versions">${texts.other}</a>
    </p>
    <p>${stateLink(texts.from, from)} ${stateLink(texts.to, to)}</p>
    ${diffBody(from, to)}
  </article>`;
  return {
    title: texts.title(incident),
    body,
    noindex: true,
    section: "/incidents",
    styles: ["record.css"],
  };
}

function stateLink(word: string, told: ToldState): Html {
  return html`${word} <a href="${addressOfState(told)}">${nameOfState(told)}</a> (${dayOf(told.state.since)})`;
}
