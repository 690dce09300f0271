/** The lanes of responsibility, each with its word, shape and colour: who says what of whom. A claim never looks like an attribution. */
import { claimStateOf } from "../../domain/claim.ts";
import { fields, labelOfTerm, type Lane, lanes } from "../../domain/field.ts";
import { type Projection, shownAbout, shownOf, type ToldAssertion } from "../../domain/projection.ts";
import { sayContent, sayStatement } from "../../domain/say.ts";
import { slugOf } from "../../domain/source.ts";
import { parseSubjectKey } from "../../domain/subject.ts";
import { attributionBases } from "../../domain/value.ts";
import { sayWhen } from "../../domain/when.ts";
import { responsibilityTexts as texts } from "../texts/responsibility.ts";
import { type Beside, evidenceHere } from "./evidence.ts";
import { type Hole, type Html, html } from "./html.ts";
import { sayAsserter, sayValue, stanceNote } from "./saying.ts";
import { anyTold, notReportedLine, tellingOf, type Voices, voicesOf } from "./told.ts";

/** Drawn rather than written, so that no font can lack them. */
const shapes: Readonly<Record<Lane, Html>> = {
  "responsibility.claimed": html`<path d="M6 1l5 10H1z" />`,
  "responsibility.attributed": html`<path d="M1 1h10v10H1z" />`,
  "responsibility.suspected": html`<path d="M6 0l6 6-6 6-6-6z" />`,
  "responsibility.not-attributed": html`<path class="hollow" d="M2 2h8v8H2z" />`,
  "responsibility.denied": html`<path class="hollow" d="M2 2l8 8M10 2l-8 8" />`,
};

/** What a lane means, after its word and shape. */
export function laneLegend(lane: Lane): Html {
  return html`${laneMark(lane)}: ${texts.meanings[lane]}.`;
}

/** The word and shape of a lane. The shape is an ornament: the word says all. */
function laneMark(lane: Lane): Html {
  return html`<span class="lane-mark"
    ><svg class="shape" viewBox="0 0 12 12" aria-hidden="true">${shapes[lane]}</svg> ${fields[lane].label}</span
  >`;
}

/** The class of a lane's colour. */
export function laneClass(lane: Lane): string {
  return `lane-${lane.replace("responsibility.", "")}`;
}

/** How the speakers stand to it, where the lane's own word does not say so already. */
export function laneStance(lane: Lane, said: readonly ToldAssertion[]): Html | null {
  return stanceNote(said.filter(({ stance }) => !expected(lane, stance)));
}

/** All that is said of who is responsible. Lanes in which nobody says anything are named at the end. */
export function lanesOf(projection: Projection): Html {
  const told = lanes.filter((lane) => anyTold(projection, [lane]));
  const silent = told.filter(
    (lane) => projection.fields[lane].kind === "shown" && shownOf(projection, lane).length === 0,
  );
  const lines = told.filter((lane) => !silent.includes(lane)).flatMap((lane) => linesOf(projection, lane));
  return html`${
    lines.length === 0
      ? null
      : html`<ul class="lanes">
          ${lines}
        </ul>`
  }
  ${notReportedLine(silent.map((lane) => fields[lane].label))}`;
}

function linesOf(projection: Projection, lane: Lane): readonly Html[] {
  const line = (body: Hole) =>
    html`<li class="lane ${laneClass(lane)}">
      ${laneMark(lane)}
      <div class="lane-line">${body}</div>
    </li>`;
  if (projection.fields[lane].kind !== "shown") return [line(tellingOf(projection, lane))];
  return voicesOf(shownOf(projection, lane)).map((voices) => line(lineOf(projection, lane, voices)));
}

function lineOf(projection: Projection, lane: Lane, voices: Voices): Html {
  const [first] = voices;
  const claim = claimOf(projection, lane, first);
  const details = [...speakerParts(lane, voices), ...claim.parts];
  return html`<strong>${actorName(lane, first)}</strong> ${laneStance(lane, voices)}
    ${details.map((part) => html`<span class="detail">${part}</span>`)}
    ${evidenceHere(voices, `${fields[lane].label}: ${sayStatement(lane, first)}`, projection, claim.beside)}`;
}

/** The actor with a link to its page; "stated not" actors and nobody in particular have none. */
function actorName(lane: Lane, said: ToldAssertion): Html {
  const { content, polarity } = said;
  if (content.kind === "party" && content.name === null) return texts.nobodyInParticular;
  if (content.kind !== "party" || content.name === null || polarity === "negated") return sayValue(lane, said);
  return html`<a href="/actors/${encodeURIComponent(slugOf(content.name))}"><bdi>${content.name}</bdi></a>`;
}

/** Who says so, when, and on what ground. Who claims is the actor itself; who denies may speak for it. */
function speakerParts(lane: Lane, voices: Voices): readonly Html[] {
  const speaks = lane === "responsibility.denied" ? texts.saidBy : texts.by;
  return voices.flatMap(({ asserter, asserted, content, likelihood, confidence }) => {
    const name = content.kind === "party" ? content.name : null;
    const self = lane === "responsibility.claimed" || (lane === "responsibility.denied" && asserter?.name === name);
    const who = sayAsserter(asserter);
    const basis = content.kind === "party" && content.basis !== null ? attributionBases[content.basis] : null;
    return [
      who === null || self ? null : speaks(who),
      asserted === null ? null : html`${sayWhen(asserted)}`,
      basis === null ? null : texts.onGround(basis),
      likelihood === null ? null : html`${likelihood.replaceAll("-", " ")}`,
      confidence === null ? null : texts.confidence(confidence),
    ].filter((part) => part !== null);
  });
}

/** Where a claim was made and what became of it, with what that rests on. */
function claimOf(
  projection: Projection,
  lane: Lane,
  { about }: ToldAssertion,
): { readonly parts: readonly Html[]; readonly beside: readonly Beside[] } {
  if (lane !== "responsibility.claimed" || about === null) return { parts: [], beside: [] };
  const channels = shownAbout(projection, "claim.channel", about).filter(({ polarity }) => polarity === "affirmed");
  const where = [...new Set(channels.map((said) => sayContent("claim.channel", said.content)))];
  const states = shownAbout(projection, "claim.state", about);
  const parts = [
    ...(where.length === 0 ? [] : [texts.onChannel(html`<bdi>${where.join(", ")}</bdi>`)]),
    ...(projection.fields["claim.state"].kind === "shown" ? [texts.claim(sayClaimState(states, about))] : []),
  ];
  const label = (field: "claim.channel" | "claim.state") => fields[field].label;
  return {
    parts,
    beside: [
      { label: label("claim.channel"), said: channels },
      { label: label("claim.state"), said: states },
    ],
  };
}

/** What was last said of the claim; where nothing is said it is open. */
function sayClaimState(said: readonly ToldAssertion[], about: string): string {
  const key = parseSubjectKey(about);
  const statements = said.map(({ content, polarity, asserted }) => {
    return { field: "claim.state", about: key, content, polarity, asserted } as const;
  });
  return labelOfTerm("claim.state", claimStateOf(statements, about)).toLowerCase();
}

/** The stance that the lane's own word says already. */
function expected(lane: Lane, stance: ToldAssertion["stance"]): boolean {
  if (lane === "responsibility.claimed") return stance === "claimed";
  if (lane === "responsibility.denied") return stance === "denied" || stance === "claimed";
  return lane === "responsibility.suspected" && stance === "suspected";
}
