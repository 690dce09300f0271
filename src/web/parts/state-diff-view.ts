/** What changed between two states as a page shows it: field by field, what was added, what is no longer told, and what is told otherwise. */
import { stances } from "../../domain/assertion.ts";
import { type Field, fieldNames, fields, lanes } from "../../domain/field.ts";
import {
  actorsOf,
  organisationsOf,
  type Projection,
  type ToldAssertion,
  type ToldSource,
} from "../../domain/projection.ts";
import { sayAsserter, sayStatement } from "../../domain/say.ts";
import { type Changed, diffStates, type FieldDiff, type SourcesDiff } from "../../domain/state-diff.ts";
import { sayWhen } from "../../domain/when.ts";
import type { ToldState } from "../../workflow/versions.ts";
import { recordTexts } from "../texts/record.ts";
import { evidenceFor } from "./evidence.ts";
import { type Hole, type Html, html } from "./html.ts";
import { addressOfState } from "./incident-knowledge.ts";
import { laneStance } from "./lanes.ts";
import { sayValue, stanceNote } from "./saying.ts";
import { section } from "./section.ts";
import { rewordings, sayTold } from "./state-changes.ts";
import { speakersOf } from "./told.ts";
import { diffWords } from "./words-diff.ts";

const texts = recordTexts.diff;

/** How something stands in the two states; its word stands beside it, whatever its colour. */
type Fate = "added" | "removed" | "changed";

/** A state that values are shown from. */
interface Side {
  readonly told: ToldState;
  /** Where its sources are listed. */
  readonly page: string;
}

/** The changes, in the order of the codebook, sources last; a sentence where the two say the same. */
export function diffBody(from: ToldState, to: ToldState): Html {
  const { fields: changed, sources, counts } = diffStates(from.state, to.state);
  const [before, after] = [sideOf(from), sideOf(to)];
  const parts = fieldNames.flatMap((field) => {
    const diff = changed[field];
    return diff === undefined ? [] : [section(field, fields[field].label, fieldBody(field, diff, before, after))];
  });
  const list = sourceItems(sources);
  if (parts.length === 0 && list.length === 0) return html`<p>${texts.nothing}</p>`;
  return html`<p class="meta">${texts.counts(counts.added, counts.removed, counts.changed)}</p>
    <p class="fine">${texts.rules}</p>
    ${parts}
    ${
      list.length === 0
        ? null
        : section(
            "sources",
            texts.sources,
            html`<ul class="diff-items">
              ${list}
            </ul>`,
          )
    }`;
}

function sideOf(told: ToldState): Side {
  return { told, page: addressOfState(told) };
}

function fieldBody(field: Field, diff: FieldDiff, before: Side, after: Side): Html {
  if (diff.kind === "retold") {
    const values = html`<del>${sayTold(field, diff.before)}</del> ${texts.becomes}
      <ins>${sayTold(field, diff.after)}</ins>`;
    return html`<ul class="diff-items">
      ${item("changed", texts.retold, values)}
    </ul>`;
  }
  const reworded = rewordings(field, diff);
  const items = [
    ...reworded.map((pair) => item("changed", texts.reworded, rewordedText(field, pair, after))),
    ...diff.removed
      .slice(reworded.length)
      .map(({ assertion }) =>
        item(
          "removed",
          texts.removed,
          html`<del>${valueIn(field, assertion, before)}</del> ${groundIn(field, assertion, before)}`,
        ),
      ),
    ...diff.added
      .slice(reworded.length)
      .map(({ assertion }) =>
        item(
          "added",
          texts.added,
          html`<ins>${valueIn(field, assertion, after)}</ins> ${groundIn(field, assertion, after)}`,
        ),
      ),
    ...diff.changed.map((changed) => item("changed", texts.changed, changedItem(field, changed, before, after))),
  ];
  return html`${
    items.length === 0
      ? null
      : html`<ul class="diff-items">
          ${items}
        </ul>`
  }
  ${diff.order === null ? null : html`<p class="silent">${texts.reordered}</p>`}`;
}

