/** What is said of who is said to be responsible: what each lane means, and who puts somebody into it. A claim is never an attribution. */
import type { Lane } from "../../domain/field.ts";
import { type Html, html } from "../parts/html.ts";

/** After the word and shape of a lane. */
const meanings: Readonly<Record<Lane, string>> = {
  "responsibility.claimed": "an actor says that it did it, whoever passes that on",
  "responsibility.attributed": "somebody with no stake in having done it says that this actor did it",
  "responsibility.suspected": "somebody holds it possible or likely, short of saying so",
  "responsibility.not-attributed": "somebody who could attribute says that they do not",
  "responsibility.denied": "the accused says that it did not do it",
};

/** The texts of the lanes in a record. */
export const responsibilityTexts = {
  meanings,
  nobodyInParticular: html`to anyone in particular`,
  by: (who: Html) => html`by ${who}`,
  /** Of a denial: who denies may speak for the accused. */
  saidBy: (who: Html) => html`said by ${who}`,
  onGround: (basis: string) => html`on ${basis}`,
  confidence: (word: string) => html`${word} confidence`,
  onChannel: (channels: Html) => html`on ${channels}`,
  claim: (state: string) => html`claim ${state}`,
} as const;
