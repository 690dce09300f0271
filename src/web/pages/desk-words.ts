/** What the desk says of assertions besides their values: speakers, origins, markings. */
import type { Assertion, Origin } from "../../domain/assertion.ts";
import { type Field, fields } from "../../domain/field.ts";
import { sayManner } from "../../domain/say.ts";
import { sayWhen } from "../../domain/when.ts";
import { tlpLabels } from "../../vocabulary/tlp.ts";
import { type Html, html } from "../parts/html.ts";
import { sayAsserter } from "../parts/saying.ts";
import { deskTexts } from "../texts/desk.ts";
import type { Choice } from "./form-entry.ts";

/** The label of a field, and of whom it is said where that has a name. */
export function sayField(
  { field, about }: Pick<Assertion, "field" | "about">,
  names: ReadonlyMap<string, string>,
): string {
  const name = about === null ? undefined : names.get(about);
  return name === undefined || namesItself(field)
    ? fields[field].label
    : `${fields[field].label}: ${shorten(name, 60)}`;
}

/** Whose word it is and how they stand to it: `City of Northport (the victim), confirmed, on 8 November 2022`. */
export function saySpeaker(assertion: Assertion): Html {
  return html`${sayAsserter(assertion.asserter)}, ${sayManner(assertion)}`;
}

/** Who put an assertion into words. */
export function sayOrigin(origin: Origin): string {
  return origin.by === "human"
    ? deskTexts.byHand
    : deskTexts.byProgram(`${origin.by} ${origin.name} ${origin.version}`);
}

/** The markings to choose from, each with who may then know. The first, and where nothing is chosen: not yet cleared. */
export const markingChoices: readonly Choice[] = [
  { value: "", label: deskTexts.unmarked },
  ...tlpLabels.map((label) => ({ value: label, label: deskTexts.marked(label) })),
];

/** An instant as people write it. */
export function sayInstant(instant: string): string {
  return `${sayWhen(instant.slice(0, 10))}, ${instant.slice(11, 16)} UTC`;
}

/** A text cut at a word to about so many characters. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest).toWellFormed();
  return `${cut.replace(/\s+\S{0,30}$/, "")} …`;
}

/** Fields whose value is the name of what they are about. */
function namesItself(field: Field): boolean {
  return field === "victim.name" || field.startsWith("responsibility.");
}
