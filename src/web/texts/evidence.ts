/** What is said around the evidence of a value: who says it, when, how surely, and in which source. */
import type { ToldAssertion } from "../../domain/projection.ts";
import { type Html, html } from "../parts/html.ts";

const makers: Readonly<Record<ToldAssertion["origin"], string>> = {
  human: "Put into words by a person.",
  rule: "Put into words by a rule, reviewed by a person.",
  model: "Put into words by a model, reviewed by a person.",
  import: "Put into words by an import.",
};

/** The texts. `numbers` are those of sources, parted by commas; `what` is the value, for those who hear the page. */
export const evidenceTexts = {
  evidence: (numbers: string, what: string) => html`evidence ${numbers}<span class="unseen"> for ${what}</span>`,
  sources: (count: number, numbers: string, what: string) =>
    count === 1
      ? html`source ${numbers}<span class="unseen"> for ${what}</span>`
      : html`sources ${numbers}<span class="unseen"> for ${what}</span>`,
  source: (number: Html) => html`Source ${number}:`,
  untitled: "untitled report",
  makers,
  by: (who: Html) => html`By ${who}`,
  saidBy: (who: Html) => html`Said by ${who}`,
  saidByUnnamed: html`Said by a speaker who is not named here`,
  undated: html`date of saying not reported`,
  negated: (stance: string) => `${stance} (that it was not so)`,
  likelihood: (words: string, [from, to]: readonly [number, number]) => `likelihood: ${words} (${from}–${to} %)`,
  confidence: (word: string) => `confidence: ${word}`,
  membersOnly: "The quotes are available to members.",
  /** What the evidence of larger parts of a record is for. */
  whats: {
    victim: "the victim",
    date: "the date",
    country: "the country",
    summary: "the summary",
    description: "the description",
  },
} as const;