function item(fate: Fate, word: string, body: Html): Html {
  return html`<li class="diff-item diff-${fate}">
    <span class="diff-word">${word}</span>
    <div>${body}</div>
  </li>`;
}

/** The value, and whom it is said of where a record may have several. */
function valueIn(field: Field, said: ToldAssertion, { told: { state } }: Side): Html {
  const whose = subjectOf(field, said, state);
  const lane = lanes.find((one) => one === field);
  const stance = lane === undefined ? stanceNote([said]) : laneStance(lane, [said]);
  const parts = [
    sayValue(field, said),
    stance,
    whose === null ? null : html`<span class="speaker">${texts.of} <bdi>${whose}</bdi></span>`,
  ];
  return html`${parts.filter((part) => part !== null).map((part, index) => (index === 0 ? part : html` ${part}`))}`;
}

function groundIn(field: Field, said: ToldAssertion, { told: { state }, page }: Side): Html {
  const what = `${fields[field].label}: ${sayStatement(field, said)}`;
  return html`${speakersOf([said])} ${evidenceFor([said], what, state, [], page)}`;
}

/** The name of the victim or actor; null where the value itself is the name, or none is told. */
function subjectOf(field: Field, { about }: ToldAssertion, state: Projection): string | null {
  if (about === null || ["name", "party"].includes(fields[field].value)) return null;
  const parties = [...organisationsOf(state), ...actorsOf(state)];
  return parties.find((party) => party.about === about)?.name ?? null;
}

function rewordedText(
  field: Field,
  { before, after }: { readonly before: ToldAssertion; readonly after: ToldAssertion },
  side: Side,
): Html {
  const words = diffWords(sayStatement(field, before), sayStatement(field, after)).map(({ kind, text }) => {
    if (kind === "both") return html`${text}`;
    return kind === "before" ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
  });
  return html`<p class="reworded" dir="auto">${words}</p>
    ${groundIn(field, after, side)}`;
}

/** The value with what is told of it otherwise than before, and the evidence of both. */
function changedItem(field: Field, { before, after, members }: Changed, was: Side, is: Side): Html {
  const rows = members.map((member) => {
    const [old, now] = [sayMember(before.assertion, member), sayMember(after.assertion, member)];
    return html`<dt>${texts.members[member]}</dt>
      <dd><del>${old}</del> ${texts.becomes} <ins>${now}</ins></dd>`;
  });
  return html`${valueIn(field, after.assertion, is)}
    <dl class="fields">${rows}</dl>
    <span class="fine">${texts.before}</span> ${groundIn(field, before.assertion, was)}
    <span class="fine">${texts.after}</span> ${groundIn(field, after.assertion, is)}`;
}

function sayMember(said: ToldAssertion, member: Changed["members"][number]): Hole {
  switch (member) {
    case "stance":
      return stances[said.stance];
    case "asserter":
      return said.asserter === null ? texts.nobody : html`<bdi>${sayAsserter(said.asserter)}</bdi>`;
    case "asserted":
      return said.asserted === null ? texts.none : sayWhen(said.asserted);
    case "likelihood":
    case "confidence":
      return said[member]?.replaceAll("-", " ") ?? texts.none;
    case "evidence":
      return texts.evidence(said.evidence.length);
    case "about":
    case "origin":
    case "polarity":
      return said[member] ?? texts.none;
    case "content":
      return texts.none;
  }
}

function sourceItems({ added, removed, changed }: SourcesDiff): readonly Html[] {
  const name = ({ title, publisher, published }: ToldSource) =>
    html`<bdi>${title ?? texts.untitled}</bdi>,
      <bdi>${publisher}</bdi>${published === null ? null : `, ${sayWhen(published)}`}`;
  return [
    ...removed.map((source) => item("removed", texts.removed, html`<del>${name(source)}</del>`)),
    ...added.map((source) => item("added", texts.added, html`<ins>${name(source)}</ins>`)),
    ...changed.map(({ before, after }) =>
      item("changed", texts.changed, html`<del>${name(before)}</del> ${texts.becomes} <ins>${name(after)}</ins>`),
    ),
  ];
}
