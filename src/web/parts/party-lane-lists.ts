/** The lists of an actor's incidents, one for each lane, every line with who says so and where that stands. */
import { claimStateOf } from "../../domain/claim.ts";
import { fields, labelOfTerm, type Lane } from "../../domain/field.ts";
import { shownAbout } from "../../domain/projection.ts";
import type { Instant } from "../../domain/report.ts";
import { parseSubjectKey } from "../../domain/subject.ts";
import { actorTexts as texts } from "../texts/actors.ts";
import { evidenceFor } from "./evidence.ts";
import { type Html, html } from "./html.ts";
import { laneClass, laneLegend, laneStance } from "./lanes.ts";
import type { Mention } from "./party-facts.ts";
import { type LaneList, uncounted } from "./party-lanes.ts";
import { recordLines } from "./record-table.ts";
import { recordHref } from "./search-hits.ts";
import { speakersOf } from "./told.ts";

/** The lanes that every actor has, whether or not anything stands in them. */
const always: readonly Lane[] = ["responsibility.attributed", "responsibility.claimed"];

/** One lane with its count. Nothing where it is empty, but for what is attributed and what is claimed. `more` leads to all of it. */
export function laneListPart(
  { lane, total, among, mentions }: LaneList,
  more: string | null,
  asKnownOn: Instant | null = null,
): Html | null {
  if (total === 0 && !always.includes(lane)) return null;
  return html`<h2 class="lane-heading ${laneClass(lane)}">
      ${texts.headings[lane]} <span class="count">${total.toLocaleString("en-US")}</span>
    </h2>
    <p class="fine ${laneClass(lane)}">${laneLegend(lane)}${among === null ? null : html` ${texts.newest(among)}`}</p>
    ${
      mentions.length === 0
        ? html`<p class="silent">${among === null ? texts.none : texts.noneNewest(among)}</p>`
        : lines(mentions, (mention) => laneNote(lane, mention, asKnownOn), asKnownOn)
    }
    ${
      more === null
        ? null
        : html`<p>
            <a href="${more}">${texts.all(total)}<span class="unseen">: ${texts.headings[lane]}</span></a>
          </p>`
    }`;
}

/** Words of the latest records that are not counted in any lane; nothing where there are none. */
export function uncountedPart(mentions: readonly Mention[], asKnownOn: Instant | null = null): Html | null {
  const found = uncounted(mentions);
  if (found.length === 0) return null;
  return html`<h2>${texts.other}</h2>
    <p class="fine">${texts.otherLead}</p>
    ${lines(
      found,
      (mention) =>
        html`${found.filter((one) => one === mention).map(({ lane }) => html`<span class="detail">${fields[lane].label}</span> ${laneNote(lane, mention, asKnownOn)}`)}`,
      asKnownOn,
    )}`;
}

function lines<T extends Mention>(mentions: readonly T[], note: (mention: T) => Html, asKnownOn: Instant | null): Html {
  const of = new Map(mentions.map((mention) => [mention.record, mention]));
  return recordLines(
    [...of.keys()],
    (record) => html`${mentions.filter((one) => one.record === record).map(note)}`,
    asKnownOn,
  );
}

function laneNote(lane: Lane, { record, about }: Mention, asKnownOn: Instant | null): Html {
  const said = shownAbout(record, lane, about);
  const states = lane === "responsibility.claimed" ? shownAbout(record, "claim.state", about) : [];
  const beside = states.length === 0 ? [] : [{ label: fields["claim.state"].label, said: states }];
  return html`${speakersOf(said)} ${laneStance(lane, said)} ${claimState(lane, { record, about })}
  ${evidenceFor(said, `${fields[lane].label.toLowerCase()} in ${record.incident}`, record, beside, recordHref(record.incident, asKnownOn))}`;
}

/** What became of a claim, where this audience is told of that; it is open where nothing is said. */
function claimState(lane: Lane, { record, about }: Mention): Html | null {
  if (lane !== "responsibility.claimed" || record.fields["claim.state"].kind !== "shown") return null;
  const key = parseSubjectKey(about);
  const statements = shownAbout(record, "claim.state", about).map(({ content, polarity, asserted }) => {
    return { field: "claim.state", about: key, content, polarity, asserted } as const;
  });
  const state = labelOfTerm("claim.state", claimStateOf(statements, about)).toLowerCase();
  return html`<span class="detail">${texts.claim(state)}</span>`;
}
