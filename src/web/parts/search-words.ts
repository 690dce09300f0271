/** What is asked, in words: the parts of a question as they stand on chips and in titles. */
import { sayWhen } from "../../domain/when.ts";
import { type Facet, facetNames, facets } from "../../search/facet.ts";
import type { Question, Search } from "../../search/search.ts";
import { instantFrom, shortInstant } from "../moment.ts";
import { toggled } from "../question.ts";
import { searchTexts } from "../texts/search.ts";

/** One part of a question, and the question without it. */
export interface AskedPart {
  /** What kind of part it is: `Country`, `Date`; null for words, which stand for themselves. */
  readonly kind: string | null;
  readonly words: string;
  readonly without: Question;
}

/** The parts of a question, in the order of addresses. */
export function partsAsked(question: Question, labels: Pick<Search, "labelOf">): readonly AskedPart[] {
  const { words, date, dateSure, incidents, changedSince, asKnownOn } = question;
  const part = (kind: string | null, said: string | null, change: Partial<Question>) =>
    said === null ? [] : [{ kind, words: said, without: { ...question, ...change } }];
  const time = date === null ? null : `${sayWhen(date)}${dateSure ? `, ${searchTexts.sureChip}` : ""}`;
  return [
    ...part(null, words === "" ? null : words, { words: "" }),
    ...facetNames.flatMap((facet) => partsChosen(question, facet, labels)),
    ...part(searchTexts.dateChip, time, { date: null, dateSure: false }),
    ...part(searchTexts.form.asKnownOn, asKnownOn === null ? null : sayMoment(asKnownOn), { asKnownOn: null }),
    ...part(searchTexts.incidentChip, incidents?.join(", ") ?? null, { incidents: null }),
    ...part(searchTexts.changedChip, changedSince === null ? null : sayMoment(changedSince), { changedSince: null }),
  ];
}

/** An instant in words: the day where it is the beginning or the end of one, else with its time in UTC. */
export function sayMoment(instant: string): string {
  const day = instant.slice(0, 10);
  if (shortInstant(instant) === day || instantFrom(day, "beginning") === instant) return sayWhen(day);
  return `${sayWhen(day)}, ${instant.slice(11, instant.endsWith(":00.000Z") ? 16 : 19)} UTC`;
}

function partsChosen(question: Question, facet: Facet, labels: Pick<Search, "labelOf">): readonly AskedPart[] {
  return (question.chosen[facet] ?? []).map((value) => ({
    kind: facets[facet].label,
    words: labels.labelOf(facet, value),
    without: toggled(question, facet, value),
  }));
}
