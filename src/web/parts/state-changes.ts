/** What changed from one state of a record to the next, in a few short lines. */
import { type Field, fieldNames, fields } from "../../domain/field.ts";
import type { Told, ToldAssertion } from "../../domain/projection.ts";
import { sayStatement } from "../../domain/say.ts";
import type { AssertionsDiff, FieldDiff, StateDiff } from "../../domain/state-diff.ts";
import { recordTexts } from "../texts/record.ts";
import { type Html, html } from "./html.ts";
import { undirected } from "./saying.ts";
import { countOf } from "./told.ts";

const texts = recordTexts.diff;

/** In characters; a line names a value, it does not tell it. */
const longestValue = 80;

/** One line for each thing that changed, in the order of the codebook, sources last; empty where two states say the same. */
export function changeLines({ fields: changed, sources }: StateDiff): readonly Html[] {
  const lines = fieldNames.flatMap((field) => {
    const diff = changed[field];
    return diff === undefined ? [] : linesOf(field, diff);
  });
  const { added, removed } = sources;
  return [
    ...lines,
    ...(added.length === 0 ? [] : [html`${texts.sourcesAdded(added.length)}`]),
    ...(removed.length === 0 ? [] : [html`${texts.sourcesRemoved(removed.length)}`]),
  ];
}

/** Prose that took the place of other prose: the desk wrote it anew, paragraph by paragraph, as far as both have one. */
export function rewordings(
  field: Field,
  { added, removed }: Pick<AssertionsDiff, "added" | "removed">,
): readonly { readonly before: ToldAssertion; readonly after: ToldAssertion }[] {
  if (fields[field].value !== "prose") return [];
  return removed.flatMap(({ assertion: before }, index) => {
    const after = added[index]?.assertion;
    return after === undefined ? [] : [{ before, after }];
  });
}

/** A form of telling in a few words, such as `2 motives`. */
export function sayTold(field: Field, told: Told): string {
  switch (told.kind) {
    case "withheld":
      return texts.nobody;
    case "counted":
      return countOf(field, told.count);
    case "shown":
      return told.assertions.length === 0
        ? texts.none
        : told.assertions.map((said) => sayStatement(field, said)).join(", ");
  }
}

function linesOf(field: Field, diff: FieldDiff): readonly Html[] {
  const { label } = fields[field];
  if (diff.kind === "retold") {
    return [html`${label}: ${sayTold(field, diff.before)} ${texts.becomes} ${sayTold(field, diff.after)}`];
  }
  const reworded = rewordings(field, diff).length;
  const line = (said: ToldAssertion, what: string) =>
    html`${label}: <bdi>${shortened(sayStatement(field, said))}</bdi> <span class="fine">(${what})</span>`;
  const word = (text: string) => text.toLowerCase();
  return [
    ...(reworded === 0 ? [] : [html`${label} <span class="fine">(${word(texts.reworded)})</span>`]),
    ...diff.added.slice(reworded).map(({ assertion }) => line(assertion, word(texts.added))),
    ...diff.removed.slice(reworded).map(({ assertion }) => line(assertion, word(texts.removed))),
    ...diff.changed.map(({ after, members }) =>
      line(after.assertion, members.map((member) => texts.members[member]).join(", ")),
    ),
  ];
}

function shortened(text: string): string {
  const line = undirected(text).replaceAll(/\s+/g, " ");
  return line.length > longestValue ? `${line.slice(0, longestValue - 1)}…` : line;
}
